"""Headings that are months: which rows hold them, and which columns belong together under them."""

from datetime import date

from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.sheets import Cell, Grid
from arshjul.values import dataclass, field

_LEAST_NUMBERED = 6  # so many consecutive numbers in a row of headings are months


@dataclass(frozen=True, slots=True)
class Month:
    """A month as it is headed."""

    number: int
    year: int | None = None


@dataclass
class Block:
    """Columns that belong together: what names the bodies, and their months."""

    head: int
    labels: list[int] = field(default_factory=list)
    months: dict[int, Month] = field(default_factory=dict)
    hours: dict[int, int] = field(default_factory=dict)
    """Columns with days to the columns that hold the hours of those days."""


def rows_of(grid: Grid) -> list[int]:
    """The rows that hold months as headings."""
    return [
        index for index, row in enumerate(grid.rows) if len({m.number for m in columns_of(row).values()}) > 1
    ]


def columns_of(row: tuple[Cell, ...]) -> dict[int, Month]:
    """The columns that are months, by their headings."""
    found = {index: month for index, cell in enumerate(row) if (month := month_of(cell))}
    if len({month.number for month in found.values()}) > 1:
        return found
    return _numbered(row)


def month_of(cell: Cell) -> Month | None:
    """The month that a cell says, and nothing else."""
    if isinstance(cell.value, date):
        return Month(cell.value.month, cell.value.year) if cell.value.day == 1 else None
    head = vocabulary.month_head(cell.text)
    return Month(head[0], head[1]) if head else None


def _numbered(row: tuple[Cell, ...]) -> dict[int, Month]:
    """Headings 1, 2, 3 … in one run, behind something that is no number."""
    numbers = [
        (index, int(cell.text.strip())) for index, cell in enumerate(row) if cell.text.strip().isdecimal()
    ]
    run = [number for _, number in numbers]
    if len(run) < _LEAST_NUMBERED or run != list(range(run[0], run[0] + len(run))) or run[-1] > 12:
        return {}
    return {index: Month(number) for index, number in numbers} if numbers[0][0] > 0 else {}
