"""What an arrangement is made of: measures, items with their places, tracks and rings."""

from arshjul.values import dataclass
from arshjul.views.wheel.geometry import Span


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a wheel, in its own units; on a printed A3 one is 0.24 mm or more."""

    inner: float = 66
    """The hole is at least this."""
    outer: float = 450
    header: float = 14
    """Height of the line with the ring's name."""
    mark: float = 8.2
    """Half the width of a mark; it never gets smaller than this unless lanes do."""
    text: float = 12
    filled: float = 0.86
    """How much of a lane's thickness a label takes when lanes are thin."""
    padding: float = 2.5
    thickest: float = 26
    pleasant: float = 13
    """Lanes are this when grouping can make them so: letters of seven points and a half on a printed A3."""
    thinnest: float = 10.5
    """Lanes that are to hold a label are at least this: letters of six points on a printed A3."""


@dataclass(frozen=True, slots=True)
class Item:
    """An arc with marks on it, the last of them at its end."""

    key: str
    ring: int
    track: str
    span: Span
    labels: tuple[str, ...]
    """Best first; the last is the shortest."""
    days: tuple[float, ...] = ()
    """Where the marks stand, in turns and in order; none given is one at the end."""
    sort: str = ""
    """What things of one sort in a ring have in common: they are called in the same way."""

    @property
    def marked(self) -> tuple[float, ...]:
        """Where the marks stand."""
        return self.days or (self.span.end,)


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
    marks: tuple[Span, ...]
    """From the first to the last day of each mark: days too close for marks of their own share one."""
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
