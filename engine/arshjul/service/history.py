"""``history``: the entries, filtered; what happened, when, by whom, under which rules."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from arshjul.domain.history import EntryType, Fields
from arshjul.domain.organisation import Organisation
from arshjul.errors import UsageError
from arshjul.service.definitions import Definitions
from arshjul.service.ports import Reading
from arshjul.service.running import closest
from arshjul.service.world import World, local_date
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """Which entries to show; everything that is not None must hold."""

    document: str | None = None
    body: str | None = None
    actor: str | None = None
    type: str | None = None
    """Document type, or type of entry."""
    year: int | None = None
    """Cycle."""
    from_: date | None = None
    """First local day of recording."""
    to: date | None = None
    """Last local day of recording, inclusive."""
    trigger: str | None = None
    late: bool = False
    """Only steps that were taken late."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, with the free text that is kept beside the chain."""

    entry: Fields
    note: str | None
    cycle: int | None
    doctype: str | None
    on: date
    """Local day of recording."""


@dataclass(frozen=True)
class Answer:
    """The entries that fit, in order."""

    lines: tuple[Line, ...]
    definitions: Definitions


def history(world: World, question: Question) -> Answer:
    """The entries that fit the question, oldest first.

    :raises UsageError: ``nothing-opened``; ``unknown-document-id``, ``unknown-filter``
    """
    with world.store.reading() as reading:
        definitions = world.in_use(reading)
        organisation = definitions.basis.organisation
        _known(reading, definitions, question)
        lines = _lines(reading, organisation, question)
        return Answer(tuple(line for line in lines if _fits(line, question)), definitions)


def export(world: World) -> Iterator[bytes]:
    """The authentic form: each entry's canonical bytes, one a line, in order of the chain."""
    with world.store.reading() as reading:
        for row in reading.rows():
            yield row.entry


def _lines(reading: Reading, organisation: Organisation, question: Question) -> Iterable[Line]:
    documents = {row.id: row for row in reading.documents()}
    for entry in reading.entries(question.document):
        row = documents.get(str(entry.get("doc")))
        commitment = entry.get("note_c")
        note = reading.note(commitment) if isinstance(commitment, str) else None
        cycle = row.cycle if row else entry.get("cycle")
        at = datetime.fromisoformat(str(entry["at"]).replace("Z", "+00:00"))
        yield Line(
            entry,
            note,
            cycle if isinstance(cycle, int) else None,
            row.type if row else None,
            local_date(organisation, at),
        )


def _fits(line: Line, question: Question) -> bool:
    entry = line.entry
    late = entry.get("late")
    wanted: Iterable[tuple[object, object]] = (
        (question.body, entry.get("body")),
        (question.actor, entry.get("actor")),
        (question.year, line.cycle),
        (question.trigger, entry.get("trigger")),
    )
    return (
        all(asked is None or asked == found for asked, found in wanted)
        and question.type in (None, line.doctype, entry["type"])
        and (question.from_ is None or question.from_ <= line.on)
        and (question.to is None or line.on <= question.to)
        and (not question.late or (isinstance(late, int) and late > 0))
    )


def _known(reading: Reading, definitions: Definitions, question: Question) -> None:
    """A filter that can fit nothing is a slip of the pen: say so, rather than show an empty table."""
    organisation = definitions.basis.organisation
    types = {workflow.id for workflow in definitions.basis.workflows} | _entry_types()
    triggers = {step.trigger for w in definitions.basis.workflows for step in (*w.transitions, *w.side_steps)}
    checks: Iterable[tuple[str, str | None, Mapping[str, object]]] = (
        ("document", question.document, {row.id: row for row in reading.documents()}),
        ("body", question.body, organisation.bodies),
        ("type", question.type, dict.fromkeys(types)),
        ("trigger", question.trigger, dict.fromkeys(triggers)),
    )
    for name, value, known in checks:
        if value is not None and value not in known:
            raise UsageError("unknown-filter", filter=name, value=value, suggestions=closest(value, known))


def _entry_types() -> set[str]:
    return {value for name, value in vars(EntryType).items() if name.isupper()}
