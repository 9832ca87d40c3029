"""``adopt``: the decision by which a body has set the year, recorded with the hashes of what it set."""

from datetime import date, datetime

from arshjul.domain.basis import Basis
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.mandate import PROCESS_OWNER
from arshjul.errors import Refused, UsageError
from arshjul.service.definitions import Definitions
from arshjul.service.ports import Reading, Writing
from arshjul.service.recording import header
from arshjul.service.running import closest
from arshjul.service.taking import take_changes
from arshjul.service.world import World, local_date
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Adopted:
    """A decision: which body, when, and where in its minutes."""

    body: str
    on: date
    paragraph: str
    registry: str | None = None


@dataclass(frozen=True)
class Adoption:
    """What came of recording it."""

    entry: Fields
    repeated: bool
    """The very same decision about the very same content was on record already."""
    definitions: Definitions


def adopt(world: World, cycle: int, adopted: Adopted, actor: str, request: str, now: datetime) -> Adoption:
    """Record the decision about a year that is open.

    :raises UsageError: ``year-not-opened``, ``unknown-filter``
    :raises Refused: ``no-mandate``, ``adopted-ahead``, ``adopter-not-deciding``, ``adopter-not-in-office``
    """
    take_changes(world, actor, request, now)
    with world.store.writing() as tx:
        definitions = world.in_use(tx)
        today = local_date(definitions.basis.organisation, now)
        owner_only(definitions.basis, actor, today)
        check(definitions.basis, adopted, today)
        if not tx.documents(cycle):
            raise UsageError("year-not-opened", year=cycle)
        known = _recorded(tx, definitions, cycle, adopted)
        entry = known or record(tx, definitions, cycle, adopted, actor, f"{request}:adopted", now)
        return Adoption(entry, known is not None, definitions)


def check(basis: Basis, adopted: Adopted, today: date) -> None:
    """Whether the decision can have been taken.

    :raises UsageError: the body is not known
    :raises Refused: it lies ahead, or the body could not take it
    """
    bodies = basis.organisation.bodies
    body = bodies.get(adopted.body)
    if body is None:
        near = closest(adopted.body, bodies)
        raise UsageError("unknown-filter", filter="body", value=adopted.body, suggestions=near)
    about, on = adopted.body, adopted.on
    if adopted.on > today:
        raise Refused("adopted-ahead", body=about, on=on, today=today)
    if not body.may_decide:
        raise Refused("adopter-not-deciding", body=about, on=on)
    if not body.validity.holds(adopted.on):
        raise Refused("adopter-not-in-office", body=about, on=on)


def owner_only(basis: Basis, actor: str, today: date) -> None:
    """Whether the person is process owner that day.

    :raises Refused: ``no-mandate``, with those who are
    """
    people = tuple(holder.person for holder in basis.organisation.holders(PROCESS_OWNER, None, today))
    if actor not in people:
        raise Refused("no-mandate", person=actor, role=PROCESS_OWNER, body=None, people=people, date=today)


def record(
    tx: Writing,
    definitions: Definitions,
    cycle: int,
    adopted: Adopted,
    actor: str,
    request: str,
    now: datetime,
) -> Fields:
    """Write the entry: the decision, what it set, and what the kalendarium says of other bodies' days."""
    entry = header(EntryType.YEAR_ADOPTED, request, actor, now, definitions)
    kalendarium = definitions.basis.kalendaria.get(cycle)
    rows = kalendarium.adopted if kalendarium else ()
    entry |= _about(cycle, adopted) | {
        "content": dict(definitions.hashes),
        "days_set": [{"on": row.on.isoformat(), "body": row.body} for row in rows],
    }
    return tx.append(entry)


def _about(cycle: int, adopted: Adopted) -> dict[str, object]:
    return {
        "cycle": cycle,
        "body": adopted.body,
        "on": adopted.on.isoformat(),
        "ref": adopted.paragraph,
        "registry": adopted.registry,
    }


def _recorded(reading: Reading, definitions: Definitions, cycle: int, adopted: Adopted) -> Fields | None:
    wanted = _about(cycle, adopted) | {"content": dict(definitions.hashes)}
    for entry in reading.entries():
        same = all(entry.get(name) == value for name, value in wanted.items())
        if entry["type"] == EntryType.YEAR_ADOPTED and same:
            return entry
    return None
