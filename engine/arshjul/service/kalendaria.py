"""The kalendaria as files, for the use cases that read, write and compare whole plans."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from arshjul.domain.findings import Finding, Severity
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.meetingplans.merging import Merged
from arshjul.domain.organisation import Organisation
from arshjul.errors import ContentError
from arshjul.service.world import World


class Calendars(Protocol):
    """The kalendaria as files."""

    def name(self, year: int) -> str: ...
    def exists(self, year: int) -> bool: ...
    def meetings(self, year: int) -> tuple[Meeting, ...]:
        """The rows in the order of the file, whatever bodies they name."""

    def headings(self, year: int) -> Mapping[str, str]:
        """What a comment calls the body above each row, by the row's id."""

    def written(self, year: int, rows: Sequence[Merged], names: Mapping[str, str], source: str) -> str | None:
        """The file's text as it will be; None when it stays as it is."""

    def save(self, year: int, text: str) -> None: ...


def readable(world: World) -> Organisation:
    """The organisation, when nothing worse is wrong with the content than bodies that are yet to be added.

    :raises ContentError: with what is worse
    """
    content = world.read()
    worse = tuple(world.located(found) for found in content.findings if is_worse(found))
    mine = tuple(f for f in worse if f.place.file.startswith(("calendar/", "config.toml")))
    if mine or content.organisation is None:
        raise ContentError("content-errors", mine or worse, count=len(mine or worse))
    return content.organisation


def is_worse(found: Finding) -> bool:
    """Whether it is an error, and not only that a kalendarium names bodies that are yet to be added."""
    waits = found.code == "unknown-body" and found.place.file.startswith("calendar/")
    return found.severity is Severity.ERROR and not waits
