"""A workflow as SVG, in the reader's language, drawn from its definition: a file that needs nothing else."""

from collections.abc import Iterable
from html import escape

from arshjul.domain.workflow import State, Workflow
from arshjul.views.diagram.aside import Ends, Node
from arshjul.views.diagram.chain import block
from arshjul.views.diagram.layout import LINE, MARGIN, Edge, Layout, note_height
from arshjul.views.diagram.shapes import STYLE, arrows, badge, lines_at, name_of
from arshjul.views.palette import variables
from arshjul.views.text import Words
from arshjul.views.wheel.geometry import number, place


def diagram_svg(words: Words, workflow: Workflow) -> str:
    """The whole file."""
    drawing = Layout(words, workflow)
    width, height = (number(side) for side in drawing.size)
    title, text = (f"{name_of(workflow)}-{part}" for part in ("title", "text"))
    parts = [
        *(_note(drawing, ends) for ends in drawing.notes),
        *(_way(drawing, ends) for ends in drawing.ways),
        *(_back(drawing, edge) for edge in drawing.depth),
        *(_state(drawing, state) for state in workflow.states.values()),
        *(_badges(drawing, ends) for ends in drawing.ways),
        *(block(drawing, n) for n in range(len(drawing.after))),
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}" lang="{words.language}" role="img" '
        f'aria-labelledby="{title} {text}"><title id="{title}">{escape(drawing.title)}</title>'
        f'<desc id="{text}">{escape(_said(drawing))}</desc>'
        f"<style>{variables()}{STYLE}</style>{arrows(workflow)}"
        f'<rect width="{width}" height="{height}" fill="var(--paper)"/>'
        f'<text class="title" x="{number(MARGIN)}" y="38">{escape(drawing.title)}</text>'
        f"{''.join(parts)}</svg>\n"
    )


def _said(drawing: Layout) -> str:
    """The picture in words: each step with where it leads, what it requires and what follows it."""
    name = {state.id: _name(drawing, state) for state in drawing.workflow.states.values()}
    told = [f"{name[s.source]} → {name[s.dest]}: {drawing.named(s)}" for s in drawing.workflow.transitions]
    told += [f"{name[e.source]} → {name[e.dest]}: {', '.join(e.words)}" for e in drawing.backs]
    for every in drawing.requires.values():
        told += [f"{drawing.named(r.step)}. {r.heading}: {', '.join(r.gates)}" for r in every]
    told += [f"{after.heading}: {', '.join(_texts(after.first))}" for after in drawing.after]
    return ". ".join(dict.fromkeys(told)) + "."


def _texts(nodes: Iterable[Node]) -> Iterable[str]:
    for node in nodes:
        yield node.text
        yield from _texts(node.then)


def _name(drawing: Layout, state: State) -> str:
    return state.name.in_language(drawing.words.language)


def _state(drawing: Layout, state: State) -> str:
    x, y = drawing.x(state.id), drawing.y(state.id)
    classes = ["state", *(["final"] if state.final else [])]
    classes += ["first"] if state.id == drawing.workflow.initial else []
    text = lines_at(drawing.state_lines(state.id), x + drawing.box / 2, y + drawing.tall / 2, "named")
    return (
        f'<g><rect class="{" ".join(classes)}" x="{number(x)}" y="{number(y)}" width="{number(drawing.box)}" '
        f'height="{number(drawing.tall)}" rx="10"/>{text}</g>'
    )


def _ends(drawing: Layout, ends: Ends) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where an arrow that goes on begins and ends."""
    source, dest = ends
    return (drawing.x(source) + drawing.box, drawing.middle(source)), (drawing.x(dest), drawing.middle(dest))


def _way(drawing: Layout, ends: Ends) -> str:
    """An arrow that goes on, with the names of its steps above it; a long one bends over what it passes."""
    (a, y1), (b, y2) = _ends(drawing, ends)
    lines = drawing.step_lines(ends)
    head = f'marker-end="url(#{name_of(drawing.workflow)}-ahead)"'
    if drawing.far(ends):
        top = min(y1, y2) - drawing.tall / 2 - 16
        path = f"M{place((a, y1))}C{place((a + 40, top))} {place((b - 40, top))} {place((b, y2))}"
        text = lines_at(lines, (a + b) / 2, top - 4 - LINE * (len(lines) - 1) / 2, "small")
    else:
        path = f"M{place((a, y1))}L{place((b, y2))}"
        text = lines_at(lines, (a + b) / 2, (y1 + y2) / 2 - 14 - 8 * len(lines), "small")
    return f'<path class="way" {head} d="{path}"/>{text}'


def _back(drawing: Layout, edge: Edge) -> str:
    """An arrow under the boxes: down from one, along its lane, up to the other."""
    (a, b), low = drawing.feet(edge), drawing.lane(edge)
    y1, y2 = (drawing.y(state) + drawing.tall for state in (edge.source, edge.dest))
    bend = 10 if b < a else -10
    path = (
        f"M{place((a, y1))}V{number(low - 10)}Q{place((a, low))} {place((a - bend, low))}"
        f"H{number(b + bend)}Q{place((b, low))} {place((b, low - 10))}V{number(y2 + 1)}"
    )
    line, head, text = ("way", "ahead", "small") if edge.on else ("back", "behind", "outcome")
    said = lines_at([", ".join(edge.words)], drawing.label(edge), low + 8, text)
    mark = f"{name_of(drawing.workflow)}-{head}"
    return f'<path class="{line}" marker-end="url(#{mark})" d="{path}"/>{said}'


def _note(drawing: Layout, ends: Ends) -> str:
    """What a step requires: a note above, and a bar across the arrow where the way is closed until then."""
    at, lines = drawing.notes[ends]
    (a, y), (b, _) = _ends(drawing, ends)
    x, tall, stem = (a + b) / 2 - drawing.note / 2, note_height(lines), a + 8
    spans = "".join(
        f'<tspan class="{"strong" if heading else "plain"}" x="{number(x + 12)}" '
        f'y="{number(at + 18 + LINE * n)}">{escape(line)}</tspan>'
        for n, (line, heading) in enumerate(lines)
    )
    return (
        f'<path class="stem" d="M{place((stem, at + tall))}V{number(y - 13)}"/>'
        f'<rect class="note" x="{number(x)}" y="{number(at)}" width="{number(drawing.note)}" '
        f'height="{number(tall)}" rx="4"/><text class="left">{spans}</text>'
        f'<path class="gate" d="M{place((stem, y - 13))}V{number(y + 13)}"/>'
    )


def _badges(drawing: Layout, ends: Ends) -> str:
    """The numbers of the chains that follow an arrow's decisions, on it."""
    _, (b, y) = _ends(drawing, ends)
    steps = {step.trigger for step in drawing.ways[ends]}
    followed = [n for n, a in enumerate(drawing.after) if steps & {s.trigger for s in a.decisions}]
    return "".join(badge(b - 26 - 22 * k, y, n + 1) for k, n in enumerate(followed))
