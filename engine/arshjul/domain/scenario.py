"""A scenario: a small test that a workflow file runs on itself."""

from datetime import date

from arshjul.domain.kinds import Outcome
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """What a scenario takes for granted about another document."""

    document: str
    state: str


@dataclass(frozen=True, slots=True)
class ScenarioStep:
    """One attempted step of a scenario, and what must come of it."""

    on: date
    trigger: str
    by: str
    outcome: Outcome | None = None
    reason: str | None = None
    gives: str | None = None
    """State the document must stand in afterwards."""
    refused: str | None = None
    """Code of the refusal that must come."""
    present: int | None = None
    votes_for: int | None = None
    answer: str | None = None
    """For a step beside the machine: its own word for how it ended."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A small test that the content runs on itself."""

    name: str
    steps: tuple[ScenarioStep, ...]
    own: str | None = None
    given: tuple[Given, ...] = ()
    reported: bool = False
    """Whether every measure of the report has a value."""
