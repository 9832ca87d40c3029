"""Events that repeat: the days of the rules that calendar programs write; any other rule is told of."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from arshjul.values import dataclass, field

_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_KNOWN = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "BYMONTH", "WKST"}
)
MOST = 400
"""Occasions of one event: more than one a day in a year is no meeting."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence rule (RFC 5545, 3.3.10), as far as meetings need it."""

    often: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    weekdays: tuple[tuple[int, int], ...] = ()
    """Which in the month (0: all, -1: the last) and the weekday."""
    monthdays: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    months: tuple[int, ...] = field(default=())

    @property
    def endless(self) -> bool:
        """Whether nothing in the rule ends it."""
        return self.count is None and self.until is None


def rule(parts: Mapping[str, list[str]], until: date | None) -> Rule | None:
    """The rule, or None when it says something that is not read here."""
    if set(parts) - _KNOWN or parts.get("FREQ", [""])[0] not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        return None
    try:
        numbers = {key: tuple(int(text) for text in parts.get(key, ())) for key in _NUMBERS}
        weekdays = tuple(_weekday(text) for text in parts.get("BYDAY", ()))
    except (ValueError, KeyError):
        return None
    interval = numbers["INTERVAL"][:1] or (1,)
    if interval[0] < 1:
        return None
    return Rule(
        parts["FREQ"][0], interval[0], (*numbers["COUNT"], None)[0], until, weekdays,
        numbers["BYMONTHDAY"], numbers["BYSETPOS"], numbers["BYMONTH"],
    )  # fmt: skip


_NUMBERS = ("INTERVAL", "COUNT", "BYMONTHDAY", "BYSETPOS", "BYMONTH")


def _weekday(text: str) -> tuple[int, int]:
    return int(text[:-2] or 0), _WEEKDAYS[text[-2:].upper()]


def days(first: date, how: Rule) -> tuple[date, ...]:
    """The days from the first on. A rule without an end is followed to the end of its first year."""
    last = how.until or date(first.year + (0 if how.endless else 10), 12, 31)
    found = [first]  # the first is one of them, whatever the rule says (RFC 5545, 3.8.5.3)
    for day in _candidates(first, how, last):
        if len(found) >= min(how.count or MOST, MOST):
            break
        if first <= day <= last and day not in found:
            found.append(day)
        if day > last:
            break
    return tuple(found)


def _candidates(first: date, how: Rule, last: date) -> Iterator[date]:
    step = 0
    while step <= MOST * 7:
        period = _period(first, how, step)
        if not period or period[0] > last:
            return
        chosen = sorted(_chosen(period, first, how))
        yield from [chosen[p - 1 if p > 0 else p] for p in how.positions if abs(p) <= len(chosen)] or (
            [] if how.positions else chosen
        )
        step += how.interval


def _period(first: date, how: Rule, step: int) -> list[date]:
    """The days of the step's day, week, month or year."""
    try:
        if how.often == "DAILY":
            return [first + timedelta(days=step)]
        if how.often == "WEEKLY":
            monday = first - timedelta(days=first.weekday()) + timedelta(weeks=step)
            return [monday + timedelta(days=n) for n in range(7)]
        if how.often == "MONTHLY":
            years, month = divmod(first.month - 1 + step, 12)
            return _month(first.year + years, month + 1)
        months = how.months or (first.month,)
        return [day for month in months for day in _month(first.year + step, month)]
    except (ValueError, OverflowError):
        return []


def _month(year: int, month: int) -> list[date]:
    start = date(year, month, 1)
    return [day for n in range(31) if (day := start + timedelta(days=n)).month == month]


def _chosen(period: list[date], first: date, how: Rule) -> list[date]:
    if how.months:
        period = [day for day in period if day.month in how.months]
    if how.weekdays:
        return [day for day in period if any(_fits(day, period, *wanted) for wanted in how.weekdays)]
    if how.monthdays:
        return [day for day in period if {day.day, day.day - 1 - _length(day)} & set(how.monthdays)]
    if how.often == "WEEKLY":
        return [day for day in period if day.weekday() == first.weekday()]
    if how.often == "DAILY":
        return period
    return [day for day in period if day.day == first.day]


def _length(day: date) -> int:
    return len(_month(day.year, day.month))


def _fits(day: date, period: list[date], which: int, weekday: int) -> bool:
    same = [other for other in period if other.weekday() == weekday]
    if day.weekday() != weekday:
        return False
    return not which or same.index(day) == (which - 1 if which > 0 else len(same) + which)
