"""The wheel on a sheet of its own: one SVG with everything that is needed to read it."""

from collections.abc import Iterable
from html import escape

from arshjul.service.picturing import Picture, StepState
from arshjul.views.palette import variables
from arshjul.views.picturing import Told, told
from arshjul.views.text import Words
from arshjul.views.wheel import marks
from arshjul.views.wheel.geometry import number, text_width
from arshjul.views.wheel.styles import style
from arshjul.views.wheel.svg import wheel

WIDTH, HEIGHT = 1470, 1040
"""The proportions of a landscape A sheet."""
_LEFT, _TOP, _RIGHT = 545.0, -470.0, 930.0
_SIZE = 13.0
_STYLE = """
.wheel .side{text-anchor:start;font-size:13px}.wheel .side.muted{fill:var(--muted)}
.wheel .title{text-anchor:start;font-size:30px;font-weight:700}
.wheel .part{text-anchor:start;font-size:14px;font-weight:700}
.wheel .box{fill:var(--c,var(--upcoming))}.wheel .boxed{fill:var(--on);font-size:11px;font-weight:700}
.wheel .term{text-anchor:start;font-size:12px;font-weight:700}
.wheel .plain{--c:var(--muted)}
"""


def wheel_sheet(words: Words, picture: Picture) -> str:
    """The whole file."""
    it = told(words, picture)
    said = escape(it.title)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wheel" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="-520 {-HEIGHT / 2:.0f} {WIDTH} {HEIGHT}" lang="{it.words.language}" role="group" '
        f'aria-labelledby="w-title w-text"><title id="w-title">{said}</title>'
        f'<desc id="w-text">{escape(it.summary)}</desc>'
        f"<style>{variables()}{style()}{_STYLE.replace(chr(10), '')}</style>"
        f'<rect x="-520" y="{-HEIGHT / 2:.0f}" width="{WIDTH}" height="{HEIGHT}" fill="var(--paper)"/>'
        f"{wheel(it, linked=False)}<g>{''.join(_Side(it).parts())}</g></svg>\n"
    )


class _Side:
    """The column beside the wheel, line by line."""

    def __init__(self, it: Told) -> None:
        self.it = it
        self.y = _TOP
        rows = len(it.types) + len(it.bodies) + (29 if it.picture.opened else 23)
        self.line = min(21.0, max(15.5, (HEIGHT - 110) / rows))

    def parts(self) -> Iterable[str]:
        say = self.it.words.say
        yield from self._title()
        yield from self._part(say("pic.legend"))
        yield from self._wrapped(say("pic.legend.how"))
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
        room = max(1, int((HEIGHT / 2 - 20 - self.y) / self.line) - 1)
        for body in bodies[:room]:
            self.y += self.line
            yield f'<text class="term" x="{_LEFT}" y="{number(self.y)}">{escape(body)}</text>'
            yield self._at(self.it.body(body), _LEFT + 72, "side")
        if len(bodies) > room:
            yield self._text(
                self.it.words.say("pic.more", {"count": len(bodies) - room}), "side muted", self.line
            )

    def _part(self, title: str) -> Iterable[str]:
        self.y += 9
        yield self._text(title, "part", self.line)

    def _wrapped(self, text: str) -> Iterable[str]:
        for line in _lines(text, 50):
            yield self._text(line, "side muted", self.line - 2.5)

    def _coded(self, code: str, colour: str, name: str) -> Iterable[str]:
        self.y += self.line
        yield (
            f'<rect class="box {colour}" x="{_LEFT}" y="{number(self.y - 13)}" '
            f'width="30" height="{number(min(17.0, self.line - 1.5))}" rx="4"/>'
            f'<text class="boxed" x="{_LEFT + 15}" y="{number(self.y - 0.5)}">{escape(code)}</text>'
        )
        yield self._at(name, _LEFT + 40, "side")

    def _marked(self, classes: str, drawn: str, text: str) -> str:
        self.y += self.line
        where = f"translate({_LEFT + 10} {number(self.y - 4.5)})"
        return f'<g class="{classes}" transform="{where}">{drawn}</g>' + self._at(text, _LEFT + 40, "side")

    def _text(self, text: str, classes: str, height: float) -> str:
        self.y += height
        return self._at(text, _LEFT, classes)

    def _at(self, text: str, x: float, classes: str) -> str:
        shown = text
        while "title" not in classes and text_width(shown, _SIZE) > _RIGHT - x and len(shown) > 4:
            shown = f"{shown[:-2].rstrip()}…"
        return f'<text class="{classes}" x="{number(x)}" y="{number(self.y)}">{escape(shown)}</text>'


def _lines(text: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(text, width)
