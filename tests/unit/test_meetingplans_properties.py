"""Whatever a stranger's table holds, it is read to its end and nothing of it disappears."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from arshjul.domain.meetingplans.reading import Reading, read
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import Line, MeetingFile, grid
from arshjul.domain.meetingplans.vocabulary import header, month_head
from arshjul.domain.names import Name
from arshjul.domain.organisation import Body, BodyKind, Organisation

BODIES = {
    id_: Body(id_, Name(name), frozenset({BodyKind.COMMITTEE}))
    for id_, name in {"RF": "Regionfullmäktige", "RS": "Regionstyrelsen", "SN": "Socialnämnden"}.items()
}
EXAMPLE = Organisation("exempel", "Region Exempel", "sv", "Europe/Stockholm", BODIES)
MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
WORDS = (
    "Organ|Datum|Tid|Status|Nämnd|jan|feb|mars|dec|2027|Regionstyrelsen|KS|14|3, 17*|14-15|* budget",
    "¹ bokslut|inställt|extra|kl 13|2027-02-15|15 jan 2028|4/1-22|-|| |tis 14 feb|v. 7|31|2628|?|14)",
    "(|flyttat till 21|KF = Kommunfullmäktige",
)
PIECES = st.sampled_from("|".join(WORDS).split("|"))
CELLS = PIECES | st.text(max_size=12)
BODILESS = (
    st.lists(CELLS, max_size=2).map(" ".join).filter(lambda text: not (month_head(text) or header(text)))
)
"""Cells that do not make their row one of headings."""


def everything(found: Reading) -> list[str]:
    """What was noticed, doubts included."""
    return [item.code for item in found.findings] + [doubt.finding.code for doubt in found.doubts]


@given(st.lists(st.lists(CELLS, max_size=8), max_size=8), st.sampled_from([None, 2027]))
def test_no_table_brings_the_reader_down(rows: list[list[str]], year: int | None) -> None:
    """Any table gives meetings and findings, never an error of the program's."""
    found = read(MeetingFile("x.csv", grids=(grid(rows),)), EXAMPLE, year)

    assert all(meeting.spot.line is not None for meeting in found.meetings)


@given(st.lists(st.lists(CELLS, max_size=6).map("  ".join) | st.text(max_size=60), max_size=12))
def test_no_text_brings_the_reader_down(texts: list[str]) -> None:
    """The same for lines of text."""
    lines = tuple(Line(text, number) for number, text in enumerate(texts, 1))

    read(MeetingFile("x.txt", lines=lines), EXAMPLE, 2027)


@given(st.text(max_size=80))
def test_no_cell_brings_the_scanner_down(text: str) -> None:
    """Any text says something, if only nothing."""
    said(text)
    said(text, dotted=True)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(BODIES)),
            st.lists(BODILESS, min_size=12, max_size=12),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda row: row[0],
    )
)
def test_every_cell_with_a_digit_is_accounted_for(rows: list[tuple[str, list[str]]]) -> None:
    """A cell that may hold a day ends as a meeting or as a finding at its place."""
    table = [["Organ", *MONTHS], *([BODIES[body].name.sv, *cells] for body, cells in rows)]
    found = read(MeetingFile("x.csv", grids=(grid(table),)), EXAMPLE, 2027)
    places = {(m.spot.line, m.spot.column) for m in found.meetings}
    places |= {(f.place.line, f.place.column) for f in found.findings}
    places |= {(d.finding.place.line, d.finding.place.column) for d in found.doubts}

    days = [
        (line, column)
        for line, (_, cells) in enumerate(rows, 2)
        for column, cell in enumerate(cells, 2)
        if said(cell).days
    ]
    assert [place for place in days if place not in places] == []


@given(
    st.dictionaries(
        st.sampled_from(sorted(BODIES)), st.sets(st.dates(date(2027, 1, 1), date(2027, 12, 31)), min_size=1)
    )
)
def test_a_plain_matrix_is_read_exactly(meetings: dict[str, set[date]]) -> None:
    """Days written out as a matrix come back as the same days, and nothing is remarked on."""
    table = [["Organ", *MONTHS]]
    for body, days in meetings.items():
        cells = [sorted(day.day for day in days if day.month == month) for month in range(1, 13)]
        table.append([BODIES[body].name.sv, *(", ".join(map(str, cell)) for cell in cells)])
    found = read(MeetingFile("x.csv", grids=(grid(table),)), EXAMPLE, 2027)

    assert {(found.bodies.match(m.label).body, m.date) for m in found.meetings} == {
        (body, day) for body, days in meetings.items() for day in days
    }
    assert meetings == {} or everything(found) == []
