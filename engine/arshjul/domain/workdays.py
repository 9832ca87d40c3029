"""Working days in Sweden: the statutory days (lag 1989:253) and those on which the office is closed.

Two shifts that must never be confused:

* ``legal_last_day`` – lag (1930:173) 2 §: an act due on a Sunday, another public holiday, a Saturday,
  midsommarafton, julafton or nyårsafton may be done the next weekday. Forward, statutory days only.
* ``internal_deadline`` – our own planning: a date that falls on a closed day is met the working day before.
  Backward, statutory days and the organisation's closed days.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from arshjul.domain import statutory
from arshjul.domain.organisation import ClosedDays

_SATURDAY = 5
_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def statutory_days(year: int) -> frozenset[date]:
    """Public holidays and the three eves of one year that the law treats as Sundays; no plain week-ends.

    ``public`` alone lacks midsommarafton, julafton and nyårsafton; ``bank`` and ``optional`` hold half days.
    """
    known = statutory.MONTH_DAYS.get(year)
    if known is not None:
        return frozenset(date(year, int(day[:2]), int(day[2:])) for day in known.split())
    return of_library(year)


def of_library(year: int) -> frozenset[date]:
    """The same as the library computes it: for years that the table does not hold, and for its test."""
    from holidays.countries.sweden import Sweden  # costs 0.2 s

    calendar = Sweden(years=year, categories=("public", "de_facto"), language="sv", include_sundays=False)
    return frozenset(day for day in calendar if day.year == year)


def is_legal_weekday(day: date) -> bool:
    """Whether the day is a *vardag* in the sense of lag (1930:173) 2 §."""
    return day.weekday() < _SATURDAY and day not in statutory_days(day.year)


def legal_last_day(day: date) -> date:
    """The last day on which an act due that day may be done by law: the day, or the next weekday."""
    while not is_legal_weekday(day):
        day += _DAY
    return day


class WorkingDays:
    """The working days of some years, as the organisation keeps them: a table that does not change.

    A kalendarium that has been published must not change when a library does, so the table is made once,
    taken into use with the other content, and kept by hash.
    """

    def __init__(self, first_year: int, last_year: int, closed: Iterable[date]) -> None:
        self.first_year = first_year
        self.last_year = last_year
        self.closed = frozenset(closed)
        """Every non-working Monday to Friday of the years."""
        first, last = date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal()
        skip = {day.toordinal() for day in self.closed}
        # ordinal 1 is a Monday, so (ordinal - 1) % 7 is the weekday
        self._open = [n for n in range(first, last + 1) if (n - 1) % 7 < _SATURDAY and n not in skip]
        self._range = (first, last)

    def is_working(self, day: date) -> bool:
        """Whether people are at work that day.

        :raises ValueError: outside the years of the table
        """
        ordinal = day.toordinal()
        self._inside(day, ordinal)
        return bisect_right(self._open, ordinal) > bisect_left(self._open, ordinal)

    def shift(self, day: date, working_days: int) -> date:
        """So many working days after (or, negative, before) a day, which is not itself counted.

        Zero gives the day itself, or the working day before when it is not one.

        :raises ValueError: outside the years of the table
        """
        ordinal = day.toordinal()
        if working_days > 0:
            position = bisect_right(self._open, ordinal) + working_days - 1
        elif working_days < 0:
            position = bisect_left(self._open, ordinal) + working_days
        else:
            position = bisect_right(self._open, ordinal) - 1
        self._inside(day, ordinal if 0 <= position < len(self._open) else 0)
        return date.fromordinal(self._open[position])

    def internal_deadline(self, day: date) -> date:
        """The day an internal deadline is met: the day, or the working day before."""
        return self.shift(day, 0)

    def next_open(self, day: date) -> date:
        """The day itself when it is a working day, else the next one."""
        return day if self.is_working(day) else self.shift(day, 1)

    def between(self, start: date, end: date) -> int:
        """Working days from ``start`` (not counted) to ``end`` (counted); negative when ``end`` is before."""
        if end < start:
            return -self.between(end, start)
        return bisect_right(self._open, end.toordinal()) - bisect_right(self._open, start.toordinal())

    def _inside(self, day: date, ordinal: int) -> None:
        if not self._range[0] <= ordinal <= self._range[1]:
            raise ValueError(f"{day} is outside the table of working days {self.first_year}–{self.last_year}")


def working_days(first_year: int, last_year: int, office_closed: Iterable[ClosedDays] = ()) -> WorkingDays:
    """The table for some years: Monday to Friday less statutory days and the office's closed days."""
    closed: set[date] = set()
    for year in range(first_year, last_year + 1):
        closed |= {day for day in statutory_days(year) if day.weekday() < _SATURDAY}
    for span in office_closed:
        closed |= set(_days(span, first_year, last_year))
    return WorkingDays(first_year, last_year, closed)


def _days(span: ClosedDays, first_year: int, last_year: int) -> Iterable[date]:
    day = max(span.validity.from_ or date(first_year, 1, 1), date(first_year, 1, 1))
    last = min(span.validity.until or day, date(last_year, 12, 31))
    while day <= last:
        if day.weekday() < _SATURDAY:
            yield day
        day += _DAY
