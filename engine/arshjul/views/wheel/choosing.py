"""Which of a year's steps share an arc, and where every arc goes."""

from collections.abc import Sequence

from arshjul.service.picturing import Level
from arshjul.values import dataclass
from arshjul.views.grouping import Group, grouped
from arshjul.views.picturing import Told
from arshjul.views.wheel.arranging import Way, arrange
from arshjul.views.wheel.geometry import day_span, turn
from arshjul.views.wheel.layout import Arrangement, Item, Shape

SHAPE = Shape()
_APART = (0, 3, 7, 14)
"""Days that those of one arc may be apart; each is tried only when the one before leaves lanes too thin."""


@dataclass(frozen=True)
class Chosen:
    """A wheel's arcs."""

    levels: tuple[Level, ...]
    """The rings, from the inside out."""
    groups: dict[str, Group]
    """What each arc holds, by its item's key."""
    arrangement: Arrangement


def choose(told: Told) -> Chosen:
    """The arcs of a picture: a body's own track as long as there is room, else rings that bodies share."""
    levels = tuple(level for level in Level if told.level(level))
    tracks = {level: _tracks(told, level) for level in levels}
    tried = [(grouped(told.picture.steps, by_body=True), False)]
    tried += [(grouped(told.picture.steps, apart), True) for apart in _APART]
    ways = [
        Way(tuple(_item(told, group, levels, tracks[group.first.level]) for group in groups), together)
        for groups, together in tried
    ]
    found = arrange(ways, [[*dict.fromkeys(tracks[level].values())] for level in levels], SHAPE)
    shown = {placed.item.key for placed in found.placed}
    held = next(groups for (groups, _), way in zip(tried, ways, strict=True) if _keys(way) == shown)
    return Chosen(levels, {_key(group): group for group in held}, found)


def _keys(way: Way) -> set[str]:
    return {item.key for item in way.items}


def _key(group: Group) -> str:
    """An arc's name: its first step's, and how many there are, so that no two ways share one by chance."""
    return f"{group.first.key}{group.mark}"


def _item(told: Told, group: Group, levels: Sequence[Level], tracks: dict[str, str]) -> Item:
    year, step = told.picture.cycle, group.first
    names = (step.document.workflow.name.in_language(told.words.language), told.codes[step.document.type])
    return Item(
        _key(group),
        levels.index(step.level),
        tracks[step.step.body or ""],
        day_span(group.start, group.days[-1], year),
        tuple(f"{name} {group.mark}".rstrip() for name in names),
        tuple(turn(day, year, 0.5) for day in group.days),
        step.document.type,
    )


def _tracks(told: Told, level: Level) -> dict[str, str]:
    """The track of each body of a level, in the organisation's order."""
    used = {step.step.body or "" for step in told.level(level)}
    ordered = sorted(used, key=lambda body: told.bodies.index(body) if body in told.bodies else -1)
    return {body: _track(told, body, ordered) for body in ordered}


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
