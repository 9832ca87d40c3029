"""``doctor``: whether the installation can do its work: content, database, clock, mail, the last tick."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from arshjul.domain.mails import MailStatus
from arshjul.domain.notices import NoticeStatus
from arshjul.errors import ArshjulError
from arshjul.service.ports import Reading
from arshjul.service.taking import difference
from arshjul.service.world import World
from arshjul.values import dataclass, field

_SILENT = timedelta(minutes=30)


class Health(StrEnum):
    """How a part of the installation is."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True)
class Symptom:
    """One thing that was looked at."""

    code: str
    health: Health
    arguments: dict[str, object] = field(default_factory=dict)


def doctor(world: World, now: datetime) -> tuple[Symptom, ...]:
    """Everything that was looked at; never raises for what is wrong with the installation."""
    found = [*_content(world)]
    try:
        if world.store.exists():
            with world.store.reading() as reading:
                found += _database(world, reading, now)
        else:
            found.append(Symptom("doctor-no-database", Health.NOTE))
    except ArshjulError as error:
        found.append(Symptom(error.code, Health.BAD, dict(error.arguments)))
    return tuple(found)


def _content(world: World) -> Iterator[Symptom]:
    errors = [finding for finding in world.read().findings if finding.severity == "error"]
    if errors:
        yield Symptom("doctor-content-errors", Health.BAD, {"count": len(errors)})
    else:
        yield Symptom("doctor-content", Health.GOOD, {"workflows": len(world.read().workflows)})
    settings = world.read().settings
    if settings is None or settings.mail is None:
        yield Symptom("doctor-no-mail", Health.BAD)
    else:
        mail = settings.mail
        facts: dict[str, object] = {"host": mail.host, "port": mail.port, "starttls": mail.starttls}
        yield Symptom("doctor-mail", Health.GOOD, facts)


def _database(world: World, reading: Reading, now: datetime) -> Iterator[Symptom]:
    unsound = list(reading.integrity())
    facts: dict[str, object] = {"documents": len(reading.documents()), "simulated": reading.simulated()}
    yield Symptom("doctor-database", Health.GOOD, facts)
    for line in unsound:
        yield Symptom("doctor-database-unsound", Health.BAD, {"detail": line})
    if reading.in_use() and difference(world, reading):
        yield Symptom("doctor-files-differ", Health.NOTE)
    yield from _queue(reading, now)


def _queue(reading: Reading, now: datetime) -> Iterator[Symptom]:
    last = reading.last_tick()
    if last is None:
        yield Symptom("doctor-never-ticked", Health.NOTE)
    else:
        silent = now - last > _SILENT and not reading.simulated()
        health = Health.BAD if silent else Health.GOOD
        yield Symptom("doctor-silent" if silent else "doctor-ticked", health, {"at": last})
    waiting = reading.mails([MailStatus.WAITING, MailStatus.CLAIMED, MailStatus.DOT])
    failed = reading.mails([MailStatus.FAILED])
    planned = reading.notices(statuses=[NoticeStatus.PLANNED])
    yield Symptom("doctor-queue", Health.GOOD, {"planned": len(planned), "waiting": len(waiting)})
    for mail in failed:
        facts: dict[str, object] = {
            "person": mail.person,
            "reply": mail.reply,
            "number": mail.message_id[1:9],
        }
        yield Symptom("doctor-mail-failed", Health.BAD, facts)
