"""Feeds as iCalendar (RFC 5545): whole days that block nobody's time, with an alarm before a deadline.

A feed is published, not sent for an answer. Ids are stable: what a calendar already has is changed.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.service.feeding import Event, Feed
from arshjul.service.picturing import PicturedStep, StepState
from arshjul.views.picturing import Told, told
from arshjul.views.text import Words

_OCTETS = 75
_ALARM = "-PT15H"
"""Nine o'clock the day before: a whole day begins at midnight."""


def icalendar(words: Words, feed: Feed, stamp: datetime) -> bytes:
    """The whole file.

    :param stamp: when it is made, which every event carries
    """
    it = told(words, feed.picture)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//arshjul//arshjul//SV",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(_name(it, feed))}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    ]
    for event in feed.events:
        lines += _event(it, event, stamp)
    return b"".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def escaped(text: str) -> str:
    """A text as a value (RFC 5545 3.3.11)."""
    return (
        text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\n")
        .replace("\n", "\\n")
    )


def folded(line: str) -> bytes:
    """A line of content in pieces of at most 75 octets, never in the middle of a letter (RFC 5545 3.1)."""
    pieces, piece = [], b""
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > _OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def _name(it: Told, feed: Feed) -> str:
    whose = feed.whose
    name = it.words.person(whose.person) if whose.person else it.body(whose.body) if whose.body else None
    kinds = {(True, True): "both", (True, False): "role", (False, True): "body"}
    code = kinds[whose.role is not None, name is not None]
    return it.words.say(f"feed.{code}", {"name": name, "role": whose.role})


def _event(it: Told, event: Event, stamp: datetime) -> Iterable[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(it, event)}"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    summary = _meeting_summary(it, event) if event.meeting else _deadline_summary(it, event.steps[0])
    yield f"SUMMARY:{escaped(summary)}"
    text = _description(it, event)
    if text:
        yield f"DESCRIPTION:{escaped(text)}"
    yield f"STATUS:{'CANCELLED' if _cancelled(event) else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    if not event.meeting and event.steps[0].state is not StepState.DONE:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(summary)}", f"TRIGGER:{_ALARM}")
        yield "END:VALARM"
    yield "END:VEVENT"


def _uid(it: Told, event: Event) -> str:
    about = event.meeting.id if event.meeting else event.steps[0].key
    return escaped(f"{about}@{it.picture.basis.organisation.id}.arshjul")


def _cancelled(event: Event) -> bool:
    return event.meeting is not None and event.meeting.status is MeetingStatus.CANCELLED


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _deadline_summary(it: Told, step: PicturedStep) -> str:
    text = it.words.say("feed.step", {"step": it.step(step), "whose": it.whose(step)})
    code = {StepState.DONE: "feed.done", StepState.LATE: "feed.late"}.get(step.state)
    return it.words.say(code, {"text": text}) if code else text


def _meeting_summary(it: Told, event: Event) -> str:
    assert event.meeting is not None
    code = "feed.cancelled" if _cancelled(event) else "feed.meeting"
    return it.words.say(code, {"name": it.body(event.meeting.body)})


def _description(it: Told, event: Event) -> str:
    if event.meeting:
        treated = tuple(dict.fromkeys(it.document(step) for step in event.steps))
        said = it.words.say("feed.treats", {"text": it.words.join(treated)}) if treated else ""
        return "\n".join(part for part in (event.meeting.note, said) if part)
    step = event.steps[0]
    meeting = step.step.meeting.date if step.step.meeting else None
    facts = {"document": it.document(step), "state": it.state(step), "date": meeting}
    told_ = [it.words.say("feed.about", facts)]
    if step.unbound:
        told_.append(it.words.say("feed.unbound"))
    return " ".join(told_)
