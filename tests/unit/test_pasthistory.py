"""A document's history from before this program: impossible dates and odd orders are found, never mended."""

from datetime import date

import pytest

from arshjul.domain.pasthistory import PastEvent, PastRow, RawRow, doubts, from_fields, row_of

TODAY = date(2015, 1, 1)
CODES = frozenset({"chief_executive", "LD-STAB"})


def codes(*rows: PastRow) -> list[tuple[str, object]]:
    """What is doubtful, with the line."""
    return [(doubt.code, doubt.arguments["line"]) for doubt in doubts(rows, TODAY)]


def past(line: int, event: PastEvent, day: str) -> PastRow:
    """A row by the director."""
    return PastRow(line, event, "chief_executive", day)


def test_a_history_in_order_has_nothing_doubtful() -> None:
    """Reviewed, approved, and the document dated the day it was approved."""
    rows = [
        past(2, PastEvent.REVIEWED, "2014-03-31"),
        past(3, PastEvent.APPROVED, "2014-04-04"),
        past(4, PastEvent.DATED, "2014-04-04"),
        past(5, PastEvent.CHANGED, "2014-06-01"),
    ]
    assert codes(*rows) == []


def test_a_date_that_no_calendar_has_is_found_and_kept_as_written() -> None:
    """T1: 31 April is flagged; nobody makes 1 May or 30 April of it."""
    raw = RawRow(4, {"event": "granskad", "by": "LD-STAB", "date": "2014-04-31"})
    row = row_of(raw, CODES)

    assert row.date == "2014-04-31"
    assert codes(row) == [("past-impossible-date", 4)]
    assert from_fields(row.fields()) == row


def test_a_review_after_the_approval_is_found_also_when_its_date_is_impossible() -> None:
    """T2: as written, 31 April lies after 5 April whatever day was meant."""
    rows = [past(2, PastEvent.APPROVED, "2014-04-05"), past(3, PastEvent.REVIEWED, "2014-04-31")]
    assert codes(*rows) == [("past-impossible-date", 3), ("past-reviewed-after-approved", 3)]


def test_a_document_dated_before_its_approval_is_found() -> None:
    """T2: dated 4 April, its first version approved 5 April."""
    rows = [past(2, PastEvent.DATED, "2014-04-04"), past(3, PastEvent.APPROVED, "2014-04-05")]
    assert codes(*rows) == [("past-dated-before-approved", 2)]


@pytest.mark.parametrize("written", ["", "i april", "14-04-31", "2014/04/30"])
def test_a_date_that_cannot_be_read_is_said_not_guessed(written: str) -> None:
    """Only year-month-day is a date here."""
    row = row_of(RawRow(2, {"event": "daterad", "by": "LD-STAB", "date": written}), CODES)
    assert codes(row) == [("past-unreadable-date", 2)]


def test_a_date_that_has_not_been_is_found() -> None:
    """A history of what is to come is a slip of the pen."""
    assert codes(past(2, PastEvent.CHANGED, "2015-01-02")) == [("past-date-ahead", 2)]


@pytest.mark.parametrize(
    ("by", "kept"),
    [
        ("LD-STAB", "LD-STAB"),
        ("Landtingsdirektörens stab", None),
        ("ld-stab", None),
        ("Anna Andersson", None),
    ],
)
def test_who_did_it_is_matched_on_codes_never_on_names(by: str, kept: str | None) -> None:
    """T26: names are misspelt in sources; a name is never guessed at, and never reaches the chain."""
    row = row_of(RawRow(2, {"event": "granskad", "by": by, "date": "2014-04-01"}), CODES)
    assert row.by == kept
    assert codes(row) == ([] if kept else [("past-unknown-by", 2)])
    assert by not in str(row.fields().values()) or kept


def test_words_that_are_no_event_stay_in_the_text() -> None:
    """A free word may hold a name: it is found, and the row holds no trace of it."""
    row = row_of(
        RawRow(2, {"event": "sett av Eva", "by": "LD-STAB", "date": "2014-04-01", "version": "v Eva"}), CODES
    )
    assert (row.event, row.version) == (None, None)
    assert codes(row) == [("past-unknown-event", 2)]
