"""The contract of what the store holds beside history and ledger: documents, content, marks and ticks."""

import hashlib
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from arshjul.adapters.store import SqliteStore
from arshjul.errors import InfrastructureError, IntegrityError, Refused
from arshjul.service.ports import DocumentRow
from arshjul.values import replace

_NOW = datetime(2018, 8, 1, 7, 0, tzinfo=UTC)


def _document(**changes: object) -> DocumentRow:
    row = DocumentRow(
        "budget-2019", "budget", "RF", 2018, 2019, "a" * 64, "drafting", 1, {"steg": [{"nr": 1}], "ö": None}
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def test_a_document_comes_back_as_it_was_stored(store: SqliteStore) -> None:
    """Documents are found by id and by cycle, in the order of their ids."""
    first, second = _document(), _document(id="arsredovisning-2018", cycle=2019)
    with store.writing() as writing:
        writing.insert_document(first)
        writing.insert_document(second)
    with store.reading() as reading:
        assert reading.document("budget-2019") == first
        assert reading.document("budget-2020") is None
        assert reading.documents() == [second, first]
        assert reading.documents(2018) == [first]


def test_a_document_is_updated_only_from_the_version_it_was_read_at(store: SqliteStore) -> None:
    """Whoever read an older version is refused, and nothing changes."""
    with store.writing() as writing:
        writing.insert_document(_document())
        writing.update_document(_document(version=2, state="decided", progress={}), was=1)
    with pytest.raises(Refused) as caught, store.writing() as writing:
        writing.update_document(_document(version=2, state="other"), was=1)
    assert (caught.value.code, caught.value.arguments) == ("version-conflict", {"document": "budget-2019"})
    with store.reading() as reading:
        assert reading.document("budget-2019") == _document(version=2, state="decided", progress={})


def test_a_document_is_opened_once(store: SqliteStore) -> None:
    """A second document with the same id is a conflict, not a replacement."""
    with store.writing() as writing:
        writing.insert_document(_document())
        with pytest.raises(Refused, match="version-conflict"):
            writing.insert_document(_document(state="other"))


def test_content_is_kept_by_hash_and_taken_into_use_by_key(store: SqliteStore) -> None:
    """Bytes come back as they were kept; a key points at the newest; keys not named stay."""
    old, new = b'{"a":1}', '{"å":2}'.encode()
    one, two = (hashlib.sha256(data).hexdigest() for data in (old, new))
    with store.writing() as writing:
        writing.keep_content(one, old)
        writing.keep_content(one, old)
        writing.take_into_use({"kalendarium:2018": one, "organisation": one})
    with store.writing() as writing:
        writing.keep_content(two, new)
        writing.take_into_use({"organisation": two})
    with store.reading() as reading:
        assert reading.in_use() == {"kalendarium:2018": one, "organisation": two}
        assert (reading.content(one), reading.content(two), reading.content("0" * 64)) == (old, new, None)


def test_only_kept_content_can_be_taken_into_use(store: SqliteStore) -> None:
    """What is in use can always be read: the key refers to content that is there."""
    with pytest.raises(InfrastructureError, match="FOREIGNKEY"), store.writing() as writing:
        writing.take_into_use({"organisation": "0" * 64})
    with store.reading() as reading:
        assert reading.in_use() == {}


def test_a_database_is_simulated_for_good(store: SqliteStore) -> None:
    """Nothing marks a new database; marked twice is marked."""
    with store.writing() as writing:
        assert not writing.simulated()
        writing.mark_simulated()
        writing.mark_simulated()
    with store.reading() as reading:
        assert reading.simulated()


def test_only_a_simulated_database_does_not_wait_for_the_disk(store: SqliteStore) -> None:
    """A real record is on the disk when the command has ended; a played year can be played again."""
    real = store.about()["synchronous"]
    with store.writing() as writing:
        writing.mark_simulated()

    assert (real, store.about()["synchronous"]) == ("2", "0")


def test_ticks_are_remembered_and_so_is_the_latest_instant(
    store: SqliteStore, shell: sqlite3.Connection
) -> None:
    """A clock that is set back moves the last tick but not the latest instant ever seen."""
    with store.reading() as reading:
        assert reading.last_tick() is None
    for instant in (_NOW, _NOW + timedelta(hours=1), _NOW - timedelta(hours=1)):
        with store.writing() as writing:
            writing.ticked(instant)
    with store.reading() as reading:
        assert reading.last_tick() == _NOW - timedelta(hours=1)
    seen = shell.execute("select value from meta where key = 'max_seen'").fetchone()
    assert seen == ("2018-08-01T08:00:00.000000Z",)


def test_an_instant_without_a_zone_is_refused(store: SqliteStore) -> None:
    """A naive instant could mean two moments; it never gets into the database."""
    with pytest.raises(ValueError, match="aware"), store.writing() as writing:
        writing.ticked(_NOW.replace(tzinfo=None))


def test_a_sound_database_has_nothing_to_complain_of(store: SqliteStore) -> None:
    """SQLite's own full check is empty."""
    with store.reading() as reading:
        assert list(reading.integrity()) == []


def test_a_document_altered_by_hand_is_named(store: SqliteStore, shell: sqlite3.Connection) -> None:
    """A row that no longer says what it must is an error with table and key, not a crash."""
    with store.writing() as writing:
        writing.insert_document(_document())
    shell.execute("update document set progress = '[]'")
    with pytest.raises(IntegrityError) as caught, store.reading() as reading:
        reading.documents()
    assert caught.value.code == "row-unreadable"
    assert caught.value.arguments == {"table": "document", "key": "budget-2019"}


@pytest.mark.parametrize(
    "statement",
    [
        "update document set version = 'two'",
        "update document set progress = 'not json'",
        "insert into in_use values ('organisation', 'short')",
    ],
)
def test_the_database_itself_refuses_what_no_document_may_hold(
    store: SqliteStore, shell: sqlite3.Connection, statement: str
) -> None:
    """STRICT tables, checks and references hold also for those who come in another way."""
    with store.writing() as writing:
        writing.insert_document(_document())
    shell.execute("pragma foreign_keys = on")
    with pytest.raises(sqlite3.IntegrityError):
        shell.execute(statement)
