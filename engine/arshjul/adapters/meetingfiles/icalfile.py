"""Calendar files: counted before they are parsed, every hour on the organisation's clock; and written out."""

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import icalendar

from arshjul.adapters.meetingfiles import repeating
from arshjul.adapters.meetingfiles.caps import MOST_DEPTH, MOST_EVENTS, Refusal
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.meetingplans.sheets import Event, MeetingFile
from arshjul.values import replace

_DAY = timedelta(days=1)
_OURS = {"id": "X-ARSHJUL-ID", "body": "X-ARSHJUL-BODY", "status": "X-ARSHJUL-STATUS", "for": "X-ARSHJUL-FOR",
         "called": "X-ARSHJUL-CALLED", "name": "X-ARSHJUL-NAME"}  # fmt: skip
_UNREAD = ("RDATE", "EXRULE")


def read(name: str, text: str, zone: str) -> MeetingFile:
    """Every event with its day in the organisation's time zone.

    :raises Refusal: it cannot be parsed, or nobody should try
    """
    _look_through(text)
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refusal("calendar-broken", detail=str(error)[:80]) from error
    findings: list[Finding] = []
    numbers = [
        number for number, line in enumerate(text.split("\n"), 1) if line.strip().upper() == "BEGIN:VEVENT"
    ]
    parts = [part for calendar in calendars for part in calendar.walk("VEVENT")]
    if len(parts) < len(numbers):
        raise Refusal("calendar-broken")
    events: list[Event] = []
    moved = _moved(parts, ZoneInfo(zone))
    for number, part in zip(numbers, parts, strict=False):
        event = _event(part, number, name, ZoneInfo(zone), findings)
        if event is not None:
            events += _occasions(part, event, moved, ZoneInfo(zone), findings, Place(name, (), number))
    if len(events) > MOST_EVENTS:
        raise Refusal("too-many-events", most=MOST_EVENTS)
    return MeetingFile(name, events=tuple(events), findings=tuple(findings))


def _look_through(text: str) -> None:
    """How many events, and how deep: the parser itself would take any number of both."""
    depth = events = 0
    for line in text.split("\n"):
        word = line[:20].strip().upper()
        if word.startswith("BEGIN:"):
            depth += 1
            events += word == "BEGIN:VEVENT"
        elif word.startswith("END:"):
            depth -= 1
        if depth > MOST_DEPTH:
            raise Refusal("calendar-too-deep", most=MOST_DEPTH)
        if events > MOST_EVENTS:
            raise Refusal("too-many-events", most=MOST_EVENTS)


def _event(
    part: "icalendar.Component", number: int, file: str, zone: ZoneInfo, findings: list[Finding]
) -> Event | None:
    place = Place(file, (), number)
    summary = _text(part, "SUMMARY")
    try:
        start, end = _moment(part, "DTSTART"), _moment(part, "DTEND")
    except ValueError:
        start = end = None
    if start is None:
        findings.append(Finding("event-without-start", Severity.ERROR, place, arguments={"name": summary}))
        return None
    if isinstance(start, datetime) and start.tzinfo is None:
        told = {"name": summary, "zone": _zone_of(part) or None, "date": start.date()}
        code = "event-unknown-zone" if told["zone"] else "event-floating"
        findings.append(Finding(code, Severity.WARNING, place, arguments=told))
    day, clock = _local(start, zone)
    facts = {fact: _text(part, name) for fact, name in _OURS.items() if name in part}
    cancelled = _text(part, "STATUS").upper() == "CANCELLED"
    uid, note = _text(part, "UID"), _text(part, "DESCRIPTION")
    return Event(number, day, _last(day, start, end, zone), clock, summary, note, uid, cancelled, facts)


def _moved(parts: "list[icalendar.Component]", zone: ZoneInfo) -> set[tuple[str, date]]:
    """The occasions that have an event of their own in place of the one that the rule gives."""
    found = set()
    for part in parts:
        with contextlib.suppress(ValueError):
            moment = _moment(part, "RECURRENCE-ID")
            if moment is not None:
                found.add((_text(part, "UID"), _local(moment, zone)[0]))
    return found


def _occasions(
    part: "icalendar.Component", event: Event, moved: set[tuple[str, date]], zone: ZoneInfo,
    findings: list[Finding], place: Place,
) -> Iterator[Event]:  # fmt: skip
    """Every day of an event that repeats; only the first when its rule is not one that is read."""
    if "RECURRENCE-ID" in part or not ({"RRULE", *_UNREAD} & set(part)):
        yield event
        return
    try:
        how, excepted = _rule(part, zone), tuple(_excepted(part))
    except (AttributeError, ValueError):  # a rule that breaks the standard breaks when it is touched
        how, excepted = None, ()
    if how is None or any(name in part for name in _UNREAD):
        findings.append(Finding("event-repeats", Severity.WARNING, place, arguments={"name": event.summary}))
        yield event
        return
    gone = {_local(moment, zone)[0] for moment in excepted}
    gone |= {day for uid, day in moved if uid == event.uid}
    days = [day for day in repeating.days(event.day, how) if day not in gone]
    told: dict[str, object] = {
        "name": event.summary,
        "count": len(days),
        "year": max([*days, event.day]).year,
    }
    cut = how.endless or len(days) + len(gone) >= repeating.MOST
    code, severity = ("event-endless", Severity.WARNING) if cut else ("event-repeated", Severity.INFO)
    findings.append(Finding(code, severity, place, arguments=told))
    for day in days:
        last = event.last + (day - event.day) if event.last else None
        yield replace(event, day=day, last=last, uid=f"{event.uid} {day}")


