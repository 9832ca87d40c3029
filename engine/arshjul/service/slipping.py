"""Later steps follow: a step that is tabled, sent back or taken late gives those after it other days.

Made once, as a value: the answer to the one who records it, the entry's own words, and what is written.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from arshjul.domain.basis import Basis
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.knockon import Placed, knock_on
from arshjul.domain.ladder import wanted
from arshjul.domain.notices import LedgerRow, Notice
from arshjul.domain.planned import PlannedStep
from arshjul.domain.progress import Progress, apply
from arshjul.domain.rebinding import adjusted, remaining
from arshjul.errors import Fault
from arshjul.service.following import binding, corrections, overtaken
from arshjul.service.recording import day
from arshjul.service.running import Running, RunningDocument
from arshjul.values import dataclass, replace

_SLIPS = frozenset({EntryType.STEP_TAKEN, EntryType.JOINT_BROKEN})
Pair = tuple[PlannedStep, PlannedStep]


@dataclass(frozen=True)
class Slipped:
    """What a step has led to for others, beside what its entry says."""

    knock_on: tuple[Fault, ...] = ()
    """What has become late, unbound or out of order because of it, in other documents too."""
    people: tuple[str, ...] = ()
    """Those whose coming mails about the moved steps are others now."""


NOTHING = Slipped()


def with_later(every: Running, running: RunningDocument, entry: Fields, today: date) -> Fields:
    """The entry, with the later steps of the document that get other days by it.

    :param today: local day of recording
    """
    if entry["type"] not in _SLIPS:
        return entry
    basis = every.definitions.basis
    base = every.plan(running.row.cycle).by_id[running.row.id]
    progress = apply(running.progress, running.document.workflow, entry)
    left = remaining(base, progress)
    follows = {**progress.follows, **{name: _seen(running, progress, name, today) for name in left}}
    new = adjusted(basis, base, replace(progress, follows=follows))
    pairs = zip(running.planned.dated, new.dated, strict=True)
    moved = [(old, step) for old, step in pairs if step.trigger in left and binding(old) != binding(step)]
    if not moved:
        return entry
    told = {step.trigger: {"on": day(follows[step.trigger]), **_told(old, step)} for old, step in moved}
    return {**entry, "follows": told}


def _seen(running: RunningDocument, progress: Progress, trigger: str, today: date) -> date:
    """The day on which a step was seen to be next: one that was it already, and still is, keeps it."""
    step = running.document.workflow.step(trigger)
    as_before = running.progress.round(trigger) == progress.round(trigger)
    if step is not None and step.source == running.progress.state and as_before:
        return running.progress.follows.get(trigger, date.min)
    return today


def _told(old: PlannedStep, step: PlannedStep) -> dict[str, object]:
    told: dict[str, object] = {"from": day(old.due), "to": day(step.due)}
    told |= {"meeting": step.meeting.id} if step.meeting else {}
    told |= {"since": day(step.since)} if step.since else {}
    if step.missed and step.months is not None:
        told |= {"missed": {"year": step.months.year, "month": list(step.months.numbers)}}
    return told


def moved_by(was: RunningDocument, new: RunningDocument, entry: Fields) -> tuple[Pair, ...]:
    """The steps that the entry says have got other days, as they were and as they are."""
    follows = entry.get("follows") or {}
    assert isinstance(follows, dict)
    return tuple(
        (o, s) for o, s in zip(was.planned.dated, new.planned.dated, strict=True) if s.trigger in follows
    )


def owed(
    basis: Basis,
    was: RunningDocument,
    new: RunningDocument,
    entry: Fields,
    rows: Sequence[LedgerRow],
    today: date,
) -> tuple[tuple[Notice, ...], tuple[str, ...]]:
    """Corrections to those who have been told a day of a later step, and keys of those overtaken by them.

    What the entry itself has opened again needs none: who is told of it is told by its new ladder.
    """
    alone = apply(was.progress, was.document.workflow, {**entry, "follows": None})
    moved = [
        (old, step)
        for old, step in moved_by(was, new, entry)
        if alone.round(step.trigger) == was.progress.round(step.trigger)
    ]
    because = {"by": str(entry["actor"])}
    return tuple(corrections(basis, rows, was, new, moved, today, because)), tuple(overtaken(rows, moved))


def consequences(
    every: Running, was: RunningDocument, new: RunningDocument, entry: Fields, today: date
) -> Slipped:
    """What the one who records it should know."""
    moved = moved_by(was, new, entry)
    if not moved:
        return NOTHING
    basis = every.definitions.basis
    around = {d.row.id: Placed(d.planned, d.progress) for d in every.documents(was.row.cycle)}
    before = {**around, was.row.id: Placed(was.planned, was.progress)}
    after = {**around, new.row.id: Placed(new.planned, new.progress)}
    return Slipped(knock_on(basis, before, after, today), tuple(_people(basis, new, moved, today)))


def _people(basis: Basis, new: RunningDocument, moved: Iterable[Pair], today: date) -> Iterable[str]:
    triggers = {step.trigger for _, step in moved}
    asked = wanted(basis, new.planned, new.progress, new.progress.opened or today, today)
    return sorted({notice.key.person for notice in asked if notice.key.step in triggers})
