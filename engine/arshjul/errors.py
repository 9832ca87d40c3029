"""Every error a user can meet: a stable code and named arguments, never a sentence.

    ArshjulError                 base; carries ``code`` and ``arguments``
    ├── UsageError               the command's words are off                         (exit 2)
    ├── ContentError             content cannot be used; carries every finding       (exit 2)
    ├── Refused                  illegal, no mandate, version conflict; every reason (exit 3)
    ├── IntegrityError           the history is altered or cut                       (exit 1)
    └── InfrastructureError      database, disk, mail server                         (exit 4)

The words are made at the edge (``views.text``), in the reader's language.
"""

import errno
from collections.abc import Mapping
from typing import ClassVar

from arshjul.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, as a value: a code and the named arguments its sentence needs."""

    code: str
    arguments: Mapping[str, object] = field(default_factory=dict)


class ArshjulError(Exception):
    """Base of every error that is meant for a person."""

    exit_code: ClassVar[int] = 2

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.arguments: Mapping[str, object] = arguments

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong, in the order a person should read it."""
        return (Fault(self.code, self.arguments),)


class UsageError(ArshjulError):
    """The command cannot be understood or is not allowed here; nothing was done."""

    exit_code = 2


class ContentError(ArshjulError):
    """Content files cannot be used; ``findings`` holds every finding, not only the first."""

    exit_code = 2

    def __init__(self, code: str, findings: tuple[object, ...] = (), **arguments: object) -> None:
        super().__init__(code, **arguments)
        self.findings = findings


class Refused(ArshjulError):
    """A step that may not be taken now; ``reasons`` names every obstacle and who can remove it."""

    exit_code = 3

    def __init__(self, code: str, reasons: tuple[Fault, ...] = (), **arguments: object) -> None:
        super().__init__(code, **arguments)
        self.reasons = reasons

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The refusal's reasons, or the refusal itself when it has only one."""
        return self.reasons or (Fault(self.code, self.arguments),)


class IntegrityError(ArshjulError):
    """The history does not hold together: altered or cut."""

    exit_code = 1


class InfrastructureError(ArshjulError):
    """Something outside the program failed: the database, the disk, the mail server."""

    exit_code = 4


SYSTEM = (
    "ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EEXIST", "ENOTEMPTY", "ENOSPC", "EDQUOT", "EFBIG",
    "EROFS", "ENAMETOOLONG", "EMFILE", "EBUSY", "ETXTBSY", "EIO", "ELOOP", "EINVAL", "EPIPE",
    "ECONNREFUSED", "ETIMEDOUT",
)  # fmt: skip
"""The operating system's errors that the catalogue has words for, by their names."""


def system_detail(error: OSError) -> str:
    """What the operating system answered, for ``detail``: the error's name, else its own words."""
    name = errno.errorcode.get(error.errno or 0, "")
    return name if name in SYSTEM else error.strerror or type(error).__name__
