"""A document's earlier history in a CSV file: event, by whom, date, version – one row an event."""

import csv
import hashlib
import io
from pathlib import Path

from arshjul.domain.pasthistory import COLUMNS, RawRow
from arshjul.errors import UsageError, system_detail
from arshjul.values import dataclass

MOST_BYTES = 100_000
"""A thousand events: nobody's document has more."""
_NEEDED = ("event", "by", "date")


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """What the file holds."""

    text: str
    digest: str
    """SHA-256 of its bytes, hexadecimal."""
    rows: tuple[RawRow, ...]


def read(path: Path) -> HistoryFile:
    """The file's rows and its text.

    :raises UsageError: ``past-file-unreadable``, ``past-file-text``, ``past-file-columns``
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        detail = system_detail(error)
        raise UsageError("past-file-unreadable", path=str(path), detail=detail) from error
    text = _text(path, data)
    return HistoryFile(text, hashlib.sha256(data).hexdigest(), tuple(_rows(path, text)))


def _text(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("past-file-text", path=str(path), most=MOST_BYTES) from error
    if len(data) > MOST_BYTES or "\0" in text:
        raise UsageError("past-file-text", path=str(path), most=MOST_BYTES)
    return text


def _rows(path: Path, text: str) -> list[RawRow]:
    reader = csv.reader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    head = [COLUMNS.get(cell.strip().casefold(), "") for cell in next(reader, [])]
    rows, number = [], reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append(RawRow(number, {name: cell for name, cell in zip(head, cells, strict=False) if name}))
        number = reader.line_num + 1
    if not rows or any(name not in head for name in _NEEDED):
        raise UsageError("past-file-columns", path=str(path), known=("händelse", "av", "datum", "version"))
    return rows
