"""What a change would do: every document, day, notice and correction, the old beside the new."""

from collections.abc import Iterable, Iterator
from datetime import date

from arshjul.domain.notices import Notice
from arshjul.service.changes import Changes, NoticeChange, StepChange
from arshjul.views import plain
from arshjul.views.columns import WIDTH, bullet, table, wrapped
from arshjul.views.plan import day, knowing
from arshjul.views.standing import content_name
from arshjul.views.text import Words

_SIGNS = (("added", "+"), ("changed", "~"), ("removed", "−"))
_UNITS = {"documents": "documents", "steps": "dated_steps", "notices": "notices"}
_MANY = 60
"""More lines of notices than anybody reads: the counts say the rest, and ``--json`` has them all."""


def lines(words: Words, changes: Changes, year: int, width: int = WIDTH) -> list[str]:
    """The counts, then document by document what changes, who gets a correction, and the knock-on."""
    words = knowing(words, changes.definitions)
    told = [*_waits(words, changes)]
    numbers = [count for count in counts(words, changes) if count]
    told += numbers or [words.say("ui.changes.none")]
    if changes.collapsed:
        told.append(words.say("ui.changes.collapsed", {"count": changes.collapsed}))
    for document in changes.documents:
        told += ["", *_document(words, changes, document, year, width)]
    if changes.steps or changes.corrections:
        told += ["", *_corrections(words, changes, year, width), "", *_knock_on(words, changes, width)]
    return told


def proposed(
    words: Words, changes: Changes, year: int, *, is_open: bool, exercise: bool = False
) -> list[str]:
    """What comes behind a plan: what opening would create, or what the files change in an open year."""
    if not changes and not changes.waits and is_open:
        return ["", words.say("ui.changes.as-open", {"year": year})]
    head = "ui.changes.head-open" if is_open else "ui.changes.head"
    told = ["", words.say(head, {"year": year}), *lines(words, changes, year), ""]
    now, later = carrying_out(changes, year, exercise=exercise)
    if now:
        code = "ui.changes.carry-out" if is_open else "ui.changes.carry-out.new"
        told += wrapped(words.say(code, {"commands": now}))
    if later:
        told += wrapped(words.say("ui.changes.carry-out.waits", {"commands": later}))
    return told


