"""The wheel on a sheet of its own: one SVG with everything that is needed to read it."""

from collections.abc import Iterable
from html import escape

from arshjul.service.picturing import Picture, StepState
from arshjul.views.palette import variables
from arshjul.views.picturing import Told, told
from arshjul.views.text import Words
from arshjul.views.wheel import marks
from arshjul.views.wheel.choosing import Chosen, choose
from arshjul.views.wheel.geometry import number, text_width
from arshjul.views.wheel.styles import style
from arshjul.views.wheel.svg import reading, wheel

WIDTH, HEIGHT = 1470, 1040
"""The proportions of a landscape A sheet."""
_LEFT, _TOP, _RIGHT = 545.0, -470.0, 930.0
_BOTTOM = HEIGHT / 2 - 24
_SIZE = 13.0
_LINE, _CLOSEST = 21.0, 10.0
"""How far apart lines are: at most, and at least (text of six points and a half on an A3)."""
_STYLE = """
.wheel .side{text-anchor:start}.wheel .side.muted{fill:var(--muted)}
.wheel .title{text-anchor:start;font-weight:700}
.wheel .part{text-anchor:start;font-weight:700}
.wheel .box{fill:var(--c,var(--upcoming))}.wheel .boxed{fill:var(--on);font-weight:700}
.wheel .term{text-anchor:start;font-weight:700}
.wheel .plain{--c:var(--muted)}
"""


def wheel_sheet(words: Words, picture: Picture) -> str:
    """The whole file."""
    it = told(words, picture)
    said, chosen = escape(it.title), choose(it)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wheel" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="-520 {-HEIGHT / 2:.0f} {WIDTH} {HEIGHT}" lang="{it.words.language}" role="group" '
        f'aria-labelledby="w-title w-text"><title id="w-title">{said}</title>'
        f'<desc id="w-text">{escape(it.summary)}</desc>'
        f"<style>{variables()}{style()}{_STYLE.replace(chr(10), '')}</style>"
        f'<rect x="-520" y="{-HEIGHT / 2:.0f}" width="{WIDTH}" height="{HEIGHT}" fill="var(--paper)"/>'
        f"{wheel(it, chosen, linked=False)}<g>{_side(it, chosen)}</g></svg>\n"
    )


def _side(it: Told, chosen: Chosen) -> str:
    """The column beside the wheel, its lines so close that everything has room."""
    line, drawn = _LINE, ""
    while line >= _CLOSEST:
        side = _Side(it, chosen, line)
        drawn = "".join(side.parts())
        if side.y <= _BOTTOM:
            break
        line -= 0.5
    return drawn


class _Side:
    """The column beside the wheel, line by line."""

    def __init__(self, it: Told, chosen: Chosen, line: float) -> None:
        self.it, self.chosen, self.line = it, chosen, line
        self.size = min(_SIZE, line * 0.8)
        self.y = _TOP

    def parts(self) -> Iterable[str]:
        say = self.it.words.say
        yield from self._title()
        yield from self._part(say("pic.legend"))
        for line in reading(self.it, self.chosen):
            yield from self._wrapped(line)
        yield from self._marks()
        yield from self._part(say("pic.legend.types"))
        for workflow in self.it.types:
            colour = "upcoming" if self.it.picture.opened else self.it.type_colour(workflow.id)
            name = workflow.name.in_language(self.it.words.language)
            yield from self._coded(self.it.codes[workflow.id], colour, name)
        yield from self._part(say("pic.legend.bodies"))
        yield from self._bodies()

    def _title(self) -> Iterable[str]:
        for line in _lines(self.it.title, 24):
            yield self._text(line, "title", 36)
        self.y += 8
        yield from self._wrapped(self.it.summary)
        if self.it.unbound:
            yield from self._wrapped(self.it.unbound)
        if self.it.picture.simulated:
            yield from self._wrapped(self.it.words.say("pic.simulated"))

    def _marks(self) -> Iterable[str]:
        if self.it.picture.opened:
            yield from self._part(self.it.words.say("pic.legend.states"))
        for state in StepState if self.it.picture.opened else ():
            glyph = f'<path class="glyph" d="{marks.GLYPHS[state]}"/>'
            yield self._marked(
                f"s {state.value}", f'<path class="mark" d="{marks.DOT}"/>{glyph}', self.it.words.kind(state)
            )
        yield from self._part(self.it.words.say("pic.legend.marks"))
        for shape, classes, code in (
            (marks.DIAMOND, "mark", "pic.mark.meeting"),
            (marks.DOT, "mark", "pic.mark.hand-in"),
            (marks.DIAMOND, "mark open", "pic.mark.unbound"),
        ):
            if "open" not in classes or self.it.unbound:
                drawn = f'<path class="{classes}" d="{shape}"/>'
                drawn += f'<path class="glyph" d="{marks.UNKNOWN}"/>' if "open" in classes else ""
                yield self._marked("plain", drawn, self.it.words.say(code))

    def _bodies(self) -> Iterable[str]:
        bodies = self.it.bodies[::-1]
        room = len(bodies)
        if self.line <= _CLOSEST:  # as close as it gets: the rest is in the table of the page
            room = max(1, int((_BOTTOM - self.y) / self.line) - 1)
        indent = max((text_width(body, self.size) for body in bodies[:room]), default=0) + 14
        for body in bodies[:room]:
            self.y += self.line
            yield self._at(body, _LEFT, "term")
            yield self._at(self.it.body(body), _LEFT + indent, "side")
        if len(bodies) > room:
            more = self.it.words.say("pic.more", {"count": len(bodies) - room})
            yield self._text(more, "side muted", self.line)

    def _part(self, title: str) -> Iterable[str]:
        self.y += self.line * 0.45
        yield self._text(title, "part", self.line)

    def _wrapped(self, text: str) -> Iterable[str]:
        for line in _lines(text, int((_RIGHT - _LEFT) / self.size * 1.75)):
            yield self._text(line, "side muted", self.size * 1.3)

    def _coded(self, code: str, colour: str, name: str) -> Iterable[str]:
        self.y += self.line
        tall = min(17.0, self.line - 1.2)
        yield (
            f'<rect class="box {colour}" x="{_LEFT}" y="{number(self.y - tall * 0.78)}" '
            f'width="30" height="{number(tall)}" rx="{number(tall * 0.22)}"/>'
            f'<text class="boxed" font-size="{number(min(11.0, tall * 0.8))}" x="{_LEFT + 15}" '
            f'y="{number(self.y - tall * 0.02)}">{escape(code)}</text>'
        )
        yield self._at(name, _LEFT + 40, "side")

    def _marked(self, classes: str, drawn: str, text: str) -> str:
        self.y += self.line
        scale = number(min(1.0, self.line / 17))
        where = f"translate({_LEFT + 10} {number(self.y - self.size * 0.35)}) scale({scale})"
        return f'<g class="{classes}" transform="{where}">{drawn}</g>' + self._at(text, _LEFT + 40, "side")

    def _text(self, text: str, classes: str, height: float) -> str:
        self.y += height
        return self._at(text, _LEFT, classes)

    def _at(self, text: str, x: float, classes: str) -> str:
        """A line, its letters smaller when it would run out of the sheet."""
        size = 30.0 if "title" in classes else self.size * (1.08 if "part" in classes else 1)
        size = min(size, max(size * 0.7, size * (_RIGHT - x) / max(text_width(text, size), 1)))
        return (
            f'<text class="{classes}" font-size="{number(size)}" x="{number(x)}" y="{number(self.y)}">'
            f"{escape(text)}</text>"
        )


def _lines(text: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(text, width)
