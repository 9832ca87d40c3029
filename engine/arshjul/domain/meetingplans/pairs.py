"""How days stand on lines: in numbered lists, and above the body that meets.

Plans where the day stands above the body that meets: "Måndag 27 januari kl 18" and under it "Fullmäktige"
are read so only when the whole text goes so, from its first day: elsewhere a day is of the heading above it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from arshjul.domain.meetingplans import asides, vocabulary
from arshjul.domain.meetingplans.desk import clock_of, label
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import Cell, Line
from arshjul.values import dataclass, replace

_LEAST = 2
_MOST_WORDS = 8
_DAY = re.compile(r"\s*\d{1,2}\.?\s*")

_NUMBERED = re.compile(r"\s*(\d{1,2})(?:\.|\))\s+(.+)")

Like = Callable[[str], bool]
"""Whether a text names a decision body."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line that says a day, or a body, or an hour, and where it stands."""

    kind: str
    at: int


def unnumbered(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A numbered list of days without its numbers: "1. 22 januari" and "2. 19 februari" are two days."""
    found, run = list(lines), list[tuple[int, str]]()
    for at, line in enumerate((*lines, Line("end", 0))):
        match = _NUMBERED.fullmatch(line.text)
        if match and int(match[1]) == len(run) + 1 and _begins_with_day(match[2]):
            run.append((at, match[2]))
        elif line.text.strip():
            for place, text in run if len(run) >= _LEAST else ():
                found[place] = replace(found[place], text=text)
            run = []
    return tuple(found)


def _begins_with_day(text: str) -> bool:
    heard = said(text)
    return not heard.intro and bool(heard.days) and heard.days[0].month is not None


def joined(lines: Sequence[Line], like: Like) -> tuple[Line, ...]:
    """The lines, each day on one line with the body under it when they all go so; else as they were."""
    whole = tuple(_with_months(lines))
    pieces = [piece for at, line in enumerate(whole) if (piece := _piece(line, at, like)) is not None]
    pairs = [piece for piece in pieces if piece.kind != "hour"]
    kinds = "".join(piece.kind for piece in pairs)
    if not re.fullmatch(rf"(?:DB){{{_LEAST},}}", kinds):
        return tuple(lines)
    return tuple(_paired(whole, pieces))


def _with_months(lines: Sequence[Line]) -> Iterator[Line]:
    """ "27" and under it "jan" are one day, as calendars on pages show them."""
    held: Line | None = None
    for line in lines:
        if held is not None and line.text.strip():
            month = vocabulary.month_head(line.text) is not None
            yield replace(held, text=f"{held.text.strip()} {line.text.strip()}") if month else held
            held = None
            if month:
                continue
        if held is None and _DAY.fullmatch(line.text):
            held = line
        elif held is None:
            yield line
    if held is not None:
        yield held


def _piece(line: Line, at: int, like: Like) -> _Piece | None:
    text = vocabulary.plain(line.text)
    if not text or "\t" in line.text or "|" in text or asides.is_stamp(text) or asides.is_sentence(text):
        return None
    found = said(text)
    if found.days:
        alone = len(found.days) == 1 and found.days[0].month is not None and not found.days[0].note
        return _Piece("D" if alone and not found.intro and not like(text) else "?", at)
    if like(label(text).name) or vocabulary.like_code(text):
        return _Piece("B", at)
    hour = clock_of(Cell(text, line.number, 1), bare=False) is not None and len(text.split()) <= _MOST_WORDS
    return _Piece("hour", at) if hour else None


def _paired(lines: Sequence[Line], pieces: Sequence[_Piece]) -> Iterator[Line]:
    """Each day with its body, and with the hour that stands under them when the day has none."""
    whose: dict[int, list[str]] = {}
    day, taken = -1, set[int]()
    for piece in pieces:
        if piece.kind == "D":
            day = piece.at
            whose[day] = [lines[day].text.strip()]
        elif piece.kind == "B" or (day >= 0 and said(whose[day][0]).days[0].clock is None):
            whose[day].insert(1, lines[piece.at].text.strip())
            taken.add(piece.at)
    for at, line in enumerate(lines):
        if at in whose:
            yield replace(line, text=" ".join(whose[at]))
        elif at not in taken:
            yield line
