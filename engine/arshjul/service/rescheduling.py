"""``calendar move|cancel|add|bind``: one row of the kalendarium is changed, its consequences shown first.

The file and the database go together: the database's transaction is made ready, the file is put in its place
by a rename, then the transaction is committed. A crash in between leaves a changed file, which the next
writing command takes into use with the same result (docs/decisions/0007-changes-during-the-year.md).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from arshjul.domain.basis import Basis, documents_of
from arshjul.domain.findings import Finding
from arshjul.domain.kalendarium import Binding, Meeting, MeetingStatus
from arshjul.domain.kinds import AT_MEETING
from arshjul.domain.mandate import PROCESS_OWNER, SECRETARY
from arshjul.domain.meetingplans.merging import Change, Merged
from arshjul.errors import Refused, UsageError
from arshjul.service import changes as foreseen
from arshjul.service import checking
from arshjul.service.changes import Changes
from arshjul.service.kalendaria import Calendars
from arshjul.service.ports import Reading
from arshjul.service.proposing import result
from arshjul.service.running import closest
from arshjul.service.taking import Why, difference, take
from arshjul.service.world import World, local_date
from arshjul.values import dataclass, replace


class Kalendaria(Calendars, Protocol):
    """The kalendaria as files, and the rows that bind a step to a meeting."""

    def bound(self, year: int, binding: Binding) -> str:
        """The year's text with the binding in it; one of the same step and body is replaced."""


@dataclass(frozen=True)
class Edit:
    """One row to change."""

    kind: str
    """"move", "cancel", "add" or "bind"."""
    year: int
    body: str
    facts: dict[str, object]
    """What the history says of it: codes, ids and days."""
    text: Callable[[Kalendaria], str]
    """The file's text with the row changed."""


@dataclass(frozen=True)
class Proposed:
    """What one change would do."""

    edit: Edit
    file: str
    text: str
    changes: Changes
    findings: tuple[Finding, ...]
    """What would be wrong with the meeting itself: a closed day, July …"""
    why: Why


def move(basis: Basis, meeting_id: str, to: date) -> Edit:
    """Another day for a meeting.

    :raises UsageError: ``meeting-not-found``, ``meeting-as-it-was``; ``meeting-is-cancelled``
    """
    meeting, year = _known(basis, meeting_id)
    if meeting.status is MeetingStatus.CANCELLED:
        raise UsageError("meeting-is-cancelled", meeting=meeting_id)
    if meeting.date == to:
        raise UsageError("meeting-as-it-was", meeting=meeting_id)
    until = meeting.until and date.fromordinal(meeting.until.toordinal() + (to - meeting.date).days)
    ordinary = meeting.status is MeetingStatus.ORDINARY
    after = replace(meeting, date=to, until=until, status=MeetingStatus.MOVED if ordinary else meeting.status)
    facts: dict[str, object] = {"old_date": meeting.date.isoformat(), "new_date": to.isoformat()}
    return _row(meeting, after, year, Change.MOVED, "move", facts)


def cancel(basis: Basis, meeting_id: str) -> Edit:
    """A meeting that will not be held.

    :raises UsageError: ``meeting-not-found``, ``meeting-as-it-was``
    """
    meeting, year = _known(basis, meeting_id)
    if meeting.status is MeetingStatus.CANCELLED:
        raise UsageError("meeting-as-it-was", meeting=meeting_id)
    after = replace(meeting, status=MeetingStatus.CANCELLED)
    return _row(meeting, after, year, Change.CANCELLED, "cancel", {"old_date": meeting.date.isoformat()})


def add(
    basis: Basis,
    body: str,
    on: date,
    status: MeetingStatus = MeetingStatus.EXTRA,
    note: str = "",
    documents: tuple[str, ...] = (),
) -> Edit:
    """A meeting that was not planned.

    :raises UsageError: ``unknown-filter``, ``meeting-there-already``
    """
    if body not in basis.organisation.bodies:
        near = closest(body, basis.organisation.bodies)
        raise UsageError("unknown-filter", filter="body", value=body, suggestions=near)
    same = [m.id for m in basis.meetings if (m.body, m.date) == (body, on) and m.live]
    if same:
        raise UsageError("meeting-there-already", meeting=same[0], body=body, date=on)
    stem = f"{body}-{on.year}-"
    numbers = [int(m.id[len(stem) :]) for m in basis.meetings if _numbered(m.id, stem)]
    meeting = Meeting(f"{stem}{max(numbers, default=0) + 1:02d}", body, on, status, note, documents)

    def text(files: Kalendaria) -> str:
        rows = [Merged(Change.SAME, row, row) for row in files.meetings(on.year)]
        return _written(files, on.year, [*rows, Merged(Change.ADDED, meeting)], basis)

    return Edit("add", on.year, body, {"meeting": meeting.id, "new_date": on.isoformat()}, text)


