"""The rules of joint plans: who may choose one, what each decision needs, and what follows from it.

A decision is approved when every member has decided the same text, and breaks the plan when it deviates:
another text, a referral back, a rejection. Then the others' decisions at that step are undone; the deviating
text stands as what is now proposed to them, still under the same condition.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from arshjul.domain.basis import Basis, Document
from arshjul.domain.commands import Advance
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.joint import Joint, group_of
from arshjul.domain.kinds import WITH_OUTCOME, Outcome, StepKind
from arshjul.domain.mandate import PROCESS_OWNER, SECRETARY
from arshjul.domain.organisation import Holder
from arshjul.domain.progress import Progress, undoing
from arshjul.domain.workflow import Transition, Workflow
from arshjul.errors import Fault
from arshjul.values import dataclass

AGREED = frozenset({Outcome.APPROVE, Outcome.AMEND})
"""Outcomes by which a body decides a text."""


@dataclass(frozen=True)
class Member:
    """A document that is, or is to be, part of a joint plan."""

    document: Document
    progress: Progress

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id


@dataclass(frozen=True)
class Consequence:
    """What one member's decision means for the plan: a row for each member's history, in order."""

    type: str
    """``joint.approved`` or ``joint.broken``."""
    rows: tuple[tuple[str, Fields], ...]


# --- who may choose a joint plan, and leave it ---


def is_joint_step(step: Transition) -> bool:
    """Whether the step is one that each member decides under the condition."""
    return step.kind is StepKind.DECIDE and step.body == "own"


def joint_steps(workflow: Workflow) -> tuple[Transition, ...]:
    """The steps that the members decide, each for itself."""
    return tuple(step for step in workflow.transitions if is_joint_step(step))


def recorder(basis: Basis, documents: Iterable[Document], actor: str, today: date) -> Holder | None:
    """The role in which somebody may record the choice: a secretary of one of the bodies, or the owner."""
    return next((holder for holder in recorders(basis, documents, today) if holder.person == actor), None)


def recorders(basis: Basis, documents: Iterable[Document], today: date) -> tuple[Holder, ...]:
    """Everyone who may."""
    organisation = basis.organisation
    found = [
        holder
        for document in documents
        for holder in organisation.holders(
            SECRETARY, organisation.owner_on(document.body, today) or document.body, today
        )
    ]
    return (*found, *organisation.holders(PROCESS_OWNER, None, today))


def against_joining(basis: Basis, members: Sequence[Member], today: date) -> Iterable[Fault]:
    """What stands in the way of a joint plan."""
    for member in members:
        if not member.document.workflow.joint:
            yield Fault("joint-not-allowed", {"document": member.id, "type": member.document.type})
    kinds = {(m.document.type, m.document.cycle, m.document.year) for m in members}
    if len(kinds) > 1:
        yield Fault("joint-different", {"documents": tuple(member.id for member in members)})
    owners: dict[str, str] = {}
    for member in members:
        body = basis.organisation.owner_on(member.document.body, today) or member.document.body
        if body in owners:
            yield Fault("joint-same-body", {"documents": (owners[body], member.id), "body": body})
        owners.setdefault(body, member.id)
    for member in members:
        yield from _already(member)


def _already(member: Member) -> Iterable[Fault]:
    if member.progress.joint is not None:
        others = member.progress.joint.others(member.id)
        yield Fault("joint-already", {"document": member.id, "documents": others})
    for step in joint_steps(member.document.workflow):
        if step.trigger in member.progress.taken:
            yield Fault("joint-decided", {"document": member.id, "trigger": step.trigger})


def against_leaving(member: Member, others: Sequence[Member]) -> Iterable[Fault]:
    """What stands in the way of leaving: a decision that hangs on the others, or that they hang theirs on."""
    if member.progress.joint is None:
        yield Fault("not-joint", {"document": member.id})
        return
    for one in (member, *others):
        if one.progress.joint is not None and one.progress.joint.waiting:
            step = one.progress.joint.waiting[0]
            yield Fault("joint-part-waits", {"document": one.id, "trigger": step})
    if member.document.workflow.states[member.progress.state].final:
        yield Fault("joint-part-final", {"document": member.id})


def formed(members: Sequence[str]) -> tuple[tuple[str, Fields], ...]:
    """The rows of a plan that is formed."""
    ordered = tuple(sorted(members))
    told = {"type": EntryType.JOINT_FORMED, "group": group_of(ordered), "members": list(ordered)}
    return tuple((member, told) for member in ordered)


def parted(joint: Joint, leaver: str) -> tuple[tuple[str, Fields], ...]:
    """The rows when one leaves, its own first; two are needed for a plan to be joint."""
    stay = joint.others(leaver)
    told = {"type": EntryType.JOINT_LEFT, "group": joint.group, "left": leaver}
    left = stay if len(stay) > 1 else ()
    return ((leaver, told | {"members": []}), *((member, told | {"members": list(left)}) for member in stay))


# --- what a decision needs, and what follows from it ---


def under_condition(progress: Progress, step: Transition) -> bool:
    """Whether the step is decided under the condition that others decide identically."""
    return progress.joint is not None and is_joint_step(step)


def obstacles(document: Document, progress: Progress, step: Transition, command: Advance) -> Iterable[Fault]:
    """What the plan's being joint puts in the way of a step."""
    joint = progress.joint
    if joint is None:
        return
    others = joint.others(document.id)
    if under_condition(progress, step) and command.outcome in AGREED and not command.attached:
        yield Fault("text-missing", {"trigger": step.trigger, "documents": others})
    yield from waits(document, progress, step)


