"""The shipped instance: Landstinget Blekinge's year 2018, held against the published meeting plan."""

import csv
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from arshjul.adapters.content import ContentRead
from arshjul.domain.kalendarium import Kalendarium, MeetingStatus
from arshjul.domain.kinds import StepKind
from arshjul.domain.organisation import BodyKind, Organisation
from arshjul.domain.workflow import Workflow

REST = {
    "anvisningar", "bokslutsdialog", "delarsdialog", "finansplan", "handlingsplan",
    "informationsbehov-bokslutsdialog", "informationsbehov-delarsdialog", "internkontrollplan",
    "investeringsplan", "investeringsprioritering", "kalendarium", "konstituerande-mote", "manadsrapport",
    "manadsrapport-namnd", "plan-och-budgetberedning", "planeringsforutsattningar", "politiskt-seminarium",
    "processoversyn", "regelbok-halsoval", "samverkan-lsg", "tjanstemannadialog",
}  # fmt: skip
"""The rest of the process: test_shipped_rest.py."""
COMMITTEES = ("NBLS", "NPF", "NPH", "PAN", "FHN")
STATUS = {
    "ordinarie": MeetingStatus.ORDINARY,
    "extra": MeetingStatus.EXTRA,
    "inställt": MeetingStatus.CANCELLED,
    "beredande": MeetingStatus.PREPARATORY,
}


@pytest.fixture(scope="module")
def organisation(shipped: ContentRead) -> Organisation:
    """The shipped organisation."""
    assert shipped.organisation is not None
    return shipped.organisation


@pytest.fixture(scope="module")
def kalendarium(shipped: ContentRead) -> Kalendarium:
    """The shipped kalendarium of 2018."""
    return shipped.kalendaria[2018]


@pytest.fixture(scope="module")
def workflows(shipped: ContentRead) -> dict[str, Workflow]:
    """The shipped workflows of the cycle 2018 by document type."""
    return {workflow.id: workflow for workflow in shipped.workflows if workflow.in_force(2018)}


@pytest.fixture(scope="module")
def published() -> list[dict[str, str]]:
    """The meeting plan as it was published."""
    path = Path(__file__).parents[1] / "data/blekinge-2018.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_shipped_content_has_no_findings(shipped: ContentRead) -> None:
    """Every shipped file reads without a single finding."""
    assert shipped.findings == ()
    assert shipped.settings is not None
    assert shipped.settings.mail is not None


def test_every_published_meeting_is_there(kalendarium: Kalendarium, published: list[dict[str, str]]) -> None:
    """All 83 rows, with body, day, status and note as published, and no others."""
    rows = Counter(
        (row["body_code"], date.fromisoformat(row["date"]), STATUS[row["status"]], row["note"])
        for row in published
    )
    assert len(published) == 83
    assert rows == Counter((item.body, item.date, item.status, item.note) for item in kalendarium.meetings)


def test_meeting_ids_number_the_year_of_each_body(kalendarium: Kalendarium) -> None:
    """Ids are body, year and a running number in order of day; they are unique and carry no date."""
    for body in {meeting.body for meeting in kalendarium.meetings}:
        ids = [meeting.id for meeting in kalendarium.meetings if meeting.body == body]
        assert ids == [f"{body}-2018-{number:02d}" for number in range(1, len(ids) + 1)]


def test_notes_that_name_a_document_hold_its_meeting(kalendarium: Kalendarium) -> None:
    """The notes that name a document say which one the meeting is held for; others do not."""
    held = {meeting.id: meeting.for_ for meeting in kalendarium.meetings if meeting.for_}
    assert held == {
        "LF-2018-02": ("arsredovisning",),
        "LS-2018-04": ("planeringsforutsattningar",),
        "LS-2018-08": ("plan-och-budgetberedning",),
        "RF-2018-01": ("konstituerande-mote",),
        "RF-2018-02": ("budget", "delarsrapport-samlad"),
    }


def test_the_kalendarium_is_one_line_a_meeting(root: Path) -> None:
    """A process owner finds a meeting as one line."""
    text = (root / "calendar/2018.toml").read_text(encoding="utf-8")
    assert sum(line.startswith("  { date = ") for line in text.splitlines()) == 83


def test_what_cycle_2018_opens(workflows: dict[str, Workflow], organisation: Organisation) -> None:
    """Per committee five, the plan also for the board, and one of each that is for the whole."""
    first = {key: flow for key, flow in workflows.items() if key not in REST}
    counts = {key: len(organisation.expand(flow.one_per)) or 1 for key, flow in first.items()}
    assert counts == {
        "verksamhetsberattelse": 5,
        "arsredovisning": 1,
        "kvartalsrapport": 5,
        "kvartalsrapport-samlad": 1,
        "delarsrapport": 5,
        "delarsrapport-samlad": 1,
        "planeringsdirektiv": 1,
        "namndens-direktiv": 5,
        "verksamhetsplan": 6,
        "budget": 1,
        "planbekraftelse": 5,
    }
    assert sum(counts.values()) - counts["planbekraftelse"] == 31
    assert organisation.expand(workflows["verksamhetsplan"].one_per) == (*COMMITTEES, "LS")


