"""The date of one step: the meeting it is bound to, or so many working days before another step."""

from datetime import date, timedelta

from arshjul.domain import obligations, statutes
from arshjul.domain.basis import Basis, Document
from arshjul.domain.binding import Bound, bind_after
from arshjul.domain.planned import PlannedStep
from arshjul.domain.timing import DueAfter, DueBefore
from arshjul.domain.workflow import Transition
from arshjul.errors import Fault


def at(document: Document, transition: Transition, bound: Bound, waits: date | None) -> PlannedStep:
    """A step with the meeting, or the reason for there being none, that it has been bound to."""
    return PlannedStep(
        transition,
        index(document, transition),
        bound.body,
        bound.meeting,
        bound.due,
        bound.because,
        bound.unbound,
        bound.next_live,
        bound.equals,
        bound.months,
        waits,
    )


def hand_in(
    basis: Basis,
    document: Document,
    transition: Transition,
    target: PlannedStep,
    firm: date | None,
    soft: tuple[date, ...] = (),
) -> PlannedStep:
    """A hand-in, so many working days before the step it is for.

    :param firm: the day of the last thing without which it cannot be
    :param soft: the days of things that it may do without; one that comes too late to matter is passed over,
        lest a single committee without a meeting silence every reminder for the whole
    """
    number = index(document, transition)
    if target.due is None:
        return PlannedStep(transition, number, None, None, None, builds_on=firm)
    days, code, where = _lead(basis, document, transition, target, target.due)
    due = basis.days.shift(target.due, -days)
    body = next(iter(basis.competent(transition.body, document.body, due, document.type)), None)
    facts = {"working_days": days, "step": target.trigger, "date": target.due, "body": target.body}
    because = (Fault(code, facts | where), *target.because)
    builds_on = max(
        (day for day in (firm, *soft) if day is not None and (day == firm or day < due)), default=None
    )
    return PlannedStep(
        transition, number, body, None, due, because, target.unbound, target.next_live, builds_on=builds_on
    )


def obligation(
    basis: Basis,
    document: Document,
    transition: Transition,
    rule: DueAfter,
    source: PlannedStep,
    day: date | None,
) -> PlannedStep:
    """A step that follows another, whose body answers for it.

    :param day: the day on which the other was taken, else the one on which it is planned
    """
    held = source.held or (source.meeting.date if source.meeting else day)
    number = index(document, transition)
    due, because = _following(basis, rule, source, day) if day else (None, ())
    return PlannedStep(transition, number, source.body, None, due, because, builds_on=day, held=held)


def _following(
    basis: Basis, rule: DueAfter, source: PlannedStep, day: date
) -> tuple[date | None, tuple[Fault, ...]]:
    """The last day that the law sets, or so many working days; and why."""
    facts: dict[str, object] = {"step": source.trigger, "date": day, "body": source.body}
    if rule.law is None:
        because = Fault("because-follows", facts | {"working_days": rule.working_days})
        return basis.days.shift(day, rule.working_days), (because,)
    law = obligations.statute(basis, rule.law, source.body, day)
    if law is None:
        return None, (Fault("because-no-law", facts | {"rule": rule.law}),)
    last = statutes.last_day(day + timedelta(days=law.days))
    return last.legal, (
        Fault("because-law", facts | {"paragraph": law.paragraph, "days": law.days, "nominal": last.nominal}),
    )


def _lead(
    basis: Basis, document: Document, transition: Transition, target: PlannedStep, day: date
) -> tuple[int, str, dict[str, object]]:
    """How many working days before, the reason, and where that is said: the file, and the row in it."""
    rule = transition.due
    if isinstance(rule, DueBefore) and rule.working_days is not None:
        return rule.working_days, "because-lead-time", {"file": document.workflow.file}
    lead = basis.lead_time(target.body or document.body, document.type, day.year)
    kalendarium = basis.kalendaria.get(day.year)
    file = kalendarium.file if kalendarium else None
    if lead is None or kalendarium is None:
        return 0, "because-no-lead-time", {"file": file}
    row = kalendarium.lead_times.index(lead)
    return lead.working_days_before, "because-lead-time", {"file": file, "row": row}


def after_period(basis: Basis, document: Document, transition: Transition) -> Bound | None:
    """The body's next live meeting when what the report is about has ended; None for what has no period."""
    period = document.period
    if period is None:
        return None
    last = period.last(document.year)
    return bind_after(basis, document, transition, last, Fault("because-after-period", {"date": last}))


def index(document: Document, transition: Transition) -> int:
    """The transition's number in its workflow, from 0; for one beside the machine, among those."""
    workflow = document.workflow
    rows = workflow.side_steps if transition.side else workflow.transitions
    # the dispatch to one of several recipients is made from the step for all of them
    return next(i for i, row in enumerate(rows) if f"{transition.trigger}.".startswith(f"{row.trigger}."))


def day_before(day: date) -> date:
    """The day before."""
    return date.fromordinal(day.toordinal() - 1)
