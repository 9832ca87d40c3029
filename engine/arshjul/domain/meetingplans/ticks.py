"""Crosses: a row a day, a column a body, and a cross, or an hour, where the body meets."""

import re

from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.desk import Desk, Raw, clock_of, label, said_of
from arshjul.domain.meetingplans.found import at_cell
from arshjul.domain.meetingplans.sheets import Cell, Grid
from arshjul.values import replace

_TICK = re.compile(r"(?i)\(?\s*(?:x|✓|✔|●|•|■)\s*\)?")
_LEAST = 2


def read(grid: Grid, desk: Desk) -> bool:
    """Whether the grid is one of crosses; then every cell of it has been taken care of."""
    dates = [i for i in range(len(grid.rows[0])) if sum(_dated(row[i]) for row in grid.rows) >= _LEAST]
    if len(dates) != 1:
        return False
    first = next(r for r, row in enumerate(grid.rows) if _dated(row[dates[0]]))
    heads = {
        i: head for i in range(len(grid.rows[0])) if i != dates[0] and (head := _head(grid, first, i, desk))
    }
    cells = [row[i] for row in grid.rows[first:] for i in heads if not row[i].empty]
    if len(heads) < _LEAST or not cells or not all(map(_ticked, cells)):
        return False
    for row in grid.rows[:first]:
        for cell in row:
            if cell not in heads.values() and vocabulary.header(cell.text) is None:
                desk.aside_cell(cell)
    for row in grid.rows[first:]:
        _row(row, dates[0], heads, desk)
    return True


def _dated(cell: Cell) -> bool:
    days, _, _ = said_of(cell, dotted=True)
    return len(days) == 1 and days[0].month is not None


def _head(grid: Grid, first: int, column: int, desk: Desk) -> Cell | None:
    """The nearest cell above that names a body."""
    above = (row[column] for row in reversed(grid.rows[:first]))
    return next(
        (cell for cell in above if desk.body_like(cell.text) or vocabulary.like_code(cell.text)), None
    )


def _ticked(cell: Cell) -> bool:
    return _TICK.fullmatch(vocabulary.plain(cell.text)) is not None or clock_of(cell, bare=False) is not None


def _row(row: tuple[Cell, ...], dates: int, heads: dict[int, Cell], desk: Desk) -> None:
    days, intro, odd = said_of(row[dates], dotted=True)
    desk.odd(odd, row[dates].text, at_cell(desk.file, row[dates]))
    weekday = next((d for cell in row if (d := vocabulary.weekday(cell.text)) is not None), None)
    for index, cell in enumerate(row):
        if index == dates or cell.empty or cell.copied or vocabulary.weekday(cell.text) is not None:
            continue
        if index not in heads or not days:
            desk.aside_cell(cell)
            continue
        note = "ev." if cell.text.strip().startswith("(") else intro or days[0].note
        year, clock = desk.title_year or desk.year, clock_of(cell, bare=False)
        body, spot = label(heads[index].text), at_cell(desk.file, cell)
        desk.add(Raw(body, replace(days[0]), spot, year, note, clock=clock, weekday=weekday))
