"""A kalendarium out as a file: a calendar, a list or the matrix."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from arshjul.adapters.meetingfiles.delimited import FORMULA
from arshjul.domain.kalendarium import Meeting


def written(
    kind: str,
    meetings: Sequence[Meeting],
    rows: list[list[str]],
    *,
    names: dict[str, str],
    sequences: Mapping[str, int],
    organisation: str,
    title: str,
    zone: str,
    now: datetime,
) -> bytes:
    """The bytes of the file; ``rows`` are the list's or the matrix's."""
    if kind == "ics":
        from arshjul.adapters.meetingfiles import icalfile

        return icalfile.written(meetings, names, sequences, organisation, title, zone, now)
    if kind == "xlsx":
        from arshjul.adapters.meetingfiles import workbook

        return workbook.written(rows, title)
    return _csv(rows)


def _csv(rows: Iterable[list[str]]) -> bytes:
    """With semicolons and a mark of its letters: so that Excel in Swedish opens it as it is."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{text}" if text.startswith(FORMULA) else text for text in row])
    return out.getvalue().encode("utf-8-sig")
