"""A small instance on disk for properties of the use cases: three documents, one year, quick to open."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest

from arshjul.adapters.canonical import canonical
from arshjul.adapters.content import ContentFolder
from arshjul.adapters.store import SqliteStore
from arshjul.domain.mails import Attempt, Delivery, Mail
from arshjul.service.opening import open_year
from arshjul.service.ports import Composed, Letter
from arshjul.service.sending import Ticked
from arshjul.service.ticking import tick
from arshjul.service.world import World
from arshjul.values import dataclass, field

CONFIG = """\
[organisation]
id = "liten"
name = "Lilla regionen"
language = "sv"
time_zone = "Europe/Stockholm"

[groups]
namnder = ["AN", "BN"]

[[bodies]]
id = "RF"
name = { sv = "Regionfullmäktige" }
kinds = ["council"]

[[bodies]]
id = "RS"
name = { sv = "Regionstyrelsen" }
kinds = ["board"]
administration = ["RK"]

[[bodies]]
id = "AN"
name = { sv = "A-nämnden" }
kinds = ["committee"]
administration = ["AF"]

[[bodies]]
id = "BN"
name = { sv = "B-nämnden" }
kinds = ["committee"]
until = 2018-12-31
administration = ["AF"]

[[bodies]]
id = "RK"
name = { sv = "Regionkontoret" }
kinds = ["staff_office"]
meets = false

[[bodies]]
id = "AF"
name = { sv = "A-förvaltningen" }
kinds = ["department"]
meets = false

[ladder]
reminders = [-10, -5, -1]
escalations = [
  { after = 1, to = ["responsible", "responsible.manager"] },
  { after = 3, to = ["process_owner"] },
]

[mail]
host = "localhost"
from_name = "Årshjulet"
from_address = "arshjul@example.org"
contact = "owner"
rate_per_minute = 100
"""
ROLES = {
    "owner": ("process_owner", None),
    "an1": ("case_officer", "AN"),
    "bn1": ("case_officer", "BN"),
    "rs1": ("case_officer", "RS"),
    "ans": ("secretary", "AN"),
    "bns": ("secretary", "BN"),
    "rss": ("secretary", "RS"),
    "rfs": ("secretary", "RF"),
    "boss": ("department_head", "AF"),
}
PLAN = """\
id = "plan"
name = { sv = "Plan", definite = "planen" }
cycles = { from = 2018 }
year = "cycle+1"
one_per = { body = ["namnder"] }
responsible = "case_officer"
initial = "drafting"

[states]
drafting = { sv = "Utkast" }
handed_in = { sv = "Inlämnad" }
proposed = { sv = "Föreslagen" }
decided = { sv = "Beslutad", final = true }

[[transitions]]
trigger = "hand_in"
name = { sv = "Lämna in" }
kind = "submit"
source = "drafting"
dest = "handed_in"
body = "own.administration"
due = { before = "propose", working_days = 10 }

[[transitions]]
trigger = "propose"
name = { sv = "Föreslå" }
kind = "decide"
source = "handed_in"
dest = "proposed"
body = "own"
when = { month = 8 }
otherwise = { refer_back = "drafting", reject = "drafting" }

[[transitions]]
trigger = "decide"
name = { sv = "Besluta" }
kind = "decide"
source = "proposed"
dest = "decided"
body = "own"
when = { month = 12 }
otherwise = { refer_back = "handed_in", reject = "drafting" }
requires = [{ document = "budget", state = "decided", missing = "warn" }]
"""
BUDGET = """\
id = "budget"
name = { sv = "Budget", definite = "budgeten" }
cycles = { from = 2018 }
year = "cycle+1"
owner = "board"
responsible = "case_officer"
initial = "drafting"

[states]
drafting = { sv = "Utkast" }
handed_in = { sv = "Inlämnad" }
prepared = { sv = "Beredd" }
decided = { sv = "Beslutad", final = true }

[[transitions]]
trigger = "hand_in"
name = { sv = "Lämna in" }
kind = "submit"
source = "drafting"
dest = "handed_in"
body = "own.administration"
due = { before = "prepare", working_days = 10 }

