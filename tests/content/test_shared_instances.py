"""What config.toml and a workflow must say about several organisations, terms and start dates."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.content.conftest import Instance

ROLE = 'role = "case_officer"\nbody = "HSN"\nperson = "p1"\n'


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('login = "ett"\n', 'login = "ett"\norganisation = "nowhere"\n', "unknown-organisation"),
        ('kinds = ["board"]\n', 'kinds = ["board"]\norganisation = "nowhere"\n', "unknown-organisation"),
        ('kinds = ["board"]\n', 'kinds = ["board"]\none_per_organisation = ["member"]\n', "missing-key"),
        (ROLE, f"{ROLE}term = {{ years = 2 }}\n", "missing-key"),
        (
            ROLE,
            f"{ROLE}from = 2019-01-01\nuntil = 2020-12-31\nterm = {{ years = 2 }}\n",
            "exclusive-keys",
        ),
        (ROLE, f'{ROLE}succeeds = "chair"\n', "missing-key"),
        (ROLE, f'{ROLE}from = 2019-01-01\nterm = {{ years = 2 }}\nsucceeds = "king"\n', "wrong-value"),
    ],
)
def test_a_term_or_an_organisation_that_means_nothing_is_an_error(
    instance: "Instance", old: str, new: str, code: str
) -> None:
    """A term needs its first day and states its own last; what is followed must end; names must exist."""
    instance.change("config.toml", old, new)

    assert instance.only().code == code


def workflow(instance: "Instance", start: str, months: int) -> None:
    """A document of 2019 that is evaluated relative to a start date."""
    text = f"""\
id = "once"
name = {{ sv = "En gång" }}
cycles = {{ from = 2019, until = 2019 }}
{start}
year = "cycle"
owner = "RS"
responsible = "case_officer"
initial = "open"
[states]
open = {{ sv = "Öppen" }}
held = {{ sv = "Gjord", final = true }}
[[transitions]]
trigger = "evaluate"
name = {{ sv = "Utvärdera" }}
kind = "hold"
source = "open"
dest = "held"
body = "own"
when = {{ months_after = {months} }}
"""
    instance.write("workflows/once.toml", text)


def test_a_step_counted_from_a_start_needs_the_start(instance: "Instance") -> None:
    """months_after without start is an error, not a step without a day."""
    workflow(instance, "", 12)
    assert (instance.only().code, instance.only().arguments["key"]) == ("missing-key", "start")


@pytest.mark.parametrize(("months", "good"), [(11, True), (9, False), (23, True), (34, False)])
def test_the_day_lies_in_the_cycle_or_the_year_after(instance: "Instance", months: int, good: bool) -> None:
    """A document that is opened in 2019 cannot have a step in 2018, or in 2021."""
    workflow(instance, "start = 2018-03-01", months)
    assert [code for code, *_ in instance.findings()] == ([] if good else ["wrong-value"])
