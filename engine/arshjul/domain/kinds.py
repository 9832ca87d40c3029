"""What kinds of step there are, and how a body can end its treatment of a matter."""

from enum import StrEnum


class StepKind(StrEnum):
    """What taking the step means."""

    SUBMIT = "submit"
    PREPARE = "prepare"
    DECIDE = "decide"
    CONFIRM = "confirm"
    INFORM = "inform"
    HOLD = "hold"
    AUTOMATIC = "automatic"
    ATTEST = "attest"
    """The minutes are attested (*justeras*)."""
    ANNOUNCE = "announce"
    """It is announced on the notice board that they have been."""
    APPEAL = "appeal"
    """Somebody has appealed, or the appeal has been settled."""
    DISPATCH = "dispatch"
    """The decision is sent to somebody (*expedieras*)."""
    INFORMATION = "information"
    """The employees' representatives are informed before a body takes a stand."""
    DIALOGUE = "dialogue"
    NEGOTIATION = "negotiation"
    """Co-determination negotiation, closed in agreement or not (MBL 11 §)."""


class Outcome(StrEnum):
    """How a body ends its treatment of a matter."""

    APPROVE = "approve"
    AMEND = "amend"
    TABLE = "table"
    REFER_BACK = "refer_back"
    REJECT = "reject"


CONSULTATIONS = (StepKind.INFORMATION, StepKind.DIALOGUE, StepKind.NEGOTIATION)
"""Kinds of consultation: steps beside the machine that must be closed before a body takes a stand."""
GATE_ANSWERS = dict.fromkeys((StepKind.DIALOGUE, StepKind.NEGOTIATION), ("agreed", "not_agreed"))
"""How a consultation that is more than information can end; either way it is closed."""
AFTER_DECISION = frozenset({StepKind.ATTEST, StepKind.ANNOUNCE, StepKind.APPEAL, StepKind.DISPATCH})
"""Kinds of step that only follow a decision: none of them moves a document."""
AT_MEETING = frozenset({StepKind.PREPARE, StepKind.DECIDE, StepKind.CONFIRM, StepKind.INFORM, StepKind.HOLD})
"""Kinds of step that a body takes at a meeting."""
WITH_OUTCOME = frozenset({StepKind.PREPARE, StepKind.DECIDE, StepKind.CONFIRM})
"""Kinds of step that end in an outcome."""
