"""``explain``: the reasoning for the dates of one document, planned or running."""

from arshjul.domain.checks import annual
from arshjul.domain.checks.year import Year
from arshjul.domain.explaining import LEAD_TIME_ROW, Reasoned, reason
from arshjul.domain.findings import Finding, Place
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.errors import Fault, UsageError
from arshjul.service import checking
from arshjul.service.definitions import Definitions
from arshjul.service.running import Running, closest
from arshjul.service.world import World
from arshjul.values import dataclass, replace


@dataclass(frozen=True)
class Explanation:
    """One document's steps, each with its sentences, and what is wrong about them."""

    planned: PlannedDocument
    steps: tuple[Reasoned, ...]
    findings: tuple[Finding, ...]
    definitions: Definitions
    running: bool


def explain(world: World, document: str, trigger: str | None = None) -> Explanation:
    """Why a document's steps, or one of them, have their days.

    :raises UsageError: ``unknown-document-id``, ``unknown-step``, with what comes closest
    """
    found = _running(world, document)
    running = found is not None
    year, definitions, planned = found or _from_files(world, document)
    named = tuple(step for step in planned.every if step.trigger == trigger)
    steps = named if trigger is not None else planned.spoken_of
    if not steps:
        known = {step.trigger: step for step in planned.every}
        near = closest(trigger or "", known)
        raise UsageError(
            "unknown-step", trigger=trigger, document=document, suggestions=near, known=tuple(known)
        )
    about = tuple(f for f in annual.check(year) if any(_about(f, planned, step) for step in steps))
    reasoned = tuple(reason(year, planned, step) for step in steps)
    reasoned = tuple(_with_lines(world, row) for row in reasoned)
    return Explanation(planned, reasoned, tuple(world.located(f) for f in about), definitions, running)


def _with_lines(world: World, reasoned: Reasoned) -> Reasoned:
    """The same with the line of the row that states a lead time."""
    return replace(reasoned, told=tuple(_with_line(world, fault) for fault in reasoned.told))


def _with_line(world: World, fault: Fault) -> Fault:
    if fault.code != LEAD_TIME_ROW:
        return fault
    file, row = str(fault.arguments["file"]), fault.arguments["row"]
    path = ("lead_times", row if isinstance(row, int) else 0)
    return Fault(fault.code, {**fault.arguments, "line": world.content.locate(Place(file, path)).line})


def _running(world: World, document: str) -> tuple[Year, Definitions, PlannedDocument] | None:
    """The document as it runs, when it has been opened; the law is always that of the files."""
    if not world.store.exists():
        return None
    with world.store.reading() as reading:
        if reading.document(document) is None:
            return None
        definitions = world.in_use(reading)
        every = Running(reading, definitions)
        running = every.document(document)
        plan = every.plan(running.row.cycle)
    files = world.read_definitions()
    statutes = files.statutes if files else ()
    year = Year(definitions.basis, plan, statutes)
    return year, definitions, running.planned


def _from_files(world: World, document: str) -> tuple[Year, Definitions, PlannedDocument]:
    definitions = world.files()
    every: dict[str, int] = {}
    for cycle in checking.years_known(definitions.basis):
        every |= dict.fromkeys(definitions.plan(cycle).by_id, cycle)
    if document not in every:
        raise UsageError("unknown-document-id", id=document, suggestions=closest(document, every))
    year = checking.year_of(definitions, every[document])
    return year, definitions, year.plan.by_id[document]


def _about(finding: Finding, planned: PlannedDocument, step: PlannedStep) -> bool:
    if (finding.document, finding.step) != (planned.document.type, step.trigger):
        return False
    bodies = finding.arguments.get("bodies") or ((finding.body,) if finding.body else ())
    return not bodies or not {step.body, planned.document.body}.isdisjoint(tuple(bodies))  # type: ignore[arg-type]
