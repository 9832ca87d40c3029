"""Region Blekinge 2019, with the county's 2018 beside it: both cycles through the ordinary commands."""

import tomllib
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program, Ran

pytestmark = pytest.mark.slow
HEIRS = {"NBLS": "HSN", "NPF": "HSN", "NPH": "HSN", "PAN": "PN", "FHN": "KBN", "LS": "RS"}
NO_CALENDAR = {"PN", "KBN"}


class Secretariat:
    """Whoever has the role takes the step, on the day it belongs to, and says so to the program."""

    def __init__(self, program: "Program") -> None:
        self.program = program
        self.roles = tomllib.loads((program.folder / "config.toml").read_text(encoding="utf-8"))["roles"]
        self.paragraph = 0
        self.registry: dict[tuple[str, str], str] = {}

    def person(self, role: str, body: str) -> str:
        """The holder of a role."""
        return next(
            str(row["person"]) for row in self.roles if (row["role"], row.get("body")) == (role, body)
        )

    def hand_in(self, document: str, trigger: str, on: date, body: str) -> "Ran":
        """The case officer of the body that answers for it, or whoever the refusal names instead."""
        words = ("advance", document, trigger, "--now", f"{on}T10:00", "--json")
        ran = self.program(*words, "--as", self.person("case_officer", body))
        if _reasons(ran) == ["no-mandate"]:
            (reason,) = ran.json["error"]["reasons"]
            ran = self.program(*words, "--as", reason["arguments"]["people"][0])
        return ran

    def decide(
        self,
        document: str,
        trigger: str,
        meeting: str,
        *more: str,
        outcome: str | None = "approve",
        recorded: str,
    ) -> "Ran":
        """The secretary of the body that met."""
        self.paragraph += 1
        body = meeting.rpartition("-20")[0]
        said = ("--outcome", outcome, "--paragraph", str(self.paragraph)) if outcome else ()
        number = self.registry.setdefault((document, body), f"{recorded[:4]}/{self.paragraph:05d}")
        words = (
            document,
            trigger,
            "--meeting",
            meeting,
            *said,
            *more,
            "--as",
            self.person("secretary", body),
        )
        return self.program("advance", *words, "--registry", number, "--now", f"{recorded}T15:00", "--json")

    def planned(self, cycle: int) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """The dated steps of a cycle, in order of day, each with its document."""
        documents = self.program("plan", str(cycle), "--json").json["documents"]
        steps = [(document, step) for document in documents for step in document["steps"] if step["due"]]
        return sorted(steps, key=lambda pair: (pair[1]["due"], pair[1]["meeting"] is not None))

    def state(self, document: str) -> str:
        """Where a document stands."""
        return str(self.program("show", document, "--json").json["document"]["state"])


def _reasons(ran: "Ran") -> list[str]:
    return [reason["code"] for reason in ran.json["error"]["reasons"]] if ran.code else []


