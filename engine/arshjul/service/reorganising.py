"""``migrate organisation``: changed bodies and groups of config.toml come into use where documents run.

Meetings, people and roles are followed at once; who decides is not. A document whose body would no longer be
asked for it stops the change, and those that come to it are named: ``open`` creates them afterwards.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from arshjul.domain.basis import Basis, documents_of
from arshjul.errors import Fault, Refused, UsageError
from arshjul.service import changes as foreseen
from arshjul.service.adopting import owner_only
from arshjul.service.changes import Changes
from arshjul.service.definitions import ORGANISATION
from arshjul.service.ports import DocumentRow, Reading
from arshjul.service.running import Running
from arshjul.service.taking import Why, difference, take
from arshjul.service.world import World, local_date
from arshjul.values import dataclass


@dataclass(frozen=True)
class Reorganisation:
    """What the changed organisation would do."""

    missing: tuple[str, ...]
    """Documents that the changed groups ask for and nobody has opened."""
    cycles: tuple[int, ...]
    changes: Changes

    @property
    def documents(self) -> tuple[str, ...]:
        """The running documents that get other days or notices."""
        return self.changes.documents


def propose(world: World, actor: str, reason: str | None, now: datetime) -> Reorganisation:
    """What would become of each running document; nothing happens.

    :raises UsageError: ``organisation-in-use``
    :raises Refused: ``migration-doubtful``, with every doubt; ``no-mandate``
    """
    with world.store.reading() as reading:
        return _seen(world, reading, Why(actor, reason), now)


def carry_out(world: World, actor: str, reason: str | None, request: str, now: datetime) -> Reorganisation:
    """Take the organisation into use, in one transaction; the running documents follow it."""
    with world.store.writing() as tx:
        found = _seen(world, tx, Why(actor, reason), now)
        take(world, tx, (ORGANISATION,), actor, request, now, Why(actor, reason))
    return found


def missing(basis: Basis, rows: Iterable[DocumentRow], type_: str | None = None) -> tuple[str, ...]:
    """Documents of the cycles at hand that nobody has opened, of one type or of all."""
    there = {row.id for row in rows}
    cycles = sorted({row.cycle for row in rows})
    asked = (document for cycle in cycles for document in documents_of(basis, cycle))
    return tuple(d.id for d in asked if d.id not in there and type_ in (None, d.type))


def _seen(world: World, reading: Reading, why: Why, now: datetime) -> Reorganisation:
    before = world.in_use(reading)
    today = local_date(before.basis.organisation, now)
    assert why.actor is not None
    owner_only(before.basis, why.actor, today)
    if ORGANISATION not in difference(world, reading).waits:
        raise UsageError("organisation-in-use")
    after = foreseen.definitions_with(world, reading, (ORGANISATION,))
    running = Running(reading, before).documents()
    found = tuple(_gone(before.basis, after.basis, [d.row for d in running if not d.finished]))
    if found:
        raise Refused("migration-doubtful", found, type=ORGANISATION)
    changes = foreseen.of_documents(reading, before, after, today, why, (ORGANISATION,))
    rows = [document.row for document in running]
    return Reorganisation(missing(after.basis, rows), tuple(sorted({row.cycle for row in rows})), changes)


def _gone(before: Basis, after: Basis, rows: Iterable[DocumentRow]) -> Iterator[Fault]:
    """Documents that nobody would be asked for any more."""
    cycles = {row.cycle for row in rows}
    was, now = ({d.id for c in cycles for d in documents_of(basis, c)} for basis in (before, after))
    for row in rows:
        if row.id in was - now:
            yield Fault("organisation-document-gone", {"document": row.id})
