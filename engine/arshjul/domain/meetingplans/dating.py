"""Days become dates: the year is settled, weekdays are checked, marks looked up, doubles told of."""

import re
from datetime import date
from datetime import date as Day
from datetime import time as Clock
from typing import NamedTuple

from arshjul.domain.findings import Severity
from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.bodies import Label
from arshjul.domain.meetingplans.desk import Desk, Raw
from arshjul.domain.meetingplans.found import KEEP, SKIP, Doubt, Spot, finding
from arshjul.domain.meetingplans.stages import Stage
from arshjul.values import dataclass, field

_WRONG_WEEKDAYS = 4
NO_DOCUMENT = "[-]"
"""Behind a note that names a document: the meeting is not for it."""
_IDS = re.compile(r"\s*\[(?P<ids>[a-z][\w-]*(?:,? [a-z][\w-]*)*)\]\Z")


class Meeting(NamedTuple):
    """The values of a meeting, in the order of ``reading.Read``."""

    label: Label
    date: Day
    spot: Spot
    until: Day | None
    time: Clock | None
    status: MeetingStatus | None
    called: bool
    note: str
    for_: tuple[str, ...] | None
    was: Day | None
    uid: str
    id: str


@dataclass
class Settled:
    """The meetings, and what can be asked about them."""

    meetings: list[Meeting] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    """Days that are no meetings."""
    doubts: tuple[Doubt, ...] = ()


def key(spot: Spot, day: object) -> str:
    """What an answer about one meeting is known by."""
    return f"{spot.line}:{spot.column}:{day}"


def settle(desk: Desk) -> Settled:
    """Everything on the desk, dated."""
    return _Settling(desk).all()


