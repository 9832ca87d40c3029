"""Two kalendaria side by side: meetings, and what their differences do to documents and mails."""

from datetime import date

from arshjul.domain.meetingplans.comparing import Difference, Different
from arshjul.domain.planned import PlannedStep
from arshjul.service.differing import Compared, OtherNotice, OtherStep, Side
from arshjul.views import compared_years
from arshjul.views import findings as findings_view
from arshjul.views.columns import WIDTH, table, wrapped
from arshjul.views.meetingplans import meeting_data
from arshjul.views.text import Words

_MOST = 40
_SIGNS = {
    Difference.ADDED: "ui.plan.added",
    Difference.REMOVED: "ui.plan.removed",
    Difference.CANCELLED: "ui.plan.cancelled",
    Difference.MOVED: "ui.plan.moved",
    Difference.STATUS: "ui.plan.status",
    Difference.OTHER: "ui.plan.other",
}


def lines(words: Words, found: Compared, width: int = WIDTH) -> list[str]:
    """The meetings that differ under their bodies, then steps, then notices."""
    told = _noticed(words, found, width)
    if found.bodies:
        return [*told, *compared_years.lines(words, found, width)]
    names = {"one": found.before.name, "other": found.after.name}
    if not found.meetings:
        return [*told, words.say("ui.compare.none", names)]
    told += [words.say("ui.compare.head", {**names, "count": len(found.meetings)})]
    body = ""
    for item in found.meetings:
        if item.meeting.body != body:
            body = item.meeting.body
            told += ["", _name(body, found)]
        told.append(f"  {_meeting(words, item)}")
    return [*told, "", *_effects(words, found, width)]


def data(words: Words, found: Compared) -> dict[str, object]:
    """The same for programs."""
    return {
        "before": _side(words, found.before),
        "after": _side(words, found.after),
        "meetings": [
            {
                "difference": item.difference.value,
                "before": meeting_data(item.before),
                "after": meeting_data(item.after),
            }
            for item in found.meetings
        ],
        "planned": found.cycles is not None,
        "steps": [_step_data(step) for step in found.steps],
        "notices": [_notice_data(notice) for notice in found.notices],
        **(compared_years.data(found) if found.bodies else {}),
    }


def _name(body: str, found: Compared) -> str:
    return found.after.names.get(body) or found.before.names.get(body) or body


def _noticed(words: Words, found: Compared, width: int) -> list[str]:
    every = (*found.before.findings, *found.after.findings)
    return [*findings_view.lines(words, every, width), ""] if every else []


def _meeting(words: Words, item: Different) -> str:
    before, after = item.before or item.meeting, item.meeting
    told = {
        "meeting": after.id,
        "date": after.date,
        "old_date": before.date,
        "before": before.status,
        "status": after.status,
    }
    return words.say(_SIGNS[item.difference], told)


def _effects(words: Words, found: Compared, width: int) -> list[str]:
    if found.cycles is None:
        return wrapped(words.say("ui.compare.no-plan"), width)
    told = [words.say("ui.compare.no-steps")]
    if found.steps:
        told = [words.say("ui.compare.steps", {"count": len(found.steps)})]
        rows = [_step_row(words, step) for step in found.steps]
        told += [*table([""] * 5, rows[:_MOST], width, "  ", (0, 2, 4)), *_more(words, len(rows))]
    counts = {
        "gained": sum(n.before is None for n in found.notices),
        "lost": sum(n.after is None for n in found.notices),
        "shifted": sum(n.before is not None and n.after is not None for n in found.notices),
    }
    told += ["", words.say("ui.compare.notices", counts)]
    rows = [_notice_row(words, notice) for notice in found.notices]
    return [*told, *table([""] * 6, rows[:_MOST], width, "  ", (0, 3, 5)), *_more(words, len(rows))]


def _step_row(words: Words, step: OtherStep) -> list[str]:
    name = words.step(step.document, step.trigger)
    return [step.document, name, _at(words, step.before), "→", _at(words, step.after)]


def _notice_row(words: Words, notice: OtherNotice) -> list[str]:
    name, person = words.step(notice.document, notice.trigger), words.person(notice.person)
    return [_sign(notice), notice.document, name, notice.rung, person, _days(words, notice)]


def _more(words: Words, count: int) -> list[str]:
    more = words.say("ui.compare.more", {"count": count - _MOST})
    return [f"  {more}"] if count > _MOST else []


def _at(words: Words, step: PlannedStep | None) -> str:
    """The step's meeting and day."""
    if step is None:
        return "–"
    where = step.meeting.id if step.meeting else words.say("ui.compare.nowhere") if step.unbound else ""
    return " ".join(filter(None, (where, words.date(step.due, "column") if step.due else "")))


def _sign(notice: OtherNotice) -> str:
    if notice.before is None:
        return "+"
    return "-" if notice.after is None else "~"


def _days(words: Words, notice: OtherNotice) -> str:
    days = [words.date(day, "column") for day in (notice.before, notice.after) if day]
    return " → ".join(days)


def _side(words: Words, side: Side) -> dict[str, object]:
    findings = findings_view.data(words, side.findings)
    return {"name": side.name, "year": side.year, "meetings": len(side.meetings), "findings": findings}


def _step_data(step: OtherStep) -> dict[str, object]:
    return {
        "document": step.document,
        "step": step.trigger,
        "body": step.body,
        "before": _planned(step.before),
        "after": _planned(step.after),
    }


def _planned(step: PlannedStep | None) -> dict[str, object] | None:
    if step is None:
        return None
    return {
        "meeting": step.meeting.id if step.meeting else None,
        "due": _iso(step.due),
        "unbound": step.unbound,
    }


def _notice_data(notice: OtherNotice) -> dict[str, object]:
    return {
        "document": notice.document,
        "step": notice.trigger,
        "rung": notice.rung,
        "person": notice.person,
        "before": _iso(notice.before),
        "after": _iso(notice.after),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
