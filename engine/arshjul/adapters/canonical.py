"""RFC 8785 bytes for entries and content, held to a strict profile that any language can make again.

Only strings in NFC, integers below 2^53, booleans, null, lists and objects. RFC 8785 itself neither
normalises strings nor forbids floats, and both would let one meaning have two hashes.
"""

from collections.abc import Callable, Mapping
from typing import cast
from unicodedata import is_normalized

from arshjul.domain.history import Fields

_LARGEST = 2**53
_DEEPEST = 64
"""Deeper nesting is refused, so that nobody's data can exhaust the stack of a reader."""


class ProfileError(ValueError):
    """Data that cannot be an entry: ``field`` says where, ``reason`` why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field or '(whole)'}: {reason}")
        self.field = field
        self.reason = reason


def canonical(data: Fields) -> bytes:
    """Canonical bytes of ``data``.

    :raises ProfileError: a value outside the profile, with the path of its field
    """
    if not isinstance(data, dict):
        raise ProfileError("", f"an object is needed, not {type(data).__name__}")
    import rfc8785  # only by those who write or verify: `check` starts without it

    _check(data, "", 0)
    return rfc8785.dumps(data)


def _check(value: object, path: str, depth: int) -> None:
    if isinstance(value, str):
        _check_text(value, path)
    elif value is None or isinstance(value, bool):
        return
    elif isinstance(value, int):
        if not -_LARGEST < value < _LARGEST:
            raise ProfileError(path, "an integer must be smaller than 2^53")
    elif depth >= _DEEPEST:
        raise ProfileError(path, f"nested deeper than {_DEEPEST}")
    else:
        check = _CONTAINERS.get(type(value))
        if check is None:
            raise ProfileError(path, f"{type(value).__name__} is not in the profile")
        check(value, path, depth)


def _check_object(value: object, path: str, depth: int) -> None:
    for key, item in cast(Mapping[object, object], value).items():
        if not isinstance(key, str):
            raise ProfileError(path, f"a key must be a string, not {type(key).__name__}")
        inner = f"{path}.{key}" if path else key
        _check_text(key, inner)
        _check(item, inner, depth + 1)


def _check_list(value: object, path: str, depth: int) -> None:
    for index, item in enumerate(cast(list[object], value)):
        _check(item, f"{path}[{index}]", depth + 1)


def _check_text(text: str, path: str) -> None:
    if text.isascii():
        return
    if not is_normalized("NFC", text):
        raise ProfileError(path, "a string must be in NFC")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ProfileError(path, "a string holds half a character (a lone surrogate)")


_CONTAINERS: Mapping[type, Callable[[object, str, int], None]] = {
    dict: _check_object,
    list: _check_list,
    tuple: _check_list,
}
