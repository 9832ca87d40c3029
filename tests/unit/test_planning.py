"""The plan of a year: documents, lead times, what a hand-in builds on, and steps that are bound again."""

from datetime import date
from typing import TYPE_CHECKING

from arshjul.domain.kalendarium import LeadTime
from arshjul.domain.planning import plan
from arshjul.domain.progress import Progress, Taken
from arshjul.domain.rebinding import adjusted
from arshjul.domain.timing import DueBefore, MonthRule
from arshjul.domain.workflow import Missing, Requirement
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small


def test_a_cycle_opens_one_document_for_each_body_and_one_for_the_whole(small: "Small") -> None:
    """YEAR is the cycle; the document's own year stands in its id, and a body's document says whose it is."""
    ids = [planned.document.id for planned in plan(small.basis(), 2018).documents]
    assert ids == ["budget-2019", "plan-2019-AN", "plan-2019-BN", "plan-2019-KS"]
    owners = {planned.document.id: planned.document.body for planned in plan(small.basis(), 2018).documents}
    assert owners["budget-2019"] == "KS"


def test_a_body_that_has_ended_gets_no_document(small: "Small") -> None:
    """A committee that was abolished before the cycle has nothing to write."""
    ids = [planned.document.id for planned in plan(small.basis(), 2019).documents]
    assert ids == ["budget-2020", "plan-2020-AN", "plan-2020-KS"]


def test_a_version_is_used_in_its_own_cycles_only(small: "Small") -> None:
    """cycles = { from, until }: before and after, the type has no document."""
    once = replace(small.plan, last_cycle=2018)
    assert plan(small.basis(workflows=[once]), 2017).documents == ()
    assert len(plan(small.basis(workflows=[once]), 2018).documents) == 3
    assert plan(small.basis(workflows=[once]), 2019).documents == ()


def test_the_lead_time_stands_in_the_kalendarium_and_counts_working_days(small: "Small") -> None:
    """Ten working days before AN's meeting of 30 August is 16 August."""
    step = small.planned_step(small.basis(), "plan-2019-AN", "hand_in")
    assert step.due == date(2018, 8, 16)
    assert step.body == "AF"
    assert step.because[0].code == "because-lead-time"
    assert step.because[0].arguments["file"] == "calendar/2018.toml"


def test_the_row_that_says_most_goes_first(small: "Small") -> None:
    """A row that names the document goes before one that names the body, and that before one for all."""
    rows = [LeadTime(10), LeadTime(5, bodies=("namnder",)), LeadTime(2, documents=("plan",))]
    for count, day in ((3, 28), (2, 23), (1, 16)):
        step = small.planned_step(small.basis(lead_times=rows[:count]), "plan-2019-AN", "hand_in")
        assert step.due == date(2018, 8, day)
        other = small.planned_step(small.basis(lead_times=rows[::-1][3 - count :]), "plan-2019-AN", "hand_in")
        assert other.due == date(2018, 8, day), "the order of the rows changes nothing"


def test_working_days_in_the_workflow_go_before_the_kalendarium(small: "Small") -> None:
    """due = { before, working_days } needs no lead time; without either the papers are due on the
    day itself.
    """
    assert small.planned_step(small.basis(lead_times=[LeadTime(3)]), "budget-2019", "hand_in").due == date(
        2018, 10, 29
    )
    assert small.planned_step(small.basis(lead_times=[]), "plan-2019-AN", "hand_in").due == date(2018, 8, 30)


def test_the_hand_in_of_an_unbound_step_counts_from_its_due_day(small: "Small") -> None:
    """Without a meeting in August the papers are due ten working days before its last day."""
    step = small.planned_step(small.basis(small.meetings(without=["AN-1"])), "plan-2019-AN", "hand_in")
    assert step.due == date(2018, 8, 17)
    assert step.unbound == "no-meeting"


def test_a_hand_in_builds_on_what_the_step_it_is_for_requires(small: "Small") -> None:
    """The day of a required document is the first on which anything can be asked for."""
    *rest, decide = small.plan.transitions
    final = replace(
        small.plan,
        transitions=(
            *rest,
            replace(rest[0], trigger="hand_in_final", source="proposed", due=DueBefore("decide")),
            decide,
        ),
    )
    step = small.planned_step(small.basis(workflows=[final, small.budget]), "plan-2019-AN", "hand_in_final")
    assert step.builds_on == date(2018, 11, 26)


