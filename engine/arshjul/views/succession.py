"""Who takes over what from whom, for people and for programs."""

from collections.abc import Iterator
from datetime import date

from arshjul.domain.handover import Ending, Handover, MovedStep
from arshjul.service.succeeding import Changing
from arshjul.views.columns import WIDTH, bullet, wrapped
from arshjul.views.plain import plain
from arshjul.views.plan import knowing
from arshjul.views.text import Words


def lines(words: Words, found: Changing, width: int = WIDTH) -> list[str]:
    """The bodies that end, each document with the steps that change hands, and what is left to nobody."""
    words = knowing(words, found.definitions)
    told = wrapped(words.say("ui.succession.head", _head(found)), width)
    for ending in found.endings:
        told += bullet(words.say("ui.succession.ending", _ending(words, ending)), width)
        plans = {"body": ending.body, "documents": found.plans.get(ending.body)}
        told += wrapped(words.say("ui.succession.frames", plans), width, "    ") if plans["documents"] else []
    for handed in found.handovers:
        code = "ui.succession.kept" if handed.new == handed.old else "ui.succession.document"
        told += ["", *wrapped(words.say(code, _document(handed)), width)]
        told += list(_steps(words, handed, width))
    left = tuple(handed.document.id for handed in found.left)
    code = "ui.succession.left" if left else "ui.succession.whole"
    told += ["", *wrapped(words.say(code, {"documents": left}), width)]
    return told + [line for said in _alone(words, found) for line in wrapped(said, width)]


def data(words: Words, found: Changing) -> dict[str, object]:
    """The same values, with ``left`` for what has no owner or no recipient."""
    words = knowing(words, found.definitions)
    return {
        "year": found.cycle,
        "running": found.running,
        "unfinished": found.documents,
        "endings": [
            {
                "body": ending.body,
                "last": plain(ending.last),
                "successors": [
                    {"body": row.successor, "part": row.part or None, "documents": plain(row.documents)}
                    for row in ending.successions
                ],
                "plans": list(found.plans.get(ending.body, ())),
            }
            for ending in found.endings
        ],
        "documents": [_document_data(words, handed) for handed in found.handovers],
        "left": [handed.document.id for handed in found.left],
        "unsucceeded": [{"id": id_, "last": plain(last)} for id_, last in found.unsucceeded.items()],
    }


def _alone(words: Words, found: Changing) -> Iterator[str]:
    """What must be finished while it has an owner, by its last day; what is left anyhow has been told."""
    left = {handed.document.id for handed in found.left}
    by_day: dict[date, list[str]] = {}
    for id_, last in found.unsucceeded.items():
        if id_ not in left:
            by_day.setdefault(last, []).append(id_)
    for last, documents in sorted(by_day.items()):
        yield words.say("ui.succession.alone", {"last": last, "documents": tuple(documents)})


def _head(found: Changing) -> dict[str, object]:
    return {
        "year": found.cycle,
        "bodies": len(found.endings),
        "handed": len(found.handovers),
        "documents": found.documents,
    }


def _ending(words: Words, ending: Ending) -> dict[str, object]:
    heirs = tuple(
        words.say(
            "ui.succession.heir",
            {"successor": row.successor, "part": row.part or None, "types": row.documents or None},
        )
        for row in ending.successions
    )
    return {"body": ending.body, "last": ending.last, "heirs": heirs}


def _document(handed: Handover) -> dict[str, object]:
    return {
        "document": handed.document.id,
        "body": handed.old,
        "successor": handed.new,
        "on": handed.on,
    }


def _steps(words: Words, handed: Handover, width: int) -> Iterator[str]:
    for moved in handed.steps:
        yield from bullet(words.say("ui.succession.step", _step(words, handed, moved)), width)


def _step(words: Words, handed: Handover, moved: MovedStep) -> dict[str, object]:
    meeting = moved.step.meeting or moved.step.next_live
    return {
        "document": handed.document.id,
        "step": moved.step.trigger,
        "day": meeting.date if meeting else moved.step.due,
        "meeting": meeting.id if meeting else None,
        "old": words.say("ui.succession.who", {"body": moved.old, "people": moved.before or None}),
        "new": words.say("ui.succession.who", {"body": moved.new, "people": moved.after or None}),
        "notices": moved.notices,
    }


def _document_data(words: Words, handed: Handover) -> dict[str, object]:
    return {
        "id": handed.document.id,
        "from": handed.old,
        "to": handed.new,
        "on": plain(handed.on),
        "left": handed.left,
        "steps": [
            {
                "trigger": moved.step.trigger,
                "from": moved.old,
                "to": moved.new,
                "due": plain(moved.step.due),
                "meeting": moved.step.meeting.id if moved.step.meeting else None,
                "next_meeting": moved.step.next_live.id if moved.step.next_live else None,
                "people": {"before": list(moved.before), "after": list(moved.after)},
                "notices": moved.notices,
                "message": words.say("ui.succession.step", _step(words, handed, moved)),
            }
            for moved in handed.steps
        ],
    }
