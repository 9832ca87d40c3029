"""Where everything in the wheel goes: rings, tracks, lanes, and which label there is room for.

A ring is a level of the organisation, a track a body; a track has as many lanes as its arcs need. When that
gives lanes too thin to read, the bodies of a ring share its lanes; when even that does, labels are left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from arshjul.values import dataclass, replace
from arshjul.views.wheel.geometry import Span, lanes, overlap, text_width, turns, units


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a wheel, in its own units."""

    inner: float = 84
    """The hole is at least this."""
    outer: float = 444
    header: float = 16
    """Height of the line with the ring's name."""
    mark: float = 8.2
    """Half the width of a mark; it never gets smaller than this unless lanes do."""
    text: float = 12
    padding: float = 2.5
    thickest: float = 26
    thinnest: float = 10.5
    """Lanes that are to hold a label are at least this."""


@dataclass(frozen=True, slots=True)
class Item:
    """An arc with a mark at its end."""

    key: str
    ring: int
    track: str
    span: Span
    labels: tuple[str, ...]
    """Best first; the last is the shortest."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text and the stretch that it stands in the middle of."""

    text: str
    span: Span
    inside: bool
    """On the arc, or on the paper beside it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with its place."""

    item: Item
    inner: float
    outer: float
    label: Label | None

    @property
    def radius(self) -> float:
        """The middle of its lane."""
        return (self.inner + self.outer) / 2