def bind(basis: Basis, document: str, step: str, meeting_id: str, reason: str) -> Edit:
    """The process owner's answer to a finding: this step is taken at this meeting.

    :param document: a document's id or a document type's
    :raises UsageError: ``meeting-not-found``, ``unknown-document-type``, ``unknown-filter``,
        ``step-not-bindable``
    """
    meeting, year = _known(basis, meeting_id)
    types = {workflow.id: workflow for workflow in basis.workflows}
    type_ = max((t for t in types if document == t or document.startswith(f"{t}-")), key=len, default=None)
    if type_ is None:
        raise UsageError("unknown-document-type", id=document, suggestions=closest(document, types))
    transition = types[type_].transition(step)
    if transition is None:
        known = {t.trigger: t for t in types[type_].transitions}
        raise UsageError("unknown-filter", filter="trigger", value=step, suggestions=closest(step, known))
    if transition.kind not in AT_MEETING:
        raise UsageError("step-not-bindable", trigger=step, document=type_)
    # a row about a type is about the documents of its own year: one of another cycle is named by its id
    whose = document if document != type_ and _cycle_of(basis, document) != year else type_
    binding = Binding(whose, step, meeting.body, meeting_id, reason)
    facts: dict[str, object] = {"meeting": meeting_id, "doctype": type_, "trigger": step}
    return Edit("bind", year, meeting.body, facts, lambda files: files.bound(year, binding))


def _cycle_of(basis: Basis, document: str) -> int | None:
    """The cycle that opens a document, among those that have a kalendarium."""
    found = (cycle for cycle in basis.kalendaria if any(d.id == document for d in documents_of(basis, cycle)))
    return next(found, None)


def propose(
    world: World, files: Kalendaria, edit: Edit, actor: str, reason: str | None, now: datetime
) -> Proposed:
    """What the change would do; nothing happens.

    :raises Refused: ``no-mandate``; ``meeting-has-decisions``
    :raises ContentError: the kalendarium would not be one any more
    """
    basis = world.files().basis
    today = local_date(basis.organisation, now)
    _may(basis, edit, actor, today)
    text = edit.text(files)
    supposed = world.supposing({files.name(edit.year): text.encode()})
    after = supposed.files()
    about = {key: value for key, value in edit.facts.items() if value is not None}
    why = Why(actor, reason, {"change": {"kind": edit.kind, **about}})
    changes = _changes(world, supposed, edit, today, why)
    before = {_about(found) for found in _of_meetings(world, edit.year)}
    new = tuple(found for found in _of_meetings(supposed, edit.year) if _about(found) not in before)
    return Proposed(edit, files.name(edit.year), text, replace(changes, definitions=after), new, why)


def carry_out(
    world: World, files: Kalendaria, proposed: Proposed, actor: str, request: str, now: datetime
) -> None:
    """Make the change: file and database together.

    :raises Refused: ``preview-stale``: what would happen is not what was shown any more
    """
    if not _in_use(world):
        _same_text(files, proposed)
        files.save(proposed.edit.year, proposed.text)
        world.refresh()
        return
    with world.store.writing() as tx:
        world.refresh()
        _same_text(files, proposed)
        supposed = world.supposing({proposed.file: proposed.text.encode()})
        today = local_date(supposed.files().basis.organisation, now)
        as_it_is = _of_year(world, supposed, tx, proposed.edit, today, proposed.why)
        if result(as_it_is) != result(proposed.changes):
            raise Refused("preview-stale", file=proposed.file)
        keys = difference(supposed, tx).taken
        if keys:
            take(supposed, tx, keys, actor, request, now, proposed.why)
        files.save(proposed.edit.year, proposed.text)  # last: after it comes only the commit
    world.refresh()


