"""Published plans of many shapes become meetings; what is no meeting is a finding with its place."""

from datetime import date, time
from pathlib import Path

import pytest

from arshjul.domain.findings import Severity
from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans.reading import Read, Reading, read
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import Grid, Line, MeetingFile, grid
from arshjul.domain.names import Name
from arshjul.domain.organisation import Body, BodyKind, Organisation

PLANS = Path(__file__).parents[1] / "data" / "meetingplans"


def organisation(**bodies: str) -> Organisation:
    """An organisation with bodies by id and name."""
    known = {id_: Body(id_, Name(name), frozenset({BodyKind.COMMITTEE})) for id_, name in bodies.items()}
    return Organisation("exempel", "Region Exempel", "sv", "Europe/Stockholm", known)


EXAMPLE = organisation(RF="Regionfullmäktige", RS="Regionstyrelsen", SN="Socialnämnden")


def lines(text: str, year: int | None = None, name: str = "plan.txt") -> Reading:
    """What pasted text tells."""
    rows = tuple(Line(line, number) for number, line in enumerate(text.split("\n"), 1))
    return read(MeetingFile(name, lines=rows), EXAMPLE, year)


def cells(rows: list[list[str]], year: int | None = 2027) -> Reading:
    """What a table tells."""
    return read(MeetingFile("plan.csv", grids=(grid(rows),)), EXAMPLE, year)


def plan(name: str) -> Reading:
    """What one of the invented plans tells."""
    return lines((PLANS / name).read_text(encoding="utf-8"), name=name)


def of(found: Reading, body: str) -> list[Read]:
    """The meetings of one body, in order of day."""
    mine = [meeting for meeting in found.meetings if found.bodies.match(meeting.label).body == body]
    return sorted(mine, key=lambda meeting: meeting.date)


def codes(found: Reading) -> list[str]:
    """Everything that was noticed, doubts included."""
    return [item.code for item in found.findings] + [doubt.finding.code for doubt in found.doubts]


def days(found: Reading, body: str) -> list[str]:
    """The days of one body, month and day."""
    return [f"{meeting.date:%m-%d}" for meeting in of(found, body)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,30", [2, 30]),
        ("22**,27", [22, 27]),
        ("5, 19(08.00)", [5, 19]),
        ("7\n28", [7, 28]),
        ("16 och 17 november 2021", [16, 17]),
        ("jan 15", [15]),
        ("-", []),
        ("15.00-16.30", []),
        ("kl 9-12", []),
        ("v. 5", []),
    ],
)
def test_the_days_of_a_cell(text: str, expected: list[int]) -> None:
    """Days are told apart from hours, weeks and signs that nothing happens."""
    assert [day.day for day in said(text).days] == expected


def test_a_cell_says_more_than_a_day() -> None:
    """Hour, weekday, week, status, mark and words all belong to the day they stand by."""
    first, second = said("ons 6/2 v. 6 kl 9.15, 14¹ inställt (digitalt)").days

    assert (first.day, first.month, first.weekday, first.week, first.clock) == (6, 2, 2, 6, time(9, 15))
    assert (second.day, second.status, second.marks, second.note) == (
        14,
        MeetingStatus.CANCELLED,
        ["1"],
        "digitalt",
    )


def test_two_days_and_two_months() -> None:
    """A meeting of two days may turn the month; "4-18" is no meeting."""
    (over,) = said("31 maj - 1 juni").days
    (two,) = said("14–15").days
    (long,) = said("4-18").days

    assert (over.day, over.month, over.last) == (31, 5, (1, 6))
    assert (two.last, two.odd_range, long.odd_range) == ((15, None), False, True)


def test_moved_from_and_moved_to_are_one_meeting() -> None:
    """Both ways of saying it give the new day and the old one."""
    (to,) = said("14 flyttat till 21").days
    (from_,) = said("21 flyttat från 14").days

    assert [(d.day, d.was, d.status) for d in (to, from_)] == [(21, (14, None), MeetingStatus.MOVED)] * 2


@pytest.mark.parametrize("text", ["2628", "14.2", "99999", "3.14159"])
def test_digits_that_mean_nothing_are_odd(text: str) -> None:
    """What may have been a day is never passed by."""
    assert said(text).odd or not said(text).days


def test_the_usual_matrix() -> None:
    """Stars are looked up, two days are one meeting, the next year's January stands in December's column."""
    found = plan("matrix-stars.md")

    assert days(found, "RF") == ["02-15", "04-12", "06-14", "09-20", "11-22"]
    june = of(found, "RF")[2]
    assert (june.until, june.note, june.time) == (date(2027, 6, 15), "Budget och delårsrapport", time(10))
    assert of(found, "RS")[-1].date == date(2028, 1, 17)
    assert [m.time for m in of(found, "RS") if m.date == date(2027, 9, 27)] == [time(13)]
    statuses = {f"{m.date:%m-%d}": m.status for m in of(found, "SN") if m.status}
    assert statuses == {"03-17": MeetingStatus.CANCELLED, "05-19": MeetingStatus.EXTRA}
    assert codes(found) == []


