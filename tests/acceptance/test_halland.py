"""Region Halland (seed 004): its year, and its real decision from the memo to legal force."""

import shutil
from pathlib import Path

import pytest
from tests.conftest import Program, Ran

EXAMPLE = Path(__file__).parents[2] / "examples" / "halland"
pytestmark = pytest.mark.checkout
GUIDELINE, MATTER = "riktlinje-2019", "RS190943"
BOARD, COUNCIL, OFFICIAL = "h04", "h05", "h03"
"""The board's secretary, the council's, and the head of accounting, who wrote the memo."""


@pytest.fixture
def halland(tmp_path: Path) -> Program:
    """The program on a copy of the example, with 2019 opened in a simulated database."""
    program = Program(Path(shutil.copytree(EXAMPLE, tmp_path / "instance")))
    ran = program("open", "2019", "--simulated", "--now", "2019-01-02T08:00", "--as", "h01")
    assert ran.code == 0, ran.err + ran.out
    return program


def done(ran: Ran) -> Ran:
    """The command did what it was asked."""
    assert ran.code == 0, ran.err + ran.out
    return ran


def refused(ran: Ran) -> list[str]:
    """The codes of a refusal's reasons."""
    assert ran.code == 3, ran.err + ran.out
    return [reason["code"] for reason in ran.json["error"]["reasons"]]


def adopted(halland: Program) -> None:
    """The memo, the working committee's proposal, and the board's §170."""
    step = ("advance", GUIDELINE)
    done(halland(*step, "hand_in", "--as", OFFICIAL, "--now", "2019-09-24T10:00"))
    agreed = ("--outcome", "approve", "--registry", MATTER)
    proposed = ("--meeting", "RSAU-2019-09", "--paragraph", "91", *agreed)
    done(halland(*step, "propose", *proposed, "--as", BOARD, "--now", "2019-10-01T16:00"))
    decided = ("--meeting", "RS-2019-08", "--paragraph", "170", *agreed)
    done(halland(*step, "decide", *decided, "--as", BOARD, "--now", "2019-10-16T16:00"))


def after(halland: Program, now: str = "2019-11-13T08:00") -> dict[str, object]:
    """What has become of the decision."""
    (chain,) = halland("show", GUIDELINE, "--json", "--now", now).json["document"]["after_decisions"]
    assert isinstance(chain, dict)
    return chain


def test_the_content_is_sound_and_the_year_can_be_done() -> None:
    """No finding at all, every scenario holds, and meetings carry every document in time."""
    ran = Program(EXAMPLE)("check", "--json")
    assert (ran.code, ran.json["findings"]) == (0, [])
    assert Program(EXAMPLE)("plan", "2019").code == 0


def test_the_council_gets_exactly_three_reports() -> None:
    """T24: follow-up reports 1 and 2 and the annual report; monthly reports stay with the board."""
    documents = Program(EXAMPLE)("plan", "2019", "--json").json["documents"]
    reports = {
        document["type"]
        for document in documents
        if "rapport" in document["type"] or document["type"] == "arsredovisning"
        if any(step["body"] == "RF" for step in document["steps"])
    }
    assert reports == {"uppfoljningsrapport-1", "uppfoljningsrapport-2", "arsredovisning"}


def test_a_step_without_month_is_a_finding_once_there_is_a_calendar(tmp_path: Path) -> None:
    """T24: the source has no months at all: legal while there is no kalendarium, told when there is one."""
    program = Program(Path(shutil.copytree(EXAMPLE, tmp_path / "instance")))
    program.change("workflows/strategisk-analys.toml", "when      = { month = 3 }", "# when = { month = 3 }")

    told = program("check", "2019", "--json").json["findings"]
    assert [(f["code"], f["document"], f["step"]) for f in told] == [
        ("no-time", "strategisk-analys", "inform")
    ]
    assert program("open", "2019", "--simulated", "--now", "2019-01-02T08:00", "--as", "h01").code == 0

    for kalendarium in (program.folder / "calendar").glob("20*.toml"):
        kalendarium.unlink()
    assert [f["code"] for f in program("check", "--json").json["findings"]] == ["no-calendar"]
    assert {f["code"] for f in program("check", "2019", "--json").json["findings"]} == {"no-calendar"}


