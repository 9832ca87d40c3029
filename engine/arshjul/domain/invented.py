"""Values that simulated officials record in a report: most of them reach the target, some do not."""

from decimal import Decimal

from arshjul.domain.actors import Chance
from arshjul.domain.commands import Advance, Measured
from arshjul.domain.measures import NUMERIC, Measure, MeasureKind, target_of
from arshjul.domain.measuring import without_value
from arshjul.domain.situation import Situation

_MISSED = 0.15
"""Share of values that do not reach their target."""
_TEXT = "Arbetet har kommit så långt som planen säger."


def values_for(situation: Situation, command: Advance, chance: Chance) -> tuple[Measured, ...]:
    """What the official records before a report is handed in; nothing for other steps."""
    document = situation.document
    step = document.workflow.transition(command.trigger)
    if step is None or step.source != document.workflow.initial:
        return ()
    missing = without_value(situation.basis, document, situation.progress.values)
    return tuple(
        Measured(
            document.id,
            due.measure.id,
            _value(due.measure, chance, document.id),
            command.actor,
            f"{command.request}-{due.measure.id}",
        )
        for due in missing
    )


def _value(measure: Measure, chance: Chance, document: str) -> str:
    missed = chance.share("value", document, measure.id) < _MISSED
    if measure.kind is MeasureKind.YES_NO:
        return "nej" if missed else "ja"
    if measure.kind not in NUMERIC:
        return _TEXT
    target = target_of(measure)
    if target is None:
        return "0"
    away = Decimal(1) if missed else Decimal(0)
    return str(Decimal(target.value) + (away if target.comparison in ("<", "<=") else -away))
