"""Scenarios: the tests that content runs on itself must fail when they are wrong."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.checks import scenarios
from arshjul.domain.kinds import Outcome
from arshjul.domain.planning import planner_of
from arshjul.domain.scenario import Given, Scenario, ScenarioStep
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

HAND_IN = ScenarioStep(date(2018, 8, 15), "hand_in", "case_officer", gives="handed_in")
PROPOSE = ScenarioStep(date(2018, 8, 30), "propose", "secretary", Outcome.APPROVE, gives="proposed")
DECIDE = ScenarioStep(date(2018, 12, 13), "decide", "secretary", Outcome.APPROVE, gives="decided")
DONE = (Given("budget", "decided"),)


def _found(
    small: "Small", *steps: ScenarioStep, given: tuple[Given, ...] = DONE, own: str | None = "AN"
) -> list[tuple[str, object, object]]:
    workflow = replace(small.plan, scenarios=(Scenario("så här går det", steps, own, given),))
    basis = small.basis(workflows=[workflow, small.budget])
    return [
        (f.code, f.arguments.get("expected"), f.arguments.get("came"))
        for f in scenarios.check(planner_of(basis, 2018), workflow)
    ]


def test_a_scenario_that_ends_as_it_says_is_no_finding(small: "Small") -> None:
    """From the hand-in to the decision."""
    assert _found(small, HAND_IN, PROPOSE, DECIDE) == []


def test_a_scenario_may_begin_in_the_middle(small: "Small") -> None:
    """Where its first step that is not refused can be taken."""
    assert _found(small, DECIDE) == []


def test_a_wrong_end_is_told_with_what_came_instead(small: "Small") -> None:
    """It says proposed; it comes to drafting."""
    back = replace(PROPOSE, outcome=Outcome.REFER_BACK, reason="skäl")
    assert _found(small, HAND_IN, back) == [("scenario-fails", "proposed", "drafting")]


def test_a_refusal_that_does_not_come_is_told(small: "Small") -> None:
    """It says that the step is refused, but it is taken."""
    assert _found(small, HAND_IN, replace(PROPOSE, gives=None, refused="requires-missing")) == [
        ("scenario-fails", "requires-missing", "proposed")
    ]


def test_another_refusal_than_expected_is_told(small: "Small") -> None:
    """The codes that came."""
    wrong = replace(PROPOSE, by="case_officer", gives=None, refused="requires-missing")
    assert _found(small, HAND_IN, wrong)[0][:2] == ("scenario-fails", "requires-missing")


def test_an_unexpected_refusal_is_told(small: "Small") -> None:
    """Without the budget the decision is refused."""
    assert _found(small, HAND_IN, PROPOSE, DECIDE, given=()) == [
        ("scenario-fails", "decided", "requires-missing")
    ]


def test_only_the_first_wrong_step_is_told(small: "Small") -> None:
    """What follows follows from it."""
    assert len(_found(small, replace(HAND_IN, gives="decided"), replace(PROPOSE, gives="decided"))) == 1


def test_a_scenario_for_a_body_without_a_document(small: "Small") -> None:
    """Its own is nobody's."""
    assert _found(small, HAND_IN, own="AU") == [("scenario-no-document", None, None)]


@pytest.mark.parametrize(("present", "votes", "refused"), [(51, 17, None), (51, 16, "minority-too-small")])
def test_a_scenario_may_count_votes(small: "Small", present: int, votes: int, refused: str | None) -> None:
    """KL 5:50 can be written down as a scenario."""
    step = ScenarioStep(
        date(2018, 11, 26),
        "decide",
        "secretary",
        Outcome.TABLE,
        None,
        None if refused else "prepared",
        refused,
        present,
        votes,
    )
    first = ScenarioStep(date(2018, 11, 12), "prepare", "secretary", Outcome.APPROVE, "skäl", "prepared")
    workflow = replace(small.budget, scenarios=(Scenario("minoriteten", (first, step)),))
    assert (
        list(scenarios.check(planner_of(small.basis(workflows=[small.plan, workflow]), 2018), workflow)) == []
    )
