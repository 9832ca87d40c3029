"""Bring a database to the newest schema with Alembic, in one transaction; imported only when needed."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from arshjul.adapters.store import agreement
from arshjul.errors import InfrastructureError

SCRIPTS = Path(__file__).with_name("migrations")


def configuration(scripts: Path = SCRIPTS) -> Config:
    """Alembic's configuration, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config


def upgrade(connection: sqlite3.Connection, path: Path, scripts: Path = SCRIPTS) -> None:
    """Run the missing migrations; any error leaves the database as it was.

    :raises InfrastructureError: ``schema-differs`` when the result is not what is declared
    :raises sqlite3.Error: whatever SQLite says
    """
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", _begin_immediate)
    config = configuration(scripts)
    try:
        with engine.begin() as transaction:
            config.attributes["connection"] = transaction
            command.upgrade(config, "head")
            differences = agreement.differences(connection)
            if differences:
                raise InfrastructureError("schema-differs", path=str(path), detail="; ".join(differences))
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise error.orig from error
        raise


def _begin_immediate(connection: Connection) -> None:
    """The driver begins no transaction of its own (``isolation_level=None``): DDL is inside this one."""
    connection.exec_driver_sql("begin immediate")
