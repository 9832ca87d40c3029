"""``tick``: what is due and not yet sent? Plan and supersede, claim, freeze, send, record.

The scheduler only ticks; the ledger remembers. So a restart, a crash or days of downtime change when a mail
goes, never whether.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from arshjul.domain.basis import Basis
from arshjul.domain.beside import open_steps
from arshjul.domain.due import Due, notices_due
from arshjul.domain.mails import Mail, MailStatus
from arshjul.domain.notices import LedgerRow, Notice, NoticeStatus
from arshjul.errors import ContentError, Fault, InfrastructureError, UsageError
from arshjul.service import ledger, sending
from arshjul.service.letters import DIGEST, Letters
from arshjul.service.ports import Composed, Composer, Postman, Reading, Writing
from arshjul.service.running import Running, RunningDocument
from arshjul.service.sending import Ticked
from arshjul.service.taking import take_changes
from arshjul.service.world import World, local_date, local_time
from arshjul.values import dataclass

SYSTEM = "system"
"""The actor of what nobody in particular does."""
_BACKWARDS = timedelta(minutes=10)


@dataclass(frozen=True)
class _Draft:
    kind: str
    person: str
    address: str
    notices: tuple[Notice, ...]
    composed: Composed


def tick(world: World, now: datetime, postman: Postman | None = None) -> Ticked:
    """One round.

    :param now: UTC
    :param postman: a held connection; else one is made when there is something to send
    :raises UsageError: ``nothing-opened``; ``mail-not-configured`` when something is to be sent
    :raises InfrastructureError: the database, or ``clock-backwards``
    """
    if not world.store.exists():
        raise UsageError("nothing-opened")
    take_changes(world, SYSTEM, f"tick:{now.isoformat()}", now)
    done = Ticked()
    with world.store.writing() as tx:
        _clock_guard(tx, now)
        due, every = _plan(world, tx, now, done)
        sending.recover(tx, now)
        basis = world.in_use(tx).basis
    if not done.window_open:
        return done
    if due.digests or due.alone:
        drafts = _compose(world, basis, every, due, now, done)
        with world.store.writing() as tx:
            done.frozen = _freeze(tx, drafts, now)
    sending.send_all(world, ready(every), now, done, postman)
    return done


def _plan(
    world: World, tx: Writing, now: datetime, done: Ticked
) -> tuple[Due, Mapping[str, RunningDocument]]:
    definitions = world.in_use(tx)
    basis = definitions.basis
    today = local_date(basis.organisation, now)
    every = {running.row.id: running for running in Running(tx, definitions).documents()}
    done.planned = _settle(tx, basis, every, today)
    tx.ticked(now)
    done.window_open = window_open(basis, now)
    planned = tx.notices(statuses=[NoticeStatus.PLANNED], until=today)
    if not done.window_open:
        return Due({}, (), ()), every
    due = notices_due(planned, ready(every), today, _had_digest(tx, basis, planned, today))
    if due.collapsed:
        tx.set_notices([str(row.notice.key) for row in due.collapsed], NoticeStatus.COLLAPSED)
    return due, every


def _settle(tx: Writing, basis: Basis, every: Mapping[str, RunningDocument], today: date) -> int:
    """Every document's notices in step with what it asks for; how many are planned then."""
    known = tx.ledger()
    planned = sum(status is NoticeStatus.PLANNED for rows in known.values() for status in rows.values())
    for id_, running in every.items():
        opened = running.progress.opened or today
        done = ledger.settle(tx, basis, running, opened, today, known.get(id_, {}))
        planned += len(done.planned) - len(done.superseded)
    return planned


def ready(every: Mapping[str, RunningDocument]) -> Mapping[str, frozenset[str]]:
    """By document, the triggers that can be taken from where it stands."""
    return {
        id_: frozenset(
            step.trigger for step in running.planned.steps if step.transition.source == running.progress.state
        )
        | {step.trigger for step in open_steps(running.planned, running.progress)}
        for id_, running in every.items()
    }


def window_open(basis: Basis, now: datetime) -> bool:
    """Whether mail may go now: a working day, inside the organisation's hours."""
    local = local_time(basis.organisation, now)
    window = basis.organisation.window
    return basis.days.is_working(local.date()) and window.from_ <= local.time() < window.until


def _had_digest(reading: Reading, basis: Basis, planned: Iterable[LedgerRow], today: date) -> frozenset[str]:
    people = {row.notice.key.person for row in planned}
    last = {person: reading.last_digest(person) for person in people}
    return frozenset(p for p, at in last.items() if at and local_date(basis.organisation, at) == today)


def _compose(
    world: World, basis: Basis, every: Mapping[str, RunningDocument], due: Due, now: datetime, done: Ticked
) -> list[_Draft]:
    settings = world.settings()
    letters = Letters(settings, basis, every, world.words, local_date(basis.organisation, now))
    composer = world.composing()
    drafts = []
    for kind, person, notices in wanted_mails(due):
        try:
            drafts += _draft(letters, composer, kind, person, notices, now)
        except ContentError as error:  # a text with a fault stops its own mails, which wait, and no others
            done.faults.append(Fault(error.code, error.arguments))
    return drafts


def wanted_mails(due: Due) -> Iterator[tuple[str, str, tuple[Notice, ...]]]:
    """Kind, person and notices of each mail that is due: digests, and those that go alone."""
    for person, rows in due.digests.items():
        yield DIGEST, person, tuple(row.notice for row in rows)
    for row in due.alone:
        yield row.notice.kind.value, row.notice.key.person, (row.notice,)


def _draft(
    letters: Letters, composer: Composer, kind: str, person: str, notices: tuple[Notice, ...], now: datetime
) -> list[_Draft]:
    who = letters.basis.organisation.people.get(person)
    if who is None:
        return []
    letter = letters.letter(kind, who, notices, now)
    return [_Draft(kind, person, who.email, notices, composer.compose(letter))]


def _freeze(tx: Writing, drafts: Iterable[_Draft], now: datetime) -> int:
    """The notices that still are planned share one mail row with its bytes; each only once."""
    frozen = 0
    planned = (
        key for of in tx.ledger().values() for key, status in of.items() if status is NoticeStatus.PLANNED
    )
    open_keys = frozenset(planned)
    for draft in drafts:
        keys = [str(notice.key) for notice in draft.notices]
        if not open_keys.issuperset(keys):
            continue  # something happened since it was composed: the next round composes it anew
        mail = Mail(
            0,
            draft.person,
            draft.kind,
            draft.composed.message_id,
            draft.address,
            draft.composed.content,
            MailStatus.WAITING,
            0,
            0,
            next_try=now,
            frozen_at=now,
        )
        tx.set_notices(keys, NoticeStatus.CLAIMED, tx.insert_mail(mail))
        frozen += 1
    return frozen


def _clock_guard(tx: Writing, now: datetime) -> None:
    """A clock that has gone back would send yesterday's mails: stop, and say so."""
    last = tx.last_tick()
    if last is not None and now < last - _BACKWARDS:
        raise InfrastructureError("clock-backwards", now=now.isoformat(), last=last.isoformat())
