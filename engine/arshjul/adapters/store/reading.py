"""Questions to the store, all answered within one transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from arshjul.adapters.store import convert, statements
from arshjul.adapters.store.convert import Columns
from arshjul.adapters.store.errors import of_sqlite
from arshjul.adapters.store.held import SIMULATED
from arshjul.domain.history import Fields, Row
from arshjul.domain.mails import Mail, MailStatus
from arshjul.domain.notices import LedgerRow, NoticeStatus
from arshjul.errors import InfrastructureError
from arshjul.service.ports import DocumentRow, Repeated

Parameters = Sequence[object] | Mapping[str, object]


class SqliteReading:
    """One read transaction. What streams from it ends with it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._streams: list[sqlite3.Cursor] = []
        self._finished = False

    def simulated(self) -> bool:
        """Whether this database may only ever be simulated in."""
        return self._value(statements.META, SIMULATED) is not None

    def document(self, document_id: str) -> DocumentRow | None:
        """A document as cached."""
        found = self._all(statements.DOCUMENT, (document_id,))
        return convert.document_row(found[0]) if found else None

    def documents(self, cycle: int | None = None) -> Sequence[DocumentRow]:
        """Documents by id; every cycle when None."""
        if cycle is None:
            found = self._all(statements.DOCUMENTS)
        else:
            found = self._all(statements.DOCUMENTS_OF_CYCLE, (cycle,))
        return [convert.document_row(columns) for columns in found]

    def states(self) -> Mapping[str, str]:
        """The state that every document stands in, by id."""
        return dict(self._all(statements.STATES))

    def conditional(self) -> Mapping[str, str]:
        """The documents whose decision waits for others', by id: the state in which each counts till then."""
        return dict(self._all(statements.CONDITIONAL))

    def versions(self) -> frozenset[str]:
        """The workflow versions that documents run on, by hash."""
        return frozenset(version for (version,) in self._all(statements.VERSIONS))

    def head(self) -> tuple[int, str]:
        """Number and hash (hex) of the chain's last entry; 0 and nothing while it is empty."""
        found = self._all(statements.LAST_ENTRY)
        return (int(found[0][0]), bytes(found[0][1]).hex()) if found else (0, "")

    def in_use(self) -> Mapping[str, str]:
        """Content key to hash of what is in use."""
        return dict(self._all(statements.IN_USE))

    def content(self, digest: str) -> bytes | None:
        """Canonical bytes kept under that hash."""
        data: bytes | None = self._value(statements.CONTENT, digest)
        return data

    def rows(self, after: int = 0) -> Iterable[Row]:
        """The chain in order, streamed, damaged rows included as the bytes they are."""
        return (convert.chain_row(columns) for columns in self._each(statements.ROWS, (after,)))

    def entries(self, document: str | None = None) -> Iterable[Fields]:
        """Entries in order, streamed and parsed; of one document when given."""
        if document is None:
            found = self._each(statements.ENTRIES)
        else:
            found = self._each(statements.ENTRIES_OF_DOCUMENT, (document,))
        return (convert.entry_fields(*columns) for columns in found)

    def request(self, request_id: str) -> Repeated | None:
        """What a command with this request id recorded, if it has been carried out."""
        found = self._all(statements.ENTRIES_OF_REQUEST, (request_id,))
        return Repeated(tuple(convert.entry_fields(*columns) for columns in found)) if found else None

    def note(self, commitment: str) -> str | None:
        """The free text behind a commitment; None when it has been disposed of.

        :raises IntegrityError: ``note-altered``: the text is not the one that was committed to
        """
        found = self._all(statements.NOTE, (commitment,))
        return convert.note_text(commitment, *found[0]) if found else None

    def ledger(self, document: str | None = None) -> Mapping[str, Mapping[str, NoticeStatus]]:
        """What the ledger knows, by document and key; of one document when given."""
        one = document is not None
        found: dict[str, dict[str, NoticeStatus]] = {}
        sql = statements.LEDGER_OF_DOCUMENT if one else statements.LEDGER
        for name, key, status in self._all(sql, (document,) if one else ()):
            found.setdefault(name, {})[key] = NoticeStatus(status)
        return found

    def notices(
        self,
        document: str | None = None,
        statuses: Iterable[NoticeStatus] | None = None,
        until: date | None = None,
    ) -> Sequence[LedgerRow]:
        """Rows of the ledger by day and key; those to be sent on or before a day when given."""
        conditions, values = [], []
        if document is not None:
            conditions.append("document = ?")
            values.append(document)
        if statuses is not None:
            words = [status.value for status in statuses]
            conditions.append(statements.where_in("status", len(words)))
            values.extend(words)
        if until is not None:
            conditions.append("send_on <= ?")
            values.append(until.isoformat())
        where = f" where {' and '.join(conditions)}" if conditions else ""
        found = self._all(f"{statements.NOTICES}{where} order by send_on, key", values)
        return [convert.ledger_row(columns) for columns in found]

    def mails(self, statuses: Iterable[MailStatus] | None = None) -> Sequence[Mail]:
        """Mails by id."""
        words = None if statuses is None else [status.value for status in statuses]
        where = "" if words is None else f" where {statements.where_in('status', len(words))}"
        found = self._all(f"{statements.MAILS}{where} order by id", words or ())
        return [convert.mail_row(columns) for columns in found]

    def mail_of(self, message_id: str) -> Mail | None:
        """The mail with that Message-ID."""
        found = self._all(statements.MAIL_OF, (message_id,))
        return convert.mail_row(found[0]) if found else None

    def last_digest(self, person: str) -> datetime | None:
        """When the person's last digest was frozen, UTC."""
        return convert.maybe_instant(self._value(statements.LAST_DIGEST, person))

    def last_tick(self) -> datetime | None:
        """When the scheduler last ticked, UTC."""
        return convert.maybe_instant(self._value(statements.META, "last_tick"))

    def integrity(self) -> Sequence[str]:
        """What SQLite's full integrity check complains of; empty when sound.

        Damage can stop the check itself, also an entry that is no JSON any more; then that is the complaint.
        """
        complaints = []
        try:
            for (line,) in self._each("pragma integrity_check"):
                complaints.append(str(line))
        except InfrastructureError as error:
            if error.code not in {"database-unreadable", "database-error"}:
                raise
            complaints.append(str(error.arguments["detail"]))
        return [line for line in complaints if line != "ok"]

    def finish(self) -> None:
        """End every stream: one left open would hold the database's read lock."""
        self._finished = True
        for stream in self._streams:
            stream.close()

    def _execute(self, sql: str, values: Parameters = ()) -> sqlite3.Cursor:
        self._still_open()
        return self._connection.execute(sql, values)

    def _still_open(self) -> None:
        if self._finished:
            raise RuntimeError("the transaction has ended")

    def _all(self, sql: str, values: Parameters = ()) -> list[Columns]:
        try:
            return self._execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise of_sqlite(error, self._path) from error

    def _each(self, sql: str, values: Parameters = ()) -> Iterator[Columns]:
        try:
            stream = self._execute(sql, values)
            self._streams.append(stream)
            for columns in stream:
                yield columns
                self._still_open()
        except sqlite3.Error as error:
            raise of_sqlite(error, self._path) from error

    def _value(self, sql: str, key: str) -> Any:
        found = self._all(sql, (key,))
        return found[0][0] if found else None
