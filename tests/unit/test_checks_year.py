"""Rules about a planned year: order, time, meetings and people, on the small organisation."""

from collections.abc import Iterable
from datetime import date, time
from typing import TYPE_CHECKING

from arshjul.domain.basis import Basis
from arshjul.domain.checks import feasibility, leadtimes, meetings, order, people
from arshjul.domain.checks.year import Year
from arshjul.domain.findings import Finding, Severity
from arshjul.domain.kalendarium import LeadTime, Meeting
from arshjul.domain.names import Name
from arshjul.domain.organisation import Absence, Assignment, ClosedDays, Limits, Validity
from arshjul.domain.planning import plan
from arshjul.domain.proving import prove
from arshjul.domain.timing import DueBefore, MonthRule, Period
from arshjul.domain.workdays import working_days
from arshjul.domain.workflow import Requirement, Transition
from arshjul.values import replace
from arshjul.views.text import Words

if TYPE_CHECKING:
    from tests.unit.conftest import Small


def year(basis: Basis) -> Year:
    """The year 2018 of a basis."""
    return Year(basis, plan(basis, 2018))


def told(findings: Iterable[Finding]) -> list[tuple[str, str | None, str | None]]:
    """Code, step and body."""
    return [(f.code, f.step, f.body) for f in findings]


def with_roles(basis: Basis, small: "Small", roles: Iterable[Assignment], **more: object) -> Basis:
    """The basis with other roles."""
    organisation = small.organisation(tuple(roles), **more)  # type: ignore[arg-type]
    return replace(basis, organisation=organisation)


# --- order ---


def test_the_usual_year_is_in_order(small: "Small") -> None:
    """Board on 12 November, council on 26: nothing is said."""
    assert told(order.check(year(small.basis()))) == []


def test_a_council_before_its_board_is_out_of_order(small: "Small") -> None:
    """A step that must follow another cannot be taken at an earlier meeting; the finding names both."""
    budget = small.workflow(
        "budget",
        "drafting prepared decided",
        [
            small.step("prepare", "prepare", "drafting", "prepared", "board", when=_month(12)),
            small.step("decide", "decide", "prepared", "decided", "council", when=_month(11)),
        ],
        one_per=(),
        owner="board",
    )
    (found,) = order.check(year(small.basis(workflows=(budget,))))

    assert (found.code, found.severity, found.step, found.body) == (
        "out-of-order",
        Severity.WARNING,
        "decide",
        "RF",
    )
    assert (found.arguments["meeting"], found.arguments["other"]) == ("RF-2", "KS-3")


def test_the_same_day_is_legal_and_shown(small: "Small") -> None:
    """Board and council on one day works in order of time: for knowledge only."""
    basis = small.basis(small.meetings(small.meeting("KS-2", "KS", date(2018, 11, 26))))

    (found,) = (f for f in order.check(year(basis)) if f.document == "budget")
    assert (found.code, found.severity) == ("same-day", Severity.INFO)


def test_the_order_of_a_day_is_that_of_the_clock(small: "Small") -> None:
    """With both times stated the order is known: it holds, or it does not, and the sentence has both."""

    def at(first: int, second: int) -> Finding:
        rows = small.meetings(
            replace(small.meeting("KS-2", "KS", date(2018, 11, 26)), time=time(first)),
            replace(small.meeting("RF-2", "RF", date(2018, 11, 26)), time=time(second)),
        )
        (found,) = (f for f in order.check(year(small.basis(rows))) if f.document == "budget")
        return found

    right, wrong, at_once = at(8, 10), at(15, 10), at(10, 10)
    assert (right.code, right.severity) == ("same-day-in-order", Severity.INFO)
    assert Words("sv").suggestion(right) is None
    assert "kl. 08.00, före RF kl. 10.00" in Words("sv").finding(right)
    assert (wrong.code, wrong.severity) == ("out-of-order", Severity.WARNING)
    assert "KS sammanträder kl. 15.00 (KS-2), efter RF kl. 10.00" in Words("sv").finding(wrong)
    assert "at 15:00" in Words("en").finding(wrong)
    assert "samtidigt, kl. 10.00" in Words("sv").finding(at_once)


