"""Mails: how long to wait, how long to try."""

from datetime import timedelta

import pytest

from arshjul.domain.mails import GIVE_UP, LEASE, back_off
from arshjul.domain.notices import NoticeKey


@pytest.mark.parametrize(("attempts", "minutes"), [(0, 15), (1, 15), (2, 30), (3, 60), (4, 60), (100, 60)])
def test_the_pauses_grow_to_an_hour(attempts: int, minutes: int) -> None:
    """RFC 5321 §4.5.4.1: 15 minutes, 30, then every hour."""
    assert back_off(attempts) == timedelta(minutes=minutes)


def test_a_lease_is_longer_than_the_wait_for_a_final_reply() -> None:
    """600 seconds for the reply, and the dialogue before it: nobody takes a mail that is being sent."""
    assert timedelta(seconds=600) < LEASE <= timedelta(minutes=15)
    assert timedelta(days=4) <= GIVE_UP


def test_a_key_is_its_text_and_back() -> None:
    """What makes a notice the same notice."""
    key = NoticeKey("plan-2019-AN", "hand_in", 2, "-20", "an1")
    assert str(key) == "plan-2019-AN|hand_in|2|-20|an1"
    assert NoticeKey.parse(str(key)) == key
    ownerless = NoticeKey("plan-2019-AN", "", 0, "ownerless", "owner")
    assert NoticeKey.parse(str(ownerless)) == ownerless
