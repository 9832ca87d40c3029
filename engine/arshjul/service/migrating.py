"""``migrate``: running documents go over to a changed version of their workflow, all of them or none.

Until then they stay on the version they were opened with, whatever the files say. Nothing is done on any
doubt: a state that is gone needs to be told what it is now, and so does a step that has been taken.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from arshjul.domain.history import EntryType, Fields
from arshjul.domain.knockon import Placed, knock_on
from arshjul.domain.ladder import wanted
from arshjul.domain.mandate import PROCESS_OWNER
from arshjul.domain.notices import NoticeStatus
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import Progress, apply, to_fields
from arshjul.domain.rebinding import adjusted
from arshjul.domain.workflow import Workflow
from arshjul.errors import Fault, Refused, UsageError
from arshjul.service import changes as foreseen
from arshjul.service import ledger
from arshjul.service.adopting import owner_only
from arshjul.service.changes import Changes, StepChange, notice_changes, step_change
from arshjul.service.definitions import ORGANISATION, Definitions
from arshjul.service.doubting import Renamed, doubts, known_names, renamed, waiting
from arshjul.service.following import Followed, binding, corrections, followed, overtaken
from arshjul.service.ledger import settlement
from arshjul.service.ports import Reading, Writing
from arshjul.service.recording import day, header
from arshjul.service.reorganising import missing
from arshjul.service.running import Running, RunningDocument, closest
from arshjul.service.taking import Why, difference, take_changes, write_followed
from arshjul.service.world import World, local_date
from arshjul.values import dataclass, replace


@dataclass(frozen=True)
class Migrated:
    """One document before and after."""

    followed: Followed
    renamed: Renamed
    again: tuple[str, ...]
    """Steps, by their new names, that get a new round: they hang on another meeting or day."""

    @property
    def was(self) -> RunningDocument:
        """The document on its old version."""
        return self.followed.was

    @property
    def new(self) -> RunningDocument:
        """The document on the new one."""
        return self.followed.new


@dataclass(frozen=True)
class Migration:
    """What going over would do."""

    type: str
    keys: tuple[str, ...]
    documents: tuple[Migrated, ...]
    others: tuple[Followed, ...]
    """Documents of other types whose days depend on these."""
    untouched: tuple[str, ...]
    """Documents of the type that are finished and stay as they are."""
    changes: Changes
    definitions: Definitions
    missing: tuple[str, ...] = ()
    """Documents of the type that the new version asks for and nobody has opened."""


@dataclass(frozen=True)
class _Case:
    world: World
    reading: Reading
    before: Definitions
    after: Definitions
    names: Mapping[str, str]
    today: date
    why: Why


def propose(
    world: World, type_: str, names: Mapping[str, str], actor: str, reason: str | None, now: datetime
) -> Migration:
    """What would become of each document; nothing happens.

    :param names: what states and steps of the old version are called in the new one
    :raises UsageError: ``unknown-document-type``, ``nothing-to-migrate``, ``map-unknown``
    :raises Refused: ``migration-doubtful``, with every doubt; ``no-mandate``
    """
    with world.store.reading() as reading:
        return _migration(world, reading, type_, names, Why(actor, reason), now)


def carry_out(
    world: World,
    type_: str,
    names: Mapping[str, str],
    actor: str,
    reason: str | None,
    request: str,
    now: datetime,
) -> Migration:
    """Let the documents go over, in one transaction."""
    take_changes(world, actor, request, now)
    with world.store.writing() as tx:
        found = _migration(world, tx, type_, names, Why(actor, reason), now)
        files = world.files()
        for key in found.keys:
            tx.keep_content(files.hashes[key], files.data[files.hashes[key]])
        tx.take_into_use({key: files.hashes[key] for key in found.keys})
        after = world.in_use(tx)
        taken = header(EntryType.CONTENT_TAKEN, f"{request}:taken", actor, now, after)
        tx.append(taken | {"content": {key: files.hashes[key] for key in found.keys}})
        for one in found.documents:
            entry = header(EntryType.DOCUMENT_MIGRATED, f"{request}:migrated", actor, now, after)
            _write(tx, one, entry | _fields(one), reason)
        for other in found.others:
            entry = header(EntryType.STEPS_REBOUND, f"{request}:rebound", actor, now, after)
            write_followed(tx, other, entry)
    return found


def _migration(
    world: World, reading: Reading, type_: str, names: Mapping[str, str], why: Why, now: datetime
) -> Migration:
    files, before = world.files(), world.in_use(reading)
    today = local_date(before.basis.organisation, now)
    assert why.actor is not None
    owner_only(before.basis, why.actor, today)
    versions = {w.id: w for w in files.basis.workflows}
    if type_ not in versions:
        raise UsageError("unknown-document-type", id=type_, suggestions=closest(type_, versions))
    going, finished = _concerned(reading, before, files, type_)
    keys = tuple(dict.fromkeys(_key(workflow) for _, workflow in going)) or _alone(reading, files, type_)
    if not keys:
        raise UsageError("nothing-to-migrate", document=type_)
    if ORGANISATION in difference(world, reading).waits:
        raise Refused("migration-doubtful", (Fault("organisation-first"),), type=type_)
    after = foreseen.definitions_with(world, reading, keys)
    case = _Case(world, reading, before, after, names, today, why)
    documents, others = _followed(case, going) if going else ((), ())
    changes = _changes(case, documents, others, keys)
    absent = missing(after.basis, [row for row in reading.documents() if row.type == type_], type_)
    return Migration(type_, keys, documents, others, finished, changes, after, absent)


def _concerned(
    reading: Reading, before: Definitions, files: Definitions, type_: str
) -> tuple[list[tuple[RunningDocument, Workflow]], tuple[str, ...]]:
    """The documents that another version waits for, each with it; and those that are finished."""
    going, finished = [], []
    for running in Running(reading, before).documents():
        if running.row.type == type_:
            found = [w for w in files.basis.in_force(running.row.cycle) if w.id == type_]
            if found and files.workflow_hash(found[0]) != running.row.workflow:
                if running.finished:
                    finished.append(running.row.id)
                else:
                    going.append((running, replace(found[0], digest=files.workflow_hash(found[0]))))
    return going, tuple(finished)


def _alone(reading: Reading, files: Definitions, type_: str) -> tuple[str, ...]:
    """Changed versions that no document runs on: a plan that is finished is followed up all the same.

    Nobody's dates hang on them; what they say of measures does hang on being in use.
    """
    used, cycles = reading.in_use(), {row.cycle for row in reading.documents()}
    found = [w for w in files.basis.workflows if w.id == type_ and any(w.in_force(c) for c in cycles)]
    return tuple(_key(w) for w in found if used.get(_key(w)) not in (None, files.workflow_hash(w)))


def _key(workflow: Workflow) -> str:
    return f"workflow:{workflow.id}:{workflow.first_cycle}"


def _followed(
    case: _Case, going: list[tuple[RunningDocument, Workflow]]
) -> tuple[tuple[Migrated, ...], tuple[Followed, ...]]:
    """Every document of the cycles at hand, before and after."""
    new_names = {was.row.id: renamed(was, workflow, case.names) for was, workflow in going}
    known_names(case.names, going)
    running = Running(case.reading, case.before)
    cycles = {was.row.cycle for was, _ in going}
    found = [d for was, w in going for d in doubts(case.after.basis, was, w, new_names[was.row.id])]
    found += waiting([d for cycle in cycles for d in running.documents(cycle)], going)
    if found:
        raise Refused("migration-doubtful", tuple(found), type=going[0][0].row.type)
    every = {d.row.id: d for cycle in cycles for d in running.documents(cycle)}
    own = {was.row.id: workflow for was, workflow in going}
    plans = {cycle: _plan(case.after, every, own, cycle) for cycle in cycles}
    documents, others = [], []
    for id_, was in every.items():
        planned = plans[was.row.cycle][id_]
        if id_ in own:
            documents.append(_one(case, was, own[id_], new_names[id_], planned))
        elif not was.finished:
            new = RunningDocument(was.row, adjusted(case.after.basis, planned, was.progress), was.progress)
            rows = case.reading.notices(document=id_)
            others.append(followed(case.after.basis, was, new, rows, case.today, case.why.told))
    return tuple(documents), tuple(other for other in others if other.changes)


def _plan(
    after: Definitions, every: Mapping[str, RunningDocument], own: Mapping[str, Workflow], cycle: int
) -> Mapping[str, PlannedDocument]:
    """The cycle's dates with the documents on the versions that they will run on."""
    rows = [was for was in every.values() if was.row.cycle == cycle]
    documents = [replace(was.document, workflow=own.get(was.row.id, was.document.workflow)) for was in rows]
    return after.plan_with(cycle, tuple(documents)).by_id


