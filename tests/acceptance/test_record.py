"""history, verify, doctor: what an auditor asks, and what happens when somebody has tampered."""

import hashlib
import json
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

DIRECTIVE = "planeringsdirektiv-2019"
HAND_IN = ("advance", DIRECTIVE, "hand_in", "--as", "p06", "--now", "2018-05-14T10:00")


def forced(year: "Program", *statements: str) -> None:
    """What somebody with the file and a sqlite3 shell can do once the triggers are out of the way."""
    with closing(sqlite3.connect(year.database)) as shell:
        for (trigger,) in shell.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            shell.execute(f"drop trigger {trigger}")
        for statement in statements:
            assert shell.execute(statement).rowcount == 1
        shell.commit()


def test_history_is_in_order_and_says_who(year: "Program") -> None:
    """The opening, then each document, then what people do; every entry names its actor and its content."""
    assert year(*HAND_IN, "--reason", "Enligt uppdrag").code == 0

    ran = year("history", "--json")

    entries, documents = ran.json["entries"], year("status", "--json").json["documents"]
    assert ran.code == 0
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry["type"] for entry in entries[1:-1]] == ["document.opened"] * len(documents)
    assert entries[0]["type"] == "year.opened"
    assert (entries[-1]["type"], entries[-1]["actor"]) == ("step.taken", "p06")
    assert all(entry["org"] and entry["days"] and entry["cal"] for entry in entries)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--document", DIRECTIVE), 2),
        (("--body", "LD-STAB"), 2),
        (("--actor", "p06"), 1),
        (("--type", "planeringsdirektiv"), 2),
        (("--type", "step.taken"), 1),
        (("--year", "2017"), 0),
        (("--from", "2018-05-14"), 1),
        (("--from", "2018-01-03", "--to", "2018-05-13"), 0),
        (("--trigger", "hand_in"), 1),
        (("--late",), 0),
        (("--document", DIRECTIVE, "--actor", "p01"), 1),
    ],
)
def test_history_filters(year: "Program", words: tuple[str, ...], count: int) -> None:
    """Each filter leaves what it says; several must all hold."""
    assert year(*HAND_IN).code == 0

    assert len(year("history", *words, "--json").json["entries"]) == count


def test_history_filters_by_day(year: "Program") -> None:
    """All of the year, and all before the day of the one step that was taken."""
    assert year(*HAND_IN).code == 0
    every = len(year("history", "--json").json["entries"])

    assert len(year("history", "--year", "2018", "--json").json["entries"]) == every
    assert len(year("history", "--to", "2018-05-13", "--json").json["entries"]) == every - 1


@pytest.mark.parametrize(
    "words",
    [("--document", "budget"), ("--body", "XX"), ("--type", "x"), ("--trigger", "x"), ("--from", "maj")],
)
def test_a_filter_that_can_fit_nothing(year: "Program", words: tuple[str, ...]) -> None:
    """A word that fits nothing at all is a slip of the pen, not an empty history."""
    assert year("history", *words).code == 2


def test_jsonl_is_the_authentic_form(year: "Program") -> None:
    """Each line is the entry's own bytes: its hash chain can be computed without this program."""
    out = year("history", "--jsonl").out

    prev = b"\x00" * 32
    for line in out.encode().splitlines():
        leaf = hashlib.sha256(b"\x00" + line).digest()
        prev = hashlib.sha256(b"arshjul-chain-v1\x00" + prev + leaf).digest()
    assert len(out.splitlines()) == len(year("history", "--json").json["entries"])
    assert prev.hex() in year("verify").out


def test_jsonl_of_a_question(year: "Program") -> None:
    """With a filter the same bytes come out, of the entries that fit."""
    every = year("history", "--jsonl").out.splitlines()

    found = year("history", "--jsonl", "--document", DIRECTIVE).out.splitlines()

    assert found == [line for line in every if json.loads(line).get("doc") == DIRECTIVE]


def test_verify_of_a_whole_history(year: "Program") -> None:
    """A history that nobody has touched is consistent."""
    ran = year("verify", "--json")

    assert ran.code == 0
    assert (ran.json["result"], ran.json["rows"]) == ("consistent", ran.json["documents"] + 1)


@pytest.mark.parametrize(
    "statement",
    [
        "update document set state = 'decided' where id = 'budget-2019'",
        "delete from history where seq = (select max(seq) from history)",
        "delete from history where seq = 5",
        "update history set entry = replace(entry, '\"p01\"', '\"p02\"') where seq = 7",
    ],
)
def test_verify_finds_what_has_been_altered(year: "Program", statement: str) -> None:
    """A changed state, a removed row, a cut end, another actor: exit 1 and what is wrong."""
    forced(year, statement)

    ran = year("verify", "--json")

    assert ran.code == 1
    assert ran.json["result"] == "altered"
    assert ran.json["problems"]


def test_the_history_cannot_be_changed_by_a_slip(year: "Program") -> None:
    """Without removing the triggers first, nobody changes or removes a row."""
    with closing(sqlite3.connect(year.database)) as shell:
        for statement in ("delete from history", "update history set seq = seq + 100"):
            with pytest.raises(sqlite3.Error):
                shell.execute(statement)


@pytest.mark.parametrize("command", ["verify", "status", "history", "tick"])
def test_a_database_that_is_none(year: "Program", command: str) -> None:
    """A file of rubbish gives one sentence and exit code 4, never a traceback."""
    year.database.write_bytes(b"this is not a database" * 500)

    ran = year(command, "--json")

    assert ran.code == 4
    assert ran.json["error"]["code"] == "database-unreadable"
    assert "Traceback" not in ran.err


def test_doctor_of_a_sound_instance(year: "Program") -> None:
    """Doctor looks at content, mail, database and the last round."""
    ran = year("doctor", "--json")

    assert ran.code == 0
    assert {symptom["code"] for symptom in ran.json["symptoms"]} >= {"doctor-content", "doctor-database"}


def test_doctor_of_a_sick_one(year: "Program") -> None:
    """Doctor never falls over: a broken database and broken content are symptoms."""
    year.database.write_bytes(b"rubbish" * 500)
    year.change("workflows/budget.toml", 'initial     = "drafting"', 'initial     = "draftin"')

    ran = year("doctor", "--json")

    assert ran.code == 1
    assert sum(symptom["health"] == "bad" for symptom in ran.json["symptoms"]) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(program: "Program") -> None:
    """A database that cannot be created is an error of the machine's, exit 4."""
    program.folder.chmod(0o500)
    try:
        ran = program("open", "2018", "--simulated", "--now", "2018-01-02", "--as", "p01", "--json")
    finally:
        program.folder.chmod(0o700)

    assert (ran.code, ran.json["error"]["code"]) == (4, "database-unwritable")
