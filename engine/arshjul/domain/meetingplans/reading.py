"""From a file's cells, lines and events to the meetings it tells of; what is no meeting is a finding."""

from collections.abc import Mapping
from datetime import date as Day
from datetime import time as Clock

from arshjul.domain.findings import Finding, Severity
from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans import (
    almanac,
    asides,
    cells,
    dated,
    dating,
    events,
    footnotes,
    lists,
    matrix,
    pairs,
    stages,
    tables,
    ticks,
)
from arshjul.domain.meetingplans.bodies import Bodies, Label
from arshjul.domain.meetingplans.desk import Desk, short, years_in
from arshjul.domain.meetingplans.found import Doubt, Notes, Spot, at_cell, at_line
from arshjul.domain.meetingplans.legends import Legend
from arshjul.domain.meetingplans.lines import Reader
from arshjul.domain.meetingplans.sheets import Grid, Line, MeetingFile
from arshjul.domain.organisation import Organisation
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Read:
    """One meeting as the file tells of it."""

    label: Label
    date: Day
    spot: Spot
    until: Day | None = None
    time: Clock | None = None
    status: MeetingStatus | None = None
    """None when nothing is said."""
    called: bool = False
    note: str = ""
    for_: tuple[str, ...] | None = None
    """Document types, when the file itself names them."""
    was: Day | None = None
    uid: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a file tells."""

    meetings: tuple[Read, ...]
    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...]
    bodies: Bodies
    source: str = ""


def read(
    file: MeetingFile,
    organisation: Organisation,
    year: int | None = None,
    chosen: Mapping[str, str] | None = None,
) -> Reading:
    """Read a plan. Never raises for what a file holds.

    :param year: the year of dates that state none, when nothing in the file does
    :param chosen: folded body labels to the bodies that a person has said they mean
    """
    notes, legend = Notes(file.name, [*file.findings]), Legend()
    bodies = Bodies(organisation.bodies, legend.bodies, dict(chosen or {}))
    desk = Desk(file.name, notes, legend, bodies, year)
    names = years_in(file.name.replace("_", " ").replace("-", " ").replace(".", " "))
    desk.title_year = names[0] if len(names) == 1 and year is None else None
    for grid in file.grids:
        _grid(grid, desk)
    _lines(file.lines, desk)
    events.read(file.events, desk)
    footnotes.take(desk)
    asides.claim(desk)
    found = dating.settle(desk)
    stages.tell(
        desk, found.stages, ((meeting.label, meeting.date) for meeting in found.meetings), organisation
    )
    return Reading(
        tuple(Read(*meeting) for meeting in found.meetings), tuple(notes.findings), found.doubts, bodies,
        desk.titles[0] if desk.titles else "",
    )  # fmt: skip


def _grid(grid: Grid, desk: Desk, reader: Reader | None = None) -> None:
    """A table of any of the kinds that are known; else its rows are lines, under the headings so far."""
    if not grid.rows or not grid.rows[0]:
        return
    years = years_in(grid.name)
    if len(years) == 1:
        desk.title_year = years[0]
    if len(grid.rows[0]) == 1:
        _lines(tuple(Line(cell.text, cell.row) for cell in grid.cells() if not cell.empty), desk)
    elif not _table(grid, desk, under_month=reader is not None and reader.month is not None):
        own = reader or Reader(desk)
        for row in grid.rows:
            own.line(Line("   ".join(c.text for c in row if not c.empty), row[0].row))
        if reader is None:
            own.end()


def _table(grid: Grid, desk: Desk, *, under_month: bool) -> bool:
    """Whether it is one of the tables that are known. Under a month's heading, day numbers are no list."""
    if not under_month and ticks.read(grid, desk):
        return True
    # a list with a column of months is no matrix that lies down
    if lists.is_headed(grid) and not matrix.is_headed(grid) and lists.read(grid, desk):
        return True
    if almanac.read(grid, desk) or matrix.read(grid, desk):
        return True
    return not under_month and (lists.read(grid, desk) or dated.read(grid, desk))


def _lines(lines: tuple[Line, ...], desk: Desk) -> None:
    reader, held, before = Reader(desk), list[Line](), False
    whole = pairs.joined(pairs.unnumbered(tuple(tables.joined(lines))), desk.body_like)
    for part in cells.tables(whole, desk.body_like):
        if isinstance(part, Line):
            held.append(part)
            continue
        _plain(held, desk, reader)
        held = []
        if isinstance(part, cells.Put):
            _put_back(part, desk, reader, again=before)
            before = True
        else:
            spot = at_line(desk.file, part.line)
            desk.tell("cells-one-per-line", spot, Severity.ERROR, count=part.count)
    _plain(held, desk, reader)
    reader.end()


def _put_back(part: cells.Put, desk: Desk, reader: Reader, *, again: bool) -> None:
    """A table whose cells had lines of their own; that is told of once, a row that does not fit each time."""
    if not again:
        desk.tell("cells-put-back", at_cell(desk.file, part.grid.rows[0][0]))
    for row in part.uneven:
        told = {"value": short(row.line.text), "count": row.count, "columns": len(part.grid.rows[0])}
        desk.tell("cells-uneven", at_line(desk.file, row.line), Severity.ERROR, **told)
    _beside(part.grid, desk, reader)


def _plain(lines: list[Line], desk: Desk, reader: Reader) -> None:
    """Lines that are no cells, with the tables that lie among them."""
    for part in tables.split(lines):
        if isinstance(part, Line):
            reader.line(part)
        else:
            _beside(part, desk, reader)


def _beside(part: Grid, desk: Desk, reader: Reader) -> None:
    """A table among lines: the body and the year of the headings above are its own."""
    title, desk.title_year = desk.title_year, reader.year or desk.title_year
    _grid(reader.over(part), desk, reader)
    desk.title_year = title if desk.title_year == reader.year else desk.title_year