def _one(
    case: _Case, was: RunningDocument, workflow: Workflow, names: Renamed, planned: PlannedDocument
) -> Migrated:
    basis = case.after.basis
    entry: Fields = {"type": EntryType.DOCUMENT_MIGRATED, "to": names.state, "renamed": names.steps}
    progress = apply(was.progress, workflow, {**entry, "steps": []})
    moved = tuple(_moved(was, adjusted(basis, planned, progress), progress, names))
    again = [step.trigger for _, step in moved]
    progress = apply(was.progress, workflow, {**entry, "steps": again})
    row = replace(
        was.row,
        workflow=workflow.digest,
        state=progress.state,
        version=progress.version,
        progress=to_fields(progress),
    )
    new = RunningDocument(row, adjusted(basis, planned, progress), progress)
    rows = case.reading.notices(document=row.id)
    owed = tuple(corrections(basis, rows, was, new, moved, case.today, case.why.told))
    known = {str(found.notice.key): found.status for found in rows}
    opened = progress.opened or case.today
    settled = settlement(wanted(basis, new.planned, progress, opened, case.today), opened, known)
    return Migrated(
        Followed(was, new, moved, tuple(overtaken(rows, moved)), owed, settled), names, tuple(again)
    )


def _moved(
    was: RunningDocument, planned: PlannedDocument, progress: Progress, names: Renamed
) -> Iterator[tuple[PlannedStep, PlannedStep]]:
    for old in was.planned.steps:
        step = planned.step(names.steps.get(old.trigger, old.trigger))
        if step is not None and step.trigger not in progress.taken and binding(old) != binding(step):
            yield old, step


