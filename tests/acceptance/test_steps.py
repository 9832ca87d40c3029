"""status, show, advance: what officials and secretaries do, and what is refused and why."""

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program, Ran

DIRECTIVE, BUDGET = "planeringsdirektiv-2019", "budget-2019"
OFFICIAL, SECRETARY, OTHER = "p06", "p14", "p08"
"""The board's case officer and secretary, and a committee's case officer."""
HAND_IN = ("advance", DIRECTIVE, "hand_in", "--as", OFFICIAL, "--now", "2018-05-14T10:00")
PREPARE = ("advance", DIRECTIVE, "prepare", "--as", SECRETARY, "--now", "2018-05-28T16:00")
AT = ("--meeting", "LS-2018-06", "--paragraph", "41")
DECIDE = ("advance", DIRECTIVE, "decide", "--as", "p12", "--now", "2018-06-11T16:00")


def prepared(year: "Program") -> None:
    """Bring the directive to the council."""
    assert year(*HAND_IN).code == 0
    assert year(*PREPARE, *AT, "--outcome", "approve", "--registry", "2018/0457").code == 0


def refused(ran: "Ran") -> list[str]:
    """The reasons of a refusal."""
    assert ran.code == 3, ran.out + ran.err
    return [reason["code"] for reason in ran.json["error"]["reasons"]]


def test_status_shows_every_document(year: "Program") -> None:
    """Each document with its state, its version and what may be done with it."""
    ran = year("status", "--json")

    assert ran.code == 0
    assert len(ran.json["documents"]) == len(year("plan", "2018", "--json").json["documents"])
    for document in ran.json["documents"]:
        assert document.keys() >= {"id", "state", "version", "moves"}
        assert document["version"] == 1


def test_show_gives_the_moves_of_the_contract(year: "Program") -> None:
    """``show`` names each move, who may take it now, and whether anything stands in the way."""
    document = year("show", DIRECTIVE, "--json").json["document"]

    (move,) = document["moves"]
    assert move.keys() >= {"trigger", "kind", "by", "allowed", "reasons"}
    assert (move["trigger"], move["kind"], move["allowed"], move["reasons"]) == (
        "hand_in",
        "submit",
        True,
        [],
    )
    assert OFFICIAL in json.dumps(move["by"])


def test_show_answers_for_the_person_who_asks(year: "Program") -> None:
    """With ``--as`` a move that is somebody else's is not allowed, and says why."""
    (move,) = year("show", DIRECTIVE, "--as", OTHER, "--json").json["document"]["moves"]

    assert not move["allowed"]
    assert [reason["code"] for reason in move["reasons"]] == ["no-mandate"]


def test_show_has_the_ladder(year: "Program") -> None:
    """People see every reminder of the document and the dates of its steps."""
    ran = year("show", DIRECTIVE)

    assert ran.code == 0
    assert "LS-2018-06" in ran.out
    assert "14 maj" in ran.out


def test_what_follows_a_final_decision_is_said_at_once(year: "Program") -> None:
    """The secretary who records the last decision is told of the minutes, not that all is over."""
    prepared(year)
    ran = year(*DECIDE, "--meeting", "LF-2018-03", "--paragraph", "62", "--outcome", "approve")

    assert "Kvar att göra efteråt: justera protokollet (decide.attest)" in " ".join(ran.out.split())
    assert "Dokumentet är färdigt." not in ran.out


def test_a_document_travels_from_desk_to_decision(year: "Program") -> None:
    """Handed in, prepared by the board, decided by the council: each step gives an entry."""
    prepared(year)
    ran = year(*DECIDE, "--meeting", "LF-2018-03", "--paragraph", "62", "--outcome", "approve", "--json")

    entry = ran.json["entry"]
    assert ran.code == 0
    assert (entry["from"], entry["to"], entry["late"]) == ("prepared", "decided", 0)
    assert (entry["body"], entry["meeting"], entry["ref"], entry["role"]) == (
        "LF",
        "LF-2018-03",
        "62",
        "secretary",
    )
    assert year("show", DIRECTIVE, "--json").json["document"]["state"] == "decided"


