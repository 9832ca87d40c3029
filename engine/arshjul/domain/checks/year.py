"""What the rules about a year look at, and the places in files that they point to."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from arshjul.domain.basis import Basis, Document
from arshjul.domain.findings import Finding, Place
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.kinds import AT_MEETING
from arshjul.domain.planned import Plan, PlannedDocument, PlannedStep
from arshjul.domain.requirements import required_documents
from arshjul.domain.statutes import Statute
from arshjul.domain.workflow import Requirement, Transition
from arshjul.values import dataclass, field, replace

CONFIG = "config.toml"


@dataclass(frozen=True)
class Year:
    """A cycle as it is planned, with the law that may speak of it."""

    basis: Basis
    plan: Plan
    statutes: tuple[Statute, ...] = field(default=(), repr=False)

    @property
    def cycle(self) -> int:
        """The calendar year in which the work is done."""
        return self.plan.cycle

    def steps(self) -> Iterator[tuple[PlannedDocument, PlannedStep]]:
        """Every step of every document."""
        for planned in self.plan.documents:
            for step in planned.steps:
                yield planned, step

    @cached_property
    def by_type(self) -> Mapping[str, list[PlannedDocument]]:
        """The documents of each type."""
        found: dict[str, list[PlannedDocument]] = {}
        for planned in self.plan.documents:
            found.setdefault(planned.document.type, []).append(planned)
        return found

    def required(self, document: Document, requirement: Requirement) -> Iterator[PlannedStep]:
        """The planned steps that bring the required documents to the required state."""
        return (step for _, step in self.required_of(document, requirement))

    def required_of(self, document: Document, requirement: Requirement) -> Iterator[tuple[str, PlannedStep]]:
        """The same, each with its document's id."""
        for other in required_documents(self.basis, self.plan.every, document, requirement):
            for step in self.plan.by_id[other.id].steps:
                if requirement.state in step.transition.dests:
                    yield other.id, step


def meetings_before(planned: PlannedDocument, transition: Transition) -> tuple[PlannedStep, ...]:
    """The steps at meetings that lead up to a step, hand-ins in between passed over."""
    found: list[PlannedStep] = []
    waiting, seen = [transition.source], {transition.source}
    while waiting:
        state = waiting.pop()
        for step in planned.steps:
            if state in step.transition.dests and step.transition is not transition:
                if step.kind in AT_MEETING:
                    found.append(step)
                elif step.transition.source not in seen:
                    seen.add(step.transition.source)
                    waiting.append(step.transition.source)
    return tuple(found)


def end_of(step: PlannedStep) -> date | None:
    """The last day of the step's meeting, or its due date."""
    return (step.meeting.until if step.meeting else None) or step.due


def at_step(document: Document, step: PlannedStep, key: str = "when") -> Place:
    """Where the step's time stands in its workflow."""
    return Place(document.workflow.file, ("transitions", step.index, key))


def at_meeting(basis: Basis, meeting: Meeting, key: str = "date") -> Place:
    """Where the meeting stands in its kalendarium; a row is found by its id."""
    return Place(basis.kalendaria[meeting.date.year].file, ("meetings", meeting.id, key))


def grouped(findings: Iterable[Finding], *, apart: tuple[str, ...] = ()) -> Iterator[Finding]:
    """One finding for all bodies that it is the same about, with the bodies as an argument.

    :param apart: arguments that keep findings apart
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, finding.document, finding.step, *(finding.arguments.get(a) for a in apart))
        groups.setdefault(key, []).append(finding)
    for same in groups.values():
        bodies = tuple(dict.fromkeys(finding.body for finding in same if finding.body))
        first = replace(same[0], arguments={**same[0].arguments, "bodies": bodies})
        yield first if len(bodies) <= 1 else replace(first, body=None)
