"""Text as it comes: its letters, whatever they are coded in, and its lines."""

from collections.abc import Iterable

from arshjul.adapters.meetingfiles.caps import MOST_LINE, Refusal
from arshjul.domain.meetingplans.sheets import Line


def decoded(data: bytes) -> str:
    """The text: by its mark, else UTF-8, else what Windows writes in Sweden."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _checked(_as(data, "utf-16"))
    try:
        return _checked(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    try:
        return _checked(data.decode("cp1252"))
    except UnicodeDecodeError:
        return _checked(_as(data, "latin-1"))


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("file-not-text") from error


def _checked(text: str) -> str:
    if "\0" in text:
        raise Refusal("file-not-text")
    odd = sum(sign < " " and sign not in "\t\r\n\f\v" for sign in text[:4000])
    if odd > len(text[:4000]) // 20:
        raise Refusal("file-not-text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def short(lines: Iterable[str]) -> None:
    """Look whether lines are no longer than anybody reads.

    :raises Refusal: some line is
    """
    if max(map(len, lines), default=0) > MOST_LINE:
        raise Refusal("plan-line-too-long", most=MOST_LINE)


def lines(text: str) -> tuple[Line, ...]:
    """The lines with their numbers."""
    return tuple(Line(line, number) for number, line in enumerate(text.split("\n"), 1))
