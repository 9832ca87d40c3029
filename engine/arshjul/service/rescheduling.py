"""``calendar move|cancel|add|bind``: one row of the kalendarium is changed, its consequences shown first.

The file and the database go together: the database's transaction is made ready, the file is put in its place
by a rename, then the transaction is committed. A crash in between leaves a changed file, which the next
writing command takes into use with the same result (docs/decisions/0007-changes-during-the-year.md).
"""

from datetime import date, datetime

from arshjul.domain.basis import Basis
from arshjul.domain.findings import Finding
from arshjul.domain.mandate import PROCESS_OWNER, SECRETARY
from arshjul.errors import Fault, Refused
from arshjul.service import changes as foreseen
from arshjul.service import objections
from arshjul.service.changes import Changes
from arshjul.service.edits import Edit, Kalendaria
from arshjul.service.objections import NOT_SURE, Sure
from arshjul.service.ports import Reading
from arshjul.service.proposing import result
from arshjul.service.taking import Why, difference, take
from arshjul.service.world import World, local_date
from arshjul.values import dataclass, replace


@dataclass(frozen=True)
class Proposed:
    """What one change would do."""

    edit: Edit
    file: str
    text: str
    changes: Changes
    findings: tuple[Finding, ...]
    """What would be wrong that is not wrong now: a closed day, July …"""
    why: Why
    objections: tuple[Fault, ...] = ()
    """Why it is not carried out, unless somebody says that it is right."""
    overridden: tuple[Fault, ...] = ()
    """What would have been an objection, had nobody said that it is right."""


def propose(
    world: World,
    files: Kalendaria,
    edit: Edit,
    actor: str,
    reason: str | None,
    now: datetime,
    sure: Sure = NOT_SURE,
) -> Proposed:
    """What the change would do; nothing happens.

    :raises Refused: ``no-mandate``; ``meeting-has-decisions``, ``binding-step-taken``
    :raises UsageError: ``sure-without-reason``
    :raises ContentError: the kalendarium would not be one any more
    """
    basis = world.files().basis
    today = local_date(basis.organisation, now)
    _may(basis, edit, actor, today)
    objections.with_reason(sure, reason)
    text = edit.text(files)
    supposed = world.supposing({files.name(edit.year): text.encode()})
    after = supposed.files()
    found = objections.new_findings(world, supposed)
    passed = tuple(objections.passed(edit, today)) if _in_use(world) else ()
    wrong = objections.as_faults(found)
    said = (*(passed if sure.correction else ()), *(wrong if sure.anyway else ()))
    why = Why(actor, reason, {"change": _told(edit, said)})
    changes = replace(_changes(world, supposed, edit, today, why), definitions=after)
    open_ = tuple(fault for fault in (*passed, *wrong) if fault not in said)
    return Proposed(edit, files.name(edit.year), text, changes, found, why, open_, said)


def _told(edit: Edit, said: tuple[Fault, ...]) -> dict[str, object]:
    """What the history says of the change: also what it was carried out in spite of."""
    told = {"kind": edit.kind, **{key: value for key, value in edit.facts.items() if value is not None}}
    return told | ({"despite": list(dict.fromkeys(fault.code for fault in said))} if said else {})


def carry_out(
    world: World, files: Kalendaria, proposed: Proposed, actor: str, request: str, now: datetime
) -> None:
    """Make the change: file and database together.

    :raises Refused: ``change-objected``: something speaks against it, and nobody has said that it is right;
        ``preview-stale``: what would happen is not what was shown any more
    """
    if proposed.objections:
        raise Refused("change-objected", proposed.objections, file=proposed.file)
    if not _in_use(world):
        _same_text(files, proposed)
        files.save(proposed.edit.year, proposed.text)
        world.refresh()
        return
    with world.store.writing() as tx:
        world.refresh()
        _same_text(files, proposed)
        objections.not_recorded(tx, proposed.edit)
        supposed = world.supposing({proposed.file: proposed.text.encode()})
        today = local_date(supposed.files().basis.organisation, now)
        as_it_is = _of_year(world, supposed, tx, proposed.edit, today, proposed.why)
        if result(as_it_is) != result(proposed.changes):
            raise Refused("preview-stale", file=proposed.file)
        keys = difference(supposed, tx).taken
        if keys:
            take(supposed, tx, keys, actor, request, now, proposed.why)
        files.save(proposed.edit.year, proposed.text)  # last: after it comes only the commit
    world.refresh()


def _same_text(files: Kalendaria, proposed: Proposed) -> None:
    if proposed.edit.text(files) != proposed.text:
        raise Refused("preview-stale", file=proposed.file)


def _may(basis: Basis, edit: Edit, actor: str, today: date) -> None:
    """The process owner; and the body's own secretary, who moves its meetings but binds nobody's steps."""
    holders = [*basis.organisation.holders(PROCESS_OWNER, None, today)]
    if edit.kind != "bind":
        holders += basis.organisation.holders(SECRETARY, edit.body, today)
    people = tuple(dict.fromkeys(holder.person for holder in holders))
    if actor not in people:
        raise Refused("no-mandate", person=actor, role=PROCESS_OWNER, body=None, people=people, date=today)


def _in_use(world: World) -> bool:
    if not world.store.exists():
        return False
    with world.store.reading() as reading:
        return bool(reading.in_use())


def _changes(world: World, supposed: World, edit: Edit, today: date, why: Why) -> Changes:
    if not _in_use(world):
        return _of_year(world, supposed, None, edit, today, why)
    with world.store.reading() as reading:
        objections.not_recorded(reading, edit)
        return _of_year(world, supposed, reading, edit, today, why)


def _of_year(
    world: World, supposed: World, reading: Reading | None, edit: Edit, today: date, why: Why
) -> Changes:
    """What happens to the documents that run, and to the plans of years that nobody has opened."""
    basis = supposed.files().basis
    opened = {row.cycle for row in reading.documents()} if reading else set()
    years = (edit.year - 1, edit.year, edit.year + 1)
    planned = [y for y in years if y not in opened and y in basis.kalendaria and basis.in_force(y)]
    plans = foreseen.of_plans(world.files(), supposed.files(), planned)
    if reading is None:
        return plans
    running = foreseen.of_running(supposed, reading, today, why)
    return replace(
        running, steps=(*running.steps, *plans.steps), knock_on=(*running.knock_on, *plans.knock_on)
    )
