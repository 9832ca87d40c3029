"""A tolerant walk through plain data: what is absent or of the wrong type is passed by, never an error.

Meaning is checked also in files whose shape has faults, so that one reading gives every finding.
"""

from collections.abc import Iterator
from datetime import date

from arshjul.domain.findings import Path


class Cursor:
    """A value and the keys that lead to it."""

    __slots__ = ("path", "value")

    def __init__(self, value: object, path: Path = ()) -> None:
        self.value, self.path = value, path

    def __getitem__(self, key: str) -> "Cursor":
        inner = self.value.get(key) if isinstance(self.value, dict) else None
        return Cursor(inner, (*self.path, key))

    def items(self) -> Iterator["Cursor"]:
        """The members of a list."""
        if isinstance(self.value, list):
            for index, item in enumerate(self.value):
                yield Cursor(item, (*self.path, index))

    def members(self) -> Iterator[tuple[str, "Cursor"]]:
        """The keys and values of a table."""
        if isinstance(self.value, dict):
            for key in self.value:
                yield key, self[key]

    def texts(self) -> Iterator["Cursor"]:
        """The members of a list that are text."""
        return (item for item in self.items() if isinstance(item.value, str))

    @property
    def text(self) -> str | None:
        """The value when it is text."""
        return self.value if isinstance(self.value, str) else None

    @property
    def whole(self) -> int | None:
        """The value when it is a whole number."""
        return self.value if isinstance(self.value, int) and not isinstance(self.value, bool) else None

    @property
    def day(self) -> date | None:
        """The value when it is a date."""
        return self.value if type(self.value) is date else None
