"""plan --out, open FILE, adopt: the year proposed, carried out exactly as proposed, and adopted."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program, Ran

NOW = "2018-01-02T08:00"
MEETING = 'date = 2018-02-14, body = "FHN",  id = "FHN-2018-01"'
LATER = 'date = 2018-02-20, body = "FHN",  id = "FHN-2018-01", status = "moved"'
ADOPTED = ("--adopted-by", "LF", "--paragraph", "112", "--adopted-on", "2017-11-27")


def _proposed(program: "Program", *more: str) -> str:
    file = program.folder / "plan.json"
    ran = program("plan", "2018", "--out", str(file), "--now", NOW, *more)
    assert ran.code == 0, ran.err
    return str(file)


def _fields(file: str) -> dict[str, Any]:
    found = json.loads(Path(file).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def _open(program: "Program", what: str, *more: str) -> "Ran":
    return program("open", what, "--simulated", "--now", NOW, "--as", "p01", "--json", *more)


def test_a_plan_counts_what_opening_would_create(program: "Program") -> None:
    """Documents, dated steps and notices, with a plus before them; the file says so too."""
    ran = program("plan", "2018", "--now", NOW, "--json")

    counts = ran.json["changes"]["counts"]
    assert ran.json["open"] is False
    planned = program("plan", "2018", "--json").json["documents"]
    number = len(planned)
    assert counts["documents"] == {"added": number, "changed": 0, "removed": 0}
    assert counts["steps"]["added"] == sum(bool(s["due"]) for d in planned for s in d["steps"])
    said = program("plan", "2018", "--now", NOW).out
    assert f"+ {number} dokument" in said
    assert "Öppna året med arshjul open 2018." in said
    assert program("plan", "2018", "--json").json["carry_out"] == ["arshjul open 2018 --simulated"]


def test_a_plan_holds_what_it_was_built_on(program: "Program") -> None:
    """The hashes of all content, the state of the history, and a hash of itself."""
    fields = _fields(_proposed(program))

    assert fields["schema"] == 1
    assert {"organisation", "closed_days", "kalendarium:2018", "workflow:budget:2018"} <= {*fields["content"]}
    assert fields["database"] == {"rows": 0, "hash": ""}
    assert len(fields["hash"]) == 64
    assert not program.database.exists()


def test_opening_a_plan_does_what_it_says(program: "Program") -> None:
    """The same documents and the same notices, none more and none less."""
    file = _proposed(program)
    fields = _fields(file)

    ran = _open(program, file)

    assert ran.code == 0, ran.err
    assert ran.json["created"] == [document["id"] for document in fields["documents"]]
    told = program("tick", "--now", NOW, "--json").json
    assert told["planned"] + told["sent"] >= 1
    assert program("verify").code == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "file"),
    [
        ("calendar/2018.toml", MEETING, LATER, "calendar/2018.toml"),
        ("workflows/budget.toml", "= { month = 11 }", "= { month = 10 }", "workflows/budget.toml"),
    ],
)
def test_changed_content_makes_a_plan_stale(
    program: "Program", name: str, old: str, new: str, file: str
) -> None:
    """Refused with the file that has changed; nothing is created."""
    plan = _proposed(program)
    path = program.folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    ran = _open(program, plan)

    assert (ran.code, ran.json["error"]["code"]) == (3, "plan-stale")
    assert [(r["code"], r["arguments"]["file"]) for r in ran.json["error"]["reasons"]] == [
        ("plan-content-changed", file)
    ]
    assert not program.database.exists()


def test_a_changed_history_makes_a_plan_stale(year: "Program") -> None:
    """Something has been recorded since the plan was made."""
    plan = _proposed(year)
    taken = ("advance", "verksamhetsberattelse-2017-FHN", "hand_in", "--as", "p11", "--now", NOW)
    assert year(*taken).code == 0

    ran = _open(year, plan)

    assert ran.code == 3
    assert [r["code"] for r in ran.json["error"]["reasons"]] == ["plan-history-changed"]


def test_a_plan_that_somebody_has_edited_is_refused(program: "Program") -> None:
    """The file's own hash does not fit any more."""
    plan = _proposed(program)
    fields = _fields(plan)
    fields["documents"].pop()
    (program.folder / "plan.json").write_text(json.dumps(fields), encoding="utf-8")

    ran = _open(program, plan)

    assert ran.code == 3
    assert [r["code"] for r in ran.json["error"]["reasons"]] == ["plan-altered"]


def test_a_plan_whose_days_have_passed_is_refused(program: "Program") -> None:
    """A fortnight later some notices would not go: it is not that plan any more."""
    plan = _proposed(program)

    ran = program("open", plan, "--simulated", "--now", "2018-02-20T08:00", "--as", "p01", "--json")

    assert ran.code == 3
    assert [r["code"] for r in ran.json["error"]["reasons"]] == ["plan-day-passed"]
    assert not program.database.exists()


@pytest.mark.parametrize("content", ["", "{}", "[1", '{"kind": "arshjul.plan", "schema": 1, "year": "x"}'])
def test_a_file_that_is_no_plan(program: "Program", content: str) -> None:
    """A slip of the pen, said as one."""
    (program.folder / "other.json").write_text(content, encoding="utf-8")

    ran = _open(program, str(program.folder / "other.json"))

    assert (ran.code, ran.json["error"]["code"]) == (2, "plan-file-unreadable")


def test_neither_a_year_nor_a_file(program: "Program") -> None:
    """The refusal says what could stand there."""
    ran = _open(program, "tjugohundraarton")

    assert (ran.code, ran.json["error"]["code"]) == (2, "year-or-plan")