@dataclass(frozen=True, slots=True)
class Track:
    """A body's lanes."""

    name: str
    inner: float
    outer: float
    label: Span | None = None
    """Where in its outermost lane there is room for the body's name."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A level's tracks and, outside them, the line with its name."""

    inner: float
    outer: float
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where everything goes."""

    rings: tuple[Ring, ...]
    placed: tuple[Placed, ...]
    thickness: float
    mark: float
    text: float


def arrange(items: Sequence[Item], rings: Sequence[Sequence[str]], shape: Shape) -> Arrangement:
    """The best way to show the items.

    :param rings: the tracks of each ring, from the inside out
    """
    for together in (False, True):
        found = _Attempt(items, rings, shape, together=together, labelled=True).arrangement()
        if found.thickness >= shape.thinnest:
            alike = _alike(items, found)
            return _Attempt(alike, rings, shape, together=together, labelled=True).arrangement()
    return _Attempt(items, rings, shape, together=True, labelled=False).arrangement()


def _alike(items: Sequence[Item], found: Arrangement) -> list[Item]:
    """Things of one sort in a ring are called the same: by the long label only when all have room for it."""
    short = {
        (p.item.ring, p.item.labels) for p in found.placed if not p.label or p.label.text != p.item.labels[0]
    }
    return [replace(i, labels=i.labels[-1:]) if (i.ring, i.labels) in short else i for i in items]


class _Attempt:
    """One way to show the items."""

    def __init__(
        self,
        items: Sequence[Item],
        rings: Sequence[Sequence[str]],
        shape: Shape,
        *,
        together: bool,
        labelled: bool,
    ) -> None:
        self.shape, self.labelled = shape, labelled
        self.rings = [("",) if together else tuple(tracks) for tracks in rings]
        tracked = [replace(item, track="") for item in items] if together else list(items)
        self.items = {
            (ring, track): [item for item in tracked if (item.ring, item.track) == (ring, track)]
            for ring, tracks in enumerate(self.rings)
            for track in tracks
        }
        self.lanes: dict[tuple[int, str], tuple[int, ...]] = {}
        self.thickness = shape.thickest

    def arrangement(self) -> Arrangement:
        """Lanes need radii, since a label takes more of a small circle; radii need lanes: a few rounds."""
        inner = dict.fromkeys(self.items, self.shape.inner)
        for _ in range(8):
            self.lanes = {key: self._assign(key, inner[key]) for key in self.items}
            self.thickness = self._thickness()
            settled, inner = inner, self._inner()
            if settled == inner:
                break
        return self._placed(inner)

    def _assign(self, key: tuple[int, str], radius: float) -> tuple[int, ...]:
        return lanes([self._needs(item, radius) for item in self.items[key]])

    def _needs(self, item: Item, radius: float) -> Span:
        """What an item takes of its lane: arc, mark, and a label beside it when the arc is too short."""
        span = self._extent(item, radius)
        shortest = text_width(item.labels[-1], self.shape.text) + 2 * self.shape.padding
        if not self.labelled or shortest <= units(item.span.length, radius) - self._mark:
            return span
        return Span(span.start, min(span.end + turns(shortest, radius), span.start + 0.99))

    def _extent(self, item: Item, radius: float) -> Span:
        half = turns(self._mark + 1, radius)
        return Span(min(item.span.start, item.span.end - half), item.span.end + half)

    @property
    def _mark(self) -> float:
        return min(self.shape.mark, self.thickness * 0.48)

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

    def _placed(self, inner: Mapping[tuple[int, str], float]) -> Arrangement:
        rings, placed = [], []
        for ring, names in enumerate(self.rings):
            tracks = []
            for key in ((ring, name) for name in names):
                placed += self._of_track(key, inner[key])
                tracks.append(Track(key[1], inner[key], inner[key] + self._count(key) * self.thickness))
            rings.append(Ring(tracks[0].inner, tracks[-1].outer + self.shape.header, tuple(tracks)))
        text = min(self.shape.text, self.thickness * 0.7)
        found = Arrangement(tuple(rings), tuple(placed), self.thickness, self._mark, text)
        return _named(found)

    def _of_track(self, key: tuple[int, str], radius: float) -> list[Placed]:
        lane_of = dict(zip((item.key for item in self.items[key]), self.lanes[key], strict=True))
        found = []
        for lane in range(self._count(key)):
            inner = radius + lane * self.thickness
            held = [item for item in self.items[key] if lane_of[item.key] == lane]
            found += [self._with_label(item, held, inner) for item in held]
        return found

    def _with_label(self, item: Item, lane: Sequence[Item], inner: float) -> Placed:
        radius = inner + self.thickness / 2
        label = next(self._labels(item, lane, radius), None) if self.labelled else None
        return Placed(item, inner, inner + self.thickness, label)

    def _labels(self, item: Item, lane: Sequence[Item], radius: float) -> Iterator[Label]:
        """The labels that there is room for, best first: on the arc, else the shortest beside it."""
        size = min(self.shape.text, self.thickness * 0.7)
        pad, half = turns(self.shape.padding, radius), turns(self._mark, radius)
        inside = Span(item.span.start + pad, item.span.end - half - pad)
        for text in item.labels:
            if turns(text_width(text, size), radius) <= inside.length:
                yield Label(text, inside, True)
        start = item.span.end + half + pad
        beside = Span(start, start + turns(text_width(item.labels[-1], size), radius))
        others = (self._extent(other, radius) for other in lane if other is not item)
        if not any(overlap(beside, other) for other in others):
            yield Label(item.labels[-1], beside, False)


def _named(found: Arrangement) -> Arrangement:
    """Tracks with a place for their name: the same place in all of them when there is one, near the top."""
    tracks = [track for ring in found.rings for track in ring.tracks if track.name]
    common = next((at for at in _PLACES if all(_free(found, t, at) for t in tracks)), None)
    rings = []
    for ring in found.rings:
        places = _PLACES if common is None else (common,)
        shared = next((at for at in places if all(_free(found, t, at) for t in ring.tracks)), None)
        named = [_with_name(found, t, _PLACES if shared is None else (shared,)) for t in ring.tracks]
        rings.append(replace(ring, tracks=tuple(named)))
    return replace(found, rings=tuple(rings))


_PLACES = tuple(sorted((n / 144 for n in range(144)), key=lambda at: (min(at, 1 - at), at)))


def _with_name(found: Arrangement, track: Track, places: Iterable[float]) -> Track:
    at = next((place for place in places if track.name and _free(found, track, place)), None)
    return track if at is None else replace(track, label=_name_span(found, track, at))


def _name_span(found: Arrangement, track: Track, at: float) -> Span:
    radius = track.outer - found.thickness / 2
    half = turns(text_width(track.name, found.text) / 2 + 2, radius)
    return Span(at - half, at + half)


def _free(found: Arrangement, track: Track, at: float) -> bool:
    wanted, lane = _name_span(found, track, at), track.outer - found.thickness / 2
    return not any(
        overlap(wanted, taken)
        for p in found.placed
        if abs(p.radius - lane) < 0.01
        for taken in _taken(p, found)
    )


def _taken(placed: Placed, found: Arrangement) -> Iterable[Span]:
    half = turns(found.mark + 2, placed.radius)
    yield Span(min(placed.item.span.start, placed.item.span.end - half), placed.item.span.end + half)
    if placed.label:
        yield placed.label.span
