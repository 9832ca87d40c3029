"""Every kind of mistake gives one finding, at its place, with what the reader needs to mend it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from arshjul.adapters.content import ContentFolder

if TYPE_CHECKING:
    from tests.content.conftest import Instance

CONFIG, PLAN, FRAME, YEAR = "config.toml", "workflows/plan.toml", "workflows/frame.toml", "calendar/2019.toml"
MARK = "¦"

PEOPLE = '[[people]]\nid = "p1"'
SCENARIO = 'trigger = "decide", by'
NAMED = 'name = "Demoregionen"\n'
ROW = '[[successions]]\nbody = "HSN"\n'
# code, file, what stands there, what is put there instead; the mark shows where the finding must point.
MISTAKES = [
    ("toml-syntax", PLAN, 'year = "cycle+1"', 'year = ¦= "cycle+1"'),
    ("toml-syntax", PLAN, 'initial = "drafting"', 'initial = "drafting"\n[¦'),
    ("impossible-date", YEAR, "on = 2018-11-26", "on = ¦2018-11-31"),
    ("impossible-date", YEAR, "date = 2019-11-20", "date = ¦2019-13-20"),
    ("unknown-key", PLAN, 'source = "drafting"', '¦sorce = 1\nsource = "drafting"'),
    ("unknown-key", YEAR, 'date = 2019-11-20,', 'date = 2019-11-20, note = "Å", ¦place = "Å",'),
    ("unknown-key", CONFIG, "[ladder]", "¦[laddr]\n[ladder]"),
    ("missing-key", PLAN, '[[transitions]]\ntrigger = "decide"', '¦[[transitions]]\n# trigger = "decide"'),
    ("missing-key", FRAME, 'id = "frame"', "¦"),
    ("missing-key", FRAME, 'id = "frame"\nname = { sv = "Ram" }', 'id = "frame"\n¦name = { en = "Frame" }'),
    ("missing-key", FRAME, 'when = { month = 1, year = "cycle+1" }', '¦when = { year = "cycle+1" }'),
    ("missing-key", FRAME, 'owner = "board"', "#"),
    ("missing-key", PLAN, 'own = "HSN"', "# ingen"),
    ("exclusive-keys", PLAN, 'initial = "drafting"', 'initial = "drafting"\n¦owner = "RS"'),
    ("exclusive-keys", FRAME, "when = { month = 1,", 'when = { month = 1, ¦next_after = "inform",'),
    ("joint-needless", FRAME, 'owner = "board"', 'owner = "board"\n¦joint = true'),
    ("needless-key", PLAN, 'due = { before = "decide" }', '¦otherwise = { reject = "drafting" }'),
    ("wrong-type", FRAME, "cycles = { from = 2019,", 'cycles = { ¦from = "2019",'),
    ("wrong-type", YEAR, "date = 2019-11-20", '¦date = "2019-11-20"'),
    ("wrong-type", YEAR, "date = 2019-11-20", "¦date = 2019-11-20T13:00:00"),
    ("wrong-type", CONFIG, 'name = "Demoregionen"', "¦name = true"),
    ("wrong-type", CONFIG, 'kinds = ["board"]', 'kinds = ["board", ¦7]'),
    ("wrong-type", CONFIG, 'kinds = ["board"]', '¦kinds = "board"'),
    ("wrong-type", PLAN, 'due = { before = "decide" }', "¦due = 5"),
    ("wrong-type", PLAN, "except = { HSN = { month = 11 } }", "¦except = 11"),
    ("wrong-type", PLAN, "month = 12", "¦month = true"),
    ("wrong-value", CONFIG, 'kinds = ["board"]', "¦kinds = []"),
    ("wrong-value", FRAME, '[states]\nopen', '¦states = {}\n[other]\nopen'),
    ("wrong-value", PLAN, 'kind = "decide"', '¦kind = "deside"'),
    ("wrong-value", PLAN, "month = 12", "¦month = 13"),
    ("wrong-value", CONFIG, 'id = "RS"', '¦id = "R S"'),
    ("wrong-value", CONFIG, 'name = "Handläggare ett"', '¦name = "Rad ett\\nBcc: alla"'),
    ("wrong-value", CONFIG, 'name = "Handläggare ett"', '¦name = "Handla\\u0308ggare"'),
    ("wrong-value", CONFIG, 'name = "Handläggare ett"', '¦name = " "'),
    ("wrong-value", CONFIG, 'id = "demo"', 'id = "demo"\n¦time_zone = "Europe/Karlskrona"'),
    ("wrong-value", CONFIG, "until = 15:30:00", "¦until = 07:30:00"),
    ("wrong-value", CONFIG, "until = 15:30:00", "¦until = 15:30:30"),
    ("wrong-value", CONFIG, 'host = "mail.example.org"', '¦host = "mail example org"'),
    ("wrong-value", CONFIG, "{registry}", "{registry}{document}"),
    ("wrong-value", FRAME, "until = 2020", "¦until = 2018"),
    ("wrong-value", PLAN, 'one_per = { body = ["namnder"] }', '¦one_per = "nobody"'),
    ("non-ascii-id", CONFIG, 'id = "demo"', '¦id = "demö"'),
    ("non-ascii-id", FRAME, "[states]", '[states]\n¦"påbörjad" = { sv = "Påbörjad" }'),
    ("reserved-id", CONFIG, "[groups]", '[groups]\n¦council = ["RS"]'),
    ("duplicate-id", CONFIG, 'id = "p2"', '¦id = "p1"'),
    ("duplicate-id", CONFIG, 'name = "Handläggare två"', 'name = "Handläggare två"\n¦login = "ett"'),
    ("duplicate-id", CONFIG, "[groups]", '[groups]\n¦HSN = ["RS"]'),
    ("duplicate-id", YEAR, ' id = "HSN-2019-02"', ' ¦id = "HSN-2019-01"'),
    ("unknown-body", CONFIG, 'namnder = ["HSN"]', 'namnder = ["HSN", ¦"HSM"]'),
    ("unknown-body", CONFIG, 'successor = "RS"', '¦successor = "RX"'),
    ("unknown-body", CONFIG, PEOPLE, ROW + '¦successor = "RX"\ndocuments = []\n' + PEOPLE),
    ("unknown-document", CONFIG, PEOPLE, ROW + 'successor = "RS"\ndocuments = [¦"planen"]\n' + PEOPLE),
    ("missing-key", CONFIG, NAMED, NAMED + 'names = [¦{ name = "Region Ö" }]\n'),
    ("wrong-value", CONFIG, NAMED, NAMED + 'names = [{ name = "Ö", from = 2019-01-01 }, '
     '{ name = "Å", ¦from = 2019-01-01 }]\n'),
    ("wrong-value", CONFIG, 'from_name = "Årshjulet"', '¦from_name = "{organization}"'),
    ("succeeds-itself", CONFIG, PEOPLE, ROW + '¦successor = "HSN"\ndocuments = ["plan"]\n' + PEOPLE),
    ("successor-of-lasting", CONFIG, PEOPLE, '[[successions]]\n¦body = "RS"\nsuccessor = "HSN"\n' + PEOPLE),
    ("two-successors", CONFIG, PEOPLE, "¦" + ROW + 'successor = "RK"\n' + PEOPLE),
    ("two-successors", CONFIG, PEOPLE, 2 * (ROW + 'successor = "RK"\ndocuments = ["plan"]\n') + PEOPLE),
    ("wrong-value", PLAN, "month = 12", "¦month = [12, 11]"),
    ("wrong-value", PLAN, "month = 12", "¦month = []"),
    ("wrong-value", PLAN, "{ HSN = { month = 11 } }", "{ HSN = { ¦month = [2, 2] } }"),
    ("wrong-type", PLAN, "month = 12", 'month = [1, ¦"2"]'),
    ("unknown-state", PLAN, 'refer_back = "drafting"', 'refer_back = "drafting", ¦amend = "adjusted"'),
    ("wrong-value", PLAN, '{ body = ["namnder"] }', '{ body = ["namnder"], ¦in_office = "always" }'),
    ("unknown-body", YEAR, 'on = 2018-11-26, body = "RS"', 'on = 2018-11-26, ¦body = "LS"'),
    ("unknown-body", FRAME, 'body = "board"', '¦body = "bord"'),
    ("unknown-body", PLAN, "except = { HSN =", "except = { ¦HSO ="),
    ("unknown-trigger", PLAN, SCENARIO, "¦" + SCENARIO.replace('"decide"', '"decide.attested"')),
    ("unknown-trigger", PLAN, SCENARIO, "¦" + SCENARIO.replace('"decide"', '"decide.dispatch.HSN"')),
    ("unknown-group", PLAN, 'one_per = { body = ["namnder"] }', 'one_per = { body = [¦"nämnder"] }'),
    ("unknown-group", YEAR, 'bodies = ["namnder"]', 'bodies = [¦"namder"]'),
    ("unknown-person", CONFIG, 'substitute = "p2"', '¦substitute = "p3"'),
    ("unknown-person", CONFIG, 'contact = "p1"', '¦contact = "q"'),
    ("unknown-state", PLAN, 'initial = "drafting"', '¦initial = "draft"'),
    ("unknown-state", PLAN, 'state = "decided"', '¦state = "deciding"'),
    ("unknown-state", PLAN, 'refer_back = "drafting"', '¦refer_back = "back"'),
    ("unknown-trigger", PLAN, 'not_same_as = ["hand_in"]', 'not_same_as = [¦"handin"]'),
    ("unknown-trigger", PLAN, 'due = { before = "decide" }', 'due = { ¦before = "decision" }'),
    ("unknown-trigger", YEAR, 'step = "decide"', '¦step = "beslut"'),
    ("unknown-document", PLAN, 'requires = [{ document = "frame"', 'requires = [{ ¦document = "frames"'),
    ("unknown-document", YEAR, 'for = ["plan"]', 'for = [¦"planen"]'),
    ("unknown-meeting", YEAR, 'meeting = "HSN-2019-02"', '¦meeting = "HSN-2019-99"'),
    ("missing-otherwise", PLAN, 'otherwise = { refer_back = "drafting",', "¦otherwise = {"),
    ("year-mismatch", YEAR, "year = 2019", "¦year = 2018"),
    ("date-outside-year", YEAR, "date = 2019-12-11", "¦date = 2020-01-08"),
    ("reversed-dates", CONFIG, "until = 2022-12-31", "¦until = 2018-12-31"),
    ("bad-address", CONFIG, 'email = "ett@example.org"', '¦email = "åtta@example.org"'),
    ("bad-address", CONFIG, 'email = "ett@example.org"', '¦email = "ett@example.org, tva@example.org"'),
    ("bad-address", CONFIG, 'email = "ett@example.org"', '¦email = "ett@-.org"'),
    ("bad-address", CONFIG, 'email = "ett@example.org"', '¦email = "ett@å..se"'),
    ("secret-in-file", CONFIG, 'contact = "p1"', '¦password = "hemligt"\ncontact = "p1"'),
    ("secret-in-file", CONFIG, 'contact = "p1"', '¦smtp_token = "hemligt"\ncontact = "p1"'),
    ("insecure-mail", CONFIG, 'contact = "p1"', '¦starttls = "never"\ncontact = "p1"'),
    ("exclusive-keys", CONFIG, 'password_env = "A', 'password_file = "x"\n¦password_env = "A'),
]  # fmt: skip


@pytest.mark.parametrize(("code", "file", "old", "new"), MISTAKES)
def test_a_mistake_is_found_where_it_stands(
    instance: "Instance", code: str, file: str, old: str, new: str
) -> None:
    """One mistake gives a finding of its kind, at the line and column where it stands."""
    instance.change(file, old, new)
    text = (instance.root / file).read_text(encoding="utf-8")
    before = text.partition(MARK)[0]
    instance.write(file, text.replace(MARK, ""))
    found = instance.findings()
    assert code in [row[0] for row in found], found
    if MARK in new:
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        assert (code, file, line, column) in found


def test_a_joint_type_is_one_that_several_bodies_decide(instance: "Instance") -> None:
    """With a decision of each body's own there is nothing to find; when another body decides, there is."""
    instance.change(PLAN, 'initial = "drafting"', 'initial = "drafting"\njoint = true')
    assert "joint-needless" not in [row[0] for row in instance.findings()]
    instance.change(PLAN, 'body = "own"\n', 'body = "RS"\n')
    assert "joint-needless" in [row[0] for row in instance.findings()]