def test_a_table_in_two_halves_with_single_spaces() -> None:
    """Both halves are read, and the abbreviations under them name the bodies."""
    found = plan("matrix-halves.txt")

    assert days(found, "KF") == [
        "01-25",
        "02-22",
        "03-22",
        "04-19",
        "05-24",
        "06-21",
        "09-20",
        "10-25",
        "11-22",
        "12-13",
    ]
    assert [m.time for m in of(found, "KF") if m.date == date(2027, 6, 21)] == [time(13)]
    assert {b.id: b.name for b in found.bodies.new}["KSAU"] == "Kommunstyrelsens arbetsutskott"
    assert codes(found) == []


def test_a_row_whose_columns_cannot_be_told_is_an_error() -> None:
    """A row with too few cells is not spread over months by chance."""
    found = lines("Nämnd Jan Feb Mars April\nKF 25 22 19\nKS 11 8 8 7", 2027)

    assert days(found, "KS") == ["01-11", "02-08", "03-08", "04-07"]
    assert days(found, "KF") == []
    assert [(f.code, f.place.line) for f in found.findings] == [("cell-odd", 2)]


def test_months_down_and_bodies_across() -> None:
    """The matrix turned, with a row of hours; an hour of its own goes before the body's."""
    found = plan("months-down.txt")

    assert days(found, "KSAU") == ["01-19", "03-02", "03-23", "04-13", "12-14"]
    assert [m.note for m in of(found, "KSAU") if m.note] == ["Bokslut"]
    assert [m.time for m in of(found, "VON")][1:3] == [time(9, 15), time(13)]
    assert codes(found) == []


def test_a_column_of_dates_for_each_body() -> None:
    """Whole dates under names; codes are explained below, a weekday of its own goes before the column's."""
    found = plan("date-columns.txt")

    assert days(found, "KSAU") == ["01-26", "03-09", "05-10", "10-05"]
    assert [m.note for m in of(found, "KF")] == ["", "Årsredovisning", "Budgetdirektiv", ""]
    assert of(found, "KF")[-1].status is MeetingStatus.CONSTITUTING
    assert of(found, "KF")[1].time == time(16)
    assert codes(found) == []


def test_headings_with_dates_under_them() -> None:
    """Bodies as headings, hours in the sentence below; a sentence that happens to hold dates is told of."""
    found = plan("headings.txt")

    assert days(found, "KF") == ["01-25", "02-22", "10-18", "12-13"]
    assert {m.time for m in of(found, "KF")} == {time(18, 30)}
    assert of(found, "KS")[1].until == date(2027, 6, 9)
    assert days(found, "RF") == ["02-03", "04-20", "06-08", "11-30"]
    told = [f for f in found.findings if f.code == "text-with-dates"]
    assert [f.place.line for f in told] == [22]


def test_lines_with_everything_on_them() -> None:
    """A weekday that does not fit is a doubt; a moved meeting knows its old day."""
    found = plan("lines.txt")

    assert days(found, "RS") == ["02-16", "03-17", "04-14", "05-11"]
    assert [m.status for m in of(found, "RS")] == [MeetingStatus.CANCELLED, None, None, MeetingStatus.EXTRA]
    (moved,) = of(found, "SN")
    assert (moved.date, moved.was, moved.time) == (date(2027, 6, 15), date(2027, 6, 8), time(13, 15))
    assert [(d.finding.code, d.finding.place.line) for d in found.doubts] == [("weekday-differs", 3)]


def test_a_list_with_headings_in_any_order() -> None:
    """Columns are known by their headings; a column nobody knows and a status nobody knows are told of."""
    text = (PLANS / "list.csv").read_text(encoding="utf-8")
    import csv

    found = cells(list(csv.reader(text.splitlines(), delimiter=";")), None)

    assert [m.status for m in of(found, "RS")] == [MeetingStatus.CANCELLED, MeetingStatus.RESERVE, None]
    assert [m.note for m in of(found, "RS")] == ["årsbokslut; bilagor", "", "preliminärt"]
    assert sorted(codes(found)) == ["column-unknown", "meeting-unsure", "text-not-used", "text-not-used",
                                    "text-not-used", "text-not-used", "weekday-differs"]  # fmt: skip


def test_a_list_without_headings_is_read_and_told_of() -> None:
    """The column of dates and the column of names give themselves away, and that is said."""
    found = cells([["2027-02-15", "Regionfullmäktige", "val"], ["2027-03-15", "Regionfullmäktige", ""]])

    assert days(found, "RF") == ["02-15", "03-15"]
    assert "columns-assumed" in codes(found)


def test_numbered_months_and_a_schoolyear() -> None:
    """Months may be numbers; headings that begin again are the next year's, and that is said."""
    numbered = cells([["Organ", *map(str, range(1, 13))], ["Regionstyrelsen", *["7"] * 12]])
    school = cells([["Organ", "aug", "dec", "jan", "jun"], ["Regionstyrelsen", "23", "6", "17", "14"]])

    assert len(of(numbered, "RS")) == 12
    assert [m.date.year for m in of(school, "RS")] == [2027, 2027, 2028, 2028]
    assert codes(school) == ["months-turn"]


