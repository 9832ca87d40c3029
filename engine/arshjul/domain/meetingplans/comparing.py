"""What differs between two versions of a year's kalendarium: by id and nearness. Two years: ``lineage``."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.meetingplans.merging import NEAR
from arshjul.values import dataclass


class Difference(StrEnum):
    """How a meeting differs; the first that fits."""

    ADDED = "added"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    MOVED = "moved"
    STATUS = "status"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Different:
    """One meeting on one side or on both."""

    difference: Difference
    before: Meeting | None
    after: Meeting | None

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is known."""
        found = self.after or self.before
        assert found is not None
        return found


def compare(before: Sequence[Meeting], after: Sequence[Meeting]) -> tuple[Different, ...]:
    """Every meeting that differs, by body and day."""
    pairs = _versions(before, after)
    found = [Different(how, one, other) for one, other in pairs if (how := _how(one, other))]
    return tuple(sorted(found, key=lambda item: (item.meeting.body, item.meeting.date, item.meeting.id)))


Pair = tuple[Meeting | None, Meeting | None]


def _versions(before: Sequence[Meeting], after: Sequence[Meeting]) -> Iterator[Pair]:
    """By id when the body is the same too, then by day, then by nearness."""
    left, right = {m.id: m for m in before}, {m.id: m for m in after}
    for id_ in [id_ for id_ in left if id_ in right and left[id_].body == right[id_].body]:
        yield left.pop(id_), right.pop(id_)
    for _, one, other in sorted(_near(left.values(), right.values())):
        if one in left and other in right:
            yield left.pop(one), right.pop(other)
    yield from ((meeting, None) for meeting in left.values())
    yield from ((None, meeting) for meeting in right.values())


def _near(left: Iterable[Meeting], right: Iterable[Meeting]) -> Iterator[tuple[int, str, str]]:
    others = list(right)
    for one in left:
        for other in others:
            days = abs((one.date - other.date).days)
            if one.body == other.body and days <= NEAR:
                yield days, one.id, other.id


def _live(meeting: Meeting) -> bool:
    return meeting.status is not MeetingStatus.CANCELLED


def _how(one: Meeting | None, other: Meeting | None) -> Difference | None:
    if one is None or other is None:
        return Difference.ADDED if one is None else Difference.REMOVED
    if _live(one) and not _live(other):
        return Difference.CANCELLED
    if one.date != other.date:
        return Difference.MOVED
    if one.status is not other.status or one.called != other.called:
        return Difference.STATUS
    beside = (one.note, one.for_, one.time, one.until) != (other.note, other.for_, other.time, other.until)
    return Difference.OTHER if beside else None
