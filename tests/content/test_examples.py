"""Every example is a whole instance: it reads, follows its schemas, tests itself, and names nobody real."""

import tomllib
from pathlib import Path

import jsonschema
import pytest
from tests.content.test_schema import SCHEMAS, as_editors_see, content_files, kind_of

from arshjul.adapters.content import ContentFolder
from arshjul.adapters.content.schemas import schema_files
from arshjul.domain.findings import Severity

pytestmark = pytest.mark.checkout
ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/config.toml"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_reads_and_follows_its_schemas(example: Path) -> None:
    """No finding in any file, and an editor that follows the first line sees the same."""
    read = ContentFolder(example).read()
    assert [finding.code for finding in read.findings if finding.severity is Severity.ERROR] == []
    for path in content_files(example):
        text = path.read_text(encoding="utf-8")
        target = (path.parent / text.partition("\n")[0].removeprefix("#:schema ")).resolve()
        assert target.parent == ROOT / "schema", path
        assert target.name in schema_files()
        jsonschema.validate(as_editors_see(tomllib.loads(text)), SCHEMAS[kind_of(path)])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_tests_itself_and_names_nobody_real(example: Path) -> None:
    """Every workflow has scenarios; every address is at example.org; the list of examples has its line."""
    read = ContentFolder(example).read()
    assert [workflow.id for workflow in read.workflows if not workflow.scenarios] == []
    assert read.organisation is not None
    people = read.organisation.people.values()
    assert {person.email.partition("@")[2] for person in people} == {"example.org"}
    assert f"`{example.name}`" in (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
