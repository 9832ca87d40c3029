"""A workflow: one version of one document type as a state machine, as ``workflows/*.toml`` states it.

Machine words are those of the ``transitions`` library: state, trigger, source, dest.
"""

from collections.abc import Container, Mapping
from datetime import date
from enum import StrEnum

from arshjul.domain.kinds import Outcome, StepKind
from arshjul.domain.measures import FollowUp
from arshjul.domain.names import Name
from arshjul.domain.scenario import Scenario
from arshjul.domain.timing import (
    DueAfter,
    DueBefore,
    InForce,
    MonthRule,
    MonthsAfter,
    NextAfter,
    Period,
    With,
    in_year,
)
from arshjul.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class State:
    """A state a document can stand in."""

    id: str
    name: Name
    final: bool = False


class InOffice(StrEnum):
    """When a body must be in office to have a document of its own."""

    CYCLE = "cycle"
    """Some day of the year in which the work is done."""
    YEAR = "year"
    """Some day of the year that the document is about."""


class Opened(StrEnum):
    """What makes a document of the type come to be."""

    WITH_YEAR = "with_year"
    BY_MEASURE = "by_measure"
    """A value over its limit: the measure's ``opens``."""


class Legal(StrEnum):
    """What a document is in law, whatever it is called: the rules in calendar/statutes.toml name these."""

    BUDGET = "budget"
    TAX_RATE = "tax_rate"
    INTERIM_REPORT = "interim_report"
    ANNUAL_REPORT = "annual_report"
    DISCHARGE = "discharge"
    PATIENT_SAFETY_REPORT = "patient_safety_report"
    NONE = "none"
    """No rule speaks of it, though its id is one that a rule names."""


class Missing(StrEnum):
    """What happens when a required document is not there."""

    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Another document that must have reached a state before the step may be taken."""

    document: str
    state: str
    of: str | None = None
    """"own", "own.predecessors", a body or a group; None for the only one there is, or every one there is."""
    missing: Missing = Missing.REFUSE


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Whom a decision is sent to when its minutes have been attested, and within how many working days."""

    to: tuple[str, ...]
    """Bodies, groups, and names of others."""
    working_days: int = 5


@dataclass(frozen=True, slots=True)
class Side:
    """What makes a step lie beside the machine: it moves nothing, and stays to be done until it is taken.

    An obligation comes ``after`` a step and is there even when the document has reached a final state; a gate
    comes ``before`` steps, which no body may decide in favour of while it is not done.
    """

    after: str | None = None
    """Trigger, of the machine or beside it, that must have been taken first."""
    before: tuple[str, ...] = ()
    """Triggers of the machine that wait for it."""
    answers: tuple[str, ...] = ()
    """Its own words for how it ended ("agreed"); one is given when there are any, unless it ``may_say``."""
    may_say: bool = False
    decision: str | None = None
    """For what follows every decision of a public body: the trigger of that decision."""
    recipients: tuple[str, ...] = ()
    """For a dispatch before it is known who they are: bodies, groups and names from outside."""
    optional: bool = False
    """Whether it may be left undone: nobody is reminded and nothing remains to be done."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A legal step."""

    trigger: str
    name: Name
    kind: StepKind
    source: str
    dest: str
    body: str
    """"own", "own.administration", a body's id, or a kind ("council", "board"): the one in office then.

    Empty when the source does not say: nobody can take the step until it is filled in.
    """
    when: MonthRule | NextAfter | MonthsAfter | With | None = None
    due: DueBefore | DueAfter | None = None
    otherwise: Mapping[Outcome, str] = field(default_factory=dict)
    requires: tuple[Requirement, ...] = ()
    not_same_as: tuple[str, ...] = ()
    """Triggers whose actor may not take this one (separation of duties)."""
    by: str | None = None
    """Role that takes the step; default: the responsible for a hand-in, else the body's secretary."""
    side: Side | None = None
    """For a step beside the machine; its source and dest are then empty."""
    participants: tuple[str, ...] = ()
    """Who else takes part in a dialogue: bodies, groups, and roles of the document's own body."""
    appeal: bool | None = None
    """Whether the decision can be appealed; None for whether it ends in a final state (KL 13:2)."""
    dispatch: Dispatch | None = None
    """Whom the decision is sent to."""

    @property
    def decides(self) -> bool:
        """Whether a body binds itself by it: at no preparatory meeting."""
        return self.kind in (StepKind.DECIDE, StepKind.CONFIRM)

    @property
    def dests(self) -> tuple[str, ...]:
        """Where the step leads when the body agrees: as it was, or amended where that leads elsewhere."""
        amended = self.otherwise.get(Outcome.AMEND, self.dest)
        return (self.dest,) if amended == self.dest else (self.dest, amended)


