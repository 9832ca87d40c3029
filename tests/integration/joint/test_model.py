"""Joint plans driven at random against a model of a few lines: who has decided what, and what holds."""

import random
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from arshjul.domain.kinds import Outcome
from arshjul.errors import Refused
from arshjul.values import dataclass, field

if TYPE_CHECKING:
    from tests.integration.joint.conftest import Plans

    Copies = Callable[[bool], AbstractContextManager[Plans]]

FIRST = date(2018, 8, 1)
BODIES = ("AN", "BN", "CN")
STEPS = ("propose", "decide")
STATES = ("drafting", "proposed", "decided")
BACK = {("propose", Outcome.REFER_BACK): 0, ("propose", Outcome.REJECT): 0} | {
    ("decide", Outcome.REFER_BACK): 1,
    ("decide", Outcome.REJECT): 0,
}
AGREED = (Outcome.APPROVE, Outcome.AMEND)


@dataclass
class Model:
    """The decided texts of each step, and who is still of the plan."""

    members: set[str] = field(default_factory=lambda: set(BODIES))
    texts: dict[str, dict[str, str | None]] = field(default_factory=lambda: {step: {} for step in STEPS})
    approved: set[tuple[str, str]] = field(default_factory=set)

    def status(self, body: str, step: str) -> str:
        """Where a committee stands at a step."""
        if body not in self.texts[step]:
            return "undecided"
        if body not in self.members:
            return "alone"
        return "approved" if (body, step) in self.approved else "conditional"

    def at(self, body: str) -> int:
        """How many steps stand."""
        return sum(body in self.texts[step] for step in STEPS)

    def waits(self, body: str) -> bool:
        """Whether a decision waits for the others."""
        return any(self.status(body, step) == "conditional" for step in STEPS)

    def allows(self, body: str, step: str, outcome: Outcome, text: str | None) -> bool:
        """The step in turn, nothing waiting, and the text of what is agreed."""
        lacking = body in self.members and outcome in AGREED and text is None
        return STEPS[self.at(body) :][:1] == (step,) and not self.waits(body) and not lacking

    def may_leave(self, body: str) -> bool:
        """While nothing waits for anybody, and the plan is not decided."""
        return body in self.members and not any(map(self.waits, self.members)) and self.at(body) < 2

    def leave(self, body: str) -> None:
        """One is no plan in common."""
        self.members.discard(body)
        if len(self.members) < 2:
            self.members.clear()

    def take(self, body: str, step: str, outcome: Outcome, text: str | None) -> str | None:
        """A decision; what follows from it for the plan."""
        if outcome is Outcome.TABLE:
            return None
        if outcome in AGREED:
            self.texts[step][body] = text
        else:
            self._undo(body, BACK[step, outcome])
        if body not in self.members:
            return None
        return self._follows(body, step, text if outcome in AGREED else None)

    def _follows(self, body: str, step: str, text: str | None) -> str | None:
        others = [other for other in self.members - {body} if other in self.texts[step]]
        fallen = [other for other in others if text is None or self.texts[step][other] != text]
        for other in fallen:
            self._undo(other, STEPS.index(step))
        if text is None or fallen:
            return "joint.broken"
        if len(others) + 1 < len(self.members):
            return None
        self.approved |= {(member, step) for member in self.members}
        return "joint.approved"

    def _undo(self, body: str, first: int) -> None:
        for step in STEPS[first:]:
            self.texts[step].pop(body, None)
            self.approved.discard((body, step))


def _found(plans: "Plans", body: str, step: str) -> str:
    with plans.office.world.store.reading() as reading:
        row = reading.document(f"plan-2019-{body}")
    assert row is not None
    progress: Mapping[str, Any] = row.progress
    joint, taken = progress.get("joint"), progress["taken"]
    if step not in taken:
        assert not joint or step not in (*joint["waiting"], *joint["approved"])
        return "undecided"
    if not joint:
        return "alone"
    return next(
        name for name, key in (("conditional", "waiting"), ("approved", "approved")) if step in joint[key]
    )


