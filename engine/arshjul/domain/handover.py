"""What moves when bodies take over from others: documents, their steps, and who is told about them.

A document keeps its id and its history; only who answers for it changes, on a day. A step that has its day
before that is the old body's all the same, and is not spoken of here.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta

from arshjul.domain.basis import Basis, Document
from arshjul.domain.kinds import AT_MEETING, StepKind
from arshjul.domain.ladder import wanted
from arshjul.domain.mandate import bodies_for, role_for
from arshjul.domain.organisation import Organisation, Succession
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import Progress, main_path
from arshjul.values import dataclass

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ending:
    """A body that ends, and who takes over from it."""

    body: str
    last: date
    successions: tuple[Succession, ...]


@dataclass(frozen=True, slots=True)
class MovedStep:
    """A step that one body would have taken and another takes."""

    step: PlannedStep
    old: str
    new: str | None
    """The body that takes it; None when there is none."""
    before: tuple[str, ...]
    """Ids of the people who would have seen to it, had nothing changed."""
    after: tuple[str, ...]
    notices: int
    """How many notices about it go out after the change."""

    @property
    def left(self) -> bool:
        """Whether nobody can take it: no body, or nobody with the role."""
        return self.new is None or not self.after


@dataclass(frozen=True, slots=True)
class Handover:
    """A document with the steps that change hands."""

    document: Document
    old: str
    """The body that answered for it."""
    new: str | None
    """The body that answers for it in the end."""
    on: date | None
    """The first day of the new owner; None when the document keeps its owner and only steps move."""
    steps: tuple[MovedStep, ...]

    @property
    def left(self) -> bool:
        """Whether the document or one of its steps is left to nobody."""
        return self.new is None or any(step.left for step in self.steps)


def endings(organisation: Organisation, cycle: int, owners: Container[str] = ()) -> tuple[Ending, ...]:
    """The bodies whose last day lies in the year, in order of day: those that meet or own documents."""
    found = [
        Ending(body.id, body.validity.until, organisation.successors(body.id))
        for body in organisation.bodies.values()
        if body.validity.until is not None and body.validity.until.year == cycle
        if body.meets or body.id in owners
    ]
    return tuple(sorted(found, key=lambda ending: ending.last))


def unsucceeded(organisation: Organisation, document: Document) -> date | None:
    """The last day on which anybody answers for a document of the cycle; None when somebody always does.

    What is done by then needs no owner; what is not has none from the day after.
    """
    last = organisation.last_day(document.body, document.type)
    return last if last is not None and last.year <= document.cycle else None


def handover(basis: Basis, planned: PlannedDocument, progress: Progress, today: date) -> Handover | None:
    """What changes hands of one document that is not finished; None when nothing does.

    :param today: local; a step whose day has passed is taken today at the earliest
    """
    workflow = planned.document.workflow
    if workflow.states[progress.state].final:
        return None
    ahead = main_path(workflow, progress.state)
    left = [s for s in planned.steps if s.transition.source in ahead and s.trigger not in progress.taken]
    moved = tuple(
        found
        for step in left
        if step.kind is not StepKind.AUTOMATIC
        and (found := _moved(basis, planned, step, progress, today)) is not None
    )
    old = planned.document.body
    if not moved:
        return None
    new, on = _owner_in_the_end(basis, planned.document, left, today)
    return Handover(planned.document, old, new, on if new != old else None, moved)


def _owner_in_the_end(
    basis: Basis, document: Document, left: Iterable[PlannedStep], today: date
) -> tuple[str | None, date | None]:
    """Who answers for the document on the day of its last step, and from which day."""
    end = max((_day(basis, document, step, today) for step in left), default=today)
    until = basis.organisation.bodies[document.body].validity.until
    return basis.organisation.owner_on(document.body, end, document.type), until + _DAY if until else None


def _moved(
    basis: Basis, planned: PlannedDocument, step: PlannedStep, progress: Progress, today: date
) -> MovedStep | None:
    document = planned.document
    old = _as_if_nothing_changed(basis, document, step)
    on = _day(basis, document, step, today)
    new = next(iter(_bodies(basis, document, step, on)), None)
    if old is None or old == new:
        return None
    role = role_for(document, step.transition)
    organisation = basis.organisation
    until = organisation.bodies[old].validity.until or on
    return MovedStep(
        step,
        old,
        new,
        tuple(holder.person for holder in organisation.holders(role, old, until)),
        tuple(holder.person for holder in organisation.holders(role, new, on)) if new else (),
        sum(_about(basis, planned, step, progress, until)),
    )


def _bodies(basis: Basis, document: Document, step: PlannedStep, on: date) -> tuple[str, ...]:
    """Those in whose role the step is taken that day: whoever hands in belongs to the body."""
    return bodies_for(basis, document, step.transition, on)


def _as_if_nothing_changed(basis: Basis, document: Document, step: PlannedStep) -> str | None:
    """The body that would take the step if nobody had ever succeeded anybody."""
    word = step.transition.body
    if step.kind is StepKind.SUBMIT or word == "own":
        return document.body
    if word == "own.administration":
        return next(iter(basis.organisation.bodies[document.body].administration), None)
    if word in basis.organisation.bodies:
        return word
    return next(iter(basis.competent(word, document.body, date(document.cycle, 1, 1), document.type)), None)


def _day(basis: Basis, document: Document, step: PlannedStep, today: date) -> date:
    """The day on which the step can be taken: its meeting's, the next one's, or when its body has ended."""
    if step.meeting is not None:
        return max(step.meeting.date, step.due or step.meeting.date)
    if step.next_live is not None and step.kind in AT_MEETING:
        return max(step.next_live.date, today)
    day = max(step.due or today, today)
    until = basis.organisation.bodies[document.body].validity.until
    unbound = step.unbound is not None and step.kind in AT_MEETING
    return until + _DAY if unbound and until is not None and day <= until else day


def _about(
    basis: Basis, planned: PlannedDocument, step: PlannedStep, progress: Progress, until: date
) -> Iterator[bool]:
    for notice in wanted(basis, planned, progress, progress.opened, until):
        yield notice.key.step == step.trigger and notice.send_on > until
