"""``join`` and ``part``: committees choose one common plan, or go back to plans of their own."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from arshjul.domain import joining
from arshjul.domain.history import Fields
from arshjul.domain.organisation import Holder
from arshjul.errors import Fault, Refused, UsageError
from arshjul.service.agreeing import member, others
from arshjul.service.entering import enter
from arshjul.service.ports import Reading, Writing
from arshjul.service.recording import header
from arshjul.service.running import Running, RunningDocument
from arshjul.service.taking import take_changes
from arshjul.service.world import World, local_date
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asks for: documents that become one plan, or one that leaves it."""

    documents: tuple[str, ...]
    actor: str
    request: str
    reason: str | None = None
    leave: bool = False


@dataclass(frozen=True)
class Chosen:
    """What came of it: an entry for each document that is concerned."""

    entries: tuple[Fields, ...]
    repeated: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class _Asked:
    every: Running
    rows: tuple[tuple[str, Fields], ...]
    holder: Holder


def choose(world: World, choice: Choice, now: datetime, *, dry_run: bool = False) -> Chosen:
    """Form a joint plan, or leave one.

    :param now: instant of recording, UTC
    :raises Refused: with every reason
    :raises UsageError: ``joint-too-few``, ``unknown-document-id``, ``nothing-opened``, ``request-reused``
    """
    if not choice.leave and len(set(choice.documents)) < 2:
        raise UsageError("joint-too-few", documents=choice.documents)
    if dry_run:
        with world.store.reading() as reading:
            asked = _asked(world, reading, choice, now)
            return Chosen(tuple(_entry(asked, choice, row, now) for row in asked.rows), dry_run=True)
    with world.store.reading() as reading:
        before = reading.request(choice.request)
    if before is None:
        take_changes(world, choice.actor, choice.request, now)
    with world.store.writing() as tx:
        first = tx.request(choice.request)
        if first is not None:
            return Chosen(_same(first.entries, choice), repeated=True)
        return Chosen(_recorded(tx, _asked(world, tx, choice, now), choice, now))


def _asked(world: World, reading: Reading, choice: Choice, now: datetime) -> _Asked:
    definitions = world.in_use(reading)
    every, basis = Running(reading, definitions), definitions.basis
    today = local_date(basis.organisation, now)
    running = [every.document(id_) for id_ in sorted(set(choice.documents))]
    members = [member(one) for one in running]
    if choice.leave:
        rest = [member(other) for other in others(every, running[0])]
        reasons = [*joining.against_leaving(members[0], rest)]
    else:
        reasons = [*joining.against_joining(basis, members, today)]
    documents = [one.document for one in running]
    holder = joining.recorder(basis, documents, choice.actor, today)
    if holder is None:
        people = dict.fromkeys(found.person for found in joining.recorders(basis, documents, today))
        reasons.insert(0, Fault("joint-no-mandate", {"person": choice.actor, "people": tuple(people)}))
    if reasons or holder is None:
        raise Refused("refused", tuple(reasons), document=running[0].row.id)
    joint = running[0].progress.joint
    if choice.leave and joint is not None:
        return _Asked(every, joining.parted(joint, running[0].row.id), holder)
    return _Asked(every, joining.formed([one.id for one in members]), holder)


def _recorded(tx: Writing, asked: _Asked, choice: Choice, now: datetime) -> tuple[Fields, ...]:
    today = local_date(asked.every.definitions.basis.organisation, now)
    entries: list[Fields] = []
    for row in asked.rows:
        running = asked.every.document(row[0])
        fields = _entry(asked, choice, row, now)
        # the reason is said once, with the first document's entry
        note = choice.reason if not entries else None
        entries.append(enter(asked.every, tx, running, fields, today, note)[1])
    return tuple(entries)


def _entry(asked: _Asked, choice: Choice, row: tuple[str, Fields], now: datetime) -> dict[str, object]:
    running: RunningDocument = asked.every.document(row[0])
    entry = header(str(row[1]["type"]), choice.request, choice.actor, now, asked.every.definitions)
    entry |= {"doc": row[0], "dseq": running.row.version + 1, "wf": running.row.workflow}
    entry |= {
        "role": asked.holder.role,
        "role_body": asked.holder.body,
        "instead_of": asked.holder.instead_of,
    }
    return entry | dict(row[1])


def _same(entries: Sequence[Fields], choice: Choice) -> tuple[Fields, ...]:
    """The first result of a repeated request; a request id used for something else is a mistake."""
    own = tuple(_wanted(entries, choice))
    if not own or any(entry["actor"] != choice.actor for entry in entries):
        raise UsageError("request-reused", request=choice.request, document=entries[-1].get("doc"))
    return tuple(entries)


def _wanted(entries: Sequence[Fields], choice: Choice) -> Iterable[Fields]:
    for entry in entries[:1]:
        if choice.leave and entry.get("left") in choice.documents:
            yield entry
        if not choice.leave and entry.get("members") == sorted(set(choice.documents)) and "left" not in entry:
            yield entry
