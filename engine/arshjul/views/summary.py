"""A simulated year in short, as a process owner would want to be told of it."""

from arshjul.service.simulating import LateStep, Summary
from arshjul.views.columns import WIDTH, bullet, wrapped
from arshjul.views.plain import plain
from arshjul.views.text import Words

_NEXT = ("status", "history --late", "verify", "notices {cycle}")


def lines(words: Words, summary: Summary, width: int = WIDTH, program: str = "arshjul") -> list[str]:
    """What became of the documents, the meetings and the mails, what was late, and what to try next.

    :param program: how the reader starts the program, for the commands to try
    """
    told = [line for text in _results(words, summary) for line in wrapped(text, width)]
    told += ["", *_late(words, summary, width), ""]
    verified = "ui.summary.verified" if summary.verified else "ui.summary.altered"
    told.append(words.say(verified, {"rows": summary.rows}))
    if summary.folder:
        told.append(words.say("ui.summary.folder", {"folder": summary.folder}))
    if summary.seconds:
        seconds = f"{summary.seconds:.1f}"
        told.append(words.say("ui.summary.seconds", {"seconds": _decimal(words, seconds)}))
    return [*told, "", words.say("ui.summary.next"), *next_commands(summary, program)]


def next_commands(summary: Summary, program: str = "arshjul") -> list[str]:
    """Commands that show more of the year that was played."""
    where = f" -C {summary.folder}" if summary.folder else ""
    return [f"  {program}{where} {command.format(cycle=summary.cycle)}" for command in _NEXT]


def data(words: Words, summary: Summary) -> dict[str, object]:
    """The summary's values."""
    return {
        "cycle": summary.cycle,
        "opened": summary.opened,
        "decided": summary.decided,
        "undecided": list(summary.undecided),
        "ownerless": list(summary.ownerless),
        "passed_on": {id_: {"from": old, "to": new} for id_, (old, new) in summary.passed_on.items()},
        "meetings": {"used": summary.meetings_used, "live": summary.meetings_live},
        "mails": {"sent": summary.mails_sent, **summary.mails},
        "late": [_late_data(words, step) for step in summary.late],
        "rows": summary.rows,
        "verified": summary.verified,
        "folder": summary.folder,
        "seconds": summary.seconds,
    }


def _results(words: Words, summary: Summary) -> list[str]:
    facts = {"cycle": summary.cycle, "opened": summary.opened, "decided": summary.decided}
    told = [words.say("ui.summary.head", facts)]
    if summary.undecided:
        told.append(words.say("ui.summary.undecided", {"documents": summary.undecided}))
    if summary.ownerless:
        told.append(words.say("ui.summary.ownerless", {"documents": summary.ownerless}))
    for id_, (old, new) in summary.passed_on.items():
        told.append(words.say("ui.summary.passed-on", {"document": id_, "body": old, "successor": new}))
    meetings = {"used": summary.meetings_used, "live": summary.meetings_live}
    kinds = tuple(words.count(count, f"mails.{kind}") for kind, count in summary.mails.items())
    told.append(words.say("ui.summary.meetings", meetings))
    return [*told, words.say("ui.summary.mails", {"sent": summary.mails_sent, "kinds": kinds})]


def _late(words: Words, summary: Summary, width: int) -> list[str]:
    if not summary.late:
        return [words.say("ui.summary.late-none")]
    people = {person for step in summary.late for person in step.told}
    told = wrapped(words.say("ui.summary.late", {"count": len(summary.late), "told": len(people)}), width)
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for step in summary.late:
        said = words.say("ui.summary.late-each", _late_facts(words, step))
        groups.setdefault(_about(words, step), {})[said] = None
    for (document, name), each in groups.items():
        facts = {"document": document, "step": name, "each": ", ".join(each)}
        told += bullet(words.say("ui.summary.late-group", facts), width)
    return told


def _about(words: Words, step: LateStep) -> tuple[str, str]:
    """Document type and step; what is done for a meeting's every decision, as its minutes, is told once."""
    document = "" if "." in step.trigger else words.names.type(step.document, running=False)
    return document, words.names.step(step.document, step.trigger)


def _whose(words: Words, step: LateStep) -> str:
    """What tells the document from others of its type: its body or month; else the step's body."""
    workflow = words.names.workflow(step.document)
    own = step.document.removeprefix(f"{workflow.id}-").partition("-")[2] if workflow else step.document
    return (own if "." not in step.trigger else "") or step.body or "–"


def _late_step(words: Words, step: LateStep) -> str:
    return words.say("ui.summary.late-one", _late_facts(words, step))


def _late_facts(words: Words, step: LateStep) -> dict[str, object]:
    return {
        "document": step.document,
        "whose": _whose(words, step),
        "trigger": step.trigger,
        "body": words.body(step.body) if step.body else "–",
        "due": step.due,
        "on": step.on,
        "days": step.days,
        "taken": step.days if step.on else None,
        "told": tuple(words.person(person) for person in dict.fromkeys(step.told)),
    }


def _late_data(words: Words, step: LateStep) -> dict[str, object]:
    return {
        "document": step.document,
        "trigger": step.trigger,
        "body": step.body,
        "due": plain(step.due),
        "on": plain(step.on),
        "days": step.days,
        "told": list(step.told),
        "message": _late_step(words, step),
    }


def _decimal(words: Words, number: str) -> str:
    return number.replace(".", ",") if words.language == "sv" else number
