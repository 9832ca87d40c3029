"""Days and instants as people type them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_MORNING = time(8, 0)
"""A day without an hour is the beginning of the day at the office."""


def instant(text: str, zone: str) -> datetime:
    """An instant, UTC: without an offset it is the organisation's wall clock, without an hour 08.00.

    :raises UsageError: ``now-invalid``
    """
    from arshjul.errors import UsageError

    try:
        found = datetime.combine(date.fromisoformat(text.strip()), _MORNING)
    except ValueError:
        try:
            found = datetime.fromisoformat(text.strip())
        except ValueError:
            raise UsageError("now-invalid", value=text) from None
    local = found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))
    try:
        return local.astimezone(UTC)
    except OverflowError:
        raise UsageError("now-invalid", value=text) from None


def day(text: str | None, option: str) -> date | None:
    """A local day.

    :raises UsageError: ``date-invalid``
    """
    from arshjul.errors import UsageError

    try:
        return date.fromisoformat(text.strip()) if text is not None else None
    except ValueError:
        raise UsageError("date-invalid", value=text, option=option) from None
