"""The bindings of a kalendarium: one more row, or another meeting in the row of the step."""

import re
import tomllib
from collections.abc import Mapping

from arshjul.adapters.calendarfile.places import spans
from arshjul.adapters.calendarfile.rows import quoted
from arshjul.domain.kalendarium import Binding

_BINDINGS = re.compile(r"^[ \t]*bindings[ \t]*=[ \t]*\[", re.MULTILINE)


def same_step(row: Mapping[str, object], binding: Binding, *, one: bool) -> bool:
    """Whether the row is about the binding's step.

    :param one: the binding names one document, whose step one body takes; else a type, and each body's row
        counts
    """
    same = (row.get("document"), row.get("step")) == (binding.document, binding.step)
    return same and (one or row.get("body") == binding.body)


def bound_in(text: str, binding: Binding, *, one: bool) -> str:
    """The text with one more row among the bindings, or another meeting in the row that is about the step."""
    pairs = ("document", "step", "body", "meeting", "reason")
    row = f"{{ {', '.join(f'{key} = {quoted(getattr(binding, key))}' for key in pairs)} }}"
    newline = "\r\n" if "\r\n" in text else "\n"
    found = _BINDINGS.search(text)
    places = list(spans(text, found.end())) if found else []
    if not places:
        return f"{text.rstrip()}{newline}{newline}bindings = [{newline}  {row},{newline}]{newline}"
    *items, whole = places
    for span in items:
        if same_step(tomllib.loads(f"row = {text[span.start : span.end]}")["row"], binding, one=one):
            return text[: span.start] + row + text[span.end :]
    head, tail = text[: whole.start], text[whole.start :]
    if items and not re.compile(r"(?:\s|#[^\n]*\n)*,").match(text, items[-1].end):
        head = f"{head[: items[-1].end]},{head[items[-1].end :]}"
    alone = head.rpartition("\n")[2].strip() == "" and "\n" in head[found.end() if found else 0 :]
    return f"{head.rstrip(' ') if alone else head + newline}  {row},{newline}{tail}"
