"""Consultation before a decision: a gate that must be closed before the body's meeting (MBL 11 and 19 §§)."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.kinds import GATE_ANSWERS, Outcome, StepKind
from arshjul.domain.names import Name
from arshjul.domain.progress import Progress, Taken
from arshjul.domain.timing import DueBefore
from arshjul.domain.workflow import Side, Transition
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

AN = "plan-2019-AN"
MEETING = date(2018, 8, 30)
APPROVE = {"outcome": Outcome.APPROVE, "paragraph": "12", "meeting": "AN-1", "registry": "2018/1"}
HANDED_IN = Progress("handed_in", 2, {"hand_in": Taken(date(2018, 8, 16), "an2")})


def _gate(kind: StepKind) -> Transition:
    side = Side(before=("propose",), answers=GATE_ANSWERS.get(kind, ()))
    return Transition("talk", Name("talk"), kind, "", "", "DEL", due=DueBefore("propose", 5), side=side)


def _codes(small: "Small", closed: Taken | None, today: date, **command: object) -> list[str]:
    gate = _gate(StepKind.NEGOTIATION)
    basis = small.basis(workflows=(replace(small.plan, side_steps=(gate,)), small.budget))
    progress = replace(HANDED_IN, beside={"talk": closed} if closed else {})
    situation = small.situation(basis, AN, today, progress)
    trigger, actor = ("propose", "an-sec") if command.pop("decide", True) else ("talk", "del1")
    return small.codes(situation, trigger, actor, **command)


def test_nothing_is_decided_while_the_consultation_is_open(small: "Small") -> None:
    """The refusal names the gate; when it is closed the way is free."""
    assert _codes(small, None, MEETING, **APPROVE) == ["gate-open"]
    assert _codes(small, Taken(date(2018, 8, 23), "del1"), MEETING, **APPROVE) == []


def test_what_is_closed_after_the_meeting_did_not_come_before_it(small: "Small") -> None:
    """Closing it on the day after the meeting does not make a decision that was taken without it legal."""
    late = Taken(date(2018, 8, 31), "del1")
    assert _codes(small, late, date(2018, 9, 3), **APPROVE) == ["gate-closed-after"]


@pytest.mark.parametrize("outcome", [Outcome.TABLE, Outcome.REFER_BACK])
def test_a_matter_that_is_put_off_needs_no_consultation(small: "Small", outcome: Outcome) -> None:
    """Tabling and referring back decide nothing."""
    assert _codes(small, None, MEETING, **APPROVE | {"outcome": outcome, "reason": "Väntar"}) == []


def test_a_negotiation_ends_in_agreement_or_not(small: "Small") -> None:
    """Both close it; without saying which it is not closed, and there is no third way."""
    for answer in ("agreed", "not_agreed"):
        assert _codes(small, None, MEETING, decide=False, answer=answer) == []
    assert _codes(small, None, MEETING, decide=False) == ["outcome-missing"]
    assert _codes(small, None, MEETING, decide=False, answer="maybe") == ["outcome-not-here"]


def test_a_gate_has_its_last_day_before_the_first_step_that_waits(small: "Small") -> None:
    """Five working days before the meeting of 30 August is 23 August, and the kind of step is its own."""
    gate = _gate(StepKind.INFORMATION)
    basis = small.basis(workflows=(replace(small.plan, side_steps=(gate,)), small.budget))
    step = small.planned_step(basis, AN, "talk")
    assert (step.due, step.body) == (date(2018, 8, 23), "DEL")
