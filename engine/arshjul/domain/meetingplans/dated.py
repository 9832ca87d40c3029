"""Grids whose cells hold whole dates ("12 mars"): each column, or each row, is a body's."""

from collections.abc import Callable

from arshjul.domain.findings import Severity
from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.days import Said
from arshjul.domain.meetingplans.desk import Desk, Raw, label, said_of, short
from arshjul.domain.meetingplans.found import at_cell
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import Cell, Grid
from arshjul.domain.meetingplans.stages import owner
from arshjul.values import replace

_LEAST = 3
"""So many dates make a grid worth reading this way."""


def read(grid: Grid, desk: Desk) -> bool:
    """Whether the grid holds dates under, or beside, what they belong to."""
    dated = [[_dated(cell) for cell in row] for row in grid.rows]
    if sum(map(sum, dated)) < _LEAST or len(grid.rows[0]) < 2:
        return False
    if not _under_heads(grid, dated, desk):
        grid = grid.turned()
        dated = [[_dated(cell) for cell in row] for row in grid.rows]
        if not _under_heads(grid, dated, desk):
            return False
    _columns(grid, dated, desk)
    return True


def _dated(cell: Cell) -> bool:
    days, _, _ = said_of(cell, dotted=True)
    return bool(days) and all(day.month is not None for day in days)


def _first(dated: list[list[bool]]) -> int:
    return next(index for index, row in enumerate(dated) if any(row))


def _under_heads(grid: Grid, dated: list[list[bool]], desk: Desk) -> bool:
    """Whether each column with dates has words above its first date, most of them like names of bodies."""
    first = _first(dated)
    columns = [i for i in range(len(dated[0])) if any(row[i] for row in dated)]
    heads = [_head(grid, first, i, desk.body_like) for i in columns]
    said_so = [head for head in heads if head is not None]
    named = [head for head in said_so if desk.body_like(head.text)]
    stages = [head for head in said_so if vocabulary.stage(head.text)]
    return first > 0 and bool(named) and len(named) * 2 >= len(columns) - len(stages)


def _head(grid: Grid, first: int, column: int, like: Callable[[str], bool]) -> Cell | None:
    above = _above(grid, first, column)
    return next((cell for cell in reversed(above) if like(cell.text)), above[-1] if above else None)


def _above(grid: Grid, first: int, column: int) -> list[Cell]:
    return [row[column] for row in grid.rows[:first] if row[column].text.strip()]


def _columns(grid: Grid, dated: list[list[bool]], desk: Desk) -> None:
    first = _first(dated)
    columns = [i for i in range(len(dated[0])) if any(row[i] for row in dated)]
    heads = {i: _head(grid, first, i, desk.body_like) for i in columns}
    for row in grid.rows[:first]:
        for cell in row:
            if cell not in heads.values() and not _hours(cell):
                desk.aside_cell(cell)
    stages = {i for i, head in heads.items() if head is not None and vocabulary.stage(head.text)}
    abouts = {i: _about(head, _above(grid, first, i), desk) for i, head in heads.items() if head is not None}
    whole = [about.label for i, about in abouts.items() if i not in stages]
    for i in stages:
        whose = whole[0] if len(set(whole)) == 1 else owner(abouts[i].label.name, desk)
        abouts[i] = replace(abouts[i], label=whose, stage=short(abouts[i].label.name))
    for r, row in enumerate(grid.rows[first:], first):
        for i, cell in enumerate(row):
            if not cell.empty and not cell.copied and (i not in stages or dated[r][i]):
                _below(cell, dated[r][i], abouts.get(i), desk)


def _below(cell: Cell, dated: bool, about: Raw | None, desk: Desk) -> None:
    """A cell under the headings."""
    if dated and about is not None:
        _cell(cell, about, desk)
    elif dated:
        desk.tell("row-without-body", at_cell(desk.file, cell), Severity.ERROR)
    else:
        desk.odd(said_of(cell)[2], cell.text, at_cell(desk.file, cell))
        desk.aside_cell(cell)


def _hours(cell: Cell) -> bool:
    """Whether the cell says when the body under it meets."""
    found = said(cell.text)
    return not found.days and (found.clock is not None or found.weekday is not None)


def _about(head: Cell, above: list[Cell], desk: Desk) -> Raw:
    found = said("\n".join(cell.text for cell in above))
    year = desk.title_year or desk.year
    return Raw(
        label(head.text.replace("\n", " ")), Said(1), at_cell(desk.file, head), found.year or year,
        clock=found.clock, weekday=found.weekday,
    )  # fmt: skip


def _cell(cell: Cell, about: Raw, desk: Desk) -> None:
    days, intro, odd = said_of(cell, dotted=True)
    spot = at_cell(desk.file, cell)
    desk.odd(odd, short(cell.text), spot)
    for day in days:
        weekday = about.weekday if day.weekday is None else day.weekday
        note = " ".join(filter(None, (intro, day.note)))
        desk.add(
            replace(about, day=day, spot=spot, note=note, clock=day.clock or about.clock, weekday=weekday)
        )
