"""Opening a year: what is created, what is carried, and what is refused."""

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.history import EntryType
from arshjul.domain.notices import NoticeStatus
from arshjul.errors import ArshjulError, ContentError, Refused, UsageError
from arshjul.service.planning import plan

if TYPE_CHECKING:
    from tests.integration.conftest import Office

JANUARY_2 = date(2018, 1, 2)
COMMITTEES = ("NBLS", "NPF", "NPH", "PAN", "FHN")
COUNT = 103
"""What the cycle 2018 opens; of these are the documents with month rules, and the confirmations:"""
DOCUMENTS = {
    *(f"verksamhetsberattelse-2017-{body}" for body in COMMITTEES),
    "arsredovisning-2017",
    *(f"kvartalsrapport-2018-{body}" for body in COMMITTEES),
    "kvartalsrapport-samlad-2018",
    *(f"delarsrapport-2018-{body}" for body in COMMITTEES),
    "delarsrapport-samlad-2018",
    "planeringsdirektiv-2019",
    *(f"namndens-direktiv-2019-{body}" for body in COMMITTEES),
    *(f"verksamhetsplan-2019-{body}" for body in (*COMMITTEES, "LS")),
    "budget-2019",
    *(f"planbekraftelse-2019-{body}" for body in ("RS", "HSN", "TVN", "PN", "KBN")),
}
MONTH_RULES = ("no-meeting", "only-cancelled")
FINDINGS = {
    ("no-meeting", "verksamhetsberattelse", "decide", "NPH", 2): "NPH-2018-02",
    ("no-meeting", "verksamhetsberattelse", "decide", "PAN", 2): "PAN-2018-02",
    ("no-meeting", "kvartalsrapport", "decide", "PAN", 4): "PAN-2018-03",
    ("no-meeting", "namndens-direktiv", "decide", "FHN", 6): "FHN-2018-04",
    ("only-cancelled", "namndens-direktiv", "decide", "NPF", 6): "NPF-2018-06",
    ("no-meeting", "verksamhetsplan", "propose", "FHN", 8): "FHN-2018-04",
    ("no-meeting", "delarsrapport", "decide", "FHN", 10): "FHN-2018-05",
    ("no-meeting", "verksamhetsplan", "decide", "FHN", 12): None,
}


def _code(error: pytest.ExceptionInfo[ArshjulError]) -> str:
    return error.value.code


def test_the_shipped_year_is_these_documents(office: "Office") -> None:
    """Verksamhetsberättelse 5, årsredovisning 1, kvartals- and delårsrapport 5 + 1 each, and so on."""
    opened = office.open(JANUARY_2)
    assert len(opened.created) == COUNT
    assert set(opened.created) >= DOCUMENTS


def test_the_shipped_kalendarium_cannot_carry_eight_steps(office: "Office") -> None:
    """Exactly these, each with the next live meeting as suggestion, or none left."""
    _, _, every = plan(office.world, 2018)
    findings = [finding for finding in every if finding.code in MONTH_RULES]
    found = {(f.code, f.document, f.step, f.body, f.month): f.arguments["next_meeting"] for f in findings}
    assert found == FINDINGS
    assert {f.year for f in findings} == {2018}
    assert all(f.place.line for f in findings)


def test_opening_carries_its_findings_into_the_entry(office: "Office") -> None:
    """What was known to be wrong when the year was opened stands in the history."""
    office.open(JANUARY_2)
    first, *rest = office.entries()
    assert first["type"] == EntryType.YEAR_OPENED
    assert (first["cycle"], first["documents"], first["actor"]) == (2018, COUNT, "p01")
    carried = first["findings"]
    assert isinstance(carried, list)
    rules = [finding for finding in carried if finding["code"] in MONTH_RULES]
    assert {tuple(f[k] for k in ("code", "document", "step", "body", "month")) for f in rules} == set(
        FINDINGS
    )
    assert len(rules) == 8
    assert [entry["type"] for entry in rest] == [EntryType.DOCUMENT_OPENED] * COUNT
    assert {entry["dseq"] for entry in rest} == {1}