@dataclass(frozen=True, slots=True)
class Workflow:
    """One version of one document type."""

    id: str
    name: Name
    first_cycle: int
    last_cycle: int | None
    year_offset: int
    """The document's own year, counted from the cycle: -1, 0 or +1."""
    one_per: tuple[str, ...]
    """Groups and bodies that each have one; empty when there is one for all, owned by ``owner``."""
    owner: str | None
    """For a document that there is one of: the body (or kind) that answers for it."""
    responsible: str
    """Role of the official who hands in."""
    initial: str
    states: Mapping[str, State]
    transitions: tuple[Transition, ...]
    """The machine."""
    side_steps: tuple[Transition, ...] = ()
    """The steps beside it."""
    scenarios: tuple[Scenario, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other words for it in the notes of a meeting plan: they help an import, and are no rule."""
    source: str = ""
    file: str = ""
    period: Period | None = None
    """For a report: what it is about."""
    in_office: InOffice = InOffice.CYCLE
    """For ``one_per``: in which year the bodies are, or were, in office."""
    months: tuple[int, ...] = ()
    """For a report that there is one of for each of these months of its year."""
    forecast: tuple[int, ...] = ()
    """Those of its months whose report holds a forecast, and is reported by the administrations too."""
    parts: tuple[Name, ...] = ()
    """What the document must contain."""
    enters_into_force: InForce | None = None
    start: date | None = None
    """The day that ``MonthsAfter`` counts from, in the first cycle; a later cycle counts as much later."""
    every: int = 1
    """How many years apart its cycles lie."""
    follow_up: FollowUp | None = None
    """For a plan: goals, measures and budget."""
    opened: Opened = Opened.WITH_YEAR
    joint: bool = False
    """Whether bodies may choose one common document, which each decides if the others do identically."""
    legal: Legal | None = None
    """What it is in law; None for what its id says."""
    digest: str = ""
    """SHA-256 of the canonical bytes, hexadecimal; set when the content is read."""

    def in_force(self, cycle: int) -> bool:
        """Whether this version is the one of that cycle."""
        inside = self.first_cycle <= cycle and (self.last_cycle is None or cycle <= self.last_cycle)
        return inside and (cycle - self.first_cycle) % self.every == 0

    def day_after_start(self, cycle: int, rule: MonthsAfter) -> date | None:
        """The day that lies so many months after the start, on its day number or the month's last."""
        if self.start is None:  # the content check holds it
            return None
        months = self.start.month - 1 + rule.months + 12 * (cycle - self.first_cycle)
        return in_year(self.start.year + months // 12, (months % 12 + 1, self.start.day))

    def known_in_law_as(self, words: Container[str]) -> bool:
        """Whether a rule of law that names documents by these words speaks of it."""
        return (self.id if self.legal is None else self.legal.value) in words

    def transition(self, trigger: str) -> Transition | None:
        """The transition of that trigger, or None."""
        return next((step for step in self.transitions if step.trigger == trigger), None)

    def step(self, trigger: str) -> Transition | None:
        """The step of that trigger, in the machine or beside it, or None."""
        beside = (step for step in self.side_steps if step.trigger == trigger)
        return self.transition(trigger) or next(beside, None) or self._dispatch(trigger)

    def _dispatch(self, trigger: str) -> Transition | None:
        """The dispatch to one recipient: a step of its own, made from the one for all of them."""
        for step in self.side_steps:
            if step.side and step.side.recipients and trigger.startswith(f"{step.trigger}."):
                return replace(step, trigger=trigger)
        return None
