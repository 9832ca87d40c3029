"""The meetings themselves: on days when people are at work, by bodies that are in office."""

from collections.abc import Iterable, Iterator
from datetime import date

from arshjul.domain.basis import Basis, Document
from arshjul.domain.checks.year import Year, at_meeting, at_step
from arshjul.domain.findings import Finding, Severity
from arshjul.domain.kalendarium import Kalendarium, Meeting, MeetingStatus
from arshjul.domain.months import Months
from arshjul.domain.organisation import BodyKind
from arshjul.domain.timing import MonthRule

_JULY = 7


def check(basis: Basis, kalendarium: Kalendarium) -> Iterator[Finding]:
    """Every rule about one year's meetings, whatever they are for."""
    for meeting in kalendarium.meetings:
        if meeting.live:
            yield from _closed_day(basis, meeting)
            yield from _july(basis, meeting)
            yield from _several_days(basis, meeting)
            yield from _outside_term(basis, meeting)


def reserves(year: Year) -> Iterator[Finding]:
    """Steps without a meeting in their month, whose body has a reserve day there that nobody has called."""
    seen: set[tuple[object, ...]] = set()
    for planned, step in year.steps():
        if step.unbound is None or step.months is None or not isinstance(step.transition.when, MonthRule):
            continue
        for meeting in _reserves_in(year, step.transition.body, planned.document, step.months):
            key = (planned.document.type, step.trigger, meeting.id)
            if key not in seen:
                seen.add(key)
                yield Finding(
                    "reserve-needed",
                    Severity.WARNING,
                    at_step(planned.document, step),
                    planned.document.type,
                    step.trigger,
                    meeting.body,
                    meeting.date.month,
                    meeting.date.year,
                    {"meeting": meeting.id, "date": meeting.date},
                )


def _reserves_in(year: Year, word: str, document: Document, months: Months) -> Iterable[Meeting]:
    found = year.basis.meetings_of(word, document.body, months.first, months.last, document.type)
    return (m for m in found if m.status is MeetingStatus.RESERVE and not m.called and months.hold(m.date))


def _closed_day(basis: Basis, meeting: Meeting) -> Iterator[Finding]:
    for key, day in (("date", meeting.date), ("until", meeting.until)):
        if day is not None and not _is_working(basis, day):
            yield _about(basis, meeting, "meeting-on-closed-day", Severity.ERROR, key, date=day)


def _is_working(basis: Basis, day: date) -> bool:
    try:
        return basis.days.is_working(day)
    except ValueError:  # outside the table: nothing is known
        return True


def _july(basis: Basis, meeting: Meeting) -> Iterator[Finding]:
    if meeting.date.month == _JULY:
        yield _about(basis, meeting, "meeting-in-july", Severity.WARNING, date=meeting.date)


def _several_days(basis: Basis, meeting: Meeting) -> Iterator[Finding]:
    if meeting.until is not None and meeting.until > meeting.date:
        until = meeting.until
        yield _about(basis, meeting, "several-days", Severity.INFO, "until", date=meeting.date, until=until)


def _outside_term(basis: Basis, meeting: Meeting) -> Iterator[Finding]:
    """A council's term is the law's own matter (``law.check``)."""
    body = basis.organisation.bodies.get(meeting.body)
    if body is None or BodyKind.COUNCIL in body.kinds or body.validity.holds(meeting.date):
        return
    first, last = body.validity.from_, body.validity.until
    code = "meeting-outside-term"
    yield _about(basis, meeting, code, Severity.ERROR, date=meeting.date, first=first, last=last)


def _about(
    basis: Basis, meeting: Meeting, code: str, severity: Severity, key: str = "date", **facts: object
) -> Finding:
    place = at_meeting(basis, meeting, key)
    month, year = meeting.date.month, meeting.date.year
    arguments = {"meeting": meeting.id, **facts}
    return Finding(code, severity, place, None, None, meeting.body, month, year, arguments)
