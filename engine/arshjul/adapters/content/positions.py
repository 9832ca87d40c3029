"""Where in a file a key stands: line and column, 1-based, for any path of keys."""

import unicodedata
from collections.abc import Iterator
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

import tomli

from arshjul.domain.findings import Path

if TYPE_CHECKING:
    from tree_sitter import Node

Position = tuple[int, int]


class Positions:
    """The places of every key and list item of one TOML text; a table is looked through when asked for."""

    def __init__(self, data: bytes) -> None:
        # As the reader of values sees it, so that the keys are the same.
        text = unicodedata.normalize("NFC", data.decode("utf-8", "replace")).encode()
        self._lines = text.split(b"\n")
        self._at: dict[Path, Position] = {(): (1, 1)}
        self._rows: dict[Path, int] = {}
        self._named: dict[Path, Path] = {}
        self._closed: dict[Path, list[Node]] = {}
        for node in _parse(text).children:
            self._top(node)

    def find(self, path: Path) -> Position:
        """The place of the path, or of the nearest table or list that would hold it.

        A row of a list may be named by its id instead of its number: ("meetings", "LF-2018-02", "date").
        """
        if len(path) > 1 and isinstance(path[1], str):
            for row in range(self._rows.get(path[:1], -1) + 1):
                self._open((path[0], row))
        path = (*self._named.get(path[:2], path[:2]), *path[2:])
        for length in range(len(path) + 1):
            self._open(path[:length])
        while path not in self._at:
            path = path[:-1]
        return self._at[path]

    def _top(self, node: "Node") -> None:
        if node.type == "pair":
            self._pair((), node)
        elif node.type in ("table", "table_array_element"):
            self._section(node)

    def _section(self, node: "Node") -> None:
        key = next((child for child in node.children if child.type.endswith("_key")), None)
        if key is None:
            return
        path: Path = ()
        for word in _words(key):
            path = (*path, word)
            self._note(path, node)
            if path in self._rows and len(path) < len(_words(key)):
                path = (*path, self._rows[path])  # [a.b] after [[a]] belongs to the last row
        if node.type == "table_array_element":
            self._rows[path] = self._rows.get(path, -1) + 1
            path = (*path, self._rows[path])
            self._note(path, node)
        self._closed.setdefault(path, []).append(node)

    def _open(self, path: Path) -> None:
        """Look through what stands under the headings of one table."""
        for node in self._closed.pop(path, ()):
            for child in node.children:
                if child.type == "pair":
                    self._pair(path, child)

    def _pair(self, path: Path, node: "Node") -> None:
        for word in _words(node.children[0]):
            path = (*path, word)
            self._note(path, node)
        self._value(path, node.children[-1])
        if path[-1] == "id" and len(path) == 3:
            self._named.setdefault((path[0], _text(node.children[-1])), path[:2])

    def _value(self, path: Path, node: "Node") -> None:
        if node.type == "inline_table":
            for child in node.children:
                if child.type == "pair":
                    self._pair(path, child)
        elif node.type == "array":
            items = (child for child in node.children if child.is_named and child.type != "comment")
            for index, child in enumerate(items):
                self._note((*path, index), child)
                self._value((*path, index), child)

    def _note(self, path: Path, node: "Node") -> None:
        row, column = node.start_point
        before = self._lines[row][:column].decode("utf-8", "replace")  # tree-sitter counts bytes
        self._at.setdefault(path, (row + 1, len(before) + 1))


def _text(node: "Node") -> str:
    """A string as ids are written: without escapes."""
    return (node.text or b"").decode("utf-8", "replace").strip("\"'")


def _parse(text: bytes) -> "Node":
    import tree_sitter

    return tree_sitter.Parser(tree_sitter.Language(_grammar())).parse(text).root_node


def _grammar() -> object:
    """The grammar, without the rest of its package: that imports what costs as much as reading every file."""
    package = find_spec("tree_sitter_toml")
    spec = package and PathFinder.find_spec("_binding", package.submodule_search_locations)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("tree_sitter_toml", name="tree_sitter_toml")
    binding = module_from_spec(spec)
    spec.loader.exec_module(binding)
    return binding.language()


def _words(key: "Node") -> tuple[str, ...]:
    """The parts of a key in order; dotted keys nest to the left."""
    return tuple(reversed(list(_parts(key))))


def _parts(key: "Node") -> Iterator[str]:
    while key.type == "dotted_key":
        yield _word(key.children[-1])
        key = key.children[0]
    yield _word(key)


def _word(key: "Node") -> str:
    raw = (key.text or b"").decode("utf-8", "replace")
    if key.type == "bare_key":
        return raw
    if raw.startswith("'"):
        return raw[1:-1]
    # A quoted key may hold escapes: let the parser of values read it.
    return next(iter(tomli.loads(f"{raw} = 0")), raw)