def _agrees(plans: "Plans", model: Model, told: object) -> None:
    for body in BODIES:
        assert plans.office.state(f"plan-2019-{body}")[0] == STATES[model.at(body)], (body, told)
        for step in STEPS:
            assert _found(plans, body, step) == model.status(body, step), (body, step, told)


def _try(plans: "Plans", model: Model, on: date, command: tuple[str, str, Outcome, str | None]) -> bool:
    """Take the step, or be refused, as the model says; whether it was taken."""
    body, step, outcome, text = command
    if not model.allows(*command):
        with pytest.raises(Refused):
            plans.decide(body, step, text, on, outcome=outcome, reason="Skäl")
        return False
    followed = plans.decide(body, step, text, on, outcome=outcome, reason="Skäl")
    expected = model.take(*command)
    assert followed == ([expected] * len(model.members) if expected else []), command
    return True


def _leave(plans: "Plans", model: Model, body: str, request: str) -> None:
    if model.may_leave(body):
        plans.join(f"plan-2019-{body}", request=request, leave=True)
        model.leave(body)
        return
    with pytest.raises(Refused):
        plans.join(f"plan-2019-{body}", request=request, leave=True)


@pytest.mark.parametrize("seed", range(12))
def test_the_plans_follow_the_model(copies: "Copies", seed: int) -> None:
    """Any order of decisions, texts, referrals and leavings, at both steps; verify agrees."""
    chance, model = random.Random(seed), Model()
    outcomes = [*[Outcome.APPROVE] * 8, Outcome.AMEND, Outcome.REFER_BACK, Outcome.REJECT, Outcome.TABLE]
    with copies(True) as plans:
        for number in range(40):
            body, outcome = chance.choice(BODIES), chance.choice(outcomes)
            if number > 15 and chance.random() < 0.05:
                _leave(plans, model, body, f"leave-{number}")
            step = STEPS[min(model.at(body), 1)] if chance.random() < 0.95 else chance.choice(STEPS)
            text = chance.choice("aaaaab") if chance.random() < 0.95 else None
            command = (body, step, outcome, text if outcome in AGREED else None)
            _try(plans, model, FIRST + timedelta(days=3 * number), command)
            _agrees(plans, model, (seed, number, command))
        assert plans.office.problems() == []


A, B, C = BODIES
OK, BACK_, NO, LATER = Outcome.APPROVE, Outcome.REFER_BACK, Outcome.REJECT, Outcome.TABLE
RUNS = {
    "both steps": "Apa Bpa Cpa Ada Bda Cda",
    "a text in december that differs from august's": "Apa Bpa Cpa Adb Bdb Cdb",
    "one deviates and the others follow": "Apa Bpb Apb Cpb",
    "the last one deviates": "Apa Bpa Cpb Apb Bpb",
    "the one who deviated is deviated from": "Apa Bpb Cpa Apa Bpa",
    "referred back while another waits": "Apa Bp< Apa Bpa Cpa",
    "rejected in december, proposed otherwise": "Apa Bpa Cpa Ada Bdx Bpb Apb Cpb",
    "rejected in december, proposed the same": "Apa Bpa Cpa Ada Bdx Bpa Ada Bda Cda",
    "tabled changes nothing": "Apa Bp~ Bpa Cpa",
    "waiting, nothing more can be decided": "Apa Ada Apb",
}
_OUTCOMES = {"<": BACK_, "x": NO, "~": LATER}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS.keys())
def test_a_run_that_somebody_thought_of(plans: "Plans", run: str) -> None:
    """Committee, step (p, d) and text or outcome (< referred back, x rejected, ~ tabled)."""
    model = Model()
    for number, word in enumerate(run.split()):
        outcome = _OUTCOMES.get(word[2], OK)
        command = (
            f"{word[0]}N",
            {"p": "propose", "d": "decide"}[word[1]],
            outcome,
            word[2] if outcome is OK else None,
        )
        taken = _try(plans, model, FIRST + timedelta(days=3 * number), command)
        assert taken or run == RUNS["waiting, nothing more can be decided"], word
        _agrees(plans, model, word)
    assert plans.office.problems() == []
