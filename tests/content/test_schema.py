"""The JSON Schemas that editors use and the reader are one thing: same keys, same verdicts."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from arshjul.adapters.content import ContentFolder, json_schemas, schema_files

SCHEMAS = json_schemas()
# What the canonical data never holds: tests, personal data, the installation.
LEFT_OUT = {
    "workflow": {"scenario", "aliases"},  # neither is a rule
    "kalendarium": set[str](),
    "config": {"name", "email", "phone", "login", "database", "papers", "unfilled"},
}


def kind_of(path: Path) -> str:
    """Which schema a content file follows."""
    if path.name == "statutes.toml":
        return "statutes"
    return {"workflows": "workflow", "calendar": "kalendarium"}.get(path.parent.name, "config")


def content_files(root: Path) -> list[Path]:
    """Every content file of an instance."""
    return [
        root / "config.toml",
        *sorted(root.glob("workflows/*.toml")),
        *sorted(root.glob("calendar/*.toml")),
    ]


def as_editors_see(value: object) -> object:
    """TOML data as an editor gives it to JSON Schema: dates and times as text."""
    if isinstance(value, dict):
        return {key: as_editors_see(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_editors_see(item) for item in value]
    return value.isoformat() if isinstance(value, date | time) else value


@pytest.mark.checkout
def test_the_committed_schemas_are_the_generated_ones(root: Path) -> None:
    """The files under schema/ are what the reader's own tables generate; `arshjul schema` writes them."""
    written = {path.name: path.read_text(encoding="utf-8") for path in (root / "schema").glob("*.json")}
    assert written == schema_files()


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained(name: str) -> None:
    """Each key of each table has a description, which is what an editor shows."""
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])
    for table in tables(SCHEMAS[name]):
        for key, rule in table["properties"].items():
            assert rule["description"], key


def test_the_shipped_files_pass_the_schemas(root: Path) -> None:
    """What the reader accepts, the schema accepts."""
    for path in content_files(root):
        data = as_editors_see(tomllib.loads(path.read_text(encoding="utf-8")))
        jsonschema.validate(data, SCHEMAS[kind_of(path)])


@pytest.mark.checkout
def test_every_file_names_its_schema_on_the_first_line(root: Path) -> None:
    """The first line tells an editor which schema to use, and the schema is there."""
    for path in content_files(root):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        target = first.removeprefix("#:schema ")
        assert (path.parent / target).resolve() == root / "schema" / f"{kind_of(path)}.json"


@pytest.mark.parametrize("name", sorted({*SCHEMAS} - {"statutes"}))  # the law is never taken into use
def test_reader_and_writer_know_the_same_keys(name: str, tmp_path: Path) -> None:
    """Every key of the schema is read and written again by the canonical form: none is only declared."""
    from_tables = {key for table in tables(SCHEMAS[name]) for key in table["properties"]}
    written = set(keys(canonical_of_everything(tmp_path)[name]))
    missing = from_tables - written - LEFT_OUT[name] - scenario_keys(name) - mail_keys(name)
    assert missing == set()


def canonical_of_everything(folder: Path) -> dict[str, list[Mapping[str, Any]]]:
    """Canonical data of an instance that uses every key."""
    for name, text in EVERYTHING.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    read = ContentFolder(folder).read()
    assert read.findings == ()
    kinds = {"organisation": "config", "workflow": "workflow", "kalendarium": "kalendarium"}
    found: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in kinds.values()}
    for key, data in read.canonical.items():
        found[kinds[key.partition(":")[0]]].append(data)
    return found


def tables(schema: Any) -> Iterator[Mapping[str, Any]]:
    """Every table of a schema, however deep."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for inner in schema.values():
            yield from tables(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from tables(inner)


def keys(data: object) -> Iterator[str]:
    """Every key of plain data, however deep, that holds something."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if value is not None:
                yield key
            yield from keys(value)
    elif isinstance(data, list):
        for item in data:
            yield from keys(item)


def scenario_keys(name: str) -> set[str]:
    """Keys of scenarios, which stay out of the canonical data."""
    if name != "workflow":
        return set()
    schema: Any = SCHEMAS[name]
    return {key for table in tables(schema["properties"]["scenario"]) for key in table["properties"]}


def mail_keys(name: str) -> set[str]:
    """Keys of the mail server and the database, which are no content."""
    if name != "config":
        return set()
    properties: Any = SCHEMAS[name]["properties"]
    return (set(properties["mail"]["properties"]) | set(properties["database"]["properties"])) - {
        "send_window"
    }


