"""Documents driven at random through the service against a model of a few lines; replay agrees
after each step.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from arshjul.domain.commands import Advance
from arshjul.domain.kinds import Outcome, StepKind
from arshjul.domain.notices import NoticeStatus
from arshjul.domain.rebinding import remaining
from arshjul.errors import Refused, UsageError
from arshjul.service.advancing import advance
from arshjul.service.running import Running, RunningDocument
from arshjul.service.verifying import verify
from arshjul.values import dataclass, field

if TYPE_CHECKING:
    from tests.property.conftest import Desk

    Desks = Callable[[], AbstractContextManager[Desk]]

MEETINGS = {
    "RF-1": "2018-06-11", "RF-2": "2018-10-22", "RF-3": "2018-11-26", "RF-4": "2018-12-17",
    "RS-1": "2018-08-27", "RS-2": "2018-10-01", "RS-3": "2018-11-12", "RS-4": "2018-12-10",
    "AN-1": "2018-05-08", "AN-2": "2018-08-30", "AN-3": "2018-10-11", "AN-4": "2018-12-13",
    "BN-1": "2018-05-09", "BN-2": "2018-08-29", "BN-3": "2018-11-07", "BN-4": "2018-12-12",
}  # fmt: skip
PLAN_BACK = {"propose": ("drafting", "drafting"), "decide": ("handed_in", "drafting")}
BUDGET_BACK = {"prepare": ("drafting", "drafting"), "decide": ("handed_in", "drafting")}
GOOD = frozenset({Outcome.APPROVE, Outcome.AMEND})


@dataclass(frozen=True)
class Kind:
    """A document as the model knows it: states and steps in order, who takes them, where refusals lead."""

    states: tuple[str, ...]
    steps: tuple[str, ...]
    bodies: tuple[str, ...]
    """For each step the body whose meeting it is; "" for a hand-in."""
    people: tuple[str, ...]
    back: Mapping[str, tuple[str, str]]
    """Where refer_back and reject lead."""


DOCUMENTS = {
    "plan-2019-AN": Kind(
        ("drafting", "handed_in", "proposed", "decided"),
        ("hand_in", "propose", "decide"),
        ("", "AN", "AN"),
        ("an1", "ans", "ans"),
        PLAN_BACK,
    ),
    "plan-2019-BN": Kind(
        ("drafting", "handed_in", "proposed", "decided"),
        ("hand_in", "propose", "decide"),
        ("", "BN", "BN"),
        ("bn1", "bns", "bns"),
        PLAN_BACK,
    ),
    "budget-2019": Kind(
        ("drafting", "handed_in", "prepared", "decided"),
        ("hand_in", "prepare", "decide"),
        ("", "RS", "RF"),
        ("rs1", "rss", "rfs"),
        BUDGET_BACK,
    ),
}


@dataclass
class Model:
    """What the model remembers of a document."""

    state: str = "drafting"
    version: int = 1
    rounds: dict[str, int] = field(default_factory=dict)
    registry: dict[str, str] = field(default_factory=dict)
    taken: dict[str, date | None] = field(default_factory=dict)
    """Steps taken and not undone: the meeting's day, None for a hand-in."""
    after: dict[str, date] = field(default_factory=dict)

    def take(self, kind: Kind, step: str, on: date, outcome: Outcome | None, registry: str | None) -> None:
        """The step, its outcome and what must be done again."""
        number = kind.steps.index(step)
        self.version += 1
        if registry is not None:
            self.registry[kind.bodies[number] or {"budget": "RK"}.get(kind.states[2], "AF")] = registry
        if outcome is None or outcome in GOOD:
            self.state = kind.states[number + 1]
            self.taken[step] = on if outcome else None
            return
        again = [step]
        if outcome is not Outcome.TABLE:
            self.state = kind.back[step][outcome is Outcome.REJECT]
            ahead = kind.steps[kind.states.index(self.state) :]
            again = [name for name in ahead if name in self.taken or name == step]
        for name in again:
            self.taken.pop(name, None)
            self.rounds[name] = self.rounds.get(name, 0) + 1
            self.after[name] = on

    def follow(self, before: Mapping[str, int], moved: Iterable[str]) -> None:
        """Later steps with new days are in a new round, those that are taken again only once."""
        for name in moved:
            assert name not in self.taken, "what has been taken does not move"
            if self.rounds.get(name, 0) == before.get(name, 0):
                self.rounds[name] = self.rounds.get(name, 0) + 1

    def may_be_at(self, step: str, held: date) -> bool:
        """Not before the last meeting, and after the one that tabled it or sent it back."""
        in_order = all(earlier is None or earlier <= held for earlier in self.taken.values())
        return in_order and self.after.get(step, date.min) < held

    def allows(self, kind: Kind, command: Advance, today: date) -> bool:
        """Whether the step may be taken, by the rules in words."""
        number = kind.steps.index(command.trigger)
        if kind.states[number] != self.state or command.actor != kind.people[number]:
            return False
        if not kind.bodies[number]:
            return command.outcome is None
        if command.outcome is None or command.paragraph is None or command.meeting is None:
            return False
        held = date.fromisoformat(MEETINGS[command.meeting])
        body = kind.bodies[number]
        known = self.registry.get(body)
        return (
            command.meeting.startswith(body)
            and held <= today
            and self.may_be_at(command.trigger, held)
            and (command.registry is None or known in (None, command.registry))
        )


