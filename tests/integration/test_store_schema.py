"""The schema: made by migrations, equal to what is declared, never half made, never a newer one's."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from arshjul.adapters.canonical import canonical
from arshjul.adapters.store import SqliteStore, agreement, engine, migrate, schema, statements
from arshjul.adapters.store.tables import metadata
from arshjul.domain.history import Fields
from arshjul.errors import InfrastructureError

_FIELDS: Fields = {"doc": "budget-2019", "dseq": 1, "req": "r-1", "type": "step.taken"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database lies."""
    return tmp_path / "arshjul.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """A store whose database has not been created."""
    store = SqliteStore(path, canonical)
    yield store
    store.close()


def _next_migration(folder: Path, body: str) -> Path:
    """The real migrations and one more."""
    scripts = folder / "50 % migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    script = (
        f'from alembic import op\nrevision = "0002"\ndown_revision = "0001"\ndef upgrade():\n    {body}\n'
    )
    (scripts / "versions" / "0002_next.py").write_text(script)
    return scripts


def test_the_known_revisions_are_alembics(path: Path) -> None:
    """The constant that spares the import of Alembic says what Alembic would say."""
    scripts = ScriptDirectory.from_config(migrate.configuration())
    assert [script.revision for script in reversed(list(scripts.walk_revisions()))] == list(schema.KNOWN)
    assert scripts.get_heads() == [schema.HEAD]


def test_a_new_database_has_the_declared_schema(store: SqliteStore, path: Path) -> None:
    """Columns, types, keys, references, checks, indexes and triggers all stand after the migrations."""
    assert not store.exists()
    store.create()
    assert store.exists()
    assert list(store.schema_differences()) == []
    with closing(sqlite3.connect(path)) as shell:
        strict = dict(
            shell.execute("select name, strict from pragma_table_list where type = 'table'").fetchall()
        )
        indexes = {name for (name,) in shell.execute("select name from sqlite_master where type = 'index'")}
    assert {name for name in strict if strict[name]} == set(metadata.tables)
    assert {"history_doc", "history_req", "notice_document", "notice_status", "mail_status"} <= indexes


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("drop trigger history_no_delete", "missing: trigger history_no_delete"),
        ("drop index history_doc", "missing: history: index history_doc on doc, dseq unique=1"),
        ("alter table notice add column colour text", "not declared: notice: column colour TEXT"),
        ("create table other(a)", "not declared: table other"),
        (
            "pragma writable_schema = on; update sqlite_master set sql = replace(sql, '= 64', '= 6')",
            "missing: content: check content_hash_is_sha256 (length(hash) = 64)",
        ),
        ("create trigger more after insert on note begin select 1; end", "not declared: trigger more"),
    ],
)
def test_a_schema_that_is_not_the_declared_one_is_told(
    store: SqliteStore, path: Path, change: str, told: str
) -> None:
    """A lost trigger, index or column, and one too many, are seen by whoever looks for faults."""
    store.create()
    with closing(sqlite3.connect(path, isolation_level=None)) as shell:
        shell.executescript(change)
    assert any(line.startswith(told) for line in store.schema_differences())


def test_creating_again_changes_nothing(store: SqliteStore, path: Path) -> None:
    """Up to date is left alone, with what it holds."""
    store.create()
    with store.writing() as writing:
        writing.append(_FIELDS)
    store.close()
    before = path.read_bytes()
    store.create()
    assert path.read_bytes() == before


def test_a_database_is_for_its_owner_only(store: SqliteStore, path: Path) -> None:
    """The file is made 0600, also where the folder has to be made first."""
    inner = SqliteStore(path.parent / "data" / "arshjul.db", canonical)
    inner.create()
    inner.close()
    store.create()
    assert path.stat().st_mode & 0o777 == 0o600
    assert (path.parent / "data" / "arshjul.db").stat().st_mode & 0o777 == 0o600


def test_an_empty_file_is_no_database_yet(store: SqliteStore, path: Path) -> None:
    """What a crash before the first commit leaves behind is created anew."""
    path.touch()
    assert not store.exists()
    store.create()
    assert store.exists()


def test_a_newer_schema_is_refused(store: SqliteStore, path: Path) -> None:
    """A database that a newer program has upgraded is left alone, with both versions named."""
    store.create()
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as shell:
        shell.execute("update alembic_version set version_num = '9999'")
    for use in (store.create, lambda: store.reading().__enter__()):
        with pytest.raises(InfrastructureError) as caught:
            use()
        assert caught.value.code == "schema-newer"
        assert caught.value.arguments == {"path": str(path), "found": "9999", "known": schema.HEAD}


def test_an_older_schema_is_refused_until_it_is_upgraded(store: SqliteStore, path: Path) -> None:
    """Nothing is read or written in a schema that this program does not know by heart."""
    path.touch()
    with pytest.raises(InfrastructureError, match="schema-older"), store.reading():
        pass
    store.create()
    with store.reading() as reading:
        assert list(reading.rows()) == []


def test_somebody_elses_database_is_left_alone(store: SqliteStore, path: Path) -> None:
    """A path that points at another program's database gets no tables of ours."""
    with closing(sqlite3.connect(path, isolation_level=None)) as shell:
        shell.execute("create table theirs(a)")
    with pytest.raises(InfrastructureError, match="database-foreign"):
        store.create()


