"""A paper's text, line by line: plain text, Markdown or docx. Hostile files are refused."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from arshjul.errors import UsageError, system_detail

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 2000
_PLAIN = (".txt", ".md", ".text", ".markdown")
_BROKEN = (
    ParseError, RuntimeError, ValueError, KeyError, EOFError, NotImplementedError,
    zipfile.BadZipFile, zlib.error, DefusedXmlException,
)  # fmt: skip


def lines(path: Path) -> tuple[str, ...]:
    """The paper's lines; a docx file's paragraphs, headers and footers last.

    :raises UsageError: ``paper-missing``, ``-special``, ``-unreadable``, ``-too-large``, ``-kind`` or
        ``-broken``
    """
    data = _bytes(path)
    if path.suffix.lower() == ".docx":
        try:
            return tuple(_paragraphs(data, str(path)))
        except _BROKEN as error:
            raise UsageError("paper-broken", path=str(path), detail=type(error).__name__) from error
    if path.suffix.lower() not in _PLAIN:
        raise UsageError("paper-kind", path=str(path), kinds=(*_PLAIN[:2], ".docx"))
    return tuple(_text(data, str(path)).splitlines())


def _bytes(path: Path) -> bytes:
    try:
        if not path.exists():
            raise UsageError("paper-missing", path=str(path))
        if not path.is_file():  # a pipe would be waited for, a device never ends
            raise UsageError("paper-special", path=str(path))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        detail = system_detail(error)
        raise UsageError("paper-unreadable", path=str(path), detail=detail) from error
    if len(data) > MOST_BYTES:
        raise UsageError("paper-too-large", path=str(path), most=MOST_BYTES)
    return data


def _text(data: bytes, path: str) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError("paper-broken", path=path, detail="utf-8")


def _paragraphs(data: bytes, path: str) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise UsageError("paper-too-large", path=path, most=MOST_UNPACKED)
        names = [entry.filename for entry in entries]
        around = sorted(
            n for n in names if n.startswith(("word/header", "word/footer")) and n.endswith(".xml")
        )
        for name in ("word/document.xml", *around):
            yield from _of_part(archive, name)


def _of_part(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """Each paragraph's text; entities and document types are refused, and what is read is let go of."""
    said: list[str] = []
    with archive.open(name) as handle:
        for _, element in iterparse(cast(Any, handle), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if tag == "t":
                said.append(element.text or "")
            elif tag in ("tab", "br"):
                said.append(" ")
            elif tag == "p":
                yield "".join(said)
                said.clear()
            if tag in ("p", "tbl"):
                element.clear()
