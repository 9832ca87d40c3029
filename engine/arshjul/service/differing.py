"""``calendar diff``: what differs between two kalendaria, and what that does to documents and mails."""

from collections.abc import Iterator, Mapping
from datetime import date

from arshjul.domain.basis import Basis
from arshjul.domain.findings import Finding
from arshjul.domain.kalendarium import Kalendarium, Meeting
from arshjul.domain.ladder import wanted
from arshjul.domain.meetingplans.comparing import Different, compare
from arshjul.domain.meetingplans.lineage import Lineage
from arshjul.domain.planned import Plan, PlannedStep
from arshjul.domain.planning import plan
from arshjul.domain.progress import Progress
from arshjul.service import comparing_years
from arshjul.service.comparing_years import Effects
from arshjul.service.definitions import table_of_days
from arshjul.service.kalendaria import is_worse
from arshjul.service.world import World
from arshjul.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its name, its meetings, and what was noticed when it was read."""

    name: str
    meetings: tuple[Meeting, ...]
    names: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    kalendarium: Kalendarium | None = None
    """The whole file, for lead times and bindings; None for a plan of somebody else's."""

    @property
    def year(self) -> int | None:
        """The year that most of its meetings lie in."""
        years = [meeting.date.year for meeting in self.meetings]
        return max(sorted(set(years)), key=years.count, default=None)


@dataclass(frozen=True, slots=True)
class OtherStep:
    """A document's step at another meeting, or due another day."""

    document: str
    trigger: str
    body: str | None
    before: PlannedStep | None
    after: PlannedStep | None


@dataclass(frozen=True, slots=True)
class OtherNotice:
    """A notice that one side sends and the other does not, or sends another day."""

    document: str
    trigger: str
    rung: str
    person: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Compared:
    """Everything that differs."""

    before: Side
    after: Side
    meetings: tuple[Different, ...]
    steps: tuple[OtherStep, ...] = ()
    notices: tuple[OtherNotice, ...] = ()
    cycles: tuple[int, int] | None = None
    """The cycles that were planned; None when one of the two cannot be."""
    bodies: tuple[Lineage, ...] = ()
    """Of two different years: each body with its meetings; ``meetings`` then holds what only one year has."""
    effects: Effects | None = None
    """Of two different years, instead of steps and notices."""


def diff(world: World, before: Side, after: Side) -> Compared:
    """Compare the meetings, then plan with each and compare the plans."""
    plans = _plans(world, before, after)
    if before.year and after.year and before.year != after.year:
        return _years(world, before, after, plans)
    different = compare(before.meetings, after.meetings)
    if plans is None:
        return Compared(before, after, different)
    first, second = plans
    notices = tuple(_notices(_sent(*first), _sent(*second)))
    steps = tuple(_steps(first[1], second[1]))
    return Compared(before, after, different, steps, notices, (first[1].cycle, second[1].cycle))


_Plans = tuple[tuple[Basis, Plan], tuple[Basis, Plan]]


def _years(world: World, before: Side, after: Side, plans: _Plans | None) -> Compared:
    """Two years, body by body: nobody wants to read that every day is another one."""
    later = max(before.year or 0, after.year or 0)
    bodies = comparing_years.bodies(world.read().organisation, before.meetings, after.meetings, later)
    different = tuple(item for body in bodies for item in body.different)
    if plans is None:
        return Compared(before, after, different, bodies=bodies)
    first, second = plans
    notices = (len(_sent(*first)), len(_sent(*second)))
    effects = comparing_years.effects(first, second, notices)
    return Compared(before, after, different, cycles=effects.cycles, bodies=bodies, effects=effects)


def _plans(world: World, before: Side, after: Side) -> _Plans | None:
    years = (before.year, after.year)
    definitions = None if any(map(is_worse, world.read().findings)) else world.read_definitions()
    if definitions is None or not all(year and definitions.basis.in_force(year) for year in years):
        return None
    return _planned(definitions.basis, before), _planned(definitions.basis, after)


def _planned(basis: Basis, side: Side) -> tuple[Basis, Plan]:
    """The plan of the side's year with its meetings in place of the kalendarium's."""
    year = side.year or 0
    known = side.kalendarium or basis.kalendaria.get(year) or Kalendarium(year, ())
    kalendaria = {**basis.kalendaria, year: replace(known, year=year, meetings=side.meetings)}
    days = table_of_days(basis.organisation, basis.workflows, kalendaria)
    changed = replace(basis, kalendaria=kalendaria, days=days)
    return changed, plan(changed, year)


def _steps(one: Plan, other: Plan) -> Iterator[OtherStep]:
    sides = [
        {(p.document.id, s.trigger): s for p in side.documents for s in p.steps} for side in (one, other)
    ]
    for document, trigger in dict.fromkeys((*sides[0], *sides[1])):
        before, after = (side.get((document, trigger)) for side in sides)
        known = after or before
        if known is not None and _differs(before, after):
            yield OtherStep(document, trigger, known.body, before, after)


def _differs(before: PlannedStep | None, after: PlannedStep | None) -> bool:
    if before is None or after is None:
        return True
    places = (before.meeting and before.meeting.id, after.meeting and after.meeting.id)
    return before.due != after.due or places[0] != places[1]


_Key = tuple[str, str, str, str]


def _sent(basis: Basis, planned: Plan) -> dict[_Key, date]:
    """Every notice of the year, as if opened on its first day."""
    start = date(planned.cycle, 1, 1)
    found: dict[_Key, date] = {}
    for item in planned.documents:
        fresh = Progress(item.document.workflow.initial, opened=start)
        for notice in wanted(basis, item, fresh, start, start):
            if notice.send_on >= start:
                key = (item.document.id, notice.key.step, notice.key.rung, notice.key.person)
                found[key] = notice.send_on
    return found


def _notices(one: Mapping[_Key, date], other: Mapping[_Key, date]) -> Iterator[OtherNotice]:
    for key in dict.fromkeys((*one, *other)):
        before, after = one.get(key), other.get(key)
        if before != after:
            yield OtherNotice(*key, before, after)
