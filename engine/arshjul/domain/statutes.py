"""The law as data: each rule a value from a closed vocabulary, with the days it sets and the years it holds.

The rules themselves stand in calendar/statutes.toml. A rule speaks of document types, kinds of step and kinds
of body, never of an organisation.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from arshjul.domain.kinds import StepKind
from arshjul.domain.names import Name
from arshjul.domain.organisation import Validity
from arshjul.domain.timing import Period
from arshjul.domain.workdays import legal_last_day
from arshjul.values import dataclass

ELECTION_MONTH_DAY = (10, 15)
"""KL 5:9: a council is elected from this day of the election year."""


_ALWAYS = Validity()


class RuleKind(StrEnum):
    """What a rule asks for; each has one check, or one day that explanations show."""

    LATEST = "latest"
    """The step is taken on the day ``last`` or before; ``exception``: later, for recorded reasons."""
    WITHIN = "within"
    """The step is taken so many ``months`` after the report's period, or before."""
    COVERS = "covers"
    """The report covers ``least`` to ``most`` months, counted from 1 January."""
    NEWLY_ELECTED = "newly-elected"
    """In an election year the council that was elected then takes the step."""
    BEFORE = "before"
    """The document is decided before the one named by ``before``."""
    DECIDED_BY = "decided-by"
    """The decision belongs to a body of these kinds."""
    TELL = "tell"
    """When the step has been taken, ``to`` is told within ``days`` working days; after ``last`` first of the
    proposal."""
    TERM = "term"
    """A body of these kinds meets within its term only."""
    NOTICE = "notice"
    """So many ``days`` before the meeting it is announced."""
    ATTEST = "attest"
    """So many ``days`` after the meeting its minutes are attested."""
    ANNOUNCE = "announce"
    """So many ``days`` after that, it is announced that they are."""
    APPEAL = "appeal"
    """So many ``weeks`` from the announcement, the decision can be appealed."""


@dataclass(frozen=True, slots=True)
class Statute:
    """One rule of law."""

    id: str
    paragraph: str
    what: Name
    rule: RuleKind
    documents: tuple[str, ...] = ()
    """Document types, by id or by what they are in law (``workflow.Legal``)."""
    kinds: tuple[StepKind, ...] = (StepKind.DECIDE,)
    bodies: tuple[str, ...] = ()
    """Kinds of body; empty for all."""
    last: tuple[int, int] | None = None
    exception: tuple[int, int] | None = None
    instead: Name | None = None
    """What the exception asks for."""
    months: int = 0
    least: int = 0
    most: int = 0
    days: int = 0
    weeks: int = 0
    before: tuple[str, ...] = ()
    """Documents as in ``documents``."""
    to: str | None = None
    """Who outside is told."""
    validity: Validity = _ALWAYS
    """The days on which the rule holds, by the day of the step."""
    source: str = ""
    file: str = ""
    index: int = 0
    """Number of the rule in its file, from 0."""

    def holds(self, on: date) -> bool:
        """Whether the rule was in force that day."""
        return self.validity.holds(on)


@dataclass(frozen=True, slots=True)
class LastDay:
    """A last day: as the law names it, and the one on which the act may still be done (1930:173 2 §)."""

    nominal: date
    legal: date


def last_day(nominal: date) -> LastDay:
    """A day that the law names, with its shift."""
    return LastDay(nominal, legal_last_day(nominal))


def day_in(year: int, month_day: tuple[int, int]) -> LastDay:
    """A last day that comes every year."""
    return last_day(date(year, *month_day))


def months_after(period_end: date, months: int) -> LastDay:
    """So many months after a period: the same day number, the month's last after a month's last day."""
    total = period_end.month - 1 + months
    year, month = period_end.year + total // 12, total % 12 + 1
    longest = monthrange(year, month)[1]
    at_end = period_end.day == monthrange(period_end.year, period_end.month)[1]
    return last_day(date(year, month, longest if at_end else min(period_end.day, longest)))


def is_election_year(year: int) -> bool:
    """Ordinary elections are held every fourth year: 2018, 2022 …"""
    return year % 4 == 2


def new_council_from(year: int) -> date:
    """The first day of the council that is elected that year (KL 5:9)."""
    return date(year, *ELECTION_MONTH_DAY)


def whole_months(period: Period) -> int | None:
    """How many months a period from 1 January covers; None when it begins later or ends within a month."""
    month, day = period.until
    ends_whole = day >= monthrange(2019, month)[1]
    return month if period.from_ == (1, 1) and ends_whole else None


def notice_day(meeting: date, days: int) -> date:
    """Last day to announce a meeting: counted backwards, so nothing is moved forward."""
    return meeting - timedelta(days=days)


def attest_day(meeting_end: date, days: int) -> LastDay:
    """Last day to attest the minutes of a meeting (KL 5:69)."""
    return last_day(meeting_end + timedelta(days=days))


def announce_day(attested: date, days: int) -> LastDay:
    """Last day to announce that minutes have been attested (KL 8:12)."""
    return last_day(attested + timedelta(days=days))


def appeal_day(announced: date, weeks: int) -> LastDay:
    """Last day to appeal: the same weekday so many weeks later (KL 13:5, 1930:173 1–2 §)."""
    return last_day(announced + timedelta(weeks=weeks))
