"""Where the shipped instance lies, and small instances that tests write and break."""

import shutil
from pathlib import Path

import pytest

from arshjul.adapters.content import ContentFolder, ContentRead
from arshjul.adapters.folders import starter
from arshjul.domain.findings import Finding


@pytest.fixture(scope="session")
def root() -> Path:
    """The shipped instance: in the installed package, or the repository's root."""
    return starter()


@pytest.fixture(scope="session")
def shipped(root: Path) -> ContentRead:
    """The shipped instance, read once."""
    return ContentFolder(root).read()


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the shipped instance that a test may change."""
    shutil.copy(root / "config.toml", tmp_path)
    for folder in ("workflows", "calendar"):
        shutil.copytree(root / folder, tmp_path / folder)
    return tmp_path


class Instance:
    """A small whole instance without faults, to be broken one line at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in SMALL.items():
            self.write(name, text)

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file of the instance."""
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, name: str, old: str, new: str) -> None:
        """Change one place of a file; it must be there exactly once."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def findings(self) -> list[tuple[str, str, int | None, int | None]]:
        """Every finding as code, file, line and column."""
        folder = ContentFolder(self.root)
        found = []
        for finding in folder.read().findings:
            place = folder.locate(finding.place)
            found.append((finding.code, place.file, place.line, place.column))
        return found

    def only(self) -> Finding:
        """The only finding."""
        (finding,) = ContentFolder(self.root).read().findings
        return finding


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    """A small instance without faults."""
    return Instance(tmp_path)


CONFIG = """\
[organisation]
id = "demo"
name = "Demoregionen"

[groups]
namnder = ["HSN"]

[[bodies]]
id = "RS"
name = { sv = "Regionstyrelsen" }
kinds = ["board"]
administration = ["RK"]

[[bodies]]
id = "HSN"
name = { sv = "Hälso- och sjukvårdsnämnden" }
kinds = ["committee"]
from = 2019-01-01
until = 2022-12-31
successor = "RS"

[[bodies]]
id = "RK"
name = { sv = "Regionkontoret" }
kinds = ["staff_office"]
meets = false

[[people]]
id = "p1"
name = "Handläggare ett"
email = "ett@example.org"
login = "ett"

[[people]]
id = "p2"
name = "Handläggare två"
email = "tva@example.org"

[[roles]]
role = "case_officer"
body = "HSN"
person = "p1"
substitute = "p2"

[[absences]]
person = "p1"
from = 2019-07-01
until = 2019-07-31

[ladder]
reminders = [-5, -1]

[mail]
host = "mail.example.org"
from_name = "Årshjulet"
from_address = "arshjul@example.org"
contact = "p1"
password_env = "ARSHJUL_MAIL_PASSWORD"
documents_address = "https://dnr.example.org/{registry}"
send_window = { from = 08:00:00, until = 15:30:00 }

[[closed_days]]
from = 2019-05-31
note = "Klämdag"
"""

PLAN = """\
id = "plan"
name = { sv = "Plan", definite = "planen" }
cycles = { from = 2019 }
year = "cycle+1"
one_per = { body = ["namnder"] }
responsible = "case_officer"
initial = "drafting"

[states]
drafting = { sv = "Utkast" }
handed_in = { sv = "Inlämnad" }
decided = { sv = "Beslutad", final = true }

[[transitions]]
trigger = "hand_in"
name = { sv = "Lämna in" }
kind = "submit"
source = "drafting"
dest = "handed_in"
body = "own.administration"
due = { before = "decide" }

[[transitions]]
trigger = "decide"
name = { sv = "Besluta" }
kind = "decide"
source = "handed_in"
dest = "decided"
body = "own"
when = { month = 12, except = { HSN = { month = 11 } } }
otherwise = { refer_back = "drafting", reject = "drafting" }
requires = [{ document = "frame", state = "decided", of = "RS" }]
not_same_as = ["hand_in"]

[[scenario]]
name = "Utan ram blir det ingen plan"
own = "HSN"
given = [{ document = "frame", state = "open" }]
steps = [
  { on = 2019-12-01, trigger = "decide", by = "secretary", outcome = "approve", refused = "illegal-move" },
]
"""

FRAME = """\
id = "frame"
name = { sv = "Ram" }
cycles = { from = 2019, until = 2020 }
year = "cycle"
owner = "board"
responsible = "case_officer"
initial = "open"

[states]
open = { sv = "Öppen" }
decided = { sv = "Beslutad", final = true }

[[transitions]]
trigger = "inform"
name = { sv = "Anmäla" }
kind = "inform"
source = "open"
dest = "decided"
body = "board"
when = { month = 1, year = "cycle+1" }
"""

YEAR = """\
year = 2019
source = "Påhittad"
adopted = [{ on = 2018-11-26, body = "RS" }]
lead_times = [{ bodies = ["namnder"], documents = ["plan"], working_days_before = 10 }]
meetings = [
  { date = 2019-11-20, body = "HSN", id = "HSN-2019-01", for = ["plan"] },
  { date = 2019-12-11, body = "HSN", id = "HSN-2019-02", status = "reserve", called = true },
]
bindings = [
  { document = "plan", step = "decide", body = "HSN", meeting = "HSN-2019-02", reason = "Ramen är sen" },
]
"""

SMALL = {
    "config.toml": CONFIG,
    "workflows/frame.toml": FRAME,
    "workflows/plan.toml": PLAN,
    "calendar/2019.toml": YEAR,
}
