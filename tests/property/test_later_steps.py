"""A step taken late or sent back: whoever comes next is told one thing at a time, whenever it happens."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from arshjul.domain.commands import Advance
from arshjul.domain.kinds import Outcome
from arshjul.domain.notices import LedgerRow, NoticeKind, NoticeStatus
from arshjul.service.advancing import advance

if TYPE_CHECKING:
    from tests.property.conftest import Desk

    Desks = Callable[[], AbstractContextManager[Desk]]

PLAN = "plan-2019-AN"
ASKED = date(2018, 10, 12)
"""The day after the committee's next meeting."""


def _sent(desk: "Desk", step: str, round_: int) -> list[LedgerRow]:
    with desk.store.reading() as reading:
        rows = reading.notices(PLAN, [NoticeStatus.SENT])
    return [row for row in rows if (row.notice.key.step, row.notice.key.round) == (step, round_)]


@settings(max_examples=8, deadline=None)
@given(st.dates(date(2018, 8, 31), date(2018, 10, 10)))
def test_papers_after_their_meeting_leave_the_secretary_in_peace_until_the_next(
    desks: "Desks", late: date
) -> None:
    """The meeting was on 30 August, the next is on 11 October: nothing is asked about before the 12th."""
    with desks() as desk:
        desk.open()
        desk.tick(late, 8)
        entry = advance(desk.world, Advance(PLAN, "hand_in", "an1", "r"), desk.at(late, 10)).entry
        follows = entry["follows"]
        assert isinstance(follows, dict)
        assert follows["propose"]["to"] == "2018-10-11"
        assert follows["propose"]["missed"] == {"year": 2018, "month": [8]}
        day = late
        while day < ASKED:
            day += timedelta(days=1)
            desk.tick(day, 8)
            rows = _sent(desk, "propose", 1)
            assert (
                not rows
                if day < date(2018, 10, 12)
                else [r.notice.kind for r in rows] == [NoticeKind.OUTCOME]
            )
        assert not _sent(desk, "propose", 0)


@settings(max_examples=6, deadline=None)
@given(st.sampled_from(["refer_back", "reject"]), st.integers(0, 3))
def test_sent_back_to_a_day_that_has_passed_the_ladder_goes_step_by_step(
    desks: "Desks", outcome: str, wait: int
) -> None:
    """Back at the body's last meeting: the owner is told on the third working day, not on the first."""
    with desks() as desk:
        desk.open()
        world = desk.world
        advance(world, Advance(PLAN, "hand_in", "an1", "r1"), desk.at(date(2018, 8, 10), 10))
        when = date(2018, 12, 13) + timedelta(days=wait)
        back = Advance(
            PLAN,
            "propose",
            "ans",
            "r2",
            meeting="AN-4",
            paragraph="1",
            outcome=Outcome(outcome),
            reason="Skäl",
        )
        advance(world, back, desk.at(when, 17))
        working = [d for d in (when + timedelta(days=n) for n in range(1, 40)) if _works(desk, d)]
        told: dict[str, int] = {}
        for number, day in enumerate(working[:6], 1):
            desk.tick(day, 8)
            for row in _sent(desk, "hand_in", 1):
                told.setdefault(row.notice.key.rung, number)
        assert told == {"+1": 1, "+3": 3}


def _works(desk: "Desk", day: date) -> bool:
    return desk.world.files().basis.days.is_working(day)
