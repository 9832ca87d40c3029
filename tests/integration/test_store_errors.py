"""What goes wrong with a database: one clear code each, a clean connection afterwards, nothing unmapped."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from arshjul.adapters.canonical import canonical
from arshjul.adapters.store import SqliteStore, engine, errors
from arshjul.domain.history import Fields
from arshjul.errors import InfrastructureError

_CODES = {
    "database-error",
    "database-full",
    "database-locked",
    "database-unreadable",
    "database-unwritable",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database lies."""
    return tmp_path / "arshjul.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """A store that waits for nobody."""
    store = SqliteStore(path, canonical, busy_seconds=0)
    store.create()
    yield store
    store.close()


def _fields(dseq: int = 1, **more: str) -> Fields:
    return {"doc": "budget-2019", "dseq": dseq, "req": f"r-{dseq}", **more}


def _append(store: SqliteStore, fields: Fields) -> None:
    with store.writing() as writing:
        writing.append(fields)


def _entries(store: SqliteStore) -> int:
    with store.reading() as reading:
        return len(list(reading.rows()))


def _code(action: Callable[[], object]) -> str:
    with pytest.raises(InfrastructureError) as caught:
        action()
    return caught.value.code


def test_a_writer_that_waits_too_long_is_told_that_the_file_is_locked(store: SqliteStore, path: Path) -> None:
    """Somebody else's transaction: locked, with the path; as soon as it ends, everything works."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(InfrastructureError) as caught:
            _append(store, _fields())
        assert (caught.value.code, caught.value.arguments["path"]) == ("database-locked", str(path))
        other.execute("rollback")
        _append(store, _fields())
    assert _entries(store) == 1


def test_a_commit_that_cannot_be_made_leaves_the_connection_clean(store: SqliteStore, path: Path) -> None:
    """A reader in the way of the commit (rollback journal): locked, nothing written, the next one works."""
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select * from meta").fetchall()
        assert _code(lambda: _append(store, _fields())) == "database-locked"
    assert _entries(store) == 0
    _append(store, _fields())
    assert _entries(store) == 1


def test_creating_waits_for_its_turn_too(path: Path) -> None:
    """A locked file is told at the first creation as well."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        store = SqliteStore(path, canonical, busy_seconds=0)
        assert _code(store.create) == "database-locked"


def test_a_full_disk_is_told_and_nothing_is_half_written(store: SqliteStore) -> None:
    """Out of room in the middle of a transaction: full, rolled back, and the store still answers."""
    _append(store, _fields())

    def overfill() -> None:
        with store.writing() as writing:
            # What a full disk does, without filling one: SQLite may not add a page.
            list(writing._each("pragma max_page_count = 1"))
            writing.append(_fields(2, text="x" * 1_000_000))

    assert _code(overfill) == "database-full"
    assert _entries(store) == 1
    _append(store, _fields(2))
    assert _entries(store) == 2


def test_a_full_disk_when_the_file_is_made_is_a_full_disk(path: Path) -> None:
    """The operating system's own words for no room mean the same."""
    error = errors.of_system(OSError(28, "No space left on device"), path)
    assert (error.code, error.arguments["path"]) == ("database-full", str(path))


@pytest.mark.parametrize("place", ["file/arshjul.db", "folder", "no/such/folder/arshjul.db"])
def test_a_place_where_no_database_can_be_made_is_told(tmp_path: Path, place: str) -> None:
    """A file as folder, a folder as file, a folder two levels down: unwritable, with the path."""
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    store = SqliteStore(tmp_path / place, canonical)
    assert not store.exists()
    with pytest.raises(InfrastructureError) as caught:
        store.create()
    assert caught.value.code == "database-unwritable"
    assert caught.value.arguments["path"] == str(tmp_path / place)


def test_a_database_that_may_only_be_read_is_told(store: SqliteStore) -> None:
    """Writing to what may only be read: unwritable; reading it goes on."""
    with store.reading() as reading:
        list(reading._each("pragma query_only = on"))
    assert _code(lambda: _append(store, _fields())) == "database-unwritable"
    assert _entries(store) == 0


def test_a_database_that_is_not_there_is_told(store: SqliteStore, path: Path) -> None:
    """A reading command makes no database: missing, with the path; also when the file goes away in use."""
    missing = SqliteStore(path.with_name("other.db"), canonical)
    assert _code(lambda: _entries(missing)) == "database-missing"
    assert not missing.exists()
    path.unlink()
    assert _code(lambda: _entries(store)) == "database-missing"


def test_a_file_put_in_its_place_is_the_one_that_is_used(store: SqliteStore, path: Path) -> None:
    """A restored copy under the same name is seen at once; nothing goes to the file that was there before."""
    copy = path.with_name("copy.db")
    other = SqliteStore(copy, canonical)
    other.create()
    _append(other, _fields(7))
    other.close()
    assert _entries(store) == 0
    copy.replace(path)
    assert _entries(store) == 1


