"""``calendar diff``: what differs between two kalendaria, and what that does to documents and mails."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from arshjul.domain.basis import Basis, Document
from arshjul.domain.findings import Finding
from arshjul.domain.kalendarium import Kalendarium, Meeting
from arshjul.domain.ladder import wanted
from arshjul.domain.meetingplans.comparing import Different, compare
from arshjul.domain.planned import Plan, PlannedStep
from arshjul.domain.planning import plan
from arshjul.domain.progress import Progress
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


def diff(world: World, before: Side, after: Side) -> Compared:
    """Compare the meetings, then plan with each and compare the plans."""
    different = compare(before.meetings, after.meetings)
    plans = _plans(world, before, after)
    if plans is None:
        return Compared(before, after, different)
    (first, one), (second, other) = plans
    same = one.cycle == other.cycle
    notices = _notices(_sent(first, one, same), _sent(second, other, same))
    steps = tuple(_steps(one, other, same))
    return Compared(before, after, different, steps, tuple(notices), (one.cycle, other.cycle))


def _plans(world: World, before: Side, after: Side) -> tuple[tuple[Basis, Plan], tuple[Basis, Plan]] | None:
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


def _about(document: Document, same: bool) -> tuple[str, str]:
    """What two documents have in common: their id, or in another year their type and body."""
    return (document.id, document.body) if same else (document.type, document.body)


def _steps(one: Plan, other: Plan, same: bool) -> Iterator[OtherStep]:
    sides = [
        {(*_about(p.document, same), s.trigger): (p.document, s) for p in side.documents for s in p.steps}
        for side in (one, other)
    ]
    for key in dict.fromkeys((*sides[0], *sides[1])):
        was, now = sides[0].get(key), sides[1].get(key)
        before, after = was[1] if was else None, now[1] if now else None
        if _differs(before, after, same):
            known = now or was
            assert known is not None
            yield OtherStep(known[0].id, key[2], known[1].body, before, after)


def _differs(before: PlannedStep | None, after: PlannedStep | None, same: bool) -> bool:
    if before is None or after is None:
        return True
    if same:
        places = (before.meeting and before.meeting.id, after.meeting and after.meeting.id)
        return before.due != after.due or places[0] != places[1]
    return _month(before) != _month(after) or (before.meeting is None) != (after.meeting is None)


def _month(step: PlannedStep) -> int | None:
    return step.due.month if step.due else None


_Key = tuple[str, str, str, str]


def _sent(basis: Basis, planned: Plan, same: bool) -> dict[_Key, tuple[str, date]]:
    """Every notice of the year, as if opened on its first day."""
    start = date(planned.cycle, 1, 1)
    found: dict[_Key, tuple[str, date]] = {}
    for item in planned.documents:
        about = "/".join(_about(item.document, same))
        fresh = Progress(item.document.workflow.initial, opened=start)
        for notice in wanted(basis, item, fresh, start, start):
            key = (about, notice.key.step, notice.key.rung, notice.key.person)
            if notice.send_on >= start:
                found[key] = (item.document.id, notice.send_on)
    return found


def _notices(
    one: Mapping[_Key, tuple[str, date]], other: Mapping[_Key, tuple[str, date]]
) -> Sequence[OtherNotice]:
    found = []
    for key in dict.fromkeys((*one, *other)):
        before, after = one.get(key), other.get(key)
        document = (after or before or ("",))[0]
        days = before[1] if before else None, after[1] if after else None
        if before is None or after is None or (before[0] == after[0] and days[0] != days[1]):
            found.append(OtherNotice(document, key[1], key[2], key[3], *days))
    return found
