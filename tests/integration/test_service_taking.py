"""Changed content: taken into use by an entry, followed by the running documents,
told to those who were told.
"""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.history import EntryType, Fields
from arshjul.domain.notices import NoticeKind, NoticeStatus
from arshjul.errors import Refused, UsageError
from arshjul.service import planning
from arshjul.service.history import Question, history
from arshjul.service.standing import show, status
from arshjul.service.taking import take_changes

if TYPE_CHECKING:
    from tests.integration.conftest import Office

DOCUMENT = "verksamhetsberattelse-2017-FHN"
CALENDAR = "calendar/2018.toml"
MEETING = 'date = 2018-02-14, body = "FHN",  id = "FHN-2018-01"'
LATER = 'date = 2018-02-20, body = "FHN",  id = "FHN-2018-01", status = "moved"'
CANCELLED = MEETING + ', status = "cancelled"'
JANUARY_30 = date(2018, 1, 30)


def _since(year: "Office") -> list[Fields]:
    """The entries that came after the opening."""
    opening = (EntryType.YEAR_OPENED, EntryType.DOCUMENT_OPENED)
    return [entry for entry in year.entries() if entry["type"] not in opening]


def _types(year: "Office") -> list[object]:
    return [entry["type"] for entry in _since(year)]


def _corrections(year: "Office", *statuses: NoticeStatus) -> list[tuple[str, str, date]]:
    rows = year.notices(None, *statuses)
    return [
        (row.notice.key.step, row.notice.key.person, row.notice.due)
        for row in rows
        if row.notice.kind is NoticeKind.CORRECTION
    ]


def test_reading_commands_say_so_and_take_nothing(year: "Office") -> None:
    """status tells that the files differ; nothing is recorded by looking."""
    year.change(CALENDAR, MEETING, LATER)
    assert status(year.world, year.at(JANUARY_30)).difference.taken == ("kalendarium:2018",)
    assert show(year.world, DOCUMENT, year.at(JANUARY_30)).difference.taken == ("kalendarium:2018",)
    assert _types(year) == []


def test_a_moved_meeting_is_taken_by_the_next_writing_command_in_an_entry_of_its_own(year: "Office") -> None:
    """First the content, then the documents it moves, then the command itself."""
    year.change(CALENDAR, MEETING, LATER)
    year.take(JANUARY_30, "verksamhetsberattelse-2017-NPF", "hand_in", "p08")
    assert _types(year) == [EntryType.CONTENT_TAKEN, EntryType.STEPS_REBOUND, EntryType.STEP_TAKEN]
    taken, rebound, _ = _since(year)
    assert list(taken["content"]) == ["kalendarium:2018"]  # type: ignore[call-overload]
    assert (rebound["doc"], rebound["steps"]) == (DOCUMENT, ["hand_in", "decide"])
    assert rebound["dates"] == {
        "hand_in": ["2018-01-31", "2018-02-06"],
        "decide": ["2018-02-14", "2018-02-20"],
    }
    assert year.problems() == []


def test_the_moved_steps_get_a_new_round_and_their_old_notices_go(year: "Office") -> None:
    """Old keys are superseded and never used again; other documents' notices are untouched."""
    others = [row for row in year.notices() if row.notice.key.document != DOCUMENT]
    year.change(CALENDAR, MEETING, LATER)
    year.tick(JANUARY_30, 6)
    rows = [row for row in year.notices(DOCUMENT) if row.notice.key.step]
    assert {row.status for row in rows if row.notice.key.round == 0} <= {
        NoticeStatus.SUPERSEDED,
        NoticeStatus.COLLAPSED,
    }
    planned = {(row.notice.key.step, row.notice.due) for row in rows if row.status is NoticeStatus.PLANNED}
    assert planned == {("hand_in", date(2018, 2, 6)), ("decide", date(2018, 2, 20))}
    assert [row for row in year.notices() if row.notice.key.document != DOCUMENT] == others


def test_one_correction_to_each_who_was_told_and_to_nobody_else(year: "Office") -> None:
    """The official has had a reminder; the secretary has heard nothing yet."""
    year.tick(date(2018, 1, 3))
    assert ("p11", "digest") in year.postman.to
    year.change(CALENDAR, MEETING, LATER)
    year.tick(JANUARY_30)
    assert _corrections(year) == [("hand_in", "p11", date(2018, 2, 6))]
    assert year.postman.to.count(("p11", "correction")) == 1
    letter = next(letter for letter in year.letters if letter.kind == "correction")
    assert letter.items[0]["old_due"] == date(2018, 1, 31)
    year.tick(date(2018, 1, 31))
    assert year.postman.to.count(("p11", "correction")) == 1