def test_the_document_that_is_waited_for_is_named(small: "Small") -> None:
    """A step that requires another document says which, and which of its steps."""
    other = small.workflow(
        "other",
        "drafting decided",
        [
            small.step(
                "settle", "decide", "drafting", "decided", "board", when=_month(12), name=Name("Klubba")
            )
        ],
        one_per=(),
        owner="board",
    )
    waits = small.step(
        "decide",
        "decide",
        "handed_in",
        "decided",
        "council",
        when=_month(11),
        requires=(Requirement("other", "decided"),),
    )
    hands_in = small.step("hand_in", "submit", "drafting", "handed_in", "board", due=_due("decide", 2))
    mine = small.workflow("mine", "drafting handed_in decided", [hands_in, waits], one_per=(), owner="board")
    planned = year(small.basis(workflows=(mine, other)))

    (late,) = (f for f in order.check(planned) if f.code == "out-of-order")
    (early,) = (f for f in leadtimes.check(planned) if f.code == "hand-in-before-source")
    for finding in (late, early):
        assert finding.arguments["awaited"] == "other-2019"
        assert '"Klubba"' in Words("sv").finding(finding)
        assert "other-2019" in Words("sv").finding(finding)


def test_a_board_that_is_still_sitting_is_waited_for(small: "Small") -> None:
    """A meeting of two days ends on its second: a council in between is out of order."""
    sitting = replace(small.meeting("KS-2", "KS", date(2018, 11, 26)), until=date(2018, 11, 27))

    found = told(order.check(year(small.basis(small.meetings(sitting)))))
    assert ("out-of-order", "decide", "RF") in found


# --- lead times ---


def test_a_hand_in_before_its_source(small: "Small") -> None:
    """Sixty working days before the meeting asks for papers long before what they build on is decided."""
    basis = small.basis(lead_times=(LeadTime(10), LeadTime(60, documents=("plan",))))
    late = small.plan.transitions[1]
    needs = replace(late, requires=(small.plan.transitions[2].requires[0],))
    turned = replace(small.plan, transitions=(small.plan.transitions[0], needs))
    basis = replace(basis, workflows=(turned, replace(small.budget, transitions=(_early(small),))))

    assert "hand-in-before-source" in {f.code for f in leadtimes.check(year(basis))}


def test_a_lead_time_that_nobody_has_stated(small: "Small") -> None:
    """No row of lead_times covers the body: one warning there, and the day is the meeting's own."""
    basis = small.basis(lead_times=())

    (found,) = (f for f in leadtimes.check(year(basis)) if f.code == "lead-time-missing")
    assert (found.severity, found.place.path) == (Severity.WARNING, ("lead_times",))
    assert {"AN", "BN"} <= set(found.arguments["bodies"])  # type: ignore[call-overload]
    assert small.planned_step(basis, "plan-2019-AN", "hand_in").because[0].code == "because-no-lead-time"
    assert "lead-time-missing" not in {f.code for f in leadtimes.check(year(small.basis()))}


def test_a_tight_chain_is_told_by_the_limit(small: "Small") -> None:
    """The organisation's limit decides what is tight; bodies with the same days share one finding."""
    plan_ = small.workflow(
        "plan",
        "drafting handed_in decided",
        [
            small.step(
                "hand_in", "submit", "drafting", "handed_in", "own.administration", due=_due("decide", 2)
            ),
            small.step("decide", "decide", "handed_in", "decided", when=_month(8)),
        ],
        one_per=("namnder",),
        period=Period((1, 1), (8, 24)),
        year_offset=0,
    )
    basis = small.basis(workflows=(plan_,))

    found = list(leadtimes.check(year(basis)))
    assert {(f.code, f.body, f.arguments["slack"]) for f in found} == {
        ("tight-period", "AN", 2),
        ("tight-period", "BN", 1),
    }
    same = small.meetings(small.meeting("BN-1", "BN", date(2018, 8, 30)))
    (both,) = leadtimes.check(year(replace(basis, kalendaria=small.basis(same).kalendaria)))
    assert (both.body, both.arguments["bodies"]) == (None, ("AN", "BN"))

    relaxed = replace(basis, organisation=replace(basis.organisation, limits=Limits(slack_working_days=1)))
    assert list(leadtimes.check(year(relaxed))) == []


def test_a_report_on_a_time_that_has_not_ended(small: "Small") -> None:
    """A report cannot be handed in while its period is still going on."""
    report = replace(small.plan, period=Period((1, 1), (8, 31)), year_offset=0)

    found = [
        f for f in leadtimes.check(year(small.basis(workflows=(report,)))) if f.code == "period-not-closed"
    ]
    assert {(f.step, f.body) for f in found} == {("hand_in", "AN"), ("hand_in", "BN")}
    assert found[0].arguments["source"] == date(2018, 8, 31)
    nothing_set = replace(small.basis(workflows=(report,)), kalendaria={})
    assert list(leadtimes.check(year(nothing_set))) == []


# --- meetings ---


