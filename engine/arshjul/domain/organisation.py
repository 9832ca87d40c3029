"""The organisation: bodies with validity and successors, people, roles and who stands in for whom.

All dates are local dates; ``from_`` and ``until`` are inclusive (KL 5:9: a council's first and last day).
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cached_property

from arshjul.domain.names import Name
from arshjul.values import dataclass, field


class BodyKind(StrEnum):
    """What sort of body it is; a body may be of several kinds (a board is also a committee)."""

    COUNCIL = "council"
    BOARD = "board"
    COMMITTEE = "committee"
    JOINT_COMMITTEE = "joint_committee"
    SUBCOMMITTEE = "subcommittee"
    DRAFTING_BODY = "drafting_body"
    DEPARTMENT = "department"
    STAFF_OFFICE = "staff_office"
    COOPERATION_GROUP = "cooperation_group"
    OFFICIALS_GROUP = "officials_group"
    DELEGATE = "delegate"
    COMPANY = "company"
    """A municipal company (kommunalt bolag): its board meets and keeps minutes, but not those of KL."""


@dataclass(frozen=True, slots=True)
class Validity:
    """A span of local dates, both ends inclusive; ``None`` is open."""

    from_: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the day lies inside the span."""
        return (self.from_ is None or self.from_ <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Body:
    """A decision body or an administration."""

    id: str
    name: Name
    kinds: frozenset[BodyKind]
    validity: Validity = Validity()
    successor: str | None = None
    may_decide: bool = True
    meets: bool = True
    """False for an office or a delegate: decides with date and registry number, without meeting and §."""
    administration: tuple[str, ...] = ()
    """Ids of the administrations that serve the body; the first hands in."""
    organisation: str | None = None
    """Id of the member organisation it belongs to, where several share the instance."""
    one_each: tuple[str, ...] = ()
    """Roles that every member organisation appoints one holder of: the first takes part, then the next."""

    @property
    def keeps_minutes(self) -> bool:
        """Whether its decisions are paragraphs of minutes; those of officials have a registry number."""
        return self.meets and not self.kinds <= {BodyKind.OFFICIALS_GROUP}


@dataclass(frozen=True, slots=True)
class Succession:
    """One body takes over from another, or takes over a part of what was its."""

    body: str
    """The one that ends."""
    successor: str
    validity: Validity = Validity()
    """On which days the successor answers for it."""
    documents: tuple[str, ...] | None = None
    """The document types that go there. None: all that no other row names; empty: none, only some tasks."""
    part: str = ""
    """In words: which part of its tasks goes there; empty for all of them."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What the organisation is called from a day on."""

    name: str
    from_: date


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a duty. Only ``id`` ever reaches the history."""

    id: str
    name: str
    email: str
    phone: str | None = None
    login: str | None = None
    organisation: str | None = None
    """Id of the member organisation they work in, where several share the instance."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A role held by a person, for one body or (``body`` None) for the whole organisation."""

    role: str
    person: str
    body: str | None = None
    validity: Validity = Validity()
    substitute: str | None = None
    term: int | None = None
    """Length in years when it is held for a term; ``validity`` then ends on the term's last day."""
    succeeds: str | None = None
    """The role of the same body that the holder takes over for a term as long, when this one ends."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which a person is away; the role's substitute acts meanwhile."""

    person: str
    validity: Validity


@dataclass(frozen=True, slots=True)
class Escalation:
    """Who is told so many working days after the due date."""

    after: int
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """When people are reminded, in working days from the hand-in day, and whom we turn to then."""

    reminders: tuple[int, ...] = (-20, -10, -5, -1)
    escalations: tuple[Escalation, ...] = ()
    when_vacant: tuple[str, ...] = ("process_owner",)
    """Roles that get a notice when nobody holds the role it is for, first holder wins."""


@dataclass(frozen=True, slots=True)
class SendWindow:
    """Local times of a working day between which mail is sent."""

    from_: time = time(7, 30)
    until: time = time(16, 0)


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Days on which the office is closed beside the statutory ones, with the organisation's reason."""

    validity: Validity
    note: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on a plan is called tight, and a week full."""

    slack_working_days: int = 5
    """Fewer working days than this between a source and the hand-in that builds on it are a warning."""
    notices_per_week: int = 5
    """More notices than this to one person in one week are a warning."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who acts in a role on a day, and for whom when it is a substitute."""

    person: str
    role: str
    body: str | None
    instead_of: str | None = None


@dataclass(frozen=True)
class Organisation:
    """One organisation as ``config.toml`` states it."""

    id: str
    name: str
    language: str
    time_zone: str
    bodies: Mapping[str, Body]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    assignments: tuple[Assignment, ...] = ()
    absences: tuple[Absence, ...] = ()
    ladder: Ladder = Ladder()
    window: SendWindow = SendWindow()
    closed: tuple[ClosedDays, ...] = ()
    limits: Limits = Limits()
    successions: tuple[Succession, ...] = ()
    """Those that say more than ``successor`` of a body does."""
    members: Mapping[str, Name] = field(default_factory=dict)
    """The member organisations that share the instance, by id; empty when it is one organisation's own."""
    minutes_from: date | None = None
    """Decisions of this day and later are followed until they have legal force; None for no decision."""
    renamings: tuple[Renaming, ...] = ()
    """In order of day: what it is called later; until the first of them it is ``name``."""

    def name_on(self, day: date) -> str:
        """What it is called that day."""
        return next((row.name for row in reversed(self.renamings) if row.from_ <= day), self.name)

    def name_in(self, year: int, today: date) -> str:
        """What it is called today; seen from another year, on the day of the year that lies nearest."""
        return self.name_on(min(max(today, date(year, 1, 1)), date(year, 12, 31)))

    def expand(self, words: Iterable[str]) -> tuple[str, ...]:
        """Body ids for a list of group names and body ids, in the order given, without repeats."""
        ids: dict[str, None] = {}
        for word in words:
            ids.update(dict.fromkeys(self.groups.get(word, (word,))))
        return tuple(ids)

    def of_kind(self, kind: str) -> tuple[Body, ...]:
        """Every body of a kind, whenever it was in office."""
        return self._by_kind.get(kind, ())

    def line(self, body_id: str, document: str | None = None) -> tuple[str, ...]:
        """The body and those that may come after it, in order of succession.

        :param document: a document type, which may go elsewhere than the rest
        """
        found: dict[str, None] = {}
        waiting = [body_id]
        while waiting:
            current = waiting.pop(0)
            if current in self.bodies and current not in found:
                found[current] = None
                waiting += [row.successor for row in self._after.get(current, ()) if _takes(row, document)]
        return tuple(found)

    def owner_on(self, body_id: str, on: date, document: str | None = None) -> str | None:
        """The body itself, or the successor in office that day; None when it ended without one.

        :param document: a document type, which may go elsewhere than the rest
        """
        seen: set[str] = set()
        while body_id in self.bodies and body_id not in seen:
            seen.add(body_id)
            until = self.bodies[body_id].validity.until
            if until is None or on <= until:
                return body_id
            body_id = self._heir(body_id, on, document) or ""
        return None

    def last_day(self, body_id: str, document: str | None = None) -> date | None:
        """The last day on which the body or a successor answers for what is its; None when none is set."""
        last = self._last_day(body_id, document, frozenset())
        return None if last in (date.min, date.max) else last

    def successors(self, body_id: str) -> tuple[Succession, ...]:
        """Who takes over from a body, as config.toml has it: one row for one successor, more for several."""
        return self._after.get(body_id, ())

    def predecessors(self, body_id: str) -> tuple[str, ...]:
        """The bodies that it takes over from, wholly or in part."""
        return tuple(
            body for body, rows in self._after.items() if any(row.successor == body_id for row in rows)
        )

    def holders(self, role: str, body: str | None, on: date) -> tuple[Holder, ...]:
        """Those who act in the role that day: its holders, or their substitutes during absence."""
        found: dict[str, Holder] = {}
        for assignment in self._by_role.get((role, body), ()):
            holder = self._acting(assignment, on) if assignment.validity.holds(on) else None
            if holder is not None:
                found.setdefault(holder.person, holder)
        return tuple(found.values())

    def absent(self, person: str, on: date) -> bool:
        """Whether the person is registered as away that day."""
        return any(absence.person == person and absence.validity.holds(on) for absence in self.absences)

    def _heir(self, body_id: str, on: date, document: str | None) -> str | None:
        rows = [row for row in self._after.get(body_id, ()) if row.validity.holds(on)]
        named = (row.successor for row in rows if document is not None and document in (row.documents or ()))
        rest = (row.successor for row in rows if row.documents is None)
        return next(named, None) or next(rest, None)

    def _last_day(self, body_id: str, document: str | None, seen: frozenset[str]) -> date:
        """``date.max`` for a line without an end, ``date.min`` for one that leads nowhere."""
        if body_id not in self.bodies or body_id in seen:
            return date.min
        last = self.bodies[body_id].validity.until or date.max
        for row in self._after.get(body_id, ()) if last < date.max else ():
            if _takes(row, document):
                heirs = self._last_day(row.successor, document, seen | {body_id})
                last = max(last, min(heirs, row.validity.until or date.max))
        return last

    @cached_property
    def _after(self) -> Mapping[str, tuple[Succession, ...]]:
        """By the body that ends, in the order of the bodies."""
        found = {
            body.id: (
                *((Succession(body.id, body.successor),) if body.successor else ()),
                *(row for row in self.successions if row.body == body.id),
            )
            for body in self.bodies.values()
        }
        return {body: rows for body, rows in found.items() if rows}

    @cached_property
    def held(self) -> tuple[tuple[int, Assignment], ...]:
        """Every assignment with the number of its row, also those that follow when a term ends."""
        rows = tuple(enumerate(self.assignments))
        return rows + tuple((index, next_) for index, row in rows if (next_ := _following(row)) is not None)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Body, ...]]:
        index: dict[str, list[Body]] = {}
        for body in self.bodies.values():
            for kind in body.kinds:
                index.setdefault(kind, []).append(body)
        return {kind: tuple(bodies) for kind, bodies in index.items()}

    @cached_property
    def _by_role(self) -> Mapping[tuple[str, str | None], list[Assignment]]:
        index: dict[tuple[str, str | None], list[Assignment]] = {}
        for _, assignment in self.held:
            index.setdefault((assignment.role, assignment.body), []).append(assignment)
        return index

    def _acting(self, assignment: Assignment, on: date) -> Holder | None:
        if not self.absent(assignment.person, on):
            return Holder(assignment.person, assignment.role, assignment.body)
        substitute = assignment.substitute
        if substitute is None or self.absent(substitute, on):
            return None
        return Holder(substitute, assignment.role, assignment.body, instead_of=assignment.person)


def _takes(row: Succession, document: str | None) -> bool:
    """Whether documents of the type may go where the row says."""
    return row.documents is None or (document is not None and document in row.documents)


def _following(row: Assignment) -> Assignment | None:
    """The role that the holder takes over when a term ends, for a term as long."""
    ended = row.validity.until
    if row.succeeds is None or row.term is None or ended is None:
        return None
    first = ended + timedelta(days=1)
    return Assignment(row.succeeds, row.person, row.body, term(first, row.term), row.substitute, row.term)


def term(first: date, years: int) -> Validity:
    """The days of a term of so many years."""
    longest = monthrange(first.year + years, first.month)[1]
    after = date(first.year + years, first.month, min(first.day, longest))
    return Validity(first, after - timedelta(days=1))
