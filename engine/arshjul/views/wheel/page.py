"""The wheel's page: the picture, how to read it, and a table with the same facts."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from arshjul.service.picturing import Picture, PicturedStep, StepState
from arshjul.views.grouping import Group
from arshjul.views.page import cell, heading, page, pill
from arshjul.views.picturing import GLYPHS, Told, told
from arshjul.views.text import Words
from arshjul.views.wheel import marks
from arshjul.views.wheel.choosing import Chosen, choose
from arshjul.views.wheel.styles import style
from arshjul.views.wheel.svg import reading, row_of, svg

_STYLE = """
.poster{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem 2rem;margin:1rem 0 2rem}
.wheel{display:block;width:100%;height:auto;max-width:66rem;margin:0 auto}
.legend{font-size:.9375rem}
.legend h2{margin:0 0 .25rem}
.legend dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:.2rem .7rem;align-items:baseline}
.legend dt,.legend dd{margin:0}
.legend .abbr{font-weight:700;font-size:.8125rem}
.legend svg{width:1.15rem;height:1.15rem;vertical-align:-.2rem}
.legend .mark{fill:var(--muted)}.legend .mark.open{fill:var(--paper);stroke:var(--muted);stroke-width:1.6}
.legend .glyph{fill:none;stroke:var(--muted);stroke-width:1.6;stroke-linecap:round}
tr[id],.same{scroll-margin-top:6rem}.same{display:block;font-weight:400;font-size:.8125rem;color:var(--muted)}
.bodies h3{margin-top:0}
@media (min-width:64rem){.poster{grid-template-columns:minmax(0,1fr) 21rem;grid-template-rows:auto 1fr}
.poster .legend:not(.bodies){grid-column:2;grid-row:1/3}
.bodies dl{grid-template-columns:max-content 1fr max-content 1fr}}
@media screen and (min-width:40rem) and (max-width:63.99rem){.legend{columns:2;column-gap:2rem}
.legend section{break-inside:avoid}}
@media screen and (max-width:40rem){.wheel .short,.wheel .name,.wheel .body,.wheel .glyph{display:none}
.wheel .month{font-size:25px}.wheel .level{font-size:0}.wheel .now text{font-size:24px}}
@media print{.poster{grid-template:auto 1fr/245mm minmax(0,1fr);gap:3mm 6mm;margin:2mm 0 0;break-after:page}
.poster figure{grid-row:1/3}.poster .legend:not(.bodies){grid-row:auto}
.wheel{max-height:244mm}.legend{font-size:8pt;line-height:1.25}.legend h2{font-size:12pt}
.legend h3{margin:2.2mm 0 .6mm;font-size:9pt}.legend p{max-width:none}
.legend section dl,.bodies dl{gap:.7mm 2mm;grid-template-columns:max-content 1fr max-content 1fr}
.legend .code,.legend .abbr{font-size:7.5pt}
h1{font-size:20pt;margin:0}}
"""


def wheel_page(words: Words, picture: Picture) -> str:
    """The whole page."""
    it = told(words, picture)
    words, chosen = it.words, choose(it)
    notes = (it.unbound, words.say("pic.simulated") if picture.simulated else None)
    body = [
        heading(it.title, it.summary, *notes),
        f'<div class="poster"><figure style="margin:0">{svg(it, chosen)}</figure>{_legend(it, chosen)}</div>',
        _table(it, chosen),
        f"<footer><p>{escape(words.say('pic.made', {'day': picture.today}))}</p></footer>",
    ]
    skips = (("main", words.say("pic.skip.main")), ("table", words.say("pic.skip.table")))
    return page(words, it.title, body, style=style() + _STYLE + _together(chosen), skips=skips)


def _legend(it: Told, chosen: Chosen) -> str:
    say = it.words.say
    how = "".join(f"<p>{escape(line)}</p>" for line in reading(it, chosen))
    return (
        f'<div class="legend"><h2>{escape(say("pic.legend"))}</h2>{how}'
        + _section(say("pic.legend.marks"), _marks(it))
        + _section(say("pic.legend.states"), _states(it))
        + _section(say("pic.legend.types"), _types(it))
        + f'</div><div class="legend bodies">{_section(say("pic.legend.bodies"), _bodies(it))}</div>'
    )


def _section(title: str, rows: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f"<dt>{term}</dt><dd>{meaning}</dd>" for term, meaning in rows)
    return f"<section><h3>{escape(title)}</h3><dl>{listed}</dl></section>" if listed else ""


def _marks(it: Told) -> Iterable[tuple[str, str]]:
    shapes = [(marks.DIAMOND, "mark", "pic.mark.meeting"), (marks.DOT, "mark", "pic.mark.hand-in")]
    if it.unbound:
        shapes.append((marks.DIAMOND, "mark open", "pic.mark.unbound"))
    for shape, classes, code in shapes:
        sign = f'<path class="glyph" d="{marks.UNKNOWN}"/>' if "open" in classes else ""
        path = f'<path class="{classes}" d="{shape}"/>{sign}'
        yield f'<svg viewBox="-9 -9 18 18" aria-hidden="true">{path}</svg>', escape(it.words.say(code))


def _states(it: Told) -> Iterable[tuple[str, str]]:
    for state in StepState if it.picture.opened else ():  # in a plan all are alike
        yield f'<span aria-hidden="true">{GLYPHS[state]}</span>', pill(state.value, "", it.words.kind(state))


def _types(it: Told) -> Iterable[tuple[str, str]]:
    for workflow in it.types:
        colour = "upcoming" if it.picture.opened else it.type_colour(workflow.id)
        name = workflow.name.in_language(it.words.language)
        yield f'<span class="code {colour}">{it.codes[workflow.id]}</span>', escape(name)


def _bodies(it: Told) -> Iterable[tuple[str, str]]:
    for body in reversed(it.bodies):
        yield f'<span class="abbr">{escape(body)}</span>', escape(it.body(body))


def _together(chosen: Chosen) -> str:
    """Rules that show every row of an arc when it has been followed to the table."""
    shared = [row_of(group) for group in chosen.groups.values() if group.mark]
    return "".join(
        f"main:has([id='{row}']:target) [data-g='{row}']>*{{background:var(--soft);"
        "box-shadow:inset 0 2px var(--link),inset 0 -2px var(--link)}"
        for row in shared
    )


def _table(it: Told, chosen: Chosen) -> str:
    say = it.words.say
    heads = _headings(it)
    top = "".join(f'<th scope="col" role="columnheader">{escape(head)}</th>' for head in heads)
    group_of = {step.key: group for group in chosen.groups.values() for step in group.steps}
    months = groupby(it.picture.steps, key=lambda step: (step.day.year, step.day.month))
    parts = [_month(it, year, month, tuple(steps), heads, group_of) for (year, month), steps in months]
    return (
        '<table id="table" class="cards" role="table" tabindex="-1">'
        f"<caption>{escape(say('pic.table'))}</caption>"
        f'<thead role="rowgroup"><tr role="row">{top}</tr></thead>{"".join(parts)}</table>'
    )


def _headings(it: Told) -> list[str]:
    codes = ("day", "document", "step", "body", "meeting", "state")
    heads = [it.words.say(f"ui.head.{code}") for code in codes]
    return [*heads[:2], it.words.say("pic.head.concerns"), *heads[2:]]


def _month(
    it: Told,
    year: int,
    month: int,
    steps: tuple[PicturedStep, ...],
    heads: list[str],
    group_of: Mapping[str, Group],
) -> str:
    name = it.words.say("pic.table.month", {"month": month, "year": year})
    name = name[:1].upper() + name[1:]
    rows = "".join(_row(it, step, heads, group_of[step.key]) for step in steps)
    return (
        f'<tbody role="rowgroup"><tr class="group" role="row">'
        f'<th scope="rowgroup" role="rowheader" colspan="{len(heads)}">{escape(name)}</th></tr>{rows}</tbody>'
    )


def _row(it: Told, step: PicturedStep, heads: list[str], group: Group) -> str:
    code = f'<span class="code {it.colour(step)}" aria-hidden="true">{it.codes[step.document.type]}</span> '
    named = f"{code}{escape(it.document(step))}{_others(it, step, group)}"
    cells = [
        cell(it.words.date(step.day, "long"), heads[0], classes="nowrap"),
        f'<th scope="row" role="rowheader">{named}</th>',
        cell(it.whose(step), heads[2]),
        cell(it.step(step), heads[3]),
        cell(it.body(step.step.body), heads[4]),
        cell(it.meeting(step), heads[5]),
        cell(pill(step.state.value, GLYPHS[step.state], it.state(step)), heads[6], raw=True),
    ]
    shared = f' data-g="{row_of(group)}"' if group.mark else ""
    return f'<tr id="r-{escape(step.key)}" role="row"{shared}>{"".join(cells)}</tr>'


def _others(it: Told, step: PicturedStep, group: Group) -> str:
    """In the first row of an arc with several documents: the place it leads to, and the way to the others."""
    if not group.mark or step is not group.first:
        return ""
    links = ", ".join(
        f'<a href="#r-{escape(other.key)}">{escape(it.short(other))}</a>' for other in group.steps[1:]
    )
    said = escape(it.words.say("pic.table.same-arc"))
    return f'<span class="same screen" id="{row_of(group)}">{said} {links}</span>'
