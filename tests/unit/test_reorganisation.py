"""Bodies that take over from others: who answers for what, and what the new ones do with the old plans."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain import ladder
from arshjul.domain.basis import Basis, documents_of
from arshjul.domain.checks import feasibility, soundness
from arshjul.domain.kalendarium import Kalendarium, Meeting, MeetingStatus
from arshjul.domain.kinds import Outcome
from arshjul.domain.mandate import allowed_people
from arshjul.domain.names import Name
from arshjul.domain.organisation import Assignment, Body, BodyKind, Succession, Validity
from arshjul.domain.planned import PlannedStep
from arshjul.domain.planning import plan
from arshjul.domain.progress import Progress, main_path
from arshjul.domain.requirements import required_documents
from arshjul.domain.timing import MonthRule
from arshjul.domain.workflow import InOffice, Missing, Requirement, State, Workflow
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

NEW_YEAR = date(2019, 1, 1)


def _confirmation(small: "Small") -> Workflow:
    """The new committee confirms or adjusts in January or February what the old ones have decided."""
    step = small.step(
        "confirm",
        "confirm",
        "open",
        "confirmed",
        when=MonthRule(1, next_year=True, later=(2,)),
        otherwise={Outcome.AMEND: "adjusted", Outcome.REFER_BACK: "open", Outcome.REJECT: "open"},
        requires=(Requirement("plan", "decided", "own.predecessors", Missing.WARN),),
    )
    word = small.workflow("confirmation", "open confirmed", [step], one_per=("NN",), in_office=InOffice.YEAR)
    return replace(word, states={**word.states, "adjusted": State("adjusted", Name("Justerad"), True)})


def _basis(small: "Small", *meetings: Meeting) -> Basis:
    """AN and BN end with 2018; NN takes over from both, but reports of BN go to TN."""
    basis = small.basis(workflows=[small.plan, small.budget, _confirmation(small)])
    old = basis.organisation
    bodies = dict(old.bodies)
    bodies["AN"] = replace(bodies["AN"], validity=Validity(None, date(2018, 12, 31)))
    for id_ in ("NN", "TN"):
        bodies[id_] = Body(id_, Name(id_), frozenset({BodyKind.COMMITTEE}), Validity(NEW_YEAR, None))
    rows = (
        Succession("AN", "NN"),
        Succession("BN", "NN"),
        Succession("BN", "TN", documents=("report",)),
    )
    more = (Assignment("secretary", "nn-sec", "NN"), Assignment("case_officer", "nn1", "NN"))
    organisation = replace(old, bodies=bodies, successions=rows, assignments=(*old.assignments, *more))
    return replace(
        basis,
        organisation=organisation,
        kalendaria={**basis.kalendaria, 2019: Kalendarium(2019, meetings, file="calendar/2019.toml")},
    )


def _nn(number: int, month: int, day: int, status: MeetingStatus = MeetingStatus.ORDINARY) -> Meeting:
    return Meeting(f"NN-{number}", "NN", date(2019, month, day), status)


def _confirm(basis: Basis) -> PlannedStep:
    step = plan(basis, 2018).by_id["confirmation-2019-NN"].step("confirm")
    assert step is not None
    return step


def test_a_new_bodys_document_is_opened_in_the_cycle_before_it_exists(small: "Small") -> None:
    """in_office = year: NN is there in 2019, which the document is about, not in the cycle of 2018."""
    basis = _basis(small)
    assert "confirmation-2019-NN" in {document.id for document in documents_of(basis, 2018)}
    by_cycle = replace(basis, workflows=(replace(_confirmation(small), in_office=InOffice.CYCLE),))
    assert documents_of(by_cycle, 2018) == ()


def test_a_body_that_was_in_office_in_the_year_reported_on(small: "Small") -> None:
    """Cycle 2019 about 2018: the dissolved committees have theirs, the new one has none."""
    word = replace(_confirmation(small), id="discharge", year_offset=-1, one_per=("AN", "BN", "NN"))
    basis = replace(_basis(small), workflows=(word,))
    assert [document.id for document in documents_of(basis, 2019)] == [
        "discharge-2018-AN",
        "discharge-2018-BN",
    ]
    by_cycle = replace(basis, workflows=(replace(word, in_office=InOffice.CYCLE),))
    assert [document.id for document in documents_of(by_cycle, 2019)] == ["discharge-2018-NN"]


def test_the_first_meeting_of_several_months_that_comes_after_the_plans(small: "Small") -> None:
    """January without a meeting is no finding: February is as good."""
    basis = _basis(small, _nn(1, 1, 24, MeetingStatus.CANCELLED), _nn(2, 2, 6), _nn(3, 2, 28))
    step = _confirm(basis)
    assert step.meeting is not None
    assert step.meeting.id == "NN-2"
    assert _confirm(_basis(small, _nn(1, 1, 24), _nn(2, 2, 6))).due == date(2019, 1, 24)


def test_a_month_between_is_not_meant(small: "Small") -> None:
    """[1, 3] is January or March, never February."""
    word = _confirmation(small)
    rule = MonthRule(1, next_year=True, later=(3,))
    word = replace(word, transitions=(replace(word.transitions[0], when=rule),))
    basis = replace(_basis(small, _nn(1, 2, 6), _nn(2, 3, 6)), workflows=(word,))
    assert _confirm(basis).due == date(2019, 3, 6)


def test_without_a_meeting_in_any_of_the_months_the_last_one_sets_the_day(small: "Small") -> None:
    """Unbound, due on the last day of February; the finding speaks of both months."""
    basis = _basis(small, _nn(1, 3, 6))
    step = _confirm(basis)
    assert (step.unbound, step.due) == ("no-meeting", date(2019, 2, 28))
    (finding,) = (f for f in feasibility.check(basis, plan(basis, 2018)) if f.document == "confirmation")
    assert (finding.month, finding.arguments["month"], finding.arguments["next_meeting"]) == (
        1,
        (1, 2),
        "NN-1",
    )


@pytest.mark.parametrize("months", [(0, 1), (12, 13)])
def test_each_of_several_months_must_exist(small: "Small", months: tuple[int, int]) -> None:
    """A month that does not exist is found also when it stands second."""
    word = _confirmation(small)
    rule = MonthRule(months[0], later=months[1:])
    word = replace(word, transitions=(replace(word.transitions[0], when=rule),))
    found = [f.code for f in soundness.check(word, _basis(small).organisation)]
    assert found == ["impossible-month"]


def test_confirming_and_adjusting_end_in_two_states(small: "Small") -> None:
    """Approval leads to one state, amendment to another; neither is a dead end."""
    basis = _basis(small, _nn(1, 1, 24))
    situation = small.situation(basis, "confirmation-2019-NN", date(2019, 1, 25))
    more = {"meeting": "NN-1", "paragraph": "4", "reason": "Planen beslutades inte", "registry": "2019/1"}
    for outcome, to in ((Outcome.APPROVE, "confirmed"), (Outcome.AMEND, "adjusted")):
        assert small.judge(situation, "confirm", "nn-sec", outcome=outcome, **more).to == to
    assert main_path(_confirmation(small), "open") == {"open", "confirmed", "adjusted"}
    assert [*soundness.check(_confirmation(small), basis.organisation)] == []


def test_an_amended_document_has_come_as_far_as_the_amendment_leads(small: "Small") -> None:
    """What waits for the adjusted plan is dated after the meeting that may adjust it."""
    waits = small.step(
        "inform", "inform", "open", "told", body="KS", when=MonthRule(3, next_year=True),
        requires=(Requirement("confirmation", "adjusted"),),
    )  # fmt: skip
    basis = _basis(small, _nn(1, 1, 24))
    told = small.workflow("told", "open told", [waits], one_per=(), owner="KS")
    basis = replace(basis, workflows=(*basis.workflows, told))
    step = plan(basis, 2018).by_id["told-2019"].steps[0]
    assert step.builds_on == date(2019, 1, 24)


def test_own_predecessors_are_the_documents_of_those_it_took_over_from(small: "Small") -> None:
    """The plans of AN and BN, not the board's."""
    basis = _basis(small)
    documents = {document.id: document for document in documents_of(basis, 2018)}
    mine = documents["confirmation-2019-NN"]
    found = required_documents(basis, documents, mine, Requirement("plan", "decided", "own.predecessors"))
    assert [document.id for document in found] == ["plan-2019-AN", "plan-2019-BN"]