def test_meetings_on_days_when_nobody_works(small: "Small") -> None:
    """A Saturday and the national day are errors, as is a closed second day; a cancelled one is not."""
    rows = small.meetings(
        small.meeting("A", "AN", date(2018, 9, 15)),
        small.meeting("B", "AN", date(2018, 6, 6)),
        small.meeting("C", "AN", date(2018, 9, 16), "cancelled"),
        replace(small.meeting("D", "AN", date(2018, 9, 21)), until=date(2018, 9, 22)),
    )
    basis = small.basis(rows)

    closed = [f for f in meetings.check(basis, basis.kalendaria[2018]) if f.code == "meeting-on-closed-day"]
    assert {f.arguments["meeting"] for f in closed} == {"A", "B", "D"}
    assert {f.severity for f in closed} == {Severity.ERROR}
    assert {f.place.path for f in closed} >= {("meetings", "A", "date"), ("meetings", "D", "until")}


def test_a_closed_day_is_told_by_its_reason(small: "Small") -> None:
    """A week-end, a holiday and a day of the office's own: the advice speaks of closed_days for the last."""
    rows = small.meetings(
        small.meeting("A", "AN", date(2018, 9, 15)),
        small.meeting("B", "AN", date(2018, 6, 22)),
        small.meeting("C", "AN", date(2018, 5, 11)),
    )
    basis = small.basis(rows)
    shut = ClosedDays(Validity(date(2018, 5, 11), date(2018, 5, 11)))
    basis = replace(basis, days=working_days(2017, 2020, [shut]))

    closed = [f for f in meetings.check(basis, basis.kalendaria[2018]) if f.code == "meeting-on-closed-day"]
    assert {f.arguments["meeting"]: f.arguments["kind"] for f in closed} == {
        "A": "weekend",
        "B": "holiday",
        "C": "closed_days",
    }
    for finding in closed:
        advice = Words("sv").suggestion(finding) or ""
        assert ("closed_days" in advice) is (finding.arguments["kind"] == "closed_days")
        assert "on_closed_day = true" in advice


def test_a_seminar_that_really_is_on_a_saturday(small: "Small") -> None:
    """A row that says so is for knowledge; on a working day the word is one too many."""
    seminar = replace(
        small.meeting("S", "AN", date(2018, 9, 14)), until=date(2018, 9, 15), on_closed_day=True
    )
    basis = small.basis(small.meetings(seminar))
    found = [f for f in meetings.check(basis, basis.kalendaria[2018]) if "closed-day" in f.code]
    assert [(f.code, f.severity) for f in found] == [("meeting-held-on-closed-day", Severity.INFO)]

    moved = small.basis(small.meetings(replace(seminar, until=None)))
    (needless,) = meetings.check(moved, moved.kalendaria[2018])
    assert (needless.code, needless.severity) == ("on-closed-day-needless", Severity.WARNING)


def test_july_terms_and_several_days(small: "Small") -> None:
    """July is a warning, a meeting of a body that has ended an error, two days are for knowledge."""
    rows = (
        small.meeting("J", "AN", date(2018, 7, 4)),
        replace(small.meeting("T", "AN", date(2018, 9, 13)), until=date(2018, 9, 14)),
        small.meeting("E", "BN", date(2019, 1, 15)),
    )
    basis = small.basis(rows)
    basis = replace(basis, kalendaria={**basis.kalendaria, 2019: basis.kalendaria[2018]})

    found = {f.code: f.severity for f in meetings.check(basis, basis.kalendaria[2018])}
    assert found == {
        "meeting-in-july": Severity.WARNING,
        "several-days": Severity.INFO,
        "meeting-outside-term": Severity.ERROR,
    }


def test_a_reserve_day_that_would_help_is_named(small: "Small") -> None:
    """A month without a live meeting but with a reserve day: call it. Once called, nothing is said."""
    reserve = small.meeting("AN-R", "AN", date(2018, 8, 28), "reserve")
    rows = small.meetings(reserve, without=("AN-1",))

    def told_of(*rows: Meeting) -> list[Finding]:
        planned = year(small.basis(rows))
        return [f for f in feasibility.check(planned.basis, planned.plan) if f.document == "plan"]

    (found,) = told_of(*rows)
    assert (found.code, found.body, found.arguments["reserve"]) == ("no-meeting", "AN", "AN-R")
    assert "AN-R" in Words("sv").finding(found)
    assert "called = true på raden AN-R" in (Words("sv").suggestion(found) or "")

    called = small.meetings(replace(reserve, called=True), without=("AN-1",))
    assert told_of(*called) == []
    (without,) = told_of(*small.meetings(without=("AN-1",)))
    assert (without.code, without.arguments["reserve"]) == ("no-meeting", None)