def _same_text(files: Kalendaria, proposed: Proposed) -> None:
    if proposed.edit.text(files) != proposed.text:
        raise Refused("preview-stale", file=proposed.file)


def _known(basis: Basis, meeting_id: str) -> tuple[Meeting, int]:
    for year, kalendarium in basis.kalendaria.items():
        for meeting in kalendarium.meetings:
            if meeting.id == meeting_id:
                return meeting, year
    near = closest(meeting_id, basis.meeting_by_id)
    raise UsageError("meeting-not-found", meeting=meeting_id, suggestions=near)


def _row(
    meeting: Meeting, after: Meeting, year: int, change: Change, kind: str, facts: dict[str, object]
) -> Edit:
    def text(files: Kalendaria) -> str:
        rows = [
            Merged(change, after, row) if row.id == meeting.id else Merged(Change.SAME, row, row)
            for row in files.meetings(year)
        ]
        return _written(files, year, rows, None)

    return Edit(kind, year, meeting.body, {"meeting": meeting.id, **facts}, text)


def _written(files: Kalendaria, year: int, rows: Sequence[Merged], basis: Basis | None) -> str:
    bodies = basis.organisation.bodies if basis else {}
    text = files.written(year, rows, {id_: body.name.sv for id_, body in bodies.items()}, "")
    assert text is not None  # some row is different
    return text


def _numbered(id_: str, stem: str) -> bool:
    return id_.startswith(stem) and id_[len(stem) :].isdecimal()


def _may(basis: Basis, edit: Edit, actor: str, today: date) -> None:
    """The process owner; and the body's own secretary, who moves its meetings but binds nobody's steps."""
    holders = [*basis.organisation.holders(PROCESS_OWNER, None, today)]
    if edit.kind != "bind":
        holders += basis.organisation.holders(SECRETARY, edit.body, today)
    people = tuple(dict.fromkeys(holder.person for holder in holders))
    if actor not in people:
        raise Refused("no-mandate", person=actor, role=PROCESS_OWNER, body=None, people=people, date=today)


def _in_use(world: World) -> bool:
    if not world.store.exists():
        return False
    with world.store.reading() as reading:
        return bool(reading.in_use())


def _changes(world: World, supposed: World, edit: Edit, today: date, why: Why) -> Changes:
    if not _in_use(world):
        return _of_year(world, supposed, None, edit, today, why)
    with world.store.reading() as reading:
        _not_held(reading, edit)
        return _of_year(world, supposed, reading, edit, today, why)


def _of_year(
    world: World, supposed: World, reading: Reading | None, edit: Edit, today: date, why: Why
) -> Changes:
    """What happens to the documents that run, and to the plans of years that nobody has opened."""
    basis = supposed.files().basis
    opened = {row.cycle for row in reading.documents()} if reading else set()
    years = (edit.year - 1, edit.year, edit.year + 1)
    planned = [y for y in years if y not in opened and y in basis.kalendaria and basis.in_force(y)]
    plans = foreseen.of_plans(world.files(), supposed.files(), planned)
    if reading is None:
        return plans
    running = foreseen.of_running(supposed, reading, today, why)
    return replace(
        running, steps=(*running.steps, *plans.steps), knock_on=(*running.knock_on, *plans.knock_on)
    )


def _not_held(reading: Reading, edit: Edit) -> None:
    """What has been decided at a meeting was decided that day: it can be neither moved nor cancelled."""
    if edit.kind not in ("move", "cancel"):
        return
    meeting = edit.facts["meeting"]
    entries = (entry for entry in reading.entries() if entry.get("meeting") == meeting)
    documents = tuple(dict.fromkeys(str(entry["doc"]) for entry in entries))
    if documents:
        raise Refused("meeting-has-decisions", meeting=meeting, documents=documents)


def _of_meetings(world: World, year: int) -> Iterable[Finding]:
    """Findings about meetings, not about documents: those are told as the knock-on."""
    definitions = world.files()
    if not definitions.basis.in_force(year):
        return ()
    every = checking.of_years(definitions, year)
    return tuple(found for found in every if found.document is None and found.severity != "info")


def _about(found: Finding) -> tuple[object, ...]:
    arguments = tuple(sorted((key, str(value)) for key, value in found.arguments.items()))
    return (found.code, found.body, found.month, arguments)
