"""A saved web page as lines: its text, and its tables as rows of cells with tabs between them.

Nothing is fetched and nothing is run. What stands in a page is read as if it had been copied from it. The
library's own parser takes minutes for two megabytes of ``<!``, so tags are found here in one pass.
"""

import re
from collections.abc import Iterator
from html import unescape

from arshjul.adapters.meetingfiles.caps import MOST_CELLS, MOST_NESTED, MOST_PIECES, Refusal
from arshjul.domain.meetingplans.sheets import BREAK, Line
from arshjul.values import dataclass, field, replace

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "nav", "select", "iframe"})
_BLOCKS = frozenset({
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
    "main", "header", "footer", "aside", "figure", "figcaption", "caption", "blockquote", "pre", "hr",
    "address", "details", "summary", "form", "fieldset", "body", "html", "tr", "td", "th", "table",
})  # fmt: skip
_STRUCK = frozenset({"del", "s", "strike"})
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>")
_WIDEST = 60
"""Columns or rows that one cell may reach over."""


def is_page(text: str) -> bool:
    """Whether a text is a web page, or a piece of one."""
    return (
        re.match(r"(?i)\s*(?:<!doctype html|<html|<body|<table|<div|<main|<article|<h\d)\b", text) is not None
    )


def lines(text: str) -> tuple[Line, ...]:
    """What a person would read on the page, with the lines of the file.

    :raises Refusal: more cells or deeper tables than any page needs
    """
    reader = _Reader()
    reader.feed(text)
    reader.end()
    return tuple(_numbered(reader.lines))


def _numbered(found: list[Line]) -> Iterator[Line]:
    """Each line with a number of its own, also when the whole page lies on one line."""
    before = 0
    for line in found:
        before = max(before + 1, line.number)
        yield replace(line, number=before)


@dataclass
class _Table:
    """A table that is being read."""

    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    waiting: dict[int, int] = field(default_factory=dict)
    """Columns that a cell above reaches down into, and over how many rows more."""
    inside: bool = False
    """Whether a cell is open."""
    down: int = 1
    across: int = 1


