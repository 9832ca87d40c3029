"""A kalendarium as rows of text: the list that any spreadsheet opens, and the matrix that hangs on walls."""

from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.dating import NO_DOCUMENT
from arshjul.service.exporting import Exported
from arshjul.views.text import Words

_HEADS = {
    "sv": ("Id", "Förkortning", "Organ", "Datum", "Till och med", "Veckodag", "Tid", "Status", "Anteckning",
           "Gäller dokument"),
    "en": ("Id", "Code", "Body", "Date", "Until", "Weekday", "Time", "Status", "Note", "For"),
}  # fmt: skip
_MATRIX = {"sv": ("Förkortning", "Organ"), "en": ("Code", "Body")}
_CALLED = {"sv": "kallat", "en": "called"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def listed(words: Words, found: Exported) -> list[list[str]]:
    """One meeting a row."""
    rows = [
        [
            meeting.id,
            meeting.body,
            found.names.get(meeting.body, meeting.body),
            meeting.date.isoformat(),
            meeting.until.isoformat() if meeting.until else "",
            words.date(meeting.date).split()[0],
            _clock(meeting),
            _status(words, meeting),
            meeting.note,
            ", ".join(meeting.for_),
        ]
        for meeting in found.meetings
    ]
    return [list(_HEADS[words.language]), *rows]


def matrix(words: Words, found: Exported, title: str) -> list[list[str]]:
    """Bodies down, months across; notes are footnotes."""
    marks: dict[str, str] = {}
    bodies = dict.fromkeys(meeting.body for meeting in found.meetings)
    rows = []
    for body in bodies:
        mine = [meeting for meeting in found.meetings if meeting.body == body]
        days = [(m.date.month, _day(words, m, _footnote(m, found), marks)) for m in mine]
        cells = [", ".join(text for in_, text in days if in_ == month) for month in range(1, 13)]
        rows.append([body, found.names.get(body, body), *cells])
    heads = [*_MATRIX[words.language], *(words.month(month).capitalize() for month in range(1, 13))]
    notes = [[f"{mark} {text}"] for text, mark in marks.items()]
    return [[title], heads, *rows, [], *notes]


def _footnote(meeting: Meeting, found: Exported) -> str:
    """The note, and which documents it stands for when the words alone would say something else."""
    if meeting.id in found.beside:
        return f"{meeting.note} {NO_DOCUMENT}"
    return meeting.note + (f" [{', '.join(meeting.for_)}]" if meeting.for_ else "")


def _day(words: Words, meeting: Meeting, note: str, marks: dict[str, str]) -> str:
    """14-15 inställt kl 13.00¹"""
    text = str(meeting.date.day)
    if meeting.until is not None and meeting.until.month == meeting.date.month:
        text += f"-{meeting.until.day}"
    elif meeting.until is not None:
        text = f"{meeting.date.day}/{meeting.date.month}-{meeting.until.day}/{meeting.until.month}"
    plain = meeting.status is MeetingStatus.ORDINARY
    if not plain or vocabulary.statuses_in(meeting.note):
        text += f" {_status(words, meeting)}"
    if meeting.time is not None:
        text += f" kl {_clock(meeting)}"
    if note:
        text += marks.setdefault(note.strip(), str(len(marks) + 1).translate(_RAISED))
    return text


def _status(words: Words, meeting: Meeting) -> str:
    called = f" {_CALLED[words.language]}" if meeting.called else ""
    return f"{words.kind(meeting.status)}{called}"


def _clock(meeting: Meeting) -> str:
    return meeting.time.strftime("%H.%M") if meeting.time else ""