def test_only_the_process_owner_carries_out_a_plan(program: "Program") -> None:
    """The file gives nobody a mandate."""
    plan = _proposed(program)

    ran = program("open", plan, "--simulated", "--now", NOW, "--as", "p17", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (3, "no-mandate")


def test_an_open_year_with_changed_files_shows_what_changes(year: "Program") -> None:
    """plan shows the old beside the new; open takes it into use; then there is nothing left to change."""
    year("tick", "--now", "2018-01-03T08:00")
    year.change("calendar/2018.toml", MEETING, LATER)

    changes = year("plan", "2018", "--json").json["changes"]
    said = " ".join(year("plan", "2018").out.split())
    opened = year("open", "2018", "--simulated", "--as", "p01", "--json").json

    assert "Ta ändringen i bruk med arshjul open 2018." in said
    assert [(s["trigger"], s["old_due"], s["due"]) for s in changes["steps"]] == [
        ("hand_in", "2018-01-31", "2018-02-06"),
        ("decide", "2018-02-14", "2018-02-20"),
    ]
    assert [(c["to"], c["due"]) for c in changes["corrections"]] == [("p11", "2018-02-06")]
    assert (opened["created"], opened["followed"]) == ([], True)
    assert year("plan", "2018", "--json").json["changes"]["counts"]["steps"]["changed"] == 0
    assert "precis så här" in year("plan", "2018").out


def test_a_plan_of_a_change_is_carried_out_too(year: "Program") -> None:
    """An edited file, a plan of it, and opening that plan."""
    year.change("calendar/2018.toml", MEETING, LATER)
    plan = _proposed(year)

    ran = year("open", plan, "--simulated", "--as", "p01", "--json")

    assert (ran.code, ran.json["followed"]) == (0, True)
    shown = year("show", "verksamhetsberattelse-2017-FHN", "--json").json
    assert "2018-02-20" in json.dumps(shown)


def test_a_changed_workflow_is_said_to_wait(year: "Program") -> None:
    """It is no part of what opening would do."""
    year.change(
        "workflows/verksamhetsberattelse.toml", "when      = { month = 2 }", "when      = { month = 3 }"
    )

    changes = year("plan", "2018", "--json").json["changes"]

    assert year("plan", "2018", "--json").json["carry_out"] == ["arshjul migrate verksamhetsberattelse"]
    assert "med arshjul migrate verksamhetsberattelse" in " ".join(year("plan", "2018").out.split())
    assert changes["waits"] == ["workflow:verksamhetsberattelse:2018"]
    assert changes["steps"] == []


def test_the_adoption_is_recorded_with_what_was_adopted(program: "Program") -> None:
    """Body, day, paragraph, the content's hashes, and what the kalendarium says of others' decisions."""
    assert _open(program, "2018", *ADOPTED, "--registry", "2017/01234").code == 0

    (entry,) = program("history", "--type", "year.adopted", "--json").json["entries"]
    assert (entry["body"], entry["on"], entry["ref"]) == ("LF", "2017-11-27", "112")
    assert entry["registry"] == "2017/01234"
    assert "kalendarium:2018" in entry["content"]
    assert entry["days_set"] == [{"body": "LF", "on": "2017-11-27"}]
    assert program("verify").code == 0


def test_adopting_twice_is_once(year: "Program") -> None:
    """The same decision about the same content is on record already."""
    words = (
        "adopt",
        "2018",
        "--body",
        "LF",
        "--paragraph",
        "112",
        "--on",
        "2017-11-27",
        "--as",
        "p01",
        "--json",
    )
    first, second = year(*words), year(*words)

    assert (first.code, first.json["repeated"]) == (0, False)
    assert (second.code, second.json["repeated"]) == (0, True)
    assert len(year("history", "--type", "year.adopted", "--json").json["entries"]) == 1


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("--body", "LF", "--on", "2017-11-27", "--as", "p17"), 3, "no-mandate"),
        (("--body", "LFF", "--on", "2017-11-27", "--as", "p01"), 2, "unknown-filter"),
        (("--body", "LF", "--on", "2018-11-27", "--as", "p01"), 3, "adopted-ahead"),
        (("--body", "RF", "--on", "2017-11-27", "--as", "p01"), 3, "adopter-not-in-office"),
        (("--body", "LSAU", "--on", "2017-11-27", "--as", "p01"), 3, "adopter-not-deciding"),
        (("--body", "LF", "--on", "i november", "--as", "p01"), 2, "date-invalid"),
    ],
)
def test_a_decision_that_cannot_have_been_taken(
    year: "Program", words: tuple[str, ...], code: int, error: str
) -> None:
    """Wrong person, unknown body, a day ahead, a body that did not exist or does not decide."""
    ran = year("adopt", "2018", "--paragraph", "112", "--json", *words)

    assert (ran.code, ran.json["error"]["code"]) == (code, error)


def test_half_a_decision_is_none(program: "Program") -> None:
    """All three of body, paragraph and day."""
    ran = _open(program, "2018", "--adopted-by", "LF")

    assert (ran.code, ran.json["error"]["code"]) == (2, "adoption-incomplete")
    assert not program.database.exists()


def test_a_year_that_is_not_open_is_not_adopted(year: "Program") -> None:
    """First open it."""
    ran = year(
        "adopt", "2031", "--body", "LF", "--paragraph", "1", "--on", "2017-11-27", "--as", "p01", "--json"
    )

    assert (ran.code, ran.json["error"]["code"]) == (2, "year-not-opened")
