"""Everything there is to say about one cycle: every rule that needs a plan, in one order."""

from collections.abc import Iterator

from arshjul.domain.basis import Basis
from arshjul.domain.checks import (
    bindings,
    feasibility,
    law,
    leadtimes,
    meetings,
    order,
    people,
    reach,
    seats,
    succession,
)
from arshjul.domain.checks.year import Year
from arshjul.domain.findings import Finding
from arshjul.domain.kalendarium import Kalendarium
from arshjul.domain.statutes import Statute


def check(year: Year) -> Iterator[Finding]:
    """Every finding of a cycle, what the kalendarium cannot carry first."""
    yield from feasibility.check(year.basis, year.plan)
    yield from order.check(year)
    yield from leadtimes.check(year)
    yield from reach.check(year.basis.in_force(year.cycle))
    yield from people.check(year)
    yield from seats.check(year)
    yield from succession.check(year)
    yield from law.check(year)
    kalendarium = year.basis.kalendaria.get(year.cycle)
    if kalendarium is not None:
        yield from of_meetings(year.basis, kalendarium, year.statutes)


def of_meetings(basis: Basis, kalendarium: Kalendarium, rules: tuple[Statute, ...]) -> Iterator[Finding]:
    """Every finding about one year's meetings, whatever they are for."""
    yield from meetings.check(basis, kalendarium)
    yield from bindings.check(basis, kalendarium)
    yield from law.of_meetings(basis, kalendarium, rules)
