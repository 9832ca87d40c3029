"""Almanacs: a square for each day, by month or by week, and in it the bodies that meet."""

import re
from collections.abc import Iterator
from datetime import date

from arshjul.domain.findings import Severity
from arshjul.domain.meetingplans import titles, vocabulary
from arshjul.domain.meetingplans.days import Said
from arshjul.domain.meetingplans.desk import Desk, Raw, clock_of, said_of, short
from arshjul.domain.meetingplans.found import at_cell
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import Cell, Grid
from arshjul.values import dataclass, replace

_LEAST_DAYS = 20
"""So many consecutive numbers in a column are the days of a month."""
_LEAST_WEEKDAYS = 4
_OWN = re.compile(r"(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[/.]\d{1,2}\.?|\d{1,2}\.? ?[^\W\d_]{3,9}\.?)\s*")
_HOUR = re.compile(
    r"(?i)(?:kl(?:ockan)?\.? ?)?\d{1,2}[.:]\d\d(?: ?- ?\d{1,2}[.:]\d\d)?|kl(?:ockan)?\.? ?\d{1,2}(?!\d)"
)
_LETTER = re.compile(r"[MTOFLS]|\d{1,2}|v\.? ?\d{1,2}")
"""The weekday's letter, or the week, in a column of its own."""
_HOLIDAY = re.compile(r"(?i)dag\b|dagen\b|afton|jul\b|påsk|pingst|midsommar|nyår|lov\b|helg")
_PART = re.compile(r"[,;\n]|\s[+&]\s")


@dataclass(frozen=True, slots=True)
class _Square:
    """A cell, and the day that it stands on."""

    cell: Cell
    day: Said
    year: int | None
    weekday: int | None = None
    week: int | None = None
    rest: str | None = None
    """What the cell says beside its own date; None when it has none."""


def read(grid: Grid, desk: Desk) -> bool:
    """Whether the grid is an almanac; then every square of it has been taken care of."""
    heads = _weekdays(grid)
    if heads is not None:
        return _by_week(grid, desk, *heads)
    days = _day_columns(grid)
    months = _months(grid, min(days.values(), default=0)) if days else {}
    if not days or len(months) < 1 or not _holds_words(grid, days, months):
        return False
    _titles(grid, desk, min(days.values()), months)
    for square in _by_month(grid, desk, days, months):
        _bodies(square, desk)
    return True


def _day_columns(grid: Grid) -> dict[int, int]:
    """The columns that number the days of a month, and the rows in which they begin."""
    found = {}
    for column in range(len(grid.rows[0])):
        rows = [r for r, row in enumerate(grid.rows) if _number(row[column])]
        numbers = [_number(grid.rows[r][column]) for r in rows]
        if len(rows) >= _LEAST_DAYS and numbers == list(range(1, len(rows) + 1)):
            found[column] = rows[0]
    return found


def _number(cell: Cell) -> int | None:
    """1, "1", "Ons 1": the number of a day and nothing more than its weekday."""
    found = re.fullmatch(r"(?:[^\W\d_]{1,7}\.? ?)?(\d{1,2})(?: ?[^\W\d_]{1,3})?", vocabulary.plain(cell.text))
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None


def _months(grid: Grid, first: int) -> dict[int, tuple[int, int | None]]:
    """Columns by the month that stands above them, or above a column to their left."""
    found: dict[int, tuple[int, int | None]] = {}
    for row in reversed(grid.rows[:first]):
        heads = {i: head for i, cell in enumerate(row) if (head := vocabulary.month_head(cell.text))}
        if heads:
            above = None
            for index in range(len(row)):
                above = heads[index][:2] if index in heads else above
                if above is not None:
                    found[index] = above
            return found
    return found


def _holds_words(grid: Grid, days: dict[int, int], months: dict[int, tuple[int, int | None]]) -> bool:
    """Whether words stand in the squares, where a matrix has day numbers."""
    first = min(days.values())
    cells = [row[i] for row in grid.rows[first:] for i in months if i not in days and not row[i].empty]
    words = [cell for cell in cells if not said_of(cell)[0] and any(sign.isalpha() for sign in cell.text)]
    return bool(cells) and len(words) * 2 > len(cells)


def _titles(grid: Grid, desk: Desk, first: int, months: dict[int, tuple[int, int | None]]) -> None:
    for row in grid.rows[:first]:
        for cell in row:
            if vocabulary.month_head(cell.text) is None and not _is_weekday_head(cell):
                desk.aside_cell(cell)


def _is_weekday_head(cell: Cell) -> bool:
    return vocabulary.header(cell.text) is not None or vocabulary.weekday(cell.text) is not None


