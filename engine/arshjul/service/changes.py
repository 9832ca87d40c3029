"""What a change would do: documents, steps, notices and corrections, before anything has happened.

The same values that the change itself is made of (``following``), so what is shown is what will be.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from arshjul.domain.knockon import Placed, knock_on
from arshjul.domain.ladder import wanted
from arshjul.domain.notices import Notice
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import Progress
from arshjul.errors import Fault
from arshjul.service.definitions import Definitions
from arshjul.service.following import Followed, meeting_of
from arshjul.service.ledger import settlement
from arshjul.service.ports import Reading
from arshjul.service.running import Running
from arshjul.service.taking import NOT_SAID, Why, difference, follow
from arshjul.service.world import World
from arshjul.values import dataclass


@dataclass(frozen=True)
class StepChange:
    """A step that gets another meeting or day."""

    document: str
    old: PlannedStep | None
    """None for a step that the document did not have."""
    new: PlannedStep | None
    """None for a step that it has no more."""
    old_meeting: str | None
    """Id of the meeting it is about, which for a hand-in is that of the step it is for."""
    new_meeting: str | None

    @property
    def step(self) -> PlannedStep:
        """The step as it will be, or as it was."""
        step = self.new or self.old
        assert step is not None
        return step


@dataclass(frozen=True)
class NoticeChange:
    """A notice that goes on another day, comes, or goes away."""

    old: Notice | None
    new: Notice | None


@dataclass(frozen=True)
class Changes:
    """Everything that would be different."""

    definitions: Definitions
    """As they would be."""
    created: tuple[PlannedDocument, ...] = ()
    steps: tuple[StepChange, ...] = ()
    notices: tuple[NoticeChange, ...] = ()
    collapsed: int = 0
    """Notices whose day has passed already: recorded, never sent."""
    corrections: tuple[Notice, ...] = ()
    """To everybody who has been told a date that no longer holds."""
    knock_on: tuple[Fault, ...] = ()
    content: tuple[str, ...] = ()
    """Content keys that would be taken into use."""
    waits: tuple[str, ...] = ()
    """Content keys that wait for a migration."""

    def __bool__(self) -> bool:
        return bool(self.created or self.steps or self.notices or self.corrections or self.content)

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the running documents that are concerned."""
        about = (*(step.document for step in self.steps), *map(_document_of, self.notices))
        created = {planned.document.id for planned in self.created}
        return tuple(sorted({*about} - created))

    @property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many documents, dated steps and notices come, change and go."""
        fresh = sum(step.due is not None for planned in self.created for step in planned.steps)
        steps, notices = _counted(self.steps), _counted(self.notices)
        return {
            "documents": {"added": len(self.created), "changed": len(self.documents), "removed": 0},
            "steps": steps | {"added": steps["added"] + fresh},
            "notices": notices,
        }


class Supposed:
    """The database's content, with that of files laid over it, which nobody has taken into use."""

    def __init__(self, reading: Reading | None, data: Mapping[str, bytes]) -> None:
        self._reading, self._data = reading, data

    def content(self, digest: str) -> bytes | None:
        """Canonical bytes known under that hash."""
        kept = self._reading.content(digest) if self._reading else None
        return self._data.get(digest) if kept is None else kept


def definitions_with(world: World, reading: Reading | None, keys: Iterable[str]) -> Definitions:
    """The definitions in use, as they would be with some of the files' content."""
    files = world.files()
    used = reading.in_use() if reading else {}
    hashes = {**used, **{key: files.hashes[key] for key in keys}}
    return world.keeper.at(Supposed(reading, files.data), hashes, world.people(), world.read().statutes)


def of_running(world: World, reading: Reading, today: date, why: Why = NOT_SAID) -> Changes:
    """What the next writing command would do to the documents that run, because the files have changed.

    :raises ContentError: the files hold errors
    """
    world.files()
    found = difference(world, reading)
    before, after = world.in_use(reading), definitions_with(world, reading, found.taken)
    return of_documents(reading, before, after, today, why, found.taken, found.waits)


def of_documents(
    reading: Reading,
    before: Definitions,
    after: Definitions,
    today: date,
    why: Why = NOT_SAID,
    content: tuple[str, ...] = (),
    waits: tuple[str, ...] = (),
) -> Changes:
    """What going over from some definitions to others means for the documents that run."""
    if not content:
        return Changes(after, waits=waits)
    every = follow(reading, before, after, today, why.told)
    was = {found.was.row.id: Placed(found.was.planned, found.was.progress) for found in every}
    new = {found.new.row.id: Placed(found.new.planned, found.new.progress) for found in every}
    done = {
        running.row.id: Placed(running.planned, running.progress)
        for running in Running(reading, after).documents()
        if running.finished
    }
    concerned = [found for found in every if found.changes]
    return Changes(
        after,
        steps=tuple(_step_changes(every)),
        notices=tuple(change for found in concerned for change in notice_changes(reading, found)),
        collapsed=sum(len(found.settlement.collapsed) for found in concerned),
        corrections=tuple(notice for found in every for notice in found.corrections),
        knock_on=knock_on(after.basis, {**done, **was}, {**done, **new}, today),
        content=content,
        waits=waits,
    )


