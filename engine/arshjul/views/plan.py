"""The plan of a year: every document, every step with its day, and why it is that day."""

from collections.abc import Iterable
from datetime import date

from arshjul.domain.findings import Finding
from arshjul.domain.planned import Plan, PlannedDocument, PlannedStep
from arshjul.service.definitions import Definitions
from arshjul.views import findings as findings_view
from arshjul.views import plain
from arshjul.views.columns import WIDTH, blocks, bullet, titled, wrapped
from arshjul.views.naming import finder
from arshjul.views.text import Words

_WHOLE = (0, 1, 3, 4)
"""Day, trigger, body and meeting: only the step's name is shortened."""


def lines(
    words: Words,
    definitions: Definitions,
    plan: Plan,
    findings: Iterable[Finding],
    width: int = WIDTH,
    *,
    why: bool = False,
) -> list[str]:
    """Each document with its steps in order of the workflow; ``why`` adds the reasons of every date."""
    words = knowing(words, definitions)
    found = tuple(findings)
    told = wrapped(_head(words, plan), width)
    for planned in plan.documents:
        told += ["", *_title(words, planned, width), *steps(words, planned, width, why=why)]
    return [*told, "", *(findings_view.lines(words, found, width) if found else ())]


def data(
    words: Words, definitions: Definitions, plan: Plan, findings: Iterable[Finding]
) -> dict[str, object]:
    """The plan with the keys of the contract."""
    words = knowing(words, definitions)
    return {
        "year": plan.cycle,
        "documents": [_document_data(words, planned) for planned in plan.documents],
        "findings": findings_view.data(words, findings),
    }


def knowing(words: Words, definitions: Definitions) -> Words:
    """The reader's language in the words of some definitions; a document goes by its own version's."""
    find = finder(definitions.basis.workflows, definitions.own)
    return words.knowing(definitions.basis.organisation, find)


def steps(words: Words, planned: PlannedDocument, width: int, *, why: bool = False) -> list[str]:
    """The steps of one document, a line each."""
    rows = [_row(words, planned, step) for step in planned.steps]
    told = blocks([""] * 5, rows, width, "  ", _WHOLE)
    if not why:
        return [line for row in told for line in row]
    reasons = [_reasons(words, planned, step, width) for step in planned.steps]
    return [line for row, lines_ in zip(told, reasons, strict=True) for line in (*row, *lines_)]


def step_data(words: Words, planned: PlannedDocument, step: PlannedStep) -> dict[str, object]:
    """One step for programs."""
    document = planned.document.id
    return {
        "trigger": step.trigger,
        "name": words.step(planned.document.workflow, step.trigger),
        "kind": step.kind.value,
        "body": step.body,
        "meeting": step.meeting.id if step.meeting else None,
        "due": plain.plain(step.due),
        "unbound": step.unbound,
        "since": plain.plain(step.since),
        "missed": step.missed,
        "because": [plain.fault(words, reason, document) for reason in step.because],
    }


def day(words: Words, due: date | None, year: int) -> str:
    """A day in a column, with its year when that is not the one at hand."""
    if due is None:
        return ""
    return words.date(due, "column") + (f" {due.year}" if due.year != year else "")


def _head(words: Words, plan: Plan) -> str:
    every = [step for planned in plan.documents for step in planned.steps]
    unbound = sum(step.unbound is not None and step.transition.due is None for step in every)
    facts = {"year": plan.cycle, "documents": len(plan.documents), "steps": len(every), "unbound": unbound}
    return words.say("ui.plan.head" if unbound else "ui.plan.head-all", facts)


def _title(words: Words, planned: PlannedDocument, width: int) -> list[str]:
    document = planned.document
    name = document.workflow.name.in_language(words.language)
    return titled(document.id, f"{name}, {words.body(document.body)}", width)


def _row(words: Words, planned: PlannedDocument, step: PlannedStep) -> list[str]:
    return [
        day(words, step.due, planned.document.cycle),
        step.trigger,
        words.step(planned.document.workflow, step.trigger),
        step.body or "",
        _meeting(words, step),
    ]


def _meeting(words: Words, step: PlannedStep) -> str:
    if step.unbound and step.transition.due is None:
        return words.say("ui.no-meeting")
    return step.meeting.id if step.meeting else ""


def _reasons(words: Words, planned: PlannedDocument, step: PlannedStep, width: int) -> list[str]:
    told = (plain.told(words, reason, planned.document.id) for reason in step.because)
    return [line for text in told for line in bullet(text, width, "      ")]


def _document_data(words: Words, planned: PlannedDocument) -> dict[str, object]:
    document = planned.document
    return {
        "id": document.id,
        "type": document.type,
        "name": document.workflow.name.in_language(words.language),
        "body": document.body,
        "year": document.year,
        "cycle": document.cycle,
        "steps": [step_data(words, planned, step) for step in planned.steps],
    }
