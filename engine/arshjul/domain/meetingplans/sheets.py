"""A meeting plan as it lies in a file, before anybody has understood it: cells, lines and events."""

from collections.abc import Iterator, Sequence
from datetime import date, time

from arshjul.domain.findings import Finding
from arshjul.values import dataclass, field

UNDIVIDED = "\0"
"""Begins a cell that holds a whole row, because nobody can tell where its columns are."""

BREAK = "\v"
"""Where a line broke inside a cell of a row that lies on one line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, its value when the file holds one, and where it stands (1-based)."""

    text: str
    row: int
    column: int
    value: date | time | None = None
    copied: bool = False
    """Part of a merged range, shown by its first cell: it says nothing of its own."""
    label: str = ""
    """What the program that made the file calls the cell: "G5"."""

    @property
    def empty(self) -> bool:
        """Whether nothing stands there, or only a sign that nothing does."""
        return self.value is None and not self.text.strip(" \t\n-–—.…")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, all of one width."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    """The sheet's name, or the heading above the table."""

    def cells(self) -> Iterator[Cell]:
        """Every cell, row by row."""
        return (cell for row in self.rows for cell in row)

    def turned(self) -> "Grid":
        """Rows for columns."""
        return Grid(tuple(zip(*self.rows, strict=True)), self.name)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of plain text and its number."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a calendar file, its day and hour on the organisation's clock."""

    number: int
    day: date
    last: date | None = None
    clock: time | None = None
    summary: str = ""
    description: str = ""
    uid: str = ""
    cancelled: bool = False
    facts: dict[str, str] = field(default_factory=dict)
    """What our own export adds: id, body, status, for."""


@dataclass(frozen=True, slots=True)
class MeetingFile:
    """What one file holds, and what was wrong with it as a file."""

    name: str
    grids: tuple[Grid, ...] = ()
    lines: tuple[Line, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()


def grid(rows: Sequence[Sequence[str]], numbers: Sequence[int] | None = None, name: str = "") -> Grid:
    """A table of texts, its rows on these lines."""
    width = max((len(row) for row in rows), default=0)
    padded = ([*row, *[""] * (width - len(row))] for row in rows)
    return Grid(
        tuple(
            tuple(Cell(text, number, column) for column, text in enumerate(row, 1))
            for number, row in zip(numbers or range(1, len(rows) + 1), padded, strict=True)
        ),
        name,
    )
