"""The law's days, against the table of 2015–2034, and the law as it stood in the year."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arshjul.domain import statutes
from arshjul.domain.timing import Period
from arshjul.domain.workdays import is_legal_weekday

DATA = Path(__file__).parents[1] / "data" / "law-deadlines.csv"
YEARLY = {"KL11:20": (4, 15), "KL5:24": (6, 30), "KL11:8": (10, 31), "KL11:10": (11, 30), "KL11:11": (12, 31)}
PERIODS = {"KL11:16/jun": (6, 30), "KL11:16/jul": (7, 31), "KL11:16/aug": (8, 31)}


def _rows() -> list[tuple[str, date, date]]:
    with DATA.open(encoding="utf-8") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [
            (row["rule"], date.fromisoformat(row["nominal"]), date.fromisoformat(row["last"])) for row in rows
        ]


def test_every_yearly_day_of_the_table_comes_out() -> None:
    """15 April, 30 June, the ends of October, November and December: nominal and shifted, twenty years."""
    rows = [row for row in _rows() if row[0] in YEARLY]

    assert len(rows) == 100
    for rule, nominal, last in rows:
        assert statutes.day_in(nominal.year, YEARLY[rule]) == statutes.LastDay(nominal, last), rule


def test_every_two_months_of_the_table_come_out() -> None:
    """An interim report of June, July or August is handed over before August, September or October ends."""
    rows = [row for row in _rows() if row[0] in PERIODS]

    assert len(rows) == 60
    for rule, nominal, last in rows:
        end = date(nominal.year, *PERIODS[rule])
        assert statutes.months_after(end, 2) == statutes.LastDay(nominal, last), rule


@pytest.mark.parametrize(
    ("announced", "last"),
    [
        (date(2019, 10, 22), date(2019, 11, 12)),
        (date(2018, 12, 4), date(2018, 12, 27)),
        (date(2026, 5, 29), date(2026, 6, 22)),
    ],
)
def test_appeal_is_three_weeks_and_moves_past_holidays(announced: date, last: date) -> None:
    """Three weeks to the same weekday; julhelgen and midsommarafton move it to the next weekday."""
    assert statutes.appeal_day(announced, 3).legal == last


def test_the_days_of_minutes_are_counted_from_the_meeting() -> None:
    """14 days to attest, the second day after that to announce; both may fall on a closed day and move."""
    attested = statutes.attest_day(date(2018, 12, 12), 14)

    assert attested == statutes.LastDay(date(2018, 12, 26), date(2018, 12, 27))
    assert statutes.announce_day(date(2018, 12, 10), 2).legal == date(2018, 12, 12)


@given(st.dates(date(2010, 1, 1), date(2048, 12, 31)))
def test_a_notice_is_never_moved_forward(meeting: date) -> None:
    """A week before is counted backwards: a shift forward would make it too short."""
    assert meeting - statutes.notice_day(meeting, 7) == timedelta(days=7)


@given(st.dates(date(2005, 1, 1), date(2048, 12, 31)), st.integers(1, 6))
def test_the_shifted_day_is_a_weekday_and_never_earlier(end: date, months: int) -> None:
    """2 § moves forward only, and never to a day that the law treats as a Sunday."""
    last = statutes.months_after(end, months)

    assert last.nominal <= last.legal <= last.nominal + timedelta(days=6)
    assert is_legal_weekday(last.legal)


@pytest.mark.parametrize(
    ("period", "months"),
    [
        (Period((1, 1), (8, 31)), 8),
        (Period((1, 1), (6, 30)), 6),
        (Period((4, 1), (8, 31)), None),
        (Period((1, 1), (8, 15)), None),
        (Period((1, 1), (2, 28)), 2),
    ],
)
def test_months_are_counted_from_the_first_of_january(period: Period, months: int | None) -> None:
    """ "April to August" is no interim period in law: it is reckoned from the beginning of the year."""
    assert statutes.whole_months(period) == months


def test_elections() -> None:
    """2018 and 2022 are election years, and the new council is elected from 15 October."""
    assert [year for year in range(2015, 2027) if statutes.is_election_year(year)] == [2018, 2022, 2026]
    assert statutes.new_council_from(2018) == date(2018, 10, 15)
