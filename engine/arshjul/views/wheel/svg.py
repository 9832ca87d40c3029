"""The wheel as SVG: beside its table in a page, or standing alone with its explanation on the sheet."""

from collections.abc import Iterable, Sequence
from html import escape

from arshjul.service.picturing import Level, PicturedStep
from arshjul.views.picturing import Told
from arshjul.views.wheel import marks
from arshjul.views.wheel.arranging import Arrangement, Item, Placed, Ring, Shape, Track, arrange
from arshjul.views.wheel.geometry import (
    Span,
    band,
    baseline,
    day_span,
    degrees,
    months,
    number,
    place,
    point,
    turn,
    turns,
    within,
)

SHAPE = Shape()
RIM = 32
"""Height of the months' ring."""
_MONTH, _HEADER = 15, 11


def wheel(told: Told, *, linked: bool) -> str:
    """Everything inside the wheel's circle, around the point 0 0.

    :param linked: whether an arc leads to its row in the page's table
    """
    levels = [level for level in Level if told.level(level)]
    rings = [_tracks(told, level) for level in levels]
    steps = {step.key: step for step in told.picture.steps}
    arrangement = arrange(_items(told, levels), rings, SHAPE)
    drawn = [_ground(told, arrangement, levels), _today(told, arrangement)]
    for n, level in enumerate(levels):
        placed = [p for p in arrangement.placed if p.item.ring == n]
        placed.sort(key=lambda p: p.item.span.end)
        drawn.append(f'<g role="list" aria-label="{escape(told.words.kind(level))}">')
        drawn += [_item(told, steps[p.item.key], p, arrangement, linked=linked) for p in placed]
        drawn.append("</g>")
    return "".join(drawn)


def svg(told: Told) -> str:
    """The wheel for a page that has the table: a list for each level, each arc a link to its row."""
    return (
        '<svg class="wheel" viewBox="-500 -500 1000 1000" role="group" aria-labelledby="w-title w-text">'
        f'<title id="w-title">{escape(told.title)}</title>'
        f'<desc id="w-text">{escape(told.summary)} {escape(told.words.say("pic.desc"))}</desc>'
        f"{wheel(told, linked=True)}</svg>"
    )


def _tracks(told: Told, level: Level) -> list[str]:
    used = {step.step.body or "" for step in told.level(level)}
    ordered = sorted(used, key=lambda body: told.bodies.index(body) if body in told.bodies else -1)
    return [*dict.fromkeys(_track(told, body, ordered) for body in ordered)]


def _track(told: Told, body: str, ring: Sequence[str]) -> str:
    """A body's track; one that takes over from another goes on in the same."""
    after = {b: heir for b in ring if (heir := _only_heir(told, b)) in ring}
    first, seen = body, {body}
    while before := next((b for b, heir in after.items() if heir == first and b not in seen), None):
        first = before
        seen.add(before)
    chain = [first]
    while (heir := after.get(chain[-1])) is not None and heir not in chain:
        chain.append(heir)
    return " · ".join(chain)


def _only_heir(told: Told, body: str) -> str | None:
    """The body that takes over from this one alone, and is the only one to do so."""
    organisation = told.picture.basis.organisation
    heirs = [row.successor for row in organisation.successors(body)]
    return heirs[0] if len(heirs) == 1 and organisation.predecessors(heirs[0]) == (body,) else None


def _items(told: Told, levels: list[Level]) -> list[Item]:
    year = told.picture.cycle
    rings = {level: [*{step.step.body or "" for step in told.level(level)}] for level in levels}
    return [
        Item(
            step.key,
            levels.index(step.level),
            _track(told, step.step.body or "", rings[step.level]),
            day_span(step.start, step.day, year),
            (step.document.workflow.name.in_language(told.words.language), told.codes[step.document.type]),
        )
        for step in told.picture.steps
    ]


def _ground(told: Told, found: Arrangement, levels: list[Level]) -> str:
    """What lies under the arcs, and says nothing more than they do: hidden from listeners."""
    parts = ['<g aria-hidden="true">', *_months(told, found)]
    for ring, level in zip(found.rings, levels, strict=True):
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


def _item(told: Told, step: PicturedStep, placed: Placed, found: Arrangement, *, linked: bool) -> str:
    said = escape(f"{told.codes[step.document.type]}: {told.sentence(step)}")
    drawn = "".join(
        [
            f"<title>{said}</title>",
            *_arc(placed),
            _mark(told, step, placed, found),
            _label(step, placed, found),
        ]
    )
    classes = f"s {told.colour(step)}"
    if linked:
        inner = f'<a class="{classes}" href="#r-{escape(step.key)}" aria-label="{said}">{drawn}</a>'
    else:
        inner = f'<g class="{classes}">{drawn}</g>'
    return f'<g role="listitem">{inner}</g>'


def _arc(placed: Placed) -> Iterable[str]:
    """The work that leads to the step; what lies in another year is drawn as an outline."""
    gap = min(1.2, (placed.outer - placed.inner) * 0.08)
    inside, around = within(placed.item.span)
    if inside.length > 0:
        yield f'<path class="arc" d="{band(placed.inner + gap, placed.outer - gap, inside)}"/>'
    for span in around:
        yield f'<path class="beyond" d="{band(placed.inner + gap + 0.5, placed.outer - gap - 0.5, span)}"/>'


def _mark(told: Told, step: PicturedStep, placed: Placed, found: Arrangement) -> str:
    x, y = point(placed.radius, placed.item.span.end)
    classes = "mark open" if step.unbound else "mark"
    shape = marks.DIAMOND if step.at_meeting else marks.DOT
    scale = found.mark / marks.SIZE
    turned = number(placed.item.span.end % 1.0 * 360)
    sign = marks.UNKNOWN if step.unbound else marks.GLYPHS[step.state] if told.picture.opened else ""
    glyph = f'<path class="glyph" transform="rotate(-{turned})" d="{sign}"/>' if sign else ""
    return (
        f'<g transform="translate({number(x)} {number(y)}) rotate({turned}) scale({number(scale)})">'
        f'<path class="{classes}" d="{shape}"/>{glyph}</g>'
    )


def _label(step: PicturedStep, placed: Placed, found: Arrangement) -> str:
    label = placed.label
    if label is None:
        return ""
    kind = "in" if label.inside else "out"
    if len(label.text) <= 3:
        return _text(label.text, label.span, placed.radius, found.text, f"code {kind}")
    name = f"t-{escape(step.key)}"
    path = baseline(placed.radius, label.span, found.text)
    return f'<path id="{name}" fill="none" d="{path}"/>' + _along(
        name, label.text, f"name {kind}", found.text
    )


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
