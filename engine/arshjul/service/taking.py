"""Changed content taken into use: an entry of its own, before the command that meets it.

Changes of meetings, people and roles are taken at once; a change of a workflow, a body or a group waits for a
migration, and the program says so.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from arshjul.domain.history import EntryType
from arshjul.domain.notices import NoticeStatus
from arshjul.domain.progress import apply, from_fields, to_fields
from arshjul.errors import ContentError
from arshjul.service import ledger
from arshjul.service.definitions import CLOSED_DAYS, ORGANISATION, Definitions, digest
from arshjul.service.following import Followed, followed
from arshjul.service.ports import Reading, Writing
from arshjul.service.recording import day, header
from arshjul.service.running import Running
from arshjul.service.world import World, local_date
from arshjul.values import dataclass, field, replace

Done = TypeVar("Done")


@dataclass(frozen=True)
class Difference:
    """How the files differ from what is in use."""

    taken: tuple[str, ...] = ()
    """Content keys that the next writing command takes into use."""
    waits: tuple[str, ...] = ()
    """Content keys that wait for a migration."""
    broken: bool = False
    """The files hold errors: what is in use stays in use."""

    def __bool__(self) -> bool:
        return bool(self.taken or self.waits or self.broken)


@dataclass(frozen=True)
class Why:
    """What somebody has said about a change that they make."""

    actor: str | None = None
    reason: str | None = None
    """Free text: kept beside the chain, and told in the corrections."""
    change: Mapping[str, object] = field(default_factory=dict)
    """What the entry says of it: codes, ids and days."""

    @property
    def told(self) -> Mapping[str, str]:
        """What the corrections say of it."""
        said = {"by": self.actor, "reason": self.reason}
        return {name: value for name, value in said.items() if value}


NOT_SAID = Why()
"""Files have changed, and nobody has said why."""


def difference(world: World, reading: Reading, used: Mapping[str, str] | None = None) -> Difference:
    """What the files say otherwise than what is in use.

    :param used: the hashes in use, when they are known already
    """
    try:
        files = world.files()
    except ContentError:
        return Difference(broken=True)
    used = reading.in_use() if used is None else used
    if not used or used == files.hashes:
        return Difference()
    changed = [key for key, value in files.hashes.items() if used.get(key) != value]
    running_years = {row.cycle for row in reading.documents()}
    taken = [key for key in changed if _harmless(world, reading, files, key)]
    waits = [key for key in changed if key not in taken and _concerns(files, key, running_years, used)]
    return Difference(tuple(taken), tuple(waits))


def keys_to_open(world: World, reading: Reading, files: Definitions, cycle: int) -> tuple[str, ...]:
    """The content that opening a cycle takes into use.

    All of it the first time. Later what is new or has changed, but for workflows in use, which wait for a
    migration; and when the cycle is open already, only what running documents can follow.
    """
    used = reading.in_use()
    if not used:
        return tuple(files.hashes)
    there = {row.id for row in reading.documents(cycle)}
    if all(planned.document.id in there for planned in files.plan(cycle).documents):
        return difference(world, reading, used).taken
    changed = [key for key, value in files.hashes.items() if used.get(key) != value]
    return tuple(key for key in changed if key not in used or not key.startswith("workflow:"))


def take_changes(world: World, actor: str, request: str, now: datetime) -> Difference:
    """Take harmless changes into use, in one transaction of their own."""
    with world.store.reading() as reading:
        found = difference(world, reading)
    if not found.taken:
        return found
    with world.store.writing() as tx:
        found = difference(world, tx)  # somebody else may have taken them meanwhile
        if found.taken:
            take(world, tx, found.taken, actor, request, now)
    return found


def following_files(
    world: World, actor: str, request: str, now: datetime, attempt: Callable[[bool], Done | None]
) -> Done:
    """Carry out a command under the content in use; what has changed in the files is taken into use first.

    :param attempt: told whether the changes have been taken; None when they must be
    """
    done = attempt(False)
    if done is None:
        take_changes(world, actor, request, now)
        done = attempt(True)
        assert done is not None  # the changes have been taken
    return done


def take(
    world: World,
    tx: Writing,
    keys: Iterable[str],
    actor: str,
    request: str,
    now: datetime,
    why: Why = NOT_SAID,
) -> None:
    """Take some of the files' content into use, and let the running documents follow it."""
    before, files = world.in_use(tx), world.files()
    # a request that is repeated may meet other changes than it did the first time
    request = f"{request}:content:{digest('|'.join(files.hashes[key] for key in keys).encode())[:12]}"
    for key in keys:
        tx.keep_content(files.hashes[key], files.data[files.hashes[key]])
    tx.take_into_use({key: files.hashes[key] for key in keys})
    after = world.in_use(tx)
    entry = header(EntryType.CONTENT_TAKEN, request, actor, now, after)
    entry |= {"content": {key: files.hashes[key] for key in keys}}
    tx.append(entry | dict(why.change), note=why.reason)
    for found in follow(tx, before, after, local_date(after.basis.organisation, now), why.told):
        write_followed(tx, found, header(EntryType.STEPS_REBOUND, request, actor, now, after))


def follow(
    reading: Reading, before: Definitions, after: Definitions, today: date, because: Mapping[str, str]
) -> list[Followed]:
    """What a change of content means for every document that is not finished."""
    old, new = Running(reading, before), Running(reading, after)
    return [
        followed(
            after.basis,
            was,
            new.document(was.row.id),
            reading.notices(document=was.row.id),
            today,
            because,
        )
        for was in old.documents()
        if not was.finished
    ]


def write_followed(tx: Writing, found: Followed, entry: dict[str, object]) -> None:
    """Record what has become of one document."""
    row = found.was.row
    if found.moved:
        entry |= {
            "doc": row.id,
            "dseq": row.version + 1,
            "steps": [step.trigger for _, step in found.moved],
            "dates": {step.trigger: [day(old.due), day(step.due)] for old, step in found.moved},
        }
        progress = apply(from_fields(row.progress), found.new.document.workflow, tx.append(entry))
        tx.update_document(replace(row, version=progress.version, progress=to_fields(progress)), row.version)
        tx.set_notices(found.overtaken, NoticeStatus.SUPERSEDED)
        tx.insert_notices(found.corrections, NoticeStatus.PLANNED)
    ledger.write(tx, found.settlement)


def _harmless(world: World, reading: Reading, files: Definitions, key: str) -> bool:
    if key == CLOSED_DAYS or key.startswith("kalendarium:"):
        return True
    if key != ORGANISATION:
        return False
    used = world.in_use(reading).basis.organisation
    now = files.basis.organisation
    return dict(used.bodies) == dict(now.bodies) and dict(used.groups) == dict(now.groups)


def _concerns(files: Definitions, key: str, cycles: set[int], used: Mapping[str, str]) -> bool:
    """A new workflow file of a cycle that does not run is nothing to speak of: opening takes it into use."""
    if not key.startswith("workflow:") or key in used:
        return True
    type_, first = key.split(":")[1], int(key.split(":")[2])
    workflow = next(w for w in files.basis.workflows if (w.id, w.first_cycle) == (type_, first))
    return any(workflow.in_force(cycle) for cycle in cycles)
