"""``open``: create a cycle's documents, steps and notices, and take its content into use.

Opening twice changes nothing.
"""

from collections.abc import Callable
from datetime import date, datetime

from arshjul.domain.findings import Finding
from arshjul.domain.history import EntryType
from arshjul.errors import ContentError, UsageError
from arshjul.service import adopting, checking
from arshjul.service.adopting import Adopted
from arshjul.service.creating import open_document
from arshjul.service.definitions import Definitions
from arshjul.service.ports import Reading, Writing
from arshjul.service.recording import header
from arshjul.service.taking import keys_to_open, take
from arshjul.service.world import World, local_date
from arshjul.values import dataclass


@dataclass(frozen=True)
class Opened:
    """What opening did."""

    cycle: int
    created: tuple[str, ...]
    """Ids of the documents that were created now; empty when the year was open already."""
    documents: int
    findings: tuple[Finding, ...]
    followed: bool = False
    """The year was open, and changes of its files have been taken into use."""


Guard = Callable[[Reading | None, date], None]
"""Raises when the year may not be opened as things stand; asked before anything is created, and inside."""


def open_year(
    world: World,
    cycle: int,
    actor: str,
    request: str,
    now: datetime,
    *,
    simulated: bool = False,
    adopted: Adopted | None = None,
    guard: Guard = lambda reading, today: None,
) -> Opened:
    """Open a cycle; one that is open already takes harmless changes of its files into use.

    :param now: the instant of opening, UTC; notices of earlier days are recorded as collapsed
    :param adopted: the decision that set the year, to be recorded with it
    :raises ContentError: the content holds errors; findings about the calendar do not stop it
    :param simulated: mark an empty database; one that is marked knows it without being told
    :raises UsageError: ``no-workflows-for``; ``cycle-ended`` unless simulated; ``simulated-mixed``
    """
    definitions = world.files()
    _errors_stop(world)
    if not definitions.basis.in_force(cycle):
        known = checking.years_known(definitions.basis)
        raise UsageError("no-workflows-for", year=cycle, years=known)
    today = local_date(definitions.basis.organisation, now)
    if not (simulated or _is_simulated(world)) and _ended(definitions, cycle, today):
        raise UsageError("cycle-ended", year=cycle, today=today)
    adopting.owner_only(definitions.basis, actor, today)
    if adopted is not None:
        adopting.check(definitions.basis, adopted, today)
    _guarded(world, guard, today)
    world.store.create()
    with world.store.writing() as tx:
        guard(tx, today)
        _mark(tx, simulated)
        opened = _open(world, tx, definitions, cycle, actor, request, now)
        if adopted is not None:
            adopting.record(tx, world.in_use(tx), cycle, adopted, actor, f"{request}:adopted", now)
        return opened


def _guarded(world: World, guard: Guard, today: date) -> None:
    if world.store.exists():
        with world.store.reading() as reading:
            guard(reading, today)
    else:
        guard(None, today)


def _open(
    world: World, tx: Writing, definitions: Definitions, cycle: int, actor: str, request: str, now: datetime
) -> Opened:
    today = local_date(definitions.basis.organisation, now)
    keys = keys_to_open(world, tx, definitions, cycle)
    there = {row.id for row in tx.documents(cycle)}
    findings = tuple(f for f in checking.of_years(definitions, cycle) if f.severity != "info")
    _take_into_use(world, tx, definitions, keys, actor, request, now)
    definitions = world.in_use(tx)
    if not definitions.basis.in_force(cycle):  # only a changed workflow is, and it waits
        known = checking.years_known(definitions.basis)
        raise UsageError("no-workflows-for", year=cycle, years=known)
    new = [planned for planned in definitions.plan(cycle).documents if planned.document.id not in there]
    if new:
        entry = header(EntryType.YEAR_OPENED, request, actor, now, definitions)
        entry |= {"cycle": cycle, "content": dict(definitions.hashes), "documents": len(new)}
        tx.append(entry | {"findings": [_carried(finding) for finding in findings]})
        for planned in new:
            entry = header(EntryType.DOCUMENT_OPENED, request, actor, now, definitions)
            open_document(tx, definitions, planned, entry, today)
    created = tuple(planned.document.id for planned in new)
    return Opened(cycle, created, len(there) + len(created), findings, bool(keys) and bool(there))


def _take_into_use(
    world: World,
    tx: Writing,
    definitions: Definitions,
    keys: tuple[str, ...],
    actor: str,
    request: str,
    now: datetime,
) -> None:
    """All of it the first time, without an entry of its own; later what is new or has changed."""
    if tx.in_use():
        if keys:
            take(world, tx, keys, actor, request, now)
        return
    for hash_, data in definitions.data.items():
        tx.keep_content(hash_, data)
    tx.take_into_use(definitions.hashes)


def _carried(finding: Finding) -> dict[str, object]:
    """A finding as the opening entry keeps it: what was known to be wrong when the year was opened."""
    return {
        "code": finding.code,
        "document": finding.document,
        "step": finding.step,
        "body": finding.body,
        "month": finding.month,
        "year": finding.year,
    }


def _is_simulated(world: World) -> bool:
    if not world.store.exists():
        return False
    with world.store.reading() as reading:
        return reading.simulated()


def _mark(tx: Writing, simulated: bool) -> None:
    if not simulated or tx.simulated():
        return
    if tx.documents():
        raise UsageError("simulated-mixed")
    tx.mark_simulated()


def _errors_stop(world: World) -> None:
    errors = tuple(f for f in checking.content(world) if f.severity == "error")
    if errors:
        raise ContentError("content-errors", errors, count=len(errors))


def _ended(definitions: Definitions, cycle: int, today: date) -> bool:
    """A cycle has ended when its last planned step lies behind, and so does its year."""
    days = [step.due for planned in definitions.plan(cycle).documents for step in planned.steps if step.due]
    return max([*days, date(cycle, 12, 31)]) < today
