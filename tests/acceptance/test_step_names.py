"""Steps are called by their names in what an official reads; their ids stand where they are to be typed."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

_TYPED = re.compile(r"\([^()]*\)|arshjul [^\n]*|[^\n]*--[a-z][^\n]*")
"""What is there to be typed: an id in brackets, a command."""


def _ids(folder: Path) -> set[str]:
    """The ids of all steps, which are English words that mean nothing to those who read."""
    texts = (path.read_text(encoding="utf-8") for path in (folder / "workflows").glob("*.toml"))
    return {found for text in texts for found in re.findall(r'^trigger +=\s*"(\w+)"', text, re.MULTILINE)}


@pytest.mark.parametrize(
    "words",
    [
        ("check", "2018", "--all"),
        ("check", "2018", "--proof"),
        ("notices", "2018"),
        ("status",),
        ("history",),
        ("explain", "verksamhetsplan-2019-NPF"),
    ],
)
def test_no_step_goes_by_its_id(year: "Program", words: tuple[str, ...]) -> None:
    """What is late, due, done and wrong: lämna in förslaget, never hand_in."""
    ids = _ids(year.folder)
    taken = year("advance", "planeringsdirektiv-2019", "hand_in", "--as", "p06", "--now", "2018-04-20")
    assert {"hand_in", "decide", "prepare"} <= ids
    assert taken.code == 0, taken.err

    said = _TYPED.sub("", year(*words).out)

    assert sorted(word for word in ids if re.search(rf"(?<![\w.-]){word}(?![\w.-])", said)) == []


def test_why_a_date_is_what_it_is_names_the_steps(year: "Program") -> None:
    """The plan's table has the ids, for commands; its reasons have the names."""
    told = year("plan", "2018", "--why").out.splitlines()
    reasons = [line for line in told if re.match(r" +(- |  \S)", line)]

    assert any("före steget ”besluta om" in reason for reason in reasons)
    assert not any(re.search(r"steget [a-z_]+\b(?= hos| för| \()", reason) for reason in reasons)


def test_a_refusal_names_the_step_and_what_to_type(year: "Program") -> None:
    """The secretary who took the wrong step reads its name, and the ids of those that are possible."""
    ran = year("advance", "verksamhetsplan-2019-NPF", "decide", "--as", "p17", "--meeting", "NPF-2018-05")

    told = " ".join(ran.err.split())
    assert ran.code == 3
    assert "Steget ”besluta om verksamhetsplanen” (decide) kan inte tas" in told
    assert "Möjliga steg nu: lämna in förslaget (hand_in)" in told
