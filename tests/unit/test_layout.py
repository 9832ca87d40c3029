"""The rules of the layout (docs/decisions/0001). They are about the sources: in a checkout only."""

import re
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "engine"
CONTENT = ("calendar", "workflows", "notifications", "examples", "schema")
LOCKS = ("requirements.txt", "requirements-dev.txt")
CODE = sorted(ENGINE.rglob("*.py"))


def shown(paths: list[Path]) -> list[str]:
    """Paths as a reader of a failed test wants them."""
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("folder", CONTENT)
def test_content_holds_no_python(folder: str) -> None:
    """Content is data: a process owner's files are never code."""
    found = [path for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".pyi", ".pyc", ".so"}]

    assert shown(found) == []


def test_the_standard_calendar_is_not_shadowed() -> None:
    """In the repository root `import calendar` is the standard library's, in spite of our folder."""
    stdlib = Path(sysconfig.get_path("stdlib")).resolve()
    command = [sys.executable, "-c", "import calendar; print(calendar.__file__)"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()

    assert stdlib == Path(found).resolve().parent


def test_no_file_of_the_engine_is_long() -> None:
    """A file that passes 400 lines has more than one thing to say."""
    long = [path for path in CODE if len(path.read_text(encoding="utf-8").splitlines()) > 400]

    assert shown(long) == []


def test_modules_are_named_after_what_they_hold() -> None:
    """No module is a drawer for the rest, and none is called calendar."""
    drawers = {"utils", "util", "helpers", "common", "misc", "calendar"}

    assert shown([path for path in CODE if drawers & {path.stem, path.parent.name}]) == []


def test_every_package_says_what_it_is() -> None:
    """A folder of the engine that holds code is a package, so that every linter sees it."""
    folders = {path.parent for path in CODE} - {ENGINE}

    assert shown(sorted(folder for folder in folders if not (folder / "__init__.py").is_file())) == []


@pytest.mark.parametrize("name", ["Blekinge", "Halland", "Samverkansnämnden"])
def test_the_engine_knows_no_organisation(name: str) -> None:
    """Whose year it is stands in the content; the program is the same for everybody."""
    assert shown([path for path in CODE if name.lower() in path.read_text(encoding="utf-8").lower()]) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_name_no_address(lock: str) -> None:
    """A lock file says what is installed, never from where."""
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert re.findall(r"(?m)^.*(?:://|--(?:extra-)?index-url|--find-links|--trusted-host| @ ).*$", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_pin_every_package_by_hash(lock: str) -> None:
    """Each package has one exact version and at least one hash."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    loose = [line for line in pins if "==" not in line or "--hash=sha256:" not in line]

    assert pins
    assert loose == []


def test_the_two_lock_files_agree() -> None:
    """What users run is what the tests ran: the same versions, and the tests' own on top."""
    runtime, tests = (
        set(re.findall(r"(?m)^[\w.-]+==[\w.]+", (ROOT / lock).read_text(encoding="utf-8"))) for lock in LOCKS
    )

    assert runtime <= tests


def test_the_starter_is_complete() -> None:
    """The wheel carries every part of the instance that the repository root is."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    starter = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert {f"arshjul/_starter/{source}" for source in starter} == set(starter.values())
    assert [source for source in starter if not (ROOT / source).exists()] == []


def test_decision_notes_are_short() -> None:
    """A decision is told in thirty lines: context, choice, consequence."""
    notes = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert notes
    assert shown([note for note in notes if len(note.read_text(encoding="utf-8").splitlines()) > 30]) == []