def test_an_upgrade_keeps_what_is_there(store: SqliteStore, path: Path, tmp_path: Path) -> None:
    """A later migration runs on a database in use; triggers, rows and the new revision stand."""
    store.create()
    with store.writing() as writing:
        writing.append(_FIELDS)
    store.close()
    scripts = _next_migration(tmp_path, "op.execute('create index note_text on note(commitment)')")
    connection = engine.connect(path)
    with pytest.raises(InfrastructureError, match="schema-differs") as caught:
        migrate.upgrade(connection, path, scripts)
    assert "note_text" in str(caught.value.arguments["detail"])
    scripts = _next_migration(tmp_path / "again", "op.execute('update meta set value = value')")
    migrate.upgrade(connection, path, scripts)
    assert schema.revision(connection) == "0002"
    assert list(agreement.differences(connection)) == []
    assert connection.execute("select count(*) from history").fetchone() == (1,)
    connection.close()


def test_a_migration_that_fails_leaves_the_old_schema(store: SqliteStore, path: Path, tmp_path: Path) -> None:
    """Upgrading is one transaction: half an upgrade is none, and the program goes on with what it had."""
    store.create()
    store.close()
    body = "op.execute('drop trigger history_no_update'); op.execute('create table t(a) strict')"
    connection = engine.connect(path)
    with pytest.raises(sqlite3.OperationalError, match="datatype"):
        migrate.upgrade(connection, path, _next_migration(tmp_path, body))
    connection.close()
    assert list(store.schema_differences()) == []
    assert store.about()["schema"] == "0001"
    with store.writing() as writing:
        assert writing.append(_FIELDS)["seq"] == 1


def test_every_statement_speaks_of_declared_tables_and_columns() -> None:
    """The plain SQL is resolved by SQLite against the tables as SQLModel declares them."""
    connection = sqlite3.connect(":memory:")
    metadata.create_all(create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool))
    found = [
        text
        for name, text in vars(statements).items()
        if isinstance(text, str) and name.isupper() and not name.endswith("_COLUMNS")
    ]
    assert len(found) > 20
    for sql in found:
        named = dict.fromkeys(
            ("id", "epoch", "status", "reply", "next_try", "lease_until", "attempts", "new_epoch")
        )
        values: object = named if ":status" in sql else [None] * sql.count("?")
        connection.execute(f"explain {sql}", values)  # type: ignore[arg-type]
    connection.close()


_HOT = """
import sys
from pathlib import Path
from arshjul.adapters.canonical import canonical
from arshjul.adapters.store import SqliteStore
store = SqliteStore(Path(sys.argv[1]), canonical)
store.create()
with store.writing() as writing:
    writing.append({"doc": "d", "dseq": 1, "req": "r"}, note="x")
store.close()
print([name for name in ("sqlmodel", "sqlalchemy", "alembic", "pydantic") if name in sys.modules])
"""


def test_the_ordinary_path_imports_no_heavy_library(store: SqliteStore, path: Path) -> None:
    """A command on a database that is up to date never waits for SQLModel, SQLAlchemy or Alembic to load."""
    store.create()
    store.close()
    command = [sys.executable, "-c", _HOT, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"