class Documents(RuleBasedStateMachine):
    """Any order of steps, outcomes, people, meetings and days."""

    make: ClassVar[tuple["Desks"]]

    def __init__(self) -> None:
        super().__init__()
        self._manager = self.make[0]()
        self.desk = self._manager.__enter__()
        self.desk.open()
        self.today = date(2018, 5, 10)
        self.models = {document: Model() for document in DOCUMENTS}
        self.requests = 0
        self.last: Advance | None = None

    def teardown(self) -> None:
        """The instance goes."""
        self._manager.__exit__(None, None, None)

    @precondition(lambda self: self.today < date(2018, 9, 30))
    @rule(days=st.sampled_from([1, 14, 45, 90]))
    def time_passes(self, days: int) -> None:
        """Days go by."""
        self.today += timedelta(days=days)

    @rule()
    def scheduler_ticks(self) -> None:
        """A round of the scheduler changes no document."""
        self.desk.tick(self.today, 12)

    @rule(
        document=st.sampled_from(sorted(DOCUMENTS)),
        wrong=st.sampled_from(
            ["", "", "", "", "", "", "", "step", "actor", "meeting", "paragraph", "outcome"]
        ),
        outcome=st.sampled_from([Outcome.APPROVE, Outcome.APPROVE, *Outcome]),
        registry=st.sampled_from([None, None, None, "2018/1", "2018/2"]),
        late=st.sampled_from([False, False, True]),
    )
    def somebody_takes_a_step(
        self, document: str, wrong: str, outcome: Outcome, registry: str | None, late: bool
    ) -> None:
        """The step in turn, mostly as it should be, sometimes with one thing wrong."""
        kind, model = DOCUMENTS[document], self.models[document]
        number = min(kind.states.index(model.state), 2)
        if wrong == "step":
            number = (number + 1) % 3
        command = self._command(document, kind, number, wrong, outcome, registry, late)
        expected = model.allows(kind, command, self.today)
        try:
            entry = advance(self.desk.world, command, self.desk.at(self.today, 13)).entry
        except Refused:
            assert not expected, command
            return
        assert expected, command
        self.last = command
        on = date.fromisoformat(MEETINGS[command.meeting]) if command.meeting else self.today
        rounds = dict(model.rounds)
        model.take(kind, command.trigger, on, command.outcome, command.registry)
        model.follow(rounds, entry.get("follows") or ())  # type: ignore[arg-type]
        assert (entry["to"], entry["dseq"]) == (model.state, model.version)

    def _command(
        self,
        document: str,
        kind: Kind,
        number: int,
        wrong: str,
        outcome: Outcome,
        registry: str | None,
        late: bool,
    ) -> Advance:
        body, model = kind.bodies[number], self.models[document]
        held = [
            id_ for id_, day in MEETINGS.items() if id_.startswith(body) and day <= self.today.isoformat()
        ]
        good = [id_ for id_ in held if model.may_be_at(kind.steps[number], date.fromisoformat(MEETINGS[id_]))]
        meeting = (held[-1] if late or not good else good[0]) if body and held else None
        self.requests += 1
        return Advance(
            document,
            kind.steps[number],
            "boss" if wrong == "actor" else kind.people[number],
            f"r{self.requests}",
            meeting={"meeting": "RF-4" if body != "RF" else "AN-1"}.get(wrong, meeting) if body else None,
            paragraph=None if wrong == "paragraph" or not body else "1",
            registry=registry if body else None,
            outcome=None if (wrong == "outcome") is bool(body) else outcome,
            reason="Skäl",
        )

    @precondition(lambda self: self.last is not None)
    @rule()
    def the_answer_was_lost(self) -> None:
        """The last command again: its first result, and nothing happens."""
        assert self.last is not None
        assert advance(self.desk.world, self.last, self.desk.at(self.today, 14)).repeated

    @precondition(lambda self: self.last is not None)
    @rule(document=st.sampled_from(sorted(DOCUMENTS)))
    def a_request_is_used_for_something_else(self, document: str) -> None:
        """The id of the last command with another person's name on it."""
        assert self.last is not None
        command = Advance(document, "hand_in", "rfs", self.last.request)
        with pytest.raises(UsageError, match="request-reused"):
            advance(self.desk.world, command, self.desk.at(self.today, 14))

    @invariant()
    def rows_are_what_the_model_says(self) -> None:
        """State, version, rounds and registry numbers."""
        with self.desk.store.reading() as reading:
            rows = {row.id: row for row in reading.documents()}
        for document, model in self.models.items():
            row = rows[document]
            found = (row.state, row.version, row.progress["rounds"], row.progress["registry"])
            assert found == (model.state, model.version, model.rounds, model.registry)

    @invariant()
    def replay_gives_the_stored_rows(self) -> None:
        """The history is the truth: replayed from kept content it gives every row."""
        assert verify(self.desk.world).problems == []

    @invariant()
    def no_step_is_before_those_that_lead_to_it(self) -> None:
        """Whatever has been tabled, sent back or taken late: a later meeting is never before it.

        Of what has been taken the last says it all: papers may be recorded after the meeting they were for.
        """
        for document, running in self._running().items():
            latest = date.min
            for trigger in DOCUMENTS[document].steps:
                step, taken = running.planned.step(trigger), running.progress.taken.get(trigger)
                assert step is not None
                assert step.due is not None
                if taken is None and step.meeting is not None:
                    assert step.meeting.date >= latest, (document, trigger)
                elif taken is None and step.trigger in running.progress.follows and step.due < latest:
                    assert step.since is not None, (document, trigger)
                    assert step.since >= latest, (document, trigger)
                slipped = trigger in running.progress.after and step.kind is not StepKind.SUBMIT
                latest = taken.on if taken else max(latest, step.due if slipped else latest)

    @invariant()
    def every_step_ahead_has_its_notices(self) -> None:
        """In its present round: none is lost when its day changes."""
        for document, running in self._running().items():
            with self.desk.store.reading() as reading:
                keys = {(r.notice.key.step, r.notice.key.round) for r in reading.notices(document=document)}
            for trigger in remaining(running.planned, running.progress):
                assert (trigger, running.progress.round(trigger)) in keys, (document, trigger)

    def _running(self) -> dict[str, RunningDocument]:
        with self.desk.store.reading() as reading:
            definitions = self.desk.world.in_use(reading)
            return {d.row.id: d for d in Running(reading, definitions).documents()}

    @invariant()
    def no_mail_is_sent_twice(self) -> None:
        """Whatever happens, each notice goes once, in one mail."""
        ids = [mail.message_id for mail in self.desk.postman.taken]
        assert len(ids) == len(set(ids))

    @invariant()
    def nothing_is_asked_of_a_finished_document(self) -> None:
        """Decided: not a notice is planned."""
        with self.desk.store.reading() as reading:
            for document, model in self.models.items():
                if model.state == "decided":
                    assert not reading.notices(document, [NoticeStatus.PLANNED])


def test_documents_follow_the_model(desks: "Desks") -> None:
    """Any sequence of commands leaves the documents where the rules say, and the history agrees."""

    class Here(Documents):
        make = (desks,)

    run_state_machine_as_test(Here, settings=settings(max_examples=15, stateful_step_count=40, deadline=None))
