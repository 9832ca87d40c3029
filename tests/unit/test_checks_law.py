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
from arshjul.domain.workflow import Dispatch, Legal, Workflow
from arshjul.values import replace
from arshjul.views.text import Words

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
    (info,) = found(small.basis(), *every)
    assert (info.code, info.severity) == ("law-without-document", Severity.INFO)
    assert info.arguments["count"] == len([r for r in every if r.documents])


def test_a_document_says_what_it_is_in_law(small: "Small") -> None:
    """A rule finds the document by its id or by ``legal``; ``legal = "none"`` takes it out of the law."""
    latest = rule(RuleKind.LATEST, "annual_report", "arsredovisning", last=(4, 15))

    def about(id_: str, **more: object) -> list[str]:
        return codes(found(small.basis(workflows=(council(small, id_, 6, **more),)), latest))

    assert about("arsredovisning") == about("accounts", legal=Legal.ANNUAL_REPORT) == ["law-too-late"]
    assert about("accounts") == ["law-without-document"]
    assert about("arsredovisning", legal=Legal.NONE) == ["law-without-document"]


def test_one_report_for_the_whole_goes_before_those_of_each_committee(small: "Small") -> None:
    """The law means the organisation's report; each committee's own is tried only where there is no other."""
    covers = rule(RuleKind.COVERS, "interim_report", "whole", "own", least=6, most=8)
    whole = council(small, "whole", 11, year_offset=0, period=Period((1, 1), (8, 31)))
    step = small.step("decide", "decide", "drafting", "decided", when=MonthRule(8))
    quarter = Period((1, 1), (3, 31))
    own = small.workflow(
        "own", "drafting decided", [step], one_per=("namnder",), year_offset=0, period=quarter
    )

    assert found(small.basis(workflows=(own, whole)), covers) == []
    assert codes(found(small.basis(workflows=(own,)), covers)) == ["law-period"]


def test_one_interim_report_of_the_right_length_is_enough(small: "Small") -> None:
    """LKBR 13:1 asks for at least one: a report on the first quarter beside it breaks nothing."""
    covers = rule(RuleKind.COVERS, "interim_report", "spring", least=6, most=8)
    spring = council(small, "spring", 6, year_offset=0, period=Period((1, 1), (3, 31)))
    autumn = council(
        small, "autumn", 11, year_offset=0, period=Period((1, 1), (8, 31)), legal=Legal.INTERIM_REPORT
    )

    assert codes(found(small.basis(workflows=(spring,)), covers)) == ["law-period"]
    assert found(small.basis(workflows=(spring, autumn)), covers) == []


def test_a_document_without_the_step_that_the_law_speaks_of_is_told(small: "Small") -> None:
    """The council's budget without anything that the board does to it: the board's day cannot be tried."""
    board = rule(RuleKind.LATEST, "tax", kinds=(StepKind.PREPARE,), bodies=("board",), last=(10, 31))

    (info,) = found(small.basis(workflows=(council(small, "tax", 11),)), board)
    assert (info.code, info.severity, info.document) == ("law-without-step", Severity.INFO, "tax")


@pytest.mark.parametrize(
    ("to", "days", "said"),
    [
        ((), 5, ["law-tell-proposal"]),
        (("namnder",), 5, ["law-tell-proposal"]),
        (("namnder", "Skatteverket"), 5, ["law-tell-only-proposal"]),
        (("skatteverket",), 20, ["law-tell-late", "law-tell-only-proposal"]),
    ],
)
def test_a_dispatch_tells_the_one_it_names(
    small: "Small", to: tuple[str, ...], days: int, said: list[str]
) -> None:
    """Lag (1965:269): the dispatch goes to whom the rule names, and at once; the proposal is its own."""
    tell = rule(RuleKind.TELL, "tax", last=(10, 31), to="Skatteverket", days=5)
    tax = council(small, "tax", 11)
    sent = replace(tax.transitions[0], dispatch=Dispatch(to, days) if to else None)

    assert codes(found(small.basis(workflows=(replace(tax, transitions=(sent,)),)), tell)) == said


def test_a_decision_in_time_needs_no_word_of_the_proposal(small: "Small") -> None:
    """A tax rate of June that is sent to the tax authority: nothing is left to say."""
    tell = rule(RuleKind.TELL, "tax", last=(10, 31), to="Skatteverket", days=5)
    tax = council(small, "tax", 6)
    sent = replace(tax.transitions[0], dispatch=Dispatch(("Skatteverket",)))

    assert codes(found(small.basis(workflows=(tax,)), tell)) == ["law-tell"]
    assert found(small.basis(workflows=(replace(tax, transitions=(sent,)),)), tell) == []


def test_an_inform_step_counts_only_when_it_is_to_the_one_named(small: "Small") -> None:
    """To tell the board is not to tell the tax authority."""
    tell = rule(RuleKind.TELL, "tax", last=(10, 31), to="Skatteverket", days=60)
    tax = council(small, "tax", 6)

    def informing(body: str, month: int, source: str, dest: str) -> Workflow:
        step = small.step("inform", "inform", source, dest, body, when=MonthRule(month))
        return small.workflow(
            "tax", "drafting decided told", [*tax.transitions, step], one_per=(), owner="board"
        )

    other = informing("board", 8, "decided", "told")
    assert codes(found(small.basis(workflows=(other,)), tell)) == ["law-tell"]
    board = replace(tell, to="KS")
    informed = informing("KS", 8, "decided", "told")
    assert found(small.basis(workflows=(informed,)), board) == []


def test_a_decision_when_no_council_is_in_office_is_told_in_words(small: "Small") -> None:
    """The finding has no body then, and its sentence does without one, in both languages."""
    basis = small.basis(workflows=(council(small, "budget", 12),))
    ended = Validity(None, date(2018, 11, 30))
    bodies = {**basis.organisation.bodies, "RF": replace(basis.organisation.bodies["RF"], validity=ended)}
    basis = replace(basis, organisation=replace(basis.organisation, bodies=bodies))

    (finding,) = found(basis, rule(RuleKind.LATEST, "budget", last=(11, 30)))
    assert (finding.code, finding.body) == ("law-too-late", None)
    of_board = rule(RuleKind.LATEST, "budget", bodies=("board",), last=(10, 31))
    assert codes(found(basis, of_board)) == ["law-without-step"], "it is the council's step all the same"
    for language in ("sv", "en"):
        assert "law-too-late" not in Words(language).finding(finding)
