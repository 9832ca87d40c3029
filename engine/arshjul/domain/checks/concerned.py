"""Which documents and steps of a year a rule of law speaks of, and which rules speak of none."""

from collections.abc import Container, Iterator
from datetime import date

from arshjul.domain.basis import Basis
from arshjul.domain.checks.year import Year, grouped
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.organisation import BodyKind, Organisation
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.statutes import RuleKind, Statute

_OF_STEPS = frozenset(
    {RuleKind.LATEST, RuleKind.WITHIN, RuleKind.NEWLY_ELECTED, RuleKind.BEFORE, RuleKind.TELL}
)
"""Kinds of rule that are about a step."""


def types(year: Year, words: Container[str]) -> list[list[PlannedDocument]]:
    """The documents that the law means, by type.

    A type that there is one of for all goes before one that each body has: a committee's own report is not
    the one that the law asks for where there is one for the whole.
    """
    found = [rows for rows in year.by_type.values() if rows[0].document.workflow.known_in_law_as(words)]
    return [rows for rows in found if not rows[0].document.workflow.one_per] or found


def steps(year: Year, statute: Statute) -> Iterator[tuple[PlannedDocument, PlannedStep, date]]:
    """The dated steps that a rule speaks of, on days when it is in force."""
    for rows in types(year, statute.documents):
        for planned in rows:
            for step in planned.steps:
                if step.due is not None and statute.holds(step.due) and _means(year, statute, planned, step):
                    yield planned, step, step.due


def of_kind(basis: Basis, body: str, statute: Statute) -> bool:
    """Whether the body is of a kind that the rule is about."""
    known = basis.organisation.bodies.get(body)
    return not statute.bodies or (known is not None and not known.kinds.isdisjoint(statute.bodies))


def governed(organisation: Organisation) -> bool:
    """Whether the law of municipalities and regions is about it: it has a council or a board."""
    return any(organisation.of_kind(kind) for kind in (BodyKind.COUNCIL, BodyKind.BOARD))


def untried(year: Year) -> Iterator[Finding]:
    """The rules that hold that year but have nothing to be tried on: silence must not look like agreement."""
    missing: dict[str, list[Statute]] = {}
    if not governed(year.basis.organisation):
        return
    for statute in year.statutes:
        if statute.documents and statute.holds(date(year.cycle, 12, 31)):
            if not types(year, statute.documents):
                missing.setdefault(statute.file, []).append(statute)
            else:
                yield from grouped(_without_step(year, statute))
    for file, rules in missing.items():
        paragraphs = tuple(dict.fromkeys(rule.paragraph for rule in rules))
        facts = {"count": len(rules), "paragraphs": paragraphs}
        yield Finding("law-without-document", Severity.INFO, Place(file), year=year.cycle, arguments=facts)


def _without_step(year: Year, statute: Statute) -> Iterator[Finding]:
    """A document that the law means, without the step that it speaks of."""
    if statute.rule not in _OF_STEPS:
        return
    for rows in types(year, statute.documents):
        if not any(_means(year, statute, planned, step) for planned in rows for step in planned.steps):
            workflow = rows[0].document.workflow
            facts = {
                "statute": statute.id,
                "paragraph": statute.paragraph,
                "what": statute.what,
                "kinds": tuple(kind.value for kind in statute.kinds),
                "law": statute.source,
            }
            place = Place(workflow.file, ("transitions",))
            yield Finding(
                "law-without-step", Severity.INFO, place, workflow.id, year=year.cycle, arguments=facts
            )


def _means(year: Year, statute: Statute, planned: PlannedDocument, step: PlannedStep) -> bool:
    """Whether the step is of the rule's kinds, taken by a body of its kinds, in office that day or not."""
    if step.kind not in statute.kinds:
        return False
    word = step.transition.body
    body = step.body or (planned.document.body if word == "own" else word)
    known = year.basis.organisation.bodies.get(body)
    kinds = known.kinds if known else {word}  # a kind, of which none is in office that day
    return not statute.bodies or not kinds.isdisjoint(statute.bodies)
