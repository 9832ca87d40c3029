"""``check``: what it says about a year beyond the meetings that are missing, and the proof."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

ROW = 'date = 2018-04-09, body = "LF"'


def codes(program: "Program", *words: str) -> dict[str, str]:
    """Each code that is found, with its severity."""
    return {f["code"]: f["severity"] for f in program("check", "2018", "--json", *words).json["findings"]}


def test_what_is_true_about_the_shipped_year(program: "Program") -> None:
    """Beside the month rules: chains that are tight, the budget that is put forward after October, and two
    new bodies whose meetings of 2019 nobody has. A report on September is asked for before the month is over,
    the source leaves one step open (T12), one official has weeks with many mails,
    and nobody takes over from the county's co-operation group.
    """
    assert codes(program) == {
        "no-meeting": "warning",
        "only-cancelled": "warning",
        "no-calendar": "warning",
        "tight-chain": "warning",
        "tight-period": "warning",
        "period-not-closed": "warning",
        "incomplete-step": "warning",
        "many-notices": "warning",
        "no-successor": "warning",
        "law-exception": "warning",
        "law-tell-only-proposal": "info",
        "law-without-document": "info",
    }


def test_the_budget_proposal_of_november_shows_the_exception(program: "Program") -> None:
    """The paragraph, the last day and the way out stand in the sentence."""
    found = program("check", "2018", "--json").json["findings"]

    (budget,) = (f for f in found if f["code"] == "law-exception")
    assert (budget["file"], budget["document"], budget["step"], budget["body"]) == (
        "workflows/budget.toml",
        "budget",
        "prepare",
        "LS",
    )
    assert budget["line"]
    for words in ("KL 11 kap. 8 §", "31 oktober 2018", "30 november 2018", "särskilda skäl"):
        assert words in budget["message"]


def test_a_meeting_on_a_sunday_is_an_error_at_its_row(program: "Program") -> None:
    """The finding stands at the meeting's own line, whatever its place in the file."""
    program.change("calendar/2018.toml", ROW, ROW.replace("04-09", "04-08"))

    ran = program("check", "2018", "--json")
    lines = (program.folder / "calendar" / "2018.toml").read_text(encoding="utf-8").splitlines()
    (found,) = (f for f in ran.json["findings"] if f["code"] == "meeting-on-closed-day")
    assert ran.code == 2
    assert 'id = "LF-2018-02"' in lines[found["line"] - 1]


def test_a_finding_about_the_calendar_does_not_stop_the_year(program: "Program") -> None:
    """An error in a day is carried into the history; only content that cannot be used stops the opening."""
    program.change("calendar/2018.toml", ROW, ROW.replace("04-09", "04-08"))

    assert program("open", "2018", "--simulated", "--now", "2018-01-02", "--as", "p01").code == 0


def test_information_does_not_change_the_exit_code(program: "Program") -> None:
    """Meetings of two days are shown apart: one of each sort, and all of them with --all."""
    for number, last in (("02", "2018-01-23"), ("03", "2018-02-06")):
        row = f'id = "LSAU-2018-{number}"'
        program.change("calendar/2018.toml", row, f"{row}, until = {last}")

    short, whole = program("check", "2018"), program("check", "2018", "--all")
    assert "Upplysningar" in short.out
    assert "--all)" in short.out
    assert short.code == whole.code == 1
    assert whole.out.count("LSAU-2018-0") == short.out.count("LSAU-2018-0") + 1


def test_a_years_check_speaks_of_the_years_definitions(program: "Program") -> None:
    """What the plan of 2018 lacks is not said in 2019, or once no year has it; but without a year, always."""
    plan = "workflows/investeringsplan.toml"

    def of_the_plan(*words: str) -> list[str]:
        found = program("check", *words, "--json").json["findings"]
        return [f["code"] for f in found if f["file"] == plan]

    assert of_the_plan("2018") == ["incomplete-step"]
    assert of_the_plan("2019") == []
    assert of_the_plan() == ["incomplete-step"]


def test_an_error_in_another_years_file_is_said(program: "Program") -> None:
    """It stops every year from being opened, so a year's check that was silent would promise too much."""
    program.change("workflows/budget.toml", ", final = true", "")
    assert "no-final-state" in {f["code"] for f in program("check", "2019", "--json").json["findings"]}


def test_limits_are_the_organisations_own(program: "Program") -> None:
    """With no demand for slack nothing is tight; with a low limit for a week somebody has too many."""
    program.change("config.toml", "slack_working_days = 5", "slack_working_days = 0")
    program.change("config.toml", "notices_per_week   = 5", "notices_per_week   = 3")

    found = codes(program)
    assert {"tight-chain", "tight-period"} & found.keys() == set()
    assert found["many-notices"] == "warning"


def test_the_law_of_2019_is_silent_until_it_holds(program: "Program") -> None:
    """The board's two months for the interim report are law from 2019; the same rule from 2018 is broken."""
    text = (program.folder / "calendar" / "statutes.toml").read_text(encoding="utf-8")
    before, after = text.split('id        = "KL11-16"')
    changed = after.replace("from      = 2019-01-01", "from      = 2018-01-01", 1)
    (program.folder / "calendar" / "statutes.toml").write_text(
        f'{before}id        = "KL11-16"{changed}', encoding="utf-8"
    )

    found = program("check", "2018", "--json").json["findings"]
    (late,) = (f for f in found if f["code"] == "law-too-late")
    assert (late["document"], late["body"]) == ("delarsrapport-samlad", "LS")
    assert "31 oktober 2018" in late["message"]


