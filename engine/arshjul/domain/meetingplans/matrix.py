"""The usual matrix: bodies down and months across, or the other way, with day numbers in the cells."""

from collections.abc import Iterator

from arshjul.domain.findings import Severity
from arshjul.domain.meetingplans import comments, subheads, titles, vocabulary
from arshjul.domain.meetingplans.bodies import Label
from arshjul.domain.meetingplans.days import Said
from arshjul.domain.meetingplans.desk import Desk, Raw, clock_of, label, said_of, short, years_in
from arshjul.domain.meetingplans.found import Spot, at_cell
from arshjul.domain.meetingplans.legends import explanations
from arshjul.domain.meetingplans.monthheads import Block, Month, columns_of, month_of, rows_of
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import Cell, Grid
from arshjul.domain.meetingplans.stages import is_stage, owner
from arshjul.values import replace


def is_headed(grid: Grid) -> bool:
    """Whether some row holds months as headings."""
    return bool(rows_of(grid))


def read(grid: Grid, desk: Desk) -> bool:
    """Whether the grid is a matrix; then every cell of it has been taken care of."""
    if not (heads := rows_of(grid)):
        grid = grid.turned() if grid.rows else grid
        heads = rows_of(grid)
    if not heads:
        return False
    for row in grid.rows[: heads[0]]:
        for cell in row:
            desk.aside_cell(cell)
    for head, end in zip(heads, (*heads[1:], len(grid.rows)), strict=True):
        _Reader(grid, desk, head, end).read()
    return True


def _only_hour(cell: Cell) -> bool:
    """Whether the cell says an hour and no day."""
    return clock_of(cell, bare=False) is not None and not said_of(cell)[0]


def _subheading(cell: Cell) -> bool:
    """Under a month: "Dag", "Tid"."""
    return vocabulary.header(cell.text) in ("day", "time", "date", "weekday", "week")