@pytest.fixture(scope="module")
def folder(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for the instance of the two years."""
    import shutil

    return Path(shutil.copytree(made, tmp_path_factory.mktemp("two") / "instance"))


@pytest.fixture(scope="module")
def years(folder: Path, program_class: "type[Program]") -> Secretariat:
    """The plans of 2018 up to the new year: all decided in December but three."""
    office = Secretariat(program_class(folder))
    opened = office.program("open", "2018", "--simulated", "--now", "2018-01-02T08:00", "--as", "p01")
    assert opened.code == 0, opened.err
    wanted = {"planeringsdirektiv", "budget", "verksamhetsplan"}
    for document, step in office.planned(2018):
        if document["type"] in wanted and step["due"] <= "2018-12-31":
            _of_2018(office, document["id"], document["body"], step)
    return office


def _of_2018(office: Secretariat, document: str, body: str, step: dict[str, Any]) -> None:
    """As planned, but the council chooses another tax rate, NPH tables, FHN never meets, NPF records late."""
    trigger, meeting = step["trigger"], step["meeting"]
    on = date.fromisoformat(step["due"])
    if document.endswith("-FHN") and trigger in ("hand_in_final", "decide"):
        return
    if trigger.startswith("hand_in"):
        assert office.hand_in(document, trigger, on, body).code == 0
        return
    if document.endswith("-FHN"):
        meeting, on = "FHN-2018-04", date(2018, 9, 12)
    outcome, reason = "approve", tuple[str, ...]()
    if (document, trigger) == ("budget-2019", "decide"):
        outcome = "amend"  # 12.04 instead of 12.24
    if trigger == "decide" and document.endswith("-NPH"):
        outcome = "table"
    if trigger == "decide" and document.endswith("-NPF"):
        return  # the minutes are recorded in January
    _consultation(office, document, trigger, on)
    if trigger in ("propose", "prepare"):
        reason = ("--reason", "Underlaget finns ännu inte i systemet")
    ran = office.decide(document, trigger, meeting, *reason, outcome=outcome, recorded=on.isoformat())
    assert ran.code == 0, (document, trigger, ran.out, ran.err)


def _consultation(office: Secretariat, document: str, trigger: str, on: date) -> None:
    """The co-operation group is heard first: in agreement on the budget, not on the new organisation."""
    gates = (
        (("lsg", "agreed"), ("mbl", "not_agreed"))
        if (document, trigger) == ("budget-2019", "prepare")
        else ()
    )
    for gate, outcome in gates:
        now = f"{on}T08:00"
        assert (
            office.program("advance", document, gate, "--outcome", outcome, "--as", "p30", "--now", now).code
            == 0
        )


@pytest.fixture(scope="module")
def both(years: Secretariat) -> Secretariat:
    """The same office at the end of 2019, when both years have been played."""
    program = years.program
    _the_preview_before_it_happens(years)
    opened = program("open", "2019", "--simulated", "--now", "2019-01-02T08:00", "--as", "p01", "--json")
    assert opened.code == 0, opened.err
    _the_old_plans_in_the_new_year(years)
    _the_new_bodies_confirm(years)
    _the_committee_without_a_calendar_gets_a_meeting(years)
    _the_year_2019(years)
    return years


def test_two_years_side_by_side(both: Secretariat) -> None:
    """T5, T9, T18 and the rest of the reorganisation, from January to December 2019."""
    assert both.program("tick", "--now", "2019-12-30T08:00").code == 0
    assert both.program("verify").code == 0
    _the_mails_have_the_name_of_their_day(both.program.folder / "mail")


def _the_mails_have_the_name_of_their_day(folder: Path) -> None:
    """Sender and last line; the county's name is that of the year before (``test_mails``)."""
    senders = set()
    for path in folder.glob("*.eml"):
        mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        text = mail.get_body(("plain",))
        assert text is not None
        year, (sender,) = mail["Date"].datetime.year, mail["From"].addresses
        senders.add((year, sender.display_name))
        assert f"{sender.display_name.removeprefix('Årshjulet, ')}. Utskick" in text.get_content()
    assert senders == {(2019, "Årshjulet, Region Blekinge")}


def _the_preview_before_it_happens(office: Secretariat) -> None:
    """In December: what was tabled and what never met go to the new committees, the rest is done."""
    ran = office.program("succession", "2018", "--now", "2018-12-27T08:00", "--json")
    moved = {document["id"]: (document["from"], document["to"]) for document in ran.json["documents"]}
    assert ran.json["left"] == []
    assert [row["id"] for row in ran.json["unsucceeded"]] == ["samverkan-lsg-2018"]
    assert moved["verksamhetsplan-2019-NPH"] == ("NPH", "HSN")
    assert moved["verksamhetsplan-2019-FHN"] == ("FHN", "KBN")
    assert "verksamhetsplan-2019-NBLS" not in moved


def _the_old_plans_in_the_new_year(office: Secretariat) -> None:
    """The old secretary records a meeting that was held; the new committee decides on what was tabled."""
    npf = office.planned(2018)
    (meeting,) = {
        s["meeting"] for d, s in npf if (d["id"], s["trigger"]) == ("verksamhetsplan-2019-NPF", "decide")
    }
    assert office.decide("verksamhetsplan-2019-NPF", "decide", meeting, recorded="2019-01-03").code == 0
    shown = office.program("show", "verksamhetsplan-2019-NPH", "--json").json["document"]
    step = next(step for step in shown["steps"] if step["trigger"] == "decide")
    assert (step["meeting"], step["body"]) == ("HSN-2019-01", "HSN")
    said = " ".join(
        office.program("show", "verksamhetsplan-2019-NPH", "--now", "2019-01-03T16:00").out.split()
    )
    assert "Svarar för det nu: hälso- och sjukvårdsnämnden" in said
    before = office.program("history", "--document", "verksamhetsplan-2019-NPH", "--json").json["entries"]
    assert office.decide("verksamhetsplan-2019-NPH", "decide", "HSN-2019-01", recorded="2019-01-08").code == 0
    after = office.program("history", "--document", "verksamhetsplan-2019-NPH", "--json").json["entries"]
    assert after[:-1] == before
    assert [entry["body"] for entry in after if entry["type"] == "step.taken"][-2:] == ["NPH", "HSN"]


def _the_new_bodies_confirm(office: Secretariat) -> None:
    """RS confirms, HSN adjusts the joint matter of three old committees, TVN confirms its part of NPF's."""
    for body, meeting, day, outcome, state in (
        ("RS", "RS-2019-01", date(2019, 1, 23), "approve", "confirmed"),
        ("HSN", "HSN-2019-02", date(2019, 1, 24), "amend", "adjusted"),
        ("TVN", "TVN-2019-02", date(2019, 2, 25), "approve", "confirmed"),
    ):
        document = f"planbekraftelse-2019-{body}"
        assert office.hand_in(document, "hand_in", date(2019, 1, 17), body).code == 0
        ran = office.decide(document, "confirm", meeting, outcome=outcome, recorded=day.isoformat())
        assert ran.code == 0, ran.out
        assert office.state(document) == state


def _the_committee_without_a_calendar_gets_a_meeting(office: Secretariat) -> None:
    """FHN's plan waits for KBN's first meeting; until it is decided KBN confirms only with a reason."""
    plan, confirmation = "verksamhetsplan-2019-FHN", "planbekraftelse-2019-KBN"
    row = '{ date = 2019-02-27, body = "KBN", id = "KBN-2019-01", status = "extra" },'
    office.program.change("calendar/2019.toml", "meetings = [\n", f"meetings = [\n  {row}\n")
    finding = next(
        f
        for f in office.program("check", "2018", "--json").json["findings"]
        if (f["document"], f["step"], f["month"]) == ("verksamhetsplan", "decide", 12)
    )
    assert finding["arguments"]["next_meeting"] == "KBN-2019-01"
    assert "kultur- och bildningsnämnden" in finding["suggestion"]
    assert office.hand_in(plan, "hand_in_final", date(2019, 2, 26), "KBN").code == 0
    assert office.hand_in(confirmation, "hand_in", date(2019, 2, 26), "KBN").code == 0
    early = office.decide(confirmation, "confirm", "KBN-2019-01", recorded="2019-02-28")
    assert (early.code, _reasons(early)) == (3, ["reason-for-missing"])
    assert office.decide(plan, "decide", "KBN-2019-01", recorded="2019-02-28").code == 0
    assert office.decide(confirmation, "confirm", "KBN-2019-01", recorded="2019-02-28").code == 0


def _the_year_2019(office: Secretariat) -> None:
    """Every dated step of the new cycle, in order; the interim report is tabled in November (KL 5:51)."""
    tabled = "delarsrapport-samlad-2019"
    undone = set()
    planned = office.planned(2019)
    for document, step in planned:
        owner = HEIRS.get(document["body"], document["body"])
        if owner in NO_CALENDAR and document["type"] != "ansvarsfrihet":
            undone.add(document["id"])
            continue
        _of_2019(office, document, owner, step, tabled)
    again = office.program("show", tabled, "--json").json["document"]
    step = next(step for step in again["steps"] if step["trigger"] == "decide")
    assert step["meeting"] == "RF-2019-08"
    assert office.decide(tabled, "decide", "RF-2019-08", recorded="2019-12-20").code == 0
    standing = office.program("status", "--json").json["documents"]
    of_2019 = {document["id"] for document, _ in planned}
    assert {row["id"] for row in standing if row["id"] in of_2019 and not row["finished"]} == undone


def _of_2019(
    office: Secretariat, document: dict[str, Any], owner: str, step: dict[str, Any], tabled: str
) -> None:
    id_, trigger, day = document["id"], step["trigger"], step["due"]
    if trigger.startswith("hand_in"):
        assert office.hand_in(id_, trigger, date.fromisoformat(day), owner).code == 0, id_
        return
    meeting = (
        step["meeting"] or "HSN-2019-08"
    )  # May was cancelled; the extra meeting of 4 June took its place
    recorded = day if step["meeting"] else "2019-06-05"
    outcome = None if trigger == "inform" else "table" if (id_, trigger) == (tabled, "decide") else "approve"
    reason = ("--reason", "Två nämnder har inga sammanträden i kalendariet")
    ran = office.decide(id_, trigger, meeting, *reason, outcome=outcome, recorded=max(recorded, "2019-02-28"))
    assert ran.code == 0, (id_, trigger, ran.out, ran.err)


def test_discharge_waits_for_the_annual_report(both: Secretariat) -> None:
    """The council approves the annual report in April, and grants each dissolved body discharge in May."""
    entries = both.program("history", "--json").json["entries"]
    taken = [
        (entry["doc"], entry["trigger"], entry["on"]) for entry in entries if entry["type"] == "step.taken"
    ]
    granted = [row for row in taken if row[0].startswith("ansvarsfrihet-2018-") and row[1] == "decide"]
    assert {row[0].rpartition("-")[2] for row in granted} == {"LS", "NBLS", "NPF", "NPH", "PAN", "FHN"}
    assert {row[2] for row in granted} == {"2019-05-08"}
    assert ("arsredovisning-2018", "decide", "2019-04-10") in taken


def test_a_postponed_decision_says_why(both: Secretariat) -> None:
    """The board's plan was moved from 6 November: the binding in the kalendarium gives the reason."""
    told = both.program("explain", "styrelsens-verksamhetsplan-2020", "decide").out
    assert "RF-2019-08" in told
    assert "Framflyttat" in told
