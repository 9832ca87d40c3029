"""A durable ``advance`` against a raw ``sqlite3`` transaction that writes the same rows.

A year is simulated to learn its commands, and taken once more, command by command, to learn which rows each
of them writes. Then one instance takes the commands through the service while a raw connection writes the
learned rows into a database with the same schema and journal mode: one command here, one transaction there.
"""

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from figures import Figure, instance, median_ms, timed

from arshjul.domain.commands import Advance
from arshjul.domain.history import EntryType
from arshjul.domain.kinds import Outcome
from arshjul.service.advancing import advance
from arshjul.service.opening import open_year
from arshjul.service.simulating import simulate
from arshjul.service.world import World

Values = tuple[object, ...]
Writes = list[tuple[str, Values]]
Step = tuple[Advance, datetime]

_ROWS = {
    "history": "select seq, entry, prev, hash from history",
    "note": "select commitment, salt, text from note",
    "document": "select id, state, version, progress from document",
    "notice": "select * from notice",
}
_SEEDS = (1, 2, 3)


def measure() -> Iterator[Figure]:
    """The ratio in the mode that the program chooses here, and WAL beside it."""
    for journal, goal in ((None, 2.0), ("WAL", None)):
        mode, service, raw = _compare(journal)
        wall, cpu = ([sample[i] for sample in service] for i in (0, 1))
        raw_wall, raw_cpu = ([sample[i] for sample in raw] for i in (0, 1))
        yield Figure(f"advance, {mode}: through the service", median_ms(wall), "ms")
        yield Figure(f"advance, {mode}: raw sqlite3, the same rows", median_ms(raw_wall), "ms")
        yield Figure(f"advance, {mode}: ratio", median_ms(wall) / median_ms(raw_wall), "×", goal)
        yield Figure(f"advance, {mode}: ratio of CPU time", median_ms(cpu) / median_ms(raw_cpu), "×")


def _compare(journal: str | None) -> tuple[str, list[tuple[float, float]], list[tuple[float, float]]]:
    service: list[tuple[float, float]] = []
    raw: list[tuple[float, float]] = []
    mode = ""
    for seed in _SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            steps = _commands(root / "commands", seed)
            learned = _writes(root / "writes", steps)
            ours = _opened(root / "ours", steps, journal)
            _opened(root / "theirs", steps, journal).store.close()
            connection = _raw(root / "theirs" / "arshjul.db", journal)
            mode = f"{connection.execute('pragma journal_mode').fetchone()[0].upper()}+FULL"
            for (command, now), writes in zip(steps, learned, strict=True):
                service.append(timed(partial(advance, ours, command, now)))
                raw.append(timed(partial(_write, connection, writes)))
            connection.close()
            ours.store.close()
    return mode, service, raw


def _commands(folder: Path, seed: int) -> list[Step]:
    """Every command of a simulated year, from its history."""
    world = instance(folder)
    simulate(world, 2018, seed, lambda instant: None)
    with world.store.reading() as reading:
        taken = [
            entry
            for entry in reading.entries()
            if entry["type"] in (EntryType.STEP_TAKEN, EntryType.SIDE_TAKEN)
        ]
        notes = [reading.note(str(entry["note_c"])) if entry.get("note_c") else None for entry in taken]
    world.store.close()
    return [_command(entry, note) for entry, note in zip(taken, notes, strict=True)]


def _command(entry: Mapping[str, object], note: str | None) -> Step:
    words = {name: str(entry[key]) if entry.get(key) else None for name, key in _WORDS.items()}
    beside = entry["type"] == EntryType.SIDE_TAKEN
    command = Advance(
        str(entry["doc"]),
        str(entry["trigger"]),
        str(entry["actor"]),
        str(entry["req"]),
        meeting=words["meeting"],
        paragraph=words["paragraph"],
        registry=words["registry"],
        outcome=Outcome(str(entry["outcome"])) if entry.get("outcome") else None,
        answer=words["answer"],
        on=date.fromisoformat(str(entry["on"])) if beside else None,
        reason=note,
    )
    return command, datetime.fromisoformat(str(entry["at"]).replace("Z", "+00:00"))


_WORDS = {"meeting": "meeting", "paragraph": "ref", "registry": "registry", "answer": "answer"}


def _opened(folder: Path, steps: list[Step], journal: str | None = None) -> World:
    world = instance(folder, journal)
    opening = steps[0][1].replace(month=1, day=1) - timedelta(hours=4)
    open_year(world, 2018, "p01", "open", opening, simulated=True)
    world.store.close()
    with closing(sqlite3.connect(folder / "arshjul.db")) as shell, shell:
        shell.execute("delete from meta where key = 'simulated'")  # as a real one: it waits for the disk
    return world


def _writes(folder: Path, steps: list[Step]) -> list[Writes]:
    """What each command wrote: the difference between the tables before and after."""
    world = _opened(folder, steps)
    shell = sqlite3.connect(folder / "arshjul.db")
    learned = []
    before = _snapshot(shell)
    for command, now in steps:
        advance(world, command, now)
        after = _snapshot(shell)
        learned.append(_difference(before, after))
        before = after
    shell.close()
    world.store.close()
    return learned


Snapshot = Mapping[str, Mapping[object, Values]]


def _snapshot(shell: sqlite3.Connection) -> Snapshot:
    return {table: {row[0]: row for row in shell.execute(sql)} for table, sql in _ROWS.items()}


def _difference(before: Snapshot, after: Snapshot) -> Writes:
    found: Writes = []
    for table in _ROWS:
        for key, row in after[table].items():
            old = before[table].get(key)
            if old is None:
                marks = ", ".join("?" * len(row))
                columns = "(seq, entry, prev, hash)" if table == "history" else ""
                found.append((f"insert into {table}{columns} values ({marks})", row))
            elif old != row and table == "document":
                sql = "update document set state = ?, version = ?, progress = ? where id = ? and version = ?"
                found.append((sql, (*row[1:], key, old[2])))
            elif old != row:
                found.append(("update notice set status = ? where key = ?", (_status(row), key)))
    return found


def _status(row: Values) -> object:
    return next(value for value in row if value in ("superseded", "planned", "collapsed"))


def _raw(path: Path, journal: str | None) -> sqlite3.Connection:
    """A plain connection in the same mode, on a database whose history begins as the learned one does."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma synchronous = full")
    connection.execute("pragma foreign_keys = on")
    if journal is None:
        connection.execute("pragma journal_mode = truncate")
    return connection


def _write(connection: sqlite3.Connection, writes: Writes) -> None:
    connection.execute("begin immediate")
    for sql, values in writes:
        connection.execute(sql, values)
    connection.execute("commit")
