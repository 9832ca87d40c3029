"""The ladder: when somebody is told about a step, who, and in which role.

Reminders hang on hand-ins and go to the responsible official. A step that a body takes at a meeting gives
its secretary one notice on the first working day after the meeting, then the same escalation.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from arshjul.domain.basis import Basis, Document
from arshjul.domain.beside import open_steps
from arshjul.domain.kinds import StepKind
from arshjul.domain.mandate import MANAGER, PROCESS_OWNER, role_for
from arshjul.domain.notices import Notice, NoticeKey, NoticeKind
from arshjul.domain.organisation import Holder
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import Progress, main_path
from arshjul.domain.timing import DueAfter
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of a step's ladder: the day and the words for who is told."""

    name: str
    """"-20" … "+5" counted in working days, or "outcome"."""
    kind: NoticeKind
    send_on: date
    to: tuple[str, ...]
    dropped: str | None = None
    """Why it is never sent: "before-source" or "before-opening"."""


def rungs(basis: Basis, step: PlannedStep, opened: date | None) -> tuple[Rung, ...]:
    """The ladder of one step, dropped rungs included so that people can be told that they are."""
    if step.due is None or step.kind is StepKind.AUTOMATIC:
        return ()
    ladder, shift = basis.organisation.ladder, basis.days.shift
    found: list[Rung] = []
    start = max(step.due, step.since or step.due)
    rule = step.transition.due
    if rule is not None:
        # an obligation is short: one reminder, the working day before its last day
        for days in (-1,) if isinstance(rule, DueAfter) else sorted(ladder.reminders):
            on = shift(step.due, days)
            found.append(
                Rung(f"{days:+d}", NoticeKind.REMINDER, on, ("responsible",), _drop(step, on, opened))
            )
    else:
        start = shift(start, 1)
        found.append(Rung("outcome", NoticeKind.OUTCOME, start, ("responsible",), _before(start, opened)))
    for escalation in ladder.escalations:
        on = shift(start, escalation.after)
        name = f"+{escalation.after}"
        found.append(Rung(name, NoticeKind.ESCALATION, on, escalation.to, _before(on, opened)))
    return tuple(found)


def wanted(
    basis: Basis, planned: PlannedDocument, progress: Progress, opened: date | None, today: date
) -> tuple[Notice, ...]:
    """Every notice that the document's remaining steps ask for, as things stand.

    Those whose day lies before the opening are included: the ledger records them as collapsed.
    """
    workflow = planned.document.workflow
    beside = open_steps(planned, progress)
    if workflow.states[progress.state].final and not beside:
        return ()
    last = basis.organisation.last_day(planned.document.body, planned.document.type)
    found: list[Notice] = []
    if last is not None and not workflow.states[progress.state].final:
        found += _ownerless(basis, planned.document, last)
    if last is not None and last < today:
        return tuple(found)
    ahead = main_path(workflow, progress.state)
    for step in planned.steps:
        if step.transition.source in ahead and step.trigger not in progress.taken:
            found += _of_step(basis, planned, step, progress, opened)
    for step in _each_once(beside):
        found += _of_step(basis, planned, step, progress, opened)
    # once nobody answers for the document, there is nobody to be told about its steps
    return tuple(notice for notice in found if _while_owned(notice, last))


def _each_once(steps: Iterable[PlannedStep]) -> Iterable[PlannedStep]:
    """A decision that waits to be sent to several is spoken of once, by the first of them."""
    seen = set()
    for step in steps:
        about = (
            step.trigger if step.kind is not StepKind.DISPATCH else step.trigger.partition(".dispatch.")[0]
        )
        if about not in seen:
            seen.add(about)
            yield step


def recipients(
    basis: Basis, document: Document, step: PlannedStep, words: Iterable[str], on: date
) -> list[Holder]:
    """The people a rung's words mean that day; when nobody holds the roles, those the vacancy rule names."""
    return held(basis, document, step, words, on) or _vacancy(basis, document, step, on)


