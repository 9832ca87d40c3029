"""The only place that joins adapters, views and use cases. Tests pass fakes here.

What is heavy (the database, templates, mail) is imported by the function that needs it, so that ``--help``,
completion and ``check`` start fast.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from arshjul.adapters import folders
from arshjul.adapters.canonical import canonical
from arshjul.adapters.clock import SteppedClock, SystemClock
from arshjul.adapters.content import ContentFolder
from arshjul.domain.findings import Finding
from arshjul.errors import UsageError
from arshjul.service import starting
from arshjul.service.ports import Clock, Composer, Postman, Reading, Store, Writing
from arshjul.service.settings import MailSettings, Settings
from arshjul.service.world import World, local_date
from arshjul.values import dataclass
from arshjul.views.text import Words, word

if TYPE_CHECKING:
    from arshjul.adapters.calendarfile import CalendarFiles
    from arshjul.adapters.pasthistory import HistoryFile
    from arshjul.adapters.templates import MailComposer
    from arshjul.domain.kalendarium import Meeting
    from arshjul.domain.meetingplans.sheets import MeetingFile
    from arshjul.service.exporting import Exported
    from arshjul.service.papering import Paper

MAIL_FOLDER = "mail"
"""Where a simulated year's mail goes when no server on this machine takes it."""


def world(
    root: Path,
    *,
    clock: Clock | None = None,
    store: Store | None = None,
    composer: Callable[[Settings], Composer] | None = None,
    postman: Callable[[Settings], Postman] | None = None,
    environ: Mapping[str, str] = os.environ,
) -> World:
    """The instance in a folder, with its ports; each can be replaced."""
    kept = store or _LateStore(lambda: root / made.settings().database.path)
    made = World(
        content=ContentFolder(root, law=folders.shipped_law),
        canonical=canonical,
        store=kept,
        clock=clock or SystemClock(),
        composer=composer or (lambda settings: _composer(root, settings)),
        postman=postman or (lambda settings: _postman(root, settings, kept, environ)),
        words=word,
    )
    return made


def store_at(path: Path) -> Store:
    """The database in a file."""
    from arshjul.adapters.store import SqliteStore

    return SqliteStore(path, canonical)


class _LateStore:
    """The instance's database, imported and opened by the first command that asks it anything."""

    def __init__(self, path: Callable[[], Path]) -> None:
        self._path = path

    @cached_property
    def _store(self) -> Store:
        return store_at(self._path())

    def reading(self) -> AbstractContextManager[Reading]:
        return self._store.reading()

    def writing(self) -> AbstractContextManager[Writing]:
        return self._store.writing()

    def exists(self) -> bool:
        return self._store.exists()

    def create(self) -> None:
        self._store.create()

    def close(self) -> None:
        if "_store" in self.__dict__:  # one that nobody has asked is not opened to be closed
            self._store.close()


def simulated(store: Store) -> bool:
    """Whether the database is one of those whose clock can be set."""
    if not store.exists():
        return False
    with store.reading() as reading:
        return reading.simulated()


def _postman(root: Path, settings: Settings, store: Store, environ: Mapping[str, str]) -> Postman:
    mail = settings.mail
    if mail is None:
        raise UsageError("mail-not-configured")
    if simulated(store) and not server_here(mail):
        from arshjul.adapters.mailfolder import FolderPostman

        return FolderPostman(root / MAIL_FOLDER)
    from arshjul.adapters.mail import SmtpPostman

    return SmtpPostman(mail, password(root, mail, environ))


def server_here(mail: MailSettings) -> bool:
    """Whether the mail server is one on this machine, and answers: all that a simulated year may use."""
    from arshjul.adapters.mailfolder import listens, on_this_machine

    return on_this_machine(mail.host) and listens(mail.host, mail.port)


def password(root: Path, mail: MailSettings, environ: Mapping[str, str]) -> str | None:
    """The mail server's password, from where the settings say it is.

    :raises UsageError: ``password-file-open``, ``password-missing``
    :raises InfrastructureError: ``password-file-unreadable``
    """
    if mail.password_file is not None:
        return folders.password_in(root / Path(mail.password_file).expanduser())
    if mail.password_env is not None:
        if mail.password_env not in environ:
            raise UsageError("password-missing", variable=mail.password_env)
        return environ[mail.password_env]
    return None


def _composer(root: Path, settings: Settings) -> Composer:
    return writer(root, settings)


def _mail_composer(root: Path, mail: MailSettings) -> "MailComposer":
    from arshjul.adapters.templates import MailComposer

    shipped = folders.starter() / "notifications"
    return MailComposer(root / "notifications", shipped, mail, dates=_date_in_words)


def writer(root: Path, settings: Settings) -> "MailComposer":
    """Who writes the mails, for a preview of them.

    :raises UsageError: ``mail-not-configured``: the sender stands there
    """
    if settings.mail is None:
        raise UsageError("mail-not-configured")
    return _mail_composer(root, settings.mail)


def _date_in_words(day: date, style: str, language: str) -> str:
    return Words(language).date(day, style)


