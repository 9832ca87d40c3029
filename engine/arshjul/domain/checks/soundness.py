"""Soundness of a workflow as a state machine: what ``transitions`` passes silently."""

from collections.abc import Iterable, Iterator

from arshjul.domain import machine
from arshjul.domain.findings import Finding, Path, Place, Severity
from arshjul.domain.kinds import AT_MEETING, WITH_OUTCOME, StepKind
from arshjul.domain.organisation import Organisation
from arshjul.domain.progress import main_path
from arshjul.domain.timing import MonthRule
from arshjul.domain.workflow import Transition, Workflow


def check(workflow: Workflow, organisation: Organisation, *, dated: bool = True) -> Iterator[Finding]:
    """Every soundness finding of one workflow.

    :param dated: a kalendarium is set for one of its cycles; until then a step may lack its month
    """
    yield from _unreachable(workflow)
    yield from _no_final(workflow)
    yield from _dead_ends(workflow)
    yield from _leaves_final(workflow)
    yield from _duplicate_triggers(workflow)
    for index, step in enumerate(workflow.transitions):
        yield from (f for f in _timing(workflow, index, step) if dated or f.code != "no-time")
        yield from _month(workflow, index, step)
        yield from _body(workflow, index, step, organisation)
    yield from _owner(workflow, organisation)


def _unreachable(workflow: Workflow) -> Iterator[Finding]:
    reached = _reached(workflow)
    for state in workflow.states:
        if state not in reached:
            yield _finding(workflow, "unreachable-state", ("states", state), state=state)


def _no_final(workflow: Workflow) -> Iterator[Finding]:
    if not any(state.final for state in workflow.states.values()):
        yield _finding(workflow, "no-final-state", ("states",), severity=Severity.ERROR)


def _dead_ends(workflow: Workflow) -> Iterator[Finding]:
    finals = {state.id for state in workflow.states.values() if state.final}
    for state in workflow.states.values():
        if not state.final and finals and not (main_path(workflow, state.id) & finals):
            yield _finding(workflow, "dead-end", ("states", state.id), state=state.id)


def _leaves_final(workflow: Workflow) -> Iterator[Finding]:
    for index, step in enumerate(workflow.transitions):
        state = workflow.states.get(step.source)
        if state is not None and state.final:
            yield _finding(
                workflow,
                "leaves-final",
                ("transitions", index, "source"),
                step=step.trigger,
                state=step.source,
            )


def _duplicate_triggers(workflow: Workflow) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, step in enumerate(workflow.transitions):
        if step.trigger in seen:
            yield _finding(
                workflow, "duplicate-trigger", ("transitions", index, "trigger"), step=step.trigger
            )
        seen.add(step.trigger)


def _timing(workflow: Workflow, index: int, step: Transition) -> Iterator[Finding]:
    if step.kind is StepKind.AUTOMATIC:
        return
    if not step.body:
        yield _incomplete(workflow, index, step)
        return
    if step.when is None and step.due is None:
        yield _finding(
            workflow, "no-time", ("transitions", index), step=step.trigger, severity=Severity.WARNING
        )
    if step.when is not None and step.due is not None:
        yield _finding(workflow, "two-times", ("transitions", index, "due"), step=step.trigger)


def _incomplete(workflow: Workflow, index: int, step: Transition) -> Finding:
    """The source does not say who takes the step, or not when either: legal until it is filled in."""
    untimed = ("when",) if step.when is None and step.due is None else ()
    return _finding(
        workflow,
        "incomplete-step",
        ("transitions", index),
        step=step.trigger,
        severity=Severity.WARNING,
        lacks=("body", *untimed),
    )


def _month(workflow: Workflow, index: int, step: Transition) -> Iterator[Finding]:
    if isinstance(step.when, MonthRule):
        rules: Iterable[tuple[Path, MonthRule]] = [
            (("month",), step.when),
            *((("except", name, "month"), rule) for name, rule in step.when.except_.items()),
        ]
        for path, rule in rules:
            for month in rule.months:
                if not 1 <= month <= 12:
                    yield _finding(
                        workflow,
                        "impossible-month",
                        ("transitions", index, "when", *path),
                        step=step.trigger,
                        month=month,
                    )


def _body(workflow: Workflow, index: int, step: Transition, organisation: Organisation) -> Iterator[Finding]:
    if step.kind not in AT_MEETING or step.body == "own":
        bodies = [organisation.bodies[b] for b in _own(workflow, organisation)] if step.body == "own" else []
    elif step.body in organisation.bodies:
        bodies = [organisation.bodies[step.body]]
    elif step.body == "own.administration":
        bodies = [
            organisation.bodies[office]
            for b in _own(workflow, organisation)
            for office in organisation.bodies[b].administration[:1]
            if office in organisation.bodies
        ]
    else:
        bodies = list(organisation.of_kind(step.body))
        if not bodies and step.body:
            yield _finding(
                workflow, "impossible-body", ("transitions", index, "body"), step=step.trigger, word=step.body
            )
    for body in bodies:
        if step.kind in WITH_OUTCOME and step.kind is not StepKind.PREPARE and not body.may_decide:
            yield _finding(
                workflow, "may-not-decide", ("transitions", index, "body"), step=step.trigger, body=body.id
            )


def _owner(workflow: Workflow, organisation: Organisation) -> Iterator[Finding]:
    for index, step in enumerate(workflow.transitions):
        if step.body == "own.administration":
            for body in _own(workflow, organisation):
                if not organisation.bodies[body].administration:
                    yield _finding(
                        workflow,
                        "no-administration",
                        ("transitions", index, "body"),
                        step=step.trigger,
                        body=body,
                    )


def _own(workflow: Workflow, organisation: Organisation) -> list[str]:
    if workflow.one_per:
        return [body for body in organisation.expand(workflow.one_per) if body in organisation.bodies]
    if workflow.owner and workflow.owner in organisation.bodies:
        return [workflow.owner]
    return [body.id for body in organisation.of_kind(workflow.owner or "")]


def _reached(workflow: Workflow) -> set[str]:
    reached: set[str] = set()
    waiting = [workflow.initial]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            for step in machine.moves(workflow, state):
                waiting += machine.destinations(step).values()
    return reached


def _finding(
    workflow: Workflow,
    code: str,
    path: Path,
    *,
    severity: Severity = Severity.ERROR,
    step: str | None = None,
    body: str | None = None,
    month: int | None = None,
    **arguments: object,
) -> Finding:
    return Finding(
        code, severity, Place(workflow.file, path), workflow.id, step, body, month, None, arguments
    )
