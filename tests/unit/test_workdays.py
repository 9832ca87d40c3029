"""Working days: the statutory set against the published table, the law's shift and the office's own."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from arshjul.domain import statutory
from arshjul.domain.organisation import ClosedDays, Validity
from arshjul.domain.workdays import (
    WorkingDays,
    is_legal_weekday,
    legal_last_day,
    of_library,
    statutory_days,
    working_days,
)

DATA = Path(__file__).parents[1] / "data"


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(line for line in handle if not line.startswith("#")))


def test_the_statutory_days_are_those_of_the_law() -> None:
    """2015-2034: the public holidays and midsommarafton, julafton, nyårsafton, and not a day more."""
    table = {date.fromisoformat(row["date"]) for row in _table("working-days.csv")}
    assert len(table) == 20 * 16
    assert set().union(*(statutory_days(year) for year in range(2015, 2035))) == table


def test_the_law_shifts_forward_to_the_next_weekday() -> None:
    """Lag (1930:173) 2 §: each of twenty years' last days that falls on a closed day moves to the
    next weekday.
    """
    table = {
        date.fromisoformat(row["nominal"]): date.fromisoformat(row["last"])
        for row in _table("law-deadlines.csv")
    }
    assert len(table) > 100
    assert {day: legal_last_day(day) for day in table} == table


@pytest.mark.parametrize(
    ("nominal", "law", "ours"),
    [
        (date(2026, 10, 31), date(2026, 11, 2), date(2026, 10, 30)),  # a Saturday and alla helgons dag
        (date(2022, 4, 15), date(2022, 4, 19), date(2022, 4, 14)),  # långfredagen
        (date(2018, 12, 25), date(2018, 12, 27), date(2018, 12, 21)),
        (date(2026, 6, 19), date(2026, 6, 22), date(2026, 6, 18)),  # midsommarafton
        (date(2020, 2, 29), date(2020, 3, 2), date(2020, 2, 28)),  # a leap day on a Saturday
        (date(2024, 2, 29), date(2024, 2, 29), date(2024, 2, 29)),  # a leap day on a Thursday
    ],
)
def test_the_law_and_our_own_planning_shift_different_ways(nominal: date, law: date, ours: date) -> None:
    """An act may by law be done later; an internal deadline is met before."""
    assert legal_last_day(nominal) == law
    assert working_days(2017, 2027).internal_deadline(nominal) == ours


@pytest.mark.parametrize("eve", [date(2018, 1, 5), date(2018, 3, 29), date(2018, 4, 30), date(2018, 11, 2)])
def test_half_days_are_working_days(eve: date) -> None:
    """Trettondagsafton, skärtorsdag, valborg and allhelgonaafton are ordinary weekdays in law."""
    assert is_legal_weekday(eve)
    assert working_days(2017, 2019).is_working(eve)


def test_the_offices_closed_days_count_for_us_and_never_for_the_law() -> None:
    """A klämdag on which the office is closed moves an internal deadline, and no legal one."""
    bridge = date(2018, 5, 11)
    days = working_days(2017, 2019, [ClosedDays(Validity(bridge, bridge), "klämdag")])
    assert not days.is_working(bridge)
    assert days.internal_deadline(bridge) == date(2018, 5, 9)  # the day before is Kristi himmelsfärdsdag
    assert days.shift(date(2018, 5, 9), 1) == date(2018, 5, 14)
    assert legal_last_day(bridge) == bridge


def test_a_span_of_closed_days_may_cross_the_year() -> None:
    """Between Christmas and New Year the office is closed, on both sides of it."""
    span = ClosedDays(Validity(date(2018, 12, 27), date(2019, 1, 4)), "mellandagarna")
    days = working_days(2017, 2020, [span])
    assert days.shift(date(2018, 12, 21), 1) == date(2019, 1, 7)


def test_the_hour_that_summer_time_takes_costs_no_day() -> None:
    """Dates have no hours: the week-ends of the shifts are two days long like all others."""
    days = working_days(2017, 2019)
    for friday in (date(2018, 3, 23), date(2018, 10, 26)):
        assert days.shift(friday, 1) == friday + timedelta(days=3)
        assert days.between(friday, friday + timedelta(days=3)) == 1


def test_outside_the_table_is_said_and_not_guessed() -> None:
    """The table of days has an end; a date beyond it is an error, never a day without holidays."""
    days = WorkingDays(2018, 2018, ())
    for day, shift in ((date(2019, 1, 1), 0), (date(2018, 12, 31), 1), (date(2018, 1, 1), -1)):
        with pytest.raises(ValueError, match="outside the table"):
            days.shift(day, shift)


def test_every_day_of_the_table_can_be_asked_about() -> None:
    """New Year's Day of the first year is a closed day of the table, not a day outside of it."""
    assert not working_days(2018, 2018).is_working(date(2018, 1, 1))


@pytest.mark.parametrize("year", [*statutory.MONTH_DAYS])
def test_the_kept_table_is_what_the_library_computes(year: int) -> None:
    """The statutory days are kept as a table; every year of it equals the library's."""
    assert statutory_days(year) == of_library(year)


def test_a_year_outside_the_table_is_asked_of_the_library() -> None:
    """A year that the table does not hold has its statutory days all the same."""
    year = max(statutory.MONTH_DAYS) + 1

    assert date(year, 12, 25) in statutory_days(year)
