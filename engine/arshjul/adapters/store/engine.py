"""A connection to the database as it must be: journal mode by version, pragmas, local file system."""

import os
import re
import sqlite3
from pathlib import Path

from arshjul.errors import InfrastructureError

BUSY_SECONDS = 5.0
"""How long a statement waits for another process's lock before ``database-locked``."""

_FIXED = (3, 51, 3)
_FIXED_BRANCHES = {(3, 44): 6, (3, 50): 7}
_MOUNTS = Path("/proc/self/mounts")
_NETWORK = frozenset(
    (
        *("9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs", "gfs2", "glusterfs", "gpfs"),
        *("lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb3", "smbfs"),
        *("fuse.ceph", "fuse.davfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs"),
        "fuse.sshfs",
    )
)


def journal_for(version: tuple[int, int, int]) -> str:
    """WAL where the WAL-reset race is mended; elsewhere TRUNCATE, which has no such race."""
    branch = _FIXED_BRANCHES.get(version[:2])
    mended = version >= _FIXED or (branch is not None and version[2] >= branch)
    return "wal" if mended else "truncate"


def make_file(path: Path) -> None:
    """Make the file and its nearest folder if they are missing, for the owner's eyes only.

    SQLite gives the journal the same mode as the database, so this must come before its first open.

    :raises OSError: the folder or file cannot be made or written
    """
    path.parent.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))


def connect(
    path: Path, *, busy_seconds: float = BUSY_SECONDS, journal: str | None = None
) -> sqlite3.Connection:
    """A connection to an existing file, ready for use; ``journal`` forces a journal mode.

    :raises InfrastructureError: ``database-missing``, ``network-file-system``
    :raises sqlite3.Error: whatever SQLite says
    """
    if not path.exists():
        raise InfrastructureError("database-missing", path=str(path))
    refuse_network(path)
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        _prepare(connection, (journal or journal_for(sqlite3.sqlite_version_info)).lower())
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, journal: str) -> None:
    for pragma in (
        "foreign_keys = on",
        "synchronous = full",
        # REPLACE fires the delete triggers only with this; the insert triggers refuse it without.
        "recursive_triggers = on",
    ):
        connection.execute(f"pragma {pragma}")
    # Asked for only when it differs: leaving or entering WAL takes an exclusive lock.
    if connection.execute("pragma journal_mode").fetchone()[0] != journal:
        connection.execute(f"pragma journal_mode = {journal}")


def relax(connection: sqlite3.Connection) -> None:
    """Wait for no disk: what is simulated can be played again, and records nothing (decision 0006)."""
    connection.execute("pragma synchronous = off")


def refuse_network(path: Path, mounts: Path = _MOUNTS) -> None:
    """SQLite's locks cannot be trusted over a network.

    :raises InfrastructureError: ``network-file-system``, with the kind of file system
    """
    try:
        table = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return
    kind = file_system(path.resolve(), table)
    if kind in _NETWORK:
        raise InfrastructureError("network-file-system", path=str(path), kind=kind)


def file_system(path: Path, table: str) -> str | None:
    """The kind of file system ``path`` lies on, by a table of mounts; the last longest match counts."""
    found: tuple[int, str | None] = (-1, None)
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= found[0]:
            found = (len(point.parts), fields[2])
    return found[1]
