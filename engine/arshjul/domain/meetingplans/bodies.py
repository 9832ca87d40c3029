"""Which body a plan speaks of: matched by id, name, definite form or abbreviation, never by likeness."""

import difflib
import re
from collections.abc import Iterable, Mapping

from arshjul.domain.meetingplans import likeness, vocabulary
from arshjul.domain.organisation import Body, BodyKind
from arshjul.values import dataclass, field

_ENDINGS = (
    ("nämndens", "nämnd"), ("nämnden", "nämnd"), ("styrelsens", "styrelse"), ("styrelsen", "styrelse"),
    ("utskottet", "utskott"), ("utskotten", "utskott"), ("beredningen", "beredning"), ("rådet", "råd"),
    ("kommittén", "kommitté"), ("delegationen", "delegation"), ("presidiet", "presidium"),
    ("gruppen", "grupp"),
)  # fmt: skip
_PARTS = (
    ("fullmäktige", "F"), ("styrelse", "S"), ("nämnd", "N"), ("arbetsutskott", "AU"), ("utskott", "U"),
    ("beredning", "B"), ("råd", "R"), ("presidium", "P"), ("kommitté", "K"),
    ("delegation", "D"), ("grupp", "G"),
)  # fmt: skip
_KINDS = (
    ("bolag", (BodyKind.COMPANY,)), ("fullmäktige", (BodyKind.COUNCIL,)),
    ("styrelse", (BodyKind.BOARD, BodyKind.COMMITTEE)),
    ("utskott", (BodyKind.SUBCOMMITTEE,)), ("beredning", (BodyKind.DRAFTING_BODY,)),
    ("presidium", (BodyKind.DRAFTING_BODY,)), ("grupp", (BodyKind.OFFICIALS_GROUP,)),
    ("råd", (BodyKind.COOPERATION_GROUP,)), ("samverkan", (BodyKind.COOPERATION_GROUP,)),
)  # fmt: skip
_SMALL = frozenset(
    {"och", "för", "i", "av", "samt", "med", "den", "det", "till", "inom", "om", "på", "the", "of", "and"}
)
_ASCII = str.maketrans("åäöéüÅÄÖÉÜ", "aaoeuAAOEU")
_CLOSE = 0.82


@dataclass(frozen=True, slots=True)
class Label:
    """What stands where a body is named, without the hour and the rest."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body that config.toml lacks: the id it gets until somebody gives it another."""

    id: str
    name: str
    kinds: tuple[BodyKind, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """What came of a label: one body, several that it may be, or a new one, perhaps meant as another."""

    body: str
    several: tuple[str, ...] = ()
    new: NewBody | None = None
    close: str | None = None
    clear: bool = False
    """Whether that body, and no other, resembles it word by word."""


@dataclass
class Bodies:
    """The bodies of an organisation by everything they are called, and those that the plan adds."""

    known: Mapping[str, Body]
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """Folded abbreviation to name, from the plan itself."""
    chosen: dict[str, str] = field(default_factory=dict)
    """Folded label to the body a person has chosen."""

    def __post_init__(self) -> None:
        self._names: dict[str, dict[str, None]] = {}
        self._new: dict[str, NewBody] = {}
        for body in self.known.values():
            for word in (body.id, *_called_by(body)):
                for form in _forms(word):
                    self._names.setdefault(form, {})[body.id] = None

    def match(self, label: Label) -> Matched:
        """The body that a label means."""
        key = vocabulary.folded(label.code + label.name)
        if key in self.chosen and self.chosen[key] in self.known:
            return Matched(self.chosen[key])
        ids = self._candidates(label)
        if len(ids) == 1 and self._another(label, ids[0]):
            return self._unknown(label, key, close=ids[0])
        if len(ids) == 1:
            return Matched(ids[0])
        if ids:
            return Matched(ids[0], several=ids)
        return self._unknown(label, key)

    def is_known(self, name: str) -> bool:
        """Whether some body is called so."""
        return (
            any(form in self._names for form in _forms(name)) or vocabulary.folded(name) in self.abbreviations
        )

    def is_same(self, one: Label, other: Label) -> bool:
        """Whether two labels mean one body, known or not."""
        if vocabulary.folded(self.full(one)) == vocabulary.folded(self.full(other)):
            return True
        ids = self._candidates(one)
        return len(ids) == 1 and ids == self._candidates(other)

    def full(self, label: Label) -> str:
        """The name, written out when the plan explains the abbreviation."""
        for word in (label.name, label.code):
            written = self.abbreviations.get(vocabulary.folded(word))
            if word and written:
                return written
        return label.name or label.code

    def part(self, owner: Label, part: str) -> Label:
        """A part of a body by the body's whole name: "arbetsutskott" of SN."""
        ids = self._candidates(owner)
        name = self.known[ids[0]].name.sv if len(ids) == 1 else self.full(owner)
        return Label(f"{name}{'' if name.endswith('s') else 's'} {part}")

    @property
    def new(self) -> tuple[NewBody, ...]:
        """The bodies that were added, in the order they came."""
        return tuple(dict.fromkeys(self._new.values()))

    def _candidates(self, label: Label) -> tuple[str, ...]:
        """Those that the abbreviation and the name agree on; all of them when they do not."""
        by_code = self._called(label.code)
        by_name = (
            self._called(label.name) or self._called(_bare(label.name)) or self._called(self.full(label))
        )
        both = tuple(id_ for id_ in by_code if id_ in by_name)
        return both or tuple(dict.fromkeys((*by_code, *by_name)))

    def _called(self, word: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id_ for form in _forms(word) for id_ in self._names.get(form, ())))

    def _another(self, label: Label, id_: str) -> bool:
        """Whether the plan explains an abbreviation, which here is a body's id, as something else."""
        name = vocabulary.folded(self.full(label))
        code = vocabulary.folded(label.name or label.code)
        ours = [form for word in _called_by(self.known[id_]) for form in _forms(word)]
        return code in _forms(id_) and name != code and not any(name in form or form in name for form in ours)

    def _unknown(self, label: Label, key: str, close: str | None = None) -> Matched:
        name = self.full(label)
        known_as = vocabulary.folded(name)
        new = self._new.get(key) or next(
            (n for n in self._new.values() if vocabulary.folded(n.name) == known_as), None
        )
        if new is None:
            taken = {*self.known, *(body.id for body in self._new.values())}
            spelled = name[:1].upper() + name[1:]
            new = NewBody(_free(made_id(label, name), taken), spelled, guessed_kinds(name))
        self._new[key] = new
        near, clear = (close, False) if close else self._close(name)
        return Matched(new.id, new=new, close=near, clear=clear)

    def _close(self, name: str) -> tuple[str | None, bool]:
        """The body that was perhaps meant, and whether no other can be: only ever asked about."""
        alike = likeness.alike(name, ((body.id, _called_by(body)) for body in self.known.values()))
        if len(alike) == 1:
            return alike[0], True
        near = difflib.get_close_matches(vocabulary.folded(name), self._names, n=1, cutoff=_CLOSE)
        return (next(iter(self._names[near[0]])) if near else next(iter(alike), None)), False

    def forget(self, new: str) -> None:
        """A new body turned out to be one that there is."""
        self._new = {key: body for key, body in self._new.items() if body.id != new}


