"""What an earlier import called a body, when somebody has given its rows another id since.

A plan names "Barn- och utb.nämnden"; its rows were given the id BUN2 and are corrected to BUN by hand. Their
own ids ("BUN2-2027-01") and the comment above them ("# BUN2: Barn- och utb.nämnden") still tell whose they
are.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from arshjul.domain.kalendarium import Meeting
from arshjul.domain.meetingplans import vocabulary

_ID = re.compile(r"(?P<stem>.+)-\d{4}-\d+")


def stem(meeting: Meeting) -> str:
    """The body that a row was made for, by its id; empty when the id tells of none."""
    found = _ID.fullmatch(meeting.id)
    return found["stem"] if found else ""


def renamed(
    called: Iterable[tuple[str, str]], rows: Sequence[Meeting], headings: Mapping[str, str]
) -> dict[str, str]:
    """The bodies that rows have been given by hand, by what the plan's are called.

    :param called: ids that the import would give, each with the plan's name
    :param headings: the name in the comment above each row, by the row's id
    """
    found = {}
    for id_, name in called:
        known_as = vocabulary.folded(name)
        mine = [
            row for row in rows if stem(row) == id_ or vocabulary.folded(headings.get(row.id, "")) == known_as
        ]
        bodies = {row.body for row in mine}
        if len(bodies) == 1 and id_ not in bodies:
            found[id_] = bodies.pop()
    return found


def deleted(rows: Sequence[Meeting], body: str, year: int, on: date) -> bool:
    """Whether the body had a row about that day, which is gone: a number is missing among its ids there.

    An import numbers a body's meetings in order of day, so 01, 02, 04 has lost a row between 02 and 04. A
    last row that is gone leaves no trace.
    """
    numbered: dict[str, list[tuple[int, date]]] = {}
    for row in rows:
        made, _, number = row.id.rpartition(f"-{year}-")
        if row.body == body and made and number.isdecimal():
            numbered.setdefault(made, []).append((int(number), row.date))
    return any(_gap(sorted(mine), on) for mine in numbered.values())


def _gap(numbered: Sequence[tuple[int, date]], on: date) -> bool:
    """Whether a number is missing at a day; only when the numbers go in order of day."""
    days = [day for _, day in numbered]
    place = bisect_left(days, on)
    if days != sorted(days) or place == len(days):
        return False
    return numbered[place][0] - (numbered[place - 1][0] if place else 0) > 1
