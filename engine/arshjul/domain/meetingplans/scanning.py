"""The signs of a cell or a line: dates, days, hours, weekdays, statuses, marks and words, in order."""

import re
from collections.abc import Callable, Iterator
from datetime import time
from enum import StrEnum

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.days import Turn
from arshjul.domain.meetingplans.turning import NEW_BEHIND, OLD_BEHIND
from arshjul.values import dataclass

MOST_SIGNS = 4000
"""A cell or a line that is longer is no part of a meeting plan."""


class Kind(StrEnum):
    """What a sign is."""

    DATE = "date"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    TIME = "time"
    WEEK = "week"
    WEEKDAY = "weekday"
    STATUS = "status"
    CALLED = "called"
    MARK = "mark"
    WORD = "word"
    DASH = "dash"
    BREAK = "break"
    TURN = "turn"
    """Words between the old day and the new one of a meeting that has been moved."""
    OPEN = "open"
    CLOSE = "close"
    ODD = "odd"
    """A number that is no day, hour or year."""


@dataclass(frozen=True, slots=True)
class DayMonth:
    """A date as it is written: the year may be missing, or short; the last day of several may follow."""

    day: int
    month: int
    year: int | None = None
    short: bool = False
    last: tuple[int, int] | None = None
    """Day and month."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign with what it means."""

    kind: Kind
    text: str
    value: object = None


_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LETTER = r"[^\W⁰¹²³⁴⁵⁶⁷⁸⁹]"
"""A raised digit is no part of the word that it stands behind."""
_HOUR = r"\d{1,2}(?:[.:]\d\d)?"
_PARTS = {
    "old": OLD_BEHIND,
    "new": NEW_BEHIND,
    "numbered": r"(?<!\w)(?:(?:möte|sammanträde) ?(?:nr\.? ?)?\d{1,2}(?= ?:)"
    r"|(?:nr|nummer|tertial|kvartal|omgång)\.? ?\d{1,2}(?![\d./]| ?(?:[a-z]{3}|,)))",
    "iso": r"(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:--\d\d)?(?!\d)",
    "compact": r"(?<!\d)(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d(?!\d)",
    "short": r"(?<!\d)\d\d-\d\d-\d\d(?!\d)",
    "six": r"(?<!\d)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
    "european": r"(?<!\d)\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:(?:19|20)\d\d|\d\d)(?!\d)",
    "between": r"(?<!\d)\d{1,2}/\d{1,2} ?- ?\d{1,2}/\d{1,2}(?![\d/])",
    "slash": r"(?<!\d)\d{1,2}(?: ?- ?\d{1,2})?/\d{1,2}"
    r"(?: ?[-/] ?(?:(?:19|20)\d\d|\d\d(?! ?(?i:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|/\d))(?!\d)"
    r"| (?:19|20)\d\d(?!\d))?(?!\d)",
    "time": rf"(?<![\w])(?:kl(?:ockan)?\.? ?{_HOUR}(?: ?- ?(?:kl\.? ?)?{_HOUR})?"
    rf"|\d{{1,2}}[.:]\d\d(?: ?- ?\d{{1,2}}[.:]\d\d)?)(?![\d])",
    "decimal": r"(?<!\d)\d+\.\d+(?!\d)",
    "week": r"(?<!\w)v(?:ecka|\.)? ?\d{1,2}(?!\w)",
    "mark": r"\*+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[†‡§#]+|(?<!\d)\d\)",
    "number": r"\d+(?::[ae]\b)?",
    "phrase": r"(?<!\w)(?:ställs in|ställt in)(?!\w)",
    "word": rf"[^\W\d_](?:(?:{_LETTER}|[.&’'/-])*{_LETTER})?\.?",
    "break": r"[,;\n|+]|/|&|•|·|(?<=\d)\.(?=\s+(?-i:[A-ZÅÄÖ]))",
    "dash": r"-",
    "open": r"[(\[]",
    "close": r"[)\]]",
    "other": r"[^\s:.]",
}
_SIGN = re.compile("|".join(f"(?P<{name}>{part})" for name, part in _PARTS.items()), re.IGNORECASE)
_DOTTED = re.compile(r"(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])(?![\d.])")
_MONTH_DASH = re.compile(r"(?<=[^\W\d_])(\.?)-(?=\d)")
_ZONED = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(?:[+-]\d\d:?\d\d)?(?!\w)")
"""As programs write an instant in local time."""
_STRUCK = re.compile(r"~~(.+?)~~")
STRUCK = "överstruken"
"""Stands where a day is struck through: a sign that a person sees, and no word of the plan."""
_JOINING = frozenset({"och", "samt", "o", "o.", "and"})
_FILLING = frozenset({"den", "d.", "kl", "kl.", "klockan", "of", "the"})


