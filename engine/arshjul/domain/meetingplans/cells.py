"""Tables that were copied with each cell on a line of its own: put back when every row comes out even.

A page that is pasted as plain text often comes this way. The columns are counted from the headings; a row
with as many cells is read, one with more or fewer is told of, and a table where few rows fit is not read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import Grid, Line, grid
from arshjul.values import dataclass

_LEAST_MONTHS = 3
_LEAST_ROWS = 2
_MOST_LABEL = 80
_MOST_HEAD_ROWS = 3

Like = Callable[[str], bool]
"""Whether a text names a decision body."""


@dataclass(frozen=True, slots=True)
class Uneven:
    """A row that has more or fewer cells than there are columns."""

    line: Line
    count: int


@dataclass(frozen=True, slots=True)
class Put:
    """A table that has been put back, and the rows that did not come out even."""

    grid: Grid
    uneven: tuple[Uneven, ...] = ()


@dataclass(frozen=True, slots=True)
class Loose:
    """A table that cannot be put back: where it begins, and how many lines it takes."""

    line: Line
    count: int


Part = Put | Loose | Line


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell and the lines that it was made of."""

    text: str
    number: int
    first: int
    end: int
    """Lines from ``first`` up to ``end``, by their places among all lines."""

    @property
    def empty(self) -> bool:
        return not self.text.strip(" \t-–—.…")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table among the cells: from where to where, and its rows."""

    start: int
    end: int
    heads: list[list[str]]
    rows: list[list[str]]
    numbers: list[int]
    """The lines of the rows."""

    def put(self, head: int) -> Put | None:
        """The table with the rows that fit its headings; None when they are too few to believe in."""
        width = len(self.heads[0])
        even = [i for i, row in enumerate(self.rows) if len(row) == width]
        if len(even) * 2 < len(self.rows):
            return None
        numbers = [head] * len(self.heads) + [self.numbers[i] for i in even]
        rest = (i for i in range(len(self.rows)) if i not in even)
        uneven = tuple(Uneven(Line(_shown(self.rows[i]), self.numbers[i]), len(self.rows[i])) for i in rest)
        return Put(grid([*self.heads, *(self.rows[i] for i in even)], numbers), uneven)


def tables(lines: Sequence[Line], like: Like) -> Iterator[Part]:
    """The tables, and the lines between them."""
    rest: Sequence[Part] = lines
    for cells_of in (_spaced, _tight):
        rest = [part for run in _runs(rest) for part in _tables(run, like, cells_of)]
    return iter(rest)


def _runs(parts: Iterable[Part]) -> Iterator[list[Line] | Put | Loose]:
    """Lines that follow each other, with what lies between them."""
    held: list[Line] = []
    for part in parts:
        if isinstance(part, Line):
            held.append(part)
            continue
        if held:
            yield held
        yield part
        held = []
    if held:
        yield held


def _tables(
    run: list[Line] | Put | Loose, like: Like, cells_of: Callable[[list[Line]], list[_Cell]]
) -> Iterator[Part]:
    if not isinstance(run, list):
        yield run
        return
    cells, at, done = cells_of(run), 0, 0
    while at < len(cells):
        table = None
        if not cells[at].empty:
            table = _months_across(cells, at, like) or _months_down(cells, at, like) or _list(cells, at)
        if table is None:
            at += 1
            continue
        first = run[cells[table.start].first]
        yield from run[done : cells[table.start].first]
        at, done = table.end, cells[table.end - 1].end
        yield table.put(first.number) or Loose(first, done - cells[table.start].first)
    yield from run[done:]


def _spaced(lines: list[Line]) -> list[_Cell]:
    """Cells with a blank line between them; each further blank line is a cell where nothing stands."""
    found: list[_Cell] = []
    index = blank = 0
    while index < len(lines):
        if lines[index].text == "":
            blank += 1
            index += 1
            continue
        for step in range(max(0, blank - 1) if found else 0):
            place = index - blank + step + 1
            found.append(_Cell("", lines[place].number, place, place + 1))
        end = index + 1
        while end < len(lines) and lines[end].text != "":
            end += 1
        text = "\n".join(line.text.strip() for line in lines[index:end]).strip()
        found.append(_Cell(text, lines[index].number, index, end))
        index, blank = end, 0
    trailing = range(len(lines) - max(0, blank - 1), len(lines))
    return [*found, *(_Cell("", lines[place].number, place, place + 1) for place in trailing)]


def _tight(lines: list[Line]) -> list[_Cell]:
    """Every line is a cell."""
    return [_Cell(line.text.strip(), line.number, i, i + 1) for i, line in enumerate(lines)]


def _months_across(cells: list[_Cell], at: int, like: Like) -> _Table | None:
    """Headings with months, and rows that begin with a body's name; without names, one row."""
    if not _month(cells[at]):
        return None
    end = at
    while end < len(cells) and _month(cells[end]):
        end += 1
    if end - at < _LEAST_MONTHS:
        return None
    start = at
    while start and _heading(cells[start - 1]):
        start -= 1
    months = end
    while end < len(cells) and _heading(cells[end]):
        end += 1
    if end == len(cells) or (start == at and not like(cells[end].text)):
        return _one_row(cells, at, months)
    labels = max(1, at - start)
    heads = [*([""] if start == at else []), *(cell.text for cell in cells[start:end])]
    return _rows(cells, start, end, heads, labels, like)


