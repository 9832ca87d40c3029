"""Simulated officials and secretaries: when each would take the step that is theirs, some late on purpose.

Chance is a pure function of the seed and of what it is about, so that the order of events changes nothing.
"""

import hashlib
from datetime import date

from arshjul.domain.advancing import lacking, needs_meeting
from arshjul.domain.commands import Advance
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.kinds import WITH_OUTCOME, Outcome, StepKind
from arshjul.domain.mandate import allowed_people
from arshjul.domain.planned import PlannedStep
from arshjul.domain.situation import Situation
from arshjul.domain.workflow import Missing
from arshjul.values import dataclass

_LATE_HAND_IN = 0.18
"""Share of hand-ins that come after their day."""
_LATE_RECORD = 0.12
"""Share of decisions that are recorded some working days after the meeting."""
_AMENDED = 0.10
_LATE_AFTER = 0.06
"""Share of what follows a decision that is done some working days late."""
_PACE = {StepKind.ATTEST: (3, 8), StepKind.ANNOUNCE: (0, 1), StepKind.DISPATCH: (1, 4)}
"""Working days from what each follows, at least and at most."""
_SENT = "Skickat med e-post; kvittensen ligger i ärendet."
_DISAGREED = 0.20
"""Share of consultations that are closed without agreement."""
_WITHOUT = "Underlaget hann inte bli klart till sammanträdet och behandlas för sig när det finns."
"""What a simulated secretary types as the reason for going on without a document."""


@dataclass(frozen=True)
class Chance:
    """Draws numbers from a seed."""

    seed: int

    def share(self, *about: object) -> float:
        """A number from 0 up to 1, always the same for the same thing."""
        text = "|".join(map(str, (self.seed, *about)))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) / 2**48

    def number(self, first: int, last: int, *about: object) -> int:
        """A whole number from ``first`` to ``last``, both included."""
        return first + int(self.share(*about) * (last - first + 1))


def command_for(situation: Situation, step: PlannedStep, chance: Chance) -> Advance | None:
    """What the person whose turn it is does today about a step, if anything."""
    if step.held is not None:
        return _obligation(situation, step, chance)
    if needs_meeting(situation, step):
        return _at_meeting(situation, step, chance)
    due = step.due
    if due is None or situation.today < _hand_in_day(situation, step, due, chance):
        return None
    return _command(situation, step, chance, None)


def _obligation(situation: Situation, step: PlannedStep, chance: Chance) -> Advance | None:
    """Attested within a fortnight, announced at once, sent within the week; sometimes a few days late."""
    due, source = step.due, step.builds_on
    if due is None or source is None:
        return None
    round_ = situation.progress.round(step.trigger)
    # minutes are the meeting's: what was decided there is attested and announced together
    meeting = _decided_at(situation, step)
    about = (step.kind, meeting, situation.document.id if step.kind is StepKind.DISPATCH else None, round_)
    shift = situation.basis.days.shift
    first, last = _PACE.get(step.kind, (0, 2))
    day = shift(source, chance.number(first, last, "after", *about))
    if chance.share("late", *about) < _LATE_AFTER:
        day = shift(due, chance.number(1, 3, "days", *about))
    if situation.today < day:
        return None
    people = allowed_people(situation.basis, situation.document, step.transition, situation.today, step.held)
    if not people:
        return None
    proof = _SENT if step.kind is StepKind.DISPATCH else None
    request = f"sim-{chance.seed}-{situation.document.id}-{step.trigger}-{round_}"
    return Advance(situation.document.id, step.trigger, people[0].person, request, reason=proof)


def _decided_at(situation: Situation, step: PlannedStep) -> str | None:
    side = step.transition.side
    taken = situation.progress.taken.get(side.decision or "") if side else None
    return taken.meeting if taken else None


def _hand_in_day(situation: Situation, step: PlannedStep, due: date, chance: Chance) -> date:
    """The day a hand-in is made: a few days early, on its day, or late, but always before the meeting."""
    about = (step.trigger, situation.document.id, situation.progress.round(step.trigger))
    shift = situation.basis.days.shift
    if chance.share("late", *about) < _LATE_HAND_IN:
        day = shift(due, chance.number(1, 6, "days", *about))
    else:
        day = shift(due, -chance.number(0, 3, "early", *about))
    target = situation.planned.step(step.transition.due.trigger) if step.transition.due else None
    if target is not None and target.meeting is not None:
        day = min(day, shift(target.meeting.date, -1))
    return max(day, step.builds_on or day)


def _at_meeting(situation: Situation, step: PlannedStep, chance: Chance) -> Advance | None:
    meeting = _meeting(situation, step)
    if meeting is None:
        return None
    about = (step.trigger, situation.document.id, situation.progress.round(step.trigger))
    record = meeting.date
    if chance.share("record late", *about) < _LATE_RECORD:
        record = situation.basis.days.shift(meeting.date, chance.number(2, 5, "record", *about))
    return _command(situation, step, chance, meeting) if situation.today >= record else None


def _meeting(situation: Situation, step: PlannedStep) -> Meeting | None:
    """The meeting that has treated the matter: the planned one, or the first live one after the month."""
    if step.due is None:
        return None
    earliest = step.meeting.date if step.meeting else date.fromordinal(step.due.toordinal() + 1)
    ready = max((taken.on for taken in situation.progress.taken.values()), default=earliest)
    held = situation.basis.meetings_of(
        step.transition.body,
        situation.document.body,
        max(earliest, ready),
        situation.today,
        situation.document.type,
    )
    return next((m for m in held if m.serves(decision=step.transition.decides)), None)


def _command(
    situation: Situation, step: PlannedStep, chance: Chance, meeting: Meeting | None
) -> Advance | None:
    held = meeting.date if meeting else None
    people = allowed_people(situation.basis, situation.document, step.transition, situation.today, held)
    missing = lacking(situation, step.transition)
    if not people or any(requirement.missing is Missing.REFUSE for requirement, _ in missing):
        return None
    document, trigger = situation.document.id, step.trigger
    round_ = situation.progress.round(trigger)
    outcome = None
    if step.kind in WITH_OUTCOME:
        amended = chance.share("amend", document, trigger, round_) < _AMENDED
        outcome = Outcome.AMEND if amended else Outcome.APPROVE
    body = meeting.body if meeting else step.body
    known = situation.basis.organisation.bodies.get(body or "")
    minuted = meeting is not None and (known is None or known.keeps_minutes)
    return Advance(
        document,
        trigger,
        people[0].person,
        f"sim-{chance.seed}-{document}-{trigger}-{round_}",
        meeting=meeting.id if meeting else None,
        paragraph=str(chance.number(1, 120, "paragraph", document, trigger)) if minuted else None,
        registry=_registry(situation, chance, body, held) if meeting or outcome else None,
        outcome=outcome,
        reason=_WITHOUT if missing else None,
        answer=_answer(situation, step, chance),
    )


def _answer(situation: Situation, step: PlannedStep, chance: Chance) -> str | None:
    """How a consultation ends: mostly in agreement, and closed either way."""
    answers = step.transition.side.answers if step.transition.side else ()
    if not answers:
        return None
    disagreed = chance.share("answer", situation.document.id, step.trigger) < _DISAGREED
    return answers[-1] if disagreed else answers[0]


def _registry(situation: Situation, chance: Chance, body: str | None, held: date | None) -> str | None:
    """A registry number the first time that the body has the matter."""
    if body is None or situation.progress.registry.get(body):
        return None
    number = chance.number(100, 99_999, "registry", situation.document.id, body)
    return f"{(held or situation.today).year}/{number:05d}"
