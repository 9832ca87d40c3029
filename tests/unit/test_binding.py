"""Which meeting a step is taken at, and what is said when there is none."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.basis import Basis
from arshjul.domain.checks import feasibility
from arshjul.domain.kalendarium import Binding, Kalendarium, Meeting
from arshjul.domain.months import Months
from arshjul.domain.planned import PlannedStep
from arshjul.domain.planning import plan
from arshjul.domain.timing import MonthRule, NextAfter
from arshjul.domain.workflow import Workflow
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

AUGUST = ("AN-1", "AN-2")


def _propose(small: "Small", *meetings: Meeting) -> PlannedStep:
    """The step of AN's plan in August, with these meetings of AN instead of the usual ones."""
    basis = small.basis(small.meetings(*meetings, without=AUGUST))
    return small.planned_step(basis, "plan-2019-AN", "propose")


def _an(
    small: "Small", id_: str, day: int, status: str = "ordinary", *for_: str, called: bool = False
) -> Meeting:
    return small.meeting(id_, "AN", date(2018, 8, day), status, *for_, called=called)


def _codes(basis: Basis) -> list[tuple[object, ...]]:
    return [
        (f.code, f.document, f.step, f.body, f.month) for f in feasibility.check(basis, plan(basis, 2018))
    ]


@pytest.mark.parametrize(
    ("status", "called", "live"),
    [
        ("ordinary", False, True),
        ("extra", False, True),
        ("moved", False, True),
        ("preparatory", False, False),
        ("constituting", False, True),
        ("cancelled", False, False),
        ("reserve", False, False),
        ("reserve", True, True),
    ],
)
def test_every_status_but_cancelled_is_live_and_a_reserve_only_once_called(
    small: "Small", status: str, called: bool, live: bool
) -> None:
    """Every meeting but a cancelled, a preparatory, and a reserve that nobody has called decides."""
    step = _propose(small, _an(small, "X", 20, status, called=called))
    assert (step.meeting is not None) is live
    assert step.due == (date(2018, 8, 20) if live else date(2018, 8, 31))


def test_the_meeting_that_names_the_document_goes_first(small: "Small") -> None:
    """A meeting held for the document is chosen before an earlier ordinary one, extra or not."""
    step = _propose(small, _an(small, "X", 6), _an(small, "Y", 20, "extra", "plan"))
    assert step.meeting is not None
    assert step.meeting.id == "Y"
    assert [reason.code for reason in step.because] == ["because-month", "because-named"]
    assert not step.equals


def test_an_ordinary_meeting_goes_before_an_extra_one(small: "Small") -> None:
    """Of several live meetings the first ordinary one is chosen, though an extra one is earlier."""
    step = _propose(small, _an(small, "X", 6, "extra"), _an(small, "Y", 20), _an(small, "Z", 27))
    assert step.meeting is not None
    assert step.meeting.id == "Y"


def test_without_an_ordinary_one_the_first_extra_is_chosen(small: "Small") -> None:
    """Two extra meetings: the first."""
    step = _propose(small, _an(small, "Y", 20, "extra"), _an(small, "X", 6, "extra"))
    assert step.meeting is not None
    assert step.meeting.id == "X"
    assert step.because[-1].code == "because-first-extra"


def test_a_meeting_before_what_the_step_waits_for_is_passed_over(small: "Small") -> None:
    """The council decides on or after the day on which the board has prepared, extra or not."""
    early = small.meeting("RF-0", "RF", date(2018, 11, 5))
    basis = small.basis(small.meetings(early), [small.plan, _by_month(small)])
    step = small.planned_step(basis, "budget-2019", "decide")
    assert step.builds_on == date(2018, 11, 12)
    assert step.meeting is not None
    assert step.meeting.id == "RF-2"


def _by_month(small: "Small") -> Workflow:
    """The budget whose decision is any council meeting of November."""
    *rest, decide = small.budget.transitions
    return replace(small.budget, transitions=(*rest, replace(decide, when=MonthRule(11))))


def test_two_equal_candidates_are_a_finding(small: "Small") -> None:
    """Two meetings that name the document, or two ordinary ones on one day:
    the program says that it guessed.
    """
    named = [_an(small, "X", 6, "ordinary", "plan"), _an(small, "Y", 20, "ordinary", "plan")]
    same_day = [_an(small, "X", 6), _an(small, "Y", 6)]
    for meetings in (named, same_day):
        step = _propose(small, *meetings)
        assert [meeting.id for meeting in step.equals] == ["X", "Y"]
        basis = small.basis(small.meetings(*meetings, without=AUGUST))
        assert _codes(basis) == [("ambiguous-meeting", "plan", "propose", "AN", 8)]


