"""The sending protocol: back-off, failure, doubt and crashes; nothing lost,
nothing doubled without a cause.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.mails import Delivery, Mail, MailStatus
from arshjul.domain.notices import NoticeStatus
from arshjul.service.ticking import tick

if TYPE_CHECKING:
    from tests.integration.conftest import Office

DOCUMENT = "verksamhetsberattelse-2017-FHN"
DAY = date(2018, 1, 3)
"""Only p11's first reminder goes this day: one mail."""


@pytest.fixture
def one(year: "Office") -> "Office":
    """The year with nothing left for this day but one mail."""
    assert {
        row.notice.key.person for row in year.notices(None, NoticeStatus.PLANNED) if row.notice.send_on <= DAY
    } == {"p11"}
    return year


def _mail(year: "Office") -> Mail:
    (mail,) = year.mails()
    return mail


def _at(year: "Office", minutes: int) -> datetime:
    return year.at(DAY) + timedelta(minutes=minutes)


def _tick(year: "Office", minutes: int) -> None:
    tick(year.world, _at(year, minutes), year.postman)


def _status(year: "Office") -> NoticeStatus:
    (row,) = [r for r in year.notices(DOCUMENT) if r.notice.key.rung == "-20"]
    return row.status


def test_a_mail_is_frozen_once_and_its_notices_share_its_fate(one: "Office") -> None:
    """Sent: the mail and the notice say so, with the server's words."""
    done = one.tick(DAY)
    mail = _mail(one)
    assert (done.frozen, done.sent, mail.status, mail.reply) == (1, 1, MailStatus.SENT, "250 2.0.0 tagen")
    assert mail.address == "handlaggare.fhn@example.org"
    assert _status(one) is NoticeStatus.SENT


def test_refused_for_now_is_tried_again_with_growing_pauses(one: "Office") -> None:
    """4xx: after 15 minutes, then 30, then every hour; the same bytes and Message-ID each time."""
    one.postman.answers = [Delivery.LATER] * 4
    for minutes, attempts in ((0, 1), (14, 1), (15, 2), (44, 2), (45, 3), (104, 3), (105, 4), (164, 4)):
        _tick(one, minutes)
        mail = _mail(one)
        assert (mail.attempts, mail.status) == (attempts, MailStatus.WAITING), minutes
    first = _mail(one)
    _tick(one, 165)
    mail = _mail(one)
    assert mail.status is MailStatus.SENT
    assert (mail.content, mail.message_id) == (first.content, first.message_id)
    assert len(one.letters) == 1


def test_what_no_server_takes_for_five_days_has_failed(one: "Office") -> None:
    """RFC 5321 asks for four to five days; then people are shown it, and it is tried no more."""
    one.postman.answers = [Delivery.LATER] * 1000
    for day in (date(2018, 1, 3), date(2018, 1, 4), date(2018, 1, 5), date(2018, 1, 8)):
        one.tick(day)
    first = one.mails()[0]
    assert first.status is MailStatus.FAILED
    assert _status(one) is NoticeStatus.FAILED


def test_refused_for_good_has_failed_and_is_shown(one: "Office") -> None:
    """5xx: not tried again; the round says the server's words."""
    one.postman.answers = [Delivery.REFUSED]
    done = one.tick(DAY)
    assert (done.failed, done.problems, _mail(one).status) == (1, ["refused"], MailStatus.FAILED)
    _tick(one, 600)
    assert (one.postman.taken, _status(one)) == ([], NoticeStatus.FAILED)


def test_a_lost_reply_is_a_doubt_and_the_same_mail_goes_again_after_the_lease(one: "Office") -> None:
    """Behind the dot only the server knows: 15 minutes later the same bytes with the same Message-ID."""
    one.postman.answers = [Delivery.DOUBT]
    done = one.tick(DAY)
    assert (done.doubt, _mail(one).status) == (1, MailStatus.DOT)
    _tick(one, 14)
    assert len(one.postman.taken) == 1
    _tick(one, 15)
    first, second = one.postman.taken
    assert (first.content, first.message_id) == (second.content, second.message_id)
    assert (_mail(one).status, _status(one)) == (MailStatus.SENT, NoticeStatus.SENT)


