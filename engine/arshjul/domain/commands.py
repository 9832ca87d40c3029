"""What a person asks the program to do with a document, as values."""

from datetime import date

from arshjul.domain.kinds import Outcome
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Advance:
    """Take a step of a document."""

    document: str
    trigger: str
    actor: str
    """Id of the person."""
    request: str
    """The client's id of this command: repeated after a lost answer, the first result comes back."""
    meeting: str | None = None
    paragraph: str | None = None
    """§ of the minutes."""
    registry: str | None = None
    outcome: Outcome | None = None
    present: int | None = None
    """Members present, when the outcome is a minority's."""
    votes_for: int | None = None
    """Members who asked for it."""
    reason: str | None = None
    on: date | None = None
    """For a step beside the machine: the day it was done, when that was not today."""
    answer: str | None = None
    """For a step beside the machine: how it ended, in its own words."""
    attached: str | None = None
    """SHA-256 of the text that is decided, hexadecimal."""
    version: int | None = None
    """The version the person has seen; refused when something has happened since."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Record the value of a measure in a report."""

    document: str
    measure: str
    value: str
    """As the person wrote it."""
    actor: str
    request: str
    note: str | None = None
    """What there is to say about it; for a correction, why."""
