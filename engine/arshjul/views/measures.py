"""A report's measures for people and programs, and what came of recording a value."""

from collections.abc import Iterable, Sequence

from arshjul.domain.measures import MeasureKind
from arshjul.service.measuring import Listed, Noted, Standing
from arshjul.views import filling
from arshjul.views.columns import WIDTH, table, wrapped
from arshjul.views.entry import sentence
from arshjul.views.plain import plain
from arshjul.views.plan import knowing
from arshjul.views.text import Words

_COLUMNS = ("measure", "name", "value", "target", "reached")


def lines(words: Words, listed: Listed, width: int = WIDTH) -> list[str]:
    """Every measure of a report, each with its value and whether the target is reached."""
    words = knowing(words, listed.definitions)
    if not listed.measures:
        return [words.say("ui.measures.none")]
    return [listed.document.row.id, "", *rows(words, listed.measures, width)]


def data(words: Words, listed: Listed) -> dict[str, object]:
    """The same for programs."""
    words = knowing(words, listed.definitions)
    return {"document": listed.document.row.id, "measures": measures_data(words, listed.measures)}


def rows(words: Words, measures: Sequence[Standing], width: int, indent: str = "") -> list[str]:
    """A table of measures under a line that says how many have values."""
    headings, shown = cells(words, measures)
    return [summary(words, measures), *table(headings, shown, width, indent, whole=(0,))]


def summary(words: Words, measures: Sequence[Standing]) -> str:
    """How many of them have values."""
    recorded = sum(standing.recorded is not None for standing in measures)
    return words.say("ui.measures.head", {"recorded": recorded, "count": len(measures)})


def cells(words: Words, measures: Iterable[Standing]) -> tuple[list[str], list[list[str]]]:
    """The table's headings and rows."""
    headings = [words.say(f"ui.head.{name}") for name in _COLUMNS]
    return headings, [_row(words, standing) for standing in measures]


def measures_data(words: Words, measures: Iterable[Standing]) -> list[dict[str, object]]:
    """The measures with their values: codes for programs, words for people."""
    return [_data(words, standing) for standing in measures]


def noted_lines(words: Words, noted: Noted, width: int = WIDTH) -> list[str]:
    """What was recorded, what it led to, and what the report still lacks."""
    entry, standing = noted.entry, noted.measure
    told = [sentence(words, entry)]
    if noted.repeated:
        told.insert(0, words.say("ui.entry.repeated"))
    if standing.due.measure.target is not None:
        told.append(
            f"{words.say('ui.head.target')}: {standing.due.measure.target}, {_reached(words, standing)}."
        )
    if entry.get("corrects"):
        told.append(words.say("ui.measure.correction"))
    told += [words.say("ui.measure.opened", {"document": document}) for document in noted.opened]
    left = {"count": len(noted.missing), "document": entry["doc"]}
    told.append(words.say("ui.measure.missing" if noted.missing else "ui.measure.complete", left))
    return [line for text in told for line in wrapped(text, width)]


def noted_data(words: Words, noted: Noted) -> dict[str, object]:
    """The entry as the history holds it, and what it led to."""
    return {
        "entry": plain(noted.entry),
        "message": sentence(words, noted.entry),
        "measure": _data(words, noted.measure),
        "missing": [due.measure.id for due in noted.missing],
        "opened": list(noted.opened),
        "repeated": noted.repeated,
    }


def _row(words: Words, standing: Standing) -> list[str]:
    measure = standing.due.measure
    return [
        measure.id,
        measure.name,
        _value(words, standing),
        measure.target or "",
        _reached(words, standing) if standing.recorded else "",
    ]


def _data(words: Words, standing: Standing) -> dict[str, object]:
    measure, recorded = standing.due.measure, standing.recorded
    return {
        "id": measure.id,
        "name": measure.name,
        "goal": measure.goal,
        "kind": measure.kind.value,
        "target": measure.target,
        "baseline": measure.baseline,
        "plan": standing.due.plan.id,
        "value": recorded.value if recorded else None,
        "text": standing.text,
        "on": recorded.on.isoformat() if recorded else None,
        "by": recorded.actor if recorded else None,
        "reached": standing.reached,
        "message": _value(words, standing),
    }


def _value(words: Words, standing: Standing) -> str:
    recorded, kind = standing.recorded, standing.due.measure.kind
    if recorded is None:
        return words.say("ui.measures.no-value")
    if recorded.value is None:
        first = (standing.text or "").partition("\n")[0]
        return first or words.say("ui.measures.text")
    return filling.measured(words, recorded.value, kind.value)


def _reached(words: Words, standing: Standing) -> str:
    if standing.due.measure.kind is MeasureKind.TEXT or standing.reached is None:
        return words.say("ui.measures.unknown")
    return words.say("ui.measures.reached" if standing.reached else "ui.measures.not-reached")
