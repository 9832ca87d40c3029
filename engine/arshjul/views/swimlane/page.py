"""The swimlane as a page: a table on a screen and on paper, and on a phone a card for each body."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.workflow import Workflow
from arshjul.service.picturing import Level, Picture, StepState, level_of
from arshjul.views.grouping import Group
from arshjul.views.page import cell, heading, page, pill
from arshjul.views.picturing import GLYPHS, Told, told
from arshjul.views.swimlane.grid import Grid, Month, Slot, grid, months, short, title
from arshjul.views.text import Words
from arshjul.views.wheel.styles import style

_STYLE = """
.lanes{font-size:.875rem}
.lanes td,.lanes th{padding:.3rem .3rem;min-width:3.4rem;border-left:1px solid var(--line)}
.lanes thead th{position:static}.lanes tr.group th{border-left:0}
.lanes th[scope=row],.lanes .corner{position:sticky;left:0;background:var(--paper);min-width:8.5rem;
max-width:13rem;border-left:0;padding-left:.4rem}
.lanes .corner{background:var(--soft);}
.lanes .other{background:var(--soft)}
.lanes ul{list-style:none;margin:0;padding:0}.lanes li{margin:0 0 .15rem}
.lanes li .code{margin-bottom:.1rem;white-space:nowrap;min-width:1.9em;padding:0 .25em}
.lanes .day{font-weight:600;white-space:nowrap}.lanes s{color:var(--muted)}
.key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
@media screen and (max-width:40rem){
.lanes tr.group th,.lanes tbody th[scope=row]{position:static;max-width:none}
.lanes tbody tr:not(.group) th[scope=row]{font-size:1rem;padding:0 0 .2rem}
.lanes .other{background:none}
.lanes td,.lanes th{border-left:0;min-width:0}.lanes tbody td{display:flex;gap:.6rem;padding:.1rem 0}
.lanes td[data-h]::before{flex:0 0 4.9rem;content:attr(data-h)}
.lanes ul{display:flex;flex-wrap:wrap;gap:.1rem 1rem}
}
@media print{.lanes td,.lanes th{min-width:0;font-size:8pt;line-height:1.3;padding:.6mm 1mm}
.lanes th[scope=row]{min-width:0;max-width:none;width:54mm}.lanes li{margin:0}
.lanes li .code,.key .code{font-size:7pt;margin:0}.key{font-size:8pt;gap:.5mm 4mm}
h1{font-size:20pt;margin:0}.lead{font-size:10pt;line-height:1.3;max-width:none}h2{margin:3mm 0 1mm}
caption{display:none}footer{margin-top:3mm}}
"""


def swimlane_page(words: Words, picture: Picture) -> str:
    """The whole page."""
    it = told(words, picture)
    say = it.words.say
    lanes = grid(picture)
    columns = months(picture, lanes)
    body = [
        heading(
            title(it), say("pic.lanes.how"), it.unbound, say("pic.simulated") if picture.simulated else None
        ),
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(say("pic.lanes.table"))}">'
        f'<table class="lanes cards" role="table"><caption>{escape(say("pic.lanes.table"))}</caption>',
        f'<thead role="rowgroup">{_heads(it, columns)}</thead>',
        *_levels(it, lanes, columns),
        "</table></div>",
        f'<h2>{escape(say("pic.legend.types"))}</h2><ul class="key">{_key(it)}</ul>',
        f"<footer><p>{escape(say('pic.made', {'day': picture.today}))}</p></footer>",
    ]
    return page(it.words, title(it), body, style=style() + _STYLE)


def _heads(it: Told, columns: Sequence[Month]) -> str:
    """The months, and over them the years when there are two."""
    years = [(year, len([*group])) for year, group in groupby(year for year, _ in columns)]
    corner = escape(it.words.say("ui.head.body"))
    first = f'<th class="corner" scope="col" role="columnheader" rowspan="{len(years[:2])}">{corner}</th>'
    named = "".join(_head(short(it, month), "col", 1) for month in columns)
    if len(years) < 2:
        return f'<tr role="row">{first}{named}</tr>'
    over = "".join(_head(str(year), "colgroup", count) for year, count in years)
    return f'<tr role="row">{first}{over}</tr><tr role="row">{named}</tr>'


def _head(text: str, scope: str, over: int) -> str:
    return f'<th scope="{scope}" role="columnheader" colspan="{over}">{escape(text)}</th>'


def _levels(it: Told, lanes: Grid, columns: Sequence[Month]) -> Iterable[str]:
    known = it.picture.basis.organisation.bodies
    for level in reversed(Level):
        rows = [
            _row(it, body, lane, columns)
            for body, lane in lanes.items()
            if level_of(known.get(body)) is level
        ]
        if rows:
            name = escape(it.words.kind(level))
            head = f'<th scope="rowgroup" role="rowheader" colspan="{len(columns) + 1}">{name}</th>'
            yield f'<tbody role="rowgroup"><tr class="group" role="row">{head}</tr>{"".join(rows)}</tbody>'


def _row(it: Told, body: str, lane: Mapping[Month, tuple[Slot, ...]], columns: Sequence[Month]) -> str:
    cells = "".join(_cell(it, month, lane.get(month, ())) for month in columns)
    return f'<tr role="row"><th scope="row" role="rowheader">{escape(_body(it, body))}</th>{cells}</tr>'


def _body(it: Told, body: str) -> str:
    """A body's name; with its id when another is called the same."""
    name = it.body(body)
    others = (it.body(other) for other in it.picture.basis.organisation.bodies if other != body)
    return f"{name} ({body})" if name in others else name


