"""Rows of a kalendarium: from TOML to meetings and back."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date

from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.errors import UsageError

MOST_BYTES = 256 * 1024


def data_of(text: str | None, file: str) -> dict[str, list[dict[str, object]]]:
    """The file as plain data; nothing when there is none.

    :raises UsageError: ``calendar-not-editable``
    """
    try:
        return tomllib.loads(text) if text is not None and len(text) <= MOST_BYTES else {}
    except (ValueError, RecursionError) as error:
        raise UsageError("calendar-not-editable", file=file) from error


def meeting_of(row: Mapping[str, object]) -> Meeting:
    """A row whose shape has been checked, whatever body it names."""
    until, clock = row.get("until"), row.get("time")
    documents = row.get("for", ())
    return Meeting(
        id=str(row["id"]),
        body=str(row["body"]),
        date=row["date"],  # type: ignore[arg-type]  # the shape of the file has been checked
        status=MeetingStatus(str(row.get("status", "ordinary"))),
        note=str(row.get("note", "")),
        for_=tuple(str(word) for word in documents) if isinstance(documents, list) else (),
        called=bool(row.get("called", False)),
        until=until if isinstance(until, date) else None,
        time=clock,  # type: ignore[arg-type]  # the same
    )


def quoted(text: str) -> str:
    """The text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def pairs_of(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """The keys of a row with their values as they are written."""
    yield "date", meeting.date.isoformat()
    yield "body", quoted(meeting.body)
    yield "id", quoted(meeting.id)
    if meeting.until:
        yield "until", meeting.until.isoformat()
    if meeting.time:
        yield "time", meeting.time.isoformat("seconds")
    if meeting.status is not MeetingStatus.ORDINARY:
        yield "status", quoted(meeting.status.value)
    if meeting.called:
        yield "called", "true"
    if meeting.note:
        yield "note", quoted(meeting.note)
    if meeting.for_:
        yield "for", f"[{', '.join(map(quoted, meeting.for_))}]"


def row_of(meeting: Meeting, width: int) -> str:
    """The meeting as a row, its id in line with the others."""
    pairs = [f"{key} = {value}" for key, value in pairs_of(meeting)]
    pairs[1] += "," + " " * (width - len(meeting.body))
    text = f"{pairs[0]}, {pairs[1]} {', '.join(pairs[2:])}"
    return f"{{ {text} }}"
