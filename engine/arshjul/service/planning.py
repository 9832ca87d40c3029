"""``plan`` and ``notices``: what a year would look like, before anything happens."""

from datetime import date

from arshjul.domain.findings import Finding
from arshjul.domain.ladder import wanted
from arshjul.domain.notices import Notice
from arshjul.domain.planned import Plan
from arshjul.domain.progress import Progress
from arshjul.errors import UsageError
from arshjul.service import checking
from arshjul.service.definitions import Definitions
from arshjul.service.world import World
from arshjul.values import dataclass


def definitions_for(world: World, cycle: int) -> Definitions:
    """The files' definitions, when some workflow is in force that year.

    :raises ContentError: the files hold errors
    :raises UsageError: ``no-workflows-for``
    """
    definitions = world.files()
    if not definitions.basis.in_force(cycle):
        raise UsageError("no-workflows-for", year=cycle, years=checking.years_known(definitions.basis))
    return definitions


def plan(world: World, cycle: int) -> tuple[Definitions, Plan, tuple[Finding, ...]]:
    """A cycle's plan from the files, with everything the kalendarium cannot carry."""
    definitions = definitions_for(world, cycle)
    found = tuple(world.located(f) for f in checking.of_years(definitions, cycle))
    return definitions, definitions.plan(cycle), found


@dataclass(frozen=True)
class Preview:
    """Every notice that a year would send if every step were taken on its day, and if none were."""

    notices: tuple[Notice, ...]
    definitions: Definitions


def notices(world: World, cycle: int, *, opened: date | None = None) -> Preview:
    """Every notice of a year: reminders as they will go, and what follows if nobody does anything.

    :param opened: local day of opening; None shows the ladder from the start of the cycle
    """
    definitions = definitions_for(world, cycle)
    start = opened or date(cycle, 1, 1)
    found = [
        notice
        for planned in definitions.plan(cycle).documents
        for notice in wanted(
            definitions.basis,
            planned,
            Progress(planned.document.workflow.initial, opened=start),
            start,
            start,
        )
        if notice.send_on >= start
    ]
    return Preview(tuple(sorted(found, key=_order)), definitions)


def _order(notice: Notice) -> tuple[object, ...]:
    return (notice.send_on, notice.key.person, notice.due, str(notice.key))
