"""From a code and its arguments to a sentence: which one of the catalogue, and how its blanks are filled.

A blank names an argument and, after a colon, how it is said: ``{body:first}`` begins a sentence,
``{trigger:name}`` is the step's name, ``{count:documents}`` is a number with its word.
"""

import string
from collections.abc import Callable, Mapping

from arshjul.views.catalogue import SENTENCES, SUGGESTIONS

_VARIED_BY = ("expected", "kind", "whole", "filter", "simulated", "in_history", "dropped")
"""Arguments whose value may choose a sentence of its own: ``wrong-value/range``."""

Arguments = Mapping[str, object]
Fill = Callable[[str, object, str, Arguments], str]
"""From an argument's name, its value, the way it is said and all arguments to words."""


def template(code: str, arguments: Arguments, *, suggestion: bool = False) -> str | None:
    """The sentence, in the catalogue's language, whose blanks the arguments fill; None when there is none.

    A code may have several sentences: the first that needs nothing which is missing is taken.
    """
    found = _choices(SUGGESTIONS if suggestion else SENTENCES, code, arguments)
    return next((text for text in found if all(_there(arguments.get(b)) for b in blanks(text))), None)


def blanks(text: str) -> tuple[str, ...]:
    """The names of the arguments that a sentence speaks of."""
    return tuple(name for _, name, _, _ in string.Formatter().parse(text) if name)


def filled(text: str, arguments: Arguments, fill: Fill) -> str:
    """The sentence with its blanks filled."""
    return "".join(
        literal + (fill(name, arguments[name], spec or "", arguments) if name else "")
        for literal, name, spec, _ in string.Formatter().parse(text)
    )


def fallback(code: str, arguments: Arguments) -> str:
    """What is said when the catalogue has no sentence: the code and the arguments as they are."""
    told = ", ".join(f"{name}={value}" for name, value in arguments.items() if _there(value))
    return f"{code} ({told})" if told else code


def _choices(catalogue: Mapping[str, str | tuple[str, ...]], code: str, arguments: Arguments) -> list[str]:
    keys = [f"{code}/{arguments[name]}" for name in _VARIED_BY if name in arguments]
    found: list[str] = []
    for key in (*keys, code):
        texts = catalogue.get(key, ())
        found += [texts] if isinstance(texts, str) else texts
    return found


def _there(value: object) -> bool:
    return value is not None and value != "" and value != ()
