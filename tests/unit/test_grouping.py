"""What is alike in a picture is drawn as one: nothing is lost, and nothing that differs is hidden."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arshjul import bootstrap
from arshjul.service import picturing
from arshjul.service.picturing import Picture, PicturedStep, StepState
from arshjul.values import replace
from arshjul.views.grouping import Group, grouped
from arshjul.views.picturing import Told, told
from arshjul.views.text import Words
from arshjul.views.wheel.choosing import choose

NOW = datetime(2018, 8, 21, 8, tzinfo=UTC)
STATES = st.lists(st.sampled_from(StepState), min_size=1, max_size=13)
APART = st.sampled_from([None, 0, 3, 14])


@pytest.fixture(scope="module")
def plan(made: Path) -> Picture:
    """The shipped year before it is opened: 206 steps."""
    return picturing.picture(bootstrap.world(made), 2018, NOW)


def standing(plan: Picture, states: list[StepState]) -> Picture:
    """The year with some state for every step."""
    steps = tuple(replace(s, state=states[n % len(states)]) for n, s in enumerate(plan.steps))
    return replace(plan, opened=True, steps=steps)


@given(
    states=st.lists(st.sampled_from(StepState), min_size=1, max_size=13), apart=APART, by_body=st.booleans()
)
def test_every_step_is_in_exactly_one_group(
    plan: Picture, states: list[StepState], apart: int | None, by_body: bool
) -> None:
    """However the year stands, and however near is near."""
    picture = standing(plan, states)
    groups = grouped(picture.steps, apart, by_body=by_body)
    assert Counter(s.key for g in groups for s in g.steps) == Counter(s.key for s in picture.steps)
    for group in groups:
        assert len({_shown(step, by_body=by_body) for step in group.steps}) == 1
        assert (group.days[-1] - group.days[0]).days <= (apart or 0)
        if apart is not None:
            assert (max(s.start for s in group.steps) - group.start).days <= apart


def _shown(step: PicturedStep, *, by_body: bool) -> tuple[object, ...]:
    body = step.step.body if by_body else None
    return step.level, step.document.type, step.step.trigger, step.state, step.unbound, step.at_meeting, body


def test_a_late_step_is_never_hidden_among_those_that_are_done(plan: Picture) -> None:
    """Of five that are due together one is late: it has an arc of its own."""
    five = next(g for g in grouped(plan.steps) if len(g.steps) == 5).steps
    done = [replace(step, state=StepState.DONE) for step in five]
    groups = grouped([*done[1:], replace(five[0], state=StepState.LATE)])
    assert sorted((g.mark, g.first.state) for g in groups) == [("", StepState.LATE), ("×4", StepState.DONE)]
    assert [g.mark for g in grouped(done)] == ["×5"]


def test_the_name_of_a_group_names_every_document(plan: Picture) -> None:
    """Those who hear the picture hear of each document: its body or month, its meeting, its day."""
    it = told(Words("sv"), plan)
    several = [group for group in choose(it).groups.values() if group.mark]
    assert several
    for group in several:
        said = it.together(group)
        parts = [it.member(step) for step in group.steps]
        assert len(set(parts)) == len(parts)
        assert all(part in said for part in parts)
        assert f"{it.codes[group.first.document.type]} {group.mark}: " in said
        assert it.state(group.first) in said


@given(states=STATES)
@settings(max_examples=12, deadline=None)
def test_the_wheel_has_every_step_once_in_any_state(plan: Picture, states: list[StepState]) -> None:
    """The arcs that were chosen hold the year, and each has its place."""
    it = told(Words("sv"), standing(plan, states))
    chosen = choose(it)
    assert sorted(s.key for g in chosen.groups.values() for s in g.steps) == sorted(
        s.key for s in it.picture.steps
    )
    assert {p.item.key for p in chosen.arrangement.placed} == set(chosen.groups)


def test_the_wheel_of_the_shipped_year_can_be_read(plan: Picture) -> None:
    """103 documents on one sheet: every arc has its label, seven points and a half or more on an A3."""
    found = choose(told(Words("sv"), plan)).arrangement
    assert all(p.label for p in found.placed)
    millimetres, point = 244 / 1000, 25.4 / 72
    assert found.text * millimetres / point >= 7.5


def test_a_group_begins_with_the_first_and_ends_with_the_last(plan: Picture) -> None:
    """The arc is not longer than the work, nor shorter, and has a mark for each day."""
    step = plan.steps[0]
    day = date(2018, 9, 3)
    steps = tuple(replace(step, start=day + timedelta(n - 10), day=day + timedelta(n)) for n in (2, 0, 2))
    (group,) = grouped(steps, 3)
    assert (group.start, group.days) == (day - timedelta(10), (day, day + timedelta(2)))
    assert [Group(steps[:1]).mark, group.mark] == ["", "×3"]


def test_an_arc_is_explained_by_what_it_is(plan: Picture) -> None:
    """A single document is told in full; "×" stands only where there are several."""
    it: Told = told(Words("sv"), plan)
    single = next(g for g in choose(it).groups.values() if not g.mark)
    assert "×" not in it.together(single)
    assert it.sentence(single.first) in it.together(single)
