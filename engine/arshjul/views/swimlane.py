"""The swimlane: bodies in rows, months in columns, and what is treated or handed in on each day."""

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape

from arshjul.domain.kalendarium import Meeting, MeetingStatus
from arshjul.domain.workflow import Workflow
from arshjul.service.picturing import Level, Picture, PicturedStep, StepState, level_of
from arshjul.values import dataclass
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.page import heading, page, pill
from arshjul.views.picturing import GLYPHS, Told, told
from arshjul.views.text import Words

Month = tuple[int, int]
GAP = " "
_STYLE = """
.lanes td,.lanes th{min-width:5.2rem;padding:.3rem .4rem;font-size:.875rem}
.lanes th[scope=row]{position:sticky;left:0;background:var(--paper);min-width:8.5rem;max-width:14rem}
.lanes thead th{position:static}.lanes .level th{background:var(--soft);position:static}
.lanes ul{list-style:none;margin:0;padding:0}.lanes li{margin:0 0 .15rem}
.lanes .day{font-weight:600}.lanes s{color:var(--muted)}
.key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
@media screen and (max-width:40rem){.lanes th[scope=row]{min-width:6.6rem;max-width:6.6rem;
font-size:.8125rem;overflow-wrap:anywhere;hyphens:auto}}
@media print{.lanes td,.lanes th{min-width:0;font-size:8pt;padding:.8mm 1mm}
.lanes th[scope=row]{min-width:0;max-width:40mm}}
"""


@dataclass(frozen=True)
class Slot:
    """A body's day: a meeting, hand-ins, or the last day of a month that has no meeting."""

    day: date
    meeting: Meeting | None
    steps: tuple[PicturedStep, ...]

    @property
    def cancelled(self) -> bool:
        """Whether the meeting will not be held."""
        return self.meeting is not None and self.meeting.status is MeetingStatus.CANCELLED

    @property
    def unbound(self) -> bool:
        """Whether something is to be taken at a meeting that is not there."""
        return self.meeting is None and any(step.unbound for step in self.steps)


Grid = Mapping[str, Mapping[Month, tuple[Slot, ...]]]


def grid(picture: Picture) -> Grid:
    """The slots of each body and month; the council's row first, the administrations' last."""
    days: dict[str, dict[date, list[PicturedStep]]] = {}
    meetings: dict[tuple[str, date], Meeting] = {}
    for meeting in picture.basis.meetings:
        if meeting.date.year == picture.cycle:
            days.setdefault(meeting.body, {}).setdefault(meeting.date, [])
            meetings[meeting.body, meeting.date] = meeting
    for step in picture.steps:
        days.setdefault(step.step.body or "", {}).setdefault(step.day, []).append(step)
        if step.step.meeting is not None:  # also one in the year after the cycle
            meetings[step.step.body or "", step.day] = step.step.meeting
    found: dict[str, dict[Month, tuple[Slot, ...]]] = {}
    for body in _ordered(picture, days):
        lane: dict[Month, tuple[Slot, ...]] = {}
        for day in sorted(days[body]):
            slot = Slot(day, meetings.get((body, day)), tuple(days[body][day]))
            month = (day.year, day.month)
            lane[month] = (*lane.get(month, ()), slot)
        found[body] = lane
    return found


def months(picture: Picture, lanes: Grid) -> tuple[Month, ...]:
    """The year's months, and those beyond it in which something happens."""
    own = {(picture.cycle, month) for month in range(1, 13)}
    return tuple(sorted(own | {month for lane in lanes.values() for month in lane}))


def lines(words: Words, picture: Picture, width: int = WIDTH) -> list[str]:
    """The swimlane for a terminal; a list of each body's days where the window is too narrow for columns."""
    it = told(words, picture)
    lanes = grid(picture)
    columns = months(picture, lanes)
    first = max((len(body) for body in lanes), default=0)
    room = (width - first) // len(columns) - len(GAP)
    shown = _columns(it, lanes, columns, first, room) if room >= 4 else _list(it, lanes, width)
    return [it.words.say("pic.lanes.title", _about(it)), "", *shown, "", *_key_lines(it, width)]


def swimlane_page(words: Words, picture: Picture) -> str:
    """The swimlane as a page."""
    it = told(words, picture)
    say = it.words.say
    lanes = grid(picture)
    columns = months(picture, lanes)
    title = say("pic.lanes.title", _about(it))
    heads = "".join(f'<th scope="col">{escape(_month(it, month))}</th>' for month in columns)
    body = [
        heading(title, say("pic.lanes.how"), it.unbound, say("pic.simulated") if picture.simulated else None),
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(say("pic.lanes.table"))}">'
        f'<table class="lanes"><caption>{escape(say("pic.lanes.table"))}</caption><thead><tr>'
        f'<th scope="col">{escape(say("ui.head.body"))}</th>{heads}</tr></thead>',
        *_groups(it, lanes, columns),
        "</table></div>",
        f'<h2>{escape(say("pic.legend.types"))}</h2><ul class="key">{_key(it)}</ul>',
        f"<footer><p>{escape(say('pic.made', {'day': picture.today}))}</p></footer>",
    ]
    return page(it.words, title, body, style=_style())


def _style() -> str:
    from arshjul.views.wheel.styles import style

    return style() + _STYLE


def _about(it: Told) -> dict[str, object]:
    return {"year": it.picture.cycle, "organisation": it.organisation}


