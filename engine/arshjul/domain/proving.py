"""The proof that a year can be done: the chain of meetings that carries each document, with its room.

Earliest: the first day on which all that the step builds on is there, as planned; for a step at a meeting,
the first meeting from then on. Latest: the hand-in day; for a step at a meeting, the last one of its month
that leaves what follows on its planned day. A link holds when its earliest day is not after its latest.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from arshjul.domain.basis import Basis
from arshjul.domain.checks.year import Year, end_of, meetings_before
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.kinds import AT_MEETING, StepKind
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.workflow import Missing
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One step in the chain that carries a document."""

    document: str
    type: str
    step: str
    kind: StepKind
    body: str | None
    meeting: Meeting | None
    due: date | None
    earliest: date | None
    latest: date | None
    slack: int | None
    """Working days between what it builds on and its own day; None when it builds on nothing."""
    unbound: str | None = None

    @property
    def holds(self) -> bool:
        """Whether the step can be taken on its day."""
        if self.unbound is not None or self.due is None:
            return False
        return self.earliest is None or self.latest is None or self.earliest <= self.latest


def prove(year: Year) -> tuple[Link, ...]:
    """Every link of every document's chain, in the order of the workflow."""
    waiting = _waiting(year)
    return tuple(_link(year, planned, step, waiting) for planned, step in year.steps())


def _link(
    year: Year, planned: PlannedDocument, step: PlannedStep, waiting: Mapping[tuple[str, str], date]
) -> Link:
    document = planned.document
    source = _source(planned, step)
    if step.kind in AT_MEETING:
        earliest, latest = _window(year.basis, planned, step, source, waiting)
    else:
        earliest, latest = source, step.due
    return Link(
        document.id,
        document.type,
        step.trigger,
        step.kind,
        step.body,
        step.meeting,
        step.due,
        earliest,
        latest,
        _slack(year.basis, source, step.due),
        step.unbound if step.transition.due is None else None,
    )


def _source(planned: PlannedDocument, step: PlannedStep) -> date | None:
    """The day from which the step could be taken: what it builds on, and for a report its period's end."""
    days = [step.builds_on] if step.builds_on else []
    period = planned.document.period
    if period is not None and step.transition.source == planned.document.workflow.initial:
        days.append(period.last(planned.document.year) + timedelta(days=1))
    if step.kind in AT_MEETING:
        days += [end for before in meetings_before(planned, step.transition) if (end := end_of(before))]
    return max(days, default=None)


def _window(
    basis: Basis,
    planned: PlannedDocument,
    step: PlannedStep,
    source: date | None,
    waiting: Mapping[tuple[str, str], date],
) -> tuple[date | None, date | None]:
    if step.meeting is None:
        return (step.next_live.date if step.next_live else None), step.due
    if step.months is None:
        return step.due, step.due
    document, months = planned.document, step.months
    held = basis.meetings_of(step.transition.body, document.body, months.first, months.last, document.type)
    inside = [m for m in held if m.serves(decision=step.transition.decides) and months.hold(m.date)]
    limit = waiting.get((document.id, step.trigger), months.last)
    late = [m.date for m in inside if m.date <= limit]
    early = [m.date for m in inside if source is None or m.date >= source]
    if not early and source is not None:
        word, decides = step.transition.body, step.transition.decides
        later = basis.next_live_meeting(word, document.body, source, document.type, decision=decides)
        early = [later.date] if later else []
    return min(early, default=None), max(late, default=step.due)


def _waiting(year: Year) -> Mapping[tuple[str, str], date]:
    """By document and step: the planned day of the first thing that waits for it."""
    found: dict[tuple[str, str], date] = {}
    for planned, step in year.steps():
        if step.due is not None and step.unbound is None:
            for key in _awaited(year, planned, step):
                found[key] = min(found.get(key, step.due), step.due)
    return found


def _awaited(year: Year, planned: PlannedDocument, step: PlannedStep) -> Iterator[tuple[str, str]]:
    for before in planned.steps:
        if step.transition.source in before.transition.dests and before is not step:
            yield planned.document.id, before.trigger
    for requirement in step.transition.requires:
        if requirement.missing is Missing.REFUSE:
            for owner, before in year.required_of(planned.document, requirement):
                yield owner, before.trigger


def _slack(basis: Basis, source: date | None, due: date | None) -> int | None:
    if source is None or due is None:
        return None
    try:
        return basis.days.between(source, due)
    except ValueError:  # outside the table of days
        return None
