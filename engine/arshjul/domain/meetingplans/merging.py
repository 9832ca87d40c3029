"""A plan that has been read, laid over the kalendarium there is: ids are kept, nothing disappears."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.meetingplans import earlier
from arshjul.domain.meetingplans.found import KEEP, Doubt, Spot, finding
from arshjul.domain.meetingplans.reading import Read
from arshjul.values import dataclass, field, replace

NEAR = 31
"""Days: farther apart, two meetings are not the same one moved."""
CANCEL, NEW, LEAVE, AGAIN = "cancel", "new", "leave", "again"
_LIVE = frozenset({MeetingStatus.ORDINARY, MeetingStatus.EXTRA, MeetingStatus.MOVED})


class Change(StrEnum):
    """What becomes of a meeting."""

    ADDED = "added"
    MOVED = "moved"
    STATUS = "status"
    CANCELLED = "cancelled"
    OTHER = "other"
    """Hour, last day or note."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Merged:
    """One meeting as it will stand, and as it stood."""

    change: Change
    after: Meeting
    before: Meeting | None = None


@dataclass
class Merge:
    """The whole year as it will stand."""

    rows: list[Merged] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def changed(self) -> tuple[Merged, ...]:
        """What is new or different."""
        return tuple(row for row in self.rows if row.change is not Change.SAME)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A read meeting with its body known."""

    body: str
    read: Read
    for_: tuple[str, ...] = ()


def merge(
    year: int,
    existing: Sequence[Meeting],
    wanted: Sequence[Wanted],
    file: str,
    answers: "dict[str, str] | None" = None,
) -> Merge:
    """Match by id, then day, then nearness within a body.

    :param file: the kalendarium's file, for the places of findings about it
    :param answers: what has been answered to doubts, by what they are about
    """
    return _Merging(year, existing, wanted, file, answers or {}).all()


class _Merging:
    def __init__(
        self,
        year: int,
        existing: Sequence[Meeting],
        wanted: Sequence[Wanted],
        file: str,
        answers: dict[str, str],
    ) -> None:
        self.year, self.file, self.answers = year, file, answers
        self.existing = tuple(existing)
        self.left = {meeting.id: meeting for meeting in existing}
        self.wanted = sorted(wanted, key=lambda w: (w.body, w.read.date))
        self.found: dict[int, Meeting] = {}
        self.merge = Merge()
        self.used = {meeting.id for meeting in existing}
        self.order = [meeting.id for meeting in existing]
        self.bodies = {wish.body for wish in wanted}
        self.first, self.last = _span([wish.read.date for wish in wanted])
        self.outside: list[Meeting] = []
        """Meetings in months that the plan does not reach."""

    def all(self) -> Merge:
        for test in (_same_id, _same_day, _was_there, _same_row):
            self._pair(test)
        self._pair_near()
        rows = [
            self._row(index, wish) for index, wish in enumerate(self.wanted) if self._is_there(index, wish)
        ]
        rows += [self._missing(meeting) for meeting in self.left.values()]
        known = {row.after.id: row for row in rows if row.before is not None}
        self.merge.rows = [known[id_] for id_ in self.order] + [row for row in rows if row.before is None]
        self._absent_bodies()
        return self.merge

    def _pair(self, test: Callable[[Meeting, Wanted], bool]) -> None:
        for index, wish in enumerate(self.wanted):
            if index not in self.found:
                meeting = next((m for m in self.left.values() if test(m, wish)), None)
                if meeting is not None:
                    self._take(index, meeting)

    def _pair_near(self) -> None:
        """The nearest first; a cancelled row is nobody's old day, and an extra meeting is one of its own."""
        pairs = sorted(
            (abs((meeting.date - wish.read.date).days), index, meeting.id)
            for index, wish in enumerate(self.wanted)
            if index not in self.found and wish.read.status in (None, *_LIVE - {MeetingStatus.EXTRA})
            if self._whole(wish.body)
            for meeting in self.left.values()
            if meeting.body == wish.body and meeting.status in _LIVE
        )
        for days, index, id_ in pairs:
            if days > NEAR or index in self.found or id_ not in self.left:
                continue
            meeting, wish = self.left[id_], self.wanted[index]
            if not self._asked_moved(meeting, wish):
                continue
            self._take(index, meeting)

    def _whole(self, body: str) -> bool:
        """Whether the source tells of the body's year, and not of some meeting beside it."""
        mine = [index for index, wish in enumerate(self.wanted) if wish.body == body]
        matched = sum(index in self.found for index in mine)
        left = sum(meeting.body == body for meeting in self.left.values())
        return matched * 2 >= len(mine) or len(mine) >= matched + left

    def _asked_moved(self, meeting: Meeting, wish: Wanted) -> bool:
        told = {"meeting": meeting.id, "body": meeting.body, "date": meeting.date, "on": wish.read.date}
        where = finding("moved-by-nearness", wish.read.spot, arguments=told)
        doubt = Doubt(where, (KEEP, NEW), f"moved {meeting.id} {wish.read.date}")
        self.merge.doubts.append(doubt)
        return self.answers.get(doubt.about) != NEW

    def _take(self, index: int, meeting: Meeting) -> None:
        self.found[index] = meeting
        del self.left[meeting.id]

    def _is_there(self, index: int, wish: Wanted) -> bool:
        """Whether it is to have a row: not when the row it had has been taken away by hand."""
        if index in self.found:
            self._kept(self.found[index], wish)
            return True
        if not earlier.deleted(self.existing, wish.body, self.year, wish.read.date):
            return True
        told = {"body": wish.body, "date": wish.read.date, "file": self.file}
        where = finding("row-deleted", wish.read.spot, arguments=told)
        doubt = Doubt(where, (LEAVE, AGAIN), f"deleted {wish.body} {wish.read.date}")
        self.merge.doubts.append(doubt)
        return self.answers.get(doubt.about) == AGAIN

    def _kept(self, meeting: Meeting, wish: Wanted) -> None:
        """The row is another body's since it was made."""
        if meeting.body != wish.body:
            told = {"meeting": meeting.id, "body": meeting.body, "date": meeting.date}
            told["name"] = wish.read.label.name or wish.read.label.code
            where = finding("body-kept", wish.read.spot, Severity.INFO, told)
            self.merge.doubts.append(Doubt(where, (), f"kept {meeting.id}"))

    def _row(self, index: int, wish: Wanted) -> Merged:
        before = self.found.get(index)
        if before is None:
            return Merged(Change.ADDED, self._new(wish))
        read = wish.read
        after = replace(
            before,
            date=read.date,
            status=self._status(before, wish),
            called=before.called or read.called,
            until=read.until if read.until or before.date != read.date else before.until,
            time=read.time or before.time,
        )
        if read.note and not before.note:  # a note written by hand stands
            after = replace(after, note=read.note, for_=after.for_ or wish.for_)
        return Merged(_change(before, after), after, before)

    def _new(self, wish: Wanted) -> Meeting:
        read = wish.read
        return Meeting(
            self._id(wish), wish.body, read.date, read.status or MeetingStatus.ORDINARY, read.note, wish.for_,
            read.called, read.until, read.time,
        )  # fmt: skip

    def _id(self, wish: Wanted) -> str:
        """Our own export's id when it is free, else the body's next number of the year."""
        stem = f"{wish.body}-{self.year}-"
        if (
            wish.read.id.startswith(stem)
            and wish.read.id not in self.used
            and re.fullmatch(r"[\w-]{1,64}", wish.read.id)
        ):
            self.used.add(wish.read.id)
            return wish.read.id
        taken = [
            int(id_[len(stem) :])
            for id_ in self.used
            if id_.startswith(stem) and id_[len(stem) :].isdecimal()
        ]
        wished = [w.read.id[len(stem) :] for w in self.wanted if w.read.id.startswith(stem)]
        number = max([*taken, *(int(rest) for rest in wished if rest.isdecimal())], default=0) + 1
        self.used.add(f"{stem}{number:02d}")
        return f"{stem}{number:02d}"

    def _status(self, before: Meeting, wish: Wanted) -> MeetingStatus:
        said = wish.read.status
        if said in (None, MeetingStatus.ORDINARY):
            if before.status is MeetingStatus.CANCELLED:
                return self._revived(before, wish)
            moved = before.date != wish.read.date and before.status in _LIVE
            return MeetingStatus.MOVED if moved else before.status
        return said or before.status

    def _revived(self, before: Meeting, wish: Wanted) -> MeetingStatus:
        """Cancelled here, and a meeting like any other in the source."""
        told = {"meeting": before.id, "body": before.body, "date": before.date}
        doubt = Doubt(
            finding("cancelled-here-only", wish.read.spot, arguments=told),
            (KEEP, NEW),
            f"revived {before.id}",
        )
        self.merge.doubts.append(doubt)
        return MeetingStatus.ORDINARY if self.answers.get(doubt.about) == NEW else before.status

    def _missing(self, meeting: Meeting) -> Merged:
        """A meeting that the source no longer has is never taken away."""
        same = Merged(Change.SAME, meeting, meeting)
        if meeting.body not in self.bodies or meeting.status is MeetingStatus.CANCELLED:
            return same
        if not self.first <= meeting.date <= self.last:
            self.outside.append(meeting)
            return same
        told = {"meeting": meeting.id, "body": meeting.body, "date": meeting.date}
        place = Place(self.file, ("meetings", self.order.index(meeting.id)))
        where = Finding("missing-in-source", Severity.WARNING, place, arguments=told)
        doubt = Doubt(where, (KEEP, CANCEL), f"missing {meeting.id}")
        self.merge.doubts.append(doubt)
        if self.answers.get(doubt.about) != CANCEL:
            return same
        return Merged(Change.CANCELLED, replace(meeting, status=MeetingStatus.CANCELLED), meeting)

    def _absent_bodies(self) -> None:
        told = dict.fromkeys(
            m.body for m in self.left.values() if m.body not in {w.body for w in self.wanted}
        )
        if self.outside:
            span = {"date": self.first, "until": self.last, "count": len(self.outside)}
            beyond = finding("outside-plan", Spot(self.file), Severity.INFO, span)
            self.merge.doubts.append(Doubt(beyond, (), "outside"))
        if told and self.wanted:
            where = finding("bodies-not-in-source", Spot(self.file), Severity.INFO, {"bodies": tuple(told)})
            self.merge.doubts.append(Doubt(where, (), "absent"))