def test_opening_twice_changes_nothing(office: "Office") -> None:
    """The second time nothing is created, recorded or planned."""
    office.open(JANUARY_2)
    entries, notices = office.entries(), office.notices()
    again = office.open(date(2018, 1, 3))
    assert (again.created, again.documents) == ((), COUNT)
    assert (office.entries(), office.notices()) == (entries, notices)
    assert office.problems() == []


def test_a_cycle_that_has_ended_is_opened_only_to_simulate(office: "Office") -> None:
    """In March 2019 the year 2018 can no longer be run; it can be played."""
    with pytest.raises(UsageError) as error:
        office.open(date(2019, 3, 1))
    assert _code(error) == "cycle-ended"
    assert not office.database.exists()
    assert len(office.open(date(2019, 3, 1), simulated=True).created) == COUNT
    with office.world.store.reading() as reading:
        assert reading.simulated()


def test_a_cycle_may_be_opened_on_its_last_day(office: "Office") -> None:
    """Late is not ended: the last plans are confirmed on 28 February of the year after, at the latest."""
    assert len(office.open(date(2019, 2, 28)).created) == COUNT


def test_a_real_database_is_never_made_a_simulated_one(office: "Office") -> None:
    """A database is marked by its first opening, for good: what has happened is no exercise."""
    office.open(JANUARY_2, simulated=False)
    with pytest.raises(UsageError) as error:
        office.open(JANUARY_2, simulated=True)
    assert _code(error) == "simulated-mixed"
    with office.world.store.reading() as reading:
        assert not reading.simulated()


def test_a_simulated_database_knows_what_it_is(office: "Office") -> None:
    """Nobody has to say it again, not even of a cycle that has ended."""
    office.open(JANUARY_2, simulated=True)
    assert office.open(date(2019, 3, 1), simulated=False).documents == COUNT
    with office.world.store.reading() as reading:
        assert reading.simulated()


@pytest.mark.parametrize("who", ["p06", "p12", "nobody"])
def test_only_the_process_owner_opens(office: "Office", who: str) -> None:
    """A year is opened by the process owner; nothing is written for anybody else."""
    with pytest.raises(Refused) as error:
        office.open(JANUARY_2, by=who)
    assert _code(error) == "no-mandate"
    assert error.value.arguments["people"] == ("p01",)
    assert not office.database.exists()


def test_a_year_without_workflows_is_refused(office: "Office") -> None:
    """The content holds the processes of 2018 and 2019 only."""
    with pytest.raises(UsageError) as error:
        office.open(JANUARY_2, 2020)
    assert _code(error) == "no-workflows-for"


def test_errors_in_the_content_stop_the_opening_with_all_of_them(office: "Office") -> None:
    """Findings about the kalendarium do not stop it; errors do, and nothing is written."""
    office.change("workflows/budget.toml", 'initial     = "drafting"', 'initial     = "draftng"')
    office.change("workflows/kvartalsrapport.toml", 'dest      = "decided"', 'dest      = "decidd"')
    with pytest.raises(ContentError) as error:
        office.open(JANUARY_2)
    assert len(error.value.findings) >= 2
    assert not office.database.exists()


def test_notices_of_days_before_the_opening_are_recorded_and_never_sent(office: "Office") -> None:
    """Opened in August: everything before is collapsed, and the first tick sends nothing of it."""
    office.open(date(2018, 8, 10))
    before = [row for row in office.notices() if row.notice.send_on < date(2018, 8, 10)]
    assert len(before) > 100
    assert {row.status for row in before} == {NoticeStatus.COLLAPSED}
    office.tick(date(2018, 8, 10))
    sent = {str(row.notice.key) for row in office.notices(None, NoticeStatus.SENT)}
    assert sent
    assert sent.isdisjoint(str(row.notice.key) for row in before)