def _cell(it: Told, month: Month, slots: tuple[Slot, ...]) -> str:
    """A month's days; one in another year says which when cells stand alone."""
    items = "".join(f"<li>{_slot(it, slot)}</li>" for slot in slots)
    other = month[0] != it.picture.cycle
    named = f"{short(it, month)} {month[0]}" if other else short(it, month)
    return cell(f"<ul>{items}</ul>" if items else "", named, raw=True, classes="other" if other else "")


def _slot(it: Told, slot: Slot) -> str:
    day = f'<span class="day">{slot.day.day}</span>'
    if slot.cancelled:
        day = f"<s>{slot.day.day}</s> {escape(it.words.kind(MeetingStatus.CANCELLED))}"
    elif slot.unbound:
        said = escape(it.words.say("pic.lanes.unbound"))
        day = (
            f'<span class="day" title="{said}">{slot.day.day}<span aria-hidden="true">?</span>'
            f'<span class="heard"> {said}</span></span>'
        )
    return " ".join([day, *(_code(it, group) for group in slot.groups)])


def _code(it: Told, group: Group) -> str:
    """The code with its state's sign and how many there are; listeners hear the whole sentence."""
    sign = GLYPHS[group.first.state] if it.picture.opened else ""
    parts = (it.codes[group.first.document.type], group.mark, sign)
    shown = f'<span aria-hidden="true">{" ".join(part for part in parts if part)}</span>'
    said = escape(it.together(group))
    colour = it.colour(group.first)
    return f'<span class="code {colour}" title="{said}">{shown}<span class="heard">{said}</span></span>'


def _key(it: Told) -> str:
    shown = StepState if it.picture.opened else ()
    signs = [f"<li>{pill(state.value, GLYPHS[state], it.words.kind(state))}</li>" for state in shown]
    said = escape(it.words.say("pic.lanes.signs.page"))
    return "".join([f"<li>{said}</li>", *signs, *(_named(it, workflow) for workflow in it.types)])


def _named(it: Told, workflow: Workflow) -> str:
    colour = "upcoming" if it.picture.opened else it.type_colour(workflow.id)
    name = escape(workflow.name.in_language(it.words.language))
    return f'<li><span class="code {colour}">{it.codes[workflow.id]}</span> {name}</li>'
