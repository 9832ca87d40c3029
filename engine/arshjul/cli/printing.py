"""Where things are printed: data on standard output, messages on standard error, colour only for people."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from shutil import get_terminal_size
from typing import TextIO

WIDTH, _NARROWEST, _WIDEST = 80, 40, 140
_RED, _PLAIN = "\x1b[31m", "\x1b[0m"


class Printer:
    """Prints to the process's own streams."""

    def data(self, lines: Iterable[str]) -> None:
        """The answer."""
        for line in lines:
            _write(sys.stdout, line)

    def json(self, value: Mapping[str, object]) -> None:
        """The answer as one object; other letters than ASCII are kept where the stream can hold them."""
        plain = (sys.stdout.encoding or "ascii").lower() not in ("utf-8", "utf8")
        _write(sys.stdout, json.dumps(value, ensure_ascii=plain, indent=2))

    def raw(self, line: bytes) -> None:
        """A line of the answer whose bytes must come out as they are."""
        binary = getattr(sys.stdout, "buffer", None)
        if binary is None:
            _write(sys.stdout, line.decode())
        else:
            sys.stdout.flush()
            binary.write(line + b"\n")

    def message(self, lines: Iterable[str]) -> None:
        """Something beside the answer."""
        sys.stdout.flush()
        for line in lines:
            _write(sys.stderr, line)

    def error(self, lines: Iterable[str]) -> None:
        """What went wrong, the first line in red on a terminal."""
        first, *rest = [*lines, ""]
        if first:
            self.message([f"{_RED}{first}{_PLAIN}" if coloured(sys.stderr) else first])
        self.message(line for line in rest if line)


def coloured(stream: TextIO) -> bool:
    """Whether colour would reach a person who wants it (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How wide answers may be: as the terminal, else as nobody has said; a very wide one is hard to read."""
    if not sys.stdout.isatty():
        return WIDTH
    return max(_NARROWEST, min(get_terminal_size((WIDTH, 0)).columns, _WIDEST))


def forgiving() -> None:
    """Letters that a stream cannot hold are replaced, not a reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def broken_pipe() -> None:
    """The reader has gone: nothing more can be said, and nobody wants to hear about it."""
    with suppress(OSError, ValueError):  # not a real stream: a test's
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(stream: TextIO, line: str) -> None:
    stream.write(f"{line}\n")
