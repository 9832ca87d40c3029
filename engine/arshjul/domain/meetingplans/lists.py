"""Lists: one meeting a row, under headings in any order, or with dates whose column gives itself away."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from arshjul.domain.findings import Severity
from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans import titles, vocabulary
from arshjul.domain.meetingplans.bodies import Label
from arshjul.domain.meetingplans.days import Said
from arshjul.domain.meetingplans.desk import Desk, Raw, clock_of, label, said_of, short, years_in
from arshjul.domain.meetingplans.found import Spot, at_cell
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import Cell, Grid
from arshjul.domain.meetingplans.stages import is_beside
from arshjul.values import dataclass, field, replace

_MOSTLY = 0.6
_WEEK = re.compile(r"(?i)v(?:ecka|\.)? ?\d{1,2}")


@dataclass
class _Columns:
    """What the columns are for."""

    roles: dict[int, str]
    unknown: list[int] = field(default_factory=list)
    more: dict[int, MeetingStatus | None] = field(default_factory=dict)
    """Further columns of dates, and the status that their headings tell of: "Reservdatum"."""
    stages: dict[int, str] = field(default_factory=dict)
    """Columns of days that are no meetings, with their headings."""

    def cell(self, role: str, row: tuple[Cell, ...]) -> Cell | None:
        """The row's cell in that role, when something stands there."""
        found = next((row[i] for i, known in self.roles.items() if known == role), None)
        return None if found is None or (found.empty and not found.text.strip()) else found

    def text(self, role: str, row: tuple[Cell, ...]) -> str:
        """Its text."""
        found = self.cell(role, row)
        return vocabulary.plain(found.text) if found else ""

    def has(self, role: str) -> bool:
        """Whether some column is for that."""
        return role in self.roles.values()


def is_headed(grid: Grid) -> bool:
    """Whether some row holds a list's headings."""
    return bool(_heads(grid))


def read(grid: Grid, desk: Desk) -> bool:
    """Whether the grid is a list; then every cell of it has been taken care of."""
    heads = _heads(grid)
    if heads:
        _aside(grid.rows[: heads[0]], desk)
        above = titles.above(grid.rows[: heads[0]], desk)
        for head, end in zip(heads, (*heads[1:], len(grid.rows)), strict=True):
            rows = grid.rows[head + 1 : end]
            _Reader(grid, desk, _named(grid.rows[head], rows, desk), above).read(rows)
        return True
    columns = _guessed(grid, desk)
    if columns is None:
        return False
    dated = [r for r, row in enumerate(grid.rows) if _is_date(row[_of(columns, "date")])]
    _aside(grid.rows[: dated[0]], desk)
    desk.tell("columns-assumed", at_cell(desk.file, grid.rows[dated[0]][0]))
    _Reader(grid, desk, columns).read(grid.rows[dated[0] :])
    return True


def _aside(rows: tuple[tuple[Cell, ...], ...], desk: Desk) -> None:
    for row in rows:
        for cell in row:
            desk.aside_cell(cell)


def _heads(grid: Grid) -> list[int]:
    """The rows of headings: each names a date, or month and day, and something more."""
    return [
        index
        for index, row in enumerate(grid.rows)
        if _headings(roles := _roles(row))
        or (any(is_beside(cell.text) for cell in row) and _with_stages(row, roles, grid.rows, index))
        or (len(roles) > 1 and _headings(_by_content(roles, grid.rows, index)))
    ]


def _roles(row: tuple[Cell, ...]) -> dict[int, str]:
    """What each column is for, by its heading alone."""
    named = {i: vocabulary.header(cell.text) for i, cell in enumerate(row) if not cell.copied}
    return {i: role for i, role in named.items() if role is not None}


def _headings(roles: Mapping[int, str]) -> bool:
    known = set(roles.values())
    return len(known) > 1 and ("date" in known or {"month", "day"} <= known)


def _with_stages(
    row: tuple[Cell, ...], named: Mapping[int, str], rows: tuple[tuple[Cell, ...], ...], head: int
) -> bool:
    """Whether a column of meetings stands beside columns of days that lead up to them, and nothing else."""
    roles = _by_content(named, rows, head)
    others = [cell for i, cell in enumerate(row) if i not in roles and cell.text.strip()]
    return "date" in roles.values() and bool(others) and all(is_beside(cell.text) for cell in others)


