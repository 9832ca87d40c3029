"""One document for people: where it stands, its ladder, and the commands that lead on."""

from collections.abc import Iterable, Mapping

from arshjul.domain import machine
from arshjul.domain.basis import Document
from arshjul.domain.joining import under_condition
from arshjul.domain.kinds import WITH_OUTCOME, StepKind
from arshjul.domain.ladder import Rung
from arshjul.domain.notices import LedgerRow
from arshjul.domain.planned import PlannedStep
from arshjul.domain.progress import Taken
from arshjul.service.standing import Move, Shown
from arshjul.views import chains, entry, joint, later, measures, pasthistory, plain
from arshjul.views.columns import blocks, bullet, titled, wrapped
from arshjul.views.entry import decision
from arshjul.views.plan import day
from arshjul.views.text import Words


def lines(words: Words, shown: Shown, width: int) -> list[str]:
    """State, ladder and moves."""
    told = [*_head(words, shown, width), ""]
    if shown.partners:
        told += [*joint.lines(words, shown.partners, width), ""]
    told.append(words.say("ui.show.ladder"))
    rows = blocks(
        [""] * 5, [_step_row(words, shown, step) for step, _ in shown.ladder], width, "  ", (0, 1, 3, 4)
    )
    for row, (step, rungs) in zip(rows, shown.ladder, strict=True):
        told += [*row, *_rungs(words, shown, step, rungs, width)]
    told.append("")
    if shown.measures:
        told += [*measures.rows(words, shown.measures, width, "  "), ""]
    for past in shown.past:
        told += [words.say("ui.show.past"), *pasthistory.of_entry(words, past, width), ""]
    if shown.chains:
        told = [*told[:-1], *chains.lines(words, shown.standing.running.row.id, shown.chains, width), ""]
    return [*told, *_ahead(words, shown, width)]


def _ahead(words: Words, shown: Shown, width: int) -> list[str]:
    """What can happen now; that it is done, or waits for others, when nothing can."""
    standing = shown.standing
    if not standing.moves and standing.running.progress.conditional:
        return wrapped(words.say("ui.joint.waits"), width)
    if not standing.moves and standing.running.finished:
        return wrapped(words.say("ui.show.done"), width)
    told = [words.say("ui.show.moves")]
    for move in standing.moves:
        told += _move(words, shown, move, width)
    return told


def taken_data(shown: Shown, step: PlannedStep, rungs: Iterable[Rung]) -> dict[str, object]:
    """What has become of a step, and its ladder."""
    progress = shown.standing.running.progress
    taken = progress.find(step.trigger)
    return {
        "taken": _taken(taken) if taken else None,
        "round": progress.round(step.trigger),
        "rungs": [
            {
                "rung": rung.name,
                "kind": rung.kind.value,
                "send_on": rung.send_on.isoformat(),
                "to": list(rung.to),
                "dropped": rung.dropped,
                "notices": [
                    {"person": row.notice.key.person, "status": row.status.value}
                    for row in _of_rung(shown, step, rung)
                ],
            }
            for rung in rungs
        ],
    }


def _taken(taken: Taken) -> dict[str, object]:
    return {
        "on": taken.on.isoformat(),
        "by": taken.actor,
        "meeting": taken.meeting,
        "att": taken.att,
    }


def outcomes(step: PlannedStep) -> list[str]:
    """The outcomes that a step can end in, as they are typed."""
    if step.transition.side is not None:
        return list(step.transition.side.answers)
    return [outcome.value for outcome in machine.destinations(step.transition) if outcome]


def command(words: Words, shown: Shown, move: Move) -> str:
    """The command that takes a step, ready to be typed; what only the person knows stands in capitals."""
    step, running = move.step, shown.standing.running
    parts = ["arshjul advance", running.row.id, step.trigger]
    body = shown.definitions.basis.organisation.bodies.get(step.body or "")
    if step.transition.kind in WITH_OUTCOME:
        meets = body is None or body.meets
        parts += [f"--meeting {step.meeting.id if step.meeting else 'ID'}"] if meets else []
        parts += ["--paragraph §"] if body is None or body.keeps_minutes else []
        if not running.progress.registry.get(step.body or ""):
            parts.append(_blank(words, "--registry", "ui.blank.registry"))
        parts.append("--outcome approve")
        parts += (
            [_blank(words, "--attach", "ui.blank.file")]
            if under_condition(running.progress, step.transition)
            else []
        )
    elif step.meeting is not None and step.held is None:
        parts.append(f"--meeting {step.meeting.id}")
    if step.transition.side is not None and step.transition.side.answers and not step.transition.side.may_say:
        parts.append(f"--outcome {step.transition.side.answers[0]}")
    if step.kind is StepKind.DISPATCH:
        parts.append(_blank(words, "--proof", "ui.blank.proof"))
    if len(move.by) == 1:
        parts.append(f"--as {move.by[0].person}")
    return " ".join(parts)


def _blank(words: Words, option: str, code: str) -> str:
    return f"{option} {words.say(code)}"


def _head(words: Words, shown: Shown, width: int) -> Iterable[str]:
    document = shown.standing.running.document
    name = document.workflow.name.in_language(words.language)
    month = f" {words.month(document.month)}" if document.month else ""
    yield from titled(document.id, f"{name}{month} {document.year}, {words.body(document.body)}", width)
    for told in _facts(words, shown):
        yield from wrapped(told, width)


