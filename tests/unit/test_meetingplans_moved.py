"""Days with remarks: moved meetings, question marks and hours never make, lose or colour a meeting."""

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans.reading import Reading, read
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import Line, MeetingFile, grid
from arshjul.domain.names import Name
from arshjul.domain.organisation import Body, BodyKind, Organisation

BODIES = {
    id_: Body(id_, Name(name), frozenset({BodyKind.COMMITTEE}))
    for id_, name in {"RS": "Regionstyrelsen", "SN": "Socialnämnden"}.items()
}
EXAMPLE = Organisation("exempel", "Region Exempel", "sv", "Europe/Stockholm", BODIES)
OLD, NEW = date(2027, 3, 30), date(2027, 4, 6)


def lines(*texts: str) -> Reading:
    """What pasted lines tell."""
    rows = tuple(Line(text, number) for number, text in enumerate(texts, 1))
    return read(MeetingFile("plan.txt", lines=rows), EXAMPLE, 2027)


def cells(*rows: str) -> Reading:
    """What a table tells; a cell between bars."""
    table = grid([row.split("|") for row in rows])
    return read(MeetingFile("plan.csv", grids=(table,)), EXAMPLE, 2027)


def doubts(found: Reading) -> list[tuple[str, date]]:
    """What is uncertain, and of which day."""
    told = ((doubt.finding.code, doubt.finding.arguments["date"]) for doubt in found.doubts)
    return [(code, day) for code, day in told if isinstance(day, date)]


MOVED = (
    "6/4 (flyttat från 30/3)", "6/4 flyttad från 30 mars", "6/4 (ändrat från tisdag 30/3)",
    "6/4, ersätter 30/3",
    "6/4 (tidigare 30/3)", "6/4 i stället för 30 mars", "6 april (nytt datum, tidigare 30 mars)",
    "6/4 nytt datum (tidigare 30/3)", "6/4 (flyttat från den 30/3 kl 10.00)", "30/3 flyttat till 6/4",
    "30 mars (flyttas till 6 april)", "30/3 → 6/4", "30/3 (ersätts av 6/4)", "30/3 inställt, nytt datum 6/4",
    "flyttat från 30/3 till 6/4",
)  # fmt: skip


@pytest.mark.parametrize("text", MOVED)
def test_a_moved_meeting_is_one_meeting_on_its_new_day(text: str) -> None:
    """However it is said, the old day is no meeting; it stands in the note, and no other day changes."""
    found = lines(f"Regionstyrelsen: 2 mars, {text}, 11 maj?")
    before, moved, after = found.meetings

    assert [(m.date, m.status, m.time, m.was) for m in found.meetings] == [
        (date(2027, 3, 2), None, None, None),
        (NEW, MeetingStatus.MOVED, None, OLD),
        (date(2027, 5, 11), None, None, None),
    ]
    assert (before.note, after.note) == ("", "?")
    assert re.search(r"\b30(/3| mars)", moved.note)
    assert [code for code, _ in doubts(found)] == ["meeting-unsure"]


def test_several_old_days_in_one_parenthesis() -> None:
    """All of them are old; behind the parenthesis the days are meetings again."""
    found = lines("Regionstyrelsen: 6/4 (ersätter 30/3 och 2/4), 11/5")

    assert [(m.date.month, m.date.day, m.note) for m in found.meetings] == [
        (4, 6, "ersätter 30/3 och 2/4"),
        (5, 11, ""),
    ]


@pytest.mark.parametrize(
    ("cell", "was"),
    [
        ("12 (flyttat från 5/1)", date(2027, 1, 5)),
        ("12 (flyttat från 5)", date(2027, 1, 5)),
        ("5 flyttat till 12", date(2027, 1, 5)),
    ],
)
def test_a_moved_meeting_in_a_matrix(cell: str, was: date) -> None:
    """The column's month is the old day's too, when that says none."""
    found = cells("Nämnd|jan|feb", f"RS|{cell}|9")

    assert [(m.date, m.status, m.was) for m in found.meetings] == [
        (date(2027, 1, 12), MeetingStatus.MOVED, was),
        (date(2027, 2, 9), None, None),
    ]