def test_the_registry_number_is_recorded_once(year: "Program") -> None:
    """The board's number is inherited by the board's next step; another number for the same is refused."""
    assert year(*HAND_IN).code == 0
    first = (*PREPARE, *AT, "--registry", "2018/0457", "--json")
    assert year(*first, "--outcome", "refer_back", "--reason", "Ramarna saknas").code == 0
    later = ("--as", OFFICIAL, "--now", "2018-06-01")
    assert year("advance", DIRECTIVE, "hand_in", *later).code == 0

    again = (
        "advance",
        DIRECTIVE,
        "prepare",
        "--meeting",
        "LS-2018-07",
        "--paragraph",
        "3",
        "--outcome",
        "approve",
    )
    now = ("--as", SECRETARY, "--now", "2018-09-25", "--json")

    assert "registry-differs" in refused(year(*again, *now, "--registry", "2018/9999"))
    assert year(*again, *now).json["entry"]["registry"] == "2018/0457"


def test_late_is_counted_in_working_days(year: "Program") -> None:
    """A hand-in of Thursday that was due on Monday is three working days late, and history finds it."""
    ran = year(*HAND_IN[:-1], "2018-05-17T10:00", "--json")

    assert ran.json["entry"]["late"] == 3
    (entry,) = year("history", "--late", "--json").json["entries"]
    assert entry["doc"] == DIRECTIVE


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("advance", DIRECTIVE, "prepare", "--as", SECRETARY), "illegal-move"),
        (("advance", DIRECTIVE, "hand_in", "--as", OTHER), "no-mandate"),
        (("advance", DIRECTIVE, "granska", "--as", OFFICIAL), "unknown-step"),
        ((*HAND_IN, "--version", "7"), "version-conflict"),
        ((*HAND_IN, "--outcome", "approve"), "outcome-not-here"),
    ],
)
def test_a_hand_in_that_is_refused(year: "Program", words: tuple[str, ...], reason: str) -> None:
    """An illegal step, a stranger, an unknown step, an old view, an outcome where none belongs."""
    assert reason in refused(year(*words, "--json"))
    assert year("show", DIRECTIVE, "--json").json["document"]["version"] == 1


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--paragraph", "41", "--outcome", "approve"), "meeting-missing"),
        ((*AT,), "outcome-missing"),
        (("--meeting", "LS-2018-06", "--outcome", "approve"), "paragraph-missing"),
        (("--meeting", "LS-2018-99", "--paragraph", "41", "--outcome", "approve"), "unknown-meeting"),
        (("--meeting", "NPF-2018-03", "--paragraph", "41", "--outcome", "approve"), "wrong-body"),
        (("--meeting", "LS-2018-07", "--paragraph", "41", "--outcome", "approve"), "meeting-ahead"),
        ((*AT, "--outcome", "refer_back"), "reason-missing"),
        ((*AT, "--outcome", "table", "--present", "15"), "votes-incomplete"),
        ((*AT, "--outcome", "table", "--present", "15", "--for", "6"), "minority-in-committee"),
        ((*AT, "--outcome", "table", "--present", "3", "--for", "6"), "votes-impossible"),
    ],
)
def test_a_record_that_is_refused(year: "Program", words: tuple[str, ...], reason: str) -> None:
    """A decision needs meeting, § and outcome, and the meeting must be the body's and held."""
    assert year(*HAND_IN).code == 0

    assert reason in refused(year(*PREPARE, *words, "--json"))
    assert year("show", DIRECTIVE, "--json").json["document"]["state"] == "handed_in"


def test_every_reason_at_once(year: "Program") -> None:
    """A refusal names everything that is wrong, so that one more try is enough."""
    assert year(*HAND_IN).code == 0

    found = refused(year("advance", DIRECTIVE, "prepare", "--as", OTHER, "--now", "2018-05-28", "--json"))

    assert {"no-mandate", "meeting-missing", "paragraph-missing", "outcome-missing"} <= set(found)


def test_a_required_document_that_is_missing(year: "Program") -> None:
    """The board cannot put forward a budget without the council's directive."""
    assert year("advance", BUDGET, "hand_in", "--as", OFFICIAL, "--now", "2018-10-29").code == 0
    words = ("--meeting", "LS-2018-09", "--paragraph", "7", "--outcome", "approve")

    ran = year("advance", BUDGET, "prepare", "--as", SECRETARY, "--now", "2018-11-12T18:00", *words, "--json")

    assert "requires-missing" in refused(ran)
    assert DIRECTIVE in ran.err


