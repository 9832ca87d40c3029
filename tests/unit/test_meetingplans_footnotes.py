"""Footnotes under a table or a list explain the marks beside the days, however they begin."""

import pytest
from tests.unit.test_meetingplans_moved import cells, lines


@pytest.mark.parametrize(
    "row",
    [
        "1 Bokslut|",
        "1. Bokslut|",
        "1) Bokslut|",
        "(1) Bokslut|",
        "¹ Bokslut|",
        "1: Bokslut|",
        "1|Bokslut",
        "1 =|Bokslut",
    ],
)
def test_a_row_that_begins_with_the_mark_explains_it(row: str) -> None:
    """In a matrix and in a list, with a dot, a parenthesis or nothing, or in a cell of its own."""
    for found in (cells("Nämnd|feb|mars", "RS|25¹|9", row), cells("Nämnd|Datum", "RS|25/2¹", "SN|12/1", row)):
        assert [m.note for m in found.meetings if m.date.month == 2] == ["Bokslut"]
        assert (found.findings, found.doubts) == ((), ())


@pytest.mark.parametrize("line", ["1 Bokslut", "1. Bokslut 2026", "1: Bokslut", "1 - Bokslut", "(1) Bokslut"])
def test_a_line_that_begins_with_the_mark_explains_it(line: str) -> None:
    """The same under lines of text; several digits may be several marks."""
    found = lines("Regionstyrelsen: 12/1, 25/2¹", "Socialnämnden: 13/1, 26/2¹²", "", line, "2 Budget")

    first, second, third, fourth = (m.note for m in found.meetings)
    assert (first, third) == ("", "")
    assert second.startswith("Bokslut")
    assert (fourth.startswith("Bokslut"), fourth.endswith("Budget")) == (True, True)
    assert [doubt.finding.code for doubt in found.doubts] == []


def test_a_number_before_words_explains_nothing_by_itself() -> None:
    """Without a meeting that carries the mark it is text that is told of; an unknown mark is told of too."""
    found = lines("Regionstyrelsen: 12/1, 25/2³", "", "1 Bokslut")

    assert "text-not-used" in [finding.code for finding in found.findings]
    assert [doubt.finding.code for doubt in found.doubts] == ["mark-unexplained"]
