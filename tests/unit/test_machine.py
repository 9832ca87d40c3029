"""The state machine as a pure function from state, trigger and outcome to the next state."""

from typing import TYPE_CHECKING

import pytest

from arshjul.domain import machine
from arshjul.domain.kinds import Outcome
from arshjul.domain.machine import IllegalMove

if TYPE_CHECKING:
    from tests.unit.conftest import Small


@pytest.mark.parametrize(
    ("outcome", "to"),
    [
        (Outcome.APPROVE, "decided"),
        (Outcome.AMEND, "decided"),
        (Outcome.TABLE, "proposed"),
        (Outcome.REFER_BACK, "handed_in"),
        (Outcome.REJECT, "drafting"),
    ],
)
def test_each_outcome_leads_where_the_workflow_says(small: "Small", outcome: Outcome, to: str) -> None:
    """Approval and amendment go on, tabling stays, the others go where `otherwise` says."""
    assert machine.next_state(small.plan, "proposed", "decide", outcome) == to


@pytest.mark.parametrize(
    ("state", "trigger", "outcome"),
    [
        ("drafting", "decide", Outcome.APPROVE),
        ("decided", "decide", Outcome.APPROVE),
        ("proposed", "decide", None),
        ("drafting", "hand_in", Outcome.APPROVE),
        ("drafting", "to_decided", None),
        ("drafting", "nonsense", None),
        ("nowhere", "hand_in", None),
    ],
)
def test_everything_else_is_illegal(
    small: "Small", state: str, trigger: str, outcome: Outcome | None
) -> None:
    """No step from another state, without an outcome, or by the library's own to_<state> triggers."""
    with pytest.raises(IllegalMove):
        machine.next_state(small.plan, state, trigger, outcome)


def test_two_versions_with_the_same_words_are_two_machines(small: "Small") -> None:
    """A workflow's version is told by itself, not by its id."""
    other = small.workflow(
        "plan", "drafting decided", [small.step("decide", "inform", "drafting", "decided")]
    )
    assert machine.next_state(other, "drafting", "decide", None) == "decided"
    with pytest.raises(IllegalMove):
        machine.next_state(small.plan, "drafting", "decide", None)


def test_the_moves_stand_in_the_order_of_the_file(small: "Small") -> None:
    """What can be done next is what the file says, and nothing from a final state."""
    assert [step.trigger for step in machine.moves(small.plan, "drafting")] == ["hand_in"]
    assert machine.moves(small.plan, "decided") == ()


def test_the_diagram_names_states_and_ways_back(small: "Small") -> None:
    """A picture for people: every state, every step, and where a refusal leads."""
    drawn = machine.mermaid(small.plan, "sv")
    assert drawn.startswith("---") or "stateDiagram" in drawn
    for word in (*small.plan.states, "hand_in", "refer_back"):
        assert word in drawn