def of_plans(before: Definitions, after: Definitions, cycles: Iterable[int]) -> Changes:
    """What is different between the plans of years that nobody has opened."""
    steps: list[StepChange] = []
    faults: list[Fault] = []
    for cycle in cycles:
        old, new = before.plan(cycle), after.plan(cycle)
        pairs = [(old.by_id[d.document.id], d) for d in new.documents if d.document.id in old.by_id]
        steps += [change for was, now in pairs for change in _plan_changes(was, now)]
        first = date(cycle, 1, 1)
        faults += knock_on(
            after.basis,
            {w.document.id: _fresh(w) for w, _ in pairs},
            _placed(pairs),
            min(first, _first(pairs)),
        )
    return Changes(after, steps=tuple(steps), knock_on=tuple(faults))


def created(after: Definitions, documents: Iterable[PlannedDocument], opened: date) -> Changes:
    """What opening some documents would create."""
    planned = tuple(documents)
    settled = [settlement(_asked(after, document, opened), opened, {}) for document in planned]
    notices = (NoticeChange(None, notice) for found in settled for notice in found.planned)
    past = sum(len(found.collapsed) for found in settled)
    return Changes(after, created=planned, notices=tuple(notices), collapsed=past)


def _asked(after: Definitions, planned: PlannedDocument, opened: date) -> tuple[Notice, ...]:
    progress = Progress(planned.document.workflow.initial, opened=opened)
    return wanted(after.basis, planned, progress, opened, opened)


def _counted(changes: Sequence[StepChange | NoticeChange]) -> dict[str, int]:
    added = sum(change.old is None for change in changes)
    removed = sum(change.new is None for change in changes)
    return {"added": added, "changed": len(changes) - added - removed, "removed": removed}


def _step_changes(every: Iterable[Followed]) -> Iterator[StepChange]:
    for found in every:
        for old, new in found.moved:
            yield step_change(found.was.planned, found.new.planned, old, new)


def _plan_changes(was: PlannedDocument, now: PlannedDocument) -> Iterator[StepChange]:
    for old, new in zip(was.steps, now.steps, strict=False):
        meetings = (old.meeting.id if old.meeting else None, new.meeting.id if new.meeting else None)
        if old.trigger == new.trigger and (old.due != new.due or meetings[0] != meetings[1]):
            yield step_change(was, now, old, new)


def step_change(
    was: PlannedDocument, now: PlannedDocument, old: PlannedStep | None, new: PlannedStep | None
) -> StepChange:
    """A step beside itself, with the meetings that it is about."""
    before, after = meeting_of(was, old) if old else None, meeting_of(now, new) if new else None
    ids = (before.id if before else None, after.id if after else None)
    return StepChange(now.document.id, old, new, *ids)


def notice_changes(reading: Reading, found: Followed) -> Iterator[NoticeChange]:
    """Old and new notices that say the same to the same person stand beside each other."""
    rows = {str(row.notice.key): row.notice for row in reading.notices(document=found.was.row.id)}
    gone = {_same(rows[key]): rows[key] for key in (*found.settlement.superseded, *found.overtaken)}
    for notice in found.settlement.planned:
        yield NoticeChange(gone.pop(_same(notice), None), notice)
    yield from (NoticeChange(notice, None) for notice in gone.values())


def _same(notice: Notice) -> tuple[str, str, str]:
    return (notice.key.step, notice.key.rung, notice.key.person)


def _document_of(change: NoticeChange) -> str:
    notice = change.new or change.old
    assert notice is not None
    return notice.key.document


def _fresh(planned: PlannedDocument) -> Placed:
    return Placed(planned, Progress(planned.document.workflow.initial))


def _placed(pairs: Iterable[tuple[PlannedDocument, PlannedDocument]]) -> Mapping[str, Placed]:
    return {now.document.id: _fresh(now) for _, now in pairs}


def _first(pairs: Iterable[tuple[PlannedDocument, PlannedDocument]]) -> date:
    """A day before every step: nothing is late in a year that has not begun."""
    return min((s.due for _, now in pairs for s in now.steps if s.due), default=date.max)
