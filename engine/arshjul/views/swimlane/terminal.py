"""The swimlane in a terminal: columns as wide as they need, a list where the window is too narrow."""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from arshjul.service.picturing import Picture, StepState
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.picturing import GLYPHS, Told, told
from arshjul.views.swimlane.grid import Grid, Month, Slot, grid, months, short, title
from arshjul.views.text import Words

GAP = " "
_LEAST = 3
"""A month's name."""
_INDENTS = (2, 1, 0)
"""How far codes stand in under their day: as far as there is room for."""
_ROOMY = 9
"""A column wider than this is no easier to read."""
Lane = Mapping[Month, tuple[Slot, ...]]
Lay = Callable[[Slot], list[str]]
"""A slot as lines of its column."""


def lines(words: Words, picture: Picture, width: int = WIDTH) -> list[str]:
    """The swimlane, with a key to its codes and signs."""
    it = told(words, picture)
    lanes = grid(picture)
    columns = months(picture, lanes)
    first = max((len(body) for body in lanes), default=0)
    shown = _columns(it, lanes, columns, width - first) or _list(it, lanes, width)
    return [title(it), "", *shown, "", *_key(it, width)]


def _columns(it: Told, lanes: Grid, columns: Sequence[Month], width: int) -> list[str]:
    """The table, or nothing when it is wider than there is room for."""
    room = width - len(GAP) * len(columns)
    for indent in _INDENTS:
        widths = [_needed(it, lanes, month, indent) for month in columns]
        if sum(widths) <= room:
            spread = _spread(widths, room)
            return _table(it, lanes, dict(zip(columns, spread, strict=True)), indent)
    return []


def _needed(it: Told, lanes: Grid, month: Month, indent: int) -> int:
    stacked = (_stacked(it, slot, indent) for lane in lanes.values() for slot in lane.get(month, ()))
    return max((len(line) for part in stacked for line in part), default=_LEAST)


def _spread(widths: list[int], room: int) -> list[int]:
    """What is left over goes to the narrowest columns, so that codes stand beside their day."""
    found = [max(_LEAST, width) for width in widths]
    while found and sum(found) < room and min(found) < _ROOMY:
        found[found.index(min(found))] += 1
    return found


def _table(it: Told, lanes: Grid, widths: Mapping[Month, int], indent: int) -> list[str]:
    first = max(len(body) for body in lanes) if lanes else 0
    found = [_line("", heads, widths, first) for heads in _heads(it, widths)]
    for body, lane in lanes.items():
        cells = [
            [line for slot in lane.get(month, ()) for line in _laid(it, slot, indent, room)]
            for month, room in widths.items()
        ]
        rows = list(zip_longest(*cells, fillvalue="")) or [("",) * len(cells)]
        found += [_line("" if n else body, row, widths, first) for n, row in enumerate(rows)]
    return found


def _heads(it: Told, widths: Mapping[Month, int]) -> list[list[str]]:
    """The months, and over them the years when there are two."""
    named = [short(it, month) for month in widths]
    years = [str(year) if n == 0 or year != [*widths][n - 1][0] else "" for n, (year, _) in enumerate(widths)]
    return [years, named] if len({year for year, _ in widths}) > 1 else [named]


def _line(head: str, cells: Sequence[str], widths: Mapping[Month, int], first: int) -> str:
    """A line of the table; a year's number may be a letter wider than a narrow month."""
    line = head.ljust(first)
    place = first
    for cell, width in zip(cells, widths.values(), strict=True):
        place += len(GAP)
        line = line.ljust(place) + cell
        place += width
    return line.rstrip()


def _laid(it: Told, slot: Slot, indent: int, room: int) -> list[str]:
    """A slot in a column: its codes beside the day as long as they fit, then under it."""
    found = [_day(slot)]
    for code in _codes(it, slot):
        if len(found[-1]) + 1 + len(code) <= room and found[-1].strip():
            found[-1] += f" {code}"
        else:
            found.append(f"{' ' * indent}{code}")
    return found


def _stacked(it: Told, slot: Slot, indent: int) -> list[str]:
    return [_day(slot), *(f"{' ' * indent}{code}" for code in _codes(it, slot))]


def _day(slot: Slot) -> str:
    number = f"{slot.day.day:>2}"
    return f"({slot.day.day})" if slot.cancelled else f"{number}?" if slot.unbound else number


def _codes(it: Told, slot: Slot) -> list[str]:
    """Each document type once for each way it stands, with how many documents there are: "BB×5"."""
    documents: dict[tuple[str, str], set[str]] = {}
    for step in slot.steps:
        late = GLYPHS[StepState.LATE] if step.state is StepState.LATE else ""
        documents.setdefault((it.codes[step.document.type], late), set()).add(step.document.id)
    return [
        f"{code}×{len(found)}{late}" if len(found) > 1 else f"{code}{late}"
        for (code, late), found in documents.items()
    ]


def _list(it: Told, lanes: Grid, width: int) -> list[str]:
    found: list[str] = []
    for body, lane in lanes.items():
        found += wrapped(f"{body}  {it.body(body)}", width)
        for slot in (slot for slots in lane.values() for slot in slots):
            day = it.words.date(slot.day, "column")
            day = f"({day})" if slot.cancelled else f"{day}?" if slot.unbound else day
            if slot.day.year != it.picture.cycle:
                day = f"{day} {slot.day.year}"
            found += _hanging(f"  {day}{GAP}", _codes(it, slot), width)
    return found


def _hanging(head: str, codes: Sequence[str], width: int) -> list[str]:
    """Codes after their day, over as many lines as they need, one under the other."""
    found = [head.rstrip() if not codes else head]
    for n, code in enumerate(codes):
        if n and len(found[-1]) + len(code) + 1 > width:
            found.append(" " * len(head))
        found[-1] += code if found[-1].endswith(" ") else f" {code}"
    return found


def _key(it: Told, width: int) -> list[str]:
    names = {it.codes[w.id]: w.name.in_language(it.words.language) for w in it.types}
    told_of = [it.words.say("pic.lanes.key", {"code": code, "name": name}) for code, name in names.items()]
    # a code is not parted from its name's first word: a space of another kind holds them while lines are made
    held = wrapped(", ".join(named.replace(" ", "\u00a0", 1) for named in told_of), width)
    signs = [it.words.say("pic.lanes.signs")]
    if it.picture.opened:
        signs.append(it.words.say("pic.lanes.signs.late"))
    return [*(line.replace("\u00a0", " ") for line in held), *wrapped(" ".join(signs), width)]
