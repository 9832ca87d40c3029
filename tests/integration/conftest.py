"""The use cases on real files and a real database: a copy of the shipped year,
a postman and a clock of our own.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from arshjul.adapters.canonical import canonical
from arshjul.adapters.content import ContentFolder
from arshjul.adapters.folders import starter
from arshjul.adapters.store import SqliteStore
from arshjul.domain.commands import Advance
from arshjul.domain.history import Fields, link
from arshjul.domain.kinds import Outcome
from arshjul.domain.mails import Attempt, Delivery, Mail, MailStatus
from arshjul.domain.notices import LedgerRow, NoticeStatus
from arshjul.service.advancing import Advanced, advance
from arshjul.service.opening import Opened, open_year
from arshjul.service.ports import Composed, Letter
from arshjul.service.sending import Ticked
from arshjul.service.ticking import tick
from arshjul.service.verifying import verify
from arshjul.service.world import World
from arshjul.values import dataclass, field, replace

OWNER = "p01"


class Crash(Exception):
    """The program dies here."""


@dataclass
class Postman:
    """Takes every mail, unless it has been told to answer otherwise."""

    taken: list[Mail] = field(default_factory=list)
    """Mails that the receiving server took, whatever the sender came to know of it."""
    answers: list[Delivery | Exception] = field(default_factory=list)
    """How the next attempts end; after these, all are accepted."""
    reply: str = "250 2.0.0 tagen"
    on_dot: Callable[[], None] = lambda: None
    closed: int = 0

    def send(self, mail: Mail, sender: str, before_dot: Callable[[], None]) -> Attempt:
        """One attempt."""
        answer = self.answers.pop(0) if self.answers else Delivery.ACCEPTED
        if isinstance(answer, Exception):
            raise answer
        if answer in (Delivery.ACCEPTED, Delivery.DOUBT):
            before_dot()
            self.on_dot()
            self.taken.append(mail)
        return Attempt(answer, self.reply if answer is Delivery.ACCEPTED else answer.value)

    def close(self) -> None:
        """The connection ends."""
        self.closed += 1

    @property
    def to(self) -> list[tuple[str, str]]:
        """Person and kind of what was taken, in order."""
        return [(mail.person, mail.kind) for mail in self.taken]


class Composer:
    """Keeps letters; the bytes are what each says, so that two letters are never alike by accident."""

    def __init__(self, letters: list[Letter]) -> None:
        self._letters = letters

    def compose(self, letter: Letter) -> Composed:
        """The letter as bytes."""
        self._letters.append(letter)
        return Composed(letter.message_id, repr((letter.to_address, letter.items)).encode())


class Office:
    """An instance on disk and everything one does with it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.database = root / "arshjul.db"
        self.postman = Postman()
        self.letters: list[Letter] = []
        self._stores: list[SqliteStore] = []
        self.world = self.another()

    def another(self) -> World:
        """The same instance seen by another process."""
        store = SqliteStore(self.database, canonical)
        self._stores.append(store)
        composer = Composer(self.letters)
        content = ContentFolder(self.root)
        return World(content, canonical, store, _NoClock(), lambda _: composer, lambda _: self.postman, _word)

    def close(self) -> None:
        """Let go of the database."""
        for store in self._stores:
            store.close()

    def at(self, day: date, hour: int = 8, minute: int = 0) -> datetime:
        """The instant of a local time."""
        return datetime.combine(day, time(hour, minute), ZoneInfo("Europe/Stockholm")).astimezone(UTC)

    def open(self, on: date, cycle: int = 2018, *, simulated: bool = False, by: str = OWNER) -> Opened:
        """Open a cycle."""
        return open_year(self.world, cycle, by, f"open-{cycle}-{on}", self.at(on, 7), simulated=simulated)

    def take(self, on: date, document: str, trigger: str, actor: str, **more: Any) -> Advanced:
        """Take a step at ten o'clock; with a meeting, it is approved in § 1 unless said otherwise."""
        if more.get("meeting"):
            more = {"paragraph": "1", "outcome": Outcome.APPROVE} | more
        request = more.pop("request", f"{document}-{trigger}-{on}")
        command = replace(Advance(document, trigger, actor, request), **more)
        return advance(self.world, command, self.at(on, 10))

    def tick(self, day: date, hour: int = 8, minute: int = 0, world: World | None = None) -> Ticked:
        """One round."""
        return tick(world or self.world, self.at(day, hour, minute), self.postman)

    def change(self, name: str, old: str, new: str) -> None:
        """Change one place of a content file, and let the program notice."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.world.refresh()

    def entries(self, document: str | None = None) -> list[Fields]:
        """The history."""
        with self.world.store.reading() as reading:
            return list(reading.entries(document))

    def notices(self, document: str | None = None, *statuses: NoticeStatus) -> list[LedgerRow]:
        """The ledger."""
        with self.world.store.reading() as reading:
            return list(reading.notices(document, statuses or None))

    def mails(self, *statuses: MailStatus) -> list[Mail]:
        """Mail rows."""
        with self.world.store.reading() as reading:
            return list(reading.mails(statuses or tuple(MailStatus)))

    def state(self, document: str) -> tuple[str, int]:
        """State and version."""
        with self.world.store.reading() as reading:
            row = reading.document(document)
        assert row is not None
        return row.state, row.version

    def problems(self) -> list[str]:
        """The codes of what verify finds."""
        return [problem.code for problem in verify(self.world).problems]

    def as_an_insider(self, *statements: str) -> None:
        """Change the file behind the program's back, triggers dropped first."""
        self.close()
        connection = sqlite3.connect(self.database, isolation_level=None)
        triggers = connection.execute("select name from sqlite_master where type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"drop trigger {name}")
        for statement in statements:
            connection.execute(statement)
        connection.close()
        self.world = self.another()

    def rewrite(self, entries: list[Fields]) -> None:
        """Put other entries in place of the history's, every number and hash right."""
        with self.world.store.reading() as reading:
            before = next(iter(reading.rows())).prev
        rows, versions = list[str](), dict[object, int]()
        for seq, entry in enumerate(entries, 1):
            own: dict[str, Any] = dict(entry) | {"seq": seq}
            if own.get("dseq") is not None:
                versions[own["doc"]] = own["dseq"] = versions.get(own["doc"], 0) + 1
            data = canonical(own)
            after = link(before, data)
            values = f"{seq}, cast(x'{data.hex()}' as text), x'{before.hex()}', x'{after.hex()}'"
            rows.append(f"insert into history(seq, entry, prev, hash) values ({values})")
            before = after
        self.as_an_insider("pragma foreign_keys = off", "delete from history", *rows)


class _NoClock:
    def now(self) -> datetime:
        """Use cases are given the time."""
        raise AssertionError("a use case asked the clock")


def _word(code: str, language: str) -> str:
    return code


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content; not to be changed."""
    root = starter()
    copy = tmp_path_factory.mktemp("content") / "instance"
    copy.mkdir()
    shutil.copy(root / "config.toml", copy)
    for folder in ("workflows", "calendar", "notifications"):
        shutil.copytree(root / folder, copy / folder)
    return copy


@pytest.fixture(scope="session")
def in_memory() -> Iterator[Path]:
    """A folder that lies in memory where the machine has such: a year's thousand commits wait for no disk."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def opened_instance(instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content with 2018 opened on 2 January; not to be changed."""
    copy = tmp_path_factory.mktemp("opened") / "instance"
    shutil.copytree(instance, copy)
    office = Office(copy)
    office.open(date(2018, 1, 2))
    office.close()
    return copy


@pytest.fixture
def office(instance: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of the shipped instance in which nothing has been opened."""
    office = Office(Path(shutil.copytree(instance, tmp_path / "instance")))
    yield office
    office.close()


@pytest.fixture
def year(opened_instance: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of the shipped instance in which 2018 was opened on 2 January."""
    office = Office(Path(shutil.copytree(opened_instance, tmp_path / "instance")))
    yield office
    office.close()


@pytest.fixture(scope="session")
def office_class() -> type[Office]:
    """For fixtures that make offices of their own."""
    return Office
