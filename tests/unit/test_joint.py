"""Joint plans as values: what a plan is called, and what a break means for what lies beside the decision."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arshjul.domain.basis import Document, documents_of
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.joining import Member, consequence
from arshjul.domain.joint import Joint, group_of
from arshjul.domain.obligations import derived
from arshjul.domain.progress import Progress, Taken, apply
from arshjul.domain.workflow import Side
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

AN, KS = "plan-2019-AN", "plan-2019-KS"
ON = date(2018, 8, 30)


@pytest.mark.parametrize(
    ("members", "name"),
    [
        (("plan-2019-AN", "plan-2019-BN"), "plan-2019-AN+BN"),
        (("plan-2019-BN", "plan-2019-AN"), "plan-2019-AN+BN"),
        (("plan-2019-NPF", "plan-2019-NPH", "plan-2019-NBLS"), "plan-2019-NBLS+NPF+NPH"),
        (("plan-2019-NPF", "plan-2019-NPFH"), "plan-2019-NPF+NPFH"),
        (("plan-2019-A-1", "plan-2019-A-2"), "plan-2019-A-1+2"),
    ],
)
def test_a_joint_plan_is_called_what_is_common_and_each_body(members: tuple[str, ...], name: str) -> None:
    """Whole words only, in order: two committees whose ids begin alike keep their ids."""
    assert group_of(members) == name


@given(st.lists(st.from_regex(r"[A-Z]{1,5}", fullmatch=True), min_size=2, max_size=6, unique=True))
def test_the_name_of_a_plan_is_its_members_whatever_their_order(bodies: list[str]) -> None:
    """From the name one can read who is in it, and the order in which they were named is nothing."""
    members = [f"plan-2019-{body}" for body in bodies]
    name = group_of(members)
    assert name == group_of(members[::-1])
    assert name.removeprefix("plan-2019-").split("+") == sorted(bodies)


def test_a_break_opens_what_lies_beside_the_decision_again(small: "Small") -> None:
    """The decision that falls takes its minutes and its consultation along; those of the others stand."""
    fell, deviated = _decided(small, AN, "a" * 64), _decided(small, KS, "b" * 64)
    entry: Fields = {
        "type": EntryType.STEP_TAKEN,
        "doc": KS,
        "trigger": "propose",
        "joint": [AN],
        "outcome": "approve",
        "att": "b" * 64,
        "on": "2018-09-24",
    }
    found = consequence(entry, deviated, [fell])
    assert found is not None
    assert found.type == EntryType.JOINT_BROKEN

    rows = dict(found.rows)
    after = {m.id: apply(m.progress, m.document.workflow, rows[m.id]) for m in (fell, deviated)}

    assert after[AN].state == "handed_in"
    assert after[AN].taken.keys() == {"hand_in"}
    assert after[AN].beside == {}
    again = ("propose", "propose.attest", "propose.announce", "lsg")
    assert {name: after[AN].round(name) for name in again} == dict.fromkeys(again, 1)
    assert after[KS].beside == deviated.progress.beside
    assert after[KS].state == "proposed"


def _decided(small: "Small", document_id: str, text: str) -> Member:
    """A member that has decided a text, with everything beside the decision done."""
    gate = replace(small.plan.transitions[0], trigger="lsg", side=Side(before=("propose",)))
    workflow = replace(small.plan, side_steps=(gate, *derived(small.plan)))
    found: Document = next(d for d in documents_of(small.basis(), 2018) if d.id == document_id)
    taken = Taken(ON, "an-sec", "AN-1", att=text)
    beside = dict.fromkeys(("lsg", "propose.attest", "propose.announce"), Taken(ON, "an-sec"))
    progress = Progress("proposed", 5, {"hand_in": Taken(ON, "an1"), "propose": taken}, beside)
    joint = Joint((AN, KS), waiting=("propose",), counts_as="handed_in")
    return Member(replace(found, workflow=workflow), replace(progress, joint=joint))
