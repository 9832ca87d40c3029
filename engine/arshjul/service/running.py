"""The documents of the cycles that run: their rows, their progress and their dates as things stand."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from arshjul.domain.basis import Document, month_in
from arshjul.domain.notices import Notice
from arshjul.domain.planned import Plan, PlannedDocument
from arshjul.domain.progress import Progress, from_fields
from arshjul.domain.rebinding import adjusted
from arshjul.domain.situation import Situation
from arshjul.errors import UsageError
from arshjul.service.definitions import Definitions
from arshjul.service.ports import DocumentRow, Reading
from arshjul.values import dataclass, field


@dataclass(frozen=True)
class RunningDocument:
    """A document with what its history has made of it."""

    row: DocumentRow
    planned: PlannedDocument
    progress: Progress
    asked: dict[tuple[date, bool], Mapping[str, Notice]] = field(default_factory=dict, compare=False)
    """The notices that it asks for, once somebody has worked them out; ``ledger.py`` keeps them here."""

    @property
    def document(self) -> Document:
        """What it is."""
        return self.planned.document

    @property
    def finished(self) -> bool:
        """Whether it stands in a final state, and no decision of it waits for others'."""
        final = self.document.workflow.states[self.progress.state].final
        return final and not self.progress.conditional


@dataclass(frozen=True)
class _Known:
    """A document as it last stood, and the plan that it was worked out from."""

    planned: PlannedDocument
    running: RunningDocument


class Running:
    """Everything that runs, seen through one transaction."""

    def __init__(self, reading: Reading, definitions: Definitions) -> None:
        self._reading = reading
        self.definitions = definitions
        self._plans: dict[int, Plan] = {}

    @cached_property
    def rows(self) -> Mapping[str, DocumentRow]:
        """Every document's row, by id."""
        return {row.id: row for row in self._reading.documents()}

    def documents(self, cycle: int | None = None) -> tuple[RunningDocument, ...]:
        """The documents of a cycle, or of every cycle, by id."""
        return tuple(self._of(row) for row in self.rows.values() if cycle in (None, row.cycle))

    def document(self, document_id: str) -> RunningDocument:
        """One document.

        :raises UsageError: ``unknown-document-id``, with the ids that come closest
        """
        row = self._reading.document(document_id)
        if row is None:
            raise UsageError(
                "unknown-document-id", id=document_id, suggestions=closest(document_id, self.rows)
            )
        return self._of(row)

    def has(self, document_id: str) -> bool:
        """Whether the document has been opened."""
        return document_id in self._states

    def remember(self, running: RunningDocument) -> None:
        """How a document stands from now on, so that whoever asks next need not work it out."""
        planned = self.plan(running.row.cycle).by_id[running.row.id]
        self.definitions.running[running.row.id] = _Known(planned, running)

    def plan(self, cycle: int) -> Plan:
        """The cycle's plan, with every running document on the version it was opened with or migrated to."""
        if cycle not in self._plans:
            self._plans[cycle] = self._mixed(cycle) if self._others else self.definitions.plan(cycle)
        return self._plans[cycle]

    def situation(self, running: RunningDocument, today: date) -> Situation:
        """Everything that a judgement of the document depends on."""
        plan = self.plan(running.row.cycle)
        basis = self.definitions.basis
        return Situation(
            basis, running.planned, running.progress, plan.every, self._states, today, self._conditional
        )

    @cached_property
    def _states(self) -> Mapping[str, str]:
        return self._reading.states()

    @cached_property
    def _conditional(self) -> Mapping[str, str]:
        return self._reading.conditional()

    @cached_property
    def _others(self) -> bool:
        """Whether some document runs on a version no longer in use, or has been opened during the year."""
        if not self._reading.versions() <= self.definitions.versions:
            return True
        later = self.definitions.opened_later
        return bool(later) and any(row.type in later for row in self.rows.values())

    def _mixed(self, cycle: int) -> Plan:
        return self.definitions.plan_with(cycle, tuple(map(self._document, self._reading.documents(cycle))))

    def _document(self, row: DocumentRow) -> Document:
        version = self.definitions.version
        assert version is not None  # documents run on what the database has taken into use
        workflow = version(self._reading, f"workflow:{row.type}:", row.workflow)
        month = month_in(row.id, workflow, row.year)
        return Document(row.id, row.type, row.body, row.cycle, row.year, workflow, month)

    def _of(self, row: DocumentRow) -> RunningDocument:
        if row.id not in self.plan(row.cycle).by_id:  # its body has left the group: it runs on all the same
            self._plans[row.cycle] = self._mixed(row.cycle)
        planned = self._plans[row.cycle].by_id[row.id]
        known = self.definitions.running.get(row.id)
        if isinstance(known, _Known) and known.planned is planned and known.running.row == row:
            return known.running  # most documents stand where they stood a minute ago
        progress = from_fields(row.progress)
        found = RunningDocument(row, adjusted(self.definitions.basis, planned, progress), progress)
        self.definitions.running[row.id] = _Known(planned, found)
        return found


def closest(wanted: str, known: Mapping[str, object]) -> tuple[str, ...]:
    """The known ids that are most like a mistyped one."""
    from difflib import get_close_matches  # only when something is wrong

    folded = {name.casefold(): name for name in known}
    return tuple(folded[name] for name in get_close_matches(wanted.casefold(), folded, n=3, cutoff=0.6))
