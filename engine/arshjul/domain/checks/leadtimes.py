"""Time to write: what a hand-in builds on must be there before it is due, and a while before."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from arshjul.domain.checks.year import Year, at_step, grouped
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kinds import StepKind
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.timing import DueBefore


def check(year: Year) -> Iterator[Finding]:
    """Every hand-in that is due before its ground exists, or so soon after it that nobody can write."""
    found: list[Finding] = []
    for planned, step in year.steps():
        if step.kind is StepKind.SUBMIT and step.due is not None:
            found += [*_before_source(year, planned, step, step.due), *_period(year, planned, step, step.due)]
    yield from grouped(found, apart=("source", "date", "awaited", "awaited_step"))
    yield from _without_lead_time(year)


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
        awaited = _awaited(year, planned, step, source)
        yield _short(year, planned, step, "hand-in-before-source", source, None, awaited)
        return
    yield from _tight(year, planned, step, source, "tight-chain")


def _awaited(year: Year, planned: PlannedDocument, step: PlannedStep, source: date) -> Mapping[str, object]:
    """What is there only on that day: a step of its own, or another document's."""
    target = planned.step(step.transition.due.trigger) if step.transition.due else None
    requires = (*step.transition.requires, *(target.transition.requires if target else ()))
    others = (row for requirement in requires for row in year.required_of(planned.document, requirement))
    own = ((None, s) for s in planned.steps if step.transition.source in s.transition.dests)
    for document, awaited in (*others, *own):
        if awaited.due == source:
            return {"awaited": document, "awaited_step": awaited.transition.name, "other_body": awaited.body}
    return {}


def _without_lead_time(year: Year) -> Iterator[Finding]:
    """Hand-ins that ask the kalendarium for a lead time which it does not state: they fall on the meeting."""
    missing: dict[int, dict[str, dict[str, None]]] = {}
    for planned, step in year.steps():
        target = _asking(planned, step)
        if target is None or target.due is None or not _has_meetings(year, target.due.year):
            continue
        body = target.body or planned.document.body
        if year.basis.lead_time(body, planned.document.type, target.due.year) is None:
            missing.setdefault(target.due.year, {}).setdefault(body, {})[planned.document.type] = None
    for number, bodies in missing.items():
        documents = tuple(dict.fromkeys(type_ for types in bodies.values() for type_ in types))
        facts = {"bodies": tuple(bodies), "documents": documents, "first_body": next(iter(bodies))}
        place = Place(year.basis.kalendaria[number].file, ("lead_times",))
        yield Finding("lead-time-missing", Severity.WARNING, place, year=number, arguments=facts)


def _asking(planned: PlannedDocument, step: PlannedStep) -> PlannedStep | None:
    """The step that a hand-in is for, when it asks the kalendarium how long before."""
    rule = step.transition.due
    asks = step.kind is StepKind.SUBMIT and isinstance(rule, DueBefore) and rule.working_days is None
    return planned.step(rule.trigger) if asks and rule else None


def _has_meetings(year: Year, number: int) -> bool:
    kalendarium = year.basis.kalendaria.get(number)
    return kalendarium is not None and bool(kalendarium.meetings)


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
    year: Year,
    planned: PlannedDocument,
    step: PlannedStep,
    code: str,
    source: date,
    days: int | None,
    awaited: Mapping[str, object] = MappingProxyType({}),
) -> Finding:
    facts = {
        "date": step.due,
        "source": source,
        "slack": days,
        "limit": year.basis.organisation.limits.slack_working_days,
        **awaited,
    }
    document = planned.document
    place = at_step(document, step, "due")
    return Finding(
        code, Severity.WARNING, place, document.type, step.trigger, document.body, None, year.cycle, facts
    )
