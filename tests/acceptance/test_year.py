"""plan, open, notices: the year before it begins, and its beginning."""

import os
import pwd
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

DOCUMENTS = {
    "verksamhetsberattelse": 5,
    "arsredovisning": 1,
    "kvartalsrapport": 5,
    "kvartalsrapport-samlad": 1,
    "delarsrapport": 5,
    "delarsrapport-samlad": 1,
    "planeringsdirektiv": 1,
    "namndens-direktiv": 5,
    "verksamhetsplan": 6,
    "budget": 1,
    "planbekraftelse": 5,
}
OPEN = ("open", "2018", "--simulated", "--now", "2018-01-02T08:00", "--as", "p01")


def test_plan_shows_every_document_of_the_cycle(program: "Program") -> None:
    """The documents of the cycle 2018, each with its own year in its id."""
    ran = program("plan", "2018", "--json")

    documents = ran.json["documents"]
    counted = {type_: sum(d["type"] == type_ for d in documents) for type_ in DOCUMENTS}
    assert ran.code == 0
    assert counted == DOCUMENTS
    assert len(documents) == 103
    assert {"arsredovisning-2017", "kvartalsrapport-2018-NPH", "kvartalsrapport-samlad-2018"} <= {
        d["id"] for d in documents
    }


def test_plan_gives_the_keys_of_the_contract(program: "Program") -> None:
    """Programs read documents and steps by these keys; every date says because of what."""
    for document in program("plan", "2018", "--json").json["documents"]:
        assert document.keys() >= {"id", "type", "body", "year", "steps"}
        for step in document["steps"]:
            assert step.keys() >= {"trigger", "body", "meeting", "due", "because"}
            assert step["because"] or step["due"] is None  # an incomplete step has no day


def test_plan_dates_a_hand_in_by_its_lead_time(program: "Program") -> None:
    """Papers for the board on 28 May are due ten working days before."""
    documents = {d["id"]: d for d in program("plan", "2018", "--json").json["documents"]}

    hand_in, prepare, decide = documents["planeringsdirektiv-2019"]["steps"]
    assert (hand_in["due"], hand_in["meeting"]) == ("2018-05-14", None)
    assert (prepare["due"], prepare["meeting"]) == ("2018-05-28", "LS-2018-06")
    assert (decide["due"], decide["body"]) == ("2018-06-11", "LF")


def test_plan_leaves_nothing_behind(program: "Program") -> None:
    """Looking at a year creates no database."""
    program("plan", "2018")
    program("notices", "2018")

    assert not program.database.exists()


def test_a_cycle_that_has_ended_is_opened_only_as_an_exercise(program: "Program") -> None:
    """``open 2018`` without ``--simulated`` is refused, the flag is named, and nothing is created."""
    ran = program("open", "2018", "--as", "p01")

    assert ran.code == 2
    assert "--simulated" in ran.err
    assert not program.database.exists()


def test_open_creates_what_plan_showed(program: "Program") -> None:
    """Opening answers as the plan does: documents, steps and why."""
    ran = program(*OPEN, "--json")

    assert ran.code == 0
    assert len(ran.json["documents"]) == len(program("plan", "2018", "--json").json["documents"])
    assert all(d.keys() >= {"id", "type", "body", "year", "steps"} for d in ran.json["documents"])
    assert len(program("status", "--json").json["documents"]) == len(ran.json["documents"])


def test_opening_twice_changes_nothing(program: "Program") -> None:
    """The second opening says that the year was open, and the history is as it was."""
    program(*OPEN)
    before = program("history", "--jsonl").out

    ran = program(*OPEN)

    assert ran.code == 0
    assert program("history", "--jsonl").out == before


def test_open_carries_the_findings_into_the_history(year: "Program") -> None:
    """What was known to be wrong when the year was opened stands in the opening entry."""
    (opened,) = year("history", "--type", "year.opened", "--json").json["entries"]

    codes = [finding["code"] for finding in opened["findings"]]
    assert (codes.count("no-meeting"), codes.count("only-cancelled")) == (7, 1)
    assert "law-exception" in codes


def test_only_the_process_owner_opens_a_year(program: "Program") -> None:
    """Anyone else is refused with the name of the one who may."""
    ran = program(*OPEN[:-1], "p17", "--json")

    assert ran.code == 3
    assert ran.json["error"]["code"] == "no-mandate"
    assert not program.database.exists()


def test_content_errors_stop_the_opening(program: "Program") -> None:
    """A year is not opened on files with errors; every finding is shown."""
    program.change("workflows/budget.toml", 'initial     = "drafting"', 'initial     = "draftin"')

    ran = program(*OPEN)

    assert ran.code == 2
    assert "workflows/budget.toml" in ran.err
    assert not program.database.exists()


def test_the_next_year_of_an_exercise_is_an_exercise(year: "Program") -> None:
    """A simulated database knows that it is one: the clock may be set, and a line says so."""
    ran = year("open", "2019", "--now", "2019-01-02T08:00", "--as", "p01", "--json")

    assert ran.code == 0
    assert ran.json["created"]
    assert "Databasen är simulerad" in ran.err
    assert year("tick", "--now", "2019-01-02T09:00").code == 0


def test_who_are_you(program: "Program") -> None:
    """A command that writes needs to know who does it; without ``--as`` the refusal names the flag."""
    ran = program(*OPEN[:-2], "--json")

    assert ran.code == 2
    assert ran.json["error"]["code"] == "who-are-you"
    assert "--as" in ran.err
    assert "p01" in ran.json["error"]["arguments"]["people"]


def test_the_login_says_who_you_are(program: "Program") -> None:
    """Whoever has the operating system's login is the actor, without being asked."""
    login = pwd.getpwuid(os.getuid()).pw_name
    program.change("config.toml", 'login = "processagare"', f'login = "{login}"')

    assert program(*OPEN[:-2]).code == 0


def test_an_unknown_person_is_answered_with_the_nearest(program: "Program") -> None:
    """A mistyped id is a mistake in the command, with suggestions."""
    ran = program(*OPEN[:-1], "p1", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "unknown-person-id")
    assert ran.json["error"]["arguments"]["suggestions"]


def test_notices_shows_all_that_the_year_would_send(program: "Program") -> None:
    """Each notice has a key that makes it the same notice, whom it goes to, and when."""
    ran = program("notices", "2018", "--json")

    notices = ran.json["notices"]
    assert ran.code == 0
    assert notices
    for notice in notices:
        assert notice.keys() >= {"key", "kind", "to", "send_on", "document", "step", "due"}
    assert len({notice["key"] for notice in notices}) == len(notices)


def test_notices_to_one_person_in_one_week(program: "Program") -> None:
    """The filters leave what they say and nothing else."""
    every = program("notices", "2018", "--json").json["notices"]

    hers = program("notices", "2018", "--to", "p08", "--json").json["notices"]
    week = program("notices", "2018", "--week", "33", "--json").json["notices"]

    assert hers == [notice for notice in every if notice["to"] == "p08"]
    assert week
    assert all("2018-08-13" <= notice["send_on"] <= "2018-08-17" for notice in week)


def test_notices_to_nobody(program: "Program") -> None:
    """A person that the organisation does not have is a slip of the pen, not an empty answer."""
    assert program("notices", "2018", "--to", "p99").code == 2


@pytest.mark.parametrize("command", ["plan", "open", "notices"])
def test_a_year_that_nothing_is_written_for(program: "Program", command: str) -> None:
    """Each says which years there are."""
    ran = program(command, "2031", "--as", "p01", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "no-workflows-for")
