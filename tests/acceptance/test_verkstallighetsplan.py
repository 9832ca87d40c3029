"""The plan of an administration for 2015 (seed 003): 42 measures, their reports, a forecast, a budget."""

import csv
import json
import re
import shutil
import sqlite3
from collections import Counter
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Program, Ran

from arshjul.adapters.content import ContentFolder, ContentRead
from arshjul.domain.measures import FollowUp, Measure

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "verkstallighetsplan-2015"
pytestmark = pytest.mark.checkout

OWNER, DIRECTOR, OFFICIAL, BOARD, SECRETARY = "p01", "p02", "p03", "p05", "p08"
PLAN, MARCH, APRIL = "verkstallighetsplan-2015", "manadsuppfoljning-2015-03", "manadsuppfoljning-2015-04"
CLOSING, INTERIM, CORRECTIVE = "bokslut-mars-2015", "delarsrapport-2015", "atgardsplan-2015"
PATTERNS = {
    "delårsrapport;årsredovisning": 16,
    "årsredovisning": 2,
    "helårsbokslut": 10,
    "delårsbokslut;helårsbokslut": 7,
    "tertialbokslut mars;tertialbokslut augusti;helårsbokslut": 3,
    "patientsäkerhetsberättelse": 3,
    "": 1,
}
"""How many measures each pattern of reports has, as counted in the source."""


@pytest.fixture(scope="module")
def read() -> ContentRead:
    """The example, read once."""
    return ContentFolder(EXAMPLE).read()


@pytest.fixture(scope="module")
def follow_up(read: ContentRead) -> FollowUp:
    """What the plan is followed up by."""
    (found,) = (workflow.follow_up for workflow in read.workflows if workflow.follow_up)
    return found


