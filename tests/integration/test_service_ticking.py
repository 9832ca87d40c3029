"""A tick: when mail may go, to whom, once each, and nothing that has been overtaken."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.notices import NoticeKind, NoticeStatus
from arshjul.errors import InfrastructureError, UsageError
from arshjul.service.ticking import tick

if TYPE_CHECKING:
    from tests.integration.conftest import Office

LS = "handlaggare.ls@example.org"
DOCUMENT = "verksamhetsberattelse-2017-FHN"


def _kinds(year: "Office", *statuses: NoticeStatus) -> dict[NoticeKind, int]:
    found: dict[NoticeKind, int] = {}
    for row in year.notices(None, *statuses):
        found[row.notice.kind] = found.get(row.notice.kind, 0) + 1
    return found


def _sent(year: "Office", document: str = DOCUMENT) -> list[tuple[str, str, str]]:
    rows = year.notices(document, NoticeStatus.SENT)
    return [(row.notice.key.step, row.notice.key.rung, row.notice.key.person) for row in rows]


@pytest.mark.parametrize(
    ("day", "hour", "minute", "open_"),
    [
        (date(2018, 1, 3), 7, 29, False),
        (date(2018, 1, 3), 7, 30, True),
        (date(2018, 1, 3), 15, 59, True),
        (date(2018, 1, 3), 16, 0, False),
        (date(2018, 1, 6), 10, 0, False),  # Saturday
        (date(2018, 1, 7), 10, 0, False),  # Sunday
        (date(2018, 5, 10), 10, 0, False),  # Kristi himmelsfärdsdag, a Thursday
        (date(2018, 6, 22), 10, 0, False),  # midsommarafton, a Friday
        (date(2018, 1, 5), 10, 0, True),  # trettondagsafton, an ordinary Friday
        (date(2018, 3, 26), 7, 30, True),  # the first day of summer time at work: 05:30 UTC
        (date(2018, 3, 23), 7, 30, True),  # the last of winter time: 06:30 UTC
    ],
)
def test_mail_goes_on_working_days_inside_the_window(
    year: "Office", day: date, hour: int, minute: int, open_: bool
) -> None:
    """Local time, from 07:30 until 16:00, Monday to Friday, no holidays and none of the three eves."""
    done = year.tick(day, hour, minute)
    assert done.window_open is open_
    assert bool(year.postman.taken) is open_
    assert (done.frozen >= done.sent > 0) is open_


def test_what_falls_on_a_night_goes_the_next_morning(year: "Office") -> None:
    """A tick outside the window plans and keeps; nothing is lost by waiting."""
    year.tick(date(2018, 1, 3), 6)
    assert _kinds(year, NoticeStatus.SENT) == {}
    year.tick(date(2018, 1, 3), 8)
    assert ("hand_in", "-20", "p11") in _sent(year)


def test_one_digest_a_person_and_day(year: "Office") -> None:
    """However often the tick comes, and whatever falls due meanwhile."""
    for hour in (8, 9, 10, 15):
        year.tick(date(2018, 1, 3), hour)
    digests = [person for person, kind in year.postman.to if kind == "digest"]
    assert sorted(digests) == sorted(set(digests))
    assert "p11" in digests


def test_a_digest_holds_everything_of_that_day(year: "Office") -> None:
    """Several hand-ins of one official are one mail."""
    year.tick(date(2018, 5, 3))
    year.tick(date(2018, 5, 4))
    letter = next(
        letter
        for letter in year.letters
        if letter.to_address == LS and letter.kind == "digest" and letter.date.day == 4
    )
    assert {item["document"] for item in letter.items} >= {
        "kvartalsrapport-samlad-2018",
        "planeringsdirektiv-2019",
    }


def test_escalations_go_alone_to_each_who_must_know(year: "Office") -> None:
    """The hand-in of 31 January is not made: the next day the official and the manager are told,
    each alone.
    """
    for day in (date(2018, 1, 30), date(2018, 1, 31), date(2018, 2, 1), date(2018, 2, 5), date(2018, 2, 7)):
        year.tick(day)
    told = [(rung, person) for _, rung, person in _sent(year) if rung.startswith("+")]
    assert told == [("+1", "p11"), ("+1", "p28"), ("+3", "p01"), ("+5", "p02")]
    alone = [letter for letter in year.letters if letter.kind == "escalation"]
    assert {len(letter.items) for letter in alone} == {1}
    assert all(letter.references for letter in alone)
    assert all(not letter.references for letter in year.letters if letter.kind == "digest")


def test_after_downtime_each_hears_only_the_newest(year: "Office") -> None:
    """Nobody ticked in January: one reminder, the others are recorded as collapsed."""
    year.tick(date(2018, 1, 31))
    assert [rung for step, rung, _ in _sent(year) if step == "hand_in"] == ["-1"]
    collapsed = {row.notice.key.rung for row in year.notices(DOCUMENT, NoticeStatus.COLLAPSED)}
    assert collapsed == {"-20", "-10", "-5"}


def test_after_a_long_downtime_no_reminder_is_sent_after_its_deadline(year: "Office") -> None:
    """Back in the middle of February: only what is late is told, as late."""
    year.tick(date(2018, 2, 13))
    assert {rung for _, rung, _ in _sent(year)} == {"+1", "+3", "+5"}
    assert _kinds(year, NoticeStatus.SENT)[NoticeKind.ESCALATION] >= 4
    for letter in year.letters:
        for item in letter.items:
            due = item["due"]
            assert isinstance(due, date)
            assert item["kind"] != "reminder" or due >= date(2018, 2, 13)


def test_a_secretary_is_asked_the_first_working_day_after_the_meeting(year: "Office") -> None:
    """No outcome of 14 February is recorded: the secretary is asked on the 15th, in the digest."""
    year.take(date(2018, 1, 30), DOCUMENT, "hand_in", "p11")
    year.tick(date(2018, 2, 14))
    assert ("decide", "outcome", "p20") not in _sent(year)
    year.tick(date(2018, 2, 15))
    assert ("decide", "outcome", "p20") in _sent(year)
    assert ("p20", "digest") in year.postman.to
    year.tick(date(2018, 2, 16))
    assert [(rung, person) for step, rung, person in _sent(year) if rung == "+1"] == [
        ("+1", "p20"),
        ("+1", "p28"),
    ]


def test_no_outcome_is_asked_for_what_has_not_been_handed_in(year: "Office") -> None:
    """The later step's notices wait until the earlier step is done."""
    for day in (14, 15, 16, 19, 20, 21, 22):
        year.tick(date(2018, 2, day))
    assert [entry for entry in _sent(year) if entry[0] == "decide"] == []


