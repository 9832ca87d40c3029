"""The proof of a year: for each document the chain of meetings that carries it, with its room."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from arshjul.domain.proving import Link
from arshjul.views.columns import WIDTH, table
from arshjul.views.plain import plain
from arshjul.views.text import Words

_WHOLE = (1, 2, 3, 4, 5, 6)
"""Only the step's name is shortened."""


def lines(words: Words, links: Iterable[Link], year: int, width: int = WIDTH) -> list[str]:
    """Every document with a line a step."""
    told = [words.say("ui.proof.head", {"year": year})]
    heads = [words.say(f"ui.head.{name}") for name in ("step", "body", "meeting", "earliest")]
    heads += [words.say(f"ui.head.{name}") for name in ("planned", "latest", "slack")]
    for document, chain in groupby(links, key=lambda link: link.document):
        rows = [_row(words, link) for link in chain]
        told += ["", document, *table(heads, rows, width, "  ", _WHOLE)]
    return told


def summary(words: Words, links: Iterable[Link], year: int) -> str:
    """How many documents are carried in time."""
    chains = [(name, all(link.holds for link in chain)) for name, chain in _chains(links)]
    carried = sum(holds for _, holds in chains)
    facts = {"carried": carried, "documents": len(chains), "year": year}
    return words.say("ui.proof.summary", facts)


def data(links: Iterable[Link]) -> list[dict[str, object]]:
    """A row a step, for programs."""
    return [
        {
            "document": link.document,
            "step": link.step,
            "kind": link.kind.value,
            "body": link.body,
            "meeting": link.meeting.id if link.meeting else None,
            "due": plain(link.due),
            "earliest": plain(link.earliest),
            "latest": plain(link.latest),
            "slack": link.slack,
            "unbound": link.unbound,
            "holds": link.holds,
        }
        for link in links
    ]


def histogram(weeks: Mapping[str, Mapping[tuple[int, int], int]]) -> dict[str, dict[str, int]]:
    """Notices by person and ISO week: {"p06": {"2018-W42": 2}}."""
    return {
        person: {f"{year}-W{week:02}": count for (year, week), count in sorted(found.items())}
        for person, found in sorted(weeks.items())
    }


def _chains(links: Iterable[Link]) -> list[tuple[str, list[Link]]]:
    return [(name, list(chain)) for name, chain in groupby(links, key=lambda link: link.document)]


def _row(words: Words, link: Link) -> list[str]:
    meeting = link.meeting.id if link.meeting else ""
    if link.unbound is not None:
        meeting = words.say("ui.proof.open")
    slack = "" if link.slack is None else str(link.slack)
    days = map(_day, (link.earliest, link.due, link.latest))
    return [words.step(link.document, link.step), link.body or "", meeting, *days, slack]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
