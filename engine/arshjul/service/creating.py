"""A document comes to be: its entry, its row, and the notices that it asks for."""

from datetime import date

from arshjul.domain.planned import PlannedDocument
from arshjul.domain.progress import Progress, apply, to_fields
from arshjul.domain.rebinding import adjusted
from arshjul.service import ledger
from arshjul.service.definitions import Definitions
from arshjul.service.ports import DocumentRow, Writing
from arshjul.service.running import RunningDocument


def open_document(
    tx: Writing, definitions: Definitions, planned: PlannedDocument, entry: dict[str, object], today: date
) -> RunningDocument:
    """Open a document.

    :param entry: the entry's header, and what more there is to say than which document it is
    """
    document = planned.document
    workflow = definitions.workflow_hash(document.workflow)
    entry |= {
        "doc": document.id,
        "dseq": 1,
        "doctype": document.type,
        "cycle": document.cycle,
        "year": document.year,
        "body": document.body,
        "wf": workflow,
        "to": document.workflow.initial,
        "on": today.isoformat(),
    }
    progress = apply(Progress(document.workflow.initial), document.workflow, tx.append(entry))
    row = DocumentRow(
        document.id,
        document.type,
        document.body,
        document.cycle,
        document.year,
        workflow,
        progress.state,
        1,
        to_fields(progress),
    )
    tx.insert_document(row)
    running = RunningDocument(row, adjusted(definitions.basis, planned, progress), progress)
    ledger.settle(tx, definitions.basis, running, today, today, {})
    return running
