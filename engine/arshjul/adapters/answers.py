"""Answers kept between runs: a question asked again about unchanged files is not worked out again.

An answer hangs on the program, on the libraries that decide days, and on every byte and name of the content.
Its key is the SHA-256 of all of that, so a kept answer cannot be an old one; what cannot be read or kept is
worked out. See docs/decisions/0013.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

_CONTENT = ("config.toml", "workflows", "calendar", "notifications")
_LIBRARIES = ("holidays", "tomli", "transitions")
_MOST = 40
"""As many answers are kept; the oldest go first."""


class Answers:
    """The answers of this person's earlier questions."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        base = environ.get("XDG_CACHE_HOME") or str(Path(environ.get("HOME") or "~").expanduser() / ".cache")
        self._folder = Path(base) / "arshjul" / "answers"

    def find(self, key: str) -> dict[str, object] | None:
        """The answer, if it is kept and whole."""
        try:
            found = json.loads((self._folder / key).read_bytes())
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) and found.get("key") == key else None

    def keep(self, key: str, answer: Mapping[str, object]) -> None:
        """Keep an answer, readable by nobody else; where that cannot be done nothing is lost but time."""
        with suppress(OSError, TypeError, ValueError):
            text = json.dumps({**answer, "key": key})
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            half = self._folder / f"{key}.{os.getpid()}"
            descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
            half.replace(self._folder / key)
            self._prune()

    def _prune(self) -> None:
        kept = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in kept[:-_MOST]:
            path.unlink(missing_ok=True)


def key_of(root: Path, question: Sequence[object], shipped: Path | None = None) -> str | None:
    """What an answer about an instance is kept under; None when something cannot be read.

    :param question: everything else that the answer hangs on: the command, its flags, the language
    :param shipped: the program's own content, where an instance has none
    """
    found = hashlib.sha256(repr((sys.version, *question, str(root))).encode())
    try:
        for name, data in (*_program(), *_content(root), *(_content(shipped) if shipped else ())):
            found.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape"))
            found.update(data)
    except OSError:
        return None
    return found.hexdigest()


def _content(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every file that an instance is made of, by name: a new one counts, and one that is gone."""
    for name in _CONTENT:
        path = root / name
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            if not file.is_dir():
                yield str(file.relative_to(root)), file.read_bytes() if file.is_file() else b"?"


def _program() -> Iterator[tuple[str, bytes]]:
    """The program, by when each of its files was last written; the libraries, by when they were put in."""
    yield from _stamps(str(Path(__file__).parent.parent))
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            first = Path(spec.origin)
            yield _stamp(str(first), first.stat())
            yield _stamp(str(first.parent), first.parent.stat())


def _stamps(folder: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _stamps(entry.path)
        elif not entry.name.endswith(".pyc"):
            yield _stamp(entry.path, entry.stat())


def _stamp(path: str, known: os.stat_result) -> tuple[str, bytes]:
    return path, f"{known.st_mtime_ns} {known.st_size}".encode()
