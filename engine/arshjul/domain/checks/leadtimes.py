"""Time to write: what a hand-in builds on must be there before it is due, and a while before."""

from collections.abc import Iterator
from datetime import date

from arshjul.domain.checks.year import Year, at_step, grouped
from arshjul.domain.findings import Finding, Severity
from arshjul.domain.kinds import StepKind
from arshjul.domain.planned import PlannedDocument, PlannedStep


def check(year: Year) -> Iterator[Finding]:
    """Every hand-in that is due before its ground exists, or so soon after it that nobody can write."""
    found: list[Finding] = []
    for planned, step in year.steps():
        if step.kind is StepKind.SUBMIT and step.due is not None:
            found += [*_before_source(year, planned, step, step.due), *_period(year, planned, step, step.due)]
    yield from grouped(found, apart=("source", "date"))


def slack(year: Year, step: PlannedStep, source: date) -> int | None:
    """Working days from a source to the step's day; None when either lies outside the table of days."""
    try:
        return year.basis.days.between(source, step.due) if step.due else None
    except ValueError:
        return None


def _before_source(year: Year, planned: PlannedDocument, step: PlannedStep, due: date) -> Iterator[Finding]:
    source = step.builds_on
    if source is None:
        return
    if due < source:
        yield _short(year, planned, step, "hand-in-before-source", source, None)
        return
    yield from _tight(year, planned, step, source, "tight-chain")


def _period(year: Year, planned: PlannedDocument, step: PlannedStep, due: date) -> Iterator[Finding]:
    """A report cannot be handed in while what it reports on is still going on."""
    period = planned.document.period
    if period is None or step.transition.source != planned.document.workflow.initial:
        return
    if due.year not in year.basis.kalendaria:  # a month's last day stands in until somebody sets the meetings
        return
    last = period.last(planned.document.year)
    if due <= last:
        yield _short(year, planned, step, "period-not-closed", last, None)
        return
    yield from _tight(year, planned, step, last, "tight-period")


def _tight(
    year: Year, planned: PlannedDocument, step: PlannedStep, source: date, code: str
) -> Iterator[Finding]:
    days = slack(year, step, source)
    if days is not None and days < year.basis.organisation.limits.slack_working_days:
        yield _short(year, planned, step, code, source, days)


def _short(
    year: Year, planned: PlannedDocument, step: PlannedStep, code: str, source: date, days: int | None
) -> Finding:
    facts = {
        "date": step.due,
        "source": source,
        "slack": days,
        "limit": year.basis.organisation.limits.slack_working_days,
    }
    document = planned.document
    place = at_step(document, step, "due")
    return Finding(
        code, Severity.WARNING, place, document.type, step.trigger, document.body, None, year.cycle, facts
    )
