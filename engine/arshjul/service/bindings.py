"""``calendar bind``: the process owner's answer to a finding: this step is taken at this meeting.

A document that is named by its id is bound alone. A type is bound whole: the documents of its year whose step
the meeting's body takes; when there is one, the row names that one.
"""

from collections.abc import Iterable
from datetime import date

from arshjul.domain.basis import Basis, Document, documents_of
from arshjul.domain.bindings import concerned, document_named, meeting_of
from arshjul.domain.kalendarium import Binding, Meeting
from arshjul.domain.kinds import AT_MEETING
from arshjul.domain.workflow import Transition, Workflow
from arshjul.errors import Refused, UsageError
from arshjul.service.edits import Edit, Kalendaria, known_meeting
from arshjul.service.running import closest
from arshjul.values import replace

_CHOICES = 3
"""So many of the right body's meetings are named, those nearest to the one that was asked for."""


def bind(basis: Basis, document: str, step: str, meeting_id: str, reason: str) -> Edit:
    """A step bound to a meeting.

    :param document: a document's id or a document type's
    :raises UsageError: ``meeting-not-found``, ``unknown-document-type``, ``unknown-document-id``,
        ``unknown-filter``, ``step-not-bindable``; ``binding-no-document``, ``binding-needs-id``,
        ``binding-as-it-was``, ``binding-elsewhere``
    :raises Refused: ``meeting-not-live``, ``binding-other-owner``, ``binding-other-body``
    """
    meeting, year = known_meeting(basis, meeting_id)
    workflow = _workflow(basis, document, step, year)
    row = Binding(document, step, meeting.body, meeting_id, reason)
    about = concerned(basis, row, year)
    if not about:
        raise _unknown(basis, document, workflow, year)
    bound = tuple(d for d, transition in about if meeting_of(basis, row, d, transition))
    if not bound:
        raise _refusal(basis, meeting, *about[0])
    one = len(bound) == 1
    if one:
        row = replace(row, document=bound[0].id)
        _not_elsewhere(basis, row, year)
    elif workflow.months:
        ids = tuple(d.id for d in bound)
        raise UsageError("binding-needs-id", document=workflow.id, first=ids[0], last=ids[-1])
    if row in basis.kalendaria[year].bindings:
        raise UsageError("binding-as-it-was", document=row.document, trigger=step, meeting=meeting_id)
    facts: dict[str, object] = {"meeting": meeting_id, "doctype": workflow.id, "trigger": step}
    facts |= {"document": bound[0].id} if one else {}
    ids = tuple(d.id for d in bound)
    facts |= {"new_date": meeting.date.isoformat()}

    def text(files: Kalendaria) -> str:
        return files.bound(year, row, one=one)

    return Edit("bind", year, meeting.body, None, meeting.date, facts, text, ids)


def _workflow(basis: Basis, document: str, step: str, year: int) -> Workflow:
    """The workflow version of the document, which has the step, taken at a meeting."""
    workflow = _version(basis, document, year)
    transition = workflow.transition(step)
    if transition is None:
        known = {t.trigger: t for t in workflow.transitions}
        raise UsageError("unknown-filter", filter="trigger", value=step, suggestions=closest(step, known))
    if transition.kind not in AT_MEETING:
        raise UsageError("step-not-bindable", trigger=step, document=workflow.id)
    return workflow


def _version(basis: Basis, document: str, year: int) -> Workflow:
    """The document's own version, or its type's of the year."""
    named = document_named(basis, document)
    if named is not None:
        return named.workflow
    types = {workflow.id for workflow in basis.workflows}
    type_ = max((t for t in types if document == t or document.startswith(f"{t}-")), key=len, default=None)
    if type_ is None:
        raise UsageError(
            "unknown-document-type", id=document, suggestions=closest(document, dict.fromkeys(types))
        )
    versions = [workflow for workflow in basis.workflows if workflow.id == type_]
    return max(versions, key=lambda workflow: (workflow.in_force(year), workflow.first_cycle))


def _unknown(basis: Basis, document: str, workflow: Workflow, year: int) -> UsageError:
    if document == workflow.id:
        return UsageError("binding-no-document", document=document, year=year)
    every = {d.id: d for cycle in basis.kalendaria for d in documents_of(basis, cycle)}
    return UsageError("unknown-document-id", id=document, suggestions=closest(document, every))


def _refusal(basis: Basis, meeting: Meeting, document: Document, step: Transition) -> Refused:
    """Why the step cannot be taken there: nothing is decided there, or another body meets."""
    facts: dict[str, object] = {"meeting": meeting.id, "date": meeting.date, "body": meeting.body}
    if not meeting.serves(decision=step.decides):
        return Refused("meeting-not-live", (), status=meeting.status.value, **facts)
    competent = basis.competent(step.body, document.body, meeting.date, document.type)
    code = "binding-other-owner" if step.body == "own" else "binding-other-body"
    choices = tuple(_nearest(basis, meeting.date, document, step))
    return Refused(
        code, (), document=document.id, trigger=step.trigger, competent=competent, choices=choices, **facts
    )


def _nearest(basis: Basis, day: date, document: Document, step: Transition) -> Iterable[str]:
    held = basis.meetings_of(step.body, document.body, date.min, date.max, document.type)
    serving = [meeting for meeting in held if meeting.serves(decision=step.decides)]
    near = sorted(serving, key=lambda meeting: abs((meeting.date - day).days))[:_CHOICES]
    return (meeting.id for meeting in sorted(near, key=lambda meeting: meeting.date))


def _not_elsewhere(basis: Basis, row: Binding, year: int) -> None:
    """One document's step has one row: one in another year's file would stand beside this one."""
    for other, kalendarium in basis.kalendaria.items():
        for found in kalendarium.bindings:
            if other != year and (found.document, found.step) == (row.document, row.step):
                raise UsageError(
                    "binding-elsewhere",
                    document=row.document,
                    trigger=row.step,
                    file=kalendarium.file,
                    meeting=found.meeting,
                )
