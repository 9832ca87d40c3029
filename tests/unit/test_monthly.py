"""Monthly reports, steps taken together, and steps that the source has left open."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.advancing import judge
from arshjul.domain.basis import documents_of, month_in
from arshjul.domain.checks import soundness
from arshjul.domain.commands import Advance
from arshjul.domain.findings import Severity
from arshjul.domain.kinds import StepKind
from arshjul.domain.names import Name
from arshjul.domain.planned import PlannedStep
from arshjul.domain.planning import plan
from arshjul.domain.timing import PERIOD, InForce, NextAfter, With
from arshjul.domain.titles import title
from arshjul.domain.workflow import State, Transition, Workflow
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

INFORM = Transition("inform", Name("Anmäla"), StepKind.INFORM, "open", "told", "own", NextAfter(PERIOD))
MONTHLY = Workflow(
    "report",
    Name("Månadsrapport", "månadsrapporten", "Monthly report"),
    2018,
    None,
    0,
    (),
    "board",
    "case_officer",
    "open",
    {"open": State("open", Name("Utkast")), "told": State("told", Name("Anmäld"), final=True)},
    (INFORM,),
    months=(1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12),
    forecast=(3, 5, 8),
)


def test_there_is_one_report_for_each_month_but_june(small: "Small") -> None:
    """S001-U2a: eleven reports a year; the id says which month each is about."""
    documents = documents_of(small.basis(workflows=[MONTHLY]), 2018)
    assert [document.id for document in documents][:3] == [
        "report-2018-01",
        "report-2018-02",
        "report-2018-03",
    ]
    assert len(documents) == 11
    assert "report-2018-06" not in {document.id for document in documents}
    assert [month_in(document.id, MONTHLY, 2018) for document in documents] == list(MONTHLY.months)


def test_a_report_for_each_month_and_body_names_both(small: "Small") -> None:
    """Committees may have reports of their own: the month stands before the body."""
    each = replace(MONTHLY, months=(3, 5), one_per=("namnder",), owner=None)
    ids = [document.id for document in documents_of(small.basis(workflows=[each]), 2018)]
    assert ids == ["report-2018-03-AN", "report-2018-03-BN", "report-2018-05-AN", "report-2018-05-BN"]
    assert month_in(ids[2], each, 2018) == 5


def test_forecasts_belong_to_months_and_not_to_kinds_of_report(small: "Small") -> None:
    """T10: a report each month, but a forecast only after March, May and August."""
    documents = documents_of(small.basis(workflows=[MONTHLY]), 2018)
    assert [document.month for document in documents if document.has_forecast] == [3, 5, 8]


@pytest.mark.parametrize(("month", "meeting"), [(7, "KS-1"), (9, "KS-2"), (10, "KS-2"), (11, "KS-3")])
def test_a_report_goes_to_the_next_meeting_when_its_month_has_ended(
    small: "Small", month: int, meeting: str
) -> None:
    """T11: nobody meets in July and August, so July's report waits for 24 September."""
    step = _planned(small, MONTHLY, f"report-2018-{month:02}")
    assert step.meeting is not None
    assert step.meeting.id == meeting
    assert step.because[0].code == "because-after-period"
    assert step.unbound is None


def test_the_last_months_report_waits_for_next_years_kalendarium(small: "Small") -> None:
    """December's report is for a meeting next year: without a kalendarium that is said, not guessed."""
    step = _planned(small, MONTHLY, "report-2018-12")
    assert (step.meeting, step.unbound, step.due) == (None, "no-later-meeting", date(2018, 12, 31))


def test_a_monthly_report_is_called_by_its_month(small: "Small") -> None:
    """Mails and findings say which month, in the language of the reader."""
    basis = small.basis(workflows=[MONTHLY])
    document = documents_of(basis, 2018)[2]
    assert title(document, basis.organisation, "sv") == "månadsrapporten mars 2018"
    assert title(document, basis.organisation, "en") == "the monthly report March 2018"


def test_a_step_taken_together_has_the_other_steps_meeting(small: "Small") -> None:
    """The internal control plan is decided with the proposal for the plan: same body, same meeting."""
    step = _planned(small, _control(small), "control-2019-AN", "together")
    other = _planned(small, small.plan, "plan-2019-AN", "propose")
    assert step.meeting is not None
    assert step.meeting == other.meeting
    assert step.because[0].code == "because-together"


def test_a_step_taken_together_gives_no_finding_of_its_own(small: "Small") -> None:
    """Where the other step has no meeting that is one finding, not two."""
    basis = small.basis(workflows=[small.plan, _control(small)], meetings=small.meetings(without=["BN-1"]))
    found = {document.document.id: document for document in plan(basis, 2018).documents}
    other, step = found["plan-2019-BN"].step("propose"), found["control-2019-BN"].step("together")
    assert other is not None
    assert step is not None
    assert (other.unbound, step.unbound) == ("no-meeting", None)
    assert step.due == other.due


def test_a_step_without_a_body_is_a_finding_until_it_is_filled_in(small: "Small") -> None:
    """T12: the source names neither body nor month for the investment plan; that stops nothing else."""
    open_ = replace(MONTHLY, transitions=(replace(INFORM, body="", when=None),))
    (finding,) = soundness.check(open_, small.basis().organisation)
    assert (finding.code, finding.severity) == ("incomplete-step", Severity.WARNING)
    assert finding.arguments["lacks"] == ("body", "when")
    assert _planned(small, open_, "report-2018-01").due is None


def test_nobody_can_take_a_step_that_is_not_described(small: "Small") -> None:
    """The refusal says what is lacking, whoever asks."""
    first, *rest = small.plan.transitions
    open_ = replace(small.plan, transitions=(replace(first, body=""), *rest))
    situation = small.situation(small.basis(workflows=[open_]), "plan-2019-AN", date(2018, 8, 1))
    reasons = judge(situation, Advance("plan-2019-AN", "hand_in", "an1", "r1")).reasons
    assert [reason.code for reason in reasons] == ["step-undescribed"]


def test_what_is_decided_may_apply_from_another_day() -> None:
    """T14: decided in December, in force on 1 April the year after."""
    assert InForce((4, 1), 1).on(2018) == date(2019, 4, 1)


def _control(small: "Small") -> Workflow:
    step = replace(small.plan.transitions[1], trigger="together", when=With("plan", "propose"))
    return replace(small.plan, id="control", initial="handed_in", transitions=(step,))


def _planned(small: "Small", workflow: Workflow, document: str, trigger: str = "inform") -> PlannedStep:
    basis = small.basis(workflows=[small.plan, small.budget, workflow])
    step = plan(basis, 2018).by_id[document].step(trigger)
    assert step is not None
    return step