def test_a_meeting_moved_twice_before_anybody_heard_is_one_correction(year: "Office") -> None:
    """The first correction would give a date that is wrong already: only the last goes."""
    year.tick(date(2018, 1, 3))
    year.change(CALENDAR, MEETING, LATER)
    year.tick(date(2018, 1, 9), 6)  # before the send window
    year.change(CALENDAR, LATER, LATER.replace("-20", "-21"))
    year.tick(date(2018, 1, 9), 9)
    assert _corrections(year, NoticeStatus.SENT) == [("hand_in", "p11", date(2018, 2, 7))]
    assert year.postman.to.count(("p11", "correction")) == 1


def test_a_meeting_moved_back_before_anybody_heard_is_no_correction(year: "Office") -> None:
    """What people were told is true again: nothing to correct."""
    year.tick(date(2018, 1, 3))
    year.change(CALENDAR, MEETING, LATER)
    year.tick(date(2018, 1, 9), 6)
    year.change(CALENDAR, LATER, MEETING)
    year.tick(date(2018, 1, 9), 9)
    assert _corrections(year, NoticeStatus.SENT, NoticeStatus.PLANNED) == []
    assert year.problems() == []


def test_a_meeting_moved_again_afterwards_is_corrected_again(year: "Office") -> None:
    """Whoever was told the second date is told the third."""
    year.tick(date(2018, 1, 3))
    for day, old, new in ((9, MEETING, LATER), (10, LATER, LATER.replace("-20", "-22"))):
        year.change(CALENDAR, old, new)
        year.tick(date(2018, 1, day))
    dues = [due for _, _, due in _corrections(year, NoticeStatus.SENT)]
    assert dues == [date(2018, 2, 6), date(2018, 2, 8)]
    told = [letter.items[0]["old_due"] for letter in year.letters if letter.kind == "correction"]
    assert told == [date(2018, 1, 31), date(2018, 2, 6)]


def test_a_cancelled_meeting_leaves_the_step_unbound(year: "Office") -> None:
    """The program binds it to no other: due at the end of the month, and those who were told are told so."""
    year.tick(date(2018, 1, 3))
    year.change(CALENDAR, MEETING, CANCELLED)
    year.tick(date(2018, 1, 9))
    step = show(year.world, DOCUMENT, year.at(date(2018, 1, 9))).standing.running.planned.step("decide")
    assert step is not None
    assert (step.meeting, step.due, step.unbound) == (None, date(2018, 2, 28), "only-cancelled")
    assert _corrections(year, NoticeStatus.SENT) == [("hand_in", "p11", date(2018, 2, 14))]


def test_a_step_that_is_taken_does_not_move(year: "Office") -> None:
    """Decided is decided, whatever is written about the meeting later."""
    year.take(JANUARY_30, DOCUMENT, "hand_in", "p11")
    year.take(date(2018, 2, 14), DOCUMENT, "decide", "p20", meeting="FHN-2018-01")
    year.change(CALENDAR, MEETING, LATER)
    year.tick(date(2018, 2, 15))
    assert _types(year)[-1] == EntryType.CONTENT_TAKEN
    assert year.problems() == []


def test_two_processes_take_a_change_once(year: "Office") -> None:
    """Whoever comes second finds it taken."""
    other = year.another()
    other.read()
    year.change(CALENDAR, MEETING, LATER)
    other.refresh()
    now = year.at(JANUARY_30, 6)
    take_changes(year.world, "system", "tick:1", now)
    take_changes(other, "system", "tick:1", now)
    assert _types(year) == [EntryType.CONTENT_TAKEN, EntryType.STEPS_REBOUND]


def test_the_same_request_may_meet_two_changes(year: "Office") -> None:
    """A command that was refused, and is tried again with its id after the files were mended."""
    for old, new in ((MEETING, LATER), (LATER, LATER.replace("-20", "-21"))):
        year.change(CALENDAR, old, new)
        with pytest.raises(Refused) as error:
            year.take(JANUARY_30, DOCUMENT, "hand_in", "p20", request="r1")
        assert [reason.code for reason in error.value.reasons] == ["no-mandate"]
    year.take(JANUARY_30, DOCUMENT, "hand_in", "p11", request="r1")
    assert _types(year).count(EntryType.CONTENT_TAKEN) == 2