def _by_content(
    roles: Mapping[int, str], rows: tuple[tuple[Cell, ...], ...], head: int = -1
) -> dict[int, str]:
    """Headings that promise something else, over columns with whole dates: "Start", "Dag", "Nämnd"."""
    found = dict(roles)
    below = rows[head + 1 :]
    for index, role in roles.items():
        cells = [row[index] for row in below if not row[index].empty]
        if (
            role in ("time", "day", "end", "weekday", "body")
            and cells
            and _share(cells, _has_date) >= _MOSTLY
        ):
            taken = "date" in found.values() and role != "end"
            found[index] = "until" if role == "end" else role if taken else "date"
    return found


def _has_date(cell: Cell) -> bool:
    return isinstance(cell.value, date) or any(day.month for day in said(cell.text).days)


def _named(row: tuple[Cell, ...], below: tuple[tuple[Cell, ...], ...], desk: Desk) -> _Columns:
    columns = _Columns({})
    roles = _by_content({**_roles(row)}, below)
    for index, cell in enumerate(row):
        role = roles.get(index)
        if role is None or (columns.has(role) and role not in ("source", "note")):
            columns.roles |= _unknown(index, cell, below, columns, desk)
        else:
            columns.roles[index] = role
    for years in filter(None, (years_in(cell.text) for cell in row)):
        desk.title_year = years[0] if len(years) == 1 else desk.title_year
    if columns.has("day") and not columns.has("month"):
        columns.roles = {i: "weekday" if role == "day" else role for i, role in columns.roles.items()}
    return columns


def _unknown(
    index: int, cell: Cell, below: tuple[tuple[Cell, ...], ...], columns: _Columns, desk: Desk
) -> dict[int, str]:
    """A column nobody knows: a note when it says that meetings are cancelled, else told of, once."""
    cells = [row[index] for row in below if not row[index].empty]
    where = at_cell(desk.file, cell)
    if any(vocabulary.statuses_in(other.text) for other in cells):
        desk.tell("column-as-note", where, value=short(cell.text))
        return {index: "note"}
    dates = len(cells) > 1 and _share(cells, _has_date) >= _MOSTLY
    status = titles.without_status(cell.text)[0]
    if dates and (status or vocabulary.header(cell.text.rstrip(" 0123456789")) == "date"):
        columns.more[index] = status
        return {index: "more"}
    if dates:
        columns.stages[index] = short(cell.text)
        return {index: "source"}
    if cell.text.strip():
        desk.tell("column-unknown", where, Severity.INFO, value=short(cell.text))
    columns.unknown.append(index)
    return {}


def _guessed(grid: Grid, desk: Desk) -> _Columns | None:
    """Without headings: one column of dates, and beside it one whose texts name bodies."""
    width = len(grid.rows[0]) if grid.rows else 0
    filled = [[row[i] for row in grid.rows if not row[i].empty] for i in range(width)]
    dates = [i for i in range(width) if len(filled[i]) > 1 and _share(filled[i], _has_date) >= _MOSTLY] or [
        i for i in range(width) if len(filled[i]) > 1 and _share(filled[i], _is_date) >= _MOSTLY
    ]
    if len(dates) != 1:
        return None
    rows = [row for row in grid.rows if _is_date(row[dates[0]])]
    beside = {i: [row[i] for row in rows if not row[i].empty] for i in range(width) if i != dates[0]}
    named = [i for i, cells in beside.items() if cells and _share(cells, _names_body(desk)) >= _MOSTLY]
    if len(named) > 1:
        return None
    if not named and not (grid.name and desk.body_like(grid.name)) and width > 1:
        named = [i for i, cells in beside.items() if cells and not _is_clock(cells[0])][:1]
        if not named:
            return None
    roles = {i: "body" if i in named else _role(cells) for i, cells in beside.items()}
    return _Columns({dates[0]: "date", **roles})


def _names_body(desk: Desk) -> Callable[[Cell], bool]:
    return lambda cell: desk.body_like(cell.text)


def _role(cells: list[Cell]) -> str:
    if cells and _share(cells, lambda cell: _is_clock(cell) or cell.text.strip().isdecimal()) >= _MOSTLY:
        return "time"
    if cells and all(_WEEK.fullmatch(vocabulary.plain(cell.text)) for cell in cells):
        return "week"
    if cells and all(vocabulary.weekday(cell.text) is not None for cell in cells):
        return "weekday"
    return "note"