@pytest.mark.parametrize("content", [b"Detta \xc3\xa4r ingen databas. " * 200, b"SQLite format 3\x00" * 300])
def test_a_file_that_is_no_database_is_told(path: Path, content: bytes) -> None:
    """Text, or a header with nonsense after it: unreadable, and the file is left as it is."""
    path.write_bytes(content)
    store = SqliteStore(path, canonical)
    assert _code(store.create) == "database-unreadable"
    assert _code(lambda: _entries(store)) == "database-unreadable"
    assert path.read_bytes() == content


def test_a_database_with_torn_pages_is_unreadable_not_a_crash(store: SqliteStore, path: Path) -> None:
    """Damage inside the file is told as such, or listed by the full check."""
    for dseq in range(1, 200):
        _append(store, _fields(dseq))
    store.close()
    data = bytearray(path.read_bytes())
    for page in range(4096 * 30, len(data), 4096):
        data[page : page + 100] = b"\xff" * 100
    path.write_bytes(data)
    assert _code(lambda: _entries(store)) == "database-unreadable"
    with store.reading() as reading:
        assert list(reading.integrity())


def test_bytes_that_are_no_text_are_unreadable(store: SqliteStore, path: Path) -> None:
    """The driver's complaint about text that is not UTF-8 carries no number, and is told all the same."""
    with closing(sqlite3.connect(path, isolation_level=None)) as shell:
        shell.execute("insert into meta values ('last_tick', cast(x'ff' as text))")
    with store.reading() as reading:
        assert _code(reading.last_tick) == "database-unreadable"


def test_no_error_of_sqlites_is_unmapped(path: Path) -> None:
    """Every result code that the driver knows, basic and extended, becomes one of our codes."""
    numbers = {
        name: getattr(sqlite3, name)
        for name in dir(sqlite3)
        if name.startswith("SQLITE_") and name.split("_")[1] not in {"OK", "LIMIT", "DBCONFIG"}
    }
    assert len(numbers) > 60
    for name, number in numbers.items():
        error = sqlite3.OperationalError("words")
        error.sqlite_errorcode, error.sqlite_errorname = number, name
        told = errors.of_sqlite(error, path)
        assert told.code in _CODES, name
        assert name in str(told.arguments["detail"])


@pytest.mark.parametrize("kind", [sqlite3.Error, *sqlite3.Error.__subclasses__(), sqlite3.ProgrammingError])
def test_no_class_of_the_drivers_errors_gets_out(path: Path, kind: type[sqlite3.Error]) -> None:
    """Whatever the driver raises, with or without a number, comes out as ours, with its cause."""
    with pytest.raises(InfrastructureError) as caught, errors.mapped(path):
        raise kind("words")
    assert caught.value.code == "database-error"
    assert isinstance(caught.value.__cause__, kind)


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ((3, 40, 1), "truncate"),
        ((3, 44, 5), "truncate"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "truncate"),
        ((3, 50, 6), "truncate"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_the_journal_mode_follows_the_version(version: tuple[int, int, int], journal: str) -> None:
    """WAL only where the WAL-reset race is mended."""
    assert engine.journal_for(version) == journal


@pytest.mark.parametrize("journal", ["wal", "truncate"])
def test_a_connection_is_as_it_must_be(path: Path, journal: str) -> None:
    """References are held, every commit is synced, and the journal mode is the one asked for."""
    for mode in ("wal", "truncate", journal):
        store = SqliteStore(path, canonical, journal=mode)
        store.create()
        store.close()
    with closing(engine.connect(path, journal=journal)) as connection:
        found = {
            name: connection.execute(f"pragma {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": journal, "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_the_journal_mode_here_is_the_one_this_sqlite_asks_for(store: SqliteStore) -> None:
    """Without force, the version decides; whoever looks for faults is told."""
    about = store.about()
    assert about["journal"] == engine.journal_for(sqlite3.sqlite_version_info)
    assert about["sqlite"] == sqlite3.sqlite_version


_MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/vdb /home/local xfs rw 0 0
//server/r /mnt/my\\040share cifs rw 0 0
tmpfs /mnt/twice tmpfs rw 0 0
host:/x /mnt/twice fuse.sshfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/var/a.db", "ext4"),
        ("/home/a.db", "nfs4"),
        ("/homely/a.db", "ext4"),
        ("/home/local/a.db", "xfs"),
        ("/mnt/my share/a.db", "cifs"),
        ("/mnt/twice/a.db", "fuse.sshfs"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(place: str, kind: str) -> None:
    """The longest mount point counts, the last one where two are stacked, blanks and all."""
    assert engine.file_system(Path(place), _MOUNTS) == kind


def test_a_database_on_a_network_file_system_is_refused(tmp_path: Path) -> None:
    """Locks over a network cannot be trusted: refused with the kind named; a local one is let through."""
    table = tmp_path / "mounts"
    table.write_text(f"server:/x {tmp_path} nfs rw 0 0\n")
    with pytest.raises(InfrastructureError) as caught:
        engine.refuse_network(tmp_path / "a.db", table)
    assert caught.value.code == "network-file-system"
    assert caught.value.arguments == {"path": str(tmp_path / "a.db"), "kind": "nfs"}
    table.write_text(f"/dev/vda {tmp_path} ext4 rw 0 0\n")
    engine.refuse_network(tmp_path / "a.db", table)
    engine.refuse_network(tmp_path / "a.db", tmp_path / "no such table")
