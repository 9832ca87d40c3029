"""calendar move, cancel, add: an error or a day gone by waits for somebody to say that it is right."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

FILE = "calendar/2018.toml"
AS = ("--as", "p01", "--json")
SATURDAY = ("calendar", "move", "NPF-2018-08", "2018-10-13", *AS)
MARCH = ("--now", "2018-03-26T08:00")
WHY = ("--reason", "Så blev det")


def _text(year: "Program") -> str:
    return (year.folder / FILE).read_text(encoding="utf-8")


def test_a_change_that_check_calls_an_error_is_refused(year: "Program") -> None:
    """A meeting on a Saturday: the preview says so, and --yes alone does not do it."""
    before = _text(year)

    shown = year(*SATURDAY)
    ran = year(*SATURDAY, "--yes")

    assert (shown.code, [o["code"] for o in shown.json["objections"]]) == (
        1,
        ["meeting-on-closed-day", "change-brings-errors"],
    )
    assert (ran.code, ran.json["error"]["code"]) == (3, "change-objected")
    assert [r["code"] for r in ran.json["error"]["reasons"]] == [
        "meeting-on-closed-day",
        "change-brings-errors",
    ]
    assert _text(year) == before


def test_an_error_is_carried_out_when_somebody_says_that_it_is_right(year: "Program") -> None:
    """A sentence of why is needed, and the history knows in spite of what it was done."""
    without = year(*SATURDAY, "--yes", "--anyway")
    ran = year(*SATURDAY, "--yes", "--anyway", "--reason", "Studiedag på en lördag")

    assert (without.code, without.json["error"]["code"]) == (2, "sure-without-reason")
    assert ran.code == 0, ran.err
    taken = next(e for e in year("history", "--json").json["entries"] if "change" in e)
    assert taken["change"]["despite"] == ["meeting-on-closed-day", "change-brings-errors"]
    assert taken["note"] == "Studiedag på en lördag"
    assert year("verify").code == 0


def test_an_error_about_the_term_is_refused_too(year: "Program") -> None:
    """The old council cannot meet when its term has ended, whatever day it is."""
    ran = year("calendar", "move", "LF-2018-03", "2018-10-22", *AS, "--yes")

    assert ran.code == 3
    assert "law-term" in [r["code"] for r in ran.json["error"]["reasons"]]


def test_errors_that_were_there_before_stop_nothing(year: "Program") -> None:
    """Only what the change brings is held against it."""
    year.change(FILE, 'date = 2018-10-10, body = "NPF"', 'date = 2018-10-13, body = "NPF"')

    ran = year("calendar", "move", "FHN-2018-01", "2018-02-20", *AS, "--yes")

    assert ran.code == 0, ran.err


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("move", "NPF-2018-08", "2018-01-16"), ["change-to-passed"]),
        (("move", "NPF-2018-01", "2018-04-10"), ["change-was-passed"]),
        (("cancel", "NPF-2018-01"), ["change-was-passed"]),
        (("add", "NPF", "2018-03-20"), ["change-to-passed"]),
        (("bind", "kvartalsrapport-2018-PAN", "decide", "PAN-2018-01"), ["change-to-passed"]),
    ],
)
def test_a_day_that_has_passed_is_a_correction(
    year: "Program", words: tuple[str, ...], codes: list[str]
) -> None:
    """The clock stands at 26 March: nothing is changed by mistake, but the truth can be put in."""
    before = _text(year)
    command = ("calendar", *words, *WHY, *MARCH, *AS, "--yes")

    refused = year(*command)

    assert (refused.code, [r["code"] for r in refused.json["error"]["reasons"]]) == (3, codes)
    assert "--correction" in refused.json["error"]["reasons"][0]["message"]
    assert _text(year) == before
    ran = year(*command, "--correction")
    assert ran.code == 0, ran.err
    assert _text(year) != before
    assert year("verify").code == 0


def test_what_a_correction_means_is_said(year: "Program") -> None:
    """Before it happens."""
    words = ("calendar", "cancel", "NPF-2018-01", *WHY, *MARCH, "--as", "p01", "--correction")

    said = year(*words).out.replace("\n", " ")

    assert "vad som i verkligheten hände" in said


def test_a_correction_needs_its_reason(year: "Program") -> None:
    """Somebody will ask."""
    ran = year("calendar", "cancel", "NPF-2018-01", *MARCH, *AS, "--correction", "--yes")

    assert (ran.code, ran.json["error"]["code"]) == (2, "sure-without-reason")


def test_a_correction_does_not_excuse_an_error(year: "Program") -> None:
    """Each is said for itself."""
    words = ("calendar", "move", "NPF-2018-01", "2018-01-20", *WHY, *MARCH, *AS, "--yes", "--correction")

    ran, both = year(*words), year(*words, "--anyway")

    assert [r["code"] for r in ran.json["error"]["reasons"]] == [
        "meeting-on-closed-day",
        "change-brings-errors",
    ]
    assert both.code == 0, both.err


def test_the_day_itself_has_not_passed(year: "Program") -> None:
    """A meeting is put off on its own morning."""
    ran = year("calendar", "move", "FHN-2018-02", "2018-03-20", *AS, "--yes", "--now", "2018-03-14T07:00")

    assert ran.code == 0, ran.err


def test_what_has_been_decided_there_is_not_corrected_away(year: "Program") -> None:
    """No word helps: the decision stands in the history, with its meeting."""
    document = "verksamhetsberattelse-2017-FHN"
    year("advance", document, "hand_in", "--as", "p11", "--now", "2018-01-30T10:00")
    decide = ("advance", document, "decide", "--meeting", "FHN-2018-01", "--paragraph", "7")
    year(*decide, "--outcome", "approve", "--registry", "1", "--as", "p20", "--now", "2018-02-14T16:00")

    for words in (("move", "FHN-2018-01", "2018-02-15"), ("cancel", "FHN-2018-01")):
        ran = year("calendar", *words, *WHY, *MARCH, *AS, "--correction", "--anyway", "--yes")
        assert (ran.code, ran.json["error"]["code"]) == (3, "meeting-has-decisions")


def test_a_change_that_touches_nothing_says_so(year: "Program") -> None:
    """Never an empty line instead of an answer."""
    said = year("calendar", "move", "LSAU-2018-10", "2018-05-15", "--as", "p01").out

    assert "Inget dokument, ingen dag och inget utskick ändras." in said


def test_a_finding_of_a_change_has_its_line(year: "Program") -> None:
    """The line in the file as it would be, also of a row that is not there yet."""
    moved = year(*SATURDAY)
    lines = _text(year).splitlines()
    added = year("calendar", "add", "NPF", "2018-07-04", "--yes", *AS)

    (of_move,) = moved.json["findings"]
    assert 'id = "NPF-2018-08"' in lines[of_move["line"] - 1]
    (of_add,) = [f for f in added.json["findings"] if f["code"] == "meeting-in-july"]
    assert "date = 2018-07-04" in _text(year).splitlines()[of_add["line"] - 1]
