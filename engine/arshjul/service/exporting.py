"""``calendar export``: a year's meetings as others can use them."""

from collections.abc import Mapping

from arshjul.domain.kalendarium import Meeting
from arshjul.domain.meetingplans.hints import Hints
from arshjul.domain.organisation import Organisation
from arshjul.errors import UsageError
from arshjul.service.kalendaria import Calendars, readable
from arshjul.service.sequences import sequences
from arshjul.service.world import World
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Exported:
    """What is to be written, before it has become a file."""

    year: int
    meetings: tuple[Meeting, ...]
    names: Mapping[str, str]
    organisation: Organisation
    sequences: Mapping[str, int]
    """How often each meeting has been changed, by its id."""
    beside: frozenset[str] = frozenset()
    """Ids of meetings whose note names a document that they are not for: a reader must be told."""


def export(world: World, calendars: Calendars, year: int) -> Exported:
    """The year's meetings in order of day.

    :raises ContentError: config.toml or the kalendarium cannot be read
    :raises UsageError: ``no-kalendarium``
    """
    organisation = readable(world)
    if not calendars.exists(year):
        raise UsageError("no-kalendarium", year=year, file=calendars.name(year))
    meetings = sorted(calendars.meetings(year), key=lambda m: (m.date, m.body, m.id))
    names = {body.id: body.name.sv for body in organisation.bodies.values()}
    hints = Hints(world.read().workflows, organisation)
    beside = frozenset(m.id for m in meetings if m.note and not m.for_ and hints.of(m.note, m.body).documents)
    return Exported(year, tuple(meetings), names, organisation, sequences(world, meetings), beside)
