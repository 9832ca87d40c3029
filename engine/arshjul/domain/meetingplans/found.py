"""Findings about a meeting plan, and the questions that a person may answer instead."""

from collections.abc import Mapping

from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.meetingplans.sheets import Cell, Line
from arshjul.values import dataclass, field

KEEP, SKIP = "keep", "skip"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the file something was read."""

    file: str
    line: int | None = None
    column: int | None = None
    label: str = ""

    def place(self) -> Place:
        """The place as findings have it."""
        return Place(self.file, (), self.line, self.column)


def at_cell(file: str, cell: Cell) -> Spot:
    """A cell's place."""
    return Spot(file, cell.row, cell.column, cell.label)


def at_line(file: str, line: Line) -> Spot:
    """A line's place."""
    return Spot(file, line.number)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that can be read in more than one way. Unanswered it is its finding."""

    finding: Finding
    choices: tuple[str, ...]
    """What may be answered; the first is what happens when a person says yes to everything."""
    about: str
    """What the answer holds for: the same doubt about the same thing is asked once. Begins with the meeting's
    key when the meeting can be skipped."""


@dataclass
class Notes:
    """Everything that was noticed while reading one file."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def tell(
        self, code: str, spot: Spot | None = None, severity: Severity = Severity.WARNING, **arguments: object
    ) -> None:
        """One more finding."""
        self.findings.append(finding(code, spot or Spot(self.file), severity, arguments))


def finding(
    code: str,
    spot: Spot,
    severity: Severity = Severity.WARNING,
    arguments: Mapping[str, object] | None = None,
) -> Finding:
    """A finding with its place; a cell's own name is an argument."""
    told = {**(arguments or {}), **({"cell": spot.label} if spot.label else {})}
    return Finding(code, severity, spot.place(), arguments=told)
