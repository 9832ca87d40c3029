"""The notice protocol's second half: claim, dot marker, send, record; and recovery of what a crash left.

Every line of the protocol is its own durable transaction. A mail is handed over again only when its reply was
lost, with the same bytes and Message-ID: duplicates are bounded by the number of such losses.
"""

from collections.abc import Mapping
from datetime import datetime

from arshjul.domain.mails import GIVE_UP, LEASE, Attempt, Delivery, Mail, MailStatus, back_off
from arshjul.domain.notices import OWED, NoticeStatus
from arshjul.errors import Fault, UsageError
from arshjul.service.ports import Postman, Writing
from arshjul.service.settings import MailSettings
from arshjul.service.world import World
from arshjul.values import dataclass, field, replace

_OPEN = (MailStatus.WAITING,)


@dataclass
class Ticked:
    """What one round did."""

    planned: int = 0
    """Notices in the ledger that wait for their day."""
    window_open: bool = False
    frozen: int = 0
    """Mails composed and frozen in this round."""
    sent: int = 0
    waiting: int = 0
    """Mails that were refused for now, or not handed over."""
    failed: int = 0
    doubt: int = 0
    """Mails whose final reply was lost."""
    problems: list[str] = field(default_factory=list)
    """The mail server's words about what did not go."""
    faults: list[Fault] = field(default_factory=list)
    """Texts that could not be made into mails; their notices wait."""


def recover(tx: Writing, now: datetime) -> None:
    """Claims whose lease has lapsed go back in the queue.

    A claimed mail was never handed over. One behind the dot is in doubt: it is sent again, the same bytes
    with the same Message-ID, because losing a deadline costs more than reading of it twice.
    """
    for mail in tx.mails([MailStatus.CLAIMED, MailStatus.DOT]):
        if mail.lease_until is not None and mail.lease_until <= now:
            doubt = mail.status is MailStatus.DOT
            tx.update_mail(
                mail.id,
                mail.epoch,
                MailStatus.WAITING,
                now=now,
                next_try=now,
                new_epoch=mail.epoch + 1,
                reply="in doubt: the reply was lost" if doubt else mail.reply,
            )


def send_all(
    world: World,
    ready: Mapping[str, frozenset[str]],
    now: datetime,
    done: Ticked,
    postman: Postman | None,
) -> None:
    """Send every mail whose time has come, no more in a round than the rate allows."""
    with world.store.reading() as reading:
        queue = [m for m in reading.mails(_OPEN) if m.next_try is None or m.next_try <= now]
    if not queue:
        return
    settings = world.settings()
    if settings.mail is None:
        raise UsageError("mail-not-configured")
    held = postman or world.postman(settings)
    try:
        for waiting in queue[: settings.mail.rate_per_minute]:
            with world.store.writing() as tx:
                mail = _claim(tx, waiting, ready, now)
            if mail is not None:
                _send_one(world, mail, settings.mail, held, now, done)
    finally:
        if postman is None:
            held.close()


def _claim(tx: Writing, mail: Mail, ready: Mapping[str, frozenset[str]], now: datetime) -> Mail | None:
    """Lease one mail to this sender; None when another has it, or when it has been overtaken."""
    if _overtaken(tx, mail, ready):
        if tx.update_mail(mail.id, mail.epoch, MailStatus.OVERTAKEN, now=now, reply=mail.reply):
            _share(tx, mail, NoticeStatus.SUPERSEDED)
        return None
    epoch, lease = mail.epoch + 1, now + LEASE
    taken = tx.update_mail(
        mail.id, mail.epoch, MailStatus.CLAIMED, now=now, reply=mail.reply, lease_until=lease, new_epoch=epoch
    )
    return replace(mail, status=MailStatus.CLAIMED, epoch=epoch, lease_until=lease) if taken else None


def _overtaken(tx: Writing, mail: Mail, ready: Mapping[str, frozenset[str]]) -> bool:
    """Whether everything that a mail which never left speaks of has been done."""
    rows = [row for row in tx.notices(statuses=[NoticeStatus.CLAIMED]) if row.mail == mail.id]
    return bool(rows) and all(
        row.notice.kind not in OWED
        and row.notice.key.step not in ready.get(row.notice.key.document, frozenset())
        for row in rows
    )


def _send_one(
    world: World, mail: Mail, settings: MailSettings, postman: Postman, now: datetime, done: Ticked
) -> None:
    def before_dot() -> None:
        with world.store.writing() as tx:
            tx.update_mail(
                mail.id, mail.epoch, MailStatus.DOT, now=now, reply=mail.reply, lease_until=now + LEASE
            )

    attempt = postman.send(mail, settings.from_address, before_dot)
    with world.store.writing() as tx:
        _record(tx, mail, attempt, now, done)


def _record(tx: Writing, mail: Mail, attempt: Attempt, now: datetime, done: Ticked) -> None:
    match _outcome(mail, attempt, now):
        case Delivery.ACCEPTED:
            if tx.update_mail(mail.id, mail.epoch, MailStatus.SENT, now=now, reply=attempt.reply):
                _share(tx, mail, NoticeStatus.SENT)
                done.sent += 1
        case Delivery.REFUSED:
            if tx.update_mail(mail.id, mail.epoch, MailStatus.FAILED, now=now, reply=attempt.reply):
                _share(tx, mail, NoticeStatus.FAILED)
            done.failed += 1
            done.problems.append(attempt.reply)
        case Delivery.LATER:
            attempts = mail.attempts + 1
            tx.update_mail(
                mail.id,
                mail.epoch,
                MailStatus.WAITING,
                now=now,
                reply=attempt.reply,
                attempts=attempts,
                next_try=now + back_off(attempts),
            )
            done.waiting += 1
            done.problems.append(attempt.reply)
        case Delivery.DOUBT:
            # the row stays behind the dot, and is recovered when its lease has lapsed
            done.doubt += 1
            done.problems.append(attempt.reply)


def _outcome(mail: Mail, attempt: Attempt, now: datetime) -> Delivery:
    given_up = mail.frozen_at is not None and mail.frozen_at + GIVE_UP <= now
    return Delivery.REFUSED if attempt.delivery is Delivery.LATER and given_up else attempt.delivery


def _share(tx: Writing, mail: Mail, status: NoticeStatus) -> None:
    """A mail's notices share its fate."""
    keys = [str(row.notice.key) for row in tx.notices(statuses=[NoticeStatus.CLAIMED]) if row.mail == mail.id]
    tx.set_notices(keys, status, mail.id)
