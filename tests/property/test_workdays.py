"""Laws of counting working days, for any day and any closed days."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from arshjul.domain.workdays import WorkingDays, working_days

FIRST, LAST = date(2018, 1, 1), date(2023, 12, 31)
inside = st.dates(date(2019, 1, 1), date(2022, 12, 31))
counts = st.integers(-120, 120)
small = settings(max_examples=150, deadline=None)
STATUTORY = working_days(2018, 2023).closed


@st.composite
def tables(draw: st.DrawFn) -> WorkingDays:
    """The statutory table with any other days closed as well."""
    return WorkingDays(2018, 2023, STATUTORY | draw(st.sets(inside, max_size=40)))


@small
@given(tables(), inside, counts)
def test_a_shift_lands_on_a_working_day_and_comes_back(days: WorkingDays, day: date, count: int) -> None:
    """So many working days on and the same number back is where one began, never a closed day."""
    start = days.internal_deadline(day)
    there = days.shift(start, count)
    assert days.is_working(there)
    assert there.weekday() < 5
    assert there not in days.closed
    assert days.shift(there, -count) == start


@small
@given(tables(), inside, inside, counts)
def test_a_shift_keeps_the_order_of_days(days: WorkingDays, one: date, other: date, count: int) -> None:
    """A later day never gets an earlier deadline."""
    first, second = sorted((one, other))
    assert days.shift(first, count) <= days.shift(second, count)


@small
@given(tables(), inside, counts, counts)
def test_shifts_add_up(days: WorkingDays, day: date, one: int, other: int) -> None:
    """From a working day, two shifts are one of their sum, as long as neither turns back."""
    start = days.internal_deadline(day)
    assert days.shift(days.shift(start, one), other) == days.shift(start, one + other)


@small
@given(tables(), inside, counts)
def test_counting_between_undoes_a_shift(days: WorkingDays, day: date, count: int) -> None:
    """The working days between a working day and its shift are those it was shifted by."""
    start = days.internal_deadline(day)
    assert days.between(start, days.shift(start, count)) == count


@small
@given(tables(), inside, inside, inside)
def test_counting_between_adds_up_and_turns(days: WorkingDays, one: date, two: date, three: date) -> None:
    """From a to b and b to c is from a to c; the other way is as many, negative."""
    assert days.between(one, two) + days.between(two, three) == days.between(one, three)
    assert days.between(one, two) == -days.between(two, one)


@small
@given(tables(), inside)
def test_the_next_open_day_and_the_internal_deadline_enclose_a_day(days: WorkingDays, day: date) -> None:
    """A working day is its own; a closed one lies between two with nothing open in between."""
    before, after = days.internal_deadline(day), days.next_open(day)
    assert before <= day <= after
    assert days.between(before, after) == (0 if days.is_working(day) else 1)
