"""``measure`` and ``measures``: values of a plan's measures, recorded in the reports that follow it up.

A value is an entry of the report; a correction is one more entry with its reason, never an edit. A value over
its measure's limit opens the document that the plan says, in the same transaction.
"""

from collections.abc import Iterable
from datetime import date, datetime

from arshjul.domain import measuring
from arshjul.domain.commands import Measured
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.measures import MeasureKind, canonical, reached
from arshjul.domain.measuring import Due
from arshjul.domain.organisation import Holder
from arshjul.domain.progress import Recorded, apply, to_fields
from arshjul.errors import Fault, Refused, UsageError
from arshjul.service.consequences import open_because
from arshjul.service.definitions import Definitions
from arshjul.service.ports import Reading
from arshjul.service.recording import header
from arshjul.service.running import Running, RunningDocument, closest
from arshjul.service.taking import difference, following_files
from arshjul.service.world import World, local_date
from arshjul.values import dataclass, replace


@dataclass(frozen=True)
class Standing:
    """One measure in a report: what is asked for, and what has been recorded."""

    due: Due
    recorded: Recorded | None = None
    text: str | None = None
    """The free text of a value, while it is kept."""

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None without a value, or when nobody can tell."""
        value = self.recorded.value if self.recorded else None
        return reached(self.due.measure, value) if value is not None else None


@dataclass(frozen=True)
class Noted:
    """What recording a value did."""

    entry: Fields
    measure: Standing
    missing: tuple[Due, ...]
    """What the report still has no value for."""
    opened: tuple[str, ...] = ()
    repeated: bool = False
    """The request had been carried out before."""


@dataclass(frozen=True)
class Listed:
    """A report's measures."""

    document: RunningDocument
    measures: tuple[Standing, ...]
    definitions: Definitions


def measures(world: World, document_id: str) -> Listed:
    """Every measure that a report follows up, with what has been recorded.

    :raises UsageError: ``nothing-opened``, ``unknown-document-id``
    """
    with world.store.reading() as reading:
        definitions = world.in_use(reading)
        running = Running(reading, definitions).document(document_id)
        return Listed(running, standings(reading, definitions, running), definitions)


def standings(reading: Reading, definitions: Definitions, running: RunningDocument) -> tuple[Standing, ...]:
    """The measures of a running report, in the order of the plan."""
    return tuple(
        _standing(reading, due, running.progress.values.get(due.measure.id))
        for due in measuring.due_in(definitions.basis, running.document)
    )


def measure(world: World, command: Measured, now: datetime) -> Noted:
    """Record the value of a measure.

    :param now: instant of recording, UTC
    :raises UsageError: ``unknown-document-id``; ``unknown-measure``; ``not-a-value``
    :raises Refused: no mandate; the report is finished; a correction without a reason
    """
    return following_files(
        world,
        command.actor,
        command.request,
        now,
        lambda taken: _attempt(world, command, now, taken=taken),
    )


def _attempt(world: World, command: Measured, now: datetime, *, taken: bool) -> Noted | None:
    """The value in one transaction; None when changed content must be taken into use first."""
    with world.store.writing() as tx:
        first = tx.request(command.request)
        definitions = world.in_use(tx)
        if first is not None:
            return _again(tx, definitions, first.entries, command)
        if not taken and difference(world, tx, definitions.hashes).taken:
            return None
        every = Running(tx, definitions)
        running = every.document(command.document)
        due = _known(definitions, running, command)
        value = _value(due, command)
        today = local_date(definitions.basis.organisation, now)
        holder = _judged(definitions, running, command, today)
        entry = header(EntryType.MEASURE_RECORDED, command.request, command.actor, now, definitions)
        entry |= _fields(definitions, running, due, value, holder, today)
        kept = tx.append(entry, note=_note(due, command))
        progress = apply(running.progress, running.document.workflow, kept)
        row = replace(running.row, version=progress.version, progress=to_fields(progress))
        tx.update_document(row, running.row.version)
        opened = open_because(tx, every, running, due, kept, now)
        now_running = replace(running, row=row, progress=progress)
        return _noted(tx, definitions, now_running, due, kept, opened)


