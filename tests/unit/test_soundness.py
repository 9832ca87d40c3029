"""Soundness: what the state machine library lets pass and people must not."""

from typing import TYPE_CHECKING

import pytest

from arshjul.domain.checks import soundness
from arshjul.domain.findings import Severity
from arshjul.domain.kinds import Outcome
from arshjul.domain.timing import DueBefore, MonthRule
from arshjul.domain.workflow import Transition, Workflow
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small


def _codes(small: "Small", workflow: Workflow) -> list[str]:
    return [finding.code for finding in soundness.check(workflow, small.organisation())]


def _one(small: "Small", states: str = "open decided", *steps: Transition, **more: object) -> Workflow:
    decide = small.step("decide", "decide", "open", "decided", when=MonthRule(8))
    return small.workflow("report", states, steps or [decide], **more)


def test_the_small_workflows_are_sound(small: "Small") -> None:
    """Nothing is found where nothing is wrong."""
    assert _codes(small, small.plan) == []
    assert _codes(small, small.budget) == []


def test_a_state_that_nothing_leads_to(small: "Small") -> None:
    """It stands in the file, but no document can ever come there."""
    assert _codes(small, _one(small, "open lost decided")) == ["unreachable-state", "dead-end"]


def test_a_state_reached_only_by_a_refusal_is_reachable(small: "Small") -> None:
    """refer_back leads somewhere too."""
    steps = [
        small.step(
            "decide", "decide", "open", "decided", when=MonthRule(8), otherwise={Outcome.REJECT: "again"}
        ),
        small.step("retry", "submit", "again", "open", "own.administration", due=DueBefore("decide")),
    ]
    assert _codes(small, _one(small, "open again decided", *steps)) == []


def test_a_state_without_a_way_to_the_end(small: "Small") -> None:
    """A document there would never be finished."""
    steps = [
        small.step("decide", "decide", "open", "decided", when=MonthRule(8)),
        small.step("park", "inform", "open", "parked", when=MonthRule(8)),
    ]
    assert _codes(small, _one(small, "open parked decided", *steps)) == ["dead-end"]


def test_no_final_state(small: "Small") -> None:
    """One finding for the workflow, not one a state."""
    work = _one(small)
    never = replace(work, states={key: replace(state, final=False) for key, state in work.states.items()})
    assert _codes(small, never) == ["no-final-state"]


def test_a_step_out_of_a_final_state(small: "Small") -> None:
    """Decided is decided."""
    reopen = small.step("reopen", "inform", "decided", "open", when=MonthRule(9))
    decide = small.step("decide", "decide", "open", "decided", when=MonthRule(8))
    assert _codes(small, _one(small, "open decided", decide, reopen)) == ["leaves-final"]


def test_two_steps_with_one_trigger(small: "Small") -> None:
    """A word must mean one thing."""
    decide = small.step("decide", "decide", "open", "decided", when=MonthRule(8))
    assert _codes(small, _one(small, "open decided", decide, decide)) == ["duplicate-trigger"]


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_month_that_does_not_exist(small: "Small", month: int) -> None:
    """Also in an exception."""
    for rule in (MonthRule(month), MonthRule(8, {"AN": MonthRule(month)})):
        step = small.step("decide", "decide", "open", "decided", when=rule)
        assert _codes(small, _one(small, "open decided", step)) == ["impossible-month"]


def test_a_body_that_does_not_exist_or_may_not_decide(small: "Small") -> None:
    """A kind nobody is of; a working committee that prepares but does not decide (KL 6:38)."""
    nobody = small.step("decide", "decide", "open", "decided", "joint_committee", when=MonthRule(8))
    assert _codes(small, _one(small, "open decided", nobody)) == ["impossible-body"]
    council = small.step("decide", "decide", "open", "decided", "AU", when=MonthRule(8))
    assert _codes(small, _one(small, "open decided", council)) == ["may-not-decide"]
    prepare = small.step("prepare", "prepare", "open", "decided", "AU", when=MonthRule(8))
    assert _codes(small, _one(small, "open decided", prepare)) == []


def test_nobody_to_hand_in(small: "Small") -> None:
    """own.administration of a body that has none."""
    steps = [
        small.step("hand_in", "submit", "open", "in", "own.administration", due=DueBefore("decide")),
        small.step("decide", "decide", "in", "decided", when=MonthRule(8)),
    ]
    assert _codes(small, _one(small, "open in decided", *steps, one_per=("DEL",))) == ["no-administration"]
    assert _codes(small, _one(small, "open in decided", *steps, one_per=("AN", "KS"))) == []


def test_a_step_needs_exactly_one_time(small: "Small") -> None:
    """None is a warning, both are an error."""
    none = small.step("decide", "decide", "open", "decided")
    (finding,) = soundness.check(_one(small, "open decided", none), small.organisation())
    assert (finding.code, finding.severity) == ("no-time", Severity.WARNING)
    assert list(soundness.check(_one(small, "open decided", none), small.organisation(), dated=False)) == []
    both = small.step("decide", "decide", "open", "decided", when=MonthRule(8), due=DueBefore("decide"))
    assert _codes(small, _one(small, "open decided", both)) == ["two-times"]
