"""When a step is taken and by when: the rules of time that a workflow states.

Months, days and working days as the file gives them; ``planning`` turns them into dates of a year.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from arshjul.values import dataclass, field


@dataclass(frozen=True, slots=True)
class MonthRule:
    """Taken at a meeting in this month; ``next_year`` when that is the month of the year after the cycle."""

    month: int
    except_: Mapping[str, "MonthRule"] = field(default_factory=dict)
    """Other months for some bodies (or groups)."""
    next_year: bool = False
    later: tuple[int, ...] = ()
    """The months after the first when there are several: the first suitable meeting of them all."""

    @property
    def months(self) -> tuple[int, ...]:
        """All of its months, in order."""
        return (self.month, *self.later)


PERIOD = "period"
"""Where a trigger may stand in ``next_after``: the end of what the report is about."""


@dataclass(frozen=True, slots=True)
class NextAfter:
    """Taken at the body's next live meeting on or after another step of the same document.

    After ``PERIOD``: at the next one when what the report is about has ended.
    """

    trigger: str


@dataclass(frozen=True, slots=True)
class With:
    """Taken together with a step of another document of the same body: at the same meeting, the same day."""

    document: str
    trigger: str


@dataclass(frozen=True, slots=True)
class MonthsAfter:
    """Taken so many months after the workflow's start: without a meeting that day, else at the next one."""

    months: int


OPENED = "opened"
"""Instead of a trigger in ``next_after``: the day that a document opened by a measure builds on."""


@dataclass(frozen=True, slots=True)
class DueBefore:
    """A hand-in's deadline: so many working days before another step; None asks the kalendarium."""

    trigger: str
    working_days: int | None = None


@dataclass(frozen=True, slots=True)
class DueAfter:
    """An obligation's last day: so many working days after another step, or as the law says."""

    trigger: str
    working_days: int = 0
    law: str | None = None
    """The kind of statute that sets the day instead: "attest", "announce"."""


@dataclass(frozen=True, slots=True)
class Period:
    """What part of its year a report is about, both days inclusive; each is (month, day)."""

    from_: tuple[int, int]
    until: tuple[int, int]

    def first(self, year: int) -> date:
        """Its first day in the document's year."""
        return in_year(year, self.from_)

    def last(self, year: int) -> date:
        """Its last day in the document's year."""
        return in_year(year, self.until)


@dataclass(frozen=True, slots=True)
class InForce:
    """The day from which what was decided applies, which is not the day it was decided."""

    day: tuple[int, int]
    """(month, day)"""
    year_offset: int = 0
    """The year, counted from the cycle."""

    def on(self, cycle: int) -> date:
        """The day itself, for a cycle."""
        return in_year(cycle + self.year_offset, self.day)


def in_year(year: int, day: tuple[int, int]) -> date:
    """That (month, day) of a year; 29 February is the 28th where there is none."""
    month, number = day
    return date(year, month, min(number, monthrange(year, month)[1]))  # 29 February may not be there