def test_a_new_official_is_taken_at_once(year: "Office") -> None:
    """People and roles change without a migration, and notices follow the role."""
    year.change(
        "config.toml",
        'role   = "case_officer"\nbody   = "FHN"\nperson = "p11"',
        'role   = "case_officer"\nbody   = "FHN"\nperson = "p03"',
    )
    with pytest.raises(Refused):
        year.take(JANUARY_30, DOCUMENT, "hand_in", "p11")
    year.take(JANUARY_30, DOCUMENT, "hand_in", "p03")
    assert year.problems() == []


def test_a_telephone_number_is_nothing_to_record(year: "Office") -> None:
    """Names and addresses are no part of the content in use."""
    year.change(
        "config.toml", 'email = "handlaggare.fhn@example.org"', 'email = "ny.handlaggare@example.org"'
    )
    assert not status(year.world, year.at(JANUARY_30)).difference
    year.tick(date(2018, 1, 3))
    assert "ny.handlaggare@example.org" in {mail.address for mail in year.postman.taken}
    assert _types(year) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        (
            "workflows/verksamhetsberattelse.toml",
            "{ month = 2 }",
            "{ month = 3 }",
            "workflow:verksamhetsberattelse:2018",
        ),
        (
            "config.toml",
            'definite = "folkhögskolenämnden"',
            'definite = "folkhögskolans nämnd"',
            "organisation",
        ),
    ],
)
def test_a_changed_workflow_or_body_waits(year: "Office", name: str, old: str, new: str, key: str) -> None:
    """It touches more than meetings, people and roles: a migration is needed, and the program says so."""
    year.change(name, old, new)
    assert status(year.world, year.at(JANUARY_30)).difference.waits == (key,)
    year.take(JANUARY_30, DOCUMENT, "hand_in", "p11")
    year.tick(JANUARY_30)
    assert _types(year) == [EntryType.STEP_TAKEN]
    assert year.problems() == []


def test_what_waits_does_not_hold_up_what_does_not(year: "Office") -> None:
    """A changed workflow waits while a moved meeting is taken."""
    year.change(
        "workflows/budget.toml",
        'name      = { sv = "Besluta om budgeten"',
        'name      = { sv = "Fastställa budgeten"',
    )
    year.change(CALENDAR, MEETING, LATER)
    difference = take_changes(year.world, "p01", "r1", year.at(JANUARY_30))
    assert (difference.taken, difference.waits) == (("kalendarium:2018",), ("workflow:budget:2018",))
    assert take_changes(year.world, "p01", "r2", year.at(JANUARY_30)).taken == ()


def test_with_broken_files_what_is_in_use_stays_in_use(year: "Office") -> None:
    """Reading and writing go on from what the database holds; the difference says that the files
    are broken.
    """
    (year.root / CALENDAR).write_text("meetings = [", encoding="utf-8")
    (year.root / "workflows/budget.toml").write_bytes(b"\xff\xfe")
    year.world.refresh()
    now = year.at(JANUARY_30)
    assert status(year.world, now).difference.broken
    assert show(year.world, DOCUMENT, now).standing.running.row.state == "drafting"
    assert len(history(year.world, Question()).lines) == len(year.entries()) > 1
    year.take(JANUARY_30, DOCUMENT, "hand_in", "p11")
    year.tick(JANUARY_30)
    assert year.problems() == []


def test_without_config_toml_one_can_still_look(year: "Office") -> None:
    """Names are gone with the file; states and the history are not."""
    (year.root / "config.toml").write_text("[organisation", encoding="utf-8")
    year.world.refresh()
    now = year.at(JANUARY_30)
    assert len(status(year.world, now).documents) == len(year.entries()) - 1
    assert show(year.world, DOCUMENT, now).difference.broken
    assert year.problems() == []


def test_the_preview_is_made_of_the_files(year: "Office") -> None:
    """plan and notices show what the files would give, taken or not."""
    year.change(CALENDAR, MEETING, LATER)
    _, plan, _ = planning.plan(year.world, 2018)
    step = plan.by_id[DOCUMENT].step("decide")
    assert step is not None
    assert step.due == date(2018, 2, 20)
    with pytest.raises(UsageError) as error:
        planning.notices(year.world, 2031)
    assert error.value.code == "no-workflows-for"
