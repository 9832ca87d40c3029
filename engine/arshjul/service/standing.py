"""``status`` and ``show``: where things stand, one document's ladder, and what may be done next."""

from collections.abc import Iterable
from datetime import date, datetime

from arshjul.domain import advancing, beside, joining, machine, mandate, measuring
from arshjul.domain.chains import Chain, chains
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.kinds import StepKind
from arshjul.domain.ladder import Rung, rungs
from arshjul.domain.mails import Mail, MailStatus
from arshjul.domain.notices import LedgerRow
from arshjul.domain.organisation import Holder
from arshjul.domain.planned import PlannedStep
from arshjul.domain.situation import Situation
from arshjul.domain.workflow import Opened, Transition
from arshjul.errors import Fault
from arshjul.service import measuring as recorded
from arshjul.service.attesting import Unattested, unattested
from arshjul.service.definitions import Definitions
from arshjul.service.partners import Partners, partners
from arshjul.service.ports import Reading
from arshjul.service.running import Running, RunningDocument
from arshjul.service.taking import Difference, difference
from arshjul.service.world import World, local_date
from arshjul.values import dataclass


@dataclass(frozen=True)
class Move:
    """A step that leads on from where the document stands."""

    step: PlannedStep
    by: tuple[Holder, ...]
    """People who may take it now."""
    reasons: tuple[Fault, ...]
    """What stands in the way, for the person who asks."""
    unattested: tuple[Unattested, ...] = ()
    """Decisions that it builds on, whose minutes are not attested: they do not stand in the way."""

    @property
    def allowed(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.reasons

    @property
    def beside(self) -> bool:
        """Whether it leaves the document where it stands."""
        return self.step.transition.side is not None


@dataclass(frozen=True)
class Standing:
    """One document as it stands."""

    running: RunningDocument
    owner: str | None
    """The body that answers for it today; None when it has ended without a successor."""
    moves: tuple[Move, ...]
    late: int
    """Working days that its next dated step is late, 0 when it is not."""
    next_step: PlannedStep | None


@dataclass(frozen=True)
class Overview:
    """Where everything stands."""

    documents: tuple[Standing, ...]
    definitions: Definitions
    difference: Difference
    failed_mails: tuple[Mail, ...]
    today: date
    simulated: bool


@dataclass(frozen=True)
class Shown:
    """One document with its ladder, its notices and its moves."""

    standing: Standing
    ladder: tuple[tuple[PlannedStep, tuple[Rung, ...]], ...]
    notices: tuple[LedgerRow, ...]
    chains: tuple[Chain, ...]
    """What has become of its decisions."""
    definitions: Definitions
    difference: Difference
    today: date
    simulated: bool
    measures: tuple[recorded.Standing, ...] = ()
    """For a report: what it follows up, and what has been recorded."""
    opening: Fields | None = None
    """For a document opened by a value: the entry that says which."""
    past: tuple[Fields, ...] = ()
    """Entries that hold its history from before this program."""
    partners: Partners | None = None
    """The joint plan that it is part of."""


def status(world: World, now: datetime, *, year: int | None = None, actor: str | None = None) -> Overview:
    """Every running document.

    :raises UsageError: ``nothing-opened``
    """
    with world.store.reading() as reading:
        definitions = world.in_use(reading)
        today = local_date(definitions.basis.organisation, now)
        running = Running(reading, definitions)
        found = tuple(_standing(running, document, today, actor) for document in running.documents(year))
        failed = tuple(reading.mails([MailStatus.FAILED]))
        return Overview(found, definitions, difference(world, reading), failed, today, reading.simulated())


def show(world: World, document_id: str, now: datetime, actor: str | None = None) -> Shown:
    """One document.

    :raises UsageError: ``nothing-opened``, ``unknown-document-id``
    """
    with world.store.reading() as reading:
        definitions = world.in_use(reading)
        today = local_date(definitions.basis.organisation, now)
        running = Running(reading, definitions)
        document = running.document(document_id)
        ladder = tuple(
            (step, rungs(definitions.basis, step, document.progress.opened))
            for step in (*document.planned.steps, *_beside(document))
        )
        rows = tuple(reading.notices(document=document_id))
        standing = _standing(running, document, today, actor)
        after = chains(definitions.basis, document.planned, document.progress)
        return Shown(
            standing,
            ladder,
            rows,
            after,
            definitions,
            difference(world, reading),
            today,
            reading.simulated(),
            recorded.standings(reading, definitions, document),
            _opening(reading, document),
            tuple(e for e in reading.entries(document_id) if e["type"] == EntryType.HISTORY_IMPORTED),
            partners(running, document),
        )


def _opening(reading: Reading, document: RunningDocument) -> Fields | None:
    if document.document.workflow.opened is Opened.WITH_YEAR:
        return None
    return next(iter(reading.entries(document.row.id)), None)


def _beside(document: RunningDocument) -> Iterable[PlannedStep]:
    """The gates, and of what follows a decision that which remains to be done by a certain day."""
    remaining = beside.open_steps(document.planned, document.progress)
    for step in document.planned.beside:
        follows = step.transition.side is not None and step.transition.side.decision is not None
        if not follows or (step.due is not None and step in remaining):
            yield step


def _standing(running: Running, document: RunningDocument, today: date, actor: str | None) -> Standing:
    basis = running.definitions.basis
    owner = basis.organisation.owner_on(document.row.body, today, document.row.type)
    situation = running.situation(document, today)
    ahead = machine.moves(document.document.workflow, document.progress.state)
    waiting = beside.open_steps(document.planned, document.progress)
    open_ = (s.transition for s in waiting if s.transition.side and not s.transition.side.optional)
    moves = tuple(
        _move(situation, step, actor, owner, unattested(running, document, step.trigger))
        for step in (*ahead, *open_)
    )
    coming = _coming(moves)
    late = 0
    if coming is not None and coming.due is not None and coming.due < today:
        late = max(1, basis.days.between(coming.due, today))
    return Standing(document, owner, moves, late, coming)


def _coming(moves: tuple[Move, ...]) -> PlannedStep | None:
    """The next step that moves the document, or one beside the machine whose day comes before."""
    machine_first = next((m.step for m in moves if m.step.due and not m.beside), None)
    dated = [m.step for m in moves if m.step.due is not None and (m.beside or m.step is machine_first)]
    return min(dated, key=lambda step: step.due or date.max, default=None)


def _move(
    situation: Situation,
    step: Transition,
    actor: str | None,
    owner: str | None,
    told: tuple[Unattested, ...],
) -> Move:
    planned = situation.planned.step(step.trigger)
    assert planned is not None
    by = _people(situation, planned)
    reasons = [*_nobody(situation, step, planned, by, actor, owner)]
    reasons += advancing.refusing(situation, advancing.lacking(situation, step))
    reasons += measuring.unreported(situation.basis, situation.document, situation.progress.values, step)
    reasons += beside.gates(situation, step.trigger)
    reasons += joining.waits(situation.document, situation.progress, step)
    if advancing.needs_meeting(situation, planned):
        reasons += _no_meeting_yet(situation, planned)
    return Move(planned, by, tuple(reasons), told)


def _people(situation: Situation, step: PlannedStep) -> tuple[Holder, ...]:
    """Those who may record it today: for a meeting that has been held, its body's people."""
    held = step.held or (step.meeting.date if step.meeting else None)
    held = held if held is not None and held <= situation.today else None
    found: dict[str, Holder] = {}
    for day in (held, situation.today):
        for holder in mandate.allowed_people(
            situation.basis, situation.document, step.transition, situation.today, day
        ):
            found.setdefault(holder.person, holder)
    return tuple(found.values())


def _nobody(
    situation: Situation,
    step: Transition,
    planned: PlannedStep,
    by: tuple[Holder, ...],
    actor: str | None,
    owner: str | None,
) -> Iterable[Fault]:
    people = tuple(holder.person for holder in by)
    role = mandate.role_for(situation.document, step)
    body = (owner if step.kind is StepKind.SUBMIT else planned.body) or situation.document.body
    if owner is None and planned.held is None:
        yield Fault("ownerless", {"document": situation.document.id, "body": situation.document.body})
    elif not people:
        yield Fault("vacant", {"role": role, "body": body})
    elif actor is not None and actor not in people:
        yield Fault(
            "no-mandate",
            {
                "person": actor,
                "role": role,
                "body": body,
                "people": people,
                "date": situation.today,
            },
        )
    if actor is not None:
        for other in step.not_same_as:
            taken = situation.progress.find(other)
            if taken is not None and taken.actor == actor:
                yield Fault("same-person", {"person": actor, "step": other, "trigger": step.trigger})


def _no_meeting_yet(situation: Situation, step: PlannedStep) -> Iterable[Fault]:
    """A step at a meeting can be recorded once the body has held a live meeting since the last one."""
    document = situation.document
    taken = [t.on for t in situation.progress.taken.values() if t.meeting]
    first = max(taken, default=date(document.cycle, 1, 1))
    after = situation.progress.after.get(step.trigger)
    held = [
        meeting
        for meeting in situation.basis.meetings_of(
            step.transition.body, document.body, first, situation.today, document.type
        )
        if meeting.serves(decision=step.transition.decides) and (after is None or meeting.date > after)
    ]
    if not held:
        planned = step.meeting
        later = situation.basis.next_live_meeting(
            step.transition.body,
            document.body,
            situation.today,
            document.type,
            decision=step.transition.decides,
        )
        coming = planned if planned and planned.date > situation.today else later
        yield Fault(
            "no-meeting-held",
            {
                "body": step.body,
                "meeting": coming.id if coming else None,
                "date": coming.date if coming else None,
            },
        )
