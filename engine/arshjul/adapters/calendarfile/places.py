"""Where in the text the rows of a list stand, and the values in a row."""

import re
from collections.abc import Iterator

from arshjul.values import dataclass

_TOKEN = re.compile(
    r'#[^\n]*|"""(?:[^\\]|\\.)*?"""|'
    + r"'''.*?'''"
    + r'|"(?:[^"\\\n]|\\.)*"|'
    + r"'[^'\n]*'"
    + r"|[\[\]{},\n]|[^\s]",
    re.DOTALL,
)
_PAIR = re.compile(r"[\s,{]*([A-Za-z_]+)\s*=\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where."""

    start: int
    end: int


def spans(text: str, start: int) -> Iterator[Span]:
    """Each row of the list that opens before ``start``, and at last the bracket that closes it."""
    depth, opened = 0, 0
    for token in _TOKEN.finditer(text, start):
        sign = token[0]
        if sign in ("{", "["):
            opened = token.start() if depth == 0 else opened
            depth += 1
        elif sign in ("}", "]"):
            if depth == 0:
                yield Span(token.start(), token.end())
                return
            depth -= 1
            if depth == 0 and sign == "}":
                yield Span(opened, token.end())


def values(row: str) -> Iterator[tuple[str, int, int]]:
    """Each key of an inline table, and from where to where its value stands."""
    position = 1
    while (pair := _PAIR.match(row, position)) is not None:
        depth, end = 0, pair.end()
        for token in _TOKEN.finditer(row, pair.end()):
            sign = token[0]
            if depth == 0 and sign in (",", "}"):
                break
            depth += (sign in "[{") - (sign in "]}")
            end = token.end() if sign != "\n" else end
        yield pair[1], pair.end(), end
        position = end
