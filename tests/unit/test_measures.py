"""Measures: values in canonical form, targets they are held against, and what is odd about a plan's."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.checks import measures as checks
from arshjul.domain.history import EntryType
from arshjul.domain.kinds import StepKind
from arshjul.domain.measures import (
    Budget,
    BudgetLine,
    FollowUp,
    Goal,
    LineKind,
    Measure,
    MeasureKind,
    ReportName,
    canonical,
    over,
    reached,
)
from arshjul.domain.progress import Progress, Recorded, apply, from_fields, to_fields
from arshjul.domain.timing import Period
from arshjul.domain.workflow import Opened, Workflow
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

YES_NO, NUMBER, PERCENT = MeasureKind.YES_NO, MeasureKind.NUMBER, MeasureKind.PERCENT


def measured(kind: MeasureKind = PERCENT, **more: object) -> Measure:
    """A measure that is followed up in a report."""
    made = Measure("m1", "g", "Mått ett", kind, ">= 95 %", reported_in=("report",))
    return replace(made, **more)  # type: ignore[arg-type]


def plan(small: "Small", follow_up: FollowUp, **more: object) -> Workflow:
    """A plan for one year only, with something to follow it up by."""
    step = small.step("adopt", StepKind.SUBMIT, "open", "done", "AN")
    found = small.workflow("plan", "open done", [step], follow_up=follow_up, last_cycle=2018, **more)
    return replace(found, year_offset=0)


def codes(small: "Small", *workflows: Workflow) -> list[str]:
    """What the checks say, by code."""
    return [finding.code for finding in checks.check(small.basis(workflows=workflows))]


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (YES_NO, "Ja", "yes"),
        (YES_NO, " nej ", "no"),
        (YES_NO, "0", None),
        (PERCENT, "63,6 %", "63.6"),
        (PERCENT, "63.60", "63.6"),
        (PERCENT, "−1,5 %", "-1.5"),
        (PERCENT, "100", "100"),
        (NUMBER, "95 293", "95293"),
        (NUMBER, "63,6 %", None),
        (NUMBER, "1.234,5", None),
        (NUMBER, "1e3", None),
        (NUMBER, "-0,0", "0"),
        (NUMBER, "9" * 13, None),
        (MeasureKind.INDEX, "73", "73"),
        (MeasureKind.TEXT, "  ", None),
        (MeasureKind.TEXT, "kartlagt\x1b[31m", None),
        (MeasureKind.TEXT, " kartlagt ", "kartlagt"),
        (MeasureKind.NONE, "ja", None),
    ],
)
def test_values_have_one_form(kind: MeasureKind, written: str, value: str | None) -> None:
    """What people write, with decimal comma and spaces, is one text; what could be misread is none."""
    assert canonical(kind, written) == value


@pytest.mark.parametrize(
    ("kind", "target", "value", "told"),
    [
        (NUMBER, ">=4", "4", True),
        (NUMBER, ">=4", "3.9", False),
        (PERCENT, "<= 100 %", "100.1", False),
        (PERCENT, "≤ 100 %", "100", True),
        (PERCENT, "95 %", "96", False),
        (PERCENT, "95 %", "95", True),
        (YES_NO, "Ja", "yes", True),
        (YES_NO, "ja", "no", False),
        (YES_NO, ">= Ja", "yes", None),
        (NUMBER, "många", "4", None),
        (NUMBER, None, "4", None),
    ],
)
def test_a_target_is_reached_or_not_or_nobody_can_tell(
    kind: MeasureKind, target: str | None, value: str, told: bool | None
) -> None:
    """A target without comparison is reached only when it is met exactly; an odd one decides nothing."""
    assert reached(measured(kind, target=target), value) is told


def test_a_limit_is_passed_only_above_it() -> None:
    """A forecast at the budget is within it; a tenth above is not."""
    forecast = measured(when_over="100", opens="x")

    assert not over(forecast, "100")
    assert over(forecast, "100.1")


@pytest.mark.parametrize(
    ("kind", "target", "baseline", "found"),
    [
        (YES_NO, "Ja", "Nej", []),
        (YES_NO, "Ja", "0", ["baseline-odd"]),
        (YES_NO, "Ja", "delvis", ["baseline-odd"]),
        (PERCENT, ">= 95 %", "2012: 63,6 %; 2013: 40 %", []),
        (PERCENT, ">= 95 %", "2012: 63,6 %; 2013: hälften", ["baseline-odd"]),
        (PERCENT, ">= 95 %", None, []),
        (PERCENT, "95 %", None, ["target-no-comparison"]),
        (PERCENT, "Ja", None, ["target-odd"]),
        (PERCENT, None, None, ["measure-no-target"]),
        (MeasureKind.NONE, None, None, ["measure-not-measurable"]),
        (MeasureKind.TEXT, None, None, []),
    ],
)
def test_odd_measures_are_told_and_kept(
    small: "Small", kind: MeasureKind, target: str | None, baseline: str | None, found: list[str]
) -> None:
    """T22: types are tolerant (yes or no with 0, free text, one value a year); what is odd is a finding."""
    odd = measured(kind, target=target, baseline=baseline)

    assert codes(small, plan(small, FollowUp(measures=(odd,)))) == found


def test_a_measure_that_no_report_follows_up_is_a_finding(small: "Small") -> None:
    """T22: an empty cell for the report is told, with the measure that it is about."""
    assert codes(small, plan(small, FollowUp(measures=(measured(reported_in=()),)))) == ["measure-no-report"]


def test_two_plans_do_not_share_a_measure(small: "Small") -> None:
    """A measure's id names one measure, whatever plan it stands in."""
    one = plan(small, FollowUp(measures=(measured(),)))

    assert codes(small, one, replace(one, id="another")) == ["measure-twice"]


