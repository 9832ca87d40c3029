"""Scenarios: the small tests that content runs on itself, played through the same code as real steps."""

from collections.abc import Iterator, Mapping
from datetime import date

from arshjul.domain import measuring
from arshjul.domain.advancing import judge, needs_meeting
from arshjul.domain.basis import Basis, Document
from arshjul.domain.commands import Advance
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.mandate import bodies_for
from arshjul.domain.planning import Planner, planner_of
from arshjul.domain.progress import Progress, Recorded, apply
from arshjul.domain.scenario import Scenario, ScenarioStep
from arshjul.domain.situation import Judgement, Situation
from arshjul.domain.workflow import Opened, Workflow
from arshjul.values import replace


def check(planner: Planner, workflow: Workflow) -> Iterator[Finding]:
    """A finding for each scenario of the workflow that does not end as it says, at its first wrong step.

    :param planner: of the workflow's first cycle
    """
    if not workflow.scenarios:
        return
    if workflow.opened is Opened.BY_MEASURE:  # no planner of a year knows what no year opens
        opened = planner.basis.would_open(workflow, workflow.first_cycle)
        planner = planner_of(planner.basis, workflow.first_cycle, opened)
    own = planner.documents.of_type(workflow.id)
    for number, scenario in enumerate(workflow.scenarios):
        document = next((d for d in own if scenario.own in (None, d.body)), None)
        place = ("scenario", number)
        if document is None:
            yield _finding(workflow, place, scenario, "scenario-no-document", own=scenario.own)
        else:
            yield from _play(planner, document, scenario, number)


def _play(planner: Planner, document: Document, scenario: Scenario, number: int) -> Iterator[Finding]:
    workflow = document.workflow
    progress = Progress(workflow.initial, values=_values(planner.basis, document, scenario))
    states = _states(planner.documents, scenario)
    for count, attempt in enumerate(scenario.steps):
        if count == 0:
            progress = replace(progress, state=_starting_state(workflow, attempt))
        states[document.id] = progress.state
        judgement = _attempt(planner, document, progress, states, attempt)
        wrong = _compare(attempt, judgement)
        if wrong is not None:
            place = ("scenario", number, "steps", count)
            yield _finding(workflow, place, scenario, "scenario-fails", expected=wrong[0], came=wrong[1])
            return
        if not judgement.reasons:
            progress = apply(progress, workflow, _entry(attempt, judgement))


def _values(basis: Basis, document: Document, scenario: Scenario) -> dict[str, Recorded]:
    """A value for every measure of the report, when the scenario takes them for granted."""
    every = measuring.due_in(basis, document) if scenario.reported else ()
    return {due.measure.id: Recorded(scenario.steps[0].on, "scenario") for due in every}


def _starting_state(workflow: Workflow, first: ScenarioStep) -> str:
    """A scenario may begin in the middle: where its first step that is not refused can be taken."""
    step = workflow.transition(first.trigger)
    return step.source if step is not None and first.refused is None else workflow.initial


def _attempt(
    planner: Planner, document: Document, progress: Progress, states: dict[str, str], attempt: ScenarioStep
) -> Judgement:
    basis, planned = planner.basis, planner.document(document)
    step = planned.step(attempt.trigger)
    situation = Situation(basis, planned, progress, planner.documents, states, attempt.on)
    meeting = None
    if step is not None and needs_meeting(situation, step):
        competent = basis.competent(step.transition.body, document.body, attempt.on, document.type)
        meeting = Meeting("scenario", competent[0] if competent else "?", attempt.on)
        situation = replace(situation, supposed=meeting)
    command = Advance(
        document.id,
        attempt.trigger,
        _actor(situation, attempt),
        "scenario",
        meeting=meeting.id if meeting else None,
        paragraph="1" if meeting and _minuted(basis, meeting) else None,
        registry=_registry(situation, meeting),
        outcome=attempt.outcome,
        answer=attempt.answer,
        present=attempt.present,
        votes_for=attempt.votes_for,
        reason=attempt.reason,
    )
    return judge(situation, command)


def _minuted(basis: Basis, meeting: Meeting) -> bool:
    known = basis.organisation.bodies.get(meeting.body)
    return known is None or known.keeps_minutes


def _registry(situation: Situation, meeting: Meeting | None) -> str:
    return situation.progress.registry.get(meeting.body, "scenario") if meeting else "scenario"


def _actor(situation: Situation, attempt: ScenarioStep) -> str:
    """A person in the role that the scenario names; nobody's id when the role is vacant."""
    transition = situation.document.workflow.step(attempt.trigger)
    bodies = bodies_for(situation.basis, situation.document, transition, attempt.on) if transition else ()
    for body in (*bodies, situation.document.body, None):
        for holder in situation.basis.organisation.holders(attempt.by, body, attempt.on):
            return holder.person
    return f"({attempt.by})"


def _states(documents: Mapping[str, Document], scenario: Scenario) -> dict[str, str]:
    given = {row.document: row.state for row in scenario.given}
    return {d.id: given.get(d.type, d.workflow.initial) for d in documents.values()}


def _compare(attempt: ScenarioStep, judgement: Judgement) -> tuple[str, str] | None:
    codes = ", ".join(reason.code for reason in judgement.reasons)
    if attempt.refused is not None:
        refused = any(reason.code == attempt.refused for reason in judgement.reasons)
        return None if refused else (attempt.refused, codes or judgement.to)
    if judgement.reasons:
        return attempt.gives or "", codes
    return None if attempt.gives in (None, judgement.to) else (attempt.gives or "", judgement.to)


def _entry(attempt: ScenarioStep, judgement: Judgement) -> Fields:
    on: date = judgement.on or attempt.on
    return {
        "type": EntryType.SIDE_TAKEN if judgement.beside else EntryType.STEP_TAKEN,
        "trigger": attempt.trigger,
        "to": judgement.to,
        "on": on.isoformat(),
        "outcome": attempt.outcome.value if attempt.outcome else None,
        "body": judgement.body,
        "actor": judgement.holder.person if judgement.holder else "",
        "meeting": None,
        "minority": judgement.minority,
    }


def _finding(
    workflow: Workflow, path: tuple[str | int, ...], scenario: Scenario, code: str, **arguments: object
) -> Finding:
    return Finding(
        code,
        Severity.ERROR,
        Place(workflow.file, path),
        workflow.id,
        arguments={"scenario": scenario.name, **arguments},
    )
