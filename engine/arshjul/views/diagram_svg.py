"""A workflow's states as a picture: the main path from left to right, and under it the ways back.

Drawn from the definition, in the reader's language. A state stands in the column of its longest way from the
start; a step that does not go on (tabled, sent back, rejected) is an arrow below, with its outcome's word.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from html import escape
from textwrap import wrap

from arshjul.domain.kinds import Outcome
from arshjul.domain.workflow import State, Transition, Workflow
from arshjul.values import dataclass
from arshjul.views.palette import variables
from arshjul.views.text import Words
from arshjul.views.wheel.geometry import number, place

_WIDTH, _HEIGHT, _GAP, _ROW, _MARGIN = 150.0, 58.0, 168.0, 110.0, 24.0
_TOP, _BACK = 96.0, 38.0
_STYLE = """
text{font-family:"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;text-anchor:middle;
fill:var(--ink);font-size:13px}
.title{font-size:20px;font-weight:700;text-anchor:start}
.state{fill:var(--soft);stroke:var(--ink);stroke-width:1.4}.final{stroke-width:3.2}
.first{fill:var(--ongoing);stroke:var(--ongoing)}
.first+text{fill:var(--on)}.named{font-weight:600}
.way{fill:none;stroke:var(--ink);stroke-width:1.6}.back{fill:none;stroke:var(--late);stroke-width:1.4;
stroke-dasharray:5 3}
.ahead{fill:var(--ink)}.behind{fill:var(--late)}.small{font-size:11.5px;fill:var(--muted)}
.outcome{fill:var(--late);font-size:11.5px}
"""


@dataclass(frozen=True)
class _Edge:
    source: str
    dest: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Drawing:
    words: Words
    workflow: Workflow

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
    def backs(self) -> tuple[_Edge, ...]:
        """The steps that do not go on, those between the same states together."""
        told: dict[tuple[str, str], list[str]] = {}
        for step in self.workflow.transitions:
            if not self.forward(step):
                told.setdefault((step.source, step.dest), []).append(self.named(step))
            for outcome, dest in step.otherwise.items():
                told.setdefault((step.source, dest), []).append(self.words.kind(Outcome(outcome)))
        return tuple(_Edge(a, b, tuple(dict.fromkeys(said))) for (a, b), said in told.items())

    @cached_property
    def depth(self) -> Mapping[_Edge, int]:
        """The lane of each way back: a longer one lies under the shorter ones that it passes."""
        found: dict[_Edge, int] = {}
        for edge in sorted(self.backs, key=lambda e: abs(self.column[e.source] - self.column[e.dest])):
            passed = [lane for other, lane in found.items() if self._passes(edge, other)]
            found[edge] = max(passed, default=-1) + 1
        return found

    def _passes(self, one: _Edge, other: _Edge) -> bool:
        a, b = (sorted((self.column[e.source], self.column[e.dest])) for e in (one, other))
        return (a[0] < b[1] and b[0] < a[1]) or a == b

    def foot(self, edge: _Edge, state: str) -> float:
        """Where under a box an arrow leaves or arrives: so that arrows under the same box never cross."""
        alike = [e for e in self.backs if (e.source if state == edge.source else e.dest) == state]
        rank = sorted(alike, key=lambda e: (self.depth[e], e.words)).index(edge)
        share = 0.2 + 0.14 * rank if state == edge.source else 0.8 - 0.14 * rank
        return self.x(state) + _WIDTH * min(max(share, 0.06), 0.94)

    def forward(self, step: Transition) -> bool:
        """Whether a step goes on."""
        return self.column[step.dest] > self.column[step.source]

    def named(self, step: Transition) -> str:
        """The step's name."""
        return step.name.in_language(self.words.language)

    def x(self, state: str) -> float:
        """Left side of a state's box."""
        return _MARGIN + self.column[state] * (_WIDTH + _GAP)

    def y(self, state: str) -> float:
        """Upper side of a state's box."""
        return _TOP + self.row[state] * _ROW

    @property
    def floor(self) -> float:
        """Below every box."""
        return _TOP + max(self.row.values()) * _ROW + _HEIGHT

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        width = _MARGIN * 2 + (max(self.column.values()) + 1) * (_WIDTH + _GAP) - _GAP
        return width, self.floor + _BACK * (max(self.depth.values(), default=-1) + 1) + _MARGIN + 14

    @property
    def title(self) -> str:
        """The document type's name."""
        return self.workflow.name.in_language(self.words.language)


