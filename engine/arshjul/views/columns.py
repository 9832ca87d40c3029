"""Tables for people: aligned columns in plain text that stay readable in a narrow window.

Nothing is ever cut. What is only read is wrapped within its column; what a person must be able to copy stays
whole, and when there is no room beside it the rest of its row goes on below.
"""

import re
import textwrap
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property

from arshjul.values import dataclass, field

GAP = "  "
WIDTH = 80
"""How wide lines are when nobody says otherwise."""
_COMMAND, _JOINED = re.compile(r"\barshjul(?: (?:[^ .,;:()]|[.,;:](?! |$))+)+"), "\x00"
"""A command within a sentence, up to the sign after it, and what holds its words together meanwhile."""
_NARROW = 10
"""No column is made narrower than this."""


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int = WIDTH,
    indent: str = "",
    whole: Collection[int] = (0,),
) -> list[str]:
    """Rows under their headings; columns without any value are left out.

    :param whole: columns that are never broken: what a person must be able to copy
    """
    return [line for row in blocks(headings, rows, width, indent, whole) for line in row]


def blocks(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int = WIDTH,
    indent: str = "",
    whole: Collection[int] = (0,),
) -> list[list[str]]:
    """The same table, the lines of each row for themselves; those of the headings first, if there are any."""
    kept = [i for i in range(len(headings)) if any(row[i] for row in rows)]
    head, body = [headings[i] for i in kept], [[row[i] for i in kept] for row in rows]
    if not kept:
        return [[] for _ in rows]
    copied = frozenset(position for position, i in enumerate(kept) if i in whole)
    room = width - len(indent)
    columns = [_Column(head[i], tuple(row[i] for row in body), i in copied) for i in range(len(kept))]
    widths = _fit(columns, room)
    laid = [_row(row, widths, copied, room) for row in body]
    named = [_row(head, widths, (), room)] if any(head) else []
    return [[indent + line for line in lines] for lines in (*named, *laid)]


def wrapped(text: str, width: int = WIDTH, indent: str = "") -> list[str]:
    """A sentence over as many lines as it needs; what a person must type is never broken."""
    room = max(width, len(indent) + 20)
    kept = _COMMAND.sub(lambda found: found[0].replace(" ", _JOINED), text)
    told = textwrap.wrap(
        kept,
        room,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_JOINED, " ") for line in told]


def titled(id_: str, name: str, width: int = WIDTH) -> list[str]:
    """What can be copied and what it is called: below it when there is no room beside it."""
    line = f"{id_}  {name}"
    return [line] if len(line) <= width else [id_, *wrapped(name, width, "  ")]


def bullet(text: str, width: int = WIDTH, indent: str = "  ") -> list[str]:
    """A sentence behind a dash, its further lines under its first word."""
    first, *rest = wrapped(text, width - 2, indent)
    return [f"{indent}- {first.removeprefix(indent)}", *(f"  {line}" for line in rest)]


@dataclass(frozen=True)
class _Column:
    """A column's cells."""

    heading: str
    cells: tuple[str, ...]
    copied: bool

    @cached_property
    def natural(self) -> int:
        """As wide as its widest cell."""
        return max(map(len, (self.heading, *self.cells)))

    @cached_property
    def least(self) -> int:
        """As narrow as it may become: what is read keeps its longest word."""
        words = self.heading.split() if self.copied else " ".join((self.heading, *self.cells)).split()
        return min(self.natural, max(_NARROW if self.copied else 1, *map(len, words or [""])))

    @cached_property
    def _lines(self) -> dict[int, int]:
        return {}

    def lines(self, room: int) -> int:
        """How many lines more than one each its cells need in so much room."""
        if room not in self._lines:
            told = Counter(self.cells).items()
            self._lines[room] = sum(many * self._more(cell, room) for cell, many in told if len(cell) > room)
        return self._lines[room]

    def _more(self, cell: str, room: int) -> int:
        return 1 if self.copied else len(_wrap(cell, room)) - 1


def _fit(columns: Sequence[_Column], width: int) -> list[int]:
    """How wide each column is: whatever costs the fewest lines gives way, as far as it must and may."""
    fitted = [column.natural for column in columns]
    while (excess := sum(fitted) + len(GAP) * (len(fitted) - 1) - width) > 0:
        ways = [
            ((column.lines(room) - column.lines(now)) / (now - room), column.copied, room, i)
            for i, (column, now) in enumerate(zip(columns, fitted, strict=True))
            for room in range(max(column.least, now - excess), now)
        ]
        if not ways:
            break
        _, _, room, i = min(ways)
        fitted[i] = room
    return fitted


@dataclass
class _Paper:
    """Lines that are written on from left to right."""

    lines: list[str] = field(default_factory=lambda: [""])

    def write(self, line: int, at: int, text: str) -> None:
        self.lines += [""] * (line + 1 - len(self.lines))
        self.lines[line] = self.lines[line].ljust(at) + text if text else self.lines[line]

    def free(self, line: int, at: int) -> bool:
        """Whether there is room from a place on, with a gap before it."""
        return line >= len(self.lines) or not self.lines[line] or len(self.lines[line]) + len(GAP) <= at


def _row(row: Sequence[str], widths: Sequence[int], copied: Collection[int], width: int) -> list[str]:
    """A row over as many lines as it needs."""
    paper, line, at = _Paper(), 0, 0
    for i, (text, room) in enumerate(zip(row, widths, strict=True)):
        parts = [text] if i in copied or len(text) <= room else _wrap(text, room)
        place = max(0, min(at, width - max(map(len, parts), default=0)))
        while parts and parts[0] and not all(paper.free(line + n, place) for n in range(len(parts))):
            line += 1
        for n, part in enumerate(parts):
            paper.write(line + n, place, part)
        at += room + len(GAP)
    return [line.rstrip() for line in paper.lines]


def _wrap(text: str, room: int) -> list[str]:
    return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