def test_no_meeting_and_only_cancelled_are_told_apart(small: "Small") -> None:
    """All meetings of the month cancelled is one thing,
    none planned another; a reserve is none of the first.
    """
    cancelled, reserve = _an(small, "X", 6, "cancelled"), _an(small, "Y", 20, "reserve")
    assert _propose(small).unbound == "no-meeting"
    assert _propose(small, cancelled).unbound == "only-cancelled"
    assert _propose(small, cancelled, reserve).unbound == "no-meeting"
    assert _propose(small, cancelled, _an(small, "Z", 27)).unbound is None


def test_an_unbound_step_is_due_on_the_last_day_of_its_month_and_is_not_bound(small: "Small") -> None:
    """The program names the next live meeting but never binds the step to it."""
    basis = small.basis(small.meetings(without=["AN-1"]))
    step = small.planned_step(basis, "plan-2019-AN", "propose")
    assert (step.meeting, step.due, step.unbound) == (None, date(2018, 8, 31), "no-meeting")
    assert step.next_live is not None
    assert step.next_live.id == "AN-2"


def test_a_body_without_any_rows_is_one_finding(small: "Small") -> None:
    """no-calendar speaks of the body once, not of each of its steps."""
    basis = small.basis(small.meetings(without=["AN-1", "AN-2", "AN-3"]))
    assert _codes(basis) == [("no-calendar", None, None, "AN", None)]


def test_a_year_without_a_kalendarium_is_one_finding(small: "Small") -> None:
    """No rows at all: one finding for the year, for all bodies and steps."""
    assert _codes(small.basis([])) == [("no-calendar", None, None, None, None)]


def test_a_relative_step_without_a_later_meeting_has_a_code_of_its_own(small: "Small") -> None:
    """The council does not meet after the board: no-later-meeting, never no-meeting."""
    basis = small.basis(small.meetings(without=["RF-2", "RF-3"]))
    assert _codes(basis) == [("no-later-meeting", "budget", "decide", "RF", None)]


def test_a_relative_step_is_taken_at_the_next_live_meeting_on_or_after(small: "Small") -> None:
    """A meeting on the same day is in time; a cancelled one between is passed over."""
    same = small.meeting("RF-0", "RF", date(2018, 11, 12))
    cancelled = small.meeting("RF-2", "RF", date(2018, 11, 26), "cancelled")
    for meetings, expected in (((same,), "RF-0"), ((), "RF-2"), ((cancelled,), "RF-3")):
        step = small.planned_step(small.basis(small.meetings(*meetings)), "budget-2019", "decide")
        assert step.meeting is not None
        assert step.meeting.id == expected


@pytest.mark.parametrize(
    ("gone", "body"), [(["RF-1"], "KF"), (["KF-2"], "RF")], ids=["until 14 October", "from 15 October"]
)
def test_a_step_of_the_council_belongs_to_the_council_in_office(
    small: "Small", gone: list[str], body: str
) -> None:
    """In October both councils meet: each meeting is its own council's,
    and the year's word stays 'council'.
    """
    word = small.workflow(
        "report",
        "open decided",
        [small.step("decide", "decide", "open", "decided", "council", when=MonthRule(10))],
    )
    basis = small.basis(small.meetings(without=gone), [word])
    step = small.planned_step(basis, "report-2019-AN", "decide")
    assert step.meeting is not None
    assert (step.body, step.meeting.body) == (body, body)
    assert basis.competent("council", "AN", date(2018, 10, 14)) == ("KF",)
    assert basis.competent("council", "AN", date(2018, 10, 15)) == ("RF",)


def test_a_meeting_of_a_body_that_has_ended_carries_nothing(small: "Small") -> None:
    """A row of the old council on the new one's first day is nobody's meeting."""
    word = small.workflow(
        "report",
        "open decided",
        [small.step("decide", "decide", "open", "decided", "council", when=MonthRule(10))],
    )
    late = small.meeting("KF-9", "KF", date(2018, 10, 15))
    basis = small.basis(small.meetings(late, without=["KF-2", "RF-1"]), [word])
    step = small.planned_step(basis, "report-2019-AN", "decide")
    assert step.unbound == "no-meeting"