def _ordered(picture: Picture, bodies: Iterable[str]) -> list[str]:
    known = picture.basis.organisation.bodies
    order = {body: n for n, body in enumerate(known)}
    return sorted(bodies, key=lambda b: (-[*Level].index(level_of(known.get(b))), order.get(b, len(order))))


def _month(it: Told, month: Month) -> str:
    name = it.words.month(month[1])[:3]
    return name if month[0] == it.picture.cycle else f"{name} {month[0]}"


# --- terminal ---


def _columns(it: Told, lanes: Grid, columns: tuple[Month, ...], first: int, room: int) -> list[str]:
    told = [_line("", [_month(it, month) for month in columns], first, room)]
    for body, lane in lanes.items():
        cells = [
            [part for slot in lane.get(month, ()) for part in _parts(it, slot, room)] for month in columns
        ]
        for n in range(max(1, *(len(cell) for cell in cells))):
            row = [cell[n] if n < len(cell) else "" for cell in cells]
            told.append(_line(body if n == 0 else "", row, first, room))
    return told


def _line(head: str, cells: list[str], first: int, room: int) -> str:
    return GAP.join([head.ljust(first), *(cell[:room].ljust(room) for cell in cells)]).rstrip()


def _parts(it: Told, slot: Slot, room: int) -> list[str]:
    """A slot over as many lines as its codes need, each beginning with the day."""
    day = _day(slot)
    found = [day]
    for code in _codes(it, slot):
        if len(found[-1]) + 1 + len(code) > room:
            found.append(" " * min(2, room - 1 - len(code)))
        found[-1] += f" {code}"
    return found


def _day(slot: Slot) -> str:
    number = f"{slot.day.day:>2}"
    return f"({slot.day.day})" if slot.cancelled else f"{number}?" if slot.unbound else number


def _codes(it: Told, slot: Slot) -> list[str]:
    return [*dict.fromkeys(it.codes[step.document.type] for step in slot.steps)]


def _list(it: Told, lanes: Grid, width: int) -> list[str]:
    told: list[str] = []
    for body, lane in lanes.items():
        told += wrapped(f"{body}  {it.body(body)}", width)
        for slots in lane.values():
            for slot in slots:
                sign = "?" if slot.unbound else ""
                named = (
                    f"({it.words.date(slot.day, 'column')})"
                    if slot.cancelled
                    else it.words.date(slot.day, "column")
                )
                told.append(f"  {named}{sign}{GAP}{' '.join(_codes(it, slot))}".rstrip())
    return told


def _key_lines(it: Told, width: int) -> list[str]:
    named = (
        it.words.say("pic.lanes.key", {"code": it.codes[w.id], "name": w.name.in_language(it.words.language)})
        for w in it.types
    )
    return [*wrapped(", ".join(named), width), *wrapped(it.words.say("pic.lanes.signs"), width)]


# --- page ---


def _groups(it: Told, lanes: Grid, columns: tuple[Month, ...]) -> Iterable[str]:
    known = it.picture.basis.organisation.bodies
    for level in reversed(Level):
        rows = [
            _row(it, body, lane, columns)
            for body, lane in lanes.items()
            if level_of(known.get(body)) is level
        ]
        if rows:
            name = escape(it.words.kind(level))
            head = f'<tr class="level"><th scope="rowgroup" colspan="{len(columns) + 1}">{name}</th></tr>'
            yield f"<tbody>{head}{''.join(rows)}</tbody>"


def _row(it: Told, body: str, lane: Mapping[Month, tuple[Slot, ...]], columns: tuple[Month, ...]) -> str:
    cells = "".join(_cell(it, lane.get(month, ())) for month in columns)
    return f'<tr><th scope="row">{escape(it.body(body))}</th>{cells}</tr>'


def _cell(it: Told, slots: tuple[Slot, ...]) -> str:
    items = "".join(f"<li>{_slot(it, slot)}</li>" for slot in slots)
    return f"<td><ul>{items}</ul></td>" if items else "<td></td>"


def _slot(it: Told, slot: Slot) -> str:
    day = f'<span class="day">{slot.day.day}</span>'
    if slot.cancelled:
        day = f"<s>{slot.day.day}</s> {escape(it.words.kind(MeetingStatus.CANCELLED))}"
    elif slot.unbound:
        day = f'<span class="day">{slot.day.day}</span> {escape(it.words.say("pic.lanes.unbound"))}'
    return " ".join([day, *(_code(it, step) for step in slot.steps)])


def _code(it: Told, step: PicturedStep) -> str:
    """The code with its state's sign; listeners hear the whole sentence."""
    sign = f" {GLYPHS[step.state]}" if it.picture.opened else ""
    said = escape(it.sentence(step))
    shown = f'<span aria-hidden="true">{it.codes[step.document.type]}{sign}</span>'
    return (
        f'<span class="code {it.colour(step)}" title="{said}">{shown}<span class="heard">{said}</span></span>'
    )


def _key(it: Told) -> str:
    shown = StepState if it.picture.opened else ()
    signs = [f"<li>{pill(state.value, GLYPHS[state], it.words.kind(state))}</li>" for state in shown]
    return "".join([*signs, *(_named(it, workflow) for workflow in it.types)])


def _named(it: Told, workflow: Workflow) -> str:
    colour = "upcoming" if it.picture.opened else it.type_colour(workflow.id)
    name = escape(workflow.name.in_language(it.words.language))
    return f'<li><span class="code {colour}">{it.codes[workflow.id]}</span> {name}</li>'
