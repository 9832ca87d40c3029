"""A document's history from before this program, as its source states it: kept, doubted, never corrected.

A row is matched on codes – a word for the event, a role's or a body's id – never on names, which sources
misspell. What no code says stays in the file's text, beside the chain; a date is kept as it was written, also
an impossible one.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from arshjul.errors import Fault
from arshjul.values import dataclass


class PastEvent(StrEnum):
    """What happened to the document."""

    DATED = "dated"
    """The date that the document itself bears."""
    REVIEWED = "reviewed"
    APPROVED = "approved"
    CHANGED = "changed"


EVENTS: Mapping[str, PastEvent] = {
    "daterad": PastEvent.DATED,
    "granskad": PastEvent.REVIEWED,
    "godkänd": PastEvent.APPROVED,
    "ändrad": PastEvent.CHANGED,
    **{event.value: event for event in PastEvent},
}
"""The words of a file, and what they mean."""
COLUMNS: Mapping[str, str] = {
    "händelse": "event",
    "av": "by",
    "datum": "date",
    "version": "version",
    "sammanfattning": "text",
    **{name: name for name in ("event", "by", "date", "text")},
}
"""The headings of a file, and what they mean."""
_PLAIN = re.compile(r"[0-9][0-9./ -]{0,19}")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_Written = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of the file: its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PastRow:
    """One row as the history holds it: codes, and numbers as they were written."""

    line: int
    event: PastEvent | None
    by: str | None
    date: str | None
    version: str | None = None

    def fields(self) -> dict[str, object]:
        """As plain data."""
        event = self.event.value if self.event else None
        return {"line": self.line, "event": event, "by": self.by, "date": self.date, "version": self.version}


def row_of(raw: RawRow, codes: Collection[str]) -> PastRow:
    """What a row says in codes; a word that is none is left to the text.

    :param codes: ids of roles and bodies
    """
    cells = {name: cell.strip() for name, cell in raw.cells.items()}
    return PastRow(
        raw.line,
        EVENTS.get(cells.get("event", "").casefold()),
        by if (by := cells.get("by", "")) in codes else None,
        _numbers(cells.get("date", "")),
        _numbers(cells.get("version", "")),
    )


def from_fields(data: Mapping[str, object]) -> PastRow:
    """A row back from an entry."""
    event, by, day, version = (data[name] for name in ("event", "by", "date", "version"))
    return PastRow(
        int(str(data["line"])),
        PastEvent(str(event)) if event else None,
        str(by) if by else None,
        str(day) if day else None,
        str(version) if version else None,
    )


def doubts(rows: Iterable[PastRow], today: date) -> tuple[Fault, ...]:
    """Everything about the rows that cannot be, or that somebody should look at.

    :param today: local day of the import
    """
    every = tuple(rows)
    return (*(doubt for row in every for doubt in _of_row(row, today)), *_order(every))


def _of_row(row: PastRow, today: date) -> Iterator[Fault]:
    if row.event is None:
        yield Fault("past-unknown-event", {"line": row.line})
    if row.by is None:
        yield Fault("past-unknown-by", {"line": row.line})
    written = _written(row)
    if row.date is None or written is None:
        yield Fault("past-unreadable-date", {"line": row.line})
        return
    try:
        day = date(*written)
    except ValueError:
        yield Fault("past-impossible-date", {"line": row.line, "value": row.date})
        return
    if day > today:
        yield Fault("past-date-ahead", {"line": row.line, "value": row.date})


def _order(rows: tuple[PastRow, ...]) -> Iterator[Fault]:
    """Reviewed, then approved, and the document dated when it was approved; dates compared as written."""
    approved = min(_of_event(rows, PastEvent.APPROVED), default=None)
    if approved is None:
        return
    for written, row in _of_event(rows, PastEvent.REVIEWED):
        if written > approved[0]:
            yield _against("past-reviewed-after-approved", row, approved[1])
    for written, row in _of_event(rows, PastEvent.DATED):
        if written < approved[0]:
            yield _against("past-dated-before-approved", row, approved[1])


def _of_event(rows: tuple[PastRow, ...], event: PastEvent) -> list[tuple[_Written, PastRow]]:
    found = [(written, row) for row in rows if row.event is event and (written := _written(row)) is not None]
    return sorted(found, key=lambda item: (item[0], item[1].line))


def _against(code: str, row: PastRow, other: PastRow) -> Fault:
    facts = {"line": row.line, "value": row.date, "other_line": other.line, "other_value": other.date}
    return Fault(code, facts)


def _written(row: PastRow) -> _Written | None:
    """Year, month and day as written, which need not be a day of any calendar."""
    found = _DAY.fullmatch(row.date or "")
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _numbers(text: str) -> str | None:
    """Digits and what stands between them; anything else may be a name, and stays in the text."""
    return text if _PLAIN.fullmatch(text) else None
