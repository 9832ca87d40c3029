"""The world as the use cases see it: protocols that adapters fulfil and tests fill with fakes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from arshjul.domain.findings import Finding, Place
from arshjul.domain.history import Fields, Row
from arshjul.domain.kalendarium import Kalendarium
from arshjul.domain.mails import Attempt, Mail, MailStatus
from arshjul.domain.notices import LedgerRow, Notice, NoticeStatus
from arshjul.domain.organisation import Organisation
from arshjul.domain.statutes import Statute
from arshjul.domain.workflow import Workflow
from arshjul.service.settings import Settings
from arshjul.values import dataclass


class Clock(Protocol):
    """Tells the time. Only the adapter reads a real clock."""

    def now(self) -> datetime:
        """The current instant, aware, UTC."""


class ContentRead(Protocol):
    """Everything the content files say, and everything that is wrong with them."""

    @property
    def organisation(self) -> Organisation | None: ...
    @property
    def settings(self) -> Settings | None: ...
    @property
    def workflows(self) -> tuple[Workflow, ...]: ...
    @property
    def kalendaria(self) -> Mapping[int, Kalendarium]: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def canonical(self) -> Mapping[str, Fields]:
        """Content key ("organisation", "workflow:ID:FIRST_CYCLE", "kalendarium:YEAR") to its meaning."""

    @property
    def statutes(self) -> tuple[Statute, ...]: ...
    @property
    def law_from(self) -> str | None:
        """Where the program's own law lies, when the instance has none and it is that which is used."""


class Content(Protocol):
    """The content files of an instance."""

    def read(self) -> ContentRead:
        """Read every file; never raises for what a file holds."""

    def locate(self, place: Place) -> Place:
        """The place with line and column filled in."""

    def decode(self, key: str, data: Fields) -> Organisation | Workflow | Kalendarium:
        """The value back from its canonical data."""

    def supposing(self, files: Mapping[str, bytes]) -> "Content":
        """The same content, as it would be with other bytes in some files."""


class Canonical(Protocol):
    """RFC 8785 bytes for plain data, in the entry profile."""

    def __call__(self, data: Fields) -> bytes:
        """Canonical bytes.

        :raises ValueError: floats, integers beyond 2^53, strings not in NFC, other types
        """


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as the store caches it: rebuilt by replay at any time."""

    id: str
    type: str
    body: str
    """The body that answers for it, as opened; its successor is resolved by date."""
    cycle: int
    year: int
    workflow: str
    """Content hash (hex) of the workflow version it runs on."""
    state: str
    version: int
    """Number of entries of this document: its dseq."""
    progress: Fields
    """What replay of the document's entries gives, as plain data."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A command with this request id has been carried out before: its entries, oldest first."""

    entries: tuple[Fields, ...]


class Kept(Protocol):
    """Content by its hash: the database's, or that of files with the database's behind it."""

    def content(self, digest: str) -> bytes | None:
        """Canonical bytes kept under that hash."""


class Reading(Protocol):
    """Questions to the store, all seen at one moment."""

    def simulated(self) -> bool: ...
    def document(self, document_id: str) -> DocumentRow | None: ...
    def documents(self, cycle: int | None = None) -> Sequence[DocumentRow]:
        """By id; every cycle when None."""

    def states(self) -> Mapping[str, str]:
        """The state that every document stands in, by id."""

    def conditional(self) -> Mapping[str, str]:
        """The documents whose decision waits for others', by id: the state in which each counts till then."""

    def versions(self) -> frozenset[str]:
        """The workflow versions that documents run on, by hash (hex)."""

    def head(self) -> tuple[int, str]:
        """Number and hash (hex) of the chain's last entry; 0 and nothing while it is empty."""

    def in_use(self) -> Mapping[str, str]:
        """Content key to hash (hex) of what is in use now."""

    def content(self, digest: str) -> bytes | None:
        """Canonical bytes kept under that hash."""

    def rows(self, after: int = 0) -> Iterable[Row]:
        """The chain in order, from the row after ``after``."""

    def entries(self, document: str | None = None) -> Iterable[Fields]:
        """Entries in order, parsed; of one document when given."""

    def request(self, request_id: str) -> Repeated | None: ...
    def note(self, commitment: str) -> str | None:
        """The free text behind a commitment; None when it has been disposed of.

        :raises IntegrityError: ``note-altered``: the text is not the one that was committed to
        """

    def ledger(self, document: str | None = None) -> Mapping[str, Mapping[str, NoticeStatus]]:
        """Status by document and notice key: all that keeping the ledger in step needs."""

    def notices(
        self,
        document: str | None = None,
        statuses: Iterable[NoticeStatus] | None = None,
        until: date | None = None,
    ) -> Sequence[LedgerRow]:
        """Rows of the ledger by day and key; those to be sent on or before ``until`` when given."""

    def mails(self, statuses: Iterable[MailStatus] | None = None) -> Sequence[Mail]: ...
    def mail_of(self, message_id: str) -> Mail | None: ...
    def last_digest(self, person: str) -> datetime | None:
        """When the person's last digest was frozen, UTC."""

    def last_tick(self) -> datetime | None: ...
    def integrity(self) -> Sequence[str]:
        """What SQLite's own full integrity check complains of; empty when sound."""


