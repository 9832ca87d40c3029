"""The wheel's arrangement: rings, tracks and lanes fit, nothing overlaps, labels have room."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from arshjul.views.wheel.arranging import Way, arrange
from arshjul.views.wheel.geometry import Span, overlap, text_width, turns
from arshjul.views.wheel.layout import Arrangement, Item, Placed, Shape

SHAPE = Shape()
BODIES = (("A1", "A2", "A3"), ("N1", "N2"), ("S",), ("F",))


@st.composite
def years(draw: st.DrawFn) -> list[Item]:
    """The steps of some year, in rings of one to three bodies."""
    found = []
    for n in range(draw(st.integers(0, 60))):
        ring = draw(st.integers(0, 3))
        track = draw(st.sampled_from(BODIES[ring]))
        start, length = draw(st.floats(-0.1, 1.1)), draw(st.floats(0, 0.3))
        labels = draw(st.sampled_from([("Verksamhetsplan ×5", "VP ×5"), ("Budget", "BU")]))
        before = sorted(draw(st.lists(st.floats(0, 1), max_size=3)))
        days = tuple(start + length * part for part in (*before, 1.0))
        found.append(Item(f"i{n}", ring, track, Span(start, days[-1]), labels, days))
    return found


def arranged(items: Sequence[Item], rings: Sequence[Sequence[str]]) -> Arrangement:
    """Each body in a track of its own if there is room, else those of a ring together."""
    return arrange([Way(tuple(items), together) for together in (False, True)], rings, SHAPE)


def extent(placed: Placed, found: Arrangement) -> Span:
    """An arc with its mark."""
    half = turns(found.mark, placed.radius)
    span = placed.item.span
    return Span(min(span.start, placed.marks[0].start - half), span.end + half)


@given(years())
@settings(max_examples=60, deadline=None)
def test_nothing_overlaps_in_any_lane(items: list[Item]) -> None:
    """Arcs, marks and the labels beside them never share a place, however full the year is."""
    found = arranged(items, BODIES)
    assert sorted(p.item.key for p in found.placed) == sorted(item.key for item in items)
    for one, other in combinations(found.placed, 2):
        if abs(one.radius - other.radius) > 0.01:
            continue
        assert not overlap(extent(one, found), extent(other, found))
        if other.label and not other.label.inside:
            assert not overlap(extent(one, found), other.label.span)
        if one.label and not one.label.inside:
            assert not overlap(extent(other, found), one.label.span)


@given(years())
@settings(max_examples=60, deadline=None)
def test_everything_lies_in_its_ring(items: list[Item]) -> None:
    """Rings lie outside each other, and no lane leaves its ring or the wheel."""
    found = arranged(items, BODIES)
    for inner, outer in zip(found.rings, found.rings[1:], strict=False):
        assert inner.outer <= outer.inner + 0.01
    for placed in found.placed:
        ring = found.rings[placed.item.ring]
        assert ring.inner - 0.01 <= placed.inner < placed.outer <= ring.outer - SHAPE.header + 0.01
    assert found.rings[0].inner >= SHAPE.inner - 0.01
    assert abs(found.rings[-1].outer - SHAPE.outer) < 0.01


@given(years())
@settings(max_examples=60, deadline=None)
def test_a_label_has_room(items: list[Item]) -> None:
    """A label on an arc is not longer than the arc, and one beside it is the shortest there is."""
    found = arranged(items, BODIES)
    for placed in found.placed:
        if placed.label:
            needed = turns(text_width(placed.label.text, found.text), placed.radius)
            assert needed <= placed.label.span.length + 1e-9
            assert placed.label.inside or placed.label.text == placed.item.labels[-1]


@given(years())
@settings(max_examples=60, deadline=None)
def test_marks_have_room_and_hold_every_day(items: list[Item]) -> None:
    """Every day lies in a mark of its arc, marks stand apart, and no label covers one."""
    found = arranged(items, BODIES)
    for placed in found.placed:
        half = turns(found.mark, placed.radius)
        assert all(any(m.start <= day <= m.end for m in placed.marks) for day in placed.item.days)
        assert all(one.end + 1.6 * half < other.start for one, other in pairwise(placed.marks))
        if placed.label and placed.label.inside:
            reached = [Span(m.start - half, m.end + half) for m in placed.marks]
            assert not any(overlap(mark, placed.label.span) for mark in reached)


@given(years())
@settings(max_examples=60, deadline=None)
def test_no_label_stands_over_the_turn_of_the_year(items: list[Item]) -> None:
    """An arc is filled in its own year and an outline in the next: a label on it keeps to one of them."""
    for placed in arranged(items, BODIES).placed:
        if placed.label and placed.label.inside:
            span = placed.label.span
            assert not any(span.start < turn < span.end for turn in (0, 1))


def test_the_first_way_with_lanes_wide_enough_is_taken() -> None:
    """Forty arcs side by side are too many; what is alike is drawn as one, and no more of it than needed."""
    each = tuple(Item(f"i{n}", 0, "A", Span(0.5, 0.55), ("VP",)) for n in range(40))
    by_ten = tuple(Item(f"t{n}", 0, "A", Span(0.5, 0.55), ("VP ×10",)) for n in range(4))
    one = (Item("o", 0, "A", Span(0.5, 0.55), ("VP ×40",)),)
    ways = [Way(items, True) for items in (each, by_ten, one)]
    found = arrange(ways, (("A",),), SHAPE)
    assert {p.item.key for p in found.placed} == {item.key for item in by_ten}
    assert found.thickness >= SHAPE.pleasant
    assert all(p.label for p in found.placed)


def test_labels_that_find_no_room_are_left_out_one_by_one() -> None:
    """When lanes are too many with a place kept for every label, the long arcs have theirs all the same."""
    short = [
        Item(f"s{n}.{i}", 0, "A", Span(n / 20, n / 20 + 0.001), ("VERKSAMHET",), sort=f"{n}.{i}")
        for n in range(20)
        for i in range(12)
    ]
    long = Item("long", 0, "A", Span(0.01, 0.04), ("VP",))
    found = arranged([*short, long], (("A",),))
    labelled = {p.item.key for p in found.placed if p.label}
    assert found.thickness >= SHAPE.thinnest
    assert "long" in labelled
    assert len(labelled) < len(found.placed)


def test_things_of_one_sort_in_a_ring_are_called_the_same() -> None:
    """One long arc among short ones does not get the whole name when they get a code."""
    items = [
        Item("long", 1, "N1", Span(0.1, 0.4), ("Verksamhetsplan", "VP"), sort="vp"),
        Item("short", 1, "N2", Span(0.1, 0.13), ("Verksamhetsplan ×2", "VP ×2"), sort="vp"),
    ]
    found = arranged(items, BODIES)
    assert {p.label.text for p in found.placed if p.label} == {"VP", "VP ×2"}


def test_a_name_stands_on_an_arc_that_is_long_enough() -> None:
    """With room for it, the whole name is better than a code."""
    found = arranged([Item("a", 3, "F", Span(0.1, 0.2), ("Budget", "BU"))], BODIES)
    assert [p.label.text for p in found.placed if p.label] == ["Budget"]


def test_bodies_are_named_at_one_place_where_nothing_lies() -> None:
    """Every track has its name, in a row near the top when the year leaves room there."""
    items = [Item("a", 0, "A1", Span(0.4, 0.5), ("Budget", "BU"))]
    found = arranged(items, BODIES)
    named = [track.label for ring in found.rings for track in ring.tracks]
    assert all(named)
    assert {round(span.middle, 6) for span in named if span} == {0.0}


def test_too_many_bodies_share_their_rings_lanes() -> None:
    """With a hundred bodies there is no lane for each: those of a ring share, and nothing overlaps."""
    bodies = tuple(f"N{n}" for n in range(100))
    items = [
        Item(f"i{n}", 0, body, Span(n / 100, n / 100 + 0.02), ("x", "X")) for n, body in enumerate(bodies)
    ]
    found = arranged(items, (bodies,))
    assert len(found.rings[0].tracks) == 1
    assert found.thickness >= SHAPE.thinnest


def test_a_year_that_is_too_full_is_drawn_without_labels() -> None:
    """Six hundred steps in the same month still have a place each; the table has their names."""
    items = [Item(f"i{n}", 0, "A", Span(0.5, 0.55), ("x", "X")) for n in range(600)]
    found = arranged(items, (("A",),))
    assert len({round(p.radius, 6) for p in found.placed}) == 600
    assert not any(p.label for p in found.placed)


def test_a_year_without_steps_is_an_empty_wheel() -> None:
    """Nothing to draw is no reason to stop."""
    assert arranged([], ()).placed == ()
    assert arranged([], (("A",),)).rings[0].tracks[0].name == "A"
