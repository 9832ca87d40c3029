"""How far a document has come: a fold over its entries, so that replay and daily work are one code."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from arshjul.domain import joint as jointly
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.joint import Joint
from arshjul.domain.kinds import Outcome
from arshjul.domain.workflow import Workflow
from arshjul.values import dataclass, field, replace

_RETURNED = frozenset({Outcome.REFER_BACK, Outcome.REJECT})


@dataclass(frozen=True, slots=True)
class Taken:
    """The last time a step was taken, and not undone since."""

    on: date
    """The meeting's day, or the local day of recording for a step without meeting."""
    actor: str
    meeting: str | None = None
    att: str | None = None
    """SHA-256 of the text that it was about, hexadecimal."""
    answer: str | None = None
    """How a step beside the machine ended, in its own words."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The last value of a measure in a report."""

    on: date
    """Local day of recording."""
    actor: str
    value: str | None = None
    """In canonical form; None for free text, which is kept beside the chain."""
    note: str | None = None
    """Commitment to the free text."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What the entries of a document add up to."""

    state: str
    version: int = 0
    taken: Mapping[str, Taken] = field(default_factory=dict)
    beside: Mapping[str, Taken] = field(default_factory=dict)
    """The same for steps beside the machine."""
    rounds: Mapping[str, int] = field(default_factory=dict)
    """How often each step has been (re)bound or reopened."""
    after: Mapping[str, date] = field(default_factory=dict)
    """A step that has been tabled or reopened is bound to a meeting after this day."""
    follows: Mapping[str, date] = field(default_factory=dict)
    """Steps that have got another day because an earlier one did, and the local day of recording that.

    They are never before the steps that lead to them, and nobody is blamed for what had passed by then.
    """
    registry: Mapping[str, str] = field(default_factory=dict)
    """Registry number by body, recorded once and then inherited."""
    delayed_by_minority: tuple[str, ...] = ()
    """Triggers at which a minority has had the matter tabled or referred once (KL 5:50)."""
    late: int = 0
    """How many steps have been taken late."""
    opened: date | None = None
    """Local day on which the document was opened."""
    values: Mapping[str, Recorded] = field(default_factory=dict)
    """In a report: what each measure has reached."""
    joint: Joint | None = None
    """Its part in a joint plan."""

    def round(self, trigger: str) -> int:
        """The current round of a step, from 0."""
        return self.rounds.get(trigger, 0)

    def find(self, trigger: str) -> Taken | None:
        """When a step was last taken, in the machine or beside it; None when it has not been."""
        return self.taken.get(trigger) or self.beside.get(trigger)

    @property
    def conditional(self) -> bool:
        """Whether a decision waits for others to decide the same: approved on a condition."""
        return self.joint is not None and bool(self.joint.waiting)


def main_path(workflow: Workflow, state: str) -> frozenset[str]:
    """The states that can be reached from a state when every body agrees: approves, or amends."""
    reached: set[str] = set()
    waiting = [state]
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            for step in workflow.transitions:
                waiting += step.dests if step.source == current else ()
    return frozenset(reached)


def has_reached(workflow: Workflow, current: str, wanted: str) -> bool:
    """Whether a document in ``current`` has come to ``wanted`` or past it without having been sent back."""
    return current in main_path(workflow, wanted)


def apply(progress: Progress, workflow: Workflow, entry: Fields) -> Progress:
    """The progress after one more entry of the document. Entries of unknown types change only the version."""
    before, progress = progress, _applied(replace(progress, version=progress.version + 1), workflow, entry)
    if entry.get("follows"):
        progress = _following(before, progress, _mapping(entry["follows"]))
    if progress.joint is None:
        return progress
    return replace(progress, joint=jointly.counted(progress.joint, workflow))


def _applied(progress: Progress, workflow: Workflow, entry: Fields) -> Progress:
    if entry["type"] == EntryType.DOCUMENT_OPENED:
        return _opened(progress, entry)
    if entry["type"] == EntryType.STEP_TAKEN:
        return _step(progress, workflow, entry)
    if entry["type"] == EntryType.SIDE_TAKEN:
        done = {**progress.beside, str(entry["trigger"]): _taken(entry)}
        return replace(_recorded(progress, entry), beside=done)
    if entry["type"] == EntryType.STEPS_REBOUND:
        steps = entry["steps"]
        assert isinstance(steps, list)
        return replace(progress, rounds=_raised(progress, [str(step) for step in steps]))
    if entry["type"] == EntryType.DOCUMENT_MIGRATED:
        return _migrated(progress, entry)
    if entry["type"] == EntryType.MEASURE_RECORDED:
        return _measured(progress, entry)
    return _joint(progress, workflow, entry)


def _following(before: Progress, progress: Progress, moved: Mapping[str, Fields]) -> Progress:
    """Steps that have got another day: each is in a new round, if the entry has not opened one already."""
    fresh = [name for name in moved if progress.round(name) == before.round(name)]
    days = {name: date.fromisoformat(str(told["on"])) for name, told in moved.items()}
    return replace(progress, follows={**progress.follows, **days}, rounds=_raised(progress, fresh))


