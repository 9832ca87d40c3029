"""calendar export and calendar diff: the kalendarium out, back again, and beside another."""

from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arshjul import bootstrap
from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.meetingplans.merging import Change, Merged

if TYPE_CHECKING:
    from tests.conftest import Program

CALENDAR = "calendar/2018.toml"
BODIES = ("LF", "LS", "NPF", "SAMV")
WORDS = st.text("abcåäö éABÖ0123456789,–-/&", max_size=30).map(lambda text: " ".join(text.split())).filter(
    lambda text: text == text.strip(" ,-–")
)  # fmt: skip


@pytest.mark.parametrize("kind", ["ics", "csv", "xlsx"])
def test_the_shipped_year_comes_back(program: "Program", kind: str) -> None:
    """What is exported says the same when it is imported: not a byte changes, and nothing is remarked on."""
    before = (program.folder / CALENDAR).read_bytes()
    out = str(program.folder / f"plan.{kind}")

    assert program("calendar", "export", "2018", "--out", out).code == 0
    back = program("calendar", "import", out, "--json")

    assert (back.code, back.json["findings"]) == (0, [])
    assert (program.folder / CALENDAR).read_bytes() == before


def meetings() -> st.SearchStrategy[list[Meeting]]:
    """A year's meetings with everything that a row can say, numbered in order of day."""
    one = st.tuples(
        st.sampled_from(BODIES),
        st.dates(date(2027, 1, 1), date(2027, 12, 28)),
        st.sampled_from(list(MeetingStatus)),
        WORDS,
        st.sampled_from([(), ("budget",), ("arsredovisning", "budget")]),
        st.sampled_from([0, 0, 1, 2]),
        st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    )
    return st.lists(one, min_size=1, max_size=12, unique_by=lambda row: row[:2]).map(_numbered)


def _numbered(
    rows: list[tuple[str, date, MeetingStatus, str, tuple[str, ...], int, time | None]],
) -> list[Meeting]:
    counts: dict[str, int] = {}
    found = []
    for body, day, status, note, for_, days, clock in sorted(rows, key=lambda row: row[:2]):
        counts[body] = counts.get(body, 0) + 1
        id_, until = f"{body}-2027-{counts[body]:02d}", day + timedelta(days) if days else None
        called = status is MeetingStatus.RESERVE and bool(days)
        found.append(Meeting(id_, body, day, status, note, for_, called, until, clock))
    return found


@given(rows=meetings(), kind=st.sampled_from(["ics", "csv", "xlsx"]))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_round_trip_gives_the_same_meetings(program: "Program", rows: list[Meeting], kind: str) -> None:
    """Any year, exported and imported into an empty one, is the same year."""
    files, path = bootstrap.calendars(program.folder), program.folder / "calendar" / "2027.toml"
    path.unlink(missing_ok=True)
    made = files.written(2027, [Merged(Change.ADDED, meeting) for meeting in rows], {}, "prov")
    files.save(2027, made or "")
    out = str(program.folder / f"plan.{kind}")
    assert program("calendar", "export", "2027", "--out", out).code == 0
    path.unlink()

    back = program("calendar", "import", out, "--json")

    assert back.code in (0, 1), back.out
    assert set(files.meetings(2027)) == set(rows)


@pytest.mark.parametrize("kind", ["ics", "csv", "xlsx"])
def test_diff_with_its_own_export_is_empty(program: "Program", kind: str) -> None:
    """Every format tells the whole year, so that a year and its export never differ."""
    out = program.folder / f"ut.{kind}"
    program("calendar", "export", "2018", "--out", str(out))

    assert program("calendar", "diff", "2018", str(out)).code == 0


def test_the_calendar_file_keeps_to_the_standard(program: "Program") -> None:
    """UIDs that last, cancelled meetings as such, short lines, a time zone when there are hours."""
    program.change(CALENDAR, 'id = "LF-2018-01" }', 'id = "LF-2018-01", time = 13:00:00 }')
    out = program.folder / "plan.ics"
    program("calendar", "export", "2018", "--out", str(out))

    data = out.read_bytes()
    calendar = icalendar.Calendar.from_ical(data)
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}

    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert len(events) == 83
    cancelled = events["NPF-2018-05@blekinge.arshjul"]
    assert (str(cancelled["STATUS"]), cancelled["SEQUENCE"]) == ("CANCELLED", 1)
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Stockholm"]
    assert events["LF-2018-01@blekinge.arshjul"]["DTSTART"].params["TZID"] == "Europe/Stockholm"


