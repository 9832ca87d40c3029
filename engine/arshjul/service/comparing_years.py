"""``calendar diff 2018 2019``: what is different between two years, body by body and document by document.

Every day of another year is another day: what counts is which bodies meet how often and when in the year,
which steps find a meeting, and how many documents and mails there are. Mails are counted, never listed.
"""

from collections.abc import Mapping
from datetime import date

from arshjul.domain.basis import Basis, Document
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.kinds import AT_MEETING
from arshjul.domain.meetingplans.lineage import Lineage, lineages
from arshjul.domain.organisation import Organisation
from arshjul.domain.planned import Plan, PlannedStep
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A step of a document in one of the years, with the meeting that it has or has not."""

    document: str
    step: PlannedStep


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """The same step in both years: one that has a meeting in only one of them."""

    before: Place
    after: Place


@dataclass(frozen=True, slots=True)
class Effects:
    """What two years' plans have different."""

    cycles: tuple[int, int]
    places: tuple[OtherPlace, ...]
    """Steps that find a meeting in only one of the years."""
    types: Mapping[str, tuple[int, int]]
    """Documents of each type, where the number differs."""
    notices: tuple[int, int]
    """Notices of each whole year, as if nothing were done in time."""


def bodies(
    organisation: Organisation | None, before: tuple[Meeting, ...], after: tuple[Meeting, ...], later: int
) -> tuple[Lineage, ...]:
    """The bodies of both years; one that has ended stands with the one that answers in the later year."""
    return lineages(before, after, lambda body: _heir(organisation, body, later))


def _heir(organisation: Organisation | None, body: str, year: int) -> str:
    return (organisation.owner_on(body, date(year, 1, 1)) if organisation else None) or body


def effects(first: tuple[Basis, Plan], second: tuple[Basis, Plan], notices: tuple[int, int]) -> Effects:
    """What the plans of two years have different."""
    (one, before), (other, after) = first, second
    later = max(before.cycle, after.cycle)
    was, now = _places(one, before, later), _places(other, after, later)
    places = (OtherPlace(was[key], now[key]) for key in was if key in now)
    changed = tuple(p for p in places if (p.before.step.meeting is None) != (p.after.step.meeting is None))
    counts = _counts(before), _counts(after)
    types = {
        type_: (counts[0].get(type_, 0), counts[1].get(type_, 0))
        for type_ in sorted({*counts[0], *counts[1]})
    }
    differing = {type_: count for type_, count in types.items() if count[0] != count[1]}
    return Effects((before.cycle, after.cycle), changed, differing, notices)


_Key = tuple[str, str, int | None, str]


def _places(basis: Basis, plan: Plan, later: int) -> dict[_Key, Place]:
    """The steps that are taken at meetings, by what they have in common with another year's.

    Of several bodies that have become one, the step that has a meeting stands for all.
    """
    found: dict[_Key, Place] = {}
    for planned in plan.documents:
        about = _about(basis, planned.document, later)
        for step in planned.steps:
            key = (*about, step.trigger)
            if step.kind in AT_MEETING and (key not in found or found[key].step.meeting is None):
                found[key] = Place(planned.document.id, step)
    return found


def _about(basis: Basis, document: Document, later: int) -> tuple[str, str, int | None]:
    return document.type, _heir(basis.organisation, document.body, later), document.month


def _counts(plan: Plan) -> dict[str, int]:
    found: dict[str, int] = {}
    for planned in plan.documents:
        found[planned.document.type] = found.get(planned.document.type, 0) + 1
    return found
