"""Region Blekinge's year 2019, held against the published meeting plan and the council's notices."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from arshjul import bootstrap
from arshjul.adapters.content import ContentRead
from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.planned import Plan
from arshjul.domain.timing import MonthRule
from arshjul.domain.workflow import InOffice
from arshjul.service import checking
from arshjul.service.planning import plan as planned

STATUS = {
    "ordinarie": MeetingStatus.ORDINARY,
    "extra": MeetingStatus.EXTRA,
    "inställt": MeetingStatus.CANCELLED,
}


@pytest.fixture(scope="module")
def plan(root: Path) -> Plan:
    """The plan of 2019."""
    _, found, _ = planned(bootstrap.world(root), 2019)
    return found


def test_every_captured_meeting_is_there(shipped: ContentRead) -> None:
    """All 106 rows, with body, day, status and note, and no others."""
    path = Path(__file__).parents[1] / "data/blekinge-2019.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        published = list(csv.DictReader(handle))
    rows = Counter(
        (row["body_code"], date.fromisoformat(row["date"]), STATUS[row["status"]], row["note"])
        for row in published
    )
    meetings = shipped.kalendaria[2019].meetings
    assert len(published) == 106
    assert rows == Counter((item.body, item.date, item.status, item.note) for item in meetings)


@pytest.mark.parametrize(
    ("document", "step", "meeting"),
    [
        ("reviderad-budget-2019", "review", "2019-01-30"),
        ("reviderad-budget-2019", "prepare", "2019-02-13"),
        ("reviderad-budget-2019", "decide", "2019-02-27"),
        ("arsredovisning-2018", "decide", "2019-04-10"),
        ("ansvarsfrihet-2018-LS", "decide", "2019-05-08"),
        ("planeringsdirektiv-2020", "decide", "2019-05-08"),
        ("manadsrapport-mars-2019", "inform", "2019-05-08"),
        ("tertialrapport-samlad-2019", "decide", "2019-06-19"),
        ("delarsrapport-samlad-2019", "prepare", "2019-10-23"),
        ("delarsrapport-samlad-2019", "decide", "2019-11-06"),
        ("budget-2020", "prepare", "2019-10-23"),
        ("budget-2020", "decide", "2019-11-06"),
        ("styrelsens-verksamhetsplan-2020", "decide", "2019-12-04"),
        ("delarsrapport-2019-TVN", "decide", "2019-10-08"),
        ("delarsrapport-2019-HSN", "decide", "2019-09-26"),
    ],
)
def test_the_steps_fall_on_the_days_of_the_sources(
    plan: Plan, document: str, step: str, meeting: str
) -> None:
    """Board and council as their notices and the meeting plan have them; the first meeting of two months."""
    found = plan.by_id[document].step(step)
    assert found is not None
    assert found.meeting is not None
    assert found.meeting.date.isoformat() == meeting


def test_what_is_true_about_the_year(root: Path) -> None:
    """One month rule that the calendar cannot carry, one tight chain, each body without rows once."""
    found = checking.check(bootstrap.world(root), 2019).findings
    told = Counter((f.code, f.document, f.body, f.month) for f in found if f.severity == "warning")
    assert told == {
        ("no-calendar", None, "PN", None): 1,
        ("no-calendar", None, "KBN", None): 1,
        ("only-cancelled", "tertialrapport", "HSN", 5): 1,
        ("tight-period", "tertialrapport", "TVN", None): 1,
    }


def test_a_body_without_rows_is_told_once_over_both_years(root: Path) -> None:
    """Cycle 2018's confirmations and cycle 2019 ask for the same meetings."""
    found = checking.check(bootstrap.world(root)).findings
    assert sorted(str(f.body) for f in found if f.code == "no-calendar") == ["KBN", "PN"]


def test_the_law_of_2019_is_kept_and_would_be_missed(root: Path) -> None:
    """T5: the board's interim report is in time in October; in November it breaks KL 11:16 (two months)."""
    name = "workflows/delarsrapport-samlad-2019.toml"
    text = (root / name).read_text(encoding="utf-8")
    world = bootstrap.world(root)
    late = world.supposing({name: text.replace("{ month = 10 }", "{ month = 11 }").encode()})
    assert not [f for f in checking.check(world, 2019).findings if f.code == "law-too-late"]
    (found,) = (f for f in checking.check(late, 2019).findings if f.code == "law-too-late")
    assert (found.document, found.step, found.body) == ("delarsrapport-samlad", "prepare", "RS")


def test_the_confirmations_are_of_the_year_they_are_about(shipped: ContentRead) -> None:
    """The new bodies' in January or February; and the dissolved bodies' reports and discharge in 2019."""
    workflows = {(w.id, w.first_cycle): w for w in shipped.workflows}
    confirmation = workflows["planbekraftelse", 2018]
    rule = confirmation.transitions[-1].when
    assert isinstance(rule, MonthRule)
    assert (rule.months, rule.next_year) == ((1, 2), True)
    for key in (("planbekraftelse", 2018), ("ansvarsfrihet", 2019), ("verksamhetsberattelse", 2019)):
        assert workflows[key].in_office is InOffice.YEAR


def test_every_workflow_of_2019_tests_itself_and_ends(shipped: ContentRead) -> None:
    """At least two scenarios, one refused or sent back; none holds beyond the year it is known for."""
    for workflow in shipped.workflows:
        if workflow.first_cycle == 2019:
            steps = [step for scenario in workflow.scenarios for step in scenario.steps]
            assert len(workflow.scenarios) >= 2, workflow.id
            sent_back = any(step.outcome and step.outcome.value in ("refer_back", "table") for step in steps)
            assert sent_back or any(step.refused for step in steps), workflow.id
            assert workflow.last_cycle == 2019
