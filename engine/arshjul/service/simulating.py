"""``simulate``: a year played through the real services, with another clock and people who do their work.

Nothing here does what the ordinary commands do not: the year is opened, steps are taken and ticks made by
the same use cases. Only the officials and secretaries are simulated (``domain.actors``).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from arshjul.domain.actors import Chance, command_for
from arshjul.domain.basis import Basis
from arshjul.domain.beside import open_steps
from arshjul.domain.commands import Advance, Measured
from arshjul.domain.history import EntryType
from arshjul.domain.invented import values_for
from arshjul.domain.machine import moves
from arshjul.domain.mails import MailStatus
from arshjul.domain.mandate import PROCESS_OWNER
from arshjul.domain.notices import LedgerRow, NoticeKind, NoticeStatus
from arshjul.errors import UsageError
from arshjul.service.advancing import advance
from arshjul.service.definitions import Definitions
from arshjul.service.measuring import measure
from arshjul.service.opening import open_year
from arshjul.service.ports import Postman, Reading
from arshjul.service.running import Running, RunningDocument
from arshjul.service.ticking import tick
from arshjul.service.verifying import verify
from arshjul.service.world import World
from arshjul.values import dataclass

_OPENING = time(6, 0)
_TICK = time(8, 0)
_HAND_IN = time(10, 0)
_RECORDING = time(15, 0)
_DAY = timedelta(days=1)
_AFTERWARDS = timedelta(weeks=2)


@dataclass(frozen=True)
class LateStep:
    """A step that was taken late, or has not been taken though its day has passed."""

    document: str
    trigger: str
    body: str | None
    due: date
    on: date | None
    """The day it was taken; None when it never was."""
    days: int
    """Working days."""
    told: tuple[str, ...]
    """People who were told that it was late."""


@dataclass(frozen=True)
class Summary:
    """The year in short."""

    cycle: int
    opened: int
    decided: int
    undecided: tuple[str, ...]
    ownerless: tuple[str, ...]
    passed_on: Mapping[str, tuple[str, str]]
    """Undecided documents that another body answers for in the end: from which, and to which."""
    meetings_used: int
    meetings_live: int
    mails: Mapping[str, int]
    """Mails that the receiving server took, by kind."""
    late: tuple[LateStep, ...]
    rows: int
    """Entries of the history."""
    verified: bool
    folder: str = ""
    seconds: float = 0.0

    @property
    def mails_sent(self) -> int:
        """All mails that the receiving server took."""
        return sum(self.mails.values())


def simulate(
    world: World,
    cycle: int,
    seed: int,
    set_clock: Callable[[datetime], None],
    postman: Postman | None = None,
    progress: Callable[[date, date, date], None] = lambda first, day, last: None,
) -> Summary:
    """Play a cycle from 1 January to two weeks after its last step, at least to 31 January of the next year.

    :param world: with an empty store of its own
    :param set_clock: sets the simulated clock, UTC
    :param progress: told first, current and last day
    :raises ContentError, UsageError: as ``open_year`` does
    """
    definitions = world.files()
    organisation = definitions.basis.organisation
    zone = ZoneInfo(organisation.time_zone)
    first, last = date(cycle, 1, 1), _last_day(definitions, cycle)
    owners = organisation.holders(PROCESS_OWNER, None, first)
    if not owners:
        raise UsageError("no-process-owner", date=first)

    reached = datetime.combine(first, time(0), zone)

    def at(day: date, hour: time) -> datetime:
        """That hour, or now when it has passed: an afternoon's decision can open the way for a hand-in."""
        nonlocal reached
        reached = max(reached, datetime.combine(day, hour, zone).astimezone(ZoneInfo("UTC")))
        set_clock(reached)
        return reached

    open_year(world, cycle, owners[0].person, f"sim-{seed}-open", at(first, _OPENING), simulated=True)
    day = first
    while day <= last:
        _one_day(world, cycle, Chance(seed), day, at, postman)
        progress(first, day, last)
        day += _DAY
    return _summary(world, cycle, last)


def _last_day(definitions: Definitions, cycle: int) -> date:
    """Steps may fall in the year after their cycle; what is late by then has been told of."""
    days = [step.due for planned in definitions.plan(cycle).documents for step in planned.steps if step.due]
    return max(date(cycle + 1, 1, 31), max(days, default=date.min) + _AFTERWARDS)


