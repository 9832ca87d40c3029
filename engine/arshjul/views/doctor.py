"""How the installation is: everything that was looked at, a line each."""

from collections.abc import Iterable

from arshjul.service.doctoring import Health, Symptom
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.plain import plain
from arshjul.views.text import Words

_WORD = 7
"""The word for how something is takes so many signs."""


def lines(words: Words, symptoms: Iterable[Symptom], width: int = WIDTH) -> list[str]:
    """A line for each thing that was looked at, and the result."""
    found = tuple(symptoms)
    told: list[str] = []
    for symptom in found:
        told += _symptom(words, symptom, width)
    bad = sum(symptom.health is Health.BAD for symptom in found)
    return [*told, words.say("ui.doctor.bad" if bad else "ui.doctor.good", {"count": bad})]


def data(words: Words, symptoms: Iterable[Symptom]) -> dict[str, object]:
    """Everything that was looked at."""
    found = tuple(symptoms)
    return {
        "healthy": not any(symptom.health is Health.BAD for symptom in found),
        "symptoms": [_data(words, symptom) for symptom in found],
    }


def _symptom(words: Words, symptom: Symptom, width: int) -> list[str]:
    word = words.say(f"Health.{symptom.health}")
    first, *rest = wrapped(words.say(symptom.code, symptom.arguments), width - _WORD)
    return [f"{word:<{_WORD}}{first}", *(f"{' ':<{_WORD}}{line}" for line in rest)]


def _data(words: Words, symptom: Symptom) -> dict[str, object]:
    return {
        "code": symptom.code,
        "health": symptom.health.value,
        "message": words.say(symptom.code, symptom.arguments),
        "arguments": plain(symptom.arguments),
    }
