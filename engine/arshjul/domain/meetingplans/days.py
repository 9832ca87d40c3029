"""A day as a plan writes it, with everything that is said about it."""

from datetime import time

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Turn:
    """The words that stand between the two days; ``old``: the old one is the second."""

    words: str
    old: bool


@dataclass
class Said:
    """One day, with everything that is said about it."""

    day: int
    month: int | None = None
    year: int | None = None
    last: tuple[int, int | None] | None = None
    """Last day of several, and its month."""
    short_year: bool = False
    clock: time | None = None
    weekday: int | None = None
    week: int | None = None
    status: MeetingStatus | None = None
    called: bool = False
    marks: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    was: tuple[int, int | None] | None = None
    """The day it has been moved from."""
    turn: Turn | None = None
    """The words that say that it is the old day, or the new one, of a meeting that has been moved."""
    written: str = ""
    """The day as it stands."""
    odd_range: bool = False
    own_month: bool = False
    """The text itself says the month."""
    struck: bool = False
    """The day is struck through."""

    @property
    def note(self) -> str:
        """The words that are left."""
        return " ".join(self.words).strip(" -:,.()!")