def _one_day(
    world: World,
    cycle: int,
    chance: Chance,
    day: date,
    at: Callable[[date, time], datetime],
    postman: Postman | None,
) -> None:
    if world.files().basis.days.is_working(day):
        tick(world, at(day, _TICK), postman)
        _people_work(world, cycle, chance, day, at)


def _people_work(
    world: World, cycle: int, chance: Chance, day: date, at: Callable[[date, time], datetime]
) -> None:
    """Everybody takes the steps that are theirs today, until nobody has any left."""
    worked = True
    while worked:
        worked = False
        with world.store.reading() as reading:
            running = Running(reading, world.in_use(reading))
            commands = list(_commands(running, cycle, chance, day))
        for values, command in commands:
            for value in values:
                measure(world, value, at(day, _HAND_IN))
            advance(world, command, at(day, _RECORDING if command.meeting else _HAND_IN))
            worked = True


def _commands(
    running: Running, cycle: int, chance: Chance, day: date
) -> Iterator[tuple[tuple[Measured, ...], Advance]]:
    """What everybody does that day: a step, and the values that a report must have first."""
    for document in running.documents(cycle):
        waiting = open_steps(document.planned, document.progress)
        if document.finished and not waiting:
            continue
        situation = running.situation(document, day)
        beside = next((c for step in waiting if (c := command_for(situation, step, chance))), None)
        if beside is not None:
            yield (), beside
            continue
        for transition in moves(document.document.workflow, document.progress.state):
            step = document.planned.step(transition.trigger)
            command = command_for(situation, step, chance) if step else None
            if command is not None:
                yield values_for(situation, command, chance), command
                break


def _summary(world: World, cycle: int, last: date) -> Summary:
    found = verify(world)
    with world.store.reading() as reading:
        definitions = world.in_use(reading)
        every = Running(reading, definitions).documents(cycle)
        organisation = definitions.basis.organisation
        unfinished = tuple(document for document in every if not document.finished)
        sent = reading.mails([MailStatus.SENT])
        mails: dict[str, int] = {}
        for mail in sent:
            mails[mail.kind] = mails.get(mail.kind, 0) + 1
        live = {m.id for m in definitions.basis.meetings if m.live and m.date.year == cycle}
        used = live & {str(entry["meeting"]) for entry in reading.entries() if entry.get("meeting")}
        owners = {d.row.id: organisation.owner_on(d.row.body, last, d.row.type) for d in unfinished}
        return Summary(
            cycle,
            len(every),
            len(every) - len(unfinished),
            tuple(d.row.id for d in unfinished),
            tuple(id_ for id_, owner in owners.items() if owner is None),
            {
                d.row.id: (d.row.body, heir)
                for d in unfinished
                if (heir := owners[d.row.id]) not in (None, d.row.body)
            },
            len(used),
            len(live),
            mails,
            tuple(_late(reading, definitions.basis, unfinished, last)),
            found.rows,
            found.sound,
        )


def _late(
    reading: Reading, basis: Basis, unfinished: tuple[RunningDocument, ...], last: date
) -> Iterator[LateStep]:
    told = _told(reading.notices(statuses=[NoticeStatus.SENT]))
    for entry in reading.entries():
        if entry["type"] in (EntryType.STEP_TAKEN, EntryType.SIDE_TAKEN) and entry["late"]:
            document, trigger = str(entry["doc"]), str(entry["trigger"])
            yield LateStep(
                document,
                trigger,
                str(entry["body"]),
                date.fromisoformat(str(entry["due"])),
                date.fromisoformat(str(entry["on"])),
                int(str(entry["late"])),
                told.get((document, trigger), ()),
            )
    for running in unfinished:
        for step in running.planned.steps:
            if step.transition.source == running.progress.state and step.due is not None and step.due < last:
                days = max(1, basis.days.between(step.due, last))
                people = told.get((running.row.id, step.trigger), ()) + told.get((running.row.id, ""), ())
                yield LateStep(running.row.id, step.trigger, step.body, step.due, None, days, people)


def _told(rows: Sequence[LedgerRow]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """By document and step: everybody who was sent word that it was late."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for row in rows:
        if row.notice.kind in (NoticeKind.ESCALATION, NoticeKind.OWNERLESS, NoticeKind.OUTCOME):
            key = row.notice.key
            found.setdefault((key.document, key.step), {})[key.person] = None
    return {about: tuple(people) for about, people in found.items()}
