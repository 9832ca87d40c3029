"""Whether a step may be taken: every obstacle by name, and what the history then holds."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from arshjul.domain.kinds import Outcome
from arshjul.domain.progress import Progress, Taken
from arshjul.domain.situation import Situation
from arshjul.domain.timing import MonthRule
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


def _proposing(small: "Small", today: date = AUGUST, progress: Progress = HANDED_IN) -> Situation:
    return small.situation(small.basis(), "plan-2019-AN", today, progress)


def _deciding(small: "Small", today: date = date(2018, 12, 13), progress: Progress = PROPOSED) -> Situation:
    return small.situation(small.basis(), "plan-2019-AN", today, progress, BUDGET_DONE)


def _council(small: "Small", progress: Progress = PREPARED, today: date = date(2018, 11, 27)) -> Situation:
    return small.situation(small.basis(), "budget-2019", today, progress)


def _propose(small: "Small", situation: Situation, **more: Any) -> list[str]:
    return small.codes(situation, "propose", "an-sec", **({"meeting": "AN-1"} | APPROVE | more))


def test_a_decision_at_its_meeting_is_taken(small: "Small") -> None:
    """Meeting, § and outcome: the step belongs to the meeting's day and body, and is in time."""
    found = small.judge(
        _proposing(small, date(2018, 9, 3)),
        "propose",
        "an-sec",
        meeting="AN-1",
        registry="2018/00123",
        **APPROVE,
    )
    assert found.reasons == ()
    assert (found.to, found.on, found.body, found.late) == ("proposed", AUGUST, "AN", 0)
    assert found.holder is not None
    assert (found.holder.role, found.registry) == ("secretary", "2018/00123")


@pytest.mark.parametrize(
    ("outcome", "to"),
    [
        ("approve", "proposed"),
        ("amend", "proposed"),
        ("table", "handed_in"),
        ("refer_back", "drafting"),
        ("reject", "drafting"),
    ],
)
def test_outcomes_lead_where_the_workflow_says(small: "Small", outcome: str, to: str) -> None:
    """Every outcome belongs to every step that a body takes at a meeting."""
    found = small.judge(
        _proposing(small),
        "propose",
        "an-sec",
        meeting="AN-1",
        paragraph="1",
        outcome=Outcome(outcome),
        reason="skäl",
    )
    assert (found.reasons, found.to) == ((), to)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"meeting": None}, "meeting-missing"),
        ({"meeting": "AN-99"}, "unknown-meeting"),
        ({"meeting": "BN-1"}, "wrong-body"),
        ({"meeting": "AN-2"}, "meeting-ahead"),
        ({"paragraph": None}, "paragraph-missing"),
        ({"outcome": None}, "outcome-missing"),
        ({"outcome": Outcome.REJECT}, "reason-missing"),
        ({"outcome": Outcome.REFER_BACK}, "reason-missing"),
        ({"present": 9}, "votes-incomplete"),
        ({"present": 9, "votes_for": 10}, "votes-impossible"),
        ({"present": 0, "votes_for": 0}, "votes-impossible"),
        ({"present": 9, "votes_for": 4}, "majority-missing"),
        ({"present": 9, "votes_for": 4, "outcome": Outcome.TABLE}, "minority-in-committee"),
    ],
)
def test_each_obstacle_has_its_code(small: "Small", more: dict[str, Any], code: str) -> None:
    """One thing wrong: exactly that refusal."""
    assert _propose(small, _proposing(small), **more) == [code]


def test_a_hand_in_is_not_taken_at_a_meeting(small: "Small") -> None:
    """A meeting that is named with it is a mistake, and never quietly left out."""
    situation = _proposing(small, date(2018, 8, 10), Progress("drafting", 1, {}))

    assert "meeting-not-here" in small.codes(situation, "hand_in", "an-off", meeting="AN-1")
    assert "meeting-not-here" not in small.codes(situation, "hand_in", "an-off")


def test_every_obstacle_is_named_not_only_the_first(small: "Small") -> None:
    """No mandate, no §, no outcome, no meeting: all four at once."""
    codes = small.codes(_proposing(small), "propose", "chief")
    assert set(codes) == {"no-mandate", "meeting-missing", "paragraph-missing", "outcome-missing"}


def test_a_meeting_that_was_cancelled_or_never_called_decides_nothing(small: "Small") -> None:
    """Only a live meeting can be named."""
    for status in ("cancelled", "reserve"):
        basis = small.basis(small.meetings(small.meeting("AN-1", "AN", AUGUST, status)))
        situation = small.situation(basis, "plan-2019-AN", AUGUST, HANDED_IN)
        assert _propose(small, situation) == ["meeting-not-live"]


def test_an_unknown_step_names_those_there_are(small: "Small") -> None:
    """A mistyped trigger is told which ones the document has."""
    (reason,) = small.judge(_proposing(small), "propoes", "an-sec").reasons
    assert (reason.code, reason.arguments["known"]) == ("unknown-step", ("hand_in", "propose", "decide"))


def test_an_illegal_step_names_what_is_possible(small: "Small") -> None:
    """The machine allows no decision before the proposal, and none from the end."""
    (reason,) = small.judge(_proposing(small), "decide", "an-sec").reasons
    assert (reason.code, reason.arguments["possible"]) == ("illegal-move", ("propose",))
    done = _proposing(small, progress=replace(PROPOSED, state="decided"))
    assert small.codes(done, "decide", "an-sec") == ["illegal-move"]


