"""Two years' meetings side by side: body by body, each with the bodies that it follows on, month by month."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.meetingplans.comparing import Difference, Different
from arshjul.values import dataclass

_FAR = 46
"""Days between two meetings' places in their years from which on they are not each other's like."""
_OTHER_MONTH = 3
"""A meeting in another month is that many days farther away."""

Pair = tuple[Meeting | None, Meeting | None]


@dataclass(frozen=True, slots=True)
class Lineage:
    """A body and those that it follows on, with the meetings of both years; cancelled ones do not count."""

    body: str
    """The one that answers in the later year."""
    before: tuple[str, ...]
    """The bodies that meet in the first of the two years, in order of their first meeting."""
    after: tuple[str, ...]
    pairs: tuple[Pair, ...]
    """In order of the year: a meeting and its like in the other year, or one that has none there."""
    merged: bool = False
    """Several bodies that met side by side have become one: no meeting is the like of another then."""

    @property
    def held(self) -> tuple[int, int]:
        """The number of meetings in each year."""
        return (sum(one is not None for one, _ in self.pairs), sum(two is not None for _, two in self.pairs))

    @property
    def different(self) -> Iterator[Different]:
        """What only one of the years has, and what lies in another month."""
        for one, other in self.pairs:
            if one is None or other is None:
                yield Different(Difference.ADDED if one is None else Difference.REMOVED, one, other)
            elif one.date.month != other.date.month:
                yield Different(Difference.MOVED, one, other)


def lineages(
    before: Iterable[Meeting], after: Iterable[Meeting], heir: Callable[[str], str]
) -> tuple[Lineage, ...]:
    """Every body of two years, by id.

    :param heir: from a body to the one that answers for what was its in the later of the two years
    """
    sides = [_by_heir(side, heir) for side in (before, after)]
    bodies = sorted({*sides[0], *sides[1]})
    return tuple(_lineage(body, sides[0].get(body, []), sides[1].get(body, [])) for body in bodies)


def _by_heir(meetings: Iterable[Meeting], heir: Callable[[str], str]) -> dict[str, list[Meeting]]:
    found: dict[str, list[Meeting]] = {}
    held = (meeting for meeting in meetings if meeting.status is not MeetingStatus.CANCELLED)
    for meeting in sorted(held, key=lambda meeting: (meeting.date, meeting.id)):
        found.setdefault(heir(meeting.body), []).append(meeting)
    return found


def _lineage(body: str, before: Sequence[Meeting], after: Sequence[Meeting]) -> Lineage:
    names = [tuple(dict.fromkeys(meeting.body for meeting in side)) for side in (before, after)]
    merged = bool(before and after) and (_side_by_side(before) or _side_by_side(after))
    alone: list[Pair] = [*((one, None) for one in before), *((None, other) for other in after)]
    return Lineage(body, names[0], names[1], tuple(alone if merged else _aligned(before, after)), merged)


def _side_by_side(meetings: Sequence[Meeting]) -> bool:
    """Whether bodies meet by turns: one that has given way to another does not come back."""
    turns = [body for body, _ in groupby(meeting.body for meeting in meetings)]
    return len(turns) != len(set(turns))


def _aligned(before: Sequence[Meeting], after: Sequence[Meeting]) -> Iterator[Pair]:
    """In order, so that meetings that lie at the same time of the year come together.

    The cheapest way through both lists: a pair costs the days between them, one alone half of ``_FAR``.
    """
    rows, columns = len(before), len(after)
    cost = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            cost[i][j] = min(_ways(cost, before, after, i, j), default=(0.0, 0, 0))[0]
    i = j = 0
    while ways := _ways(cost, before, after, i, j):
        _, one, other = min(ways)
        yield before[i] if one else None, after[j] if other else None
        i, j = i + one, j + other


def _ways(
    cost: list[list[float]], before: Sequence[Meeting], after: Sequence[Meeting], i: int, j: int
) -> list[tuple[float, int, int]]:
    """What can come next, each with its cost to the end: one of the first, one of the other, or a pair."""
    found: list[tuple[float, int, int]] = []
    if i < len(before):
        found.append((cost[i + 1][j] + _FAR / 2, 1, 0))
    if j < len(after):
        found.append((cost[i][j + 1] + _FAR / 2, 0, 1))
    if i < len(before) and j < len(after):
        found.append((cost[i + 1][j + 1] + _apart(before[i], after[j]), 1, 1))
    return found


def _apart(one: Meeting, other: Meeting) -> int:
    """Days between their places in the year."""
    days = abs(one.date.timetuple().tm_yday - other.date.timetuple().tm_yday)
    return days + _OTHER_MONTH * (one.date.month != other.date.month)
