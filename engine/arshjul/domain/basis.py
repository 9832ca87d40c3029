"""What a plan is a function of: organisation, workflows, kalendaria and working days, taken together."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from arshjul.domain.kalendarium import Kalendarium, LeadTime, Meeting
from arshjul.domain.organisation import Organisation
from arshjul.domain.statutes import Statute
from arshjul.domain.timing import Period
from arshjul.domain.workdays import WorkingDays
from arshjul.domain.workflow import InOffice, Opened, Workflow
from arshjul.values import dataclass


@dataclass(frozen=True)
class Document:
    """One document of a cycle: what it is and who answers for it."""

    id: str
    type: str
    body: str
    """As opened; the successor is resolved by date."""
    cycle: int
    year: int
    workflow: Workflow
    month: int | None = None
    """For one of a year's monthly reports: the month it is about."""

    @property
    def period(self) -> Period | None:
        """What part of its year it is about: its month, or what the workflow says."""
        return Period((self.month, 1), (self.month, 31)) if self.month else self.workflow.period

    @property
    def has_forecast(self) -> bool:
        """Whether this month's report holds a forecast."""
        return self.month in self.workflow.forecast


@dataclass(frozen=True)
class Basis:
    """The definitions that hold together: one organisation, its workflows, kalendaria and working days."""

    organisation: Organisation
    workflows: tuple[Workflow, ...]
    kalendaria: Mapping[int, Kalendarium]
    days: WorkingDays
    statutes: tuple[Statute, ...] = ()
    """The law as the files state it: no organisation's choice, so never part of what is taken into use."""

    def in_force(self, cycle: int) -> tuple[Workflow, ...]:
        """The workflow versions of a cycle, by id."""
        return tuple(sorted((w for w in self.workflows if w.in_force(cycle)), key=lambda w: w.id))

    def competent(
        self, word: str, document_body: str, on: date, document_type: str | None = None
    ) -> tuple[str, ...]:
        """The bodies that may take a step that day: the one in office, never its predecessor.

        :param word: "own", "own.administration", a body's id, or a kind ("council": the one in office)
        :param document_type: which successor it is may depend on what the document is
        """
        organisation = self.organisation
        if word in ("own", "own.administration"):
            owner = organisation.owner_on(document_body, on, document_type)
            if owner is None or word == "own":
                return (owner,) if owner else ()
            return organisation.bodies[owner].administration[:1]
        if word in organisation.bodies:
            owner = organisation.owner_on(word, on, document_type)
            return (owner,) if owner else ()
        return tuple(body.id for body in organisation.of_kind(word) if body.validity.holds(on))

    @cached_property
    def measured(self) -> tuple[Workflow, ...]:
        """The workflows of plans that have measures, by id."""
        found = (w for w in self.workflows if w.follow_up and w.follow_up.measures)
        return tuple(sorted(found, key=lambda w: (w.id, w.first_cycle)))

    def would_open(self, workflow: Workflow, cycle: int) -> tuple[Document, ...]:
        """The documents of a type in a cycle, those that only a measure opens too."""
        return tuple(_of_type(self, workflow, cycle))

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting of every kalendarium, in order of date, body and id."""
        every = (m for kalendarium in self.kalendaria.values() for m in kalendarium.meetings)
        return tuple(sorted(every, key=_by_day))

    @cached_property
    def meeting_by_id(self) -> Mapping[str, Meeting]:
        """Every meeting by its id."""
        return {meeting.id: meeting for meeting in self.meetings}

    def meetings_of(
        self, word: str, document_body: str, first: date, last: date, document_type: str | None = None
    ) -> tuple[Meeting, ...]:
        """Meetings from ``first`` to ``last`` of the body that is competent on the meeting's day."""
        found = [
            meeting
            for body in self._eligible(word, document_body, document_type)
            for meeting in self._between(body, first, last)
            if body in self.competent(word, document_body, meeting.date, document_type)
        ]
        return tuple(sorted(found, key=_by_day))

    def next_live_meeting(
        self,
        word: str,
        document_body: str,
        after: date,
        document_type: str | None = None,
        *,
        decision: bool = False,
    ) -> Meeting | None:
        """The competent body's first live meeting after a day; for a decision none that is preparatory."""
        first = date.fromordinal(after.toordinal() + 1)
        later = self.meetings_of(word, document_body, first, date.max, document_type)
        return next((meeting for meeting in later if meeting.serves(decision=decision)), None)

    def lead_time(self, body: str, document_type: str, year: int) -> LeadTime | None:
        """How long before a meeting of the body the papers of a document must be in; None when not stated."""
        kalendarium = self.kalendaria.get(year)
        if kalendarium is None:
            return None
        rows = [row for row in kalendarium.lead_times if self._concerns(row, body, document_type)]
        # a row that names the document goes before one that names the body, and that before one for all
        return max(rows, key=lambda row: (bool(row.documents), bool(row.bodies)), default=None)

    def _concerns(self, row: LeadTime, body: str, document_type: str) -> bool:
        bodies = self.organisation.expand(row.bodies)
        return (not bodies or body in bodies) and (not row.documents or document_type in row.documents)

    def _between(self, body: str, first: date, last: date) -> Sequence[Meeting]:
        rows = self._by_body.get(body, ())
        return rows[bisect_left(rows, first, key=_day) : bisect_right(rows, last, key=_day)]

    def _eligible(self, word: str, document_body: str, document_type: str | None) -> tuple[str, ...]:
        """Every body that may be competent on some day."""
        organisation = self.organisation
        if word == "own" or word in organisation.bodies:
            return organisation.line(document_body if word == "own" else word, document_type)
        if word == "own.administration":
            line = organisation.line(document_body, document_type)
            return tuple(dict.fromkeys(o for b in line for o in organisation.bodies[b].administration[:1]))
        return tuple(body.id for body in organisation.of_kind(word))

    @cached_property
    def _by_body(self) -> Mapping[str, tuple[Meeting, ...]]:
        rows: dict[str, list[Meeting]] = {}
        for meeting in self.meetings:
            rows.setdefault(meeting.body, []).append(meeting)
        return {body: tuple(found) for body, found in rows.items()}


