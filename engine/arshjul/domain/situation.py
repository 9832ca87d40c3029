"""What a judgement of a step depends on, and what came of it, as values."""

from collections.abc import Mapping
from datetime import date

from arshjul.domain.basis import Basis, Document
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.organisation import Holder
from arshjul.domain.planned import PlannedDocument
from arshjul.domain.progress import Progress
from arshjul.errors import Fault
from arshjul.values import dataclass, field


@dataclass(frozen=True)
class Situation:
    """Everything a judgement depends on."""

    basis: Basis
    planned: PlannedDocument
    """With its current dates."""
    progress: Progress
    others: Mapping[str, Document]
    """The documents of the same cycle."""
    states: Mapping[str, str]
    """Their states."""
    today: date
    """Local day of recording."""
    conditional: Mapping[str, str] = field(default_factory=dict)
    """The state that a document counts as standing in while its decision waits for others' (joint plans)."""
    supposed: Meeting | None = None
    """A scenario's meeting, which stands in no kalendarium."""

    @property
    def document(self) -> Document:
        """The document in question."""
        return self.planned.document

    def meeting(self, meeting_id: str | None) -> Meeting | None:
        """The meeting of that id."""
        if self.supposed is not None and self.supposed.id == meeting_id:
            return self.supposed
        return self.basis.meeting_by_id.get(meeting_id or "")

    def counted(self, document_id: str) -> str:
        """The state in which another document counts when something is required of it."""
        return self.conditional.get(document_id) or self.states.get(document_id, "")


@dataclass(frozen=True)
class Judgement:
    """What came of it: obstacles, or the facts the entry will hold."""

    reasons: tuple[Fault, ...]
    to: str = ""
    on: date | None = None
    """The day the step belongs to: the meeting's, else the day of recording."""
    body: str | None = None
    holder: Holder | None = None
    meeting: Meeting | None = None
    registry: str | None = None
    minority: bool = False
    late: int = 0
    """Working days after the due date, 0 when in time."""
    due: date | None = None
    beside: bool = False
    """Whether the step lies beside the machine and moves nothing."""
    missing: tuple[str, ...] = ()
    """Ids of required documents that were not there though the step may go on without them."""
