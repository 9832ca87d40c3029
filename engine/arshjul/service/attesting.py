"""``minutes``: the minutes of a whole meeting attested or announced, for all its decisions at once."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from arshjul.domain.chains import Chain, chains
from arshjul.domain.history import EntryType
from arshjul.domain.requirements import required_documents
from arshjul.errors import UsageError
from arshjul.service.ports import Reading
from arshjul.service.running import Running, RunningDocument, closest
from arshjul.service.world import World, local_date
from arshjul.values import dataclass


@dataclass(frozen=True)
class Unattested:
    """A decision whose minutes have not been attested."""

    document: str
    trigger: str
    on: date


@dataclass(frozen=True)
class Item:
    """One decision of a meeting."""

    document: str
    chain: Chain
    paragraph: str | None
    next_step: str | None
    """The trigger that comes next: attest, announce; None when both are done."""


@dataclass(frozen=True)
class Minutes:
    """The decisions of one meeting, as they stand."""

    meeting: str
    body: str
    on: date
    items: tuple[Item, ...]
    today: date


def minutes(world: World, meeting_id: str, now: datetime) -> Minutes:
    """What the meeting decided and what remains to be done with its minutes.

    :raises UsageError: ``nothing-opened``, ``unknown-filter`` for a meeting that no kalendarium has
    """
    with world.store.reading() as reading:
        every = Running(reading, world.in_use(reading))
        basis = every.definitions.basis
        meeting = basis.meeting_by_id.get(meeting_id)
        if meeting is None:
            near = closest(meeting_id, basis.meeting_by_id)
            raise UsageError("unknown-filter", filter="meeting", value=meeting_id, suggestions=near)
        items = tuple(_items(every, reading, meeting_id))
        return Minutes(meeting_id, meeting.body, meeting.date, items, local_date(basis.organisation, now))


def _items(every: Running, reading: Reading, meeting_id: str) -> Iterable[Item]:
    for running in every.documents():
        if any(taken.meeting == meeting_id for taken in running.progress.taken.values()):
            for chain in chains(every.definitions.basis, running.planned, running.progress):
                if chain.taken.meeting == meeting_id:
                    yield _item(reading, running, chain)


def _item(reading: Reading, running: RunningDocument, chain: Chain) -> Item:
    entries = [
        entry
        for entry in reading.entries(running.row.id)
        if entry["type"] == EntryType.STEP_TAKEN and entry["trigger"] == chain.trigger
    ]
    paragraph = entries[-1].get("ref") if entries else None
    following = "attest" if chain.attested is None else "announce" if chain.announced is None else None
    trigger = f"{chain.trigger}.{following}" if following else None
    return Item(running.row.id, chain, str(paragraph) if paragraph else None, trigger)


def chosen(found: Minutes, word: str, paragraphs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Document and trigger of every decision that the act concerns: all those that wait for it, or some §§.

    :raises UsageError: a § that the meeting has not, or nothing at all to do
    """
    known = {item.paragraph for item in found.items}
    for paragraph in paragraphs:
        if paragraph not in known:
            raise UsageError(
                "unknown-paragraph",
                meeting=found.meeting,
                paragraph=paragraph,
                known=tuple(sorted(p for p in known if p)),
            )
    picked = [item for item in found.items if not paragraphs or item.paragraph in paragraphs]
    waiting = [item for item in picked if item.next_step == f"{item.chain.trigger}.{word}" or paragraphs]
    if not waiting:
        # announcing what has not been attested is refused for its own reason, by each decision
        waiting = [item for item in picked if item.next_step is not None]
    if not waiting:
        raise UsageError("minutes-nothing", meeting=found.meeting)
    return tuple((item.document, f"{item.chain.trigger}.{word}") for item in waiting)


def unattested(every: Running, running: RunningDocument, trigger: str) -> tuple[Unattested, ...]:
    """The decisions that a step builds on, its own and those required, whose minutes are not attested."""
    step = running.document.workflow.transition(trigger)
    if step is None:
        return ()
    basis, plan = every.definitions.basis, every.plan(running.row.cycle)
    ids = [running.row.id]
    for requirement in step.requires:
        required = required_documents(basis, plan.every, running.document, requirement)
        ids += [document.id for document in required if every.has(document.id)]
    found = (every.document(id_) for id_ in dict.fromkeys(ids))
    return tuple(
        Unattested(one.row.id, chain.trigger, chain.taken.on)
        for one in found
        for chain in chains(basis, one.planned, one.progress)
        if chain.attested is None and (one.row.id, chain.trigger) != (running.row.id, trigger)
    )
