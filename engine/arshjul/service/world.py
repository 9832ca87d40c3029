"""What a use case works with: the ports, the content as the files have it, and what that means in use."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from arshjul.domain.findings import Finding
from arshjul.domain.organisation import Organisation, Person
from arshjul.errors import ContentError, UsageError
from arshjul.service.definitions import Definitions, Keeper, hashed, meant_by
from arshjul.service.ports import Canonical, Clock, Composer, Content, ContentRead, Postman, Reading, Store
from arshjul.service.settings import Settings
from arshjul.values import dataclass, field, replace


@dataclass
class World:
    """The ports, wired once by ``bootstrap``."""

    content: Content
    canonical: Canonical
    store: Store
    clock: Clock
    composer: Callable[[Settings], Composer]
    postman: Callable[[Settings], Postman]
    words: Callable[[str, str], str]
    """Code and language to the word people use: for the few codes that mails name."""
    keeper: Keeper = field(init=False)
    _read: ContentRead | None = None
    _meant: Definitions | None = None
    _files: Definitions | None = None
    _composer: Composer | None = None

    def __post_init__(self) -> None:
        self.keeper = Keeper(self.content)

    def read(self) -> ContentRead:
        """The content files, read once until ``refresh``."""
        if self._read is None:
            self._read = self.content.read()
        return self._read

    def read_definitions(self) -> Definitions | None:
        """What the files say, errors and all, without hashes; None when they hold no organisation."""
        if self._meant is None:
            self._meant = meant_by(self.read())
        return self._meant

    def supposing(self, files: Mapping[str, bytes]) -> "World":
        """The same world, as it would be with other bytes in some content files; nothing is written."""
        content = self.content.supposing(files)
        return replace(self, content=content, _read=None, _meant=None, _files=None)

    def refresh(self) -> None:
        """Read the files anew at the next question."""
        self._read = self._meant = self._files = self._composer = None

    def files(self) -> Definitions:
        """The definitions in the files.

        :raises ContentError: the files hold errors; every finding is in it
        """
        errors = tuple(self.located(f) for f in self.read().findings if f.severity == "error")
        meant = self.read_definitions()
        if errors or meant is None:
            raise ContentError("content-errors", errors, count=len(errors))
        if self._files is None:
            self._files = hashed(meant, self.read(), self.canonical)
        return self._files

    def settings(self) -> Settings:
        """The installation's settings.

        :raises ContentError: config.toml cannot be used
        """
        settings = self.read().settings
        if settings is None:
            self.files()
            raise ContentError("content-errors", count=0)
        return settings

    def composing(self) -> Composer:
        """The composer of mails, made once: templates are costly to compile.

        :raises ContentError: config.toml cannot be used
        """
        if self._composer is None:
            self._composer = self.composer(self.settings())
        return self._composer

    def people(self) -> Mapping[str, Person]:
        """People's names and addresses, which only the files hold."""
        organisation = self.read().organisation
        return organisation.people if organisation else {}

    def in_use(self, reading: Reading) -> Definitions:
        """What the database has taken into use.

        :raises UsageError: ``nothing-opened``
        """
        hashes = reading.in_use()
        if not hashes:
            raise UsageError("nothing-opened")
        found = self.keeper.at(reading, hashes, self.people(), self.read().statutes)
        return found if reading.versions() <= found.versions else self._with_older(reading, found)

    def _with_older(self, reading: Reading, found: Definitions) -> Definitions:
        """The definitions, knowing which documents run on an older version of their workflow."""
        own = {
            row.id: self.keeper.workflow(reading, f"workflow:{row.type}:", row.workflow)
            for row in reading.documents()
            if row.workflow not in found.versions
        }
        return replace(found, own=own)

    def located(self, finding: Finding) -> Finding:
        """The finding with line and column."""
        return replace(finding, place=self.content.locate(finding.place))


def local_date(organisation: Organisation, instant: datetime) -> date:
    """The local calendar day of an instant."""
    return instant.astimezone(ZoneInfo(organisation.time_zone)).date()


def local_time(organisation: Organisation, instant: datetime) -> datetime:
    """The instant on the organisation's wall clock."""
    return instant.astimezone(ZoneInfo(organisation.time_zone))
