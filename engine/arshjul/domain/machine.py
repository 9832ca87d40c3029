"""The state machine: the only module that knows the ``transitions`` library.

One shared machine per workflow version, used as a pure function from (state, trigger, outcome) to the next
state. Automatic ``to_<state>`` triggers are off: they would bypass every legal order.
"""

from collections.abc import Mapping
from functools import lru_cache

from transitions import Machine, MachineError

from arshjul.domain.kinds import WITH_OUTCOME, Outcome
from arshjul.domain.workflow import Transition, Workflow

_NOT_IN_MERMAID = str.maketrans({":": " –", ";": ",", '"': "'", "\\": "/", "#": ""})


class IllegalMove(Exception):
    """The machine has no such transition from the state."""


class _Position:
    """The library's model: an object that stands in a state."""

    state: str


def event(trigger: str, outcome: Outcome | None) -> str:
    """The machine's trigger: each (trigger, outcome) is one of its own."""
    return f"{trigger}/{outcome.value}" if outcome else trigger


def destinations(step: Transition) -> dict[Outcome | None, str]:
    """Where each outcome of a step leads; ``None`` is the only outcome of a step without outcomes."""
    if step.kind not in WITH_OUTCOME:
        return {None: step.dest}
    onward: dict[Outcome | None, str] = {
        Outcome.APPROVE: step.dest,
        Outcome.AMEND: step.dest,
        Outcome.TABLE: step.source,
    }
    return onward | dict(step.otherwise)


def next_state(workflow: Workflow, state: str, trigger: str, outcome: Outcome | None) -> str:
    """The state that the step leads to.

    :raises IllegalMove: the step may not be taken from the state, or not with that outcome
    """
    machine = _machine(_Definition(workflow))
    name = event(trigger, outcome)
    if name not in machine.events or state not in workflow.states:
        raise IllegalMove(name)
    position = _Position()
    position.state = state
    try:
        machine.events[name].trigger(position)
    except MachineError as error:
        raise IllegalMove(name) from error
    return position.state


def moves(workflow: Workflow, state: str) -> tuple[Transition, ...]:
    """The steps that the machine allows from a state, in the order of the file."""
    return tuple(step for step in workflow.transitions if step.source == state)


def mermaid(workflow: Workflow, language: str, outcomes: Mapping[Outcome, str] | None = None) -> str:
    """The workflow as a Mermaid state diagram with its names, as the library draws it.

    :param outcomes: the words for the outcomes that lead elsewhere; their codes when not given
    """
    from transitions.extensions import GraphMachine  # only for pictures

    drawing = GraphMachine(
        model=_Position(),
        graph_engine="mermaid",
        auto_transitions=False,
        initial=node(workflow.initial),
        states=[node(state) for state in workflow.states],
        title=f'title: "{in_mermaid(workflow.name.in_language(language))}"',
        show_conditions=False,
    )
    for state in workflow.states.values():
        drawn = drawing.get_state(node(state.id))
        drawn.label = in_mermaid(state.name.in_language(language))  # type: ignore[attr-defined]  # the markup reads it
    for step in workflow.transitions:
        name = in_mermaid(step.name.in_language(language))
        drawing.add_transition(step.trigger, node(step.source), node(step.dest), label=name)
        for outcome, target in step.otherwise.items():
            told = f"{name} ({in_mermaid((outcomes or {}).get(outcome, outcome.value))})"
            drawing.add_transition(event(step.trigger, outcome), node(step.source), node(target), label=told)
    # the library marks the state its model stands in: a picture of the rules has no such state
    lines = [line for line in drawing.get_graph().source.splitlines() if "class" not in line.casefold()[:8]]
    ends = [f"  {node(state.id)} --> [*]" for state in workflow.states.values() if state.final]
    return "\n".join(line for line in (*lines, *ends) if line.strip())


def node(state: str) -> str:
    """A state's id as Mermaid takes it: without hyphens, and none of its own words (pytransitions#708)."""
    return f"s_{state.replace('-', '_')}"


def in_mermaid(name: str) -> str:
    """A name as Mermaid takes it: a colon, a semicolon or a quotation mark would end it."""
    return name.translate(_NOT_IN_MERMAID)


class _Definition:
    """A workflow as a cache key: versions are told apart by identity, which is cheap."""

    __slots__ = ("workflow",)

    def __init__(self, workflow: Workflow) -> None:
        self.workflow = workflow

    def __hash__(self) -> int:
        return id(self.workflow)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Definition) and other.workflow is self.workflow


@lru_cache(maxsize=256)
def _machine(definition: _Definition) -> Machine:
    workflow = definition.workflow
    machine = Machine(
        model=None,
        states=list(workflow.states),
        initial=workflow.initial,
        auto_transitions=False,
        send_event=False,
    )
    for step in workflow.transitions:
        for outcome, dest in destinations(step).items():
            machine.add_transition(event(step.trigger, outcome), step.source, dest)
    return machine