@pytest.fixture(scope="module")
def facts() -> list[dict[str, str]]:
    """The measures as the source has them."""
    with (ROOT / "tests/data/measures-2015.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture
def office(tmp_path: Path) -> Program:
    """The program on a copy of the example, where nothing has been opened."""
    return Program(Path(shutil.copytree(EXAMPLE, tmp_path / "instance")))


@pytest.fixture(scope="module")
def opened_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with the work around the turn of the year, and that of 2015, opened; not to be changed."""
    folder = tmp_path_factory.mktemp("opened") / "instance"
    office = Program(Path(shutil.copytree(EXAMPLE, folder)))
    opened(office, 2014, "2014-11-03")
    opened(office, 2015, "2015-01-07")
    return folder


@pytest.fixture
def year(opened_example: Path, tmp_path: Path) -> Program:
    """The program on a copy of it."""
    return Program(Path(shutil.copytree(opened_example, tmp_path / "instance")))


def opened(office: Program, cycle: int, on: str) -> None:
    """Open a cycle of a simulated database."""
    done(office("open", str(cycle), "--simulated", "--now", f"{on}T08:00", "--as", OWNER))


def done(ran: Ran) -> Ran:
    """What a command said that did what it was asked to do."""
    assert ran.code == 0, ran.err + ran.out
    return ran


def reasons(ran: Ran) -> list[dict[str, Any]]:
    """The reasons of a refusal."""
    assert ran.code == 3, ran.out + ran.err
    found: list[dict[str, Any]] = ran.json["error"]["reasons"]
    return found


def measured(follow_up: FollowUp) -> list[Measure]:
    """The measures of the source: without the forecast, which is none of the 42."""
    return [measure for measure in follow_up.measures if measure.id != "prognos"]


def findings(office: Program, code: str) -> list[dict[str, Any]]:
    """The findings of a code."""
    return [f for f in office("check", "--json").json["findings"] if f["code"] == code]


def plain(text: str) -> str:
    """A target without its comparison and its spaces."""
    return re.sub(r"[<>=\s%]", "", text).casefold()


# --- The content ---


def test_the_plan_has_the_measures_of_the_source(follow_up: FollowUp, facts: list[dict[str, str]]) -> None:
    """42 measures in seven patterns of reports, each with its target, under ids of the plan's own."""
    rows = measured(follow_up)

    assert Counter(";".join(row.reported_in) for row in rows) == PATTERNS
    assert [row.id for row in rows] == [f"m{fact['id']}" for fact in facts]
    for row, fact in zip(rows, facts, strict=True):
        assert ";".join(row.reported_in) == fact["reported_in"]
        assert plain(row.target or "") == plain(fact["target"].replace("(inget mätbart mått)", ""))


def test_baselines_are_kept_as_they_stand(follow_up: FollowUp, facts: list[dict[str, str]]) -> None:
    """T22: yes and no, 0 for a yes or no, a text, one value a year: all is kept, none of it an error."""
    for row, fact in zip(measured(follow_up), facts, strict=True):
        if fact["baseline"] != "(text)":
            assert (row.baseline or "").casefold() == fact["baseline"].casefold()
    assert follow_up.measure("m06") == next(r for r in follow_up.measures if r.baseline == "0")


def test_reports_have_several_names(follow_up: FollowUp) -> None:
    """The year's report has three names in the source, the interim report two: each is one document."""
    assert {follow_up.document_type(w) for w in ("årsredovisning", "årsbokslut", "Helårsbokslut")} == {
        "arsredovisning"
    }
    assert follow_up.document_type("delårsbokslut") == follow_up.document_type("delårsrapport")


def test_what_is_odd_is_told_and_nothing_else(office: Program) -> None:
    """T19, T20, T21, T22: the instance has these findings, no errors and no others."""
    found = office("check", "--json").json["findings"]

    assert Counter(finding["code"] for finding in found if finding["severity"] != "info") == {
        "label-conflict": 1,
        "heading-number-twice": 2,
        "heading-other-year": 1,
        "baseline-odd": 6,
        "measure-not-measurable": 3,
        "measure-no-report": 1,
        "budget-value-count": 1,
        "budget-sum": 3,
    }


def test_the_march_label_is_kept_and_the_period_decides(office: Program, read: ContentRead) -> None:
    """T19: a four-month report in March keeps its name, is about January to March, and is told."""
    (odd,) = findings(office, "label-conflict")
    (march,) = (workflow for workflow in read.workflows if workflow.id == "bokslut-mars")

    assert (odd["document"], odd["arguments"]["months"]) == ("bokslut-mars", 3)
    assert march.name.sv == "Tertialbokslut mars"
    assert march.period is not None
    assert march.period.until == (3, 31)


def test_headings_point_nothing_out(office: Program, follow_up: FollowUp) -> None:
    """T20: 3.3.2 and 4.7 stand on two headings each, one speaks of 2014; no id is made of a number."""
    assert {f["arguments"]["number"] for f in findings(office, "heading-number-twice")} == {"3.3.2", "4.7"}
    (other,) = findings(office, "heading-other-year")
    assert (other["arguments"]["stated"], other["arguments"]["plan_year"]) == (2014, 2015)
    assert not any("3.3.2" in row.id or "4.7" in row.id for row in follow_up.measures)


def test_the_sums_of_the_budget_are_told(office: Program, follow_up: FollowUp) -> None:
    """T21: three printed sums are not the costs', both numbers are named, and the table stays as printed."""
    found = {f["arguments"]["of_year"]: f["arguments"] for f in findings(office, "budget-sum")}

    assert {year: (f["computed"], f["printed"]) for year, f in found.items()} == {
        2015: (95275, 95293),
        2016: (95882, 95902),
        2017: (96504, 96523),
    }
    (short,) = findings(office, "budget-value-count")
    assert (short["arguments"]["count"], short["arguments"]["years"]) == (3, 4)
    assert follow_up.budget is not None
    assert follow_up.budget.total == (94987, 95293, 95902, 96523)
    assert "95275" in office("check").out


def test_a_measure_without_a_report_is_told(office: Program) -> None:
    """T22: an empty cell for the report is a finding about that measure, in its line of the file."""
    (alone,) = findings(office, "measure-no-report")
    lines = (office.folder / "workflows/verkstallighetsplan.toml").read_text(encoding="utf-8").splitlines()

    assert alone["arguments"]["measure"] == "m38"
    assert 'id = "m38"' in lines[alone["line"] - 1]


def test_every_workflow_tests_itself_also_with_a_refusal(read: ContentRead) -> None:
    """Two scenarios or more a file, and a step that is refused or sent back."""
    assert read.findings == ()
    for workflow in read.workflows:
        steps = [step for scenario in workflow.scenarios for step in scenario.steps]
        assert len(workflow.scenarios) >= 2, workflow.id
        assert any(step.refused or step.gives == workflow.initial for step in steps), workflow.id


def test_what_is_made_up_says_so() -> None:
    """The kalendaria that the source does not have are marked so; two real days are facts."""
    for year in (2015, 2016):
        assert "MADE UP" in (EXAMPLE / f"calendar/{year}.toml").read_text(encoding="utf-8").splitlines()[1]
    meetings = ContentFolder(EXAMPLE).read().kalendaria[2014].meetings
    assert {(meeting.body, meeting.date.isoformat()) for meeting in meetings} == {
        ("LF", "2014-11-24"),
        ("LS", "2014-12-15"),
    }


# --- The year ---


def adopted(year: Program) -> Ran:
    """The plan adopted on its ground, with what was said when that ground was not there yet."""
    adopt = ("advance", PLAN, "adopt", "--outcome", "approve", "--registry", "2015/0007", "--as", DIRECTOR)
    hand_in = ("advance", PLAN, "hand_in", "--as", OFFICIAL, "--now", "2015-01-16T09:00")
    done(year(*hand_in))
    early = reasons(year(*adopt, "--now", "2015-01-20T09:00", "--json"))
    assert {reason["arguments"]["document"] for reason in early} == {"ramar-2015", "styrelsens-plan-2015"}

    for document, body, secretary in (("ramar-2015", "LF", "p07"), ("styrelsens-plan-2015", "LS", "p06")):
        done(year("advance", document, "hand_in", "--as", BOARD, "--now", "2015-01-20T10:00"))
        at = ("--meeting", f"{body}-2014-01", "--paragraph", "9", "--registry", "2014/0001")
        done(year("advance", document, "decide", *at, "--outcome", "approve", "--as", secretary))
    return done(year(*adopt, "--now", "2015-01-28T09:00", "--json"))


def test_the_director_adopts_the_plan(year: Program) -> None:
    """Frames and the board's plan first; then the plan, by an official: a registry number and no meeting."""
    entry = adopted(year).json["entry"]

    assert (entry["meeting"], entry["registry"], entry["role"]) == (None, "2015/0007", "chief_executive")


def test_a_report_is_not_handed_in_without_its_values(year: Program) -> None:
    """The refusal names every measure without a value; when all have one the report goes on."""
    at = ("--as", OFFICIAL, "--now", "2015-04-16T09:00")
    hand_in = ("advance", CLOSING, "hand_in", *at)
    (reason,) = reasons(year(*hand_in, "--json"))
    assert reason["code"] == "measures-missing"
    assert [name.split()[0] for name in reason["arguments"]["measures"]] == ["m31", "m32", "m33"]
    assert "Personalkostnadens förändring" in year(*hand_in).err

    for measure, value in (("m31", "99,5 %"), ("m32", "-1,5"), ("m33", "3,1 %")):
        assert year("measures", CLOSING, "--missing").code == 1
        done(year("measure", CLOSING, measure, value, *at))
    assert year("measures", CLOSING, "--missing").code == 0
    done(year(*hand_in))

    shown = year("show", CLOSING)
    assert "inte nått" in shown.out
    page = year.folder / "closing.html"
    assert year("show", CLOSING, "--html", str(page)).code == 0
    table = page.read_text(encoding="utf-8").partition("<caption>")[2]
    assert table.count('<th scope="row"') == 3
    assert "inte nått" in table
    rows = year("measures", CLOSING, "--json").json["measures"]
    values = {row["id"]: (row["value"], row["reached"]) for row in rows}
    assert values == {"m31": ("99.5", True), "m32": ("-1.5", True), "m33": ("3.1", False)}
    assert year("verify").code == 0


def test_the_interim_report_asks_for_the_measures_of_both_its_names(year: Program) -> None:
    """Sixteen by one name and seven by the other; those of the year's report only are not asked for."""
    measures = year("measures", INTERIM, "--json").json["measures"]

    assert len(measures) == 23
    assert not {"m01b", "m05", "m34", "m38", "m13"} & {measure["id"] for measure in measures}
    assert {"m01a", "m24"} <= {measure["id"] for measure in measures}


def test_the_years_report_asks_for_everything_but_safety(office: Program) -> None:
    """The report of the whole year, in the cycle after: 38 measures. The safety report asks for no value."""
    opened(office, 2016, "2016-01-07")

    assert len(office("measures", "arsredovisning-2015", "--json").json["measures"]) == 38
    assert office("measures", "patientsakerhetsberattelse-2015", "--json").json["measures"] == []
    step = ("hand_in", "--as", BOARD, "--now", "2016-02-08T09:00")
    done(office("advance", "patientsakerhetsberattelse-2015", *step))


def test_a_correction_is_one_more_entry_with_its_reason(year: Program) -> None:
    """The old value stays in the history; without a reason nothing is corrected."""
    at = ("--as", OFFICIAL, "--now", "2015-04-16T09:00")
    done(year("measure", CLOSING, "m31", "99,5", *at))
    (reason,) = reasons(year("measure", CLOSING, "m31", "98", *at, "--json"))
    assert reason["code"] == "correction-without-reason"

    done(year("measure", CLOSING, "m31", "98", "--note", "Fel kolumn", *at))
    entries = year("history", "--document", CLOSING, "--json").json["entries"]
    values = [(entry.get("value"), entry["note"]) for entry in entries if entry["type"] == "measure.recorded"]
    assert values == [("99.5", None), ("98", "Fel kolumn")]
    assert year("verify").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("m31", "ungefär 99"), 2, "ingen procent"),
        (("m3", "99"), 2, "Menade du"),
        (("m01a", "ja"), 2, "följer inte upp"),
    ],
)
def test_a_value_that_is_none_is_not_recorded(
    year: Program, words: tuple[str, str], code: int, said: str
) -> None:
    """What is no value of the measure, or no measure of the report, is said in plain words."""
    ran = year("measure", CLOSING, *words, "--as", OFFICIAL)

    assert (ran.code, said in ran.err) == (code, True)
    assert len(year("history", "--document", CLOSING, "--json").json["entries"]) == 1


