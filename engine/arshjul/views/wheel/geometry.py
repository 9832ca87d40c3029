"""The wheel's geometry: days to angles, angles to points and paths, and lanes where nothing overlaps.

An angle is counted in turns, clockwise from twelve o'clock, where the year begins. A whole turn is the year,
whether it has 365 days or 366; days of the years around lie before 0 and after 1, on the same circle.
"""

from collections.abc import Sequence
from datetime import date
from math import ceil, cos, floor, sin, tau

from arshjul.values import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the circle, in turns, clockwise from ``start`` to ``end``."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """Half way."""
        return (self.start + self.end) / 2

    @property
    def length(self) -> float:
        """How much of the circle it takes."""
        return self.end - self.start


def days_in(year: int) -> int:
    """365, or 366 in a leap year."""
    return (date(year, 12, 31) - date(year, 1, 1)).days + 1


def turn(day: date, year: int, part: float = 0.0) -> float:
    """Where a day is on the circle of a year.

    :param part: how much of the day has passed: 0 is its beginning, 1 its end
    """
    passed = (day - date(day.year, 1, 1)).days + part
    return day.year - year + passed / days_in(day.year)


def months(year: int) -> tuple[Span, ...]:
    """The twelve months."""
    starts = [turn(date(year, month, 1), year) for month in range(1, 13)]
    return tuple(Span(start, end) for start, end in zip(starts, [*starts[1:], 1.0], strict=True))


def day_span(first: date, last: date, year: int) -> Span:
    """From the middle of one day to the middle of another: never more than a whole turn back."""
    end = turn(last, year, 0.5)
    return Span(max(turn(first, year, 0.5), end - 0.98), end)


def within(span: Span) -> tuple[Span, tuple[Span, ...]]:
    """The part of a span that lies in the year itself, and the parts in the years around it."""
    inside = Span(min(max(span.start, 0.0), 1.0), min(max(span.end, 0.0), 1.0))
    around = (Span(span.start, min(span.end, 0.0)), Span(max(span.start, 1.0), span.end))
    return inside, tuple(part for part in around if part.length > 0)


def parted(span: Span) -> tuple[Span, ...]:
    """The parts of a span in each of the years that it touches."""
    inside, around = within(span)
    return tuple(part for part in (inside, *around) if part.length > 0)


def units(turns: float, radius: float) -> float:
    """How long a stretch is at a radius."""
    return turns * tau * radius


def turns(length: float, radius: float) -> float:
    """How much of the circle a length takes at a radius."""
    return length / (tau * radius)


def point(radius: float, at: float) -> Point:
    """Where that is, with x to the right and y downwards from the middle of the wheel."""
    return radius * sin(at * tau), -radius * cos(at * tau)


def degrees(at: float) -> float:
    """How much a text at that place is turned so that it can be read: upright on the lower half too."""
    return (at % 1.0) * 360 + (180 if lower(at) else 0)


def lower(at: float) -> bool:
    """Whether the place is on the lower half of the wheel."""
    return 0.25 < at % 1.0 < 0.75


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches of the circle have some part in common, whatever years they are in."""
    first = ceil(other.start - one.end)
    last = floor(other.end - one.start)
    return any(one.start + k < other.end and other.start < one.end + k for k in range(first, last + 1))


def joined(spans: Sequence[Span], gap: float) -> tuple[Span, ...]:
    """Stretches in order of start, those with less than the gap between them made one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start - found[-1].end < gap:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)


def crowd(spans: Sequence[Span]) -> tuple[int, float]:
    """How many stretches lie over each other where most do, and a start of one where fewest do."""
    ends = [(span.end % 1.0, -1) for span in spans]
    changes = sorted([*ends, *((span.start % 1.0, 1) for span in spans)])
    over = sum((span.start % 1.0) + span.length > 1.0 for span in spans)  # those that lie over the top
    most, fewest, quiet = over, len(spans), 0.0
    for at, change in changes:
        if change > 0 and over < fewest:
            fewest, quiet = over, at
        over += change
        most = max(most, over)
    return most, quiet


def lanes(spans: Sequence[Span]) -> tuple[int, ...]:
    """A lane for each stretch, as few as the greedy way gives from the top or from where least lies.

    No two in a lane overlap.
    """
    cuts = (0.0, crowd(spans)[1])
    return min((_lanes(spans, cut) for cut in cuts), key=lambda chosen: max(chosen, default=0))


def _lanes(spans: Sequence[Span], cut: float) -> tuple[int, ...]:
    """Seen from the cut each stretch begins after those before it: only a lane's ends need be compared."""
    starts = [(span.start - cut) % 1.0 for span in spans]
    held: list[tuple[float, float]] = []
    chosen: dict[int, int] = {}
    for i in sorted(range(len(spans)), key=lambda i: (starts[i], -spans[i].length, i)):
        start, end = starts[i], starts[i] + spans[i].length
        free = (n for n, (first, last) in enumerate(held) if last <= start and end - 1.0 <= first)
        lane = next(free, len(held))
        if lane == len(held):
            held.append((start, end))
        held[lane] = (held[lane][0], end)
        chosen[i] = lane
    return tuple(chosen[i] for i in range(len(spans)))


def band(inner: float, outer: float, span: Span) -> str:
    """The path of a piece of a ring."""
    large = int(span.length > 0.5)
    a, b = point(outer, span.start), point(outer, span.end)
    c, d = point(inner, span.end), point(inner, span.start)
    return (
        f"M{place(a)}A{number(outer)} {number(outer)} 0 {large} 1 {place(b)}"
        f"L{place(c)}A{number(inner)} {number(inner)} 0 {large} 0 {place(d)}Z"
    )


def stretched(radius: float, half: float, span: Span, *, pointed: bool) -> str:
    """A mark over several days: a diamond, or a dot, drawn out along its circle."""
    inner, outer = radius - half, radius + half
    a, b = point(outer, span.start), point(outer, span.end)
    c, d = point(inner, span.end), point(inner, span.start)
    reach = turns(half, radius)
    if pointed:
        ends = [f"L{place(point(radius, at))}" for at in (span.end + reach, span.start - reach)]
    else:
        ends = [f"A{number(half)} {number(half)} 0 0 1 {place(to)}" for to in (c, a)]
    along, back = (f"A{number(r)} {number(r)} 0 0 {sweep} " for r, sweep in ((outer, 1), (inner, 0)))
    last = ends[0] + f"L{place(c)}" if pointed else ends[0]
    return f"M{place(a)}{along}{place(b)}{last}{back}{place(d)}{ends[1]}Z"


def baseline(radius: float, span: Span, size: float) -> str:
    """The path that a text of that size stands on, in a band; on the lower half it runs back."""
    large = int(span.length > 0.5)
    if lower(span.middle):
        r, ends, sweep = radius + size * 0.35, (span.end, span.start), 0
    else:
        r, ends, sweep = radius - size * 0.35, (span.start, span.end), 1
    a, b = (point(r, end) for end in ends)
    return f"M{place(a)}A{number(r)} {number(r)} 0 {large} {sweep} {place(b)}"


def text_width(text: str, size: float) -> float:
    """How wide a text is at most, near enough for any plain typeface."""
    return size * sum(_WIDE if char.isupper() or char in "mw–" else _PLAIN for char in text)


_WIDE, _PLAIN = 0.73, 0.545


def number(value: float) -> str:
    """A number as a drawing writes it: at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def place(at: Point) -> str:
    """A point as a drawing writes it."""
    return f"{number(at[0])} {number(at[1])}"
