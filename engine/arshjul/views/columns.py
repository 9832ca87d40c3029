"""Tables for people: aligned columns in plain text that stay readable in a narrow window."""

import textwrap
from collections.abc import Collection, Sequence

GAP = "  "
WIDTH = 80
"""How wide lines are when nobody says otherwise."""
_NARROW = 10
"""No column is made narrower than this."""


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int = WIDTH,
    indent: str = "",
    whole: Collection[int] = (0,),
) -> list[str]:
    """Rows under their headings; columns without any value are left out, the widest shortened to fit.

    :param whole: columns that are never shortened: what a person must be able to copy
    """
    kept = [i for i in range(len(headings)) if any(row[i] for row in rows)]
    shown = [[headings[i] for i in kept], *([row[i] for i in kept] for row in rows)]
    widths = [max(len(row[i]) for row in shown) for i in range(len(kept))]
    elastic = [position for position, i in enumerate(kept) if i not in whole]
    widths = _fit(widths, elastic, width - len(indent))
    named = any(shown[0])
    return [indent + _row(row, widths) for row in (shown if named else shown[1:])]


def wrapped(text: str, width: int = WIDTH, indent: str = "") -> list[str]:
    """A sentence over as many lines as it needs; what a person must type is never broken."""
    return textwrap.wrap(
        text,
        max(width, len(indent) + 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def bullet(text: str, width: int = WIDTH, indent: str = "  ") -> list[str]:
    """A sentence behind a dash, its further lines under its first word."""
    first, *rest = wrapped(text, width - 2, indent)
    return [f"{indent}- {first.removeprefix(indent)}", *(f"  {line}" for line in rest)]


def _fit(widths: list[int], elastic: Sequence[int], width: int) -> list[int]:
    fitted = list(widths)
    while sum(fitted) + len(GAP) * (len(fitted) - 1) > width:
        widest = max(elastic, key=lambda i: fitted[i], default=None)
        if widest is None or fitted[widest] <= _NARROW:
            break
        fitted[widest] -= 1
    return fitted


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (_cell(text, width) for text, width in zip(row, widths, strict=True))
    return GAP.join(cells).rstrip()


def _cell(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else f"{text[: width - 1].rstrip()}…"
