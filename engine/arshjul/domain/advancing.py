"""Whether a step may be taken, and what the history then says. Every obstacle is named, not only the first.

The actor's mandate counts on the day of recording, the body's competence on the day of the meeting.
"""

from collections.abc import Iterable
from datetime import date

from arshjul.domain import beside, joining, machine, mandate, measuring, outcomes
from arshjul.domain.commands import Advance
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.kinds import AT_MEETING, WITH_OUTCOME
from arshjul.domain.organisation import Holder
from arshjul.domain.planned import PlannedStep
from arshjul.domain.progress import has_reached
from arshjul.domain.requirements import required_documents
from arshjul.domain.situation import Judgement, Situation
from arshjul.domain.workflow import Missing, Requirement, Transition
from arshjul.errors import Fault


def judge(situation: Situation, command: Advance) -> Judgement:
    """The judgement of one command."""
    step = situation.planned.step(command.trigger)
    if step is None:
        return Judgement((unknown_step(situation, command.trigger),))
    transition = step.transition
    side = transition.side is not None
    if not side and transition.source != situation.progress.state:
        return Judgement((illegal(situation, transition),))
    if not transition.body:
        return Judgement((Fault("step-undescribed", {"trigger": step.trigger}),))
    at_meeting = needs_meeting(situation, step)
    meeting = situation.meeting(command.meeting) if at_meeting else None
    on = meeting.date if meeting else command.on if side and command.on else situation.today
    held = step.held or on
    holder = _holder(situation, transition, command.actor, held)
    missing = lacking(situation, transition)
    absent = tuple(document for requirement, documents in missing for document in documents)
    minority = outcomes.is_minority(command)
    body = _body(situation, step, meeting, held)
    reasons = [
        *_mandate(situation, transition, command.actor, holder, held),
        *_separation(situation, transition, command.actor),
        *refusing(situation, missing),
        *measuring.unreported(situation.basis, situation.document, situation.progress.values, transition),
        *(_meeting(situation, step, command, meeting) if at_meeting else ()),
        *_record(situation, transition, command, body, at_meeting),
        *(
            beside.obstacles(situation, step, command, on)
            if side
            else _machine(situation, step, command, body, on)
        ),
    ]
    if absent and not command.reason and not any(reason.code == "requires-missing" for reason in reasons):
        reasons.append(Fault("reason-for-missing", {"missing": absent}))
    if reasons:
        return Judgement(tuple(reasons), missing=absent)
    return Judgement(
        (),
        to=situation.progress.state if side else _to(situation, transition, command),
        on=on,
        body=body,
        holder=holder,
        meeting=meeting,
        registry=command.registry or (situation.progress.registry.get(body) if body else None),
        minority=minority,
        late=_late(situation, step, on),
        due=step.due,
        beside=side,
        missing=absent,
    )


def _machine(
    situation: Situation, step: PlannedStep, command: Advance, body: str | None, on: date
) -> Iterable[Fault]:
    """What only a step that moves the document is asked about."""
    if command.on is not None or command.answer is not None:
        yield Fault("beside-only", {"trigger": step.trigger})
    yield from outcomes.of(step.transition, command)
    yield from outcomes.minority(situation, step.transition, command, body)
    yield from joining.obstacles(situation.document, situation.progress, step.transition, command)
    if command.outcome not in outcomes.RETURNS:
        yield from beside.gates(situation, step.trigger, on)


def _to(situation: Situation, step: Transition, command: Advance) -> str:
    return machine.next_state(situation.document.workflow, step.source, command.trigger, command.outcome)


def needs_meeting(situation: Situation, step: PlannedStep) -> bool:
    """Whether the step is taken at a meeting: not by an office or a delegate, which never meets."""
    bodies = situation.basis.organisation.bodies
    body = bodies.get(step.body or "")
    return step.kind in AT_MEETING and (body is None or body.meets)


def lacking(situation: Situation, step: Transition) -> tuple[tuple[Requirement, tuple[str, ...]], ...]:
    """The requirements of a step that are not met, each with the documents that have not come far enough."""
    found = []
    for requirement in step.requires:
        required = required_documents(situation.basis, situation.others, situation.document, requirement)
        behind = tuple(
            other.id
            for other in required
            if not has_reached(other.workflow, situation.counted(other.id), requirement.state)
        )
        if behind or (not required and requirement.missing is Missing.REFUSE):
            found.append((requirement, behind or (requirement.document,)))
    return tuple(found)


def refusing(situation: Situation, missing: Iterable[tuple[Requirement, tuple[str, ...]]]) -> Iterable[Fault]:
    """A reason for each document without which the step may not be taken."""
    for requirement, documents in missing:
        if requirement.missing is Missing.REFUSE:
            for document in documents:
                other = situation.others.get(document)
                state = other.workflow.states.get(requirement.state) if other else None
                yield Fault(
                    "requires-missing",
                    {
                        "document": document,
                        "state": state.name.sv if state else requirement.state,
                        "state_id": requirement.state,
                        "state_en": state.name.en if state else None,
                        "now": situation.states.get(document),
                        "conditional": situation.conditional.get(document),
                    },
                )


