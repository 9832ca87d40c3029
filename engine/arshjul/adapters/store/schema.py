"""Which schema stands in a database, told without Alembic: importing it costs 0.4 s."""

import sqlite3
from pathlib import Path

from arshjul.errors import InfrastructureError

KNOWN = ("0001",)
"""Every revision, oldest first; a test holds it equal to Alembic's own."""
HEAD = KNOWN[-1]


def revision(connection: sqlite3.Connection) -> str | None:
    """The revision that stands, or None in a database without any tables of ours."""
    if not _tables(connection, "name = 'alembic_version'"):
        return None
    row = connection.execute("select version_num from alembic_version").fetchone()
    return None if row is None else str(row[0])


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database whose schema is not this program's.

    :raises InfrastructureError: ``schema-newer``, ``schema-older``
    """
    found = revision(connection)
    refuse_newer(found, path)
    if found != HEAD:
        raise InfrastructureError("schema-older", path=str(path), found=found, known=HEAD)


def refuse_newer(found: str | None, path: Path) -> None:
    """Refuse a revision that this program has never heard of: a newer program made it.

    :raises InfrastructureError: ``schema-newer``
    """
    if found is not None and found not in KNOWN:
        raise InfrastructureError("schema-newer", path=str(path), found=found, known=HEAD)


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse to make our tables in somebody else's database.

    :raises InfrastructureError: ``database-foreign``
    """
    if revision(connection) is None and _tables(connection, "name not like 'sqlite_%'"):
        raise InfrastructureError("database-foreign", path=str(path))


def _tables(connection: sqlite3.Connection, condition: str) -> bool:
    sql = f"select 1 from sqlite_master where type = 'table' and {condition} limit 1"
    return connection.execute(sql).fetchone() is not None
