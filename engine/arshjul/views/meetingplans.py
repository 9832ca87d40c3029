"""Meeting plans: what an import found and wrote, what is asked, what differs, and the rows of an export."""

from collections.abc import Iterable, Mapping

from arshjul.domain.findings import Finding, Severity
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.meetingplans.bodies import NewBody, block
from arshjul.domain.meetingplans.found import Doubt
from arshjul.domain.meetingplans.merging import Change, Merged, in_order
from arshjul.service.importing import Imported, ImportedYear
from arshjul.views import findings as findings_view
from arshjul.views.columns import WIDTH, table, wrapped
from arshjul.views.text import Words

_MOST_INFOS = 8
_SIGNS = {
    Change.ADDED: "ui.plan.added",
    Change.MOVED: "ui.plan.moved",
    Change.CANCELLED: "ui.plan.cancelled",
    Change.STATUS: "ui.plan.status",
    Change.OTHER: "ui.plan.other",
}
_DIFFERS = frozenset({"row-deleted", "missing-in-source", "cancelled-here-only", "body-kept"})
"""Findings that say what the plan and the kalendarium do not agree on."""
_CHOICES = {
    "keep": "ui.plan.keep",
    "skip": "ui.plan.skip",
    "cancel": "ui.plan.cancel",
    "new": "ui.plan.answer-new",
    "leave": "ui.plan.leave",
    "again": "ui.plan.again",
}


def lines(words: Words, found: Imported, width: int = WIDTH) -> list[str]:
    """What was read, body by body; what changes; what was noticed; and what config.toml lacks."""
    told = _read(words, found)
    for year in found.years:
        told += ["", *_year(words, year)]
    if found.findings:
        told += ["", *_findings(words, found, width)]
    if found.new:
        told += ["", words.say("ui.plan.blocks"), ""]
        told += [line for body in found.new for line in (*_block(body, found).split("\n"), "")]
        told += [words.say("ui.plan.until-then")]
    return told


def data(words: Words, found: Imported, written: Iterable[str]) -> dict[str, object]:
    """The same for programs."""
    files = set(written)
    return {
        "file": found.source,
        "years": [_year_data(year, year.file in files) for year in found.years],
        "bodies": [
            {"id": body, "name": found.names.get(body, body), "meetings": len(days)}
            for body, days in _days(found).items()
        ],
        "new_bodies": [
            {"id": b.id, "name": b.name, "kinds": [k.value for k in b.kinds], "block": _block(b, found)}
            for b in found.new
        ],
        "findings": findings_view.data(words, found.findings),
    }


def ending(
    words: Words, found: Imported, written: tuple[str, ...], *, out: str | None = None, dry: bool
) -> str:
    """What has become of it, and what to do next.

    :param out: another file than the kalendarium, when it was to be written there
    """
    if written and out is not None:
        return words.say("ui.plan.saved-out", {"file": out})
    if written:
        years = tuple(year.year for year in found.years if year.file in written)
        return words.say("ui.plan.saved", {"files": written, "year": years[0]})
    if found.failed:
        told = [words.say("ui.plan.unsaved")]
        return " ".join([*told, words.say("ui.plan.skippable")] if found.skippable else told)
    if dry:
        return words.say("ui.plan.dry")
    if out is not None:
        return words.say("ui.plan.same-out", {"file": out})
    differs = any(item.code in _DIFFERS for item in found.findings)
    return words.say("ui.plan.unchanged" if differs else "ui.plan.nothing")


def question(words: Words, doubt: Doubt, width: int = WIDTH) -> list[str]:
    """A doubt as a question, with its answers by number."""
    answers = tuple(f"{number} {_answer(words, choice)}" for number, choice in enumerate(doubt.choices, 1))
    asked = words.say("ui.plan.question", {"choices": answers})
    told = wrapped(words.finding(doubt.finding), width, "  ")
    return ["", _where(words, doubt.finding), *told, f"  {asked}"]


def _block(body: NewBody, found: Imported) -> str:
    return block(body, min(day.year for id_, day in found.read if id_ == body.id))


def _answer(words: Words, choice: str) -> str:
    return words.say(_CHOICES[choice]) if choice in _CHOICES else f"{words.body(choice)} ({choice})"


