"""Measures: what a plan promises to reach, and the reports in which it is followed up.

Values are text in canonical form ("yes", "63.6"), so that the history needs no fractions and no language.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from arshjul.values import dataclass, field

if TYPE_CHECKING:
    from decimal import Decimal


class MeasureKind(StrEnum):
    """What a measure's value looks like."""

    YES_NO = "yes_no"
    NUMBER = "number"
    PERCENT = "percent"
    INDEX = "index"
    TEXT = "text"
    NONE = "none"
    """A goal that the plan states without anything that can be measured: no value is asked for."""


NUMERIC = frozenset({MeasureKind.NUMBER, MeasureKind.PERCENT, MeasureKind.INDEX})
"""Kinds whose values can be compared with a limit."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What measures belong to, in the plan's own words."""

    id: str
    name: str
    area: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a plan."""

    id: str
    goal: str
    name: str
    kind: MeasureKind
    target: str | None = None
    """As the plan states it: "Ja", ">= 4", "<= 100 %"."""
    baseline: str | None = None
    """As the plan states it, also when it is no value of the kind: that is a finding, never an error."""
    reported_in: tuple[str, ...] = ()
    """The plan's own names of reports, or ids of document types."""
    opens: str | None = None
    """Document type that is opened when a value is over the limit."""
    when_over: str | None = None
    """The limit, in canonical form."""


@dataclass(frozen=True, slots=True)
class ReportName:
    """A report, and what the plan calls it."""

    document: str
    called: tuple[str, ...]


class LineKind(StrEnum):
    """Which side of a budget a line stands on."""

    COST = "cost"
    REVENUE = "revenue"


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A line of a budget table: its values as printed, which may be fewer than the years."""

    name: str
    kind: LineKind
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget table as printed; its sums are checked and never corrected."""

    unit: str
    years: tuple[int, ...]
    lines: tuple[BudgetLine, ...]
    total: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a plan is followed up by."""

    goals: Mapping[str, Goal] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    reports: tuple[ReportName, ...] = ()
    budget: Budget | None = None
    headings: tuple[str, ...] = ()
    """The source's headings, numbers and all: nothing is found by them."""

    def document_type(self, word: str) -> str:
        """The document type that a report's name means: one of the plan's own names, else the id itself."""
        wanted = word.casefold()
        named = (
            row.document for row in self.reports if wanted in (called.casefold() for called in row.called)
        )
        return next(named, word)

    def measure(self, measure_id: str) -> Measure | None:
        """The measure of that id."""
        return next((measure for measure in self.measures if measure.id == measure_id), None)


_YES_NO = {"ja": "yes", "nej": "no", "yes": "yes", "no": "no"}
# compiled by the first who asks: most commands never do
_NUMBER = r"-?\d{1,12}(?:\.\d{1,4})?"
_SPACES = r"[\s\u00a0\u202f\u2009]+"
_TARGET = r"(<=|>=|<|>|=|≤|≥)?\s*(.+)"
_SIGNS = {"≤": "<=", "≥": ">=", None: "="}


@dataclass(frozen=True, slots=True)
class Target:
    """A target that a value can be held against."""

    comparison: str
    value: str


def canonical(kind: MeasureKind, text: str) -> str | None:
    """A value in canonical form; None when it is no value of the kind. Decimal comma and spaces are taken."""
    if kind is MeasureKind.YES_NO:
        return _YES_NO.get(text.strip().casefold())
    if kind in NUMERIC:
        return _number(text, percent=kind is MeasureKind.PERCENT)
    return text.strip() or None if kind is MeasureKind.TEXT and text.isprintable() else None


def target_of(measure: Measure) -> Target | None:
    """The measure's target; None when it has none, or none that a value can be held against."""
    found = re.fullmatch(_TARGET, (measure.target or "").strip())
    value = canonical(measure.kind, found[2]) if found else None
    if found is None or value is None or (found[1] and measure.kind not in NUMERIC):
        return None
    return Target(_SIGNS.get(found[1], found[1]), value)


def compares(measure: Measure) -> bool:
    """Whether the target says on which side of it the value should be."""
    return re.fullmatch(_TARGET, (measure.target or "").strip()) is not None and (
        measure.kind not in NUMERIC or (measure.target or "").strip()[:1] in "<>=≤≥"
    )


def reached(measure: Measure, value: str) -> bool | None:
    """Whether a value reaches the target; None when nobody can tell."""
    target = target_of(measure)
    if target is None:
        return None
    if measure.kind not in NUMERIC:
        return value == target.value
    difference = _decimal(value) - _decimal(target.value)
    return {
        "<=": difference <= 0,
        ">=": difference >= 0,
        "<": difference < 0,
        ">": difference > 0,
        "=": difference == 0,
    }[target.comparison]


def over(measure: Measure, value: str) -> bool:
    """Whether a value is over the limit that opens another document."""
    return measure.when_over is not None and _decimal(value) > _decimal(measure.when_over)


def _number(text: str, *, percent: bool) -> str | None:
    plain = re.sub(_SPACES, "", text).replace("−", "-")
    plain = plain.removesuffix("%") if percent else plain
    if "," in plain and "." in plain:  # 1.234,5 or 1,234.5: nobody can tell for all readers
        return None
    plain = plain.replace(",", ".")
    if not re.fullmatch(_NUMBER, plain):
        return None
    number = format(_decimal(plain).normalize(), "f")
    return "0" if number == "-0" else number


def _decimal(text: str) -> "Decimal":
    """An exact number."""
    from decimal import Decimal  # only when there is a value: it costs a millisecond at every start

    return Decimal(text)