def headings(small: "Small", *found: str) -> list[str]:
    """What the checks say of a plan for 2018 with these headings."""
    return codes(small, plan(small, FollowUp(headings=found)))


def test_headings_are_no_keys(small: "Small") -> None:
    """T20: a number that stands on two headings is one finding; a year that is not the plan's is another."""
    assert headings(small, "3 Mål", "3.3.2 Ekonomi", "3.3.2 Medarbetare") == ["heading-number-twice"]
    assert headings(small, "3 Mål 2017") == ["heading-other-year"]
    assert headings(small, "3 Mål 2017 och 2018", "4 Budget 2018", "Bilaga", "Bilaga") == []


def budget(revenue: Iterable[int], total: Iterable[int]) -> FollowUp:
    """A budget for two years whose costs are 100 and 200."""
    lines = (
        BudgetLine("Intäkter", LineKind.REVENUE, tuple(revenue)),
        BudgetLine("Personal", LineKind.COST, (70, 150)),
        BudgetLine("Drift", LineKind.COST, (30, 50)),
    )
    return FollowUp(budget=Budget("tkr", (2018, 2019), lines, tuple(total)))


def test_sums_are_checked_and_not_corrected(small: "Small") -> None:
    """T21: a printed sum that is not its lines' is told with both numbers; a rounding of one is let be."""
    found = list(checks.check(small.basis(workflows=[plan(small, budget([19, 20], [119, 201]))])))

    (odd,) = found
    assert (odd.code, odd.place.path) == ("budget-sum", ("budget", "total", 0))
    assert odd.arguments.items() >= {"of_year": 2018, "computed": 100, "printed": 119, "revenue": 19}.items()


def test_a_missing_value_is_told(small: "Small") -> None:
    """T21: three values for four years: which year is missing cannot be told, and nothing is guessed."""
    assert codes(small, plan(small, budget([19], [100, 200]))) == ["budget-value-count"]
    assert codes(small, plan(small, budget([19, 20], [100]))) == ["budget-value-count"]


def test_a_total_may_be_what_remains_of_the_costs(small: "Small") -> None:
    """A table of net costs adds up too: revenues taken off."""
    assert codes(small, plan(small, budget([20, 30], [80, 170]))) == []
    assert codes(small, plan(small, budget([20, 30], [80, 160]))) == ["budget-sum"]


