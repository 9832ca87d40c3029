"""The management group of several regions (seed 002): its plan, its one evaluation, its change of chair."""

import shutil
from pathlib import Path

import pytest
from tests.conftest import Program, Ran

EXAMPLE = Path(__file__).parents[2] / "examples" / "samverkansnamnden"
pytestmark = pytest.mark.checkout
PLAN = "verksamhetsplan-2019"
NEW_VICE = """
[[roles]]
role     = "vice_chair"
body     = "LG"
person   = "v1"
from     = 2020-03-01
term     = { years = 2 }
succeeds = "chair"
"""


@pytest.fixture
def group(tmp_path: Path) -> Program:
    """The program on a copy of the example, where nothing has been opened."""
    return Program(Path(shutil.copytree(EXAMPLE, tmp_path / "instance")))


def opened(group: Program, *years: int) -> None:
    """Open years of a simulated database, each on its second working day."""
    for year in years:
        ran = group("open", str(year), "--simulated", "--now", f"{year}-01-03T08:00", "--as", "k1")
        assert ran.code == 0, ran.err + ran.out


def refused(ran: Ran) -> list[str]:
    """The codes of a refusal's reasons."""
    assert ran.code == 3
    return [reason["code"] for reason in ran.json["error"]["reasons"]]


def codes(group: Program, year: int) -> list[str]:
    """The codes of a year's findings."""
    return [finding["code"] for finding in group("check", str(year), "--json").json["findings"]]


def test_the_directors_adopt_the_plan_without_minutes(group: Program) -> None:
    """The group presents it at its meeting, the directors adopt it: registry number and date, never a §."""
    opened(group, 2018)
    assert group("advance", PLAN, "hand_in", "--as", "k1", "--now", "2018-10-09T10:00").code == 0
    present = ("advance", PLAN, "present", "--meeting", "LG-2018-04", "--outcome", "approve", "--as", "k2")
    at = ("--now", "2018-10-18T10:00", "--json")

    with_paragraph = group(*present, "--registry", "LG 12/2018", "--paragraph", "4", *at)
    assert refused(with_paragraph) == ["paragraph-not-here"]
    assert refused(group(*present, *at)) == ["registry-missing"]
    five = ("--present", "5", "--for", "5")
    assert refused(group(*present, "--registry", "LG 12/2018", *five, *at)) == ["present-too-many"]
    four = ("--present", "4", "--for", "4")
    assert group(*present, "--registry", "LG 12/2018", *four, *at).code == 0

    adopt = ("advance", PLAN, "adopt", "--outcome", "approve", "--now", "2018-11-20T10:00", "--json")
    assert refused(group(*adopt, "--as", "n1", "--registry", "DG 7/2018")) == ["no-mandate"]
    assert refused(group(*adopt, "--as", "k2")) == ["registry-missing"]
    entry = group(*adopt, "--as", "k2", "--registry", "DG 7/2018").json["entry"]
    assert (entry["to"], entry["on"], entry["registry"]) == ("adopted", "2018-11-20", "DG 7/2018")
    assert (entry["meeting"], entry["ref"]) == (None, None)
    assert group("verify").code == 0


def test_the_joint_committee_decides_with_a_paragraph(group: Program) -> None:
    """The public body beside the officials keeps minutes: its decision without § is refused."""
    opened(group, 2018)
    steps = (
        ("hand_in", "2018-09-04", "k1", ()),
        ("prepare", "2018-09-13", "k2", ("--meeting", "LG-2018-03", "--registry", "LG 9/2018")),
    )
    for trigger, day, who, more in steps:
        outcome = ("--outcome", "approve") if more else ()
        ran = group("advance", "arenden-2018", trigger, *more, *outcome, "--as", who, "--now", f"{day}T10:00")
        assert ran.code == 0, ran.err
    decide = ("advance", "arenden-2018", "decide", "--meeting", "SVN-2018-02", "--outcome", "approve")
    recorded = ("--as", "k2", "--now", "2018-11-15T10:00", "--json")

    assert refused(group(*decide, *recorded)) == ["paragraph-missing"]
    assert group(*decide, "--paragraph", "31", *recorded).code == 0


def test_the_evaluation_comes_once_a_year_after_the_start(group: Program) -> None:
    """2019 opens one, with its day and its reason; the years before and after open none."""

    def evaluations(year: int) -> list[str]:
        documents = group("plan", str(year), "--json").json["documents"]
        return [document["id"] for document in documents if document["type"] == "utvardering"]

    assert {year: evaluations(year) for year in (2018, 2019, 2020, 2021)} == {
        2018: [],
        2019: ["utvardering-2019"],
        2020: [],
        2021: [],
    }
    opened(group, 2019)
    told = group("explain", "utvardering-2019", "evaluate", "--now", "2019-01-03T09:00").out
    assert "12 månader efter 1 mars 2018" in told
    assert "utan sammanträde" in told
    shown = group("show", "utvardering-2019", "--now", "2019-03-04T09:00", "--json").json["document"]
    assert [step["due"] for step in shown["steps"]] == ["2019-02-15", "2019-03-01"]
    assert (
        group("advance", "utvardering-2019", "hand_in", "--as", "k1", "--now", "2019-02-15T10:00").code == 0
    )
    evaluate = ("advance", "utvardering-2019", "evaluate", "--outcome", "approve", "--registry", "DG 2/2019")
    entry = group(*evaluate, "--as", "k2", "--now", "2019-03-01T10:00", "--json").json["entry"]
    assert (entry["to"], entry["late"]) == ("evaluated", 0)
    assert refused(group(*evaluate, "--as", "k2", "--now", "2019-03-04T10:00", "--json"))[0] == "illegal-move"


