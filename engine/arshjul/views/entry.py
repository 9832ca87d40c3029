"""An entry of the history in words, and what came of taking a step."""

from datetime import date

from arshjul.domain import machine
from arshjul.domain.history import Fields
from arshjul.domain.joining import AGREED
from arshjul.domain.workflow import Workflow
from arshjul.service.advancing import Advanced
from arshjul.views import later
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.filling import inside
from arshjul.views.plain import fault as plain_fault
from arshjul.views.plain import plain
from arshjul.views.plan import knowing
from arshjul.views.text import Words


def lines(words: Words, advanced: Advanced, width: int = WIDTH) -> list[str]:
    """What was recorded, what is worth knowing about it, and what happens next."""
    words, entry = _knowing(words, advanced), advanced.entry
    told = [sentence(words, entry), *_remarks(words, entry), *later.of_answer(words, advanced)]
    told += _followed(words, advanced)
    if advanced.dry_run:
        told.insert(0, words.say("ui.entry.dry"))
    elif advanced.repeated:
        told.insert(0, words.say("ui.entry.repeated"))
    if advanced.unattested:
        told.append(words.say("ui.entry.unattested", {"decisions": _decisions(words, advanced)}))
    if advanced.registry_missing:
        told.append(words.say("ui.entry.registry", entry))
    told.append(_next(words, entry))
    return [line for text in told for line in wrapped(text, width)]


def data(words: Words, advanced: Advanced) -> dict[str, object]:
    """The entry as the history holds it."""
    words = _knowing(words, advanced)
    return {
        "entry": plain(advanced.entry),
        "message": sentence(words, advanced.entry),
        "repeated": advanced.repeated,
        "dry_run": advanced.dry_run,
        "registry_missing": advanced.registry_missing,
        "knock_on": [plain_fault(words, fault) for fault in advanced.slipped.knock_on],
        "mails_changed_for": list(advanced.slipped.people),
        "followed": [
            {"entry": plain(followed), "message": sentence(words, followed)} for followed in advanced.followed
        ],
        "unattested": [
            {"document": one.document, "trigger": one.trigger, "on": one.on.isoformat()}
            for one in advanced.unattested
        ],
    }


def _knowing(words: Words, advanced: Advanced) -> Words:
    """The words of what the document runs on, which need not be what the files say now."""
    return knowing(words, advanced.definitions) if advanced.definitions else words


def told(words: Words, advanced: Advanced) -> str:
    """What was recorded, in one sentence."""
    return sentence(_knowing(words, advanced), advanced.entry)


def _decisions(words: Words, advanced: Advanced) -> tuple[str, ...]:
    return tuple(decision(words, one.document, one.trigger, one.on) for one in advanced.unattested)


def decision(words: Words, document: str, trigger: str, on: date) -> str:
    """A decision and its day: budget-2019, besluta om budgeten (2018-11-26)."""
    return f"{document}, {inside(words.step(document, trigger))} ({on.isoformat()})"


def sentence(words: Words, entry: Fields) -> str:
    """What an entry says, in one sentence."""
    content = entry.get("content")
    names = tuple(str(key) for key in content) if isinstance(content, dict) else ()
    because = entry.get("because")
    led = {f"because_{key}": value for key, value in because.items()} if isinstance(because, dict) else {}
    members, again = (tuple(map(str, _list(entry.get(name)))) for name in ("members", "again"))
    told = {"names": names, "members": members, "again": again}
    told["others"] = tuple(member for member in members if member != entry.get("doc"))
    return words.say(f"entry.{entry['type']}", {**entry, **led, **told})


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _remarks(words: Words, entry: Fields) -> list[str]:
    told = []
    if entry.get("outcome") == "table":
        told.append(words.say("ui.entry.table"))
    if entry.get("att"):
        told.append(words.say("ui.entry.att", entry))
    if entry.get("late"):
        told.append(words.say("ui.entry.late", entry))
    if entry.get("missing"):
        told.append(words.say("ui.entry.missing", entry))
    if entry.get("minority"):
        told.append(words.say("ui.entry.minority", entry))
    return told


def _followed(words: Words, advanced: Advanced) -> list[str]:
    """What the decision led to in a joint plan; a decision that waits says what for."""
    if advanced.followed:
        return [sentence(words, entry) for entry in advanced.followed]
    agreed = advanced.entry.get("joint") and advanced.entry.get("outcome") in AGREED
    return [words.say("ui.entry.joint", advanced.entry)] if agreed else []


def _next(words: Words, entry: Fields) -> str:
    workflow = words.names.workflow(str(entry.get("doc")))
    if workflow is None:
        return words.say("ui.entry.show", entry)
    moves = tuple(step.trigger for step in machine.moves(workflow, str(entry.get("to"))))
    owed = () if moves else _owed(workflow, str(entry.get("trigger")))
    if owed:
        return words.say("ui.entry.remains", {**entry, "moves": owed})
    return words.say("ui.entry.next", {**entry, "moves": moves})


def _owed(workflow: Workflow, trigger: str) -> tuple[str, ...]:
    """What must be done after a step though the document has come to its end: minutes, dispatch."""
    sides = ((step.trigger, step.side) for step in workflow.side_steps)
    return tuple(name for name, side in sides if side and side.after == trigger and not side.optional)
