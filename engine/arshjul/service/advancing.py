"""``advance``: permission, requirements, the machine, then one transaction: entry, state, dates, notices."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from arshjul.domain.advancing import judge
from arshjul.domain.commands import Advance
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.joining import under_condition
from arshjul.domain.kinds import Outcome
from arshjul.domain.situation import Judgement
from arshjul.errors import Fault, Refused, UsageError
from arshjul.service.agreeing import follow, foreseen
from arshjul.service.attesting import Unattested, unattested
from arshjul.service.definitions import Definitions
from arshjul.service.entering import after, enter
from arshjul.service.ports import Reading, Writing
from arshjul.service.recording import day, header
from arshjul.service.running import Running, RunningDocument
from arshjul.service.slipping import NOTHING, Slipped, consequences, with_later
from arshjul.service.taking import difference, following_files
from arshjul.service.world import World, local_date
from arshjul.values import dataclass, replace


@dataclass(frozen=True)
class Advanced:
    """What came of it."""

    entry: Fields
    """The entry as the history holds it; for a dry run, as it would be."""
    repeated: bool = False
    """The request had been carried out before: this is its first result, nothing was done now."""
    dry_run: bool = False
    registry_missing: bool = False
    """The body has taken the matter up without a registry number being recorded."""
    followed: tuple[Fields, ...] = ()
    """What it led to for the members of a joint plan: an entry in each one's history."""
    slipped: Slipped = NOTHING
    """What it means for steps that come later."""
    unattested: tuple[Unattested, ...] = ()
    """Earlier decisions that it builds on, whose minutes are not attested: allowed, and worth knowing."""
    definitions: Definitions | None = None
    """What the document runs on."""


def advance(world: World, command: Advance, now: datetime, *, dry_run: bool = False) -> Advanced:
    """Take a step.

    :param now: instant of recording, UTC
    :raises Refused: illegal, no mandate, something required is missing, or somebody else was first;
        ``reasons`` names every obstacle
    :raises UsageError: unknown document, or nothing is opened
    """
    if dry_run:
        with world.store.reading() as reading:
            definitions = world.in_use(reading)
            every = Running(reading, definitions)
            running, judgement = _judged(every, reading, command, now)
            today = local_date(definitions.basis.organisation, now)
            fields = with_later(every, running, _fields(definitions, running, judgement, command, now), today)
            slipped = consequences(every, running, after(every, running, fields), fields, today)
            led = foreseen(every, running, fields)
            told = unattested(every, running, command.trigger)
            return Advanced(fields, False, True, _unregistered(judgement), led, slipped, told, definitions)
    return following_files(
        world,
        command.actor,
        command.request,
        now,
        lambda taken: _attempt(world, command, now, taken=taken),
    )


def _attempt(world: World, command: Advance, now: datetime, *, taken: bool) -> Advanced | None:
    """The step in one transaction; None when changed content must be taken into use first."""
    with world.store.writing() as tx:
        definitions = world.in_use(tx)
        first = tx.request(command.request)
        if first is not None:
            entry, *rest = first.entries
            done = _same(entry, command)
            return Advanced(done, repeated=True, followed=tuple(rest), definitions=definitions)
        if not taken and difference(world, tx, definitions.hashes).taken:
            return None
        every = Running(tx, definitions)
        running, judgement = _judged(every, tx, command, now)
        told = unattested(every, running, command.trigger)
        entry, followed, slipped = _record(every, tx, running, judgement, command, now)
    return Advanced(entry, False, False, _unregistered(judgement), followed, slipped, told, definitions)


def advance_all(
    world: World, commands: Sequence[Advance], now: datetime, *, dry_run: bool = False
) -> tuple[Advanced, ...]:
    """Take several steps in one transaction, under one request: all of them, or none.

    :raises Refused: with the reasons of every one that may not be taken
    """
    if dry_run:
        return tuple(advance(world, command, now, dry_run=True) for command in commands)
    first = commands[0]
    return following_files(
        world,
        first.actor,
        first.request,
        now,
        lambda taken: _attempt_all(world, commands, now, taken=taken),
    )


def _attempt_all(
    world: World, commands: Sequence[Advance], now: datetime, *, taken: bool
) -> tuple[Advanced, ...] | None:
    with world.store.writing() as tx:
        definitions = world.in_use(tx)
        first = tx.request(commands[0].request)
        if first is not None and any(entry["type"] == EntryType.SIDE_TAKEN for entry in first.entries):
            return tuple(Advanced(entry, repeated=True, definitions=definitions) for entry in first.entries)
        if not taken and difference(world, tx, definitions.hashes).taken:
            return None
        every = Running(tx, definitions)
        judged = [_without_raising(every, tx, command, now) for command in commands]
        reasons = [reason for _, found in judged if isinstance(found, Refused) for reason in found.reasons]
        if reasons:
            raise Refused("refused-all", tuple(_once(reasons)), count=len(commands))
        return tuple(_recorded(tx, definitions, command, now) for command in commands)


def _once(reasons: Iterable[Fault]) -> Iterable[Fault]:
    """The same obstacle of several decisions is told once for each kind."""
    return {reason.code: reason for reason in reversed(list(reasons))}.values()


