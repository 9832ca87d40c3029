"""What the tests share: an instance as ``init`` writes it, and the program, in this process or its own."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from arshjul.cli.app import main
from arshjul.service.ports import Clock
from arshjul.values import dataclass

# The same examples every time, so that what lands does not depend on luck; `make soak` looks for new ones.
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("ci")

OWNER = "p01"
"""The shipped instance's process owner."""
OPENING = "2018-01-02T08:00"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on standard output."""
        answer = json.loads(self.out)
        assert isinstance(answer, dict)
        return answer

    @property
    def reasons(self) -> list[str]:
        """The codes of a refusal's reasons, from ``--json``."""
        return [reason["code"] for reason in self.json["reasons"]]


class Program:
    """The command line on one instance, with nothing of the machine's own environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def database(self) -> Path:
        """The instance's database."""
        return self.folder / "arshjul.db"

    def __call__(self, *words: str, clock: Clock | None = None) -> Ran:
        """Run a command in this process."""
        out, err = _stream(), _stream()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(["-C", str(self.folder), *words], clock=clock)
        return Ran(code, _text(out), _text(err))

    def started(self, *words: str, **variables: str) -> "subprocess.Popen[str]":
        """Start a command in a process of its own."""
        command = [sys.executable, "-m", "arshjul", "-C", str(self.folder), *words]
        pipe = subprocess.PIPE
        environment = {**os.environ, **variables}
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment)

    def change(self, name: str, old: str, new: str) -> None:
        """Change one place of a content file; it must be there exactly once."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test depends on the reader's language, clock or habits."""
    for name in ("ARSHJUL_NOW", "ARSHJUL_DEBUG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance that ``init`` has written; not to be changed."""
    folder = tmp_path_factory.mktemp("made") / "instance"
    code = main(["init", str(folder), "--json"])
    assert code == 0
    return folder


@pytest.fixture(scope="session")
def made_and_opened(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the year opened in a simulated database; not to be changed."""
    folder = tmp_path_factory.mktemp("opened") / "instance"
    shutil.copytree(made, folder)
    ran = Program(folder)("open", "2018", "--simulated", "--now", OPENING, "--as", OWNER)
    assert ran.code == 0, ran.err
    return folder


@pytest.fixture
def program(made: Path, tmp_path: Path) -> Program:
    """The program on an instance of its own, where nothing has been opened."""
    return Program(_copied(made, tmp_path))


@pytest.fixture
def year(made_and_opened: Path, tmp_path: Path) -> Program:
    """The program on an instance whose year has just been opened, simulated, on 2 January."""
    return Program(_copied(made_and_opened, tmp_path))


@pytest.fixture(scope="session")
def program_class() -> type[Program]:
    """For fixtures that make programs of their own."""
    return Program


@pytest.fixture(scope="session")
def made_before(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The instance as it was before anybody knew of the reorganisation and of 2019; not to be changed."""
    folder = Path(shutil.copytree(made, tmp_path_factory.mktemp("before") / "instance"))
    forget_the_reorganisation(folder)
    return folder


@pytest.fixture
def earlier(made_before: Path, tmp_path: Path) -> Program:
    """The program on an instance of its own, with the year 2018 alone and bodies that have no successors."""
    return Program(_copied(made_before, tmp_path))


def forget_the_reorganisation(folder: Path) -> None:
    """Take away all that is of 2019: kalendarium, workflows, bodies, roles, and who takes over from whom."""
    (folder / "calendar/2019.toml").unlink()
    for path in (folder / "workflows").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        if "{ from = 2019" in text or 'in_office = "year"' in text:
            path.unlink()
    head, *blocks = re.split(
        r"^(?=\[)", (folder / "config.toml").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    new = {row["id"] for row in map(_row, blocks) if row.get("from") == date(2019, 1, 1) and "id" in row}
    kept = [block for block in blocks if not _of_2019(_row(block), new)]
    lines = [
        line
        for line in "".join([head, *kept]).splitlines(keepends=True)
        if not line.startswith(("nya_namnder", "efter_namnder"))
        and not (line.startswith("successor") and line.split('"')[1] in new)
    ]
    (folder / "config.toml").write_text("".join(lines), encoding="utf-8")


def _row(block: str) -> dict[str, Any]:
    """The row that a block of config.toml writes."""
    (table,) = tomllib.loads(block).values()
    row: dict[str, Any] = table[0] if isinstance(table, list) else table
    return row


def _of_2019(row: dict[str, Any], new: set[str]) -> bool:
    return (
        row.get("id") in new or row.get("body") in new or (row.get("successor") in new and "kinds" not in row)
    )


def _copied(folder: Path, to: Path) -> Path:
    return Path(shutil.copytree(folder, to / "instance"))
