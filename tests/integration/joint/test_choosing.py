"""Who may have a plan in common, and what a decision that waits counts as for other documents."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.notices import NoticeKind
from arshjul.errors import Refused, UsageError

if TYPE_CHECKING:
    from tests.integration.joint.conftest import Plans

AN, BN, CN = (f"plan-2019-{body}" for body in ("AN", "BN", "CN"))
LATER = date(2018, 8, 4)


def _refused(plans: "Plans", *documents: str, leave: bool = False) -> list[str]:
    with pytest.raises(Refused) as caught:
        plans.join(*documents, request="again", leave=leave)
    return [reason.code for reason in caught.value.reasons]


def test_documents_of_different_types_are_no_plan_in_common(apart: "Plans") -> None:
    """Both types allow it, each for itself."""
    assert _refused(apart, AN, "other-2019-BN") == ["joint-different"]


def test_the_type_must_allow_it(apart: "Plans") -> None:
    """Each document of another type is named."""
    assert _refused(apart, "follow-2019-AN", "follow-2019-BN") == ["joint-not-allowed"] * 2


def test_one_committee_has_no_plan_in_common_with_itself(apart: "Plans") -> None:
    """The type and the body are told together."""
    assert _refused(apart, AN, "other-2019-AN") == ["joint-different", "joint-same-body"]


def test_a_document_is_in_one_joint_plan(plans: "Plans") -> None:
    """Those who are in one already are told so, each of them."""
    assert _refused(plans, AN, BN) == ["joint-already"] * 2


def test_a_plan_is_chosen_before_the_first_decision(apart: "Plans") -> None:
    """What one of them has decided without condition cannot get one afterwards."""
    apart.decide("AN", "propose", None)
    assert _refused(apart, AN, BN) == ["joint-decided"]


def test_one_document_named_twice_is_one(apart: "Plans") -> None:
    """A mistake in the command, not a refusal."""
    with pytest.raises(UsageError, match="joint-too-few"):
        apart.join(AN, AN)


def test_a_repeated_choice_gives_the_first_result(plans: "Plans") -> None:
    """With its entries, and the request used for other documents is a mistake."""
    before = plans.office.entries()
    assert plans.join(CN, AN, BN).repeated
    with pytest.raises(UsageError, match="request-reused"):
        plans.join(AN, BN)
    assert plans.office.entries() == before


def test_nobody_leaves_while_a_decision_waits(plans: "Plans") -> None:
    """Not the one who has decided, and none of those it waits for."""
    plans.decide("AN", "propose", "a")
    for document in (AN, BN, CN):
        assert _refused(plans, document, leave=True) == ["joint-part-waits"]


def test_two_of_three_go_on_when_one_has_left_and_one_alone_does_not(plans: "Plans") -> None:
    """The two approve without the third; when one more leaves, no plan is joint."""
    plans.join(CN, request="c-leaves", leave=True)
    plans.decide("AN", "propose", "a")
    assert plans.decide("BN", "propose", "a") == ["joint.approved"] * 2
    plans.join(BN, request="b-leaves", leave=True)
    assert plans.decide("AN", "decide", None, LATER) == []
    assert _refused(plans, AN, leave=True) == ["not-joint"]
    assert plans.office.problems() == []


def test_those_who_left_can_choose_each_other_anew(plans: "Plans") -> None:
    """Nothing of the earlier plan hinders it."""
    plans.join(CN, request="c-leaves", leave=True)
    plans.join(BN, request="b-leaves", leave=True)
    plans.join(BN, CN, request="anew")
    plans.decide("BN", "propose", "a")
    assert plans.decide("CN", "propose", "a") == ["joint.approved"] * 2
    assert plans.office.problems() == []


def test_a_decision_that_waits_does_not_count_for_other_documents(plans: "Plans") -> None:
    """What requires it may go on when all have decided the same, not before."""
    for body in ("AN", "BN"):
        plans.decide(body, "propose", "a")
    with pytest.raises(Refused) as caught:
        plans.decide("AN", "propose", None, LATER, kind="follow")
    assert [reason.code for reason in caught.value.reasons] == ["requires-missing"]

    plans.decide("CN", "propose", "a")

    plans.decide("AN", "propose", None, LATER, kind="follow")
    assert plans.office.state("follow-2019-AN")[0] == "proposed"


def test_deciding_anew_takes_a_later_meeting(plans: "Plans") -> None:
    """The decision that fell cannot be made good by the meeting that took it."""
    plans.decide("AN", "propose", "a")
    plans.decide("BN", "propose", "b")
    with pytest.raises(Refused) as caught:
        plans.decide("AN", "propose", "b", request="same-meeting")
    assert len(caught.value.reasons) == 1
    plans.decide("AN", "propose", "b", LATER)
    assert plans.decide("CN", "propose", "b", LATER) == ["joint.approved"] * 3


def test_only_those_whose_decision_fell_are_told_that_it_did(plans: "Plans") -> None:
    """One who has not decided yet has nothing to decide anew, nor has the one who deviated."""
    plans.decide("AN", "propose", "a")
    plans.decide("BN", "propose", "b")
    told = [row.notice for row in plans.office.notices() if row.notice.kind is NoticeKind.JOINT]
    again = {notice.key.document for notice in told if notice.facts["again"]}
    assert {notice.key.document for notice in told} == {AN, BN, CN}
    assert again == {AN}
