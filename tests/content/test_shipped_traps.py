"""Traps in the source of the shipped year: what a reader could get wrong, and what the content says."""

import re
from datetime import date
from pathlib import Path

import pytest

from arshjul import bootstrap
from arshjul.domain.basis import Basis
from arshjul.domain.findings import Finding
from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.kinds import StepKind
from arshjul.domain.planned import Plan, PlannedStep
from arshjul.domain.planning import plan as planned
from arshjul.domain.requirements import required_documents
from arshjul.domain.workflow import Workflow
from arshjul.service import checking

REPORTS = tuple(month for month in range(1, 13) if month != 6)


@pytest.fixture(scope="module")
def basis(root: Path) -> Basis:
    """What the shipped plans are a function of."""
    return bootstrap.world(root).files().basis


@pytest.fixture(scope="module")
def plan(basis: Basis) -> Plan:
    """The shipped plan of 2018."""
    return planned(basis, 2018)


@pytest.fixture(scope="module")
def flows(basis: Basis) -> dict[str, Workflow]:
    """The workflows of 2018 by id."""
    return {workflow.id: workflow for workflow in basis.in_force(2018)}


def step(plan: Plan, document: str, trigger: str) -> PlannedStep:
    """A planned step that is there."""
    found = plan.by_id[document].step(trigger)
    assert found is not None
    return found


def findings(folder: Path, year: int = 2018) -> list[Finding]:
    """What ``check`` finds in an instance."""
    return list(checking.check(bootstrap.world(folder), year).findings)


def change(path: Path, old: str, new: str) -> None:
    """Change what stands in a file of a copy."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_no_id_is_a_number_of_a_list(flows: dict[str, Workflow]) -> None:
    """T3: the source's numbering starts again under a heading; ids are words."""
    ids = [workflow.id for workflow in flows.values()]
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", id_) for id_ in ids)
    assert all(not re.search(r"^\d|^p\d+$", s.trigger) for w in flows.values() for s in w.transitions)


def test_the_interim_report_counts_from_new_year(flows: dict[str, Workflow]) -> None:
    """T4: the source says April to August; the law counts from 1 January."""
    for id_ in ("delarsrapport", "delarsrapport-samlad"):
        period = flows[id_].period
        assert period is not None
        assert (period.first(2018), period.last(2018)) == (date(2018, 1, 1), date(2018, 8, 31))


def test_november_is_too_late_for_the_interim_report_from_2019_only(root: Path, copy: Path) -> None:
    """T5: handed over within two months is law from 2019; the same process is legal the year before."""

    def late(folder: Path, year: int) -> list[str]:
        found = findings(folder, year)
        return [f.code for f in found if f.document == "delarsrapport-samlad" and f.code == "law-too-late"]

    (copy / "workflows/delarsrapport-samlad-2019.toml").unlink()
    change(copy / "workflows/delarsrapport-samlad.toml", "until = 2018", "until = 2019")

    assert late(root, 2018) == []
    assert late(copy, 2019) == ["law-too-late"]


def test_the_board_cannot_decide_the_tax_rate(root: Path, copy: Path) -> None:
    """T6: in the source's own words the board decides; the shipped process has the board propose."""
    assert not [f for f in findings(root) if f.document == "finansplan"]
    flow = copy / "workflows/finansplan.toml"
    change(
        flow,
        'body      = "council"\nwhen      = { month = 11 }',
        'body      = "LS"\nwhen      = { month = 11 }',
    )

    (found,) = (f for f in findings(copy) if f.document == "finansplan" and f.code.startswith("law-"))
    assert (found.code, found.step, found.body) == ("law-wrong-body", "decide", "LS")
    assert "KL 5 kap. 1 §" in str(found.arguments)


def test_a_budget_put_forward_in_november_needs_special_reasons(root: Path) -> None:
    """T7: KL 11:8 has an exception, and the finding names its last day."""
    (found,) = (f for f in findings(root) if f.code == "law-exception")
    assert (found.document, found.step, found.arguments["exception"]) == (
        "budget",
        "prepare",
        date(2018, 11, 30),
    )


def test_two_names_are_one_document(flows: dict[str, Workflow]) -> None:
    """T8: the source calls the budget by its old name too; no other document bears that name."""
    assert [w.id for w in flows.values() if "landstingsplan" in w.aliases] == ["budget"]


def test_eleven_reports_of_which_three_have_a_forecast(flows: dict[str, Workflow], plan: Plan) -> None:
    """T10: which months are reported and which have a forecast are two things."""
    ids = [p.document.id for p in plan.documents if p.document.type == "manadsrapport"]
    assert ids == [f"manadsrapport-2018-{month:02}" for month in REPORTS]
    assert flows["manadsrapport"].forecast == (3, 5, 8)
    assert flows["manadsrapport-namnd"].months == (3, 5, 8)


def test_a_report_goes_to_the_next_meeting_after_its_month(plan: Plan) -> None:
    """T11: nobody meets in July; what is reported on July is treated in September, on December next year."""
    meetings = {month: step(plan, f"manadsrapport-2018-{month:02}", "report").meeting for month in REPORTS}
    days = {month: meeting.date for month, meeting in meetings.items() if meeting}
    assert days[7] == days[8] == date(2018, 9, 24)
    assert days[12].year == 2019
    assert len(days) == 11
    assert all(day > date(2018, month, 28) for month, day in days.items())


