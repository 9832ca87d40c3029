"""How often a meeting has been changed since it was first taken into use: SEQUENCE of RFC 5545, 3.8.7.4.

Counted in the history, not in the file: every entry names the kalendarium that was in use, so all who export
the same database get the same numbers, and a change that somebody made by hand counts like one by command.
"""

from collections.abc import Iterable, Iterator, Mapping

from arshjul.domain.kalendarium import Kalendarium, Meeting, MeetingStatus
from arshjul.service.ports import Reading
from arshjul.service.world import World

_When = tuple[object, ...]


def sequences(world: World, meetings: Iterable[Meeting]) -> Mapping[str, int]:
    """The number of each meeting as it stands now; a change that is not yet in use counts as one."""
    if not world.store.exists():
        return _counted(((*meetings,),))
    with world.store.reading() as reading:
        return _counted([*(version.meetings for version in _versions(world, reading)), (*meetings,)])


def _counted(versions: Iterable[tuple[Meeting, ...]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    last: dict[str, _When] = {}
    for version in versions:
        for meeting in version:
            when = _when(meeting)
            if meeting.id not in last:
                # before it was ever in use it may have been announced, then moved or cancelled
                numbers[meeting.id] = int(meeting.status in (MeetingStatus.MOVED, MeetingStatus.CANCELLED))
            elif last[meeting.id] != when:
                numbers[meeting.id] += 1
            last[meeting.id] = when
    return numbers


def _when(meeting: Meeting) -> _When:
    """What matters to those who are to be there."""
    return (meeting.date, meeting.until, meeting.time, meeting.status, meeting.called)


def _versions(world: World, reading: Reading) -> Iterator[Kalendarium]:
    """Every kalendarium that has been taken into use, in the order of the history."""
    used: dict[str, object] = {}
    for entry in reading.entries():
        kalendaria = entry.get("cal")
        for year, hash_ in kalendaria.items() if isinstance(kalendaria, dict) else ():
            if used.get(year) != hash_:
                used[year] = hash_
                yield world.keeper.kalendarium(reading, f"kalendarium:{year}", str(hash_))
