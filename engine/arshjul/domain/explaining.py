"""The reasoning for a date, as values: what the planner wrote down, and what follows from it."""

from collections.abc import Iterator
from datetime import date

from arshjul.domain import obligations, statutes
from arshjul.domain.checks.year import Year, end_of
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.kinds import AT_MEETING
from arshjul.domain.mandate import bodies_for, role_for
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.seats import taking_part
from arshjul.domain.statutes import RuleKind, Statute
from arshjul.domain.timing import DueAfter, DueBefore
from arshjul.errors import Fault
from arshjul.values import dataclass

LEAD_TIME_ROW = "explain-lead-time-row"
_NO_LEAD_TIME = "because-no-lead-time"
_AT_ONCE = frozenset({"because-lead-time", _NO_LEAD_TIME})
"""Reasons that the first sentence has already given."""


@dataclass(frozen=True, slots=True)
class Reasoned:
    """One step and its sentences, the answer first."""

    step: PlannedStep
    told: tuple[Fault, ...]


def reason(year: Year, planned: PlannedDocument, step: PlannedStep) -> Reasoned:
    """Why the step has the day it has, what that rests on, and what would change it."""
    told = [*_head(year, planned, step), *_row(step)]
    told += [fault for fault in step.because if fault.code not in _AT_ONCE]
    told += [*_not_counted(year, planned, step), *_sources(year, planned, step)]
    told += [*_for_others(year, planned, step), *_succession(year, step)]
    told += [
        *_who(year, planned, step),
        *_seats(year, step),
        *_terms(year, planned),
        *_law(year, planned, step),
        *_change(year, planned, step),
    ]
    return Reasoned(step, tuple(told))


def _head(year: Year, planned: PlannedDocument, step: PlannedStep) -> Iterator[Fault]:
    if step.due is None:
        yield Fault("explain-no-day")
    elif isinstance(step.transition.due, DueAfter):
        yield Fault("explain-done-by", {"due": step.due})
    elif step.transition.due is not None:
        yield _papers(planned, step)
    elif step.meeting is not None:
        facts = {"body": step.body, "due": step.due, "meeting": step.meeting.id}
        yield Fault("explain-meeting", facts)
    elif step.unbound is not None:
        later = step.next_live
        facts = {"body": step.body, "due": step.due, "next": later.date if later else None}
        yield Fault("explain-unbound", {**facts, "next_meeting": later.id if later else None})
    else:
        yield Fault("explain-without-meeting", {"body": step.body, "due": step.due})


def _papers(planned: PlannedDocument, step: PlannedStep) -> Fault:
    lead = next((fault for fault in step.because if fault.code in _AT_ONCE), None)
    facts = dict(lead.arguments) if lead else {}
    meeting = _target(planned, step)
    rule = step.transition.due
    own = isinstance(rule, DueBefore) and rule.working_days is not None
    return Fault(
        _said_by(own, lead),
        {
            "due": step.due,
            "days": facts.get("working_days"),
            "body": facts.get("body"),
            "date": facts.get("date"),
            "meeting": meeting.id if meeting else None,
            "file": facts.get("file"),
        },
    )


def _row(step: PlannedStep) -> Iterator[Fault]:
    """The row of the kalendarium that states the lead time; who knows the file makes it a line."""
    for fault in step.because:
        if fault.code == "because-lead-time" and "row" in fault.arguments and fault.arguments["file"]:
            yield Fault(LEAD_TIME_ROW, {name: fault.arguments[name] for name in ("file", "row")})


def _said_by(own: bool, lead: Fault | None) -> str:
    """Where the number of days comes from: the workflow, the kalendarium, or nowhere."""
    if lead is not None and lead.code == _NO_LEAD_TIME:
        return "explain-papers-without"
    return "explain-papers-own" if own else "explain-papers"


def _target(planned: PlannedDocument, step: PlannedStep) -> Meeting | None:
    rule = step.transition.due
    target = planned.step(rule.trigger) if rule else None
    return target.meeting if target else None


def _dated_by_meeting(planned: PlannedDocument, step: PlannedStep) -> bool:
    """Whether a meeting, there or wanting, gives a hand-in its day."""
    rule = step.transition.due
    target = planned.step(rule.trigger) if rule else None
    return target is not None and (target.meeting is not None or target.unbound is not None)


def _not_counted(year: Year, planned: PlannedDocument, step: PlannedStep) -> Iterator[Fault]:
    """The Mondays to Fridays between the hand-in and the meeting on which nobody works."""
    rule = step.transition.due
    target = planned.step(rule.trigger) if rule else None
    if target is not None and target.due is not None and step.due is not None:
        first, last = step.due, target.due
        days = tuple(sorted(day for day in year.basis.days.closed if first <= day < last))
        if days:
            yield Fault("explain-not-counted", {"days": days})


def _sources(year: Year, planned: PlannedDocument, step: PlannedStep) -> Iterator[Fault]:
    if step.builds_on is not None and step.due is not None:
        in_time = step.builds_on <= step.due
        days = year.basis.days.between(step.builds_on, step.due) if in_time else None
        yield Fault("explain-builds-on", {"date": step.builds_on, "slack": days})
    period = planned.document.period
    if period is not None and step.transition.source == planned.document.workflow.initial:
        about = planned.document.year
        yield Fault("explain-period", {"first": period.first(about), "last": period.last(about)})