def _one_row(cells: list[_Cell], at: int, end: int) -> _Table | None:
    """Under the months one cell for each, and whose they are stands above."""
    stop = end
    while stop < len(cells) and _data(cells[stop]) and not _month(cells[stop]):
        stop += 1
    if stop == end:
        return None
    heads, row = [cell.text for cell in cells[at:end]], [cell.text for cell in cells[end:stop]]
    while len(row) > len(heads) and not row[-1]:
        row, stop = row[:-1], stop - 1
    return _Table(at, stop, [heads], [row], [cells[end].number])


def _rows(cells: list[_Cell], start: int, end: int, heads: list[str], labels: int, like: Like) -> _Table:
    rows, numbers, at = list[list[str]](), list[int](), end
    while at < len(cells) and _label(cells[at], like):
        stop = at + 1
        while stop < len(cells) and (stop - at < labels or _goes_on(cells[stop], like)):
            stop += 1
        row = [cell.text for cell in cells[at:stop]]
        if len(row) == 1 and not like(cells[at].text):
            break
        while len(row) > len(heads) and not row[-1]:
            row.pop()
        rows.append(row if any(row[1:]) else [row[0], *[""] * (len(heads) - 1)])
        numbers.append(cells[at].number)
        at = stop
    return _Table(start, at, [heads], rows, numbers)


def _months_down(cells: list[_Cell], at: int, like: Like) -> _Table | None:
    """Rows that begin with months, under headings that name bodies."""
    if not _month(cells[at]):
        return None
    rows: list[list[str]] = []
    numbers, stop = list[int](), at
    while stop < len(cells) and _month(cells[stop]):
        begin, stop = stop, stop + 1
        while stop < len(cells) and not _month(cells[stop]) and _data(cells[stop]):
            stop += 1
        rows.append([cell.text for cell in cells[begin:stop]])
        numbers.append(cells[begin].number)
    width = max((len(row) for row in rows[:-1]), key=[len(row) for row in rows].count, default=0)
    while rows and len(rows[-1]) > width and not rows[-1][-1]:
        rows[-1].pop()
        stop -= 1
    heads = _heads_above(cells, at, width, like) if len(rows) >= _LEAST_MONTHS else None
    return None if heads is None else _Table(heads[1], stop, heads[0], rows, numbers)


def _heads_above(cells: list[_Cell], at: int, width: int, like: Like) -> tuple[list[list[str]], int] | None:
    """The rows of headings right above, the first of them names of bodies; and where they begin."""
    for count in range(1, _MOST_HEAD_ROWS + 1):
        for short in (0, 1):
            first = at - count * width + short
            if width <= 2 or first < 0:
                continue
            texts = [*[""] * short, *(cell.text for cell in cells[first:at])]
            rows = [texts[i : i + width] for i in range(0, len(texts), width)]
            named = [" ".join(text.split()) for text in rows[0][1:]]
            if all(like(name) or vocabulary.like_code(name) for name in named):
                return [[rows[0][0], *named], *rows[1:]], first
    return None


def _list(cells: list[_Cell], at: int) -> _Table | None:
    """Headings with "Datum" among them, and rows as long where a date stands under it."""
    end = at
    roles = []
    while end < len(cells) and (role := vocabulary.header(cells[end].text)) is not None:
        roles.append(role)
        end += 1
    if len(roles) < _LEAST_ROWS or "date" not in roles or "body" not in roles:
        return None
    dates, width = roles.index("date"), len(roles)
    heads, rows, numbers = [cell.text for cell in cells[at:end]], list[list[str]](), list[int]()
    while end + width <= len(cells) and _dated(cells[end + dates].text):
        rows.append([cell.text for cell in cells[end : end + width]])
        numbers.append(cells[end].number)
        end += width
    return _Table(at, end, [heads], rows, numbers) if len(rows) >= _LEAST_ROWS else None


def _month(cell: _Cell) -> bool:
    return vocabulary.month_head(cell.text) is not None


def _heading(cell: _Cell) -> bool:
    """Whether the cell is a heading beside the months: "Organ", "Kl.", "2026"."""
    text = vocabulary.plain(cell.text)
    return bool(text) and (vocabulary.header(text) is not None or (text.isdecimal() and len(text) == 4))


def _dated(text: str) -> bool:
    days = said(text, dotted=True).days
    return bool(days) and all(day.month is not None for day in days)


def _data(cell: _Cell) -> bool:
    """Whether the cell may stand in a table: nothing, days, an hour."""
    if cell.empty:
        return True
    found = said(cell.text)
    digits = any(sign.isdecimal() for sign in cell.text)
    return len(cell.text) <= _MOST_LABEL and bool(digits and (found.days or found.clock or found.odd))


def _label(cell: _Cell, like: Like) -> bool:
    """Whether a row may begin with the cell: words, and no days."""
    text = " ".join(cell.text.split())
    if not text or len(text) > _MOST_LABEL or text.endswith((".", ":")) or _month(cell) or _heading(cell):
        return False
    return like(text) or not (_data(cell) or said(text).weekday is not None or vocabulary.statuses_in(text))


def _goes_on(cell: _Cell, like: Like) -> bool:
    """Whether the cell belongs to the row that has begun."""
    text = " ".join(cell.text.split())
    if like(text):
        return False
    said_of_day = bool(vocabulary.statuses_in(text) or vocabulary.unsure(text))
    return _data(cell) or (len(text) <= _MOST_LABEL and said_of_day)


def _shown(row: list[str]) -> str:
    return " ".join(" ".join(text.split()) for text in row if text.strip())
