"""The law about a year: one check a kind of rule, each as the law stood on the day of the step."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from arshjul.domain import statutes
from arshjul.domain.basis import Basis, Document
from arshjul.domain.checks import concerned, telling
from arshjul.domain.checks.year import Year, at_meeting, at_step, end_of, grouped, meetings_before
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kalendarium import Kalendarium
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.statutes import LastDay, RuleKind, Statute

_Rule = Callable[[Year, Statute], Iterator[Finding]]


def check(year: Year) -> Iterator[Finding]:
    """Every rule of law about the year's documents."""
    for statute in year.statutes:
        rule = _RULES.get(statute.rule)
        if rule is not None:
            yield from grouped(rule(year, statute), apart=("statute", "date"))
    yield from concerned.untried(year)


def of_meetings(basis: Basis, kalendarium: Kalendarium, rules: tuple[Statute, ...]) -> Iterator[Finding]:
    """A council's meeting outside its term (KL 5:9), whatever it is for."""
    for statute in rules:
        if statute.rule is RuleKind.TERM:
            for meeting in kalendarium.meetings:
                body = basis.organisation.bodies.get(meeting.body)
                if body is None or not meeting.live or body.validity.holds(meeting.date):
                    continue
                if statute.holds(meeting.date) and concerned.of_kind(basis, body.id, statute):
                    facts = {
                        "date": meeting.date,
                        "meeting": meeting.id,
                        "first": body.validity.from_,
                        "last": body.validity.until,
                        **_named(statute),
                    }
                    place = at_meeting(basis, meeting)
                    month = meeting.date.month
                    yield Finding(
                        "law-term",
                        Severity.ERROR,
                        place,
                        None,
                        None,
                        body.id,
                        month,
                        meeting.date.year,
                        facts,
                    )


def _latest(year: Year, statute: Statute) -> Iterator[Finding]:
    """Budget in October and November, annual report by 15 April, discharge in June, and the like."""
    assert statute.last is not None  # the content check holds it
    last = statutes.day_in(year.cycle, statute.last)
    later = statutes.day_in(year.cycle, statute.exception) if statute.exception else None
    for planned, step, due in concerned.steps(year, statute):
        if due > last.nominal:
            allowed = later is not None and due <= later.nominal
            code = "law-exception" if allowed else "law-too-late"
            until = later.nominal if later else None
            yield _against(year, statute, planned, step, code, last, exception=until, instead=statute.instead)


def _within(year: Year, statute: Statute) -> Iterator[Finding]:
    """KL 11:16: handed over within two months after the period."""
    for planned, step, due in concerned.steps(year, statute):
        period = planned.document.period
        if period is not None:
            last = statutes.months_after(period.last(planned.document.year), statute.months)
            if due > last.nominal:
                yield _against(year, statute, planned, step, "law-too-late", last)


def _covers(year: Year, statute: Statute) -> Iterator[Finding]:
    """LKBR 13:1: at least one interim report covers six to eight months from 1 January."""
    reports = [rows[0].document for rows in concerned.types(year, statute.documents)]
    if any(_has_length(report, statute) for report in reports):
        return
    for report in reports:
        period = report.period
        if period is not None and statute.holds(period.last(report.year)):
            facts = {
                "first": period.first(report.year),
                "last": period.last(report.year),
                "least": statute.least,
                "most": statute.most,
                **_named(statute),
            }
            place = Place(report.workflow.file, ("period",))
            yield Finding(
                "law-period", Severity.WARNING, place, report.type, None, None, None, year.cycle, facts
            )


def _has_length(report: Document, statute: Statute) -> bool:
    months = statutes.whole_months(report.period) if report.period else None
    return months is not None and statute.least <= months <= statute.most


def _newly_elected(year: Year, statute: Statute) -> Iterator[Finding]:
    """KL 11:10: in an election year the budget is decided by the council elected that year."""
    if not statutes.is_election_year(year.cycle):
        return
    first = statutes.new_council_from(year.cycle)
    for planned, step, due in concerned.steps(year, statute):
        if due < first:
            yield _against(year, statute, planned, step, "law-newly-elected", None, first=first)


