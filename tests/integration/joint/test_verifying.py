"""verify: an entry about a joint plan that is taken away, changed or put in is told."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from arshjul.domain.history import Fields

if TYPE_CHECKING:
    from tests.integration.joint.conftest import Plans

FOLLOWED = ("joint.approved", "joint.broken")
"""Types of what a decision leads to."""

Change = Callable[[dict[str, Any]], dict[str, Any] | None]


@pytest.fixture(params=["a", "b"], ids=["approved", "broken"])
def decided(plans: "Plans", request: pytest.FixtureRequest) -> "Plans":
    """All have decided the same, or the last one has deviated."""
    plans.decide("AN", "propose", "a")
    plans.decide("BN", "propose", "a")
    plans.decide("CN", "propose", request.param)
    return plans


def _rewrite(plans: "Plans", entries: list[Fields]) -> list[str]:
    """Somebody writes the whole history anew; what verify finds."""
    plans.office.rewrite(entries)
    return plans.office.problems()


def _changed(plans: "Plans", which: int, change: Change) -> list[Fields]:
    """The history with one of the three entries that followed from the last decision changed or taken out."""
    found = list[Fields]()
    number = 0
    for entry in plans.office.entries():
        own: dict[str, Any] | None = dict(entry)
        if entry["type"] in FOLLOWED:
            own = change(dict(entry)) if number == which else own
            number += 1
        found.extend([own] if own else [])
    assert number == 3
    return found


def test_the_same_history_written_anew_is_sound(decided: "Plans") -> None:
    """So what the tests below find is what they have changed."""
    assert _rewrite(decided, decided.office.entries()) == []


@pytest.mark.parametrize("which", [0, 1, 2])
def test_an_entry_taken_out_is_lacking(decided: "Plans", which: int) -> None:
    """Whichever of them: a member's history does not say what the decision led to."""
    problems = _rewrite(decided, _changed(decided, which, lambda _: None))
    assert {"joint-lacking-in-history", "joint-wrong-in-history"} & set(problems)
    assert "chain-broken" not in problems


def test_all_three_taken_out_are_lacking(decided: "Plans") -> None:
    """As if the decision had led to nothing: one problem for each member."""
    kept = [entry for entry in decided.office.entries() if entry["type"] not in FOLLOWED]
    assert _rewrite(decided, kept).count("joint-lacking-in-history") == 3


@pytest.mark.parametrize(
    "change",
    [
        {"att": "c" * 64},
        {"by": "plan-2019-BN"},
        {"step": "decide"},
        {"group": "plan-2019-AN+BN"},
        {"on": "2018-08-04"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_entry_is_wrong(decided: "Plans", change: dict[str, str]) -> None:
    """Each thing that it says follows from the decision."""
    assert "joint-wrong-in-history" in _rewrite(decided, _changed(decided, 0, lambda entry: entry | change))


def test_an_entry_that_nothing_led_to_is_wrong(decided: "Plans") -> None:
    """Said once more, under another request, it is said once too often."""
    entries = decided.office.entries()
    more = dict(entries[-1]) | {"req": "another"}
    assert "joint-wrong-in-history" in _rewrite(decided, [*entries, more])


@pytest.mark.parametrize("lacking", ["joint", "att"])
def test_a_decision_that_hides_its_condition_is_wrong(decided: "Plans", lacking: str) -> None:
    """The condition and the text belong to every decision of a member."""
    entries = [
        {name: value for name, value in entry.items() if name != lacking}
        if entry["type"] == "step.taken" and entry["doc"] == "plan-2019-CN"
        else entry
        for entry in decided.office.entries()
    ]
    assert "joint-wrong-in-history" in _rewrite(decided, entries)


def test_a_plan_formed_for_fewer_than_it_says_is_lacking(plans: "Plans") -> None:
    """The one whose history does not say that it was joined."""
    assert "joint-lacking-in-history" in _rewrite(plans, plans.office.entries()[:-1])