def _succession(year: Year, step: PlannedStep) -> Iterator[Fault]:
    bodies = year.basis.organisation.bodies
    body = bodies.get(step.body or "")
    if body is None or body.validity.from_ is None or body.validity.from_.year < year.cycle:
        return
    before = year.basis.organisation.predecessors(body.id)
    if before:
        facts = {"body": body.id, "first": body.validity.from_, "predecessors": before}
        yield Fault("explain-new-body", facts)


def _for_others(year: Year, planned: PlannedDocument, step: PlannedStep) -> Iterator[Fault]:
    """A plan for a year in which its body is gone: the frames are the old one's, the plan the new ones'."""
    document = planned.document
    body = year.basis.organisation.bodies.get(document.body)
    heirs = tuple(row.successor for row in year.basis.organisation.successors(document.body))
    last = body.validity.until if body else None
    if heirs and last and last.year < document.year and step.transition.source == document.workflow.initial:
        facts = {"body": document.body, "last": last, "year": document.year, "successors": heirs}
        yield Fault("explain-plans-for", facts)


def _who(year: Year, planned: PlannedDocument, step: PlannedStep) -> Iterator[Fault]:
    if step.due is None:
        return
    role = role_for(planned.document, step.transition)
    for body in bodies_for(year.basis, planned.document, step.transition, step.due):
        holders = year.basis.organisation.holders(role, body, step.due)
        for holder in holders:
            yield Fault("explain-who", {"person": holder.person, "id": holder.person, "role": role})
        if not holders:
            yield Fault("explain-nobody", {"role": role, "body": body})


def _seats(year: Year, step: PlannedStep) -> Iterator[Fault]:
    """Who takes part in the meeting, where each of several organisations sends one."""
    body = year.basis.organisation.bodies.get(step.body or "")
    if body is None or step.meeting is None:
        return
    seats = taking_part(year.basis.organisation, body, step.meeting.date)
    people = tuple(seat.person for seat in seats if seat.person)
    nobody = tuple(seat.member for seat in seats if seat.person is None)
    if people:
        yield Fault("explain-takes-part", {"people": people})
    if nobody:
        yield Fault("explain-takes-part-nobody", {"members": nobody})


def _terms(year: Year, planned: PlannedDocument) -> Iterator[Fault]:
    """For what is counted from a start: whose term in the document's body ends that year, and what then."""
    document = planned.document
    if document.workflow.start is None:
        return
    for _, row in year.basis.organisation.held:
        ended = row.validity.until
        if row.term is not None and row.body == document.body and ended and ended.year == document.cycle:
            facts = {"person": row.person, "role": row.role, "until": ended, "becomes": row.succeeds}
            yield Fault("explain-term", facts)


def _law(year: Year, planned: PlannedDocument, step: PlannedStep) -> Iterator[Fault]:
    """The days that the law counts from a meeting that decides, each from the one before it."""
    end = end_of(step)
    if step.meeting is None or step.kind not in AT_MEETING or end is None:
        return
    counted = _Counted(step.meeting.date, end, end)
    for statute in year.statutes:
        if step.kind not in statute.kinds or not statute.holds(step.meeting.date):
            continue
        if statute.rule is RuleKind.APPEAL and not _can_be_appealed(year, planned, step):
            continue
        if statute.rule in _DAYS and (not statute.bodies or _applies(year, step, statute.bodies)):
            day = counted.day(statute)
            yield Fault(_DAYS[statute.rule], {"day": day, "paragraph": statute.paragraph})


def _can_be_appealed(year: Year, planned: PlannedDocument, step: PlannedStep) -> bool:
    public = obligations.is_public(year.basis.organisation, step.body)
    return public and obligations.appealable(planned.document.workflow, step.transition)


@dataclass
class _Counted:
    """How far the days of a decision have been counted: the law's rules stand in that order in their file."""

    meeting: date
    attested: date
    announced: date

    def day(self, statute: Statute) -> date:
        match statute.rule:
            case RuleKind.NOTICE:
                return statutes.notice_day(self.meeting, statute.days)
            case RuleKind.ATTEST:
                self.attested = self.announced = statutes.attest_day(self.attested, statute.days).legal
                return self.attested
            case RuleKind.ANNOUNCE:
                self.announced = statutes.announce_day(self.attested, statute.days).legal
                return self.announced
        return statutes.appeal_day(self.announced, statute.weeks).legal


_DAYS = {
    RuleKind.NOTICE: "explain-notice",
    RuleKind.ATTEST: "explain-attest",
    RuleKind.ANNOUNCE: "explain-announce",
    RuleKind.APPEAL: "explain-appeal",
}


def _applies(year: Year, step: PlannedStep, kinds: tuple[str, ...]) -> bool:
    body = year.basis.organisation.bodies.get(step.body or "")
    return body is not None and not body.kinds.isdisjoint(kinds)


def _change(year: Year, planned: PlannedDocument, step: PlannedStep) -> Iterator[Fault]:
    if step.transition.due is not None:
        lead = next((fault for fault in step.because if fault.code in _AT_ONCE), None)
        if lead is not None and _dated_by_meeting(planned, step):
            stated = lead.code != _NO_LEAD_TIME
            code = "explain-change-lead-time" if stated else "explain-change-no-lead-time"
            yield Fault(code, {"file": lead.arguments["file"]})
        elif lead is not None:
            yield Fault("explain-change-day")
    elif step.meeting is not None:
        file = year.basis.kalendaria[step.meeting.date.year].file
        yield Fault("explain-change-meeting", {"meeting": step.meeting.id, "file": file})