def test_a_third_of_the_council_can_have_it_tabled_once(year: "Program") -> None:
    """KL 5:50: one third of those present is enough, the first time only."""
    prepared(year)
    votes = ("--outcome", "table", "--present", "45", "--for", "15", "--json")
    few = ("--outcome", "table", "--present", "45", "--for", "14", "--json")
    june, autumn = (
        ("--meeting", "LF-2018-03", "--paragraph", "62"),
        ("--meeting", "LF-2018-04", "--paragraph", "80"),
    )

    assert refused(year(*DECIDE, *june, *few)) == ["minority-too-small"]
    assert year(*DECIDE, *june, *votes).json["entry"]["minority"] is True
    assert refused(year(*DECIDE[:-1], "2018-10-08T18:00", *autumn, *votes)) == ["minority-already"]


def test_a_repeated_request_gives_the_first_answer(year: "Program") -> None:
    """After a lost answer the command is sent again: the same entry comes back and nothing is done twice."""
    first = year(*HAND_IN, "--request", "r-1", "--json")
    again = year(*HAND_IN, "--request", "r-1", "--json")

    assert (first.code, again.code) == (0, 0)
    assert again.json["entry"] == first.json["entry"]
    assert len(year("history", "--document", DIRECTIVE, "--json").json["entries"]) == 2


def test_a_request_used_for_something_else(year: "Program") -> None:
    """An id that has meant one thing cannot mean another."""
    assert year(*HAND_IN, "--request", "r-1").code == 0

    ran = year("advance", BUDGET, "hand_in", "--as", OFFICIAL, "--request", "r-1", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "request-reused")


def test_a_request_without_an_id_gets_one(year: "Program") -> None:
    """The id is told, so that the command can be repeated."""
    ran = year(*HAND_IN, "--json")

    assert ran.json["entry"]["req"] in ran.err


def test_dry_run_changes_nothing(year: "Program") -> None:
    """A try shows the entry as it would be, and refuses as the step itself would."""
    ran = year(*HAND_IN, "--dry-run", "--json")

    assert ran.json["entry"]["to"] == "handed_in"
    assert year("show", DIRECTIVE, "--json").json["document"]["version"] == 1
    assert year(*PREPARE, "--dry-run").code == 3


def test_a_second_hand_in_is_told_who_was_first(year: "Program") -> None:
    """The one who comes second reads who, when and what."""
    assert year(*HAND_IN).code == 0

    ran = year(*HAND_IN, "--json")

    assert refused(ran) == ["illegal-move", "last-step"]
    (told,) = [r for r in ran.json["error"]["reasons"] if r["code"] == "last-step"]
    assert (told["arguments"]["actor"], told["arguments"]["trigger"]) == (OFFICIAL, "hand_in")


def test_two_at_once_exactly_one_succeeds(year: "Program") -> None:
    """Two people take the same step from two processes: one entry, one refusal that says who was first."""
    started = [year.started(*HAND_IN, "--json") for _ in range(2)]
    ended = [(process.communicate(timeout=60)[0], process.returncode) for process in started]

    assert sorted(code for _, code in ended) == [0, 3]
    (lost,) = [json.loads(out) for out, code in ended if code == 3]
    assert "last-step" in [reason["code"] for reason in lost["error"]["reasons"]]
    assert len(year("history", "--document", DIRECTIVE, "--json").json["entries"]) == 2