def made_id(label: Label, name: str) -> str:
    """An id in ASCII: the plan's abbreviation, else the name's own letters."""
    for word in (label.code, label.name):
        bare = re.sub(r"[^A-Za-z0-9_-]", "", word.translate(_ASCII).replace(" ", ""))
        if word and vocabulary.like_code(word) and bare[:1].isalpha():
            return bare.upper()[:12]
    letters = "".join(
        _letters(word) for word in re.findall(r"[^\W\d_]+", _bare(name)) if word.casefold() not in _SMALL
    )
    bare = re.sub(r"[^A-Z0-9]", "", letters.translate(_ASCII).upper())[:12]
    if len(bare) > 1 and bare[0].isalpha():
        return bare
    whole = re.sub(r"[^A-Z0-9]", "", name.translate(_ASCII).upper())[:6]
    return whole if whole[:1].isalpha() else f"ORGAN{whole}"


def guessed_kinds(name: str) -> tuple[BodyKind, ...]:
    """The kind that a name suggests; a person is asked to look at it."""
    lower = name.casefold()
    last = lower.split()[-1] if lower.split() else ""
    if "gemensam" in lower and "nämnd" in lower:
        return (BodyKind.JOINT_COMMITTEE,)
    return next((kinds for part, kinds in _KINDS if part in last), (BodyKind.COMMITTEE,))


def block(new: NewBody, year: int) -> str:
    """The lines that config.toml needs; the year is that of the first meeting."""
    name = new.name.replace("\\", "\\\\").replace('"', '\\"')
    kinds = ", ".join(f'"{kind.value}"' for kind in new.kinds)
    rows = (
        f'id    = "{new.id}"',
        f'name  = {{ sv = "{name}" }}',
        f"kinds = [{kinds}]",
        f"from  = {year}-01-01",
    )
    return "\n".join(("[[bodies]]", *rows))


def _forms(word: str) -> tuple[str, ...]:
    """The spellings that mean the same: with and without the definite ending of its last word."""
    lower = vocabulary.plain(word).casefold()
    forms = [vocabulary.folded(word)]
    forms += [vocabulary.folded(lower[: -len(end)] + stem) for end, stem in _ENDINGS if lower.endswith(end)]
    return tuple(dict.fromkeys(form for form in forms if form))


def _called_by(body: Body) -> tuple[str, ...]:
    """A body's names."""
    return tuple(filter(None, (body.name.sv, body.name.definite, body.name.en)))


def _bare(name: str) -> str:
    """Without what stands in parentheses."""
    return vocabulary.plain(re.sub(r"\s*[(\[][^)\]]*[)\]]?", "", name))


def _letters(word: str) -> str:
    lower = word.casefold()
    for part, letters in _PARTS:
        if part in lower:
            first = lower.split(part)[0]
            return (first[:1] + letters) if first else letters
    return word if word.isupper() and len(word) <= 5 else lower[:1]


def _free(wanted: str, taken: Iterable[str]) -> str:
    used = {word.casefold() for word in taken}
    number, free = 2, wanted
    while free.casefold() in used:
        free, number = f"{wanted}{number}", number + 1
    return free
