"""Whether a workflow tells somebody outside what the law says they shall be told (lag 1965:269 3 a §)."""

from datetime import date

from arshjul.domain import obligations
from arshjul.domain.basis import Basis
from arshjul.domain.kinds import StepKind
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.statutes import Statute


def days(basis: Basis, statute: Statute, planned: PlannedDocument, step: PlannedStep) -> int | None:
    """In how many working days from the minutes the decision reaches whom the law names; None for never."""
    dispatch = step.transition.dispatch
    if dispatch is not None and _names(basis, statute, dispatch.to):
        return dispatch.working_days
    after = [other.due for other in _informing(basis, statute, planned) if other.due and step.due]
    late = [day for day in after if step.due is not None and day >= step.due]
    return basis.days.between(step.due, min(late)) if late and step.due else None


def proposal(basis: Basis, statute: Statute, planned: PlannedDocument, last: date) -> bool:
    """Whether whom the law names is told of the proposal in time."""
    return any(step.due is not None and step.due <= last for step in _informing(basis, statute, planned))


def _informing(basis: Basis, statute: Statute, planned: PlannedDocument) -> list[PlannedStep]:
    informs = (step for step in planned.steps if step.kind is StepKind.INFORM)
    return [step for step in informs if _names(basis, statute, (step.transition.body,))]


def _names(basis: Basis, statute: Statute, words: tuple[str, ...]) -> bool:
    """Whether the words mean the one that the rule names; a rule without a name takes anybody."""
    if statute.to is None:
        return True
    wanted = "-".join(statute.to.split()).casefold()
    return any(word.casefold() == wanted for word in obligations.recipients(words, basis.organisation.groups))