def test_what_is_done_is_not_spoken_of(year: "Office") -> None:
    """Handed in on the morning of the reminder: the reminder is superseded."""
    year.tick(date(2018, 1, 3))
    year.take(date(2018, 1, 4), DOCUMENT, "hand_in", "p11")
    for day in (17, 24, 30, 31):
        year.tick(date(2018, 1, day))
    assert [entry for entry in _sent(year) if entry[0] == "hand_in"] == [("hand_in", "-20", "p11")]


def test_the_substitute_is_told_while_the_official_is_away(year: "Office") -> None:
    """Registered as away in config.toml: the notices of those days go to the substitute,
    who is told for whom.
    """
    year.change(
        "config.toml",
        "[ladder]",
        '[[absences]]\nperson = "p11"\nfrom = 2018-01-08\nuntil = 2018-01-19\n\n[ladder]',
    )
    year.tick(date(2018, 1, 3))
    year.tick(date(2018, 1, 17))
    assert _sent(year) == [("hand_in", "-20", "p11"), ("hand_in", "-10", "p03")]
    letter = next(
        letter for letter in year.letters if letter.to_address == "planeringscontroller@example.org"
    )
    item = next(item for item in letter.items if item["document"] == DOCUMENT)
    assert (item["instead_of_name"], item["instead_of_until"]) == ("Handläggare FHN", date(2018, 1, 19))


