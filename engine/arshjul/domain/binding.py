"""Which meeting a step is taken at: from a month rule, as the next after another step, or after the start.

Live = every status but cancelled (a reserve meeting only once called). Among several live meetings of the
month: the one that names the document, else the first ordinary one on or after the steps it waits for,
else the first extra one. A preparatory meeting comes last, and does for a dialogue but never for a decision.
A step whose month has no live meeting stays *unbound*: the program never binds it by itself; that is for the
process owner to do.
"""

from collections.abc import Sequence
from datetime import date

from arshjul.domain.basis import Basis, Document
from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.months import Months
from arshjul.domain.timing import MonthRule, MonthsAfter
from arshjul.domain.workflow import Transition
from arshjul.errors import Fault
from arshjul.values import dataclass, replace

_RANK = {
    MeetingStatus.ORDINARY: 0,
    MeetingStatus.MOVED: 0,
    MeetingStatus.EXTRA: 1,
    MeetingStatus.RESERVE: 1,
    MeetingStatus.CONSTITUTING: 2,
    MeetingStatus.PREPARATORY: 2,
}


@dataclass(frozen=True, slots=True)
class Bound:
    """The outcome of binding: a meeting or the reason there is none, the due date, and why."""

    body: str | None
    meeting: Meeting | None
    due: date
    because: tuple[Fault, ...]
    unbound: str | None = None
    """Finding code: "no-meeting", "only-cancelled", "no-calendar", "no-later-meeting"."""
    next_live: Meeting | None = None
    """For an unbound step: the body's next live meeting after the due date, if the kalendaria have one."""
    equals: tuple[Meeting, ...] = ()
    """Meetings that are equally good candidates: a finding."""
    months: Months | None = None
    """Of the month rule."""


def months_of(basis: Basis, document: Document, rule: MonthRule) -> Months:
    """Year and months in which the document's own body takes the step, its exceptions regarded."""
    for word, exception in rule.except_.items():
        if document.body in basis.organisation.expand((word,)):
            return months_of(basis, document, exception)
    return Months(document.cycle + int(rule.next_year), rule.months)


def bind_month(
    basis: Basis, document: Document, step: Transition, rule: MonthRule, waits: date | None
) -> Bound:
    """Bind a step to a meeting of its month, or of its months when there are several."""
    months = months_of(basis, document, rule)
    first, last = months.first, months.last
    held = basis.meetings_of(step.body, document.body, first, last, document.type)
    inside = [meeting for meeting in held if months.hold(meeting.date)]
    body = _body(basis, document, step, first, last)
    said = {"body": body, "month": months.named, "year": months.year}
    why = Fault("because-month", {**said, "file": document.workflow.file})
    if body is not None and not basis.organisation.bodies[body].meets:
        due, shifted = _without_meeting(basis, last)
        return Bound(body, None, due, (why, *shifted), months=months)
    live = [meeting for meeting in inside if meeting.serves(decision=step.decides)]
    if not live:
        code = _why_unbound(basis, document, step, months.year, inside)
        later = _next(basis, document, step, last)
        because = (why, Fault(f"because-{code}", said))
        return Bound(body, None, last, because, code, later, months=months)
    chosen, reason, equals = choose(document.type, live, waits)
    source = basis.kalendaria[chosen.date.year].file
    told = Fault(reason, {"body": chosen.body, "meeting": chosen.id, "date": chosen.date, "file": source})
    return Bound(chosen.body, chosen, chosen.date, (why, told), equals=equals, months=months)