def held(basis: Basis, document: Document, step: PlannedStep, words: Iterable[str], on: date) -> list[Holder]:
    """The people who hold the roles that a rung's words mean, each once; nobody when all are vacant."""
    found: dict[str, Holder] = {}
    for word in words:
        for holder in _named(basis, document, step, word, on):
            found.setdefault(holder.person, holder)
    return list(found.values())


def role_of(step: PlannedStep, document: Document) -> tuple[str, str | None]:
    """Role and body of whoever is responsible for a step: the official, or the body's secretary."""
    return role_for(document, step.transition), document.body if step.kind is StepKind.SUBMIT else step.body


def next_rung(ladder: tuple[Rung, ...], after: Rung) -> Rung | None:
    """The rung that comes after one, on a later day."""
    later = [rung for rung in ladder if rung.send_on > after.send_on and rung.dropped is None]
    return min(later, key=lambda rung: rung.send_on, default=None)


def _of_step(
    basis: Basis, planned: PlannedDocument, step: PlannedStep, progress: Progress, opened: date | None
) -> Iterable[Notice]:
    for rung in rungs(basis, step, opened):
        if rung.dropped != "before-source":
            for holder in recipients(basis, planned.document, step, rung.to, rung.send_on):
                yield _notice(planned.document, step, progress, rung, holder)


def _notice(document: Document, step: PlannedStep, progress: Progress, rung: Rung, holder: Holder) -> Notice:
    assert step.due is not None
    key = NoticeKey(document.id, step.trigger, progress.round(step.trigger), rung.name, holder.person)
    facts: Mapping[str, str | int | None] = {"meeting": step.meeting.id if step.meeting else None}
    return Notice(key, rung.kind, rung.send_on, step.due, holder.role, holder.body, holder.instead_of, facts)


def _while_owned(notice: Notice, last: date | None) -> bool:
    return last is None or notice.send_on <= last or notice.kind is NoticeKind.OWNERLESS


def _ownerless(basis: Basis, document: Document, ended: date) -> Iterable[Notice]:
    """Asked for on the same day whenever one asks, so that only one person is ever told."""
    on = basis.days.next_open(date.fromordinal(ended.toordinal() + 1))
    for holder in basis.organisation.holders(PROCESS_OWNER, None, on):
        key = NoticeKey(document.id, "", 0, "ownerless", holder.person)
        yield Notice(key, NoticeKind.OWNERLESS, on, ended, holder.role, holder.body, holder.instead_of)


def _named(basis: Basis, document: Document, step: PlannedStep, word: str, on: date) -> tuple[Holder, ...]:
    organisation = basis.organisation
    role, body = role_of(step, document)
    if word == "responsible":
        # a meeting that has been held is recorded by its own body's secretary, whoever is in office since
        day = _held(step) or on
        owner = organisation.owner_on(body, day, document.type) if body else None
        return organisation.holders(role, owner or body, on)
    if word == "responsible.manager":
        return _managers(basis, body or document.body, on, document.type)
    return organisation.holders(word, step.body, on) or organisation.holders(word, None, on)


def _held(step: PlannedStep) -> date | None:
    return step.held or (step.meeting.date if step.meeting else None)


def _managers(basis: Basis, body_id: str, on: date, document_type: str) -> tuple[Holder, ...]:
    """The head of the office that serves the body, or the one that has taken over from it by then."""
    body = basis.organisation.bodies.get(basis.organisation.owner_on(body_id, on, document_type) or body_id)
    offices = (*body.administration[:1], body.id) if body else ()
    for office in offices:
        holders = basis.organisation.holders(MANAGER, office, on)
        if holders:
            return holders
    return ()


def _vacancy(basis: Basis, document: Document, step: PlannedStep, on: date) -> list[Holder]:
    for word in basis.organisation.ladder.when_vacant:
        holders = _named(basis, document, step, word, on)
        if holders:
            return list(holders)
    return []


def _drop(step: PlannedStep, on: date, opened: date | None) -> str | None:
    if step.builds_on is not None and on < step.builds_on:
        return "before-source"
    return _before(on, opened)


def _before(on: date, opened: date | None) -> str | None:
    return "before-opening" if opened is not None and on < opened else None
