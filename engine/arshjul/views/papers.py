"""What was found in papers: where the template still speaks, and what is spelled in two ways."""

from collections.abc import Iterable, Sequence

from arshjul.service.papering import Paper
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.text import Words


def lines(words: Words, found: Sequence[Paper], width: int = WIDTH) -> list[str]:
    """A line for each place, or that there is none."""
    return [line for paper in found for text in _told(words, paper) for line in wrapped(text, width)]


def _told(words: Words, paper: Paper) -> Iterable[str]:
    for one in paper.unfilled:
        yield words.say("paper-unfilled", {"path": paper.path, "line": one.line, "text": one.text})
    for two in paper.spellings:
        facts = {"path": paper.path, "line": two.line, "text": two.text, "other": two.other}
        yield words.say("paper-two-spellings", {**facts, "other_line": two.other_line})
    if not paper.unfilled:
        yield words.say("ui.paper.filled", {"path": paper.path})


def data(words: Words, found: Sequence[Paper]) -> dict[str, object]:
    """The same for programs."""
    return {"papers": [_data(paper) for paper in found]}


def _data(paper: Paper) -> dict[str, object]:
    return {
        "path": paper.path,
        "unfilled": [{"line": one.line, "text": one.text} for one in paper.unfilled],
        "two_spellings": [
            {"line": two.line, "text": two.text, "other": two.other, "other_line": two.other_line}
            for two in paper.spellings
        ],
    }
