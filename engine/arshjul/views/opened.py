"""What opening a year did."""

from arshjul.service.opening import Opened
from arshjul.views import findings
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.text import Words


def lines(words: Words, opened: Opened, width: int = WIDTH) -> list[str]:
    """How many documents were created, what the kalendarium cannot carry, and what to do next."""
    facts = {"year": opened.cycle, "created": len(opened.created), "documents": opened.documents}
    told = wrapped(words.say(_code(opened), facts), width)
    if opened.findings:
        told += wrapped(words.say("ui.opened.findings", {"count": len(opened.findings), **facts}), width)
    return [*told, *wrapped(words.say("ui.opened.next", facts), width)]


def data(words: Words, opened: Opened) -> dict[str, object]:
    """The year, the documents that were created now, and the findings the year was opened with."""
    return {
        "year": opened.cycle,
        "created": list(opened.created),
        "documents": opened.documents,
        "followed": opened.followed,
        "findings": findings.data(words, opened.findings),
    }


def _code(opened: Opened) -> str:
    if opened.created:
        return "ui.opened"
    return "ui.opened.followed" if opened.followed else "ui.opened.before"
