"""Shapes of values in content files: one declaration gives the check, the JSON Schema and the editor's help.

Not pydantic: building its models costs more at start-up than the rest of ``check`` together
(measured: +190 ms for 25 small models), and its errors would have to be translated one by one.
Not dataclasses either: each of these costs a millisecond at every start.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time

from arshjul.adapters.content.report import Report
from arshjul.domain.findings import Path

Schema = dict[str, object]
ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


class Shape:
    """What a value must look like. ``about`` says in Swedish what it means: the editor shows it."""

    def __init__(self, about: str) -> None:
        self.about = about

    def check(self, value: object, path: Path, report: Report) -> None:
        """Report everything that is wrong with the value."""
        raise NotImplementedError

    def schema(self) -> Schema:
        """The same rule as JSON Schema."""
        raise NotImplementedError


def described(shape: Shape) -> Schema:
    """A shape's JSON Schema with its description in front."""
    return {"description": shape.about, **shape.schema()}


_WORDS: Mapping[type, str] = {
    str: "text",
    bool: "boolean",
    int: "integer",
    float: "float",
    datetime: "datetime",
    date: "date",
    time: "time",
    list: "array",
    dict: "table",
}


def found(value: object) -> str:
    """The TOML name of a value's type; the exact type, since a truth value is also an int to Python."""
    return _WORDS[type(value)]


def is_a(expected: str, value: object, path: Path, report: Report) -> bool:
    """Whether the value is of the type; reported when not."""
    if found(value) == expected:
        return True
    report.add("wrong-type", path, expected=expected, found=found(value))
    return False


class Text(Shape):
    """One line of text; control characters would reach mail headers and terminals."""

    def __init__(self, about: str, empty: bool = False) -> None:
        super().__init__(about)
        self.empty = empty

    def check(self, value: object, path: Path, report: Report) -> None:
        """Text on one line, and not empty unless it may be."""
        if not is_a("text", value, path, report) or not isinstance(value, str):
            return
        if CONTROL.search(value):
            report.add("wrong-value", path, expected="one-line")
        elif not unicodedata.is_normalized("NFC", value):  # from an escape; the history takes NFC only
            report.add("wrong-value", path, expected="nfc")
        elif not self.empty and not value.strip():
            report.add("wrong-value", path, expected="not-empty")

    def schema(self) -> Schema:
        """A string."""
        return {"type": "string"} if self.empty else {"type": "string", "minLength": 1}


class Id(Shape):
    """A word that other files and the history refer to: ASCII, so that it survives every system."""

    def check(self, value: object, path: Path, report: Report) -> None:
        """Letters, digits, hyphen and underscore, a letter first."""
        if is_a("text", value, path, report):
            check_id(str(value), path, report)

    def schema(self) -> Schema:
        """A string with the id's pattern."""
        return {"type": "string", "pattern": f"^{ID.pattern}$"}


class Ref(Shape):
    """An id that stands elsewhere; whether it does is a question of meaning, asked later."""

    def check(self, value: object, path: Path, report: Report) -> None:
        """Text."""
        is_a("text", value, path, report)

    def schema(self) -> Schema:
        """A string with the id's pattern."""
        return {"type": "string", "pattern": f"^{ID.pattern}$"}


def check_id(word: str, path: Path, report: Report) -> None:
    """Report an id that is not ASCII or has signs that ids cannot have."""
    if not word.isascii():
        report.add("non-ascii-id", path, value=word[:80], suggestion=_plain(word))
    elif not ID.fullmatch(word):
        report.add("wrong-value", path, expected="id", value=word[:80])


def _plain(word: str) -> str | None:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return plain if ID.fullmatch(plain) else None


class Whole(Shape):
    """A whole number within bounds."""

    def __init__(self, about: str, least: int, most: int) -> None:
        super().__init__(about)
        self.least, self.most = least, most

    def check(self, value: object, path: Path, report: Report) -> None:
        """A whole number, not a truth value, within the bounds."""
        if is_a("integer", value, path, report) and not self.least <= _int(value) <= self.most:
            report.add("wrong-value", path, expected="range", least=self.least, most=self.most)

    def schema(self) -> Schema:
        """An integer with its bounds."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


class Plain(Shape):
    """A truth value, a date or a time of day: ``kind`` is the TOML name."""

    def __init__(self, about: str, kind: str) -> None:
        super().__init__(about)
        self.kind = kind

    def check(self, value: object, path: Path, report: Report) -> None:
        """Of that kind; a date in quotes is told to lose them."""
        if found(value) == self.kind:
            return
        quoted = isinstance(value, str) and self.kind != "boolean" and re.fullmatch(r"[\d:-]{5,10}", value)
        hint = value if quoted and isinstance(value, str) else None
        report.add("wrong-type", path, expected=self.kind, found=found(value), suggestion=hint)

    def schema(self) -> Schema:
        """A boolean, or a string as TOML editors see dates and times."""
        if self.kind == "boolean":
            return {"type": "boolean"}
        if self.kind == "date":
            return {"type": "string", "format": "date"}
        return {"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?$"}


class Choice(Shape):
    """One of the words the engine knows."""

    def __init__(self, about: str, words: tuple[str, ...]) -> None:
        super().__init__(about)
        self.words = words

    def check(self, value: object, path: Path, report: Report) -> None:
        """One of the words."""
        if is_a("text", value, path, report) and value not in self.words:
            word = str(value)[:80]
            report.add(
                "wrong-value",
                path,
                expected="choice",
                value=word,
                allowed=self.words,
                suggestion=report.suggest(word, self.words),
            )

    def schema(self) -> Schema:
        """An enumeration."""
        return {"type": "string", "enum": list(self.words)}
