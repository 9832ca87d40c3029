"""The desk on which a plan is read: what has been understood so far, and what was noticed."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time

from arshjul.domain.findings import Severity
from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.bodies import Bodies, Label
from arshjul.domain.meetingplans.days import Said
from arshjul.domain.meetingplans.found import Notes, Spot, at_cell
from arshjul.domain.meetingplans.legends import Legend
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import UNDIVIDED, Cell
from arshjul.values import dataclass, field, replace

_YEAR = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(?![\d-])")
_TOLD = 60


@dataclass(frozen=True, slots=True)
class Raw:
    """A day that some body meets, before its footnotes are looked up and its body is matched."""

    label: Label
    day: Said
    spot: Spot
    year: int | None
    """What the text around says; the day's own goes before it."""
    note: str = ""
    status: MeetingStatus | None = None
    """From a column of its own: the words of the note do not count then."""
    clock: time | None = None
    weekday: int | None = None
    week: int | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
    """Footnotes of this row only."""
    until: date | None = None
    called: bool = False
    uid: str = ""
    id: str = ""
    for_: tuple[str, ...] | None = None
    """What our own export says it is for."""
    row_status: MeetingStatus | None = None
    """What the whole row is said to be; the cell's own word goes before it."""
    doubtful: bool = False
    """The words that it stands under may be no body at all."""
    stage: str = ""
    """The heading of days that are no meetings: when papers are handed in, or sent out."""


@dataclass
class Desk:
    """Everything that the readers of grids, lines and events share."""

    file: str
    notes: Notes
    legend: Legend
    bodies: Bodies
    year: int | None = None
    """What the person who runs the command says."""
    title_year: int | None = None
    """What a title says; the nearest above counts."""
    section: MeetingStatus | None = None
    """What a heading says of all meetings under it."""
    raws: list[Raw] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    waiting: list[tuple[str, Spot, int]] = field(default_factory=list)
    """Texts that nothing has claimed yet, and how many meetings had been read before them."""

    def add(self, raw: Raw) -> None:
        """One more day."""
        self.raws.append(replace(raw, row_status=raw.row_status or self.section))

    def tell(self, code: str, spot: Spot, severity: Severity = Severity.WARNING, **arguments: object) -> None:
        """One more finding."""
        self.notes.tell(code, spot, severity, **arguments)

    def odd(self, texts: Iterable[str], whole: str, spot: Spot) -> None:
        """Digits that could not be read: there may have been a meeting there."""
        for text in texts:
            if vocabulary.week(text):
                self.tell("week-unread", spot, value=short(whole))
                continue
            self.tell("cell-odd", spot, Severity.ERROR, value=short(whole.removeprefix(UNDIVIDED)), part=text)

    def aside(self, text: str, spot: Spot) -> None:
        """Text beside the meetings: an explanation, a title, or something that is told of."""
        plain = vocabulary.plain(text)
        if not plain.strip(" -.…"):
            return
        status = vocabulary.section(plain)
        if status is not None:
            self.section = None if status is MeetingStatus.ORDINARY else status
            return
        if self.legend.take(text) or self.legend.take_name(text):
            return
        found = years_in(plain) if not said(plain).days else ()
        if len(found) == 1:
            self.title_year = found[0]
            self.titles.append(plain)
            return
        if found and self.year in found:
            self.title_year = self.year
            self.titles.append(plain)
            return
        self.waiting.append((plain, spot, len(self.raws)))

    def aside_cell(self, cell: Cell) -> None:
        """The same for a cell."""
        if not cell.copied:
            self.aside(cell.text, at_cell(self.file, cell))

    def body_like(self, text: str) -> bool:
        """Whether the text names a body, or looks as names of bodies do."""
        name = label(text).name
        return (
            self.bodies.is_known(name)
            or vocabulary.like_body(name)
            or vocabulary.folded(name) in self.legend.bodies
        )


def years_in(text: str) -> tuple[int, ...]:
    """The years that stand alone in a text, outside dates."""
    return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(vocabulary.plain(text))))


def label(text: str, code: str = "") -> Label:
    """A body's name from the cell that names it: without hour, weekday, year, remarks and footnote marks."""
    plain = vocabulary.plain(text.replace("\n", " "))
    plain = re.sub(r"[*†‡§#¹²³⁴⁵⁶⁷⁸⁹⁰]+", "", plain)
    without = re.sub(r"\s*\([^)]*\)?", "", plain)
    short_ = re.split(
        r"(?i)(?<!-)\s*,\s|\s+kl(?:ockan)?\.?\s*\d|\s+\d{1,2}[.:]\d\d|\s+(?:mån|tis|ons|tors|fre|lör|sön)dag(?:ar|en)?\b"
        r"|\s+(?:19|20)\d\d\b|:\s*\Z",
        without,
    )[0]
    name = short_.strip(" -:,.") or without.strip() or plain
    return Label(vocabulary.nominative(name), vocabulary.plain(code))


def said_of(cell: Cell, *, dotted: bool = False) -> tuple[tuple[Said, ...], str, tuple[str, ...]]:
    """The days of a cell, the words before them, and what is odd in it."""
    if isinstance(cell.value, date):
        day = Said(cell.value.day, cell.value.month, cell.value.year, own_month=True)
        return (day,), "", ()
    if cell.text.startswith(UNDIVIDED):
        return (), "", (cell.text.removeprefix(UNDIVIDED),)
    found = said(cell.text, dotted=dotted)
    return found.days, found.intro, found.odd


def clock_of(cell: Cell, *, bare: bool = True) -> time | None:
    """The hour that a cell says; ``bare``: a number alone is one."""
    if isinstance(cell.value, time):
        return cell.value
    text = vocabulary.plain(cell.text)
    found = said(f"kl {text}" if bare and re.fullmatch(r"\d{1,2}(?: ?- ?\d{1,2})?", text) else text)
    return found.clock or next((day.clock for day in found.days if day.clock), None)


def with_label(raw: Raw, name: Label) -> Raw:
    """The same day of another body."""
    return replace(raw, label=name)


def short(text: str) -> str:
    """Enough of a text to find it."""
    plain = vocabulary.plain(text.replace("\n", " "))
    return plain if len(plain) <= _TOLD else f"{plain[: _TOLD - 1]}…"
