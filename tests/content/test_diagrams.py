"""Every shipped workflow as a picture: nothing cut, nothing on top of anything, nothing beside it forgotten.

Widths are estimated from the letters, somewhat more than the fonts need; what a reader hears is the picture's
description, so everything drawn must be in it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from arshjul import bootstrap
from arshjul.domain.aside import chains_of
from arshjul.domain.basis import Basis
from arshjul.domain.kinds import Outcome
from arshjul.domain.names import Name
from arshjul.domain.workflow import Side, Workflow
from arshjul.values import dataclass, replace
from arshjul.views.diagram.mermaid import mermaid
from arshjul.views.diagram.svg import diagram_svg
from arshjul.views.naming import finder
from arshjul.views.text import Words

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.checkout
INSTANCES = (ROOT, *sorted(path for path in (ROOT / "examples").glob("*") if path.is_dir()))
SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"title": (20, 0.58), "named": (13, 0.58), "head": (13, 0.58)}
"""Size and mean width of a letter of what is bold; everything else is small."""


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether they have a point in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def runs_along(self, other: "Box") -> bool:
        """For two strokes: whether they have more than a point in common."""
        if self.left == self.right == other.left == other.right:
            return self.top < other.bottom and other.top < self.bottom
        level = self.top == self.bottom == other.top == other.bottom
        return level and self.left < other.right and other.left < self.right

    def within(self, other: "Box") -> bool:
        """Whether it lies in another."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


def basis_of(folder: Path) -> Basis:
    """The definitions of an instance."""
    return bootstrap.world(folder).files().basis


