"""One write transaction: everything in it happens, or nothing does."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from arshjul.adapters.store import convert, statements
from arshjul.adapters.store.convert import instant_text, maybe_text
from arshjul.adapters.store.errors import broken, of_sqlite
from arshjul.adapters.store.held import SIMULATED
from arshjul.adapters.store.reading import Parameters, SqliteReading
from arshjul.domain.history import CHAIN_START, PROFILE, Fields, commitment, link
from arshjul.domain.mails import Mail, MailStatus
from arshjul.domain.notices import Notice, NoticeStatus
from arshjul.errors import Refused
from arshjul.service.ports import Canonical, DocumentRow

_SALT_BYTES = 32

Salt = Callable[[int], bytes]
"""Gives that many random bytes."""


class SqliteWriting(SqliteReading):
    """One write transaction; what it asks, it sees with its own changes."""

    def __init__(self, connection: sqlite3.Connection, path: Path, canonical: Canonical, salt: Salt) -> None:
        super().__init__(connection, path)
        self._canonical = canonical
        self._salt = salt
        self._last: tuple[int, bytes] | None = None
        self._counts: dict[str, int] = {}
        self.marked = False
        """Whether the database has become a simulated one."""

    def append(self, fields: Fields, note: str | None = None) -> Fields:
        """Add an entry to the chain, with ``v``, ``seq``, ``rseq`` and ``note_c`` filled in.

        ``rseq`` is the entry's number within its request, from 0: so a request's first entry can be written
        only once, and its others follow. The note's text is kept beside the chain.

        :raises Refused: ``version-conflict`` when (doc, dseq) exists, ``request-repeated`` for its request
        :raises ValueError: a field outside the entry profile
        """
        seq, prev = self._last or self._last_row()
        entry: dict[str, object] = {**fields, "v": PROFILE, "seq": seq + 1}
        request = entry.get("req")
        if isinstance(request, str):
            entry["rseq"] = self._counts.get(request, 0)
        salt = b"" if note is None else self._salt(_SALT_BYTES)
        if note is not None:
            entry["note_c"] = commitment(salt, note)
        data = self._canonical(entry)
        own = link(prev, data)
        self._insert_entry(entry, (seq + 1, data.decode(), prev, own))
        if note is not None:
            self._run(statements.KEEP_NOTE, (entry["note_c"], salt, note))
        self._last = seq + 1, own
        if isinstance(request, str):
            self._counts[request] = self._counts.get(request, 0) + 1
        return entry

    def _last_row(self) -> tuple[int, bytes]:
        found = self._all(statements.LAST_ENTRY)
        seq, own = found[0] if found else (0, CHAIN_START)
        return seq, own

    def _insert_entry(self, entry: Fields, values: tuple[int, str, bytes, bytes]) -> None:
        try:
            self._execute(statements.APPEND, values)
        except sqlite3.Error as error:
            if broken(error, "history.req", "history.rseq"):
                raise Refused("request-repeated", request=entry.get("req")) from error
            if broken(error, "history.doc", "history.dseq"):
                raise Refused("version-conflict", document=entry.get("doc")) from error
            raise of_sqlite(error, self._path) from error

    def keep_content(self, digest: str, data: bytes) -> None:
        """Keep canonical bytes under their hash; kept already, nothing happens."""
        self._run(statements.KEEP_CONTENT, (digest, data))

    def take_into_use(self, keys: Mapping[str, str]) -> None:
        """Set content key to the hash of kept content; keys not named stay."""
        self._run_each(statements.TAKE_INTO_USE, keys.items())

    def insert_document(self, row: DocumentRow) -> None:
        """Store a new document.

        :raises Refused: ``version-conflict`` when there is one with that id
        """
        try:
            self._execute(statements.INSERT_DOCUMENT, convert.document_columns(row))
        except sqlite3.Error as error:
            if broken(error, "document.id"):
                raise Refused("version-conflict", document=row.id) from error
            raise of_sqlite(error, self._path) from error

    def update_document(self, row: DocumentRow, was: int) -> None:
        """Store the row if the stored version still is ``was``.

        :raises Refused: ``version-conflict``
        """
        _, *columns = convert.document_columns(row)
        if self._run(statements.UPDATE_DOCUMENT, (*columns, row.id, was)).rowcount != 1:
            raise Refused("version-conflict", document=row.id)

    def insert_notices(self, notices: Iterable[Notice], status: NoticeStatus) -> None:
        """Add rows to the ledger; those whose key exists already are left as they are."""
        rows = [convert.notice_columns(notice, status) for notice in notices]
        self._run_each(statements.INSERT_NOTICE, rows)

    def set_notices(self, keys: Iterable[str], status: NoticeStatus, mail: int | None = None) -> None:
        """Set the status of notices; a mail they have been frozen into stays when none is given."""
        self._run_each(statements.SET_NOTICE, [(status.value, mail, key) for key in keys])

    def insert_mail(self, mail: Mail) -> int:
        """Freeze a mail (its ``id`` is ignored); the new id."""
        new = self._run(statements.INSERT_MAIL, convert.mail_columns(mail)).lastrowid
        assert new is not None
        return new

    def update_mail(
        self,
        mail_id: int,
        epoch: int,
        status: MailStatus,
        *,
        now: datetime,
        reply: str | None = None,
        next_try: datetime | None = None,
        lease_until: datetime | None = None,
        attempts: int | None = None,
        new_epoch: int | None = None,
    ) -> bool:
        """Record what became of a mail, if ``epoch`` still is its epoch; whether it was recorded.

        What is not given stays; but a lease ends with ``claimed`` and ``dot``, a next try with ``waiting``.
        The mail log gets a line either way.
        """
        values = {
            "id": mail_id,
            "epoch": epoch,
            "status": status.value,
            "reply": reply,
            "next_try": maybe_text(next_try),
            "lease_until": maybe_text(lease_until),
            "attempts": attempts,
            "new_epoch": new_epoch,
        }
        took = self._run(statements.UPDATE_MAIL, values).rowcount == 1
        logged = new_epoch if took and new_epoch is not None else epoch
        line = (mail_id, instant_text(now), status.value, logged, reply, int(took))
        self._run(statements.LOG_MAIL, line)
        return took

    def mark_simulated(self) -> None:
        """Mark the database as simulated, for good."""
        self._run(statements.SET_META, (SIMULATED, "1"))
        self.marked = True

    def ticked(self, now: datetime) -> None:
        """Remember the tick, and the latest instant ever seen."""
        self._run(statements.SET_META, ("last_tick", instant_text(now)))
        self._run(statements.RAISE_META, ("max_seen", instant_text(now)))

    def _run(self, sql: str, values: Parameters) -> sqlite3.Cursor:
        try:
            return self._execute(sql, values)
        except sqlite3.Error as error:
            raise of_sqlite(error, self._path) from error

    def _run_each(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        for row in rows:
            self._run(sql, row)