def _noted(
    reading: Reading,
    definitions: Definitions,
    running: RunningDocument,
    due: Due,
    entry: Fields,
    opened: tuple[str, ...],
) -> Noted:
    values = running.progress.values
    missing = measuring.without_value(definitions.basis, running.document, values)
    return Noted(entry, _standing(reading, due, values[due.measure.id]), missing, opened)


def _again(
    reading: Reading, definitions: Definitions, entries: tuple[Fields, ...], command: Measured
) -> Noted:
    """The first result of a repeated request; a request id used for something else is a mistake."""
    entry = entries[0]
    recorded = tuple(entry.get(name) for name in ("doc", "measure", "actor"))
    if recorded != (command.document, command.measure, command.actor):
        raise UsageError("request-reused", request=command.request, document=entry.get("doc"))
    running = Running(reading, definitions).document(command.document)
    due = _known(definitions, running, command)
    opened = tuple(str(e["doc"]) for e in entries if e["type"] == EntryType.DOCUMENT_OPENED)
    return replace(_noted(reading, definitions, running, due, entry, opened), repeated=True)


def _standing(reading: Reading, due: Due, recorded: Recorded | None) -> Standing:
    text = reading.note(recorded.note) if recorded is not None and recorded.note else None
    return Standing(due, recorded, text)


def _known(definitions: Definitions, running: RunningDocument, command: Measured) -> Due:
    every = {due.measure.id: due for due in measuring.due_in(definitions.basis, running.document)}
    if not every:
        raise UsageError("no-measures", document=running.row.id)
    if command.measure not in every:
        near = closest(command.measure, every)
        raise UsageError(
            "unknown-measure",
            document=running.row.id,
            value=command.measure,
            suggestions=near,
            known=tuple(every),
        )
    return every[command.measure]


def _value(due: Due, command: Measured) -> str:
    value = canonical(due.measure.kind, command.value)
    if value is None:
        kind = due.measure.kind.value
        raise UsageError("not-a-value", kind=kind, value=command.value, measure=due.measure.name)
    return value


def _judged(definitions: Definitions, running: RunningDocument, command: Measured, today: date) -> Holder:
    """Whose mandate the value is recorded under; refused with every reason."""
    allowed = measuring.recorders(definitions.basis, running.document, today)
    holder = next((found for found in allowed if found.person == command.actor), None)
    reasons = tuple(_reasons(running, command, allowed, holder, today))
    if reasons or holder is None:
        raise Refused("measure-refused", reasons, document=running.row.id, measure=command.measure)
    return holder


def _reasons(
    running: RunningDocument,
    command: Measured,
    allowed: tuple[Holder, ...],
    holder: Holder | None,
    today: date,
) -> Iterable[Fault]:
    document, before = running.document, running.progress.values.get(command.measure)
    if holder is None:
        people = tuple(found.person for found in allowed)
        facts = {"person": command.actor, "role": document.workflow.responsible, "body": document.body}
        yield Fault("no-mandate-to-measure", {**facts, "people": people, "date": today})
    if running.finished:
        yield Fault("measure-finished", {"document": running.row.id})
    elif before is not None and not command.note:
        yield Fault("correction-without-reason", {"measure": command.measure, "on": before.on})


def _note(due: Due, command: Measured) -> str | None:
    """The free text kept beside the chain: the value itself when it is text, else what was said of it."""
    if due.measure.kind is not MeasureKind.TEXT:
        return command.note
    return "\n".join(part for part in (command.value.strip(), command.note) if part)


def _fields(
    definitions: Definitions, running: RunningDocument, due: Due, value: str, holder: Holder, today: date
) -> dict[str, object]:
    before, text = running.progress.values.get(due.measure.id), due.measure.kind is MeasureKind.TEXT
    return {
        "doc": running.row.id,
        "dseq": running.progress.version + 1,
        "wf": running.row.workflow,
        "measure": due.measure.id,
        "kind": due.measure.kind.value,
        "value": None if text else value,
        "plan": due.plan.id,
        "plan_wf": definitions.workflow_hash(due.plan),
        "corrects": before is not None,
        "was": before.value if before else None,
        "on": today.isoformat(),
        "role": holder.role,
        "role_body": holder.body,
        "instead_of": holder.instead_of,
    }
