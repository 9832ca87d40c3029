"""advance --attach: the text that is decided is known by the SHA-256 of its file, which is never kept."""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

DIRECTIVE = "planeringsdirektiv-2019"
HAND_IN = ("advance", DIRECTIVE, "hand_in", "--as", "p06", "--now", "2018-05-14T10:00")
TEXT = "Förslag till planeringsdirektiv 2019, lydelse B"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A paper with a name that tells what it holds."""
    path = tmp_path / "Direktiv åäö.pdf"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_text_stands_in_the_entry_as_a_hash(year: "Program", paper: Path) -> None:
    """The answer, the history and ``show`` all have it; in full for programs, its beginning for people."""
    ran = year(*HAND_IN, "--attach", str(paper), "--json")

    assert ran.code == 0, ran.err
    assert ran.json["entry"]["att"] == DIGEST
    assert year("history", "--document", DIRECTIVE, "--json").json["entries"][-1]["att"] == DIGEST
    (step, *_) = year("show", DIRECTIVE, "--json").json["document"]["steps"]
    assert step["taken"]["att"] == DIGEST
    for told in (year("history", "--document", DIRECTIVE).out, year("show", DIRECTIVE).out):
        assert f"text {DIGEST[:12]}" in told
        assert DIGEST[:13] not in told
    assert year("verify").code == 0


def test_neither_the_file_nor_its_name_is_kept(year: "Program", paper: Path) -> None:
    """What the file is called and what it holds reach neither the chain nor the database."""
    assert year(*HAND_IN, "--attach", str(paper)).code == 0

    with closing(sqlite3.connect(year.database)) as connection:
        dump = "\n".join(connection.iterdump())
    assert DIGEST in dump
    assert "lydelse" not in dump
    assert "Direktiv" not in dump


def test_a_step_without_text_has_no_such_field(year: "Program") -> None:
    """Entries of before look as they did."""
    assert "att" not in year(*HAND_IN, "--json").json["entry"]


def test_the_same_request_with_another_text_is_a_mistake(year: "Program", paper: Path) -> None:
    """A lost answer is asked for with the same text; another text is another decision."""
    words = (*HAND_IN, "--request", "r1", "--attach")
    assert year(*words, str(paper)).code == 0
    assert year(*words, str(paper), "--json").json["repeated"]
    paper.write_text("En annan lydelse", encoding="utf-8")

    ran = year(*words, str(paper), "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "request-reused")


def test_dry_run_tells_the_text_and_keeps_nothing(year: "Program", paper: Path) -> None:
    """What would be recorded is shown, hash and all."""
    ran = year(*HAND_IN, "--attach", str(paper), "--dry-run", "--json")

    assert ran.json["entry"]["att"] == DIGEST
    assert year("show", DIRECTIVE, "--json").json["document"]["version"] == 1


def test_a_file_that_cannot_be_the_text(year: "Program", tmp_path: Path) -> None:
    """Missing, empty, a folder, a pipe, too large: each has its own sentence, and no step is taken."""
    (tmp_path / "tom.pdf").touch()
    os.mkfifo(tmp_path / "ror")
    with (tmp_path / "stor.pdf").open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    wanted = {
        "saknas.pdf": "attachment-missing",
        "tom.pdf": "attachment-empty",
        ".": "attachment-special",
        "ror": "attachment-special",
        "stor.pdf": "attachment-too-large",
    }
    for name, code in wanted.items():
        ran = year(*HAND_IN, "--attach", str(tmp_path / name), "--json")
        assert (ran.code, ran.json["error"]["code"]) == (2, code)
    assert year("show", DIRECTIVE, "--json").json["document"]["version"] == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(year: "Program", paper: Path) -> None:
    """Said with the system's own word for why."""
    paper.chmod(0)

    ran = year(*HAND_IN, "--attach", str(paper), "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "attachment-unreadable")
