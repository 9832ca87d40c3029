"""calendar/YEAR.toml is edited where something happens and nowhere else, byte for byte."""

from datetime import date, time
from pathlib import Path

import pytest

from arshjul.adapters.calendarfile import CalendarFiles
from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.meetingplans.merging import Change, Merged
from arshjul.errors import UsageError
from arshjul.values import replace

TEXT = """\
# Handskrivet: rör inte den här raden   \n\
year = 2027
adopted = [{body="RF",on=2026-11-30}]
meetings = [
  # Fullmäktige
  { date = 2027-02-15, body = "RF", id = "RF-2027-01" },   # "sista" ] }
  {id="RF-2027-02",body='RF', note = "a, } # b", for = ["budget",
     "plan"],   date = 2027-04-12},
  { body = "RS", id = "RS-2027-01", status = "extra", date=2027-03-01 }
]
bindings = [ ]
"""


@pytest.fixture
def files(tmp_path: Path) -> CalendarFiles:
    """A kalendarium written by hand, in a style of its own."""
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "2027.toml").write_text(TEXT, encoding="utf-8", newline="")
    return CalendarFiles(tmp_path)


def rows(files: CalendarFiles, **changed: Meeting) -> list[Merged]:
    """The rows as they stand, with some changed; ids without their signs."""
    found = []
    for meeting in files.meetings(2027):
        after = changed.get(meeting.id.replace("-", ""), meeting)
        found.append(Merged(Change.SAME if after == meeting else Change.OTHER, after, meeting))
    return found


def lines(text: str | None) -> list[str]:
    """The lines that are not in the text as it was."""
    assert text is not None
    before = TEXT.split("\n")
    return [line for line in text.split("\n") if line not in before]


def test_nothing_changed_is_nothing_written(files: CalendarFiles) -> None:
    """Without a change there is no new text at all."""
    assert files.written(2027, rows(files), {}, "") is None


def test_a_changed_value_is_all_that_changes(files: CalendarFiles) -> None:
    """Only the value is cut out and replaced; the row keeps its style and its comment."""
    first = replace(files.meetings(2027)[0], date=date(2027, 2, 22), status=MeetingStatus.MOVED)
    second = replace(files.meetings(2027)[1], date=date(2027, 4, 13))
    text = files.written(2027, rows(files, RF202701=first, RF202702=second), {}, "")

    assert lines(text) == [
        '  { date = 2027-02-22, body = "RF", id = "RF-2027-01", status = "moved" },   # "sista" ] }',
        '     "plan"],   date = 2027-04-13},',
    ]


def test_a_date_last_keeps_its_space(files: CalendarFiles) -> None:
    """Rows that end in a date, which libraries rewrite, stay as they are."""
    third = replace(files.meetings(2027)[2], note='"citat"', time=time(13))
    text = files.written(2027, rows(files, RS202701=third), {}, "")

    assert lines(text) == [
        '  { body = "RS", id = "RS-2027-01", status = "extra", date=2027-03-01, '
        'time = 13:00:00, note = "\\"citat\\"" }'
    ]
    assert 'adopted = [{body="RF",on=2026-11-30}]' in (text or "")


def test_new_rows_stand_by_their_body(files: CalendarFiles) -> None:
    """In order of day among the body's own; a new body at the end under its name, behind a new comma."""
    fresh = [
        Meeting("RF-2027-03", "RF", date(2027, 3, 1)),
        Meeting("RF-2027-04", "RF", date(2027, 1, 11)),
        Meeting("SOC-2027-01", "SOC", date(2027, 5, 3), note="é – ü", until=date(2027, 5, 4)),
    ]
    text = files.written(
        2027, [*rows(files), *(Merged(Change.ADDED, m) for m in fresh)], {"SOC": "Socialnämnden"}, ""
    )

    assert text is not None
    assert text.split("\n")[4:14] == [
        "  # Fullmäktige",
        '  { date = 2027-01-11, body = "RF",  id = "RF-2027-04" },',
        '  { date = 2027-02-15, body = "RF", id = "RF-2027-01" },   # "sista" ] }',
        '  { date = 2027-03-01, body = "RF",  id = "RF-2027-03" },',
        *TEXT.split("\n")[6:8],
        TEXT.split("\n")[8] + ",",
        "  # SOC: Socialnämnden",
        '  { date = 2027-05-03, body = "SOC", id = "SOC-2027-01", until = 2027-05-04, note = "é – ü" },',
        "]",
    ]


def test_the_line_breaks_of_the_file_are_kept(tmp_path: Path) -> None:
    """A file with the line breaks of Windows gets no others."""
    (tmp_path / "calendar").mkdir()
    path = tmp_path / "calendar" / "2027.toml"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    files = CalendarFiles(tmp_path)
    fresh = Merged(Change.ADDED, Meeting("X-2027-01", "X", date(2027, 5, 3)))
    text = files.written(2027, [*rows(files), fresh], {}, "")

    assert text is not None
    assert text.count("\n") == text.count("\r\n") == TEXT.count("\n") + 2


def test_a_new_year_is_a_file_that_can_be_edited_again(tmp_path: Path) -> None:
    """What is written for a new year reads back, and takes more rows."""
    files = CalendarFiles(tmp_path)
    first = Meeting("RF-2027-01", "RF", date(2027, 2, 15))
    text = files.written(2027, [Merged(Change.ADDED, first)], {"RF": "Regionfullmäktige"}, 'en "plan"')
    files.save(2027, text or "")
    more = [Merged(Change.SAME, first, first), Merged(Change.ADDED, replace(first, id="RF-2027-02"))]
    again = files.written(2027, more, {}, "")

    assert files.meetings(2027) == (first,)
    assert "meetings = [\n  # RF: Regionfullmäktige\n" in (text or "")
    assert (again or "").count("{ date") == 2


@pytest.mark.parametrize(
    "text", ["year = 2027\n[[meetings]]\nid='X'\nbody='X'\ndate=2027-01-01\n", "year = [", "\xff"]
)
def test_what_cannot_be_edited_safely_is_left_alone(tmp_path: Path, text: str) -> None:
    """Another way of writing the rows, and broken files, are refused; nothing is written."""
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "2027.toml").write_bytes(text.encode("latin-1"))
    files = CalendarFiles(tmp_path)

    with pytest.raises(UsageError, match="calendar-not-editable"):
        files.written(
            2027, [*rows(files), Merged(Change.ADDED, Meeting("Y-2027-01", "Y", date(2027, 1, 2)))], {}, ""
        )
