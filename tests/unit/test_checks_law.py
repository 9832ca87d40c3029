"""The law about a year, as it stood: each rule is tried by a year that breaks it and one that does not."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.basis import Basis
from arshjul.domain.checks import law
from arshjul.domain.checks.year import Year
from arshjul.domain.findings import Finding, Severity
from arshjul.domain.kinds import StepKind
from arshjul.domain.names import Name
from arshjul.domain.organisation import Validity
from arshjul.domain.planning import plan
from arshjul.domain.statutes import RuleKind, Statute
from arshjul.domain.timing import MonthRule, Period
from arshjul.domain.workflow import Workflow
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small


def rule(kind: RuleKind, *documents: str, **more: object) -> Statute:
    """A rule about some documents."""
    return replace(Statute("R", "KL 1 §", Name("lagen"), kind, documents), **more)  # type: ignore[arg-type]


def found(basis: Basis, *rules: Statute) -> list[Finding]:
    """What the rules say about 2018."""
    return list(law.check(Year(basis, plan(basis, 2018), rules)))


def codes(findings: Iterable[Finding]) -> list[str]:
    """Their codes."""
    return [finding.code for finding in findings]


def council(small: "Small", id_: str, month: int, **more: object) -> Workflow:
    """A document that the council decides in a month."""
    step = small.step("decide", "decide", "drafting", "decided", "council", when=MonthRule(month))
    return small.workflow(id_, "drafting decided", [step], one_per=(), owner="board", **more)


def test_a_budget_proposal_in_november_takes_the_exception(small: "Small") -> None:
    """KL 11:8: after October the proposal needs special reasons; both days are shown."""
    october = rule(
        RuleKind.LATEST,
        "budget",
        kinds=(StepKind.PREPARE,),
        last=(10, 31),
        exception=(11, 30),
        instead=Name("skäl"),
    )

    (finding,) = found(small.basis(), october)
    assert (finding.code, finding.step, finding.body) == ("law-exception", "prepare", "KS")
    assert (finding.arguments["last"], finding.arguments["exception"]) == (
        date(2018, 10, 31),
        date(2018, 11, 30),
    )
    assert codes(found(small.basis(), replace(october, exception=None))) == ["law-too-late"]
    assert codes(found(small.basis(), replace(october, last=(11, 30)))) == []


def test_the_shifted_day_is_shown_only_when_it_differs(small: "Small") -> None:
    """30 September 2018 is a Sunday: both days are told, and the warning goes by the nominal one."""
    (moved,) = found(small.basis(), rule(RuleKind.LATEST, "budget", last=(9, 30)))
    (same,) = found(small.basis(), rule(RuleKind.LATEST, "budget", last=(10, 31)))

    assert (moved.arguments["last"], moved.arguments["legal"]) == (date(2018, 9, 30), date(2018, 10, 1))
    assert same.arguments["legal"] is None


def test_a_rule_in_force_from_2019_is_silent_about_2018(small: "Small") -> None:
    """The law as it stood on the day of the step, and for a period on its last day."""
    report = council(small, "report", 11, year_offset=0, period=Period((4, 1), (8, 31)))
    basis = small.basis(workflows=(report,))
    rules = (
        rule(RuleKind.WITHIN, "report", months=2),
        rule(RuleKind.COVERS, "report", least=6, most=8),
    )

    assert codes(found(basis, *rules)) == ["law-too-late", "law-period"]
    assert found(basis, *(replace(r, validity=Validity(date(2019, 1, 1))) for r in rules)) == []


@pytest.mark.parametrize(
    ("until", "fits"), [((6, 30), True), ((8, 31), True), ((5, 31), False), ((9, 30), False)]
)
def test_an_interim_report_covers_six_to_eight_months(
    small: "Small", until: tuple[int, int], *, fits: bool
) -> None:
    """LKBR 13:1: from 1 January, at least half the year and at most two thirds of it."""
    report = council(small, "report", 11, year_offset=0, period=Period((1, 1), until))

    findings = found(small.basis(workflows=(report,)), rule(RuleKind.COVERS, "report", least=6, most=8))
    assert (findings == []) is fits


def test_the_newly_elected_decide_the_budget_in_an_election_year(small: "Small") -> None:
    """KL 11:10: a budget of June 2018 was not decided by the council that was elected that autumn."""
    elected = rule(RuleKind.NEWLY_ELECTED, "early", "late")
    basis = small.basis(workflows=(council(small, "early", 6), council(small, "late", 11)))

    (finding,) = found(basis, elected)
    assert (finding.code, finding.document) == ("law-newly-elected", "early")
    assert finding.arguments["first"] == date(2018, 10, 15)


def test_the_report_is_approved_before_discharge(small: "Small") -> None:
    """KL 11:21: the order of two decisions; the same day is in order."""
    before = rule(RuleKind.BEFORE, "report", before="discharge")

    wrong = small.basis(workflows=(council(small, "report", 11), council(small, "discharge", 6)))
    right = small.basis(workflows=(council(small, "report", 6), council(small, "discharge", 6)))
    assert codes(found(wrong, before)) == ["law-order"]
    assert found(right, before) == []
    assert found(small.basis(workflows=(council(small, "report", 11),)), before) == []


def test_a_tax_rate_decided_by_a_board(small: "Small") -> None:
    """KL 5:1: what only the council may decide; a board may prepare it."""
    own = small.step("decide", "decide", "drafting", "decided", "board", when=MonthRule(11))
    tax = small.workflow("tax", "drafting decided", [own], one_per=(), owner="board")
    belongs = rule(RuleKind.DECIDED_BY, "tax", bodies=("council",))

    (finding,) = found(small.basis(workflows=(tax,)), belongs)
    assert (finding.code, finding.body) == ("law-wrong-body", "KS")
    assert found(small.basis(workflows=(council(small, "tax", 11),)), belongs) == []


def test_telling_is_for_knowledge_until_the_workflow_has_a_step_for_it(small: "Small") -> None:
    """Lag (1965:269): after October the proposal is told too; an inform step answers the finding."""
    tell = rule(RuleKind.TELL, "tax", last=(10, 31))
    tax = council(small, "tax", 11)
    informs = small.step("inform", "inform", "decided", "told", "board", when=MonthRule(12))

    (finding,) = found(small.basis(workflows=(tax,)), tell)
    assert (finding.code, finding.severity) == ("law-tell-proposal", Severity.INFO)
    told = small.workflow(
        "tax", "drafting decided told", [*tax.transitions, informs], one_per=(), owner="board"
    )
    assert found(small.basis(workflows=(told,)), tell) == []


def test_a_board_that_meets_after_the_notice(small: "Small") -> None:
    """KL 5:13: the item is announced a week before the council; a board that meets later is shown."""
    notice = rule(RuleKind.NOTICE, kinds=(StepKind.DECIDE,), bodies=("council",), days=7)
    late = small.basis(small.meetings(small.meeting("KS-2", "KS", date(2018, 11, 20))))

    (finding,) = found(late, notice)
    assert (finding.code, finding.arguments["notice"]) == ("law-notice", date(2018, 11, 19))
    assert found(small.basis(), notice) == []


def test_a_council_whose_term_has_ended(small: "Small") -> None:
    """KL 5:9: the old council meets on 22 October: an error, whatever the meeting is for."""
    rows = small.meetings(small.meeting("KF-3", "KF", date(2018, 10, 22)))
    basis = small.basis(rows)
    term = rule(RuleKind.TERM, bodies=("council",))

    (finding,) = law.of_meetings(basis, basis.kalendaria[2018], (term,))
    assert (finding.code, finding.severity, finding.body) == ("law-term", Severity.ERROR, "KF")
    assert finding.place.path == ("meetings", "KF-3", "date")


def test_rules_about_documents_that_are_not_there_are_silent(small: "Small") -> None:
    """The same file of law serves organisations with other documents."""
    every = [
        rule(
            kind,
            "nothing",
            last=(3, 1),
            months=2,
            least=6,
            most=8,
            days=7,
            weeks=3,
            before="x",
            bodies=("council",),
        )
        for kind in RuleKind
        if kind is not RuleKind.NOTICE
    ]
    assert found(small.basis(), *every) == []
