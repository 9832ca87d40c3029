"""Scenarios: the small tests that a workflow file carries, from the file's data to the domain."""

from arshjul.adapters.content.values import Data, day, rows
from arshjul.domain.kinds import Outcome
from arshjul.domain.scenario import Given, Scenario, ScenarioStep

OUTCOMES = frozenset(outcome.value for outcome in Outcome)


def build_scenario(row: Data) -> Scenario:
    """One scenario."""
    return Scenario(
        name=row["name"],
        steps=tuple(_step(step) for step in rows(row, "steps")),
        own=row.get("own"),
        given=tuple(Given(item["document"], item["state"]) for item in rows(row, "given")),
        reported=row.get("reported", False),
    )


def _step(row: Data) -> ScenarioStep:
    outcome = row.get("outcome")
    return ScenarioStep(
        on=day(row["on"]),
        trigger=row["trigger"],
        by=row["by"],
        outcome=Outcome(outcome) if outcome in OUTCOMES else None,
        answer=outcome if outcome not in OUTCOMES else None,
        reason=row.get("reason"),
        gives=row.get("gives"),
        refused=row.get("refused"),
        present=row.get("present"),
        votes_for=row.get("votes_for"),
    )
