"""Notices: what somebody must be told, and when. A pure function of plan, progress, organisation and days.

A *notice* is a row with a key computed from what it is about; a *mail* is what is sent (``domain.mails``).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from arshjul.values import dataclass, field


class NoticeKind(StrEnum):
    """Why somebody is told something."""

    REMINDER = "reminder"
    """A hand-in approaches; goes in the day's digest."""
    OUTCOME = "outcome"
    """A meeting has been held and no outcome is recorded; to the secretary, in the day's digest."""
    ESCALATION = "escalation"
    """The step is late; alone, the same day."""
    CORRECTION = "correction"
    """A date that somebody has been told is no longer right; alone, the same day."""
    OWNERLESS = "ownerless"
    """The document's body has ended without a successor; to the process owner, once."""
    JOINT = "joint"
    """A joint plan is broken: one has decided otherwise, and others must decide anew; alone, the same day."""


DIGESTED = frozenset({NoticeKind.REMINDER, NoticeKind.OUTCOME})
"""Kinds that share one mail a person and day; the others go alone."""
OWED = frozenset({NoticeKind.OWNERLESS, NoticeKind.CORRECTION, NoticeKind.JOINT})
"""Kinds that are owed whatever state the document stands in."""


MOVED = "moved"
"""The rung of a correction."""
OPENED = "opened"
"""The rung of the word that a document has been opened during the year, and why."""
BROKEN = "broken-"
"""How the rung of a notice about a broken joint plan begins; then the number of the break."""


@dataclass(frozen=True, slots=True)
class NoticeKey:
    """What makes a notice the same notice: sent once whatever happens in between."""

    document: str
    step: str
    round: int
    """How often the step has been (re)bound or reopened; a new round is a new notice."""
    rung: str
    """"-20" … "+5" in working days from the due date, or why: "outcome", "moved", "broken-1" …."""
    person: str

    def __str__(self) -> str:
        return f"{self.document}|{self.step}|{self.round}|{self.rung}|{self.person}"

    @classmethod
    def parse(cls, text: str) -> "NoticeKey":
        """The key back from its text."""
        document, step, round_, rung, person = text.split("|")
        return cls(document, step, int(round_), rung, person)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person must be told on a day."""

    key: NoticeKey
    kind: NoticeKind
    send_on: date
    """Local working day on which it is sent."""
    due: date
    """The date it speaks of, local."""
    role: str
    """The role in which the person gets it ("case_officer", "process_owner" …)."""
    body: str | None = None
    instead_of: str | None = None
    """The person whose substitute this is."""
    facts: Mapping[str, str | int | None] = field(default_factory=dict)
    """What the text needs beside this: meeting, next rung and whom it goes to."""


class NoticeStatus(StrEnum):
    """Where a notice stands in the ledger."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    """Frozen into a mail; from then on it shares the mail's fate."""
    SENT = "sent"
    FAILED = "failed"
    SUPERSEDED = "superseded"
    """What it was about has been done or has changed."""
    COLLAPSED = "collapsed"
    """Its day lay before the opening, or a newer one about the step replaced it: recorded, never sent."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A notice as the ledger holds it."""

    notice: Notice
    status: NoticeStatus
    mail: int | None = None
