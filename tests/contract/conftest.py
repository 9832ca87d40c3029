"""A store on a real file, in each journal mode that the program may choose."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from arshjul.adapters.canonical import canonical
from arshjul.adapters.store import SqliteStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database lies."""
    return tmp_path / "arshjul.db"


@pytest.fixture(params=["truncate", "wal"])
def journal(request: pytest.FixtureRequest) -> str:
    """The journal mode."""
    return str(request.param)


@pytest.fixture
def store(path: Path, journal: str) -> Iterator[SqliteStore]:
    """A new store, whose salt is known."""
    store = SqliteStore(path, canonical, journal=journal, salt=lambda length: b"s" * length)
    store.create()
    yield store
    store.close()


@pytest.fixture
def shell(path: Path, store: SqliteStore) -> Iterator[sqlite3.Connection]:
    """What anyone with the file and a plain sqlite3 shell can do."""
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()
