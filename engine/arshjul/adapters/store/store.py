"""The database of an instance as the use cases see it (``service.ports.Store``)."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from arshjul.adapters.store import engine, schema
from arshjul.adapters.store.errors import mapped
from arshjul.adapters.store.held import READ, WRITE, Held
from arshjul.adapters.store.reading import SqliteReading
from arshjul.adapters.store.writing import Salt, SqliteWriting
from arshjul.service.ports import Canonical


class SqliteStore:
    """A SQLite file behind one held connection; threads take turns, processes wait ``busy_seconds``.

    ``journal`` forces a journal mode instead of the one that SQLite's version asks for.
    """

    def __init__(
        self,
        path: Path,
        canonical: Canonical,
        *,
        busy_seconds: float = engine.BUSY_SECONDS,
        journal: str | None = None,
        salt: Salt = os.urandom,
    ) -> None:
        self._path = path
        self._canonical = canonical
        self._salt = salt
        self._held = Held(path, busy_seconds, journal)

    @contextmanager
    def reading(self) -> Iterator[SqliteReading]:
        """Questions answered at one moment.

        :raises InfrastructureError: missing, locked, unreadable, another schema
        """
        with self._held.transaction(READ) as connection:
            questions = SqliteReading(connection, self._path)
            try:
                yield questions
            finally:
                questions.finish()

    @contextmanager
    def writing(self) -> Iterator[SqliteWriting]:
        """BEGIN IMMEDIATE; commits at the end, rolls back on any error.

        A commit that raises may have committed: ask again by request id.

        :raises InfrastructureError: missing, locked, full, unwritable, unreadable, another schema
        """
        with self._held.transaction(WRITE) as connection:
            changes = SqliteWriting(connection, self._path, self._canonical, self._salt)
            try:
                yield changes
            finally:
                changes.finish()
        if changes.marked:
            self.close()  # the next connection is one to a simulated database

    def exists(self) -> bool:
        """Whether there is a database; a file of no bytes is not one."""
        with mapped(self._path):
            return self._path.is_file() and self._path.stat().st_size > 0

    def create(self) -> None:
        """Create or migrate the database, in one transaction; does nothing when it is up to date.

        :raises InfrastructureError: newer or foreign schema, unwritable folder, locked file, full disk
        """
        with self._held.lock, mapped(self._path):
            engine.make_file(self._path)
            connection = self._held.connect()
            try:
                self._bring_up_to_date(connection)
            except BaseException:
                connection.close()
                raise
            self._held.hold(connection)

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        found = schema.revision(connection)
        if found == schema.HEAD:
            return
        schema.refuse_newer(found, self._path)
        schema.refuse_foreign(connection, self._path)
        from arshjul.adapters.store import migrate  # Alembic: a second that only a new schema may cost

        migrate.upgrade(connection, self._path)

    def about(self) -> Mapping[str, str]:
        """What a person who looks for faults wants to know: path, SQLite's version, journal mode, schema."""
        with self._held.transaction(READ) as connection:
            journal = connection.execute("pragma journal_mode").fetchone()[0]
            waits = connection.execute("pragma synchronous").fetchone()[0]
            found = schema.revision(connection)
        return {
            "path": str(self._path),
            "sqlite": sqlite3.sqlite_version,
            "journal": journal,
            "synchronous": str(waits),
            "schema": found or "",
        }

    def schema_differences(self) -> Sequence[str]:
        """Where tables, indexes and triggers that stand are not the declared ones; empty when they agree."""
        from arshjul.adapters.store import agreement  # SQLModel: half a second

        with self._held.transaction(READ) as connection:
            return agreement.differences(connection)

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._held.lock:
            self._held.drop()
