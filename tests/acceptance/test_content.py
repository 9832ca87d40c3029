"""init, check, schema, diagram: what a process owner meets before the year begins."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator

from arshjul.cli.app import main

if TYPE_CHECKING:
    from tests.conftest import Program

KEYS = {
    *(
        "code",
        "severity",
        "file",
        "line",
        "document",
        "step",
        "body",
        "month",
        "year",
        "message",
        "suggestion",
    ),
}
NOT_CARRIED = {
    ("no-meeting", "verksamhetsberattelse", "decide", "NPH", 2),
    ("no-meeting", "verksamhetsberattelse", "decide", "PAN", 2),
    ("no-meeting", "kvartalsrapport", "decide", "PAN", 4),
    ("only-cancelled", "namndens-direktiv", "decide", "NPF", 6),
    ("no-meeting", "namndens-direktiv", "decide", "FHN", 6),
    ("no-meeting", "verksamhetsplan", "propose", "FHN", 8),
    ("no-meeting", "delarsrapport", "decide", "FHN", 10),
    ("no-meeting", "verksamhetsplan", "decide", "FHN", 12),
}


def test_init_writes_an_instance_and_names_its_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``init`` makes the folders that are missing, and names every file it wrote."""
    folder = tmp_path / "new" / "region"

    assert main(["init", str(folder), "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["schema"] == 1
    assert sorted(answer["files"]) == sorted(
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
    )


def test_init_says_what_it_made_in_a_few_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """People see the folder, how many files there are of each kind, and what to do next; not every name."""
    assert main(["init", str(tmp_path / "region")]) == 0

    said = capsys.readouterr()
    first, *kinds = said.out.splitlines()
    made = [line.split()[0] for line in kinds]
    assert first == str(tmp_path / "region")
    assert made == ["calendar/", "config.toml", "notifications/", "schema/", "workflows/"]
    assert re.search(r"workflows/ +\d+ filer +arbetsflödena", said.out)
    assert f"arshjul -C {tmp_path / 'region'} check" in said.err  # in one piece, however long


def test_every_schema_line_of_a_new_instance_resolves(program: "Program") -> None:
    """The first line of each file points at a schema that is there, so that editors complete and check."""
    for path in program.folder.rglob("*.toml"):
        found = re.match(r"#:schema (\S+)\n", path.read_text(encoding="utf-8"))
        assert found, path
        Draft7Validator.check_schema(json.loads((path.parent / found[1]).read_text(encoding="utf-8")))


def test_init_writes_over_nothing(program: "Program") -> None:
    """A folder that holds something is refused, what lies there is named, and it is left as it was."""
    before = (program.folder / "config.toml").read_bytes()

    ran = program("init", str(program.folder), "--json")

    assert ran.code == 2
    assert ran.json["error"]["code"] == "folder-not-empty"
    assert "config.toml" in ran.json["error"]["arguments"]["files"]
    assert (program.folder / "config.toml").read_bytes() == before


def test_init_into_a_folder_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A place that cannot be written gives one sentence, not a traceback."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert main(["init", str(tmp_path / "file" / "region")]) == 4
    assert "Traceback" not in capsys.readouterr().err


def test_check_finds_each_month_rule_that_the_kalendarium_cannot_carry(program: "Program") -> None:
    """Eight steps of 2018 have no meeting in their month: one finding each, and no other of these codes."""
    ran = program("check", "2018", "--json")

    found = [f for f in ran.json["findings"] if f["code"] in ("no-meeting", "only-cancelled")]
    assert ran.code == 1
    assert len(found) == len(NOT_CARRIED)
    assert {(f["code"], f["document"], f["step"], f["body"], f["month"]) for f in found} == NOT_CARRIED
    assert all(f["year"] == 2018 for f in found)


def test_check_gives_the_keys_of_the_contract(program: "Program") -> None:
    """Programs read findings by these keys; each is there, also when it says nothing."""
    ran = program("check", "2018", "--json")

    assert ran.json["schema"] == 1
    for finding in ran.json["findings"]:
        assert finding.keys() >= KEYS


def test_check_suggests_the_next_meeting_or_says_that_there_is_none(program: "Program") -> None:
    """A finding names the next live meeting; in December the kalendarium has none left."""
    found = program("check", "2018", "--json").json["findings"]

    said = {(f["document"], f["step"], f["body"]): f["suggestion"] for f in found}
    assert "NPH-2018-02" in said["verksamhetsberattelse", "decide", "NPH"]
    assert "NPF-2018-06" in said["namndens-direktiv", "decide", "NPF"]
    assert "inget senare" in said["verksamhetsplan", "decide", "FHN"]


def test_check_speaks_of_every_mistake_in_every_file(program: "Program") -> None:
    """Two broken files give the findings of both, with file and line, and the exit code of content errors."""
    program.change("workflows/budget.toml", 'initial     = "drafting"', 'initial     = "draftin"')
    program.change("calendar/2018.toml", "year    = 2018", "year    = 2018\nyeer = 1")

    ran = program("check", "--json")

    errors = [f for f in ran.json["findings"] if f["severity"] == "error"]
    assert ran.code == 2
    assert {f["file"] for f in errors} == {"workflows/budget.toml", "calendar/2018.toml"}
    assert all(f["line"] for f in errors)


def test_check_reads_the_texts_of_mails_that_somebody_has_changed(program: "Program") -> None:
    """A text that uses a word the program does not know is found before any mail depends on it."""
    text = program.folder / "notifications" / "digest.sv.txt.j2"
    text.write_text(text.read_text(encoding="utf-8") + "{{ okand }}\n", encoding="utf-8")

    ran = program("check", "2018", "--json")
    opened = program("open", "2018", "--simulated", "--now", "2018-01-02", "--as", "p01")

    assert ran.code == 2
    assert any(f["file"] == "notifications/digest.sv.txt.j2" for f in ran.json["findings"])
    assert opened.code == 2
    assert not program.database.exists()


def test_check_of_a_year_without_workflows(program: "Program") -> None:
    """A year that nothing is written for is a mistake in the command, and the years there are are named."""
    ran = program("check", "2031", "--json")

    assert ran.code == 2
    assert ran.json["error"]["code"] == "no-workflows-for"
    assert ran.json["error"]["arguments"]["years"] == [2018, 2019]


def test_check_of_a_file_that_is_not_text(program: "Program") -> None:
    """A file that cannot be read at all gives a finding, never a traceback."""
    (program.folder / "workflows" / "skrap.toml").write_bytes(b"\xff\xfe\x00" * 100)

    ran = program("check", "2018")

    assert ran.code == 2
    assert "workflows/skrap.toml" in ran.out
    assert ran.err == ""


@pytest.mark.parametrize("kind", ["workflow", "kalendarium", "config"])
def test_schema_prints_one(program: "Program", kind: str) -> None:
    """``schema TYPE`` prints a JSON Schema that any tool can use."""
    ran = program("schema", kind)

    assert ran.code == 0
    Draft7Validator.check_schema(json.loads(ran.out))


def test_schema_writes_all(program: "Program", tmp_path: Path) -> None:
    """``schema --out`` writes what ``init`` wrote."""
    ran = program("schema", "--out", str(tmp_path / "schemas"))

    assert ran.code == 0
    for name in ("workflow.json", "kalendarium.json", "config.json"):
        assert (tmp_path / "schemas" / name).read_bytes() == (program.folder / "schema" / name).read_bytes()


def test_schema_of_something_else(program: "Program") -> None:
    """A kind that does not exist is a mistake in the command, with what comes closest."""
    ran = program("schema", "workflo", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "unknown-schema")
    assert ran.json["error"]["arguments"]["suggestions"] == ["workflow"]


def test_diagram_draws_the_steps(program: "Program") -> None:
    """``diagram TYPE`` prints Mermaid with every state of the workflow."""
    ran = program("diagram", "budget")

    assert ran.code == 0
    assert "stateDiagram-v2" in ran.out
    assert all(state in ran.out for state in ("drafting", "handed_in", "prepared", "decided"))


def test_diagram_draws_what_lies_beside_the_machine(program: "Program") -> None:
    """The consultation before the board's step is a note, what follows the council's a frame of its own."""
    ran = program("diagram", "budget", "--year", "2018")
    assert ran.code == 0, ran.err
    assert "note right of s_handed_in\n    Kräver först\n    – Information och dialog i LSG" in ran.out
    assert 'state "Efter ”Besluta om budgeten”" as after_1 {' in ran.out
    assert "Expediera beslutet inom 5 arbetsdagar till NBLS, NPF, NPH, PAN, FHN och Skatteverket" in ran.out
    english = program("--lang", "en", "diagram", "budget", "--year", "2018")
    assert "Requires first\n    – Dialogue in LSG on plan and budget" in english.out


def test_diagram_of_an_unknown_type(program: "Program") -> None:
    """A mistyped document type is answered with the one it is most like."""
    ran = program("diagram", "budgt", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "unknown-document-type")
    assert ran.json["error"]["arguments"]["suggestions"] == ["budget"]
