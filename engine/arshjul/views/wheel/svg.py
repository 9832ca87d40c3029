"""The wheel as SVG: beside its table in a page, or standing alone with its explanation on the sheet."""

from collections.abc import Iterable
from html import escape

from arshjul.service.picturing import Level, PicturedStep
from arshjul.views.grouping import Group
from arshjul.views.picturing import Told
from arshjul.views.wheel import marks
from arshjul.views.wheel.choosing import SHAPE, Chosen
from arshjul.views.wheel.geometry import (
    Span,
    band,
    baseline,
    degrees,
    months,
    number,
    place,
    point,
    stretched,
    turn,
    turns,
    within,
)
from arshjul.views.wheel.layout import Arrangement, Placed, Ring, Track

RIM = 30
"""Height of the months' ring."""
_MONTH, _HEADER = 15, 11


def wheel(told: Told, chosen: Chosen, *, linked: bool) -> str:
    """Everything inside the wheel's circle, around the point 0 0.

    :param linked: whether an arc leads to its row in the page's table
    """
    found = chosen.arrangement
    drawn = [_ground(told, chosen), _today(told, found)]
    for n, level in enumerate(chosen.levels):
        placed = [p for p in found.placed if p.item.ring == n]
        placed.sort(key=lambda p: p.item.span.end)
        drawn.append(f'<g role="list" aria-label="{escape(told.words.kind(level))}">')
        drawn += [_item(told, chosen.groups[p.item.key], p, found, linked=linked) for p in placed]
        drawn.append("</g>")
    return "".join(drawn)


def svg(told: Told, chosen: Chosen) -> str:
    """The wheel for a page that has the table: a list for each level, each arc a link to its row."""
    return (
        '<svg class="wheel" viewBox="-500 -500 1000 1000" role="group" aria-labelledby="w-title w-text">'
        f'<title id="w-title">{escape(told.title)}</title>'
        f'<desc id="w-text">{escape(told.summary)} {escape(told.words.say("pic.desc"))}</desc>'
        f"{wheel(told, chosen, linked=True)}</svg>"
    )


def reading(told: Told, chosen: Chosen) -> list[str]:
    """How to read it: what an arc is, and what a number on one means when there is such a one."""
    shared = next((group for group in chosen.groups.values() if group.mark), None)
    more = [told.words.say("pic.legend.group", {"mark": shared.mark})] if shared else []
    return [told.words.say("pic.legend.how"), *more]


def _ground(told: Told, chosen: Chosen) -> str:
    """What lies under the arcs, and says nothing more than they do: hidden from listeners."""
    found = chosen.arrangement
    parts = ['<g aria-hidden="true">', *_months(told, found)]
    for ring, level in zip(found.rings, chosen.levels, strict=True):
        parts += _ring(told, ring, level, found)
    return "".join([*parts, _middle(told, found), "</g>"])


def _months(told: Told, found: Arrangement) -> Iterable[str]:
    inner, outer = _hole(found), SHAPE.outer
    year = told.picture.cycle
    for n, span in enumerate(months(year)):
        shade = "odd" if n % 2 else "even"
        yield f'<path class="{shade}" d="{band(inner, outer, span)}"/>'
        yield f'<path class="rim {shade}" d="{band(outer + 2, outer + RIM, span)}"/>'
        name = told.words.month(n + 1)
        path = baseline(outer + 2 + RIM / 2, span, _MONTH)
        yield f'<path id="m{n}" fill="none" d="{path}"/>'
        yield _along(f"m{n}", name, "month")
    for span in months(year):
        a, b = point(inner, span.start), point(outer, span.start)
        yield f'<path class="spoke" d="M{place(a)}L{place(b)}"/>'


def _ring(told: Told, ring: Ring, level: Level, found: Arrangement) -> Iterable[str]:
    top = ring.outer - SHAPE.header
    for half in _HALVES:
        yield f'<path class="head" d="{band(top, ring.outer, half)}"/>'
    for n, at in enumerate((0.0, 0.5)):
        reach = turns(150, ring.outer)
        path = baseline(top + SHAPE.header / 2, Span(at - reach, at + reach), _HEADER)
        name = f"h{level}{n}"
        yield f'<path id="{name}" fill="none" d="{path}"/>'
        yield _along(name, told.words.kind(level), "level")
    for track in ring.tracks:
        if track is not ring.tracks[0]:
            yield f'<circle class="track" r="{number(track.inner)}"/>'
        yield from _track_name(track, found)


_HALVES = (Span(0.0, 0.5), Span(0.5, 1.0))


def _track_name(track: Track, found: Arrangement) -> Iterable[str]:
    if track.label is not None:
        yield _text(track.name, track.label, track.outer - found.thickness / 2, found.text * 0.92, "body")


def _middle(told: Told, found: Arrangement) -> str:
    """The year and whose it is."""
    hole = _hole(found)
    lines = _wrapped(told.organisation, max(10, int(hole / 5.2)))[:3]
    size = min(15.0, hole / 6.2)
    first = -size * 0.55 * (len(lines) - 1)
    named = "".join(
        f'<text class="whose" y="{number(first + size * 1.25 * (n + 1) + 6)}" font-size="{number(size)}">'
        f"{escape(line)}</text>"
        for n, line in enumerate(lines)
    )
    return (
        f'<circle class="hole" r="{number(hole)}"/>'
        f'<text class="year" y="{number(first)}" font-size="{number(hole * 0.46)}">'
        f"{told.picture.cycle}</text>{named}"
    )


