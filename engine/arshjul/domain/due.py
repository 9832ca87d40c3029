"""Which notices are due now: a pure function of the ledger, the documents' states and the day."""

from collections.abc import Iterable, Mapping
from datetime import date

from arshjul.domain.notices import DIGESTED, OWED, LedgerRow, NoticeKind, NoticeStatus
from arshjul.values import dataclass


@dataclass(frozen=True)
class Due:
    """What a tick has to do."""

    digests: Mapping[str, tuple[LedgerRow, ...]]
    """By person: what the day's digest holds."""
    alone: tuple[LedgerRow, ...]
    """Each a mail of its own."""
    collapsed: tuple[LedgerRow, ...]
    """Overtaken by a newer notice about the same step: recorded, never sent."""


def notices_due(
    rows: Iterable[LedgerRow],
    ready: Mapping[str, frozenset[str]],
    today: date,
    had_digest: frozenset[str] = frozenset(),
) -> Due:
    """The planned notices whose day has come, the older ones about the same step collapsed.

    :param ready: by document, the triggers that can be taken from where it stands; a step that waits for
        an earlier one is not spoken of yet
    :param today: local working day
    :param had_digest: people who have had today's digest; theirs waits for the next working day
    """
    ripe = [row for row in rows if row.status is NoticeStatus.PLANNED and _ripe(row, ready, today)]
    newest: dict[tuple[object, ...], LedgerRow] = {}
    for row in ripe:
        about = _about(row)
        if about not in newest or newest[about].notice.send_on <= row.notice.send_on:
            newest[about] = row
    kept = {str(row.notice.key) for row in newest.values()}
    collapsed = tuple(row for row in ripe if str(row.notice.key) not in kept or _overtaken(row, today))
    gone = {str(row.notice.key) for row in collapsed}
    send = [row for row in ripe if str(row.notice.key) not in gone]
    digests: dict[str, list[LedgerRow]] = {}
    for row in send:
        if row.notice.kind in DIGESTED and row.notice.key.person not in had_digest:
            digests.setdefault(row.notice.key.person, []).append(row)
    alone = tuple(row for row in send if row.notice.kind not in DIGESTED)
    ordered = {person: tuple(sorted(digests[person], key=_by_due)) for person in sorted(digests)}
    return Due(ordered, alone, collapsed)


def _ripe(row: LedgerRow, ready: Mapping[str, frozenset[str]], today: date) -> bool:
    notice = row.notice
    if notice.send_on > today:
        return False
    if notice.kind in OWED:
        return True
    return notice.key.step in ready.get(notice.key.document, frozenset())


def _about(row: LedgerRow) -> tuple[object, ...]:
    key = row.notice.key
    own = {NoticeKind.CORRECTION: "correction", NoticeKind.JOINT: key.rung}
    return (key.document, key.step, key.round, key.person, own.get(row.notice.kind))


def _overtaken(row: LedgerRow, today: date) -> bool:
    """A reminder whose deadline has passed is never sent as if the day were still to come."""
    return row.notice.kind is NoticeKind.REMINDER and row.notice.due < today


def _by_due(row: LedgerRow) -> tuple[object, ...]:
    return (row.notice.due, row.notice.key.document, row.notice.key.step)
