"""Which notices go today: newest only after downtime, one digest a person and day, escalations alone."""

from datetime import date

from arshjul.domain.due import notices_due
from arshjul.domain.notices import LedgerRow, Notice, NoticeKey, NoticeKind, NoticeStatus

TODAY = date(2018, 8, 15)
READY = {"plan-AN": frozenset({"hand_in"}), "plan-BN": frozenset({"hand_in"})}
REMINDER, OUTCOME, ESCALATION = NoticeKind.REMINDER, NoticeKind.OUTCOME, NoticeKind.ESCALATION


def _row(
    rung: str,
    kind: NoticeKind,
    send_on: date,
    *,
    due: date = date(2018, 8, 16),
    document: str = "plan-AN",
    step: str = "hand_in",
    person: str = "an1",
    round_: int = 0,
    status: NoticeStatus = NoticeStatus.PLANNED,
) -> LedgerRow:
    key = NoticeKey(document, step, round_, rung, person)
    return LedgerRow(Notice(key, kind, send_on, due, "case_officer"), status)


def _rungs(rows: tuple[LedgerRow, ...]) -> list[str]:
    return [row.notice.key.rung for row in rows]


def test_only_what_has_come_is_sent() -> None:
    """Tomorrow's notice waits, today's goes, and what is not planned any more is left alone."""
    rows = [
        _row("-1", REMINDER, TODAY),
        _row("-5", REMINDER, date(2018, 8, 16), document="plan-BN"),
        _row("+1", ESCALATION, TODAY, status=NoticeStatus.SENT, person="boss"),
        _row("+3", ESCALATION, TODAY, status=NoticeStatus.SUPERSEDED, person="owner"),
    ]
    due = notices_due(rows, READY, TODAY)
    assert {person: _rungs(found) for person, found in due.digests.items()} == {"an1": ["-1"]}
    assert (due.alone, due.collapsed) == ((), ())


def test_after_downtime_only_the_newest_goes() -> None:
    """Three rungs have passed meanwhile: one is sent, two are recorded as collapsed."""
    rows = [
        _row("-10", REMINDER, date(2018, 8, 2)),
        _row("-5", REMINDER, date(2018, 8, 9)),
        _row("-1", REMINDER, TODAY),
    ]
    for order in (rows, rows[::-1]):
        due = notices_due(order, READY, TODAY)
        assert _rungs(due.digests["an1"]) == ["-1"]
        assert sorted(_rungs(due.collapsed)) == ["-10", "-5"]


def test_a_reminder_never_goes_after_its_deadline() -> None:
    """The day has passed: reminding of it as if it were to come would be wrong.
    On the day itself it may go.
    """
    due = notices_due([_row("-1", REMINDER, date(2018, 8, 10), due=date(2018, 8, 14))], READY, TODAY)
    assert due.digests == {}
    assert _rungs(due.collapsed) == ["-1"]
    assert notices_due([_row("-1", REMINDER, TODAY, due=TODAY)], READY, TODAY).digests.keys() == {"an1"}


def test_an_escalation_replaces_the_reminder_of_the_same_person() -> None:
    """Back after the deadline: the official hears that it is late, not that it will be due."""
    rows = [
        _row("-1", REMINDER, date(2018, 8, 10), due=date(2018, 8, 13)),
        _row("+1", ESCALATION, date(2018, 8, 14)),
    ]
    due = notices_due(rows, READY, TODAY)
    assert (due.digests, _rungs(due.alone), _rungs(due.collapsed)) == ({}, ["+1"], ["-1"])


def test_each_person_is_told_for_himself() -> None:
    """What the manager is told does not replace what the official and the chief are."""
    told = (("+1", 10, "an1"), ("+1", 10, "boss"), ("+5", 14, "chief"))
    rows = [_row(rung, ESCALATION, date(2018, 8, day), person=who) for rung, day, who in told]
    assert len(notices_due(rows, READY, TODAY).alone) == 3


def test_one_digest_a_person_with_the_most_urgent_first() -> None:
    """Two documents, one mail, in the order of their days."""
    rows = [
        _row("-5", REMINDER, TODAY, due=date(2018, 8, 22), document="plan-AN"),
        _row("outcome", OUTCOME, TODAY, due=date(2018, 8, 14), document="plan-BN"),
        _row("-1", REMINDER, TODAY, person="bn1"),
    ]
    due = notices_due(rows, READY, TODAY)
    assert {person: _rungs(found) for person, found in due.digests.items()} == {
        "an1": ["outcome", "-5"],
        "bn1": ["-1"],
    }


def test_whoever_has_had_todays_digest_waits_for_tomorrows() -> None:
    """A digest a day at most; escalations come beside it."""
    rows = [_row("-1", REMINDER, TODAY), _row("+1", ESCALATION, TODAY, document="plan-BN")]
    due = notices_due(rows, READY, TODAY, frozenset({"an1"}))
    assert (due.digests, _rungs(due.alone), due.collapsed) == ({}, ["+1"], ())


def test_a_later_step_is_not_spoken_of_before_the_earlier_is_done() -> None:
    """The secretary is not asked for an outcome of what has not been handed in."""
    row = _row("outcome", OUTCOME, TODAY, step="propose", due=date(2018, 8, 14))
    assert notices_due([row], READY, TODAY).digests == {}
    ready = {"plan-AN": frozenset({"propose"})}
    assert notices_due([row], ready, TODAY).digests.keys() == {"an1"}


def test_corrections_and_ownerless_documents_are_owed_whatever_the_state() -> None:
    """They speak of what has happened; a correction does not replace a reminder, nor the other way."""
    rows = [
        _row("moved", NoticeKind.CORRECTION, TODAY, step="decide"),
        _row("ownerless", NoticeKind.OWNERLESS, TODAY, step="", person="owner"),
        _row("moved", NoticeKind.CORRECTION, TODAY, round_=1),
        _row("-1", REMINDER, TODAY, round_=1),
    ]
    due = notices_due(rows, READY, TODAY)
    assert sorted(_rungs(due.alone)) == ["moved", "moved", "ownerless"]
    assert _rungs(due.digests["an1"]) == ["-1"]
    assert due.collapsed == ()
