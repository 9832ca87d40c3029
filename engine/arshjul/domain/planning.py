"""The plan of a cycle: documents × bodies × steps, each step at a meeting, each with a date and its reasons.

A pure function of the basis. What a running document's history changes of it stands in ``rebinding``.
"""

from collections.abc import Iterable
from datetime import date

from arshjul.domain import binding, dating, obligations
from arshjul.domain.basis import Basis, Document, documents_of
from arshjul.domain.binding import Bound
from arshjul.domain.bindings import owner_binding
from arshjul.domain.kinds import AT_MEETING
from arshjul.domain.planned import Plan, PlannedDocument, PlannedStep
from arshjul.domain.requirements import Documents, required_documents
from arshjul.domain.timing import PERIOD, DueAfter, DueBefore, MonthRule, MonthsAfter, NextAfter, With
from arshjul.domain.workflow import Missing, Requirement, Transition
from arshjul.errors import Fault
from arshjul.values import replace


def plan(basis: Basis, cycle: int, running: tuple[Document, ...] = ()) -> Plan:
    """The plan of a cycle as it looks before anything has happened.

    :param running: documents as they run: on an older version of their workflow, or such as would not be
        opened any more
    """
    return planner_of(basis, cycle, running).plan(cycle)


def planner_of(basis: Basis, cycle: int, running: tuple[Document, ...] = ()) -> "Planner":
    """What dates the documents of a cycle, one after another as they are asked for."""
    every = {document.id: document for document in (*documents_of(basis, cycle), *running)}
    return Planner(basis, tuple(every.values()))


