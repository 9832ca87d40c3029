"""Opens a file: what it is, by its first bytes and not by its name, and who reads it."""

from pathlib import Path

from arshjul.adapters.meetingfiles import delimited, page, pasted
from arshjul.adapters.meetingfiles.caps import MOST_BYTES, MOST_TEXT, Refusal
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.meetingplans.sheets import Line, MeetingFile
from arshjul.errors import system_detail

_STRANGERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-old-office"),
    (b"%PDF", "file-pdf"),
    (b"\x1f\x8b", "file-unknown"),
    (b"Rar!", "file-unknown"),
    (b"7z\xbc\xaf", "file-unknown"),
    (b"\x89PNG", "file-picture"),
    (b"\xff\xd8\xff", "file-picture"),
    (b"{\\rtf", "file-unknown"),
)


def read(path: Path | None, data: bytes | None = None, zone: str = "Europe/Stockholm") -> MeetingFile:
    """What the file holds; never raises for what a file holds.

    :param data: the bytes, when they come from standard input
    """
    name = path.name if path is not None else "-"
    try:
        return _opened(
            name, _bytes(path) if data is None and path is not None else _capped(data or b""), zone
        )
    except Refusal as refusal:
        told = Finding(refusal.code, Severity.ERROR, Place(name), arguments=refusal.arguments)
        return MeetingFile(name, findings=(told,))


def _bytes(path: Path) -> bytes:
    try:
        if not path.exists():
            raise Refusal("file-missing")
        if not path.is_file():
            raise Refusal("file-special")
        with path.open("rb") as handle:
            return _capped(handle.read(MOST_BYTES + 1), path.stat().st_size)
    except OSError as error:
        raise Refusal("file-unreadable", detail=system_detail(error)) from error


def _capped(data: bytes, size: int = 0) -> bytes:
    if len(data) > MOST_BYTES:
        raise Refusal("plan-too-large", bytes=max(size, len(data)), most=MOST_BYTES)
    return data


def _opened(name: str, data: bytes, zone: str) -> MeetingFile:
    for start, code in _STRANGERS:
        if data.startswith(start):
            raise Refusal(code)
    if data.startswith(b"PK\x03\x04"):
        from arshjul.adapters.meetingfiles import workbook  # what it needs takes a tenth of a second to load

        return workbook.read(name, data)
    return _of_text(name, pasted.decoded(data), zone)


def _of_text(name: str, text: str, zone: str) -> MeetingFile:
    if page.is_page(text):
        return _page(name, page.lines(text))
    pasted.short(text.splitlines())
    if "BEGIN:VCALENDAR" in text[:2000].upper():
        from arshjul.adapters.meetingfiles import icalfile

        return icalfile.read(name, text, zone)
    if text.lstrip()[:200].lower().startswith(("<!doctype", "<?xml")):
        raise Refusal("file-markup")
    grid = delimited.read(text, csv=name.lower().endswith((".csv", ".tsv")))
    if grid is not None:
        return MeetingFile(name, grids=(grid,))
    if len(text) > MOST_TEXT:
        raise Refusal("plan-too-large", bytes=len(text), most=MOST_TEXT)
    return MeetingFile(name, lines=pasted.lines(text))


def _page(name: str, lines: tuple[Line, ...]) -> MeetingFile:
    """A page, when it is no more than anybody would paste."""
    signs = sum(len(line.text) for line in lines)
    if signs > MOST_TEXT:
        raise Refusal("plan-too-large", bytes=signs, most=MOST_TEXT)
    pasted.short(line.text for line in lines)
    return MeetingFile(name, lines=lines)