def test_no_text_becomes_a_formula(program: "Program") -> None:
    """What a note begins with is never carried out by a spreadsheet, and comes back as it was."""
    program.change(CALENDAR, 'note = "planeringsförutsättningar"', 'note = "=1+1"')
    table, book = program.folder / "plan.csv", program.folder / "plan.xlsx"
    program("calendar", "export", "2018", "--out", str(table))
    program("calendar", "export", "2018", "--out", str(book))

    assert ";'=1+1;" in table.read_text(encoding="utf-8-sig")
    sheet = openpyxl.load_workbook(book).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    for path in (table, book):
        assert program("calendar", "import", str(path), "--json").json["years"][0]["changes"] == []


def test_export_says_what_it_cannot(program: "Program") -> None:
    """A format nobody writes, a workbook without a file, a year without a kalendarium."""
    wrong = [
        program("calendar", "export", "2018", "--format", "pdf", "--json"),
        program("calendar", "export", "2018", "--format", "xlsx", "--json"),
        program("calendar", "export", "2031", "--json"),
    ]

    assert [ran.json["error"]["code"] for ran in wrong] == [
        "export-kind-unknown",
        "export-needs-file",
        "no-kalendarium",
    ]
    assert {ran.code for ran in wrong} == {2}


def changed(program: "Program", *pairs: tuple[str, str]) -> Path:
    """A copy of the kalendarium with some places changed."""
    text = (program.folder / CALENDAR).read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = program.folder / "other.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_diff_of_a_year_with_itself(program: "Program") -> None:
    """Nothing differs, and the exit code says so."""
    ran = program("calendar", "diff", "2018", "2018", "--json")

    assert (ran.code, ran.json["meetings"], ran.json["steps"], ran.json["notices"]) == (0, [], [], [])


def test_diff_shows_what_a_change_does(program: "Program") -> None:
    """A moved council meeting moves the step that is taken there, its hand-in, and the mails about them."""
    other = changed(
        program,
        ('2018-11-26, body = "RF"', '2018-11-20, body = "RF"'),
        ('id = "NPF-2018-10" }', 'id = "NPF-2018-10", status = "cancelled" }'),
    )

    ran = program("calendar", "diff", "2018", str(other), "--json")

    found = {(item["difference"], item["after"]["id"]) for item in ran.json["meetings"]}
    assert (ran.code, found) == (1, {("moved", "RF-2018-02"), ("cancelled", "NPF-2018-10")})
    steps = {(step["document"], step["step"]): step for step in ran.json["steps"]}
    assert steps["budget-2019", "decide"]["after"] == {
        "meeting": "RF-2018-02",
        "due": "2018-11-20",
        "unbound": None,
    }
    assert steps["verksamhetsplan-2019-NPF", "decide"]["after"]["unbound"] == "only-cancelled"
    assert any(notice["document"] == "budget-2019" for notice in ran.json["notices"])
    assert "RF-2018-02" in program("calendar", "diff", "2018", str(other)).out


def test_diff_with_a_published_plan(program: "Program") -> None:
    """A plan as it was published can be either side."""
    out = str(program.folder / "plan.csv")
    program("calendar", "export", "2018", "--out", out)

    assert program("calendar", "diff", out, "2018", "--json").json["meetings"] == []


def test_diff_of_two_years(earlier: "Program") -> None:
    """What cannot be planned is said; the bodies are compared all the same."""
    source = str(Path(__file__).parents[1] / "data" / "blekinge-2019.csv")

    ran = earlier("calendar", "diff", "2018", source, "--json")

    assert ran.code == 1
    assert ran.json["planned"] is False
    assert {item["difference"] for item in ran.json["meetings"]} >= {"added", "removed"}
    assert "notice_counts" not in ran.json
