"""What a decision in a joint plan leads to, in the same transaction: approved by all, or broken.

The judgement is made on what the database holds inside the write transaction, so that of two committees that
decide in the same second the later one always sees the earlier.
"""

from datetime import date

from arshjul.domain.breaking import broken_notices
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.joining import Consequence, Member, consequence
from arshjul.domain.notices import NoticeStatus
from arshjul.service.entering import after, enter
from arshjul.service.ports import Writing
from arshjul.service.running import Running, RunningDocument


def others(every: Running, running: RunningDocument) -> tuple[RunningDocument, ...]:
    """The other documents of the joint plan, as they stand."""
    joint = running.progress.joint
    return tuple(map(every.document, joint.others(running.row.id))) if joint else ()


def member(running: RunningDocument) -> Member:
    """A running document as the rules see it."""
    return Member(running.document, running.progress)


def foreseen(every: Running, running: RunningDocument, entry: Fields) -> tuple[Fields, ...]:
    """What would follow from a decision that has not been recorded."""
    decided = after(every, running, entry)
    found = consequence(entry, member(decided), [member(other) for other in others(every, decided)])
    return tuple({**fields, "doc": id_} for id_, fields in found.rows) if found else ()


def follow(
    every: Running, tx: Writing, decided: RunningDocument, entry: Fields, common: Fields, today: date
) -> tuple[Fields, ...]:
    """Record what follows from a decision, in every member's history; the entries.

    :param decided: the document after its decision
    :param common: the header of the entries
    """
    members = {decided.row.id: decided} | {other.row.id: other for other in others(every, decided)}
    rest = [member(other) for id_, other in members.items() if id_ != decided.row.id]
    found = consequence(entry, member(decided), rest)
    if found is None:
        return ()
    entries = []
    for id_, fields in found.rows:
        running = members[id_]
        own = {"doc": id_, "dseq": running.row.version + 1, "wf": running.row.workflow}
        members[id_], written = enter(every, tx, running, {**common, **own, **fields}, today)
        entries.append(written)
    if found.type == EntryType.JOINT_BROKEN:
        _tell(every, tx, members, found, today)
    return tuple(entries)


def _tell(
    every: Running, tx: Writing, members: dict[str, RunningDocument], found: Consequence, today: date
) -> None:
    fields = dict(found.rows)
    placed = [(running.planned, running.progress, fields[id_]) for id_, running in members.items()]
    tx.insert_notices(broken_notices(every.definitions.basis, placed, today), NoticeStatus.PLANNED)
