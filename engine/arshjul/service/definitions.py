"""Definitions: content as it is used together, from files or from what the database has taken into use.

Every piece is known by the SHA-256 of its canonical bytes, and kept under it, so that the history can be
replayed without a file. People's names and addresses are not part of it.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import cast

from arshjul.domain.basis import Basis, Document
from arshjul.domain.history import Fields
from arshjul.domain.kalendarium import Kalendarium
from arshjul.domain.organisation import Organisation, Person
from arshjul.domain.planned import Plan
from arshjul.domain.planning import Planner, plan, planner_of
from arshjul.domain.statutes import Statute
from arshjul.domain.workdays import WorkingDays, working_days
from arshjul.domain.workflow import Opened, Workflow
from arshjul.errors import IntegrityError
from arshjul.service.ports import Canonical, Content, ContentRead, Kept
from arshjul.values import dataclass, field, replace

ORGANISATION = "organisation"
CLOSED_DAYS = "closed_days"
_YEARS_AROUND = 3
"""The table of working days reaches so many years beyond the first and last cycle."""


@dataclass(frozen=True)
class Definitions:
    """A basis, and the hashes and bytes that it is made of."""

    basis: Basis
    hashes: Mapping[str, str]
    """Content key to SHA-256, hexadecimal."""
    data: Mapping[str, bytes] = field(default_factory=dict)
    """Hash to canonical bytes."""
    plans: dict[int, Plan] = field(default_factory=dict, compare=False)
    planners: dict[int, Planner] = field(default_factory=dict, compare=False)
    statutes: tuple[Statute, ...] = field(default=(), compare=False)
    """The law to check a year against, as the files state it; never part of what is in use."""
    version: Callable[[Kept, str, str], Workflow] | None = field(default=None, compare=False)
    """Finds a workflow version that is no longer in use, which documents may still run on."""
    own: Mapping[str, Workflow] = field(default_factory=dict, compare=False)
    """The documents that run on such a version, by id: steps and states are called what it calls them."""
    mixed: dict[tuple[int, tuple[tuple[str, str], ...]], Plan] = field(default_factory=dict, compare=False)
    running: dict[str, object] = field(default_factory=dict, compare=False)
    """The documents as they last stood under these definitions, by id; ``running.py`` keeps them here."""

    @cached_property
    def versions(self) -> frozenset[str]:
        """The hashes of everything in use."""
        return frozenset(self.hashes.values())

    @cached_property
    def opened_later(self) -> frozenset[str]:
        """The document types that are opened during the year, by a measure."""
        return frozenset(w.id for w in self.basis.workflows if w.opened is Opened.BY_MEASURE)

    def plan(self, cycle: int) -> Plan:
        """The plan of a cycle, made once."""
        if cycle not in self.plans:
            self.plans[cycle] = self.planner(cycle).plan(cycle)
        return self.plans[cycle]

    def planner(self, cycle: int) -> Planner:
        """What dates the documents of a cycle, each once."""
        if cycle not in self.planners:
            self.planners[cycle] = planner_of(self.basis, cycle)
        return self.planners[cycle]

    def plan_with(self, cycle: int, running: tuple[Document, ...]) -> Plan:
        """The plan of a cycle in which some documents run on other versions than the one in use."""
        key = (cycle, tuple((document.id, document.workflow.digest) for document in running))
        if key not in self.mixed:
            self.mixed[key] = plan(self.basis, cycle, running)
        return self.mixed[key]

    def workflow_hash(self, workflow: Workflow) -> str:
        """The hash that a workflow version is kept under."""
        return self.hashes[f"workflow:{workflow.id}:{workflow.first_cycle}"]


def digest(data: bytes) -> str:
    """What content is known by."""
    import hashlib  # costs 3 ms: only for those who keep content

    return hashlib.sha256(data).hexdigest()


def meant_by(read: ContentRead) -> Definitions | None:
    """What the files say, without hashes: enough to check and to plan, and ready at once."""
    organisation = read.organisation
    if organisation is None:
        return None
    days = table_of_days(organisation, read.workflows, read.kalendaria)
    basis = Basis(organisation, read.workflows, read.kalendaria, days, read.statutes)
    return Definitions(basis, {}, statutes=read.statutes)


def hashed(meant: Definitions, read: ContentRead, canonical: Canonical) -> Definitions:
    """The same with the bytes and hashes that it is kept under."""
    pieces = {key: canonical(value) for key, value in read.canonical.items()}
    pieces[CLOSED_DAYS] = canonical(_closed_fields(meant.basis.days))
    hashes = {key: digest(data) for key, data in pieces.items()}
    return replace(meant, hashes=hashes, data={hashes[key]: piece for key, piece in pieces.items()})


def table_of_days(
    organisation: Organisation, workflows: tuple[Workflow, ...], kalendaria: Mapping[int, Kalendarium]
) -> WorkingDays:
    """The working days of every year that the content speaks of, and some around."""
    years = [
        *kalendaria,
        *(w.first_cycle for w in workflows),
        *(w.last_cycle or w.first_cycle for w in workflows),
    ]
    first, last = min(years, default=2018), max(years, default=2018)
    return working_days(first - _YEARS_AROUND, last + _YEARS_AROUND, organisation.closed)


class Keeper:
    """Definitions from the database, each piece decoded once in a process."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._pieces: dict[tuple[str, str], object] = {}
        self._whole: dict[tuple[tuple[str, str], ...], Definitions] = {}

    def at(
        self,
        reading: Kept,
        hashes: Mapping[str, str],
        people: Mapping[str, Person],
        law: tuple[Statute, ...] = (),
    ) -> Definitions:
        """The definitions of some hashes.

        :param people: names and addresses, which only the files hold
        :param law: the law, which is no choice of the organisation's
        :raises IntegrityError: ``content-missing`` or ``content-altered``
        """
        identity = tuple(sorted(hashes.items()))
        known = self._whole.get(identity)
        if known is None or known.basis.organisation.people is not people or known.basis.statutes is not law:
            known = self._made(reading, hashes, people, law)
            self._whole[identity] = known
        return known

    def workflow(self, reading: Kept, key: str, hash_: str) -> Workflow:
        """One workflow version by its hash."""
        return cast(Workflow, self._piece(reading, key, hash_))

    def kalendarium(self, reading: Kept, key: str, hash_: str) -> Kalendarium:
        """One version of a year's kalendarium by its hash."""
        return cast(Kalendarium, self._piece(reading, key, hash_))

    def _made(
        self,
        reading: Kept,
        hashes: Mapping[str, str],
        people: Mapping[str, Person],
        law: tuple[Statute, ...],
    ) -> Definitions:
        pieces = {key: self._piece(reading, key, hash_) for key, hash_ in hashes.items()}
        organisation = replace(cast(Organisation, pieces[ORGANISATION]), people=people)
        workflows = tuple(piece for piece in pieces.values() if isinstance(piece, Workflow))
        kalendaria = {piece.year: piece for piece in pieces.values() if isinstance(piece, Kalendarium)}
        days = cast(WorkingDays, pieces[CLOSED_DAYS])
        basis = Basis(organisation, workflows, kalendaria, days, law)
        return Definitions(basis, dict(hashes), version=self.workflow)

    def _piece(self, reading: Kept, key: str, hash_: str) -> object:
        if (key, hash_) not in self._pieces:
            self._pieces[key, hash_] = self._decoded(reading, key, hash_)
        return self._pieces[key, hash_]

    def _decoded(self, reading: Kept, key: str, hash_: str) -> object:
        data = reading.content(hash_)
        if data is None:
            raise IntegrityError("content-missing", key=key, hash=hash_)
        if digest(data) != hash_:
            raise IntegrityError("content-altered", key=key, hash=hash_)
        fields = json.loads(data)
        if key == CLOSED_DAYS:
            return _days_from(fields)
        piece = self._content.decode(key, fields)
        return replace(piece, digest=hash_) if isinstance(piece, Workflow) else piece


def _closed_fields(days: WorkingDays) -> Fields:
    closed = [day.isoformat() for day in sorted(days.closed)]
    return {"first_year": days.first_year, "last_year": days.last_year, "closed": closed}


def _days_from(fields: Mapping[str, object]) -> WorkingDays:
    closed = cast(list[str], fields["closed"])
    first, last = cast(int, fields["first_year"]), cast(int, fields["last_year"])
    return WorkingDays(first, last, (date.fromisoformat(day) for day in closed))