def test_the_real_decision_reaches_legal_force_on_its_real_day(halland: Program, tmp_path: Path) -> None:
    """§170 RS190943: attested 21 October, announced 22, appeal to 12 November, legal force the day after."""
    adopted(halland)
    minutes = ("minutes", "RS-2019-08", "--as", BOARD)
    early = ("advance", GUIDELINE, "decide.dispatch.NA", "--proof", "e-post", "--as", BOARD, "--json")
    assert refused(halland(*early, "--now", "2019-10-18T09:00")) == ["side-too-early"]

    done(halland(*minutes, "--attested", "2019-10-21", "--now", "2019-10-21T15:00"))
    done(halland(*minutes, "--announced", "2019-10-22", "--now", "2019-10-22T09:00"))
    for committee in ("NA", "NB", "NC"):
        sent = ("--proof", "e-post 2019-10-23", "--as", BOARD, "--now", "2019-10-23T09:00")
        done(halland("advance", GUIDELINE, f"decide.dispatch.{committee}", *sent))

    chain = after(halland)
    told = {name: chain[name] for name in ("attested", "announced", "last_appeal", "legal_force")}
    assert told == {
        "attested": "2019-10-21",
        "announced": "2019-10-22",
        "last_appeal": "2019-11-12",
        "legal_force": "2019-11-13",
    }
    sent_to = chain["dispatched"]
    assert isinstance(sent_to, list)
    assert [one["to"] for one in sent_to if one["on"]] == ["NA", "NB", "NC"]
    shown = halland("show", GUIDELINE, "--now", "2019-11-13T08:00").out
    for words in ("justerat 21 oktober 2019", "anslaget 22 oktober", "överklagas senast 12 november 2019"):
        assert words in shown
    assert "laga kraft 13 november 2019" in shown
    assert "expedierat till Nämnd A (antagen) 23 oktober 2019" in shown
    assert "Dokumentet är färdigt." in shown
    assert halland("verify").code == 0
    kinds = [entry["type"] for entry in halland("history", "--document", GUIDELINE, "--json").json["entries"]]
    assert kinds.count("side.taken") == 5


def test_a_decision_is_dispatched_to_several_at_once(halland: Program) -> None:
    """To some of them, then to everybody who remains; all or none, and the same request again is the same."""
    adopted(halland)
    send = ("advance", GUIDELINE, "decide.dispatch", "--proof", "e-post 2019-10-23", "--as", BOARD, "--json")
    at = ("--now", "2019-10-23T09:00")
    assert refused(halland(*send, *at)) == ["side-too-early"]
    done(halland("minutes", "RS-2019-08", "--as", BOARD, "--attested", "2019-10-21", *at))
    assert refused(halland(*send, *at, "--to", "NA", "--to", "Annan")) == ["unknown-step"]

    def sent(*more: str) -> list[dict[str, object]]:
        return [one["entry"] for one in done(halland(*send, *at, *more)).json["entries"]]

    assert [one["trigger"] for one in sent("--to", "NA", "--request", "r1")] == ["decide.dispatch.NA"]
    tried, rest, again = sent("--dry-run"), sent("--request", "r2"), sent("--request", "r2")
    assert [one["trigger"] for one in rest] == ["decide.dispatch.NB", "decide.dispatch.NC"]
    assert [one["trigger"] for one in tried] == [one["trigger"] for one in rest]
    assert again == rest
    assert refused(halland(*send, *at)) == ["side-done"]
    assert halland("verify").code == 0


def test_whom_is_a_question_of_a_dispatch_only(halland: Program) -> None:
    """Another step goes to nobody."""
    ran = halland("advance", GUIDELINE, "decide", "--to", "NA", "--as", BOARD, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "to-without-dispatch")


