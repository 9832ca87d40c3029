"""Rows of a kalendarium that bind a step to a meeting: what a row is about, and where it holds."""

import re
from collections.abc import Iterable, Iterator

from arshjul.domain.basis import Basis, Document
from arshjul.domain.binding import Bound
from arshjul.domain.kalendarium import Binding, Kalendarium, Meeting
from arshjul.domain.timing import MonthRule
from arshjul.domain.workflow import Transition
from arshjul.errors import Fault


def owner_binding(basis: Basis, document: Document, transition: Transition) -> Bound | None:
    """The meeting the process owner has bound the step to, if any.

    A row that names the document goes before one that names its type. A meeting that is not held, or where
    the step cannot be taken, binds nothing: the step is then dated as if nobody had bound it.
    """
    rows = [*_rows(basis, document, transition)]
    rows.sort(key=lambda found: found[1].document != document.id)
    for kalendarium, row in rows:
        meeting = meeting_of(basis, row, document, transition)
        if meeting is not None:
            facts = {"meeting": meeting.id, "body": meeting.body, "date": meeting.date}
            facts |= {"reason": row.reason, "file": kalendarium.file}
            because = (Fault("because-bound-by-owner", facts),)
            return Bound(meeting.body, meeting, meeting.date, because)
    return None


def _rows(basis: Basis, document: Document, transition: Transition) -> Iterator[tuple[Kalendarium, Binding]]:
    for kalendarium in basis.kalendaria.values():
        for row in kalendarium.bindings:
            if row.step == transition.trigger and names(row, kalendarium.year, document, transition):
                yield kalendarium, row


def names(row: Binding, year: int, document: Document, transition: Transition) -> bool:
    """Whether a row of a year's kalendarium speaks of the document.

    One that names a document type is about the documents of its own year, not of every cycle.
    """
    rule = transition.when
    years = {document.cycle, document.cycle + int(isinstance(rule, MonthRule) and rule.next_year)}
    return row.document == document.id or (row.document == document.type and year in years)


def meeting_of(basis: Basis, row: Binding, document: Document, transition: Transition) -> Meeting | None:
    """The row's meeting when it is held, and the body that holds it may take the step that day."""
    meeting = basis.meeting_by_id.get(row.meeting)
    if meeting is None or row.body != meeting.body or not meeting.serves(decision=transition.decides):
        return None
    competent = basis.competent(transition.body, document.body, meeting.date, document.type)
    return meeting if meeting.body in competent else None


def concerned(basis: Basis, row: Binding, year: int) -> tuple[tuple[Document, Transition], ...]:
    """The documents whose step a row speaks of, whoever takes it: opened with their year or by a measure."""
    named = document_named(basis, row.document)
    documents = (named,) if named else _of_type(basis, row.document, year)
    found = ((d, d.workflow.transition(row.step)) for d in documents)
    return tuple((d, step) for d, step in found if step is not None and names(row, year, d, step))


def _of_type(basis: Basis, type_: str, year: int) -> Iterable[Document]:
    for cycle in (year - 1, year):
        for workflow in basis.in_force(cycle):
            if workflow.id == type_:
                yield from basis.would_open(workflow, cycle)


def document_named(basis: Basis, id_: str) -> Document | None:
    """The document of an id, in whatever cycle its year makes it belong to."""
    for workflow in basis.workflows:
        year = re.match(rf"{re.escape(workflow.id)}-(\d{{4}})(?=-|$)", id_)
        cycle = int(year[1]) - workflow.year_offset if year else None
        if cycle is not None and workflow.in_force(cycle):
            for document in basis.would_open(workflow, cycle):
                if document.id == id_:
                    return document
    return None
