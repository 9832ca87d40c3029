"""Meetings that have been moved: of the two days that are written, one is a meeting and one is what was.

"6/4 (flyttat från 30/3)", "6/4, ersätter 30/3" and "30/3 flyttat till 6/4" are all one meeting, on 6 April.
What is written of it stays as its note, word for word, so that the old day is never lost.
"""

from collections.abc import Iterable

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans.days import Said


def settled(days: Iterable[Said]) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    """One meeting for each that has been moved; and the old days whose new one is not said."""
    meetings, waiting = list[Said](), list[Said]()
    rest = list(days)
    while rest:
        day = rest.pop(0)
        if day.turn is not None and day.turn.old:
            whole = rest.pop(0) if rest and rest[0].turn is not None and not rest[0].turn.old else None
            _old(day, whole, meetings, waiting)
        elif waiting:
            meetings.append(_from(day, waiting))
            waiting = []
        elif day.turn is None or not meetings:
            meetings.append(_alone(day))
        else:
            meetings[-1] = _to(meetings[-1], day)
    return tuple(meetings), tuple(_words(day) for day in waiting)


def _old(day: Said, new: Said | None, meetings: list[Said], waiting: list[Said]) -> None:
    """An old day: of the meeting before it, unless its own new day follows, "från 30/3 till 6/4"."""
    if new is None and not meetings:
        waiting.append(day)
    elif new is None or (meetings and _is(new, meetings[-1])):
        meetings[-1] = _from(meetings[-1], [day])
    elif meetings and _is(day, meetings[-1]):
        meetings[-1] = _to(meetings[-1], new)
    else:
        meetings.append(_from(new, [*waiting, day]))
        waiting.clear()


def _is(one: Said, other: Said) -> bool:
    return (one.day, one.month) == (other.day, other.month)


def _alone(day: Said) -> Said:
    """ "Flyttat till 6/4" without any old day is a day with a note."""
    if day.turn is not None:
        day.words.append(day.turn.words)
        day.status = day.status or MeetingStatus.MOVED
    return day


def _words(old: Said) -> str:
    return f"{old.turn.words} {old.written}".strip() if old.turn else old.written


def _from(new: Said, olds: Iterable[Said]) -> Said:
    """The new day with what is said of the old ones behind it."""
    for old in olds:
        _inherit(new, old)
        new.words += [*old.words, _words(old)]
        new.was = new.was or (old.day, old.month)
    new.status = new.status or MeetingStatus.MOVED
    return new


def _to(old: Said, new: Said) -> Said:
    """The new day takes over what is said of the old one."""
    assert new.turn is not None
    status = new.status
    _inherit(new, old)
    new.words = [*old.words, f"{old.written} {new.turn.words} {new.written}", *new.words]
    new.was = (old.day, old.month)
    new.status = status or (old.status if old.status in _KEPT else None) or MeetingStatus.MOVED
    new.month = new.month or old.month
    new.year = new.year or old.year
    return new


_KEPT = frozenset({MeetingStatus.EXTRA, MeetingStatus.RESERVE, MeetingStatus.CONSTITUTING})
"""What a meeting still is when it has been moved."""


def _inherit(new: Said, old: Said) -> None:
    """Hour, status and marks hold for the meeting, whichever of its days they stand beside."""
    new.clock = new.clock or old.clock
    new.status = new.status or old.status
    new.called = new.called or old.called
    new.marks += [mark for mark in old.marks if mark not in new.marks]