def test_what_the_source_leaves_open_is_a_finding(root: Path, plan: Plan) -> None:
    """T12: body and month of the investment plan are not stated; nothing is guessed, and nothing breaks."""
    found = [(f.document, f.step) for f in findings(root) if f.code == "incomplete-step"]
    assert found == [("investeringsplan", "decide")]
    open_step = step(plan, "investeringsplan-2019", "decide")
    assert (open_step.body, open_step.due, open_step.meeting) == (None, None, None)


def test_action_plans_are_reported_and_never_decided(flows: dict[str, Workflow], plan: Plan) -> None:
    """T13: the last state is that the committee has been told, by February of the year after."""
    flow = flows["handlingsplan"]
    assert [state.id for state in flow.states.values() if state.final] == ["informed"]
    assert {s.kind for s in flow.transitions} == {StepKind.SUBMIT, StepKind.INFORM}
    due = step(plan, "handlingsplan-2019-RS", "inform").due
    assert due is not None
    assert date(2019, 1, 1) <= due <= date(2019, 2, 28)


def test_the_day_in_force_is_not_the_day_of_decision(flows: dict[str, Workflow], plan: Plan) -> None:
    """T14: decided in December, in force on 1 April."""
    rule = flows["regelbok-halsoval"].enters_into_force
    assert rule is not None
    assert rule.on(2018) == date(2019, 4, 1)
    assert step(plan, "regelbok-halsoval-2019", "decide").due == date(2018, 12, 10)


def test_the_board_does_not_wait_for_itself(basis: Basis, plan: Plan) -> None:
    """T17: the board is a committee too, with a plan of its own that its proposal for the whole needs not."""
    budget = plan.by_id["budget-2019"].document
    prepare = step(plan, "budget-2019", "prepare").transition
    waits = {o.id for r in prepare.requires for o in required_documents(basis, plan.every, budget, r)}
    assert "verksamhetsplan-2019-LS" in plan.by_id
    assert "verksamhetsplan-2019-LS" not in waits
    assert "verksamhetsplan-2019-NPF" in waits


def test_a_body_is_known_by_its_code(root: Path, copy: Path) -> None:
    """T26: a misspelt name changes no date and no finding."""
    config = copy / "config.toml"
    change(config, 'sv = "Landstingsstyrelsen"', 'sv = "Landsstingsstyrelsen"')
    one, two = (
        planned(bootstrap.world(root).files().basis, 2018),
        planned(bootstrap.world(copy).files().basis, 2018),
    )
    assert [s.due for d in one.documents for s in d.steps] == [s.due for d in two.documents for s in d.steps]
    assert [f.code for f in findings(root)] == [f.code for f in findings(copy)]


def test_a_preparatory_meeting_does_for_a_dialogue(plan: Plan) -> None:
    """In October the working committee has none but a preparatory meeting, and holds its dialogues there."""
    meeting = step(plan, "delarsdialog-2018-NPF", "hold").meeting
    assert meeting is not None
    assert (meeting.id, meeting.status) == ("LSAU-2018-16", MeetingStatus.PREPARATORY)


def test_a_preparatory_meeting_decides_nothing(copy: Path) -> None:
    """Were the board's meeting of December preparatory, its decisions would have no meeting."""
    change(copy / "calendar/2018.toml", 'id = "LS-2018-10" }', 'id = "LS-2018-10", status = "preparatory" }')
    found = {(f.document, f.step, f.body) for f in findings(copy) if f.code == "no-meeting"}
    assert ("regelbok-halsoval", "decide", "LS") in found
    assert ("processoversyn", "report", "LS") not in found


def test_consultation_comes_before_the_board(plan: Plan) -> None:
    """The co-operation group is to have been heard before the accounts, the assumptions and the budget."""
    gates = {
        (p.document.type, gate.trigger): gate.due
        for p in plan.documents
        for gate in p.beside
        if gate.kind in (StepKind.INFORMATION, StepKind.DIALOGUE, StepKind.NEGOTIATION)
    }
    assert gates.keys() == {
        ("arsredovisning", "lsg"), ("planeringsforutsattningar", "lsg"), ("budget", "lsg"), ("budget", "mbl")
    }  # fmt: skip
    assert all(due is not None for due in gates.values())


@pytest.mark.parametrize(("year", "committees"), [(2018, "namnder"), (2019, "nya_namnder")])
def test_the_committees_get_the_frames_and_the_tax_agency_the_rate(
    basis: Basis, year: int, committees: str
) -> None:
    """The committees plan by directive and budget; the rate is told to Skatteverket (lag 1965:269, 3 a §)."""
    flows = {workflow.id: workflow for workflow in basis.in_force(year)}
    found = {id_: flows[id_].step("decide") for id_ in ("planeringsdirektiv", "budget")}
    sent = {id_: step.dispatch.to for id_, step in found.items() if step is not None and step.dispatch}
    assert sent == {"planeringsdirektiv": (committees,), "budget": (committees, "Skatteverket")}