def test_only_the_responsible_records_and_never_in_a_finished_report(year: Program) -> None:
    """The mandate is the report's; what is finished waits for the next report."""
    (reason,) = reasons(year("measure", CLOSING, "m31", "99", "--as", BOARD, "--json"))
    assert reason["code"] == "no-mandate-to-measure"

    at = ("--as", OFFICIAL, "--now", "2015-04-16T09:00")
    for measure in ("m31", "m32", "m33"):
        done(year("measure", CLOSING, measure, "1", *at))
    done(year("advance", CLOSING, "hand_in", *at))
    meeting = ("--meeting", "STABSLEDNING-2015-04", "--as", SECRETARY, "--now", "2015-04-22T09:00")
    done(year("advance", CLOSING, "present", *meeting))
    (late,) = reasons(year("measure", CLOSING, "m31", "2", "--note", "Rättat", "--as", OFFICIAL, "--json"))
    assert late["code"] == "measure-finished"


def test_a_request_is_carried_out_once(year: Program) -> None:
    """The same command again, after a lost answer, gives the first result and records nothing."""
    command = ("measure", CLOSING, "m31", "99", "--as", OFFICIAL, "--request", "r-1", "--json")
    first, again = done(year(*command)).json, done(year(*command)).json

    assert again["repeated"]
    assert again["entry"] == first["entry"]
    assert year("measure", CLOSING, "m32", "1", "--as", OFFICIAL, "--request", "r-1").code == 2