def waits(document: Document, progress: Progress, step: Transition) -> Iterable[Fault]:
    """A body takes nothing further while an earlier decision still waits for the others."""
    joint = progress.joint
    if joint is not None and joint.waiting and step.kind in WITH_OUTCOME:
        facts = {"trigger": joint.waiting[0], "documents": joint.others(document.id)}
        yield Fault("joint-waits", facts)


def consequence(entry: Fields, decided: Member, others: Sequence[Member]) -> Consequence | None:
    """What follows from a decision; nothing while some have not decided, and none has decided otherwise.

    :param entry: the decision
    :param decided: the document after it
    """
    joint = decided.progress.joint
    if joint is None or not entry.get("joint") or entry["outcome"] == Outcome.TABLE:
        return None
    trigger, text = str(entry["trigger"]), entry.get("att")
    agreed = entry["outcome"] in AGREED
    standing = [other for other in others if trigger in other.progress.taken]
    undone = [other for other in standing if not agreed or other.progress.taken[trigger].att != text]
    every = sorted((decided, *others), key=lambda member: member.id)
    told = {"step": trigger, "group": joint.group, "by": decided.id, "on": entry["on"]}
    told |= {"att": text if agreed else None}
    if not agreed or undone:
        ids = frozenset(member.id for member in undone)
        told |= {"type": EntryType.JOINT_BROKEN, "outcome": entry["outcome"]}
        rows = tuple((member.id, {**told, **_undone(member, trigger, entry, ids)}) for member in every)
        return Consequence(EntryType.JOINT_BROKEN, rows)
    if len(standing) == len(others):
        told |= {"type": EntryType.JOINT_APPROVED}
        return Consequence(EntryType.JOINT_APPROVED, tuple((member.id, told) for member in every))
    return None


def _undone(member: Member, trigger: str, entry: Fields, undone: frozenset[str]) -> Mapping[str, object]:
    """What breaking means for one member: its decision falls, and a later meeting has to decide anew."""
    state = member.progress.state
    if member.id not in undone:
        return {"from": state, "to": state, "again": [], "after": None}
    to, again = undoing(member.progress, member.document.workflow, trigger)
    after = max(member.progress.taken[trigger].on.isoformat(), str(entry["on"]))
    return {"from": state, "to": to, "again": again, "after": after}
