"""The meaning of calendar/YEAR.toml: its year, its days, and what it names."""

from collections.abc import Iterable

from arshjul.adapters.content.cursor import Cursor
from arshjul.adapters.content.report import Report
from arshjul.adapters.content.vocabulary import Vocabulary


def check_kalendarium(data: Cursor, year: int, known: Vocabulary, report: Report) -> None:
    """Every rule of meaning for one year's kalendarium; ``year`` is the one that the file's name states."""
    if data["year"].whole is not None and data["year"].whole != year:
        report.add("year-mismatch", data["year"].path, value=data["year"].whole, expected=year)
    for meeting in data["meetings"].items():
        _check_meeting(meeting, year, known, report)
    _check_bodies(data["meetings"].items(), known, report)
    for row in data["adopted"].items():
        known.check_body(row["body"], report)
    for row in data["lead_times"].items():
        known.check_bodies(row["bodies"].texts(), report)
        for word in row["documents"].texts():
            known.check_document(word, report)
    for row in data["bindings"].items():
        _check_binding(row, known, report)


def _check_meeting(meeting: Cursor, year: int, known: Vocabulary, report: Report) -> None:
    day = meeting["date"].day
    if day is not None and day.year != year:
        report.add("date-outside-year", meeting["date"].path, value=day, expected=year)
    for word in meeting["for"].texts():
        known.check_document(word, report)


def _check_bodies(meetings: Iterable[Cursor], known: Vocabulary, report: Report) -> None:
    """A body that config.toml lacks is told of once, where it first stands, however many meetings it has."""
    unknown: dict[str, list[Cursor]] = {}
    for meeting in meetings:
        word = meeting["body"]
        if word.text is not None and known.bodies and word.text not in known.bodies:
            unknown.setdefault(word.text, []).append(word)
    for text, words in unknown.items():
        near = report.suggest(text, known.bodies)
        report.add("unknown-body", words[0].path, value=text, suggestion=near, count=len(words))


def _check_binding(row: Cursor, known: Vocabulary, report: Report) -> None:
    known.check_body(row["body"], report)
    step, meeting = row["step"].text, row["meeting"].text
    type_ = known.type_of(row["document"], report)
    if type_ is not None and step is not None:
        triggers = known.triggers[type_]
        if step not in triggers:
            report.unknown("unknown-trigger", row["step"].path, step, triggers)
    if meeting is not None and meeting not in known.meetings:
        report.unknown("unknown-meeting", row["meeting"].path, meeting, known.meetings)
