"""How a body may end its treatment of a matter, and when a minority may delay it (KL 5:50, 6:33)."""

from collections.abc import Iterable

from arshjul.domain import machine
from arshjul.domain.commands import Advance
from arshjul.domain.kinds import WITH_OUTCOME, Outcome
from arshjul.domain.organisation import BodyKind
from arshjul.domain.situation import Situation
from arshjul.domain.workflow import Transition
from arshjul.errors import Fault

RETURNS = frozenset({Outcome.TABLE, Outcome.REFER_BACK, Outcome.REJECT})
"""Outcomes that decide nothing in favour of the matter."""
_DELAYS = frozenset({Outcome.TABLE, Outcome.REFER_BACK})
_NEED_REASON = frozenset({Outcome.REFER_BACK, Outcome.REJECT})


def of(step: Transition, command: Advance) -> Iterable[Fault]:
    """What is wrong with the outcome that is given, or that none is."""
    if step.kind not in WITH_OUTCOME:
        if command.outcome is not None:
            yield Fault("outcome-not-here", {"trigger": step.trigger, "outcome": command.outcome.value})
        return
    if command.outcome is None:
        choices = tuple(outcome.value for outcome in machine.destinations(step) if outcome)
        yield Fault("outcome-missing", {"trigger": step.trigger, "choices": choices})
    elif command.outcome not in machine.destinations(step):
        yield Fault("outcome-not-here", {"trigger": step.trigger, "outcome": command.outcome.value})
    elif command.outcome in _NEED_REASON and not command.reason:
        yield Fault("reason-missing", {"trigger": step.trigger, "outcome": command.outcome.value})


def is_minority(command: Advance) -> bool:
    """Whether fewer than half of those present have had the matter delayed."""
    if command.present is None or command.votes_for is None:
        return False
    return command.outcome in _DELAYS and 2 * command.votes_for < command.present


def minority(situation: Situation, step: Transition, command: Advance, body: str | None) -> Iterable[Fault]:
    """KL 5:50: a third of those present in the council, once; KL 6:33: in committees a majority.

    At exactly half the chair's vote has decided (KL 5:56): whoever records it knows which way.
    """
    present, votes = command.present, command.votes_for
    if (present is None) != (votes is None):
        yield Fault("votes-incomplete", {})
    if present is None or votes is None:
        return
    facts: dict[str, object] = {"present": present, "for": votes, "body": body}
    if present == 0 or not 0 <= votes <= present:
        yield Fault("votes-impossible", facts)
    elif is_minority(command) and not _is_company(situation, body):
        yield from _may_delay(situation, step, facts, present, votes)
    elif command.outcome is not None and 2 * votes < present:
        yield Fault("majority-missing", facts | {"outcome": command.outcome.value})


def _is_company(situation: Situation, body_id: str | None) -> bool:
    """Kommunallagen says nothing of who can delay a matter in a company's board: there a majority decides."""
    body = situation.basis.organisation.bodies.get(body_id or "")
    return body is not None and body.kinds == {BodyKind.COMPANY}


def _may_delay(
    situation: Situation, step: Transition, facts: dict[str, object], present: int, votes: int
) -> Iterable[Fault]:
    body = situation.basis.organisation.bodies.get(str(facts["body"]))
    if body is None or BodyKind.COUNCIL not in body.kinds:
        yield Fault("minority-in-committee", facts)
    elif 3 * votes < present:
        yield Fault("minority-too-small", facts | {"needed": -(-present // 3)})
    elif step.trigger in situation.progress.delayed_by_minority:
        yield Fault("minority-already", facts)