def test_a_rule_without_its_day_is_a_content_error(program: "Program") -> None:
    """Rules are data with a closed vocabulary: what a rule needs and lacks is told with its line."""
    program.change("calendar/statutes.toml", 'last      = "04-15"\n', "")

    ran = program("check", "2018", "--json")
    assert ran.code == 2
    assert [(f["code"], f["file"]) for f in ran.json["findings"] if f["severity"] == "error"] == [
        ("missing-key", "calendar/statutes.toml")
    ]


def test_an_instance_without_a_file_of_law(program: "Program") -> None:
    """The law is the same for everybody: without a file here the program's own is used, and says so."""
    with_own = codes(program)
    (program.folder / "calendar" / "statutes.toml").unlink()

    assert codes(program) == {**with_own, "law-shipped": "info"}


def test_an_early_budget_in_an_election_year_is_found_from_an_empty_folder(
    tmp_path: Path, program_class: "type[Program]"
) -> None:
    """Three files and no law of one's own: KL 11:10 is tried all the same."""
    files = {"config.toml": _CONFIG, "calendar/2022.toml": _YEAR, "workflows/budget.toml": _BUDGET}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    ran = program_class(tmp_path)("check", "2022", "--json")
    found = {f["code"]: f for f in ran.json["findings"]}
    assert "KL 11 kap. 10 §" in found["law-newly-elected"]["message"]
    assert found["law-shipped"]["arguments"]["path"].endswith("statutes.toml")
    assert found["law-shipped"]["severity"] == found["law-without-document"]["severity"] == "info"


_CONFIG = """
[organisation]
id   = "exempelkoping"
name = "Exempelköpings kommun"
[[bodies]]
id    = "KF"
name  = { sv = "Kommunfullmäktige", definite = "fullmäktige" }
kinds = ["council"]
[[people]]
id    = "p1"
name  = "Kanslichef"
email = "kanslichef@example.org"
"""
_YEAR = """
year     = 2022
meetings = [{ date = 2022-06-20, body = "KF", id = "KF-2022-01" }]
"""
_BUDGET = """
id          = "budget"
name        = { sv = "Budget", definite = "budgeten" }
cycles      = { from = 2022 }
year        = "cycle+1"
one_per     = "none"
owner       = "KF"
responsible = "case_officer"
initial     = "drafting"
[states]
drafting = { sv = "Utkast" }
decided  = { sv = "Beslutad", final = true }
[[transitions]]
trigger   = "decide"
name      = { sv = "Besluta om budgeten" }
kind      = "decide"
source    = "drafting"
dest      = "decided"
otherwise = { refer_back = "drafting", reject = "drafting" }
body      = "council"
when      = { month = 6 }
"""


def test_the_proof_has_every_step_of_every_document(program: "Program") -> None:
    """Every document; the chain of the budget is carried by the board's and the new council's meetings."""
    rows = program("check", "2018", "--json").json["proof"]

    planned = {document["id"] for document in program("plan", "2018", "--json").json["documents"]}
    assert {row["document"] for row in rows} == planned
    budget = [
        (row["step"], row["meeting"], row["latest"]) for row in rows if row["document"] == "budget-2019"
    ]
    assert budget == [
        ("hand_in", None, "2018-10-29"),
        ("prepare", "LS-2018-09", "2018-11-12"),
        ("decide", "RF-2018-02", "2018-11-26"),
    ]
    carried_by_none = {
        "planbekraftelse-2019-PN", "planbekraftelse-2019-KBN", "handlingsplan-2019-PN",
        "handlingsplan-2019-KBN", "investeringsplan-2019", "internkontrollplan-2019-FHN",
        "investeringsprioritering-2019-FHN", "manadsrapport-2018-09",
    }  # fmt: skip
    broken = {(row["document"], row["step"]) for row in rows if not row["holds"]}
    assert len([step for step in broken if step[0] not in carried_by_none]) == 8
    assert {document for document, _ in broken} >= carried_by_none
    for row in rows:
        assert row.keys() >= {"document", "step", "body", "meeting", "earliest", "latest", "slack"}


def test_the_proof_in_words(program: "Program") -> None:
    """One line says how many documents are carried; --proof prints the chains."""
    short, whole = program("check", "2018").out, program("check", "2018", "--proof").out

    assert re.search(r"\d+ av \d+ dokument", short)
    assert "RF-2018-02" not in short
    assert "RF-2018-02" in whole
    assert "bärs inte" in whole


def test_errors_that_stop_the_rest_say_so(program: "Program") -> None:
    """One mistyped word hides everything about the year: the count alone would look like a good year."""
    program.change("workflows/budget.toml", 'initial     = "drafting"', 'initial     = "draftign"')

    ran = program("check", "2018")
    assert "Året prövas inte förrän felen är rättade." in ran.out
    assert program("check", "2018", "--json").json["stopped"] is True


def test_the_histogram_is_shown_for_those_over_the_limit(program: "Program") -> None:
    """A line a week with number and bar, for the one person whom the finding is about."""
    shown, short = program("check", "2018", "--all").out, program("check", "2018").out

    assert re.search(r"2018 v\. 36 +10 #{10}\n", shown)
    assert shown.count("(p06)") == 1
    assert "får 10 påminnelser i 2 mejl vecka 36" in short, "those of one day come in one mail"
    assert "##" not in short


def test_the_histogram_counts_by_person_and_week(program: "Program") -> None:
    """What each person would get in each week if everything were done in time."""
    weeks = program("check", "2018", "--json").json["histogram"]

    assert max(weeks["p06"].values()) == 10
    assert all(week.startswith("20") and "-W" in week for found in weeks.values() for week in found)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_finding_is_a_bare_code(program: "Program", language: str) -> None:
    """Whatever is found has a sentence and a suggestion, in both languages."""
    for finding in program("check", "2018", "--json", "--lang", language).json["findings"]:
        assert finding["message"].endswith(".")
        assert finding["suggestion"]
