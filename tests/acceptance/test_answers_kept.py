"""check remembers what it said: the same answer at once when nothing has changed, never an old one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from arshjul.adapters.answers import Answers, key_of

if TYPE_CHECKING:
    from tests.conftest import Program


def _kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache/arshjul/answers").glob("*"))


def test_the_same_question_has_the_same_answer_and_exit_code(program: "Program", tmp_path: Path) -> None:
    """Words, object and exit code are as the first time, and one answer is kept for each question."""
    first, again = program("check", "2018"), program("check", "2018")
    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)
    assert len(_kept(tmp_path)) == 1

    assert program("check", "2018", "--json").json == program("check", "2018", "--json").json
    assert program("--lang", "en", "check", "2018").out != first.out
    assert len(_kept(tmp_path)) == 3


def test_a_kept_answer_is_what_is_given(program: "Program", tmp_path: Path) -> None:
    """The second time nothing is worked out: the test writes another answer into the cache and sees it."""
    program("check", "2018")
    (kept,) = _kept(tmp_path)
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text.replace("0 fel, ", "77 fel, "), encoding="utf-8")

    assert "77 fel" in program("check", "2018").out
    assert "77 fel" not in program("check", "2018", "--fresh").out


def _append(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        _append("config.toml"),
        _append("workflows/budget.toml"),
        _append("calendar/2018.toml"),
        _append("calendar/statutes.toml"),
        _append("notifications/words.sv.j2"),
        lambda folder: (folder / "workflows/regelbok-halsoval.toml").unlink(),
        lambda folder: (folder / "workflows/ny.toml").write_text("", encoding="utf-8"),
        lambda folder: (folder / "calendar/2019.toml").rename(folder / "calendar/2020.toml"),
    ],
)
def test_any_change_of_the_files_is_another_question(
    made: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    """A byte, a new file, a removed one, another name: the key is another."""
    import shutil

    folder = tmp_path / "instance"
    shutil.copytree(made, folder)
    before = key_of(folder, ("check", 2018))
    assert key_of(folder, ("check", 2018)) == before
    change(folder)

    assert key_of(folder, ("check", 2018)) not in (None, before)


def test_flags_and_language_are_part_of_the_question(made: Path) -> None:
    """Another year, another flag, another language."""
    keys = {
        key_of(made, question)
        for question in (("check", 2018), ("check", 2019), ("check", None), ("plan", 2018))
    }
    assert len(keys) == 4


def test_a_change_shows_at_once(program: "Program") -> None:
    """From the command line: a fault put in is told, and gone when it is taken out."""
    clean = program("check", "2018")
    program.change("workflows/budget.toml", 'initial     = "drafting"', 'initial     = "draftin"')
    assert "draftin" in program("check", "2018").out + program("check", "2018").err
    program.change("workflows/budget.toml", 'initial     = "draftin"', 'initial     = "drafting"')
    assert program("check", "2018").out == clean.out


def test_with_another_clock_or_when_asked_nothing_is_kept(
    program: "Program", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--fresh and ARSHJUL_FRESH neither use nor leave an answer."""
    program("check", "2018", "--fresh")
    monkeypatch.setenv("ARSHJUL_FRESH", "1")
    program("check", "2018")
    assert _kept(tmp_path) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"key": "another", "code": 0, "told": []}'])
def test_a_broken_answer_is_worked_out_again(program: "Program", tmp_path: Path, text: str) -> None:
    """Half a file, another shape, another key: as if there were none."""
    first = program("check", "2018")
    (kept,) = _kept(tmp_path)
    kept.write_text(text, encoding="utf-8")

    assert program("check", "2018").out == first.out


def test_a_folder_that_cannot_be_written_is_no_obstacle(
    program: "Program", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file where the cache should be: the answer is worked out every time."""
    (tmp_path / "nowhere").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "nowhere"))

    assert program("check", "2018").code == program("check", "2018").code == 1


def test_answers_are_private_and_few(tmp_path: Path) -> None:
    """Findings name people: nobody else may read them; the oldest go when there are too many."""
    answers = Answers({"XDG_CACHE_HOME": str(tmp_path)})
    for number in range(50):
        answers.keep(f"{number:064x}", {"code": 0, "told": []})
    kept = sorted((tmp_path / "arshjul/answers").iterdir())

    assert len(kept) == 40
    assert kept[0].stat().st_mode & 0o077 == 0
    assert answers.find(f"{49:064x}") == {"code": 0, "told": [], "key": f"{49:064x}"}
