"""The colours of pictures and pages, light and dark, chosen so that text on them can be read (WCAG 1.4.3)."""

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff", "soft": "#f2f4f7", "line": "#cfd6de", "ink": "#17202a", "muted": "#4f5b68",
    "link": "#0a4f94", "on": "#ffffff", "now": "#c0182b",
    "done": "#1b7f4b", "ongoing": "#0a5eb0", "upcoming": "#5b6472", "late": "#b3261e",
}  # fmt: skip
DARK: Mapping[str, str] = {
    "paper": "#12161b", "soft": "#1c2229", "line": "#3a4550", "ink": "#e9edf2", "muted": "#aeb8c4",
    "link": "#9ccbff", "on": "#0e1216", "now": "#ff9aa5",
    "done": "#6fd3a0", "ongoing": "#8dc1ff", "upcoming": "#b6bfcb", "late": "#ffa199",
}  # fmt: skip
_TYPES = (
    ("#1f5fa8", "#8fc1ff"), ("#1d7a4c", "#82d8a6"), ("#9a3f0b", "#ffb280"), ("#6d3fb5", "#c8adff"),
    ("#0b6f73", "#66d2d4"), ("#94215f", "#ff9fcc"), ("#566412", "#c3d56b"), ("#34507a", "#a8bfe6"),
    ("#7a5510", "#e6c16a"), ("#8a2f3c", "#f3a6b0"), ("#4a5660", "#b9c4cd"), ("#2b6a2f", "#96d49a"),
)  # fmt: skip
KINDS = len(_TYPES)
"""So many document types have a colour of their own; further ones begin again."""
BACKED = ("on", "done", "ongoing", "upcoming", "late", *(f"k{n}" for n in range(KINDS)))
"""Colours that carry text in the colour ``on``."""


def colours(*, dark: bool) -> dict[str, str]:
    """Every colour by its name."""
    types = {f"k{n}": pair[dark] for n, pair in enumerate(_TYPES)}
    return {**(DARK if dark else LIGHT), **types}


def variables() -> str:
    """The colours as CSS: light, dark for those who have asked for it, and light on paper."""
    light, dark = (_declared(colours(dark=dark)) for dark in (False, True))
    return (
        f":root{{color-scheme:light dark;{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    )


def contrast(one: str, other: str) -> float:
    """How well one colour stands out from another, from 1 to 21 (WCAG 2.1)."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _declared(found: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in found.items())
