"""verify is total: whatever bytes an insider puts in whatever row, it answers,
and it never calls altered sound.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arshjul.adapters.canonical import canonical
from arshjul.adapters.content import ContentFolder
from arshjul.adapters.store import SqliteStore
from arshjul.domain.commands import Advance
from arshjul.domain.kinds import Outcome
from arshjul.errors import InfrastructureError
from arshjul.service.advancing import advance
from arshjul.service.verifying import verify
from arshjul.service.world import World

if TYPE_CHECKING:
    from tests.property.conftest import Desk

    Desks = Callable[[], AbstractContextManager[Desk]]


@pytest.fixture(scope="module")
def story(desks: "Desks", tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with some history, its triggers dropped as an insider would."""
    path = tmp_path_factory.mktemp("verify") / "arshjul.db"
    with desks() as desk:
        desk.open()
        steps = [
            (date(2018, 8, 15), Advance("plan-2019-AN", "hand_in", "an1", "r1")),
            (
                date(2018, 8, 30),
                Advance(
                    "plan-2019-AN",
                    "propose",
                    "ans",
                    "r2",
                    "AN-2",
                    "4",
                    "2018/7",
                    Outcome.REFER_BACK,
                    reason="skäl",
                ),
            ),
            (date(2018, 9, 15), Advance("budget-2019", "hand_in", "rs1", "r3")),
        ]
        for day, command in steps:
            advance(desk.world, command, desk.at(day, 13))
        assert verify(desk.world).sound
        desk.store.close()
        shutil.copy(desk.database, path)
    connection = sqlite3.connect(path, isolation_level=None)
    for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        connection.execute(f"drop trigger {name}")
    connection.close()
    return path


def _problems(path: Path) -> list[str]:
    store = SqliteStore(path, canonical)
    nothing = ContentFolder(path.parent / "nothing")
    world = World(nothing, canonical, store, None, None, None, lambda code, _: code)  # type: ignore[arg-type]
    try:
        return [problem.code for problem in verify(world).problems]
    except InfrastructureError as error:  # text that is no UTF-8: SQLite does not give it out at all
        return [error.code]
    finally:
        store.close()


COLUMNS = [
    ("history", "entry", "seq"),
    ("history", "prev", "seq"),
    ("history", "hash", "seq"),
    ("content", "data", "rowid"),
    ("document", "state", "rowid"),
    ("document", "progress", "rowid"),
    ("document", "workflow", "rowid"),
    ("note", "text", "rowid"),
]
NOT_REPLAYED = {("content", "data"), ("document", "workflow")}
"""Kept content that no document's replay needs, and a cached hash that replay takes from the entries."""


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(COLUMNS), st.integers(0, 10_000), st.integers(0, 1_000_000), st.integers(1, 255))
def test_any_flipped_byte_is_found_and_never_a_traceback(
    story: Path, column: tuple[str, str, str], row: int, place: int, mask: int
) -> None:
    """A byte of an entry, a hash, a document's cache, kept content or a note is turned:
    verify says that it is not sound.
    """
    table, name, key = column
    copy = story.with_name("flipped.db")
    shutil.copy(story, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.text_factory = bytes
    connection.execute("pragma ignore_check_constraints = on")
    keys = [found for (found,) in connection.execute(f"select {key} from {table} order by 1").fetchall()]
    chosen = keys[row % len(keys)]
    (value,) = connection.execute(f"select {name} from {table} where {key} = ?", (chosen,)).fetchone()
    data = bytearray(value)
    data[place % len(data)] ^= mask
    kind = "text" if name in ("entry", "state", "progress", "workflow", "text") else "blob"
    try:
        connection.execute(
            f"update {table} set {name} = cast(? as {kind}) where {key} = ?", (bytes(data), chosen)
        )
    except sqlite3.Error:
        return  # the table's own rules do not let it in
    finally:
        connection.close()
    assert _problems(copy) != [] or (table, name) in NOT_REPLAYED


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000_000), st.binary(min_size=1, max_size=64))
def test_any_page_overwritten_is_an_answer_or_a_database_error(story: Path, place: int, data: bytes) -> None:
    """Bytes anywhere in the file: problems, or the clear error that the database cannot be read."""
    copy = story.with_name("overwritten.db")
    whole = bytearray(story.read_bytes())
    start = place % (len(whole) - len(data))
    whole[start : start + len(data)] = data
    copy.write_bytes(whole)
    assert isinstance(_problems(copy), list)


def test_the_story_is_sound_before_anybody_touches_it(story: Path) -> None:
    """What the others alter."""
    assert _problems(story) == []