def _rule(part: "icalendar.Component", zone: ZoneInfo) -> repeating.Rule | None:
    value = part.get("RRULE")
    if value is None or isinstance(value, list):
        return None
    until = next((moment for moment in value.get("UNTIL", ()) if isinstance(moment, date)), None)
    texts = {key.upper(): [str(item) for item in items] for key, items in value.items()}
    return repeating.rule(texts, _local(until, zone)[0] if until else None)


def _excepted(part: "icalendar.Component") -> Iterator[date]:
    value = part.get("EXDATE", [])
    for item in value if isinstance(value, list) else [value]:
        yield from (entry.dt for entry in getattr(item, "dts", ()) if isinstance(entry.dt, date))


def _text(part: "icalendar.Component", name: str) -> str:
    value = part.get(name, "")
    return str(value[0] if isinstance(value, list) else value)


def _moment(part: "icalendar.Component", name: str) -> date | datetime | None:
    value = part.get(name)
    found = getattr(value[0] if isinstance(value, list) and value else value, "dt", None)
    return found if isinstance(found, date) else None


def _zone_of(part: "icalendar.Component") -> str:
    """The zone that a time claims to be in, when nobody knows it."""
    parameters = getattr(part.get("DTSTART"), "params", {})
    return str(parameters.get("TZID", ""))


def _local(moment: date | datetime, zone: ZoneInfo) -> tuple[date, time | None]:
    if not isinstance(moment, datetime):
        return moment, None
    local = moment.astimezone(zone) if moment.tzinfo is not None else moment
    return local.date(), local.time().replace(second=0, microsecond=0, tzinfo=None)


def _last(day: date, start: date | datetime, end: date | datetime | None, zone: ZoneInfo) -> date | None:
    """The last day of several: an all-day event ends on the day after, one with hours when it says."""
    if end is None:
        return None
    last = _local(end, zone)[0]
    if not isinstance(start, datetime) or (_local(end, zone)[1] == time() and last > day):
        last -= _DAY
    return last if last > day else None


def written(
    meetings: Iterable[Meeting],
    names: dict[str, str],
    sequences: Mapping[str, int],
    organisation: str,
    title: str,
    zone: str,
    now: datetime,
) -> bytes:
    """A calendar that can be subscribed to: each meeting keeps its UID, whatever happens to it."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//arshjul//kalendarium//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar["X-WR-CALNAME"] = icalendar.vText(title)
    for component in _components(meetings, names, sequences, organisation, zone, now):
        calendar.add_component(component)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _components(
    meetings: Iterable[Meeting],
    names: dict[str, str],
    sequences: Mapping[str, int],
    organisation: str,
    zone: str,
    now: datetime,
) -> Iterator[icalendar.Event]:
    host = re.sub(r"[^a-z0-9-]", "", organisation.lower()) or "organisation"
    for meeting in meetings:
        event = icalendar.Event()
        event.add("uid", f"{meeting.id}@{host}.arshjul")
        event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
        event.add("sequence", sequences.get(meeting.id, 0))
        event.add("summary", names.get(meeting.body, meeting.body))
        cancelled = meeting.status is MeetingStatus.CANCELLED
        event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
        if meeting.note:
            event.add("description", meeting.note)
        _when(event, meeting, zone)
        _facts(event, meeting, names)
        yield event


def _when(event: icalendar.Event, meeting: Meeting, zone: str) -> None:
    """All day without an hour; with one, on the organisation's clock."""
    last = meeting.until or meeting.date
    if meeting.time is None:
        event.add("dtstart", meeting.date)
        event.add("dtend", last + _DAY)
        event.add("transp", "TRANSPARENT")
        return
    try:
        local = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        local = ZoneInfo("Europe/Stockholm")
    event.add("dtstart", datetime.combine(meeting.date, meeting.time, local))
    if meeting.until is not None:
        event.add("dtend", datetime.combine(meeting.until, time(23, 59), local))


def _facts(event: icalendar.Event, meeting: Meeting, names: dict[str, str]) -> None:
    """What iCalendar has no words for, so that the file can be read back whole."""
    event.add(_OURS["id"], meeting.id)
    event.add(_OURS["body"], meeting.body)
    event.add(_OURS["name"], names.get(meeting.body, meeting.body))
    event.add(_OURS["status"], meeting.status.value)
    event.add(_OURS["for"], " ".join(meeting.for_))
    if meeting.called:
        event.add(_OURS["called"], "1")
