"""What a plan explains elsewhere: footnotes behind stars and digits, codes, and abbreviations of bodies."""

import re
from collections.abc import Iterable, Mapping

from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.saying import said
from arshjul.values import dataclass, field

_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(
    r"(?P<mark>\*+|[†‡§#]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}\)|\(\d{1,2}\)|[a-h]\))"
    r"\s*[=:]?\s*(?P<text>\S.*)",
    re.DOTALL,
)
_CODE = re.compile(
    r"(?P<mark>[^\W\d_]{1,8}\d?|(?:[^\W\d_]+ )?(?:text|stil|markering|ruta|färg))"
    r"\s*[=:]\s*(?P<text>[^\W_].*)",
    re.DOTALL,
)
_NEXT = re.compile(r"\s+(?=(?:\*+|[¹²³⁴⁵⁶⁷⁸⁹]+|\d\)) ?[^\W\d_])")
_PAIR = re.compile(r"(?P<code>[^\W\d_][^\W\d_&-]{1,9}(?: ?[A-ZÅÄÖ]{2})?)\s+(?P<name>[A-ZÅÄÖ][^\d=:]{5,80})")
_BACK = re.compile(r"(?P<name>[A-ZÅÄÖ][^\d=:]{5,80}?)\s+\(?(?P<code>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,7})\)?")
_GROUP = re.compile(r"\S(?:.*?\S)??\s*=\s*.*?(?=\s{2,}|\s+\S+\s*=|\Z)", re.DOTALL)


@dataclass
class Legend:
    """The explanations of one file."""

    notes: dict[str, str] = field(default_factory=dict)
    """Mark or code to what it means."""
    bodies: dict[str, str] = field(default_factory=dict)
    """Folded abbreviation to a body's name."""
    beside: list[str] = field(default_factory=list)
    """What stood beside the explanations and is none."""
    twice: list[str] = field(default_factory=list)
    """Marks with two meanings."""
    shown: list[str] = field(default_factory=list)
    """Meanings that only a colour, or the like, carries."""

    def take(self, text: str) -> bool:
        """Whether the text begins with an explanation; then it and those after it are remembered."""
        lines = [line for part in text.split("\n") for line in _split(part) if line]
        found = [_explained(line) for line in lines]
        if not lines or found[0] is None:
            return False
        for line, pair in zip(lines, found, strict=True):
            if pair is None:
                self.beside.append(line)
            elif vocabulary.colour(pair[0]):
                self.shown.append(line)
            else:
                self.keep(*pair)
        return True

    def take_name(self, text: str) -> bool:
        """Whether the text gives an abbreviation and a body's name, in either order: "KS Kommunstyrelsen"."""
        pair = abbreviation(vocabulary.plain(text))
        if pair is None:
            return False
        self.bodies[vocabulary.folded(pair[0])] = pair[1]
        return True

    def meaning(self, mark: str, row: Mapping[str, str] | None = None) -> str | None:
        """What a mark stands for; digits that mean nothing together may mean something one by one."""
        for notes in (row or {}, self.notes):
            if mark in notes:
                return notes[mark]
            if mark.isdigit() and all(sign in notes for sign in mark):
                return ", ".join(notes[sign] for sign in mark)
        return None

    def keep(self, mark: str, text: str) -> None:
        """Remember what a mark stands for; two meanings are both kept, and told of."""
        if mark[0].isalpha() and vocabulary.like_body(text):
            self.bodies[vocabulary.folded(mark)] = text
        elif self.notes.setdefault(mark, text) != text:
            self.twice.append(mark)
            self.notes[mark] += f"; {text}"


def explanations(text: str) -> dict[str, str]:
    """Footnotes that stand among other things in a cell: "08.30" and under it "*budget"."""
    pairs = (_explained(vocabulary.plain(line)) for line in text.split("\n"))
    return dict(pair for pair in pairs if pair)


def abbreviation(line: str) -> tuple[str, str] | None:
    """An abbreviation and a body's name, in either order."""
    for shape in (_PAIR, _BACK):
        found = shape.fullmatch(line)
        if found and vocabulary.like_body(found["name"]) and _stands_for(found["code"], found["name"]):
            return found["code"], found["name"]
    return None


def _stands_for(code: str, name: str) -> bool:
    """Whether the letters of the code come in that order in the name, the first first."""
    letters = iter(vocabulary.folded(name))
    bare = vocabulary.folded(code)
    return (
        vocabulary.like_code(code)
        and bare[:1] == vocabulary.folded(name)[:1]
        and all(s in letters for s in bare)
    )


def _split(line: str) -> Iterable[str]:
    """One line may explain several: "* budget ** bokslut", "DR = Delårsrapport  B = Budget"."""
    for part in re.split(r" {3,}|\t", line):
        plain = vocabulary.tidy(part)
        if plain.count("=") > 1:
            yield from (group.strip(" ,;") for group in _GROUP.findall(plain))
        else:
            yield from _NEXT.split(plain) if _NOTE.fullmatch(plain) else [plain]


def _tells_days(text: str) -> bool:
    """KS: 15/1, 12/2 is a line of meetings and explains nothing."""
    heard = said(text)
    return bool(heard.days or heard.old) or heard.weekday is not None


def _explained(line: str) -> tuple[str, str] | None:
    found = _NOTE.fullmatch(line) or _CODE.fullmatch(line)
    if found is None or vocabulary.header(found["mark"]) or vocabulary.month(found["mark"]):
        return None
    if found.re is _CODE and _tells_days(found["text"]):
        return None
    if vocabulary.colour(found["mark"]):
        return found["mark"], found["text"].strip()
    if found.re is _CODE and not (vocabulary.like_code(found["mark"]) or len(found["mark"]) <= 3):
        return None
    return found["mark"].translate(_SUPER).strip("()"), found["text"].strip()