NAME = '{ sv = "Namn", definite = "namnet", en = "Name" }'
EVERYTHING = {
    "config.toml": f"""
[organisation]
id = "x"
name = "X"
names = [{{ name = "Y", from = 2019-01-01 }}]
language = "en"
time_zone = "Europe/Oslo"
[groups]
g = ["A"]
[[organisations]]
id = "o1"
name = {NAME}
[[bodies]]
id = "A"
name = {NAME}
organisation = "o1"
one_per_organisation = ["member", "alternate"]
kinds = ["committee", "board"]
from = 2018-01-01
until = 2019-12-31
successor = "B"
may_decide = false
meets = false
administration = ["B"]
[[bodies]]
id = "B"
name = {NAME}
kinds = ["department"]
[[successions]]
body = "A"
successor = "B"
from = 2020-01-01
until = 2020-12-31
documents = ["v"]
part = "Del"
[[people]]
id = "p1"
name = "N"
email = "n@example.org"
[[people]]
id = "p2"
name = "N"
email = "n@example.org"
organisation = "o1"
[[roles]]
role = "vice_chair"
body = "A"
person = "p2"
from = 2018-01-01
term = {{ years = 2 }}
succeeds = "chair"
[[roles]]
role = "secretary"
body = "A"
person = "p1"
from = 2018-01-01
until = 2019-12-31
substitute = "p2"
[[absences]]
person = "p1"
from = 2018-07-01
until = 2018-07-31
[minutes]
from = 2018-01-01
[ladder]
reminders = [-3]
escalations = [{{ after = 2, to = ["responsible.manager"] }}]
when_vacant = ["auditor"]
[mail]
host = "localhost"
from_name = "N"
from_address = "n@example.org"
send_window = {{ from = 08:15:00, until = 15:45:00 }}
[[closed_days]]
from = 2018-12-27
until = 2018-12-28
note = "Jul"
""",
    "workflows/w.toml": f"""
id = "w"
name = {NAME}
cycles = {{ from = 2018, until = 2020, every = 2 }}
year = "cycle-1"
one_per = {{ body = ["g"], in_office = "year" }}
responsible = "controller"
initial = "a"
source = "någonstans"
joint = true
legal = "none"
period = {{ from = "01-01", until = "03-31" }}
start = 2018-03-01
opened = "by_measure"
headings = ["1 R"]
measures = [
  {{ id = "m", goal = "g", name = "M", kind = "number", target = ">= 4", baseline = 0, reported_in = ["r"],
    opens = "w", when_over = 5 }},
]
reports = [{{ document = "v", called = ["r"] }}]
goals = {{ g = {{ sv = "G", area = "A" }} }}
[budget]
unit = "tkr"
years = [2018]
total = [1]
lines = [{{ name = "P", kind = "cost", values = [1] }}]
[states]
a = {{ sv = "A", definite = "a:et", en = "A" }}
z = {{ sv = "Z", final = true }}
[[transitions]]
trigger = "in"
name = {NAME}
kind = "submit"
source = "a"
dest = "a"
body = "own.administration"
due = {{ before = "go", working_days = 4 }}
[[transitions]]
trigger = "go"
name = {NAME}
kind = "decide"
source = "a"
dest = "z"
body = "own"
when = {{ month = 1, year = "cycle+1", except = {{ B = {{ month = 2, year = "cycle+1" }} }} }}
otherwise = {{ amend = "a", refer_back = "a", reject = "z" }}
requires = [{{ document = "v", state = "a", of = "own", missing = "warn" }}]
not_same_as = ["in"]
by = "registrar"
appeal = true
dispatch = {{ to = ["g", "Skatteverket"], working_days = 3 }}
[[transitions]]
trigger = "later"
name = {NAME}
kind = "hold"
source = "a"
dest = "z"
body = "own"
when = {{ months_after = 12 }}
[[transitions]]
trigger = "again"
name = {NAME}
kind = "inform"
source = "a"
dest = "z"
body = "board"
when = {{ next_after = "go" }}
participants = ["chair", "g"]
[[gates]]
trigger = "talk"
name = {NAME}
kind = "negotiation"
body = "A"
before = ["go"]
working_days = 3
by = "chair"
[[scenario]]
name = "S"
own = "A"
steps = [{{ on = 2018-01-02, trigger = "in", by = "controller", gives = "a" }}]
""",
    "workflows/v.toml": f"""
id = "v"
name = {NAME}
cycles = {{ from = 2018 }}
year = "cycle+1"
one_per = {{ month = [1, 2] }}
owner = "A"
responsible = "controller"
initial = "a"
forecast = [2]
parts = [{NAME}]
in_force = {{ month = 4, day = 1, year = "cycle+1" }}
states = {{ a = {{ sv = "A", final = true }} }}
transitions = [
  {{ trigger = "x", name = {NAME}, kind = "automatic", source = "a", dest = "a", body = "own" }},
  {{ trigger = "y", name = {NAME}, kind = "hold", source = "a", dest = "a", body = "own",
     when = {{ with = {{ document = "w", step = "go" }} }} }},
]
""",
    "calendar/2018.toml": """
year = 2018
source = "k"
adopted = [{ on = 2017-11-27, body = "A" }]
lead_times = [{ bodies = ["g"], documents = ["w"], step = "papers_in", working_days_before = 3 }]
meetings = [
  { date = 2018-05-02, body = "A", id = "A1", status = "reserve", note = "n", for = ["w"], called = true },
  { date = 2018-05-03, body = "A", id = "A2", until = 2018-05-04, time = 13:00:00, on_closed_day = true },
]
bindings = [{ document = "w", step = "go", body = "A", meeting = "A1", reason = "r" }]
""",
}  # fmt: skip
