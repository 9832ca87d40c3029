"""``notices --html``: the year's mails as they will look, made by the code that sends the real ones.

The days pass here as they do for the scheduler: what is due is asked of ``domain.due``, letters are made by
``letters``; only the ledger is in memory, and nothing is sent.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from arshjul.domain.basis import Basis
from arshjul.domain.due import notices_due
from arshjul.domain.ladder import wanted
from arshjul.domain.notices import LedgerRow, Notice, NoticeStatus
from arshjul.domain.organisation import Person
from arshjul.domain.planned import PlannedDocument
from arshjul.domain.progress import Progress, to_fields
from arshjul.service.definitions import Definitions
from arshjul.service.ledger import settlement
from arshjul.service.letters import Letters
from arshjul.service.planning import definitions_for
from arshjul.service.ports import DocumentRow, Letter
from arshjul.service.running import RunningDocument
from arshjul.service.ticking import ready, wanted_mails
from arshjul.service.world import World
from arshjul.values import dataclass, replace

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Imagined:
    """One mail that would be sent."""

    day: date
    kind: str
    person: Person
    letter: Letter
    notices: tuple[Notice, ...]


def mails(
    world: World, cycle: int, *, opened: date | None = None, until: date | None = None, idle: bool = False
) -> Iterator[Imagined]:
    """Every mail of a year, in the order they go.

    :param opened: local day of opening; None for the first of the cycle
    :param until: local; the last day, None for the last notice's
    :param idle: exactly what goes when nobody does anything; else also what the later steps give, as if the
        ones before them had been taken in time
    """
    definitions = definitions_for(world, cycle)
    start = opened or date(cycle, 1, 1)
    every = {p.document.id: _fresh(p, start) for p in definitions.plan(cycle).documents}
    ledger = _Ledger(definitions.basis, every, start)
    last = until or max((notice.send_on for notice in ledger.planned.values()), default=start) + 14 * _DAY
    standing = ready(every) if idle else _anything(every)
    day = start
    while day <= last:
        if definitions.basis.days.is_working(day):
            yield from _of_day(world, definitions, every, ledger, standing, day, idle=idle)
        day += _DAY


class _Ledger:
    """The ledger in memory: what is planned; what has gone is not."""

    def __init__(self, basis: Basis, every: Mapping[str, RunningDocument], opened: date) -> None:
        self._basis, self._every, self._opened = basis, every, opened
        self.planned: dict[str, Notice] = {}
        self._known: dict[str, dict[str, NoticeStatus]] = {id_: {} for id_ in every}
        for id_ in every:
            self._settle(id_, opened)
        last = basis.organisation.last_day
        ends = ((id_, last(running.document.body, running.document.type)) for id_, running in every.items())
        self._ends = {id_: day for id_, day in ends if day is not None}
        """What a document asks for changes on one day only, when nobody does anything: when its body ends."""

    def on(self, day: date) -> list[LedgerRow]:
        """What is planned for that day or before."""
        for id_ in [id_ for id_, end in self._ends.items() if end < day]:
            self._settle(id_, day)
            del self._ends[id_]
        rows = [notice for notice in self.planned.values() if notice.send_on <= day]
        rows.sort(key=lambda notice: (notice.send_on, str(notice.key)))  # as the store gives them
        return [LedgerRow(notice, NoticeStatus.PLANNED) for notice in rows]

    def gone(self, notices: Iterable[Notice]) -> None:
        """Sent, or collapsed."""
        for notice in notices:
            self.planned.pop(str(notice.key), None)
            self._known[notice.key.document][str(notice.key)] = NoticeStatus.SENT

    def _settle(self, id_: str, day: date) -> None:
        running, known = self._every[id_], self._known[id_]
        asked = wanted(self._basis, running.planned, running.progress, self._opened, day)
        found = settlement(asked, self._opened, known)
        known |= {str(n.key): NoticeStatus.PLANNED for n in found.planned}
        known |= {str(n.key): NoticeStatus.COLLAPSED for n in found.collapsed}
        self.planned |= {str(notice.key): notice for notice in found.planned}
        for key in found.superseded:
            del self.planned[key]
            known[key] = NoticeStatus.SUPERSEDED


def _of_day(
    world: World,
    definitions: Definitions,
    every: Mapping[str, RunningDocument],
    ledger: _Ledger,
    standing: Mapping[str, frozenset[str]],
    day: date,
    *,
    idle: bool,
) -> Iterator[Imagined]:
    rows = ledger.on(day)
    if not rows:
        return
    basis = definitions.basis
    due = notices_due(rows, standing, day)
    ledger.gone(row.notice for row in due.collapsed)
    letters = Letters(world.settings(), basis, every, world.words, day, None if idle else _as_if(every))
    zone = ZoneInfo(basis.organisation.time_zone)
    now = datetime.combine(day, basis.organisation.window.from_, zone)
    for kind, person, notices in wanted_mails(due):
        who = basis.organisation.people.get(person)
        if who is not None:
            ledger.gone(notices)
            yield Imagined(day, kind, who, letters.letter(kind, who, notices, now), notices)


def _fresh(planned: PlannedDocument, opened: date) -> RunningDocument:
    document = planned.document
    progress = Progress(document.workflow.initial, version=1, opened=opened)
    row = DocumentRow(
        document.id,
        document.type,
        document.body,
        document.cycle,
        document.year,
        document.workflow.digest,
        progress.state,
        progress.version,
        to_fields(progress),
    )
    return RunningDocument(row, planned, progress)


def _anything(every: Mapping[str, RunningDocument]) -> Mapping[str, frozenset[str]]:
    return {id_: frozenset(step.trigger for step in d.planned.steps) for id_, d in every.items()}


def _as_if(every: Mapping[str, RunningDocument]) -> Callable[[Notice], RunningDocument]:
    """The document as it stands when a notice's step is the next one to take."""

    def standing(notice: Notice) -> RunningDocument:
        running = every[notice.key.document]
        step = running.planned.step(notice.key.step)
        if step is None:
            return running
        return replace(running, progress=replace(running.progress, state=step.transition.source))

    return standing