def test_a_forecast_over_budget_opens_the_corrective_plan(year: Program) -> None:
    """Over budget the plan is opened, with its reason and once, and is due with the next month."""
    at = ("--as", OFFICIAL, "--now", "2015-04-10T09:00")
    done(year("measure", "manadsuppfoljning-2015-02", "prognos", "100 %", *at))
    assert year("show", CORRECTIVE).code == 2

    ran = done(year("measure", MARCH, "prognos", "101,5 %", *at, "--json"))
    assert ran.json["opened"] == [CORRECTIVE]
    (entry,) = year("history", "--document", CORRECTIVE, "--json").json["entries"]
    assert entry["because"] == {"document": MARCH, "measure": "prognos", "value": "101.5", "limit": "100"}
    again = done(year("measure", MARCH, "prognos", "103 %", "--note", "Ny prognos", *at, "--json"))
    assert again.json["opened"] == []
    assert done(year("measure", APRIL, "prognos", "105", *at, "--json")).json["opened"] == []

    shown = year("show", CORRECTIVE, "--json").json["document"]
    meetings = {step["trigger"]: step["meeting"] for step in shown["steps"]}
    assert year("show", MARCH, "--json").json["document"]["steps"][1]["meeting"] == "STABSLEDNING-2015-04"
    assert meetings["present"] == "STABSLEDNING-2015-05"
    assert "101,5, över gränsen 100" in year("show", CORRECTIVE).out
    assert year("verify").code == 0


