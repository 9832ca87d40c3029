"""Template text that nobody has filled in, and words spelled in two ways, in a paper that is to be sent.

Each thing looked for is a pattern of its own; an organisation adds the prompts of its own templates.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from arshjul.values import dataclass

_TAGS = "a|b|br|code|div|em|h[1-6]|hr|i|img|li|ol|p|pre|span|strong|sub|sup|table|tbody|td|th|thead|tr|ul"
_ASKED = "här|in|vilka|vilken|vem|vad|namn|datum|text|eventuell|ditt"
_PROMPTS = (
    re.compile(
        r"^\W*(?:Skriv|Ange|Fyll i|Infoga)\s+(?:här|in|vilka|vem|vad|namn|datum|text|eventuell|ditt)\b.*",
        re.I,
    ),
    re.compile(r"Klicka (?:eller tryck )?här\b[^.]*", re.I),
    re.compile(r"\[(?:\.{3}|…|[^\]\[\d\W][^\]\[]{1,80})\](?![(\[:])"),
    re.compile(r"(?<![\w.])X{2,}(?![\w])"),
    re.compile(r"Lorem ipsum[^.]*", re.I),
    re.compile(r"\b[ÅY]{4}[-/. ]?MM[-/. ]?DD\b", re.I),
    re.compile(rf"<(?!/?(?:{_TAGS})\b)[^\W\d_][^<>@:/]{{1,60}}>", re.I),
)
_HEADING_LENGTH = 90
_LONG_WORD = 9
_DOUBLE = re.compile(r"(\w)\1")


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A place where the template still speaks."""

    line: int
    """From 1; in a word processor's file the paragraph's number."""
    text: str


@dataclass(frozen=True, slots=True)
class TwoSpellings:
    """The same word in headings, spelled in two ways."""

    line: int
    text: str
    other: str
    other_line: int


def unfilled(lines: Iterable[str], own: Sequence[str] = ()) -> tuple[Unfilled, ...]:
    """Every prompt that is left, at most one a line.

    :param own: prompts of the organisation's own templates, as they stand there
    """
    prompts = [prompt.casefold() for prompt in own if prompt.strip()]
    return tuple(
        Unfilled(number, found)
        for number, line in enumerate(lines, 1)
        if (found := _prompt(line, prompts)) is not None
    )


def _prompt(line: str, own: Sequence[str]) -> str | None:
    if any(prompt in line.casefold() for prompt in own):
        return line.strip()
    for pattern in _PROMPTS:
        found = pattern.search(line)
        if found:
            return found[0].strip()
    return None


def two_spellings(lines: Iterable[str]) -> tuple[TwoSpellings, ...]:
    """Words in headings that differ in a doubled letter only: Rolfördelning, Rollfördelning."""
    seen: dict[str, tuple[str, int]] = {}
    found = []
    for number, word in _heading_words(lines):
        single = _DOUBLE.sub(r"\1", word.casefold())
        first, line = seen.setdefault(single, (word, number))
        if first.casefold() != word.casefold():
            found.append(TwoSpellings(number, word, first, line))
    return tuple(found)


def _heading_words(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        heading = line.strip().rstrip("0123456789. \t")
        if heading and len(heading) <= _HEADING_LENGTH and not line.rstrip().endswith((",", ":", ";")):
            yield from (
                (number, word) for word in re.findall(r"[^\W\d_]+", heading) if len(word) >= _LONG_WORD
            )
