"""Workbooks: looked through before they are unpacked, then each sheet as a grid; and the matrix out."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, cast
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from arshjul.adapters.meetingfiles.caps import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_RATIO,
    MOST_ROWS,
    MOST_UNPACKED,
    Refusal,
)
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.meetingplans.sheets import Cell, Grid, MeetingFile
from arshjul.values import replace

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OTHERS = {"content.xml": "file-open-document", "word/document.xml": "file-word"}
_MIDNIGHT = time()
_FILLED, _BLANK = 4, 1
"""What a cell costs: people colour whole sheets, and a coloured cell without content is soon read."""
_BROKEN = (
    AttributeError, EOFError, IndexError, InvalidFileException, KeyError, MemoryError, NotImplementedError,
    OSError, ParseError, RuntimeError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What broken workbooks make the library raise."""


def read(name: str, data: bytes) -> MeetingFile:
    """Every visible sheet as a grid.

    :raises Refusal: it is no workbook, or one that nobody should unpack
    """
    try:
        blank = _look_through(data)
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=True, keep_links=False)
    except DefusedXmlException as error:
        raise Refusal("file-entities") from error
    except _BROKEN as error:
        raise Refusal("workbook-broken", detail=type(error).__name__) from error
    if not book.worksheets:
        raise Refusal("workbook-broken", detail="sheets")
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    grids = tuple(_grid(sheet, len(sheets) > 1) for sheet in sheets if sheet.max_row)
    return MeetingFile(
        name,
        grids=tuple(grid for grid in grids if grid.rows),
        findings=(*_formulas(name, blank), *_hidden(name, cast(list[Worksheet], book.worksheets))),
    )


def _formulas(name: str, blank: list[str]) -> Iterator[Finding]:
    """A cell that a program has to work out, and has not: nobody knows what stands there."""
    if blank:
        told = {"cell": blank[0], "count": len(blank)}
        yield Finding("formula-without-value", Severity.ERROR, Place(name), arguments=told)


def _hidden(name: str, sheets: Iterable[Worksheet]) -> Iterator[Finding]:
    """What a person who opens the workbook does not see: hidden sheets are not read, hidden rows are."""
    for sheet in sheets:
        told = {"sheet": sheet.title}
        if sheet.sheet_state != "visible":
            yield Finding("sheet-hidden", Severity.WARNING, Place(name), arguments=told)
            continue
        rows = [n for n, row in sheet.row_dimensions.items() if row.hidden and n <= MOST_ROWS]
        full = [n for n in rows if any(cell.value is not None for cell in sheet[n][:MOST_COLUMNS])]
        if full:
            yield Finding(
                "rows-hidden",
                Severity.WARNING,
                Place(name, (), full[0]),
                arguments={**told, "count": len(full)},
            )
        columns = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
        if columns:
            yield Finding(
                "columns-hidden", Severity.WARNING, Place(name), arguments={**told, "value": columns[0]}
            )


def _look_through(data: bytes) -> list[str]:
    """Sizes, names and cells, before anything is unpacked whole; formulas whose values nobody has saved."""
    blank: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        for part, code in _OTHERS.items():
            if part in names:
                raise Refusal(code)
        if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
            raise Refusal("file-unknown")
        whole, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
        if whole > MOST_UNPACKED or whole > MOST_RATIO * max(packed, 1):
            raise Refusal("zip-bomb", bytes=whole, most=MOST_UNPACKED)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refusal("file-encrypted")
        cells = 0
        for entry in entries:
            if entry.filename.lower().endswith((".xml", ".rels")):
                cells += _count(archive, entry.filename, _FILLED * MOST_CELLS - cells, blank)
    return blank


