"""The tables as declared: what Alembic compares with, and what a finished migration is checked against.

STRICT tables take only TEXT, INTEGER and BLOB, so dates, instants and JSON are text here; ``convert`` makes
them. Imported only to create, upgrade or examine a database (SQLModel takes half a second to import).
"""

from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Computed, Index, Integer, LargeBinary, MetaData, Text
from sqlmodel import Field, SQLModel

from arshjul.domain.mails import MailStatus
from arshjul.domain.notices import NoticeStatus

metadata = MetaData()
"""Our tables only, whatever else a process declares with SQLModel."""

_STRICT = {"sqlite_strict": True}


class _Base(SQLModel):
    metadata: ClassVar[MetaData] = metadata


def _key(kind: Any = Text) -> Any:
    return Field(sa_type=kind, primary_key=True)


def _text(**more: Any) -> Any:
    return Field(sa_type=Text, **more)


def _maybe() -> Any:
    return Field(default=None, sa_type=Text, nullable=True)


def _number() -> Any:
    return Field(sa_type=Integer)


def _blob(**more: Any) -> Any:
    return Field(sa_type=LargeBinary, **more)


def _from_entry(field: str, kind: Any = Text) -> Any:
    """A column generated from the hashed bytes, so that it can never disagree with them."""
    computed = Computed(f"json_extract(entry, '$.{field}')", persisted=False)
    return Field(default=None, sa_type=kind, nullable=True, sa_column_args=(computed,))


def _one_of(column: str, words: type[StrEnum]) -> str:
    return f"{column} in ({', '.join(repr(word.value) for word in words)})"


class MetaRow(_Base, table=True):
    """What is true of the whole database: simulated, last_tick, max_seen."""

    __tablename__ = "meta"
    __table_args__ = (_STRICT,)
    key: str = _key()
    value: str = _text()


class ContentRow(_Base, table=True):
    """Canonical bytes of content that has been in use, by SHA-256."""

    __tablename__ = "content"
    __table_args__ = (CheckConstraint("length(hash) = 64", name="content_hash_is_sha256"), _STRICT)
    hash: str = _key()
    data: bytes = _blob()


class InUseRow(_Base, table=True):
    """What is in use now."""

    __tablename__ = "in_use"
    __table_args__ = (_STRICT,)
    key: str = _key()
    hash: str = _text(foreign_key="content.hash")


class HistoryRow(_Base, table=True):
    """The chain. ``entry`` is the record; triggers refuse every change of it."""

    __tablename__ = "history"
    __table_args__ = (
        CheckConstraint("seq >= 1", name="history_seq_from_one"),
        CheckConstraint("json_valid(entry)", name="history_entry_is_json"),
        CheckConstraint("length(prev) = 32", name="history_prev_is_sha256"),
        CheckConstraint("length(hash) = 32", name="history_hash_is_sha256"),
        Index("history_doc", "doc", "dseq", unique=True),
        Index("history_req", "req", "rseq", unique=True),
        _STRICT,
    )
    seq: int = _key(Integer)
    entry: str = _text()
    prev: bytes = _blob()
    hash: bytes = _blob(unique=True)
    doc: str | None = _from_entry("doc")
    dseq: int | None = _from_entry("dseq", Integer)
    actor: str | None = _from_entry("actor")
    at: str | None = _from_entry("at")
    type: str | None = _from_entry("type")
    req: str | None = _from_entry("req")
    rseq: int | None = _from_entry("rseq", Integer)


class NoteRow(_Base, table=True):
    """A free text behind a commitment, outside the chain so that it can be disposed of."""

    __tablename__ = "note"
    __table_args__ = (_STRICT,)
    commitment: str = _key()
    salt: bytes = _blob()
    text: str = _text()


class DocumentTable(_Base, table=True):
    """Documents as cached (``ports.DocumentRow``)."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("version >= 0", name="document_version_counts"),
        CheckConstraint("json_valid(progress)", name="document_progress_is_json"),
        Index("document_cycle", "cycle"),
        _STRICT,
    )
    id: str = _key()
    type: str = _text()
    body: str = _text()
    cycle: int = _number()
    year: int = _number()
    workflow: str = _text()
    state: str = _text()
    version: int = _number()
    progress: str = _text()


class MailRow(_Base, table=True):
    """Frozen mails (``domain.mails.Mail``)."""

    __tablename__ = "mail"
    __table_args__ = (
        CheckConstraint(
            _one_of("status", MailStatus),
            name="mail_status_is_known",
        ),
        Index("mail_status", "status"),
        Index("mail_digest", "person", "kind", "frozen_at"),
        _STRICT,
    )
    id: int = _key(Integer)
    person: str = _text()
    kind: str = _text()
    message_id: str = _text(unique=True)
    address: str = _text()
    content: bytes = _blob()
    status: str = _text()
    epoch: int = _number()
    attempts: int = _number()
    lease_until: str | None = _maybe()
    next_try: str | None = _maybe()
    reply: str | None = _maybe()
    frozen_at: str | None = _maybe()


class MailLogRow(_Base, table=True):
    """Every call to record what became of a mail, also those that came too late (``took`` = 0)."""

    __tablename__ = "mail_log"
    __table_args__ = (
        CheckConstraint("took in (0, 1)", name="mail_log_took_is_bool"),
        Index("mail_log_mail", "mail_id"),
        _STRICT,
    )
    id: int = _key(Integer)
    mail_id: int = Field(sa_type=Integer, foreign_key="mail.id")
    at: str = _text()
    status: str = _text()
    epoch: int = _number()
    reply: str | None = _maybe()
    took: int = _number()


class NoticeRow(_Base, table=True):
    """The ledger of notices (``domain.notices.LedgerRow``)."""

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint("json_valid(facts)", name="notice_facts_is_json"),
        CheckConstraint(
            _one_of("status", NoticeStatus),
            name="notice_status_is_known",
        ),
        Index("notice_document", "document"),
        Index("notice_status", "status", "send_on"),
        Index("notice_mail", "mail_id"),
        _STRICT,
    )
    key: str = _key()
    document: str = _text()
    step: str = _text()
    round: int = _number()
    rung: str = _text()
    person: str = _text()
    kind: str = _text()
    send_on: str = _text()
    due: str = _text()
    role: str = _text()
    body: str | None = _maybe()
    instead_of: str | None = _maybe()
    facts: str = _text()
    status: str = _text()
    mail_id: int | None = Field(default=None, sa_type=Integer, foreign_key="mail.id", nullable=True)
