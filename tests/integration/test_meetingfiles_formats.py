"""Meeting plans in real files of every format: read by what they hold, never by their names alone."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from arshjul.adapters import meetingfiles
from arshjul.domain.meetingplans.sheets import MeetingFile

ROWS = "Organ;Datum;Anmärkning\nSocialnämnden;2027-02-15;årsbokslut\nRegionstyrelsen;2027-03-15;\n"

Opened = Callable[[str, bytes], MeetingFile]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Write bytes to a file and read it."""

    def read(name: str, data: bytes) -> MeetingFile:
        path = tmp_path / name
        path.write_bytes(data)
        return meetingfiles.read(path)

    return read


def texts(file: MeetingFile) -> list[list[str]]:
    """The cells of the first table."""
    assert file.findings == ()
    return [[cell.text for cell in row] for row in file.grids[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_in_every_dialect(opened: Opened, encoding: str, delimiter: str) -> None:
    """Delimiter and letters are found out; å, ä and ö survive."""
    found = texts(opened("plan.csv", ROWS.replace(";", delimiter).encode(encoding)))

    assert found[1] == ["Socialnämnden", "2027-02-15", "årsbokslut"]


def test_quoted_cells_keep_their_lines(opened: Opened) -> None:
    """A cell with a delimiter and a line break in it is one cell; later rows keep their line numbers."""
    found = opened("plan.csv", b'Organ;Jan\nKS;"7\n28"\nKF;"a;b"\n')

    assert texts(found) == [["Organ", "Jan"], ["KS", "7\n28"], ["KF", "a;b"]]
    assert [row[0].row for row in found.grids[0].rows] == [1, 2, 4]


def test_text_is_lines(opened: Opened) -> None:
    """Pasted text stays lines, also when it holds commas; semicolons in every line make a table."""
    pasted = opened("plan.txt", b"KS: 3 mars, 4 april\nKF: 5 maj\n")

    assert [line.text for line in pasted.lines[:2]] == ["KS: 3 mars, 4 april", "KF: 5 maj"]
    assert len(opened("plan.txt", ROWS.encode()).grids) == 1


def workbook(fill: Callable[[Worksheet], None]) -> bytes:
    """A workbook with one filled sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_keeps_what_its_cells_are(opened: Opened) -> None:
    """Dates are dates, hours are hours, numbers have no decimals, merged cells speak once."""

    def fill(sheet: Worksheet) -> None:
        sheet.append(["Sammanträdesplan 2027"])
        sheet.append(["Organ", "Datum", "Tid", "Nr"])
        sheet.append(["Socialnämnden", date(2027, 2, 15), time(13, 30), 7])
        sheet.append([None, datetime.fromisoformat("2027-03-15"), None, 7.5])
        sheet.merge_cells("A1:D1")
        sheet.merge_cells("A3:A4")

    rows = opened("plan.xlsx", workbook(fill)).grids[0].rows

    assert [cell.value for cell in rows[2]] == [None, date(2027, 2, 15), time(13, 30), None]
    assert [cell.text for cell in rows[2]][3] == "7"
    assert (rows[3][0].text, rows[3][0].copied, rows[3][1].value) == (
        "Socialnämnden",
        True,
        date(2027, 3, 15),
    )
    assert [cell.copied for cell in rows[0]] == [False, True, True, True]
    assert rows[2][1].label == "B3"


def test_raised_digits_are_footnote_marks(opened: Opened) -> None:
    """A digit in superscript is told from the day that it stands by."""

    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = CellRichText("14", TextBlock(InlineFont(vertAlign="superscript"), "1"))

    assert texts(opened("plan.xlsx", workbook(fill))) == [["14¹"]]


def test_hidden_sheets_stay_hidden(opened: Opened) -> None:
    """What the sender has hidden is not read."""

    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "KS"
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("gammal")
        other["A1"] = "KF"
        other.sheet_state = "hidden"

    assert len(opened("plan.xlsx", workbook(fill)).grids) == 1


def calendar(*events: str) -> bytes:
    """A calendar file with these events."""
    inner = "".join(f"BEGIN:VEVENT\r\nUID:u{n}\r\nDTSTAMP:20270101T000000Z\r\n{event}\r\nEND:VEVENT\r\n"
                    for n, event in enumerate(events))  # fmt: skip
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{inner}END:VCALENDAR\r\n".encode()


def test_a_calendar_file_is_put_on_the_organisations_clock(opened: Opened) -> None:
    """All day, local without a VTIMEZONE, UTC over midnight, and several days."""
    found = opened(
        "plan.ics",
        calendar(
            "SUMMARY:KS\r\nDTSTART;VALUE=DATE:20270215\r\nDTEND;VALUE=DATE:20270216",
            "SUMMARY:KS\r\nDTSTART;TZID=Europe/Stockholm:20270315T130000",
            "SUMMARY:KS\r\nDTSTART:20270615T223000Z",
            "SUMMARY:KF\r\nDTSTART;VALUE=DATE:20270614\r\nDTEND;VALUE=DATE:20270616\r\nSTATUS:CANCELLED",
        ),
    )

    assert found.findings == ()
    assert [(e.day, e.clock, e.last) for e in found.events] == [
        (date(2027, 2, 15), None, None),
        (date(2027, 3, 15), time(13), None),
        (date(2027, 6, 16), time(0, 30), None),
        (date(2027, 6, 14), None, date(2027, 6, 15)),
    ]
    assert [e.cancelled for e in found.events] == [False, False, False, True]


@pytest.mark.parametrize(
    ("event", "code", "read"),
    [
        ("SUMMARY:KS\r\nDTSTART:20270215T130000", "event-floating", 1),
        ("SUMMARY:KS\r\nDTSTART;TZID=Kungsgatan:20270215T130000", "event-unknown-zone", 1),
        ("SUMMARY:KS\r\nDTSTART;VALUE=DATE:20270215\r\nRRULE:FREQ=SECONDLY", "event-repeats", 1),
        ("SUMMARY:KS", "event-without-start", 0),
    ],
)
def test_what_an_event_does_not_say(opened: Opened, event: str, code: str, read: int) -> None:
    """Floating and unknown times are told of; what repeats is read once."""
    found = opened("plan.ics", calendar(event))

    assert ([f.code for f in found.findings], len(found.events)) == ([code], read)


def test_what_is_hidden_or_struck_through_is_told_of(opened: Opened) -> None:
    """Hidden rows are read and hidden sheets are not, and both are said; a struck date is marked as one."""

    def fill(sheet: Worksheet) -> None:
        sheet.append(["Organ", "Datum"])
        sheet.append(["KS", date(2027, 2, 15)])
        sheet.append(["KS", date(2027, 3, 15)])
        sheet["B3"].font = Font(strike=True)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        assert sheet.parent is not None
        sheet.parent.create_sheet("gammal").sheet_state = "hidden"

    found = opened("plan.xlsx", workbook(fill))

    assert [finding.code for finding in found.findings] == ["rows-hidden", "columns-hidden", "sheet-hidden"]
    assert [row[1].text for row in found.grids[0].rows] == ["Datum", "2027-02-15", "~~2027-03-15~~"]


@pytest.mark.parametrize(
    ("rule", "days", "code"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", ["01-12", "02-09", "03-09"], "event-repeated"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1;COUNT=3", ["01-12", "01-26", "02-23"], "event-repeated"),
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20270210T000000Z", ["01-12", "01-26", "02-09"], "event-repeated"),
        ("FREQ=MONTHLY;BYMONTHDAY=12;COUNT=2", ["01-12", "02-12"], "event-repeated"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=9", ["01-12"], "event-repeated"),
        ("FREQ=YEARLY;COUNT=1", ["01-12"], "event-repeated"),
        ("FREQ=DAILY;COUNT=2", ["01-12", "01-13"], "event-repeated"),
        ("FREQ=MONTHLY;INTERVAL=6", ["01-12", "07-12"], "event-endless"),
        ("FREQ=WEEKLY;BYWEEKNO=2", ["01-12"], "event-repeats"),
        ("FREQ=HOURLY;COUNT=9", ["01-12"], "event-repeats"),
        ("FREQ=WEEKLY;INTERVAL=0", ["01-12"], "event-repeats"),
        ("FREQ=DAILY;INTERVAL=999999999999999999999", ["01-12"], "event-repeats"),
    ],
)
def test_events_that_repeat(opened: Opened, rule: str, days: list[str], code: str) -> None:
    """Each occasion of a common rule is an event; a rule that is not read is told of, with its first day."""
    event = f"SUMMARY:KS\r\nDTSTART;TZID=Europe/Stockholm:20270112T130000\r\nRRULE:{rule}"

    found = opened("plan.ics", calendar(event))

    assert [f"{occasion.day:%m-%d}" for occasion in found.events] == days
    assert [finding.code for finding in found.findings] == [code]
    assert {occasion.clock for occasion in found.events} == {time(13)}


def test_an_occasion_that_was_moved_or_taken_away(opened: Opened) -> None:
    """What stands in place of an occasion replaces it, and an exception is no meeting."""
    series = (
        "UID:s\r\nSUMMARY:KS\r\nDTSTART;TZID=Europe/Stockholm:20270112T130000\r\n"
        "RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=4\r\nEXDATE;TZID=Europe/Stockholm:20270309T130000"
    )
    moved = (
        "UID:s\r\nSUMMARY:KS\r\nRECURRENCE-ID;TZID=Europe/Stockholm:20270209T130000\r\n"
        "DTSTART;TZID=Europe/Stockholm:20270216T130000"
    )

    found = opened(
        "plan.ics", calendar(series, moved).replace(b"UID:u0\r\n", b"").replace(b"UID:u1\r\n", b"")
    )

    assert sorted(f"{event.day:%m-%d}" for event in found.events) == ["01-12", "02-16", "04-13"]


def test_a_formula_without_a_value_is_an_error(opened: Opened) -> None:
    """A workbook that no spreadsheet program has worked out does not silently lose a meeting."""

    def fill(sheet: Worksheet) -> None:
        sheet.append(["Organ", "Datum"])
        sheet.append(["KS", "=DATE(2027,1,20)"])

    found = opened("plan.xlsx", workbook(fill)).findings

    assert [(finding.code, finding.arguments["cell"]) for finding in found] == [
        ("formula-without-value", "B2")
    ]


def test_an_event_without_sense_in_its_repeating_is_cut_and_told_of(opened: Opened) -> None:
    """Every day to the end of time is no plan: so many are read, and it is said."""
    event = "SUMMARY:KS\r\nDTSTART;VALUE=DATE:20270112\r\nRRULE:FREQ=DAILY;UNTIL=99991231"

    found = opened("plan.ics", calendar(event))

    assert len(found.events) == 400
    assert [finding.code for finding in found.findings] == ["event-endless"]


def test_pasted_text_that_nobody_would_paste(opened: Opened) -> None:
    """Half a megabyte of words is refused before each of them is weighed."""
    found = opened("plan.txt", (b"ord " * 100 + b"\n") * 2000)

    assert [finding.code for finding in found.findings] == ["plan-too-large"]


PAGE = """<!DOCTYPE html><html><head><title>Plan</title><style>p { color: red }</style></head><body>
<nav><a href="/">2026-01-01</a></nav><!-- 2026-01-02 --><h2>Social&auml;renden &amp; mer</h2>
<ul><li>25 januari<li>29 mars<sup>1</sup></ul><script>if (1 < 2) { "<p>2026-01-03</p>" }</script>
<table><tr><td><h3>Fullm&auml;ktige</h3><table>
<tr><th rowspan=2>Organ<th colspan="2">Januari</tr><tr><td>AU</td><td>N&auml;mnd</td></tr>
<tr><td><p>SN</p><td>5<br>12*<td><del>26</del></tr></table></table><p>1 < 2</body></html>"""


def test_a_saved_page_is_its_text_and_its_tables(opened: Opened) -> None:
    """Entities, spans, raised and struck digits, a table for layout; nothing of scripts, styles and menus."""
    for text in (PAGE, PAGE.replace("\n", "")):
        found = opened("sida.htm", text.encode())

        assert [line.text for line in found.lines if line.text] == [
            "Socialärenden & mer", "25 januari", "29 mars¹", "Fullmäktige", "Organ\tJanuari\t",
            "\tAU\tNämnd", "SN\t5\v12*\t~~26~~", "1 < 2",
        ]  # fmt: skip
        assert len({line.number for line in found.lines}) == len(found.lines)
        assert (found.findings, found.grids) == ((), ())


@pytest.mark.parametrize("piece", ["<!", "<", "<a ", "</", "<!--", "&", "<b>x", "<a b='", "<script>", "<td>"])
def test_a_page_of_nothing_but_broken_tags_is_soon_read(opened: Opened, piece: str) -> None:
    """In time with its length: the library's parser would take minutes for some of these."""
    found = opened("sida.html", b"<html>" + piece.encode() * 100_000)

    assert found.grids == ()
