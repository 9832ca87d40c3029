"""What a change of one meeting would do, before it happens."""

from arshjul.service.rescheduling import Proposed
from arshjul.views import changes, findings
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.plan import knowing
from arshjul.views.text import Words


def lines(words: Words, proposed: Proposed, width: int = WIDTH) -> list[str]:
    """What is changed in the kalendarium, what follows of it, and what is doubtful about the day itself."""
    words = knowing(words, proposed.changes.definitions)
    edit = proposed.edit
    facts = {**edit.facts, "body": edit.body, "file": proposed.file, "kind": edit.kind}
    told = wrapped(words.say("ui.rescheduled", facts), width)
    if proposed.findings:
        told += ["", *findings.lines(words, proposed.findings, width)]
    return [*told, "", *changes.lines(words, proposed.changes, edit.year, width)]


def data(words: Words, proposed: Proposed, *, done: bool) -> dict[str, object]:
    """The same for programs, and whether it has happened."""
    return {
        "done": done,
        "file": proposed.file,
        "change": {"kind": proposed.edit.kind, "body": proposed.edit.body, **proposed.edit.facts},
        "changes": changes.data(words, proposed.changes),
        "findings": findings.data(words, proposed.findings),
    }
