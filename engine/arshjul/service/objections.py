"""What speaks against a change of the kalendarium: until somebody says that it is right, and why."""

from collections.abc import Iterator
from datetime import date

from arshjul.domain.findings import Finding, Severity
from arshjul.domain.progress import from_fields
from arshjul.errors import Fault, Refused, UsageError
from arshjul.service import checking
from arshjul.service.edits import Edit
from arshjul.service.ports import Reading
from arshjul.service.world import World
from arshjul.values import dataclass


@dataclass(frozen=True)
class Sure:
    """What somebody has said beforehand: that the change is right in spite of what speaks against it."""

    correction: bool = False
    """The day has passed: the kalendarium is to say what in truth happened."""
    anyway: bool = False
    """``check`` calls it an error."""


NOT_SURE = Sure()


def passed(edit: Edit, today: date) -> Iterator[Fault]:
    """What happens to a day that has passed, in a year that runs."""
    if edit.was is not None and edit.was < today:
        yield Fault("change-was-passed", {"meeting": edit.facts["meeting"], "date": edit.was, "today": today})
    if edit.to is not None and edit.to < today:
        yield Fault("change-to-passed", {"meeting": edit.facts["meeting"], "date": edit.to, "today": today})


def new_findings(world: World, supposed: World) -> tuple[Finding, ...]:
    """What would be wrong that is not wrong now, with its place in the file as it would be.

    Errors, whatever they are about, and what is doubtful about the meetings themselves. What is doubtful
    about documents is told as the knock-on.
    """
    before = {_about(found) for found in _findings(world)}
    return tuple(supposed.located(found) for found in _findings(supposed) if _about(found) not in before)


def _findings(world: World) -> Iterator[Finding]:
    definitions = world.files()
    for found in (*checking.meaning(definitions), *checking.of_years(definitions, None)):
        doubtful = found.document is None and found.severity is Severity.WARNING
        if doubtful or found.severity is Severity.ERROR:
            yield found


def _about(found: Finding) -> tuple[object, ...]:
    arguments = tuple(sorted((key, str(value)) for key, value in found.arguments.items()))
    return (found.code, found.document, found.step, found.body, found.month, arguments)


def as_faults(findings: tuple[Finding, ...]) -> tuple[Fault, ...]:
    """The errors among them as reasons, and what to do about them."""
    errors = [found for found in findings if found.severity is Severity.ERROR]
    advice = (Fault("change-brings-errors", {"count": len(errors)}),) if errors else ()
    return (*(_fault(found) for found in errors), *advice)


def _fault(found: Finding) -> Fault:
    place = found.place
    facts: dict[str, object] = {"file": place.file, "line": place.line, "document": found.document}
    facts |= {"step": found.step, "body": found.body, "month": found.month, "year": found.year}
    return Fault(found.code, {**facts, **found.arguments})


def not_recorded(reading: Reading, edit: Edit) -> None:
    """What has been decided at a meeting was decided that day: history is not moved, nor bound anew.

    :raises Refused: ``meeting-has-decisions``, ``binding-step-taken``
    """
    if edit.kind in ("move", "cancel"):
        _not_decided(reading, str(edit.facts["meeting"]))
    elif edit.documents:
        _not_taken(reading, edit)


def _not_decided(reading: Reading, meeting: str) -> None:
    entries = (entry for entry in reading.entries() if entry.get("meeting") == meeting)
    documents = tuple(dict.fromkeys(str(entry["doc"]) for entry in entries))
    if documents:
        raise Refused("meeting-has-decisions", meeting=meeting, documents=documents)


def _not_taken(reading: Reading, edit: Edit) -> None:
    trigger = str(edit.facts["trigger"])
    rows = [row for id_ in edit.documents if (row := reading.document(id_)) is not None]
    taken = [from_fields(row.progress).taken.get(trigger) for row in rows]
    last = taken[0] if taken else None
    if last is not None and all(taken):
        ids = tuple(row.id for row in rows)
        raise Refused("binding-step-taken", documents=ids, document=ids[0], trigger=trigger, date=last.on)


def with_reason(sure: Sure, reason: str | None) -> None:
    """Who says that a change is right in spite of something also says why.

    :raises UsageError: ``sure-without-reason``
    """
    if sure != NOT_SURE and not (reason or "").strip():
        raise UsageError("sure-without-reason")
