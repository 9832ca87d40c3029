"""What a wheel, a swimlane or a feed is made of: a cycle's steps with their days and how they stand.

From the documents that run, with what their histories have made of them; from the files' plan when the
cycle has not been opened.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from arshjul.domain.basis import Basis, Document
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.kinds import StepKind
from arshjul.domain.ladder import rungs
from arshjul.domain.notices import NoticeKind
from arshjul.domain.organisation import Body, BodyKind
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import Progress, main_path
from arshjul.service import planning
from arshjul.service.definitions import Definitions
from arshjul.service.running import Running
from arshjul.service.world import World, local_date
from arshjul.values import dataclass


class Level(StrEnum):
    """Where in the organisation a step is taken, from the inside out."""

    ADMINISTRATION = "administration"
    COMMITTEE = "committee"
    BOARD = "board"
    COUNCIL = "council"


class StepState(StrEnum):
    """How a step stands, in the four words that a picture has."""

    DONE = "done"
    ONGOING = "ongoing"
    UPCOMING = "upcoming"
    LATE = "late"


@dataclass(frozen=True)
class PicturedStep:
    """One step as a picture shows it."""

    document: Document
    step: PlannedStep
    state: StepState
    level: Level
    start: date
    """First day of the work that leads to it."""
    day: date
    """The day it was taken, else the day it is due."""
    meeting: Meeting | None = None
    """Where a body took it, else where it is to; None for a hand-in."""
    round: int = 0

    @property
    def key(self) -> str:
        """What names it in a page: stable, and safe in an address."""
        return f"{self.document.id}.{self.step.trigger}"

    @property
    def at_meeting(self) -> bool:
        """Whether a body takes it at a meeting, known or still to be found."""
        return self.meeting is not None or self.unbound

    @property
    def unbound(self) -> bool:
        """Whether its body has no meeting to take it at."""
        without = self.step.unbound is not None and self.step.transition.due is None
        return without and self.state is not StepState.DONE


@dataclass(frozen=True)
class Picture:
    """A cycle as it stands on a day."""

    cycle: int
    today: date
    opened: bool
    """False: this is a plan, and nothing has been taken yet."""
    simulated: bool
    definitions: Definitions
    steps: tuple[PicturedStep, ...]
    """Every step that has a day, in order of day."""

    @property
    def basis(self) -> Basis:
        """The definitions that hold together."""
        return self.definitions.basis


def picture(world: World, cycle: int, now: datetime) -> Picture:
    """A cycle: its running documents, else its plan.

    :raises ContentError: not opened, and the files hold errors
    :raises UsageError: ``no-workflows-for``
    """
    return _running(world, cycle, now) or _planned(world, cycle, now)


def level_of(body: Body | None) -> Level:
    """The level of a body; one of several kinds (a board that is also a committee) counts as the highest."""
    kinds = body.kinds if body else frozenset()
    if BodyKind.COUNCIL in kinds:
        return Level.COUNCIL
    if BodyKind.BOARD in kinds:
        return Level.BOARD
    return Level.COMMITTEE if kinds & _COMMITTEES else Level.ADMINISTRATION


_COMMITTEES = frozenset(
    {
        *(BodyKind.COMMITTEE, BodyKind.JOINT_COMMITTEE, BodyKind.SUBCOMMITTEE),
        *(BodyKind.DRAFTING_BODY, BodyKind.COOPERATION_GROUP, BodyKind.COMPANY),
    }
)


def _running(world: World, cycle: int, now: datetime) -> Picture | None:
    if not world.store.exists():
        return None
    with world.store.reading() as reading:
        if not reading.in_use():
            return None
        definitions = world.in_use(reading)
        documents = Running(reading, definitions).documents(cycle)
        if not documents:
            return None
        today = local_date(definitions.basis.organisation, now)
        basis = definitions.basis
        steps = [s for d in documents for s in _steps(basis, d.planned, d.progress, today)]
        return Picture(cycle, today, True, reading.simulated(), definitions, _ordered(steps))


def _planned(world: World, cycle: int, now: datetime) -> Picture:
    definitions = planning.definitions_for(world, cycle)
    basis = definitions.basis
    today = local_date(basis.organisation, now)
    steps = [s for d in definitions.plan(cycle).documents for s in _steps(basis, d, None, today)]
    return Picture(cycle, today, False, False, definitions, _ordered(steps))


def _ordered(steps: Iterable[PicturedStep]) -> tuple[PicturedStep, ...]:
    return tuple(sorted(steps, key=lambda s: (s.day, s.document.id, s.step.index)))


def _steps(
    basis: Basis, planned: PlannedDocument, progress: Progress | None, today: date
) -> Iterable[PicturedStep]:
    workflow = planned.document.workflow
    ahead = main_path(workflow, progress.state if progress else workflow.initial)
    for step in planned.steps:
        day = _day(step, progress)
        passed = progress is not None and step.trigger in progress.taken
        if day is None or not (passed or step.transition.source in ahead):
            continue  # without a day there is nothing to draw; past a shorter way it will never be taken
        start = _start(basis, planned, step, progress, day)
        body = basis.organisation.bodies.get(step.body or "")
        yield PicturedStep(
            planned.document,
            step,
            _state(step, progress, start, today),
            level_of(body),
            start,
            day,
            _meeting(basis, step, progress),
            progress.round(step.trigger) if progress else 0,
        )


def _day(step: PlannedStep, progress: Progress | None) -> date | None:
    taken = progress.taken.get(step.trigger) if progress else None
    return taken.on if taken else step.due


def _meeting(basis: Basis, step: PlannedStep, progress: Progress | None) -> Meeting | None:
    taken = progress.taken.get(step.trigger) if progress else None
    if taken is not None:
        return basis.meeting_by_id.get(taken.meeting or "")
    return step.meeting if step.transition.due is None else None


def _state(step: PlannedStep, progress: Progress | None, start: date, today: date) -> StepState:
    if progress is None:
        return StepState.UPCOMING
    if step.trigger in progress.taken:
        return StepState.DONE
    if step.due is not None and step.due < today:
        return StepState.LATE
    its_turn = step.transition.source == progress.state
    return StepState.ONGOING if its_turn and start <= today else StepState.UPCOMING


def _start(
    basis: Basis, planned: PlannedDocument, step: PlannedStep, progress: Progress | None, day: date
) -> date:
    """From the step before it, or from the first reminder of a hand-in when that comes later.

    Between two meetings that are only held there is no work on a document.
    """
    source, held = step.transition.source, step.transition.kind is StepKind.HOLD
    ahead = [s for s in planned.steps if source in s.transition.dests]
    idle = {_day(s, progress) for s in ahead if held and s.transition.kind is StepKind.HOLD}
    before = [_day(s, progress) for s in ahead]
    reminded = [
        rung.send_on
        for rung in rungs(basis, step, None)
        if rung.kind is NoticeKind.REMINDER and rung.dropped is None
    ]
    found = (*before, step.builds_on, min(reminded, default=None))
    known = [d for d in found if d is not None and d <= day and d not in idle]
    return max(known, default=day)
