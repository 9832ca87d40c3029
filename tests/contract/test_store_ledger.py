"""The contract of the store's ledger: notices, mails and the mail log."""

import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from arshjul.adapters.store import SqliteStore
from arshjul.domain.mails import Mail, MailStatus
from arshjul.domain.notices import LedgerRow, Notice, NoticeKey, NoticeKind, NoticeStatus
from arshjul.errors import InfrastructureError, IntegrityError
from arshjul.values import replace

_NOW = datetime(2018, 8, 1, 7, 0, tzinfo=UTC)


def _notice(rung: str = "-5", day: int = 1, **changes: object) -> Notice:
    notice = Notice(
        NoticeKey("budget-2019", "propose", 1, rung, "p07"),
        NoticeKind.REMINDER,
        date(2018, 8, day),
        date(2018, 8, 9),
        "case_officer",
        "NPF",
        "p08",
        {"meeting": "NPF-2018-05", "days": 5, "next": None},
    )
    return replace(notice, **changes)  # type: ignore[arg-type]


def _mail(number: int = 1, **changes: object) -> Mail:
    mail = Mail(
        0, "p07", "digest", f"<{number}@example.org>", "p07@example.org", b"Subject: \xc3\xa5\r\n\r\nx\r\n",
        MailStatus.CLAIMED, 1, 0, lease_until=_NOW + timedelta(minutes=15), frozen_at=_NOW,
    )  # fmt: skip
    return replace(mail, **changes)  # type: ignore[arg-type]


def test_a_notice_comes_back_as_it_was_stored(store: SqliteStore) -> None:
    """Nothing of a notice is lost, and the ledger answers by document and status, by day."""
    bare = _notice("+1", 3, body=None, instead_of=None, facts={}, kind=NoticeKind.ESCALATION)
    with store.writing() as writing:
        writing.insert_notices([bare, _notice()], NoticeStatus.PLANNED)
        writing.insert_notices([_notice("-10")], NoticeStatus.COLLAPSED)
    planned = [LedgerRow(_notice(), NoticeStatus.PLANNED), LedgerRow(bare, NoticeStatus.PLANNED)]
    with store.reading() as reading:
        assert reading.notices("budget-2019", [NoticeStatus.PLANNED]) == planned
        assert reading.notices(statuses={NoticeStatus.PLANNED}) == planned
        assert len(reading.notices()) == len(reading.notices("budget-2019")) == 3
        assert reading.notices(statuses=[]) == reading.notices("other") == []


def test_planning_again_changes_nothing(store: SqliteStore) -> None:
    """A notice that stands already is left as it is, whatever has become of it."""
    with store.writing() as writing:
        writing.insert_notices([_notice()], NoticeStatus.PLANNED)
        writing.set_notices([str(_notice().key)], NoticeStatus.SUPERSEDED)
    for _ in range(2):
        with store.writing() as writing:
            writing.insert_notices([_notice(day=2), _notice("-1")], NoticeStatus.PLANNED)
            writing.set_notices(["no|such|1|key|x"], NoticeStatus.SENT)
    with store.reading() as reading:
        found = {row.notice.key.rung: (row.status, row.notice.send_on.day) for row in reading.notices()}
    assert found == {"-5": (NoticeStatus.SUPERSEDED, 1), "-1": (NoticeStatus.PLANNED, 1)}


def test_a_notice_keeps_the_mail_it_was_frozen_into(store: SqliteStore) -> None:
    """Claimed with a mail, then sent with it: the link stays."""
    key = str(_notice().key)
    with store.writing() as writing:
        writing.insert_notices([_notice()], NoticeStatus.PLANNED)
        mail = writing.insert_mail(_mail())
        writing.set_notices([key], NoticeStatus.CLAIMED, mail)
    with store.writing() as writing:
        writing.set_notices([key], NoticeStatus.SENT)
        assert writing.notices() == [LedgerRow(_notice(), NoticeStatus.SENT, mail)]


def test_a_mail_comes_back_byte_for_byte(store: SqliteStore) -> None:
    """A retry sends what was frozen: bytes, Message-ID, recipient; instants come back as UTC."""
    summer = timezone(timedelta(hours=2))
    later = _mail(2, kind="escalation", frozen_at=(_NOW + timedelta(days=1)).astimezone(summer))
    with store.writing() as writing:
        first, second = writing.insert_mail(_mail()), writing.insert_mail(later)
    with store.reading() as reading:
        assert reading.mails() == [_mail(id=first), replace(later, id=second)]
        assert reading.mails([MailStatus.SENT]) == []
        assert reading.mail_of("<1@example.org>") == _mail(id=first)
        assert reading.mail_of("<3@example.org>") is None
        found = reading.mail_of("<2@example.org>")
    assert found is not None
    assert found.frozen_at is not None
    assert found.frozen_at.utcoffset() == timedelta(0)


def test_every_status_can_be_stored(store: SqliteStore) -> None:
    """The checks in the database know every word that the domain knows."""
    with store.writing() as writing:
        mail = writing.insert_mail(_mail())
        writing.insert_notices([_notice()], NoticeStatus.PLANNED)
        for status in MailStatus:
            assert writing.update_mail(mail, 1, status, now=_NOW)
            assert [found.status for found in writing.mails()] == [status]
        for status_of_notice in NoticeStatus:
            writing.set_notices([str(_notice().key)], status_of_notice)
            assert [row.status for row in writing.notices()] == [status_of_notice]


