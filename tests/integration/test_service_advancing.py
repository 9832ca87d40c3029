"""Advancing on a real database: one transaction, repeated requests, two secretaries,
free text beside the chain.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from arshjul.domain.commands import Advance
from arshjul.domain.kinds import Outcome
from arshjul.domain.notices import NoticeStatus
from arshjul.errors import ArshjulError, Refused, UsageError
from arshjul.service.advancing import advance

if TYPE_CHECKING:
    from tests.integration.conftest import Office

DOCUMENT = "verksamhetsberattelse-2017-FHN"
JANUARY_30, FEBRUARY_14 = date(2018, 1, 30), date(2018, 2, 14)


def _hand_in(year: "Office", **more: Any) -> Any:
    return year.take(JANUARY_30, DOCUMENT, "hand_in", "p11", **more).entry


def _codes(error: pytest.ExceptionInfo[ArshjulError]) -> list[str]:
    return [fault.code for fault in error.value.faults]


def test_a_step_is_an_entry_a_state_and_changed_notices(year: "Office") -> None:
    """All of it in one transaction: what was asked of the official is superseded, the secretary's stays."""
    _hand_in(year)
    assert year.state(DOCUMENT) == ("handed_in", 2)
    statuses = {row.notice.key.step: set() for row in year.notices(DOCUMENT)}  # type: dict[str, set[NoticeStatus]]
    for row in year.notices(DOCUMENT):
        if row.status is not NoticeStatus.COLLAPSED and row.notice.key.step:
            statuses[row.notice.key.step].add(row.status)
    assert statuses["hand_in"] == {NoticeStatus.SUPERSEDED}
    assert statuses["decide"] == {NoticeStatus.PLANNED}
    assert year.problems() == []


def test_the_entry_says_who_by_what_right_when_and_under_which_rules(year: "Office") -> None:
    """Ids and dates only; the content by its hash."""
    _hand_in(year)
    entry = year.take(
        date(2018, 2, 16),
        DOCUMENT,
        "decide",
        "p20",
        meeting="FHN-2018-01",
        registry="2018/00042",
        present=9,
        votes_for=9,
    ).entry
    expected = {
        "doc": DOCUMENT, "dseq": 3, "trigger": "decide", "from": "handed_in", "to": "decided", "actor": "p20",
        "role": "secretary", "role_body": "FHN", "body": "FHN", "meeting": "FHN-2018-01", "on": "2018-02-14",
        "ref": "1", "registry": "2018/00042", "outcome": "approve", "late": 0, "due": "2018-02-14",
        "minority": False, "at": "2018-02-16T09:00:00.000000Z", "missing": [],
    }  # fmt: skip
    assert {name: entry[name] for name in expected} == expected
    assert all(len(str(entry[name])) == 64 for name in ("wf", "org", "days"))
    assert year.entries(DOCUMENT)[-1] == entry


def test_a_dry_run_writes_nothing(year: "Office") -> None:
    """The same judgement, and the entry as it would be."""
    before = year.entries()
    command = Advance(DOCUMENT, "hand_in", "p11", "r1")
    result = advance(year.world, command, year.at(JANUARY_30), dry_run=True)
    assert (result.dry_run, result.entry["to"]) == (True, "handed_in")
    assert (year.entries(), year.state(DOCUMENT)) == (before, ("drafting", 1))
    with pytest.raises(Refused):
        advance(year.world, Advance(DOCUMENT, "decide", "p20", "r2"), year.at(JANUARY_30), dry_run=True)


def test_a_refusal_writes_nothing_and_names_every_reason(year: "Office") -> None:
    """Nothing half done: no entry, no state, no notice."""
    _hand_in(year)
    before = (year.entries(), year.state(DOCUMENT), year.notices())
    with pytest.raises(Refused) as error:
        year.take(FEBRUARY_14, DOCUMENT, "decide", "p11", meeting="FHN-2018-02", paragraph=None, outcome=None)
    assert set(_codes(error)) == {"no-mandate", "meeting-ahead", "paragraph-missing", "outcome-missing"}
    assert (year.entries(), year.state(DOCUMENT), year.notices()) == before


