"""Where the names of tracks stand: the same place in all of them when there is one, near the top."""

from collections.abc import Iterable

from arshjul.values import replace
from arshjul.views.wheel.geometry import Span, overlap, text_width, turns
from arshjul.views.wheel.layout import Arrangement, Placed, Track

_PLACES = tuple(sorted((n / 144 for n in range(144)), key=lambda at: (min(at, 1 - at), at)))


def named(found: Arrangement) -> Arrangement:
    """Tracks with a place for their name, where nothing lies."""
    tracks = [track for ring in found.rings for track in ring.tracks if track.name]
    common = next((at for at in _PLACES if all(_free(found, t, at) for t in tracks)), None)
    rings = []
    for ring in found.rings:
        places = _PLACES if common is None else (common,)
        shared = next((at for at in places if all(_free(found, t, at) for t in ring.tracks)), None)
        with_name = [_with_name(found, t, _PLACES if shared is None else (shared,)) for t in ring.tracks]
        rings.append(replace(ring, tracks=tuple(with_name)))
    return replace(found, rings=tuple(rings))


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
    first = min(placed.item.span.start, placed.item.marked[0] - half)
    yield Span(first, placed.item.span.end + half)
    if placed.label:
        yield placed.label.span