def _item(told: Told, group: Group, placed: Placed, found: Arrangement, *, linked: bool) -> str:
    said = escape(told.together(group))
    drawn = "".join(
        [
            f"<title>{said}</title>",
            *_arc(placed),
            *(_mark(told, group.first, placed, mark, found) for mark in placed.marks),
            _label(group.first, placed, found),
        ]
    )
    classes = f"s {told.colour(group.first)}"
    if linked:
        inner = f'<a class="{classes}" href="#{row_of(group)}" aria-label="{said}">{drawn}</a>'
    else:
        inner = f'<g class="{classes}">{drawn}</g>'
    return f'<g role="listitem">{inner}</g>'


def row_of(group: Group) -> str:
    """The place in the table that an arc leads to; for several documents, one that stands for them all."""
    return f"{'g' if group.mark else 'r'}-{escape(group.first.key)}"


def _arc(placed: Placed) -> Iterable[str]:
    """The work that leads to the step; what lies in another year is drawn as an outline."""
    gap = min(1.2, (placed.outer - placed.inner) * 0.08)
    inside, around = within(placed.item.span)
    if inside.length > 0:
        yield f'<path class="arc" d="{band(placed.inner + gap, placed.outer - gap, inside)}"/>'
    for span in around:
        yield f'<path class="beyond" d="{band(placed.inner + gap + 0.5, placed.outer - gap - 0.5, span)}"/>'


def _mark(told: Told, step: PicturedStep, placed: Placed, at: Span, found: Arrangement) -> str:
    """A diamond or a dot with the state's sign; one of several days is drawn out over them."""
    x, y = point(placed.radius, at.middle)
    classes = "mark open" if step.unbound else "mark"
    scale, turned = found.mark / marks.SIZE, at.middle % 1.0 * 360
    moved = f"translate({number(x)} {number(y)}) rotate({number(turned)}) scale({number(scale)})"
    sign = marks.UNKNOWN if step.unbound else marks.GLYPHS[step.state] if told.picture.opened else ""
    glyph = f'<path class="glyph" transform="rotate(-{number(turned)})" d="{sign}"/>' if sign else ""
    if not at.length:
        shape = marks.DIAMOND if step.at_meeting else marks.DOT
        return f'<g transform="{moved}"><path class="{classes}" d="{shape}"/>{glyph}</g>'
    drawn = stretched(placed.radius, found.mark, at, pointed=step.at_meeting)
    signed = f'<g transform="{moved}">{glyph}</g>' if glyph else ""
    return f'<g class="long"><path class="{classes}" d="{drawn}"/>{signed}</g>'


def _label(step: PicturedStep, placed: Placed, found: Arrangement) -> str:
    label = placed.label
    if label is None:
        return ""
    solid = label.inside and 0 <= label.span.middle <= 1
    kind = "in" if solid else "out"
    weight = "short" if label.text == placed.item.labels[-1] else "name"
    if len(label.text) <= _STRAIGHT:
        return _text(label.text, label.span, placed.radius, found.text, f"{weight} {kind}")
    name = f"t-{escape(step.key)}"
    slack = turns(found.text, placed.radius)  # a letter beyond the path's end would not be drawn
    path = baseline(placed.radius, Span(label.span.start - slack, label.span.end + slack), found.text)
    return f'<path id="{name}" fill="none" d="{path}"/>' + _along(
        name, label.text, f"{weight} {kind}", found.text
    )


_STRAIGHT = 3
"""So short a text need not bend with its lane."""


def _today(told: Told, found: Arrangement) -> str:
    """A line through the day it is, when that is in the year."""
    day, year = told.picture.today, told.picture.cycle
    if day.year != year:
        return ""
    at = turn(day, year, 0.5)
    a, b = point(_hole(found), at), point(SHAPE.outer + RIM + 6, at)
    x, y = (number(side) for side in point(SHAPE.outer + RIM + 15, at))
    said = escape(told.words.say("pic.today", {"day": told.words.date(day, "short")}))
    return (
        f'<g class="now" aria-hidden="true"><path d="M{place(a)}L{place(b)}"/>'
        f'<text transform="translate({x} {y}) rotate({number(degrees(at))})" y="4">{said}</text></g>'
    )


def _text(text: str, span: Span, radius: float, size: float, classes: str) -> str:
    """A short text, turned to stand in its lane and never upside down."""
    x, y = (number(side) for side in point(radius, span.middle))
    return (
        f'<text class="{classes}" aria-hidden="true" font-size="{number(size)}" y="{number(size * 0.36)}" '
        f'transform="translate({x} {y}) rotate({number(degrees(span.middle))})">{escape(text)}</text>'
    )


def _along(path: str, text: str, classes: str, size: float | None = None) -> str:
    sized = f' font-size="{number(size)}"' if size else ""
    return (
        f'<text class="{classes}" aria-hidden="true"{sized}>'
        f'<textPath href="#{path}" startOffset="50%">{escape(text)}</textPath></text>'
    )


def _hole(found: Arrangement) -> float:
    return found.rings[0].inner if found.rings else SHAPE.inner


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
