"""The text that is decided, known by the SHA-256 of its file's bytes: the file itself is never kept."""

import hashlib
from pathlib import Path

from arshjul.errors import UsageError, system_detail

MOST_BYTES = 100 * 1024 * 1024
"""A plan with every appendix, scanned, stays well below it."""
_PIECE = 1024 * 1024


def digest(path: Path, most: int = MOST_BYTES) -> str:
    """SHA-256 of the file's bytes, lower-case hexadecimal.

    :param most: largest file, bytes
    :raises UsageError: ``attachment-missing``, ``-special`` (a folder, a device), ``-empty``, ``-too-large``,
        ``-unreadable``
    """
    try:
        if not path.exists():
            raise UsageError("attachment-missing", path=str(path))
        if not path.is_file():  # a pipe would be waited for, a device never ends
            raise UsageError("attachment-special", path=str(path))
        return _hashed(path, most)
    except OSError as error:
        detail = system_detail(error)
        raise UsageError("attachment-unreadable", path=str(path), detail=detail) from error


def _hashed(path: Path, most: int) -> str:
    found, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > most:
                raise UsageError("attachment-too-large", path=str(path), most=most)
            found.update(piece)
    if not size:
        raise UsageError("attachment-empty", path=str(path))
    return found.hexdigest()
