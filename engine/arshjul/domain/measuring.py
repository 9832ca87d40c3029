"""Which measures a document must have values for, and who may record one."""

from collections.abc import Iterable, Mapping
from datetime import date

from arshjul.domain.basis import Basis, Document
from arshjul.domain.kinds import StepKind
from arshjul.domain.measures import Measure, MeasureKind
from arshjul.domain.organisation import Holder
from arshjul.domain.progress import Recorded
from arshjul.domain.workflow import Opened, Transition, Workflow
from arshjul.errors import Fault
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Due:
    """A measure that a report follows up, and the plan that states it."""

    measure: Measure
    plan: Workflow


def due_in(basis: Basis, document: Document) -> tuple[Due, ...]:
    """The measures that a report must have a value for, in the order of the plan.

    A plan is followed up in the reports about its own year; one of a body's own in that body's reports and in
    those that there is one of for all.
    """
    return tuple(
        Due(measure, plan)
        for plan in basis.measured
        if plan.in_force(document.year - plan.year_offset) and _concerns(basis, plan, document)
        for measure in (plan.follow_up.measures if plan.follow_up else ())
        if measure.kind is not MeasureKind.NONE and _reports(plan, measure, document.type)
    )


def without_value(basis: Basis, document: Document, values: Mapping[str, Recorded]) -> tuple[Due, ...]:
    """Those that have no value yet."""
    return tuple(due for due in due_in(basis, document) if due.measure.id not in values)


def unreported(
    basis: Basis, document: Document, values: Mapping[str, Recorded], step: Transition
) -> Iterable[Fault]:
    """Why a report may not leave its initial state: the measures that have no value, every one of them."""
    initial = document.workflow.initial
    if step.source != initial or step.dest == initial or step.kind is StepKind.AUTOMATIC:
        return
    missing = without_value(basis, document, values)
    if missing:
        named = tuple(f"{due.measure.id} ({due.measure.name})" for due in missing)
        yield Fault("measures-missing", {"document": document.id, "measures": named, "count": len(named)})


def recorders(basis: Basis, document: Document, on: date) -> tuple[Holder, ...]:
    """Those who may record a value: the official responsible for the report."""
    owner = basis.organisation.owner_on(document.body, on, document.type)
    return basis.organisation.holders(document.workflow.responsible, owner, on) if owner else ()


def conditional(basis: Basis, type_: str, report: Document) -> Document | None:
    """The document that a value of a report's may open; None when the cycle or the body has no such one."""
    for workflow in basis.in_force(report.cycle):
        if workflow.id == type_ and workflow.opened is Opened.BY_MEASURE:
            own = basis.would_open(workflow, report.cycle)
            return next((d for d in own if d.body == report.body or not workflow.one_per), None)
    return None


def _concerns(basis: Basis, plan: Workflow, document: Document) -> bool:
    if not plan.one_per or not document.workflow.one_per:
        return True
    return document.body in basis.organisation.expand(plan.one_per)


def _reports(plan: Workflow, measure: Measure, type_: str) -> bool:
    assert plan.follow_up is not None
    return any(plan.follow_up.document_type(word) == type_ for word in measure.reported_in)
