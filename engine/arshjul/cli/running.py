"""The rounds of ``run``: tick after tick on one held mail connection, and a line when something was done."""

import sys
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

from arshjul.adapters.folders import stamp
from arshjul.cli.commands import tell_bug
from arshjul.cli.session import Session
from arshjul.errors import ArshjulError
from arshjul.service.ports import Postman
from arshjul.service.ticking import tick
from arshjul.views import errors, ticked

if TYPE_CHECKING:
    from arshjul.service.sending import Ticked


class Rounds:
    """Ticks when told to. Each round sees the content files as they are then."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stamp = stamp(session.root)
        self._postman: Postman | None = None
        # A simulated clock goes on from where it stood; the machine's own from where it is.
        self._start, self._base = session.now(), session.world.clock.now()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(
            RuntimeError
        ):  # a round that did not end in time still holds it: the process ends anyway
            self._let_go()

    def round(self) -> None:
        """One tick."""
        self._look()
        world = self._session.world
        now = self._start + (world.clock.now() - self._base)
        done = tick(world, now, self._held())
        if _something(done):
            words = self._session.words
            self._session.give(lambda: ticked.lines(words, done), lambda: ticked.data(words, done))
            sys.stdout.flush()

    def stop(self) -> None:
        """Make a round that waits for the mail server end soon."""
        abandon = getattr(self._postman, "abandon", None)
        if abandon is not None:
            abandon()

    def failed(self, error: Exception) -> None:
        """A round that failed is told of, and the next one tries again."""
        session = self._session
        if isinstance(error, ArshjulError):
            session.printer.error(errors.lines(session.words, error))
        else:
            tell_bug(session, error)

    def _look(self) -> None:
        """Read the content again when somebody has changed it."""
        found = stamp(self._session.root)
        if found != self._stamp:
            self._stamp = found
            self._session.world.refresh()
            self._let_go()

    def _held(self) -> Postman | None:
        settings = self._session.world.read().settings
        if self._postman is None and settings is not None and settings.mail is not None:
            self._postman = self._session.world.postman(settings)
        return self._postman

    def _let_go(self) -> None:
        if self._postman is not None:
            self._postman.close()
            self._postman = None


def _something(done: "Ticked") -> bool:
    return bool(done.frozen or done.sent or done.waiting or done.failed or done.doubt)