def scan(text: str, *, dotted: bool = False) -> tuple[Sign, ...]:
    """The signs of a text in order. ``dotted``: 14.2 is a day and a month, not an hour."""
    text = "\n".join(vocabulary.plain(line) for line in text[:MOST_SIGNS].split("\n"))
    text = _ZONED.sub(r"\1 \2", _STRUCK.sub(_struck, text))
    text = _MONTH_DASH.sub(lambda dash: _parted(text, dash), text)
    if dotted:
        text = _DOTTED.sub(r"\1/\2", text)
    depth, signs = 0, list[Sign]()
    for match in _SIGN.finditer(text):
        part = match.lastgroup or "other"
        if part == "mark" and depth and match[0].endswith(")"):  # "(val 2)" is no footnote
            signs += (*_number(match[0][:-1]), Sign(Kind.CLOSE, ")"))
            depth -= 1
            continue
        signs += _READERS.get(part, _other)(match[0])
        depth += (part == "open") - (part == "close" and depth > 0)
    return tuple(_settled(signs))


def _struck(found: re.Match[str]) -> str:
    """Each of the days that are struck through says so itself."""
    return ", ".join(f"{part.strip()} {STRUCK}" for part in re.split(r"[,;\n]", found[1]) if part.strip())


def _parted(text: str, dash: re.Match[str]) -> str:
    """30 juni-1 juli: a dash behind a month is no part of a word."""
    word = re.search(r"[^\W\d_]+\Z", text[: dash.start()])
    return f"{dash[1]} - " if word and vocabulary.month(word[0]) else dash[0]


def _settled(signs: list[Sign]) -> Iterator[Sign]:
    """Words that depend on what follows: two-letter weekdays, and "och" between days."""
    for index, sign in enumerate(signs):
        after = signs[index + 1].kind if index + 1 < len(signs) else None
        number_next = after in (Kind.DAY, Kind.DATE)
        lower = sign.text.casefold()
        if sign.kind is not Kind.WORD:
            yield sign
        elif lower in _JOINING and (number_next or after in (Kind.WEEKDAY, Kind.MONTH)):
            yield Sign(Kind.BREAK, sign.text)
        elif vocabulary.weekday(sign.text) is not None and (number_next or _stands_alone(signs, index)):
            yield Sign(Kind.WEEKDAY, sign.text, vocabulary.weekday(sign.text))
        elif lower not in _FILLING:
            yield sign


def _stands_alone(signs: list[Sign], index: int) -> bool:
    """14 ti, and 14 (ti): two letters right behind a day and nothing behind them."""
    before = signs[index - 1].kind if index else None
    if before is Kind.OPEN:
        before = signs[index - 2].kind if index > 1 else None
    after = signs[index + 1].kind if index + 1 < len(signs) else None
    return before in (Kind.DAY, Kind.DATE, Kind.MONTH, Kind.YEAR) and after in (
        None,
        Kind.BREAK,
        Kind.CLOSE,
        Kind.MARK,
    )


def _iso(text: str) -> tuple[Sign, ...]:
    first, _, last = text.partition("--")
    year, month, day = (int(part) for part in re.split(r"[-/.]", first))
    return (Sign(Kind.DATE, text, DayMonth(day, month, year, last=(int(last), month) if last else None)),)


def _compact(text: str) -> tuple[Sign, ...]:
    return (Sign(Kind.DATE, text, DayMonth(int(text[6:]), int(text[4:6]), int(text[:4]))),)


def _short(text: str) -> tuple[Sign, ...]:
    year, month, day = (int(part) for part in text.split("-"))
    return (Sign(Kind.DATE, text, DayMonth(day, month, 2000 + year, short=True)),)