class Writing(Reading, Protocol):
    """One write transaction: everything in it happens, or nothing does."""

    def append(self, fields: Fields, note: str | None = None) -> Fields:
        """Add an entry to the chain; ``v``, ``seq`` and ``note_c`` are filled in here.

        :raises Refused: ``version-conflict`` when (doc, dseq) exists
        """

    def keep_content(self, digest: str, data: bytes) -> None: ...
    def take_into_use(self, keys: Mapping[str, str]) -> None:
        """Set content key to hash; keys not named stay."""

    def insert_document(self, row: DocumentRow) -> None: ...
    def update_document(self, row: DocumentRow, was: int) -> None:
        """Store the row if the stored version still is ``was``.

        :raises Refused: ``version-conflict``
        """

    def insert_notices(self, notices: Iterable[Notice], status: NoticeStatus) -> None:
        """Rows whose key exists already are left as they are."""

    def set_notices(self, keys: Iterable[str], status: NoticeStatus, mail: int | None = None) -> None: ...
    def insert_mail(self, mail: Mail) -> int:
        """Freeze a mail (its ``id`` is ignored); the new id."""

    def update_mail(
        self,
        mail_id: int,
        epoch: int,
        status: MailStatus,
        *,
        now: datetime,
        reply: str | None = None,
        next_try: datetime | None = None,
        lease_until: datetime | None = None,
        attempts: int | None = None,
        new_epoch: int | None = None,
    ) -> bool:
        """Record what became of a mail, if ``epoch`` still is its epoch; whether it was recorded.

        Every call adds a line to the append-only mail log.
        """

    def mark_simulated(self) -> None: ...
    def ticked(self, now: datetime) -> None: ...


class Store(Protocol):
    """The database of an instance."""

    def reading(self) -> AbstractContextManager[Reading]: ...
    def writing(self) -> AbstractContextManager[Writing]:
        """BEGIN IMMEDIATE; commits at the end, rolls back on any error.

        :raises InfrastructureError: locked, full, unwritable
        """

    def exists(self) -> bool:
        """Whether there is a database yet; reading commands do not create one."""

    def create(self) -> None:
        """Create or migrate the database; does nothing when it is up to date.

        :raises InfrastructureError: newer schema, unwritable folder, locked file, full disk
        """

    def close(self) -> None: ...


class Postman(Protocol):
    """Sends frozen mails over SMTP, one recipient a message."""

    def send(self, mail: Mail, sender: str, before_dot: Callable[[], None]) -> Attempt:
        """One attempt. ``before_dot`` is called after the server's 354, before the message is given over."""

    def close(self) -> None:
        """End the held connection, if any."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A mail ready to freeze: subject and both bodies are in ``content``, CRLF, headers included."""

    message_id: str
    content: bytes


class Written(Protocol):
    """A letter's words, before they are put in a message."""

    @property
    def subject(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def html(self) -> str:
        """A whole HTML document."""


class Composer(Protocol):
    """Makes a mail's bytes from what it must say."""

    def compose(self, letter: "Letter") -> Composed: ...


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as values, before words: the composer and its templates make the sentences."""

    kind: str
    """"digest" or a notice kind."""
    to_name: str
    to_address: str
    language: str
    items: tuple[Mapping[str, object], ...]
    """One a notice, of str, int, date, bool and None; the keys stand in notifications/README.md."""
    facts: Mapping[str, object]
    """What is common to the mail: organisation, contact person, substitute line, number."""
    message_id: str
    references: tuple[str, ...]
    date: datetime
