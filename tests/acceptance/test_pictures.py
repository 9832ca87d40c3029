"""wheel, swimlane, ics, and the pictures of diagram and show: what a process owner hangs on the wall."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from arshjul.adapters import browser

if TYPE_CHECKING:
    from tests.conftest import Program

HAND_IN = ("verksamhetsberattelse-2017-FHN", "hand_in")
needs_browser = pytest.mark.skipif(browser.find() is None, reason="Chromium is not installed")


def step(program: "Program", document: str, trigger: str, *words: str) -> dict[str, Any]:
    """One step as the swimlane tells it to programs."""
    steps = program("swimlane", "2018", "--json", *words).json["steps"]
    return next(s for s in steps if (s["document"], s["trigger"]) == (document, trigger))


@pytest.mark.parametrize("name", ["wheel.svg", "wheel.html"])
def test_the_wheel_of_a_plan_needs_nothing_but_the_program(program: "Program", name: str) -> None:
    """Before the year is opened the wheel shows the plan, and makes no database."""
    target = program.folder / name
    ran = program("wheel", "2018", "--out", str(target))
    assert (ran.code, ran.out.strip()) == (0, str(target))
    assert "kommande" in target.read_text(encoding="utf-8")
    assert not program.database.exists()


@pytest.mark.parametrize(("year", "name"), [("2018", "Landstinget"), ("2019", "Region")])
def test_the_wheel_has_the_organisations_name_of_its_year(program: "Program", year: str, name: str) -> None:
    """The county of 2018 became Region Blekinge on 1 January 2019."""
    target = program.folder / "wheel.html"
    assert program("wheel", year, "--out", str(target)).code == 0
    text = target.read_text(encoding="utf-8")
    assert f"{name} Blekinge</title>" in text


@needs_browser
@pytest.mark.parametrize(("name", "begins"), [("wheel.pdf", b"%PDF-"), ("wheel.png", b"\x89PNG")])
def test_the_wheel_on_paper_and_as_a_picture(program: "Program", name: str, begins: bytes) -> None:
    """PDF for the printer and PNG for a presentation, by way of Chromium."""
    target = program.folder / name
    assert program("wheel", "2018", "--out", str(target)).code == 0
    assert target.read_bytes().startswith(begins)


def test_a_format_that_is_not_there_is_named(program: "Program") -> None:
    """The sentence says which ones there are, and nothing is written."""
    ran = program("wheel", "2018", "--out", str(program.folder / "wheel.bmp"))
    assert ran.code == 2
    assert ".svg, .html, .pdf eller .png" in ran.err
    assert not (program.folder / "wheel.bmp").exists()


def test_a_folder_that_is_not_there_is_one_sentence(program: "Program") -> None:
    """A path that cannot be written is no bug of the program's."""
    ran = program("wheel", "2018", "--out", str(program.folder / "nowhere" / "wheel.svg"))
    assert ran.code == 4
    assert "nowhere" in ran.err


def test_the_states_are_the_real_ones(year: "Program") -> None:
    """What is taken is done on its day; what is due and not taken is late; what is next is under way."""
    assert step(year, *HAND_IN, "--now", "2018-01-15T08:00")["state"] == "ongoing"
    done = year("advance", *HAND_IN, "--as", "p11", "--now", "2018-01-30T10:00")
    assert done.code == 0, done.err
    assert step(year, *HAND_IN) | {"state": "done", "day": "2018-01-30"} == step(year, *HAND_IN)
    assert step(year, HAND_IN[0], "decide")["state"] == "ongoing"
    assert step(year, HAND_IN[0], "decide", "--now", "2018-02-20T08:00")["state"] == "late"
    assert step(year, "budget-2019", "decide")["state"] == "upcoming"


def test_what_was_taken_later_has_the_meeting_it_was_taken_at(year: "Program") -> None:
    """A step without a meeting in its month, decided at the next one, is no longer without a meeting."""
    document = "verksamhetsberattelse-2017-NPH"
    assert step(year, document, "decide")["unbound"]
    assert year("advance", document, "hand_in", "--as", "p09", "--now", "2018-02-14T10:00").code == 0
    words = (
        "--meeting",
        "NPH-2018-02",
        "--paragraph",
        "12",
        "--registry",
        "2018/00100",
        "--outcome",
        "approve",
    )
    ran = year("advance", document, "decide", *words, "--as", "p18", "--now", "2018-03-01T16:00")
    assert ran.code == 0, ran.err
    found = step(year, document, "decide")
    assert (found["meeting"], found["day"]) == ("NPH-2018-02", "2018-03-01")
    assert not found["unbound"]


def test_a_picture_of_an_exercise_says_so(year: "Program") -> None:
    """Nobody hangs a simulated year on the wall by mistake."""
    target = year.folder / "wheel.html"
    assert year("wheel", "2018", "--out", str(target)).code == 0
    assert "simulerad" in target.read_text(encoding="utf-8")


def test_the_swimlane_in_the_terminal_and_as_a_page(program: "Program") -> None:
    """The same bodies and codes in both."""
    target = program.folder / "lanes.html"
    shown = program("swimlane", "2018")
    assert shown.code == 0
    assert "LSAU" in shown.out
    assert program("swimlane", "2018", "--html", str(target)).code == 0
    assert '<html lang="sv">' in target.read_text(encoding="utf-8")


def test_a_calendar_to_subscribe_to(program: "Program", tmp_path: Path) -> None:
    """On standard output, byte for byte as in the file."""
    target = tmp_path / "p07.ics"
    assert program("ics", "--person", "p07", "--out", str(target)).code == 0
    shown = program("ics", "--person", "p07")
    assert shown.code == 0
    assert shown.out.startswith("BEGIN:VCALENDAR")
    assert shown.out.count("BEGIN:VEVENT") == target.read_bytes().count(b"BEGIN:VEVENT") > 0


def test_a_calendar_of_nobody_asks_whose(program: "Program") -> None:
    """Without a person, a role or a body there is nothing to give."""
    ran = program("ics")
    assert ran.code == 2
    assert "--person" in ran.err


def test_a_diagram_as_a_picture(program: "Program") -> None:
    """The definition's states in Swedish, as SVG."""
    target = program.folder / "plan.svg"
    ran = program("diagram", "verksamhetsplan", "--svg", str(target))
    assert ran.code == 0, ran.err
    assert "Förslag" in target.read_text(encoding="utf-8")


def test_a_documents_ladder_as_a_page(year: "Program") -> None:
    """Every step with its day, its state and its reasons."""
    target = year.folder / "ladder.html"
    ran = year("show", "budget-2019", "--html", str(target))
    assert ran.code == 0, ran.err
    page = target.read_text(encoding="utf-8")
    assert "26 november 2018" in page
    assert page.count("<h3>") == 5  # three steps and two gates


def test_pictures_speak_english(program: "Program") -> None:
    """``--lang en`` reaches the pictures too."""
    target = program.folder / "wheel.html"
    assert program("--lang", "en", "wheel", "2018", "--out", str(target)).code == 0
    assert "to come" in target.read_text(encoding="utf-8")
