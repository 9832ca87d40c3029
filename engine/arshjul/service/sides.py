"""What can stand on either side of ``calendar diff``: a year, a kalendarium in another place, a plan."""

from arshjul.domain.findings import Severity
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.meetingplans.sheets import MeetingFile
from arshjul.errors import ContentError, UsageError
from arshjul.service.differing import Side
from arshjul.service.importing import import_plan
from arshjul.service.kalendaria import Calendars, readable
from arshjul.service.world import World


class NoCalendars:
    """There is nothing to lay a plan over."""

    def name(self, year: int) -> str:
        """As if there were a file."""
        return f"calendar/{year}.toml"

    def exists(self, year: int) -> bool:
        """Every year's meetings are of interest."""
        return True

    def meetings(self, year: int) -> tuple[Meeting, ...]:
        """None."""
        return ()

    def headings(self, year: int) -> dict[str, str]:
        """None."""
        return {}

    def written(self, *about: object) -> str | None:
        """Nothing is written."""
        return None

    def save(self, year: int, text: str) -> None:
        """Nothing is saved."""


def of_year(world: World, calendars: Calendars, year: int) -> Side:
    """The instance's own kalendarium of a year.

    :raises UsageError: ``no-kalendarium``
    """
    organisation = readable(world)
    if not calendars.exists(year):
        raise UsageError("no-kalendarium", year=year, file=calendars.name(year))
    names = {body.id: body.name.sv for body in organisation.bodies.values()}
    return Side(str(year), calendars.meetings(year), names, kalendarium=world.read().kalendaria.get(year))


def of_kalendarium(world: World, name: str, meetings: tuple[Meeting, ...]) -> Side:
    """A kalendarium that lies somewhere else, or that somebody has changed a copy of."""
    organisation = readable(world)
    return Side(name, meetings, {body.id: body.name.sv for body in organisation.bodies.values()})


def of_plan(world: World, file: MeetingFile) -> Side:
    """A plan as it was published; what is uncertain in it is told.

    :raises ContentError: ``plan-unreadable``
    """
    found = import_plan(world, NoCalendars(), file)
    if found.failed:
        errors = tuple(f for f in found.findings if f.severity is Severity.ERROR)
        raise ContentError("plan-unreadable", errors, file=file.name)
    meetings = tuple(row.after for year in found.years for row in year.rows)
    told = tuple(f for f in found.findings if f.severity is Severity.WARNING)
    return Side(file.name, meetings, found.names, told)
