"""A step is tabled: what comes after it gets other days, and everybody is told the same ones."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program, Ran

DIRECTIVE = "planeringsdirektiv-2019"
AT = ("--meeting", "LS-2018-06", "--paragraph", "41", "--registry", "2018/0457", "--as", "p14")
TABLE = ("advance", DIRECTIVE, "prepare", *AT, "--outcome", "table", "--now", "2018-05-29T10:00")
TOMORROW = ("--now", "2018-05-30T08:00")


@pytest.fixture(name="handed_in")
def _handed_in(year: "Program") -> "Program":
    """The directive lies before the board on 28 May; the council's turn is on 11 June."""
    assert year("advance", DIRECTIVE, "hand_in", "--as", "p06", "--now", "2018-05-14T10:00").code == 0
    return year


def _said(ran: "Ran") -> str:
    assert ran.code == 0, ran.out + ran.err
    return " ".join(ran.out.split())


def _step(year: "Program", trigger: str) -> dict[str, Any]:
    document = year("show", DIRECTIVE, "--json", *TOMORROW).json["document"]
    (step,) = (step for step in document["steps"] if step["trigger"] == trigger)
    return dict(step)


def _drawn(year: "Program") -> list[str]:
    """The council's day in the swimlane, which is made of the same picture as the wheel."""
    steps = year("swimlane", "2018", "--json", *TOMORROW).json["steps"]
    return [s["day"] for s in steps if (s["document"], s["trigger"]) == (DIRECTIVE, "decide")]


def test_the_secretary_is_told_what_follows(handed_in: "Program") -> None:
    """Which steps move where, whose month is lost, who waits in vain elsewhere, and whose mails change."""
    tried = _said(handed_in(*TABLE, "--dry-run"))
    said = _said(handed_in(*TABLE))

    for text in (tried, said):
        assert "Steget ”bereda planeringsdirektivet” flyttas från 28 maj 2018 till 24 september 2018" in text
        assert "flyttas från 11 juni 2018 till 8 oktober 2018, LF-2018-04." in text
        assert "Det kunde inte tas i juni 2018." in text
        assert (
            "Det här väntar på ”besluta om planeringsdirektivet” i planeringsdirektiv-2019, som kommer"
            in text
        )
        assert "namndens-direktiv-2019-PAN (14 juni)" in text
        assert "Mejlen om de här stegen blir andra för" in text


def test_everybody_tells_the_same_days(handed_in: "Program") -> None:
    """show, explain, status, the wheel, the history and its proof."""
    handed_in(*TABLE)

    step = _step(handed_in, "decide")
    assert (step["due"], step["meeting"], step["missed"], step["round"]) == (
        "2018-10-08",
        "LF-2018-04",
        True,
        1,
    )
    shown = _said(handed_in("show", DIRECTIVE, *TOMORROW))
    assert "kunde inte tas i juni 2018; nästa sammanträde är 8 oktober 2018" in shown
    explained = _said(handed_in("explain", DIRECTIVE, "decide"))
    assert "Landstingsfullmäktige tar steget 8 oktober 2018, vid LF-2018-04." in explained
    assert "Steget ”bereda planeringsdirektivet” är flyttat till 24 september 2018" in explained
    assert _drawn(handed_in) == ["2018-10-08"]
    status = handed_in("status", "--json", *TOMORROW).json["documents"]
    (mine,) = (d for d in status if d["id"] == DIRECTIVE)
    assert (mine["next"]["due"], mine["next"]["missed"]) == ("2018-09-24", True)
    history = _said(handed_in("history", "--document", DIRECTIVE))
    assert "Steget ”besluta om planeringsdirektivet” flyttas från 11 juni 2018" in history
    assert handed_in("verify", "--json").json["problems"] == []


def test_the_old_notices_are_superseded_and_each_step_has_its_own_again(handed_in: "Program") -> None:
    """Those of the old day lie in the ledger and never go; the new ones count from the new day."""
    before = {rung["send_on"] for rung in _step(handed_in, "decide")["rungs"]}
    handed_in(*TABLE)
    rungs = _step(handed_in, "decide")["rungs"]

    assert min(before) == "2018-06-12"
    assert min(rung["send_on"] for rung in rungs) == "2018-10-09"
    assert {n["status"] for rung in rungs for n in rung["notices"]} == {"planned"}


def test_taken_up_at_an_extra_meeting_the_council_gets_its_own_day_back(handed_in: "Program") -> None:
    """The board meets again on 4 June: the council decides on the 11th, as planned, in a round of its own."""
    handed_in(*TABLE)
    add = ("calendar", "add", "LS", "2018-06-04", "--as", "p01", "--yes", "--now", "2018-05-30T10:00")
    assert handed_in(*add).code == 0
    step = _step(handed_in, "decide")
    assert (step["due"], step["missed"], step["round"]) == ("2018-06-11", False, 2)
    assert handed_in("verify", "--json").json["problems"] == []


def test_handed_in_after_the_meeting_nobody_is_flooded(handed_in: "Program") -> None:
    """The papers come the day after the meeting: it is the next one that the secretary is asked about."""
    document = "verksamhetsberattelse-2017-NBLS"
    steps = handed_in("show", document, "--json").json["document"]["steps"]
    before = next(step["due"] for step in steps if step["trigger"] == "decide")
    late = f"{before[:8]}{int(before[8:]) + 1:02}T10:00"
    people = handed_in("show", document, "--json").json["document"]["moves"][0]["by"]

    said = _said(handed_in("advance", document, "hand_in", "--as", people[0], "--now", late))

    assert "decide" in said
    assert "flyttas från" in said
