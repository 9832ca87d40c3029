"""Rows that bind nothing: the document is not there, or the step cannot be taken at that meeting."""

from collections.abc import Iterator

from arshjul.domain.basis import Basis
from arshjul.domain.bindings import concerned, meeting_of
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kalendarium import Binding, Kalendarium


def check(basis: Basis, kalendarium: Kalendarium) -> Iterator[Finding]:
    """Every row of a year's bindings that has no effect."""
    for index, row in enumerate(kalendarium.bindings):
        kind = _idle(basis, row, kalendarium.year)
        if kind is not None:
            meeting = basis.meeting_by_id.get(row.meeting)
            facts = {"kind": kind, "document": row.document, "meeting": row.meeting}
            facts |= {"status": meeting.status.value} if meeting else {}
            place = Place(kalendarium.file, ("bindings", index))
            yield Finding(
                "binding-idle",
                Severity.WARNING,
                place,
                None,
                row.step,
                row.body,
                None,
                kalendarium.year,
                facts,
            )


def _idle(basis: Basis, row: Binding, year: int) -> str | None:
    """Why the row has no effect; None when it has."""
    about = concerned(basis, row, year)
    if not about:
        return "no-document"
    if any(meeting_of(basis, row, document, step) for document, step in about):
        return None
    meeting = basis.meeting_by_id.get(row.meeting)
    held = meeting is not None and all(meeting.serves(decision=step.decides) for _, step in about)
    return "other-body" if held else "not-held"
