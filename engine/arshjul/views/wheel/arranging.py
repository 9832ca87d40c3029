"""Where everything in the wheel goes: rings, tracks, lanes, and which label there is room for.

A ring is a level of the organisation, a track a body; a track has as many lanes as its arcs need. When that
gives lanes too thin to read, the bodies of a ring share its lanes and what is alike in it becomes one arc;
when even that does, labels stand only where there happens to be room, and in the end nowhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from arshjul.values import dataclass, replace
from arshjul.views.wheel.geometry import Span, crowd, joined, lanes, overlap, parted, text_width, turns
from arshjul.views.wheel.layout import Arrangement, Item, Label, Placed, Ring, Shape, Track
from arshjul.views.wheel.track_names import named


class _Labels(Enum):
    """What labels may take."""

    ROOM = "a place in the lane is kept for each"
    SPARE = "only what nothing else takes"
    NOTHING = "there are none"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to divide a year into items."""

    items: tuple[Item, ...]
    together: bool
    """Whether the bodies of a ring share its lanes."""


def arrange(ways: Sequence[Way], rings: Sequence[Sequence[str]], shape: Shape) -> Arrangement:
    """The first way that is pleasant to read, else the last one, with the labels that it has room for.

    :param ways: the most telling first
    :param rings: the tracks of each ring, from the inside out
    """
    tries = [(way, _Labels.ROOM, shape.pleasant) for way in ways]
    tries += [(ways[-1], labels, shape.thinnest) for labels in (_Labels.ROOM, _Labels.SPARE)]
    for way, labels, enough in tries:
        if _room(way, rings, shape) < enough:
            continue
        attempt = _Attempt(way, rings, shape, labels)
        if attempt.thickness >= enough:
            alike = replace(way, items=tuple(_alike(way.items, attempt.arrangement())))
            return _Attempt(alike, rings, shape, labels).arrangement()
    return _Attempt(ways[-1], rings, shape, _Labels.NOTHING).arrangement()


def _room(way: Way, rings: Sequence[Sequence[str]], shape: Shape) -> float:
    """How thick lanes can be at best: no more than if arcs alone, without marks and labels, were laid."""
    held: dict[tuple[int, str], list[Span]] = {
        (ring, track): []
        for ring, tracks in enumerate(rings)
        for track in (("",) if way.together else tracks)
    }
    for item in way.items:
        held[item.ring, "" if way.together else item.track].append(item.span)
    count = sum(max(1, crowd(spans)[0]) for spans in held.values())
    return (shape.outer - shape.inner - shape.header * len(rings)) / max(count, 1)


def _alike(items: Sequence[Item], found: Arrangement) -> list[Item]:
    """Things of one sort in a ring are called the same: by the long label only when all have room for it."""
    short = {_sort(p.item) for p in found.placed if not p.label or p.label.text != p.item.labels[0]}
    return [replace(i, labels=i.labels[-1:]) if _sort(i) in short else i for i in items]


def _sort(item: Item) -> tuple[int, str]:
    return item.ring, item.sort or item.labels[-1]


