"""What a change of one meeting would do, before it happens."""

from arshjul.service.rescheduling import Proposed
from arshjul.views import changes, findings, plain
from arshjul.views.columns import WIDTH, bullet, wrapped
from arshjul.views.plan import knowing
from arshjul.views.text import Words

_DESPITE = {
    "change-was-passed": "ui.rescheduled.correction",
    "change-to-passed": "ui.rescheduled.correction",
    "change-brings-errors": "ui.rescheduled.anyway",
}
"""What it means that somebody has said that it is right in spite of that."""


def lines(words: Words, proposed: Proposed, width: int = WIDTH) -> list[str]:
    """What is changed in the kalendarium, what follows of it, and what is doubtful about the day itself."""
    words = knowing(words, proposed.changes.definitions)
    edit = proposed.edit
    facts = {**edit.facts, "body": edit.body, "file": proposed.file, "kind": edit.kind}
    if len(edit.documents) > 1:
        facts |= {"documents": edit.documents}
    told = wrapped(words.say("ui.rescheduled", facts), width)
    for code in dict.fromkeys(_DESPITE[f.code] for f in proposed.overridden if f.code in _DESPITE):
        told += wrapped(words.say(code), width)
    if proposed.findings:
        told += ["", *findings.lines(words, proposed.findings, width)]
    return [*told, "", *changes.lines(words, proposed.changes, edit.year, width)]


def objections(words: Words, proposed: Proposed, width: int = WIDTH) -> list[str]:
    """Why it would not be carried out, and what to do about it."""
    words = knowing(words, proposed.changes.definitions)
    told = wrapped(words.say("change-objected", {"file": proposed.file}), width)
    return [*told, *(line for fault in proposed.objections for line in bullet(words.fault(fault), width))]


def data(words: Words, proposed: Proposed, *, done: bool) -> dict[str, object]:
    """The same for programs, and whether it has happened."""
    edit = proposed.edit
    documents = {"documents": list(edit.documents)} if edit.documents else {}
    return {
        "done": done,
        "file": proposed.file,
        "change": {"kind": edit.kind, "body": edit.body, **edit.facts, **documents},
        "changes": changes.data(words, proposed.changes),
        "findings": findings.data(words, proposed.findings),
        "objections": [plain.fault(words, fault) for fault in proposed.objections],
    }
