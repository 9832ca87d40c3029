"""``record import``: a document's history from before this program, kept as given with what is doubtful."""

from collections.abc import Sequence
from datetime import date, datetime

from arshjul.domain.history import EntryType, Fields
from arshjul.domain.mandate import PROCESS_OWNER
from arshjul.domain.organisation import Holder
from arshjul.domain.pasthistory import PastRow, RawRow, doubts, row_of
from arshjul.domain.progress import apply, to_fields
from arshjul.errors import Fault, Refused, UsageError
from arshjul.service.definitions import Definitions
from arshjul.service.ports import Reading, Writing
from arshjul.service.recording import header
from arshjul.service.running import Running, RunningDocument
from arshjul.service.taking import difference, following_files
from arshjul.service.world import World, local_date
from arshjul.values import dataclass, replace

_REGISTRAR = "registrar"


@dataclass(frozen=True, slots=True)
class PastHistory:
    """What somebody asks to have kept."""

    document: str
    text: str
    """The file, word for word."""
    digest: str
    rows: tuple[RawRow, ...]
    actor: str
    request: str
    reason: str | None = None
    """Why it is kept though something in it is doubtful."""
    accept: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Kept:
    """What the file says, what is doubtful, and whether it was kept."""

    document: str
    rows: tuple[PastRow, ...]
    doubts: tuple[Fault, ...]
    entry: Fields | None
    repeated: bool = False


def import_history(world: World, asked: PastHistory, now: datetime) -> Kept:
    """Keep the rows, unless something in them is doubtful and nobody has accepted that.

    :raises UsageError: ``unknown-document-id``; ``reason-for-doubts``; ``request-reused``
    :raises Refused: ``no-mandate``
    """
    if asked.accept and not asked.reason:
        raise UsageError("reason-for-doubts")
    if asked.dry_run:
        with world.store.reading() as reading:
            return _judged(reading, world.in_use(reading), asked, now)[0]
    return following_files(
        world,
        asked.actor,
        asked.request,
        now,
        lambda taken: _attempt(world, asked, now, taken=taken),
    )


def _attempt(world: World, asked: PastHistory, now: datetime, *, taken: bool) -> Kept | None:
    """The import in one transaction; None when changed content must be taken into use first."""
    with world.store.writing() as tx:
        definitions = world.in_use(tx)
        first = tx.request(asked.request)
        found, running = _judged(tx, definitions, asked, now)
        if first is not None:
            return replace(found, entry=_same(first.entries[-1], asked), repeated=True)
        if found.doubts and not asked.accept:
            return found
        if not taken and difference(world, tx, definitions.hashes).taken:
            return None
        holder = _allowed(definitions, running, asked, now)
        return replace(found, entry=_record(tx, definitions, running, holder, found, asked, now))


def _judged(
    reading: Reading, definitions: Definitions, asked: PastHistory, now: datetime
) -> tuple[Kept, RunningDocument]:
    organisation = definitions.basis.organisation
    running = Running(reading, definitions).document(asked.document)
    codes = {row.role for row in organisation.assignments} | {*organisation.bodies}
    rows = tuple(row_of(raw, codes) for raw in asked.rows)
    return Kept(running.row.id, rows, doubts(rows, local_date(organisation, now)), None), running


def _allowed(definitions: Definitions, running: RunningDocument, asked: PastHistory, now: datetime) -> Holder:
    """The process owner, the document's responsible or a registrar."""
    organisation = definitions.basis.organisation
    today = local_date(organisation, now)
    owner = organisation.owner_on(running.row.body, today, running.row.type)
    roles = ((PROCESS_OWNER, None), (running.document.workflow.responsible, owner), (_REGISTRAR, owner))
    holders = _holders(definitions, (*roles, (_REGISTRAR, None)), today)
    found = next((holder for holder in holders if holder.person == asked.actor), None)
    if found is None:
        people = tuple(dict.fromkeys(holder.person for holder in holders))
        who = asked.actor
        raise Refused("no-mandate", person=who, role=PROCESS_OWNER, body=None, people=people, date=today)
    return found


def _holders(definitions: Definitions, roles: Sequence[tuple[str, str | None]], day: date) -> list[Holder]:
    organisation = definitions.basis.organisation
    return [holder for role, body in roles for holder in organisation.holders(role, body, day)]


def _record(
    tx: Writing,
    definitions: Definitions,
    running: RunningDocument,
    holder: Holder,
    found: Kept,
    asked: PastHistory,
    now: datetime,
) -> Fields:
    entry = header(EntryType.HISTORY_IMPORTED, asked.request, asked.actor, now, definitions)
    entry |= {
        "doc": running.row.id,
        "dseq": running.progress.version + 1,
        "wf": running.row.workflow,
        "on": local_date(definitions.basis.organisation, now).isoformat(),
        "role": holder.role,
        "role_body": holder.body,
        "instead_of": holder.instead_of,
        "file": asked.digest,
        "rows": [row.fields() for row in found.rows],
        "doubts": [{"code": doubt.code, **doubt.arguments} for doubt in found.doubts],
    }
    note = f"{asked.reason}\n\n{asked.text}" if asked.reason else asked.text
    kept = tx.append(entry, note=note)
    progress = apply(running.progress, running.document.workflow, kept)
    row = replace(running.row, version=progress.version, progress=to_fields(progress))
    tx.update_document(row, running.row.version)
    return kept


def _same(entry: Fields, asked: PastHistory) -> Fields:
    """The first result of a repeated request; a request id used for something else is a mistake."""
    if (entry.get("doc"), entry.get("file"), entry.get("actor")) != (
        asked.document,
        asked.digest,
        asked.actor,
    ):
        raise UsageError("request-reused", request=asked.request, document=entry.get("doc"))
    return entry
