"""Plans in many more shapes: every meeting is kept, and what is no meeting is not taken for one."""

import csv
from datetime import date, time
from pathlib import Path

import pytest

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans.bodies import guessed_kinds
from arshjul.domain.meetingplans.reading import Read, Reading, read
from arshjul.domain.meetingplans.sheets import Event, Line, MeetingFile, grid
from arshjul.domain.names import Name
from arshjul.domain.organisation import Body, BodyKind, Organisation

PLANS = Path(__file__).parents[1] / "data" / "meetingplans"
NAMES = {"RF": "Regionfullmäktige", "RS": "Regionstyrelsen", "SN": "Socialnämnden"}
BODIES = {id_: Body(id_, Name(name), frozenset({BodyKind.COMMITTEE})) for id_, name in NAMES.items()}
EXAMPLE = Organisation("exempel", "Region Exempel", "sv", "Europe/Stockholm", BODIES)


def plan(name: str, year: int | None = None) -> Reading:
    """What one of the invented plans tells."""
    text = (PLANS / name).read_text(encoding="utf-8")
    if name.endswith(".csv"):
        rows = list(csv.reader(text.splitlines(), delimiter=";"))
        return read(MeetingFile(name, grids=(grid(rows),)), EXAMPLE, year)
    lines = tuple(Line(line, number) for number, line in enumerate(text.split("\n"), 1))
    return read(MeetingFile(name, lines=lines), EXAMPLE, year)


def table(*rows: str, year: int | None = 2027) -> Reading:
    """What a table with strokes between its cells tells."""
    return read(MeetingFile("plan.csv", grids=(grid([row.split("|") for row in rows]),)), EXAMPLE, year)


def told(meeting: Read, found: Reading) -> str:
    """A meeting in short: body, day, last day, hour, status and note."""
    parts = [found.bodies.match(meeting.label).body, f"{meeting.date:%m-%d}"]
    parts += [f"–{meeting.until:%m-%d}"] if meeting.until else []
    parts += [f"{meeting.time:%H.%M}"] if meeting.time else []
    parts += [meeting.status.value] if meeting.status else []
    return " ".join([*parts, *([meeting.note] if meeting.note else [])])


def meetings(found: Reading) -> list[str]:
    """All meetings in short, in order of body and day."""
    return sorted(told(meeting, found) for meeting in found.meetings)


def codes(found: Reading) -> list[str]:
    """Everything that was noticed, doubts included."""
    return sorted([item.code for item in found.findings] + [doubt.finding.code for doubt in found.doubts])


@pytest.mark.parametrize(
    ("name", "expected", "noticed"),
    [
        (
            "parts.txt",
            ["POLITI 02-03", "RS 01-20 13.00", "RS 10-27 extra", "SN 01-26 08.15", "SN 05-25 08.15 heldag",
             "SNAU 01-12 13.15 presidiemöte", "SNAU 05-04 13.15 budgetberedning"],
            ["heading-as-body"],
        ),
        (
            "bodies-then-days.txt",
            ["RF 02-01", "RF 03-01", "RF 04-05", "RF 04-12 reserve", "RS 01-20", "RS 02-17", "RS 03-17",
             "SN 01-26", "SN 02-23 cancelled", "SN 06-30 –07-01"],
            [],
        ),
        (
            "heads-stacked.txt",
            ["RF 02-01 18.00", "RF 03-01 16.00 Årsredovisning", "RS 01-27 16.00",
             "RS 02-24 16.00 Årsredovisning", "RSAU 01-20 14.00", "RSAU 02-17 14.00 Årsredovisning"],
            ["heads-as-columns", "text-not-used", "text-not-used"],
        ),
        (
            "months-then-days.txt",
            ["RF 02-01 18.00", "RS 01-20 13.00", "SN 01-26", "SN 02-23 cancelled"],
            [],
        ),
        (
            "spelled-out.txt",
            ["KFN 01-15", "KFN 02-12", "RF 02-01 18.00", "RF 06-14 09.00", "RF 06-15 09.00 budget",
             "RS 01-20 13.00", "RS 02-17 13.00", "RS 03-18 13.00"],
            [],
        ),
        (
            "rows-of-days.csv",
            ["RF 02-01 18.00", "RF 03-01 18.00", "RF 04-05 18.00", "RF 04-12 18.00 ev", "RS 01-20 13.00",
             "RS 02-17 13.00 cancelled", "RS 03-23 –03-24 13.00"],
            ["meeting-unsure"],
        ),
        (
            "stages.csv",
            ["SN 01-26 08.30", "SN 01-28 08.30 reserve", "SN 02-23 08.30", "SN 02-25 08.30 reserve"],
            ["column-not-meetings", "column-not-meetings", "stage-lead"],
        ),
        (
            "start-and-end.csv",
            ["RF 06-14 –06-15 09.00 extra", "RS 01-20 13.00", "RS 02-17 13.00 cancelled"],
            [],
        ),
        (
            "hour-columns.csv",
            ["RS 01-20 13.00", "RS 02-17 13.00", "RS 03-17 09.00", "SN 01-26 08.30", "SN 02-23 08.30",
             "SN 03-30 08.30 Studiebesök"],
            [],
        ),
        (
            "months-struck.md",
            ["RF 02-01 cancelled", "RF 04-05 Årsredovisning", "RS 01-20", "RS 02-17", "RS 04-14"],
            ["colour-unread", "struck-through"],
        ),
        (
            "crosses.csv",
            ["RF 02-01", "RS 01-20", "RS 02-17 13.00", "SN 01-26", "SN 02-01 ev."],
            ["meeting-unsure", "weekday-differs", "weekday-differs"],
        ),
        (
            "weeks.csv",
            ["RF 02-01", "RF 02-15 extra", "RS 01-20 13.00", "RS 02-09", "SN 01-20 08.30"],
            ["square-unread", "weekday-differs"],
        ),
    ],
)  # fmt: skip
def test_a_careful_person_would_read_it_so(name: str, expected: list[str], noticed: list[str]) -> None:
    """Every meeting with its body, day, hour, status and note; and nothing else is said than what is odd."""
    found = plan(name, None if name not in ("hour-columns.csv",) else 2027)

    assert meetings(found) == expected
    assert codes(found) == noticed


