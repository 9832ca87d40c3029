"""Findings of a plan under random kalendaria: each answers to the meetings of its month,
and to nothing else.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arshjul.domain.basis import Basis
from arshjul.domain.checks import feasibility
from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.planning import plan
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.property.conftest import Desk

    Desks = Callable[[], AbstractContextManager[Desk]]

BODIES = ("RF", "RS", "AN", "BN")
MONTHS = {
    ("plan", "propose", "AN"): 8,
    ("plan", "propose", "BN"): 8,
    ("plan", "decide", "AN"): 12,
    ("plan", "decide", "BN"): 12,
    ("budget", "prepare", "RS"): 10,
}
Found = dict[tuple[str | None, str | None, str | None], str]


@pytest.fixture(scope="session")
def content(desks: "Desks") -> Basis:
    """The small instance's basis."""
    with desks() as desk:
        return desk.world.files().basis


@st.composite
def kalendaria(draw: st.DrawFn) -> tuple[Meeting, ...]:
    """Any meetings of the four bodies, every body with a row at least."""
    rows = [Meeting(f"{body}-0", body, date(2018, 1, 15)) for body in BODIES]
    for number in range(draw(st.integers(0, 25))):
        body = draw(st.sampled_from(BODIES))
        day = draw(st.dates(date(2018, 2, 1), date(2018, 12, 31)))
        status = draw(st.sampled_from([*MeetingStatus, MeetingStatus.ORDINARY, MeetingStatus.CANCELLED]))
        rows.append(Meeting(f"{body}-{number + 1}", body, day, status))
    return tuple(rows)


def _with(basis: Basis, meetings: tuple[Meeting, ...]) -> Basis:
    year = replace(basis.kalendaria[2018], meetings=meetings)
    return Basis(basis.organisation, basis.workflows, {2018: year}, basis.days)


def _found(basis: Basis, meetings: tuple[Meeting, ...]) -> Found:
    changed = _with(basis, meetings)
    found = feasibility.check(changed, plan(changed, 2018))
    return {(f.document, f.step, f.body): f.code for f in found if f.code in ("no-meeting", "only-cancelled")}


many = settings(max_examples=80, deadline=None)


@many
@given(kalendaria())
def test_a_month_rule_is_a_finding_exactly_when_its_month_has_no_live_meeting(
    content: Basis, meetings: tuple[Meeting, ...]
) -> None:
    """Counted by hand: no row, or only cancelled ones, or none that may decide; one a step and body."""
    expected: Found = {}
    for key, month in MONTHS.items():
        inside = [m for m in meetings if m.body == key[2] and m.date.month == month]
        decision = key[1] in ("propose", "decide")
        if not any(meeting.serves(decision=decision) for meeting in inside):
            cancelled = inside and all(m.status is MeetingStatus.CANCELLED for m in inside)
            expected[key] = "only-cancelled" if cancelled else "no-meeting"
    assert _found(content, meetings) == expected


@many
@given(kalendaria(), st.sampled_from(sorted(MONTHS)), st.integers(1, 28))
def test_a_live_meeting_in_its_month_removes_exactly_that_finding(
    content: Basis, meetings: tuple[Meeting, ...], key: tuple[str, str, str], day: int
) -> None:
    """Nothing else appears or goes; a step that had a meeting already loses nothing."""
    more = Meeting("new", key[2], date(2018, MONTHS[key], day))
    before = _found(content, meetings)
    before.pop(key, None)
    assert _found(content, (*meetings, more)) == before


@many
@given(kalendaria(), st.integers(1, 12))
def test_cancelling_a_month_adds_only_cancelled_and_nothing_else(
    content: Basis, meetings: tuple[Meeting, ...], month: int
) -> None:
    """Every step whose month it is, and whose body had a row in it, is now only-cancelled."""
    gone = tuple(replace(m, status=MeetingStatus.CANCELLED) if m.date.month == month else m for m in meetings)
    expected = _found(content, meetings)
    for key, when in MONTHS.items():
        if when == month and any(m.body == key[2] and m.date.month == month for m in meetings):
            expected[key] = "only-cancelled"
    assert _found(content, gone) == expected


@many
@given(kalendaria())
def test_every_dated_step_explains_itself_and_stands_in_order(
    content: Basis, meetings: tuple[Meeting, ...]
) -> None:
    """A reason for each date; a hand-in never after what it is for; a relative step never before its own."""
    changed = _with(content, meetings)
    for planned in plan(changed, 2018).documents:
        for step in planned.steps:
            assert step.due is not None
            assert step.because
            assert step.meeting is None or (step.meeting.live and step.meeting.date == step.due)
        hand_in = planned.steps[0]
        target = planned.steps[1]
        assert hand_in.due is not None
        assert target.due is not None
        assert hand_in.due <= target.due
        if planned.document.type == "budget":
            assert planned.steps[2].due is not None
            assert target.due <= planned.steps[2].due


@many
@given(kalendaria(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(
    content: Basis, meetings: tuple[Meeting, ...], chance: object
) -> None:
    """The plan is a function of what the rows say, not of where they stand."""
    shuffled = list(meetings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = _with(content, meetings), _with(content, tuple(shuffled))
    assert plan(one, 2018).documents == plan(other, 2018).documents