def test_a_soft_requirement_that_comes_too_late_is_passed_over(small: "Small") -> None:
    """missing = "warn": a committee without a meeting does not silence the reminders of the whole."""
    in_time = small.planned_step(small.basis(), "budget-2019", "hand_in")
    assert in_time.builds_on == date(2018, 8, 30)
    late = replace(
        small.plan,
        transitions=tuple(
            replace(step, when=MonthRule(12)) if step.trigger == "propose" else step
            for step in small.plan.transitions
        ),
    )
    step = small.planned_step(small.basis(workflows=[late, small.budget]), "budget-2019", "hand_in")
    assert step.builds_on is None


def test_a_firm_requirement_counts_however_late(small: "Small") -> None:
    """Without what is required nothing can be handed in, however late it comes."""
    first, prepare, decide = small.budget.transitions
    firm = Requirement("plan", "decided", "namnder", Missing.REFUSE)
    budget = replace(small.budget, transitions=(first, replace(prepare, requires=(firm,)), decide))
    plans = replace(
        small.plan,
        transitions=tuple(replace(step, requires=()) for step in small.plan.transitions),
    )
    step = small.planned_step(small.basis(workflows=[plans, budget]), "budget-2019", "hand_in")
    assert step.builds_on == date(2018, 12, 13)


def test_steps_that_wait_for_each_other_in_a_circle_are_dated_all_the_same(small: "Small") -> None:
    """A circle of requirements is a mistake in the content, never a program that does not end."""
    first, prepare, decide = small.budget.transitions
    circle = replace(prepare, requires=(Requirement("plan", "decided"),))
    budget = replace(small.budget, transitions=(first, circle, decide))
    assert plan(small.basis(workflows=[small.plan, budget]), 2018).documents


def test_the_plan_is_a_pure_function(small: "Small") -> None:
    """The same content gives the same plan, in whatever order the rows stand."""
    meetings = small.meetings()
    assert (
        plan(small.basis(meetings), 2018).documents
        == plan(small.basis(tuple(reversed(meetings))), 2018).documents
    )


def test_a_step_that_was_tabled_is_bound_to_the_next_live_meeting(small: "Small") -> None:
    """After 30 August the committee meets on 13 September; the papers are asked for before that."""
    basis = small.basis()
    planned = small.planned(basis, "plan-2019-AN")
    progress = Progress("handed_in", after={"propose": date(2018, 8, 30)})
    again = adjusted(basis, planned, progress)
    step, papers = again.step("propose"), again.step("hand_in")
    assert step is not None
    assert papers is not None
    assert step.meeting is not None
    assert (step.meeting.id, step.because[0].code) == ("AN-2", "because-bound-again")
    assert papers.due == date(2018, 8, 30)


def test_a_later_meeting_that_the_step_has_already_is_kept(small: "Small") -> None:
    """A council that sends the matter back in November does not disturb the committee's meeting in
    December.
    """
    basis = small.basis()
    planned = small.planned(basis, "plan-2019-AN")
    again = adjusted(basis, planned, Progress("drafting", after={"decide": date(2018, 11, 26)}))
    assert again.step("decide") == planned.step("decide")


def test_without_a_later_meeting_the_step_keeps_its_day_and_is_late_from_then(small: "Small") -> None:
    """Tabled at the last meeting of the kalendarium: unbound, due when it was due."""
    basis = small.basis()
    planned = small.planned(basis, "plan-2019-AN")
    again = adjusted(basis, planned, Progress("proposed", after={"decide": date(2018, 12, 13)}))
    step = again.step("decide")
    assert step is not None
    assert (step.meeting, step.due, step.unbound) == (None, date(2018, 12, 13), "no-later-meeting")


def test_a_document_that_nothing_has_happened_to_keeps_its_plan(small: "Small") -> None:
    """Steps taken in order change no dates."""
    basis = small.basis()
    planned = small.planned(basis, "plan-2019-AN")
    taken = {"hand_in": Taken(date(2018, 8, 16), "an1")}
    assert adjusted(basis, planned, Progress("handed_in", taken=taken)) is planned
