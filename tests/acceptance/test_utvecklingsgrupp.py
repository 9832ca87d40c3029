"""The development group without mandate (seed 000), and the history that is imported as it is."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.conftest import Program, Ran

EXAMPLE = Path(__file__).parents[2] / "examples" / "utvecklingsgrupp"
pytestmark = pytest.mark.checkout
GUIDE = "riktlinjer-verksamhetsplaner-2015"
ASSIGNMENT = "uppdragsbeskrivning-2014"
SEED = ["past-impossible-date", "past-reviewed-after-approved", "past-dated-before-approved"]
AT = ("--as", "u1", "--now", "2014-04-22T10:00")


@pytest.fixture
def group(tmp_path: Path) -> Program:
    """The program on a copy of the example, where nothing has been opened."""
    return Program(Path(shutil.copytree(EXAMPLE, tmp_path / "instance")))


@pytest.fixture
def opened(group: Program) -> Program:
    """The same with 2014 opened, simulated."""
    assert group("open", "2014", "--simulated", "--now", "2014-01-07T08:00", "--as", "u1").code == 0
    return group


def refused(ran: Ran) -> list[str]:
    """The codes of a refusal's reasons."""
    assert ran.code == 3
    return [reason["code"] for reason in ran.json["error"]["reasons"]]


def imported(program: Program, *words: str) -> Ran:
    """Import the seed's history."""
    file = str(program.folder / "dokumenthistorik.csv")
    return program("record", "import", file, "--document", ASSIGNMENT, *AT, *words)


def test_the_instance_has_no_findings(group: Program) -> None:
    """Every workflow and scenario holds, and the made-up kalendarium carries the year."""
    assert group("check").code == 0


def test_the_group_proposes_the_reference_group_is_heard_and_the_director_decides(opened: Program) -> None:
    """An official's decision: date and registry number; the sounding board decides nothing."""
    steps: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
        ("hand_in", "u1", "2014-04-28", ()),
        (
            "propose",
            "u2",
            "2014-05-08",
            ("--meeting", "UPP-2014-01", "--outcome", "approve", "--registry", "UPP 1"),
        ),
        ("sound", "u2", "2014-05-22", ("--meeting", "REF-2014-01")),
    )
    for trigger, who, day, words in steps:
        assert opened("advance", GUIDE, trigger, *words, "--as", who, "--now", f"{day}T10:00").code == 0
    decide = ("advance", GUIDE, "decide", "--outcome", "approve", "--now", "2014-06-12T10:00", "--json")

    assert refused(opened(*decide, "--as", "u2", "--registry", "LD 2014/88")) == ["no-mandate"]
    assert refused(opened(*decide, "--as", "u6")) == ["registry-missing"]
    entry = opened(*decide, "--as", "u6", "--registry", "LD 2014/88").json["entry"]
    assert (entry["to"], entry["on"], entry["body"]) == ("decided", "2014-06-12", "LD")
    assert (entry["meeting"], entry["ref"], entry["registry"]) == (None, None, "LD 2014/88")
    assert opened("verify").code == 0


def test_a_decision_given_to_the_group_is_an_error_of_the_content(group: Program) -> None:
    """The group has no mandate: file, line and what to do, and the year cannot be opened."""
    name = "workflows/riktlinjer-verksamhetsplaner.toml"
    group.change(name, 'body        = "LD"', 'body        = "own"')
    rows = (group.folder / name).read_text(encoding="utf-8").splitlines()
    line = 1 + next(number for number, row in enumerate(rows) if "# an official's decision" in row)

    ran = group("check", "--json")

    (finding,) = [found for found in ran.json["findings"] if found["code"] == "may-not-decide"]
    assert ran.code == 2
    assert (finding["severity"], finding["file"], finding["line"]) == ("error", name, line)
    assert finding["suggestion"]
    assert group("open", "2014", "--simulated", "--now", "2014-01-07T08:00", "--as", "u1").code == 2


def test_the_director_decides_whether_a_question_goes_to_the_management_group(opened: Program) -> None:
    """The staff management weighs it; the group itself can neither decide that nor go round it."""
    question = "fraga-till-ledningsgruppen-2014"
    assert refused(
        opened("advance", question, "take_up", "--as", "u6", "--now", "2014-09-18T09:00", "--json")
    )
    steps: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
        ("sound", "u2", "2014-09-18", ("--meeting", "REF-2014-03")),
        ("weigh", "u6", "2014-10-20", ("--outcome", "approve", "--registry", "STL 4")),
        ("escalate", "u6", "2014-11-20", ("--outcome", "approve", "--registry", "LD 2014/140")),
        ("take_up", "u6", "2014-12-10", ()),
    )
    for trigger, who, day, words in steps:
        ran = opened("advance", question, trigger, *words, "--as", who, "--now", f"{day}T10:00", "--json")
        assert ran.code == 0, ran.err
    assert ran.json["entry"]["to"] == "taken_up"