def test_the_last_digest_is_the_newest_digest_of_that_person(store: SqliteStore) -> None:
    """One digest a person and day: other mails and other people's do not count."""
    day = timedelta(days=1)
    with store.writing() as writing:
        writing.insert_mail(_mail(1, frozen_at=_NOW))
        writing.insert_mail(_mail(2, frozen_at=_NOW + day))
        writing.insert_mail(_mail(3, frozen_at=_NOW + 2 * day, kind="escalation"))
        writing.insert_mail(_mail(4, frozen_at=_NOW + 3 * day, person="p09"))
        assert writing.last_digest("p07") == _NOW + day
        assert writing.last_digest("p11") is None


def test_a_message_id_is_used_once(store: SqliteStore) -> None:
    """Two mails cannot share a Message-ID: it is how a doubtful one is recognised."""
    with store.writing() as writing:
        writing.insert_mail(_mail())
    with pytest.raises(InfrastructureError, match="message_id"), store.writing() as writing:
        writing.insert_mail(_mail())


def test_a_late_sender_cannot_record_over_a_newer_one(store: SqliteStore, shell: sqlite3.Connection) -> None:
    """Only the holder of the newest epoch is heard; the log shows both calls, the late one as not taken."""
    with store.writing() as writing:
        mail = writing.insert_mail(_mail())
        assert writing.update_mail(mail, 1, MailStatus.CLAIMED, now=_NOW, new_epoch=2, attempts=1)
    with store.writing() as writing:
        assert not writing.update_mail(mail, 1, MailStatus.FAILED, now=_NOW, reply="550 nej")
        assert writing.update_mail(mail, 2, MailStatus.SENT, now=_NOW, reply="250 ok")
        (found,) = writing.mails()
    assert (found.status, found.reply, found.epoch, found.attempts) == (MailStatus.SENT, "250 ok", 2, 1)
    log = shell.execute("select mail_id, at, status, epoch, reply, took from mail_log order by id").fetchall()
    at = "2018-08-01T07:00:00.000000Z"
    assert log == [
        (mail, at, "claimed", 2, None, 1),
        (mail, at, "failed", 1, "550 nej", 0),
        (mail, at, "sent", 2, "250 ok", 1),
    ]


def test_a_lease_and_a_next_try_end_with_what_they_are_for(store: SqliteStore) -> None:
    """The lease holds through the dot; a next try holds while waiting; both go when the status goes."""
    lease, later = _NOW + timedelta(minutes=15), _NOW + timedelta(hours=1)
    with store.writing() as writing:
        mail = writing.insert_mail(_mail(lease_until=None))
        seen = []
        for status, lease_until, next_try in (
            (MailStatus.CLAIMED, lease, None),
            (MailStatus.DOT, None, None),
            (MailStatus.WAITING, None, later),
            (MailStatus.WAITING, None, None),
            (MailStatus.SENT, None, None),
        ):
            writing.update_mail(mail, 1, status, now=_NOW, lease_until=lease_until, next_try=next_try)
            (found,) = writing.mails([status])
            seen.append((found.lease_until, found.next_try))
    assert seen == [(lease, None), (lease, None), (None, later), (None, later), (None, None)]


@pytest.mark.parametrize(
    "statement",
    [
        "update mail_log set status = 'sent'",
        "delete from mail_log",
        "insert or replace into mail_log select id, mail_id, at, 'failed', epoch, reply, took from mail_log",
    ],
)
def test_the_mail_log_cannot_be_altered(
    store: SqliteStore, shell: sqlite3.Connection, statement: str
) -> None:
    """What has been logged stays logged, also for a plain sqlite3 shell."""
    with store.writing() as writing:
        writing.update_mail(writing.insert_mail(_mail()), 1, MailStatus.SENT, now=_NOW)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        shell.execute(statement)
    assert shell.execute("select status from mail_log").fetchall() == [("sent",)]


@pytest.mark.parametrize(
    ("table", "change", "read"),
    [
        ("notice", "update notice set due = 'soon'", lambda reading: reading.notices()),
        ("notice", "update notice set kind = 'other'", lambda reading: reading.notices()),
        ("mail", "update mail set frozen_at = 'then'", lambda reading: reading.mails()),
    ],
)
def test_a_row_altered_by_hand_is_named(
    store: SqliteStore, shell: sqlite3.Connection, table: str, change: str, read: object
) -> None:
    """A row that no longer says what it must is an error with table and key, not a crash."""
    with store.writing() as writing:
        writing.insert_notices([_notice()], NoticeStatus.PLANNED)
        writing.insert_mail(_mail())
    shell.execute(change)
    with pytest.raises(IntegrityError) as caught, store.reading() as reading:
        read(reading)  # type: ignore[operator]
    assert (caught.value.code, caught.value.arguments["table"]) == ("row-unreadable", table)


@pytest.mark.parametrize(
    "statement",
    [
        "update notice set status = 'lost'",
        "update mail set status = 'lost'",
        "update mail set content = 'text'",
    ],
)
def test_the_database_itself_refuses_what_no_column_may_hold(
    store: SqliteStore, shell: sqlite3.Connection, statement: str
) -> None:
    """STRICT tables, checks and references hold also for those who come in another way."""
    with store.writing() as writing:
        writing.insert_notices([_notice()], NoticeStatus.PLANNED)
        writing.insert_mail(_mail())
    with pytest.raises(sqlite3.IntegrityError):
        shell.execute(statement)