def test_a_new_years_files_never_bring_the_evaluation_back(group: Program) -> None:
    """What is counted from a start comes once, or every second year: it is not copied into the next year."""
    (group.folder / "calendar/2020.toml").unlink()

    assert group("year", "new", "2020", "--from", "2019", "--json").json["written"] == ["calendar/2020.toml"]
    assert "utvardering-2020" not in group("plan", "2020", "--json").out


def test_the_reasoning_has_words_also_once_the_year_is_open(group: Program) -> None:
    """What is in use knows no files: the sentences do without them, and no code is shown to anybody."""
    opened(group, 2020)

    told = " ".join(group("explain", "ordforandeskifte-2020").out.split())

    assert "10 arbetsdagar före 28 februari 2020, enligt arbetsflödet." in told
    assert "1 mars 2020 är ingen arbetsdag: sista dag är arbetsdagen före, 28 februari 2020." in told
    assert "Inget sammanträde styr dagen" in told
    assert (
        "Ledamot (Region Söder) är vice ordförande till och med 29 februari 2020 och blir ordförande dagen "
        "efter." in told
    )
    assert "Ledamot (Region Öster) är ordförande till och med 29 februari 2020." in told
    assert "explain-" not in told


def test_the_change_of_chair_is_told_in_time_and_the_vacant_vice_is_found(group: Program) -> None:
    """Two years after the start: the process owner is reminded before, and somebody must be appointed."""
    assert "term-ends-succeeds" not in codes(group, 2019)
    assert codes(group, 2020) == ["term-ends-succeeds"]
    opened(group, 2020)
    rows = group("notices", "2020", "--to", "k1", "--now", "2020-01-03T09:00", "--json").out
    assert "ordforandeskifte-2020" in rows
    shown = group("show", "ordforandeskifte-2020", "--now", "2020-01-03T09:00", "--json").json["document"]
    assert [step["due"] for step in shown["steps"]] == ["2020-02-14", "2020-02-28"]
    nominate = ("advance", "ordforandeskifte-2020", "nominate", "--as", "k1", "--now", "2020-02-10T10:00")
    assert group(*nominate).code == 0
    appoint = (
        "advance",
        "ordforandeskifte-2020",
        "appoint",
        "--outcome",
        "approve",
        "--registry",
        "DG 1/2020",
    )
    assert group(*appoint, "--as", "k2", "--now", "2020-02-25T10:00").code == 0

    config = group.folder / "config.toml"
    config.write_text(config.read_text(encoding="utf-8") + NEW_VICE, encoding="utf-8")

    assert codes(group, 2020) == []
    assert "ordforandeskifte" not in group("plan", "2021", "--json").out
    assert "ordforandeskifte-2022" in group("plan", "2022", "--json").out


@pytest.mark.parametrize(("role", "word"), [("member", "ordinarie ledamot"), ("alternate", "ersättare")])
def test_a_finding_names_the_region_that_lacks_somebody(group: Program, role: str, word: str) -> None:
    """Each region appoints both; without one the year's findings say which region and which role."""
    person = {"member": "s1", "alternate": "s2"}[role]
    group.change(
        "config.toml",
        f'role   = "{role}"\nbody   = "LG"\nperson = "{person}"\n',
        f'role   = "{role}"\nbody   = "LG"\nperson = "{person}"\nuntil  = 2019-05-31\n',
    )

    ran = group("check", "2019")

    assert f"Region Söder har ingen {word} i ledningsgruppen från 1 juni 2019" in " ".join(ran.out.split())


def test_where_it_matters_it_says_which_region(group: Program) -> None:
    """Four people are called Ledamot: everything says of which region; the alternate takes part."""
    told = " ".join(group("explain", "verksamhetsberattelse-2018", "approve").out.split())

    assert (
        "Deltar: Ledamot (Region Norr), Ledamot (Region Söder), Ledamot (Region Öster) och "
        "Ersättare (Region Väster)." in told
    )


@pytest.mark.parametrize("year", [2018, 2019, 2020])
def test_a_simulated_year_is_finished_and_verified(group: Program, tmp_path: Path, year: int) -> None:
    """Steps without a meeting are taken too: every document ends, and the chain holds."""
    ran = group("simulate", str(year), "--out", str(tmp_path / "out"), "--json")

    assert ran.code == 0, ran.err
    assert (ran.json["undecided"], ran.json["verified"]) == ([], True)
