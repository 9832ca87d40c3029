"""``ics``: what a person, a role or a body has in its calendar: deadlines, and the meetings it goes to."""

from collections.abc import Iterable
from datetime import date, datetime

from arshjul.domain.basis import Basis
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.ladder import held, role_of
from arshjul.errors import UsageError
from arshjul.service import picturing
from arshjul.service.checking import years_known
from arshjul.service.picturing import Picture, PicturedStep
from arshjul.service.running import closest
from arshjul.service.sequences import sequences
from arshjul.service.world import World
from arshjul.values import dataclass


@dataclass(frozen=True)
class Whose:
    """Whose calendar; what is given must all fit."""

    person: str | None = None
    role: str | None = None
    body: str | None = None


@dataclass(frozen=True)
class Event:
    """A meeting with what is taken at it, or a step that has a last day of its own."""

    day: date
    meeting: Meeting | None
    steps: tuple[PicturedStep, ...]
    sequence: int
    """How often its day has been changed."""


@dataclass(frozen=True)
class Feed:
    """A calendar."""

    whose: Whose
    picture: Picture
    """Of the latest cycle: whose names hold."""
    events: tuple[Event, ...]


def feed(world: World, whose: Whose, now: datetime, cycle: int | None = None) -> Feed:
    """The calendar of one cycle, or of every cycle that is opened or, when none is, has a kalendarium.

    :raises UsageError: ``feed-of-nothing``, ``unknown-person-id``, ``unknown-role``, ``unknown-filter``
    """
    if whose == Whose():
        raise UsageError("feed-of-nothing")
    pictures = tuple(picturing.picture(world, year, now) for year in _cycles(world, cycle))
    if not pictures:
        raise UsageError("no-workflows-for", year=now.year)
    basis = pictures[-1].basis
    _known(basis, whose)
    steps = [step for picture in pictures for step in picture.steps]
    meetings = [m for m in basis.meetings if _attends(basis, whose, m)]
    numbers = sequences(world, meetings)
    events = (*_deadlines(basis, whose, steps), *(_meeting(m, steps, numbers[m.id]) for m in meetings))
    return Feed(whose, pictures[-1], tuple(sorted(events, key=_order)))


def _order(event: Event) -> tuple[date, str]:
    return event.day, event.meeting.id if event.meeting else event.steps[0].key


def _cycles(world: World, cycle: int | None) -> tuple[int, ...]:
    if cycle is not None:
        return (cycle,)
    if world.store.exists():
        with world.store.reading() as reading:
            opened = tuple(sorted({row.cycle for row in reading.documents()}))
            if opened:
                return opened
    basis = world.files().basis
    return tuple(year for year in sorted(years_known(basis)) if basis.in_force(year))


def _known(basis: Basis, whose: Whose) -> None:
    organisation = basis.organisation
    if whose.person is not None and whose.person not in organisation.people:
        found = closest(whose.person, organisation.people)
        raise UsageError("unknown-person-id", id=whose.person, suggestions=found)
    roles = dict.fromkeys(assignment.role for assignment in organisation.assignments)
    if whose.role is not None and whose.role not in roles:
        raise UsageError(
            "unknown-role", id=whose.role, suggestions=closest(whose.role, roles), known=tuple(roles)
        )
    if whose.body is not None and whose.body not in organisation.bodies:
        found = closest(whose.body, organisation.bodies)
        raise UsageError("unknown-filter", filter="body", value=whose.body, suggestions=found)


def _deadlines(basis: Basis, whose: Whose, steps: Iterable[PicturedStep]) -> Iterable[Event]:
    """Hand-ins, and steps whose meeting is still to be found."""
    for step in steps:
        if step.meeting is None and _concerns(basis, whose, step):
            yield Event(step.day, None, (step,), step.round)


def _meeting(meeting: Meeting, steps: Iterable[PicturedStep], sequence: int) -> Event:
    taken = tuple(step for step in steps if step.meeting and step.meeting.id == meeting.id)
    return Event(meeting.date, meeting, taken, sequence)


def _concerns(basis: Basis, whose: Whose, pictured: PicturedStep) -> bool:
    document, step = pictured.document, pictured.step
    role, body = role_of(step, document)
    holders = held(basis, document, step, ("responsible",), pictured.day)
    return (
        (whose.person is None or any(holder.person == whose.person for holder in holders))
        and whose.role in (None, role)
        and whose.body in (None, body, step.body)
    )


def _attends(basis: Basis, whose: Whose, meeting: Meeting) -> bool:
    """A body's meeting is in its own calendar, and in that of those who have a role in it that day."""
    if whose.body not in (None, meeting.body):
        return False
    if whose.person is None and whose.role is None:
        return True
    roles = {a.role for a in basis.organisation.assignments if a.body == meeting.body}
    return any(
        whose.person in (None, holder.person)
        for role in roles
        if whose.role in (None, role)
        for holder in basis.organisation.holders(role, meeting.body, meeting.date)
    )
