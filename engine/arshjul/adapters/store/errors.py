"""What SQLite and the file system complain of, as errors a person can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from arshjul.errors import InfrastructureError, system_detail

_BY_CODE = {
    sqlite3.SQLITE_BUSY: "database-locked",
    sqlite3.SQLITE_LOCKED: "database-locked",
    sqlite3.SQLITE_FULL: "database-full",
    sqlite3.SQLITE_READONLY: "database-unwritable",
    sqlite3.SQLITE_CANTOPEN: "database-unwritable",
    sqlite3.SQLITE_PERM: "database-unwritable",
    sqlite3.SQLITE_NOTADB: "database-unreadable",
    sqlite3.SQLITE_CORRUPT: "database-unreadable",
}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def of_sqlite(error: sqlite3.Error, path: Path) -> InfrastructureError:
    """The error a person meets for an error of SQLite's."""
    number: int | None = getattr(error, "sqlite_errorcode", None)
    if number is None:
        # The module's own complaint about bytes that are no text: the file is damaged.
        undecodable = "Could not decode" in str(error)
        return _error("database-unreadable" if undecodable else "database-error", path, str(error))
    code = _BY_CODE.get(number & 0xFF, "database-error")
    return _error(code, path, f"{error.sqlite_errorname}: {error}")


def of_system(error: OSError, path: Path) -> InfrastructureError:
    """The error a person meets when the file itself cannot be made or looked at."""
    code = "database-full" if error.errno in _FULL else "database-unwritable"
    return _error(code, path, system_detail(error))


@contextmanager
def mapped(path: Path) -> Iterator[None]:
    """Let no error of SQLite's or of the file system's out as it is."""
    try:
        yield
    except sqlite3.Error as error:
        raise of_sqlite(error, path) from error
    except UnicodeDecodeError as error:  # the complaint itself quotes damaged bytes
        raise _error("database-unreadable", path, str(error)) from error
    except OSError as error:
        raise of_system(error, path) from error


def broken(error: sqlite3.Error, *columns: str) -> bool:
    """Whether a statement broke the rule of uniqueness over these columns, or the trigger that guards it."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CONSTRAINT:
        return False
    return str(error) == "UNIQUE constraint failed: " + ", ".join(columns)


def _error(code: str, path: Path, detail: str) -> InfrastructureError:
    return InfrastructureError(code, path=str(path), detail=detail)
