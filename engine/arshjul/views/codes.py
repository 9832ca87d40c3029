"""Two-letter codes for document types, made of their names: årsredovisning ÅR, kvartalsrapport KR."""

from collections.abc import Iterable, Mapping

_HEADS = (
    "redovisning", "berättelse", "rapport", "direktiv", "bokslut", "budget", "program", "strategi", "policy",
    "prognos", "analys", "plan",
)  # fmt: skip
"""What the names of planning documents end in: Swedish writes "verksamhetsplan" as one word."""
_SMALL = frozenset(
    {"och", "för", "till", "av", "i", "på", "med", "and", "for", "to", "of", "the", "in", "on"}
)


def codes(names: Mapping[str, str]) -> dict[str, str]:
    """A code for each thing, no two the same.

    :param names: by id; earlier ones choose first
    """
    found: dict[str, str] = {}
    for key, name in names.items():
        taken = set(found.values())
        found[key] = next(code for code in _ways(name) if code not in taken)
    return found


def _ways(name: str) -> Iterable[str]:
    """Codes for a name, the best first, without end."""
    every = ["".join(filter(str.isalpha, word)) for word in name.split()]
    words = [word for word in every if word and word.casefold() not in _SMALL] or ["X"]
    letters = [*words[0].upper(), "X"]
    if words[0].casefold() in _HEADS:
        yield "".join(letters[:2])
    head = next((h for h in _HEADS if words[0].casefold().endswith(h) and len(words[0]) > len(h)), None)
    if head:
        yield (letters[0] + head[0]).upper()
    if len(words) > 1:
        yield (letters[0] + words[1][0]).upper()
    yield from (letters[0] + letter for letter in letters[1:])
    number = 1
    while True:
        yield f"{letters[0]}{number}"
        number += 1
