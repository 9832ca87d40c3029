"""Comments beside a row of a matrix: what they say of one day, of every day, or of nobody knows which."""

from collections.abc import Sequence

from arshjul.domain.findings import Severity
from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.days import Said
from arshjul.domain.meetingplans.desk import Desk, Raw, short
from arshjul.domain.meetingplans.found import at_cell
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import Cell
from arshjul.values import replace


def put(cell: Cell, first: int, desk: Desk) -> None:
    """Give a comment to the meetings of its row: those on the desk from ``first`` on."""
    text = vocabulary.tidy(cell.text)
    if cell.empty or cell.copied:
        return
    raws, days = desk.raws[first:], said(text).days
    meant = [_of_day(day, raws) for day in days]
    if days and all(raw is not None and _words(day) for day, raw in zip(days, meant, strict=True)):
        intro = said(text).intro if len(days) == 1 else ""
        for day, raw in zip(days, meant, strict=True):
            at = first + next(i for i, other in enumerate(raws) if other is raw)
            desk.raws[at] = _noted(desk.raws[at], " ".join(filter(None, (intro, day.note))))
        return
    spot, name = at_cell(desk.file, cell), (raws[0].label.name or raws[0].label.code) if raws else ""
    if not raws or days or _of_some(text):
        desk.tell("comment-unread", spot, value=short(f"{name}: {text}" if name else text))
        return
    desk.raws[first:] = [_noted(raw, text, for_=()) for raw in raws]
    desk.tell("comment-on-all", spot, Severity.INFO, name=name, value=short(text), count=len(raws))


def _of_day(day: Said, raws: Sequence[Raw]) -> Raw | None:
    return next((raw for raw in raws if (raw.day.day, raw.day.month) == (day.day, day.month)), None)


def _words(day: Said) -> bool:
    """Whether a comment says of a day only what a note may say, and nothing of its hour or status."""
    return day.clock is None and day.status is None and not day.marks


def _of_some(text: str) -> bool:
    """Whether a comment speaks of some of the days, or of what becomes of them."""
    words = [word.strip(".,;:()") for word in text.split()]
    return (
        any(sign.isdecimal() for sign in text)
        or any(vocabulary.month(word) or vocabulary.weekday(word) is not None for word in words)
        or bool(vocabulary.statuses_in(text) or vocabulary.unsure(text))
    )


def _noted(raw: Raw, text: str, for_: tuple[str, ...] | None = None) -> Raw:
    note = ", ".join(filter(None, (raw.note, text)))
    return replace(raw, note=note, for_=raw.for_ if for_ is None else for_)
