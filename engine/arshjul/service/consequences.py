"""What a value over its limit leads to: a document of its own, opened once, with its reason."""

from datetime import date, datetime

from arshjul.domain import measuring
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.kinds import StepKind
from arshjul.domain.measures import NUMERIC, over
from arshjul.domain.measuring import Due
from arshjul.domain.notices import OPENED as RUNG
from arshjul.domain.notices import Notice, NoticeKey, NoticeKind, NoticeStatus
from arshjul.domain.planned import PlannedDocument
from arshjul.domain.timing import OPENED, NextAfter
from arshjul.service.creating import open_document
from arshjul.service.definitions import Definitions
from arshjul.service.ports import Writing
from arshjul.service.recording import header
from arshjul.service.running import Running, RunningDocument
from arshjul.service.world import local_date


def open_because(
    tx: Writing, every: Running, report: RunningDocument, due: Due, entry: Fields, now: datetime
) -> tuple[str, ...]:
    """Open what a value over its limit opens; nothing when it is there already.

    :param entry: the entry of the value
    :return: ids of what was opened now
    """
    value, measure, definitions = entry["value"], due.measure, every.definitions
    if measure.kind not in NUMERIC or measure.opens is None or not over(measure, str(value)):
        return ()
    document = measuring.conditional(definitions.basis, measure.opens, report.document)
    if document is None or tx.document(document.id) is not None:
        return ()
    today = local_date(definitions.basis.organisation, now)
    planned = definitions.plan_with(document.cycle, (document,)).by_id[document.id]
    head = header(EntryType.DOCUMENT_OPENED, str(entry["req"]), str(entry["actor"]), now, definitions)
    because = {"document": report.row.id, "measure": measure.id, "value": value, "limit": measure.when_over}
    head |= {"because": because, "after": _after(planned, report, today)}
    opened = open_document(tx, definitions, planned, head, today)
    _tell(tx, definitions, opened, because, today)
    return (document.id,)


def _after(planned: PlannedDocument, report: RunningDocument, today: date) -> dict[str, str]:
    """The steps that follow the opening, each with the day: of the report's own meeting, or today if later.

    What a report has made necessary is presented with the next one, not where the report is treated.
    """
    meetings = [step.meeting.date for step in report.planned.steps if step.meeting is not None]
    day = max([*meetings, today]).isoformat()
    triggers = [s.trigger for s in planned.steps if s.transition.when == NextAfter(OPENED)]
    return dict.fromkeys(triggers, day)


def _tell(
    tx: Writing, definitions: Definitions, opened: RunningDocument, because: Fields, today: date
) -> None:
    """A notice to the responsible, beside the ladder: there is a new document, and why."""
    basis, document = definitions.basis, opened.document
    on = basis.days.next_open(today)
    first = next((step for step in opened.planned.steps if step.kind is StepKind.SUBMIT), None)
    if first is None:
        return
    facts = {f"because_{name}": str(value) for name, value in because.items()}
    notices = [
        Notice(
            NoticeKey(document.id, first.trigger, 0, RUNG, holder.person),
            NoticeKind.REMINDER,
            on,
            first.due or on,
            holder.role,
            holder.body,
            holder.instead_of,
            facts,
        )
        for holder in measuring.recorders(basis, document, on)
    ]
    tx.insert_notices(notices, NoticeStatus.PLANNED)
