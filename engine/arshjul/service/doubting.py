"""Whether a running document can go over to another version of its workflow, and what stands in the way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from arshjul.domain.basis import Basis, documents_of
from arshjul.domain.progress import main_path
from arshjul.domain.workflow import Workflow
from arshjul.errors import Fault, UsageError
from arshjul.service.running import RunningDocument, closest
from arshjul.values import dataclass


@dataclass(frozen=True)
class Renamed:
    """What a document's state and steps are called in the new version."""

    state: str
    steps: Mapping[str, str]
    """Old trigger to new, where they differ."""


def renamed(was: RunningDocument, workflow: Workflow, names: Mapping[str, str]) -> Renamed:
    """The names of one document's state and steps, as they have been mapped."""
    state = was.progress.state
    old = {step.trigger for step in was.document.workflow.transitions}
    steps = {name: new for name, new in names.items() if name in old and workflow.transition(new)}
    mapped = names.get(state, state)
    return Renamed(mapped if mapped in workflow.states or state not in workflow.states else state, steps)


def known_names(names: Mapping[str, str], going: Sequence[tuple[RunningDocument, Workflow]]) -> None:
    """A mapping that speaks of nothing is a slip of the pen.

    :raises UsageError: ``map-unknown``, ``map-twice``
    """
    old = {word: None for was, _ in going for word in _words_of(was.document.workflow)}
    new = {word: None for _, workflow in going for word in _words_of(workflow)}
    for word, known in (*((w, old) for w in names), *((w, new) for w in names.values())):
        if word not in known:
            raise UsageError("map-unknown", value=word, suggestions=closest(word, known))
    if len(set(names.values())) < len(names):
        raise UsageError("map-twice", value=next(v for v in names.values() if [*names.values()].count(v) > 1))


def _words_of(workflow: Workflow) -> tuple[str, ...]:
    """Everything in a workflow that has a name to be mapped: its states and its steps."""
    return (*workflow.states, *(step.trigger for step in workflow.transitions))


def doubts(basis: Basis, was: RunningDocument, workflow: Workflow, names: Renamed) -> Iterator[Fault]:
    """Every reason not to let the document go over."""
    facts: dict[str, object] = {"document": was.row.id, "state": was.progress.state, "now": names.state}
    opened = (*documents_of(basis, was.row.cycle), *basis.would_open(workflow, was.row.cycle))
    expected = {document.id for document in opened}
    if was.row.id not in expected:
        yield Fault("migrate-document-gone", facts)
    if names.state not in workflow.states:
        yield Fault("migrate-state-gone", facts | {"choices": tuple(workflow.states)})
        return
    if workflow.states[names.state].final:
        yield Fault("migrate-state-final", facts)
    elif names.state not in _reachable(workflow):
        yield Fault("migrate-state-unreachable", facts)
    yield from _steps(was, workflow, names, facts)


def waiting(
    every: Iterable[RunningDocument], going: Sequence[tuple[RunningDocument, Workflow]]
) -> Iterator[Fault]:
    """Documents that wait for a state which these would never come to any more."""
    type_, states = going[0][1].id, {state for _, workflow in going for state in workflow.states}
    for running in every:
        if running.finished or running.row.type == type_:
            continue
        for step in running.document.workflow.transitions:
            for required in step.requires:
                if required.document == type_ and required.state not in states:
                    facts = {"document": running.row.id, "trigger": step.trigger, "type": type_}
                    yield Fault("migrate-required-gone", {**facts, "state": required.state})


def _steps(
    was: RunningDocument, workflow: Workflow, names: Renamed, facts: dict[str, object]
) -> Iterator[Fault]:
    """A step that has been taken must still be there, and behind."""
    ahead = main_path(workflow, names.state)
    for trigger in was.progress.taken:
        step = workflow.transition(names.steps.get(trigger, trigger))
        if step is None:
            known = tuple(t.trigger for t in workflow.transitions)
            yield Fault("migrate-step-gone", facts | {"trigger": trigger, "choices": known})
        elif step.source in ahead:
            yield Fault("migrate-step-ahead", facts | {"trigger": step.trigger})


def _reachable(workflow: Workflow) -> frozenset[str]:
    """The states that can be come to from the beginning, whatever the bodies decide."""
    reached: set[str] = set()
    waiting = [workflow.initial]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            steps = [step for step in workflow.transitions if step.source == state]
            waiting += [target for step in steps for target in (step.dest, *step.otherwise.values())]
    return frozenset(reached)
