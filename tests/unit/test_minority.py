"""KL 5:50 and 6:33: who can have a matter tabled or referred back."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from arshjul.domain.kinds import Outcome
from arshjul.domain.obligations import is_public
from arshjul.domain.organisation import BodyKind
from arshjul.domain.progress import Progress, Taken
from arshjul.domain.situation import Situation
from arshjul.service.picturing import Level, level_of
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


def _council(small: "Small", progress: Progress = PREPARED, today: date = date(2018, 11, 27)) -> Situation:
    return small.situation(small.basis(), "budget-2019", today, progress)


def _propose(small: "Small", **more: Any) -> list[str]:
    situation = small.situation(small.basis(), "plan-2019-AN", AUGUST, HANDED_IN)
    return small.codes(situation, "propose", "an-sec", **({"meeting": "AN-1"} | APPROVE | more))


@pytest.mark.parametrize("outcome", [Outcome.TABLE, Outcome.REFER_BACK])
@pytest.mark.parametrize(
    ("votes", "codes"), [(17, []), (16, ["minority-too-small"]), (0, ["minority-too-small"])]
)
def test_a_third_of_those_present_in_the_council(
    small: "Small", outcome: Outcome, votes: int, codes: list[str]
) -> None:
    """Of 51 present 17 are a third, 16 are not."""
    more: dict[str, Any] = {"meeting": "RF-2", "paragraph": "1", "reason": "mer underlag"}
    found = small.judge(
        _council(small), "decide", "rf-sec", outcome=outcome, present=51, votes_for=votes, **more
    )
    assert [reason.code for reason in found.reasons] == codes
    assert found.minority is (not codes)


def test_a_third_is_rounded_up(small: "Small") -> None:
    """Of 50 present 16 are less than a third; 17 are needed, and the refusal says so."""
    more: dict[str, Any] = {"meeting": "RF-2", "paragraph": "1", "outcome": Outcome.TABLE, "present": 50}
    (reason,) = small.judge(_council(small), "decide", "rf-sec", votes_for=16, **more).reasons
    assert reason.arguments["needed"] == 17
    assert small.codes(_council(small), "decide", "rf-sec", votes_for=17, **more) == []


def test_once_in_a_matter(small: "Small") -> None:
    """Delayed once by a minority, the next time takes a majority."""
    delayed = replace(PREPARED, delayed_by_minority=("decide",), after={"decide": date(2018, 11, 26)})
    situation = _council(small, delayed, date(2018, 12, 18))
    more: dict[str, Any] = {"meeting": "RF-3", "paragraph": "1", "outcome": Outcome.TABLE, "present": 51}
    assert small.codes(situation, "decide", "rf-sec", votes_for=17, **more) == ["minority-already"]
    found = small.judge(situation, "decide", "rf-sec", votes_for=26, **more)
    assert (found.reasons, found.minority) == ((), False)


def test_never_in_a_committee(small: "Small") -> None:
    """KL 6:33: there a simple majority is needed."""
    more: dict[str, Any] = {"outcome": Outcome.TABLE, "present": 9}
    assert _propose(small, votes_for=3, **more) == ["minority-in-committee"]
    assert _propose(small, votes_for=5, **more) == []


def test_a_majority_that_tables_uses_up_nobodys_right(small: "Small") -> None:
    """Tabled by the majority, the minority may still have it tabled once."""
    more: dict[str, Any] = {"meeting": "RF-2", "paragraph": "1", "outcome": Outcome.TABLE, "present": 51}
    assert small.judge(_council(small), "decide", "rf-sec", votes_for=26, **more).minority is False
    assert small.judge(_council(small), "decide", "rf-sec", votes_for=25, **more).minority is True


@pytest.mark.parametrize(("votes", "codes"), [(6, []), (5, ["majority-missing"])])
def test_at_half_the_chair_has_decided(small: "Small", votes: int, codes: list[str]) -> None:
    """Six of twelve is no minority, since the chair's vote decides (KL 5:56); five of twelve is one."""
    assert _propose(small, present=12, votes_for=votes) == codes


def test_a_companys_board_is_not_under_the_local_government_act(small: "Small") -> None:
    """Its majority decides what is tabled, and the refusal does not speak of KL."""
    basis = small.basis()
    body = replace(basis.organisation.bodies["AN"], kinds=frozenset({BodyKind.COMPANY}))
    bodies = {**basis.organisation.bodies, "AN": body}
    company = replace(basis, organisation=replace(basis.organisation, bodies=bodies))
    situation = small.situation(company, "plan-2019-AN", AUGUST, HANDED_IN)

    told = small.codes(
        situation,
        "propose",
        "an-sec",
        **{"meeting": "AN-1", "outcome": Outcome.TABLE, "paragraph": "12", "present": 9, "votes_for": 4},
    )

    assert told == ["majority-missing"]
    assert not is_public(company.organisation, "AN"), "its minutes are not those of [minutes]"
    assert is_public(basis.organisation, "AN")
    assert body.keeps_minutes
    assert level_of(body) is Level.COMMITTEE