def test_every_mistake_of_every_file_is_told_at_once(instance: "Instance") -> None:
    """All findings of all readable files come together, also of a file that has faults of shape."""
    instance.change(PLAN, 'kind = "decide"', 'kind = "deside"')
    instance.change(PLAN, 'initial = "drafting"', 'initial = "draft"')
    instance.change(YEAR, "date = 2019-12-11", 'date = "i december"')
    instance.change(CONFIG, 'substitute = "p2"', 'substitute = "p3"')
    assert [row[:2] for row in instance.findings()] == [
        ("unknown-person", CONFIG),
        ("wrong-value", PLAN),
        ("unknown-state", PLAN),
        ("wrong-type", YEAR),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "suggestion"),
    [
        (PLAN, 'kind = "decide"', 'kind = "deside"', "decide"),
        (PLAN, 'initial = "drafting"', 'initial = "draft"', "drafting"),
        (PLAN, 'due = { before = "decide" }', 'due = { before = "decide", working_day = 5 }', "working_days"),
        (YEAR, "date = 2019-11-20", 'date = "2019-11-20"', "2019-11-20"),
        (CONFIG, 'id = "demo"', 'id = "blåa"', "blaa"),
        (YEAR, 'bodies = ["namnder"]', 'bodies = ["nämnder"]', "namnder"),
    ],
)
def test_the_finding_says_what_was_meant(
    instance: "Instance", file: str, old: str, new: str, suggestion: str
) -> None:
    """A word that comes close to a known one is told with the known one."""
    instance.change(file, old, new)
    assert instance.only().arguments["suggestion"] == suggestion