def _span(days: Sequence[date]) -> tuple[date, date]:
    """The whole months that a plan reaches over: a plan for the spring says nothing about the autumn."""
    if not days:
        return date.max, date.min
    first, last = min(days), max(days)
    return first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])


def _same_id(meeting: Meeting, wish: Wanted) -> bool:
    return meeting.body == wish.body and bool(wish.read.id) and meeting.id == wish.read.id


def _same_day(meeting: Meeting, wish: Wanted) -> bool:
    return meeting.body == wish.body and meeting.date == wish.read.date


def _was_there(meeting: Meeting, wish: Wanted) -> bool:
    return meeting.body == wish.body and wish.read.was is not None and meeting.date == wish.read.was


def _same_row(meeting: Meeting, wish: Wanted) -> bool:
    """A row that was made for the body and has been given another by hand."""
    return earlier.stem(meeting) == wish.body and meeting.date == wish.read.date


def _change(before: Meeting, after: Meeting) -> Change:
    if before == after:
        return Change.SAME
    if after.status is MeetingStatus.CANCELLED and before.status is not MeetingStatus.CANCELLED:
        return Change.CANCELLED
    if before.date != after.date:
        return Change.MOVED
    return (
        Change.STATUS if before.status is not after.status or before.called != after.called else Change.OTHER
    )


def in_order(rows: Iterable[Merged]) -> Iterator[Merged]:
    """By body and day, as they are told."""
    return iter(sorted(rows, key=lambda row: (row.after.body, row.after.date)))


def years(wanted: Iterable[date]) -> tuple[int, ...]:
    """The years that the dates lie in."""
    return tuple(sorted({day.year for day in wanted}))