def _six(text: str) -> tuple[Sign, ...]:
    return (Sign(Kind.DATE, text, DayMonth(int(text[4:]), int(text[2:4]), 2000 + int(text[:2]), short=True)),)


def _european(text: str) -> tuple[Sign, ...]:
    day, month, year = (int(part) for part in re.split(r"[-/.]", text))
    short = year < 100
    return (Sign(Kind.DATE, text, DayMonth(day, month, year + 2000 * short, short=short)),)


def _between(text: str) -> tuple[Sign, ...]:
    day, month, last, last_month = (int(part) for part in re.findall(r"\d+", text))
    return (Sign(Kind.DATE, text, DayMonth(day, month, last=(last, last_month))),)


def _slash(text: str) -> tuple[Sign, ...]:
    before, _, after = text.partition("/")
    days = [int(part) for part in re.findall(r"\d+", before)]
    month, *year = (int(part) for part in re.findall(r"\d+", after))
    if not 1 <= month <= 12:  # no month: days with a stroke between them
        signs = [
            sign
            for number in (*days, month, *year)
            for sign in (*_number(str(number)), Sign(Kind.BREAK, "/"))
        ]
        return tuple(signs[:-1])
    short = bool(year) and year[0] < 100
    last = (days[1], month) if len(days) > 1 else None
    full = year[0] + 2000 * short if year else None
    return (Sign(Kind.DATE, text, DayMonth(days[0], month, full, short, last)),)


def _time(text: str) -> tuple[Sign, ...]:
    found = re.search(r"(\d{1,2})(?:[.:](\d\d))?", text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        return (Sign(Kind.ODD, text),)
    return (Sign(Kind.TIME, text, time(hour, minute)),)


def _week(text: str) -> tuple[Sign, ...]:
    return (Sign(Kind.WEEK, text, int(re.sub(r"\D", "", text))),)


def _mark(text: str) -> tuple[Sign, ...]:
    return (Sign(Kind.MARK, text.translate(_SUPER).rstrip(")")),)


def _number(text: str) -> tuple[Sign, ...]:
    digits = text.partition(":")[0]
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return (Sign(Kind.YEAR, text, int(digits)),)
    if len(digits) <= 2 and 1 <= int(digits) <= 99:
        return (Sign(Kind.DAY, text, int(digits)),)
    return (Sign(Kind.ODD, text),)


def _word(text: str) -> tuple[Sign, ...]:
    if text == STRUCK:
        return (Sign(Kind.STATUS, text, MeetingStatus.CANCELLED),)
    number, day = vocabulary.month(text), vocabulary.weekday(text, short=False)
    meaning = vocabulary.status(text)
    if number is not None:
        return (Sign(Kind.MONTH, text, number),)
    if day is not None:
        return (Sign(Kind.WEEKDAY, text, day),)
    if meaning is not None:
        return (Sign(Kind.STATUS, text, meaning),)
    if text.casefold() in vocabulary.CALLED:
        return (Sign(Kind.CALLED, text),)
    return (Sign(Kind.WORD, text),)


def _turn(text: str, *, old: bool) -> tuple[Sign, ...]:
    return (Sign(Kind.TURN, text, Turn(text, old)),)


def _other(text: str) -> tuple[Sign, ...]:
    return (Sign(Kind.WORD, text),)


_READERS: dict[str, Callable[[str], tuple[Sign, ...]]] = {
    "iso": _iso, "compact": _compact, "short": _short, "six": _six, "european": _european,
    "decimal": lambda text: (Sign(Kind.ODD, text),), "between": _between,
    "slash": _slash, "time": _time, "week": _week, "mark": _mark, "number": _number, "word": _word,
    "old": lambda text: _turn(text, old=True), "new": lambda text: _turn(text, old=False),
    "phrase": _word, "numbered": _other,
    "break": lambda text: (Sign(Kind.BREAK, text),), "dash": lambda text: (Sign(Kind.DASH, text),),
    "open": lambda text: (Sign(Kind.OPEN, text),), "close": lambda text: (Sign(Kind.CLOSE, text),),
}  # fmt: skip
