"""What stands beside a workflow's machine, in words: what a step requires, and what follows a decision."""

from collections.abc import Iterable, Mapping

from arshjul.domain.aside import Chain, Link, chains_of, gates_before
from arshjul.domain.kinds import StepKind
from arshjul.domain.workflow import Transition, Workflow
from arshjul.values import dataclass
from arshjul.views.text import Words

Ends = tuple[str, str]
"""The states that a step leads between."""


@dataclass(frozen=True, slots=True)
class Required:
    """What must be done before a step that a body takes."""

    step: Transition
    heading: str
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """Something that follows, and what follows that."""

    id: str
    text: str
    then: tuple["Node", ...]

    @property
    def lines(self) -> int:
        """How many rows it takes with everything after it."""
        return max(1, sum(node.lines for node in self.then))

    @property
    def depth(self) -> int:
        """How many columns it takes with everything after it."""
        return 1 + max((node.depth for node in self.then), default=0)


@dataclass(frozen=True, slots=True)
class After:
    """What follows some decisions, the same for each of them."""

    decisions: tuple[Transition, ...]
    heading: str
    first: tuple[Node, ...]


def required(words: Words, workflow: Workflow) -> Mapping[Ends, tuple[Required, ...]]:
    """What each arrow requires: one that several steps share says which of them."""
    found: dict[Ends, tuple[Required, ...]] = {}
    for step in workflow.transitions:
        gates = tuple(gate.name.in_language(words.language) for gate in gates_before(workflow, step.trigger))
        if not gates:
            continue
        ends = (step.source, step.dest)
        shared = sum((s.source, s.dest) == ends for s in workflow.transitions) > 1
        code = "pic.diagram.requires-step" if shared else "pic.diagram.requires"
        heading = words.say(code, {"name": step.name.in_language(words.language)})
        found[ends] = (*found.get(ends, ()), Required(step, heading, gates))
    return found


def following(words: Words, workflow: Workflow) -> tuple[After, ...]:
    """What follows the decisions, those with the same after them together."""
    chains = chains_of(workflow, words.organisation) if words.organisation else ()
    alike: dict[tuple[object, ...], list[Chain]] = {}
    for chain in chains:
        alike.setdefault(_shape(_nodes(words, chain, chain.first)), []).append(chain)
    return tuple(_after(words, same) for same in alike.values())


def _after(words: Words, chains: list[Chain]) -> After:
    decisions = tuple(chain.decision for chain in chains)
    names = tuple(f"”{step.name.in_language(words.language)}”" for step in decisions)
    heading = words.say("pic.diagram.after", {"names": names})
    return After(decisions, heading, _nodes(words, chains[0], chains[0].first))


def _nodes(words: Words, chain: Chain, links: Iterable[Link]) -> tuple[Node, ...]:
    return tuple(_node(words, chain, link) for link in links)


def _node(words: Words, chain: Chain, link: Link) -> Node:
    then = _nodes(words, chain, link.then)
    if link.step.kind is StepKind.ANNOUNCE and chain.appealable:
        force = Node(f"{chain.decision.trigger}.force", words.say("pic.diagram.force"), ())
        then = (force, *then)
    return Node(link.step.trigger, _text(words, link.step), then)


def _text(words: Words, step: Transition) -> str:
    name = step.name.in_language(words.language)
    if step.side and step.side.optional:
        return words.say("pic.diagram.optional", {"name": name})
    if step.side and step.side.recipients:
        facts = {"name": name, "to": _recipients(words, step.side.recipients)}
        days = getattr(step.due, "working_days", 0)
        return words.say("pic.diagram.dispatch", facts | {"days": days})
    return name


def _recipients(words: Words, found: Iterable[str]) -> tuple[str, ...]:
    """The bodies of a group by their ids, which is what everybody calls them; others as they are written."""
    return words.organisation.expand(found) if words.organisation else tuple(found)


def _shape(nodes: Iterable[Node]) -> tuple[object, ...]:
    return tuple((node.text, _shape(node.then)) for node in nodes)
