"""Steps relative to a start date (trap T25): once, or every few years, with and without a meeting."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.planned import PlannedStep
from arshjul.domain.planning import plan
from arshjul.domain.progress import Progress
from arshjul.domain.rebinding import adjusted
from arshjul.domain.timing import MonthRule, MonthsAfter, NextAfter
from arshjul.domain.workflow import Workflow
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

START = date(2017, 3, 1)


def evaluation(small: "Small", body: str, months: int = 12, **more: object) -> Workflow:
    """A document that is opened in 2018 and evaluated so many months after the start."""
    step = small.step("evaluate", "hold", "open", "held", body, when=MonthsAfter(months))
    known = {"one_per": (), "owner": "KS", "year_offset": 0, "last_cycle": 2018, "start": START, **more}
    return small.workflow("evaluation", "open held", [step], **known)


def evaluate(small: "Small", workflow: Workflow, cycle: int = 2018) -> PlannedStep:
    """The step as planned in a cycle."""
    (planned,) = plan(small.basis(workflows=[workflow]), cycle).documents
    return planned.steps[0]


def test_without_a_meeting_the_day_itself_is_the_last_day(small: "Small") -> None:
    """Twelve months after 1 March 2017 is Thursday 1 March 2018; the delegate needs no meeting."""
    step = evaluate(small, evaluation(small, "DEL"))

    assert (step.due, step.meeting, step.unbound) == (date(2018, 3, 1), None, None)
    assert [fault.code for fault in step.because] == ["because-months-after"]
    assert step.because[0].arguments["months"] == 12


def test_a_day_when_nobody_works_is_shifted_to_the_working_day_before_and_says_so(small: "Small") -> None:
    """Thirteen months after is Easter Sunday, 1 April 2018: the last day is Maundy Thursday."""
    step = evaluate(small, evaluation(small, "DEL", 13))

    assert step.due == date(2018, 3, 29)
    assert [fault.code for fault in step.because] == ["because-months-after", "because-shifted"]


def test_a_month_without_a_meeting_ends_on_a_working_day(small: "Small") -> None:
    """The delegate decides in June 2018: Saturday the 30th is not a day to be late on, Friday the 29th is."""
    step = small.step("evaluate", "hold", "open", "held", "DEL", when=MonthRule(6))
    planned = evaluate(small, replace(evaluation(small, "DEL"), transitions=(step,)))

    assert (planned.due, planned.unbound) == (date(2018, 6, 29), None)
    assert [fault.code for fault in planned.because] == ["because-month", "because-shifted"]


def test_a_body_that_meets_takes_it_at_its_first_meeting_then(small: "Small") -> None:
    """KS meets on 24 September: not before the day that the start gives."""
    step = evaluate(small, evaluation(small, "KS"))

    assert step.meeting is not None
    assert (step.meeting.id, step.due) == ("KS-1", date(2018, 9, 24))


def test_it_is_there_once_and_never_again(small: "Small") -> None:
    """cycles = { from = 2018, until = 2018 }: no document the year before, none any year after."""
    basis = small.basis(workflows=[evaluation(small, "DEL")])

    assert [len(plan(basis, cycle).documents) for cycle in range(2017, 2022)] == [0, 1, 0, 0, 0]


def test_every_second_year_counts_as_many_years_later(small: "Small") -> None:
    """every = 2: 2018 and 2020 but not 2019, on the same day of the year."""
    workflow = evaluation(small, "DEL", last_cycle=None, every=2)
    basis = small.basis(workflows=[workflow])

    assert [len(plan(basis, cycle).documents) for cycle in (2018, 2019, 2020)] == [1, 0, 1]
    (planned,) = plan(basis, 2020).documents
    step = planned.steps[0]
    assert step.because[0].arguments["date"] == date(2020, 3, 1)
    assert step.due == date(2020, 2, 28), "1 March 2020 is a Sunday"


@pytest.mark.parametrize(("start", "months", "day"), [((2017, 8, 31), 6, 28), ((2017, 8, 30), 6, 28)])
def test_a_month_without_the_day_ends_on_its_last(
    small: "Small", start: tuple[int, int, int], months: int, day: int
) -> None:
    """Six months after 31 August is the last of February."""
    step = evaluate(small, evaluation(small, "DEL", months, start=date(*start)))

    assert step.due == date(2018, 2, day)


def test_a_step_after_another_needs_no_meeting_where_nobody_meets(small: "Small") -> None:
    """An official who decides next has the day of the step before, and no finding about a kalendarium."""
    first = small.step("propose", "hold", "open", "proposed", "KS", when=MonthsAfter(12))
    then = small.step("take_up", "hold", "proposed", "held", "DEL", when=NextAfter("propose"))
    workflow = replace(evaluation(small, "DEL"), transitions=(first, then))

    (planned,) = plan(small.basis(workflows=[workflow]), 2018).documents
    step = planned.steps[1]

    assert (step.due, step.body, step.unbound) == (date(2018, 9, 24), "DEL", None)


def test_a_decision_that_an_official_has_sent_back_keeps_its_day(small: "Small") -> None:
    """There is no next meeting to move it to: the step is not called unbound for that."""
    basis = small.basis(workflows=[evaluation(small, "DEL")])
    (planned,) = plan(basis, 2018).documents
    progress = Progress("open", after={"evaluate": date(2018, 2, 20)}, rounds={"evaluate": 1})

    step = adjusted(basis, planned, progress).steps[0]

    assert (step.due, step.unbound) == (date(2018, 3, 1), None)