def _count(archive: zipfile.ZipFile, name: str, left: int, blank: list[str]) -> int:
    """Walk through a part: entities are refused, cells counted, far cells and huge merges told of."""
    found = 0
    with archive.open(name) as handle:
        for _, element in iterparse(cast(Any, handle), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if tag == "c":
                found += _FILLED if len(element) else _BLANK
                if found > left:
                    raise Refusal("too-many-cells", most=MOST_CELLS)
                _near(element.get("r", ""), len(element) > 0)
                if {child.tag.rpartition("}")[2] for child in element if child.text} == {"f"}:
                    blank.append(element.get("r", ""))
            elif tag == "mergeCell":
                found += _merged(element.get("ref", ""))
                if found > left:
                    raise Refusal("too-many-cells", most=MOST_CELLS)
            if tag in ("c", "row", "si"):
                element.clear()
    return found


def _near(reference: str, filled: bool) -> None:
    place = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", reference)
    if place is None or not filled:
        return
    column, row, _, _ = range_boundaries(reference)
    if (row or 0) > MOST_ROWS or (column or 0) > MOST_COLUMNS:
        raise Refusal("cell-far-away", cell=reference, rows=MOST_ROWS, columns=MOST_COLUMNS)


def _merged(reference: str) -> int:
    first_column, first_row, last_column, last_row = range_boundaries(reference)
    return ((last_column or 1) - (first_column or 1) + 1) * ((last_row or 1) - (first_row or 1) + 1)


def _grid(sheet: Worksheet, several: bool) -> Grid:
    height, width = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    cells: dict[tuple[int, int], Cell] = {}
    for row in sheet.iter_rows(max_row=height, max_col=width):
        for item in row:
            if item.value is not None:
                cell = _cell(item.value, item.row, item.column or 1)
                struck = bool(getattr(item.font, "strike", False))
                cells[item.row, item.column or 1] = _struck(cell) if struck else cell
    for area in sheet.merged_cells.ranges:
        _copy(cells, area.min_row, area.min_col, area.max_row, area.max_col)
    rows = _trimmed(cells)
    label = sheet.title if several or not re.fullmatch(r"(?i)(?:blad|sheet|ark) ?\d*", sheet.title) else ""
    return Grid(tuple(tuple(row) for row in rows), label)


def _struck(cell: Cell) -> Cell:
    """A cell that is struck through says so in its text, as Markdown writes it."""
    return replace(cell, text=f"~~{cell.text}~~", value=None)


def _copy(cells: dict[tuple[int, int], Cell], top: int, left: int, bottom: int, right: int) -> None:
    """A merged range says the same in all its cells; only the first says it itself."""
    first = cells.get((top, left))
    if first is None:
        return
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) != (top, left):
                cells[row, column] = Cell(first.text, row, column, first.value, True, _label(row, column))


def _trimmed(cells: dict[tuple[int, int], Cell]) -> Iterator[list[Cell]]:
    if not cells:
        return
    top, bottom = min(row for row, _ in cells), max(row for row, _ in cells)
    left, right = min(column for _, column in cells), max(column for _, column in cells)
    for row in range(top, bottom + 1):
        yield [
            cells.get((row, column)) or Cell("", row, column, label=_label(row, column))
            for column in range(left, right + 1)
        ]


def _label(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"


def _cell(value: object, row: int, column: int) -> Cell:
    label = _label(row, column)
    match value:
        case datetime():
            kept = value.time() if value.year < 1901 else value.date()
            clock = "" if value.time() == _MIDNIGHT else f" {value:%H:%M}"
            return Cell(f"{value:%Y-%m-%d}{clock}", row, column, kept, label=label)
        case date():
            return Cell(value.isoformat(), row, column, value, label=label)
        case time():
            return Cell(f"{value:%H:%M}", row, column, value, label=label)
        case bool() | str():
            return Cell(str(value), row, column, label=label)
        case int() | float():
            return Cell(f"{value:g}" if value != int(value) else str(int(value)), row, column, label=label)
        case CellRichText():
            return Cell("".join(_run(part) for part in value), row, column, label=label)
    return Cell(str(value), row, column, label=label)


def _run(part: object) -> str:
    """A piece of a cell; raised digits and stars are footnote marks."""
    if not isinstance(part, TextBlock):
        return str(part)
    raised = getattr(part.font, "vertAlign", None) == "superscript"
    text = part.text.translate(_RAISED) if raised else part.text
    return f"~~{text}~~" if getattr(part.font, "strike", None) and text.strip() else text


def written(rows: list[list[str]], title: str) -> bytes:
    """A sheet of texts: never a formula, whatever they begin with."""
    from openpyxl.styles import Alignment, Font

    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, column)
                cell.value = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=number == 1)
    sheet.column_dimensions["A"].width = 40
    sheet.freeze_panes = "B3"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
