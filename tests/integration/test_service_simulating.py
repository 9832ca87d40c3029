"""A whole year played through the real services: the same for the same seed,
and as the kalendarium has it.
"""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.history import EntryType
from arshjul.domain.mails import MailStatus
from arshjul.domain.notices import NoticeStatus
from arshjul.errors import UsageError
from arshjul.service.simulating import Summary, simulate

if TYPE_CHECKING:
    from tests.integration.conftest import Office

pytestmark = pytest.mark.slow
UNDECIDED = "verksamhetsplan-2019-FHN"
UNCONFIRMED = tuple(
    f"{type_}-2019-{body}" for type_ in ("planbekraftelse", "handlingsplan") for body in ("KBN", "PN")
)
UNDESCRIBED = "investeringsplan-2019"
"""Its source does not say who decides, nor when (T12): it is never late either."""
Year = tuple["Office", Summary]


def _played(office: "Office", seed: int) -> Summary:
    clock: list[datetime] = []
    summary = simulate(office.world, 2018, seed, clock.append, office.postman)
    assert clock == sorted(clock)
    return summary


@pytest.fixture(scope="module")
def years(instance: Path, in_memory: Path, office_class: type["Office"]) -> Iterator[dict[str, Year]]:
    """The year played with two seeds, and with the first once more."""
    found: dict[str, Year] = {}
    for name, seed in (("1", 1), ("2018", 2018), ("1 again", 1)):
        office = office_class(Path(shutil.copytree(instance, in_memory / name)))
        found[name] = (office, _played(office, seed))
    yield found
    for office, _ in found.values():
        office.close()


@pytest.fixture(params=["1", "2018"])
def played(years: dict[str, Year], request: pytest.FixtureRequest) -> Year:
    """One of the years."""
    return years[request.param]


def test_all_are_decided_but_those_that_never_get_a_meeting(played: Year) -> None:
    """The folk high school's plan has no meeting in December and goes to the committee that comes after it;
    neither that one nor the new patients' committee has any meeting in the captured plan of 2019.
    """
    _, summary = played
    assert set(summary.undecided) == {UNDECIDED, UNDESCRIBED, *UNCONFIRMED}
    assert summary.opened - summary.decided == len(summary.undecided)
    assert summary.ownerless == ()
    assert summary.passed_on == {UNDECIDED: ("FHN", "KBN"), UNDESCRIBED: ("LS", "RS")}


def test_the_history_of_a_whole_year_is_verified(played: Year) -> None:
    """Chain and replay, at the end of it all."""
    office, summary = played
    assert summary.verified
    assert office.problems() == []
    assert summary.rows == len(office.entries())


def test_the_people_of_the_successor_are_told_of_the_late_plan(played: Year) -> None:
    """From the first day of the new year the secretary and the head are those of the new committee."""
    office, summary = played
    assert "ownerless" not in summary.mails
    rows = [r.notice for r in office.notices(UNDECIDED, NoticeStatus.SENT) if r.notice.send_on.year == 2019]
    told = {notice.key.rung: {n.key.person for n in rows if n.key.rung == notice.key.rung} for notice in rows}
    assert told == {"outcome": {"r11"}, "+1": {"r11", "r15"}, "+3": {"p01"}, "+5": {"r16"}}


def test_every_mail_went_once_and_the_summary_counts_them(played: Year) -> None:
    """What the postman took is what the ledger says and what the summary shows."""
    office, summary = played
    ids = [mail.message_id for mail in office.postman.taken]
    assert len(ids) == len(set(ids)) == summary.mails_sent == len(office.mails(MailStatus.SENT))
    digests = [
        (mail.person, mail.frozen_at.date())
        for mail in office.postman.taken
        if mail.kind == "digest" and mail.frozen_at
    ]
    assert len(digests) == len(set(digests)) > 50
    assert office.mails(MailStatus.WAITING, MailStatus.FAILED, MailStatus.CLAIMED, MailStatus.DOT) == []


def test_steps_without_a_meeting_in_their_month_are_late(played: Year) -> None:
    """Seven were decided at the next live meeting, and counted as late; the eighth never was."""
    _, summary = played
    late = {(step.document, step.trigger): step for step in summary.late}
    expected = {
        ("verksamhetsberattelse-2017-NPH", "decide"),
        ("verksamhetsberattelse-2017-PAN", "decide"),
        ("kvartalsrapport-2018-PAN", "decide"),
        ("namndens-direktiv-2019-FHN", "decide"),
        ("namndens-direktiv-2019-NPF", "decide"),
        ("verksamhetsplan-2019-FHN", "propose"),
        ("delarsrapport-2018-FHN", "decide"),
    }
    assert expected <= set(late)
    assert all(late[key].on is not None for key in expected)
    never = [step.document for step in summary.late if step.on is None]
    assert set(never) == {UNDECIDED, *UNCONFIRMED}


def test_every_step_was_taken_at_a_live_meeting_of_its_body_in_order(played: Year) -> None:
    """The simulated secretaries follow the same rules as real ones."""
    office, summary = played
    meetings = office.world.files().basis.meeting_by_id
    taken = [entry for entry in office.entries() if entry["type"] == EntryType.STEP_TAKEN]
    used = {str(entry["meeting"]) for entry in taken if entry["meeting"]}
    assert sum(meetings[id_].date.year == 2018 for id_ in used) == summary.meetings_used
    for entry in taken:
        if entry["meeting"]:
            meeting = meetings[str(entry["meeting"])]
            assert meeting.live
            assert (meeting.body, meeting.date.isoformat()) == (entry["body"], entry["on"])


def test_another_seed_is_another_year(years: dict[str, Year]) -> None:
    """Who is late, and where something is amended, is chance."""
    assert years["1"][1].late != years["2018"][1].late


def test_the_same_seed_is_the_same_year(years: dict[str, Year]) -> None:
    """Entry for entry but for the salts of the reasons, and mail for mail."""
    one, again = years["1"][0], years["1 again"][0]
    stories = [[{k: v for k, v in e.items() if k != "note_c"} for e in of.entries()] for of in (one, again)]
    assert stories[0] == stories[1]
    assert [mail.message_id for mail in one.postman.taken] == [
        mail.message_id for mail in again.postman.taken
    ]


def test_a_real_database_is_not_simulated_in(year: "Office") -> None:
    """Nothing simulated gets among what has happened."""
    entries = year.entries()
    with pytest.raises(UsageError) as error:
        _played(year, 1)
    assert error.value.code == "simulated-mixed"
    assert year.entries() == entries