def test_too_many_findings_end_in_one_that_says_so(instance: "Instance") -> None:
    """A file of nothing but mistakes gives five hundred findings and the words that there are more."""
    instance.write(FRAME, "".join(f"k{row} = 1\n" for row in range(20_000)))
    codes = [row[0] for row in instance.findings() if row[1] == FRAME]
    assert (len(codes), codes[-1]) == (501, "too-many")


def test_a_secret_is_never_repeated(instance: "Instance") -> None:
    """The finding about a password in the file names the key and keeps the value to itself."""
    instance.change(CONFIG, 'contact = "p1"', 'password = "hemligt"\ncontact = "p1"')
    assert "hemligt" not in str(instance.only())


def test_a_finding_says_which_step_it_is_about(instance: "Instance") -> None:
    """Findings in a workflow carry the document type and the trigger, in a kalendarium year and body."""
    instance.change(PLAN, "month = 12", "month = 13")
    finding = instance.only()
    assert (finding.document, finding.step) == ("plan", "decide")
    instance.change(PLAN, "month = 13", "month = 12")
    instance.change(YEAR, 'for = ["plan"]', 'for = ["planen"]')
    assert (instance.only().year, instance.only().body) == (2019, "HSN")


def test_overlapping_versions_are_found(instance: "Instance") -> None:
    """Two versions of a document type must not hold for the same cycle."""
    text = (instance.root / FRAME).read_text(encoding="utf-8")
    instance.write("workflows/frame-2020.toml", text.replace("from = 2019, until = 2020", "from = 2020"))
    assert instance.findings() == [("overlapping-cycles", FRAME, 3, 1)]
    instance.write("workflows/frame-2020.toml", text.replace("from = 2019, until = 2020", "from = 2021"))
    assert instance.findings() == []