def illegal(situation: Situation, step: Transition) -> Fault:
    """The refusal of a step that the machine does not allow from where the document stands."""
    workflow, state = situation.document.workflow, situation.progress.state
    possible = tuple(move.trigger for move in machine.moves(workflow, state))
    return Fault(
        "illegal-move",
        {
            "document": situation.document.id,
            "trigger": step.trigger,
            "state": state,
            "possible": possible,
        },
    )


def unknown_step(situation: Situation, trigger: str) -> Fault:
    """The refusal of a step that the workflow does not have."""
    known = tuple(step.trigger for step in situation.planned.every)
    return Fault("unknown-step", {"document": situation.document.id, "trigger": trigger, "known": known})


def _holder(situation: Situation, step: Transition, actor: str, held: date) -> Holder | None:
    allowed = mandate.allowed_people(situation.basis, situation.document, step, situation.today, held)
    return next((holder for holder in allowed if holder.person == actor), None)


def _mandate(
    situation: Situation, step: Transition, actor: str, holder: Holder | None, held: date
) -> Iterable[Fault]:
    if holder is None:
        allowed = mandate.allowed_people(situation.basis, situation.document, step, situation.today, held)
        bodies = mandate.bodies_for(situation.basis, situation.document, step, held)
        yield Fault(
            "no-mandate",
            {
                "person": actor,
                "role": mandate.role_for(situation.document, step),
                "body": bodies[0] if bodies else situation.document.body,
                "people": tuple(other.person for other in allowed),
                "date": situation.today,
            },
        )


def _separation(situation: Situation, step: Transition, actor: str) -> Iterable[Fault]:
    for trigger in step.not_same_as:
        taken = situation.progress.find(trigger)
        if taken is not None and taken.actor == actor:
            yield Fault("same-person", {"person": actor, "step": trigger, "trigger": step.trigger})


def _meeting(
    situation: Situation, step: PlannedStep, command: Advance, meeting: Meeting | None
) -> Iterable[Fault]:
    if meeting is None:
        yield _which_meeting(situation, step, command)
        return
    facts = {"meeting": meeting.id, "date": meeting.date, "body": meeting.body}
    document = situation.document
    competent = situation.basis.competent(step.transition.body, document.body, meeting.date, document.type)
    if meeting.body not in competent:
        yield Fault("wrong-body", facts | {"competent": competent})
    if not meeting.serves(decision=step.transition.decides):
        yield Fault("meeting-not-live", facts | {"status": meeting.status.value})
    if meeting.date > situation.today:
        yield Fault("meeting-ahead", facts)
    before = _last_meeting(situation)
    if before is not None and meeting.date < before.date:
        yield Fault("meeting-before-previous", facts | {"previous": before.id, "previous_date": before.date})
    after = situation.progress.after.get(step.trigger)
    if after is not None and meeting.date <= after:
        yield Fault("meeting-not-later", facts | {"after": after})


def _which_meeting(situation: Situation, step: PlannedStep, command: Advance) -> Fault:
    document = situation.document
    held = situation.basis.meetings_of(
        step.transition.body, document.body, date(document.cycle, 1, 1), situation.today, document.type
    )
    choices = tuple(f"{meeting.id} ({meeting.date.isoformat()})" for meeting in held if meeting.live)[-3:]
    planned = step.meeting.id if step.meeting else None
    code = "unknown-meeting" if command.meeting else "meeting-missing"
    return Fault(
        code, {"meeting": command.meeting, "planned": planned, "choices": choices, "body": step.body}
    )


def _last_meeting(situation: Situation) -> Meeting | None:
    taken = (situation.basis.meeting_by_id.get(t.meeting or "") for t in situation.progress.taken.values())
    return max((m for m in taken if m is not None), key=lambda m: m.date, default=None)


def _record(
    situation: Situation, step: Transition, command: Advance, body: str | None, at_meeting: bool
) -> Iterable[Fault]:
    registered = situation.progress.registry.get(body or "")
    known = situation.basis.organisation.bodies.get(body or "")
    minutes = at_meeting and (known is None or known.keeps_minutes)
    if command.meeting and not at_meeting:
        yield Fault("meeting-not-here", {"trigger": step.trigger, "meeting": command.meeting})
    if minutes and step.kind in WITH_OUTCOME and not command.paragraph:
        yield Fault("paragraph-missing", {"trigger": step.trigger})
    if at_meeting and not minutes and command.paragraph:
        yield Fault("paragraph-not-here", {"trigger": step.trigger, "body": body})
    if step.kind in WITH_OUTCOME and not minutes and not (command.registry or registered):
        yield Fault("registry-missing", {"trigger": step.trigger, "body": body})
    seats = len(situation.basis.organisation.members) if known and known.one_each else None
    if seats is not None and command.present is not None and command.present > seats:
        yield Fault("present-too-many", {"body": body, "present": command.present, "seats": seats})
    if command.registry and registered and command.registry != registered:
        yield Fault("registry-differs", {"registry": command.registry, "recorded": registered, "body": body})


def _body(situation: Situation, step: PlannedStep, meeting: Meeting | None, on: date) -> str | None:
    if meeting is not None:
        return meeting.body
    document = situation.document
    competent = situation.basis.competent(step.transition.body, document.body, on, document.type)
    return competent[0] if competent else None


def _late(situation: Situation, step: PlannedStep, on: date) -> int:
    if step.due is None or on <= step.due:
        return 0
    # a step can be late by a week-end only: that is still late
    return max(1, situation.basis.days.between(step.due, on))
