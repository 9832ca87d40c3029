"""``check`` with 15, 150 and 1 500 deciding bodies: the time each takes must not grow with their number."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from figures import Figure, median_ms, timed

from arshjul import bootstrap
from arshjul.adapters import folders
from arshjul.domain.findings import Place
from arshjul.domain.kalendarium import Kalendarium, Meeting
from arshjul.domain.organisation import Assignment, Body, Organisation
from arshjul.service import checking
from arshjul.service.ports import ContentRead
from arshjul.values import dataclass, replace

_SIZES = (15, 150, 1500)
_ROUNDS = 3
_GROUP = "namnder"
_MOST_GROWTH = 2.0
"""A hundred times the committees may take twice a hundred times the time."""


@dataclass(frozen=True)
class _Grown:
    """Content that has been read, with many more committees than it has."""

    read_: ContentRead

    def read(self) -> ContentRead:
        """What it says."""
        return self.read_

    def locate(self, place: Place) -> Place:
        """Places are looked up in files, which these have not."""
        return place


def measure() -> Iterator[Figure]:
    """Everything ``check`` does after reading: meaning, scenarios, plan, every rule and the proof."""
    world = bootstrap.world(folders.starter())
    shipped = world.read()
    per_body: list[float] = []
    for size in _SIZES:
        content = _Grown(_grown(shipped, size))
        samples = [timed(partial(_check, content))[0] for _ in range(_ROUNDS)]
        per_body.append(median_ms(samples) / size)
        yield Figure(f"check, {size} committees", median_ms(samples), "ms")
    growth = per_body[-1] / per_body[0]
    yield Figure("time a committee, 1500 against 15 (1 is linear)", growth, "×", _MOST_GROWTH)


def _check(content: _Grown) -> None:
    world = bootstrap.world(Path())
    world.content = content  # type: ignore[assignment]
    found = checking.check(world, 2018)
    assert sum(len(links) for _, links in found.proofs()) > 0


def _grown(shipped: ContentRead, size: int) -> ContentRead:
    organisation, kalendarium = shipped.organisation, shipped.kalendaria[2018]
    assert organisation is not None
    pattern = [organisation.bodies[body] for body in organisation.groups[_GROUP]]
    new = {f"N{number}": pattern[number % len(pattern)] for number in range(size - len(pattern))}
    # replace() on the read content: it is a frozen dataclass of the content adapter
    return replace(  # type: ignore[type-var]
        shipped,
        organisation=_organisation(organisation, new),
        kalendaria={2018: _kalendarium(kalendarium, new)},
    )


def _organisation(organisation: Organisation, new: dict[str, Body]) -> Organisation:
    bodies = {**organisation.bodies, **{id_: replace(body, id=id_) for id_, body in new.items()}}
    groups = {**organisation.groups, _GROUP: (*organisation.groups[_GROUP], *new)}
    return replace(
        organisation,
        bodies=bodies,
        groups=groups,
        assignments=(*organisation.assignments, *_roles(organisation, new)),
    )


def _roles(organisation: Organisation, new: dict[str, Body]) -> Iterator[Assignment]:
    for id_, body in new.items():
        for row in organisation.assignments:
            if row.body == body.id:
                yield replace(row, body=id_)


def _kalendarium(kalendarium: Kalendarium, new: dict[str, Body]) -> Kalendarium:
    rows: dict[str, list[Meeting]] = {}
    for meeting in kalendarium.meetings:
        rows.setdefault(meeting.body, []).append(meeting)
    more = [
        replace(meeting, id=f"{id_}-{number}", body=id_, date=_moved(meeting.date, position))
        for position, (id_, body) in enumerate(new.items())
        for number, meeting in enumerate(rows[body.id])
    ]
    return replace(kalendarium, meetings=(*kalendarium.meetings, *more))


def _moved(day: date, position: int) -> date:
    """Another weekday of the same week, so that bodies do not all meet on the same days."""
    return day - timedelta(days=day.weekday()) + timedelta(days=position % 5)