class Planner:
    """Dates the steps of a cycle's documents; each step once, the ones it waits for first."""

    def __init__(self, basis: Basis, documents: tuple[Document, ...]) -> None:
        self.basis = basis
        self.documents = Documents({document.id: document for document in documents})
        self._steps: dict[tuple[str, str], PlannedStep] = {}
        self._open: set[tuple[str, str]] = set()
        self._whole: dict[str, PlannedDocument] = {}

    def plan(self, cycle: int) -> Plan:
        """All of them."""
        documents = tuple(self.document(document) for document in self.documents.values())
        return Plan(cycle, documents, {planned.document.id: planned for planned in documents})

    def document(self, document: Document) -> PlannedDocument:
        """A document with every step and its date."""
        if document.id not in self._whole:
            self._whole[document.id] = self._document(document)
        return self._whole[document.id]

    def _document(self, document: Document) -> PlannedDocument:
        workflow = document.workflow
        steps = tuple(self.step(document, step) for step in workflow.transitions)
        asked = obligations.asked_for(self.basis, workflow, steps)
        return PlannedDocument(document, steps, tuple(self.step(document, step) for step in asked))

    def step(self, document: Document, transition: Transition) -> PlannedStep:
        """One step with its date."""
        key = (document.id, transition.trigger)
        if key not in self._steps:
            self._open.add(key)
            self._steps[key] = self._dated(document, transition)
            self._open.discard(key)
        return self._steps[key]

    def _dated(self, document: Document, transition: Transition) -> PlannedStep:
        if isinstance(transition.due, DueAfter):
            return self._obligation(document, transition, transition.due)
        if transition.due is not None:
            return self._hand_in(document, transition, transition.due)
        firm, soft = self._waits(document, transition)
        waits = _latest([*firm, *soft])
        bound = self._bound(document, transition, waits)
        if bound is None:
            start = date(document.cycle, 1, 1)
            bodies = self.basis.competent(transition.body, document.body, start, document.type)
            body = next(iter(bodies), None)
            return PlannedStep(
                transition, dating.index(document, transition), body, None, None, builds_on=waits
            )
        # what it may do without and comes too late is nothing that it builds on
        return dating.at(
            document, transition, bound, _latest([*firm, *(d for d in soft if d and d <= bound.due)])
        )

    def _bound(self, document: Document, transition: Transition, waits: date | None) -> Bound | None:
        chosen = owner_binding(self.basis, document, transition)
        if chosen is not None:
            return chosen
        if isinstance(transition.when, MonthRule):
            return binding.bind_month(self.basis, document, transition, transition.when, waits)
        if isinstance(transition.when, MonthsAfter):
            return binding.bind_months_after(self.basis, document, transition, transition.when)
        if isinstance(transition.when, NextAfter):
            return self._next_after(document, transition, transition.when.trigger)
        if isinstance(transition.when, With):
            return self._together(document, transition, transition.when)
        return None

    def _obligation(self, document: Document, transition: Transition, rule: DueAfter) -> PlannedStep:
        target = document.workflow.step(rule.trigger)
        assert target is not None  # the content check holds it
        source = self.step(document, target)
        return dating.obligation(self.basis, document, transition, rule, source, source.due)

    def _next_after(self, document: Document, transition: Transition, trigger: str) -> Bound | None:
        if trigger == PERIOD:
            return dating.after_period(self.basis, document, transition)
        before = self._date_of(document, trigger)
        if before is None:
            return None
        reason = Fault("because-next-after", {"step": trigger, "date": before})
        bound = binding.bind_after(self.basis, document, transition, dating.day_before(before), reason)
        return bound if bound.meeting else replace(bound, due=before)

    def _together(self, document: Document, transition: Transition, rule: With) -> Bound | None:
        """The other document's meeting and day; that it lacks one is a finding there, not here."""
        every = self.documents.of_type(rule.document)
        other = next((o for o in every if o.body == document.body), every[0] if every else None)
        step = other.workflow.transition(rule.trigger) if other else None
        if other is None or step is None or (other.id, step.trigger) in self._open:
            return None
        planned = self.step(other, step)
        if planned.due is None:
            return None
        told = {"document": other.id, "step": step.trigger, "date": planned.due}
        because = (Fault("because-together", told), *planned.because)
        return Bound(planned.body, planned.meeting, planned.due, because, next_live=planned.next_live)

    def _hand_in(self, document: Document, transition: Transition, rule: DueBefore) -> PlannedStep:
        target = document.workflow.step(rule.trigger)
        assert target is not None  # the content check holds it
        required = (*transition.requires, *target.requires)
        firm = [self._required(document, r) for r in required if r.missing is Missing.REFUSE]
        soft = [self._required(document, r) for r in required if r.missing is Missing.WARN]
        before = self._before(document, transition)
        return dating.hand_in(
            self.basis,
            document,
            transition,
            self.step(document, target),
            _latest([*firm, *before]),
            tuple(day for day in soft if day is not None),
        )

    def _waits(
        self, document: Document, transition: Transition
    ) -> tuple[list[date | None], list[date | None]]:
        """The days of what a step taken at a meeting waits for, and of what it may do without."""
        days = {
            missing: [self._required(document, r) for r in transition.requires if r.missing is missing]
            for missing in Missing
        }
        return [*days[Missing.REFUSE], *self._before(document, transition)], days[Missing.WARN]

    def _before(self, document: Document, transition: Transition) -> list[date | None]:
        """The days of the steps that lead to where this one begins; a meeting waits for no hand-in's day."""
        meetings_only = transition.kind in AT_MEETING
        return [
            self._date_of(document, before.trigger)
            for before in document.workflow.transitions
            if transition.source in before.dests
            and before is not transition
            and (before.kind in AT_MEETING or not meetings_only)
        ]

    def _required(self, document: Document, requirement: Requirement) -> date | None:
        return _latest(
            self._date_of(other, step.trigger)
            for other in required_documents(self.basis, self.documents, document, requirement)
            for step in other.workflow.transitions
            if requirement.state in step.dests
        )

    def _date_of(self, document: Document, trigger: str) -> date | None:
        transition = document.workflow.step(trigger)
        if transition is None or (document.id, trigger) in self._open:  # a circle: soundness reports it
            return None
        return self.step(document, transition).due


def _latest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)
