"""A meeting's minutes for people: its decisions, and what has been done with each."""

from collections.abc import Sequence

from arshjul.service.advancing import Advanced
from arshjul.service.attesting import Item, Minutes
from arshjul.views import chains, entry
from arshjul.views.columns import WIDTH, table, wrapped
from arshjul.views.text import Words

_COLUMNS = ("paragraph", "document", "attested", "announced", "force")


def lines(words: Words, found: Minutes, width: int = WIDTH) -> list[str]:
    """A line for each decision."""
    facts = {"meeting": found.meeting, "body": found.body, "on": found.on}
    told = wrapped(words.say("ui.minutes", facts), width)
    if not found.items:
        return [*told, words.say("ui.minutes.none")]
    rows = [_row(words, item) for item in found.items]
    return [*told, *table([words.say(f"ui.head.{name}") for name in _COLUMNS], rows, width)]


def _row(words: Words, item: Item) -> list[str]:
    chain = item.chain
    attested = chain.attested.on.isoformat() if chain.attested else ""
    announced = chain.announced.on.isoformat() if chain.announced else ""
    force = chain.force.isoformat() if chain.force else ""
    return [item.paragraph or "", f"{item.document} {chain.trigger}", attested, announced, force]


def data(words: Words, found: Minutes) -> dict[str, object]:
    """The same for programs."""
    items = [
        {"document": item.document, "paragraph": item.paragraph, "next": item.next_step}
        | chains.data([item.chain])[0]
        for item in found.items
    ]
    return {"meeting": found.meeting, "body": found.body, "on": found.on.isoformat(), "decisions": items}


def done(words: Words, advanced: Sequence[Advanced], width: int = WIDTH) -> list[str]:
    """What was recorded, a sentence for each decision."""
    return [line for one in advanced for line in wrapped(entry.told(words, one), width)]


def done_data(words: Words, advanced: Sequence[Advanced]) -> dict[str, object]:
    """The entries as the history holds them."""
    return {"entries": [entry.data(words, one) for one in advanced]}
