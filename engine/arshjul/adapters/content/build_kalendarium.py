"""Kalendarium: from the file's data to the domain, and to canonical data."""

from arshjul.adapters.content.values import Data, Encoded, clock, day, day_or_none, rows, words
from arshjul.domain.kalendarium import Adoption, Binding, Kalendarium, LeadTime, Meeting, MeetingStatus


def build_kalendarium(data: Data, file: str = "") -> Kalendarium:
    """A year's kalendarium. Meetings come in order of day, whatever the file's order."""
    meetings = (_meeting(row) for row in rows(data, "meetings"))
    return Kalendarium(
        year=data["year"],
        meetings=tuple(sorted(meetings, key=lambda meeting: (meeting.date, meeting.body, meeting.id))),
        source=data.get("source", ""),
        adopted=tuple(Adoption(day(row["on"]), row["body"]) for row in rows(data, "adopted")),
        lead_times=tuple(_lead_time(row) for row in rows(data, "lead_times")),
        bindings=tuple(_binding(row) for row in rows(data, "bindings")),
        file=file,
    )


def encode_kalendarium(kalendarium: Kalendarium) -> Encoded:
    """Its meaning as plain data."""
    return {
        "year": kalendarium.year,
        "source": kalendarium.source,
        "adopted": [{"on": row.on.isoformat(), "body": row.body} for row in kalendarium.adopted],
        "lead_times": [_encoded_lead_time(row) for row in kalendarium.lead_times],
        "meetings": [_encoded_meeting(meeting) for meeting in kalendarium.meetings],
        "bindings": [_encoded_binding(row) for row in kalendarium.bindings],
    }


def _meeting(row: Data) -> Meeting:
    return Meeting(
        id=row["id"],
        body=row["body"],
        date=day(row["date"]),
        status=MeetingStatus(row.get("status", "ordinary")),
        note=row.get("note", ""),
        for_=words(row, "for"),
        called=row.get("called", False),
        until=day_or_none(row.get("until")),
        on_closed_day=row.get("on_closed_day", False),
        time=clock(row["time"]) if row.get("time") else None,
    )


def _encoded_meeting(meeting: Meeting) -> Encoded:
    encoded = {
        "date": meeting.date.isoformat(),
        "body": meeting.body,
        "id": meeting.id,
        "status": meeting.status.value,
        "note": meeting.note,
        "for": list(meeting.for_),
        "called": meeting.called,
    }
    # Only where they are stated: content without them keeps the hash that it has been taken into use under.
    if meeting.until is not None:
        encoded["until"] = meeting.until.isoformat()
    if meeting.on_closed_day:
        encoded["on_closed_day"] = True
    if meeting.time is not None:
        encoded["time"] = meeting.time.isoformat("minutes")
    return encoded


def _lead_time(row: Data) -> LeadTime:
    return LeadTime(
        working_days_before=row["working_days_before"],
        step=row.get("step", "papers_in"),
        bodies=words(row, "bodies"),
        documents=words(row, "documents"),
    )


def _encoded_lead_time(lead_time: LeadTime) -> Encoded:
    return {
        "bodies": list(lead_time.bodies),
        "documents": list(lead_time.documents),
        "step": lead_time.step,
        "working_days_before": lead_time.working_days_before,
    }


def _binding(row: Data) -> Binding:
    return Binding(row["document"], row["step"], row["body"], row["meeting"], row["reason"])


def _encoded_binding(row: Binding) -> Encoded:
    return {
        "document": row.document,
        "step": row.step,
        "body": row.body,
        "meeting": row.meeting,
        "reason": row.reason,
    }