def undoing(progress: Progress, workflow: Workflow, trigger: str) -> tuple[str, list[str]]:
    """What it means that a step must be taken anew: the state to go back to, the steps to be done again."""
    step = workflow.transition(trigger)
    assert step is not None
    ahead = main_path(workflow, step.source)
    again = [s.trigger for s in workflow.transitions if s.source in ahead and s.trigger in progress.taken]
    return step.source, again


def _joint(progress: Progress, workflow: Workflow, entry: Fields) -> Progress:
    """What has become of the joint plan that the document is part of."""
    joint, type_ = progress.joint, entry["type"]
    if type_ == EntryType.JOINT_FORMED:
        return replace(progress, joint=jointly.joined(entry))
    if joint is None:
        return progress
    if type_ == EntryType.JOINT_LEFT:
        return replace(progress, joint=jointly.remaining(joint, entry))
    if type_ == EntryType.JOINT_APPROVED:
        return replace(progress, joint=jointly.fulfilled(joint, str(entry["step"])))
    if type_ == EntryType.JOINT_BROKEN:
        return _broken(replace(progress, joint=jointly.broken(joint, str(entry["by"]))), workflow, entry)
    return progress


def _broken(progress: Progress, workflow: Workflow, entry: Fields) -> Progress:
    """Back to where the decision can be taken anew, with all that belonged to it."""
    again = entry["again"]
    assert isinstance(again, list)
    progress = replace(progress, state=str(entry["to"]))
    if not again:
        return progress
    steps = [str(step) for step in again]
    return _undone(_reopened(progress, steps, date.fromisoformat(str(entry["after"]))), workflow, steps)


def replay(workflow: Workflow, entries: Iterable[Fields]) -> Progress:
    """The progress that a document's entries add up to, from its opening."""
    progress = Progress(state=workflow.initial)
    for entry in entries:
        progress = apply(progress, workflow, entry)
    return progress


def _opened(progress: Progress, entry: Fields) -> Progress:
    """``after``: for a document opened during the year, the day that steps without a date follow."""
    after: Mapping[str, str] = _mapping(entry.get("after") or {})
    return replace(
        progress,
        state=str(entry["to"]),
        opened=date.fromisoformat(str(entry["on"])),
        after={trigger: date.fromisoformat(day) for trigger, day in after.items()},
    )


def _measured(progress: Progress, entry: Fields) -> Progress:
    value, note = entry["value"], entry.get("note_c")
    recorded = Recorded(
        date.fromisoformat(str(entry["on"])),
        str(entry["actor"]),
        str(value) if value is not None else None,
        str(note) if value is None and note is not None else None,
    )
    return replace(progress, values={**progress.values, str(entry["measure"]): recorded})


def _step(progress: Progress, workflow: Workflow, entry: Fields) -> Progress:
    trigger, state = str(entry["trigger"]), str(entry["to"])
    outcome = Outcome(str(entry["outcome"])) if entry.get("outcome") else None
    on = date.fromisoformat(str(entry["on"]))
    progress = _recorded(replace(progress, state=state), entry)
    if outcome is Outcome.TABLE:
        return _reopened(progress, [trigger], on)
    if outcome in _RETURNED:
        ahead = main_path(workflow, state)
        again = [step.trigger for step in workflow.transitions if step.source in ahead]
        redone = [name for name in again if name in progress.taken or name == trigger]
        return _undone(_reopened(progress, redone, on), workflow, redone)
    joint = progress.joint
    if joint is not None and entry.get("joint"):
        joint = jointly.decided(joint, trigger)
    return replace(progress, taken={**progress.taken, trigger: _taken(entry)}, joint=joint)


def _taken(entry: Fields) -> Taken:
    on = date.fromisoformat(str(entry["on"]))
    told = {name: str(entry[name]) if entry.get(name) else None for name in ("meeting", "att", "answer")}
    return Taken(on, str(entry["actor"]), **told)


def _undone(progress: Progress, workflow: Workflow, triggers: Iterable[str]) -> Progress:
    """What belongs to steps that are to be taken again is to be done again as well."""
    again = {name for name in progress.beside if belongs(workflow, name, frozenset(triggers))}
    kept = {name: taken for name, taken in progress.beside.items() if name not in again}
    return replace(progress, beside=kept, rounds=_raised(progress, sorted(again)))


def belongs(workflow: Workflow, name: str, triggers: frozenset[str]) -> bool:
    """Whether a step beside the machine follows one of the triggers, or guards one of them."""
    step = workflow.step(name)
    if step is None or step.side is None:
        return False
    after = step.side.after
    follows = after is not None and (after in triggers or belongs(workflow, after, triggers))
    return follows or not triggers.isdisjoint(step.side.before)