def _share(cells: list[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(test(cell) for cell in cells) / len(cells) if cells else 0.0


def _is_date(cell: Cell) -> bool:
    if isinstance(cell.value, date):
        return True
    days = said(cell.text, dotted=True).days
    return bool(days) and all(day.month is not None for day in days)


def _is_clock(cell: Cell) -> bool:
    return clock_of(cell) is not None and not said(cell.text).days


def _of(columns: _Columns, role: str) -> int:
    return next(index for index, known in columns.roles.items() if known == role)


class _Reader:
    """The rows of one list."""

    def __init__(self, grid: Grid, desk: Desk, columns: _Columns, title: Cell | None = None) -> None:
        self.desk, self.columns = desk, columns
        self.heading = label(grid.name) if grid.name and desk.body_like(grid.name) else None
        if self.heading is None and title is not None and not columns.has("body"):
            self.heading = titles.whose(title.text, desk)
            desk.tell("heading-as-body", at_cell(desk.file, title), value=short(title.text))
        self.above: Label | None = None
        self.carried: Spot | None = None
        self.carries = 0
        self.month: tuple[int, int | None, bool] | None = None

    def read(self, rows: tuple[tuple[Cell, ...], ...]) -> None:
        for row in rows:
            self._row(row)
        if self.carried is not None:
            self.desk.tell("body-above", self.carried, count=self.carries)

    def _row(self, row: tuple[Cell, ...]) -> None:
        filled = [cell for cell in row if not cell.empty and not cell.copied]
        if not filled:
            return
        days, intro, odd, cell = self._days(row)
        if not days:
            self._dayless(row, filled, odd, cell)
            return
        raw = self._raw(row, cell)
        if raw is None:
            return
        self.desk.odd(odd, cell.text, raw.spot)
        for day in days:
            words = " ".join(filter(None, (intro, day.note)))
            self.desk.add(replace(raw, day=day, note=", ".join(filter(None, (raw.note, words)))))
        self._more(row, raw, days)
        for index in self.columns.unknown:
            if not row[index].empty:
                self.desk.aside_cell(row[index])

    def _named_in(self, row: tuple[Cell, ...]) -> str:
        """The cell that names the row's body, or bodies."""
        cell = self.columns.cell("body", row)
        return titles.without_status(cell.text)[1] if cell else ""

    def _more(self, row: tuple[Cell, ...], raw: Raw, days: tuple[Said, ...]) -> None:
        """The row's further bodies and further days."""
        for name in titles.several(self._named_in(row), self.desk)[1:]:
            for day in days:
                self.desk.add(replace(raw, label=label(name), day=replace(day)))
        for index, status in self.columns.more.items():
            days, _, odd = said_of(row[index], dotted=True)
            spot = at_cell(self.desk.file, row[index])
            self.desk.odd(odd, row[index].text, spot)
            for day in days:
                self.desk.add(
                    replace(raw, day=day, spot=spot, note=day.note, status=status, weekday=None, week=None)
                )
        for index, heading in self.columns.stages.items():
            for day in said_of(row[index], dotted=True)[0]:
                if day.month is not None:
                    self.desk.add(
                        replace(raw, day=day, spot=at_cell(self.desk.file, row[index]), stage=heading)
                    )

    def _days(self, row: tuple[Cell, ...]) -> tuple[tuple[Said, ...], str, tuple[str, ...], Cell]:
        cell = self.columns.cell("date", row)
        if cell is not None:
            days, intro, odd = said_of(cell, dotted=True)
        else:
            cell = self.columns.cell("day", row) or row[0]
            days, intro, odd = said_of(cell) if self.columns.cell("day", row) else ((), "", ())
        written = self.columns.text("month", row)
        month = vocabulary.month_head(written) or _number(written) or (None if written else self.month)
        self.month = month or self.month
        for day in days:
            if day.month is None and month is not None:
                day.month, day.year = month[0], day.year or month[1]
        return days, intro, odd, cell

    def _dayless(self, row: tuple[Cell, ...], filled: list[Cell], odd: tuple[str, ...], cell: Cell) -> None:
        """A row without a date: a heading, footnotes, or a meeting whose day cannot be read."""
        spot = at_cell(self.desk.file, filled[0])
        texts = [other for other in filled if any(sign.isalpha() for sign in other.text)]
        if len(filled) == 1 and self.desk.body_like(filled[0].text):
            self.heading, self.above = label(filled[0].text), None
            return
        self.desk.odd(odd, cell.text, at_cell(self.desk.file, cell))
        if len(filled) == 1 or len(texts) < 2 or not self.columns.cell("body", row):
            for other in filled:
                if other is not cell or not odd:
                    self.desk.aside_cell(other)
        elif not odd:
            code = "week-unread" if vocabulary.week(cell.text) else "row-without-date"
            self.desk.tell(code, spot, value=short(" ".join(other.text for other in filled)))

    def _raw(self, row: tuple[Cell, ...], cell: Cell) -> Raw | None:
        spot = at_cell(self.desk.file, cell)
        body, called_off = self._body(row, spot)
        if body is None:
            self.desk.tell("row-without-body", spot, Severity.ERROR)
            return None
        noted = (row[i].text for i, role in self.columns.roles.items() if role == "note")
        note = ", ".join(filter(None, map(vocabulary.tidy, noted)))
        status, called, remark = self._status(row)
        status = status or called_off
        spoken = self._spoken(row)
        clock, week = self.columns.cell("time", row), re.search(r"\d{1,2}", self.columns.text("week", row))
        for_ = self.columns.cell("for", row)
        raw = Raw(
            body, Said(1), spot, self._year(row), ", ".join(filter(None, (note, remark, spoken))), status,
            clock_of(clock) if clock else None, vocabulary.weekday(self.columns.text("weekday", row)),
            int(week[0]) if week else None, until=self._until(row), id=self.columns.text("id", row),
            for_=tuple(re.findall(r"[\w-]+", for_.text if for_ else "")) if self.columns.has("for") else None,
        )  # fmt: skip
        return replace(raw, called=called)

    def _spoken(self, row: tuple[Cell, ...]) -> str:
        """An hour in words ("eftermiddag") is kept as a note."""
        cell = self.columns.cell("time", row)
        return vocabulary.tidy(cell.text) if cell and clock_of(cell) is None else ""

    def _body(self, row: tuple[Cell, ...], spot: Spot) -> tuple[Label | None, MeetingStatus | None]:
        """The body, and the status that its own cell tells of."""
        body, code = self.columns.cell("body", row), self.columns.text("code", row)
        status, name = titles.without_status(body.text) if body else (None, "")
        if body is not None or code:
            self.above = label((titles.several(name, self.desk) or (name,))[0], code)
        elif self.columns.has("body") and self.above is not None:
            self.carried, self.carries = self.carried or spot, self.carries + 1
        return self.above or self.heading, status

    def _status(self, row: tuple[Cell, ...]) -> tuple[MeetingStatus | None, bool, str]:
        """The status, whether a reserve is called, and words that no status is known for."""
        text = self.columns.text("status", row)
        if not text:
            return None, False, ""
        words = re.split(r"[\s,()]+", text)
        called = any(word.casefold() in vocabulary.CALLED for word in words)
        found = [status for word in words if (status := vocabulary.status(word))]
        if not found and vocabulary.only_meeting(text):
            return None, called, ""
        if found:
            return found[0], called, ""
        cell = self.columns.cell("status", row)
        assert cell is not None
        if not vocabulary.unsure(text):  # that is asked about, a meeting at a time
            self.desk.tell("status-unknown", at_cell(self.desk.file, cell), value=short(text))
        return None, called, text

    def _year(self, row: tuple[Cell, ...]) -> int | None:
        found = re.search(r"\d{4}", self.columns.text("year", row))
        return int(found[0]) if found else self.desk.title_year or self.desk.year

    def _until(self, row: tuple[Cell, ...]) -> date | None:
        cell = self.columns.cell("until", row)
        days = said_of(cell, dotted=True)[0] if cell else ()
        for day in days:
            if day.year is not None and day.month is not None:
                try:
                    return date(day.year, day.month, day.day)
                except ValueError:
                    self.desk.tell(
                        "date-impossible", at_cell(self.desk.file, cell or Cell("", 1, 1)), Severity.ERROR
                    )
        return None


def _number(text: str) -> tuple[int, int | None, bool] | None:
    return (int(text), None, False) if text.isdecimal() and 1 <= int(text) <= 12 else None
