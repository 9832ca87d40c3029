"""``check``: everything that is wrong with the content, and with the year it is for, and the year's proof."""

from collections.abc import Iterator, Mapping

from arshjul.domain.basis import Basis
from arshjul.domain.checks import annual, concerned, measures, reach, scenarios, soundness
from arshjul.domain.checks.people import Week, histogram
from arshjul.domain.checks.year import Year
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.proving import Link, prove
from arshjul.errors import UsageError
from arshjul.service.definitions import Definitions
from arshjul.service.world import World
from arshjul.values import dataclass, replace

_LAW = "calendar/statutes.toml"


@dataclass(frozen=True)
class Checked:
    """The findings, and the years that they are about, from which the proof can be made."""

    findings: tuple[Finding, ...]
    years: tuple[Year, ...] = ()
    """Empty while the content is not whole: there is nothing to prove then."""
    stopped: bool = False
    """Whether errors in the content kept the years from being tried at all."""

    def and_more(self, findings: tuple[Finding, ...]) -> "Checked":
        """The same with findings from elsewhere, as about the texts of mails."""
        return replace(self, findings=(*self.findings, *findings))

    def proofs(self) -> Iterator[tuple[int, tuple[Link, ...]]]:
        """The proof of each year."""
        return ((year.cycle, prove(year)) for year in self.years)

    def histogram(self) -> Mapping[str, Mapping[Week, int]]:
        """Notices by person and week, over all the years."""
        found: dict[str, dict[Week, int]] = {}
        for year in self.years:
            for person, weeks in histogram(year).items():
                known = found.setdefault(person, {})
                known |= {week: known.get(week, 0) + count for week, count in weeks.items()}
        return found


def check(world: World, year: int | None = None) -> Checked:
    """Every finding of every readable file, with its place; of one cycle when a year is given.

    Without a year every definition is checked, and each year that has a kalendarium. A year's own check is
    silent about definitions of other years, but for their errors: those stop any year from being opened.

    :raises UsageError: ``no-workflows-for`` when no workflow is in force that year
    """
    definitions = world.read_definitions()
    found = list(content(world))
    if definitions is not None and year is not None:
        found = [finding for finding in found if _concerns(finding, definitions.basis, year)]
    years: tuple[Year, ...] = ()
    if definitions is not None and not _has_errors(found):
        found += _law_from(world)
        found += [world.located(finding) for finding in of_years(definitions, year)]
        years = tuple(year_of(definitions, cycle) for cycle in _cycles(definitions.basis, year))
    stopped = definitions is None or (not years and _has_errors(found))
    return Checked(tuple(sorted(found, key=_order)), years, stopped)


def _concerns(finding: Finding, basis: Basis, year: int) -> bool:
    own = next((w for w in basis.workflows if w.file == finding.place.file), None)
    return finding.severity is Severity.ERROR or own is None or own.in_force(year)


def _law_from(world: World) -> Iterator[Finding]:
    """That the law is the program's own, where the instance has no file of it."""
    read = world.read()
    path, organisation = read.law_from, read.organisation
    if path is not None and organisation is not None and concerned.governed(organisation):
        yield Finding("law-shipped", Severity.INFO, Place(_LAW), arguments={"path": path})


def content(world: World) -> tuple[Finding, ...]:
    """What is wrong with the content itself, whatever the year: errors here stop a year from being opened."""
    found = list(world.read().findings)
    definitions = world.read_definitions()
    if definitions is not None:
        found += meaning(definitions, whole=not _has_errors(found))
    return tuple(world.located(finding) for finding in found)


def meaning(definitions: Definitions, *, whole: bool = True) -> Iterator[Finding]:
    """Soundness and scenarios of every workflow; a scenario says nothing while the content is not whole."""
    basis = definitions.basis
    for workflow in basis.workflows:
        dated = any(workflow.in_force(year) for year in basis.kalendaria)
        found = list(soundness.check(workflow, basis.organisation, dated=dated))
        yield from found
        yield from reach.check_words(workflow)
        if whole and not _has_errors(found):
            yield from scenarios.check(definitions.planner(workflow.first_cycle), workflow)
    yield from measures.check(basis)


def of_years(definitions: Definitions, year: int | None) -> Iterator[Finding]:
    """What does not work in one cycle, or in every cycle with a kalendarium."""
    basis = definitions.basis
    cycles = [year] if year is not None else sorted(basis.kalendaria)
    told: list[Finding] = []
    for cycle in cycles:
        if basis.in_force(cycle):
            # a step of one cycle may fall in the year of another, which then finds the same
            new = [finding for finding in annual.check(year_of(definitions, cycle)) if finding not in told]
            told += new
            yield from new
        elif year is not None:
            raise UsageError("no-workflows-for", year=year, years=years_known(basis))
        else:
            yield from annual.of_meetings(basis, basis.kalendaria[cycle], definitions.statutes)
    if not cycles:
        yield Finding("no-calendar", Severity.WARNING, Place("calendar"), arguments={"whole": True})


def year_of(definitions: Definitions, cycle: int) -> Year:
    """What the rules of a cycle look at."""
    return Year(definitions.basis, definitions.plan(cycle), definitions.statutes)


def years_known(basis: Basis) -> tuple[int, ...]:
    """The cycles that some workflow is in force for and that have a kalendarium, or a first cycle."""
    known = {w.first_cycle for w in basis.workflows} | {y for y in basis.kalendaria if basis.in_force(y)}
    return tuple(sorted(known))


def _cycles(basis: Basis, year: int | None) -> tuple[int, ...]:
    cycles = (year,) if year is not None else tuple(sorted(basis.kalendaria))
    return tuple(cycle for cycle in cycles if basis.in_force(cycle))


def _has_errors(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _order(finding: Finding) -> tuple[object, ...]:
    rank = list(Severity).index(finding.severity)
    place = finding.place
    if finding.month is not None:
        return (rank, 1, finding.year or 0, finding.month, finding.document or "", finding.body or "")
    return (rank, 0, place.file, place.line or 0, place.column or 0, finding.code)
