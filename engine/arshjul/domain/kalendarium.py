"""The kalendarium: the meetings each body has set for a year (KL 5:12, 6:23), lead times and bindings."""

from datetime import date
from datetime import date as Day  # fields are called date and time, and would hide them
from datetime import time as TimeOfDay
from enum import StrEnum

from arshjul.values import dataclass


class MeetingStatus(StrEnum):
    """What a row of the kalendarium says about its meeting."""

    ORDINARY = "ordinary"
    EXTRA = "extra"
    CANCELLED = "cancelled"
    MOVED = "moved"
    RESERVE = "reserve"
    PREPARATORY = "preparatory"
    CONSTITUTING = "constituting"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row: a body meets on a day. The id carries no date, so a moved meeting keeps its own."""

    id: str
    body: str
    date: date
    status: MeetingStatus = MeetingStatus.ORDINARY
    note: str = ""
    for_: tuple[str, ...] = ()
    """Ids of the document types this meeting is held for."""
    called: bool = False
    """A reserve meeting that has been called is live."""
    until: Day | None = None
    """The last day of a meeting of several days."""
    time: TimeOfDay | None = None
    """When it begins, local time."""
    on_closed_day: bool = False
    """Whether it really is held on a day when nobody works, as a seminar on a Saturday."""

    @property
    def live(self) -> bool:
        """Whether decisions can be taken there: all but cancelled ones, and reserves not yet called."""
        if self.status is MeetingStatus.RESERVE:
            return self.called
        return self.status is not MeetingStatus.CANCELLED

    def serves(self, *, decision: bool) -> bool:
        """Whether a step can be taken there; a preparatory meeting will do for all but decisions."""
        return self.live and not (decision and self.status is MeetingStatus.PREPARATORY)


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How many working days before a meeting the papers must be in."""

    working_days_before: int
    step: str = "papers_in"
    bodies: tuple[str, ...] = ()
    """Groups and body ids; empty for all."""
    documents: tuple[str, ...] = ()
    """Document types; empty for all. A row that names the document goes before one that does not."""


@dataclass(frozen=True, slots=True)
class Binding:
    """The process owner's answer to a finding: this step is taken at this meeting."""

    document: str
    step: str
    body: str
    meeting: str
    reason: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """Who set the year's days, and when."""

    on: date
    body: str


@dataclass(frozen=True, slots=True)
class Kalendarium:
    """One year's meeting calendar."""

    year: int
    meetings: tuple[Meeting, ...]
    source: str = ""
    adopted: tuple[Adoption, ...] = ()
    lead_times: tuple[LeadTime, ...] = ()
    bindings: tuple[Binding, ...] = ()
    file: str = ""