def test_minutes_are_refused_in_the_wrong_order_and_never_for_the_future(halland: Program) -> None:
    """Announced before attested, before the meeting, or tomorrow: refused, and nothing is kept."""
    adopted(halland)
    minutes = ("minutes", "RS-2019-08", "--as", BOARD, "--now", "2019-10-21T15:00", "--json")
    assert refused(halland(*minutes, "--announced", "2019-10-21")) == ["side-too-early"]
    assert refused(halland(*minutes, "--attested", "2019-10-15")) == ["side-before-source"]
    assert refused(halland(*minutes, "--attested", "2019-10-22")) == ["side-ahead"]
    assert halland(*minutes, "--attested", "2019-10-21", "--announced", "2019-10-21").code == 2
    assert halland(*minutes, "--attested", "2019-10-21", "--paragraph", "171").code == 2
    assert after(halland, "2019-10-21T16:00")["attested"] is None
    done(halland(*minutes, "--attested", "2019-10-16", "--paragraph", "170", "--immediate"))
    assert after(halland, "2019-10-21T16:00")["immediate"] is True


def test_an_appeal_is_recorded_and_settled(halland: Program) -> None:
    """It stops the clock; when the decision stands, legal force comes with the settlement."""
    adopted(halland)
    minutes = ("minutes", "RS-2019-08", "--as", BOARD)
    done(halland(*minutes, "--attested", "2019-10-21", "--now", "2019-10-21T15:00"))
    done(halland(*minutes, "--announced", "2019-10-22", "--now", "2019-10-22T09:00"))
    step = ("advance", GUIDELINE, "--as", BOARD)
    done(halland(*step, "decide.appeal", "--on", "2019-11-08", "--now", "2019-11-11T09:00"))
    assert after(halland)["legal_force"] is None
    done(halland(*step, "decide.settle", "--outcome", "stands", "--now", "2020-03-02T09:00"))
    assert after(halland, "2020-03-02T10:00")["legal_force"] == "2020-03-02"
    assert halland("verify").code == 0


def test_a_paper_with_template_text_is_not_dispatched(halland: Program, tmp_path: Path) -> None:
    """T23: the memo's last line was never filled in; the refusal names file, line and text."""
    adopted(halland)
    attested = ("minutes", "RS-2019-08", "--attested", "2019-10-21", "--as", BOARD)
    done(halland(*attested, "--now", "2019-10-21T15:00"))
    memo = tmp_path / "tjansteskrivelse.md"
    memo.write_text("# Styrelsens beslut delges\n\nSkriv vilka som bör delges beslut\n", encoding="utf-8")
    dispatch = ("advance", GUIDELINE, "decide.dispatch.NA", "--attach", str(memo), "--as", BOARD)
    at = ("--now", "2019-10-23T09:00", "--json")

    ran = halland(*dispatch, *at)
    assert refused(ran) == ["paper-unfilled"]
    (reason,) = ran.json["error"]["reasons"]
    assert "rad 3" in reason["message"]
    assert "Skriv vilka som bör delges beslut" in reason["message"]

    memo.write_text("# Styrelsens beslut delges\n\nSamtliga nämnder\n", encoding="utf-8")
    done(halland(*dispatch, *at))


def test_the_board_gets_its_overview_and_approves_nothing(halland: Program) -> None:
    """The supervision of all plans informs: it has no outcome, and no plan is approved by it."""
    documents = halland("plan", "2019", "--json").json["documents"]
    (found,) = [document for document in documents if document["type"] == "uppsikt-verksamhetsplaner"]
    assert [step["kind"] for step in found["steps"]] == ["submit", "inform"]


def test_the_year_is_played_from_beginning_to_end(tmp_path: Path) -> None:
    """Every document is finished by the real commands' own services, and the history holds together."""
    ran = Program(EXAMPLE)("simulate", "2019", "--out", str(tmp_path / "played"), "--json")
    assert ran.code in (0, 1), ran.err
    played = Program(tmp_path / "played")
    documents = played("status", "--json").json["documents"]
    assert len(documents) == 19
    assert all(document["finished"] for document in documents)
    assert played("verify").code == 0
    plans = [document["id"] for document in documents if document["type"] == "verksamhetsplan"]
    for plan in plans:
        (chain,) = played("show", plan, "--json").json["document"]["after_decisions"]
        assert chain["legal_force"] is not None
