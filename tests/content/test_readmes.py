"""The examples in the guides are content: they read without findings in the shipped instance."""

import re
from datetime import date
from pathlib import Path

from arshjul import bootstrap
from arshjul.adapters.content import ContentFolder
from arshjul.domain.planning import plan
from arshjul.service import checking


def example(path: Path) -> str:
    """The first TOML block of a guide."""
    found = re.search(r"```toml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_workflow_is_content(root: Path, copy: Path) -> None:
    """What the guide to workflows shows can be put into a file as it stands."""
    guide = (root / "workflows/README.md").read_text(encoding="utf-8").partition("## Ett helt exempel")[2]
    whole = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)[0]
    (copy / "workflows/uppfoljning.toml").write_text(whole, encoding="utf-8")
    read = ContentFolder(copy).read()
    assert read.findings == ()
    assert "uppfoljning" in {workflow.id for workflow in read.workflows}


def test_a_process_grows_from_an_empty_file(root: Path, copy: Path) -> None:
    """After each part ``check`` says what the guide says; the last has dates, and its scenarios hold."""
    guide = (root / "workflows/README.md").read_text(encoding="utf-8")
    tour = guide.partition("## Från en tom fil")[2].partition("\n## ")[0]
    file, lacks = copy / "workflows/remissvar.toml", []
    file.write_text("", encoding="utf-8")
    for part in re.findall(r"```toml\n(.*?)```", tour, re.DOTALL):
        file.write_text(file.read_text(encoding="utf-8") + part, encoding="utf-8")
        found = ContentFolder(copy).read().findings
        lacks.append({(f.code, str(f.arguments.get("key") or f.arguments.get("value"))) for f in found})
    states, transitions = ("missing-key", "states"), ("missing-key", "transitions")
    assert lacks == [{states, transitions, ("unknown-state", "drafting")}, {transitions}, set(), set()]
    world = bootstrap.world(copy)
    assert not [f for f in checking.check(world, 2018).findings if f.document == "remissvar"]
    answer = plan(world.files().basis, 2018).by_id["remissvar-2018"]
    assert [step.due for step in answer.steps] == [date(2018, 5, 14), date(2018, 5, 28)]


def test_an_organisation_grows_from_an_empty_folder(root: Path, tmp_path: Path) -> None:
    """Config and kalendarium as they stand, with the process built before: nothing to say, and dates."""
    tour, rest = (root / "workflows/README.md").read_text(encoding="utf-8").split("## Från en tom mapp")
    config, kalendarium = re.findall(r"```toml\n(.*?)```", rest.partition("\n## ")[0], re.DOTALL)
    process = "".join(re.findall(r"```toml\n(.*?)```", tour.partition("## Från en tom fil")[2], re.DOTALL))
    files = {"config.toml": config, "calendar/2018.toml": kalendarium, "workflows/remissvar.toml": process}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    world = bootstrap.world(tmp_path)
    found = checking.check(world, 2018).findings
    assert {finding.severity for finding in found} == {"info"}
    assert found[0].code == "law-shipped"
    (answer,) = plan(world.files().basis, 2018).documents
    assert [step.due for step in answer.steps] == [date(2018, 5, 14), date(2018, 5, 28)]


def test_the_examples_of_a_reorganisation_are_content(root: Path, copy: Path) -> None:
    """Rows of who takes over from whom, and the new bodies' confirmation of the old ones' plan."""
    guide = (root / "workflows/README.md").read_text(encoding="utf-8").partition("## När organ tar över")[2]
    successions, workflow = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)[:2]
    config = (copy / "config.toml").read_text(encoding="utf-8")
    before, rows, after = re.split(r"(\[\[successions\]\].*)(?=\n# --- People)", config, flags=re.DOTALL)
    assert rows.strip()
    (copy / "config.toml").write_text(f"{before}{successions}{after}", encoding="utf-8")
    (copy / "workflows/bekraftelse.toml").write_text(workflow, encoding="utf-8")
    read = ContentFolder(copy).read()
    assert read.findings == ()
    assert read.organisation is not None
    assert read.organisation.predecessors("TVN") == ("NPF",)