def test_the_corrective_plan_is_an_ordinary_document(year: Program) -> None:
    """It stands in the status, is handed in, and is presented at the month's meeting, never before it."""
    done(year("measure", MARCH, "prognos", "102", "--as", OFFICIAL, "--now", "2015-04-10T09:00"))
    assert CORRECTIVE in year("status").out
    done(year("advance", CORRECTIVE, "hand_in", "--as", OFFICIAL, "--now", "2015-04-20T09:00"))
    present = ("advance", CORRECTIVE, "present", "--as", SECRETARY)
    early = year(*present, "--meeting", "STABSLEDNING-2015-04", "--now", "2015-04-22T09:00", "--json")
    assert [reason["code"] for reason in reasons(early)] == ["meeting-not-later"]

    done(year(*present, "--meeting", "STABSLEDNING-2015-05", "--now", "2015-05-20T09:00"))
    assert year("show", CORRECTIVE, "--json").json["document"]["state"] == "presented"
    assert year("verify").code == 0


def test_two_values_at_the_same_second_open_one_plan(year: Program) -> None:
    """Two months' forecasts over budget, recorded at once by two processes: one document, and both values."""
    started = [
        year.started(
            "measure", month, "prognos", "104", "--as", OFFICIAL, "--json", ARSHJUL_NOW="2015-05-11T09:00"
        )
        for month in (MARCH, APRIL)
    ]
    answers = [json.loads(process.communicate(timeout=60)[0]) for process in started]

    assert [process.returncode for process in started] == [0, 0]
    assert sorted(len(answer["opened"]) for answer in answers) == [0, 1]
    assert len(year("history", "--document", CORRECTIVE, "--json").json["entries"]) == 1
    assert year("verify").code == 0


def test_the_corrective_plan_follows_the_year(year: Program) -> None:
    """A meeting that moves takes it along, with a correction to the official; a new version takes it over."""
    done(year("measure", MARCH, "prognos", "102", "--as", OFFICIAL, "--now", "2015-04-10T09:00"))
    done(year("tick", "--now", "2015-04-13T08:30"))
    move = ("calendar", "move", "STABSLEDNING-2015-05", "2015-05-26", "--reason", "Krock", "--yes")
    done(year(*move, "--as", OWNER, "--now", "2015-04-14T08:00"))
    done(year("tick", "--now", "2015-04-15T08:30"))
    assert "Nytt datum, fredag 22 maj: åtgärdsplanen 2015" in mails_to(year, OFFICIAL)[-1]

    name = 'sv = "Lämna in åtgärdsplanen"'
    year.change("workflows/atgardsplan.toml", name, 'sv = "Lämna åtgärdsplanen"')
    done(year("migrate", "atgardsplan", "--as", OWNER, "--yes"))
    assert "Lämna åtgärdsplanen" in year("show", CORRECTIVE).out
    assert year("verify").code == 0


def mails_to(year: Program, person: str) -> list[str]:
    """What has been sent to somebody, oldest first: subject and text."""
    found = []
    for path in sorted((year.folder / "mail").glob(f"*-{person}.eml")):
        mail = message_from_bytes(path.read_bytes(), policy=default)
        body = mail.get_body(("plain",))
        assert body is not None
        found.append(f"{mail['subject']}\n{body.get_content()}")
    return found


