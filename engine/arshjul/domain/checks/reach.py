"""Steps that can never be taken, whatever the calendar says: what one document asks of another."""

import re
from collections.abc import Iterable, Iterator

from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kinds import StepKind
from arshjul.domain.workflow import Missing, Requirement, Transition, Workflow

Node = tuple[str, str]
"""A document type and one of its states."""

_ADJUST = re.compile(r"\bjuster\w*", re.IGNORECASE)
_ATTEST = re.compile(r"attest|minutes|protokoll", re.IGNORECASE)
_MINUTES = re.compile(r"protokoll", re.IGNORECASE)


def check(workflows: Iterable[Workflow]) -> Iterator[Finding]:
    """Every requirement that the workflows of one cycle can never fulfil."""
    known = {workflow.id: workflow for workflow in workflows}
    free, bound = _reached(known, heed=False), _reached(known, heed=True)
    for workflow in known.values():
        for index, step in enumerate(workflow.transitions):
            for number, requirement in enumerate(step.requires):
                place = Place(workflow.file, ("transitions", index, "requires", number))
                yield from _requirement(known, free, bound, workflow, step, requirement, place)


def check_words(workflow: Workflow) -> Iterator[Finding]:
    """*Justera* means to attest minutes and to adjust a plan: a step must say which."""
    for index, step in enumerate(workflow.transitions):
        if _unclear(step):
            place = Place(workflow.file, ("transitions", index, "name"))
            facts = {"name": step.name.sv}
            if step.kind is StepKind.DECIDE and _MINUTES.search(step.name.sv):
                facts["kind"] = step.kind.value
            yield Finding(
                "justera-unclear", Severity.WARNING, place, workflow.id, step.trigger, arguments=facts
            )


def _unclear(step: Transition) -> bool:
    found = _ADJUST.search(step.name.sv)
    named = _MINUTES.search(step.name.sv) is not None
    attests = _ATTEST.search(f"{step.trigger} {step.name.en or ''}") is not None
    if found is None:
        return _ADJUST.match(step.trigger) is not None and not named
    alone = not step.name.sv[found.end() :].strip(" .")
    return (alone and not named) or (attests and not named) or (named and step.kind is StepKind.DECIDE)


def _requirement(
    known: dict[str, Workflow],
    free: set[Node],
    bound: set[Node],
    workflow: Workflow,
    step: Transition,
    requirement: Requirement,
    place: Place,
) -> Iterator[Finding]:
    facts: dict[str, object] = {"other": requirement.document, "state": requirement.state}
    node = (requirement.document, requirement.state)
    if requirement.document not in known:
        yield Finding(
            "requires-no-document", Severity.WARNING, place, workflow.id, step.trigger, arguments=facts
        )
    elif node not in free:
        yield Finding(
            "requires-impossible", Severity.ERROR, place, workflow.id, step.trigger, arguments=facts
        )
    elif requirement.missing is Missing.REFUSE and node not in bound and (workflow.id, step.source) in bound:
        circle = tuple(_circle(known, bound, (workflow.id, step.dest)))
        facts["circle"] = circle
        yield Finding("document-circle", Severity.ERROR, place, workflow.id, step.trigger, arguments=facts)


def _reached(known: dict[str, Workflow], *, heed: bool) -> set[Node]:
    """Every state that some document can come to; ``heed`` the requirements, or not."""
    reached = {(workflow.id, workflow.initial) for workflow in known.values()}
    grown = True
    while grown:
        before = len(reached)
        for workflow in known.values():
            for step in workflow.transitions:
                if (workflow.id, step.source) in reached and (
                    not heed or _may(known, reached, workflow, step)
                ):
                    ends = {*step.dests, *step.otherwise.values()}
                    reached |= {(workflow.id, state) for state in ends}
        grown = len(reached) > before
    return reached


def _may(known: dict[str, Workflow], reached: set[Node], workflow: Workflow, step: Transition) -> bool:
    return all((r.document, r.state) in reached for r in _hard(known, workflow, step))


def _hard(known: dict[str, Workflow], workflow: Workflow, step: Transition) -> Iterator[Requirement]:
    """Requirements that stop the step; one of the same type concerns another body's document."""
    for requirement in step.requires:
        other = requirement.document
        if requirement.missing is Missing.REFUSE and other != workflow.id and other in known:
            yield requirement


def _circle(known: dict[str, Workflow], bound: set[Node], start: Node) -> Iterator[str]:
    """The document types that wait for each other, from the one at hand."""
    seen: list[str] = []
    node: Node | None = start
    while node is not None and node[0] not in seen:
        seen.append(node[0])
        node = _waits_for(known, bound, node)
    yield from seen
    if node is not None:
        yield node[0]


def _waits_for(known: dict[str, Workflow], bound: set[Node], node: Node) -> Node | None:
    workflow = known[node[0]]
    for step in workflow.transitions:
        if (workflow.id, step.source) in bound:
            for requirement in _hard(known, workflow, step):
                if (requirement.document, requirement.state) not in bound:
                    return (requirement.document, requirement.state)
    return None