def _days(found: Imported) -> dict[str, list[object]]:
    bodies: dict[str, list[object]] = {}
    for body, day in sorted(found.read, key=lambda pair: pair[1]):
        bodies.setdefault(body, []).append(day)
    return bodies


def _read(words: Words, found: Imported) -> list[str]:
    days = _days(found)
    head = {"file": found.source, "count": len(found.read), "bodies_count": len(days)}
    fresh = {body.id for body in found.new}
    rows = [
        [
            found.names.get(body, body),
            body,
            words.count(len(mine), "meetings"),
            words.say("ui.plan.days", {"on": mine[0], "until": mine[-1]}),
            words.say("ui.plan.new") if body in fresh else "",
        ]
        for body, mine in days.items()
    ]
    return [words.say("ui.plan.read", head), *table([""] * 5, rows, indent="  ", whole=(1, 2, 3, 4))]


def _year(words: Words, year: ImportedYear) -> list[str]:
    counts = {change: sum(row.change is change for row in year.rows) for change in Change}
    if year.fresh:
        return [words.say("ui.plan.fresh", {"file": year.file, "count": len(year.rows)})]
    if counts[Change.SAME] == len(year.rows):
        return [words.say("ui.plan.same", {"file": year.file})]
    told = {
        "file": year.file,
        "added": counts[Change.ADDED],
        "moved": counts[Change.MOVED],
        "cancelled": counts[Change.CANCELLED],
        "other": counts[Change.STATUS] + counts[Change.OTHER],
        "same": counts[Change.SAME],
    }
    changed = [row for row in in_order(year.rows) if row.change is not Change.SAME]
    return [words.say("ui.plan.changed", told), *(f"  {_change(words, row)}" for row in changed)]


def _change(words: Words, row: Merged) -> str:
    before = row.before or row.after
    told = {
        "meeting": row.after.id,
        "date": row.after.date,
        "old_date": before.date,
        "before": before.status,
        "status": row.after.status,
    }
    return words.say(_SIGNS[row.change], told)


def _findings(words: Words, found: Imported, width: int) -> list[str]:
    """Errors and warnings all; of what is only said for knowledge, the first few."""
    infos = [f for f in found.findings if f.severity is Severity.INFO]
    shown = [f for f in found.findings if f.severity is not Severity.INFO] + infos[:_MOST_INFOS]
    told: list[str] = []
    for severity in Severity:
        group = [f for f in shown if f.severity is severity]
        if group:
            told += [words.say(f"ui.severity.{severity}")]
            told += [line for f in group for line in _finding(words, f, width)]
    if len(infos) > _MOST_INFOS:
        more = words.say("ui.plan.infos", {"count": len(infos) - _MOST_INFOS})
        told.append(f"  {more}")
    return [*told, findings_view.count(words, found.findings)]


def _finding(words: Words, found: Finding, width: int) -> list[str]:
    suggestion = words.suggestion(found)
    return [
        f"  {_where(words, found)}",
        *wrapped(words.finding(found), width, "    "),
        *(wrapped(f"→ {suggestion}", width, "    ") if suggestion else ()),
    ]


def _where(words: Words, found: Finding) -> str:
    """A cell by the name that spreadsheets give it, else file, line and column."""
    if "cell" in found.arguments and found.place.line is not None:
        return words.say("ui.plan.cell", {"file": found.place.file, "cell": found.arguments["cell"]})
    return findings_view.where(found)


def _year_data(year: ImportedYear, written: bool) -> dict[str, object]:
    return {
        "year": year.year,
        "file": year.file,
        "written": written,
        "new_file": year.fresh,
        "meetings": len(year.rows),
        "changes": [
            {"change": row.change.value, "before": meeting_data(row.before), "after": meeting_data(row.after)}
            for row in in_order(year.rows)
            if row.change is not Change.SAME
        ],
    }


def meeting_data(meeting: Meeting | None) -> Mapping[str, object] | None:
    """A meeting as plain data."""
    if meeting is None:
        return None
    return {
        "id": meeting.id,
        "body": meeting.body,
        "date": meeting.date.isoformat(),
        "until": meeting.until.isoformat() if meeting.until else None,
        "time": meeting.time.isoformat("minutes") if meeting.time else None,
        "status": meeting.status.value,
        "called": meeting.called,
        "note": meeting.note,
        "for": list(meeting.for_),
    }
