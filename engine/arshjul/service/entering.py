"""One more entry of a document, and all that goes with it: its row, its dates and its notices."""

from datetime import date

from arshjul.domain.history import Fields
from arshjul.domain.notices import NoticeStatus
from arshjul.domain.progress import apply, to_fields
from arshjul.domain.rebinding import adjusted
from arshjul.service import ledger
from arshjul.service.ports import Writing
from arshjul.service.running import Running, RunningDocument
from arshjul.service.slipping import owed, with_later
from arshjul.values import replace


def enter(
    every: Running,
    tx: Writing,
    running: RunningDocument,
    fields: Fields,
    today: date,
    note: str | None = None,
) -> tuple[RunningDocument, Fields]:
    """Append the entry; the document after it, and the entry as the history holds it.

    :param note: free text, which is kept beside the chain
    :raises Refused: ``version-conflict`` when the document is not what it was
    """
    entry = tx.append(with_later(every, running, fields, today), note=note)
    new = after(every, running, entry)
    tx.update_document(new.row, running.row.version)
    known = tx.ledger(new.row.id).get(new.row.id, {})
    basis = every.definitions.basis
    every.remember(new)
    if entry.get("follows"):
        told, gone = owed(basis, running, new, entry, tx.notices(document=new.row.id), today)
        tx.set_notices(gone, NoticeStatus.SUPERSEDED)
        tx.insert_notices(told, NoticeStatus.PLANNED)
    ledger.settle(tx, basis, new, new.progress.opened or today, today, known)
    return new, entry


def after(every: Running, running: RunningDocument, entry: Fields) -> RunningDocument:
    """The document as it will be when the entry has been made."""
    row = running.row
    progress = apply(running.progress, running.document.workflow, entry)
    new = replace(row, state=progress.state, version=progress.version, progress=to_fields(progress))
    planned = adjusted(every.definitions.basis, every.plan(row.cycle).by_id[row.id], progress)
    return RunningDocument(new, planned, progress)