def _by_month(
    grid: Grid, desk: Desk, days: dict[int, int], months: dict[int, tuple[int, int | None]]
) -> Iterator[_Square]:
    """Every square with its day: the number to the left of it, nearest first."""
    first = min(days.values())
    for row in grid.rows[first:]:
        for index, cell in enumerate(row):
            if cell.empty or cell.copied or index in days:
                continue
            column = max((i for i in days if i < index), default=min(days))
            number, month = _number(row[column]), months.get(index)
            if number is None or month is None:
                desk.aside_cell(cell)
                continue
            weekday = vocabulary.weekday(cell.text)
            if weekday is not None or _LETTER.fullmatch(vocabulary.plain(cell.text)):
                continue
            year = month[1] or desk.title_year or desk.year
            yield _Square(cell, Said(number, month[0], month[1]), year, _beside(row, column, index))


def _beside(row: tuple[Cell, ...], column: int, index: int) -> int | None:
    """The weekday that stands with the day's number, or between it and the square."""
    words = [word for cell in row[column:index] for word in re.findall(r"[^\W\d_]+", cell.text)]
    found = [day for word in words if (day := vocabulary.weekday(word)) is not None]
    return found[0] if len(found) == 1 else None


def _weekdays(grid: Grid) -> tuple[int, dict[int, int]] | None:
    """The row with Monday to Friday, and the weekday of each column."""
    for index, row in enumerate(grid.rows):
        found = {i: day for i, cell in enumerate(row) if (day := vocabulary.weekday(cell.text)) is not None}
        if len(set(found.values())) >= _LEAST_WEEKDAYS:
            return index, found
    return None


def _by_week(grid: Grid, desk: Desk, head: int, columns: dict[int, int]) -> bool:
    """A row a week. The squares hold their dates, or the row its week."""
    weeks = next(
        (i for i, cell in enumerate(grid.rows[head]) if vocabulary.header(cell.text) == "week"), None
    )
    for row in grid.rows[:head]:
        for cell in row:
            desk.aside_cell(cell)
    for row in grid.rows[head + 1 :]:
        week = re.search(r"\d{1,2}", row[weeks].text) if weeks is not None else None
        for index, cell in enumerate(row):
            if cell.empty or cell.copied or index == weeks:
                continue
            square = _in_week(cell, columns.get(index), int(week[0]) if week else None, desk)
            if square is None:
                desk.aside_cell(cell)
            else:
                _bodies(square, desk)
    return True


def _in_week(cell: Cell, weekday: int | None, week: int | None, desk: Desk) -> _Square | None:
    """The day that the square says itself, else that of its week; None when neither is to be had."""
    day, rest = _own_date(cell.text)
    year = desk.title_year or desk.year
    if day is not None:
        return _Square(cell, day, year, weekday, week, rest)
    if weekday is None or week is None or year is None:
        return None
    try:
        on = date.fromisocalendar(year, week, weekday + 1)
    except ValueError:
        return None
    number = re.match(r"\s*(\d{1,2})(?![\d.:])", cell.text)
    said_day = int(number[1]) if number else on.day
    rest = cell.text[number.end() :] if number else cell.text
    return _Square(cell, Said(said_day, on.month, on.year), year, weekday, week, rest)


def _own_date(text: str) -> tuple[Said | None, str]:
    """The date that a square begins with, and what follows it."""
    found = _OWN.match(vocabulary.plain(text))
    days = said(found[0]).days if found else ()
    if found is None or len(days) != 1 or days[0].month is None:
        return None, text
    return days[0], text[found.end() :]


def _bodies(square: _Square, desk: Desk) -> None:
    """Each body of a square meets that day; a square that only says its date is nobody's."""
    text = square.cell.text if square.rest is None else square.rest
    spot = at_cell(desk.file, square.cell)
    for part in filter(str.strip, _PART.split(text)):
        about = said(part)
        title = titles.named(_HOUR.sub(" ", part), desk)
        if not any(sign.isalpha() for sign in title.label.name):
            desk.odd(about.odd, short(part), spot)
            continue
        if not title.sure and not desk.bodies.is_known(title.label.name):
            severity = Severity.INFO if _HOLIDAY.search(part) else Severity.WARNING
            desk.tell("square-unread", spot, severity, value=short(part), date=_date(square))
            continue
        clock = about.clock or clock_of(Cell(part, 1, 1), bare=False)
        raw = Raw(title.label, replace(square.day), spot, square.year, title.note, title.status, clock)
        desk.add(replace(raw, weekday=square.weekday, week=square.week))


def _date(square: _Square) -> str:
    return f"{square.day.day}/{square.day.month}"