def carrying_out(
    changes: Changes, year: int, *, exercise: bool = False
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The commands that carry it out: what is taken into use as it is, and what waits for a migration.

    :param exercise: the year has ended, and can only be opened in a simulated database
    """
    command = f"arshjul open {year}" + (" --simulated" if exercise else "")
    names = dict.fromkeys(key.split(":")[1] if ":" in key else key for key in changes.waits)
    return ((command,) if changes else (), tuple(f"arshjul migrate {name}" for name in names))


def counts(words: Words, changes: Changes) -> list[str]:
    """A line for each kind of change: + 31 documents, ~ 4 steps …"""
    told = []
    for key, sign in _SIGNS:
        parts = [
            f"{sign} {words.count(count[key], _UNITS[name])}"
            for name, count in changes.counts.items()
            if count[key]
        ]
        told.append("   ".join(parts))
    people = {change.new.key.person for change in changes.notices if change.new}
    if changes.created and people:
        told[0] += " " + words.say("ui.changes.people", {"people": len(people)})
    return told


def data(words: Words, changes: Changes) -> dict[str, object]:
    """The same for programs."""
    words = knowing(words, changes.definitions)
    return {
        "counts": plain.plain(changes.counts),
        "created": [planned.document.id for planned in changes.created],
        "steps": [_step_data(change) for change in changes.steps],
        "notices": [_notice_data(change) for change in changes.notices],
        "collapsed": changes.collapsed,
        "corrections": [_correction_data(words, notice) for notice in changes.corrections],
        "knock_on": [plain.fault(words, fault) for fault in changes.knock_on],
        "content": list(changes.content),
        "waits": list(changes.waits),
    }


def _waits(words: Words, changes: Changes) -> Iterator[str]:
    if changes.waits:
        names = tuple(content_name(words, key) for key in changes.waits)
        yield words.say("ui.difference.waits", {"names": names})


def _document(words: Words, changes: Changes, document: str, year: int, width: int) -> Iterator[str]:
    yield document
    steps = [change for change in changes.steps if change.document == document]
    yield from table([""] * 4, [_step_row(words, change, year) for change in steps], width, "  ", (1, 2, 3))
    notices = [c for c in changes.notices if _of(c).key.document == document]
    if notices:
        yield words.say("ui.changes.notices", {"count": len(notices)})
        rows = [_notice_row(words, change, year) for change in notices[:_MANY]]
        yield from table([""] * 3, rows, width, "    ", (0, 1))
        if len(notices) > _MANY:
            yield words.say("ui.changes.more", {"count": len(notices) - _MANY})


def _step_row(words: Words, change: StepChange, year: int) -> list[str]:
    old, new = change.old, change.new
    moved = change.old_meeting != change.new_meeting
    none = words.say("ui.no-meeting")
    meeting = f"{change.old_meeting or none} → {change.new_meeting or none}" if moved else ""
    return [
        words.step(change.document, change.step.trigger),
        _day(words, old.due if old else None, year),
        f"→ {_day(words, new.due if new else None, year)}",
        meeting or (change.new_meeting or ""),
    ]


def _notice_row(words: Words, change: NoticeChange, year: int) -> list[str]:
    notice = _of(change)
    days = notice.key.rung if notice.key.rung[0] in "+-" else None
    facts = {"kind": notice.kind, "rung": days, "step": notice.key.step, "document": notice.key.document}
    facts["to"] = words.person(notice.key.person)
    return [
        _sent(words, change.old, year),
        f"→ {_sent(words, change.new, year)}",
        words.say("ui.changes.notice", facts),
    ]


def _sent(words: Words, notice: Notice | None, year: int) -> str:
    return _day(words, notice.send_on if notice else None, year)


def _corrections(words: Words, changes: Changes, year: int, width: int) -> Iterator[str]:
    if not changes.corrections:
        yield from wrapped(words.say("ui.changes.corrections.none"), width)
        return
    yield words.say("ui.changes.corrections", {"count": len(changes.corrections)})
    for notice in changes.corrections:
        yield from bullet(words.say("ui.changes.correction", _told(words, notice)), width)


def _told(words: Words, notice: Notice) -> dict[str, object]:
    return {
        "to": words.person(notice.key.person),
        "document": notice.key.document,
        "step": notice.key.step,
        "old": notice.facts.get("old_due"),
        "new": notice.due.isoformat(),
        "on": notice.send_on.isoformat(),
    }


def _knock_on(words: Words, changes: Changes, width: int) -> Iterable[str]:
    if not changes.knock_on:
        return wrapped(words.say("ui.changes.knock-on.none"), width)
    told = [words.say("ui.changes.knock-on")]
    for fault in changes.knock_on:
        told += bullet(words.fault(fault), width)
    return told


def _day(words: Words, found: date | None, year: int) -> str:
    return day(words, found, year) or "–"


def _of(change: NoticeChange) -> Notice:
    notice = change.new or change.old
    assert notice is not None
    return notice


def _step_data(change: StepChange) -> dict[str, object]:
    old, new = change.old, change.new
    return {
        "document": change.document,
        "trigger": change.step.trigger,
        "body": change.step.body,
        "old_due": plain.plain(old.due) if old else None,
        "due": plain.plain(new.due) if new else None,
        "old_meeting": change.old_meeting,
        "meeting": change.new_meeting,
        "unbound": new.unbound if new else None,
    }


def _notice_data(change: NoticeChange) -> dict[str, object]:
    notice, old, new = _of(change), change.old, change.new
    return {
        "document": notice.key.document,
        "step": notice.key.step,
        "rung": notice.key.rung,
        "kind": notice.kind.value,
        "to": notice.key.person,
        "old_send_on": old.send_on.isoformat() if old else None,
        "send_on": new.send_on.isoformat() if new else None,
        "old_due": old.due.isoformat() if old else None,
        "due": new.due.isoformat() if new else None,
    }


def _correction_data(words: Words, notice: Notice) -> dict[str, object]:
    return {
        "key": str(notice.key),
        "to": notice.key.person,
        "name": words.person(notice.key.person),
        "document": notice.key.document,
        "step": notice.key.step,
        "old_due": notice.facts.get("old_due"),
        "due": notice.due.isoformat(),
        "send_on": notice.send_on.isoformat(),
        "cancelled": bool(notice.facts.get("cancelled")),
    }