def test_a_repeated_request_gives_the_first_result(year: "Office") -> None:
    """The answer was lost: the same command again returns the same entry and does nothing."""
    entry = _hand_in(year, request="r1")
    again = year.take(JANUARY_30, DOCUMENT, "hand_in", "p11", request="r1")
    assert (again.entry, again.repeated) == (entry, True)
    later = year.take(FEBRUARY_14, DOCUMENT, "hand_in", "p11", request="r1")
    assert (later.entry, later.repeated) == (entry, True)
    assert year.state(DOCUMENT) == ("handed_in", 2)


def test_a_repeated_request_takes_no_changed_content_into_use(year: "Office") -> None:
    """It changes nothing at all, whatever has happened to the files since."""
    year.change("calendar/2018.toml", "date = 2018-02-26", "date = 2018-02-27")
    entry = _hand_in(year, request="r1")
    year.change("calendar/2018.toml", "date = 2018-02-27", "date = 2018-02-28")
    rows = len(year.entries())
    assert year.take(JANUARY_30, DOCUMENT, "hand_in", "p11", request="r1").entry == entry
    assert len(year.entries()) == rows


@pytest.mark.parametrize(
    ("document", "trigger", "actor"),
    [
        ("verksamhetsberattelse-2017-NPF", "hand_in", "p11"),
        (DOCUMENT, "decide", "p11"),
        (DOCUMENT, "hand_in", "p20"),
    ],
)
def test_a_request_id_used_for_something_else_is_a_mistake(
    year: "Office", document: str, trigger: str, actor: str
) -> None:
    """Another document, step or person is not the same command."""
    _hand_in(year, request="r1")
    with pytest.raises(UsageError) as error:
        year.take(JANUARY_30, document, trigger, actor, request="r1")
    assert error.value.code == "request-reused"


def test_a_request_id_used_for_another_outcome_is_a_mistake(year: "Office") -> None:
    """Nobody may believe that a rejection was recorded when the approval was."""
    _hand_in(year)
    year.take(FEBRUARY_14, DOCUMENT, "decide", "p20", meeting="FHN-2018-01", request="r2")
    with pytest.raises(UsageError) as error:
        year.take(
            FEBRUARY_14,
            DOCUMENT,
            "decide",
            "p20",
            meeting="FHN-2018-01",
            request="r2",
            outcome=Outcome.REJECT,
            reason="x",
        )
    assert error.value.code == "request-reused"


def test_the_second_of_two_secretaries_is_told_who_when_and_what(year: "Office") -> None:
    """The version she had seen is gone: refused, with the step that came between."""
    _hand_in(year)
    year.take(FEBRUARY_14, DOCUMENT, "decide", "p20", meeting="FHN-2018-01", version=2)
    with pytest.raises(Refused) as error:
        year.take(FEBRUARY_14, DOCUMENT, "decide", "p20", meeting="FHN-2018-01", version=2, request="r9")
    conflict = error.value.faults[0]
    assert conflict.code == "version-conflict"
    told = {name: conflict.arguments[name] for name in ("actor", "trigger", "state", "version", "seen")}
    assert told == {"actor": "p20", "trigger": "decide", "state": "decided", "version": 3, "seen": 2}
    assert year.state(DOCUMENT) == ("decided", 3)


def test_an_illegal_step_after_somebody_elses_says_whose(year: "Office") -> None:
    """Without a version the refusal is the machine's, and the last step is told beside it."""
    _hand_in(year)
    with pytest.raises(Refused) as error:
        year.take(date(2018, 1, 31), DOCUMENT, "hand_in", "p11")
    assert _codes(error) == ["illegal-move", "last-step"]


def test_unknown_documents_are_told_what_comes_closest(year: "Office") -> None:
    """A slip of the pen in an id."""
    with pytest.raises(UsageError) as error:
        year.take(JANUARY_30, "verksamhetsberattelse-2017-fhn", "hand_in", "p11")
    assert error.value.code == "unknown-document-id"
    assert DOCUMENT in str(error.value.arguments["suggestions"])


