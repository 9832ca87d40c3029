"""Days on the way to a meeting: when papers are handed in, sent out or attested. They are no meetings.

What a plan prints of them is told, and for a last day to hand in also how many working days before the
meeting it lies, since that is what ``lead_times`` of the kalendarium says.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.bodies import Label
from arshjul.domain.meetingplans.desk import Desk
from arshjul.domain.meetingplans.found import Spot
from arshjul.domain.organisation import Organisation
from arshjul.domain.workdays import WorkingDays, working_days
from arshjul.values import dataclass

_LONGEST = 60
"""Days: what lies longer before a meeting is about another one."""
_HAND_IN = re.compile(
    r"(?i)(?:inlämn|lämnas? in|stopp|sista dag|senast|deadline|handlingar|ärenden|underlag)"
)
_PREPARING = frozenset({"beredning", "beredningen", "beredningsdag", "presidium", "presidiet", "presidie"})


@dataclass(frozen=True, slots=True)
class Stage:
    """One such day: what its heading calls it, and whose meeting it is on the way to."""

    heading: str
    label: Label
    on: date
    spot: Spot


def is_stage(text: str, desk: Desk) -> bool:
    """Whether a heading names such days and no body."""
    bare = vocabulary.plain(text)
    return vocabulary.on_the_way(bare) and not desk.bodies.is_known(bare)


def is_beside(text: str) -> bool:
    """Whether a heading beside a column of meetings names days that lead up to them."""
    return vocabulary.stage(text) or vocabulary.plain(text).casefold() in _PREPARING


def owner(heading: str, desk: Desk) -> Label:
    """The body that a heading names: "Ärendestopp KS"; else none."""
    words = [word.strip("()-:,.") for word in vocabulary.plain(heading).split()]
    named = [word for word in words if desk.body_like(word) or vocabulary.like_code(word)]
    return Label(vocabulary.nominative(named[-1])) if named else Label("")


def tell(
    desk: Desk, stages: Sequence[Stage], meetings: Iterable[tuple[Label, date]], organisation: Organisation
) -> None:
    """Say of every heading that its days are no meetings, and how long before the meetings they lie."""
    if not stages:
        return
    days: dict[str, list[date]] = {}
    for label, on in meetings:
        days.setdefault(desk.bodies.match(label).body, []).append(on)
    years = [stage.on.year for stage in stages]
    calendar = working_days(min(years) - 1, max(years) + 1, organisation.closed)
    for heading, group in groupby(sorted(stages, key=_order), key=lambda stage: stage.heading):
        mine = list(group)
        leads = _leads(mine, days, calendar, desk) if _HAND_IN.search(heading) else {}
        for lead, (bodies, fit, count) in leads.items():
            told = {"value": heading, "count": count, "days": lead, "fit": fit, "bodies": bodies}
            quoted = ", ".join(f'"{body}"' for body in bodies)
            row = f"{{ bodies = [{quoted}], working_days_before = {lead} }}"
            desk.tell("stage-lead", mine[0].spot, **told, row=row)
        if not leads:
            desk.tell("column-not-meetings", mine[0].spot, value=heading, count=len(mine))


def _order(stage: Stage) -> tuple[str, int, int]:
    return stage.heading, stage.spot.line or 0, stage.spot.column or 0


def _leads(
    stages: Iterable[Stage], days: dict[str, list[date]], calendar: WorkingDays, desk: Desk
) -> dict[int, tuple[tuple[str, ...], int, int]]:
    """Working days before the meeting to the bodies that have so many, mostly; how many fit, of how many."""
    found: dict[str, list[int]] = {}
    for stage in stages:
        body = desk.bodies.match(stage.label).body if stage.label != Label("") else ""
        after = [on for on in days.get(body, ()) if 0 <= (on - stage.on).days <= _LONGEST]
        if after:
            found.setdefault(body, []).append(calendar.between(stage.on, min(after)))
    leads: dict[int, tuple[tuple[str, ...], int, int]] = {}
    for body, each in found.items():
        lead, fit = Counter(each).most_common(1)[0]
        bodies, fits, count = leads.get(lead, ((), 0, 0))
        leads[lead] = ((*bodies, body), fits + fit, count + len(each))
    return leads
