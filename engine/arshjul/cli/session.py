"""One command's run: how it was called, the world it works in, who asks, and what time it is."""

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from arshjul.cli.moments import instant
from arshjul.cli.printing import Printer
from arshjul.values import dataclass, replace

if TYPE_CHECKING:
    from arshjul.domain.organisation import Organisation, Person
    from arshjul.domain.workflow import Workflow
    from arshjul.errors import ArshjulError
    from arshjul.service.ports import Clock
    from arshjul.service.taking import Difference
    from arshjul.service.world import World
    from arshjul.views.text import Words

NOW = "ARSHJUL_NOW"


@dataclass(frozen=True, slots=True)
class Call:
    """The options that every command has."""

    folder: Path | None = None
    actor: str | None = None
    json: bool = False
    language: str | None = None
    now: str | None = None


class Session:
    """What a command needs beside its own words."""

    def __init__(self, call: Call, printer: Printer, clock: "Clock | None" = None) -> None:
        self.call = call
        self.printer = printer
        self._clock = clock

    @cached_property
    def root(self) -> Path:
        """The instance's folder.

        :raises UsageError: ``no-instance``
        """
        from arshjul.adapters import folders

        return folders.chosen_root(self.call.folder) if self.call.folder else folders.find_root(Path.cwd())

    @cached_property
    def world(self) -> "World":
        """The instance with its ports."""
        from arshjul import bootstrap

        return bootstrap.world(self.root, clock=self._clock)

    def close(self) -> None:
        """Let go of the database, if it was opened."""
        if "world" in self.__dict__:
            self.world.store.close()

    @cached_property
    def words(self) -> "Words":
        """The reader's language. Never raises: what went wrong must be said too."""
        from arshjul.views.languages import language_of
        from arshjul.views.text import Words

        organisation = self._organisation()
        spoken = organisation.language if organisation else "sv"
        return Words(language_of(self.call.language, os.environ, spoken), organisation, self._workflow_of)

    def check_call(self) -> None:
        """Whether the common options mean something, whatever the command needs of them.

        :raises UsageError: ``language-unknown``, ``now-invalid``
        """
        from arshjul.errors import UsageError
        from arshjul.views.languages import LANGUAGES

        if self.call.language not in (None, *LANGUAGES):
            asked, self.call = self.call.language, replace(self.call, language=None)
            raise UsageError("language-unknown", value=asked, known=LANGUAGES)
        self.asked_now()

    def give(self, lines: "Callable[[], Iterable[str]]", data: "Callable[[], Mapping[str, object]]") -> None:
        """Print the answer: lines for people, or one object for programs."""
        if self.call.json:
            self.answer(data())
        else:
            self.printer.data(lines())

    def answer(self, data: Mapping[str, object]) -> None:
        """Print the answer as one object with the version of its shape."""
        from arshjul.views.envelope import envelope

        self.printer.json(envelope(**data))

    def tell(self, code: str, **arguments: object) -> None:
        """A message beside the answer."""
        from arshjul.views.columns import wrapped

        self.printer.message(wrapped(self.words.say(code, arguments)))

    def announce(self) -> None:
        """Say that what is shown is an exercise, when it is."""
        if self.simulated:
            self.tell("simulated-database")

    def differs(self, found: "Difference | None" = None) -> None:
        """Say how the files differ from what is in use; looked up unless it is known."""
        from arshjul.service.taking import difference
        from arshjul.views.standing import difference_lines

        if found is None:
            with self.world.store.reading() as reading:
                found = difference(self.world, reading)
        if found:
            self.printer.message(difference_lines(self.words, found))

    def need_database(self) -> None:
        """Stop when nothing has been opened here: reading must not create a database.

        :raises UsageError: ``nothing-opened``
        """
        from arshjul.errors import UsageError

        if not self.world.store.exists():
            raise UsageError("nothing-opened")

    def request(self) -> str:
        """An id for a command that was given none."""
        from uuid import uuid4

        return str(uuid4())

    def fail(self, error: "ArshjulError") -> int:
        """Say what stood in the way; the exit code that tells programs."""
        from arshjul.views import errors

        if self.call.json:
            self.answer({"reasons": [], **errors.data(self._words_for(error), error)})
        self.printer.error(errors.lines(self._words_for(error), error))
        return error.exit_code

    def _words_for(self, error: "ArshjulError") -> "Words":
        """A refusal speaks of documents as what they run on does, whatever the files say since."""
        from arshjul.errors import ArshjulError, Refused

        if not isinstance(error, Refused):
            return self.words
        from arshjul.views.plan import knowing

        try:
            with self.world.store.reading() as reading:
                return knowing(self.words, self.world.in_use(reading))
        except ArshjulError:  # nothing is opened: the refusal is about the files
            return self.words

    # --- who asks ---

    @property
    def asker(self) -> str | None:
        """The person named by ``--as``, for questions that are answered differently to different people.

        :raises UsageError: ``unknown-person-id``
        """
        return None if self.call.actor is None else self.person(self.call.actor)

    @property
    def actor(self) -> str:
        """The person who does what is to be done: ``--as``, else the one with the operating system's login.

        :raises UsageError: ``unknown-person-id``, ``who-are-you``
        """
        if self.call.actor is not None:
            return self.person(self.call.actor)
        from arshjul import bootstrap
        from arshjul.errors import UsageError

        login, people = bootstrap.login(), self._people()
        found = [person.id for person in people.values() if person.login and person.login == login]
        if len(found) != 1:
            raise UsageError("who-are-you", login=login, people=tuple(people))
        return found[0]

    def person(self, person_id: str) -> str:
        """The id, if somebody has it.

        :raises UsageError: ``unknown-person-id``, with the ids that come closest
        """
        from arshjul.errors import UsageError
        from arshjul.service.running import closest

        people = self._people()
        if person_id not in people:
            raise UsageError("unknown-person-id", id=person_id, suggestions=closest(person_id, people))
        return person_id

    def _people(self) -> "Mapping[str, Person]":
        if self.world.read().organisation is None:
            self.world.files()
        return self.world.people()

    # --- what time it is ---

    def now(self) -> datetime:
        """The instant of the command, UTC; a simulated database has a clock that stands until it is set.

        :raises UsageError: ``now-invalid``, ``now-not-simulated``
        """
        from arshjul.errors import UsageError

        asked = self.asked_now()
        last = self._last_instant()
        if asked is not None and self.simulated is False:
            raise UsageError("now-not-simulated")
        self.announce()
        return asked or last or self.world.clock.now()

    def asked_now(self) -> datetime | None:
        """The instant that was asked for, by flag or by variable.

        :raises UsageError: ``now-invalid``
        """
        text = self.call.now or os.environ.get(NOW)
        if not text:
            return None
        organisation = self._organisation()
        return instant(text, organisation.time_zone if organisation else "UTC")

    @cached_property
    def simulated(self) -> bool | None:
        """Whether the database is a simulated one; None when nothing has been opened in it."""
        if not self.world.store.exists():
            return None
        with self.world.store.reading() as reading:
            return reading.simulated() if reading.in_use() else None

    def _last_instant(self) -> datetime | None:
        """Where a simulated database's clock stands: at the last thing that happened in it."""
        if not self.simulated:
            return None
        with self.world.store.reading() as reading:
            ticked, entries = reading.last_tick(), [*reading.entries()]
        recorded = datetime.fromisoformat(str(entries[-1]["at"]).replace("Z", "+00:00"))
        return max(recorded, ticked) if ticked else recorded

    # --- in whose words ---

    def _organisation(self) -> "Organisation | None":
        from arshjul.errors import ArshjulError

        try:
            return self.world.read().organisation
        except ArshjulError:  # no instance here: said in general words
            return None

    def _workflow_of(self, document: str) -> "Workflow | None":
        """The workflow of a document's id, or of a document type's."""
        from arshjul.views.naming import finder

        return finder(self.world.read().workflows)(document)
