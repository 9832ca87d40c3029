"""One document's ladder as a page: each step with its day, state and reasons, and what can happen now."""

from collections.abc import Iterable
from html import escape

from arshjul.domain.ladder import Rung
from arshjul.domain.planned import PlannedStep
from arshjul.service.picturing import StepState
from arshjul.service.standing import Move, Shown
from arshjul.views import chains, joint, measures, plain
from arshjul.views.page import cell, heading, page, pill
from arshjul.views.picturing import GLYPHS
from arshjul.views.plan import knowing
from arshjul.views.text import Words
from arshjul.views.wheel.styles import style

_STYLE = """
.ladder{list-style:none;margin:1rem 0;padding:0;counter-reset:step}
.ladder>li{position:relative;padding:0 0 1.4rem 3.2rem;counter-increment:step}
.ladder>li::before{content:counter(step);position:absolute;left:0;top:0;width:2rem;height:2rem;
border-radius:50%;background:var(--c);color:var(--on);font-weight:700;text-align:center;line-height:2rem}
.ladder>li:not(:last-child)::after{content:"";position:absolute;left:.92rem;top:2.3rem;bottom:.3rem;
width:.16rem;background:var(--line)}
.ladder>li{min-width:0;overflow-wrap:anywhere}.ladder h3{margin:0;font-size:1.125rem}
.ladder dl{margin:.25rem 0;display:grid;grid-template-columns:7.2rem minmax(0,1fr);gap:.1rem .8rem}
.ladder dt{color:var(--muted)}.ladder dd{margin:0}
.ladder .why{margin:.2rem 0 0;padding-left:1.1rem}
"""


def ladder_page(words: Words, shown: Shown) -> str:
    """The whole page."""
    words = knowing(words, shown.definitions)
    running = shown.standing.running
    document = running.document
    facts = {
        "name": document.workflow.name.in_language(words.language),
        "year": document.year,
        "body": words.body(document.body),
    }
    title = words.say("pic.ladder.title", facts)
    state = joint.state(words, running)
    simulated = words.say("pic.simulated") if shown.simulated else None
    steps = "".join(_step(words, shown, step, rungs) for step, rungs in shown.ladder)
    body = [
        heading(title, words.say("pic.ladder.state", {"state": state}), simulated),
        f'<p><span class="nowrap">{escape(document.id)}</span></p>',
        *_joint(words, shown),
        f'<h2>{escape(words.say("pic.ladder.steps"))}</h2><ol class="ladder">{steps}</ol>',
        *_measures(words, shown),
        *_chains(words, shown),
        *_moves(words, shown),
        f"<footer><p>{escape(words.say('pic.made', {'day': shown.today}))}</p></footer>",
    ]
    return page(words, title, body, style=style() + _STYLE)


def _joint(words: Words, shown: Shown) -> Iterable[str]:
    """The joint plan that the document is part of: how it stands, and where each member stands."""
    if shown.partners:
        head, members, broken = joint.told(words, shown.partners)
        note = f'<p class="note">{escape(broken)}</p>' if broken else ""
        yield f"<h2>{escape(head)}</h2>{note}<ul>{_listed(members)}</ul>"


def _measures(words: Words, shown: Shown) -> Iterable[str]:
    """What a report follows up, with the values that have been recorded."""
    if not shown.measures:
        return
    headings, rows = measures.cells(words, shown.measures)
    head = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in headings)
    yield (
        '<table class="cards" role="table">'
        f"<caption>{escape(measures.summary(words, shown.measures))}</caption>"
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">'
    )
    for first, *rest in rows:
        cells = "".join(cell(text, name) for text, name in zip(rest, headings[1:], strict=True))
        yield f'<tr role="row"><th scope="row" role="rowheader">{escape(first)}</th>{cells}</tr>'
    yield "</tbody></table>"


def _chains(words: Words, shown: Shown) -> Iterable[str]:
    """What has become of each decision."""
    for chain in shown.chains:
        head, told = chains.told(words, shown.standing.running.row.id, chain)
        yield f"<h2>{escape(head)}</h2><ul>{_listed(told)}</ul>"


def _listed(told: Iterable[str]) -> str:
    return "".join(f"<li>{escape(text)}</li>" for text in told)


def _step(words: Words, shown: Shown, step: PlannedStep, rungs: tuple[Rung, ...]) -> str:
    document = shown.standing.running.document
    state = _state(shown, step)
    taken = shown.standing.running.progress.find(step.trigger)
    day = taken.on if taken else step.due
    facts = [
        (words.say("ui.head.state"), pill(state.value, GLYPHS[state], words.kind(state))),
        (words.say("ui.head.day"), escape(words.date(day)) if day else ""),
        (words.say("ui.head.body"), escape(words.body(step.body)) if step.body else ""),
        (words.say("ui.head.meeting"), escape(_meeting(words, step))),
    ]
    listed = "".join(f"<dt>{escape(term)}</dt><dd>{meaning}</dd>" for term, meaning in facts if meaning)
    why = "".join(f"<li>{escape(plain.told(words, reason, document.id))}</li>" for reason in step.because)
    reasons = f'<p>{escape(words.say("pic.ladder.why"))}:</p><ul class="why">{why}</ul>' if why else ""
    name = escape(words.step(document.workflow, step.trigger))
    return f'<li class="{state.value}"><h3>{name}</h3><dl>{listed}</dl>{reasons}{_rungs(words, rungs)}</li>'


def _state(shown: Shown, step: PlannedStep) -> StepState:
    progress = shown.standing.running.progress
    if step.trigger in progress.taken:
        return StepState.DONE
    if step.due is not None and step.due < shown.today and not shown.standing.running.finished:
        return StepState.LATE
    return StepState.ONGOING if step.transition.source == progress.state else StepState.UPCOMING


def _meeting(words: Words, step: PlannedStep) -> str:
    if step.transition.due is not None:
        return ""
    if step.unbound:
        return words.say("ui.no-meeting")
    return step.meeting.id if step.meeting else ""


def _rungs(words: Words, rungs: tuple[Rung, ...]) -> str:
    kept = [rung for rung in rungs if rung.dropped is None]
    told = "".join(
        f"<li>{escape(words.date(rung.send_on))}: {escape(words.kind(rung.kind))}, "
        f"{escape(words.join(tuple(words.role(to) for to in rung.to)))}</li>"
        for rung in kept
    )
    return f'<p>{escape(words.say("pic.ladder.notices"))}:</p><ul class="why">{told}</ul>' if told else ""


def _moves(words: Words, shown: Shown) -> Iterable[str]:
    if not shown.standing.moves:
        return
    yield f"<h2>{escape(words.say('pic.ladder.moves'))}</h2><ul>"
    for move in shown.standing.moves:
        yield f"<li>{_move(words, shown, move)}</li>"
    yield "</ul>"


def _move(words: Words, shown: Shown, move: Move) -> str:
    document = shown.standing.running.document
    name = words.step(document.workflow, move.step.trigger)
    people = words.join(tuple(words.person(holder.person) for holder in move.by), "or")
    told = f"<strong>{escape(name)}</strong>" + (f": {escape(people)}" if people else "")
    reasons = "".join(f"<li>{escape(plain.told(words, reason, document.id))}</li>" for reason in move.reasons)
    return told + (f"<ul>{reasons}</ul>" if reasons else "")
