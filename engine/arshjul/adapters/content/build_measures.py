"""How a plan is followed up: from the file's data to the domain, and to canonical data."""

from arshjul.adapters.content.values import Data, Encoded, rows, words
from arshjul.domain.measures import (
    Budget,
    BudgetLine,
    FollowUp,
    Goal,
    LineKind,
    Measure,
    MeasureKind,
    ReportName,
    canonical,
)

_KEYS = ("goals", "measures", "reports", "budget", "headings")


def build_follow_up(data: Data) -> FollowUp | None:
    """Goals, measures, reports and budget; None when the file says nothing of the kind."""
    if not any(data.get(key) for key in _KEYS):
        return None
    return FollowUp(
        _goals(data.get("goals") or {}),
        tuple(_measure(row) for row in rows(data, "measures")),
        tuple(ReportName(row["document"], words(row, "called")) for row in rows(data, "reports")),
        _budget(data["budget"]) if data.get("budget") else None,
        words(data, "headings"),
    )


def encode_follow_up(found: FollowUp) -> Encoded:
    """Its meaning as plain data; what is not there is left out."""
    every = {
        "goals": [{"id": g.id, "sv": g.name, "area": g.area} for g in found.goals.values()],
        "measures": [_encoded_measure(measure) for measure in found.measures],
        "reports": [{"document": r.document, "called": list(r.called)} for r in found.reports],
        "budget": _encoded_budget(found.budget) if found.budget else None,
        "headings": list(found.headings),
    }
    return {key: value for key, value in every.items() if value}


def stated(value: object) -> str | None:
    """A value as a plan states it, as text; numbers get the decimal comma they are read with."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def limit(value: object) -> str | None:
    """A limit in canonical form, with or without the sign of per cent."""
    text = stated(value)
    return canonical(MeasureKind.PERCENT, text) if text is not None else None


def _goals(data: Data | list[Data]) -> dict[str, Goal]:
    """A table in files; in canonical data a list, because JSON objects have no order."""
    named = [(row["id"], row) for row in data] if isinstance(data, list) else data.items()
    return {key: Goal(key, row["sv"], row.get("area", "")) for key, row in named}


def _measure(row: Data) -> Measure:
    return Measure(
        row["id"],
        row["goal"],
        row["name"],
        MeasureKind(row["kind"]),
        stated(row.get("target")),
        stated(row.get("baseline")),
        words(row, "reported_in"),
        row.get("opens"),
        limit(row.get("when_over")),
    )


def _encoded_measure(measure: Measure) -> Encoded:
    return {
        "id": measure.id,
        "goal": measure.goal,
        "name": measure.name,
        "kind": measure.kind.value,
        "target": measure.target,
        "baseline": measure.baseline,
        "reported_in": list(measure.reported_in),
        "opens": measure.opens,
        "when_over": measure.when_over,
    }


def _budget(data: Data) -> Budget:
    lines = tuple(BudgetLine(r["name"], LineKind(r["kind"]), tuple(r["values"])) for r in rows(data, "lines"))
    return Budget(data["unit"], tuple(data["years"]), lines, tuple(data["total"]))


def _encoded_budget(budget: Budget) -> Encoded:
    return {
        "unit": budget.unit,
        "years": list(budget.years),
        "lines": [{"name": r.name, "kind": r.kind.value, "values": list(r.values)} for r in budget.lines],
        "total": list(budget.total),
    }
