"""The ledger of notices kept in step with what the documents ask for.

What is wanted is planned; what is no longer wanted is superseded. What is to be done is a value first, so
that a preview and the real thing are one computation.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from arshjul.domain.basis import Basis
from arshjul.domain.ladder import wanted
from arshjul.domain.notices import BROKEN, MOVED, OPENED, Notice, NoticeKey, NoticeKind, NoticeStatus
from arshjul.service.ports import Writing
from arshjul.service.running import RunningDocument
from arshjul.values import dataclass


@dataclass(frozen=True)
class Settlement:
    """What brings one document's rows in step with what it asks for."""

    planned: tuple[Notice, ...]
    collapsed: tuple[Notice, ...]
    """Their day lies before the opening: recorded, never sent."""
    superseded: tuple[str, ...]
    """Keys that nothing asks for any more."""


def settle(
    tx: Writing,
    basis: Basis,
    running: RunningDocument,
    opened: date,
    today: date,
    known: Mapping[str, NoticeStatus],
) -> Settlement:
    """Make one document's rows match what it asks for now, and say what that took.

    :param opened: local day of the opening; notices of days before it are recorded as collapsed
    :param known: the document's keys in the ledger
    """
    found = _settlement(_asked(basis, running, opened, today), opened, known)
    write(tx, found)
    return found


def _asked(basis: Basis, running: RunningDocument, opened: date, today: date) -> Mapping[str, Notice]:
    """The notices that a document asks for, by key: the same from day to day while somebody owns it."""
    last = basis.organisation.last_day(running.row.body, running.row.type)
    when = (opened, last is not None and last < today)
    if when not in running.asked:
        asked = wanted(basis, running.planned, running.progress, opened, today)
        running.asked[when] = {str(notice.key): notice for notice in asked}
    return running.asked[when]


def settlement(asked: Iterable[Notice], opened: date, known: Mapping[str, NoticeStatus]) -> Settlement:
    """What there is to do when these are the notices that a document asks for."""
    return _settlement({str(notice.key): notice for notice in asked}, opened, known)


def _settlement(every: Mapping[str, Notice], opened: date, known: Mapping[str, NoticeStatus]) -> Settlement:
    new = [notice for key, notice in every.items() if key not in known]
    late = [n for n in new if n.send_on < opened and n.kind is not NoticeKind.OWNERLESS]
    gone = [
        key
        for key, status in known.items()
        if status is NoticeStatus.PLANNED and key not in every and not _owed(key)
    ]
    past = {str(notice.key) for notice in late}
    rest = (notice for notice in new if str(notice.key) not in past)
    return Settlement(tuple(rest), tuple(late), tuple(gone))


def write(tx: Writing, found: Settlement) -> None:
    """Bring the rows in step."""
    if found.collapsed:
        tx.insert_notices(found.collapsed, NoticeStatus.COLLAPSED)
    if found.planned:
        tx.insert_notices(found.planned, NoticeStatus.PLANNED)
    if found.superseded:
        tx.set_notices(found.superseded, NoticeStatus.SUPERSEDED)


def _owed(key: str) -> bool:
    """Asked for by no plan, but owed for what happened: a correction, a new document, a broken joint plan."""
    rung = NoticeKey.parse(key).rung
    return rung in (MOVED, OPENED) or rung.startswith(BROKEN)
