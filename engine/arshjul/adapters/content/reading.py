"""Reads one content file into plain data, or says in one finding why that cannot be done.

Hostile files end here: caps come before parsing, because the parser itself is what is slow or overflows.
"""

import re
import unicodedata
from datetime import date
from pathlib import Path

import tomli

from arshjul.adapters.content.report import Argument, Report
from arshjul.domain.findings import Severity
from arshjul.errors import system_detail

MOST_BYTES = 256 * 1024
MOST_LINE_BYTES = 4 * 1024
MOST_DEPTH = 24

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_DATE = re.compile(r"(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])")
# Each part of a dotted key costs the parser a table, and a file of them seconds: found before it parses.
_DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){24}""", re.ASCII)
_STRING = re.compile(r"""\"(?:[^"\\]|\\.)*"|'[^']*'""")


class Unreadable(Exception):
    """The file holds no data; the finding is in the report."""


def read_bytes(path: Path, report: Report) -> bytes:
    """The file's bytes, when it is an ordinary file of a sane size."""
    try:
        if not path.is_file():  # a pipe would hang, a folder cannot be read
            kind = "folder" if path.is_dir() else "special"
            raise _fail(report, "unreadable" if path.exists() else "missing-file", kind=kind)
        with path.open("rb") as handle:
            data = handle.read(MOST_BYTES + 1)
            size = path.stat().st_size
    except OSError as error:
        raise _fail(report, "unreadable", kind="system", detail=system_detail(error)) from None
    if len(data) > MOST_BYTES:
        raise _fail(report, "file-too-large", bytes=size, most=MOST_BYTES)
    return data


def read_table(content: bytes, report: Report) -> dict[str, object]:
    """A file's TOML as plain data, every text in NFC."""
    text = _decoded(content, report)
    deep = _deep_key(text)
    if deep is not None:
        raise _fail(report, "too-deep", deep, 1, most=MOST_DEPTH)
    try:
        data = tomli.loads(text)
    except RecursionError:
        raise _too_deep(text, report) from None
    except ValueError as error:
        raise _syntax(text, str(error), report) from None
    if _depth(data) > MOST_DEPTH:
        raise _too_deep(text, report)
    return data


def _deep_key(text: str) -> int | None:
    """The line of the first key of too many parts; only a line with as many full stops is looked at."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") >= MOST_DEPTH and _DEEP_KEY.search(line):
            return number
    return None


def _decoded(data: bytes, report: Report) -> str:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if len(line) > MOST_LINE_BYTES:
            raise _fail(report, "line-too-long", line=number, column=1, bytes=len(line), most=MOST_LINE_BYTES)
    try:
        # The history takes NFC only; some keyboards and file systems write NFD.
        return unicodedata.normalize("NFC", data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise _fail(report, "not-utf8", line=before.count(b"\n") + 1, column=column) from None


def _syntax(text: str, message: str, report: Report) -> Unreadable:
    at = _AT.search(message)
    lines = text.split("\n")
    line, column = (int(at[1]), int(at[2])) if at else (len(lines), len(lines[-1]) + 1)
    impossible = _impossible_date(lines[line - 1] if line <= len(lines) else "")
    if impossible is not None:
        day, column = impossible
        return _fail(report, "impossible-date", line=line, column=column, value=day)
    detail = _AT.sub("", message).replace("(at end of document)", "").strip()
    return _fail(report, "toml-syntax", line=line, column=column, detail=detail[:200])


def _impossible_date(line: str) -> tuple[str, int] | None:
    """The first bare date on the line that no calendar holds, and its column."""
    bare = _STRING.sub(lambda text: " " * len(text[0]), line)
    for token in _DATE.finditer(bare):
        try:
            date(int(token[1]), int(token[2]), int(token[3]))
        except ValueError:
            return token[0], token.start() + 1
    return None


def _depth(data: object) -> int:
    """How deep the data nests, never going deeper than the cap; without recursion."""
    level, depth = [data], 0
    while level and depth <= MOST_DEPTH:
        depth += 1
        level = [inner for value in level for inner in _inside(value)]
    return depth


def _inside(value: object) -> list[object]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [item for item in inner if isinstance(item, dict | list)]


def _too_deep(text: str, report: Report) -> Unreadable:
    """Point at the line where the brackets pass the cap (strings are not told apart: good enough here)."""
    depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        for sign in line:
            depth += (sign in "[{") - (sign in "]}")
            if depth > MOST_DEPTH:
                return _fail(report, "too-deep", line=number, column=1, most=MOST_DEPTH)
    return _fail(report, "too-deep", line=1, column=1, most=MOST_DEPTH)


def _fail(
    report: Report, code: str, line: int | None = None, column: int | None = None, **arguments: Argument
) -> Unreadable:
    report.add(code, (), Severity.ERROR, line=line, column=column, **arguments)
    return Unreadable(code)
