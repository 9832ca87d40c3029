"""Shapes of lists and tables: what may stand in them, and what must."""

import re
from collections.abc import Mapping

from arshjul.adapters.content.report import Report
from arshjul.adapters.content.shape import ID, Choice, Schema, Shape, check_id, described, is_a
from arshjul.domain.findings import Path

SECRET = re.compile(r"(?:.*_)?(?:password|passwd|secret|token|api_key|apikey)", re.IGNORECASE)


class Items(Shape):
    """A list of values of one shape; a list of tables is what ``[[rows]]`` write."""

    def __init__(self, about: str, of: Shape, least: int = 0) -> None:
        super().__init__(about)
        self.of, self.least = of, least

    def check(self, value: object, path: Path, report: Report) -> None:
        """A list, long enough, of good items."""
        if not is_a("array", value, path, report) or not isinstance(value, list):
            return
        if len(value) < self.least:
            report.add("wrong-value", path, expected="not-empty")
        for index, item in enumerate(value):
            self.of.check(item, (*path, index), report)

    def schema(self) -> Schema:
        """An array."""
        return {"type": "array", "items": described(self.of), "minItems": self.least}


class OneOrMore(Shape):
    """A value, or a list of such values."""

    def __init__(self, about: str, of: Shape) -> None:
        super().__init__(about)
        self.of, self.several = of, Items(about, of, least=1)

    def check(self, value: object, path: Path, report: Report) -> None:
        """A good value, or a list of them that is not empty."""
        (self.several if isinstance(value, list) else self.of).check(value, path, report)

    def schema(self) -> Schema:
        """Either form."""
        return {"oneOf": [self.of.schema(), self.several.schema()]}


class Named(Shape):
    """A table whose keys are ids: new ones (states, groups), or with ``refs`` ids that stand elsewhere."""

    def __init__(self, about: str, of: Shape, least: int = 0, refs: bool = False) -> None:
        super().__init__(about)
        self.of, self.least, self.refs = of, least, refs

    def check(self, value: object, path: Path, report: Report) -> None:
        """A table of good ids and good values."""
        if not is_a("table", value, path, report) or not isinstance(value, dict):
            return
        if len(value) < self.least:
            report.add("wrong-value", path, expected="not-empty")
        for key, item in value.items():
            if not self.refs:
                check_id(key, (*path, key), report)
            self.of.check(item, (*path, key), report)

    def schema(self) -> Schema:
        """An object with patterned keys."""
        return {
            "type": "object",
            "patternProperties": {f"^{ID.pattern}$": described(self.of)},
            "additionalProperties": False,
            "minProperties": self.least,
        }


class Key:
    """A key of a table: its shape, whether it must stand there, and what its absence means."""

    def __init__(self, shape: Shape, required: bool = False, default: str | int | bool | None = None) -> None:
        self.shape, self.required, self.default = shape, required, default


class Table(Shape):
    """A table with the keys the engine knows and no others; exactly one of those in ``one_of``."""

    def __init__(self, about: str, keys: Mapping[str, Key], one_of: tuple[str, ...] = ()) -> None:
        super().__init__(about)
        self.keys, self.one_of = keys, one_of

    def check(self, value: object, path: Path, report: Report) -> None:
        """Known keys only, required ones present, each of its shape."""
        if not is_a("table", value, path, report) or not isinstance(value, dict):
            return
        for key, item in value.items():
            if key in self.keys:
                self.keys[key].shape.check(item, (*path, key), report)
            else:
                self._unknown(key, item, path, report)
        for name, known in self.keys.items():
            if known.required and name not in value:
                report.add("missing-key", (*path, name), key=name)
        self._exactly_one(value, path, report)

    def _unknown(self, key: str, item: object, path: Path, report: Report) -> None:
        if SECRET.fullmatch(key) and not isinstance(item, dict | list):
            report.add("secret-in-file", (*path, key), key=key[:80])
            return
        report.add("unknown-key", (*path, key), key=key[:80], suggestion=report.suggest(key, self.keys))

    def _exactly_one(self, value: Mapping[str, object], path: Path, report: Report) -> None:
        present = [key for key in self.one_of if key in value]
        if self.one_of and not present:
            report.add("missing-key", (*path, self.one_of[0]), key=self.one_of[0], allowed=self.one_of)
        for key in present[1:]:
            report.add("exclusive-keys", (*path, key), key=key, other=present[0])

    def schema(self) -> Schema:
        """An object that takes no other keys."""
        properties: Schema = {}
        for name, key in self.keys.items():
            rule = described(key.shape)
            properties[name] = rule if key.default is None else {**rule, "default": key.default}
        schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        required = [name for name, key in self.keys.items() if key.required]
        if required:
            schema["required"] = required
        if self.one_of:
            schema["oneOf"] = [{"required": [name]} for name in self.one_of]
        return schema


class TableOr(Shape):
    """A table, or a single word instead of it."""

    def __init__(self, about: str, table: Table, word: str) -> None:
        super().__init__(about)
        self.table, self.word = table, word

    def check(self, value: object, path: Path, report: Report) -> None:
        """The word itself, else a table."""
        if isinstance(value, str):
            Choice(self.about, (self.word,)).check(value, path, report)
        else:
            self.table.check(value, path, report)

    def schema(self) -> Schema:
        """Either form."""
        return {"oneOf": [self.table.schema(), {"const": self.word}]}