def test_an_ownerless_document_is_told_once_even_if_the_process_owner_is_away_later(office: "Office") -> None:
    """The committee ended with 2018 without a successor: one mail to one person, and silence."""
    office.change("config.toml", 'successor      = "KBN"\n', "")  # one type of document goes there, no other
    row = '[[successions]]\nbody = "FHN"\nsuccessor = "KBN"\ndocuments = ["ansvarsfrihet"]\n\n[ladder]'
    office.change("config.toml", "[ladder]", row)
    office.open(date(2018, 1, 2))
    office.change(
        "config.toml",
        "[ladder]",
        '[[absences]]\nperson = "p01"\nfrom = 2019-01-07\nuntil = 2019-01-31\n\n[ladder]',
    )
    for day in (date(2018, 12, 27), date(2019, 1, 2), date(2019, 1, 3), date(2019, 1, 8), date(2019, 1, 31)):
        for minute in range(9):  # nobody has done anything all year: there is more than one round to send
            office.tick(day, 8, minute)
    told = [
        row.notice.key.person
        for row in office.notices("verksamhetsplan-2019-FHN", NoticeStatus.SENT)
        if row.notice.kind is NoticeKind.OWNERLESS
    ]
    assert told == ["p01"]
    late = [
        row
        for row in office.notices("verksamhetsplan-2019-FHN", NoticeStatus.SENT)
        if row.notice.send_on > date(2018, 12, 31)
    ]
    assert [row.notice.kind for row in late] == [NoticeKind.OWNERLESS]


def test_a_clock_that_has_gone_back_stops_the_tick(year: "Office") -> None:
    """Ten minutes are let pass; more is an alarm, and nothing is sent or remembered."""
    year.tick(date(2018, 1, 16), 9, 30)
    year.tick(date(2018, 1, 16), 9, 20)
    with pytest.raises(InfrastructureError) as error:
        year.tick(date(2018, 1, 16), 9, 9)
    assert error.value.code == "clock-backwards"
    sent = len(year.postman.taken)
    with pytest.raises(InfrastructureError):
        year.tick(date(2018, 1, 10))
    assert len(year.postman.taken) == sent


def test_without_a_database_there_is_nothing_to_tick(office: "Office") -> None:
    """Nothing has been opened; no file appears by ticking."""
    with pytest.raises(UsageError) as error:
        office.tick(date(2018, 1, 3))
    assert error.value.code == "nothing-opened"
    assert not office.database.exists()


def test_without_a_mail_server_planning_goes_on_and_sending_says_so(year: "Office") -> None:
    """[mail] is not configured: the tick tells it when there is something to send, and loses nothing."""
    text = (year.root / "config.toml").read_text(encoding="utf-8")
    kept = [part for part in text.split("\n[") if not part.startswith("mail]")]
    (year.root / "config.toml").write_text("\n[".join(kept), encoding="utf-8")
    year.world.refresh()
    assert year.world.settings().mail is None
    year.tick(date(2018, 1, 3), 6)
    with pytest.raises(UsageError) as error:
        tick(year.world, year.at(date(2018, 1, 3)))
    assert error.value.code == "mail-not-configured"
    assert NoticeStatus.SENT not in {row.status for row in year.notices()}
    (year.root / "config.toml").write_text(text, encoding="utf-8")
    year.world.refresh()
    year.tick(date(2018, 1, 3), 9)
    assert ("hand_in", "-20", "p11") in _sent(year)


def test_two_processes_that_tick_by_turns_send_no_key_twice(year: "Office") -> None:
    """A fortnight of two schedulers on one database: each key in one mail, each mail taken once."""
    worlds = [year.world, year.another()]
    for number in range(14):
        day = date(2018, 1, 22) + timedelta(days=number)
        for world in worlds if number % 2 else worlds[::-1]:
            year.tick(day, 8, 0, world)
    ids = [mail.message_id for mail in year.postman.taken]
    assert len(ids) == len(set(ids)) > 5
    told = [str(row.notice.key) for row in year.notices(None, NoticeStatus.SENT)]
    assert len(told) == len(set(told))
    assert sum(len(letter.items) for letter in year.letters) == len(told)


def test_a_tick_in_the_middle_of_another_sends_nothing_again(year: "Office") -> None:
    """While one process waits for the server's reply, another ticks: the mail is leased, and stays one."""
    other = year.another()
    nested: list[int] = []

    def meanwhile() -> None:
        year.postman.on_dot = lambda: None
        nested.append(year.tick(date(2018, 1, 3), 8, 0, other).sent)

    year.postman.on_dot = meanwhile
    year.tick(date(2018, 1, 3))
    ids = [mail.message_id for mail in year.postman.taken]
    assert len(nested) == 1
    assert len(ids) == len(set(ids)) == len(year.mails())
