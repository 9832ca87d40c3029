"""The clock that is set by hand."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from arshjul.adapters.clock import SteppedClock, SystemClock

START = datetime(2018, 1, 1, 7, 0, tzinfo=UTC)


def test_it_stands_still_until_it_is_set() -> None:
    """Time passes only when somebody says so, and in UTC."""
    clock = SteppedClock(START)
    assert clock.now() == clock.now() == START
    clock.set(datetime(2018, 1, 2, 8, 0, tzinfo=timezone(timedelta(hours=1))))
    assert clock.now() == datetime(2018, 1, 2, 7, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_it_never_goes_backwards() -> None:
    """An earlier instant is refused; the same one is not."""
    clock = SteppedClock(START)
    clock.set(START)
    with pytest.raises(ValueError, match="forward"):
        clock.set(START - timedelta(seconds=1))


def test_it_needs_a_time_zone() -> None:
    """A naive instant is refused: nobody knows when it is."""
    with pytest.raises(ValueError, match="time zone"):
        SteppedClock(datetime(2018, 1, 1))  # noqa: DTZ001


def test_the_system_clock_is_aware() -> None:
    """The machine's time comes in UTC and goes forward."""
    before = SystemClock().now()
    assert before.tzinfo is UTC
    assert SystemClock().now() >= before