def test_nothing_is_opened_yet(office: "Office") -> None:
    """Advancing in a database without a year is a usage error, not an empty one's crash."""
    office.world.store.create()
    with pytest.raises(UsageError) as error:
        office.take(JANUARY_30, DOCUMENT, "hand_in", "p11")
    assert error.value.code == "nothing-opened"


def test_a_reason_is_kept_beside_the_chain(year: "Office") -> None:
    """The entry holds a salted commitment; the words can be disposed of without breaking the history."""
    _hand_in(year)
    words = "Den interna kontrollen saknas"
    entry = year.take(
        FEBRUARY_14,
        DOCUMENT,
        "decide",
        "p20",
        meeting="FHN-2018-01",
        outcome=Outcome.REFER_BACK,
        reason=words,
    ).entry
    assert words not in str(entry)
    with year.world.store.reading() as reading:
        assert reading.note(str(entry["note_c"])) == words


def test_what_is_sent_back_is_asked_for_again(year: "Office") -> None:
    """Referred back in February: handed in and decided again, at a later meeting,
    with notices of a new round.
    """
    _hand_in(year)
    year.take(
        FEBRUARY_14,
        DOCUMENT,
        "decide",
        "p20",
        meeting="FHN-2018-01",
        outcome=Outcome.REFER_BACK,
        reason="mer underlag",
    )
    assert year.state(DOCUMENT) == ("drafting", 3)
    planned = year.notices(DOCUMENT, NoticeStatus.PLANNED)
    dues = {
        row.notice.key.step: (row.notice.key.round, row.notice.due) for row in planned if row.notice.key.step
    }
    assert dues == {"hand_in": (1, date(2018, 2, 28)), "decide": (1, date(2018, 3, 14))}
    year.take(date(2018, 2, 20), DOCUMENT, "hand_in", "p11")
    with pytest.raises(Refused) as error:
        year.take(date(2018, 3, 14), DOCUMENT, "decide", "p20", meeting="FHN-2018-01")
    assert "meeting-not-later" in _codes(error)
    year.take(date(2018, 3, 14), DOCUMENT, "decide", "p20", meeting="FHN-2018-02")
    assert year.state(DOCUMENT) == ("decided", 5)
    assert year.problems() == []


def test_the_last_council_is_recorded_by_its_own_secretary_after_the_change(year: "Office") -> None:
    """On 16 October LF's secretary records LF's meeting of 8 October; RF's cannot."""
    year.change(
        "calendar/2018.toml",
        'date = 2018-06-11, body = "LF",   id = "LF-2018-03"',
        'date = 2018-10-09, body = "LF",   id = "LF-2018-03"',
    )
    document = "planeringsdirektiv-2019"
    year.take(date(2018, 5, 14), document, "hand_in", "p06")
    year.take(date(2018, 5, 28), document, "prepare", "p14", meeting="LS-2018-06")
    with pytest.raises(Refused) as error:
        year.take(date(2018, 10, 16), document, "decide", "p13", meeting="LF-2018-04")
    assert _codes(error) == ["no-mandate"]
    entry = year.take(date(2018, 10, 16), document, "decide", "p12", meeting="LF-2018-04").entry
    assert (entry["body"], entry["on"], entry["role_body"]) == ("LF", "2018-10-08", "LF")
    assert year.problems() == []


def test_what_was_missing_stands_in_the_entry(year: "Office") -> None:
    """The board treats the annual report before two committees have adopted theirs."""
    document = "arsredovisning-2017"
    year.take(date(2018, 3, 12), document, "hand_in", "p06")
    with pytest.raises(Refused) as error:
        year.take(date(2018, 3, 26), document, "prepare", "p14", meeting="LS-2018-03")
    assert set(_codes(error)) == {"gate-open", "reason-for-missing"}
    year.take(date(2018, 3, 26), document, "lsg", "p30", answer="agreed")
    entry = year.take(
        date(2018, 3, 26), document, "prepare", "p14", meeting="LS-2018-03", reason="De möts i mars"
    ).entry
    missing = entry["missing"]
    assert isinstance(missing, list)
    assert len(missing) == 5
    assert year.problems() == []
