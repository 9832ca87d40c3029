"""SEQUENCE of RFC 5545: a calendar that subscribes sees that a meeting has been changed, every time."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

MEETING = "FHN-2018-05"
AS = ("--as", "p01", "--yes", "--json")


def _sequence(program: "Program", meeting: str = MEETING, *feed: str) -> int:
    """What the exported calendar says, or a feed."""
    out = program.folder / "ut.ics"
    words = feed or ("calendar", "export", "2018")
    assert program(*words, "--out", str(out)).code == 0
    (event,) = [e for e in out.read_text("utf-8").split("BEGIN:VEVENT") if f"UID:{meeting}@" in e]
    (line,) = [line for line in event.splitlines() if line.startswith("SEQUENCE:")]
    return int(line.removeprefix("SEQUENCE:"))


def _move(year: "Program", day: str) -> None:
    ran = year("calendar", "move", MEETING, day, *AS)
    assert ran.code == 0, ran.err


def test_each_move_and_the_cancellation_raise_it(year: "Program") -> None:
    """Also back to a day where it has been before; what others do changes nothing."""
    numbers = [_sequence(year)]
    for day in ("2018-11-13", "2018-11-15", "2018-11-13", "2018-11-14"):
        _move(year, day)
        numbers.append(_sequence(year))
    year("calendar", "cancel", MEETING, *AS)
    numbers.append(_sequence(year))

    assert numbers == [0, 1, 2, 3, 4, 5]
    assert _sequence(year, "FHN-2018-04") == 0
    assert _sequence(year, MEETING, "ics", "--body", "FHN") == 5


def test_a_date_edited_by_hand_raises_it_once(year: "Program") -> None:
    """Before it is taken into use and after it, it is the same change."""
    year.change("calendar/2018.toml", 'date = 2018-11-14, body = "FHN"', 'date = 2018-11-15, body = "FHN"')
    edited = _sequence(year)
    year("open", "2018", "--simulated", "--as", "p01")

    assert (edited, _sequence(year)) == (1, 1)
    _move(year, "2018-11-16")
    assert _sequence(year) == 2


@pytest.mark.parametrize(("more", "number"), [("time = 13:00:00", 1), ('note = "Besök"', 0)])
def test_the_hour_matters_and_the_note_does_not(year: "Program", more: str, number: int) -> None:
    """What decides when to be there, as the standard says."""
    year.change("calendar/2018.toml", f'id = "{MEETING}"', f'id = "{MEETING}", {more}')
    year("open", "2018", "--simulated", "--as", "p01")

    assert _sequence(year) == number