class _Settling:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.doubts: list[Doubt] = []
        self.found = Settled()
        self.seen: dict[tuple[str, date], Meeting] = {}
        self.yearless: list[Spot] = []
        self.read_as: dict[tuple[MeetingStatus, str], list[Spot]] = {}
        """Statuses that only a note tells of."""
        self.weekdays: list[tuple[date, int]] = []
        """Dates with the weekdays that are printed beside them."""

    def all(self) -> Settled:
        for raw in self.desk.raws:
            self._one(raw)
        if self.yearless:
            self.desk.tell("year-missing", self.yearless[0], Severity.ERROR, count=len(self.yearless))
        for (status, note), spots in self.read_as.items():
            unsure = Severity.WARNING if "behov" in note.casefold() else Severity.INFO
            self.desk.tell("status-from-note", spots[0], unsure, status=status, value=note, count=len(spots))
        self._other_year()
        self.found.doubts = tuple(self.doubts)
        return self.found

    def _other_year(self) -> None:
        """When most weekdays are wrong and fit another year, that is said once in place of each."""
        wrong = sum(on.weekday() != weekday for on, weekday in self.weekdays)
        if wrong < _WRONG_WEEKDAYS or wrong * 2 < len(self.weekdays):
            return
        year = self.weekdays[0][0].year
        others = (year + step for step in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5))
        fit = next((other for other in others if self._misfits(other) * 10 <= len(self.weekdays)), None)
        if fit is not None:
            self.doubts = [doubt for doubt in self.doubts if doubt.finding.code != "weekday-differs"]
            told = {"count": len(self.weekdays), "wrong": wrong, "year": year, "other": fit}
            spot = self.desk.raws[0].spot
            where = finding("weekdays-fit-other-year", Spot(spot.file), arguments=told)
            self.doubts.insert(0, Doubt(where, (KEEP,), "weekdays"))

    def _misfits(self, year: int) -> int:
        """How many of the weekdays would be wrong in another year."""
        moved = (
            (date(year, on.month, min(on.day, 28)), on.day - min(on.day, 28), said)
            for on, said in self.weekdays
        )
        return sum((day.weekday() + rest) % 7 != said for day, rest, said in moved)

    def _one(self, raw: Raw) -> None:
        day = raw.day
        year = day.year or raw.year or self.desk.title_year or self.desk.year
        if day.month is None:
            name = raw.label.name or raw.label.code
            self.desk.tell("month-missing", raw.spot, Severity.ERROR, name=name, day=day.day)
            return
        if year is None:
            self.yearless.append(raw.spot)
            return
        on = self._date(raw, year, day.month, day.day)
        stage = raw.stage or vocabulary.only_on_the_way(" ".join(day.words))
        if on is not None and stage:
            self.found.stages.append(Stage(stage, raw.label, on, raw.spot))
            return
        if on is None:
            return
        if day.odd_range:
            self._doubt("range-long", raw, on, Severity.ERROR, (SKIP,), to=day.last[0] if day.last else None)
            return
        self._check(raw, on)
        note, for_ = self._note(raw)
        status, note = self._status(raw, note)
        self._uncertain(raw, on, status, note)
        meeting = Meeting(
            raw.label, on, raw.spot, self._until(raw, on), day.clock or raw.clock, status,
            raw.called or day.called, note, for_ if raw.for_ is None else raw.for_, self._was(raw, on),
            raw.uid, raw.id,
        )  # fmt: skip
        if not self._double(meeting):
            self.found.meetings.append(meeting)

    def _date(self, raw: Raw, year: int, month: int, day: int) -> date | None:
        try:
            return date(year, month, day)
        except ValueError:
            told = {"year": year, "month": month, "day": day}
            where = finding("date-impossible", raw.spot, Severity.ERROR, told)
            self.doubts.append(Doubt(where, (SKIP,), f"{key(raw.spot, f'{year}-{month}-{day}')} impossible"))
            return None

    def _check(self, raw: Raw, on: date) -> None:
        """What is printed beside a date must fit it."""
        day = raw.day
        weekday = raw.weekday if day.weekday is None else day.weekday
        week = day.week if day.week is not None else raw.week
        if day.short_year:
            self._doubt("two-digit-year", raw, on, year=on.year)
        if weekday is not None:
            self.weekdays.append((on, weekday))
        if weekday is not None and weekday != on.weekday():
            self._doubt("weekday-differs", raw, on, said=weekday, right=on.weekday())
        if week is not None and week != on.isocalendar().week:
            self._doubt("week-differs", raw, on, said=week, right=on.isocalendar().week)

    def _uncertain(self, raw: Raw, on: date, status: MeetingStatus | None, note: str) -> None:
        """What a person would ask the secretary about."""
        words = vocabulary.unsure(note)
        asked = status is None or (words == "?" and status is not MeetingStatus.RESERVE)
        if words is not None and asked:
            if status is None:
                self._doubt("meeting-unsure", raw, on, value=words)
            else:
                self._doubt("meeting-unsure", raw, on, value=words, status=status)
        if raw.day.struck:
            self._doubt("struck-through", raw, on)
        if raw.doubtful:
            self._doubt("title-unsure", raw, on)

    def _doubt(
        self, code: str, raw: Raw, on: date, severity: Severity = Severity.WARNING,
        choices: tuple[str, ...] = (KEEP, SKIP), **arguments: object,
    ) -> None:  # fmt: skip
        told = {"date": on, "name": raw.label.name or raw.label.code, **arguments}
        self.doubts.append(
            Doubt(finding(code, raw.spot, severity, told), choices, f"{key(raw.spot, on)} {code}")
        )

    def _note(self, raw: Raw) -> tuple[str, tuple[str, ...] | None]:
        """The note, with what footnotes and codes stand for; and document types that our own export names."""
        own = bool(raw.id) or not vocabulary.only_meeting(raw.note)
        parts = [self._decoded(raw.note)] if raw.note and own else []
        for mark in dict.fromkeys(raw.day.marks):
            meaning = self.desk.legend.meaning(mark, raw.marks)
            if meaning is None:
                name = raw.label.name or raw.label.code
                told = finding("mark-unexplained", raw.spot, arguments={"mark": mark, "name": name})
                self.doubts.append(Doubt(told, (KEEP,), f"mark {mark}"))
                meaning = mark
            parts.append(meaning)
        note = ", ".join(dict.fromkeys(part for part in parts if part))
        if raw.for_ is not None:
            return note, None
        if note.endswith(NO_DOCUMENT):
            return note.removesuffix(NO_DOCUMENT).strip(), ()
        ids = _IDS.search(note)
        if ids is None:
            return note, None
        return note[: ids.start()].strip(" ,"), tuple(re.findall(r"[\w-]+", ids["ids"]))

    def _decoded(self, note: str) -> str:
        """Codes of the legend in words; a note that holds no code stays letter for letter."""
        words = note.split()
        if not words or not any(word in self.desk.legend.notes for word in words):
            return note
        return ", ".join(self.desk.legend.notes.get(word, word) for word in words)

    def _status(self, raw: Raw, note: str) -> tuple[MeetingStatus | None, str]:
        """A status column goes first, then the cell's own word, then what a note says."""
        status = raw.status or raw.day.status or raw.row_status
        if status is not None:
            return status, note
        found = vocabulary.statuses_in(note)
        if not found:
            return None, note
        first, text = found[0]
        rest = note.replace(text, "", 1).strip(" ,.-()")
        if not rest or vocabulary.only_meeting(rest):
            return first, ""
        if first is not MeetingStatus.ORDINARY:
            self.read_as.setdefault((first, note), []).append(raw.spot)
        return first, note

    def _until(self, raw: Raw, on: date) -> date | None:
        if raw.until is not None or raw.day.last is None:
            return raw.until if raw.until and raw.until > on else None
        day, month = raw.day.last
        month = month or on.month
        return self._date(raw, on.year + (month < on.month), month, day)

    def _was(self, raw: Raw, on: date) -> date | None:
        if raw.day.was is None:
            return None
        day, month = raw.day.was
        try:
            return date(on.year, month or on.month, day)
        except ValueError:
            return None

    def _double(self, meeting: Meeting) -> bool:
        """Whether the same body meets that day already; told of, never silent."""
        identity = (self.desk.bodies.match(meeting.label).body, meeting.date)
        first = self.seen.setdefault(identity, meeting)
        if first is meeting or (first.id and meeting.id and first.id != meeting.id):
            return False
        told: dict[str, object] = {"date": meeting.date, "name": meeting.label.name or meeting.label.code}
        if first.time != meeting.time and first.time and meeting.time:
            self.desk.notes.findings.append(finding("twice-that-day", meeting.spot, arguments=told))
            return False
        if (first.status or MeetingStatus.ORDINARY) != (meeting.status or MeetingStatus.ORDINARY):
            where = finding("duplicate-differs", meeting.spot, Severity.ERROR, told)
            self.doubts.append(Doubt(where, (SKIP,), f"{key(meeting.spot, meeting.date)} second"))
        else:
            self.desk.notes.findings.append(finding("duplicate", meeting.spot, arguments=told))
        return True
