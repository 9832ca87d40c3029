"""What the parts of a workflow's picture are drawn with: style, arrow heads, texts of some lines, badges."""

from collections.abc import Iterable
from html import escape

from arshjul.domain.workflow import Workflow
from arshjul.views.wheel.geometry import number

STYLE = """
text{font-family:"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;text-anchor:middle;
fill:var(--ink);font-size:13px}
.title{font-size:20px;font-weight:700;text-anchor:start}
.state{fill:var(--soft);stroke:var(--ink);stroke-width:1.4}.final{stroke-width:3.2}
.first{fill:var(--ongoing);stroke:var(--ongoing)}
.first+text{fill:var(--on)}.named,.strong{font-weight:600}
.way{fill:none;stroke:var(--ink);stroke-width:1.6}.back{fill:none;stroke:var(--late);stroke-width:1.4;
stroke-dasharray:5 3}
.ahead{fill:var(--ink)}.behind{fill:var(--late)}.soft{fill:var(--muted)}.small{font-size:11.5px;
fill:var(--muted)}
.outcome{fill:var(--late);font-size:11.5px}
.left{text-anchor:start;font-size:11.5px}.head{text-anchor:start;font-weight:600}
.note{fill:var(--soft);stroke:var(--muted);stroke-width:1}
.stem{fill:none;stroke:var(--muted);stroke-width:1;stroke-dasharray:2 3}
.gate{fill:none;stroke:var(--ink);stroke-width:4}
.badge{fill:var(--paper);stroke:var(--ink);stroke-width:1.4}.figure{font-size:11.5px;font-weight:700}
.beside{fill:none;stroke:var(--muted);stroke-width:1.2;stroke-dasharray:4 3}
""".replace("\n", "")


def name_of(workflow: Workflow) -> str:
    """What the picture's ids begin with: two pictures in one page do not share any."""
    return f"diagram-{workflow.id}-{workflow.first_cycle}"


def arrows(workflow: Workflow) -> str:
    """The arrow heads."""
    return "".join(
        f'<marker id="{name_of(workflow)}-{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" '
        f'markerHeight="8" orient="auto-start-reverse"><path class="{name}" d="M0 0L10 5L0 10Z"/></marker>'
        for name in ("ahead", "behind", "soft")
    )


def lines_at(lines: Iterable[str], x: float, middle: float, classes: str) -> str:
    """A text over several lines around a height: one text element, so that listeners hear it whole."""
    told = list(lines)
    first = middle + 4.5 - 8 * (len(told) - 1)
    spans = "".join(
        f'<tspan x="{number(x)}" y="{number(first + 16 * n)}">{escape(line)}</tspan>'
        for n, line in enumerate(told)
    )
    return f'<text class="{classes}">{spans}</text>'


def badge(x: float, y: float, figure: int) -> str:
    """A number in a circle."""
    return (
        f'<circle class="badge" cx="{number(x)}" cy="{number(y)}" r="9"/>'
        f'<text class="figure" x="{number(x)}" y="{number(y + 4)}">{figure}</text>'
    )
