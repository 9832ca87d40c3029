"""What is odd about a plan's measures: found and told, never corrected."""

import re
from collections.abc import Callable, Iterator

from arshjul.domain.basis import Basis
from arshjul.domain.checks import printed, reports
from arshjul.domain.checks.followup import at
from arshjul.domain.findings import Finding, Path, Severity
from arshjul.domain.measures import Measure, MeasureKind, canonical, compares, target_of
from arshjul.domain.workflow import Workflow

_YEARLY = r"(\d{4}):\s*([^;]+)(?:;\s*|$)"


def check(basis: Basis) -> Iterator[Finding]:
    """Every finding about how plans are followed up."""
    for workflow in basis.workflows:
        if workflow.follow_up is not None:
            for number, measure in enumerate(workflow.follow_up.measures):
                yield from _measure(workflow, number, measure)
            yield from printed.check(workflow, workflow.follow_up)
    yield from reports.check(basis)
    yield from _twice(basis)


def _measure(workflow: Workflow, number: int, measure: Measure) -> Iterator[Finding]:
    def told(code: str, key: str | None = None, **more: object) -> Finding:
        path: Path = ("measures", number, key) if key else ("measures", number)
        facts = {"measure": measure.id, "name": measure.name, "kind": measure.kind.value}
        return at(workflow, code, path, facts | more)

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
                yield at(workflow, "measure-twice", path, facts, Severity.ERROR)
