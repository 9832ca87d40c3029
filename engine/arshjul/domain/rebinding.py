"""A running document's steps: the plan, changed only where the history says so.

A step that was tabled or sent back is bound again, after the meeting that did it. Steps that come later in
the machine follow: one whose day has come to lie before the steps that lead to it is bound to the body's
first meeting on or after them (``Progress.follows``, docs/decisions/0015-later-steps-follow.md).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from operator import attrgetter

from arshjul.domain import binding, dating
from arshjul.domain.basis import Basis
from arshjul.domain.kinds import AT_MEETING
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import Progress, main_path
from arshjul.domain.timing import OPENED, DueAfter, NextAfter
from arshjul.domain.workflow import Transition
from arshjul.errors import Fault
from arshjul.values import dataclass, replace


def adjusted(basis: Basis, planned: PlannedDocument, progress: Progress) -> PlannedDocument:
    """A running document's steps: the plan, changed where the history has bound steps again."""
    followed = any(
        isinstance(s.transition.due, DueAfter) and progress.find(s.transition.due.trigger)
        for s in planned.beside
    )
    if not progress.after and not progress.follows and not followed:
        return planned
    return _Rebinding(basis, planned, progress).document_now()


def remaining(planned: PlannedDocument, progress: Progress) -> tuple[str, ...]:
    """The triggers of steps with a day that are still to be taken, in the machine and beside it."""
    workflow = planned.document.workflow
    if workflow.states[progress.state].final:
        return ()
    ahead = main_path(workflow, progress.state)
    return tuple(
        step.trigger
        for step in planned.dated
        if progress.find(step.trigger) is None and (step.transition.side or step.transition.source in ahead)
    )


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A step that leads to another: when it was taken, or when it now will be."""

    trigger: str
    day: date
    taken: bool


class _Rebinding:
    """A running document's steps where some have been bound again."""

    def __init__(self, basis: Basis, planned: PlannedDocument, progress: Progress) -> None:
        self.basis, self.planned, self.progress = basis, planned, progress
        self.document = planned.document
        self._done: dict[str, PlannedStep] = {}
        self._open: set[str] = set()

    def document_now(self) -> PlannedDocument:
        steps = tuple(self._step(step) for step in self.planned.steps)
        beside = tuple(self._step(step) for step in self.planned.beside if self._is_asked_for(step))
        return PlannedDocument(self.document, steps, beside)

    def _is_asked_for(self, step: PlannedStep) -> bool:
        """Not what would follow a decision that was taken before such things were followed here."""
        first, rule = self.basis.organisation.minutes_from, step.transition.side
        taken = self.progress.taken.get(rule.decision) if rule and rule.decision else None
        return first is None or taken is None or taken.on >= first

    def _step(self, step: PlannedStep) -> PlannedStep:
        if step.trigger not in self._done:
            self._open.add(step.trigger)
            found = self._again(step)
            if step.trigger in self.progress.follows and self.progress.find(step.trigger) is None:
                found = self._not_before(found)
            self._done[step.trigger] = found
            self._open.discard(step.trigger)
        return self._done[step.trigger]

    def _again(self, step: PlannedStep) -> PlannedStep:
        rule = step.transition.due
        if isinstance(rule, DueAfter):
            return self._follow(step, rule)
        if rule is not None:
            target = self.planned.step(rule.trigger)
            assert target is not None
            return dating.hand_in(
                self.basis, self.document, step.transition, self._step(target), step.builds_on
            )
        after = self.progress.after.get(step.trigger)
        if after is None or not self._at_meeting(step):
            return step
        if step.meeting is not None and step.meeting.date > after:
            return step
        code = "because-next-after-opening" if _by_opening(step.transition) else "because-bound-again"
        return self._bound_after(step, after, Fault(code, {"date": after}))

    def _bound_after(self, step: PlannedStep, day: date, reason: Fault) -> PlannedStep:
        """The step at the body's next meeting after a day; without one it keeps its day: late from then."""
        bound = binding.bind_after(self.basis, self.document, step.transition, day, reason)
        bound = bound if bound.meeting or step.due is None else replace(bound, due=step.due)
        if step.months is not None and bound.meeting and not step.months.hold(bound.meeting.date):
            said = {"body": bound.body, "month": step.months.named, "year": step.months.year}
            missed = Fault("because-month-missed", {**said, "date": bound.meeting.date})
            bound = replace(bound, because=(*bound.because, missed))
        bound = replace(bound, months=step.months)
        return dating.at(self.document, step.transition, bound, step.builds_on)

    def _not_before(self, step: PlannedStep) -> PlannedStep:
        """The step on or after the days of those that lead to it."""
        earlier = list(self._earlier(step.transition, frozenset({step.trigger})))
        back = self.progress.after.get(step.trigger)
        if back is not None and not self._at_meeting(step):
            earlier.append(_Earlier(step.trigger, back, taken=True))
        latest = max(earlier, key=attrgetter("day"), default=None)
        if step.due is None:
            return step
        return self._since(self._moved(step, latest, earlier) if latest else step, latest)

    def _moved(self, step: PlannedStep, latest: _Earlier, earlier: Iterable[_Earlier]) -> PlannedStep:
        """The step, at another meeting when its own comes before what leads to it."""
        ahead = [one.day for one in earlier if not one.taken]
        known = [step.builds_on] if step.builds_on else []
        step = replace(step, builds_on=max([*ahead, *known], default=None))
        early = step.due is not None and step.due < latest.day
        if not early or step.meeting is None or not self._at_meeting(step):
            return step
        code = "because-earlier-taken" if latest.taken else "because-earlier-moved"
        reason = Fault(code, {"step": latest.trigger, "date": latest.day})
        return self._bound_after(step, dating.day_before(latest.day), reason)

    def _since(self, step: PlannedStep, latest: _Earlier | None) -> PlannedStep:
        """The step with the day from which it could be taken, or was seen to be next, if its own is past."""
        days = [latest.day] if latest else []
        if step.transition.source == self.progress.state:
            days.append(self.progress.follows[step.trigger])
        since = max(days, default=None)
        if since is None or step.due is None or since <= step.due:
            return step
        reason = Fault("because-possible-from", {"date": since})
        return replace(step, since=since, because=(*step.because, reason))

    def _earlier(self, transition: Transition, seen: frozenset[str]) -> Iterator[_Earlier]:
        """The steps that lead to one and have been taken, or have got another day than the plan's."""
        for step in self.planned.steps:
            before = step.transition
            if step.trigger in seen or not _leads(before, transition):
                continue
            taken = self.progress.taken.get(step.trigger)
            if taken is not None:
                yield _Earlier(step.trigger, taken.on, taken=True)
            elif before.source in self._ahead and step.trigger not in self._open:
                now = self._step(step)
                if now.due is not None and now.kind in AT_MEETING and now.due != step.due:
                    yield _Earlier(step.trigger, now.due, taken=False)
                yield from self._earlier(before, seen | {step.trigger})

    @cached_property
    def _ahead(self) -> frozenset[str]:
        return main_path(self.document.workflow, self.progress.state)

    def _at_meeting(self, step: PlannedStep) -> bool:
        """Not taken by an office or a delegate: sent back, it keeps its day, for no meeting comes."""
        body = self.basis.organisation.bodies.get(step.body or "")
        return step.kind in AT_MEETING and (body is None or body.meets)

    def _follow(self, step: PlannedStep, rule: DueAfter) -> PlannedStep:
        target = self.planned.step(rule.trigger)
        assert target is not None
        source, taken = self._step(target), self.progress.find(rule.trigger)
        meeting = self.basis.meeting_by_id.get(taken.meeting or "") if taken else None
        if meeting is not None:  # it may have been another than the planned
            source = replace(source, meeting=meeting, body=meeting.body)
        day = taken.on if taken else source.due
        return dating.obligation(self.basis, self.document, step.transition, rule, source, day)


def _leads(before: Transition, step: Transition) -> bool:
    """Whether a step is one that another cannot come before."""
    named = isinstance(step.when, NextAfter) and step.when.trigger == before.trigger
    return named or step.source in before.dests


def _by_opening(step: Transition) -> bool:
    return isinstance(step.when, NextAfter) and step.when.trigger == OPENED
