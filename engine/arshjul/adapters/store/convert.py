"""Values to columns and back: dates and instants as ISO text, JSON as text in one fixed form."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, TypeAlias, cast

from arshjul.domain.history import Fields, Row, commitment
from arshjul.domain.mails import Mail, MailStatus
from arshjul.domain.notices import LedgerRow, Notice, NoticeKey, NoticeKind, NoticeStatus
from arshjul.errors import IntegrityError
from arshjul.service.ports import DocumentRow

Columns: TypeAlias = tuple[Any, ...]
"""One row as sqlite3 gives and takes it."""

# Columns that nothing hashes need no RFC 8785, which is fifteen times slower than the standard library.
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode


def instant_text(instant: datetime) -> str:
    """UTC with six decimals and Z: text that sorts as time does."""
    if instant.tzinfo is None:
        raise ValueError("an instant must be aware")
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def maybe_text(instant: datetime | None) -> str | None:
    """As ``instant_text``; None stays None."""
    return None if instant is None else instant_text(instant)


def maybe_instant(text: str | None) -> datetime | None:
    """The instant back from its text; None stays None."""
    return None if text is None else datetime.fromisoformat(text)


def entry_fields(seq: int, entry: bytes | None) -> Fields:
    """An entry's fields from its bytes.

    :raises IntegrityError: ``history-unreadable`` with the ``seq`` of bytes that are no JSON object
    """
    try:
        fields = json.loads((entry or b"").decode())
    except (ValueError, RecursionError) as error:
        raise IntegrityError("history-unreadable", seq=seq) from error
    if not isinstance(fields, dict):
        raise IntegrityError("history-unreadable", seq=seq)
    return fields


def chain_row(columns: Columns) -> Row:
    """A row of the chain, whatever its bytes are."""
    return Row(*columns)


def note_text(own: str, salt: bytes, text: bytes) -> str:
    """The text of a note, if it is the one that was committed to.

    :raises IntegrityError: ``note-altered``
    """
    try:
        found = text.decode()
        if commitment(salt, found) == own:
            return found
    except (UnicodeDecodeError, TypeError) as error:
        raise IntegrityError("note-altered", commitment=own) from error
    raise IntegrityError("note-altered", commitment=own)


def document_row(columns: Columns) -> DocumentRow:
    """A cached document."""
    with _readable("document", columns[0]):
        id_, type_, body, cycle, year, workflow, state, version, progress = columns
        return DocumentRow(id_, type_, body, cycle, year, workflow, state, version, _object(progress))


def document_columns(row: DocumentRow) -> Columns:
    """A document in the order of ``DOCUMENT_COLUMNS``."""
    progress = _encode(dict(row.progress))
    return (
        row.id, row.type, row.body, row.cycle, row.year, row.workflow, row.state, row.version, progress,
    )  # fmt: skip


def ledger_row(columns: Columns) -> LedgerRow:
    """A notice with its status."""
    key, kind, send_on, due, role, body, instead_of, facts, status, mail = columns[:10]
    with _readable("notice", key):
        notice = Notice(
            key=NoticeKey(*columns[10:]),
            kind=NoticeKind(kind),
            send_on=date.fromisoformat(send_on),
            due=date.fromisoformat(due),
            role=role,
            body=body,
            instead_of=instead_of,
            facts=cast(Mapping[str, str | int | None], _object(facts)),
        )
        return LedgerRow(notice, NoticeStatus(status), mail)


def notice_columns(notice: Notice, status: NoticeStatus) -> Columns:
    """A new notice in the order of ``NOTICE_COLUMNS``."""
    key = notice.key
    return (
        str(key), notice.kind.value, notice.send_on.isoformat(), notice.due.isoformat(), notice.role,
        notice.body, notice.instead_of, _encode(dict(notice.facts)), status.value, None,
        key.document, key.step, key.round, key.rung, key.person,
    )  # fmt: skip


def mail_row(columns: Columns) -> Mail:
    """A frozen mail."""
    with _readable("mail", columns[0]):
        number, person, kind, message_id, address, content, status, epoch, attempts, *rest = columns
        lease_until, next_try, reply, frozen_at = rest
        return Mail(
            number,
            person,
            kind,
            message_id,
            address,
            content,
            MailStatus(status),
            epoch,
            attempts,
            maybe_instant(lease_until),
            maybe_instant(next_try),
            reply,
            maybe_instant(frozen_at),
        )


def mail_columns(mail: Mail) -> Columns:
    """A new mail in the order of ``INSERT_MAIL``, without its id."""
    return (
        mail.person, mail.kind, mail.message_id, mail.address, mail.content, mail.status.value, mail.epoch,
        mail.attempts, maybe_text(mail.lease_until), maybe_text(mail.next_try), mail.reply,
        maybe_text(mail.frozen_at),
    )  # fmt: skip


def _object(text: str) -> Fields:
    data = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("not an object")
    return data


@contextmanager
def _readable(table: str, key: object) -> Iterator[None]:
    """A row that no longer says what its columns must say has been altered outside the program."""
    try:
        yield
    except (ValueError, TypeError, RecursionError) as error:
        raise IntegrityError("row-unreadable", table=table, key=str(key)) from error