@pytest.mark.parametrize(
    ("cell", "code", "severity"),
    [
        ("30", "date-impossible", Severity.ERROR),
        ("29", "date-impossible", Severity.ERROR),
        ("3-17", "range-long", Severity.ERROR),
        ("2628", "cell-odd", Severity.ERROR),
        ("15†", "mark-unexplained", Severity.WARNING),
        ("15/2-27", "two-digit-year", Severity.WARNING),
        ("tis 15", "weekday-differs", Severity.WARNING),
        ("15 v. 9", "week-differs", Severity.WARNING),
        ("vid behov", "cell-unread", Severity.WARNING),
        ("15/4", "month-differs", Severity.WARNING),
    ],
)
def test_what_is_uncertain_is_told_with_its_place(cell: str, code: str, severity: Severity) -> None:
    """Each way of being uncertain has a finding at the cell."""
    found = cells([["Organ", "jan", "feb", "mars"], ["Regionstyrelsen", "", cell, ""]])
    every = [*found.findings, *(doubt.finding for doubt in found.doubts)]

    assert [(f.code, f.severity, f.place.line, f.place.column) for f in every] == [(code, severity, 2, 3)]


def test_the_same_day_twice() -> None:
    """A repeated row is told of; two statuses for one day are an error."""
    head = ["Organ", "Datum", "Status"]
    same = cells([head, ["Regionstyrelsen", "2027-02-15", ""], ["Regionstyrelsen", "15/2 2027", ""]])
    other = cells(
        [head, ["Regionstyrelsen", "2027-02-15", "extra"], ["Regionstyrelsen", "2027-02-15", "inställt"]]
    )

    assert (codes(same), len(same.meetings)) == (["duplicate"], 1)
    assert (codes(other), len(other.meetings)) == (["duplicate-differs"], 1)


def test_without_a_year_nothing_is_guessed() -> None:
    """A plan that does not say its year is an error, once."""
    found = cells([["Organ", "jan", "feb"], ["Regionstyrelsen", "7", "9"]], year=None)

    assert (codes(found), found.meetings) == (["year-missing"], ())


def test_a_plan_whose_weekdays_fit_another_year() -> None:
    """The plan of another year is told of in one finding, with the year that fits."""
    rows = [["Organ", "Datum", "Veckodag"]]
    rows += [
        ["Regionstyrelsen", f"2027-0{m}-0{d}", date(2026, m, d).strftime("%A")]
        for m in (2, 3, 4)
        for d in (3, 9)
    ]
    found = cells(rows)

    assert codes(found) == ["weekdays-fit-other-year"]
    assert found.doubts[0].finding.arguments["other"] == 2026


def test_bodies_are_never_matched_by_likeness() -> None:
    """Spelling, case and definite form do not matter; another word does."""
    found = cells(
        [["Organ", "Datum"], ["SOCIALNÄMND", "2027-02-01"], ["Socialnamnden", "2027-03-01"],
         ["sn", "2027-04-01"], ["Sociala nämnden", "2027-05-01"]]
    )  # fmt: skip

    assert days(found, "SN") == ["02-01", "03-01", "04-01"]
    assert [body.name for body in found.bodies.new] == ["Sociala nämnden"]


def test_rows_that_line_breaks_have_broken_are_put_together() -> None:
    """A table copied from a page has a line for each break inside its cells; tabs put rows together."""
    head = "Nämnd\tJanuari\tFebruari\tMars\n"
    rows = "Regionfullmäktige\nkl 18.00\t25 (kl 13)\t22\t-\nRegionstyrelsen\t11\n18 (extra)\t8\t8–9"
    found = lines(head + rows, 2027)

    assert [m.time for m in of(found, "RF")] == [time(13), time(18)]
    assert days(found, "RS") == ["01-11", "01-18", "02-08", "03-08"]
    assert codes(found) == []


def test_a_list_with_a_column_of_months_is_no_matrix() -> None:
    """Year, month and day in columns of their own make a date."""
    rows = [["2027", month, "14", "Regionstyrelsen"] for month in ("januari", "februari", "3")]
    found = cells([["År", "Månad", "Dag", "Nämnd"], *rows], None)

    assert days(found, "RS") == ["01-14", "02-14", "03-14"]


def test_a_line_that_names_another_body_is_not_the_headings() -> None:
    """An abbreviation first on a line is a body; other words before several days are told of."""
    found = lines(
        "Regionfullmäktige\n25 januari\nKS 11 januari, 8 februari\nBudgetdagar 1 mars, 2 mars", 2027
    )

    assert days(found, "KS") == ["01-11", "02-08", "03-01", "03-02"]
    assert days(found, "RF") == ["01-25"]
    assert codes(found) == ["body-above"]


def test_an_empty_grid_is_nothing() -> None:
    """Nothing gives nothing, without an error of the program's."""
    assert read(MeetingFile("x.csv", grids=(Grid(()), grid([[""]]))), EXAMPLE, 2027).meetings == ()
