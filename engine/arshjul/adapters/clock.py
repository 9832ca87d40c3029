"""The two clocks: the system's, and one that is set by hand. The one place that reads the time."""

from datetime import UTC, datetime


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The current instant, aware, UTC."""
        return datetime.now(UTC)


class SteppedClock:
    """A clock that stands still until it is set, and never goes backwards: for simulation and tests."""

    def __init__(self, start: datetime) -> None:
        self._now = _instant(start)

    def now(self) -> datetime:
        """The instant it was last set to."""
        return self._now

    def set(self, instant: datetime) -> None:
        """Move on to an instant.

        :raises ValueError: the instant is naive, or lies before the present one
        """
        later = _instant(instant)
        if later < self._now:
            raise ValueError(f"the clock only goes forward: {later} is before {self._now}")
        self._now = later


def _instant(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {value}")
    return value.astimezone(UTC)
