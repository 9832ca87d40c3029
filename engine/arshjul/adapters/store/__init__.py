"""The database of an instance: SQLite, with the history append-only by trigger and hash chain.

- ``store``: SqliteStore, with ``held`` (its one connection and the transactions on it) and ``engine`` (a
  connection as it must be: journal mode, pragmas, no network file system)
- ``reading`` and ``writing``: the two kinds of transaction, on ``statements`` (the SQL) and ``convert``
  (values to columns and back)
- ``schema`` (which one stands), ``tables`` (SQLModel), ``migrate`` and ``agreement``: the last three, and
  with them SQLModel and Alembic, are imported only to create, upgrade or examine a database
- ``errors``: SQLite's errors in our words
"""

from arshjul.adapters.store.store import SqliteStore

__all__ = ["SqliteStore"]
