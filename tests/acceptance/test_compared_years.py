"""calendar diff of two years: body by body with those that follow on them, and what it does to documents."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Program


def _bodies(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {body["body"]: body for body in found["bodies"]}


def _days(body: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    return [(_day(m["before"]), _day(m["after"])) for m in body["meetings"]]


def _day(meeting: dict[str, str] | None) -> str | None:
    return meeting["date"] if meeting else None


@pytest.fixture(scope="module")
def years(made: "Path", program_class: type["Program"]) -> dict[str, Any]:
    """2018 beside 2019, which is the same for every test."""
    return program_class(made)("calendar", "diff", "2018", "2019", "--json").json


def test_meetings_are_paired_with_their_like(years: dict[str, Any]) -> None:
    """The same time of the year, by the body that has taken over; what has no like stands alone."""
    council = _bodies(years)["RF"]

    assert (council["before"], council["after"], council["held"]) == (["LF", "RF"], ["RF"], [6, 8])
    days = _days(council)
    assert ("2018-02-12", "2019-02-27") in days
    assert ("2018-11-26", "2019-12-04") in days
    assert [after for before, after in days if before is None] == ["2019-05-08", "2019-09-04"]


def test_what_differs_is_told_and_nothing_else(years: dict[str, Any]) -> None:
    """A meeting in the same month is as before; another month is a move; cancelled ones do not count."""
    ids = {(m["difference"], (m["after"] or m["before"])["id"]) for m in years["meetings"]}
    every = {id_ for _, id_ in ids}

    assert ("moved", "RF-2019-08") in ids
    assert "RF-2019-01" not in every
    assert "NPF-2018-05" not in every


def test_new_bodies_and_those_that_are_gone(years: dict[str, Any]) -> None:
    """Each with how often it meets; several that became one have no meeting that follows on another."""
    bodies = _bodies(years)

    assert bodies["TVN"]["held"] == [0, 7]
    assert (bodies["PN"]["before"], bodies["PN"]["held"]) == (["PAN"], [6, 0])
    assert (bodies["HSN"]["merged"], bodies["HSN"]["held"]) == (True, [25, 13])


def test_documents_that_gain_or_lose_their_meeting(years: dict[str, Any]) -> None:
    """The patients' committee has no meetings in 2019: its steps lose theirs. Mails are only counted."""
    lost = {(s["document"], s["step"]) for s in years["steps"] if s["after"]["meeting"] is None}

    assert ("verksamhetsplan-2020-PN", "decide") in lost
    assert all(s["before"]["meeting"] != s["after"]["meeting"] for s in years["steps"])
    types = {row["type"]: (row["before"], row["after"]) for row in years["documents"]}
    assert types["kvartalsrapport"] == (5, 0)
    assert "verksamhetsplan" not in types
    assert years["notices"] == []
    assert min(years["notice_counts"].values()) > 100


def test_the_answer_can_be_read(program: "Program") -> None:
    """A line a meeting, and never one a mail."""
    out = program("calendar", "diff", "2018", "2019").out

    assert "12 februari 2018  →  27 februari 2019" in out
    assert "LF, RF → RF" in out
    assert len(out.splitlines()) < 150
    assert "Handläggare" not in out


def test_backwards_it_is_the_same(program: "Program", years: dict[str, Any]) -> None:
    """The earlier year may stand on either side: the bodies follow on each other as they did."""
    other = _bodies(program("calendar", "diff", "2019", "2018", "--json").json)

    assert other["RF"]["held"] == [8, 6]
    turned = {(after, before) for before, after in _days(_bodies(years)["RF"])}
    assert set(_days(other["RF"])) == turned


def test_two_versions_of_a_year_stay_as_they_were(program: "Program") -> None:
    """By id and day, with every mail."""
    path = program.folder / "annan.toml"
    text = (program.folder / "calendar/2018.toml").read_text(encoding="utf-8")
    path.write_text(text.replace('2018-11-26, body = "RF"', '2018-11-20, body = "RF"'), encoding="utf-8")

    found = program("calendar", "diff", "2018", str(path), "--json").json

    assert "bodies" not in found
    assert [m["difference"] for m in found["meetings"]] == ["moved"]
    assert found["notices"]
