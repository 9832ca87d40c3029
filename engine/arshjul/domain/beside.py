"""Steps beside the machine: which are open, what stands in their way, what they hold back."""

from collections.abc import Iterable
from datetime import date

from arshjul.domain.commands import Advance
from arshjul.domain.kinds import StepKind
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import Progress, main_path
from arshjul.domain.situation import Situation
from arshjul.domain.workflow import Side
from arshjul.errors import Fault


def open_steps(planned: PlannedDocument, progress: Progress) -> tuple[PlannedStep, ...]:
    """Those that remain to be done and can be: what they follow is done, and what they guard is not."""
    return tuple(step for step in planned.beside if _is_open(planned, progress, step))


def _is_open(planned: PlannedDocument, progress: Progress, step: PlannedStep) -> bool:
    rule = step.transition.side
    if rule is None or progress.find(step.trigger) is not None or not _follows(progress, rule):
        return False
    return (rule.after is not None and not rule.before) or _guards(planned, progress, rule)


def _follows(progress: Progress, rule: Side) -> bool:
    return rule.after is None or progress.find(rule.after) is not None


def _guards(planned: PlannedDocument, progress: Progress, rule: Side) -> bool:
    """Whether something that waits for it is still ahead; one that guards nothing waits for the end."""
    workflow = planned.document.workflow
    if not rule.before:
        return not workflow.states[progress.state].final
    ahead = main_path(workflow, progress.state)
    guarded = (step for step in planned.steps if step.trigger in rule.before)
    return any(step.transition.source in ahead and step.trigger not in progress.taken for step in guarded)


def gates(situation: Situation, trigger: str, held: date | None = None) -> Iterable[Fault]:
    """A reason for each step that must be done before a body decides, and is not.

    :param held: the day the body decided; what was closed later did not come before
    """
    for step in situation.planned.beside:
        rule = step.transition.side
        if rule is None or trigger not in rule.before:
            continue
        closed = situation.progress.find(step.trigger)
        facts = {"document": situation.document.id, "trigger": trigger, "gate": step.trigger}
        if closed is None:
            yield Fault("gate-open", facts | {"body": step.body, "due": step.due})
        elif held is not None and closed.on > held:
            yield Fault("gate-closed-after", facts | {"on": closed.on, "date": held})


def obstacles(situation: Situation, step: PlannedStep, command: Advance, on: date) -> Iterable[Fault]:
    """Why a step beside the machine cannot be taken as it is told."""
    rule, progress = step.transition.side, situation.progress
    assert rule is not None  # only asked about such steps
    facts = {"document": situation.document.id, "trigger": step.trigger}
    done = progress.find(step.trigger)
    if done is not None:
        yield Fault("side-done", facts | {"on": done.on})
    elif not _follows(progress, rule):
        yield Fault("side-too-early", facts | {"after": rule.after})
    elif not _is_open(situation.planned, progress, step):
        yield Fault("side-too-late", facts | {"before": rule.before})
    if step.kind is StepKind.DISPATCH and not (command.reason or command.attached):
        yield Fault("proof-missing", facts)
    yield from _day(situation, step.trigger, rule, on)
    yield from _answer(step.trigger, rule, command)


def _day(situation: Situation, trigger: str, rule: Side, on: date) -> Iterable[Fault]:
    facts = {"trigger": trigger, "on": on}
    if on > situation.today:
        yield Fault("side-ahead", facts | {"today": situation.today})
    source = situation.progress.find(rule.after) if rule.after else None
    if source is not None and on < source.on:
        yield Fault("side-before-source", facts | {"after": rule.after, "date": source.on})


def _answer(trigger: str, rule: Side, command: Advance) -> Iterable[Fault]:
    given = command.answer or (command.outcome.value if command.outcome else None)
    if rule.answers and given is None and not rule.may_say:
        yield Fault("outcome-missing", {"trigger": trigger, "choices": rule.answers})
    elif given is not None and given not in rule.answers:
        yield Fault("outcome-not-here", {"trigger": trigger, "outcome": given})
