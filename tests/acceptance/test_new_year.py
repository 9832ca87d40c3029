"""year new: the next year's files, as copies to fill in; nothing written over, the old year untouched."""

import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

NEW = ("year", "new", "2019", "--from", "2018", "--json")


def test_the_kalendarium_comes_without_meetings(earlier: "Program") -> None:
    """Lead times are carried with their comments; no day is guessed."""
    ran = earlier(*NEW)

    text = (earlier.folder / "calendar/2019.toml").read_text(encoding="utf-8")
    data, old = tomllib.loads(text), tomllib.loads((earlier.folder / "calendar/2018.toml").read_text("utf-8"))
    assert ran.code == 0, ran.err
    assert (data["year"], data["meetings"], data["bindings"]) == (2019, [], [])
    assert data["lead_times"] == old["lead_times"]
    assert "# Assumed: seed 001 states no lead times." in text
    assert "# RF: Regionfullmäktige" in text


def test_workflows_that_ended_get_a_version_of_their_own(earlier: "Program") -> None:
    """A copy from the new year on, shown as a difference; the old file stays as it was."""
    old = (earlier.folder / "workflows/verksamhetsplan.toml").read_bytes()

    ran = earlier(*NEW)

    new = tomllib.loads((earlier.folder / "workflows/verksamhetsplan-2019.toml").read_text("utf-8"))
    (file,) = (f for f in ran.json["files"] if f["name"] == "workflows/verksamhetsplan-2019.toml")
    assert new["cycles"] == {"from": 2019}
    assert "+cycles      = { from = 2019 }" in file["diff"]
    assert file["source"] == "workflows/verksamhetsplan.toml"
    assert (earlier.folder / "workflows/verksamhetsplan.toml").read_bytes() == old


def test_a_workflow_that_holds_on_is_left_alone(earlier: "Program") -> None:
    """Only what has ended needs a new version."""
    earlier.change("workflows/budget.toml", "{ from = 2018, until = 2018 }", "{ from = 2018 }")

    names = earlier(*NEW).json["written"]

    assert "workflows/budget-2019.toml" not in names
    assert "workflows/verksamhetsplan-2019.toml" in names


def test_nothing_is_written_over(earlier: "Program") -> None:
    """What is there already is named and kept; the second time there is nothing to write."""
    (earlier.folder / "calendar/2019.toml").write_text("year = 2019\nmeetings = []\n", encoding="utf-8")

    first, second = earlier(*NEW), earlier(*NEW)

    assert "calendar/2019.toml" not in first.json["written"]
    assert (earlier.folder / "calendar/2019.toml").read_text("utf-8") == "year = 2019\nmeetings = []\n"
    assert (second.code, second.json["written"]) == (0, [])


def test_a_dry_run_writes_nothing(earlier: "Program") -> None:
    """The difference is shown all the same."""
    ran = earlier(*NEW, "--dry-run")

    assert ran.json["written"] == []
    assert ran.json["files"][0]["diff"]
    assert not (earlier.folder / "calendar/2019.toml").exists()


def test_check_says_once_that_the_calendar_is_missing(earlier: "Program") -> None:
    """The new year has no meetings yet: one finding, and no error that would stop another year."""
    earlier(*NEW)

    findings = earlier("check", "2019", "--json").json["findings"]

    assert [f["code"] for f in findings].count("no-calendar") == 1
    assert [f for f in findings if f["severity"] == "error"] == []


def test_the_old_year_is_untouched(year: "Program") -> None:
    """Its plan and its documents are what they were; what is new is taken into use by the next command."""
    before = year("plan", "2018", "--json").json["documents"]
    year("year", "new", "2020", "--from", "2019", "--json")

    changes = year("plan", "2018", "--json").json["changes"]
    year("tick", "--now", "2018-01-03T08:00")

    assert year("plan", "2018", "--json").json["documents"] == before
    assert changes["counts"]["steps"] == {"added": 0, "changed": 0, "removed": 0}
    assert year("verify").code == 0


@pytest.mark.parametrize(
    ("words", "error"),
    [(("2018", "--from", "2018"), "year-not-later"), (("2021", "--from", "2020"), "calendar-missing")],
)
def test_a_year_that_cannot_be_copied(program: "Program", words: tuple[str, ...], error: str) -> None:
    """The refusal says why, and nothing is written."""
    ran = program("year", "new", *words, "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, error)