def _without_raising(
    every: Running, reading: Reading, command: Advance, now: datetime
) -> tuple[Advance, Judgement | Refused]:
    try:
        return command, _judged(every, reading, command, now)[1]
    except Refused as refused:
        return command, refused


def _recorded(tx: Writing, definitions: Definitions, command: Advance, now: datetime) -> Advanced:
    every = Running(tx, definitions)  # an earlier one may have been about the same document, seen before it
    command = replace(command, version=None)
    running, judgement = _judged(every, tx, command, now)
    entry, followed, slipped = _record(every, tx, running, judgement, command, now)
    return Advanced(entry, followed=followed, slipped=slipped, definitions=definitions)


def _judged(
    every: Running, reading: Reading, command: Advance, now: datetime
) -> tuple[RunningDocument, Judgement]:
    running = every.document(command.document)
    today = local_date(every.definitions.basis.organisation, now)
    _own_words(running, command)
    stale = command.version is not None and command.version != running.progress.version
    judgement = judge(every.situation(running, today), command)
    if stale or judgement.reasons:
        raise _refusal(reading, running, judgement.reasons, command, stale)
    return running, judgement


def _own_words(running: RunningDocument, command: Advance) -> None:
    """Only a step beside the machine ends in words of its own."""
    step = running.planned.step(command.trigger)
    if command.answer is not None and step is not None and step.transition.side is None:
        choices = tuple(outcome.value for outcome in Outcome)
        raise UsageError("unknown-outcome", value=command.answer, choices=choices)


def _refusal(
    reading: Reading, running: RunningDocument, reasons: Iterable[Fault], command: Advance, stale: bool
) -> Refused:
    """The refusal with every reason; one that comes of somebody else's step says who, when and what."""
    found = list(reasons)
    last = list(reading.entries(running.row.id))[-1]
    told = {
        "document": running.row.id,
        "actor": last["actor"],
        "at": last["at"],
        "trigger": last.get("trigger"),
        "state": running.progress.state,
        "version": running.progress.version,
    }
    if stale:
        found.insert(0, Fault("version-conflict", told | {"seen": command.version}))
    elif any(reason.code == "illegal-move" for reason in found) and last["type"] == EntryType.STEP_TAKEN:
        found.append(Fault("last-step", told))
    return Refused("refused", tuple(found), document=running.row.id, trigger=command.trigger)


def _record(
    every: Running,
    tx: Writing,
    running: RunningDocument,
    judgement: Judgement,
    command: Advance,
    now: datetime,
) -> tuple[Fields, tuple[Fields, ...], Slipped]:
    """The entry of the step, those that follow from it in a joint plan, and what it means for later steps."""
    today = local_date(every.definitions.basis.organisation, now)
    fields = _fields(every.definitions, running, judgement, command, now)
    new, entry = enter(every, tx, running, fields, today, command.reason)
    slipped = consequences(every, running, new, entry, today)
    if not entry.get("joint"):
        return entry, (), slipped
    common = header(EntryType.JOINT_APPROVED, command.request, command.actor, now, every.definitions)
    return entry, follow(every, tx, new, entry, common, today), slipped


def _fields(
    definitions: Definitions, running: RunningDocument, judgement: Judgement, command: Advance, now: datetime
) -> dict[str, object]:
    holder = judgement.holder
    assert holder is not None  # a judgement without reasons has both
    assert judgement.on is not None
    type_ = EntryType.SIDE_TAKEN if judgement.beside else EntryType.STEP_TAKEN
    entry = header(type_, command.request, command.actor, now, definitions)
    entry |= {
        "doc": running.row.id,
        "dseq": running.progress.version + 1,
        "wf": running.row.workflow,
        "trigger": command.trigger,
        "from": running.progress.state,
        "to": judgement.to,
        "on": judgement.on.isoformat(),
        "body": judgement.body,
        "role": holder.role,
        "role_body": holder.body,
        "instead_of": holder.instead_of,
        "outcome": command.outcome.value if command.outcome else None,
        "meeting": judgement.meeting.id if judgement.meeting else None,
        "ref": command.paragraph,
        "registry": judgement.registry,
        "present": command.present,
        "for": command.votes_for,
        "minority": judgement.minority,
        "due": day(judgement.due),
        "late": judgement.late,
        "missing": list(judgement.missing),
    }
    more = {"att": command.attached, "answer": command.answer, "joint": _condition(running, command)}
    return entry | {name: value for name, value in more.items() if value}


def _condition(running: RunningDocument, command: Advance) -> str | None:
    """The joint plan whose other members must decide the same, if any."""
    step, joint = running.document.workflow.transition(command.trigger), running.progress.joint
    if joint is None or step is None or not under_condition(running.progress, step):
        return None
    return joint.group


def _same(entry: Fields, command: Advance) -> Fields:
    """The first result of a repeated request; a request id used for something else is a mistake."""
    outcome = command.outcome.value if command.outcome else None
    asked = (command.document, command.trigger, command.actor, outcome, command.attached, command.answer)
    recorded = tuple(entry.get(name) for name in ("doc", "trigger", "actor", "outcome", "att", "answer"))
    if recorded != asked:
        raise UsageError("request-reused", request=command.request, document=entry.get("doc"))
    return entry


def _unregistered(judgement: Judgement) -> bool:
    return judgement.meeting is not None and judgement.registry is None
