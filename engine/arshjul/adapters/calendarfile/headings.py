"""The comments that name a body above its rows: "# KS: Kommunstyrelsen"."""

import re

from arshjul.adapters.calendarfile.editing import rows_in

_HEADING = re.compile(r"^[ \t]*#[ \t]*[\w-]{1,64}:[ \t]*(?P<name>[^\r\n]*\S)", re.MULTILINE)


def headings(text: str) -> tuple[str, ...]:
    """The name above each row, in the rows' order; empty where none stands."""
    found, name, before = list[str](), "", 0
    for span in rows_in(text):
        for match in _HEADING.finditer(text, before, span.start):
            name = match["name"]
        found.append(name)
        before = span.end
    return tuple(found)
