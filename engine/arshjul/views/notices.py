"""Every notice a year would send: by person and week, as each will meet them."""

from collections.abc import Iterable
from itertools import groupby

from arshjul.domain.notices import Notice
from arshjul.service.planning import Preview
from arshjul.views.columns import WIDTH, table
from arshjul.views.plan import knowing
from arshjul.views.text import Words

_WHOLE = (0, 2, 3)
"""All but the kind of notice and the step's name."""


def lines(words: Words, preview: Preview, width: int = WIDTH) -> list[str]:
    """The notices under their person and their week."""
    words = knowing(words, preview.definitions)
    ordered = sorted(preview.notices, key=lambda notice: (notice.key.person, notice.send_on))
    told: list[str] = []
    for person, notices in groupby(ordered, key=lambda notice: notice.key.person):
        told += [*_person(words, person, tuple(notices), width), ""]
    people = len({notice.key.person for notice in ordered})
    return [*told, words.say("ui.notices.count", {"notices": len(ordered), "people": people})]


def data(words: Words, preview: Preview) -> dict[str, object]:
    """The notices with the keys of the contract, in the order they are sent."""
    words = knowing(words, preview.definitions)
    return {"notices": [_data(words, notice) for notice in preview.notices]}


def week(notice: Notice) -> int:
    """ISO week of the sending."""
    return notice.send_on.isocalendar().week


def _person(words: Words, person: str, notices: tuple[Notice, ...], width: int) -> Iterable[str]:
    yield words.say("ui.notices.person", {"name": words.person(person), "id": person, "count": len(notices)})
    for _, group in groupby(notices, key=lambda notice: notice.send_on.isocalendar()[:2]):
        same = tuple(group)
        yield words.say(
            "ui.notices.week", {"week": week(same[0]), "year": same[0].send_on.isocalendar().year}
        )
        yield from table([""] * 5, [_row(words, notice) for notice in same], width, "    ", _WHOLE)


def _row(words: Words, notice: Notice) -> list[str]:
    return [
        words.date(notice.send_on, "column"),
        words.kind(notice.kind),
        notice.key.document,
        words.date(notice.due, "column"),
        words.step(notice.key.document, notice.key.step),
    ]


def _data(words: Words, notice: Notice) -> dict[str, object]:
    return {
        "key": str(notice.key),
        "kind": notice.kind.value,
        "to": notice.key.person,
        "name": words.person(notice.key.person),
        "send_on": notice.send_on.isoformat(),
        "document": notice.key.document,
        "step": notice.key.step,
        "due": notice.due.isoformat(),
        "rung": notice.key.rung,
        "role": notice.role,
        "instead_of": notice.instead_of,
        "week": week(notice),
    }
