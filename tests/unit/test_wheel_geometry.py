"""The wheel's geometry: days to angles, arcs over New Year, lanes without overlap, texts the right way up."""

import re
from datetime import date, timedelta
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arshjul.views.wheel import geometry
from arshjul.views.wheel.geometry import Span

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
_PARTS = 4096
SPANS = st.builds(
    lambda start, length: Span(start / _PARTS, (start + length) / _PARTS),
    st.integers(-_PARTS * 3 // 2, _PARTS * 3 // 2),
    st.integers(2, _PARTS - 80),
)
"""Arcs that begin and end on parts of a turn that floating point holds exactly, finer than days."""


@given(DAYS, st.integers(1, 400))
def test_a_later_day_is_further_round(day: date, later: int) -> None:
    """Angles grow with the days, over New Year too."""
    assert geometry.turn(day, day.year) < geometry.turn(day + timedelta(later), day.year)


@given(DAYS)
def test_a_day_ends_where_the_next_begins(day: date) -> None:
    """No gap and no overlap between two days, in no year."""
    after = geometry.turn(day + timedelta(1), day.year)
    assert geometry.turn(day, day.year, 1.0) == pytest.approx(after)


@pytest.mark.parametrize(("year", "days"), [(2018, 365), (2020, 366), (2000, 366), (2100, 365)])
def test_a_leap_year_has_a_day_more_in_the_same_circle(year: int, days: int) -> None:
    """29 February has a place of its own, and New Year's Eve still ends at twelve o'clock."""
    assert geometry.days_in(year) == days
    assert geometry.turn(date(year, 12, 31), year, 1.0) == 1.0
    months = geometry.months(year)
    assert months[1].length == pytest.approx((29 if days == 366 else 28) / days)
    assert sum(month.length for month in months) == pytest.approx(1.0)


@given(st.integers(1990, 2090))
def test_months_follow_each_other(year: int) -> None:
    """Each month begins where the one before it ends."""
    months = geometry.months(year)
    assert [month.end for month in months[:-1]] == [month.start for month in months[1:]]


@given(DAYS, st.integers(0, 900))
def test_work_over_new_year_is_divided_at_new_year(last: date, length: int) -> None:
    """What lies in the year is whole, what lies before it is apart, and nothing is lost or drawn twice."""
    span = geometry.day_span(last - timedelta(length), last, last.year)
    inside, around = geometry.within(span)
    assert 0 <= inside.start <= inside.end <= 1
    assert all(part.end <= 0 or part.start >= 1 for part in around)
    assert inside.length + sum(part.length for part in around) == pytest.approx(span.length)
    assert span.length < 1, "an arc never covers itself"


def test_an_arc_from_december_to_january_passes_twelve_o_clock() -> None:
    """Work that begins on 17 December and ends on 10 January stands on both sides of the top."""
    span = geometry.day_span(date(2017, 12, 17), date(2018, 1, 10), 2018)
    inside, around = geometry.within(span)
    assert span.start < 0 < span.end
    assert inside.start == 0
    assert [part.end for part in around] == [0]


def test_a_step_in_the_next_year_lies_beyond_the_turn() -> None:
    """A step of the cycle that falls in January of the year after is drawn as belonging to another year."""
    inside, around = geometry.within(geometry.day_span(date(2019, 1, 10), date(2019, 1, 30), 2018))
    assert inside.length == 0
    assert len(around) == 1


@given(SPANS, SPANS)
def test_overlap_is_the_same_both_ways_and_all_the_way_round(one: Span, other: Span) -> None:
    """Whether two arcs meet does not depend on who asks, nor on which year they are counted in."""
    found = geometry.overlap(one, other)
    assert geometry.overlap(other, one) == found
    turned = Span(other.start + 1, other.end + 1)
    if abs((one.end - other.start) % 1) > 1e-6 and abs((other.end - one.start) % 1) > 1e-6:
        assert geometry.overlap(one, turned) == found


def test_december_meets_january() -> None:
    """The end of one year lies beside the beginning of the next."""
    assert geometry.overlap(Span(0.95, 1.05), Span(0.01, 0.02))
    assert not geometry.overlap(Span(0.95, 1.0), Span(0.01, 0.02))


@given(st.lists(SPANS, max_size=25))
def test_nothing_in_a_lane_overlaps(spans: list[Span]) -> None:
    """However the arcs lie, those in one lane have nothing in common."""
    lanes = geometry.lanes(spans)
    assert len(lanes) == len(spans)
    pairs = [(i, j) for i in range(len(spans)) for j in range(i) if lanes[i] == lanes[j]]
    assert not any(geometry.overlap(spans[i], spans[j]) for i, j in pairs)


@given(st.lists(SPANS, min_size=1, max_size=25))
def test_no_lane_is_empty(spans: list[Span]) -> None:
    """Lanes are counted from 0 without holes."""
    lanes = geometry.lanes(spans)
    assert set(lanes) == set(range(max(lanes) + 1))


@given(st.floats(-3, 3), st.floats(1, 500))
def test_a_point_lies_on_its_circle(at: float, radius: float) -> None:
    """The distance from the middle is the radius, all the way round."""
    assert hypot(*geometry.point(radius, at)) == pytest.approx(radius)


def test_the_year_begins_at_the_top_and_goes_clockwise() -> None:
    """New Year is up, the end of March to the right, the middle of the year down."""
    assert geometry.point(10, 0) == pytest.approx((0, -10))
    assert geometry.point(10, 0.25) == pytest.approx((10, 0))
    assert geometry.point(10, 0.5) == pytest.approx((0, 10))


@given(st.floats(0, 1))
def test_texts_are_never_upside_down(at: float) -> None:
    """A text is never turned more than a quarter from level."""
    turned = geometry.degrees(at) % 360
    assert turned <= 90.001 or turned >= 269.999


@given(st.floats(0, 0.9), st.floats(0.01, 0.2))
def test_a_text_along_an_arc_runs_from_left_to_right(start: float, length: float) -> None:
    """On the lower half the path runs back, so that the month's name stands upright."""
    path = geometry.baseline(100, Span(start, start + length), 12)
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", path)]
    middle = (start + length / 2) % 1
    if min(abs(middle - 0.25), abs(middle - 0.75)) > length:  # at the sides a text stands on end
        assert numbers[0] < numbers[-2]


@given(SPANS)
def test_a_band_is_drawn_with_short_numbers(span: Span) -> None:
    """Paths have at most two decimals, and never an exponent or a minus nothing."""
    path = geometry.band(90, 100, span)
    assert re.fullmatch(r"[MLAZ\d. -]+", path)
    assert not re.search(r"\.\d{3}|(?<![\d.])-0(?![.\d])", path)


def test_wide_letters_are_wide() -> None:
    """Capitals take more room than small letters, and the size decides."""
    assert geometry.text_width("VP", 10) > geometry.text_width("vp", 10)
    assert geometry.text_width("VP", 20) == 2 * geometry.text_width("VP", 10)


@given(SPANS)
def test_a_stretch_falls_into_its_years(span: Span) -> None:
    """The parts of a stretch hold all of it, and none goes over a New Year."""
    parts = geometry.parted(span)
    assert sum(part.length for part in parts) == pytest.approx(span.length)
    for part in parts:
        assert not any(part.start < year < part.end for year in (0.0, 1.0))


@given(st.lists(st.integers(0, 365), min_size=1), st.integers(1, 30))
def test_joined_stretches_are_a_gap_apart(days: list[int], gap: int) -> None:
    """Nothing is lost when near ones become one, and those that stay apart are not nearer than the gap."""
    found = geometry.joined([Span(day, day) for day in sorted(days)], gap)
    assert all(any(span.start <= day <= span.end for span in found) for day in days)
    assert all(after.start - before.end >= gap for before, after in pairwise(found))
    assert {end for span in found for end in (span.start, span.end)} <= set(days)


@pytest.mark.parametrize("pointed", [True, False])
def test_a_mark_over_days_reaches_half_a_mark_beyond_them(pointed: bool) -> None:
    """Drawn out along its circle: a diamond has points outside the first and the last day, a dot is round."""
    drawn = geometry.stretched(100, 5, Span(0.0, 0.25), pointed=pointed)
    assert drawn.startswith("M0 -105A105 105 0 0 1 105 0")
    assert drawn.endswith("Z")
    tip = geometry.place(geometry.point(100, 0.25 + geometry.turns(5, 100)))
    assert (f"L{tip}" in drawn) is pointed
    assert ("A5 5 0 0 1 95 0" in drawn) is not pointed


@given(st.lists(SPANS, max_size=40))
def test_a_crowd_is_as_many_as_lie_over_each_other(spans: list[Span]) -> None:
    """Never more than lanes are needed, and as many as lie over the start of some stretch."""
    most, quiet = geometry.crowd(spans)
    over = [sum(geometry.overlap(Span(s.start, s.start + 1e-6), other) for other in spans) for s in spans]
    assert most == max(over, default=0)
    assert most <= 1 + max(geometry.lanes(spans), default=-1)
    assert not spans or any((span.start - quiet) % 1.0 == 0 for span in spans)