class _Reader:
    """Tags and text in order."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._number = self._began = 1
        self._text: list[str] = []
        self._blank = True
        """Whether nothing but spaces has come since the last line."""
        self._tables: list[_Table] = []
        self._silent, self._depth = "", 0
        """The tag whose content is not shown, and how deep in tags of that kind."""
        self._raised = self._cells = 0

    def feed(self, text: str) -> None:
        """All pieces of a page."""
        for count, (piece, tag, attributes) in enumerate(_pieces(text)):
            if count > MOST_PIECES:
                raise Refusal("page-tangled")
            if tag == "":
                self._said(piece)
            elif tag.startswith("/"):
                self._closes(tag[1:])
            else:
                self._starts(tag, attributes)
            self._number += piece.count("\n")

    def _starts(self, tag: str, attributes: str) -> None:
        if tag == "body":
            self._silent = ""
        if self._silent or tag in _SILENT:
            self._depth = self._depth + 1 if self._silent == tag else self._depth if self._silent else 1
            self._silent = self._silent or tag
        elif tag == "br":
            self._text.append("\n")
        elif tag in ("table", "tr", "td", "th"):
            self._opens(tag, attributes)
        elif tag in _BLOCKS:
            self._block()
        elif tag == "sup":
            self._raised += 1
        elif tag in _STRUCK:
            self._text.append("~~")

    def _closes(self, tag: str) -> None:
        if self._silent:
            self._depth -= tag == self._silent
            self._silent = self._silent if self._depth > 0 else ""
        elif tag in ("td", "th", "tr", "table"):
            self._cell()
            if tag == "table" and self._tables:
                self._emit(self._tables.pop())
        elif tag in _BLOCKS:
            self._block()
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag in _STRUCK:
            self._text.append("~~")

    def _said(self, text: str) -> None:
        """Text between tags; raised digits are footnotes."""
        if self._silent:
            return
        words = re.sub(r"[^\S\xa0]+", " ", unescape(text))
        if words.strip() and self._blank:
            lead = len(text) - len(text.lstrip())
            self._began, self._blank = self._number + text.count("\n", 0, lead), False
        self._text.append(words.translate(_RAISED) if self._raised else words)

    def end(self) -> None:
        """What is left when the page ends in the middle."""
        self._cell()
        while self._tables:
            self._emit(self._tables.pop())
        self._flush()

    def _opens(self, tag: str, attributes: str) -> None:
        if tag == "table":
            if self._tables and self._tables[-1].inside:  # a table for the page's layout
                self._emit(self._tables[-1])
                self._tables[-1].inside = False
            self._flush()
            self._tables.append(_Table())
            if len(self._tables) > MOST_NESTED:
                raise Refusal("page-tangled")
            return
        if not self._tables:
            return self._block()
        self._cell()
        table = self._tables[-1]
        if tag == "tr" or not table.rows:
            table.rows.append([])
            table.numbers.append(self._number)
            self._reached_down(table)
        if tag != "tr":
            self._flush()
            table.inside = True
            table.down, table.across = _span(attributes, "rowspan"), _span(attributes, "colspan")
        return None

    def _reached_down(self, table: _Table) -> None:
        """Cells of rows above that reach into the row that begins."""
        while len(table.rows[-1]) in table.waiting:
            column = len(table.rows[-1])
            table.waiting[column] -= 1
            if not table.waiting[column]:
                del table.waiting[column]
            self._add(table, "")

    def _cell(self) -> None:
        """The open cell is at its end."""
        table = self._tables[-1] if self._tables else None
        if table is None or not table.inside:
            return
        text = "".join(self._text)
        self._text, self._blank, table.inside = [], True, False
        for place in range(table.across):
            if table.down > 1:
                table.waiting[len(table.rows[-1])] = table.down - 1
            self._add(table, _tidy(text) if place == 0 else "")
        self._reached_down(table)

    def _add(self, table: _Table, text: str) -> None:
        table.rows[-1].append(text)
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise Refusal("too-many-cells", most=MOST_CELLS)

    def _emit(self, table: _Table) -> None:
        """The rows of a table as lines of one width, with a blank line around them."""
        width = max(map(len, table.rows), default=0)
        rows = [(number, row) for number, row in zip(table.numbers, table.rows, strict=True) if any(row)]
        table.rows, table.numbers = [], []
        if not rows:
            return
        self.lines.append(Line("", rows[0][0]))
        for number, row in rows:
            cells = [*row, *[""] * (width - len(row))]
            self.lines.append(Line("\t".join(cells) if width > 1 else cells[0].replace(BREAK, " "), number))
        self.lines.append(Line("", rows[-1][0]))

    def _block(self) -> None:
        """A new line; in a cell a line break in it."""
        if self._tables and self._tables[-1].inside:
            self._text.append("\n")
        else:
            self._flush()

    def _flush(self) -> None:
        """The text outside tables so far, as lines."""
        if self._tables and self._tables[-1].inside:
            return
        text, self._text, self._blank = "".join(self._text), [], True
        self.lines += [Line(line.strip(), self._began) for line in text.split("\n") if line.strip(" ~")]


def _span(attributes: str, name: str) -> int:
    """Over how many columns or rows a cell reaches."""
    found = re.search(rf"(?i)\b{name}\s*=\s*[\"']?(\d{{1,4}})", attributes)
    return max(1, min(int(found[1]), _WIDEST)) if found else 1


def _pieces(text: str) -> Iterator[tuple[str, str, str]]:
    """Every piece as it stands, its tag when it is one, and the tag's attributes; in time with its length."""
    at, lower = 0, text.lower()
    while at < len(text):
        mark = text.find("<", at)
        if mark < 0:
            break
        if mark > at:
            yield text[at:mark], "", ""
        tag = _TAG.match(text, mark)
        name = tag[1].lower() if tag else ""
        end = tag.end() if tag else _past(lower, mark)
        at = end
        if name in ("script", "style"):
            at = lower.find(f"</{name}", end)
            at = len(text) if at < 0 else at
        yield text[mark:at], name or ("" if end == mark + 1 else "!"), tag[2] if tag else ""
    yield text[at:], "", ""


def _past(text: str, mark: int) -> int:
    """Where a comment or a declaration ends; a sign that begins neither is text."""
    if text.startswith("<!--", mark):
        end = text.find("-->", mark)
        return len(text) if end < 0 else end + 3
    if text[mark + 1 : mark + 2] in ("!", "?"):
        end = text.find(">", mark)
        return len(text) if end < 0 else end + 1
    return mark + 1


def _tidy(text: str) -> str:
    parts = (re.sub(r"[ \t\v]+", " ", line).strip() for line in text.split("\n"))
    return BREAK.join(part for part in parts if part and part != "~~~~")
