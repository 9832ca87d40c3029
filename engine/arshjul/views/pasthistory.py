"""A document's history from before this program: its rows as given, and what is doubtful in them."""

from collections.abc import Iterable, Mapping
from typing import cast

from arshjul.domain.history import Fields
from arshjul.domain.pasthistory import PastRow, from_fields
from arshjul.errors import Fault
from arshjul.service.pasthistory import Kept
from arshjul.views import plain
from arshjul.views.columns import WIDTH, bullet, table, wrapped
from arshjul.views.text import Words

_COLUMNS = ("line", "event", "by", "date", "version")


def lines(words: Words, kept: Kept, *, dry: bool, width: int = WIDTH) -> list[str]:
    """The rows, what is doubtful, and what came of it."""
    told = [words.say("ui.past.title", {"document": kept.document, "count": len(kept.rows)}), ""]
    told += [*_rows(words, kept.rows, width), ""]
    told += _doubts(words, kept.doubts, width)
    ending = "kept" if kept.entry is not None else "dry" if dry else "doubts"
    return [*told, *wrapped(words.say(f"ui.past.{ending}", {"count": len(kept.doubts)}), width)]


def data(words: Words, kept: Kept, *, dry: bool) -> dict[str, object]:
    """The rows and doubts with their sentences, and the entry."""
    return {
        "document": kept.document,
        "rows": [row.fields() for row in kept.rows],
        "findings": [plain.fault(words, doubt, kept.document) for doubt in kept.doubts],
        "entry": plain.plain(kept.entry) if kept.entry is not None else None,
        "repeated": kept.repeated,
        "dry_run": dry,
    }


def of_entry(words: Words, entry: Fields, width: int) -> list[str]:
    """What an import has kept, under its row in the history and in ``show``."""
    rows = cast("list[Mapping[str, object]]", entry["rows"])
    found = cast("list[Mapping[str, object]]", entry["doubts"])
    doubts = [Fault(str(row["code"]), {k: v for k, v in row.items() if k != "code"}) for row in found]
    told = _rows(words, [from_fields(row) for row in rows], width - 4) + _doubts(words, doubts, width - 4)
    return [f"    {line}" for line in told]


def _rows(words: Words, rows: Iterable[PastRow], width: int) -> list[str]:
    head = [words.say(f"ui.past.head.{name}") for name in _COLUMNS]
    return table(head, [_row(words, row) for row in rows], width)


def _row(words: Words, row: PastRow) -> list[str]:
    names = words.names.organisation
    by = words.body(row.by) if row.by and names and row.by in names.bodies else words.role(row.by or "")
    return [
        str(row.line),
        words.kind(row.event) if row.event else "",
        by if row.by else "",
        row.date or "",
        row.version or "",
    ]


def _doubts(words: Words, doubts: Iterable[Fault], width: int) -> list[str]:
    return [line for doubt in doubts for line in bullet(plain.told(words, doubt), width)]