def bind_after(basis: Basis, document: Document, step: Transition, day: date, reason: Fault) -> Bound:
    """Bind a step to the body's next live meeting after a day; one that never meets has the day after."""
    body = _body(basis, document, step, day, day)
    if body is not None and not basis.organisation.bodies[body].meets:
        return Bound(body, None, date.fromordinal(day.toordinal() + 1), (reason,))
    meeting = _next(basis, document, step, day)
    if meeting is None:
        gone = Fault("because-no-later-meeting", {"body": body, "date": day})
        code = "no-later-meeting" if _has_rows(basis, document, step, day.year) else "no-calendar"
        return Bound(body, None, day, (reason, gone), code)
    source = basis.kalendaria[meeting.date.year].file
    told = Fault(
        "because-next-meeting",
        {"body": meeting.body, "meeting": meeting.id, "date": meeting.date, "file": source},
    )
    return Bound(meeting.body, meeting, meeting.date, (reason, told))


def bind_months_after(basis: Basis, document: Document, step: Transition, rule: MonthsAfter) -> Bound | None:
    """Bind a step to a day counted from the start; a body that meets takes it at its next live meeting."""
    workflow = document.workflow
    day = workflow.day_after_start(document.cycle, rule)
    if day is None:
        return None
    told = {"start": workflow.start, "months": _counted(document, rule), "date": day, "file": workflow.file}
    reason = Fault("because-months-after", told)
    bound = bind_after(basis, document, step, date.fromordinal(day.toordinal() - 1), reason)
    if bound.meeting is not None or bound.unbound is not None:
        return bound if bound.meeting else replace(bound, due=day)
    due, shifted = _without_meeting(basis, day)
    return replace(bound, due=due, because=(reason, *shifted))


def _without_meeting(basis: Basis, day: date) -> tuple[date, tuple[Fault, ...]]:
    """The last day of those who need no meeting: the day, or the working day before and the reason."""
    due = basis.days.internal_deadline(day)
    return due, (Fault("because-shifted", {"date": day, "due": due}),) if due != day else ()


def _counted(document: Document, rule: MonthsAfter) -> int:
    return rule.months + 12 * (document.cycle - document.workflow.first_cycle)


def choose(
    document_type: str, live: Sequence[Meeting], waits: date | None
) -> tuple[Meeting, str, tuple[Meeting, ...]]:
    """The best of several live meetings, the code of the reason, and its equals if any."""
    named = [meeting for meeting in live if document_type in meeting.for_]
    if named:
        return named[0], "because-named", tuple(named) if len(named) > 1 else ()
    if len(live) == 1:
        return live[0], "because-only", ()
    in_time = [meeting for meeting in live if waits is None or meeting.date >= waits]
    # nothing is in time: the last one at least comes closest to the steps it waits for
    candidates = in_time or [max(live, key=lambda meeting: meeting.date)]
    best = min(_RANK[meeting.status] for meeting in candidates)
    ranked = [meeting for meeting in candidates if _RANK[meeting.status] == best]
    equals = tuple(meeting for meeting in ranked if meeting.date == ranked[0].date)
    reason = ("because-first-ordinary", "because-first-extra", "because-first-other")[best]
    return ranked[0], reason, equals if len(equals) > 1 else ()


def _next(basis: Basis, document: Document, step: Transition, day: date) -> Meeting | None:
    return basis.next_live_meeting(step.body, document.body, day, document.type, decision=step.decides)


def _why_unbound(
    basis: Basis, document: Document, step: Transition, year: int, inside: Sequence[Meeting]
) -> str:
    if inside and all(meeting.status is MeetingStatus.CANCELLED for meeting in inside):
        return "only-cancelled"
    return "no-meeting" if inside or _has_rows(basis, document, step, year) else "no-calendar"


def _has_rows(basis: Basis, document: Document, step: Transition, year: int) -> bool:
    """Whether the body has any meeting in the year's kalendarium, live or not."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return bool(basis.meetings_of(step.body, document.body, first, last, document.type))


def _body(basis: Basis, document: Document, step: Transition, first: date, last: date) -> str | None:
    bodies = basis.competent(step.body, document.body, last, document.type) or basis.competent(
        step.body, document.body, first, document.type
    )
    return bodies[0] if bodies else None