@pytest.mark.parametrize("folder", INSTANCES, ids=lambda folder: folder.name)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_is_cut_and_nothing_lies_on_anything(folder: Path, language: str) -> None:
    """Every text is inside the picture, apart from other texts and lines, and in its box or out of it."""
    basis = basis_of(folder)
    words = Words(language).knowing(basis.organisation, finder(basis.workflows))
    wrong = [
        (workflow.id, fault)
        for workflow in basis.workflows
        for fault in faults(fromstring(diagram_svg(words, workflow)))
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", INSTANCES, ids=lambda folder: folder.name)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_everything_drawn_is_said(folder: Path, language: str) -> None:
    """Who cannot see the picture hears each text of it: names, outcomes, what is required, what follows."""
    basis = basis_of(folder)
    words = Words(language).knowing(basis.organisation, finder(basis.workflows))
    for workflow in basis.workflows:
        drawing = fromstring(diagram_svg(words, workflow))
        said = plain("".join(drawing.findtext(f"{SVG}{name}") or "" for name in ("title", "desc")))
        drawn = [plain("".join(text.itertext())) for text in drawing.iter(f"{SVG}text")]
        assert [text for text in drawn if not text.isdecimal() and text not in said] == []


@pytest.mark.parametrize("folder", INSTANCES, ids=lambda folder: folder.name)
def test_what_lies_beside_is_drawn(folder: Path) -> None:
    """Each gate, each step after a public body's decision and each recipient, as picture and as Mermaid."""
    basis = basis_of(folder)
    words = Words("sv").knowing(basis.organisation, finder(basis.workflows))
    for workflow in basis.workflows:
        names = {step.name.sv for step in workflow.side_steps if step.side and step.side.before}
        for chain in chains_of(workflow, basis.organisation):
            sides = (step for step in workflow.side_steps if step.side)
            names |= {s.name.sv for s in sides if s.side and s.side.decision == chain.decision.trigger}
        picture = plain("".join(fromstring(diagram_svg(words, workflow)).itertext()))
        text = plain(mermaid(words, workflow))
        assert [name for name in names if plain(name) not in picture or plain(name) not in text] == []


def test_only_public_bodies_have_something_after_their_decisions() -> None:
    """A director's or an officials' group's decision has no minutes to attest."""
    halland = basis_of(ROOT / "examples" / "halland")
    officials = basis_of(ROOT / "examples" / "utvecklingsgrupp")
    assert any(chains_of(workflow, halland.organisation) for workflow in halland.workflows)
    assert not any(chains_of(workflow, officials.organisation) for workflow in officials.workflows)


@pytest.mark.parametrize("folder", INSTANCES, ids=lambda folder: folder.name)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_line_is_mermaids(folder: Path, language: str) -> None:
    """Only forms that Mermaid's parser was seen to take: what ends a label early never comes into one."""
    basis = basis_of(folder)
    words = Words(language).knowing(basis.organisation, finder(basis.workflows))
    forms = "|".join(
        (
            "---", 'title: "[^"]+"', "stateDiagram-v2", " +direction LR", ' +state "[^":;#]+" as \\w+( \\{)?',
            " +(\\[\\*\\]|\\w+) --> (\\[\\*\\]|\\w+)(: [^:;#]+)?", "  note right of s_\\w+", "    [^:;#]+",
            "  end note", "  \\}", "  class [\\w, ]+ beside",
            "  classDef beside fill:none,stroke-dasharray:4 3",
        )
    )  # fmt: skip
    for workflow in basis.workflows:
        lines = mermaid(words, workflow).splitlines()
        assert [line for line in lines if not re.fullmatch(forms, line)] == []
        assert sum(line.endswith("{") for line in lines) == lines.count("  }")
        assert sum(line.startswith("  note ") for line in lines) == lines.count("  end note")


def test_a_hard_one(hard: Workflow) -> None:
    """Long words, several gates, every way back there can be: still nothing collides."""
    assert [*faults(fromstring(diagram_svg(Words("sv"), hard)))] == []


@pytest.fixture
def hard() -> Workflow:
    """A workflow that nobody would write."""
    shipped = next(w for w in basis_of(ROOT).workflows if w.id == "reviderad-budget")
    long = Name("Hälso- och sjukvårdsverksamhetsplaneringsberedningen")
    every = {Outcome.REFER_BACK: "drafting", Outcome.REJECT: "handed_in"}
    steps = [replace(s, otherwise=every if s.otherwise else {}, name=long) for s in shipped.transitions]
    again = replace(steps[-1], trigger="again", otherwise={Outcome.REJECT: steps[-1].source})
    gates = [
        replace(steps[0], trigger=f"gate{n}", side=Side(before=(steps[-1].trigger, "again")))
        for n in range(3)
    ]
    states = {id_: replace(state, name=long) for id_, state in shipped.states.items()}
    return replace(shipped, states=states, transitions=(*steps, again), side_steps=tuple(gates))


def faults(drawing: Element) -> Iterator[str]:
    """What is wrong with a picture's places."""
    _, _, width, height = map(float, drawing.attrib["viewBox"].split())
    canvas = Box("canvas", 2, 2, width - 2, height - 2)
    texts = [box for text in drawing.iter(f"{SVG}text") for box in lines(text)]
    boxes = [frame(rect) for rect in drawing.iter(f"{SVG}rect") if rect.get("class")]
    strokes = [stroke for path in drawing.iter(f"{SVG}path") for stroke in straight(path)]
    yield from (f"outside: {box.what}" for box in (*texts, *boxes) if not box.within(canvas))
    machine = (path for path in drawing.iter(f"{SVG}path") if path.get("class") in ("way", "back"))
    for one_path, other_path in combinations(machine, 2):
        if any(a.runs_along(b) for a in straight(one_path) for b in straight(other_path)):
            yield f"on one line: {one_path.attrib['d']} / {other_path.attrib['d']}"
    for one, other in (*combinations(texts, 2), *combinations(boxes, 2)):
        if one.meets(other):
            yield f"on each other: {one.what} / {other.what}"
    for text in texts:
        yield from (f"over the edge: {text.what}" for b in boxes if text.meets(b) and not text.within(b))
        if not text.what.isdecimal():  # a number stands on its arrow
            yield from (f"struck through: {text.what}" for stroke in strokes if text.meets(stroke))


def lines(text: Element) -> Iterator[Box]:
    """The place of each line of a text, as wide as it may become."""
    size, wide = SIZES.get(text.get("class", ""), (11.5, 0.52))
    for line in text.findall(f"{SVG}tspan") or [text]:
        said = "".join(line.itertext())
        x, base, reach = float(line.attrib["x"]), float(line.attrib["y"]), len(said) * size * wide
        left = x if text.get("class") in ("title", "head", "left") else x - reach / 2
        yield Box(said, left, base - size * 0.72, left + reach, base + size * 0.2)


def frame(rect: Element) -> Box:
    """The place of a box."""
    x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
    return Box(rect.get("class", ""), x, y, x + width, y + height)


def straight(path: Element) -> Iterator[Box]:
    """The straight strokes of a path, as boxes without width."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MLHVQCZ])([^A-Z]*)", path.attrib["d"]):
        found = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        to = (found[-2:] if len(found) > 1 else (found or [x])) if command not in "HV" else found
        new = {"H": (to[0], y), "V": (x, to[0])}.get(command) or (to[0], to[-1])
        if command in "LHV" and path.get("class") in ("way", "back", "beside", "stem", "gate"):
            yield Box("stroke", min(x, new[0]), min(y, new[1]), max(x, new[0]), max(y, new[1]))
        x, y = new


def plain(text: str | Iterable[str]) -> str:
    """Letters and digits only: a text is broken into lines in one place and not in the other."""
    return re.sub(r"\W+", "", "".join(text))
