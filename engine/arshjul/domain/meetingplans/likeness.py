"""Whether two names are perhaps one body's: word by word, with words shortened as plans shorten them.

"Barn- och utb.nämnden", "Barn & utbildning" and "BUN" resemble Barn- och utbildningsnämnden. It is only ever
asked about; when one body alone resembles, that body is what is proposed.
"""

import re
from collections.abc import Iterable, Sequence

from arshjul.domain.meetingplans import vocabulary

_AND = frozenset({"och", "o", "samt", "and"})
_KINDS = re.compile(
    r"(?<=.)(?=(?:nämnd|styrelse|fullmäktige|utskott|beredning|presidi|kommitté|delegation|direktion)\w*\Z)"
)
_LEAST = 3
"""Letters of a word that is shortened without a full stop."""
_KIND = re.compile(r"(?:nämnd|styrelse)(?:n|en)?")


def resembles(label: str, name: str) -> bool:
    """Whether the label, word by word, may be the name, shortened."""
    mine, whole = _words(label), _words(name)
    if not mine or not whole:
        return False
    whole_words = tuple(word.casefold() for word in whole)
    if _fits(mine, whole_words):
        return True
    without = whole_words[:-1]
    return (
        len(mine) > 1 and len(without) > 1 and bool(_KIND.fullmatch(whole_words[-1])) and _fits(mine, without)
    )


def alike(label: str, bodies: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """The bodies, by id and names, that the label resembles."""
    return tuple(id_ for id_, names in bodies if any(resembles(label, name) for name in names))


def _words(name: str) -> tuple[str, ...]:
    """The words of a name; a compound is parted before the word for its kind."""
    plain = re.sub(r"\s*\([^)]*\)?", "", vocabulary.plain(name))
    rough = re.findall(r"[^\W\d_]+\.?|\d+", re.sub(r":s(?!\w)", "", plain))
    words: list[str] = []
    for word in rough:
        if word.casefold().rstrip(".") in _AND and not word.isupper():
            continue
        words += _parts(word)
    return tuple(words)


def _parts(word: str) -> list[str]:
    """Kommunstyrelsens, arbetsutskott: kommun styrelsens, arbets utskott."""
    if word.isupper() or word.casefold() == "au":
        return [word.upper()]
    return [part for part in _KINDS.split(word) if part]


def _fits(mine: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words, each in its turn, are those of the whole name or the beginnings of them."""
    if not mine or not whole:
        return not mine and not whole
    first, rest = mine[0], mine[1:]
    if any(_fits(rest, whole[count:]) for count in _taken(first, whole)):
        return True
    head = whole[0].rstrip("s")
    bare = first.casefold().rstrip(".")
    goes_on = bare.startswith(head) and len(bare) > len(whole[0]) and len(whole) > 1  # kommunstyr.
    return goes_on and _fits((first[len(whole[0]) :], *rest), whole[1:])


def _taken(word: str, whole: Sequence[str]) -> Iterable[int]:
    """How many words of the name one word may stand for."""
    bare, first = word.casefold().rstrip("."), whole[0]
    if word.isupper():
        yield from (n for n in range(1, len(whole) + 1) if _initials(whole[:n]) == bare)
    least = 1 if word.endswith(".") else min(_LEAST, len(first))
    if len(bare) >= least and (first.startswith(bare) or _stem(bare) == _stem(first)):
        yield 1


def _stem(word: str) -> str:
    """Without what inflection and compounding add: utbildnings, nämnden, styrelsens."""
    return re.sub(r"(?:ens|ets|ns|en|et|n|t|s)\Z", "", word) if len(word) > _LEAST else word


def _initials(words: Sequence[str]) -> str:
    return "".join(word[:1] for word in words)
