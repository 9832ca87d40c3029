"""What a plan consists of: documents and their dated steps, as values."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from arshjul.domain.basis import Document
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.kinds import StepKind
from arshjul.domain.months import Months
from arshjul.domain.requirements import Documents
from arshjul.domain.timing import DueAfter
from arshjul.domain.workflow import Transition
from arshjul.errors import Fault
from arshjul.values import dataclass, field


@dataclass(frozen=True)
class PlannedStep:
    """One step of one document with its date."""

    transition: Transition
    index: int
    """Number of the transition in its workflow, from 0."""
    body: str | None
    """The body that takes it; None when none will be in office."""
    meeting: Meeting | None
    due: date | None
    """Local date: the meeting's day, the hand-in day, or the last day of the month of an unbound step."""
    because: tuple[Fault, ...] = ()
    unbound: str | None = None
    next_live: Meeting | None = None
    equals: tuple[Meeting, ...] = ()
    months: Months | None = None
    """Of a month rule."""
    builds_on: date | None = None
    """The planned day of the last thing it waits for: no reminder goes out before."""
    held: date | None = None
    """For an obligation: the day of the decision that it follows, whose body answers for it."""
    since: date | None = None
    """The day on which it can first be taken, when that is after its own: it is late from the first, and what
    is said about that counts from here."""

    @property
    def trigger(self) -> str:
        """The step's trigger."""
        return self.transition.trigger

    @property
    def kind(self) -> StepKind:
        """The step's kind."""
        return self.transition.kind

    @property
    def missed(self) -> bool:
        """Whether the month of its rule can no longer be kept: its meeting comes after."""
        return self.months is not None and self.meeting is not None and self.meeting.date > self.months.last


@dataclass(frozen=True)
class PlannedDocument:
    """A document with its steps in the order of the workflow."""

    document: Document
    steps: tuple[PlannedStep, ...]
    """Those that move it."""
    beside: tuple[PlannedStep, ...] = ()
    """Those beside the machine, in the order in which they are done."""

    @property
    def every(self) -> tuple[PlannedStep, ...]:
        """Both."""
        return (*self.steps, *self.beside)

    @property
    def spoken_of(self) -> tuple[PlannedStep, ...]:
        """Those that are told without being asked for: not what follows a decision as a matter of course."""
        sides = ((step, step.transition.side) for step in self.every)
        return tuple(step for step, side in sides if side is None or side.decision is None)

    @property
    def dated(self) -> tuple[PlannedStep, ...]:
        """Those whose days the kalendarium sets: all but the obligations, which follow a decision."""
        return tuple(step for step in self.every if not isinstance(step.transition.due, DueAfter))

    def step(self, trigger: str) -> PlannedStep | None:
        """The step of that trigger, in the machine or beside it."""
        return next((step for step in self.every if step.trigger == trigger), None)


@dataclass(frozen=True)
class Plan:
    """A cycle's documents and everything that the kalendaria cannot carry."""

    cycle: int
    documents: tuple[PlannedDocument, ...]
    by_id: Mapping[str, PlannedDocument] = field(default_factory=dict)

    @cached_property
    def every(self) -> Documents:
        """The documents themselves, by id."""
        return Documents({planned.document.id: planned.document for planned in self.documents})
