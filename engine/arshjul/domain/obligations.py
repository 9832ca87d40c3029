"""What follows every decision of a public body: attest, announce, appeal, legal force, dispatch.

The steps hang on the decision by their triggers: ``decide.attest``, ``decide.dispatch.Skatteverket``. Legal
force is no step that somebody takes: it comes of itself (KL 13:5), and is computed.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from arshjul.domain.basis import Basis
from arshjul.domain.kinds import StepKind
from arshjul.domain.names import Name
from arshjul.domain.organisation import BodyKind, Organisation
from arshjul.domain.planned import PlannedStep
from arshjul.domain.statutes import RuleKind, Statute
from arshjul.domain.timing import DueAfter
from arshjul.domain.workflow import Side, Transition, Workflow
from arshjul.values import replace

IMMEDIATE = "immediate"
"""Attested the same day, paragraph by paragraph, before the minutes as a whole (omedelbar justering)."""
STANDS, ANNULLED = "stands", "annulled"
_DECIDING = frozenset({StepKind.DECIDE, StepKind.CONFIRM})
_PUBLIC = frozenset({BodyKind.COUNCIL, BodyKind.BOARD, BodyKind.COMMITTEE, BodyKind.JOINT_COMMITTEE})
DISPATCH = ".dispatch"
"""How the trigger ends that means a dispatch to everybody; to one of them it goes on with a dot and whom."""
ANSWERS = (IMMEDIATE, STANDS, ANNULLED)
_NAMES = {
    "attest": Name("Justera protokollet", "justeringen", "Attest the minutes"),
    "announce": Name("Tillkännage justeringen", "tillkännagivandet", "Announce the attestation"),
    "appeal": Name("Anteckna överklagande", "överklagandet", "Record an appeal"),
    "settle": Name("Anteckna hur överklagandet slutade", "avgörandet", "Record how the appeal ended"),
    "dispatch": Name("Expediera beslutet", "expedieringen", "Dispatch the decision"),
}


def triggers(decision: str, addressees: Iterable[str]) -> Iterable[str]:
    """What steps that follow a decision can be called, with one dispatch for each addressee."""
    yield from (f"{decision}.{word}" for word in _NAMES if word != "dispatch")
    yield from (f"{decision}.dispatch.{who}" for who in addressees)


def derived(workflow: Workflow) -> tuple[Transition, ...]:
    """What follows each decision of the workflow, should a public body take it."""
    return tuple(step for decision in workflow.transitions for step in _after(workflow, decision))


def _after(workflow: Workflow, decision: Transition) -> Iterable[Transition]:
    if decision.kind not in _DECIDING:
        return
    name = decision.trigger
    yield _step(decision, "attest", name, DueAfter(name, law=RuleKind.ATTEST.value), answers=(IMMEDIATE,))
    attested = f"{name}.attest"
    yield _step(decision, "announce", attested, DueAfter(attested, law=RuleKind.ANNOUNCE.value))
    if appealable(workflow, decision):
        yield _step(decision, "appeal", name, None, optional=True)
        ends = (STANDS, ANNULLED)
        yield _step(decision, "settle", f"{name}.appeal", None, answers=ends, may_say=False)
    if decision.dispatch is not None:
        due = DueAfter(attested, decision.dispatch.working_days)
        yield _step(decision, "dispatch", attested, due, recipients=decision.dispatch.to)


def _step(
    decision: Transition, word: str, after: str, due: DueAfter | None, may_say: bool = True, **more: object
) -> Transition:
    kind = StepKind.APPEAL if word == "settle" else StepKind(word)
    side = replace(Side(after=after, decision=decision.trigger, may_say=may_say), **more)  # type: ignore[arg-type]
    trigger = f"{decision.trigger}.{word}"
    return Transition(trigger, _NAMES[word], kind, "", "", decision.body, due=due, side=side)


def appealable(workflow: Workflow, decision: Transition) -> bool:
    """Whether a decision can be appealed: as the workflow says, else when it ends the matter (KL 13:2)."""
    if decision.kind not in _DECIDING:
        return False
    if decision.appeal is not None:
        return decision.appeal
    return any(workflow.states[dest].final for dest in decision.dests if dest in workflow.states)


def asked_for(basis: Basis, workflow: Workflow, steps: Iterable[PlannedStep]) -> tuple[Transition, ...]:
    """The steps beside the machine that this document has: none after what no public body decides."""
    bodies = {step.trigger: step.body for step in steps}
    found: list[Transition] = []
    for step in workflow.side_steps:
        decision = step.side.decision if step.side else None
        if decision is None:
            found.append(step)
        elif basis.organisation.minutes_from is not None and is_public(
            basis.organisation, bodies.get(decision)
        ):
            found += _each(basis, step)
    return tuple(found)


def is_public(organisation: Organisation, body_id: str | None) -> bool:
    """Whether a body's decisions are followed: it meets, and is one of those the law calls public."""
    body = organisation.bodies.get(body_id or "")
    return body is not None and body.meets and not body.kinds.isdisjoint(_PUBLIC)


def _each(basis: Basis, step: Transition) -> Iterable[Transition]:
    """One dispatch for each recipient; the other steps as they are."""
    if step.side is None or not step.side.recipients:
        return (step,)
    everybody = recipients(step.side.recipients, basis.organisation.groups)
    return tuple(replace(step, trigger=f"{step.trigger}.{who}") for who in everybody)


def recipients(words: Iterable[str], groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Whom the words mean: a group's bodies each, a body, or a name from outside, without spaces."""
    each = (one for word in words for one in groups.get(word, (word,)))
    return tuple(dict.fromkeys("-".join(one.split()) for one in each))


def recipient(trigger: str) -> str | None:
    """Whom a dispatch goes to."""
    before, found, after = trigger.partition(f"{DISPATCH}.")
    return after if found and before else None


def statute(basis: Basis, kind: str, body_id: str | None, on: date) -> Statute | None:
    """The rule of that kind that held for the body that day."""
    body = basis.organisation.bodies.get(body_id or "")
    kinds = body.kinds if body else frozenset()
    for rule in basis.statutes:
        concerns = not rule.bodies or not kinds.isdisjoint(rule.bodies)
        if rule.rule.value == kind and concerns and rule.holds(on):
            return rule
    return None
