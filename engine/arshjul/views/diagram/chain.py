"""What follows a decision, drawn under the machine: a dashed chain from the number that its arrow bears."""

from html import escape

from arshjul.views.diagram.aside import Node
from arshjul.views.diagram.layout import (
    HEADING,
    MARGIN,
    NODE,
    NODE_BELOW,
    NODE_GAP,
    Layout,
    node_lines,
    node_tall,
)
from arshjul.views.diagram.shapes import badge, lines_at, name_of
from arshjul.views.wheel.geometry import number, place


def block(drawing: Layout, index: int) -> str:
    """One chain: its number and heading, and under them what follows, from left to right."""
    after, y = drawing.after[index], drawing.blocks[index]
    trunk, tall = MARGIN + 10, node_tall(after)
    told = [
        badge(trunk, y + 10, index + 1),
        f'<text class="head" x="{number(trunk + 18)}" y="{number(y + 14.5)}">{escape(after.heading)}</text>',
    ]
    row = 0
    for node in after.first:
        at = y + HEADING + row * (tall + NODE_BELOW)
        told.append(_link(drawing, (trunk, y + 19), (trunk + 30, at + tall / 2)))
        told.append(_node(drawing, node, (trunk + 30, at), tall))
        row += node.lines
    return "".join(told)


def _node(drawing: Layout, node: Node, at: tuple[float, float], tall: float) -> str:
    """A box, and to the right of it what comes after it."""
    x, y = at
    told = [
        f'<rect class="beside" x="{number(x)}" y="{number(y)}" width="{number(NODE)}" '
        f'height="{number(tall)}" rx="12"/>',
        lines_at(node_lines(node.text), x + NODE / 2, y + tall / 2, "small"),
    ]
    row = 0
    for then in node.then:
        below = y + row * (tall + NODE_BELOW)
        start = (x + NODE, y + tall / 2) if row == 0 else (x + NODE + NODE_GAP / 2, y + tall / 2)
        told.append(_link(drawing, start, (x + NODE + NODE_GAP, below + tall / 2)))
        told.append(_node(drawing, then, (x + NODE + NODE_GAP, below), tall))
        row += then.lines
    return "".join(told)


def _link(drawing: Layout, start: tuple[float, float], end: tuple[float, float]) -> str:
    """A dashed arrow: down where it begins, then along to the box."""
    head = f'marker-end="url(#{name_of(drawing.workflow)}-soft)"'
    return f'<path class="beside" {head} d="M{place(start)}V{number(end[1])}H{number(end[0])}"/>'