@pytest.mark.parametrize("command", [("show",), ("advance", "hand_in")])
def test_an_unknown_document(year: "Program", command: tuple[str, ...]) -> None:
    """A mistyped id is answered with the one it is most like."""
    name, *rest = command

    ran = year(name, "budget-219", *rest, "--as", OFFICIAL, "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "unknown-document-id")
    assert BUDGET in ran.json["error"]["arguments"]["suggestions"]


def test_an_unknown_outcome(year: "Program") -> None:
    """A word that is no outcome is a mistake in the command, with the words there are."""
    ran = year(*PREPARE, *AT, "--outcome", "bifall", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "unknown-outcome")
    assert "approve" in ran.err


@pytest.mark.parametrize(
    "command", [("status",), ("show", BUDGET), ("history",), ("verify",), ("tick",), HAND_IN[:-2]]
)
def test_before_anything_is_opened(program: "Program", command: tuple[str, ...]) -> None:
    """Commands about a running year say that there is none, and create no database."""
    ran = program(*command, "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "nothing-opened")
    assert not program.database.exists()


def test_status_of_one_body(year: "Program") -> None:
    """The filter leaves the body's documents; a body that does not exist is a slip of the pen."""
    found = year("status", "--body", "FHN", "--json").json["documents"]

    assert {document["type"] for document in found} >= {"verksamhetsplan", "bokslutsdialog"}
    assert all(document["id"].endswith("-FHN") for document in found)
    assert year("status", "--body", "FHM").code == 2


def test_status_late(year: "Program") -> None:
    """Late documents give exit code 1, so that a script can tell; none give 0."""
    assert year("status", "--late", "--json").json["documents"] == []
    assert year("status", "--late").code == 0

    ran = year("status", "--late", "--now", "2018-03-15", "--json")

    assert ran.code == 1
    assert "arsredovisning-2017" in {document["id"] for document in ran.json["documents"]}


def test_status_of_a_year_that_is_not_open(year: "Program") -> None:
    """A year without documents is named, not shown as an empty table."""
    assert year("status", "2017", "--json").json["error"]["code"] == "year-not-opened"


def test_files_that_differ_are_told_of(year: "Program") -> None:
    """When a meeting has been moved in the file, reading commands say so on standard error."""
    assert "kalendari" not in year("status").err
    year.change("calendar/2018.toml", "date = 2018-05-28", "date = 2018-05-29")

    for command in (("status",), ("show", DIRECTIVE), ("history",)):
        assert "2018" in year(*command).err


def test_a_moved_meeting_moves_its_steps(year: "Program") -> None:
    """The next writing command takes the change into use in an entry of its own, and the dates follow."""
    year.change("calendar/2018.toml", "date = 2018-05-28", "date = 2018-05-29")

    assert year("advance", BUDGET, "hand_in", "--as", OFFICIAL).code == 0

    types = [entry["type"] for entry in year("history", "--json").json["entries"]]
    first, *rebound, last = types[types.index("content.taken") :]
    assert (first, set(rebound), last) == ("content.taken", {"steps.rebound"}, "step.taken")
    steps = year("show", DIRECTIVE, "--json").json["document"]["steps"]
    assert [step["due"] for step in steps[:2]] == ["2018-05-15", "2018-05-29"]


def test_verify_after_a_year_of_steps(year: "Program") -> None:
    """What the commands write is what verify replays."""
    prepared(year)

    ran = year("verify", "--json")

    opening = 1 + ran.json["documents"]
    assert (ran.code, ran.json["result"], ran.json["rows"]) == (0, "consistent", opening + 2)


def test_the_next_body_may_decide_before_the_minutes_are_attested(year: "Program") -> None:
    """T15: the council on Monday 11 June, the committee on Thursday 14: allowed, and it is said."""
    prepared(year)
    council = ("--meeting", "LF-2018-03", "--paragraph", "87", "--outcome", "approve", "--registry", "2018/1")
    assert year(*DECIDE, *council).code == 0
    own = "namndens-direktiv-2019-NBLS"
    assert year("advance", own, "hand_in", "--as", "p07", "--now", "2018-06-12T10:00").code == 0

    shown = " ".join(year("show", own, "--now", "2018-06-14T09:00").out.split())
    assert "Omedelbar justering saknas" in shown
    assert f"{DIRECTIVE}, besluta om planeringsdirektivet (2018-06-11)" in shown

    at = ("--meeting", "NBLS-2018-05", "--paragraph", "40", "--outcome", "approve", "--registry", "2018/2")
    ran = year("advance", own, "decide", *at, "--as", "p16", "--now", "2018-06-14T16:00", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["unattested"] == [{"document": DIRECTIVE, "trigger": "decide", "on": "2018-06-11"}]


def test_a_finished_document_still_tells_what_remains(year: "Program") -> None:
    """The decision is taken, the minutes are not: status names the next thing and its last day."""
    prepared(year)
    council = ("--meeting", "LF-2018-03", "--paragraph", "87", "--outcome", "approve", "--registry", "2018/1")
    assert year(*DECIDE, *council).code == 0
    documents = year("status", "--json", "--now", "2018-06-12T09:00").json["documents"]
    (found,) = [document for document in documents if document["id"] == DIRECTIVE]
    assert (found["finished"], found["next"]["trigger"], found["next"]["due"]) == (
        True,
        "decide.attest",
        "2018-06-25",
    )
    told = year("status", "--now", "2018-06-12T09:00").out
    assert "Justera" in told
