"""Events of a calendar file as days that bodies meet."""

from collections.abc import Iterable

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.bodies import Label
from arshjul.domain.meetingplans.desk import Desk, Raw, label
from arshjul.domain.meetingplans.found import Spot
from arshjul.domain.meetingplans.saying import Said, Saying, said
from arshjul.domain.meetingplans.sheets import Event

_MOST_WORDS = 9


def read(events: Iterable[Event], desk: Desk) -> None:
    """Every event is a meeting; its summary names the body."""
    for event in events:
        spot = Spot(desk.file, event.number)
        if not (event.facts.get("body") or event.summary.strip()):
            desk.tell("event-without-name", spot)
            continue
        desk.add(_raw(event, desk, spot))


def _raw(event: Event, desk: Desk, spot: Spot) -> Raw:
    found = said(event.summary)
    name, rest = _named(event, found, desk)
    day = Said(event.day.day, event.day.month, event.day.year, own_month=True)
    status = vocabulary.status(event.facts.get("status", ""))
    if event.cancelled:
        status = MeetingStatus.CANCELLED
    words = [word for word in (rest, vocabulary.tidy(event.description)) if word]
    for_ = event.facts.get("for")
    return Raw(
        name, day, spot, event.day.year, ", ".join(words), status, event.clock,
        called="called" in event.facts, until=event.last, uid=event.uid, id=event.facts.get("id", ""),
        for_=tuple(for_.split()) if for_ is not None else None,
    )  # fmt: skip


def _named(event: Event, found: Saying, desk: Desk) -> tuple[Label, str]:
    """The body: what our own export says, else the words of the summary that name one, else all of it."""
    if "body" in event.facts:
        return Label(event.facts.get("name", ""), event.facts["body"]), ""
    words = vocabulary.plain(event.summary).split()
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        for start in range(len(words) - count + 1):
            name = " ".join(words[start : start + count]).strip(" -:,.()")
            if desk.bodies.is_known(name) or (count == len(words) and desk.body_like(name)):
                rest = " ".join((*words[:start], *words[start + count :]))
                return label(name), rest.strip(" -:,.()")
    return label(event.summary), found.days[0].note if found.days else ""
