"""``verify``: the chain is scanned, and every document replayed from the content that was in force."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from arshjul.domain import machine
from arshjul.domain.history import CHAIN_START, EntryType, Fields, Row, link
from arshjul.domain.kinds import Outcome
from arshjul.domain.organisation import Person
from arshjul.domain.pasthistory import doubts, from_fields
from arshjul.domain.progress import Progress, apply, to_fields
from arshjul.domain.workflow import Transition, Workflow
from arshjul.errors import Fault, InfrastructureError, IntegrityError
from arshjul.service.ports import Reading
from arshjul.service.verifying_joint import CHOICES, JointReplay
from arshjul.service.verifying_measures import MeasureReplay
from arshjul.service.world import World
from arshjul.values import dataclass, field

_NOBODY: Mapping[str, Person] = {}


@dataclass
class Verified:
    """What the scan found."""

    rows: int = 0
    documents: int = 0
    problems: list[Fault] = field(default_factory=list)
    last_hash: str = CHAIN_START.hex()

    @property
    def sound(self) -> bool:
        """Whether everything holds together."""
        return not self.problems


def verify(world: World) -> Verified:
    """Scan the chain and replay every document.

    :raises InfrastructureError: the database cannot be read at all
    """
    found = Verified()
    with world.store.reading() as reading:
        entries = list(_scan(world, reading, found))
        _replay(world, reading, entries, found)
        found.problems += [Fault("database-unsound", {"detail": line}) for line in reading.integrity()]
        _notes(reading, entries, found)
    return found


def _scan(world: World, reading: Reading, found: Verified) -> Iterator[Fields]:
    prev = CHAIN_START
    for row in reading.rows():
        found.rows += 1
        if row.seq != found.rows:
            found.problems.append(Fault("chain-gap", {"row": row.seq, "expected": found.rows}))
            found.rows = row.seq
        if row.prev != prev or row.hash != link(row.prev, row.entry):
            found.problems.append(Fault("chain-broken", {"row": row.seq}))
        prev = row.hash
        fields = _entry(world, row, found)
        if fields is not None:
            yield fields
    found.last_hash = prev.hex()


def _entry(world: World, row: Row, found: Verified) -> Fields | None:
    try:
        fields = json.loads(row.entry)
        canonical = isinstance(fields, dict) and world.canonical(fields) == row.entry
    except (ValueError, RecursionError):
        fields, canonical = None, False
    if not canonical or fields.get("seq") != row.seq:
        found.problems.append(Fault("entry-altered", {"row": row.seq}))
    return cast(Fields, fields) if isinstance(fields, dict) else None


def _replay(world: World, reading: Reading, entries: list[Fields], found: Verified) -> None:
    replayed: dict[str, tuple[Workflow, Progress]] = {}
    joint, measures = JointReplay(), MeasureReplay(world, reading)
    for entry in entries:
        measures.note(entry)
        document = entry.get("doc")
        if isinstance(document, str):
            try:
                found.problems += joint.before(entry, replayed)
                found.problems += measures.before(entry, replayed)
                _replay_one(world, reading, entry, document, replayed, found)
                joint.after(entry, replayed)
            except (KeyError, TypeError, ValueError, AssertionError, AttributeError) as error:
                detail = f"{type(error).__name__}: {error}"
                found.problems.append(Fault("replay-impossible", {"row": entry.get("seq"), "detail": detail}))
            except IntegrityError as error:
                found.problems.append(Fault(error.code, {**error.arguments, "row": entry.get("seq")}))
    found.problems += joint.unfinished()
    found.documents = len(replayed)
    _compare(reading, replayed, found)


def _replay_one(
    world: World,
    reading: Reading,
    entry: Fields,
    document: str,
    replayed: dict[str, tuple[Workflow, Progress]],
    found: Verified,
) -> None:
    if entry["type"] == EntryType.DOCUMENT_OPENED:
        key = f"workflow:{entry['doctype']}:"
        workflow = world.keeper.workflow(reading, key, str(entry["wf"]))
        progress = Progress(workflow.initial)
    else:
        workflow, progress = replayed[document]
    if entry["dseq"] != progress.version + 1:
        found.problems.append(Fault("document-gap", {"row": entry["seq"], "document": document}))
    found.problems += _judged(world, reading, entry, workflow, progress)
    if entry["type"] == EntryType.DOCUMENT_MIGRATED:
        after = world.keeper.workflow(reading, f"workflow:{entry['doctype']}:", str(entry["wf"]))
        found.problems += _migration(world, reading, entry, (workflow, after), progress)
        workflow = after
    replayed[document] = (workflow, apply(progress, workflow, entry))


def _judged(
    world: World, reading: Reading, entry: Fields, workflow: Workflow, progress: Progress
) -> Iterator[Fault]:
    """What is wrong with one entry, by what it records."""
    if entry["type"] == EntryType.STEP_TAKEN:
        yield from _step(world, reading, entry, workflow, progress)
    if entry["type"] == EntryType.SIDE_TAKEN:
        yield from _side(world, reading, entry, workflow, progress)
    if entry["type"] == EntryType.HISTORY_IMPORTED:
        yield from _imported(world, reading, entry)
    if entry["type"] in (*CHOICES, EntryType.MEASURE_RECORDED) and not _had_mandate(world, reading, entry):
        facts = {"row": entry["seq"], "document": entry["doc"], "actor": entry["actor"]}
        yield Fault("no-mandate-in-history", facts)


def _step(
    world: World, reading: Reading, entry: Fields, workflow: Workflow, progress: Progress
) -> Iterator[Fault]:
    facts = {"row": entry["seq"], "document": entry["doc"], "trigger": entry["trigger"]}
    outcome = Outcome(str(entry["outcome"])) if entry["outcome"] else None
    try:
        to = machine.next_state(workflow, progress.state, str(entry["trigger"]), outcome)
    except machine.IllegalMove:
        to = ""
    if entry["from"] != progress.state or entry["to"] != to:
        yield Fault("illegal-in-history", facts | {"state": progress.state, "to": entry["to"]})
    yield from _by_whom(world, reading, entry, workflow.transition(str(entry["trigger"])), progress)


def _side(
    world: World, reading: Reading, entry: Fields, workflow: Workflow, progress: Progress
) -> Iterator[Fault]:
    """A step beside the machine moved nothing, followed what it must, and was not done already."""
    trigger = str(entry["trigger"])
    facts = {"row": entry["seq"], "document": entry["doc"], "trigger": trigger}
    step = workflow.step(trigger)
    rule = step.side if step else None
    known = rule is not None and (rule.after is None or progress.find(rule.after) is not None)
    stood = entry["from"] == entry["to"] == progress.state
    if not known or not stood or progress.find(trigger) is not None:
        yield Fault("illegal-in-history", facts | {"state": progress.state, "to": entry["to"]})
    yield from _by_whom(world, reading, entry, step, progress)


def _by_whom(
    world: World, reading: Reading, entry: Fields, step: Transition | None, progress: Progress
) -> Iterator[Fault]:
    facts = {"row": entry["seq"], "document": entry["doc"], "trigger": entry["trigger"]}
    if not _had_mandate(world, reading, entry):
        yield Fault("no-mandate-in-history", facts | {"actor": entry["actor"]})
    for other in step.not_same_as if step else ():
        taken = progress.find(other)
        if taken is not None and taken.actor == entry["actor"]:
            yield Fault("same-person-in-history", facts | {"actor": entry["actor"], "step": other})


def _imported(world: World, reading: Reading, entry: Fields) -> Iterator[Fault]:
    """An imported history has the doubts that its rows give, no more and no fewer."""
    rows = [from_fields(row) for row in cast("list[Fields]", entry["rows"])]
    again = [{"code": d.code, **d.arguments} for d in doubts(rows, date.fromisoformat(str(entry["on"])))]
    facts = {"row": entry["seq"], "document": entry["doc"]}
    if again != entry["doubts"]:
        yield Fault("past-in-history", facts)
    if not _had_mandate(world, reading, entry):
        yield Fault("no-mandate-in-history", facts | {"actor": entry["actor"]})


def _migration(
    world: World, reading: Reading, entry: Fields, versions: tuple[Workflow, Workflow], progress: Progress
) -> Iterator[Fault]:
    """A document that went over to another version: from where it stood, to where there is something."""
    before, after = versions
    facts = {"row": entry["seq"], "document": entry["doc"]}
    names = cast(Mapping[str, str], entry["renamed"])
    taken = [after.transition(names.get(name, name)) for name in progress.taken]
    from_there = (entry["from"], entry["from_wf"]) == (progress.state, before.digest)
    if not from_there or entry["to"] not in after.states or None in taken:
        told = {"state": progress.state, "from": entry["from"], "to": entry["to"]}
        yield Fault("migration-in-history", facts | told)
    if not _had_mandate(world, reading, entry):
        yield Fault("no-mandate-in-history", facts | {"actor": entry["actor"]})


def _had_mandate(world: World, reading: Reading, entry: Fields) -> bool:
    """Whether the organisation in force that day gave the actor the role that the entry names."""
    hashes = {"organisation": str(entry["org"]), "closed_days": str(entry["days"])}
    organisation = world.keeper.at(reading, hashes, _NOBODY).basis.organisation
    zone_day = _local_day(organisation.time_zone, str(entry["at"]))
    body = entry["role_body"]
    holders = organisation.holders(str(entry["role"]), str(body) if body else None, zone_day)
    return any(holder.person == entry["actor"] for holder in holders)


def _local_day(zone: str, at: str) -> date:
    return datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(ZoneInfo(zone)).date()


def _compare(reading: Reading, replayed: Mapping[str, tuple[Workflow, Progress]], found: Verified) -> None:
    try:
        rows = {row.id: row for row in reading.documents()}
    except IntegrityError as error:
        found.problems.append(Fault(error.code, error.arguments))
        return
    except InfrastructureError as error:
        found.problems.append(_damaged(error))
        return
    for document in sorted({*rows, *replayed}):
        row, known = rows.get(document), replayed.get(document)
        if row is None or known is None:
            found.problems.append(
                Fault("document-unknown", {"document": document, "in_history": known is not None})
            )
            continue
        workflow, progress = known
        cached = (row.state, row.version, row.workflow)
        agrees = cached == (progress.state, progress.version, workflow.digest)
        if not agrees or dict(row.progress) != dict(to_fields(progress)):
            facts = {"document": document, "state": row.state, "replayed": progress.state}
            found.problems.append(Fault("state-differs", facts))


def _notes(reading: Reading, entries: list[Fields], found: Verified) -> None:
    """A commitment whose text is gone has been disposed of; that is reported, not an error."""
    for entry in entries:
        commitment = entry.get("note_c")
        if isinstance(commitment, str):
            try:
                reading.note(commitment)
            except IntegrityError:
                found.problems.append(Fault("note-altered", {"row": entry.get("seq")}))


def _damaged(error: InfrastructureError) -> Fault:
    """Text that is none: with the history read this is an answer; a file that cannot be read is not."""
    if error.code != "database-unreadable":
        raise error
    return Fault("database-unsound", {"detail": error.arguments.get("detail")})
