"""``init``: a new instance, whole and ready to run, from the one that is shipped."""

from collections.abc import Mapping
from typing import Protocol

from arshjul.errors import UsageError

_SHOWN = 10
"""So many names are enough to see what lies in the way."""


class NewFolder(Protocol):
    """A folder that is to become an instance."""

    @property
    def name(self) -> str:
        """The folder as the person wrote it."""

    def in_the_way(self) -> tuple[str, ...]:
        """Names of what lies there already."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write the files, with the folders they need.

        :raises InfrastructureError: ``folder-unwritable``
        """


def init(folder: NewFolder, starter: Mapping[str, bytes], schemas: Mapping[str, str]) -> tuple[str, ...]:
    """Write the starter's content and the schemas it refers to; the names of the files, in order.

    :raises UsageError: ``folder-not-empty``, with what is in the way: nothing of anybody's is written over
    """
    found = folder.in_the_way()
    if found:
        raise UsageError("folder-not-empty", folder=folder.name, files=found[:_SHOWN], count=len(found))
    files = {**starter, **{f"schema/{name}": text.encode() for name, text in schemas.items()}}
    folder.write(files)
    return tuple(sorted(files))
