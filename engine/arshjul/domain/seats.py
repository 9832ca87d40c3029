"""Who takes part where several organisations have seats in one body: one of each, or its alternate."""

from datetime import date

from arshjul.domain.organisation import Assignment, Body, Organisation
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Seat:
    """An organisation's seat on a day, and who sits in it; nobody when all that it has appointed are away."""

    member: str
    person: str | None = None
    role: str | None = None


def appointed(
    organisation: Organisation, body: Body, member: str, role: str, on: date
) -> tuple[Assignment, ...]:
    """Whom a member organisation has appointed to a role of the body, present or not."""
    return tuple(
        row
        for _, row in organisation.held
        if (row.role, row.body) == (role, body.id)
        and row.validity.holds(on)
        and _works_in(organisation, row.person, member)
    )


def taking_part(organisation: Organisation, body: Body, on: date) -> tuple[Seat, ...]:
    """One from each organisation: the first role's holder, or the next one's when the first is away."""
    return tuple(_seat(organisation, body, member, on) for member in organisation.members if body.one_each)


def _seat(organisation: Organisation, body: Body, member: str, on: date) -> Seat:
    for role in body.one_each:
        for row in appointed(organisation, body, member, role, on):
            if not organisation.absent(row.person, on):
                return Seat(member, row.person, role)
    return Seat(member)


def _works_in(organisation: Organisation, person: str, member: str) -> bool:
    known = organisation.people.get(person)
    return known is not None and known.organisation == member
