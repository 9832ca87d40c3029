"""The meetings themselves: on days when people are at work, by bodies that are in office."""

from collections.abc import Iterator
from datetime import date

from arshjul.domain.basis import Basis
from arshjul.domain.checks.year import at_meeting
from arshjul.domain.findings import Finding, Severity
from arshjul.domain.kalendarium import Kalendarium, Meeting
from arshjul.domain.organisation import BodyKind
from arshjul.domain.workdays import statutory_days

_JULY = 7
_SATURDAY = 5


def check(basis: Basis, kalendarium: Kalendarium) -> Iterator[Finding]:
    """Every rule about one year's meetings, whatever they are for."""
    for meeting in kalendarium.meetings:
        if meeting.live:
            yield from _closed_day(basis, meeting)
            yield from _july(basis, meeting)
            yield from _several_days(basis, meeting)
            yield from _outside_term(basis, meeting)


def _closed_day(basis: Basis, meeting: Meeting) -> Iterator[Finding]:
    """A meeting when nobody works: an error, unless its row says that it really is held then."""
    closed = [(key, day, kind) for key, day in _ends(meeting) if (kind := _closed(basis, day))]
    severity = Severity.INFO if meeting.on_closed_day else Severity.ERROR
    code = "meeting-held-on-closed-day" if meeting.on_closed_day else "meeting-on-closed-day"
    for key, day, kind in closed:
        yield _about(basis, meeting, code, severity, key, date=day, kind=kind)
    if meeting.on_closed_day and not closed:
        yield _about(basis, meeting, "on-closed-day-needless", Severity.WARNING, date=meeting.date)


def _ends(meeting: Meeting) -> Iterator[tuple[str, date]]:
    yield "date", meeting.date
    if meeting.until is not None:
        yield "until", meeting.until


def _closed(basis: Basis, day: date) -> str | None:
    """Why nobody works that day: what the advice hangs on; None when people do, or nothing is known."""
    try:
        if basis.days.is_working(day):
            return None
    except ValueError:  # outside the table
        return None
    if day in statutory_days(day.year):
        return "holiday"
    return "weekend" if day.weekday() >= _SATURDAY else "closed_days"


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
