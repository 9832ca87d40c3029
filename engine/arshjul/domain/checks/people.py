"""People: somebody must hold each role on the day it is needed, and somebody must stand in for them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from arshjul.domain.checks.year import CONFIG, Year
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kinds import StepKind
from arshjul.domain.ladder import wanted
from arshjul.domain.mandate import bodies_for, role_for
from arshjul.domain.notices import NoticeKind
from arshjul.domain.organisation import Assignment
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import Progress
from arshjul.values import dataclass, replace

_Key = tuple[str, str]
"""Role and body."""
Week = tuple[int, int]
"""ISO year and week."""
_FORESEEN = frozenset({NoticeKind.REMINDER})
"""What a year gives when everything is done in time."""


@dataclass(frozen=True, slots=True)
class _Need:
    day: date
    planned: PlannedDocument
    step: PlannedStep


def check(year: Year) -> Iterator[Finding]:
    """Every rule about roles, role by role and body by body."""
    rows = _rows(year)
    alone: dict[str, list[tuple[str, int]]] = {}
    for key, needs in _needs(year).items():
        held = rows.get(key, [])
        yield from _vacant(year, key, held, needs)
        yield from _absent(year, key, held, needs)
        for index, row in held:
            if row.substitute is None and _needed(row, needs) and len(held) == 1:
                alone.setdefault(key[0], []).append((key[1], index))
    yield from _without_substitute(year, alone)
    yield from _crowded(year)


def histogram(year: Year) -> Mapping[str, Mapping[Week, int]]:
    """Notices by person and week, when every step is taken in time."""
    weeks = {person: Counter(map(_week, days)) for person, days in _days(year).items()}
    return {person: dict(found) for person, found in weeks.items()}


def _days(year: Year) -> Mapping[str, list[date]]:
    """The day of each notice by person; those of one day come in one mail."""
    start = date(year.cycle, 1, 1)
    found: dict[str, list[date]] = {}
    for planned in year.plan.documents:
        progress = Progress(planned.document.workflow.initial, opened=start)
        for notice in wanted(year.basis, planned, progress, start, start):
            if notice.kind in _FORESEEN and notice.send_on >= start:
                found.setdefault(notice.key.person, []).append(notice.send_on)
    return found


def _week(day: date) -> Week:
    iso = day.isocalendar()
    return iso.year, iso.week


def _needs(year: Year) -> Mapping[_Key, list[_Need]]:
    found: dict[_Key, list[_Need]] = {}
    for planned, step in year.steps():
        if step.kind is StepKind.AUTOMATIC or step.due is None:
            continue
        role = role_for(planned.document, step.transition)
        for body in bodies_for(year.basis, planned.document, step.transition, step.due):
            found.setdefault((role, body), []).append(_Need(step.due, planned, step))
    return {key: sorted(needs, key=lambda need: need.day) for key, needs in found.items()}


def _rows(year: Year) -> Mapping[_Key, list[tuple[int, Assignment]]]:
    """The rows of [[roles]] that are for a body, with their numbers."""
    found: dict[_Key, list[tuple[int, Assignment]]] = {}
    for index, row in year.basis.organisation.held:
        if row.body is not None:
            found.setdefault((row.role, row.body), []).append((index, row))
    return found


def _vacant(
    year: Year, key: _Key, held: list[tuple[int, Assignment]], needs: list[_Need]
) -> Iterator[Finding]:
    """The first step for which nobody has the role, and how many more there are."""
    missed = [need for need in needs if not any(row.validity.holds(need.day) for _, row in held)]
    if not missed:
        return
    ended = [(i, row) for i, row in held if row.validity.until and row.validity.until < missed[0].day]
    if ended:
        index, row = max(ended, key=lambda item: item[1].validity.until or date.min)
        place = Place(CONFIG, ("roles", index, "until"))
        facts = {"person": row.person, "until": row.validity.until}
        yield _lacking(year, "mandate-ends", key, missed, place, **facts)
    else:
        yield _lacking(year, "vacant-role", key, missed, Place(CONFIG, ("roles",)))


def _absent(
    year: Year, key: _Key, held: list[tuple[int, Assignment]], needs: list[_Need]
) -> Iterator[Finding]:
    """Days on which those who have the role are away, and so is everybody who stands in for them."""
    organisation = year.basis.organisation
    away = [need for need in needs if _has(held, need.day) and not organisation.holders(*key, need.day)]
    if away:
        index, row = next((i, row) for i, row in held if row.validity.holds(away[0].day))
        place = Place(CONFIG, ("roles", index))
        facts = {"person": row.person, "substitute": row.substitute}
        yield _lacking(year, "absent-without-substitute", key, away, place, **facts)


def _has(held: list[tuple[int, Assignment]], day: date) -> bool:
    return any(row.validity.holds(day) for _, row in held)


def _needed(row: Assignment, needs: list[_Need]) -> bool:
    return any(row.validity.holds(need.day) for need in needs)


def _without_substitute(year: Year, alone: Mapping[str, list[tuple[str, int]]]) -> Iterator[Finding]:
    for role, rows in alone.items():
        bodies = tuple(body for body, _ in rows)
        place = Place(CONFIG, ("roles", rows[0][1]))
        facts = {"role": role, "bodies": bodies}
        finding = Finding("no-substitute", Severity.WARNING, place, year=year.cycle, arguments=facts)
        yield replace(finding, body=bodies[0]) if len(bodies) == 1 else finding


def _crowded(year: Year) -> Iterator[Finding]:
    limit = year.basis.organisation.limits.notices_per_week
    for person, days in sorted(_days(year).items()):
        weeks = Counter(map(_week, days))
        full = {week: count for week, count in weeks.items() if count > limit}
        if full:
            worst = max(full, key=lambda week: (full[week], [-part for part in week]))
            facts = {
                "person": person,
                "week": worst[1],
                "count": full[worst],
                "mails": len({day for day in days if _week(day) == worst}),
                "limit": limit,
                "weeks": len(full),
            }
            place = Place(CONFIG, ("limits", "notices_per_week"))
            yield Finding("many-notices", Severity.WARNING, place, year=year.cycle, arguments=facts)


def _lacking(year: Year, code: str, key: _Key, needs: list[_Need], place: Place, **facts: object) -> Finding:
    first = needs[0]
    document = first.planned.document
    arguments = {"role": key[0], "date": first.day, "count": len(needs), **facts}
    return Finding(
        code,
        Severity.WARNING,
        place,
        document.type,
        first.step.trigger,
        key[1],
        None,
        year.cycle,
        arguments,
    )
