"""Bodies that end while nobody takes over what is theirs."""

from collections.abc import Iterator
from datetime import date

from arshjul.domain.checks.year import CONFIG, Year
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.handover import unsucceeded


def check(year: Year) -> Iterator[Finding]:
    """One finding for each body with documents of the cycle that have no owner after a day in it."""
    organisation = year.basis.organisation
    alone: dict[str, dict[str, date]] = {}
    for planned in year.plan.documents:
        last = unsucceeded(organisation, planned.document)
        if last is not None:
            alone.setdefault(planned.document.body, {})[planned.document.id] = last
    for index, body in enumerate(organisation.bodies):
        if body in alone:
            facts = {"last": max(alone[body].values()), "documents": tuple(alone[body])}
            place = Place(CONFIG, ("bodies", index, "until"))
            yield Finding(
                "no-successor", Severity.WARNING, place, body=body, year=year.cycle, arguments=facts
            )
