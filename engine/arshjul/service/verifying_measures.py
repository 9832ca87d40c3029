"""The part of ``verify`` about measures: every value is one, and no report went on without those due."""

from collections.abc import Iterator, Mapping
from typing import cast

from arshjul.domain import measuring
from arshjul.domain.basis import Document, month_in
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.measures import MeasureKind, canonical
from arshjul.domain.organisation import Person
from arshjul.domain.progress import Progress
from arshjul.domain.workflow import Workflow
from arshjul.errors import Fault
from arshjul.service.definitions import ORGANISATION
from arshjul.service.ports import Reading
from arshjul.service.world import World

_NOBODY: Mapping[str, Person] = {}

Replayed = Mapping[str, tuple[Workflow, Progress]]


class MeasureReplay:
    """Follows through the chain what content is in use, and what each report has values for."""

    def __init__(self, world: World, reading: Reading) -> None:
        self._world, self._reading = world, reading
        self._used: dict[str, str] = {}
        self._opened: dict[str, Fields] = {}

    def note(self, entry: Fields) -> None:
        """What an entry takes into use, or opens."""
        type_, content = entry.get("type"), entry.get("content")
        if type_ in (EntryType.YEAR_OPENED, EntryType.CONTENT_TAKEN) and isinstance(content, dict):
            self._used |= cast("dict[str, str]", content)
        if type_ == EntryType.DOCUMENT_OPENED and isinstance(entry.get("doc"), str):
            self._opened[str(entry["doc"])] = entry

    def before(self, entry: Fields, replayed: Replayed) -> Iterator[Fault]:
        """What is wrong with an entry, seen from what came before it."""
        if entry["type"] == EntryType.MEASURE_RECORDED:
            yield from self._value(entry)
        if entry["type"] == EntryType.STEP_TAKEN:
            yield from self._lacking(entry, replayed)

    def _value(self, entry: Fields) -> Iterator[Fault]:
        """A value is one of its measure, in canonical form, as the plan that was in use states it."""
        facts = {"row": entry["seq"], "document": entry["doc"], "measure": entry["measure"]}
        key = f"workflow:{entry['plan']}:"
        plan = self._world.keeper.workflow(self._reading, key, str(entry["plan_wf"]))
        measure = plan.follow_up.measure(str(entry["measure"])) if plan.follow_up else None
        value = entry["value"]
        text = measure is not None and measure.kind is MeasureKind.TEXT
        if measure is None or (not text and canonical(measure.kind, str(value)) != value):
            yield Fault("value-in-history", facts | {"value": value})

    def _lacking(self, entry: Fields, replayed: Replayed) -> Iterator[Fault]:
        """A report that left its first state had every value that it must have, by what was in use then."""
        document = str(entry["doc"])
        workflow, progress = replayed[document]
        step = workflow.transition(str(entry["trigger"]))
        if step is None or step.source != workflow.initial or ORGANISATION not in self._used:
            return
        basis = self._world.keeper.at(self._reading, self._used, _NOBODY).basis
        found = measuring.unreported(basis, self._document(document, workflow), progress.values, step)
        for fault in found:
            facts = {"row": entry["seq"], "document": document, "trigger": step.trigger}
            yield Fault("measures-in-history", facts | {"measures": fault.arguments["measures"]})

    def _document(self, id_: str, workflow: Workflow) -> Document:
        opened = self._opened[id_]
        year, cycle = int(str(opened["year"])), int(str(opened["cycle"]))
        month = month_in(id_, workflow, year)
        return Document(id_, workflow.id, str(opened["body"]), cycle, year, workflow, month)
