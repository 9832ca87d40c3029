"""What going over to another version of a workflow does: each document before and after."""

from collections.abc import Iterator

from arshjul.service.migrating import Migrated, Migration
from arshjul.service.reorganising import Reorganisation
from arshjul.views import changes
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.naming import finder
from arshjul.views.text import Words


def lines(words: Words, migration: Migration, year: int, width: int = WIDTH) -> list[str]:
    """The states document by document, then days, notices, corrections and the knock-on."""
    code = "ui.migrated" if migration.documents else "ui.migrated.none"
    told = wrapped(words.say(code, {"type": migration.type, "count": len(migration.documents)}), width)
    for one in migration.documents:
        told += _one(words, migration, one)
    if migration.untouched:
        told += wrapped(words.say("ui.migrated.untouched", {"documents": migration.untouched}), width)
    told += _absent(words, migration.missing, year, width)
    return [*told, "", *changes.lines(words, migration.changes, year, width)]


def organisation_lines(words: Words, found: Reorganisation, year: int, width: int = WIDTH) -> list[str]:
    """What changed bodies and groups do: days, notices, corrections and the knock-on."""
    told = wrapped(words.say("ui.migrated.organisation", {"count": len(found.documents)}), width)
    told += _absent(words, found.missing, year, width)
    return [*told, "", *changes.lines(words, found.changes, year, width)]


def organisation_data(words: Words, found: Reorganisation, *, done: bool) -> dict[str, object]:
    """The same for programs, and whether it has happened."""
    told = {"done": done, "type": "organisation", "missing": list(found.missing)}
    return told | {"changes": changes.data(words, found.changes)}


def _absent(words: Words, documents: tuple[str, ...], year: int, width: int) -> list[str]:
    if not documents:
        return []
    return wrapped(words.say("ui.migrated.missing", {"documents": documents, "year": year}), width)


def data(words: Words, migration: Migration, *, done: bool) -> dict[str, object]:
    """The same for programs, and whether it has happened."""
    return {
        "done": done,
        "type": migration.type,
        "documents": [
            {
                "id": one.was.row.id,
                "from": one.was.row.state,
                "to": one.new.row.state,
                "from_workflow": one.was.row.workflow,
                "workflow": one.new.row.workflow,
                "renamed": dict(one.renamed.steps),
            }
            for one in migration.documents
        ],
        "untouched": list(migration.untouched),
        "missing": list(migration.missing),
        "changes": changes.data(words, migration.changes),
    }


def _one(words: Words, migration: Migration, one: Migrated) -> Iterator[str]:
    """A document's state in the words of each version."""
    before, after = one.was.document.workflow, one.new.document.workflow
    organisation = migration.definitions.basis.organisation
    old = words.knowing(organisation, finder([before])).state(before, one.was.row.state)
    new = words.knowing(organisation, finder([after])).state(after, one.new.row.state)
    facts = {"document": one.was.row.id, "old": f"{old} ({one.was.row.state})"}
    yield words.say("ui.migrated.one", facts | {"new": f"{new} ({one.new.row.state})"})
    for trigger, name in one.renamed.steps.items():
        yield words.say("ui.migrated.step", {"old": trigger, "new": name})
