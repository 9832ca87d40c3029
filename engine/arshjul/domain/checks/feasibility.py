"""What the kalendaria cannot carry: findings of a plan.

``no-meeting`` and ``only-cancelled`` speak of a month rule inside a year that has a kalendarium, for a body
that has rows in it (with the day in reserve that would do). ``no-calendar``: a year, or a body, without any
rows, once. ``no-later-meeting``: a relative step after which the body does not meet again.
"""

from collections.abc import Iterator

from arshjul.domain.basis import Basis
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.kinds import AT_MEETING
from arshjul.domain.planned import Plan, PlannedDocument, PlannedStep

_ONE_EACH = frozenset({"no-meeting", "only-cancelled", "no-later-meeting"})


def check(basis: Basis, plan: Plan) -> Iterator[Finding]:
    """Every finding of a plan, in the order of the calendar; one a step and body."""
    found: dict[tuple[object, ...], Finding] = {}
    if _empty(basis, plan.cycle):  # also when no body is left to have a document
        missing = _whole_year(plan.cycle)
        found[_identity(missing)] = missing
    for planned in plan.documents:
        for step in planned.steps:
            if step.kind in AT_MEETING:
                for finding in _of_step(basis, planned, step):
                    found.setdefault(_identity(finding), finding)
    yield from sorted(found.values(), key=_order)


def _of_step(basis: Basis, planned: PlannedDocument, step: PlannedStep) -> Iterator[Finding]:
    if step.unbound in _ONE_EACH:
        yield _unbound(planned, step, step.unbound, _reserve(basis, planned, step))
    elif step.unbound == "no-calendar":
        yield _no_calendar(basis, planned, step)
    if step.equals:
        yield _ambiguous(planned, step)


def _reserve(basis: Basis, planned: PlannedDocument, step: PlannedStep) -> Meeting | None:
    """The day of its month that the body has kept in reserve, and nobody has called, for want of another."""
    months, document = step.months, planned.document
    if step.unbound != "no-meeting" or months is None:
        return None
    word = step.transition.body
    found = basis.meetings_of(word, document.body, months.first, months.last, document.type)
    reserved = (m for m in found if m.status is MeetingStatus.RESERVE and not m.called)
    return next((meeting for meeting in reserved if months.hold(meeting.date)), None)


def _unbound(planned: PlannedDocument, step: PlannedStep, code: str, reserve: Meeting | None) -> Finding:
    later = step.next_live
    year, month = _when(step)
    arguments: dict[str, object] = {
        "next_meeting": later.id if later else None,
        "next_date": later.date if later else None,
        "successor": later.body if later and later.body != step.body else None,
        "name": planned.document.workflow.name.sv,
        "after": step.due,
        "reserve": reserve.id if reserve else None,
        "reserve_date": reserve.date if reserve else None,
        **_months(step),
    }
    place = _place(planned, step)
    return Finding(
        code, Severity.WARNING, place, planned.document.type, step.trigger, step.body, month, year, arguments
    )


def _no_calendar(basis: Basis, planned: PlannedDocument, step: PlannedStep) -> Finding:
    assert step.due is not None
    year = step.due.year
    kalendarium = basis.kalendaria.get(year)
    if kalendarium is None or _empty(basis, year):
        return _whole_year(year)
    place = Place(kalendarium.file, ("meetings",))
    return Finding(
        "no-calendar", Severity.WARNING, place, body=step.body, year=year, arguments={"whole": False}
    )


def _empty(basis: Basis, year: int) -> bool:
    """Whether a year has no meetings at all; a file that is still to be filled in is no kalendarium."""
    kalendarium = basis.kalendaria.get(year)
    return kalendarium is None or not kalendarium.meetings


def _whole_year(year: int) -> Finding:
    place = Place(f"calendar/{year}.toml")
    return Finding("no-calendar", Severity.WARNING, place, year=year, arguments={"whole": True})


def _ambiguous(planned: PlannedDocument, step: PlannedStep) -> Finding:
    meetings = tuple(meeting.id for meeting in step.equals)
    year, month = (step.months.year, step.months.numbers[0]) if step.months else (None, None)
    return Finding(
        "ambiguous-meeting",
        Severity.WARNING,
        _place(planned, step),
        planned.document.type,
        step.trigger,
        step.body,
        month,
        year,
        {"meetings": meetings, "chosen": meetings[0], **_months(step)},
    )


def _when(step: PlannedStep) -> tuple[int | None, int | None]:
    """Year and month: of the month rule, the first of its months; else the year of the due date."""
    if step.months is not None:
        return step.months.year, step.months.numbers[0]
    return step.due.year if step.due else None, None


def _months(step: PlannedStep) -> dict[str, object]:
    """All the months of a rule that has several; nothing for one that has one."""
    several = step.months is not None and len(step.months.numbers) > 1
    return {"month": step.months.numbers} if several and step.months else {}


def _place(planned: PlannedDocument, step: PlannedStep) -> Place:
    return Place(planned.document.workflow.file, ("transitions", step.index, "when"))


def _identity(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.document, finding.step, finding.body, finding.year, finding.month)


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.year or 0, finding.month or 0, finding.document or "", finding.body or "")
