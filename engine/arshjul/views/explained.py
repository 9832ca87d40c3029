"""The reasoning for a document's dates, in sentences."""

from arshjul.domain.explaining import Reasoned
from arshjul.domain.findings import Finding
from arshjul.service.explaining import Explanation
from arshjul.views import findings as findings_view
from arshjul.views import plain
from arshjul.views.columns import WIDTH, bullet, titled, wrapped
from arshjul.views.plan import knowing, step_data
from arshjul.views.text import Words


def lines(words: Words, found: Explanation, width: int = WIDTH) -> list[str]:
    """Each step with its sentences, the answer first, and what is wrong about it last."""
    words = knowing(words, found.definitions)
    document = found.planned.document
    name = document.workflow.name.in_language(words.language)
    told = titled(document.id, f"{name}, {words.body(document.body)}", width)
    told.append(words.say("ui.explained.running" if found.running else "ui.explained.planned"))
    for reasoned in found.steps:
        told += ["", *_step(words, found, reasoned, width)]
    return told


def data(words: Words, found: Explanation) -> dict[str, object]:
    """The same for programs: codes and arguments, and the sentences."""
    words = knowing(words, found.definitions)
    document = found.planned.document
    return {
        "document": document.id,
        "running": found.running,
        "steps": [
            {
                **step_data(words, found.planned, reasoned.step),
                "reasons": [plain.fault(words, reason, document.id) for reason in reasoned.told],
            }
            for reasoned in found.steps
        ],
        "findings": findings_view.data(words, found.findings),
    }


def _step(words: Words, found: Explanation, reasoned: Reasoned, width: int) -> list[str]:
    document = found.planned.document
    trigger = reasoned.step.trigger
    told = [f"{words.step(document.workflow, trigger)} ({trigger})"]
    first, *rest = (plain.told(words, reason, document.id) for reason in reasoned.told)
    told += wrapped(first, width, "  ")
    for text in [*rest, *_notes(words, found.findings, trigger)]:
        told += bullet(text, width, "  ")
    return told


def _notes(words: Words, findings: tuple[Finding, ...], trigger: str) -> list[str]:
    about = [finding for finding in findings if finding.step == trigger]
    return [words.say("ui.explained.note", {"told": words.finding(finding)}) for finding in about]