def test_a_step_that_was_tabled_in_december_is_the_successors(small: "Small") -> None:
    """The next meeting is the new committee's: its secretary records it, the old one's the old meeting."""
    basis = _basis(small, _nn(1, 1, 24))
    tabled = Progress("proposed", after={"decide": date(2018, 12, 13)}, rounds={"decide": 1})
    situation = small.situation(basis, "plan-2019-AN", date(2019, 1, 25), tabled)
    step = situation.planned.step("decide")
    assert step is not None
    assert step.meeting is not None
    assert (step.meeting.id, step.body) == ("NN-1", "NN")
    people = [
        [holder.person for holder in allowed_people(basis, situation.document, step.transition, day, held)]
        for day, held in ((date(2019, 1, 25), date(2019, 1, 24)), (date(2019, 1, 7), date(2018, 12, 13)))
    ]
    assert people == [["nn-sec"], ["an-sec", "an1"]]


def test_notices_go_to_the_successors_people_from_its_first_day(small: "Small") -> None:
    """A plan that is late over the new year: December's notices are AN's people's, January's NN's."""
    basis = _basis(small, _nn(1, 1, 24))
    meetings = tuple(m for m in basis.kalendaria[2018].meetings if m.id != "AN-3")
    basis = replace(
        basis, kalendaria={**basis.kalendaria, 2018: replace(basis.kalendaria[2018], meetings=meetings)}
    )
    planned = plan(basis, 2018).by_id["plan-2019-AN"]
    progress = Progress("proposed", opened=date(2018, 1, 2))
    found = ladder.wanted(basis, planned, progress, date(2018, 1, 2), date(2018, 12, 1))
    outcome = [n for n in found if n.key.step == "decide" and n.key.rung == "outcome"]
    assert [(n.send_on, n.key.person) for n in outcome] == [(date(2019, 1, 2), "nn-sec")]
    assert not any(n.kind == "ownerless" for n in found)
