"""The commands that README.md shows are run, word by word, in an instance as ``init`` writes it."""

import re
import shlex
from pathlib import Path

import pytest
from tests.conftest import Program

README = Path(__file__).parents[2] / "README.md"


def _tour(heading: str) -> list[tuple[str, list[str]]]:
    """Each command under a heading, and the lines that are shown under it."""
    text = README.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line.strip() and line.strip() != "…":
                found[-1][1].append(line)
    return found


@pytest.mark.checkout
def test_the_process_owners_december(tmp_path: Path) -> None:
    """Every command works, and says what the page says that it does."""
    (first, _), *rest = _tour("The process owner's December")
    assert first == "arshjul init december && cd december"
    assert Program(tmp_path)("init", str(tmp_path / "december")).code == 0
    program = Program(tmp_path / "december")
    for command, shown in rest:
        words = [
            str(program.folder / word) if re.fullmatch(r"[\w-]+\.(?:xlsx|json|html|ics|svg)", word) else word
            for word in shlex.split(command)[1:]
        ]
        ran = program(*words)
        assert ran.code == 0, command + ran.err
        said = ran.out.replace(f"{program.folder}/", "")
        assert [line for line in shown if line not in said] == [], command
