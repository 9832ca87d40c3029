"""Events of a calendar file as days that bodies meet."""

from collections.abc import Iterable

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans import titles, vocabulary
from arshjul.domain.meetingplans.bodies import Label
from arshjul.domain.meetingplans.days import Said
from arshjul.domain.meetingplans.desk import Desk, Raw
from arshjul.domain.meetingplans.found import Spot
from arshjul.domain.meetingplans.sheets import Event


def read(events: Iterable[Event], desk: Desk) -> None:
    """Every event is a meeting; its summary names the body."""
    for event in events:
        spot = Spot(desk.file, event.number)
        if not (event.facts.get("body") or event.summary.strip()):
            desk.tell("event-without-name", spot)
            continue
        desk.add(_raw(event, desk, spot))


def _raw(event: Event, desk: Desk, spot: Spot) -> Raw:
    title = _named(event, desk)
    day = Said(event.day.day, event.day.month, event.day.year, own_month=True)
    status = vocabulary.status(event.facts.get("status", "")) or title.status
    if event.cancelled:
        status = MeetingStatus.CANCELLED
    words = [word for word in (title.note, vocabulary.tidy(event.description)) if word]
    for_ = event.facts.get("for")
    return Raw(
        title.label, day, spot, event.day.year, ", ".join(words), status, event.clock,
        called="called" in event.facts, until=event.last, uid=event.uid, id=event.facts.get("id", ""),
        for_=tuple(for_.split()) if for_ is not None else None, doubtful=not title.sure,
    )  # fmt: skip


def _named(event: Event, desk: Desk) -> titles.Title:
    """The body: what our own export says, else what the summary does."""
    if "body" in event.facts:
        return titles.Title(Label(event.facts.get("name", ""), event.facts["body"]))
    return titles.named(event.summary, desk)
