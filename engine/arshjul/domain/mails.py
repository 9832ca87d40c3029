"""Mails: what is sent. A mail is frozen once, and every retry sends the same bytes and Message-ID."""

from datetime import datetime, timedelta
from enum import StrEnum

from arshjul.values import dataclass

LEASE = timedelta(minutes=15)
"""How long a claim lasts: longer than the 600 s for a final reply (RFC 5321 §4.5.3.2.6)."""
GIVE_UP = timedelta(days=5)
"""How long a mail is tried before it counts as failed (RFC 5321 §4.5.4.1: at least 4–5 days)."""
_BACK_OFF = (timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1))


class MailStatus(StrEnum):
    """Where a mail stands in the protocol: claimed, dot, sent; or waiting, failed, overtaken."""

    CLAIMED = "claimed"
    """Frozen and leased to a sender; nothing has been handed over yet."""
    DOT = "dot"
    """The final dot may have been sent: from here on a lost reply is a doubt, and the mail is sent again
    with the same bytes and Message-ID once the lease has lapsed."""
    SENT = "sent"
    WAITING = "waiting"
    """Refused for now (4xx) or not reached; tried again at ``next_try``."""
    FAILED = "failed"
    """Refused for good (5xx): shown to people, not tried again."""
    OVERTAKEN = "overtaken"
    """Never handed over, and everything it speaks of has been done meanwhile."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail row as the store holds it. Instants are UTC."""

    id: int
    person: str
    kind: str
    """"digest" or the kind of its only notice."""
    message_id: str
    address: str
    """Envelope recipient, one a message."""
    content: bytes
    status: MailStatus
    epoch: int
    """Raised at each claim, so that a late sender cannot record over a newer one."""
    attempts: int
    lease_until: datetime | None = None
    next_try: datetime | None = None
    reply: str | None = None
    """The server's last reply, or what went wrong."""
    frozen_at: datetime | None = None


class Delivery(StrEnum):
    """How one attempt ended."""

    ACCEPTED = "accepted"
    """250 after the dot."""
    LATER = "later"
    """4xx, or the server was not reached: nothing was handed over."""
    REFUSED = "refused"
    """5xx: trying again is pointless."""
    DOUBT = "doubt"
    """The connection was lost after the final dot."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The end of one attempt, with the server's words."""

    delivery: Delivery
    reply: str


def back_off(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts: 15 min, 30 min, then every hour (RFC 5321 §4.5.4.1)."""
    return _BACK_OFF[min(max(attempts, 1), len(_BACK_OFF)) - 1]