def _day(meeting: Meeting) -> date:
    return meeting.date


def _by_day(meeting: Meeting) -> tuple[date, str, str]:
    return (meeting.date, meeting.body, meeting.id)


def documents_of(basis: Basis, cycle: int) -> tuple[Document, ...]:
    """The documents that a cycle opens, by type and body."""
    return tuple(
        document
        for workflow in basis.in_force(cycle)
        if workflow.opened is Opened.WITH_YEAR
        for document in _of_type(basis, workflow, cycle)
    )


def month_in(document_id: str, workflow: Workflow, year: int) -> int | None:
    """The month that a document's id names, for a type that there is one of each month."""
    return int(document_id[len(f"{workflow.id}-{year}-") :][:2]) if workflow.months else None


def _of_type(basis: Basis, workflow: Workflow, cycle: int) -> Iterable[Document]:
    year = cycle + workflow.year_offset
    for month in workflow.months or (None,):
        name = f"{workflow.id}-{year}" + (f"-{month:02}" if month else "")
        for body in basis.organisation.expand(workflow.one_per):
            if _active(basis, body, cycle if workflow.in_office is InOffice.CYCLE else year):
                yield Document(f"{name}-{body}", workflow.id, body, cycle, year, workflow, month)
        owner = _owner(basis, workflow, cycle)
        if owner is not None:
            yield Document(name, workflow.id, owner, cycle, year, workflow, month)


def _owner(basis: Basis, workflow: Workflow, cycle: int) -> str | None:
    """For a document that there is one of: the body that answers for it as the cycle begins."""
    if workflow.one_per or not workflow.owner:
        return None
    return next(iter(basis.competent(workflow.owner, workflow.owner, date(cycle, 1, 1))), None)


def _active(basis: Basis, body_id: str, year: int) -> bool:
    body = basis.organisation.bodies.get(body_id)
    if body is None:
        return False
    until, from_ = body.validity.until, body.validity.from_
    return (until is None or until >= date(year, 1, 1)) and (from_ is None or from_ <= date(year, 12, 31))
