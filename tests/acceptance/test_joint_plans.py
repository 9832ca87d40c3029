"""Joint plans: committees choose one common plan, and each decides it if the others decide identically."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program, Ran

NPF, NPH, NBLS = (f"verksamhetsplan-2019-{body}" for body in ("NPF", "NPH", "NBLS"))
SECRETARY = {NPF: "p17", NPH: "p18", NBLS: "p16"}
OFFICER = {NPF: "p08", NPH: "p09", NBLS: "p07"}
MEETING = {NPF: "NPF-2018-06", NPH: "NPH-2018-05", NBLS: "NBLS-2018-06"}
_FOLLOW = ("joint.approved", "joint.broken")
SEPTEMBER = ("--now", "2018-09-03T10:00")


@pytest.fixture
def texts(tmp_path: Path) -> tuple[str, str]:
    """Two versions of the plan, as files."""
    made = []
    for name in ("A", "B"):
        path = tmp_path / f"plan-{name}.txt"
        path.write_text(f"Gemensam plan, lydelse {name}", encoding="utf-8")
        made.append(str(path))
    return made[0], made[1]


@pytest.fixture
def august(year: "Program") -> "Program":
    """Three committees have joined their plans and handed in the proposal; the directive is decided."""
    directive = "planeringsdirektiv-2019"
    assert year("advance", directive, "hand_in", "--as", "p06", "--now", "2018-05-14T10:00").code == 0
    gates = [step["trigger"] for step in year("show", directive, "--json").json["document"]["moves"]]
    if "lsg" in gates:
        ran = year(
            "advance", directive, "lsg", "--outcome", "agreed", *_as("p30"), "--now", "2018-05-21T10:00"
        )
        assert ran.code == 0, ran.err
    for trigger, meeting, who, on in (
        ("prepare", "LS-2018-06", "p14", "2018-05-28T16:00"),
        ("decide", "LF-2018-03", "p12", "2018-06-11T16:00"),
    ):
        words = (
            "--meeting",
            meeting,
            "--paragraph",
            "7",
            "--registry",
            f"2018/{who}",
            "--outcome",
            "approve",
        )
        ran = year("advance", directive, trigger, *words, *_as(who), "--now", on)
        assert ran.code == 0, ran.err
    ran = year(
        "join", NPF, NPH, NBLS, "--reason", "En plan för hela vården", *_as("p17"), "--now", "2018-06-15"
    )
    assert ran.code == 0, ran.err
    for document, officer in OFFICER.items():
        assert year("advance", document, "hand_in", *_as(officer), "--now", "2018-08-27T10:00").code == 0
    return year


def _as(person: str) -> tuple[str, str]:
    return ("--as", person)


def _propose(
    year: "Program", document: str, text: str | None, meeting: str = "", now: str = SEPTEMBER[1]
) -> "Ran":
    return year(*_words(document, text, meeting, now), "--json")


def _words(document: str, text: str | None, meeting: str = "", now: str = SEPTEMBER[1]) -> tuple[str, ...]:
    return (
        *("advance", document, "propose", "--meeting", meeting or MEETING[document], "--paragraph", "9"),
        *("--registry", f"2018/{document[-3:]}", "--outcome", "approve"),
        *(("--attach", text) if text else ()),
        *("--reason", "Nämndens direktiv är inte beslutat", *_as(SECRETARY[document]), "--now", now),
    )


def _mails(year: "Program") -> list[EmailMessage]:
    paths = sorted((year.folder / "mail").rglob("*.eml"))
    return [BytesParser(EmailMessage, policy=policy.default).parsebytes(path.read_bytes()) for path in paths]


def _state(year: "Program", document: str) -> str:
    return str(year("show", document, "--json", *SEPTEMBER).json["document"]["state"])


def _types(year: "Program", document: str) -> list[str]:
    entries = year("history", "--document", document, "--json").json["entries"]
    return [entry["type"] for entry in entries]


def test_a_decision_waits_until_all_have_decided_the_same(august: "Program", texts: tuple[str, str]) -> None:
    """The first two are conditional; with the third all are approved, in one go, and the history holds."""
    for document in (NPF, NPH):
        ran = _propose(august, document, texts[0])
        assert ran.code == 0, ran.err
        assert "joint.approved" not in _types(august, document)
    assert "villkorat" in august("show", NPF, *SEPTEMBER).out

    last = _propose(august, NBLS, texts[0])

    assert [row["entry"]["type"] for row in last.json["followed"]] == ["joint.approved"] * 3
    for document in (NPF, NPH, NBLS):
        assert _types(august, document)[-1] == "joint.approved"
        assert _state(august, document) == "proposed"
    assert "villkorat" not in august("show", NPF, *SEPTEMBER).out
    assert august("verify").code == 0


def test_the_text_must_be_attached(august: "Program") -> None:
    """Without a text nobody can say whether the others decide the same."""
    ran = _propose(august, NPF, None)

    assert ran.code == 3
    assert [reason["code"] for reason in ran.json["error"]["reasons"]] == ["text-missing"]


def test_one_who_deviates_breaks_the_plan(august: "Program", texts: tuple[str, str]) -> None:
    """Another text undoes the other's decision, everybody concerned gets one mail, and they decide anew."""
    assert _propose(august, NPF, texts[0]).code == 0

    ran = _propose(august, NPH, texts[1])

    assert {row["entry"]["type"] for row in ran.json["followed"]} == {"joint.broken"}
    assert _state(august, NPF) == "handed_in"
    assert "bruten" in august("show", NPF, *SEPTEMBER).out
    for minute in range(8, 40):  # as many mails a minute as config.toml allows, and much else is late
        assert august("tick", "--now", f"2018-09-04T08:{minute:02}").code == 0
    broken = [
        mail for mail in _mails(august) if str(mail["Subject"]).startswith("Den gemensamma planen är bruten")
    ]
    told = sorted(str(mail["To"]).rpartition("<")[2].rstrip(">").partition("@")[0] for mail in broken)
    officials = [
        f"{role}.{body}" for role in ("handlaggare", "sekreterare") for body in ("nbls", "npf", "nph")
    ]
    assert told == sorted([*officials, "processagare"])
    coming = {_next_meeting(mail) for mail in broken}
    assert {*coming} == {
        None,
        "torsdag 20 september 2018",
    }  # none for the one that has decided, nor the owner
    assert august("verify").code == 0


