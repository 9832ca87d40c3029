"""What must have come before a step: refused without it,
or taken with a reason that says what was missing.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from arshjul.domain.kinds import Outcome
from arshjul.domain.progress import Progress, Taken
from arshjul.domain.situation import Situation
from arshjul.domain.timing import MonthRule
from arshjul.domain.workflow import Missing, Requirement
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

AUGUST = date(2018, 8, 30)
HANDED_IN = Progress("handed_in", 2, {"hand_in": Taken(date(2018, 8, 16), "an2")})
PROPOSED = Progress(
    "proposed",
    3,
    {**HANDED_IN.taken, "propose": Taken(AUGUST, "an-sec", "AN-1")},
    registry={"AN": "2018/00123"},
)
PREPARED = Progress(
    "prepared",
    3,
    {"hand_in": Taken(date(2018, 10, 29), "ks1"), "prepare": Taken(date(2018, 11, 12), "ks-sec", "KS-2")},
)
BUDGET_DONE = {"budget-2019": "decided"}
APPROVE = {"outcome": Outcome.APPROVE, "paragraph": "12"}


def _propose(small: "Small", situation: Situation) -> list[str]:
    return small.codes(situation, "propose", "an-sec", meeting="AN-1", **APPROVE)


def test_without_it_the_step_is_refused_by_name(small: "Small") -> None:
    """The refusal names the document and where it stands."""
    situation = small.situation(small.basis(), "plan-2019-AN", date(2018, 12, 13), PROPOSED)
    (reason,) = small.judge(situation, "decide", "an-sec", meeting="AN-3", **APPROVE).reasons
    assert reason.code == "requires-missing"
    assert (reason.arguments["document"], reason.arguments["now"]) == ("budget-2019", "drafting")


def test_a_reason_does_not_help_where_the_rule_refuses(small: "Small") -> None:
    """refuse is the default."""
    situation = small.situation(small.basis(), "plan-2019-AN", date(2018, 12, 13), PROPOSED)
    codes = small.codes(situation, "decide", "an-sec", meeting="AN-3", reason="bråttom", **APPROVE)
    assert codes == ["requires-missing"]


def test_warn_asks_for_a_reason_and_keeps_what_was_missing(small: "Small") -> None:
    """The board treats the whole without one committee: with a reason, and the entry says which."""
    progress = Progress("handed_in", 2, {"hand_in": Taken(date(2018, 10, 29), "ks1")})
    states = {"plan-2019-AN": "proposed"}
    situation = small.situation(small.basis(), "budget-2019", date(2018, 11, 12), progress, states)
    more: dict[str, Any] = {"meeting": "KS-2"} | APPROVE
    assert small.codes(situation, "prepare", "ks-sec", **more) == ["reason-for-missing"]
    found = small.judge(situation, "prepare", "ks-sec", reason="BN möts först i december", **more)
    assert (found.reasons, found.missing) == ((), ("plan-2019-BN",))


def test_nothing_is_missing_when_all_have_come_so_far(small: "Small") -> None:
    """Past the state is as good as in it."""
    progress = Progress("handed_in", 2, {"hand_in": Taken(date(2018, 10, 29), "ks1")})
    states = {"plan-2019-AN": "proposed", "plan-2019-BN": "decided"}
    situation = small.situation(small.basis(), "budget-2019", date(2018, 11, 12), progress, states)
    assert small.judge(situation, "prepare", "ks-sec", meeting="KS-2", **APPROVE).missing == ()


def test_a_document_that_was_sent_back_is_missing_again(small: "Small") -> None:
    """decided and then referred back is not decided."""
    situation = small.situation(
        small.basis(), "plan-2019-AN", date(2018, 12, 13), PROPOSED, {"budget-2019": "drafting"}
    )
    assert small.codes(situation, "decide", "an-sec", meeting="AN-3", **APPROVE) == ["requires-missing"]


def test_own_speaks_of_the_same_bodys_document(small: "Small") -> None:
    """of = "own": the other committee's directive does not help."""
    directive = small.workflow(
        "directive", "open decided", [small.step("decide", "decide", "open", "decided", when=MonthRule(8))],
        one_per=("namnder",),
    )  # fmt: skip
    own = Requirement("directive", "decided", "own", Missing.REFUSE)
    first, propose, decide = small.plan.transitions
    word = replace(small.plan, transitions=(first, replace(propose, requires=(own,)), decide))
    basis = small.basis(workflows=[word, directive, small.budget])
    other = small.situation(basis, "plan-2019-AN", AUGUST, HANDED_IN, {"directive-2019-BN": "decided"})
    assert _propose(small, other) == ["requires-missing"]
    mine = small.situation(basis, "plan-2019-AN", AUGUST, HANDED_IN, {"directive-2019-AN": "decided"})
    assert _propose(small, mine) == []


def test_warn_about_a_document_that_never_was_asks_for_nothing(small: "Small") -> None:
    """The board has no directive of its own: that does not block its plan, and needs no reason."""
    own = Requirement("directive", "decided", "own", Missing.WARN)
    first, propose, decide = small.plan.transitions
    word = replace(small.plan, transitions=(first, replace(propose, requires=(own,)), decide))
    situation = small.situation(small.basis(workflows=[word]), "plan-2019-AN", AUGUST, HANDED_IN)
    assert _propose(small, situation) == []
