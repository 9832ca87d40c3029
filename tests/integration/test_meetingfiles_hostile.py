"""Files that are made to hurt, or that are something else: one finding each, and soon."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from arshjul.adapters import meetingfiles

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)


def packed(**parts: bytes) -> bytes:
    """A zip archive with these parts; two underscores stand for a stroke."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        for name, data in parts.items():
            archive.writestr(f"{name.replace('__', '/')}.xml", data)
    return out.getvalue()


def far_away() -> bytes:
    """A workbook of a few kilobytes with one cell in its last corner."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"], sheet["XFD1048576"] = "Organ", "KS"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def merged() -> bytes:
    """A workbook in which everything is one merged cell."""
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>'
        b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    )
    return packed(xl__workbook=b"<workbook/>", xl__worksheets__sheet1=sheet)


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
EVENT = b"BEGIN:VEVENT\r\nSUMMARY:KS\r\nDTSTART;VALUE=DATE:20270215\r\nEND:VEVENT\r\n"
HOSTILE = {
    "large.csv": (b"KS;2027-02-15\n" * 400_000, "plan-too-large"),
    "bomb.xlsx": (packed(xl__workbook=b"<x>" + b" " * 30_000_000 + b"</x>"), "zip-bomb"),
    "ratio.xlsx": (packed(xl__workbook=b"<x>" + b" " * 3_000_000 + b"</x>"), "zip-bomb"),
    "entities.xlsx": (packed(xl__workbook=ENTITIES), "file-entities"),
    "far.xlsx": (far_away(), "cell-far-away"),
    "merged.xlsx": (merged(), "too-many-cells"),
    "half.xlsx": (packed(xl__workbook=b"<x/>")[:200], "workbook-broken"),
    "empty.xlsx": (packed(xl__workbook=b"<x/>"), "workbook-broken"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "file-old-office"),
    "plan.pdf": (b"%PDF-1.7\n", "file-pdf"),
    "plan.docx": (packed(word__document=b"<x/>"), "file-word"),
    "plan.zip": (packed(hello=b"<x/>"), "file-unknown"),
    "page.xml": (b"<?xml version='1.0'?><table><tr><td>KS", "file-markup"),
    "nested.html": (b"<html>" + b"<table><tr><td>" * 5000, "page-tangled"),
    "spans.html": (b"<table><tr>" + b"<td colspan=99999 rowspan=99999>x" * 5000, "too-many-cells"),
    "tags.html": (b"<html>" + b"<b>x</" * 400_000, "page-tangled"),
    "texts.html": (b"<html><p>" + b"januari " * 100_000, "plan-too-large"),
    "nul.csv": (b"KS;2027\0-02-15\n", "file-not-text"),
    "binary.csv": (bytes(range(1, 32)) * 40, "file-not-text"),
    "line.txt": (b"KS " * 10_000, "plan-line-too-long"),
    "wide.csv": (b";" * 500 + b"\n" + b"a" + b";" * 499, "too-many-cells"),
    "million.ics": (b"BEGIN:VCALENDAR\r\n" + EVENT * 20_000 + b"END:VCALENDAR\r\n", "too-many-events"),
    "nested.ics": (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 3000, "calendar-too-deep"),
    "broken.ics": (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:x\r\n", "calendar-broken"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_one_finding_and_nothing_else(name: str, tmp_path: Path) -> None:
    """The file is not read; one finding says why."""
    data, code = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(data)

    found = meetingfiles.read(path)

    assert [finding.code for finding in found.findings] == [code]
    assert (found.grids, found.lines, found.events) == ((), (), ())


def test_files_that_are_not_files(tmp_path: Path) -> None:
    """A missing file and a folder are told from each other."""
    missing, folder = meetingfiles.read(tmp_path / "x.csv"), meetingfiles.read(tmp_path)

    assert [finding.code for finding in (*missing.findings, *folder.findings)] == [
        "file-missing",
        "file-special",
    ]
