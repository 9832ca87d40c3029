"""simulate and demo: the whole year 2018 through the ordinary use cases, and what is left to look at."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

pytestmark = pytest.mark.slow
UNDECIDED = {
    "verksamhetsplan-2019-FHN",
    *(f"{type_}-2019-{body}" for type_ in ("planbekraftelse", "handlingsplan") for body in ("KBN", "PN")),
    "investeringsplan-2019",
}
"""Without a meeting to the end; the last one because its source does not say who decides (T12)."""


def test_the_year_is_played_to_its_end(program: "Program", tmp_path: Path) -> None:
    """All but what never gets a meeting is decided, and who owns it now is said; the history holds."""
    ran = program("simulate", "2018", "--seed", "1", "--out", str(tmp_path / "played"), "--json")

    assert ran.code == 0, ran.err
    told = ran.json
    assert set(told["undecided"]) == UNDECIDED
    assert told["opened"] - told["decided"] == len(UNDECIDED)
    assert told["passed_on"] == {
        "verksamhetsplan-2019-FHN": {"from": "FHN", "to": "KBN"},
        "investeringsplan-2019": {"from": "LS", "to": "RS"},
    }
    assert told["verified"] is True
    assert len([*(tmp_path / "played" / "mail").glob("*.eml")]) == told["mails"]["sent"] > 0
    assert len((tmp_path / "played" / "history.jsonl").read_bytes().splitlines()) == told["rows"]


def test_the_same_seed_gives_the_same_year(program: "Program", tmp_path: Path) -> None:
    """Chance is drawn from the seed alone: the histories are equal, another seed's is not."""
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        assert program("simulate", "2018", "--seed", seed, "--out", str(tmp_path / name)).code == 0

    def steps(name: str) -> list[tuple[str, str, str]]:
        lines = (tmp_path / name / "history.jsonl").read_text(encoding="utf-8").splitlines()
        entries = [json.loads(line) for line in lines]
        return [(e["doc"], e["trigger"], e["at"]) for e in entries if e["type"] == "step.taken"]

    assert steps("a") == steps("b") != steps("c")


def test_the_ordinary_commands_work_on_a_played_year(program: "Program", tmp_path: Path) -> None:
    """What is left is an instance like any other, whose clock stands where the year ended."""
    out = tmp_path / "played"
    assert program("simulate", "2018", "--out", str(out)).code == 0
    played = type(program)(out)

    assert played("verify").code == 0
    assert played("history", "--late", "--json").json["entries"]
    late = played("status", "--late", "--json").json["documents"]
    assert {document["id"] for document in late} == UNDECIDED - {"investeringsplan-2019"}
    assert played("check", "2018").code == 1


def test_a_year_is_not_played_over_another(program: "Program") -> None:
    """A folder that holds something is refused."""
    assert program("simulate", "2018", "--out", str(program.folder)).code == 2


def test_the_demo_sends_every_mail_over_smtp(program: "Program", tmp_path: Path) -> None:
    """The demo plays the shipped year with its own receiving server, and says what to try next."""
    out = tmp_path / "demo"

    ran = program("demo", "--out", str(out))

    assert ran.code == 0, ran.err
    assert f"arshjul -C {out} status" in ran.out
    assert "Året 2018" in ran.out
    assert "verksamhetsplan-2019-FHN har bytt ägare" in ran.out
    assert [*(out / "mail").glob("*.eml")]
    assert (out / "arshjul.db").is_file()
