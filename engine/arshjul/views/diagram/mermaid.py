"""A workflow as Mermaid text: the machine as the library draws it, and what stands beside it.

A requirement is a note at the state that the step leaves. What follows a decision is a frame of its own with
dashed lines: Mermaid's state diagrams have no dashed arrows, and it moves no document.
"""

from collections.abc import Iterable

from arshjul.domain import machine
from arshjul.domain.kinds import Outcome
from arshjul.domain.workflow import Workflow
from arshjul.views.diagram.aside import After, Node, following, required
from arshjul.views.text import Words

_DASHED = "  classDef beside fill:none,stroke-dasharray:4 3"


def mermaid(words: Words, workflow: Workflow) -> str:
    """A Mermaid state diagram in the reader's language."""
    outcomes = {outcome: words.kind(outcome) for outcome in Outcome}
    drawn = [machine.mermaid(workflow, words.language, outcomes)]
    for notes in required(words, workflow).values():
        for note in notes:
            said = [note.heading, *(f"– {gate}" for gate in note.gates)]
            drawn += [f"  note right of {machine.node(note.step.source)}"]
            drawn += [*(f"    {machine.in_mermaid(line)}" for line in said), "  end note"]
    after = following(words, workflow)
    drawn += [line for n, chain in enumerate(after, 1) for line in _chain(chain, n)]
    return "\n".join([*drawn, _DASHED] if after else drawn)


def _chain(after: After, number: int) -> Iterable[str]:
    """A frame with what follows; the states that the decisions lead to point at it."""
    frame = f"after_{number}"
    names = {node.id: f"{frame}_{n}" for n, node in enumerate(_every(after.first), 1)}
    yield f'  state "{machine.in_mermaid(after.heading)}" as {frame} {{'
    yield "    direction LR"
    for node in _every(after.first):
        yield f'    state "{machine.in_mermaid(node.text)}" as {names[node.id]}'
    for node in _every(after.first):
        yield from (f"    {names[node.id]} --> {names[then.id]}" for then in node.then)
    yield "  }"
    for state in dict.fromkeys(dest for step in after.decisions for dest in step.dests):
        yield f"  {machine.node(state)} --> {frame}"
    yield f"  class {', '.join([frame, *names.values()])} beside"


def _every(nodes: Iterable[Node]) -> Iterable[Node]:
    for node in nodes:
        yield node
        yield from _every(node.then)