def test_a_meeting_id_means_one_meeting_in_all_years(instance: "Instance") -> None:
    """The id of a meeting may not come back another year."""
    instance.write(
        "calendar/2020.toml",
        'year = 2020\nmeetings = [{ date = 2020-01-15, body = "RS", id = "HSN-2019-01" }]\n',
    )
    assert instance.findings() == [("duplicate-id", "calendar/2020.toml", 2, 47)]


def test_other_files_in_the_calendar_folder(instance: "Instance") -> None:
    """A kalendarium that nobody would read is told; the law's dates have a file of their own."""
    instance.write("calendar/2019-kopia.toml", "")
    instance.write("calendar/statutes.toml", "")
    assert [row[:2] for row in instance.findings()] == [("unknown-file", "calendar/2019-kopia.toml")]


def test_a_missing_config_is_the_only_finding(instance: "Instance") -> None:
    """Without config.toml nothing else is said to be unknown because of it."""
    (instance.root / CONFIG).unlink()
    assert [row[:2] for row in instance.findings()] == [("missing-file", CONFIG)]


def test_an_unreadable_workflow_makes_nothing_else_unknown(instance: "Instance") -> None:
    """A document type may stand in the file that cannot be read: those who name it are not blamed."""
    instance.write(FRAME, "id = = 1")
    assert [row[:2] for row in instance.findings()] == [("toml-syntax", FRAME)]


def test_arguments_are_plain_values(copy: Path) -> None:
    """What a finding carries can be put into words, JSON and the history as it is."""
    for path in copy.glob("*/*.toml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("decided", "beslutad").replace("body", "organ")
        )
    findings = ContentFolder(copy).read().findings
    assert findings
    for finding in findings:
        assert all(
            value is None or isinstance(value, str | int | tuple) for value in finding.arguments.values()
        )
