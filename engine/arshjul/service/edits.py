"""One row of a kalendarium to change: a meeting moved, cancelled or added, as a value."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from arshjul.domain.basis import Basis
from arshjul.domain.kalendarium import Binding, Meeting, MeetingStatus
from arshjul.domain.meetingplans.merging import Change, Merged
from arshjul.errors import UsageError
from arshjul.service.kalendaria import Calendars
from arshjul.service.running import closest
from arshjul.values import dataclass, replace


class Kalendaria(Calendars, Protocol):
    """The kalendaria as files, and the rows that bind a step to a meeting."""

    def bound(self, year: int, binding: Binding, *, one: bool) -> str:
        """The year's text with the binding in it, in place of the row of the same document and step.

        :param one: the row names one document; else it names a type, and rows of other bodies stay
        """


@dataclass(frozen=True)
class Edit:
    """One row to change."""

    kind: str
    """"move", "cancel", "add" or "bind"."""
    year: int
    body: str
    was: date | None
    """The day on which the meeting was to be held; None when nothing happens to that."""
    to: date | None
    """The day on which it is to be held, or a step to be taken; None for a meeting that is cancelled."""
    facts: dict[str, object]
    """What the history says of it: codes, ids and days."""
    text: Callable[[Kalendaria], str]
    """The file's text with the row changed."""
    documents: tuple[str, ...] = ()
    """Of a binding: the documents whose step it binds."""


def move(basis: Basis, meeting_id: str, to: date) -> Edit:
    """Another day for a meeting.

    :raises UsageError: ``meeting-not-found``, ``meeting-as-it-was``; ``meeting-is-cancelled``
    """
    meeting, year = known_meeting(basis, meeting_id)
    if meeting.status is MeetingStatus.CANCELLED:
        raise UsageError("meeting-is-cancelled", meeting=meeting_id)
    if meeting.date == to:
        raise UsageError("meeting-as-it-was", meeting=meeting_id)
    until = meeting.until and date.fromordinal(meeting.until.toordinal() + (to - meeting.date).days)
    ordinary = meeting.status is MeetingStatus.ORDINARY
    after = replace(meeting, date=to, until=until, status=MeetingStatus.MOVED if ordinary else meeting.status)
    facts: dict[str, object] = {"old_date": meeting.date.isoformat(), "new_date": to.isoformat()}
    return _row(meeting, after, year, Change.MOVED, facts)


def cancel(basis: Basis, meeting_id: str) -> Edit:
    """A meeting that will not be held.

    :raises UsageError: ``meeting-not-found``, ``meeting-as-it-was``
    """
    meeting, year = known_meeting(basis, meeting_id)
    if meeting.status is MeetingStatus.CANCELLED:
        raise UsageError("meeting-as-it-was", meeting=meeting_id)
    after = replace(meeting, status=MeetingStatus.CANCELLED)
    return _row(meeting, after, year, Change.CANCELLED, {"old_date": meeting.date.isoformat()})


def add(
    basis: Basis,
    body: str,
    on: date,
    status: MeetingStatus = MeetingStatus.EXTRA,
    note: str = "",
    documents: tuple[str, ...] = (),
) -> Edit:
    """A meeting that was not planned.

    :raises UsageError: ``unknown-filter``, ``meeting-there-already``
    """
    if body not in basis.organisation.bodies:
        near = closest(body, basis.organisation.bodies)
        raise UsageError("unknown-filter", filter="body", value=body, suggestions=near)
    same = [m.id for m in basis.meetings if (m.body, m.date) == (body, on) and m.live]
    if same:
        raise UsageError("meeting-there-already", meeting=same[0], body=body, date=on)
    stem = f"{body}-{on.year}-"
    numbers = [int(m.id[len(stem) :]) for m in basis.meetings if _numbered(m.id, stem)]
    meeting = Meeting(f"{stem}{max(numbers, default=0) + 1:02d}", body, on, status, note, documents)

    def text(files: Kalendaria) -> str:
        rows = [Merged(Change.SAME, row, row) for row in files.meetings(on.year)]
        return _written(files, on.year, [*rows, Merged(Change.ADDED, meeting)], basis)

    facts: dict[str, object] = {"meeting": meeting.id, "new_date": on.isoformat()}
    return Edit("add", on.year, body, None, on, facts, text)


def known_meeting(basis: Basis, meeting_id: str) -> tuple[Meeting, int]:
    """A meeting, and the year whose kalendarium it stands in.

    :raises UsageError: ``meeting-not-found``
    """
    for year, kalendarium in basis.kalendaria.items():
        for meeting in kalendarium.meetings:
            if meeting.id == meeting_id:
                return meeting, year
    near = closest(meeting_id, basis.meeting_by_id)
    raise UsageError("meeting-not-found", meeting=meeting_id, suggestions=near)


def _row(meeting: Meeting, after: Meeting, year: int, change: Change, facts: dict[str, object]) -> Edit:
    def text(files: Kalendaria) -> str:
        rows = [
            Merged(change, after, row) if row.id == meeting.id else Merged(Change.SAME, row, row)
            for row in files.meetings(year)
        ]
        return _written(files, year, rows, None)

    kind = "move" if change is Change.MOVED else "cancel"
    to = after.date if change is Change.MOVED else None
    return Edit(kind, year, meeting.body, meeting.date, to, {"meeting": meeting.id, **facts}, text)


def _written(files: Kalendaria, year: int, rows: Sequence[Merged], basis: Basis | None) -> str:
    bodies = basis.organisation.bodies if basis else {}
    text = files.written(year, rows, {id_: body.name.sv for id_, body in bodies.items()}, "")
    assert text is not None  # some row is different
    return text


def _numbered(id_: str, stem: str) -> bool:
    return id_.startswith(stem) and id_[len(stem) :].isdecimal()