def _migrated(progress: Progress, entry: Fields) -> Progress:
    """The same progress under another version: states and steps may have other names there."""
    names, again = entry["renamed"], entry["steps"]
    assert isinstance(names, Mapping)
    assert isinstance(again, list)
    delayed = tuple(str(names.get(name, name)) for name in progress.delayed_by_minority)
    moved = replace(
        progress,
        state=str(entry["to"]),
        taken={str(names.get(name, name)): taken for name, taken in progress.taken.items()},
        beside={str(names.get(name, name)): taken for name, taken in progress.beside.items()},
        rounds={str(names.get(name, name)): value for name, value in progress.rounds.items()},
        after={str(names.get(name, name)): value for name, value in progress.after.items()},
        follows={str(names.get(name, name)): value for name, value in progress.follows.items()},
        delayed_by_minority=delayed,
        joint=jointly.renamed(progress.joint, names) if progress.joint else None,
    )
    return replace(moved, rounds=_raised(moved, [str(step) for step in again]))


def _recorded(progress: Progress, entry: Fields) -> Progress:
    registry, body = entry.get("registry"), entry.get("body")
    if registry and body:
        progress = replace(progress, registry={**progress.registry, str(body): str(registry)})
    if entry.get("minority"):
        progress = replace(
            progress, delayed_by_minority=(*progress.delayed_by_minority, str(entry["trigger"]))
        )
    late = entry.get("late")
    return replace(progress, late=progress.late + 1) if isinstance(late, int) and late > 0 else progress


def _reopened(progress: Progress, triggers: list[str], after: date) -> Progress:
    return replace(
        progress,
        taken={name: taken for name, taken in progress.taken.items() if name not in triggers},
        rounds=_raised(progress, triggers),
        after={**progress.after, **dict.fromkeys(triggers, after)},
        joint=jointly.undone(progress.joint, triggers) if progress.joint else None,
    )


def _raised(progress: Progress, triggers: list[str]) -> Mapping[str, int]:
    return {**progress.rounds, **{name: progress.round(name) + 1 for name in triggers}}


def to_fields(progress: Progress) -> Fields:
    """The progress as plain data, for the store's cache."""
    values = {
        name: {"on": found.on.isoformat(), "actor": found.actor, "value": found.value, "note": found.note}
        for name, found in progress.values.items()
    }
    follows = progress.follows
    data = {
        **({"values": values} if values else {}),
        **({"follows": {n: day.isoformat() for n, day in follows.items()}} if follows else {}),
        **({"joint": jointly.to_fields(progress.joint)} if progress.joint else {}),
        "state": progress.state,
        "version": progress.version,
        "taken": {name: _taken_fields(taken) for name, taken in progress.taken.items()},
        "rounds": dict(progress.rounds),
        "after": {name: day.isoformat() for name, day in progress.after.items()},
        "registry": dict(progress.registry),
        "delayed_by_minority": list(progress.delayed_by_minority),
        "late": progress.late,
        "opened": progress.opened.isoformat() if progress.opened else None,
    }
    beside = {name: _taken_fields(taken) for name, taken in progress.beside.items()}
    # only when there is any: a document that was kept before there were such steps is as it was
    return data | ({"beside": beside} if beside else {})


def from_fields(data: Fields) -> Progress:
    """The progress back from plain data.

    :raises KeyError, ValueError, TypeError: data that ``to_fields`` did not make
    """
    rounds, after, registry = (_mapping(data[name]) for name in ("rounds", "after", "registry"))
    values: Mapping[str, Mapping[str, str]] = _mapping(data.get("values") or {})
    delayed, follows = data["delayed_by_minority"], _mapping(data.get("follows", {}))
    version, late = data["version"], data["late"]
    if not (isinstance(version, int) and isinstance(late, int) and isinstance(delayed, list)):
        raise TypeError("not a progress")
    return Progress(
        state=str(data["state"]),
        version=version,
        taken=_taken_from(data["taken"]),
        beside=_taken_from(data.get("beside", {})),
        rounds={name: int(value) for name, value in rounds.items()},
        after={name: date.fromisoformat(value) for name, value in after.items()},
        follows={name: date.fromisoformat(value) for name, value in follows.items()},
        registry={body: str(number) for body, number in registry.items()},
        delayed_by_minority=tuple(str(trigger) for trigger in delayed),
        late=late,
        opened=date.fromisoformat(str(data["opened"])) if data.get("opened") else None,
        values={
            k: Recorded(date.fromisoformat(v["on"]), v["actor"], v["value"], v["note"])
            for k, v in values.items()
        },
        joint=jointly.from_fields(_mapping(data["joint"])) if "joint" in data else None,
    )


def _taken_fields(taken: Taken) -> Fields:
    told = {"on": taken.on.isoformat(), "actor": taken.actor, "meeting": taken.meeting}
    more = {"att": taken.att, "answer": taken.answer}
    return told | {name: value for name, value in more.items() if value}


def _taken_from(value: object) -> Mapping[str, Taken]:
    steps: Mapping[str, Mapping[str, str]] = _mapping(value)
    return {
        name: Taken(
            date.fromisoformat(step["on"]),
            step["actor"],
            step["meeting"],
            step.get("att"),
            step.get("answer"),
        )
        for name, step in steps.items()
    }


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError("not a mapping")
    return value