def test_an_old_day_whose_new_one_is_not_said() -> None:
    """It is no meeting, and it is an error with its words in it."""
    for found in (lines("RS: flyttat från 30/3"), cells("Nämnd|mars|april", "RS|flyttat från 30/3|6")):
        assert OLD not in {m.date for m in found.meetings}
        assert "flyttat från 30/3" in str([dict(f.arguments) for f in found.findings])


@pytest.mark.parametrize("text", ["31/5?", "31 maj ?", "31/5 (?)", "?31/5", "31 maj ev."])
def test_a_question_mark_is_an_uncertain_reading(text: str) -> None:
    """As "ev." is: a person is asked, or it is a finding."""
    found = lines(f"Regionstyrelsen: {text}, 8/6")

    assert doubts(found) == [("meeting-unsure", date(2027, 5, 31))]
    assert len(found.meetings) == 2


def test_a_question_mark_in_a_matrix() -> None:
    """Behind a day number, and behind a status: that it is cancelled is then not sure either."""
    found = cells("Nämnd|jan|feb", "RS|12?|9 inställt?")

    assert doubts(found) == [("meeting-unsure", date(2027, 1, 12)), ("meeting-unsure", date(2027, 2, 9))]


def test_a_headings_hour_and_weekday_are_its_bodys_only() -> None:
    """A line that names another body takes over neither."""
    found = lines(
        "Regionstyrelsen, tisdagar kl 13.00",
        "2 februari, 2 mars",
        "RSAU: 20/1, 17/2",
        "Socialnämnden: 20 januari, 17 februari",
    )

    assert [m.time for m in found.meetings] == [time(13)] * 2 + [None] * 4
    assert [doubt.finding.code for doubt in found.doubts] == []


def test_a_headings_hour_stays_when_its_own_body_is_named_again() -> None:
    """By its id or its name: it is the same body."""
    found = lines("Regionstyrelsen kl 13.00", "RS: 2 februari, 2 mars")

    assert [m.time for m in found.meetings] == [time(13)] * 2


def test_an_hour_before_the_first_day_is_that_of_all() -> None:
    """Unless some day has one of its own; an hour behind a day is only that day's."""
    heard = [said(text).days for text in ("kl 9: 19/1, 16/2", "kl 9 19/1, 16/2 kl 10", "19/1 kl 9, 16/2")]

    assert [[day.clock for day in days] for days in heard] == [
        [time(9), time(9)],
        [time(9), time(10)],
        [time(9), None],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2027-04-21--22", "2027-04-21–22", "2027-04-21 - 22",
        "2027-04-21 – 2027-04-22", "2027-04-21--2027-04-22",
        "21/4 - 22/4", "21–22 april",
    ],
)  # fmt: skip
def test_a_meeting_of_two_days(text: str) -> None:
    """However the dash and the last day are written, in a line and in a list, it is one meeting."""
    for found in (lines(f"RS: {text}, 2027-05-04"), cells("Nämnd|Datum", f"RS|{text}", "SN|2027-05-04")):
        assert [(m.date, m.until) for m in found.meetings] == [
            (date(2027, 4, 21), date(2027, 4, 22)),
            (date(2027, 5, 4), None),
        ]
        assert (found.findings, found.doubts) == ((), ())


def test_a_year_behind_a_month_is_no_day() -> None:
    """ "14 jan 19" ends in a year, "1 januari   15 januari" does not."""
    found = lines("RS: 1 januari   15 januari 18 februari")

    assert [(m.date.year, m.date.day) for m in found.meetings] == [(2027, 1), (2027, 15), (2027, 18)]


def test_a_day_without_a_month_does_not_lack_a_year() -> None:
    """What is missing is said, and what to do about that."""
    found = cells("Nämnd|Datum", "RS|2027-04-21, 19", "SN|2027-05-04")

    assert [f.code for f in found.findings] == ["month-missing"]