def _changes(
    case: _Case, documents: tuple[Migrated, ...], others: tuple[Followed, ...], keys: tuple[str, ...]
) -> Changes:
    every = (*(one.followed for one in documents), *others)
    concerned = {found.new.row.id: found for found in every}
    was, new = {}, {}
    for running in Running(case.reading, case.before).documents():
        found = concerned.get(running.row.id)
        was[running.row.id] = Placed(running.planned, running.progress)
        now = found.new if found else running
        new[running.row.id] = Placed(now.planned, now.progress)
    steps = [change for one in documents for change in _steps(one)]
    steps += [step_change(o.was.planned, o.new.planned, old, step) for o in others for old, step in o.moved]
    return Changes(
        case.after,
        steps=tuple(steps),
        notices=tuple(change for found in every for change in notice_changes(case.reading, found)),
        corrections=tuple(notice for found in every for notice in found.corrections),
        knock_on=knock_on(case.after.basis, was, new, case.today),
        content=keys,
    )


def _steps(one: Migrated) -> Iterator[StepChange]:
    """Steps that come, go, or get another day; those that stay as they were are not spoken of."""
    was, new = one.was.planned, one.new.planned
    kept = {one.renamed.steps.get(old.trigger, old.trigger): old for old in was.steps}
    for step in new.steps:
        old = kept.pop(step.trigger, None)
        if step.trigger not in one.new.progress.taken and (old is None or binding(old) != binding(step)):
            yield step_change(was, new, old, step)
    for old in kept.values():
        yield step_change(was, new, old, None)


def _fields(one: Migrated) -> dict[str, object]:
    was, new = one.was.row, one.new.row
    return {
        "doc": was.id,
        "dseq": was.version + 1,
        "doctype": was.type,
        "wf": new.workflow,
        "from_wf": was.workflow,
        "from": was.state,
        "to": new.state,
        "renamed": dict(one.renamed.steps),
        "steps": list(one.again),
        "dates": {step.trigger: [day(old.due), day(step.due)] for old, step in one.followed.moved},
        "role": PROCESS_OWNER,
        "role_body": None,
    }


def _write(tx: Writing, one: Migrated, entry: dict[str, object], reason: str | None) -> None:
    tx.append(entry, note=reason)
    tx.update_document(one.new.row, one.was.row.version)
    tx.set_notices(one.followed.overtaken, NoticeStatus.SUPERSEDED)
    tx.insert_notices(one.followed.corrections, NoticeStatus.PLANNED)
    ledger.write(tx, one.followed.settlement)