def _before(year: Year, statute: Statute) -> Iterator[Finding]:
    """KL 11:21: the annual report is approved before discharge is granted."""
    others = [p for rows in concerned.types(year, statute.before) for p in rows]
    days = [(s.due, p.document.type) for p in others for s in _final_steps(p) if s.due is not None]
    for planned, step, due in concerned.steps(year, statute):
        if days and due > min(days)[0]:
            first, other = min(days)
            yield _against(year, statute, planned, step, "law-order", None, other=other, other_date=first)


def _decided_by(year: Year, statute: Statute) -> Iterator[Finding]:
    """KL 5:1: a decision that only the council can make, as the tax rate."""
    for rows in concerned.types(year, statute.documents):
        for planned in rows[:1]:
            for step in _final_steps(planned):
                if step.kind not in statute.kinds or step.body is None or step.due is None:
                    continue
                if statute.holds(step.due) and not concerned.of_kind(year.basis, step.body, statute):
                    yield _against(year, statute, planned, step, "law-wrong-body", None)


def _tell(year: Year, statute: Statute) -> Iterator[Finding]:
    """Lag (1965:269) 3 a §: the tax authority is told at once; of the proposal, when the decision is late."""
    for planned, step, due in concerned.steps(year, statute):
        last = statutes.day_in(year.cycle, statute.last) if statute.last else None
        days = telling.days(year.basis, statute, planned, step)
        untold = (
            last is not None
            and due > last.nominal
            and not telling.proposal(year.basis, statute, planned, last.nominal)
        )
        facts: dict[str, Any] = {"to": statute.to, "limit": statute.days or None, "days": days}
        if days is None:
            code = "law-tell-proposal" if untold else "law-tell"
            yield _against(year, statute, planned, step, code, last, severity=Severity.INFO, **facts)
            continue
        if statute.days and days > statute.days:
            yield _against(year, statute, planned, step, "law-tell-late", None, **facts)
        if untold and statute.to is not None:  # without a name any step will do
            code = "law-tell-only-proposal"
            yield _against(year, statute, planned, step, code, last, severity=Severity.INFO, **facts)


def _notice(year: Year, statute: Statute) -> Iterator[Finding]:
    """KL 5:13: what the council decides on is announced a week before; the board may meet after that."""
    for planned, step in year.steps():
        if step.meeting is None or step.body is None or not concerned.of_kind(year.basis, step.body, statute):
            continue
        day = statutes.notice_day(step.meeting.date, statute.days)
        late = [b for b in meetings_before(planned, step.transition) if _after(b, day, step.meeting.date)]
        if late and step.kind in statute.kinds and statute.holds(step.meeting.date):
            facts = {"notice": day, "other_body": late[0].body, "other_date": late[0].due}
            yield _against(year, statute, planned, step, "law-notice", None, severity=Severity.INFO, **facts)


def _after(before: PlannedStep, day: date, meeting: date) -> bool:
    end = end_of(before)
    return before.meeting is not None and end is not None and day < end <= meeting


def _final_steps(planned: PlannedDocument) -> list[PlannedStep]:
    """The steps that leave the document finished."""
    states = planned.document.workflow.states
    return [
        step
        for step in planned.steps
        if any(dest in states and states[dest].final for dest in step.transition.dests)
    ]


def _against(
    year: Year,
    statute: Statute,
    planned: PlannedDocument,
    step: PlannedStep,
    code: str,
    last: LastDay | None,
    *,
    severity: Severity = Severity.WARNING,
    **more: object,
) -> Finding:
    facts: dict[str, object] = {"date": step.due, **_named(statute), **more}
    if last is not None:
        shifted = last.legal if last.legal != last.nominal else None
        facts |= {"last": last.nominal, "legal": shifted}
    document = planned.document
    place = at_step(document, step)
    return Finding(code, severity, place, document.type, step.trigger, step.body, None, year.cycle, facts)


def _named(statute: Statute) -> dict[str, object]:
    return {
        "statute": statute.id,
        "paragraph": statute.paragraph,
        "what": statute.what,
        "law": statute.source,
    }


_RULES: dict[RuleKind, _Rule] = {
    RuleKind.LATEST: _latest,
    RuleKind.WITHIN: _within,
    RuleKind.COVERS: _covers,
    RuleKind.NEWLY_ELECTED: _newly_elected,
    RuleKind.BEFORE: _before,
    RuleKind.DECIDED_BY: _decided_by,
    RuleKind.TELL: _tell,
    RuleKind.NOTICE: _notice,
}
"""The kinds that are checked; the others set days that explanations show."""