def test_a_break_is_seen_in_every_view(august: "Program", texts: tuple[str, str], tmp_path: Path) -> None:
    """The page says who broke the plan and where each stands; the history gives nobody another's outcome."""
    assert _propose(august, NPF, texts[0]).code == 0
    assert august(*_words(NPH, texts[1])[:-4], *_as("p18"), *SEPTEMBER).code == 0
    page = tmp_path / "plan.html"

    assert august("show", NPF, "--html", str(page), *SEPTEMBER).code == 0
    assert "Gemensam plan, bruten" in page.read_text(encoding="utf-8")
    assert f"Bruten av {NPH}" in page.read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8").count("inte beslutad") == 2

    rows = [line for line in august("history", "--document", NBLS).out.splitlines() if "bruten" in line]
    assert rows
    assert not [row for row in rows if "bifall" in row]
    english = august("--lang", "en", "show", NBLS, *SEPTEMBER).out
    assert "--attach FILE" in english
    assert "FIL " not in english


def _next_meeting(mail: EmailMessage) -> str | None:
    """The day that a mail gives for the next meeting."""
    part = mail.get_body(("plain",))
    assert part is not None
    lines = str(part.get_content()).splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("Nästa sammanträde: ")), None)


def test_after_a_break_the_same_text_everywhere_approves_it(
    august: "Program", texts: tuple[str, str]
) -> None:
    """The one who broke the plan keeps its decision; the others decide its text, and all are approved."""
    assert _propose(august, NPF, texts[0]).code == 0
    assert _propose(august, NPH, texts[1]).code == 0
    assert august("advance", NPF, "hand_in", *_as("p08"), *SEPTEMBER).code in (0, 3)

    for document, meeting in ((NPF, "NPF-2018-07"), (NBLS, "NBLS-2018-07")):
        ran = _propose(august, document, texts[1], meeting=meeting, now="2018-09-28T10:00")
        assert ran.code == 0, ran.err

    assert [_types(august, document)[-1] for document in (NPF, NPH, NBLS)] == ["joint.approved"] * 3
    assert august("verify").code == 0


def test_leaving_is_possible_while_nothing_waits(august: "Program", texts: tuple[str, str]) -> None:
    """A committee that goes back to a plan of its own decides it without condition; later it is too late."""
    assert august("part", NBLS, "--reason", "Egen plan", *_as("p16"), *SEPTEMBER).code == 0
    assert _propose(august, NBLS, None).code == 0
    assert _state(august, NBLS) == "proposed"
    assert _propose(august, NPF, texts[0]).code == 0
    refused = august("part", NPH, "--reason", "Ångrar sig", *_as("p18"), *SEPTEMBER, "--json")

    assert refused.code == 3
    assert refused.json["error"]["reasons"][0]["code"] == "joint-part-waits"
    assert august("verify").code == 0


@pytest.mark.parametrize("same", [True, False])
@pytest.mark.parametrize("round_", range(4))
def test_two_committees_that_decide_at_the_same_second(
    august: "Program", texts: tuple[str, str], same: bool, round_: int
) -> None:
    """Two processes on one database: the last one sees the first, and what follows stands once."""
    if same:  # the third has decided already, so that the last of the two completes it
        assert _propose(august, NBLS, texts[0]).code == 0
    running = [
        august.started(*_words(document, text), "--request", f"race-{round_}-{document}")
        for document, text in ((NPF, texts[0]), (NPH, texts[0] if same else texts[1]))
    ]
    ended = [(*process.communicate(timeout=60), process.returncode) for process in running]

    assert [code for _, _, code in ended] == [0, 0], ended
    led = "joint.approved" if same else "joint.broken"
    for document in (NPF, NPH, NBLS):
        assert [type_ for type_ in _types(august, document) if type_ in _FOLLOW].count(led) == 1
    assert august("verify").code == 0
    again = august(*_words(NPF, texts[0]), "--request", f"race-{round_}-{NPF}", "--json")
    assert again.json["repeated"]
