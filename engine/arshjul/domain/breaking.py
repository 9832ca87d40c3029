"""Who is told that a joint plan is broken: every member's official and secretary, and the process owner."""

from collections.abc import Iterable, Sequence
from datetime import date

from arshjul.domain.basis import Basis
from arshjul.domain.history import Fields
from arshjul.domain.mandate import PROCESS_OWNER, SECRETARY
from arshjul.domain.notices import BROKEN, Notice, NoticeKey, NoticeKind
from arshjul.domain.organisation import Holder
from arshjul.domain.planned import PlannedDocument
from arshjul.domain.progress import Progress

Placed = tuple[PlannedDocument, Progress, Fields]
"""A member after the break, and what its history says of it."""


def broken_notices(basis: Basis, members: Sequence[Placed], today: date) -> tuple[Notice, ...]:
    """One notice a person, about the document that is theirs; the owner's is about the one that deviated."""
    found: dict[str, Notice] = {}
    ordered = sorted(members, key=lambda placed: placed[0].document.id)
    for placed in ordered:
        for holder in _concerned(basis, placed[0], today):
            found.setdefault(holder.person, _notice(basis, placed, holder, today))
    for placed in ordered:
        if placed[0].document.id == placed[2]["by"]:
            for holder in basis.organisation.holders(PROCESS_OWNER, None, today):
                found.setdefault(holder.person, _notice(basis, placed, holder, today))
    return tuple(found.values())


def _concerned(basis: Basis, planned: PlannedDocument, today: date) -> Iterable[Holder]:
    document, organisation = planned.document, basis.organisation
    body = organisation.owner_on(document.body, today) or document.body
    for role in (document.workflow.responsible, SECRETARY):
        yield from organisation.holders(role, body, today)


def _notice(basis: Basis, placed: Placed, holder: Holder, today: date) -> Notice:
    planned, progress, told = placed
    document, trigger = planned.document, str(told["step"])
    assert progress.joint is not None
    step = planned.step(trigger)
    on = basis.days.next_open(today)
    # the count of breaks tells two of them apart, also for a member that has decided nothing in between
    rung = f"{BROKEN}{progress.joint.breaks}"
    key = NoticeKey(document.id, trigger, progress.round(trigger), rung, holder.person)
    facts: dict[str, str | int | None] = {
        "others": ",".join(progress.joint.others(document.id)),
        "deviated": str(told["by"]),
        "deviated_on": str(told["on"]),
        "outcome": str(told["outcome"]),
        "again": int(bool(told["again"])),
        "meeting": step.meeting.id if step and step.meeting else None,
    }
    due = step.due if step and step.due else on
    return Notice(key, NoticeKind.JOINT, on, due, holder.role, holder.body, holder.instead_of, facts)
