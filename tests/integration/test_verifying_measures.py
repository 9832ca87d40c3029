"""verify: a report that went on without a value it must have, in a history that is otherwise whole."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.commands import Measured
from arshjul.service.measuring import measure

if TYPE_CHECKING:
    from tests.integration.conftest import Office

EXAMPLE = Path(__file__).parents[2] / "examples" / "verkstallighetsplan-2015"
REPORT, OFFICIAL, DAY = "bokslut-mars-2015", "p03", date(2015, 4, 16)
pytestmark = pytest.mark.checkout


@pytest.fixture
def reported(office_class: "type[Office]", tmp_path: Path) -> "Iterator[Office]":
    """The report of March with its three values, handed in."""
    office = office_class(Path(shutil.copytree(EXAMPLE, tmp_path / "instance")))
    office.open(date(2015, 1, 7), 2015, simulated=True)
    for name, value in (("m31", "99,5 %"), ("m32", "-1,5"), ("m33", "3,1 %")):
        measure(office.world, Measured(REPORT, name, value, OFFICIAL, name), office.at(DAY))
    office.take(DAY, REPORT, "hand_in", OFFICIAL)
    yield office
    office.close()


def test_a_report_with_all_its_values_is_sound(reported: "Office") -> None:
    """Also when the history has been written anew just as it was."""
    assert reported.problems() == []
    reported.rewrite(reported.entries())
    assert reported.problems() == []


def test_a_value_that_is_taken_out_is_missed(reported: "Office") -> None:
    """The chain is recomputed and holds; the hand-in does not."""
    reported.rewrite([entry for entry in reported.entries() if entry.get("measure") != "m32"])
    problems = reported.problems()
    assert "measures-in-history" in problems
    assert "chain-broken" not in problems


def test_a_value_recorded_afterwards_came_too_late(reported: "Office") -> None:
    """The order counts: a report is handed in with its values, not before them."""
    entries = reported.entries()
    (late,) = (entry for entry in entries if entry.get("measure") == "m33")
    reported.rewrite([entry for entry in entries if entry is not late] + [late])
    assert reported.problems().count("measures-in-history") == 1