def test_a_crash_before_the_dot_delays_the_mail_and_nothing_else(one: "Office") -> None:
    """The program dies between the claim and the dot: after the lease the mail goes, once."""
    one.postman.answers = [RuntimeError("borta")]
    with pytest.raises(RuntimeError):
        one.tick(DAY)
    assert _mail(one).status is MailStatus.CLAIMED
    _tick(one, 5)
    assert one.postman.taken == []
    _tick(one, 15)
    _tick(one, 30)
    assert len(one.postman.taken) == 1
    assert _mail(one).status is MailStatus.SENT


def test_a_crash_behind_the_dot_is_at_most_one_mail_too_many(one: "Office") -> None:
    """The server took it, the program died before it knew: the same mail once more, and then no more."""

    def die() -> None:
        one.postman.on_dot = lambda: None
        raise RuntimeError("borta")

    one.postman.on_dot = die
    with pytest.raises(RuntimeError):
        one.tick(DAY)
    assert _mail(one).status is MailStatus.DOT
    for minutes in (10, 15, 16, 40):
        _tick(one, minutes)
    assert len(one.postman.taken) == 1
    assert _mail(one).status is MailStatus.SENT


def test_a_sender_that_comes_back_too_late_records_nothing(one: "Office") -> None:
    """Its lease lapsed and another has sent the mail: the late answer does not overwrite the newer epoch."""
    other = one.another()

    def late() -> None:
        one.postman.on_dot = lambda: None
        tick(other, _at(one, 20), one.postman)

    one.postman.on_dot = late
    one.postman.answers = [Delivery.DOUBT]
    one.tick(DAY)
    assert _mail(one).status is MailStatus.SENT
    assert len({mail.message_id for mail in one.postman.taken}) == 1


def test_a_mail_that_has_been_overtaken_is_not_sent(one: "Office") -> None:
    """Refused for now, and meanwhile the document is handed in: there is nothing left to remind of."""
    one.postman.answers = [Delivery.LATER]
    one.tick(DAY)
    one.take(DAY, DOCUMENT, "hand_in", "p11")
    _tick(one, 150)
    assert one.postman.taken == []
    assert (_mail(one).status, _status(one)) == (MailStatus.OVERTAKEN, NoticeStatus.SUPERSEDED)


def test_a_mail_that_never_was_tried_can_be_overtaken_too(one: "Office") -> None:
    """The sender died before it reached the server, and the document was handed in before the next."""
    one.postman.answers = [RuntimeError("borta")]
    with pytest.raises(RuntimeError):
        one.tick(DAY)
    one.take(DAY, DOCUMENT, "hand_in", "p11")
    _tick(one, 150)
    assert one.postman.taken == []
    assert _mail(one).status is MailStatus.OVERTAKEN


def test_a_digest_of_which_something_is_left_is_sent(year: "Office") -> None:
    """Two hand-ins of one official in a digest, one of them made meanwhile:
    the mail goes as it was frozen.
    """
    day = date(2018, 5, 4)
    year.tick(date(2018, 5, 3))
    year.postman.answers = [Delivery.LATER] * 200
    year.tick(day)
    waiting = [
        mail for mail in year.mails(MailStatus.WAITING) if mail.person == "p06" and mail.kind == "digest"
    ]
    assert waiting
    year.take(day, "planeringsdirektiv-2019", "hand_in", "p06")
    year.postman.answers = []
    for minute in range(5):
        year.tick(day, 15, minute)
    assert waiting[-1].id in {mail.id for mail in year.postman.taken}


def test_no_more_mails_in_a_round_than_the_rate_allows(year: "Office") -> None:
    """rate_per_minute is kept: the rest goes in the next rounds, and nothing twice."""
    text = (year.root / "config.toml").read_text(encoding="utf-8")
    assert text.count("\n[mail]") == 1
    (year.root / "config.toml").write_text(
        text.replace("\n[mail]", "\n[mail]\nrate_per_minute = 2", 1), encoding="utf-8"
    )
    year.world.refresh()
    day = date(2018, 1, 31)
    counts = [year.tick(day, 8, minute).sent for minute in range(6)]
    assert max(counts) == 2
    assert counts[:2] == [2, 2]
    ids = [mail.message_id for mail in year.postman.taken]
    assert len(ids) == len(set(ids))


def test_a_held_connection_is_not_ours_to_close(one: "Office") -> None:
    """The scheduler's connection lives on; one that the tick made itself is ended, also after a crash."""
    one.tick(DAY)
    assert one.postman.closed == 0
    one.postman.answers = [RuntimeError("borta")]
    with pytest.raises(RuntimeError):
        tick(one.world, one.at(date(2018, 1, 16)))
    assert one.postman.closed == 1
