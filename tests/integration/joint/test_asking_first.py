"""Joint decisions tried beforehand, or taken from an old view: what is foretold comes, the old is refused."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.commands import Advance
from arshjul.domain.kinds import Outcome
from arshjul.errors import Refused
from arshjul.service.advancing import advance
from arshjul.service.joining import Choice, choose
from arshjul.service.standing import status
from arshjul.views.text import Words

if TYPE_CHECKING:
    from tests.integration.joint.conftest import Plans

FIRST = date(2018, 8, 1)
LATER = FIRST + timedelta(days=3)
AN, BN, CN = (f"plan-2019-{body}" for body in ("AN", "BN", "CN"))
FORETOLD = {
    "the last one agrees": (Outcome.APPROVE, "a", ["joint.approved"] * 3),
    "another text": (Outcome.APPROVE, "b", ["joint.broken"] * 3),
    "referred back": (Outcome.REFER_BACK, None, ["joint.broken"] * 3),
    "tabled": (Outcome.TABLE, None, []),
}


def _command(outcome: Outcome, text: str | None, version: int | None = None) -> Advance:
    return Advance(
        CN,
        "propose",
        "cns",
        "c-decides",
        meeting="CN-0801",
        paragraph="1",
        outcome=outcome,
        attached=text and text * 64,
        reason="Skäl",
        version=version,
    )


@pytest.mark.parametrize(("outcome", "text", "follows"), FORETOLD.values(), ids=FORETOLD.keys())
def test_a_dry_run_foretells_what_follows(
    plans: "Plans", outcome: Outcome, text: str | None, follows: list[str]
) -> None:
    """For every member the same as comes when it is recorded, and until then nothing has changed."""
    plans.decide("AN", "propose", "a")
    plans.decide("BN", "propose", "a")
    before, now = plans.office.entries(), plans.office.at(FIRST, 10)
    command = _command(outcome, text)

    foretold = advance(plans.office.world, command, now, dry_run=True)

    assert [entry["type"] for entry in foretold.followed] == follows
    assert plans.office.entries() == before
    done = advance(plans.office.world, command, now)
    assert len(done.followed) == len(foretold.followed)
    for told, came in zip(foretold.followed, done.followed, strict=True):
        assert {name: came[name] for name in told} == told


def test_a_choice_can_be_tried_first(apart: "Plans") -> None:
    """Who would be members is told; none of them has become one."""
    before = apart.office.entries()
    choice = Choice((AN, BN), "ans", "try")

    chosen = choose(apart.office.world, choice, apart.office.at(FIRST, 9), dry_run=True)

    assert [(entry["doc"], entry["members"]) for entry in chosen.entries] == [(AN, [AN, BN]), (BN, [AN, BN])]
    assert apart.office.entries() == before


def test_what_the_others_decide_makes_a_view_old(plans: "Plans") -> None:
    """Who looked before the plan was broken has not seen that it is: refused, with who and when in words."""
    seen = plans.office.state(CN)[1]
    plans.decide("AN", "propose", "a")
    plans.decide("BN", "propose", "b")

    with pytest.raises(Refused) as caught:
        advance(plans.office.world, _command(Outcome.APPROVE, "a", seen), plans.office.at(FIRST, 10))

    (reason,) = caught.value.reasons
    assert reason.code == "version-conflict"
    assert reason.arguments["actor"] == "bns"
    assert f"{CN}" in Words("sv").fault(reason)
    assert "None" not in Words("sv").fault(reason)
    seen = plans.office.state(CN)[1]
    advance(plans.office.world, _command(Outcome.APPROVE, "b", seen), plans.office.at(FIRST, 10))


def test_a_plan_is_finished_when_all_have_decided_it(plans: "Plans") -> None:
    """In its last state a document still waits for the others, and is not counted as finished till then."""
    for step, on in (("propose", FIRST), ("decide", LATER)):
        for body in ("AN", "BN"):
            plans.decide(body, step, "a", on)
            assert not _finished(plans, AN)
        plans.decide("CN", step, "a", on)
    assert plans.office.state(AN)[0] == "decided"
    assert _finished(plans, AN)


def _finished(plans: "Plans", document: str) -> bool:
    overview = status(plans.office.world, plans.office.at(LATER, 12))
    return next(one.running.finished for one in overview.documents if one.running.row.id == document)
