"""The one connection a store holds: a new one for each transaction would cost nine times the transaction."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

from arshjul.adapters.store import engine, schema, statements
from arshjul.adapters.store.errors import mapped, of_sqlite
from arshjul.errors import InfrastructureError

SIMULATED = "simulated"
"""The word in ``meta`` that marks a database as one."""
READ = ("begin", "rollback")
"""Ends with a rollback, which cannot fail: of a damaged file a commit does, though nothing was written."""
WRITE = ("begin immediate", "commit")
"""Takes the write lock at once: with a deferred one, two who have read would both go on to write."""


class Held:
    """A connection that is opened when first needed, kept, and thrown away after any error of SQLite's."""

    def __init__(self, path: Path, busy_seconds: float, journal: str | None) -> None:
        self.path = path
        self.lock = RLock()
        self._busy_seconds = busy_seconds
        self._journal = journal
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None

    @contextmanager
    def transaction(self, kind: tuple[str, str]) -> Iterator[sqlite3.Connection]:
        """One transaction, one at a time: ended as its kind says, rolled back on any error.

        :raises InfrastructureError: every error of SQLite's, also of the commit; then it may have committed
        :raises RuntimeError: this thread is already inside one
        """
        begin, end = kind
        with self.lock:
            connection = self._begin(begin)
            try:
                yield connection
                connection.execute(end)
            except sqlite3.Error as error:
                self.drop()
                raise of_sqlite(error, self.path) from error
            except InfrastructureError:
                self.drop()
                raise
            except BaseException:
                self._roll_back(connection)
                raise

    def _begin(self, begin: str) -> sqlite3.Connection:
        if self._connection is not None and self._connection.in_transaction:
            raise RuntimeError("a transaction is already open")
        with mapped(self.path):
            connection = self._current()
            try:
                connection.execute(begin)
            except sqlite3.Error:
                self.drop()
                raise
        return connection

    def _current(self) -> sqlite3.Connection:
        """The held connection, or a new one when there is none or the file is another than it was."""
        if self._connection is not None and self._file == _identity(self.path):
            return self._connection
        self.drop()
        connection = self.connect()
        try:
            schema.check(connection, self.path)
            if connection.execute(statements.META, (SIMULATED,)).fetchone():
                engine.relax(connection)
        except BaseException:
            connection.close()
            raise
        self.hold(connection)
        return connection

    def connect(self) -> sqlite3.Connection:
        """A new connection, whatever schema stands."""
        return engine.connect(self.path, busy_seconds=self._busy_seconds, journal=self._journal)

    def hold(self, connection: sqlite3.Connection) -> None:
        """Keep this connection from now on; its schema must have been checked."""
        self.drop()
        self._connection, self._file = connection, _identity(self.path)

    def drop(self) -> None:
        """Throw the connection away; an open transaction is rolled back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()

    def _roll_back(self, connection: sqlite3.Connection) -> None:
        try:
            if connection.in_transaction:
                connection.execute("rollback")
        except sqlite3.Error:
            self.drop()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - on the way of every transaction; Path.stat costs twice as much
    except OSError:
        return None
    return status.st_dev, status.st_ino