def test_the_seeds_history_is_not_kept_until_somebody_accepts_what_is_wrong_with_it(opened: Program) -> None:
    """T1, T2: an impossible date and an odd order are found with their lines; nothing is saved, exit 1."""
    ran = imported(opened, "--json")

    assert ran.code == 1
    assert [finding["code"] for finding in ran.json["findings"]] == SEED
    assert [finding["arguments"]["line"] for finding in ran.json["findings"]] == [4, 4, 2]
    assert ran.json["entry"] is None
    assert imported(opened, "--dry-run").code == 1
    assert "history.imported" not in opened("history", "--json").out
    assert imported(opened, "--accept-findings").code == 2, "a reason is needed"


def test_what_is_accepted_is_kept_word_for_word_and_never_mended(opened: Program) -> None:
    """31 April stands in history and show as it stood, with its findings; verify replays it."""
    ran = imported(opened, "--accept-findings", "--reason", "Så står det i originalet", "--json")

    entry = ran.json["entry"]
    assert ran.code == 0
    assert [row["date"] for row in entry["rows"]] == ["2014-04-04", "2014-04-05", "2014-04-31"]
    assert [doubt["code"] for doubt in entry["doubts"]] == SEED
    kept = opened("history", "--document", ASSIGNMENT, "--type", "history.imported", "--json").json["entries"]
    text = (opened.folder / "dokumenthistorik.csv").read_text(encoding="utf-8")
    assert kept[0]["note"] == f"Så står det i originalet\n\n{text}"
    for shown in (opened("show", ASSIGNMENT).out, opened("history", "--document", ASSIGNMENT).out):
        assert "2014-04-31 finns inte i kalendern" in " ".join(shown.split())
        assert "2014-05-01" not in shown
    assert opened("verify").code == 0
    assert opened("advance", ASSIGNMENT, "follow_up", "--as", "u6", "--now", "2014-10-02T10:00").code == 0
    assert opened("verify").code == 0


def test_an_import_that_has_lost_its_findings_is_found_by_verify(opened: Program) -> None:
    """Rows and findings belong together: an entry whose findings have been taken away does not pass."""
    assert imported(opened, "--accept-findings", "--reason", "Så står det").code == 0
    with closing(sqlite3.connect(opened.database)) as shell:
        for (trigger,) in shell.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            shell.execute(f"drop trigger {trigger}")
        rows = shell.execute("select seq, entry from history").fetchall()
        seq, entry = next((seq, json.loads(raw)) for seq, raw in rows if "history.imported" in raw)
        entry["doubts"] = []
        raw = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        shell.execute("update history set entry = ? where seq = ?", (raw, seq))
        shell.commit()

    codes = {problem["code"] for problem in opened("verify", "--json").json["problems"]}

    assert {"chain-broken", "past-in-history"} <= codes


def test_an_import_is_for_those_who_answer_for_the_document_and_happens_once(opened: Program) -> None:
    """Somebody else is refused; the same request again gives the first answer and no second entry."""
    accept = ("--accept-findings", "--reason", "Så står det", "--request", "r-1", "--json")
    file = str(opened.folder / "dokumenthistorik.csv")
    other = opened(
        "record", "import", file, "--document", ASSIGNMENT, *accept, "--as", "u3", "--now", "2014-04-22T10:00"
    )
    assert other.code == 3

    first, second = imported(opened, *accept).json, imported(opened, *accept).json

    assert (first["repeated"], second["repeated"]) == (False, True)
    assert first["entry"]["seq"] == second["entry"]["seq"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a;b\n1;2\n", "past-file-columns"),
        (b"h\xe4ndelse;av;datum\n", "past-file-text"),
        (b"", "past-file-columns"),
        (None, "past-file-unreadable"),
    ],
)
def test_a_file_that_is_no_history_is_said_to_be_none(opened: Program, data: bytes | None, code: str) -> None:
    """Wrong columns, wrong encoding, empty or missing: one sentence and exit 2."""
    path = opened.folder / "annan.csv"
    if data is not None:
        path.write_bytes(data)

    ran = opened("record", "import", str(path), "--document", ASSIGNMENT, *AT, "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, code)


def test_a_simulated_year_is_finished_and_verified(group: Program, tmp_path: Path) -> None:
    """Officials without meetings act too: every document ends, and the chain holds."""
    ran = group("simulate", "2014", "--out", str(tmp_path / "out"), "--json")

    assert ran.code == 0, ran.err
    assert (ran.json["undecided"], ran.json["verified"]) == ([], True)