def diagram_svg(words: Words, workflow: Workflow) -> str:
    """The whole file."""
    drawing = _Drawing(words, workflow)
    width, height = (number(side) for side in drawing.size)
    parts = [
        *(_way(drawing, step) for step in workflow.transitions if drawing.forward(step)),
        *(_back(drawing, edge, lane) for edge, lane in drawing.depth.items()),
        *(_state(drawing, state) for state in workflow.states.values()),
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}" lang="{words.language}" role="img" '
        f'aria-labelledby="d-title d-text"><title id="d-title">{escape(drawing.title)}</title>'
        f'<desc id="d-text">{escape(_said(drawing))}</desc>'
        f"<style>{variables()}{_STYLE.replace(chr(10), '')}</style>{_ARROWS}"
        f'<rect width="{width}" height="{height}" fill="var(--paper)"/>'
        f'<text class="title" x="{_MARGIN}" y="38">{escape(drawing.title)}</text>{"".join(parts)}</svg>\n'
    )


_ARROWS = "".join(
    f'<marker id="{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
    f'orient="auto-start-reverse"><path class="{name}" d="M0 0L10 5L0 10Z"/></marker>'
    for name in ("ahead", "behind")
)


def _said(drawing: _Drawing) -> str:
    """The picture in words: each step with where it leads."""
    name = {state.id: _name(drawing, state) for state in drawing.workflow.states.values()}
    ahead = [f"{name[s.source]} → {name[s.dest]}: {drawing.named(s)}" for s in drawing.workflow.transitions]
    back = [f"{name[e.source]} → {name[e.dest]}: {', '.join(e.words)}" for e in drawing.backs]
    return ". ".join(dict.fromkeys([*ahead, *back])) + "."


def _name(drawing: _Drawing, state: State) -> str:
    return state.name.in_language(drawing.words.language)


def _state(drawing: _Drawing, state: State) -> str:
    x, y = drawing.x(state.id), drawing.y(state.id)
    classes = (
        "state"
        + (" final" if state.final else "")
        + (" first" if state.id == drawing.workflow.initial else "")
    )
    lines = wrap(_name(drawing, state), 19)[:3]
    return (
        f'<g><rect class="{classes}" x="{number(x)}" y="{number(y)}" width="{_WIDTH}" height="{_HEIGHT}" '
        'rx="10"/>'
        f"{_lines(lines, x + _WIDTH / 2, y + _HEIGHT / 2, 'named')}</g>"
    )


def _lines(lines: Iterable[str], x: float, middle: float, classes: str) -> str:
    """A text over several lines around a height: one text element, so that listeners hear it whole."""
    told = list(lines)
    first = middle + 4.5 - 8 * (len(told) - 1)
    spans = "".join(
        f'<tspan x="{number(x)}" y="{number(first + 16 * n)}">{escape(line)}</tspan>'
        for n, line in enumerate(told)
    )
    return f'<text class="{classes}">{spans}</text>'


def _way(drawing: _Drawing, step: Transition) -> str:
    a, b = drawing.x(step.source) + _WIDTH, drawing.x(step.dest)
    y1, y2 = (drawing.y(state) + _HEIGHT / 2 for state in (step.source, step.dest))
    beside = [
        s
        for s in drawing.workflow.transitions
        if (s.source, s.dest) == (step.source, step.dest) and drawing.forward(s)
    ]
    lines = [line for other in beside for line in wrap(drawing.named(other), 23)]
    if beside[0] is not step:
        return ""  # drawn once, with every name
    if drawing.column[step.dest] - drawing.column[step.source] > 1:
        top = min(y1, y2) - _HEIGHT / 2 - 16
        path = f"M{place((a, y1))}C{place((a + 40, top))} {place((b - 40, top))} {place((b, y2))}"
        return f'<path class="way" marker-end="url(#ahead)" d="{path}"/>' + _lines(
            lines[:1], (a + b) / 2, top - 4, "small"
        )
    path = f"M{place((a, y1))}L{place((b, y2))}"
    text = _lines(lines, (a + b) / 2, (y1 + y2) / 2 - 12 - 8 * len(lines), "small")
    return f'<path class="way" marker-end="url(#ahead)" d="{path}"/>{text}'


def _back(drawing: _Drawing, edge: _Edge, lane: int) -> str:
    """An arrow under the boxes: down from one, along its lane, up to the other."""
    a, b = drawing.foot(edge, edge.source), drawing.foot(edge, edge.dest)
    if edge.source == edge.dest:
        a, b = drawing.x(edge.source) + _WIDTH * 0.8, drawing.x(edge.source) + _WIDTH * 0.2
    y1, y2 = (drawing.y(state) + _HEIGHT for state in (edge.source, edge.dest))
    low = drawing.floor + _BACK * (lane + 1) - 10
    bend = 10 if b < a else -10
    path = (
        f"M{place((a, y1))}V{number(low - 10)}Q{place((a, low))} {place((a - bend, low))}"
        f"H{number(b + bend)}Q{place((b, low))} {place((b, low - 10))}V{number(y2 + 1)}"
    )
    text = _lines([", ".join(edge.words)], (a + b) / 2, low + 8, "outcome")
    return f'<path class="back" marker-end="url(#behind)" d="{path}"/>{text}'