def test_tables_side_by_side_have_their_own_bodies() -> None:
    """The autumn stands beside the spring, with its rows in another order."""
    found = table(
        "Organ|Jan|Feb|Organ|Sep|Okt", "Regionstyrelsen|20|17|Socialnämnden|28|26",
        "Socialnämnden|26|23|Regionstyrelsen|22|20",
    )  # fmt: skip

    assert meetings(found) == ["RS 01-20", "RS 02-17", "RS 09-22", "RS 10-20",
                               "SN 01-26", "SN 02-23", "SN 09-28", "SN 10-26"]  # fmt: skip


def test_an_almanac_has_a_square_for_each_day() -> None:
    """Days down and months across, with bodies in the squares: two of them, an hour, a remark, a holiday."""
    squares = {(20, 1): "RS 13.00", (6, 1): "Trettondagen", (26, 1): "SN\nRF", (23, 2): "SN (inställt)"}
    rows = ["Almanacka 2027||", "|Januari|Februari"]
    rows += [f"{day}|{squares.get((day, 1), '')}|{squares.get((day, 2), '')}" for day in range(1, 32)]

    found = table(*rows, year=None)

    assert meetings(found) == ["RF 01-26", "RS 01-20 13.00", "SN 01-26", "SN 02-23 cancelled"]
    assert codes(found) == ["square-unread"]


@pytest.mark.parametrize(
    ("heading", "dates"),
    [
        ("Instans|Dag|Klockslag", ["SN|2027-01-26|kl 8.30", "SN|tis 23 februari|8:30", "SN|30/3|08.30"]),
        ("Organ|2027-01|2027-02|2027-03", ["SN|26|23|30"]),
        ("Month|Day|Body", ["Januari|26|SN", "Feb.|23|SN", "|30 mars|SN"]),
        ("Socialnämnden|Regionstyrelsen", ["2027-01-26|", "2027-02-23|", "30 mars 2027|"]),
        ("Inlämning|Kallelse|SN", ["11/1|18/1|26/1", "9/2|16/2|23/2", "9/3|16/3|30/3"]),
    ],
)
def test_one_plan_under_many_headings(heading: str, dates: list[str]) -> None:
    """The same three days, however the columns are called and the dates are written."""
    found = table(heading, *dates)

    assert [f"{m.date:%m-%d}" for m in found.meetings] == ["01-26", "02-23", "03-30"]
    assert {found.bodies.match(m.label).body for m in found.meetings} == {"SN"}


def test_lines_with_a_body_and_a_colon() -> None:
    """An abbreviation with a colon is a body with its days, several may share a day, and none is lost."""
    text = (
        "RS: 20/1, 17/2\nNämnd: Socialnämnden\nTid: 8.30\nDatum: 26 januari\n1 feb - RF, RS\nSNAU: tisdagar"
    )
    lines = tuple(Line(line, number) for number, line in enumerate(text.split("\n"), 1))

    found = read(MeetingFile("p.txt", lines=lines), EXAMPLE, 2027)

    assert meetings(found) == ["RF 02-01", "RS 01-20", "RS 02-01", "RS 02-17", "SN 01-26 08.30"]
    assert codes(found) == ["rule-unread"]


def test_hours_in_a_list_are_kept_however_they_are_written() -> None:
    """A span, an instant as programs write it, and words: nothing of it is lost."""
    found = table(
        "Organ|Datum|Tid", "SN|26-jan-27|13-16", "SN|2027-02-23T08:30:00+01:00|", "SN|30/3|eftermiddag"
    )

    assert meetings(found) == ["SN 01-26 13.00", "SN 02-23 08.30", "SN 03-30 eftermiddag"]


