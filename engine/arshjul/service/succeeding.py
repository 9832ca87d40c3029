"""``succession``: who takes over what from whom, before it happens, in a cycle as it is planned or runs."""

from collections.abc import Mapping
from datetime import date

from arshjul.domain.handover import Ending, Handover, endings, handover, unsucceeded
from arshjul.domain.planned import PlannedDocument
from arshjul.domain.progress import Progress
from arshjul.service.definitions import Definitions
from arshjul.service.planning import definitions_for
from arshjul.service.running import Running
from arshjul.service.world import World
from arshjul.values import dataclass

Unfinished = tuple[PlannedDocument, Progress]


@dataclass(frozen=True)
class Changing:
    """The bodies that end in the year, and what is handed over with them."""

    cycle: int
    endings: tuple[Ending, ...]
    handovers: tuple[Handover, ...]
    definitions: Definitions
    running: bool
    """Whether it is about documents as they run; else as they are planned."""
    documents: int
    """How many documents of the cycle are not finished."""
    plans: Mapping[str, tuple[str, ...]]
    """By body that ends: its documents about a later year, in its frames, for those that take over."""
    unsucceeded: Mapping[str, date]
    """Documents that nobody answers for after a day in the cycle, should they not be finished by then."""

    @property
    def left(self) -> tuple[Handover, ...]:
        """Those of which something is left to nobody."""
        return tuple(found for found in self.handovers if found.left)


def preview(world: World, cycle: int, today: date | None = None) -> Changing:
    """What changes hands in a cycle.

    :param today: local; None for the first day of the cycle
    :raises ContentError: the files hold errors
    :raises UsageError: ``no-workflows-for``
    """
    definitions = definitions_for(world, cycle)
    day = max(today or date(cycle, 1, 1), date(cycle, 1, 1))
    running, unfinished = _unfinished(world, definitions, cycle)
    basis = definitions.basis
    found = (handover(basis, planned, progress, day) for planned, progress in unfinished)
    handed = tuple(one for one in found if one is not None)
    every = [planned.document for planned, _ in unfinished]
    ending = endings(basis.organisation, cycle, {document.body for document in every})
    plans = {one.body: _plans(definitions, cycle, one) for one in ending}
    last = ((document.id, unsucceeded(basis.organisation, document)) for document in every)
    alone = {id_: day for id_, day in last if day is not None}
    return Changing(cycle, ending, handed, definitions, running, len(unfinished), plans, alone)


def _plans(definitions: Definitions, cycle: int, ending: Ending) -> tuple[str, ...]:
    every = (planned.document for planned in definitions.plan(cycle).documents)
    return tuple(one.id for one in every if one.body == ending.body and one.year > ending.last.year)


def _unfinished(world: World, definitions: Definitions, cycle: int) -> tuple[bool, tuple[Unfinished, ...]]:
    """The cycle's documents that have something left to do, as they run when the cycle has been opened.

    The organisation is always that of the files: it is what would happen that is asked for.
    """
    if world.store.exists():
        with world.store.reading() as reading:
            if reading.documents(cycle):
                files = Running(reading, world.in_use(reading))
                every = [(one.planned, one.progress) for one in files.documents(cycle) if not one.finished]
                return True, tuple(every)
    start = date(cycle, 1, 1)
    planned = definitions.plan(cycle).documents
    return False, tuple((one, Progress(one.document.workflow.initial, opened=start)) for one in planned)
