"""Who may take a step: the actor's mandate on the day of recording, in the role that the step asks for."""

from datetime import date

from arshjul.domain.basis import Basis, Document
from arshjul.domain.kinds import StepKind
from arshjul.domain.organisation import Holder
from arshjul.domain.workflow import Transition

SECRETARY = "secretary"
MANAGER = "department_head"
PROCESS_OWNER = "process_owner"


def role_for(document: Document, step: Transition) -> str:
    """The role that takes the step: stated, else the responsible for a hand-in, else the body's secretary."""
    return step.by or (document.workflow.responsible if step.kind is StepKind.SUBMIT else SECRETARY)


def bodies_for(basis: Basis, document: Document, step: Transition, on: date) -> tuple[str, ...]:
    """The bodies in whose role the step is taken, on the day the step itself belongs to."""
    if step.kind is StepKind.SUBMIT:
        owner = basis.organisation.owner_on(document.body, on, document.type)
        return (owner,) if owner else ()
    return basis.competent(step.body, document.body, on, document.type)


def allowed_people(
    basis: Basis, document: Document, step: Transition, recorded: date, held: date | None = None
) -> tuple[Holder, ...]:
    """Everyone who may record the step.

    :param recorded: local day of recording, on which the mandate counts
    :param held: local day of the meeting, on which the body's competence counts; else the day of recording
    """
    role = role_for(document, step)
    found: dict[str, Holder] = {}
    for body in bodies_for(basis, document, step, held or recorded):
        for holder in basis.organisation.holders(role, body, recorded):
            found.setdefault(holder.person, holder)
    return tuple(found.values())
