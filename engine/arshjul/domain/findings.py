"""Findings: what a check has to say about content, as values with a place in a file."""

from collections.abc import Mapping
from enum import StrEnum

from arshjul.values import dataclass, field

Path = tuple[str | int, ...]


class Severity(StrEnum):
    """How bad it is: an error stops the year from being opened, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the content: a file and the keys that lead to the value (``("states", "drafting")``)."""

    file: str
    path: Path = ()
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``arguments`` name what its sentence and its suggestion need."""

    code: str
    severity: Severity
    place: Place
    document: str | None = None
    """Document type id."""
    step: str | None = None
    """Trigger."""
    body: str | None = None
    month: int | None = None
    year: int | None = None
    arguments: Mapping[str, object] = field(default_factory=dict)
