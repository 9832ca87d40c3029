"""Bodies in rows, months in columns, and what is treated or handed in on each day."""

from collections.abc import Iterable, Mapping
from datetime import date

from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.service.picturing import Level, Picture, PicturedStep, level_of
from arshjul.values import dataclass
from arshjul.views.grouping import Group, grouped
from arshjul.views.picturing import Told

Month = tuple[int, int]
"""Year and month."""


@dataclass(frozen=True)
class Slot:
    """A body's day: a meeting, hand-ins, or the last day of a month that has no meeting."""

    day: date
    meeting: Meeting | None
    steps: tuple[PicturedStep, ...]

    @property
    def cancelled(self) -> bool:
        """Whether the meeting will not be held."""
        return self.meeting is not None and self.meeting.status is MeetingStatus.CANCELLED

    @property
    def unbound(self) -> bool:
        """Whether something is to be taken at a meeting that is not there."""
        return self.meeting is None and any(step.unbound for step in self.steps)

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is treated or handed in, the same step of several documents as one."""
        return grouped(self.steps, None)


Grid = Mapping[str, Mapping[Month, tuple[Slot, ...]]]


def grid(picture: Picture) -> Grid:
    """The slots of each body and month; the council's row first, the administrations' last."""
    days: dict[str, dict[date, list[PicturedStep]]] = {}
    meetings: dict[tuple[str, date], Meeting] = {}
    for meeting in picture.basis.meetings:
        if meeting.date.year == picture.cycle:
            days.setdefault(meeting.body, {}).setdefault(meeting.date, [])
            meetings[meeting.body, meeting.date] = meeting
    for step in picture.steps:
        days.setdefault(step.step.body or "", {}).setdefault(step.day, []).append(step)
        if step.step.meeting is not None:  # also one in the year after the cycle
            meetings[step.step.body or "", step.day] = step.step.meeting
    found: dict[str, dict[Month, tuple[Slot, ...]]] = {}
    for body in _ordered(picture, days):
        lane: dict[Month, tuple[Slot, ...]] = {}
        for day in sorted(days[body]):
            slot = Slot(day, meetings.get((body, day)), tuple(days[body][day]))
            month = (day.year, day.month)
            lane[month] = (*lane.get(month, ()), slot)
        found[body] = lane
    return found


def months(picture: Picture, lanes: Grid) -> tuple[Month, ...]:
    """The year's months, and those beyond it in which something happens."""
    own = {(picture.cycle, month) for month in range(1, 13)}
    return tuple(sorted(own | {month for lane in lanes.values() for month in lane}))


def _ordered(picture: Picture, bodies: Iterable[str]) -> list[str]:
    known = picture.basis.organisation.bodies
    order = {body: n for n, body in enumerate(known)}
    return sorted(bodies, key=lambda b: (-[*Level].index(level_of(known.get(b))), order.get(b, len(order))))


def short(told: Told, month: Month) -> str:
    """A month's name in three letters."""
    return told.words.month(month[1])[:3]


def title(told: Told) -> str:
    """What a swimlane is of."""
    about = {"year": told.picture.cycle, "organisation": told.organisation}
    return told.words.say("pic.lanes.title", about)
