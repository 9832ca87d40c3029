"""What a plan's source has printed: headings that repeat themselves, sums that are not their lines'."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from arshjul.domain.checks.followup import at
from arshjul.domain.findings import Finding, Path
from arshjul.domain.measures import Budget, FollowUp, LineKind
from arshjul.domain.workflow import Workflow

# compiled by the first who asks: most instances never do
_YEAR = r"\b(?:19|20)\d\d\b"
_NUMBER = r"\d+(?:\.\d+)*"
_ROUNDING = 1
"""A printed sum may differ so much from its rounded parts."""
_MOST_SUMS = 1000
"""A table with more ways to add its revenues than this says nothing about them."""


def check(workflow: Workflow, found: FollowUp) -> Iterator[Finding]:
    """Every oddity of one plan's headings and budget table; nothing is corrected."""
    yield from _headings(workflow, found)
    if found.budget is not None:
        yield from _incomplete(workflow, found.budget)
        yield from _sums(workflow, found.budget)


def _headings(workflow: Workflow, found: FollowUp) -> Iterator[Finding]:
    """Numbers that name several headings, and years that are not the plan's."""
    numbers = [match[0] if (match := re.match(_NUMBER, heading)) else "" for heading in found.headings]
    counted = Counter(number for number in numbers if number)
    named: list[tuple[str, Path]] = [(text, ("headings", n)) for n, text in enumerate(found.headings)]
    for (heading, path), number in zip(named, numbers, strict=True):
        if counted[number] > 1:
            facts = {"number": number, "count": counted.pop(number), "heading": heading}
            yield at(workflow, "heading-number-twice", path, facts)
    if workflow.first_cycle != workflow.last_cycle:
        return
    year = workflow.first_cycle + workflow.year_offset
    for heading, path in named:
        stated = {int(text) for text in re.findall(_YEAR, heading)}
        if stated and year not in stated:
            facts = {"heading": heading, "stated": min(stated), "plan_year": year}
            yield at(workflow, "heading-other-year", path, facts)


def _sums(workflow: Workflow, budget: Budget) -> Iterator[Finding]:
    """A printed sum is that of the costs, or what remains of them when the revenues are taken off."""
    costs, revenues = (_lines(budget, kind) for kind in (LineKind.COST, LineKind.REVENUE))
    years = len(budget.years)
    if any(len(values) != years for values in costs):
        return
    whole = all(len(values) == years for values in revenues)
    for column, (year, printed) in enumerate(zip(budget.years, budget.total, strict=False)):
        computed = sum(values[column] for values in costs)
        net = computed - sum(values[column] for values in revenues) if whole else computed
        if min(abs(printed - computed), abs(printed - net)) > _ROUNDING:
            revenue = _added(revenues, column, years, printed - computed)
            facts = {
                "of_year": year,
                "computed": computed,
                "printed": printed,
                "difference": printed - computed,
                "unit": budget.unit,
                "revenue": revenue,
                "apart": (abs(printed - computed - revenue) or None) if revenue is not None else None,
            }
            yield at(workflow, "budget-sum", ("budget", "total", column), facts)


def _lines(budget: Budget, kind: LineKind) -> list[tuple[int, ...]]:
    return [line.values for line in budget.lines if line.kind is kind]


def _added(revenues: Iterable[tuple[int, ...]], column: int, years: int, difference: int) -> int | None:
    """The revenue that makes up the difference, as if it had been added to the costs.

    In a line with too few values any of them may be the year's.
    """
    sums = {0}
    for values in revenues:
        own = {values[column]} if len(values) == years else set(values)
        sums = {known + value for known in sums for value in own or {0}}
        if len(sums) > _MOST_SUMS:
            return None
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
            yield at(workflow, "budget-value-count", path, facts)
