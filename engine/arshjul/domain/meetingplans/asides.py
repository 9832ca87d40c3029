"""What stands beside the meetings: titles and headings are known for what they are, the rest is told of."""

import re

from arshjul.domain.findings import Severity
from arshjul.domain.meetingplans.desk import Desk, short
from arshjul.domain.meetingplans.found import Spot
from arshjul.domain.meetingplans.saying import said

_HEADING = re.compile(
    r"(?i)(?:sammanträdes?(?:plan|tider|dagar|datum|kalender|schema)?|sammanträden|mötes?(?:plan|tider|dagar|datum|kalender)"
    r"|möten|kalendarium|årsplanering|förkortningar.*|teckenförklaring.*|förklaring(?:ar)?|preliminär\w*|fotnot(?:er)?"
    r"|organ|nämnd(?:er)?|datum|tid|våren|hösten|vår|höst|(?:första|andra) halvåret)[:. ]*"
)


def is_heading(text: str) -> bool:
    """Whether the words only say that meetings follow."""
    return _HEADING.fullmatch(text.strip()) is not None


def claim(desk: Desk) -> None:
    """Say of every text that nothing has used that it has not been used."""
    for text, spot, _ in desk.waiting:
        if is_heading(text):
            continue
        days = [day for day in said(text).days if day.month is not None]
        code = "text-with-dates" if days else "text-not-used"
        desk.tell(code, spot, Severity.WARNING if days else Severity.INFO, value=short(text))
    for text in desk.legend.beside:
        desk.tell("text-not-used", Spot(desk.file), Severity.INFO, value=short(text))
    for mark in dict.fromkeys(desk.legend.twice):
        desk.tell("footnote-twice", Spot(desk.file), value=mark)
