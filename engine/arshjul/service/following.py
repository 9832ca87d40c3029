"""What becomes of a running document when the content in use changes: a value, made the same for a preview.

Steps that are bound to another meeting or day get a new round; their notices follow, and everybody who has
been told a date that no longer holds is owed a correction.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from arshjul.domain.basis import Basis
from arshjul.domain.history import EntryType
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.ladder import wanted
from arshjul.domain.notices import MOVED, LedgerRow, Notice, NoticeKey, NoticeKind, NoticeStatus
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import apply
from arshjul.domain.rebinding import adjusted
from arshjul.service.ledger import Settlement, settlement
from arshjul.service.running import RunningDocument
from arshjul.values import dataclass, replace

_TOLD = (NoticeStatus.SENT, NoticeStatus.CLAIMED)
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Followed:
    """One document, before and after, and what its ledger needs."""

    was: RunningDocument
    new: RunningDocument
    moved: tuple[tuple[PlannedStep, PlannedStep], ...]
    overtaken: tuple[str, ...]
    """Corrections that never went, and would give a date that is wrong by now."""
    corrections: tuple[Notice, ...]
    settlement: Settlement

    @property
    def changes(self) -> bool:
        """Whether anything is different."""
        found = self.settlement
        return bool(self.moved or found.planned or found.superseded)


def followed(
    basis: Basis,
    was: RunningDocument,
    new: RunningDocument,
    rows: Sequence[LedgerRow],
    today: date,
    because: Mapping[str, str] = NOTHING,
) -> Followed:
    """What the change means for one document that is not finished.

    :param rows: its rows of the ledger
    :param because: what a correction may say of the change: ``reason`` and ``by``, when somebody has said
    """
    moved = tuple(_moved(was.planned, new))
    if moved:
        triggers = [step.trigger for _, step in moved]
        entry = {"type": EntryType.STEPS_REBOUND, "steps": triggers}
        progress = apply(new.progress, new.document.workflow, entry)
        new = replace(new, progress=progress, planned=adjusted(basis, new.planned, progress))
    late = tuple(overtaken(rows, moved))
    owed = tuple(corrections(basis, rows, was, new, moved, today, because))
    known = {str(row.notice.key): row.status for row in rows}
    opened = new.progress.opened or today
    asked = wanted(basis, new.planned, new.progress, opened, today)
    return Followed(was, new, moved, late, owed, settlement(asked, opened, known))


def meeting_of(planned: PlannedDocument, step: PlannedStep) -> Meeting | None:
    """The meeting a step is about: its own, or that of the step which a hand-in is for."""
    rule = step.transition.due
    target = planned.step(rule.trigger) if rule else step
    return target.meeting if target else None


def _moved(was: PlannedDocument, new: RunningDocument) -> Iterable[tuple[PlannedStep, PlannedStep]]:
    # an obligation's day follows the decision: nobody has been told it before that is taken
    for old, step in zip(was.dated, new.planned.dated, strict=True):
        if new.progress.find(step.trigger) is None and binding(old) != binding(step):
            yield old, step


def binding(step: PlannedStep) -> tuple[str | None, date | None, date | None]:
    """What a step hangs on: its meeting and its day, and from when it can be taken at all."""
    return (step.meeting.id if step.meeting else None, step.due, step.since)


def overtaken(rows: Iterable[LedgerRow], moved: Iterable[tuple[PlannedStep, PlannedStep]]) -> Iterable[str]:
    """Corrections not yet sent about steps that have moved again."""
    triggers = {old.trigger for old, _ in moved}
    for row in rows:
        owed = row.status is NoticeStatus.PLANNED and row.notice.kind is NoticeKind.CORRECTION
        if owed and row.notice.key.step in triggers:
            yield str(row.notice.key)


def corrections(
    basis: Basis,
    rows: Sequence[LedgerRow],
    was: RunningDocument,
    new: RunningDocument,
    moved: Iterable[tuple[PlannedStep, PlannedStep]],
    today: date,
    because: Mapping[str, str],
) -> Iterable[Notice]:
    """One correction to everybody who has been told a date that no longer holds."""
    on = basis.days.next_open(today)
    for old, step in moved:
        meeting = meeting_of(was.planned, old)
        cancelled = bool(meeting and _cancelled(basis, meeting))
        for person, told in _told(rows, old.trigger).items():
            if step.due is None or (step.due == told.due and not cancelled):
                continue  # moved back before anybody heard of it
            key = NoticeKey(new.row.id, step.trigger, new.progress.round(step.trigger), MOVED, person)
            facts: dict[str, str | int | None] = {
                "old_due": told.due.isoformat(),
                "old_meeting": meeting.id if meeting else None,
                "old_meeting_date": meeting.date.isoformat() if meeting else None,
                "cancelled": int(cancelled),
                "meeting": step.meeting.id if step.meeting else None,
                **because,
            }
            yield Notice(
                key,
                NoticeKind.CORRECTION,
                on,
                step.due,
                told.role,
                told.body,
                told.instead_of,
                facts,
            )


def _told(rows: Iterable[LedgerRow], trigger: str) -> Mapping[str, Notice]:
    """The last thing that each person has been told about a step."""
    return {
        row.notice.key.person: row.notice
        for row in rows
        if row.status in _TOLD and row.notice.key.step == trigger
    }


def _cancelled(basis: Basis, meeting: Meeting) -> bool:
    now = basis.meeting_by_id.get(meeting.id)
    return now is not None and not now.live
