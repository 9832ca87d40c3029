"""Where everything of a workflow's picture lies: plain numbers, in the units of the SVG.

The main path runs from left to right. A state stands in the column of its longest way from the start, a step
that does not go on is an arrow in a lane below, what a step requires is a note above its arrow, and what
follows a decision is a block of its own below the machine.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from textwrap import wrap

from arshjul.domain.kinds import Outcome
from arshjul.domain.workflow import Transition, Workflow
from arshjul.values import dataclass
from arshjul.views.diagram.aside import After, Ends, Node, Required, following, required
from arshjul.views.text import Words

MARGIN, NAME, LINE = 24.0, 16.0, 15.0
BACK, NOTE, NODE, NODE_GAP = 38.0, 252.0, 216.0, 34.0
HEADING, NODE_BELOW = 34.0, 10.0
_TITLE, _PAD = 56.0, 14.0
Row = tuple[str, bool]
"""A line of a note, and whether it is its heading."""
_PER_LETTER = {"named": 7.6, "small": 6.3}
"""How wide a letter is at most on average, by what it is drawn as."""


@dataclass(frozen=True)
class Edge:
    """An arrow that does not go on, with the words of every outcome that it stands for."""

    source: str
    dest: str
    words: tuple[str, ...]
    on: bool = False
    """Whether the body has agreed, to something else than was proposed."""


@dataclass(frozen=True)
class Layout:
    """A workflow's picture in numbers."""

    words: Words
    workflow: Workflow

    # --- the machine: columns, rows, lanes ---

    @cached_property
    def column(self) -> Mapping[str, int]:
        """How far from the start a state stands: by its longest way, as far as that goes on."""
        found = {self.workflow.initial: 0}
        for _ in self.workflow.states:
            for step in self.workflow.transitions:
                if step.source in found and step.source != step.dest:
                    further = max(found.get(step.dest, 0), found[step.source] + 1)
                    found[step.dest] = min(further, len(self.workflow.states) - 1)
        rest = max(found.values()) + 1
        return {**dict.fromkeys(self.workflow.states, rest), **found}

    @cached_property
    def row(self) -> Mapping[str, int]:
        """Which of those in its column a state is."""
        taken: dict[int, int] = {}
        found = {}
        for state in self.workflow.states:
            column = self.column[state]
            found[state] = taken.get(column, 0)
            taken[column] = found[state] + 1
        return found

    @cached_property
    def ways(self) -> Mapping[Ends, tuple[Transition, ...]]:
        """The steps that go on, those between the same states together."""
        found: dict[Ends, tuple[Transition, ...]] = {}
        for step in self.workflow.transitions:
            if self.forward(step):
                ends = (step.source, step.dest)
                found[ends] = (*found.get(ends, ()), step)
        return found

    @cached_property
    def backs(self) -> tuple[Edge, ...]:
        """The steps that do not go on, those between the same states together."""
        told: dict[tuple[str, str, bool], list[str]] = {}
        for step in self.workflow.transitions:
            if not self.forward(step):
                told.setdefault((step.source, step.dest, False), []).append(self.named(step))
            for outcome, dest in step.otherwise.items():
                key = (step.source, dest, outcome is Outcome.AMEND)
                told.setdefault(key, []).append(self.words.kind(Outcome(outcome)))
        return tuple(Edge(a, b, tuple(dict.fromkeys(said)), on) for (a, b, on), said in told.items())

    @cached_property
    def depth(self) -> Mapping[Edge, int]:
        """The lane of each way back: a longer one lies under the shorter ones that it passes."""
        found: dict[Edge, int] = {}
        for edge in sorted(self.backs, key=lambda e: abs(self.column[e.source] - self.column[e.dest])):
            passed = [lane for other, lane in found.items() if self._passes(edge, other)]
            found[edge] = max(passed, default=-1) + 1
        return found

    def _passes(self, one: Edge, other: Edge) -> bool:
        """Whether two would meet in the same lane; one back to its own state takes the room under its box."""
        a, b = (sorted((self.column[e.source], self.column[e.dest])) for e in (one, other))
        if one.source == one.dest or other.source == other.dest:
            return a[0] <= b[1] and b[0] <= a[1]
        return (a[0] < b[1] and b[0] < a[1]) or a == b

    def feet(self, edge: Edge) -> tuple[float, float]:
        """Where under the boxes an arrow leaves and arrives."""
        leaves, arrives = self._sides(edge)
        return self._foot(edge, edge.source, leaves), self._foot(edge, edge.dest, arrives)

    def _sides(self, edge: Edge) -> tuple[bool, bool]:
        """Whether an arrow leaves and arrives under the right half of a box: the half it comes from."""
        left = self.column[edge.dest] < self.column[edge.source]
        return not left, left

    def _foot(self, edge: Edge, state: str, right: bool) -> float:
        """So placed that arrows under the same half never cross: those in deeper lanes further in."""
        alike = [
            (self.depth[e], e.words)
            for e in self.backs
            for end, side in zip((e.source, e.dest), self._sides(e), strict=True)
            if (end, side) == (state, right)
        ]
        rank = sorted(alike).index((self.depth[edge], edge.words))
        share = min(0.2 + 0.14 * rank, 0.94)
        return self.x(state) + self.box * (1 - share if right else share)

    def label(self, edge: Edge) -> float:
        """The middle of the words under an arrow's lane: where no deeper arrow passes through them."""
        a, b = sorted(self.feet(edge))
        half = len(", ".join(edge.words)) * _PER_LETTER["small"] / 2 + 4
        through = [foot for e in self.backs if self.depth[e] > self.depth[edge] for foot in self.feet(e)]
        middles = [(a + b) / 2, *(foot + side for foot in through for side in (-half - 1, half + 1))]
        free = [m for m in middles if a < m < b and all(abs(m - foot) >= half for foot in through)]
        return min(free, key=lambda m: abs(m - (a + b) / 2), default=(a + b) / 2)

    def forward(self, step: Transition) -> bool:
        """Whether a step goes on."""
        return self.column[step.dest] > self.column[step.source]

    def far(self, ends: Ends) -> bool:
        """Whether a way passes over another column."""
        return self.column[ends[1]] - self.column[ends[0]] > 1

    # --- words, broken into lines ---

    @property
    def title(self) -> str:
        """The document type's name."""
        return self.workflow.name.in_language(self.words.language)

    def named(self, step: Transition) -> str:
        """The step's name."""
        return step.name.in_language(self.words.language)

    def state_lines(self, state: str) -> list[str]:
        """A state's name in its box."""
        return wrap(self._state(state), 19, break_long_words=False)

    def step_lines(self, ends: Ends) -> list[str]:
        """The names above an arrow."""
        return [line for s in self.ways[ends] for line in wrap(self.named(s), 23, break_long_words=False)]

    def _state(self, state: str) -> str:
        return self.workflow.states[state].name.in_language(self.words.language)

    @cached_property
    def requires(self) -> Mapping[Ends, tuple[Required, ...]]:
        """What must be done before a step."""
        return required(self.words, self.workflow)

    @cached_property
    def after(self) -> tuple[After, ...]:
        """What follows the decisions."""
        return following(self.words, self.workflow)

    # --- sizes and places ---

    @cached_property
    def box(self) -> float:
        """Width of a state's box: its longest line fits."""
        lines = [line for state in self.workflow.states for line in self.state_lines(state)]
        return max(150.0, _wide(lines, "named") + 16)

    @cached_property
    def tall(self) -> float:
        """Height of a state's box."""
        return max(58.0, NAME * max(len(self.state_lines(state)) for state in self.workflow.states) + 14)

    @cached_property
    def gap(self) -> float:
        """Between two columns: the longest line above an arrow fits."""
        lines = [line for ends in self.ways for line in self.step_lines(ends)]
        return max(168.0, _wide(lines, "small") + 28)

    @cached_property
    def notes(self) -> Mapping[Ends, tuple[float, list[Row]]]:
        """For each arrow that requires something: how far down its note begins, and the note's lines."""
        used: dict[int, float] = {}
        found = {}
        for ends, every in self.requires.items():
            lines = [row for one in every for row in (*_headed(one.heading), *_dashed(one.gates))]
            column = self.column[ends[0]]
            found[ends] = (_TITLE + used.get(column, 0.0), lines)
            used[column] = used.get(column, 0.0) + note_height(lines) + 8
        return found

    @cached_property
    def note(self) -> float:
        """Width of a note: its longest line fits."""
        lines = [line for _, rows in self.notes.values() for line, _ in rows]
        return max(NOTE, _wide(lines, "small") + 30)

    @cached_property
    def top(self) -> float:
        """Upper side of the first row: below the notes and the names above its arrows."""
        notes = max((at + note_height(lines) for at, lines in self.notes.values()), default=_TITLE)
        names = max((len(self.step_lines(ends)) for ends in self.ways), default=0)
        far = 20.0 if any(map(self.far, self.ways)) else 0.0
        return notes + far + max(18.0, NAME * names - self.tall / 2 + 24)

    def x(self, state: str) -> float:
        """Left side of a state's box."""
        return MARGIN + self.column[state] * (self.box + self.gap)

    def y(self, state: str) -> float:
        """Upper side of a state's box."""
        return self.top + self.row[state] * (self.tall + 52 + (NAME * 3 if self.row[state] else 0))

    def middle(self, state: str) -> float:
        """Half way down a state's box."""
        return self.y(state) + self.tall / 2

    @cached_property
    def floor(self) -> float:
        """Below every box."""
        return max(self.y(state) for state in self.workflow.states) + self.tall

    def lane(self, edge: Edge) -> float:
        """How far down the lane of a way back lies."""
        return self.floor + BACK * (self.depth[edge] + 1) - 10

    @cached_property
    def ground(self) -> float:
        """Below the machine."""
        return self.floor + BACK * (max(self.depth.values(), default=-1) + 1) + _PAD

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        columns = max(self.column.values()) + 1
        machine = MARGIN * 2 + columns * (self.box + self.gap) - self.gap
        chains = [MARGIN * 2 + 30 + max(n.depth for n in a.first) * (NODE + NODE_GAP) for a in self.after]
        title = MARGIN * 2 + len(self.title) * 12.0
        heading = max((len(a.heading) * _PER_LETTER["named"] + 90 for a in self.after), default=0.0)
        return max(machine, title, heading, *chains), self.bottom + MARGIN

    @cached_property
    def blocks(self) -> tuple[float, ...]:
        """How far down the block of each chain begins."""
        found, at = [], self.ground + _PAD
        for after in self.after:
            found.append(at)
            at += block_height(after)
        return tuple(found)

    @property
    def bottom(self) -> float:
        """Below everything."""
        return self.blocks[-1] + block_height(self.after[-1]) if self.blocks else self.ground


def node_lines(text: str) -> list[str]:
    """What follows, in its box."""
    return wrap(text, 33, break_long_words=False)


def block_height(after: After) -> float:
    """How tall a chain is, with its heading."""
    return HEADING + sum(node.lines for node in after.first) * (node_tall(after) + NODE_BELOW) + 8


def node_tall(after: After) -> float:
    """How tall each box of a chain is: the longest text of them fits."""

    def most(nodes: Iterable[Node]) -> int:
        return max((max(len(node_lines(node.text)), most(node.then)) for node in nodes), default=1)

    return 14 + LINE * most(after.first)


def note_height(lines: Sequence[Row]) -> float:
    """How tall a note is."""
    return LINE * len(lines) + 14


def _headed(heading: str) -> Iterable[Row]:
    return ((line, True) for line in wrap(heading, 36, break_long_words=False))


def _dashed(gates: Iterable[str]) -> Iterable[Row]:
    for gate in gates:
        first, *rest = wrap(gate, 36, break_long_words=False)
        yield f"– {first}", False
        yield from ((f"\N{EN SPACE}{line}", False) for line in rest)


def _wide(lines: Iterable[str], drawn_as: str) -> float:
    return max((len(line) for line in lines), default=0) * _PER_LETTER[drawn_as]