[[transitions]]
trigger = "prepare"
name = { sv = "Bereda" }
kind = "prepare"
source = "handed_in"
dest = "prepared"
body = "own"
when = { month = 10 }
otherwise = { refer_back = "drafting", reject = "drafting" }
requires = [{ document = "plan", of = "namnder", state = "proposed", missing = "warn" }]

[[transitions]]
trigger = "decide"
name = { sv = "Besluta" }
kind = "decide"
source = "prepared"
dest = "decided"
body = "council"
when = { next_after = "prepare" }
otherwise = { refer_back = "handed_in", reject = "drafting" }
"""
MEETINGS = {
    "RF-1": "2018-06-11", "RF-2": "2018-10-22", "RF-3": "2018-11-26", "RF-4": "2018-12-17",
    "RS-1": "2018-08-27", "RS-2": "2018-10-01", "RS-3": "2018-11-12", "RS-4": "2018-12-10",
    "AN-1": "2018-05-08", "AN-2": "2018-08-30", "AN-3": "2018-10-11", "AN-4": "2018-12-13",
    "BN-1": "2018-05-09", "BN-2": "2018-08-29", "BN-3": "2018-11-07", "BN-4": "2018-12-12",
}  # fmt: skip


@dataclass
class Postman:
    """Takes everything."""

    taken: list[Mail] = field(default_factory=list)

    def send(self, mail: Mail, sender: str, before_dot: Callable[[], None]) -> Attempt:
        """One attempt."""
        before_dot()
        self.taken.append(mail)
        return Attempt(Delivery.ACCEPTED, "250")

    def close(self) -> None:
        """Nothing is held."""


class Composer:
    """The bytes are what the letter says."""

    def compose(self, letter: Letter) -> Composed:
        """The letter as bytes."""
        return Composed(letter.message_id, repr((letter.to_address, letter.items)).encode())


class _NoClock:
    def now(self) -> datetime:
        """Use cases are given the time."""
        raise AssertionError("a use case asked the clock")


class Desk:
    """The small instance, opened on 2 January."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.database = root / "arshjul.db"
        self.postman = Postman()
        self.store = SqliteStore(self.database, canonical)
        composer = Composer()
        self.world = World(
            ContentFolder(root),
            canonical,
            self.store,
            _NoClock(),
            lambda _: composer,
            lambda _: self.postman,
            lambda code, _: code,
        )

    def at(self, day: date, hour: int = 8) -> datetime:
        """The instant of a local hour."""
        return datetime.combine(day, time(hour), ZoneInfo("Europe/Stockholm")).astimezone(UTC)

    def open(self, day: date = date(2018, 1, 2)) -> None:
        """Open 2018."""
        open_year(self.world, 2018, "owner", "open", self.at(day, 7))

    def tick(self, day: date, hour: int = 8) -> Ticked:
        """One round."""
        return tick(self.world, self.at(day, hour), self.postman)


def _write(root: Path) -> None:
    people = "".join(
        f'\n[[people]]\nid = "{id_}"\nname = "Namn {id_}"\nemail = "{id_}@example.org"\n'
        f'\n[[roles]]\nrole = "{role}"\nperson = "{id_}"\n' + (f'body = "{body}"\n' if body else "")
        for id_, (role, body) in ROLES.items()
    )
    rows = "".join(
        f'  {{ date = {day}, body = "{id_[:2]}", id = "{id_}" }},\n' for id_, day in MEETINGS.items()
    )
    files = {
        "config.toml": CONFIG + people,
        "workflows/plan.toml": PLAN,
        "workflows/budget.toml": BUDGET,
        "calendar/2018.toml": 'year = 2018\nsource = "Påhittad"\n'
        'adopted = [{ on = 2017-11-27, body = "RF" }]\n'
        f"meetings = [\n{rows}]\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


@contextmanager
def _desk() -> Iterator[Desk]:
    memory = Path("/dev/shm")  # where the machine has it: no example waits for a disk
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        root = Path(folder)
        _write(root)
        desk = Desk(root)
        try:
            yield desk
        finally:
            desk.store.close()


@pytest.fixture(scope="session")
def desks() -> Callable[[], AbstractContextManager[Desk]]:
    """Makes a new instance on disk for each example."""
    return _desk
