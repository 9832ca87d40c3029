"""The history: entries whose canonical JSON bytes are the record, chained by SHA-256.

The chain follows RFC 6962's leaf hashing (``0x00`` before the entry) so that a Merkle tree and signed
checkpoints can be added over the same leaves. Names and free text never enter an entry: an actor is an id,
a note is a salted commitment whose text is kept beside the chain and can be disposed of (arkivlagen).
"""

import hashlib
from collections.abc import Mapping

from arshjul.values import dataclass

CHAIN_START = b"\x00" * 32
"""What the first entry takes as its predecessor's hash."""
PROFILE = 1
"""Version of the entry profile, field ``v``: RFC 8785 without fractions, strings in NFC."""

_DOMAIN = b"arshjul-chain-v1\x00"

Fields = Mapping[str, object]


class EntryType:
    """Stable words for what an entry records, field ``type``."""

    CONTENT_TAKEN = "content.taken"
    """Changed kalendarium or organisation taken into use."""
    YEAR_OPENED = "year.opened"
    YEAR_ADOPTED = "year.adopted"
    """A body has set the year: its decision, and the hashes of what it set."""
    DOCUMENT_OPENED = "document.opened"
    STEP_TAKEN = "step.taken"
    """Optional ``follows``: later steps that got other days by it, each with where it was and is."""
    SIDE_TAKEN = "side.taken"
    """A step beside the machine has been taken: the document stands where it stood."""
    STEPS_REBOUND = "steps.rebound"
    """A meeting moved or was cancelled: the document's steps got other meetings or dates."""
    MEASURE_RECORDED = "measure.recorded"
    """A report got the value of a measure; a later one of the same measure corrects it."""
    HISTORY_IMPORTED = "history.imported"
    """A document's history from before this program, as its source states it, with what is doubtful in it."""
    DOCUMENT_MIGRATED = "document.migrated"
    """The document went over to another version of its workflow."""
    JOINT_FORMED = "joint.formed"
    """The document became part of a joint plan."""
    JOINT_LEFT = "joint.left"
    """A document went out of the joint plan: this one, or another of its members."""
    JOINT_APPROVED = "joint.approved"
    """Every member has decided the same text: the condition of this one's decision is fulfilled."""
    JOINT_BROKEN = "joint.broken"
    """A member has decided otherwise: this one's decision, if any, does not stand."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the chain as it lies in the store."""

    seq: int
    entry: bytes
    prev: bytes
    hash: bytes


def leaf(entry: bytes) -> bytes:
    """RFC 6962 leaf hash of an entry's canonical bytes."""
    return hashlib.sha256(b"\x00" + entry).digest()


def link(prev: bytes, entry: bytes) -> bytes:
    """The chain hash of an entry that follows ``prev``."""
    return hashlib.sha256(_DOMAIN + prev + leaf(entry)).digest()


def commitment(salt: bytes, text: str) -> str:
    """Salted commitment to a free text: what the entry holds instead of the text."""
    return hashlib.sha256(salt + text.encode()).hexdigest()