def test_the_example_of_a_test_of_what_follows_a_decision(root: Path, copy: Path) -> None:
    """A scenario takes the steps that follow a decision, and fails when they may not be taken."""
    guide = (root / "workflows/README.md").read_text(encoding="utf-8").partition("## Efter beslutet")[2]
    budget = copy / "workflows/budget.toml"
    text = budget.read_text(encoding="utf-8") + "\n" + re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)[0]
    budget.write_text(text, encoding="utf-8")
    world = bootstrap.world(copy)
    assert [f for f in checking.content(world) if f.severity == "error"] == []
    budget.write_text(text.replace("2018-12-03, trigger", "2018-11-25, trigger"), encoding="utf-8")
    (wrong,) = (f for f in checking.content(bootstrap.world(copy)) if f.severity == "error")
    assert (wrong.code, wrong.arguments["came"]) == ("scenario-fails", "side-before-source")


def test_the_examples_of_a_plan_with_measures_are_content(root: Path, copy: Path) -> None:
    """A plan with measures and a budget, and the document that one of its measures opens, hold together."""
    guide = (root / "workflows/README.md").read_text(encoding="utf-8").partition("## En plan med mål")[2]
    plan, opened = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)[:2]
    (copy / "workflows/verkstallighetsplan.toml").write_text(plan, encoding="utf-8")
    (copy / "workflows/atgardsplan.toml").write_text(opened, encoding="utf-8")
    found = checking.check(bootstrap.world(copy), 2018).findings
    new = [f for f in found if f.document in ("verkstallighetsplan", "atgardsplan")]
    assert [f for f in new if f.severity != "info"] == []
    # the reports' own scenarios hand in without values, and must say that they take them for granted; the
    # annual report on 2018 is a document of the next cycle
    errors = {(f.document, f.arguments["came"]) for f in found if f.severity == "error"}
    assert errors == {("delarsrapport-samlad", "measures-missing"), ("arsredovisning", "measures-missing")}


def test_the_example_of_a_gate_is_content(root: Path, copy: Path) -> None:
    """A gate can be put last in a workflow file: the budget waits for it. No two share a name."""
    guide = (root / "workflows/README.md").read_text(encoding="utf-8").partition("## Samverkan före")[2]
    budget = copy / "workflows/budget.toml"
    gate = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)[0]
    shipped = budget.read_text(encoding="utf-8")
    budget.write_text(f"{shipped}\n{gate}", encoding="utf-8")
    (twice,) = ContentFolder(copy).read().findings
    assert (twice.code, twice.arguments["value"]) == ("duplicate-id", "lsg")
    without = re.sub(r'\[\[gates\]\]\ntrigger      = "lsg".*?\n\n', "", shipped, flags=re.DOTALL)
    budget.write_text(f"{without}\n{gate}", encoding="utf-8")
    read = ContentFolder(copy).read()
    assert read.findings == ()
    steps = next(w for w in read.workflows if w.id == "budget" and w.in_force(2018)).side_steps
    assert [step.trigger for step in steps if step.side and step.side.before == ("prepare",)][-1] == "lsg"


def test_the_example_of_monthly_reports_is_content(root: Path, copy: Path) -> None:
    """A report for each month but June, at the next meeting of the board when the month has ended."""
    guide = (root / "workflows/README.md").read_text(encoding="utf-8").partition("## En rapport för varje")[2]
    (copy / "workflows/manadsuppfoljning.toml").write_text(
        re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)[0], encoding="utf-8"
    )
    read = ContentFolder(copy).read()
    assert read.findings == ()
    assert next(w for w in read.workflows if w.id == "manadsuppfoljning").months[5:7] == (7, 8)


def test_the_example_kalendarium_is_content(root: Path, copy: Path) -> None:
    """What the guide to the kalendarium shows can be put into a file as it stands."""
    (copy / "calendar/2018.toml").write_text(example(root / "calendar/README.md"), encoding="utf-8")
    read = ContentFolder(copy).read()
    assert read.findings == ()
    assert len(read.kalendaria[2018].meetings) == 3


def test_the_guide_names_every_finding_code(root: Path) -> None:
    """A developer finds every code that the reader gives in the guide."""
    guide = (root / "workflows/README.md").read_text(encoding="utf-8")
    package = root / "engine/arshjul/adapters/content"
    if not package.is_dir():  # an installed wheel has no sources beside its guide
        return
    given = re.compile(r'(?:report\.add|report\.unknown|self\.report\.add|self\.report\.unknown|_fail)\(\s*'
                       r'(?:report, )?\n?\s*"([a-z-]+)"')  # fmt: skip
    codes = {
        code for path in package.glob("*.py") for code in given.findall(path.read_text(encoding="utf-8"))
    }
    assert len(codes) > 20
    assert {code for code in codes if f"`{code}`" not in guide} == set()
