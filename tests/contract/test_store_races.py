"""Two secretaries at once: exactly one succeeds, whether they share a process or not."""

import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from threading import Barrier, Thread

import pytest

from arshjul.adapters.canonical import canonical
from arshjul.adapters.store import SqliteStore
from arshjul.domain.history import link
from arshjul.errors import Refused

_ROUNDS = 50

_SECRETARY = """
import sys
from pathlib import Path
from arshjul.adapters.canonical import canonical
from arshjul.adapters.store import SqliteStore
from arshjul.errors import Refused
path, name, journal, rounds = sys.argv[1:]
store = SqliteStore(Path(path), canonical, journal=journal)
with store.reading():
    print("ready", flush=True)
sys.stdin.readline()
for dseq in range(1, int(rounds) + 1):
    try:
        with store.writing() as writing:
            writing.append({"doc": "d", "dseq": dseq, "req": f"{name}-{dseq}"})
        print(dseq)
    except Refused as refused:
        assert refused.code == "version-conflict", refused
store.close()
"""


@pytest.fixture
def database(path: Path, store: SqliteStore) -> Path:
    """A created database that nobody holds."""
    store.close()
    return path


def _secretary(
    store: SqliteStore, name: str, start: Barrier, won: list[int], lost: list[str]
) -> Callable[[], None]:
    def work() -> None:
        for dseq in range(1, _ROUNDS + 1):
            start.wait(timeout=30)
            try:
                with store.writing() as writing:
                    writing.append({"doc": "d", "dseq": dseq, "req": f"{name}-{dseq}"})
                won.append(dseq)
            except Refused as refused:
                lost.append(refused.code)

    return work


def _assert_sound_chain(path: Path, journal: str) -> None:
    store = SqliteStore(path, canonical, journal=journal)
    with store.reading() as reading:
        rows = list(reading.rows())
        assert [entry["dseq"] for entry in reading.entries()] == list(range(1, _ROUNDS + 1))
    store.close()
    assert all(row.hash == link(row.prev, row.entry) for row in rows)
    assert all(row.prev == before.hash for before, row in pairwise(rows))


@pytest.mark.parametrize("shared", [False, True])
def test_of_two_threads_one_wins_each_round(database: Path, journal: str, shared: bool) -> None:
    """Each step is taken once, with a store each and with one store that both use."""
    first = SqliteStore(database, canonical, journal=journal)
    second = first if shared else SqliteStore(database, canonical, journal=journal)
    start, won, lost = Barrier(2), list[int](), list[str]()
    threads = [
        Thread(target=_secretary(store, name, start, won, lost))
        for store, name in ((first, "a"), (second, "b"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    first.close()
    second.close()
    assert sorted(won) == list(range(1, _ROUNDS + 1))
    assert lost == ["version-conflict"] * _ROUNDS
    _assert_sound_chain(database, journal)


def test_of_two_processes_one_wins_each_round(database: Path, journal: str) -> None:
    """Each step is taken once, by one process or the other."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _SECRETARY, str(database), name, journal, str(_ROUNDS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("a", "b")
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    won = [int(line) for process in processes for line in process.communicate(timeout=60)[0].split()]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted(won) == list(range(1, _ROUNDS + 1))
    _assert_sound_chain(database, journal)
