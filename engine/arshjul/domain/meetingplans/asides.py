"""What stands beside the meetings: titles and headings are known for what they are, the rest is told of."""

import re

from arshjul.domain.findings import Severity
from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.desk import Desk, short
from arshjul.domain.meetingplans.found import Spot
from arshjul.domain.meetingplans.saying import said

_WORD = (
    r"(?:(?:politiska|ordinarie|preliminära?|planerade|fastställda|beslutade|kommande|samtliga|följande|första|andra|öppna)"
    r"|sammanträdes?(?:plan|tider|tid|dagar|datum|kalender|schema|s)?|sammanträden(?:a|as)?|mötes?(?:plan|tider|dagar|datum|kalender|schema)?"
    r"|möten(?:a)?|kalendarium|kalender|årsplan\w*|årshjul|organ|nämnd(?:er|s)?|styrelser|fullmäktige|datum|dagar|tid(?:er)?|dag"
    r"|(?:under|för|i|och|samt|till|år|året|kommunens|regionens|nedan|är)|vår\w*|höst\w*|halvåret|halvår|terminen"
    r"|(?:möte|sammanträde|nr)\.? ?(?:nr\.? ?)?\d{1,2}"
    r"|teckenförklaring|förklaring(?:ar)?|fotnot(?:er)?|(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?|-)"
)
_HEADING = re.compile(rf"(?i){_WORD}(?:[ ,]+{_WORD})*[:. ]*|förkortningar.*|teckenförklaring.*")
_TITLE = re.compile(r"[A-ZÅÄÖ][^.!?:;§]{2,60}:?")
_MOST_WORDS, _LONGEST = 5, 200
_STAMP = re.compile(
    r"(?i)(?:(?:sidan|dokumentet|planen|informationen|texten|senast|sist)\s+)*(?:är\s+)?"
    r"(?:uppdatera[dt]|publicera[dt]|publicerades|uppdaterades|ändra[dt]|granska[dt]|redigera[dt]|revidera[dt]"
    r"|fastställ(?:d|t|s)|antag(?:en|et|na)|beslutad|utskriv(?:en|et)|utskriftsdatum|version|dnr|diarienummer)\b"
)
"""How lines begin that say when the page, or the plan itself, was written or decided."""
_DECIDED = re.compile(
    r"(?i)(?<!\w)(?:antag(?:en|et)|fastställ(?:d|t)|reviderad|uppdatera[dt]|publicera[dt])(?!\w)"
)
_LEAST_SENTENCE, _LEAST_PROSE = 9, 15
"""Words."""
_ROW = re.compile(r"(?:(?<![\w.:])\d{1,2}(?![\w.:])[ ,-]+){3}")
"""Numbers in a row, as in a table that has been broken."""
_DAY_BESIDE = re.compile(r"(?i)(?<!\w)(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag\w*)?\.? +\d{1,2}(?!\d)")


_RULE = re.compile(
    r"(?i)(?<!\w)(?:(?:mån|tis|ons|tors|fre)dagar"
    r"|(?:sista|första|andra|tredje|fjärde|varje) (?:mån|tis|ons|tors|fre)dag\w*"
    r"|varje månad|varannan vecka|(?:udda|jämna) veckor)(?!\w)"
)
_NAMED = re.compile(r"[^\W\d_][^.!?]{0,60}?(?::| sammanträder | - )")
"""A name, and behind it what is said of it."""


def is_heading(text: str) -> bool:
    """Whether the words only say that meetings follow."""
    return len(text) <= _LONGEST and _HEADING.fullmatch(text.strip()) is not None


def is_stamp(text: str) -> bool:
    """Whether the line dates the page or the plan, and no meeting: "Senast uppdaterad 4 november 2018"."""
    bare = text.strip(" (*_")
    if _STAMP.match(bare) is not None:
        return True
    found = _DECIDED.search(bare)
    return found is not None and not said(bare[: found.start()]).days and bool(said(bare[found.end() :]).days)


def is_sentence(text: str) -> bool:
    """Whether the line is running text, or stands in parentheses by itself."""
    bare = text.strip()
    inside = bare.startswith("(") and bare.endswith(")")
    return len(bare.split()) >= _LEAST_SENTENCE and (inside or bare.endswith((".", "!", "…")))


def is_prose(text: str) -> bool:
    """Whether the line holds several sentences."""
    return len(text.split()) >= _LEAST_PROSE and re.search(r"[a-zåäö]\. [A-ZÅÄÖ]", text) is not None


def is_title(text: str) -> bool:
    """Whether a short line looks like the heading of the days under it."""
    return (
        _TITLE.fullmatch(text.strip()) is not None
        and len(text.split()) <= _MOST_WORDS
        and not is_heading(text)
        and vocabulary.stage(text) is False
    )


def _is_week(text: str, desk: Desk) -> bool:
    """Whether the text says a week, and nothing more than perhaps whose it is."""
    week = vocabulary.week(text)
    rest = vocabulary.plain(text).replace(week or "", " ").strip(" -:,.()")
    return week is not None and (not rest or desk.body_like(rest) or vocabulary.like_code(rest))


def claim(desk: Desk) -> None:
    """Say of every text that nothing has used that it has not been used."""
    for text, spot, _ in desk.waiting:
        if is_heading(text):
            continue
        days = not is_stamp(text) and (
            [day for day in said(text).days if day.month is not None]
            or said(text).old
            or _DAY_BESIDE.search(text)
            or _ROW.search(text)
        )
        if not days and _is_week(text, desk):
            desk.tell("week-unread", spot, value=short(text))
            continue
        rule = _RULE.search(text) is not None and _NAMED.match(text) is not None
        code = "text-with-dates" if days else "rule-unread" if rule else "text-not-used"
        desk.tell(code, spot, Severity.WARNING if days or rule else Severity.INFO, value=short(text))
    for text in desk.legend.beside:
        desk.tell("text-not-used", Spot(desk.file), Severity.INFO, value=short(text))
    for text in desk.legend.shown:
        desk.tell("colour-unread", Spot(desk.file), value=short(text))
    for mark in dict.fromkeys(desk.legend.twice):
        desk.tell("footnote-twice", Spot(desk.file), value=mark)
