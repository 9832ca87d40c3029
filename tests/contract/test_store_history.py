"""The contract of the store's history, held on real files in every journal mode."""

import sqlite3
from pathlib import Path

import pytest

from arshjul.adapters.canonical import canonical
from arshjul.adapters.store import SqliteStore
from arshjul.adapters.store.writing import SqliteWriting
from arshjul.domain.history import CHAIN_START, PROFILE, Fields, commitment, link
from arshjul.errors import IntegrityError, Refused
from arshjul.service.ports import Store


def _fields(document: str = "budget-2019", dseq: int = 1, req: str | None = None) -> Fields:
    return {
        "doc": document,
        "dseq": dseq,
        "req": req or f"{document}/{dseq}",
        "type": "step.taken",
        "actor": "p01",
    }


def _append(store: SqliteStore, *entries: Fields) -> None:
    with store.writing() as writing:
        for fields in entries:
            writing.append(fields)


def _rows(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute("select seq, entry, prev, hash from history order by seq").fetchall()


def test_the_store_is_the_port(store: SqliteStore) -> None:
    """SqliteStore is what the use cases call Store."""
    port: Store = store
    assert port.exists()


def test_an_entry_is_its_canonical_bytes_and_each_follows_the_last(store: SqliteStore) -> None:
    """seq counts from 1 without gaps, prev is the hash before, hash covers prev and the bytes."""
    _append(store, _fields(dseq=1), _fields(dseq=2))
    _append(store, _fields(dseq=3))
    with store.reading() as reading:
        rows = list(reading.rows())
        entries = list(reading.entries())
        assert list(reading.rows(after=2)) == rows[2:]
    assert [row.seq for row in rows] == [1, 2, 3]
    assert [row.prev for row in rows] == [CHAIN_START, rows[0].hash, rows[1].hash]
    assert all(row.hash == link(row.prev, row.entry) for row in rows)
    assert [row.entry for row in rows] == [canonical(dict(entry)) for entry in entries]


def test_append_fills_in_version_and_place(store: SqliteStore) -> None:
    """The store says v, seq and rseq, whatever the caller thought; the entry returned is the one recorded."""
    with store.writing() as writing:
        first = writing.append({**_fields(), "seq": 77, "v": 0})
    assert first == {**_fields(), "v": PROFILE, "seq": 1, "rseq": 0}
    with store.reading() as reading:
        assert list(reading.entries("budget-2019")) == [first]


def test_an_entry_may_be_of_no_document_and_no_request(store: SqliteStore) -> None:
    """What is recorded of the whole, like content taken into use, clashes with nothing."""
    _append(store, {"type": "content.taken"}, {"type": "content.taken"})
    with store.reading() as reading:
        assert [entry.get("rseq") for entry in reading.entries()] == [None, None]


def test_entries_of_one_document_come_in_their_order(store: SqliteStore) -> None:
    """Entries can be asked for by document, also while new ones are being written."""
    _append(store, _fields("a", 1), _fields("b", 1), _fields("a", 2))
    with store.writing() as writing:
        writing.append(_fields("a", 3))
        assert [entry["dseq"] for entry in writing.entries("a")] == [1, 2, 3]
        assert list(writing.entries("c")) == []


def test_the_same_step_twice_is_refused(store: SqliteStore) -> None:
    """(doc, dseq) is unique: the last line of defence against a document advanced twice."""
    _append(store, _fields(req="one"))
    with pytest.raises(Refused) as caught, store.writing() as writing:
        writing.append(_fields(req="two"))
    assert (caught.value.code, caught.value.arguments) == ("version-conflict", {"document": "budget-2019"})


def test_the_same_request_twice_is_refused_and_the_first_is_found(store: SqliteStore) -> None:
    """A request id starts once; after a lost answer its entries are found by it."""
    with store.writing() as writing:
        first = writing.append(_fields("a", 1, "r-1"))
        second = writing.append(_fields("b", 1, "r-1"))
    assert (first["rseq"], second["rseq"]) == (0, 1)
    with pytest.raises(Refused) as caught, store.writing() as writing:
        writing.append(_fields("a", 2, "r-1"))
    assert (caught.value.code, caught.value.arguments) == ("request-repeated", {"request": "r-1"})
    with store.reading() as reading:
        repeated = reading.request("r-1")
        assert reading.request("r-2") is None
    assert repeated is not None
    assert repeated.entries == (first, second)


def test_a_repeated_request_is_named_before_a_version_conflict(store: SqliteStore) -> None:
    """The same command sent twice is a repetition, though its step is also recorded already."""
    _append(store, _fields())
    with pytest.raises(Refused, match="request-repeated"), store.writing() as writing:
        writing.append(_fields())


def test_a_refused_entry_leaves_the_transaction_usable(store: SqliteStore) -> None:
    """Whoever handles a refusal can go on, and the chain goes on from the last entry that was taken."""
    _append(store, _fields(dseq=1))
    with store.writing() as writing:
        with pytest.raises(Refused):
            writing.append(_fields(dseq=1, req="x"))
        assert writing.append(_fields(dseq=2, req="x"))["seq"] == 2
    with store.reading() as reading:
        assert len(list(reading.rows())) == 2


def test_an_error_leaves_nothing_behind(store: SqliteStore) -> None:
    """A transaction that ends in any error has not happened, and the next one works."""
    with pytest.raises(ValueError, match="amount"), store.writing() as writing:
        _append_and_fail(writing)
    with store.reading() as reading:
        assert list(reading.rows()) == []
        assert not reading.simulated()
    _append(store, _fields())


def _append_and_fail(writing: SqliteWriting) -> None:
    writing.append(_fields(), note="fri text")
    writing.mark_simulated()
    writing.append({**_fields(dseq=2), "amount": 1.5})


def test_a_field_outside_the_profile_is_refused_before_anything_is_written(store: SqliteStore) -> None:
    """Entries hold only what any language can write again to the same bytes."""
    with pytest.raises(ValueError, match="amount"), store.writing() as writing:
        writing.append({**_fields(), "amount": 1.5})
    with store.reading() as reading:
        assert list(reading.rows()) == []


def test_a_note_lies_beside_the_chain(store: SqliteStore, shell: sqlite3.Connection) -> None:
    """The entry holds a salted commitment; the text can be disposed of and the chain still stands."""
    with store.writing() as writing:
        entry = writing.append(_fields(), note="Målen saknar mått")
    own = str(entry["note_c"])
    assert own == commitment(b"s" * 32, "Målen saknar mått")
    with store.reading() as reading:
        assert reading.note(own) == "Målen saknar mått"
        assert "mått".encode() not in next(iter(reading.rows())).entry
    shell.execute("delete from note")
    with store.reading() as reading:
        assert reading.note(own) is None
        assert len(list(reading.rows())) == 1


@pytest.mark.parametrize("text", ["'Målen är bra'", "cast(x'ff' as text)"])
def test_an_altered_note_is_found_out(store: SqliteStore, shell: sqlite3.Connection, text: str) -> None:
    """A text that is not the one committed to is never given out as if it were."""
    with store.writing() as writing:
        own = str(writing.append(_fields(), note="Målen saknar mått")["note_c"])
    shell.execute(f"update note set text = {text}")
    with store.reading() as reading, pytest.raises(IntegrityError) as caught:
        reading.note(own)
    assert (caught.value.code, caught.value.arguments) == ("note-altered", {"commitment": own})


def test_two_notes_with_the_same_text_have_different_commitments(path: Path) -> None:
    """The salt is random, so that nobody can guess a text from its commitment."""
    store = SqliteStore(path, canonical)
    store.create()
    with store.writing() as writing:
        first, second = (writing.append(_fields(dseq=n), note="Nej")["note_c"] for n in (1, 2))
    store.close()
    assert first != second


_ENTRY = '{"doc":"x","dseq":1,"req":"x"}'


@pytest.mark.parametrize(
    "statement",
    [
        "update history set entry = entry",
        "update history set hash = zeroblob(32) where seq = 2",
        "update or replace history set seq = 1 where seq = 2",
        "delete from history",
        "delete from history where seq = 2",
        f"insert or replace into history select 2, '{_ENTRY}', prev, zeroblob(32) from history where seq = 2",
        f"replace into history select 3, '{_ENTRY}', hash, prev from history where seq = 2",
        "replace into history select 3, entry, hash, zeroblob(32) from history where seq = 2",
        f"insert into history select 4, '{_ENTRY}', hash, zeroblob(32) from history where seq = 2",
        f"insert into history select 0, '{_ENTRY}', hash, zeroblob(32) from history where seq = 2",
        f"insert into history(entry, prev, hash) select '{_ENTRY}', hash, zeroblob(32) from history",
        f"insert into history select 3, '{_ENTRY}', prev, zeroblob(32) from history where seq = 2",
        f"insert into history select 3, '{_ENTRY}', null, zeroblob(32) from history where seq = 2",
        "insert into history select 3, 'not json', hash, zeroblob(32) from history where seq = 2",
        f"insert into history select 3, '{_ENTRY}', hash, x'00' from history where seq = 2",
    ],
)
def test_a_plain_shell_cannot_alter_the_history(
    store: SqliteStore, shell: sqlite3.Connection, statement: str
) -> None:
    """UPDATE, DELETE, REPLACE by any key, a gap, a wrong prev and a shapeless row are refused."""
    _append(store, _fields(dseq=1), _fields(dseq=2))
    before = _rows(shell)
    with pytest.raises(sqlite3.DatabaseError):
        shell.execute(statement)
    assert _rows(shell) == before


def test_a_replace_that_would_hide_an_old_step_is_refused(
    store: SqliteStore, shell: sqlite3.Connection
) -> None:
    """A row in the right place, but with an old row's document and number, must not push the old row out."""
    _append(store, _fields(dseq=1), _fields(dseq=2))
    for entry in ('{"doc":"budget-2019","dseq":1}', '{"req":"budget-2019/1","rseq":0}'):
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            shell.execute(
                "insert or replace into history select 3, ?, hash, randomblob(32) from history where seq = 2",
                (entry,),
            )
    assert len(_rows(shell)) == 2


@pytest.mark.parametrize("damaged", [b"\xff\x00", b"[]", b"17", b"", b"{", b"[" * 73])
def test_a_damaged_row_comes_out_as_the_bytes_it_is(store: SqliteStore, path: Path, damaged: bytes) -> None:
    """Verification sees every row, whatever has been done to it; parsing says which one cannot be read."""
    _append(store, *(_fields(dseq=n) for n in (1, 2, 3)))
    with store.reading() as reading:
        sound = list(reading.rows())
    damaged = damaged.ljust(len(sound[1].entry))
    store.close()
    path.write_bytes(path.read_bytes().replace(sound[1].entry, damaged))
    with store.reading() as reading:
        assert [row.entry for row in reading.rows()] == [sound[0].entry, damaged, sound[2].entry]
        assert reading.integrity()
        with pytest.raises(IntegrityError) as caught:
            list(reading.entries())
    assert (caught.value.code, caught.value.arguments) == ("history-unreadable", {"seq": 2})


def test_rows_are_streamed_and_end_with_the_transaction(store: SqliteStore, path: Path, journal: str) -> None:
    """A reader that is left half read holds no lock, and cannot be read on."""
    _append(store, *(_fields(dseq=n) for n in range(1, 6)))
    with store.reading() as reading:
        rows = iter(reading.rows())
        assert next(rows).seq == 1
    other = SqliteStore(path, canonical, busy_seconds=0, journal=journal)
    _append(other, _fields(dseq=6))
    other.close()
    with pytest.raises(RuntimeError, match="ended"):
        next(rows)
    with pytest.raises(RuntimeError, match="ended"):
        reading.document("a")


def test_a_transaction_inside_a_transaction_is_a_mistake_in_the_program(store: SqliteStore) -> None:
    """One at a time: a nested one would commit the outer one's half."""
    with store.writing() as writing:
        writing.append(_fields())
        with pytest.raises(RuntimeError, match="already open"), store.reading():
            pass
    with store.reading() as reading:
        assert len(list(reading.rows())) == 1