def test_a_list_without_headings_keeps_hours_and_notes() -> None:
    """08.30 in a column of hours is no thirtieth of August, and a status in the last column counts."""
    found = table("Socialnämnden|2027-01-26|08.30|", "Regionstyrelsen|2027-02-17|13|INSTÄLLT", year=None)

    assert meetings(found) == ["RS 02-17 13.00 cancelled", "SN 01-26 08.30"]


def test_headings_say_what_all_under_them_are() -> None:
    """ "Extra sammanträden" over a second table is a status, until "Ordinarie sammanträden" ends it."""
    found = table(
        "Ordinarie sammanträden|", "Organ|Datum", "RS|2027-01-20", "Extra sammanträden|", "Organ|Datum",
        "RS|2027-01-27", year=None,
    )  # fmt: skip

    assert meetings(found) == ["RS 01-20", "RS 01-27 extra"]


def test_a_column_that_nobody_knows_but_speaks_of_status() -> None:
    """A cancelled meeting is never read as an ordinary one because a heading was new."""
    found = table("Organ|Datum|Läge just nu", "RS|2027-01-20|", "RS|2027-02-17|Sammanträdet ställs in")

    assert meetings(found) == ["RS 01-20", "RS 02-17 cancelled"]
    assert "column-as-note" in codes(found)


@pytest.mark.parametrize(
    ("summary", "expected", "sure"),
    [
        ("Regionstyrelsen sammanträde", "RS 01-20", True),
        ("Inställt: Regionstyrelsen", "RS 01-20 cancelled", True),
        ("Sammanträde med Tekniska nämnden (digitalt)", "TN 01-20 digitalt", True),
        ("Extra regionfullmäktige", "RF 01-20 extra", True),
        ("RF budgetfullmäktige", "RF 01-20 budgetfullmäktige", True),
        ("Socialnämndens arbetsutskott", "SNAU 01-20", True),
        ("Tandläkaren", "TANDLA 01-20", False),
        ("MBN – sammanträde (inställt)", "MBN 01-20 cancelled", True),
        ("Årsredovisning MBN", "MBN 01-20 Årsredovisning", True),
    ],
)
def test_titles_of_events(summary: str, expected: str, sure: bool) -> None:
    """The body is found among the words; what looks like no body is asked about."""
    found = read(MeetingFile("k.ics", events=(Event(1, date(2027, 1, 20), summary=summary),)), EXAMPLE)

    assert meetings(found) == [expected]
    assert codes(found) == ([] if sure else ["title-unsure"])


def test_a_date_without_body_beside_a_weekday_is_told_of() -> None:
    """A line that may have been a meeting is a warning, not a remark."""
    lines = (Line("Ons 20 något obegripligt", 1), Line("2027-01-26 Socialnämnden kl 8", 2))

    found = read(MeetingFile("p.txt", lines=lines), EXAMPLE)

    assert [m.time for m in found.meetings] == [time(8)]
    assert codes(found) == ["text-with-dates"]
    assert MeetingStatus.CANCELLED not in {m.status for m in found.meetings}


def test_a_line_with_other_columns_than_the_headings_is_an_error() -> None:
    """Where one of three days is missing, nobody can tell whose the others are."""
    text = "Regionstyrelsen\nSocialnämnden\nRegionfullmäktige\n20/1 26/1 1/2\n17/2 - 1/3\n"
    lines = tuple(Line(line, number) for number, line in enumerate(text.split("\n"), 1))

    found = read(MeetingFile("p.txt", lines=lines), EXAMPLE, 2027)

    assert meetings(found) == ["RF 02-01", "RS 01-20", "SN 01-26"]
    assert codes(found) == ["heads-as-columns", "line-columns"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("26/1 → 2/2", ["SN 02-02 moved 26/1 → 2/2"]),
        ("26/1 (ersätts av 2/2)", ["SN 02-02 moved 26/1 ersätts av 2/2"]),
        ("26/1, 23/2 och 30/3 2027", ["SN 01-26", "SN 02-23", "SN 03-30"]),
        ("20 januari-1 februari 2027", []),
        ("26 jan-27 jan", ["SN 01-26 –01-27"]),
        ("2/12 (ev. 9/12)", ["SN 12-02", "SN 12-09 ev"]),
    ],
)
def test_days_that_lean_on_each_other(cell: str, expected: list[str]) -> None:
    """Moved by an arrow or in words, a year behind the last, and a span too long to be one meeting."""
    assert meetings(table("Organ|Datum", f"SN|{cell}")) == expected


def test_a_cell_with_several_bodies_is_a_meeting_of_each() -> None:
    """Names beside each other in a list's cell; a name that holds "och" is one."""
    found = table("Datum|Organ", "26/1|RS + SN", "1/2|Socialnämnden, Barn- och utbildningsnämnden")

    assert meetings(found) == ["BUN 02-01", "RS 01-26", "SN 01-26", "SN 02-01"]


def test_a_company_is_guessed_to_be_one() -> None:
    """A plan that names a company proposes the kind that it is, to be looked at by a person."""
    assert guessed_kinds("Kommunala bostadsbolaget") == (BodyKind.COMPANY,)
    assert guessed_kinds("Bildningsnämnden") == (BodyKind.COMMITTEE,)