def test_names_and_addresses_are_nowhere_in_the_file(office: "Office") -> None:
    """People reach the database as ids; not a name, address, login or telephone number of theirs."""
    config = office.root / "config.toml"
    text = config.read_text(encoding="utf-8")
    head, *people = text.split("[[people]]")
    marked = [
        re.sub(r"^name *=.*", f'name = "Namn{n}sson Åsa"', row, count=1, flags=re.M)
        for n, row in enumerate(people)
    ]
    config.write_text("[[people]]".join([head, *marked]), encoding="utf-8")
    office.open(JANUARY_2)
    office.take(date(2018, 1, 31), "verksamhetsberattelse-2017-FHN", "hand_in", "p11")
    office.take(date(2018, 2, 14), "verksamhetsberattelse-2017-FHN", "decide", "p20", meeting="FHN-2018-01")
    office.close()
    data = b"".join(path.read_bytes() for path in office.root.glob("arshjul.db*"))
    rows = tomllib.loads(config.read_text(encoding="utf-8"))["people"]
    said = {str(row[key]) for row in rows for key in ("name", "email", "login", "phone") if key in row}
    assert len(said) > 80
    assert [word for word in said if word.encode() in data] == []
    assert b"p11" in data


def test_the_content_in_use_needs_no_file(office: "Office") -> None:
    """Replay and status work from what is kept by hash when the files are gone or broken."""
    office.open(JANUARY_2)
    for path in (office.root / "workflows").glob("*.toml"):
        path.write_text("trasig = [", encoding="utf-8")
    office.world = office.another()
    assert office.problems() == []


def test_another_year_is_opened_beside_one_that_runs(office: "Office") -> None:
    """The new year's workflow and kalendarium are taken; the running documents keep the workflow
    they have.
    """
    office.open(JANUARY_2)
    before = _in_use(office)
    office.change("workflows/budget.toml", 'en = "Decided", final', 'en = "Done", final')
    (office.root / "workflows/samverkan.toml").write_text(SAMVERKAN, encoding="utf-8")
    (office.root / "calendar/2021.toml").write_text(YEAR_2021, encoding="utf-8")
    office.world.refresh()
    assert office.open(date(2018, 12, 3), 2021).created == ("samverkan-2021-SAMV",)
    after = _in_use(office)
    assert set(after) - set(before) == {"workflow:samverkan:2021", "kalendarium:2021"}
    assert {key for key in before if after[key] != before[key]} <= {"closed_days"}
    assert office.problems() == []


def test_a_year_that_only_a_changed_workflow_covers_waits_for_a_migration(office: "Office") -> None:
    """The version in use ends with 2018; a file that was stretched over 2020 is not taken by opening."""
    name = "workflows/samverkan.toml"
    (office.root / name).write_text(SAMVERKAN.replace("2021", "2018"), encoding="utf-8")
    office.open(JANUARY_2)
    entries = office.entries()
    office.change(name, "until = 2018 }", "until = 2020 }")
    with pytest.raises(UsageError) as error:
        office.open(date(2018, 12, 3), 2020)
    assert _code(error) == "no-workflows-for"
    assert office.entries() == entries


def _in_use(office: "Office") -> dict[str, str]:
    with office.world.store.reading() as reading:
        return dict(reading.in_use())


SAMVERKAN = """
id = "samverkan"
name = { sv = "Samverkansplan", definite = "samverkansplanen" }
cycles = { from = 2021, until = 2021 }
year = "cycle"
one_per = { body = ["SAMV"] }
responsible = "case_officer"
initial = "open"

[states]
open = { sv = "Öppen" }
decided = { sv = "Beslutad", final = true }

[[transitions]]
trigger = "decide"
name = { sv = "Besluta" }
kind = "decide"
source = "open"
dest = "decided"
body = "own"
otherwise = { refer_back = "open", reject = "open" }
when = { month = 3 }
"""
YEAR_2021 = """
year = 2021
source = "Påhittad"
adopted = [{ on = 2020-12-14, body = "SAMV" }]
meetings = [{ date = 2021-03-01, body = "SAMV", id = "SAMV-2021-01" }]
"""