# --- people ---


def test_a_vacant_role_is_one_finding(small: "Small") -> None:
    """Nobody is case officer of BN: one finding, at the first step, with how many there are."""
    basis = with_roles(small.basis(), small, small.without(("case_officer", "BN")))

    found = [f for f in people.check(year(basis)) if f.code == "vacant-role"]
    assert [(f.body, f.step, f.arguments["role"]) for f in found] == [("BN", "hand_in", "case_officer")]


def test_a_mandate_that_ends_before_the_last_step(small: "Small") -> None:
    """An assignment until October leaves December to nobody; a successor from November mends it."""
    ending = Assignment("secretary", "bn-sec", "BN", Validity(None, date(2018, 10, 31)))
    roles = (*small.without(("secretary", "BN")), ending)
    basis = with_roles(small.basis(), small, roles)

    (found,) = (f for f in people.check(year(basis)) if f.code == "mandate-ends")
    assert (found.body, found.step, found.arguments["date"]) == ("BN", "decide", date(2018, 12, 12))

    after = Assignment("secretary", "next", "BN", Validity(date(2018, 11, 1)))
    mended = with_roles(small.basis(), small, (*roles, after))
    assert {f.code for f in people.check(year(mended))} & {"mandate-ends", "vacant-role"} == set()


def test_absence_over_a_deadline(small: "Small") -> None:
    """Away on the day with nobody to stand in is a warning; with a substitute it is not."""
    away = Validity(date(2018, 8, 10), date(2018, 8, 20))
    basis = with_roles(
        small.basis(), small, small.without(), absences=(Absence("bn1", away), Absence("an1", away))
    )

    found = [f for f in people.check(year(basis)) if f.code == "absent-without-substitute"]
    assert [(f.body, f.arguments["person"]) for f in found] == [("BN", "bn1")]


def test_roles_without_a_substitute_are_told_once_a_role(small: "Small") -> None:
    """The finding names the bodies; a role that two people share needs no substitute."""
    found = {f.arguments["role"]: f for f in people.check(year(small.basis())) if f.code == "no-substitute"}

    assert set(found["case_officer"].arguments["bodies"]) == {"BN", "KS"}  # type: ignore[call-overload]
    assert "AN" not in found["secretary"].arguments["bodies"]  # type: ignore[operator]


def test_a_full_week(small: "Small") -> None:
    """More notices in a week than the limit is a warning that names the fullest week."""
    basis = small.basis()
    tight = replace(basis, organisation=replace(basis.organisation, limits=Limits(notices_per_week=1)))

    weeks = people.histogram(year(basis))
    crowded = {
        f.arguments["person"]: f.arguments for f in people.check(year(tight)) if f.code == "many-notices"
    }
    assert set(crowded) == {person for person, found in weeks.items() if max(found.values()) > 1}
    for person, facts in crowded.items():
        assert facts["count"] == max(weeks[str(person)].values())
        assert 1 <= facts["mails"] <= facts["count"]  # type: ignore[operator]


# --- the proof ---


def test_the_proof_has_a_link_a_step_and_breaks_where_a_meeting_is_missing(small: "Small") -> None:
    """Each step of each document is a link; without its meeting the link does not hold."""
    whole = year(small.basis())
    assert all(link.holds for link in prove(whole))
    assert len(prove(whole)) == sum(len(planned.steps) for planned in whole.plan.documents)

    broken = prove(year(small.basis(small.meetings(without=("BN-1",)))))
    assert [(link.document, link.step) for link in broken if not link.holds] == [("plan-2019-BN", "propose")]


def test_the_latest_meeting_is_the_last_that_what_follows_can_wait_for(small: "Small") -> None:
    """A second meeting in the month is room; one after the step that waits is not."""
    rows = small.meetings(
        small.meeting("KS-4", "KS", date(2018, 11, 19)), small.meeting("KS-5", "KS", date(2018, 11, 29))
    )

    (link,) = (
        x for x in prove(year(small.basis(rows))) if (x.document, x.step) == ("budget-2019", "prepare")
    )
    assert (link.due, link.earliest, link.latest) == (
        date(2018, 11, 12),
        date(2018, 11, 12),
        date(2018, 11, 19),
    )


def _month(number: int) -> MonthRule:
    return MonthRule(number)


def _due(trigger: str, days: int) -> DueBefore:
    return DueBefore(trigger, days)


def _early(small: "Small") -> Transition:
    return replace(small.step("decide", "decide", "drafting", "decided", "council"), when=_month(6))
