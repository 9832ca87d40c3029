"""Three committees with one common plan: a small instance on disk that every test gets a copy of."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from arshjul.service.joining import Choice, Chosen, choose

if TYPE_CHECKING:
    from tests.integration.conftest import Office

BODIES = ("AN", "BN", "CN")
FIRST = date(2018, 8, 1)
"""Every committee meets every third day from here to the end of the year."""
CONFIG = """\
[organisation]
id = "liten"
name = "Lilla regionen"
language = "sv"
time_zone = "Europe/Stockholm"

[groups]
namnder = ["AN", "BN", "CN"]

[ladder]
reminders = [-1]
escalations = [{ after = 1, to = ["responsible"] }]

[mail]
host = "localhost"
from_name = "Årshjulet"
from_address = "arshjul@example.org"
contact = "owner"
rate_per_minute = 100

[[bodies]]
id = "F"
name = { sv = "Förvaltningen" }
kinds = ["department"]
meets = false

[[people]]
id = "owner"
name = "Namn owner"
email = "owner@example.org"

[[roles]]
role = "process_owner"
person = "owner"
"""
BODY = """
[[bodies]]
id = "{body}"
name = {{ sv = "{body}-nämnden" }}
kinds = ["committee"]
administration = ["F"]
"""
PERSON = """
[[people]]
id = "{id}"
name = "Namn {id}"
email = "{id}@example.org"

[[roles]]
role = "{role}"
person = "{id}"
body = "{body}"
"""
WORKFLOW = """\
id = "{id}"
name = {{ sv = "Dokumentet {id}", definite = "dokumentet {id}" }}
cycles = {{ from = 2018 }}
year = "cycle+1"
one_per = {{ body = ["namnder"] }}
joint = {joint}
responsible = "case_officer"
initial = "drafting"

[states]
drafting = {{ sv = "Utkast" }}
proposed = {{ sv = "Föreslagen" }}
decided = {{ sv = "Beslutad", final = true }}

[[transitions]]
trigger = "propose"
name = {{ sv = "Föreslå" }}
kind = "decide"
source = "drafting"
dest = "proposed"
body = "own"
when = {{ month = 8 }}
otherwise = {{ refer_back = "drafting", reject = "drafting" }}
requires = [{requires}]

[[transitions]]
trigger = "decide"
name = {{ sv = "Besluta" }}
kind = "decide"
source = "proposed"
dest = "decided"
body = "own"
when = {{ month = 12 }}
otherwise = {{ refer_back = "proposed", reject = "drafting" }}
"""


def _config() -> str:
    roles = {"1": "case_officer", "s": "secretary"}
    bodies = "".join(BODY.format(body=body) for body in BODIES)
    people = "".join(
        PERSON.format(id=f"{body.lower()}{sign}", role=role, body=body)
        for body in BODIES
        for sign, role in roles.items()
    )
    return CONFIG + bodies + people


def _calendar() -> str:
    days = [FIRST + timedelta(days=3 * number) for number in range(50)]
    rows = "".join(
        f'  {{ date = {day}, body = "{body}", id = "{body}-{day:%m%d}" }},\n'
        for day in days
        for body in BODIES
    )
    return (
        'year = 2018\nsource = "Påhittad"\n'
        f'adopted = [{{ on = 2017-11-27, body = "AN" }}]\nmeetings = [\n{rows}]\n'
    )


def _write(root: Path) -> None:
    needs = '{ document = "plan", of = "own", state = "proposed" }'
    files = {
        "config.toml": _config(),
        "workflows/plan.toml": WORKFLOW.format(id="plan", joint="true", requires=""),
        "workflows/other.toml": WORKFLOW.format(id="other", joint="true", requires=""),
        "workflows/follow.toml": WORKFLOW.format(id="follow", joint="false", requires=needs),
        "calendar/2018.toml": _calendar(),
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Plans:
    """The instance, and what one does with its plans."""

    def __init__(self, office: "Office") -> None:
        self.office = office

    def decide(
        self, body: str, step: str, text: str | None, on: date = FIRST, kind: str = "plan", **more: object
    ) -> list[str]:
        """A committee decides at its meeting that day; the types of the entries that followed."""
        more = {"meeting": f"{body}-{on:%m%d}", "attached": text and text * 64} | more
        request = f"{kind}-{body}-{step}-{on}"
        done = self.office.take(
            on, f"{kind}-2019-{body}", step, f"{body.lower()}s", **({"request": request} | more)
        )
        return [str(entry["type"]) for entry in done.followed]

    def join(self, *documents: str, request: str = "join", leave: bool = False) -> Chosen:
        """Form the plan, or leave it."""
        choice = Choice(documents, "owner", request, "Skäl", leave)
        return choose(self.office.world, choice, self.office.at(FIRST, 9))

    def types(self, document: str) -> list[str]:
        """What a document's history consists of."""
        return [str(entry["type"]) for entry in self.office.entries(document)]


@pytest.fixture(scope="session")
def joint_instance(office_class: type["Office"], tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """The year opened; the plans not yet joined, and joined."""
    apart, joined = (tmp_path_factory.mktemp("joint") / name for name in ("apart", "joined"))
    apart.mkdir()
    _write(apart)
    office = office_class(apart)
    office.open(date(2018, 1, 2), by="owner", simulated=True)
    office.close()
    shutil.copytree(apart, joined)
    office = office_class(joined)
    Plans(office).join(*(f"plan-2019-{body}" for body in BODIES))
    office.close()
    return apart, joined


@pytest.fixture(scope="session")
def copies(
    office_class: type["Office"], joint_instance: Sequence[Path]
) -> Callable[[bool], AbstractContextManager[Plans]]:
    """Makes a copy of the instance for each round."""

    @contextmanager
    def made(joined: bool = True) -> Iterator[Plans]:
        memory = Path("/dev/shm")  # where the machine has it: no round waits for a disk
        with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
            root = Path(shutil.copytree(joint_instance[joined], Path(folder) / "instance"))
            office = office_class(root)
            try:
                yield Plans(office)
            finally:
                office.close()

    return made


@pytest.fixture
def plans(copies: Callable[[bool], AbstractContextManager[Plans]]) -> Iterator[Plans]:
    """Three plans that are one, nothing decided."""
    with copies(True) as made:
        yield made


@pytest.fixture
def apart(copies: Callable[[bool], AbstractContextManager[Plans]]) -> Iterator[Plans]:
    """The plans before anybody has chosen to have one in common."""
    with copies(False) as made:
        yield made
