"""Seats and terms: every organisation has appointed whom it shall, and somebody follows when a term ends."""

from collections.abc import Iterator
from datetime import date, timedelta

from arshjul.domain.checks.year import CONFIG, Year, at_meeting
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.organisation import Assignment, Body
from arshjul.domain.seats import appointed, taking_part


def check(year: Year) -> Iterator[Finding]:
    """Every rule about seats, body by body, then about terms that end."""
    for index, body in enumerate(year.basis.organisation.bodies.values()):
        if body.one_each:
            yield from _appointed(year, index, body)
            yield from _homeless(year, body)
            yield from _meetings(year, body)
    yield from _terms(year)


def _appointed(year: Year, index: int, body: Body) -> Iterator[Finding]:
    organisation = year.basis.organisation
    place = Place(CONFIG, ("bodies", index, "one_per_organisation"))
    for member in organisation.members:
        for role in body.one_each:
            found: set[str] = set()
            for day in _days(year, body):
                count = len(appointed(organisation, body, member, role, day))
                code = "seat-vacant" if count == 0 else "seat-doubled"
                if count != 1 and code not in found:
                    found.add(code)
                    facts = {"member": member, "role": role, "date": day}
                    yield _finding(year, code, place, body.id, facts)


def _homeless(year: Year, body: Body) -> Iterator[Finding]:
    """People with a seat who are said to work nowhere: they count for no organisation."""
    organisation = year.basis.organisation
    for index, row in organisation.held:
        person = organisation.people.get(row.person)
        if (row.body, row.role in body.one_each) == (body.id, True) and not (person and person.organisation):
            facts: dict[str, object] = {"person": row.person, "role": row.role}
            yield _finding(year, "seat-without-organisation", Place(CONFIG, ("roles", index)), body.id, facts)


def _days(year: Year, body: Body) -> list[date]:
    """The days on which the answer can be another: the year's first, and those on which a role changes."""
    rows = [row.validity for _, row in year.basis.organisation.held if row.body == body.id]
    changes = [span.from_ for span in rows if span.from_]
    changes += [span.until + timedelta(days=1) for span in rows if span.until]
    first = max(date(year.cycle, 1, 1), body.validity.from_ or date.min)
    last = min(date(year.cycle, 12, 31), body.validity.until or date.max)
    return sorted({day for day in (first, *changes) if first <= day <= last})


def _meetings(year: Year, body: Body) -> Iterator[Finding]:
    """Meetings at which an organisation has nobody: those it has appointed are all away."""
    organisation, kalendarium = year.basis.organisation, year.basis.kalendaria.get(year.cycle)
    for meeting in kalendarium.meetings if kalendarium else ():
        if meeting.body == body.id and meeting.live:
            for seat in taking_part(organisation, body, meeting.date):
                has = any(appointed(organisation, body, seat.member, r, meeting.date) for r in body.one_each)
                if seat.person is None and has:
                    facts = {"member": seat.member, "meeting": meeting.id, "date": meeting.date}
                    yield _finding(year, "seat-empty", at_meeting(year.basis, meeting), body.id, facts)


def _terms(year: Year) -> Iterator[Finding]:
    """Terms that end during the year, when nobody has been appointed after them."""
    organisation = year.basis.organisation
    for index, row in organisation.held:
        ended = row.validity.until
        if row.term is None or ended is None or (ended + timedelta(days=1)).year != year.cycle:
            continue
        if not _held_after(year, row, ended + timedelta(days=1)):
            facts = {"role": row.role, "person": row.person, "until": ended, "next": row.succeeds}
            code = "term-ends-succeeds" if row.succeeds else "term-ends"
            yield _finding(year, code, Place(CONFIG, ("roles", index)), row.body, facts)


def _held_after(year: Year, ended: Assignment, day: date) -> bool:
    rows = (row for _, row in year.basis.organisation.held)
    return any((r.role, r.body) == (ended.role, ended.body) and r.validity.holds(day) for r in rows)


def _finding(year: Year, code: str, place: Place, body: str | None, facts: dict[str, object]) -> Finding:
    return Finding(code, Severity.WARNING, place, body=body, year=year.cycle, arguments=facts)
