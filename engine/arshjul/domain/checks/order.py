"""The order of meetings against the order of steps.

There is no least gap between board and council in law: the same day is legal, in order of time, and is shown.
"""

from collections.abc import Iterator, Mapping
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
    yield from grouped(found, apart=("date", "other_date", "other", "awaited"))


def _of_step(year: Year, planned: PlannedDocument, step: PlannedStep) -> Finding | None:
    """The worst of the steps that it must follow: the one whose meeting is the last."""
    befores = [row for row in _befores(year, planned, step) if row[1].meeting is not None]
    awaited, last = max(befores, key=lambda row: end_of(row[1]) or date.min, default=("", None))
    if last is None or last.meeting is None or step.meeting is None or last.meeting == step.meeting:
        return None
    end = end_of(last)
    if step.due is None or end is None or end < step.due:
        return None
    facts = _awaited(planned, awaited, last)
    if end > step.due:
        return _wrong(year, planned, step, last, "out-of-order", Severity.WARNING, facts)
    first, second = last.meeting.time, step.meeting.time
    if first is None or second is None:
        return _wrong(year, planned, step, last, "same-day", Severity.INFO, facts)
    facts |= {"time": second, "other_time": first}
    if first < second:
        return _wrong(year, planned, step, last, "same-day-in-order", Severity.INFO, facts)
    facts["kind"] = "later" if first > second else "at-once"
    return _wrong(year, planned, step, last, "out-of-order", Severity.WARNING, facts)


def _awaited(planned: PlannedDocument, document: str, last: PlannedStep) -> dict[str, object]:
    """What it waits for: a step of its own, or another document's."""
    other = document if document != planned.document.id else None
    return {"awaited": other, "awaited_step": last.transition.name}


def _befores(year: Year, planned: PlannedDocument, step: PlannedStep) -> Iterator[tuple[str, PlannedStep]]:
    """Each with the id of the document whose step it is."""
    for before in meetings_before(planned, step.transition):
        yield planned.document.id, before
    for requirement in step.transition.requires:
        if requirement.missing is Missing.REFUSE:
            yield from year.required_of(planned.document, requirement)


def _wrong(
    year: Year,
    planned: PlannedDocument,
    step: PlannedStep,
    last: PlannedStep,
    code: str,
    severity: Severity,
    more: Mapping[str, object],
) -> Finding:
    assert step.meeting is not None
    assert last.meeting is not None
    facts = {
        "meeting": step.meeting.id,
        "date": step.due,
        "other": last.meeting.id,
        "other_body": last.body,
        "other_date": end_of(last),
        **more,
    }
    place = at_step(planned.document, step)
    document = planned.document.type
    return Finding(code, severity, place, document, step.trigger, step.body, None, year.cycle, facts)
