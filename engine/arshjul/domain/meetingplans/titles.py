"""What a meeting is called: "Inställt: Extra fullmäktige (digitalt)" is a body, a status and a remark."""

import re

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans import asides, vocabulary
from arshjul.domain.meetingplans.bodies import Label
from arshjul.domain.meetingplans.desk import Desk, label
from arshjul.domain.meetingplans.sheets import Cell
from arshjul.values import dataclass

_MOST_WORDS = 9
_FIRST_WORDS = 20
"""Where in a title a body is looked for."""
_LONGEST = 400
"""Signs of a title: what is longer is read so far, and names no list of bodies."""
_AND = re.compile(r"[,/&+;\n]|(?<!-) och | samt ")
_PART = re.compile(r"(?i)(?:\w*utskott(?:et)?|au|presidi(?:um|et)|\w*beredning(?:en)?|\w*delegation(?:en)?)")
_ENDS = " -:,.()!/"
_NO_BODIES = frozenset({"obs", "mbl", "tba", "teams", "it"})
_BETWEEN = frozenset({"med", "för", "i", "av", "på", "till", "den"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart."""

    label: Label
    status: MeetingStatus | None = None
    note: str = ""
    """What is left when the body, the status and the word for a meeting are gone."""
    sure: bool = True
    """Whether the words name a body, or look as if they did."""


def named(text: str, desk: Desk) -> Title:
    """The body: a known one, else words that look like one, else all of them."""
    status, bare = without_status(text)
    words = bare.split()
    for test in (desk.bodies.is_known, desk.body_like, _is_code):
        for start, end in _spans(words, whole=test == desk.body_like):
            name = " ".join(words[start:end]).strip(_ENDS)
            if name and test(name) and not _owner(name, words[end:]):
                return Title(label(name), status, _rest(words[:start], words[end:]))
    whole = label(bare or text)
    return Title(whole, status, "", desk.body_like(whole.name) or _is_code(whole.name))


def above(rows: tuple[tuple[Cell, ...], ...], desk: Desk) -> Cell | None:
    """The one title above a table that names a body: "Mötesplan socialnämnden 2027"."""
    found = [
        cell
        for row in rows
        for cell in row
        if not (cell.empty or cell.copied or asides.is_stamp(cell.text) or asides.is_sentence(cell.text))
        and len(cell.text.split()) <= _MOST_WORDS
        and not many(cell.text, desk)
        and named(cell.text, desk).sure
    ]
    return found[0] if len(found) == 1 else None


def whose(title: str, desk: Desk) -> Label:
    """The body of a title, without the words that only say that it is a plan."""
    words = title.split()
    while len(words) > 1 and asides.is_heading(words[0]) and not desk.body_like(words[0]):
        words = words[1:]
    return named(" ".join(words), desk).label


def several(text: str, desk: Desk) -> tuple[str, ...]:
    """The bodies that a text names beside each other ("KS + KSAU"), when it names nothing else; else none."""
    if len(text) > _LONGEST:
        return ()
    parts = tuple(part.strip() for part in _AND.split(text) if part.strip())
    return parts if len(parts) > 1 and all(names_one(part, desk) for part in parts) else ()


def many(text: str, desk: Desk) -> bool:
    """Whether a text speaks of several bodies, whatever else it says."""
    return len(text) <= _LONGEST and sum(names_one(part.strip(), desk) for part in _AND.split(text)) > 1


def names_one(text: str, desk: Desk) -> bool:
    """Whether the words are one body's name or abbreviation."""
    if desk.bodies.is_known(text) or _is_code(text):
        return True
    return text[:1].isupper() and desk.body_like(text)


def without_status(text: str) -> tuple[MeetingStatus | None, str]:
    """The status that words of a title tell of, and the title without them."""
    plain = vocabulary.plain(text.replace("\n", " "))
    found = [
        (meaning, word)
        for meaning, word in vocabulary.statuses_in(plain)
        if meaning is not MeetingStatus.ORDINARY
    ]
    if not found:
        return None, plain
    for _, word in found:
        plain = re.sub(rf"\(?(?<!\w){re.escape(word)}(?!\w)\)?:?", " ", plain, count=1)
    return found[0][0], re.sub(r"\(\s*(?:sammanträde|möte)?\s*\)", " ", " ".join(plain.split())).strip(_ENDS)


def _is_code(name: str) -> bool:
    """Whether it is an abbreviation that stands for a body, known or not."""
    return vocabulary.like_code(name) and name.casefold() not in _NO_BODIES


def _owner(name: str, after: list[str]) -> bool:
    """Whether the name only says whose part is meant: "Socialnämndens arbetsutskott" is not the committee."""
    if not after or not _PART.fullmatch(after[0].strip(_ENDS)):
        return False
    return name.casefold().endswith("s") or vocabulary.like_code(name)


def _spans(words: list[str], *, whole: bool) -> list[tuple[int, int]]:
    """Stretches of words, the longest first; ``whole``: those between the words that only say "meeting"."""
    if whole:
        start, end = 0, len(words)
        while start < end and _says_nothing(words[start]):
            start += 1
        while end > start and _says_nothing(words[end - 1]):
            end -= 1
        before = next((i for i in range(start, end) if words[i].startswith("(")), end)
        return [(start, before), (start, end)] if start < end else []
    longest = min(len(words), _MOST_WORDS)
    return [(a, a + n) for n in range(longest, 0, -1) for a in range(min(len(words) - n + 1, _FIRST_WORDS))]


def _says_nothing(word: str) -> bool:
    bare = word.strip(_ENDS).casefold()
    return not bare or vocabulary.only_meeting(bare) or bare in _BETWEEN


def _rest(before: list[str], after: list[str]) -> str:
    """The words beside the body, unless they only say that there is a meeting."""
    words = [*before, *after]
    while words and _says_nothing(words[0]):
        words.pop(0)
    while words and _says_nothing(words[-1]):
        words.pop()
    return " ".join(words).strip(_ENDS)
