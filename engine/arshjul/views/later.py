"""Later steps that have got other days by what was recorded, in words."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from arshjul.domain.history import Fields
from arshjul.domain.planned import PlannedStep
from arshjul.service.advancing import Advanced
from arshjul.views import plain
from arshjul.views.text import Words

_SOURCE = ("other", "other_step", "other_due")


def of_entry(words: Words, entry: Fields) -> list[str]:
    """One sentence for each step, with the month that it can no longer keep."""
    follows = entry.get("follows") or {}
    assert isinstance(follows, Mapping)
    in_time = sorted(follows.items(), key=lambda item: (item[1].get("to") or "", item[0]))
    return [_moved(words, entry, trigger, told) for trigger, told in in_time]


def of_answer(words: Words, advanced: Advanced) -> list[str]:
    """The same, then what is late or out of order by it, and whose mails are others now."""
    told = of_entry(words, advanced.entry)
    told += _knock_on(words, advanced)
    if advanced.slipped.people:
        told.append(words.say("ui.entry.later.people", {"people": advanced.slipped.people}))
    return told


def of_step(words: Words, step: PlannedStep) -> list[str]:
    """What is to be said of a step that cannot keep its month, or its last day."""
    if step.missed and step.months is not None and step.meeting is not None:
        months = {"month": step.months.named, "year": step.months.year}
        return [words.say("ui.show.missed", {**months, "date": step.meeting.date})]
    return [words.say("ui.show.since", {"since": step.since})] if step.since else []


def _knock_on(words: Words, advanced: Advanced) -> list[str]:
    """What is late or out of order by it; many that wait for the same are told in one sentence."""
    told, waiting = [], defaultdict[tuple[object, ...], list[str]](list)
    for fault in advanced.slipped.knock_on:
        if fault.code != "knock-requires":
            told.append(plain.told(words, fault, str(advanced.entry.get("doc"))))
            continue
        facts = fault.arguments
        day = words.date(facts["due"], "short") if isinstance(facts["due"], date) else ""
        source = tuple(facts[name] for name in _SOURCE)
        waiting[source].append(f"{facts['document']} ({day})")
    for source, steps in waiting.items():
        facts = {**dict(zip(_SOURCE, source, strict=True)), "steps": tuple(steps)}
        told.append(words.say("ui.entry.later.waiting", facts))
    return told


def _moved(words: Words, entry: Fields, trigger: str, told: Mapping[str, object]) -> str:
    facts = {**told, "trigger": trigger, "doc": entry.get("doc")}
    same = told.get("from") == told.get("to") and told.get("since")
    said = words.say("ui.entry.later.same" if same else "ui.entry.later", facts)
    missed = told.get("missed")
    if isinstance(missed, Mapping):
        said += " " + words.say("ui.entry.later.missed", {**missed, "month": tuple(missed["month"])})
    return said