class _Attempt:
    """One way to show the items."""

    def __init__(self, way: Way, rings: Sequence[Sequence[str]], shape: Shape, labels: _Labels) -> None:
        self.shape, self.labels = shape, labels
        self.rings = [("",) if way.together else tuple(tracks) for tracks in rings]
        tracked = [replace(item, track="") for item in way.items] if way.together else way.items
        self.items = {
            (ring, track): [item for item in tracked if (item.ring, item.track) == (ring, track)]
            for ring, tracks in enumerate(self.rings)
            for track in tracks
        }
        self.lanes: dict[tuple[int, str], tuple[int, ...]] = {}
        self.thickness = shape.thickest
        self.inner = self._settled()

    def _settled(self) -> Mapping[tuple[int, str], float]:
        """Lanes need radii, since a label takes more of a small circle; radii need lanes: a few rounds."""
        inner = dict.fromkeys(self.items, self.shape.inner)
        for _ in range(8 if self.labels is not _Labels.NOTHING else 2):
            self.lanes = {key: self._assign(key, inner[key]) for key in self.items}
            self.thickness = self._thickness()
            settled, inner = inner, self._inner()
            if settled == inner:
                break
        return inner

    def _assign(self, key: tuple[int, str], radius: float) -> tuple[int, ...]:
        return lanes([self._needs(item, radius) for item in self.items[key]])

    def _needs(self, item: Item, radius: float) -> Span:
        """What an item takes of its lane: arc, marks, and a label beside it when the arc has no room."""
        extent = self._extent(item, radius)
        shortest = text_width(item.labels[-1], self._text) + 2 * self.shape.padding
        inside = max((stretch.length for stretch in self._between(item, radius)), default=0.0)
        if self.labels is not _Labels.ROOM or turns(shortest, radius) <= inside:
            return extent
        return Span(extent.start, min(extent.end + turns(shortest, radius), extent.start + 0.99))

    def _extent(self, item: Item, radius: float) -> Span:
        half = turns(self._mark + 1, radius)
        return Span(min(item.span.start, item.marked[0] - half), item.span.end + half)

    def _marks(self, item: Item, radius: float) -> tuple[Span, ...]:
        """Where the marks are; days so close that their marks would cover each other share one."""
        return joined([Span(at, at) for at in item.marked], turns(1.7 * self._mark, radius))

    def _between(self, item: Item, radius: float) -> list[Span]:
        """The stretches of an arc without marks, each in one year."""
        half, marks = turns(self._mark, radius), self._marks(item, radius)
        starts = [item.span.start, *(mark.end + half for mark in marks[:-1])]
        ends = [mark.start - half for mark in marks]
        return [part for pair in zip(starts, ends, strict=True) for part in parted(Span(*pair))]

    @property
    def _mark(self) -> float:
        return min(self.shape.mark, self.thickness * 0.48)

    @property
    def _text(self) -> float:
        return min(self.shape.text, self.thickness * self.shape.filled)

    def _count(self, key: tuple[int, str]) -> int:
        """Lanes of a track: every track has one, so that a body without steps keeps its place."""
        return 1 + max(self.lanes[key], default=0)

    def _thickness(self) -> float:
        shape = self.shape
        count = sum(self._count(key) for key in self.items)
        room = shape.outer - shape.inner - shape.header * len(self.rings)
        return min(shape.thickest, room / max(count, 1))

    def _inner(self) -> dict[tuple[int, str], float]:
        """Inner radius of each track, built from the outside in so that the rim always has its size."""
        found, radius, ring = {}, self.shape.outer, len(self.rings)
        for key in reversed(self.items):
            radius -= self.shape.header * (ring - key[0]) + self._count(key) * self.thickness
            found[key], ring = radius, key[0]
        return found

    def arrangement(self) -> Arrangement:
        """Where everything goes in this way."""
        inner = self.inner
        rings, placed = [], []
        for ring, names in enumerate(self.rings):
            tracks = []
            for key in ((ring, name) for name in names):
                placed += self._of_track(key, inner[key])
                tracks.append(Track(key[1], inner[key], inner[key] + self._count(key) * self.thickness))
            rings.append(Ring(tracks[0].inner, tracks[-1].outer + self.shape.header, tuple(tracks)))
        return named(Arrangement(tuple(rings), tuple(placed), self.thickness, self._mark, self._text))

    def _of_track(self, key: tuple[int, str], radius: float) -> list[Placed]:
        lane_of = dict(zip((item.key for item in self.items[key]), self.lanes[key], strict=True))
        found = []
        for lane in range(self._count(key)):
            held = [item for item in self.items[key] if lane_of[item.key] == lane]
            found += self._in_lane(held, radius + lane * self.thickness)
        return found

    def _in_lane(self, held: Sequence[Item], inner: float) -> list[Placed]:
        """Items side by side, each with a label when it finds room beside those already there."""
        outer, radius = inner + self.thickness, inner + self.thickness / 2
        taken = {item.key: [self._extent(item, radius)] for item in held}
        found = []
        for item in held:
            others = [span for key, spans in taken.items() if key != item.key for span in spans]
            label = next(self._fitting(item, others, radius), None)
            if label and not label.inside:
                taken[item.key].append(label.span)
            found.append(Placed(item, inner, outer, self._marks(item, radius), label))
        return found

    def _fitting(self, item: Item, others: Sequence[Span], radius: float) -> Iterator[Label]:
        """The labels that there is room for, best first: on the arc, else the shortest beside it."""
        if self.labels is _Labels.NOTHING:
            return
        pad = turns(self.shape.padding, radius)
        stretches = sorted(self._between(item, radius), key=lambda stretch: -round(stretch.length, 6))
        for text in item.labels:
            width = turns(text_width(text, self._text), radius)
            inside = (Span(stretch.start + pad, stretch.end - pad) for stretch in stretches)
            yield from (Label(text, stretch, True) for stretch in inside if width <= stretch.length)
        extent = self._extent(item, radius)
        width = turns(text_width(item.labels[-1], self._text), radius)
        for beside in (
            Span(extent.end + pad / 2, extent.end + pad / 2 + width),
            Span(extent.start - pad / 2 - width, extent.start - pad / 2),
        ):
            if not any(overlap(beside, other) for other in others):
                yield Label(item.labels[-1], beside, False)
