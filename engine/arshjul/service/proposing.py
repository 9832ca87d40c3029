"""``plan --out`` and ``open FILE``: what opening would do, as a file to be carried out exactly or not at all.

The file holds what it was built on: the hashes of all content, the last entry of the history, and a hash of
itself. When any of it is different, or the result would be, nothing is done and the difference is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from arshjul.domain.history import Fields
from arshjul.domain.planned import PlannedStep
from arshjul.errors import Fault, Refused, UsageError
from arshjul.service import changes as foreseen
from arshjul.service.changes import Changes
from arshjul.service.definitions import Definitions, digest
from arshjul.service.planning import definitions_for
from arshjul.service.ports import Reading
from arshjul.service.recording import day, instant
from arshjul.service.taking import difference, keys_to_open
from arshjul.service.world import World, local_date
from arshjul.values import replace

KIND = "arshjul.plan"
_SCHEMA = 1
_RESULT = ("documents", "steps", "notices", "collapsed", "corrections", "content_taken")


def changes(world: World, cycle: int, now: datetime) -> Changes:
    """What opening the year would create, or change when it is open already.

    :raises ContentError, UsageError: as ``planning.plan`` does
    """
    definitions = definitions_for(world, cycle)
    today = local_date(definitions.basis.organisation, now)
    if today > date(cycle, 12, 31) and not is_open(world, cycle):
        today = date(cycle, 1, 1)  # a year that has ended is only opened as an exercise, from its beginning
    if not world.store.exists():
        return _changes(world, None, cycle, today)
    with world.store.reading() as reading:
        return _changes(world, reading if reading.in_use() else None, cycle, today)


def is_open(world: World, cycle: int) -> bool:
    """Whether the year's documents have been created."""
    if not world.store.exists():
        return False
    with world.store.reading() as reading:
        return bool(reading.documents(cycle))


def proposal(world: World, cycle: int, found: Changes, now: datetime) -> Fields:
    """The plan as a file holds it."""
    if world.store.exists():
        with world.store.reading() as reading:
            rows, last = reading.head()
    else:
        rows, last = 0, ""
    fields = {
        "kind": KIND,
        "schema": _SCHEMA,
        "year": cycle,
        "made": instant(now),
        "content": dict(world.files().hashes),
        "database": {"rows": rows, "hash": last},
        "counts": {name: dict(count) for name, count in found.counts.items()},
        **result(found),
    }
    return fields | {"hash": digest(world.canonical(fields))}


def year_of(fields: object) -> int:
    """The year that a plan file is for.

    :raises UsageError: ``plan-file-unreadable``: it is not a plan at all
    """
    if isinstance(fields, dict) and (fields.get("kind"), fields.get("schema")) == (KIND, _SCHEMA):
        shape = {"year": int, "content": dict, "database": dict, "hash": str, "made": str}
        year = fields.get("year")
        if isinstance(year, int) and all(isinstance(fields.get(key), type_) for key, type_ in shape.items()):
            return year
    raise UsageError("plan-file-unreadable")


def unchanged(world: World, fields: Fields, reading: Reading | None, today: date) -> None:
    """Whether carrying out the plan would do what it says, no more and no less.

    :raises Refused: ``plan-stale``, with everything that is different
    """
    reasons = [*_differences(world, fields, reading)]
    if not reasons:
        cycle = year_of(fields)
        now = result(_changes(world, reading if reading and reading.in_use() else None, cycle, today))
        if any(now[name] != fields.get(name) for name in _RESULT):
            reasons.append(Fault("plan-day-passed", {"made": fields["made"], "today": today}))
    if reasons:
        raise Refused("plan-stale", tuple(reasons), year=fields["year"])


def _changes(world: World, reading: Reading | None, cycle: int, today: date) -> Changes:
    files = world.files()
    keys = keys_to_open(world, reading, files, cycle) if reading else tuple(files.hashes)
    after = foreseen.definitions_with(world, reading, keys)
    there = {row.id for row in reading.documents(cycle)} if reading else set()
    new = [planned for planned in after.plan(cycle).documents if planned.document.id not in there]
    created = foreseen.created(after, new, today)
    if reading is None:
        return replace(created, content=keys)
    waits = difference(world, reading).waits
    running = foreseen.of_documents(reading, world.in_use(reading), after, today, content=keys, waits=waits)
    return replace(
        running,
        created=created.created,
        notices=(*running.notices, *created.notices),
        collapsed=running.collapsed + created.collapsed,
    )


def _differences(world: World, fields: Fields, reading: Reading | None) -> Iterator[Fault]:
    rest = {name: value for name, value in fields.items() if name != "hash"}
    try:
        altered = digest(world.canonical(rest)) != fields["hash"]
    except ValueError:
        altered = True
    if altered:
        yield Fault("plan-altered")
        return
    built_on, now = fields["content"], world.files()
    assert isinstance(built_on, dict)
    for key in sorted({*built_on, *now.hashes}):
        if built_on.get(key) != now.hashes.get(key):
            yield Fault("plan-content-changed", {"name": key, "file": _file(now, key)})
    database = fields["database"]
    rows, last = reading.head() if reading else (0, "")
    if not isinstance(database, dict) or (database.get("rows"), database.get("hash")) != (rows, last):
        before = database.get("rows") if isinstance(database, dict) else None
        yield Fault("plan-history-changed", {"rows": rows, "before": before})


def _file(definitions: Definitions, key: str) -> str:
    """The file that a piece of content stands in, for people."""
    kind, _, rest = key.partition(":")
    if kind == "kalendarium":
        return f"calendar/{rest}.toml"
    if kind == "workflow":
        id_, _, first = rest.partition(":")
        known = (w.file for w in definitions.basis.workflows if (w.id, str(w.first_cycle)) == (id_, first))
        return next(known, f"workflows/{id_}.toml")
    return "config.toml"


def result(found: Changes) -> dict[str, object]:
    """Everything that would be done, as plain data."""
    return {
        "documents": [
            {
                "id": planned.document.id,
                "workflow": planned.document.workflow.digest,
                "steps": [_step(step, step.meeting.id if step.meeting else None) for step in planned.steps],
            }
            for planned in found.created
        ],
        "steps": [
            {
                "document": change.document,
                "old": _step(change.old, change.old_meeting),
                "new": _step(change.new, change.new_meeting),
            }
            for change in found.steps
        ],
        "notices": _notices(found),
        "collapsed": found.collapsed,
        "corrections": [[str(n.key), day(n.send_on), day(n.due)] for n in found.corrections],
        "content_taken": sorted(found.content),
    }


def _step(step: PlannedStep | None, meeting: str | None) -> Mapping[str, object] | None:
    if step is None:
        return None
    return {"trigger": step.trigger, "body": step.body, "meeting": meeting, "due": day(step.due)}


def _notices(found: Changes) -> list[object]:
    """By key: the day each was to go, and the day it will."""
    rows: Iterable[tuple[str | None, str | None, str | None, str | None]] = (
        (
            str(change.old.key) if change.old else None,
            day(change.old.send_on) if change.old else None,
            str(change.new.key) if change.new else None,
            day(change.new.send_on) if change.new else None,
        )
        for change in found.notices
    )
    return [list(row) for row in sorted(rows, key=str)]
