"""A workflow: one version of one document type as a state machine, as ``workflows/*.toml`` states it.

Machine words are those of the ``transitions`` library: state, trigger, source, dest.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from arshjul.domain.measures import FollowUp
from arshjul.domain.names import Name
from arshjul.values import dataclass, field, replace


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


@dataclass(frozen=True, slots=True)
class State:
    """A state a document can stand in."""

    id: str
    name: Name
    final: bool = False


@dataclass(frozen=True, slots=True)
class MonthRule:
    """Taken at a meeting in this month; ``next_year`` when that is the month of the year after the cycle."""

    month: int
    except_: Mapping[str, "MonthRule"] = field(default_factory=dict)
    """Other months for some bodies (or groups)."""
    next_year: bool = False
    later: tuple[int, ...] = ()
    """The months after the first when there are several: the first suitable meeting of them all."""

    @property
    def months(self) -> tuple[int, ...]:
        """All of its months, in order."""
        return (self.month, *self.later)


PERIOD = "period"
"""Where a trigger may stand in ``next_after``: the end of what the report is about."""


@dataclass(frozen=True, slots=True)
class NextAfter:
    """Taken at the body's next live meeting on or after another step of the same document.

    After ``PERIOD``: at the next one when what the report is about has ended.
    """

    trigger: str


@dataclass(frozen=True, slots=True)
class With:
    """Taken together with a step of another document of the same body: at the same meeting, the same day."""

    document: str
    trigger: str


@dataclass(frozen=True, slots=True)
class MonthsAfter:
    """Taken so many months after the workflow's start: without a meeting that day, else at the next one."""

    months: int


@dataclass(frozen=True, slots=True)
class DueBefore:
    """A hand-in's deadline: so many working days before another step; None asks the kalendarium."""

    trigger: str
    working_days: int | None = None


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


OPENED = "opened"
"""Instead of a trigger in ``next_after``: the day that a document opened by a measure builds on."""


@dataclass(frozen=True, slots=True)
class DueAfter:
    """An obligation's last day: so many working days after another step, or as the law says."""

    trigger: str
    working_days: int = 0
    law: str | None = None
    """The kind of statute that sets the day instead: "attest", "announce"."""


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
class Period:
    """What part of its year a report is about, both days inclusive; each is (month, day)."""

    from_: tuple[int, int]
    until: tuple[int, int]

    def first(self, year: int) -> date:
        """Its first day in the document's year."""
        return _in_year(year, self.from_)

    def last(self, year: int) -> date:
        """Its last day in the document's year."""
        return _in_year(year, self.until)


@dataclass(frozen=True, slots=True)
class InForce:
    """The day from which what was decided applies, which is not the day it was decided."""

    day: tuple[int, int]
    """(month, day)"""
    year_offset: int = 0
    """The year, counted from the cycle."""

    def on(self, cycle: int) -> date:
        """The day itself, for a cycle."""
        return _in_year(cycle + self.year_offset, self.day)


def _in_year(year: int, day: tuple[int, int]) -> date:
    month, number = day
    return date(year, month, min(number, monthrange(year, month)[1]))  # 29 February may not be there


@dataclass(frozen=True, slots=True)
class Given:
    """What a scenario takes for granted about another document."""

    document: str
    state: str


@dataclass(frozen=True, slots=True)
class ScenarioStep:
    """One attempted step of a scenario, and what must come of it."""

    on: date
    trigger: str
    by: str
    outcome: Outcome | None = None
    reason: str | None = None
    gives: str | None = None
    """State the document must stand in afterwards."""
    refused: str | None = None
    """Code of the refusal that must come."""
    present: int | None = None
    votes_for: int | None = None
    answer: str | None = None
    """For a step beside the machine: its own word for how it ended."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A small test that the content runs on itself."""

    name: str
    steps: tuple[ScenarioStep, ...]
    own: str | None = None
    given: tuple[Given, ...] = ()
    reported: bool = False
    """Whether every measure of the report has a value."""


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
        return _in_year(self.start.year + months // 12, (months % 12 + 1, self.start.day))

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