def text_findings(root: Path, settings: Settings | None) -> tuple[Finding, ...]:
    """What is wrong with the texts of mails; nothing when they are the shipped ones, which are tested."""
    if settings is None or settings.mail is None or _shipped_texts(root):
        return ()
    return _mail_composer(root, settings.mail).check()


def _shipped_texts(root: Path) -> bool:
    ours, shipped = root / "notifications", folders.starter() / "notifications"
    names = {path.name for path in ours.glob("*.j2")}
    return all(
        (shipped / name).is_file() and (shipped / name).read_bytes() == (ours / name).read_bytes()
        for name in names
    )


def schema_files() -> Mapping[str, str]:
    """The JSON Schemas of the content, by the name of their file."""
    from arshjul.adapters.content import schemas

    return schemas.schema_files()


def login() -> str | None:
    """The operating system's name for whoever runs the program: by number, which no variable can change."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return None


@dataclass(frozen=True)
class Exercise:
    """An instance of its own for a year that is played: its world, its clock, and who takes its mail."""

    root: Path
    world: World
    set_clock: Callable[[datetime], None]
    postman: Postman | None


@contextmanager
def exercise(content: Path, out: Path, cycle: int, *, smtp: bool) -> Iterator[Exercise]:
    """Copy an instance's content into a new folder, and make all ready to play a year of it there.

    :param smtp: mail goes over SMTP to a receiving server on this machine, else straight into the folder
    :raises UsageError: ``folder-not-empty``; ``demo-extra-missing``: the receiving server is not installed
    """
    starting.init(folders.NewFolder(out), folders.starter_files(content), schema_files())
    clock = SteppedClock(datetime(cycle, 1, 1, tzinfo=UTC) - timedelta(days=1))
    made = world(out, clock=clock)
    mail = made.settings().mail
    with ExitStack() as stack:
        stack.callback(made.store.close)
        postman = _exercise_postman(stack, out, mail, smtp=smtp) if mail else None
        yield Exercise(out, made, clock.set, postman)


def _exercise_postman(stack: ExitStack, out: Path, mail: MailSettings, *, smtp: bool) -> Postman:
    if not smtp:
        from arshjul.adapters.mailfolder import FolderPostman

        return FolderPostman(out / MAIL_FOLDER)
    try:
        from arshjul.adapters.mailserver import ReceivingServer
    except ImportError as error:
        raise UsageError("demo-extra-missing", name=error.name) from error
    from arshjul.adapters.mail import SmtpPostman

    server = stack.enter_context(ReceivingServer(out / MAIL_FOLDER))
    here = MailSettings(
        host="localhost",
        port=server.port,
        from_name=mail.from_name,
        from_address=mail.from_address,
        ca_file=str(server.ca_file),
    )
    postman = SmtpPostman(here)
    stack.callback(postman.close)
    return postman


def calendars(root: Path) -> "CalendarFiles":
    """The kalendaria of an instance, to be edited."""
    from arshjul.adapters.calendarfile import CalendarFiles

    return CalendarFiles(root)


def calendars_in(path: Path) -> "tuple[Meeting, ...]":
    """The meetings of a kalendarium that lies anywhere."""
    from arshjul.adapters.calendarfile import meetings_in

    return meetings_in(path)


def meeting_plan(path: Path, data: bytes | None = None, zone: str | None = None) -> "MeetingFile":
    """A plan in a stranger's file; ``data`` when it came by standard input."""
    from arshjul.adapters import meetingfiles

    return meetingfiles.read(path, data, zone or "Europe/Stockholm")


def text_digest(path: Path) -> str:
    """SHA-256 of the text that somebody attaches to a decision, hexadecimal."""
    from arshjul.adapters import attachments

    return attachments.digest(path)


def looked_through(path: Path, own: tuple[str, ...] = ()) -> "Paper":
    """A paper with the template text that is left in it.

    :param own: prompts of the organisation's own templates
    """
    from arshjul.adapters import papers as adapter
    from arshjul.domain import papers
    from arshjul.service.papering import Paper

    found = adapter.lines(path)
    return Paper(str(path), papers.unfilled(found, own), papers.two_spellings(found))


def past_history(path: Path) -> "HistoryFile":
    """A document's history from before this program, in a file."""
    from arshjul.adapters import pasthistory

    return pasthistory.read(path)


def meeting_file(kind: str, found: "Exported", words: Words, now: datetime) -> bytes:
    """A year's meetings as a file: ics, csv or xlsx."""
    from arshjul.adapters import meetingfiles
    from arshjul.views import meetingrows

    called = found.organisation.name_in(found.year, local_date(found.organisation, now))
    title = f"{called} {found.year}"
    rows = meetingrows.matrix(words, found, title) if kind == "xlsx" else meetingrows.listed(words, found)
    return meetingfiles.written(
        kind,
        found.meetings,
        rows,
        names=dict(found.names),
        sequences=found.sequences,
        organisation=found.organisation.id,
        title=title,
        zone=found.organisation.time_zone,
        now=now,
    )
