"""Canonical data holds the whole meaning of a file, no personal data, and gives the same value back."""

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from arshjul.adapters.content import ContentFolder, ContentRead, decode
from arshjul.domain.kalendarium import Kalendarium
from arshjul.domain.organisation import Organisation
from arshjul.domain.workflow import Workflow
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.content.conftest import Instance


def anonymous(organisation: Organisation) -> Organisation:
    """The organisation with its people's ids alone."""
    people = {
        key: replace(person, name="", email="", phone=None, login=None)
        for key, person in organisation.people.items()
    }
    return replace(organisation, people=people)


def meaning(read: ContentRead) -> dict[str, Organisation | Workflow | Kalendarium]:
    """What was read, by content key, without what canonical data leaves out."""
    assert read.organisation is not None
    found: dict[str, Organisation | Workflow | Kalendarium] = {"organisation": anonymous(read.organisation)}
    for workflow in read.workflows:
        key = f"workflow:{workflow.id}:{workflow.first_cycle}"
        found[key] = replace(workflow, file="", digest="", scenarios=(), aliases=())
    for year, kalendarium in read.kalendaria.items():
        found[f"kalendarium:{year}"] = replace(kalendarium, file="")
    return found


def decoded(read: ContentRead) -> dict[str, Organisation | Workflow | Kalendarium]:
    """Every value back from its canonical data, by way of JSON text."""
    return {key: decode(key, json.loads(json.dumps(data))) for key, data in read.canonical.items()}


def test_the_shipped_content_comes_back_whole(shipped: ContentRead) -> None:
    """Decoding the canonical data of every shipped file gives what the file says, but for scenarios."""
    assert decoded(shipped) == meaning(shipped)


def test_the_small_instance_comes_back_whole(instance: "Instance") -> None:
    """The same for an instance that uses other parts of the language."""
    read = ContentFolder(instance.root).read()
    assert decoded(read) == meaning(read)


def test_no_personal_data_is_canonical(shipped: ContentRead, root: Path) -> None:
    """Names, addresses, telephones and logins of people, and the mail server, stay out."""
    text = json.dumps(dict(shipped.canonical), ensure_ascii=False)
    config = tomllib.loads((root / "config.toml").read_text(encoding="utf-8"))
    for person in config["people"]:
        assert f'"{person["id"]}"' in text
        for key in ("name", "email", "phone", "login"):
            assert key not in person or f'"{person[key]}"' not in text
    assert config["mail"]["host"] not in text
    assert "@" not in text


def test_canonical_data_is_plain(shipped: ContentRead) -> None:
    """Only text, whole numbers, truth values, nothing, lists and tables: what RFC 8785 can write."""

    def plain(value: object) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(item) for key, item in value.items())
        if isinstance(value, list):
            return all(plain(item) for item in value)
        return value is None or type(value) in (str, int, bool)

    assert plain(dict(shipped.canonical))


def test_comments_order_of_keys_and_written_defaults_change_nothing(instance: "Instance") -> None:
    """Canonical data is about meaning: how a file is written does not show in it."""
    before = ContentFolder(instance.root).read().canonical
    instance.change("workflows/plan.toml", 'id = "plan"\n', "# Planen\n")
    instance.change(
        "workflows/plan.toml", 'initial = "drafting"', 'initial = "drafting"\nid = "plan"\nsource = ""'
    )
    instance.change(
        "workflows/plan.toml", 'state = "decided", of', 'missing = "refuse", state = "decided", of'
    )
    instance.change("workflows/frame.toml", 'owner = "board"', 'owner = "board"\none_per = "none"')
    instance.change("config.toml", 'id = "demo"', 'id = "demo"\nlanguage = "sv"')
    instance.change("config.toml", 'kinds = ["board"]', 'kinds = ["board"]\nmay_decide = true')
    year = (instance.root / "calendar/2019.toml").read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(year) if "HSN-2019-01" in line)
    year[first], year[first + 1] = year[first + 1], year[first]
    instance.write("calendar/2019.toml", "\n".join(year))
    assert ContentFolder(instance.root).read().canonical == before


def test_a_name_in_another_unicode_form_is_the_same_name(instance: "Instance") -> None:
    """A file saved with decomposed letters means what it meant: the history takes one form only."""
    before = ContentFolder(instance.root).read()
    path = instance.root / "config.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("ä", "a\u0308"), encoding="utf-8")
    after = ContentFolder(instance.root).read()
    assert after.findings == ()
    assert after.organisation == before.organisation
