"""Tables whose cells have each got a line: read when every row comes out even, else told of."""

import pytest
from tests.unit.test_meetingplans_shapes import EXAMPLE, codes, meetings

from arshjul.domain.meetingplans.reading import Reading, read
from arshjul.domain.meetingplans.sheets import Line, MeetingFile


def pasted(text: str, year: int | None = 2027) -> Reading:
    """What a pasted text tells."""
    lines = tuple(Line(line, number) for number, line in enumerate(text.split("\n"), 1))
    return read(MeetingFile("p.txt", lines=lines), EXAMPLE, year)


def spaced(*rows: list[str]) -> str:
    """Cells with a blank line between them, and one blank line more for each cell where nothing stands."""
    text = ""
    for cell in (cell for row in rows for cell in row):
        text += f"\n\n{cell}" if cell else "\n"
    return text.strip("\n")


HEADS = ["Organ", "Jan", "Feb", "Mars", "Kl."]


def test_months_across_with_a_blank_line_between_the_cells() -> None:
    """Two days in a cell stand on two lines; a further blank line is a month without a meeting."""
    found = pasted(
        "Möten 2027\n\n"
        + spaced(HEADS, ["Regionstyrelsen", "20", "10\n17", "", "13.00"], ["SN", "26", "", "30", "08.30"])
        + "\n\nRF = Regionfullmäktige",
        None,
    )

    assert meetings(found) == ["RS 01-20 13.00", "RS 02-10 13.00", "RS 02-17 13.00", "SN 01-26 08.30",
                               "SN 03-30 08.30"]  # fmt: skip
    assert codes(found) == ["cells-put-back"]


def test_months_across_with_a_line_for_each_cell() -> None:
    """As copied from a document: a dash, or a blank line, where no meeting is."""
    found = pasted("\n".join([*HEADS, "RS", "20", "-", "17", "13.00", "SN", "26", "", "30", "08.30"]))

    assert meetings(found) == ["RS 01-20 13.00", "RS 03-17 13.00", "SN 01-26 08.30", "SN 03-30 08.30"]


def test_months_down_under_bodies_and_their_hours() -> None:
    """Headings in two rows: who, and when they begin."""
    found = pasted(
        spaced(["2027", "RF", "RS", "SN\nAU"], ["Mötestid:", "Kl. 18", "Kl. 13", "Kl. 8.30"],
               ["Januari", "", "20", "12"], ["Februari", "1", "17", ""], ["Mars", "1", "", "9, 23"])
    )  # fmt: skip

    assert meetings(found) == ["RF 02-01 18.00", "RF 03-01 18.00", "RS 01-20 13.00", "RS 02-17 13.00",
                               "SNAU 01-12 08.30", "SNAU 03-09 08.30", "SNAU 03-23 08.30"]  # fmt: skip
    assert codes(found) == ["cells-put-back"]


def test_months_and_then_their_days_belong_to_the_heading_above() -> None:
    """Without names in the table the body is the one above it; the days are never all of the last month."""
    half = ["April", "Maj", "Juni"]
    found = pasted(
        "Socialnämnden\n\nMöten 2027\n\n"
        + spaced(["Januari", "Februari", "Mars"], ["26:e kl. 08.30", "-", "30"], half, ["27", "-", "15*"])
        + "\n\n*= heldag",
        None,
    )

    assert meetings(found) == ["SN 01-26 08.30", "SN 03-30", "SN 04-27", "SN 06-15 heldag"]
    assert codes(found) == ["cells-put-back"]


def test_a_list_with_a_line_for_each_cell() -> None:
    """Headings one a line, then rows as long with a date in their place; what follows is read as ever."""
    found = pasted("Datum\nTid\nOrgan\n2027-01-20\n13.00\nRS\n2027-01-26\n8.30\nSN\nRF: 1/2")

    assert meetings(found) == ["RF 02-01", "RS 01-20 13.00", "SN 01-26 08.30"]
    assert codes(found) == ["cells-put-back"]


def test_a_row_that_does_not_come_out_even_is_an_error_and_the_others_are_read() -> None:
    """Nobody can tell which month the missing day was of."""
    found = pasted(
        spaced(
            HEADS, ["RS", "20", "17", "17", "13.00"], ["SN", "26", "30", "08.30"], ["RF", "", "1", "1", "18"]
        )
    )

    assert meetings(found) == ["RF 02-01 18.00", "RF 03-01 18.00", "RS 01-20 13.00", "RS 02-17 13.00",
                               "RS 03-17 13.00"]  # fmt: skip
    assert codes(found) == ["cells-put-back", "cells-uneven"]


@pytest.mark.parametrize(
    "text",
    [
        spaced(["Januari", "Februari", "Mars"], ["26", "23"]),
        spaced(HEADS, ["RS", "20", "17", "13.00"], ["SN", "26", "30", "08.30"], ["RF", "", "1", "1", "18"]),
    ],
)
def test_a_table_where_few_rows_fit_is_not_read(text: str) -> None:
    """No meeting is guessed, and what to do instead is said."""
    found = pasted("Socialnämnden\n\n" + text)

    assert meetings(found) == []
    assert "cells-one-per-line" in codes(found)


def test_days_under_their_months_are_no_such_table() -> None:
    """Month by month under a body's name, a day a line: as long as they have been read."""
    found = pasted("Socialnämnden\nJanuari\n12\n26\nFebruari\n9\n23\nMars\n30")

    assert meetings(found) == ["SN 01-12", "SN 01-26", "SN 02-09", "SN 02-23", "SN 03-30"]
    assert codes(found) == []