def _facts(words: Words, shown: Shown) -> Iterable[str]:
    """Where it stands and what is worth knowing about it."""
    standing = shown.standing
    row, progress = standing.running.row, standing.running.progress
    state = {"state": joint.state(words, standing.running), "version": progress.version}
    yield words.say("ui.show.state", state)
    if standing.owner is not None and standing.owner != row.body:
        yield words.say("ui.show.owner", {"successor": standing.owner, "body": row.body})
    if shown.opening:
        yield entry.sentence(words, shown.opening)
    if standing.late:
        yield words.say("ui.show.late", {"days": standing.late})
    if progress.registry:
        numbers = tuple(f"{number} ({words.body(body)})" for body, number in progress.registry.items())
        yield words.say("ui.show.registry", {"numbers": numbers})
    yield from _content(words, standing.running.document)
    if shown.simulated:
        yield words.say("ui.simulated")


def _content(words: Words, document: Document) -> Iterable[str]:
    """What it must contain, and from when it applies."""
    workflow = document.workflow
    if workflow.parts:
        parts = tuple(part.in_language(words.language) for part in workflow.parts)
        yield words.say("ui.show.parts", {"parts": parts})
    if document.has_forecast:
        yield words.say("ui.show.forecast")
    if workflow.enters_into_force:
        yield words.say("ui.show.in-force", {"on": workflow.enters_into_force.on(document.cycle)})


def content_data(words: Words, document: Document) -> dict[str, object]:
    """The same for programs."""
    workflow, force = document.workflow, document.workflow.enters_into_force
    return {
        "month": document.month,
        "parts": [part.in_language(words.language) for part in workflow.parts],
        "forecast": document.has_forecast,
        "in_force": force.on(document.cycle).isoformat() if force else None,
    }


def _step_row(words: Words, shown: Shown, step: PlannedStep) -> list[str]:
    running = shown.standing.running
    meeting = step.meeting.id if step.meeting else ""
    if step.unbound and step.transition.due is None:
        meeting = words.say("ui.no-meeting")
    return [
        day(words, step.due, running.row.cycle),
        step.trigger,
        words.step(running.document.workflow, step.trigger),
        meeting,
        _became(words, shown, step),
    ]


def _became(words: Words, shown: Shown, step: PlannedStep) -> str:
    taken = shown.standing.running.progress.find(step.trigger)
    if taken is not None:
        return words.say("ui.show.taken", {"day": day(words, taken.on, shown.standing.running.row.cycle)})
    now = shown.standing.next_step
    if now is not None and now.trigger == step.trigger and shown.standing.late:
        return words.say("ui.show.step-late", {"days": shown.standing.late})
    return ""


def _rungs(words: Words, shown: Shown, step: PlannedStep, rungs: Iterable[Rung], width: int) -> Iterable[str]:
    taken = shown.standing.running.progress.find(step.trigger)
    if step.transition.participants:
        yield from wrapped(_participants(words, shown, step), width, "      ")
    if taken is not None:
        yield from wrapped(words.say("ui.text", {"att": taken.att}), width, "      ") if taken.att else ()
        return
    for said in later.of_step(words, step):
        yield from wrapped(said, width, "      ")
    for rung in rungs:
        yield from wrapped(_rung(words, shown, step, rung), width, "      ")


def _participants(words: Words, shown: Shown, step: PlannedStep) -> str:
    organisation, own = shown.definitions.basis.organisation, shown.standing.running.row.body
    told: list[str] = []
    for word in step.transition.participants:
        if word in organisation.bodies or word in organisation.groups:
            told += [words.body(body) for body in organisation.expand((word,))]
        else:
            holders = organisation.holders(word, own, step.due or shown.today)
            people = ", ".join(words.person(holder.person) for holder in holders)
            told.append(f"{words.role(word)} ({people or words.body(own)})")
    return words.say("ui.show.with", {"participants": tuple(told)})


def _rung(words: Words, shown: Shown, step: PlannedStep, rung: Rung) -> str:
    facts: Mapping[str, object] = {"day": day(words, rung.send_on, shown.today.year), "kind": rung.kind}
    rows = _of_rung(shown, step, rung)
    if rung.dropped and not any(row.status == "sent" for row in rows):
        return words.say("ui.rung.dropped", {**facts, "dropped": rung.dropped})
    if rows:
        people = tuple(words.person(row.notice.key.person) for row in rows)
        return words.say("ui.rung.sent", {**facts, "to": people, "status": rows[0].status})
    return words.say("ui.rung.to", {**facts, "to": tuple(words.role(role) for role in rung.to)})


def _of_rung(shown: Shown, step: PlannedStep, rung: Rung) -> tuple[LedgerRow, ...]:
    about = (step.trigger, shown.standing.running.progress.round(step.trigger), rung.name)
    keys = ((row, row.notice.key) for row in shown.notices)
    return tuple(row for row, key in keys if (key.step, key.round, key.rung) == about)


def _move(words: Words, shown: Shown, move: Move, width: int) -> Iterable[str]:
    running = shown.standing.running
    facts = {
        "name": words.step(running.document.workflow, move.step.trigger),
        "due": move.step.due,
        "by": tuple(holder.person for holder in move.by),
    }
    yield from wrapped(words.say("ui.move.by", facts), width, "  ")
    for reason in move.reasons:
        yield from bullet(plain.told(words, reason, running.row.id), width, "    ")
    if move.unattested and move.allowed:
        decisions = tuple(decision(words, one.document, one.trigger, one.on) for one in move.unattested)
        yield from bullet(words.say("ui.move.unattested", {"decisions": decisions}), width, "    ")
    yield f"    {command(words, shown, move)}"