DAYS = st.lists(
    st.dates(date(2027, 1, 1), date(2027, 12, 31)),
    min_size=1,
    max_size=5,
    unique_by=lambda d: (d.month, d.day),
)
SHAPES = st.sampled_from((
    "{}", "{}?", "{} ev.", "({})", "{} (extra)", "prel. {}", "?{}", "{} (digitalt)", "{} kl 13.00", "{}*",
    "[{}]",
    "{} (?)", "{} inställt", "{} (flyttat från 1/1)", "(ersätter {})", "tidigare {}", "flyttat till {}",
    "→ {}",
    "flyttat från {}",
))  # fmt: skip
BETWEEN = st.sampled_from(
    (", ", "; ", " och ", " samt ", " | ", " + ", "   ", "\t", ",", " & ", ". ", " / ", " ")
)
"""No dash: between two days it means from the one to the other, which is a meeting of its own kind."""
WRITTEN = st.sampled_from(("{d}/{m}", "{d} {name}", "2027-{m:02}-{d:02}"))
NAMES = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november",
    "december",
)  # fmt: skip


@given(DAYS, st.data())
def test_every_day_of_a_line_is_in_one_meeting_or_told_of(days: list[date], data: st.DataObject) -> None:
    """Whatever stands between and around them: none is lost, and none is twice."""
    pieces, text = list[str](), "Regionstyrelsen: "
    for day in days:
        pieces.append(data.draw(WRITTEN).format(d=day.day, m=day.month, name=NAMES[day.month - 1]))
        text += data.draw(SHAPES).format(pieces[-1]) + data.draw(BETWEEN)
    found = lines(text)
    told = " ".join(str([f.code, *f.arguments.values()]) for f in found.findings)
    asked = [doubt.finding.arguments for doubt in found.doubts if doubt.finding.code == "range-long"]

    for day, piece in zip(days, pieces, strict=True):
        inside = rf"(?<![\d/]){re.escape(piece)}(?![\d/])"
        here = [m for m in found.meetings if m.date == day]
        noted = [m for m in found.meetings if re.search(inside, m.note)]
        whole = "text-with-dates" in told or "line-without-body" in told or re.search(inside, told)
        ends = [m for m in found.meetings if m.until == day]  # "1/1 - 2/1" is one meeting of two days
        stretch = any(day == long["date"] or day.day == long["to"] for long in asked)
        assert len(here) == 1 or ends or noted or whole or stretch, (text, piece)
        assert len(here) <= 1


@given(st.text(alphabet="0123456789/ (),?→-.abcdefijlmnorstuäå", max_size=60))
def test_words_of_moving_never_bring_the_reader_down(text: str) -> None:
    """Any text says something, if only nothing."""
    said(f"6/4 (flyttat från {text}")
    said(f"flyttat till {text} ersätter 30/3 till {text}")


@pytest.mark.parametrize("text", ["BUN vecka 24", "Socialnämnden v. 25", "RS: 12/1, vecka 20, 8/6"])
def test_a_week_is_no_day_and_that_is_said(text: str) -> None:
    """It is a finding of its own, with what to do; the days beside it are read as ever."""
    found = lines(text)

    assert [finding.code for finding in found.findings] == ["week-unread"]
    assert found.doubts == ()
    assert len(found.meetings) == (2 if "12/1" in text else 0)


def test_a_week_in_a_table() -> None:
    """In a matrix and in a list."""
    for found in (
        cells("Nämnd|jan|feb", "RS|12|v. 8"),
        cells("Nämnd|Datum", "RS|12/1", "SN|vecka 8", "RS|9/2"),
    ):
        assert "week-unread" in [finding.code for finding in found.findings]


@pytest.mark.parametrize("text", ["Regionstyrelsen: 12/3 / 10 april", "Regionstyrelsen: 12/3 / 10/4"])
def test_two_digits_that_begin_a_day_are_no_year(text: str) -> None:
    """A stroke with spaces stands between days too; 12/3 / 27 alone is still the year."""
    assert [str(meeting.date) for meeting in lines(text).meetings] == ["2027-03-12", "2027-04-10"]
    assert [str(meeting.date) for meeting in lines("Regionstyrelsen: 12/3 / 27").meetings] == ["2027-03-12"]
