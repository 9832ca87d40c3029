"""What a workflow has beside its machine, as it is defined: gates before a step, chains after a decision.

For pictures and lists of the rules themselves; what a running document has is ``planned.beside``.
"""

from collections.abc import Iterable

from arshjul.domain.obligations import is_public
from arshjul.domain.organisation import Organisation
from arshjul.domain.workflow import Transition, Workflow
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A step of a chain, and what comes after it."""

    step: Transition
    then: tuple["Link", ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """What follows one decision, when a public body takes it."""

    decision: Transition
    first: tuple[Link, ...]

    @property
    def appealable(self) -> bool:
        """Whether it gets legal force when the time to appeal is over: not at once."""
        return any(link.step.trigger == f"{self.decision.trigger}.appeal" for link in self.first)


def gates_before(workflow: Workflow, trigger: str) -> tuple[Transition, ...]:
    """The steps that must be done before a body may decide in favour of another."""
    return tuple(step for step in workflow.side_steps if step.side and trigger in step.side.before)


def chains_of(workflow: Workflow, organisation: Organisation) -> tuple[Chain, ...]:
    """What follows each of the decisions, in the order of the file; none where no minutes are followed."""
    if organisation.minutes_from is None:
        return ()
    decisions = (step for step in workflow.transitions if _may_be_public(workflow, organisation, step))
    found = (Chain(step, _links(workflow, step.trigger, step.trigger)) for step in decisions)
    return tuple(chain for chain in found if chain.first)


def _links(workflow: Workflow, decision: str, after: str) -> tuple[Link, ...]:
    sides = ((step, step.side) for step in workflow.side_steps)
    return tuple(
        Link(step, _links(workflow, decision, step.trigger))
        for step, side in sides
        if side is not None and side.decision == decision and side.after == after
    )


def _may_be_public(workflow: Workflow, organisation: Organisation, step: Transition) -> bool:
    """Whether one of the bodies that may come to take the step is a public one."""
    return any(is_public(organisation, body) for body in _bodies(workflow, organisation, step.body))


def _bodies(workflow: Workflow, organisation: Organisation, word: str) -> Iterable[str]:
    if word == "own":
        words = workflow.one_per or ((workflow.owner,) if workflow.owner else ())
        return [body for one in words for body in _bodies(workflow, organisation, one)]
    if word in organisation.groups:
        return organisation.expand((word,))
    if word in organisation.bodies:
        return (word,)
    return tuple(body.id for body in organisation.of_kind(word))
