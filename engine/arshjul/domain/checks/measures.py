"""What is odd about a plan's measures, its budget table and its headings: found and told, never corrected."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from arshjul.domain.basis import Basis
from arshjul.domain.findings import Finding, Path, Place, Severity
from arshjul.domain.measures import (
    Budget,
    FollowUp,
    LineKind,
    Measure,
    MeasureKind,
    canonical,
    compares,
    target_of,
)
from arshjul.domain.workflow import Period, Workflow

# compiled by the first who asks: most instances never do
_YEARLY = r"(\d{4}):\s*([^;]+)(?:;\s*|$)"
_YEAR = r"\b(?:19|20)\d\d\b"
_NUMBER = r"\d+(?:\.\d+)*"
_LENGTHS = {"tertial": 4, "kvartal": 3}
"""How a report's name begins, and of how many whole months its period then consists of multiples."""
_ROUNDING = 1
"""A printed sum may differ so much from its rounded parts."""


def check(basis: Basis) -> Iterator[Finding]:
    """Every finding about how plans are followed up."""
    reports = {workflow.id: workflow for workflow in basis.workflows if workflow.period}
    for workflow in basis.workflows:
        found = workflow.follow_up
        yield from _labels(workflow, reports)
        if found is not None:
            for number, measure in enumerate(found.measures):
                yield from _measure(workflow, number, measure)
            yield from _headings(workflow, found)
            yield from _budget(workflow, found.budget) if found.budget else ()
    yield from _twice(basis)


def _measure(workflow: Workflow, number: int, measure: Measure) -> Iterator[Finding]:
    def told(code: str, key: str | None = None, **more: object) -> Finding:
        path: Path = ("measures", number, key) if key else ("measures", number)
        facts = {"measure": measure.id, "name": measure.name, "kind": measure.kind.value}
        return _finding(workflow, code, path, facts | more)

    if not measure.reported_in:
        yield told("measure-no-report")
    if measure.kind is MeasureKind.NONE:
        yield told("measure-not-measurable", "kind")
    elif measure.kind is not MeasureKind.TEXT:
        yield from _values(measure, told)


def _values(measure: Measure, told: Callable[..., Finding]) -> Iterator[Finding]:
    if measure.target is None:
        yield told("measure-no-target")
    elif target_of(measure) is None:
        yield told("target-odd", "target", value=measure.target)
    elif not compares(measure):
        yield told("target-no-comparison", "target", value=measure.target)
    if measure.baseline is not None and not _fits(measure.kind, measure.baseline):
        yield told("baseline-odd", "baseline", value=measure.baseline)


def _fits(kind: MeasureKind, baseline: str) -> bool:
    """A value of the kind, or one for each of some years: "2012: 63,6 %; 2013: 40 %"."""
    yearly = re.findall(_YEARLY, baseline)
    if yearly and re.sub(_YEARLY, "", baseline).strip() == "":
        return all(canonical(kind, value) is not None for _, value in yearly)
    return canonical(kind, baseline) is not None


def _twice(basis: Basis) -> Iterator[Finding]:
    """A measure's id names one measure in a report, also when two plans are followed up in it."""
    seen: dict[str, str] = {}
    for workflow in basis.measured:
        assert workflow.follow_up is not None
        for number, measure in enumerate(workflow.follow_up.measures):
            other = seen.setdefault(measure.id, workflow.id)
            if other != workflow.id:
                facts = {"measure": measure.id, "other": other}
                path = ("measures", number, "id")
                yield _finding(workflow, "measure-twice", path, facts, Severity.ERROR)


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
            yield _finding(workflow, "label-conflict", path, facts)


def _months(period: Period) -> int:
    return period.until[0] - period.from_[0] + 1


def _last(period: Period) -> int:
    return period.until[0]


def _headings(workflow: Workflow, found: FollowUp) -> Iterator[Finding]:
    """Numbers that name several headings, and years that are not the plan's."""
    numbers = [match[0] if (match := re.match(_NUMBER, heading)) else "" for heading in found.headings]
    counted = Counter(number for number in numbers if number)
    named: list[tuple[str, Path]] = [(text, ("headings", n)) for n, text in enumerate(found.headings)]
    for (heading, path), number in zip(named, numbers, strict=True):
        if counted[number] > 1:
            facts = {"number": number, "count": counted.pop(number), "heading": heading}
            yield _finding(workflow, "heading-number-twice", path, facts)
    if workflow.first_cycle != workflow.last_cycle:
        return
    year = workflow.first_cycle + workflow.year_offset
    for heading, path in named:
        stated = {int(text) for text in re.findall(_YEAR, heading)}
        if stated and year not in stated:
            facts = {"heading": heading, "stated": min(stated), "plan_year": year}
            yield _finding(workflow, "heading-other-year", path, facts)


def _budget(workflow: Workflow, budget: Budget) -> Iterator[Finding]:
    yield from _incomplete(workflow, budget)
    costs = [line for line in budget.lines if line.kind is LineKind.COST]
    if any(len(line.values) != len(budget.years) for line in costs):
        return
    for column, (year, printed) in enumerate(zip(budget.years, budget.total, strict=False)):
        computed = sum(line.values[column] for line in costs)
        if abs(printed - computed) > _ROUNDING:
            yield _sum(workflow, budget, column, year, computed, printed)


def _sum(workflow: Workflow, budget: Budget, column: int, year: int, computed: int, printed: int) -> Finding:
    revenue = _added(budget, printed - computed)
    facts = {
        "of_year": year,
        "computed": computed,
        "printed": printed,
        "difference": printed - computed,
        "unit": budget.unit,
        "revenue": revenue,
        "apart": (abs(printed - computed - revenue) or None) if revenue is not None else None,
    }
    return _finding(workflow, "budget-sum", ("budget", "total", column), facts)


def _added(budget: Budget, difference: int) -> int | None:
    """The revenue that makes up the difference, as if it had been added to the costs."""
    lines = [line.values for line in budget.lines if line.kind is LineKind.REVENUE and line.values]
    sums = {sum(values) for values in product(*map(set, lines))} if lines else set()
    near = [value for value in sums if value and abs(value - difference) <= _ROUNDING]
    return min(near, key=lambda value: abs(value - difference), default=None)


def _incomplete(workflow: Workflow, budget: Budget) -> Iterator[Finding]:
    rows: Iterable[tuple[str, int, Path]] = (
        *(
            (line.name, len(line.values), ("budget", "lines", n, "values"))
            for n, line in enumerate(budget.lines)
        ),
        ("total", len(budget.total), ("budget", "total")),
    )
    for name, count, path in rows:
        if count != len(budget.years):
            facts = {"name": name, "count": count, "years": len(budget.years)}
            yield _finding(workflow, "budget-value-count", path, facts)


def _finding(
    workflow: Workflow,
    code: str,
    path: Path,
    facts: Mapping[str, object],
    severity: Severity = Severity.WARNING,
) -> Finding:
    return Finding(code, severity, Place(workflow.file, path), workflow.id, arguments=facts)
