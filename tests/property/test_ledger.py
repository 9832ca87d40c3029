"""The ledger under any downtime: what was promised is sent, once, and nothing else."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from arshjul.domain.notices import NoticeKind, NoticeStatus
from arshjul.service import planning
from arshjul.service.verifying import verify

if TYPE_CHECKING:
    from tests.property.conftest import Desk

    Desks = Callable[[], AbstractContextManager[Desk]]

FIRST, LAST = date(2018, 1, 2), date(2019, 1, 31)
few = settings(max_examples=8, deadline=None)
days = st.dates(FIRST, LAST)


def _workdays(desk: "Desk") -> list[date]:
    every = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    return [day for day in every if desk.world.files().basis.days.is_working(day)]


def _rows(desk: "Desk") -> dict[str, tuple[NoticeKind, NoticeStatus]]:
    with desk.store.reading() as reading:
        return {str(row.notice.key): (row.notice.kind, row.status) for row in reading.notices()}


@settings(max_examples=12, deadline=None)
@given(st.dates(FIRST, date(2018, 12, 28)))
def test_the_preview_is_what_a_run_in_which_nobody_acts_plans(desks: "Desks", opened: date) -> None:
    """Opened on any day: the ledger holds exactly what the preview of that day shows,
    and what it passes over.
    """
    with desks() as desk:
        desk.open(opened)
        desk.tick(LAST, 8)
        preview = planning.notices(desk.world, 2018, opened=opened)
        rows = _rows(desk)
        passed = {key for key, (_, status) in rows.items() if status is NoticeStatus.COLLAPSED}
        shown = {str(notice.key) for notice in preview.notices}
        assert shown <= set(rows)
        with desk.store.reading() as reading:
            before = {str(r.notice.key) for r in reading.notices() if r.notice.send_on < opened}
        assert set(rows) - shown == before <= passed


@few
@given(st.sets(days, min_size=1, max_size=12))
def test_whatever_the_downtime_each_escalation_is_sent_once(desks: "Desks", ticks: set[date]) -> None:
    """The scheduler lives on some days only: every escalation about a step in turn goes,
    and no key goes twice.
    """
    with desks() as desk:
        desk.open()
        for day in sorted({*ticks, date(2018, 12, 28), LAST}):
            desk.tick(day)
            desk.tick(day, 9)
        ids = [mail.message_id for mail in desk.postman.taken]
        assert len(ids) == len(set(ids))
        alone = Counter((mail.person, mail.kind) for mail in desk.postman.taken if mail.kind == "escalation")
        preview = planning.notices(desk.world, 2018, opened=FIRST).notices
        first_steps = {
            str(n.key): n
            for n in preview
            if n.kind is NoticeKind.ESCALATION and n.key.step == "hand_in" and n.send_on <= date(2018, 12, 28)
        }
        rows = _rows(desk)
        assert {key for key in first_steps if rows[key][1] is not NoticeStatus.SENT} == set()
        assert sum(alone.values()) == len(first_steps)
        waiting = [key for key, (kind, status) in rows.items() if status is NoticeStatus.CLAIMED]
        assert waiting == []
        assert verify(desk.world).sound


@few
@given(st.sets(days, max_size=12))
def test_whatever_the_downtime_no_reminder_comes_after_its_day(desks: "Desks", ticks: set[date]) -> None:
    """A reminder is sent on or before the day it speaks of, or never."""
    with desks() as desk:
        desk.open()
        sent: set[str] = set()
        for day in sorted({*ticks, LAST}):
            desk.tick(day)
            with desk.store.reading() as reading:
                new = [r for r in reading.notices(None, [NoticeStatus.SENT]) if str(r.notice.key) not in sent]
            sent |= {str(row.notice.key) for row in new}
            for row in new:
                assert row.notice.send_on <= day
                assert row.notice.kind is not NoticeKind.REMINDER or row.notice.due >= day


def test_a_year_without_downtime_sends_every_notice_of_the_preview_on_its_day(desks: "Desks") -> None:
    """Nobody acts and the scheduler never sleeps: each notice about the step in turn,
    on the day it was promised.
    """
    with desks() as desk:
        desk.open()
        sent: dict[str, date] = {}
        for day in _workdays(desk):
            desk.tick(day)
            with desk.store.reading() as reading:
                for row in reading.notices(None, [NoticeStatus.SENT]):
                    sent.setdefault(str(row.notice.key), day)
        promised = {
            str(n.key): n.send_on
            for n in planning.notices(desk.world, 2018, opened=FIRST).notices
            if n.key.step == "hand_in" or n.kind is NoticeKind.OWNERLESS
        }
        assert sent == promised
