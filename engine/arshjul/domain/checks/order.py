"""The order of meetings against the order of steps.

There is no least gap between board and council in law: the same day is legal, in order of time, and is shown.
"""

from collections.abc import Iterator
from datetime import date

from arshjul.domain.checks.year import Year, at_step, end_of, grouped, meetings_before
from arshjul.domain.findings import Finding, Severity
from arshjul.domain.kinds import AT_MEETING
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.workflow import Missing


def check(year: Year) -> Iterator[Finding]:
    """Every step whose meeting comes before, or on the same day as, one that it must follow."""
    found: list[Finding] = []
    for planned, step in year.steps():
        if step.kind in AT_MEETING and step.meeting is not None:
            finding = _of_step(year, planned, step)
            found += [finding] if finding else []
    yield from grouped(found, apart=("date", "other_date", "other"))


def _of_step(year: Year, planned: PlannedDocument, step: PlannedStep) -> Finding | None:
    """The worst of the steps that it must follow: the one whose meeting is the last."""
    befores = [before for before in _befores(year, planned, step) if before.meeting is not None]
    last = max(befores, key=lambda before: end_of(before) or date.min, default=None)
    if last is None or last.meeting is None or step.meeting is None or last.meeting == step.meeting:
        return None
    end = end_of(last)
    if step.due is None or end is None or end < step.due:
        return None
    if end > step.due or _later_that_day(last, step):
        return _wrong(year, planned, step, last, "out-of-order", Severity.WARNING)
    return _wrong(year, planned, step, last, "same-day", Severity.INFO)


def _befores(year: Year, planned: PlannedDocument, step: PlannedStep) -> Iterator[PlannedStep]:
    yield from meetings_before(planned, step.transition)
    for requirement in step.transition.requires:
        if requirement.missing is Missing.REFUSE:
            yield from year.required(planned.document, requirement)


def _later_that_day(before: PlannedStep, step: PlannedStep) -> bool:
    first = before.meeting.time if before.meeting else None
    second = step.meeting.time if step.meeting else None
    return first is not None and second is not None and first >= second


def _wrong(
    year: Year, planned: PlannedDocument, step: PlannedStep, last: PlannedStep, code: str, severity: Severity
) -> Finding:
    assert step.meeting is not None
    assert last.meeting is not None
    facts = {
        "meeting": step.meeting.id,
        "date": step.due,
        "other": last.meeting.id,
        "other_body": last.body,
        "other_date": end_of(last),
    }
    place = at_step(planned.document, step)
    document = planned.document.type
    return Finding(code, severity, place, document, step.trigger, step.body, None, year.cycle, facts)