def test_the_board_takes_its_step_in_the_month_of_its_own(small: "Small") -> None:
    """except: the committees propose in August, the board as committee in September."""
    basis = small.basis()
    assert small.planned_step(basis, "plan-2019-AN", "propose").months == Months(2018, (8,))
    board = small.planned_step(basis, "plan-2019-KS", "propose")
    assert board.months == Months(2018, (9,))
    assert board.meeting is not None
    assert board.meeting.id == "KS-1"


def test_the_month_of_the_year_after_the_cycle(small: "Small") -> None:
    """A step may fall in the year after its cycle; without that year's kalendarium it is said once."""
    later = small.workflow(
        "report",
        "open decided",
        [small.step("decide", "decide", "open", "decided", when=MonthRule(2, next_year=True))],
    )
    basis = small.basis(workflows=[later])
    step = small.planned_step(basis, "report-2019-AN", "decide")
    assert (step.due, step.unbound) == (date(2019, 2, 28), "no-calendar")
    next_year = Kalendarium(2019, (small.meeting("AN-19", "AN", date(2019, 2, 14)),))
    known = Basis(basis.organisation, basis.workflows, {**basis.kalendaria, 2019: next_year}, basis.days)
    assert small.planned_step(known, "report-2019-AN", "decide").due == date(2019, 2, 14)


def test_the_process_owners_binding_goes_before_the_rule(small: "Small") -> None:
    """What the process owner has bound is bound: no finding, and the reason is told."""
    row = Binding("plan", "propose", "AN", "AN-2", "Nämnden möts i september")
    basis = small.basis(small.meetings(without=["AN-1"]), bindings=(row,))
    step = small.planned_step(basis, "plan-2019-AN", "propose")
    assert step.meeting is not None
    assert (step.meeting.id, step.unbound) == ("AN-2", None)
    assert step.because[0].code == "because-bound-by-owner"
    assert step.because[0].arguments["reason"] == "Nämnden möts i september"
    assert _codes(basis) == []


@pytest.mark.parametrize(
    "row",
    [
        Binding("plan", "propose", "AN", "BN-2", "fel nämnd"),
        Binding("plan", "propose", "BN", "AN-2", "fel nämnd"),
        Binding("plan", "decide", "AN", "AN-2", "annat steg"),
        Binding("plan-2019-BN", "propose", "AN", "AN-2", "annan handling"),
    ],
)
def test_a_binding_to_another_body_or_step_binds_nothing(small: "Small", row: Binding) -> None:
    """A binding holds for its own document, step and body only."""
    basis = small.basis(small.meetings(without=["AN-1"]), bindings=(row,))
    assert small.planned_step(basis, "plan-2019-AN", "propose").unbound == "no-meeting"


def test_a_body_that_never_meets_decides_by_the_last_day_of_the_month(small: "Small") -> None:
    """meets = false: no meeting is asked for, none is missed, and nothing is found."""
    word = small.workflow(
        "report",
        "open decided",
        [small.step("decide", "decide", "open", "decided", "DEL", when=MonthRule(8))],
    )
    basis = small.basis(workflows=[word])
    step = small.planned_step(basis, "report-2019-AN", "decide")
    assert (step.body, step.meeting, step.due, step.unbound) == ("DEL", None, date(2018, 8, 31), None)
    assert _codes(basis) == []


def test_relative_to_a_hand_in_is_relative_to_its_day(small: "Small") -> None:
    """next_after may name any earlier step: the first meeting on or after that day."""
    word = small.workflow(
        "report",
        "open first decided",
        [
            small.step("first", "prepare", "open", "first", when=MonthRule(8)),
            small.step("decide", "decide", "first", "decided", "council", when=NextAfter("first")),
        ],
    )
    step = small.planned_step(small.basis(workflows=[word]), "report-2019-AN", "decide")
    assert step.meeting is not None
    assert step.meeting.id == "KF-2"
    assert [reason.code for reason in step.because] == ["because-next-after", "because-next-meeting"]


def test_a_relative_step_without_a_meeting_is_due_on_the_day_it_follows(small: "Small") -> None:
    """It cannot be late before the step that it comes after."""
    basis = small.basis(small.meetings(without=["RF-2", "RF-3"]))
    assert small.planned_step(basis, "budget-2019", "decide").due == date(2018, 11, 12)
