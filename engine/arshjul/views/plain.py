"""Values as plain data for ``--json``: dates as ISO text, tuples as lists, enumerations as their codes."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import Enum

from arshjul.domain.names import Name
from arshjul.errors import Fault
from arshjul.views.text import Words


def plain(value: object) -> object:
    """The value as JSON knows it."""
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return plain(value.value)
        case str():
            return value
        case date() | time():  # a datetime is a date too
            return value.isoformat()
        case Name():
            return {"sv": value.sv, "en": value.en}
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case Iterable():
            return [plain(item) for item in value]
    return str(value)


def fault(words: Words, reason: Fault, document: str | None = None) -> dict[str, object]:
    """One reason: the code and its arguments for programs, the message for people."""
    return {
        "code": reason.code,
        "arguments": plain(reason.arguments),
        "message": told(words, reason, document),
    }


def told(words: Words, reason: Fault, document: str | None = None) -> str:
    """The reason in words; a reason that names no document is about the one at hand."""
    known = {"document": document} if document else {}
    return words.say(reason.code, {**known, **reason.arguments})
