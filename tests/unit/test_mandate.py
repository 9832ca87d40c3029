"""The actor's mandate counts on the day of recording, the body's competence on the day of the meeting."""

from datetime import date
from typing import TYPE_CHECKING, Any

from arshjul.domain.basis import Basis
from arshjul.domain.kinds import Outcome
from arshjul.domain.mandate import allowed_people, role_for
from arshjul.domain.organisation import Absence, Assignment, Validity
from arshjul.domain.progress import Progress, Taken
from arshjul.domain.timing import MonthRule
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

OCTOBER_8, OCTOBER_16 = date(2018, 10, 8), date(2018, 10, 16)
APPROVE: dict[str, Any] = {"outcome": Outcome.APPROVE, "paragraph": "1"}
PREPARED = Progress("prepared", 3, {"prepare": Taken(date(2018, 9, 24), "ks-sec", "KS-1")})


def _council(small: "Small", today: date, roles: tuple[Assignment, ...] | None = None) -> list[str]:
    """The old council's secretary records the meeting of 8 October."""
    *rest, decide = small.budget.transitions
    budget = replace(small.budget, transitions=(*rest, replace(decide, when=MonthRule(10))))
    basis = small.basis(workflows=[budget])
    if roles is not None:
        basis = Basis(small.organisation(roles), basis.workflows, basis.kalendaria, basis.days)
    situation = small.situation(basis, "budget-2019", today, PREPARED)
    return small.codes(situation, "decide", "kf-sec", meeting="KF-2", **APPROVE)


def test_the_old_councils_secretary_records_its_last_meeting_afterwards(small: "Small") -> None:
    """On 16 October, when the new council is in office, the meeting of 8 October is still the old one's."""
    assert _council(small, OCTOBER_16) == []


def test_a_mandate_that_ended_before_the_recording_does_not_count(small: "Small") -> None:
    """The secretary whose assignment ended on 14 October cannot record on the 16th,
    though she could on the 12th.
    """
    roles = tuple(
        replace(row, validity=Validity(None, date(2018, 10, 14))) if row.body == "KF" else row
        for row in small.organisation().assignments
    )
    assert _council(small, date(2018, 10, 12), roles) == []
    assert _council(small, OCTOBER_16, roles) == ["no-mandate"]


def test_the_new_councils_secretary_does_not_record_the_old_ones_meeting(small: "Small") -> None:
    """Nor the old one's the new council's."""
    basis = small.basis()
    situation = small.situation(basis, "budget-2019", date(2018, 10, 23), PREPARED)
    assert small.codes(situation, "decide", "kf-sec", meeting="RF-1", **APPROVE) == ["no-mandate"]
    assert small.codes(situation, "decide", "rf-sec", meeting="RF-1", **APPROVE) == []
    assert small.codes(situation, "decide", "rf-sec", meeting="KF-2", **APPROVE) == ["no-mandate"]


def test_a_hand_in_is_the_responsible_officials(small: "Small") -> None:
    """Not the secretary's, not another committee's official's, not the process owner's."""
    situation = small.situation(small.basis(), "plan-2019-AN", date(2018, 8, 10))
    assert small.codes(situation, "hand_in", "an1") == []
    for other in ("an-sec", "bn1", "owner", "nobody", ""):
        assert small.codes(situation, "hand_in", other) == ["no-mandate"]


def test_a_refusal_for_want_of_mandate_names_those_who_have_it(small: "Small") -> None:
    """Role, body and people, so that one knows whom to ask."""
    situation = small.situation(small.basis(), "plan-2019-AN", date(2018, 8, 10))
    (reason,) = small.judge(situation, "hand_in", "chief").reasons
    assert reason.arguments["role"] == "case_officer"
    assert reason.arguments["body"] == "AN"
    assert reason.arguments["people"] == ("an1",)


def test_a_substitute_acts_while_the_holder_is_away_and_only_then(small: "Small") -> None:
    """During absence the substitute has the mandate, instead of the one who is away."""
    away = Absence("an1", Validity(date(2018, 8, 6), date(2018, 8, 12)))
    plain = small.basis()
    basis = Basis(small.organisation(absences=[away]), plain.workflows, plain.kalendaria, plain.days)
    document = small.planned(basis, "plan-2019-AN").document
    step = document.workflow.transitions[0]
    days = {day: allowed_people(basis, document, step, date(2018, 8, day)) for day in (5, 6, 12, 13)}
    assert {day: [holder.person for holder in people] for day, people in days.items()} == {
        5: ["an1"],
        6: ["an2"],
        12: ["an2"],
        13: ["an1"],
    }
    assert days[6][0].instead_of == "an1"
    assert days[5][0].instead_of is None


def test_a_step_may_be_another_roles(small: "Small") -> None:
    """by = … states the role; else a hand-in is the responsible's and the rest the secretary's."""
    document = small.planned(small.basis(), "plan-2019-AN").document
    hand_in, propose, _ = document.workflow.transitions
    assert [role_for(document, step) for step in (hand_in, propose)] == ["case_officer", "secretary"]
    assert role_for(document, replace(propose, by="chair")) == "chair"


def test_nobody_acts_for_a_body_that_has_ended(small: "Small") -> None:
    """BN ends with 2018: from New Year nobody hands in for it."""
    basis = small.basis()
    document = small.planned(basis, "plan-2019-BN").document
    step = document.workflow.transitions[0]
    assert allowed_people(basis, document, step, date(2018, 12, 31)) != ()
    assert allowed_people(basis, document, step, date(2019, 1, 1)) == ()