def test_a_meeting_before_the_previous_steps_is_refused(small: "Small") -> None:
    """Minutes recorded late may not put the decision before the proposal; the same day is in order."""
    early = small.basis(
        small.meetings(small.meeting("AN-0", "AN", date(2018, 8, 20)), small.meeting("AN-1b", "AN", AUGUST))
    )
    situation = small.situation(early, "plan-2019-AN", date(2018, 12, 13), PROPOSED, BUDGET_DONE)
    assert small.codes(situation, "decide", "an-sec", meeting="AN-0", **APPROVE) == [
        "meeting-before-previous"
    ]
    assert small.codes(situation, "decide", "an-sec", meeting="AN-1b", **APPROVE) == []


def test_what_was_tabled_waits_for_a_later_meeting(small: "Small") -> None:
    """The meeting that tabled it cannot decide it, nor one before."""
    tabled = replace(HANDED_IN, after={"propose": AUGUST})
    today = date(2018, 9, 14)
    assert _propose(small, _proposing(small, today, tabled)) == ["meeting-not-later"]
    assert _propose(small, _proposing(small, today, tabled), meeting="AN-2") == []


def test_a_step_without_a_meeting_in_its_month_is_decided_later_and_is_late(small: "Small") -> None:
    """Unbound in August: any later live meeting of the body may take it, late from the last of August."""
    basis = small.basis(small.meetings(without=["AN-1"]))
    situation = small.situation(basis, "plan-2019-AN", date(2018, 9, 20), HANDED_IN)
    found = small.judge(situation, "propose", "an-sec", meeting="AN-2", **APPROVE)
    assert (found.reasons, found.due, found.late) == ((), date(2018, 8, 31), 9)


def test_late_by_a_week_end_is_late(small: "Small") -> None:
    """Due on a Friday and handed in on Saturday: a working day late, not none."""
    basis = small.basis(small.meetings(small.meeting("AN-1", "AN", date(2018, 8, 31))))
    situation = small.situation(basis, "plan-2019-AN", date(2018, 8, 18))
    assert small.judge(situation, "hand_in", "an1").due == date(2018, 8, 17)
    assert small.judge(situation, "hand_in", "an1").late == 1
    in_time = small.situation(basis, "plan-2019-AN", date(2018, 8, 17))
    assert small.judge(in_time, "hand_in", "an1").late == 0


def test_the_registry_number_is_recorded_once_and_then_inherited(small: "Small") -> None:
    """The same number again is in order, another is refused, none takes the recorded one."""
    more: dict[str, Any] = {"meeting": "AN-3"} | APPROVE
    assert small.judge(_deciding(small), "decide", "an-sec", **more).registry == "2018/00123"
    assert small.codes(_deciding(small), "decide", "an-sec", registry="2018/00123", **more) == []
    assert small.codes(_deciding(small), "decide", "an-sec", registry="2018/9", **more) == [
        "registry-differs"
    ]


def test_another_body_has_a_number_of_its_own(small: "Small") -> None:
    """The council's number is not the board's."""
    registered = replace(PREPARED, registry={"KS": "2018/1"})
    found = small.judge(
        _council(small, registered), "decide", "rf-sec", meeting="RF-2", registry="2018/2", **APPROVE
    )
    assert (found.reasons, found.registry) == ((), "2018/2")


def test_a_body_that_never_meets_decides_with_a_registry_number(small: "Small") -> None:
    """A delegate has date and number, no meeting and no §."""
    word = small.workflow(
        "report",
        "open decided",
        [small.step("decide", "decide", "open", "decided", "DEL", when=MonthRule(8))],
    )
    situation = small.situation(small.basis(workflows=[word]), "report-2019-AN", date(2018, 8, 6))
    assert small.codes(situation, "decide", "del1", outcome=Outcome.APPROVE) == ["registry-missing"]
    found = small.judge(situation, "decide", "del1", outcome=Outcome.APPROVE, registry="D 14")
    assert (found.reasons, found.on, found.body, found.registry) == ((), date(2018, 8, 6), "DEL", "D 14")


def test_who_handed_in_does_not_record_the_decision(small: "Small") -> None:
    """Separation of duties where the workflow asks for it: ks1 is also the council's secretary."""
    more: dict[str, Any] = {"meeting": "RF-2"} | APPROVE
    assert small.codes(_council(small), "decide", "ks1", **more) == ["same-person"]
    assert small.codes(_council(small), "decide", "rf-sec", **more) == []
    other = replace(PREPARED, taken={**PREPARED.taken, "hand_in": Taken(date(2018, 10, 29), "ks2")})
    assert small.codes(_council(small, other), "decide", "ks1", **more) == []


def test_an_outcome_has_no_place_on_a_hand_in(small: "Small") -> None:
    """A hand-in is handed in, nothing else."""
    situation = small.situation(small.basis(), "plan-2019-AN", date(2018, 8, 10))
    assert small.codes(situation, "hand_in", "an1", outcome=Outcome.APPROVE) == ["outcome-not-here"]


def test_an_outcome_that_the_workflow_does_not_have_is_refused(small: "Small") -> None:
    """Without `otherwise` a matter cannot be sent back."""
    word = small.workflow(
        "report", "open decided", [small.step("decide", "decide", "open", "decided", when=MonthRule(8))]
    )
    situation = small.situation(small.basis(workflows=[word]), "report-2019-AN", AUGUST)
    codes = small.codes(
        situation, "decide", "an-sec", meeting="AN-1", paragraph="1", outcome=Outcome.REJECT, reason="x"
    )
    assert codes == ["outcome-not-here"]
