"""Bodies over time, successors, and who acts in a role on a day."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.names import Name
from arshjul.domain.organisation import (
    Absence,
    Assignment,
    Body,
    BodyKind,
    Organisation,
    Renaming,
    Succession,
    Validity,
)
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small


def _bodies(*rows: tuple[str, date | None, str | None]) -> Organisation:
    bodies = {
        id_: Body(id_, Name(id_), frozenset({BodyKind.BOARD}), Validity(None, until), successor)
        for id_, until, successor in rows
    }
    return Organisation("o", "O", "sv", "Europe/Stockholm", bodies)


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2018, 10, 13), False),
        (date(2018, 10, 14), True),
        (date(2018, 10, 31), True),
        (date(2018, 11, 1), False),
    ],
)
def test_first_and_last_day_are_inclusive(on: date, holds: bool) -> None:
    """KL 5:9: a council's first and last day are its own."""
    assert Validity(date(2018, 10, 14), date(2018, 10, 31)).holds(on) is holds


def test_a_successor_follows_its_predecessor_the_day_after() -> None:
    """Through several successors, by the day."""
    org = _bodies(("A", date(2018, 6, 30), "B"), ("B", date(2019, 6, 30), "C"), ("C", None, None))
    assert [org.owner_on("A", date(year, 6, 30)) for year in (2018, 2019, 2020)] == ["A", "B", "C"]
    assert org.owner_on("A", date(2018, 7, 1)) == "B"
    assert org.last_day("A") is None


def test_a_new_name_holds_from_its_first_day() -> None:
    """Each name until the day before the next; without rows the one name for ever."""
    org = _bodies()
    assert {org.name_on(date.min), org.name_on(date.max)} == {"O"}
    renamed = replace(org, renamings=(Renaming("P", date(2019, 1, 1)), Renaming("Q", date(2020, 7, 1))))
    days = (date(2018, 12, 31), date(2019, 1, 1), date(2020, 6, 30), date(2020, 7, 1))
    assert [renamed.name_on(day) for day in days] == ["O", "P", "P", "Q"]


def test_a_year_is_called_what_it_is_today_or_was_nearest_to_it() -> None:
    """Looking back it is the name at the year's end, looking forward the one at its beginning."""
    org = replace(_bodies(), renamings=(Renaming("P", date(2019, 7, 1)),))
    days = (date(2018, 1, 1), date(2019, 6, 30), date(2019, 7, 1), date(2026, 1, 1))
    assert [org.name_in(2019, day) for day in days] == ["O", "O", "P", "P"]


def test_a_chain_that_ends_leaves_nobody() -> None:
    """The last day is the last successor's, not the first body's."""
    org = _bodies(("A", date(2018, 6, 30), "B"), ("B", date(2019, 6, 30), None))
    assert org.owner_on("A", date(2019, 7, 1)) is None
    assert org.last_day("A") == date(2019, 6, 30)


def test_bodies_that_succeed_each_other_in_a_circle_end() -> None:
    """A mistake in config.toml is never a program that does not end."""
    org = _bodies(("A", date(2018, 6, 30), "B"), ("B", date(2018, 6, 30), "A"))
    assert org.owner_on("A", date(2018, 7, 1)) is None
    assert org.last_day("A") == date(2018, 6, 30)


def test_an_unknown_body_has_no_owner() -> None:
    """Nothing is guessed."""
    assert _bodies().owner_on("X", date(2018, 1, 1)) is None
    assert _bodies().last_day("X") is None


def test_groups_expand_in_order_and_without_repeats(small: "Small") -> None:
    """A group and one of its bodies: each body once."""
    assert small.organisation().expand(("KS", "namnder", "AN")) == ("KS", "AN", "BN")


def test_absence_gives_the_role_to_the_substitute_or_to_nobody(small: "Small") -> None:
    """Away without a substitute is vacant; a substitute who is away as well is no help."""
    day = date(2018, 8, 6)
    week = Validity(day, date(2018, 8, 10))
    org = small.organisation(absences=[Absence("an1", week), Absence("bn1", week)])
    assert [h.person for h in org.holders("case_officer", "AN", day)] == ["an2"]
    assert org.holders("case_officer", "BN", day) == ()
    both = small.organisation(absences=[Absence("an1", week), Absence("an2", week)])
    assert both.holders("case_officer", "AN", day) == ()