def test_mails_say_how_many_values_are_missing_and_what_was_opened(year: Program) -> None:
    """The reminder of a hand-in counts the measures without a value; a new document comes with its reason."""
    done(year("tick", "--now", "2015-04-01T08:30"))
    closing = [mail for mail in mails_to(year, OFFICIAL) if "ertialbokslutet för mars" in mail]
    assert "3 mått saknar värde" in closing[-1]

    done(year("measure", MARCH, "prognos", "102", "--as", OFFICIAL, "--now", "2015-04-10T09:00"))
    done(year("measure", CLOSING, "m31", "99", "--as", OFFICIAL))
    done(year("tick", "--now", "2015-04-13T08:30"))
    told = mails_to(year, OFFICIAL)[-1]
    assert f"Öppnat av ett värde i {MARCH}: 102, över gränsen 100." in told
    done(year("tick", "--now", "2015-04-16T08:30"))
    assert "2 mått saknar värde" in mails_to(year, OFFICIAL)[-1]


def test_values_are_replayed_from_the_plan_that_was_in_use(year: Program) -> None:
    """A plan whose file has lost the measure since changes nothing about what was recorded."""
    done(year("measure", CLOSING, "m31", "99", "--as", OFFICIAL))
    plan = year.folder / "workflows/verkstallighetsplan.toml"
    rows = plan.read_text(encoding="utf-8").splitlines(keepends=True)
    plan.write_text("".join(row for row in rows if 'id = "m31"' not in row), encoding="utf-8")

    assert year("verify").code == 0
    assert len(year("measures", CLOSING, "--json").json["measures"]) == 3


def test_a_finished_plan_takes_a_change_into_use(year: Program) -> None:
    """The adopted plan stays as it is; what its new version says of measures holds once it is in use."""
    adopted(year)
    old = 'target = ">= 95 %", baseline = "2013: 83 %"'
    year.change("workflows/verkstallighetsplan.toml", old, f'{old}, reported_in = ["delårsbokslut"]')
    missing = ("measures", INTERIM, "--json")
    assert len(year(*missing).json["measures"]) == 23

    done(year("migrate", "verkstallighetsplan", "--as", OWNER, "--yes"))
    assert "m38" in {measure["id"] for measure in year(*missing).json["measures"]}
    assert year("migrate", "verkstallighetsplan", "--as", OWNER, "--yes").code == 2
    assert year("verify").code == 0


def test_free_text_is_kept_beside_the_chain(office: Program) -> None:
    """The value of a text measure is a commitment in the history; the text is shown while it is kept."""
    old = 'name = "Process kartlagd och utbildning hållen", kind = "yes_no", target = "Ja"'
    office.change("workflows/verkstallighetsplan.toml", old, old.replace('"yes_no", target = "Ja"', '"text"'))
    opened(office, 2016, "2016-01-07")
    year_report, text = "arsredovisning-2015", "Kartlagd, men bara hälften utbildade"
    done(office("measure", year_report, "m40", text, "--as", BOARD))

    (entry,) = (e for e in office("history", "--json").json["entries"] if e["type"] == "measure.recorded")
    assert (entry["value"], entry["note"]) == (None, text)
    assert {*text.split()} <= {*office("measures", year_report).out.split()}
    assert text not in done(office("history", "--jsonl")).out
    assert office("verify").code == 0


def test_a_value_put_in_behind_the_programs_back_is_found(year: Program) -> None:
    """The replay holds each value against the measure as the plan in use states it."""
    done(year("measure", CLOSING, "m31", "99", "--as", OFFICIAL))
    with sqlite3.connect(year.database) as database:
        for (name,) in database.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            database.execute(f"drop trigger {name}")
        change = 'update history set entry = replace(entry, \'"value":"99"\', \'"value":"nästan"\')'
        database.execute(change)
    database.close()
    problems = year("verify", "--json")

    assert problems.code == 1
    assert "value-in-history" in problems.out


def test_a_simulated_year_is_played_to_its_end(office: Program, tmp_path: Path) -> None:
    """Officials who are not there record values and hand in, and the history holds together."""
    ran = done(office("simulate", "2015", "--out", str(tmp_path / "out"), "--json"))

    assert (ran.json["undecided"], ran.json["verified"]) == ([], True)