def test_many_incomplete_revenues_are_not_tried_for_ever(small: "Small") -> None:
    """A hostile table with millions of ways to add its revenues is checked at once."""
    many = [BudgetLine(f"I{n}", LineKind.REVENUE, tuple(2**n * k for k in range(1, 60))) for n in range(40)]
    found = FollowUp(budget=Budget("tkr", (2018,), (*many, BudgetLine("K", LineKind.COST, (1,))), (9,)))

    assert codes(small, plan(small, found)).count("budget-sum") == 1


def reported(small: "Small", **more: object) -> Workflow:
    """A report about each cycle's own year."""
    step = small.step("go", StepKind.SUBMIT, "open", "done", "AN")
    made = small.workflow("report", "open done", [step])
    return replace(made, **{"year_offset": 0, **more})  # type: ignore[arg-type]


def test_a_report_that_is_not_opened_for_the_plans_year_is_told(small: "Small") -> None:
    """A measure would never be asked for: the report on that year is written in no cycle."""
    asked = plan(small, FollowUp(measures=(measured(),)))

    assert codes(small, asked, reported(small)) == []
    assert codes(small, asked, reported(small, first_cycle=2019)) == ["report-not-that-year"]
    assert codes(small, asked, reported(small, first_cycle=2019, year_offset=-1)) == []


def test_what_a_measure_opens_is_there_to_be_opened(small: "Small") -> None:
    """A document that is opened with the year, or in another cycle, could never be opened by a value."""
    opening = measured(target="<= 100 %", opens="extra", when_over="100")
    asked, report = plan(small, FollowUp(measures=(opening,))), reported(small)
    step = small.step("go", StepKind.SUBMIT, "open", "done", "AN")
    extra = small.workflow("extra", "open done", [step], opened=Opened.BY_MEASURE)

    assert codes(small, asked, report, extra) == []
    assert codes(small, asked, report, replace(extra, opened=Opened.WITH_YEAR)) == ["opens-nothing"]
    assert codes(small, asked, report, replace(extra, first_cycle=2019)) == ["opens-nothing"]


@pytest.mark.parametrize(
    ("called", "until", "found"),
    [
        ("tertialbokslut mars", (3, 31), ["label-conflict"]),
        ("tertialbokslut augusti", (8, 31), []),
        ("Kvartalsrapport", (3, 31), []),
        ("kvartalsrapport", (4, 30), ["label-conflict"]),
        ("delårsbokslut", (8, 31), []),
    ],
)
def test_a_label_that_says_another_length_than_the_period(
    small: "Small", called: str, until: tuple[int, int], found: list[str]
) -> None:
    """T19: a four-month report in March keeps its name; the period decides, and the conflict is told."""
    step = small.step("go", StepKind.SUBMIT, "open", "done", "AN")
    report = small.workflow("report", "open done", [step], period=Period((1, 1), until))
    follow_up = FollowUp({"g": Goal("g", "Mål")}, (), (ReportName("report", (called,)),))

    assert codes(small, report, plan(small, follow_up)) == found


def test_values_are_replayed_and_the_last_one_holds(small: "Small") -> None:
    """A correction is one more entry; the cache comes back whole, and without values it is as it was."""
    progress = Progress("open")
    assert "values" not in to_fields(progress)
    entry = {"type": EntryType.MEASURE_RECORDED, "measure": "m1", "on": "2018-05-01", "actor": "an1"}
    workflow = small.workflow("report", "open done", [])
    for value in ("1", "2"):
        progress = apply(progress, workflow, {**entry, "value": value})
    progress = apply(progress, workflow, {**entry, "measure": "m2", "value": None, "note_c": "c"})

    assert progress.values["m1"] == Recorded(date(2018, 5, 1), "an1", "2")
    assert progress.values["m2"].note == "c"
    assert progress.version == 3
    assert from_fields(to_fields(progress)) == progress
