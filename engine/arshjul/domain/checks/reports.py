"""Reports as plans speak of them: names that say another period, and reports that will never be there."""

from collections.abc import Iterator, Mapping

from arshjul.domain.basis import Basis
from arshjul.domain.checks.followup import at
from arshjul.domain.findings import Finding, Path, Severity
from arshjul.domain.measures import FollowUp, Measure
from arshjul.domain.timing import Period
from arshjul.domain.workflow import Opened, Workflow

_LENGTHS = {"tertial": 4, "kvartal": 3}
"""How a report's name begins, and of how many whole months its period then consists of multiples."""


def check(basis: Basis) -> Iterator[Finding]:
    """Every finding about the reports of every plan."""
    reports = {workflow.id: workflow for workflow in basis.workflows if workflow.period}
    for workflow in basis.workflows:
        yield from _labels(workflow, reports)
        if workflow.follow_up is not None:
            yield from _followed(basis, workflow, workflow.follow_up)


def _followed(basis: Basis, plan: Workflow, found: FollowUp) -> Iterator[Finding]:
    """Each measure's reports are there in the plan's year, and so is what it opens."""
    year = plan.first_cycle + plan.year_offset
    for number, measure in enumerate(found.measures):
        for position, word in enumerate(measure.reported_in):
            type_ = found.document_type(word)
            versions = [w for w in basis.workflows if w.id == type_]
            own = [w for w in versions if w.in_force(year - w.year_offset)]
            if versions and not own:
                facts = {"measure": measure.id, "report": type_, "plan_year": year}
                yield at(plan, "report-not-that-year", ("measures", number, "reported_in", position), facts)
            for report in own:
                yield from _opens(basis, plan, number, measure, report, year)


def _opens(
    basis: Basis, plan: Workflow, number: int, measure: Measure, report: Workflow, year: int
) -> Iterator[Finding]:
    """What a measure opens is of a kind that is opened so, in the cycle of the report that has the value."""
    if measure.opens is None:
        return
    cycle = year - report.year_offset
    there = [w for w in basis.in_force(cycle) if w.id == measure.opens and w.opened is Opened.BY_MEASURE]
    if not there:
        facts = {"measure": measure.id, "opens": measure.opens, "report": report.id, "cycle": cycle}
        yield at(plan, "opens-nothing", ("measures", number, "opens"), facts, Severity.ERROR)


def _labels(workflow: Workflow, reports: Mapping[str, Workflow]) -> Iterator[Finding]:
    """A name says how long a report's period is; the period decides, and the name is kept.

    A plan that calls the report what it is called has nothing to answer for.
    """
    names: list[tuple[str, str, Path]] = [(workflow.name.sv, workflow.id, ("name",))]
    for row, report in enumerate(workflow.follow_up.reports if workflow.follow_up else ()):
        names += [
            (word, report.document, ("reports", row, "called", number))
            for number, word in enumerate(report.called)
            if report.document in reports and word.casefold() != reports[report.document].name.sv.casefold()
        ]
    for name, document, path in names:
        period = reports[document].period if document in reports else None
        length = next((n for word, n in _LENGTHS.items() if name.casefold().startswith(word)), None)
        if period is not None and length is not None and _months(period) % length:
            facts = {"name": name, "months": _months(period), "length": length, "month": _last(period)}
            yield at(workflow, "label-conflict", path, facts)


def _months(period: Period) -> int:
    return period.until[0] - period.from_[0] + 1


def _last(period: Period) -> int:
    return period.until[0]