@pytest.mark.parametrize(
    ("document", "offset", "months"),
    [
        ("verksamhetsberattelse", -1, {"decide": ("own", 2)}),
        ("arsredovisning", -1, {"prepare": ("own", 3), "decide": ("council", 4)}),
        ("kvartalsrapport", 0, {"decide": ("own", 4)}),
        ("kvartalsrapport-samlad", 0, {"prepare": ("own", 5), "decide": ("council", 6)}),
        ("planeringsdirektiv", 1, {"prepare": ("own", 5), "decide": ("council", 6)}),
        ("namndens-direktiv", 1, {"decide": ("own", 6)}),
        ("verksamhetsplan", 1, {"propose": ("own", 8), "decide": ("own", 12)}),
        ("delarsrapport", 0, {"decide": ("own", 10)}),
        ("delarsrapport-samlad", 0, {"prepare": ("own", 11), "decide": ("council", 11)}),
        ("budget", 1, {"prepare": ("own", 11), "decide": ("council", 11)}),
        ("planbekraftelse", 1, {"confirm": ("own", 1)}),
    ],
)
def test_steps_bodies_and_months_are_the_process_of_2018(
    workflows: dict[str, Workflow], document: str, offset: int, months: dict[str, tuple[str, int]]
) -> None:
    """Which body treats which document in which month, and which year the document is about."""
    workflow = workflows[document]
    found = {
        step.trigger: (step.body, getattr(step.when, "month", None))
        for step in workflow.transitions
        if step.kind is not StepKind.SUBMIT
    }
    assert found == months
    assert (workflow.year_offset, workflow.first_cycle, workflow.last_cycle) == (offset, 2018, 2018)


def test_every_document_is_handed_in_before_a_body_meets_on_it(workflows: dict[str, Workflow]) -> None:
    """The administration hands in first, due before a step of the same document; a source is named.

    What is only held, or told, has nothing that is handed in.
    """
    for workflow in workflows.values():
        first = workflow.transitions[0]
        assert workflow.source.startswith("seed 001 L")
        if first.kind in (StepKind.HOLD, StepKind.INFORM):
            continue
        assert (first.trigger, first.kind, first.body) == ("hand_in", StepKind.SUBMIT, "own.administration")
        assert first.due is not None
        assert first.source == workflow.initial


def test_every_workflow_tests_itself_also_with_a_refusal(workflows: dict[str, Workflow]) -> None:
    """Two to four scenarios a file, and at least one step that must be refused or sent back."""
    for workflow in workflows.values():
        steps = [step for scenario in workflow.scenarios for step in scenario.steps]
        assert 2 <= len(workflow.scenarios) <= 4, workflow.id
        assert any(step.refused or step.gives == workflow.initial for step in steps), workflow.id


def test_the_council_changes_on_15_october(organisation: Organisation) -> None:
    """The old council's last day is the 14th; the one newly elected succeeds it."""
    assert organisation.owner_on("LF", date(2018, 10, 14)) == "LF"
    assert organisation.owner_on("LF", date(2018, 10, 15)) == "RF"


def test_the_new_bodies_take_over_on_1_january(organisation: Organisation) -> None:
    """One to one, three to one, and a part of one to another; nothing is left without an owner."""
    after = {body: organisation.owner_on(body, date(2019, 1, 1)) for body in ("LS", "LSAU", *COMMITTEES)}
    assert after == {
        "LS": "RS", "LSAU": "RSAU", "NBLS": "HSN", "NPF": "HSN", "NPH": "HSN", "PAN": "PN", "FHN": "KBN"
    }  # fmt: skip
    assert all(organisation.owner_on(body, date(2018, 12, 31)) == body for body in after)
    assert organisation.predecessors("HSN") == ("NBLS", "NPF", "NPH")
    assert organisation.predecessors("TVN") == ("NPF",)
    assert organisation.predecessors("RUN") == organisation.predecessors("TRN") == ()


def test_committees_are_a_group_and_not_a_kind(organisation: Organisation) -> None:
    """The committees of the process are five; the joint committee and the board stand outside."""
    assert organisation.groups["namnder"] == COMMITTEES
    assert organisation.bodies["LS"].kinds == {BodyKind.BOARD, BodyKind.COMMITTEE}
    assert not organisation.bodies["LSAU"].may_decide


def test_somebody_acts_in_every_role_that_steps_need(organisation: Organisation) -> None:
    """Case officers, secretaries and heads are there all year, and in January for the last minutes."""
    for on in (date(2018, 1, 2), date(2018, 8, 15), date(2019, 1, 31)):
        for body in ("LS", *COMMITTEES):
            assert organisation.holders("case_officer", body, on)
        for body in ("LF", "RF", "LS", "LSAU", "SAMV", *COMMITTEES):
            assert organisation.holders("secretary", body, on)
            assert organisation.holders("department_head", organisation.bodies[body].administration[0], on)
        assert organisation.holders("process_owner", None, on)
        assert organisation.holders("chief_executive", None, on)


def test_a_substitute_acts_during_the_absence(organisation: Organisation) -> None:
    """When the plan of NPH is handed in, its case officer is away and the substitute acts."""
    (holder,) = organisation.holders("case_officer", "NPH", date(2018, 8, 16))
    assert holder.instead_of is not None
    assert holder.person != holder.instead_of


def test_the_people_are_plainly_made_up(root: Path) -> None:
    """Every person is named by a duty, at example.org, with a number of the series kept for fiction."""
    people = tomllib.loads((root / "config.toml").read_text(encoding="utf-8"))["people"]
    for person in people:
        assert person["email"].endswith("@example.org")
        assert person["phone"].startswith(("031-390 06 ", "040-628 04 "))
        assert int(person["phone"][-2:]) <= 49


def test_hardly_any_line_is_too_long_to_read(root: Path) -> None:
    """Content is read by people: no line over 180 characters."""
    for path in [root / "config.toml", *root.glob("workflows/*.toml"), *root.glob("calendar/*.toml")]:
        assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 180, path.name
