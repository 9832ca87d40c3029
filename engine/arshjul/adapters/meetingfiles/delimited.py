"""CSV in its dialects: the delimiter is the one that gives most rows of one width."""

import csv as table
import io
from collections import Counter

from arshjul.adapters.meetingfiles.caps import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Refusal
from arshjul.domain.meetingplans.sheets import Cell, Grid

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula when it opens a CSV file."""
_DELIMITERS = ";\t,|"
_SAMPLE = 200
_MOSTLY = 0.8


def read(text: str, *, csv: bool) -> Grid | None:
    """The table; None when the text is no table of that kind.

    :param csv: the file is called one: then it is, also with a single column or uneven rows
    """
    delimiter = _delimiter(text, csv)
    if delimiter is None:
        return None
    try:
        return _grid(text, delimiter)
    except table.Error as error:
        raise Refusal("file-not-table", detail=str(error)) from error


def _delimiter(text: str, csv: bool) -> str | None:
    """Tabs and semicolons seldom stand in prose; commas and strokes do, so they must fit better."""
    best, found = 0.0, ""
    for delimiter in _DELIMITERS:
        if not csv and delimiter in ",|":
            continue
        rows = [row for row in _rows(text, delimiter, _SAMPLE) if any(cell.strip() for cell in row)]
        wide = [len(row) for row in rows if len(row) > 1]
        if not wide:
            continue
        same = Counter(wide).most_common(1)[0][1] / len(rows)
        if same > best:
            best, found = same, delimiter
    if csv:
        return found or ";"
    return found if best >= _MOSTLY and found != "\t" else None


def _rows(text: str, delimiter: str, most: int) -> list[list[str]]:
    rows = []
    try:
        for row in table.reader(io.StringIO(text), delimiter=delimiter):
            rows.append(row)
            if len(rows) == most:
                break
    except table.Error:
        pass
    return rows


def _grid(text: str, delimiter: str) -> Grid:
    """Rows with the numbers of their first lines: a quoted cell may hold line breaks."""
    reader = table.reader(io.StringIO(text), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    number, cells = 1, 0
    for row in reader:
        rows.append((number, row))
        number, cells = reader.line_num + 1, cells + len(row)
        if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS or cells > MOST_CELLS:
            raise Refusal("too-many-cells", most=MOST_CELLS)
    width = max((len(row) for _, row in rows), default=0)
    return Grid(
        tuple(
            tuple(Cell(_bare(row[i]) if i < len(row) else "", line, i + 1) for i in range(width))
            for line, row in rows
        )
    )


def _bare(text: str) -> str:
    """Without the sign that keeps spreadsheets from taking a text for a formula."""
    return text[1:] if text.startswith("'") and text[1:2] in FORMULA else text