class _Reader:
    """One row of month headings and the rows under it."""

    def __init__(self, grid: Grid, desk: Desk, head: int, end: int) -> None:
        self.grid, self.desk, self.head, self.end = grid, desk, head, end
        self.row = grid.rows[head]
        self.roles = {i: vocabulary.header(cell.text) for i, cell in enumerate(self.row)}
        self.year = desk.title_year
        self.under = subheads.read(grid.rows[head + 1], desk) if head + 1 < end else {}
        """Headings of a second row, by column."""
        self.first = head + 1 + bool(self.under)
        self._hours: list[Cell] = []
        """The cells of the row at hand that say an hour, by their headings."""

    def read(self) -> None:
        blocks = self._blocks()
        for cell in self.row:
            found = years_in(cell.text) if month_of(cell) is None else ()
            if len(found) == 1:
                self.year = found[0]
        self._heads_aside(blocks)
        for block in blocks:
            self._wrap(block)
            self._pair_hours(block)
            above: Label | None = None
            for row in self.grid.rows[self.first : self.end]:
                above = self._body_row(block, row, above)
        taken = {index for block in blocks for index in (*block.labels, *block.months, *block.hours.values())}
        for row in self.grid.rows[self.first : self.end]:
            for index, cell in enumerate(row):
                if index not in taken:
                    self.desk.aside_cell(cell)

    def _heads_aside(self, blocks: list[Block]) -> None:
        """Headings that are no months may be footnotes, when the table has been turned."""
        months = {index for block in blocks for index in block.months}
        for index, cell in enumerate(self.row):
            if index not in months and not self.roles[index] and not self.desk.body_like(cell.text):
                self.desk.aside_cell(cell)

    def _pair_hours(self, block: Block) -> None:
        """Under one month: days, and beside them the hours they begin."""
        for index in sorted(block.months):
            cells = [cell for cell in self._under(index) if not _subheading(cell)]
            before = max(
                (i for i in block.months if i < index and i not in block.hours.values()), default=None
            )
            same = before is not None and block.months[before].number == block.months[index].number
            if before is not None and same and cells and all(_only_hour(cell) for cell in cells):
                block.hours[before] = index
        for index in block.hours.values():
            del block.months[index]

    def _blocks(self) -> list[Block]:
        """Months that begin again, behind headings of their own, are another table beside the first."""
        months, blocks, loose = columns_of(self.row), [Block(self.head)], list[int]()
        for index in range(len(self.row)):
            block = blocks[-1]
            month = months.get(index)
            if month is None:
                loose.append(index)
                continue
            last = max(
                (m.number + 12 * ((m.year or 0) - (month.year or 0)) for m in block.months.values()),
                default=0,
            )
            again = month.number <= last and any(self._holds_text(i) for i in loose)
            if block.months and (again or any(self._holds_bodies(i) for i in loose)):
                blocks.append(block := Block(self.head))
            self._place(block, loose)
            block.months[index] = month
            loose = []
        self._place(blocks[-1], loose, after=True)
        for block in blocks:
            block.labels = block.labels or blocks[0].labels
        return blocks

    def _place(self, block: Block, loose: list[int], *, after: bool = False) -> None:
        """Columns without a month: the first name bodies; later blank ones belong to the month before."""
        for index in loose:
            blank = not self.row[index].text.strip()
            if block.months and blank and self._holds_hours(index):
                block.months[index] = block.months[max(block.months)]
            elif block.months and blank and self._holds_days(index):
                block.months[index] = block.months[max(block.months)]
                if index not in self.under:
                    where = at_cell(self.desk.file, self.row[index])
                    self.desk.tell("column-assumed", where, month=block.months[index].number)
            elif not block.months or after or self.roles[index]:
                block.labels.append(index)

    def _under(self, index: int) -> Iterator[Cell]:
        return (row[index] for row in self.grid.rows[self.first : self.end] if not row[index].empty)

    def _holds_text(self, index: int) -> bool:
        return any(
            not said(cell.text).days and any(s.isalpha() for s in cell.text) for cell in self._under(index)
        )

    def _holds_bodies(self, index: int) -> bool:
        """Whether the column names bodies: a table of its own begins there."""
        cells = list(self._under(index))
        named = sum(self.desk.body_like(cell.text) for cell in cells)
        return bool(cells) and (self.roles[index] == "body" or named * 2 >= len(cells))

    def _holds_days(self, index: int) -> bool:
        return any(said(cell.text).days for cell in self._under(index))

    def _holds_hours(self, index: int) -> bool:
        cells = [cell for cell in self._under(index) if not _subheading(cell)]
        return bool(cells) and all(_only_hour(cell) for cell in cells)

    def _wrap(self, block: Block) -> None:
        """August … December, January … June: the year turns on the way, unless headings say theirs."""
        before, turned = 0, False
        for index in sorted(block.months):
            month = block.months[index]
            if month.year is None and month.number < before and not turned:
                turned = True
                self.desk.tell("months-turn", at_cell(self.desk.file, self.row[index]), month=month.number)
            before = month.number
            year = month.year or (
                (self.year or self.desk.year or 0) + 1 if turned and (self.year or self.desk.year) else None
            )
            block.months[index] = Month(month.number, year)

    def _body_row(self, block: Block, row: tuple[Cell, ...], above: Label | None) -> Label | None:
        names, rest = self._names(block, row)
        cells = self._cells_of(block, row)
        shown = next((row[i] for i in block.labels if not row[i].empty), None)
        if names is not None and vocabulary.header(names.name) == "note":
            for cell, _ in cells:
                self.desk.tell("comment-unread", at_cell(self.desk.file, cell), value=short(cell.text))
            return above
        if names is None and not cells:
            for cell in (*rest, *self._comments(block, row)):
                self.desk.aside_cell(cell)
            return above
        if not any(said_of(cell)[0] or said_of(cell)[2] for cell, _ in cells):
            return self._dayless(row, block, shown, names, above)
        if names is None and not self._is_above(above, [*rest, *(cell for cell, _ in cells)], cells[0][0]):
            return above
        about = self._about(names or above or Label(""), rest, shown)
        if names is not None and is_stage(names.name, self.desk):
            about = replace(about, label=owner(names.name, self.desk), stage=short(names.name))
        self._days_of(block, row, cells, about)
        return above if about.stage else names or above

    def _cells_of(self, block: Block, row: tuple[Cell, ...]) -> list[tuple[Cell, Month]]:
        """The row's cells with their months, where something stands."""
        return [
            (row[i], month)
            for i, month in block.months.items()
            if not (row[i].empty or row[i].copied or _subheading(row[i]))
        ]

    def _is_above(self, above: Label | None, cells: list[Cell], first: Cell) -> bool:
        """Whether a row without a name is of the body above; told of, and an error when there is none."""
        if above is not None:
            self.desk.tell("body-above", at_cell(self.desk.file, first), name=above.name or above.code)
            return True
        for cell in cells:
            self.desk.tell("row-without-body", at_cell(self.desk.file, cell), Severity.ERROR)
        return False

    def _days_of(
        self, block: Block, row: tuple[Cell, ...], cells: list[tuple[Cell, Month]], about: Raw
    ) -> None:
        """The row's days, each with its hour, and then what a comment says of them."""
        first = len(self.desk.raws)
        for cell, month in cells:
            hour = block.hours.get(self._index(row, cell))
            clock = clock_of(row[hour], bare=False) if hour is not None else None
            whose = subheads.under(about, self.under.get(self._index(row, cell)), self.desk)
            self._cell(replace(whose, clock=clock or about.clock), cell, month)
        for cell in self._comments(block, row):
            comments.put(cell, first, self.desk)

    def _comments(self, block: Block, row: tuple[Cell, ...]) -> list[Cell]:
        """What stands in a column for comments, and explains no mark."""
        noted = (row[i] for i in block.labels if self.roles[i] == "note" and not row[i].empty)
        return [cell for cell in noted if not explanations(cell.text)]

    def _index(self, row: tuple[Cell, ...], cell: Cell) -> int:
        return next(index for index, other in enumerate(row) if other is cell)

    def _names(self, block: Block, row: tuple[Cell, ...]) -> tuple[Label | None, list[Cell]]:
        """The body of a row, and the cells beside that say more about it."""
        body = self._column(block, "body", row) or self._first(block, row)
        if body is None or body.empty:
            body = next((row[i] for i in block.labels if self.desk.body_like(row[i].text)), body)
        code = self._column(block, "code", row)
        self._hours = [row[i] for i in block.labels if self.roles[i] == "time"]
        noted = self._comments(block, row)
        rest = [row[i] for i in block.labels if row[i] not in (body, code, *noted) and not row[i].empty]
        if (body is None or body.empty) and (code is None or code.empty):
            return None, rest
        name = titles.without_status(body.text)[1] if body else ""
        return label(
            name or (body.text if body else ""), code.text if code and code is not body else ""
        ), rest

    def _column(self, block: Block, role: str, row: tuple[Cell, ...]) -> Cell | None:
        return next((row[i] for i in block.labels if self.roles[i] == role), None)

    def _first(self, block: Block, row: tuple[Cell, ...]) -> Cell | None:
        """Without a heading that says so: the first column that holds words."""
        loose = [
            i for i in block.labels if self.roles[i] not in ("time", "code", "weekday", "week", "note", "end")
        ]
        index = next((i for i in loose if self._holds_text(i)), loose[0] if loose else None)
        return row[index] if index is not None else None

    def _dayless(
        self,
        row: tuple[Cell, ...],
        block: Block,
        shown: Cell | None,
        names: Label | None,
        above: Label | None,
    ) -> Label | None:
        """A row without days: footnotes, a heading, or a body that does not meet."""
        filled = [row[i] for i in (*block.labels, *block.months) if not row[i].empty and not row[i].copied]
        idle = shown is not None and not shown.copied and self._idle(shown, names, filled)
        for cell in filled:
            if idle and cell is not shown and cell in (row[i] for i in block.months):
                self._cell(
                    Raw(names or Label(""), Said(1), at_cell(self.desk.file, cell), None), cell, Month(1)
                )
            elif not (idle and cell is shown):
                self.desk.aside_cell(cell)
        return above

    def _idle(self, shown: Cell, names: Label | None, filled: list[Cell]) -> bool:
        """Whether a cell names a body that has no days, and is no explanation of something else."""
        if self.desk.legend.take(shown.text) or self.desk.legend.take_name(shown.text):
            return True
        if not self.desk.body_like(shown.text):
            return False
        name = names or label(shown.text)
        where = at_cell(self.desk.file, shown)
        if len(filled) == 1:
            self.desk.tell("row-without-days", where, Severity.INFO, name=name.name or name.code)
        return True

    def _about(self, names: Label, rest: list[Cell], shown: Cell | None) -> Raw:
        """What the row says about all its days."""
        marks: dict[str, str] = {}
        status = titles.without_status(shown.text)[0] if shown else None
        hours = [cell for cell in rest if cell in self._hours]
        raw = Raw(
            names, Said(1), at_cell(self.desk.file, rest[0] if rest else self.row[0]), None, marks=marks,
            row_status=status,
        )  # fmt: skip
        for cell in ([shown] if shown else []) + rest:
            marks.update(explanations(cell.text) if cell in rest else {})
            clock = clock_of(cell, bare=cell in hours)
            loose = "\n".join(line for line in cell.text.split("\n") if not explanations(line))
            weekday = said(loose).weekday
            raw = replace(raw, clock=raw.clock or clock, weekday=raw.weekday if weekday is None else weekday)
            if cell in rest and clock is None and weekday is None and not marks:
                self.desk.aside_cell(cell)
        return raw

    def _cell(self, about: Raw, cell: Cell, month: Month) -> None:
        spot = at_cell(self.desk.file, cell)
        days, intro, odd = said_of(cell)
        self.desk.odd(odd, cell.text, spot)
        if not days and not odd:
            code = "week-unread" if vocabulary.week(cell.text) else "cell-unread"
            self.desk.tell(code, spot, value=short(cell.text))
        loose = [day.day for day in days if day.month is None]
        if loose != sorted(loose):
            self.desk.tell("days-unordered", spot, value=short(cell.text))
        for day in days:
            year = self._in_month(day, month, month.year or self.year or self.desk.year, spot)
            note = " ".join(filter(None, (intro, day.note)))
            own_weekday = about.weekday if day.weekday is None else day.weekday
            self.desk.add(
                replace(
                    about,
                    day=day,
                    spot=spot,
                    year=year,
                    note=note,
                    clock=day.clock or about.clock,
                    weekday=own_weekday,
                )
            )

    def _in_month(self, day: Said, month: Month, year: int | None, spot: Spot) -> int | None:
        """The year of a day: a month of its own that is not the column's is next year's, or is told of."""
        if day.was is not None and day.was[1] is None:
            day.was = (day.was[0], month.number)
        if day.month is None:
            day.month = month.number
            if day.last and day.last[1] is None:
                day.last = (day.last[0], month.number)
        elif day.month != month.number and day.year is None:
            if month.number >= 11 and day.month <= 3 and year is not None:
                self.desk.tell("next-year-assumed", spot, day=day.day, month=day.month, year=year + 1)
                return year + 1
            self.desk.tell("month-differs", spot, day=day.day, month=day.month, column=month.number)
        return year
