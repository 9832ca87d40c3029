"""Footnotes that only begin with their mark: "1 Bokslut", or the mark in a cell of its own.

A number before some words is a footnote only when a meeting carries that mark and nothing else explains it.
"""

import re
from collections.abc import Iterator

from arshjul.domain.meetingplans.desk import Desk
from arshjul.domain.meetingplans.found import Spot

_MARK = r"\(?(?P<mark>\*+|[†‡§#]+|\d{1,2})[.):]?"
_ALONE = re.compile(rf"{_MARK}\s*[=:-]?")
_NOTE = re.compile(rf"{_MARK}\s*[=:-]?\s*(?P<text>[^\W\d_].*)", re.DOTALL)

_Text = tuple[str, Spot, int]


def take(desk: Desk) -> None:
    """Remember the explanations among the texts that nothing has claimed."""
    missing = set(_missing(desk))
    if missing:
        desk.waiting = [text for text in _joined(desk.waiting) if not _explains(text[0], missing, desk)]


def _missing(desk: Desk) -> Iterator[str]:
    """Marks that are not explained; of several digits also each."""
    for raw in desk.raws:
        for mark in raw.day.marks:
            if desk.legend.meaning(mark, raw.marks) is None:
                yield mark
                yield from mark if mark.isdigit() else ()


def _joined(texts: list[_Text]) -> Iterator[_Text]:
    """A mark in a cell of its own, and the words in a cell of the same row, are one text."""
    held: _Text | None = None
    for text in texts:
        if held is not None and held[1].line == text[1].line:
            yield f"{held[0]} {text[0]}", held[1], held[2]
            held = None
            continue
        if held is not None:
            yield held
        held = text if _ALONE.fullmatch(text[0]) and text[1].line is not None else None
        if held is None:
            yield text
    if held is not None:
        yield held


def _explains(text: str, missing: set[str], desk: Desk) -> bool:
    found = _NOTE.fullmatch(text)
    if found is None or found["mark"] not in missing:
        return False
    desk.legend.keep(found["mark"], found["text"].strip())
    return True
