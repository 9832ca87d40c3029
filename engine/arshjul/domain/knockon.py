"""The knock-on of a change of dates: what was in order before it, and is not after it.

A pure comparison of two states of the same documents, so that a preview can say it before anything happens.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from arshjul.domain.basis import Basis, Document
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import Progress, main_path
from arshjul.domain.requirements import Documents, required_documents
from arshjul.errors import Fault
from arshjul.values import dataclass


@dataclass(frozen=True)
class Placed:
    """A document with its dates, and how far it has come."""

    planned: PlannedDocument
    progress: Progress

    @property
    def ahead(self) -> tuple[PlannedStep, ...]:
        """The steps that remain when every body approves."""
        reached = main_path(self.planned.document.workflow, self.progress.state)
        return tuple(
            step
            for step in self.planned.steps
            if step.transition.source in reached and step.trigger not in self.progress.taken
        )


Documentation = Mapping[str, Placed]
"""Every document of the cycles at hand, by id."""


def knock_on(basis: Basis, before: Documentation, after: Documentation, today: date) -> tuple[Fault, ...]:
    """What the change makes late, unbound or out of order."""
    known = {_about(fault) for fault in _troubles(basis, before, today)}
    return tuple(fault for fault in _troubles(basis, after, today) if _about(fault) not in known)


def _about(fault: Fault) -> tuple[object, ...]:
    names = ("document", "step", "other", "next_step")
    return (fault.code, *(fault.arguments.get(name) for name in names))


def _troubles(basis: Basis, every: Documentation, today: date) -> Iterator[Fault]:
    years: dict[int, dict[str, Document]] = {}
    for id_, placed in every.items():
        years.setdefault(placed.planned.document.cycle, {})[id_] = placed.planned.document
    of_year = {cycle: Documents(documents) for cycle, documents in years.items()}
    for id_, placed in every.items():
        documents = of_year[placed.planned.document.cycle]
        for step in placed.ahead:
            if step.due is not None:
                facts: dict[str, object] = {"document": id_, "step": step.trigger, "due": step.due}
                facts["body"] = step.body
                yield from _of_itself(placed, step, step.due, facts, today)
                yield from _of_others(basis, every, documents, placed, step, step.due, facts)


def _of_itself(
    placed: Placed, step: PlannedStep, due: date, facts: dict[str, object], today: date
) -> Iterator[Fault]:
    if due < today:
        yield Fault("knock-late", facts | {"today": today})
    if step.unbound is not None and step.transition.due is None:
        later: dict[str, object] = (
            {"next": step.next_live.date, "meeting": step.next_live.id} if step.next_live else {}
        )
        yield Fault("knock-unbound", facts | later)
    for following in placed.ahead:
        late = following.due is not None and following.due < due
        if late and following.transition.source in step.transition.dests:
            yield Fault("knock-order", facts | {"next_step": following.trigger, "next_due": following.due})


def _of_others(
    basis: Basis,
    every: Documentation,
    documents: Documents,
    placed: Placed,
    step: PlannedStep,
    due: date,
    facts: dict[str, object],
) -> Iterator[Fault]:
    """What the step waits for comes after it."""
    document = placed.planned.document
    for requirement in step.transition.requires:
        for other in required_documents(basis, documents, document, requirement):
            for source in every[other.id].ahead:
                if requirement.state in source.transition.dests and source.due and source.due > due:
                    told = {"other": other.id, "other_step": source.trigger, "other_due": source.due}
                    yield Fault("knock-requires", facts | told)