def test_an_assignment_counts_on_its_own_days(small: "Small") -> None:
    """From and until of a role; two holders of one role both hold it, each person once."""
    rows = (
        Assignment("clerk", "a", "AN", Validity(None, date(2018, 6, 30))),
        Assignment("clerk", "b", "AN", Validity(date(2018, 6, 30), None)),
        Assignment("clerk", "b", "AN"),
    )
    org = replace(small.organisation(), assignments=rows)
    assert [[h.person for h in org.holders("clerk", "AN", date(2018, 6, day))] for day in (29, 30)] == [
        ["a", "b"],
        ["a", "b"],
    ]
    assert [h.person for h in org.holders("clerk", "AN", date(2018, 7, 1))] == ["b"]
    assert org.holders("clerk", None, date(2018, 7, 1)) == ()


def _successions(*rows: Succession) -> Organisation:
    """A and B end with 2018; C takes over from 2019, and so does D, until the middle of the year."""
    ends = [("A", date(2018, 12, 31)), ("B", date(2018, 12, 31)), ("C", None), ("D", date(2019, 6, 30))]
    return replace(_bodies(*((id_, until, None) for id_, until in ends)), successions=rows)


NEW_YEAR, SUMMER = date(2019, 1, 1), date(2019, 7, 1)


def test_many_bodies_become_one() -> None:
    """Two bodies, one successor: it answers for what was either's, and knows them both."""
    org = _successions(Succession("A", "C"), Succession("B", "C"))
    assert [org.owner_on(body, NEW_YEAR, "plan") for body in ("A", "B")] == ["C", "C"]
    assert org.predecessors("C") == ("A", "B")
    assert org.predecessors("A") == ()


def test_one_body_becomes_many_and_the_document_type_says_which() -> None:
    """What a row names goes there, the rest to the row that names nothing; an empty list is no document's."""
    org = _successions(Succession("A", "C"), Succession("A", "D", documents=("report",)))
    assert [org.owner_on("A", NEW_YEAR, type_) for type_ in ("report", "plan", None)] == ["D", "C", "C"]
    assert [org.line("A", type_) for type_ in ("report", "plan")] == [("A", "C", "D"), ("A", "C")]
    part = _successions(Succession("A", "C"), Succession("A", "D", documents=(), part="tänder"))
    assert part.owner_on("A", NEW_YEAR, "report") == "C"
    assert [row.successor for row in part.successors("A")] == ["C", "D"]
    assert part.predecessors("D") == ("A",)


def test_a_body_that_is_not_yet_succeeded_belongs_to_itself() -> None:
    """On its own last day it still answers for everything."""
    org = _successions(Succession("A", "D", documents=("report",)))
    assert org.owner_on("A", date(2018, 12, 31), "report") == "A"
    assert org.owner_on("A", NEW_YEAR, "plan") is None


def test_a_succession_holds_on_its_own_days() -> None:
    """D until the summer, C from then on; a document between the two rows' days would be nobody's."""
    org = _successions(
        Succession("A", "D", Validity(None, date(2019, 6, 30))), Succession("A", "C", Validity(SUMMER, None))
    )
    assert [org.owner_on("A", day, "plan") for day in (NEW_YEAR, date(2019, 6, 30), SUMMER)] == [
        "D",
        "D",
        "C",
    ]
    assert org.last_day("A", "plan") is None


def test_the_last_day_is_that_of_the_line_that_the_document_takes() -> None:
    """A report ends with D, a plan goes on with C; without a successor it ends with A."""
    org = _successions(Succession("A", "D", documents=("report",)), Succession("A", "C", documents=("plan",)))
    assert org.last_day("A", "report") == date(2019, 6, 30)
    assert org.last_day("A", "plan") is None
    assert org.last_day("A", "letter") == date(2018, 12, 31)
