"""Templates in a sandbox with a closed vocabulary: what it does not know is an error with file and line.

A template writes text from plain values and can do nothing else: no globals, no calls but of macros, no loops
but over what it was given, no arithmetic that grows. The sandbox of jinja2 is the second fence.
"""

import difflib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, meta, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from arshjul.adapters.templates.vocabulary import ATTRIBUTES, ITEM_KEYS, NAMES
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.errors import ContentError

Dates = Callable[[date, str, str], str]
"""A date in words: value, style ("long": with weekday and year, "short": day and month), language."""

SIZE_LIMIT = 64 * 1024
_OUTPUT_LIMIT = 1024 * 1024
_FILTERS = (
    "e",
    "escape",
    "first",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "rejectattr",
    "selectattr",
    "trim",
)
_FORBIDDEN = (
    *(nodes.Mul, nodes.Pow, nodes.Mod, nodes.Div, nodes.FloorDiv),
    *(nodes.Getitem, nodes.Slice, nodes.EvalContextModifier, nodes.ExprStmt, nodes.Import),
)

_WRITTEN: Mapping[str, str | None] = {**{key: f"item.{key}" for key in ITEM_KEYS}, **dict.fromkeys(NAMES)}
"""Every name, and how it is written in a text when that is otherwise."""


def fault(code: str, file: str, line: int | None, detail: str) -> ContentError:
    """The error for a template, which is also a finding."""
    place = Place(file, line=line)
    finding = Finding(code, Severity.ERROR, place, arguments={"detail": detail})
    return ContentError(code, (finding,), file=file, line=line, detail=detail)


class Texts:
    """The templates of an instance for one kind of body: text, or HTML with everything escaped."""

    def __init__(self, folders: tuple[Path, ...], dates: Dates, *, html: bool) -> None:
        self._loader = _Loader(folders)
        self._environment = ImmutableSandboxedEnvironment(
            loader=self._loader,
            undefined=StrictUndefined,
            autoescape=html,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=lambda value: "" if value is None else value,
        )
        self._environment.globals.clear()
        kept = {name: self._environment.filters[name] for name in _FILTERS}
        self._environment.filters = {**kept, **self._filters(dates)}
        self._language = ""

    def _filters(self, dates: Dates) -> dict[str, Callable[..., Any]]:
        return {
            "long": lambda day: dates(day, "long", self._language),
            "day": lambda day: dates(day, "long", self._language).removesuffix(str(day.year)).rstrip(" ,"),
            "short": lambda day: dates(day, "short", self._language),
            "upper": lambda text: text.upper(),
            "upfirst": lambda text: text[:1].upper() + text[1:],
            "compact": _compact,
        }

    def has(self, name: str) -> bool:
        """Whether there is such a template."""
        return self._loader.path_of(name) is not None

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """The template's words for these values.

        :raises ContentError: ``template-missing``, ``-too-large``, ``-syntax``, ``-undefined``, ``-failed``
        """
        self._language = str(values["language"])
        try:
            return "".join(
                _capped(self._environment.get_template(name).generate(**values), self._loader.shown(name))
            )
        except ContentError:
            raise
        except TemplateNotFound as error:
            raise fault("template-missing", self._loader.shown(str(error.name)), None, "") from error
        except TemplateSyntaxError as error:
            file = self._loader.shown(error.name or name)
            raise fault("template-syntax", file, error.lineno, error.message or "") from error
        except (TemplateError, TypeError, ValueError, AttributeError, RecursionError) as error:
            file, line = self._loader.where(error.__traceback__) or (self._loader.shown(name), None)
            raise fault("template-failed", file, line, str(error)) from error


def _capped(pieces: Iterator[str], file: str) -> Iterator[str]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > _OUTPUT_LIMIT:
            raise fault("template-too-large", file, None, f"writes more than {_OUTPUT_LIMIT} characters")
        yield piece


class _Loader(BaseLoader):
    """Reads templates from the first folder that has them, and checks their words before compiling them."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders

    def path_of(self, name: str) -> Path | None:
        if "/" in name or "\\" in name:
            return None
        return next((folder / name for folder in self._folders if (folder / name).is_file()), None)

    def shown(self, name: str) -> str:
        return f"{self._folders[0].name}/{name}"

    def where(self, trace: TracebackType | None) -> tuple[str, int] | None:
        """The innermost place in a template that a traceback passes."""
        place = None
        while trace is not None:
            path = Path(trace.tb_frame.f_code.co_filename)
            if path.suffix == ".j2" and path.parent in self._folders:
                place = self.shown(path.name), trace.tb_lineno
            trace = trace.tb_next
        return place

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = self.path_of(template)
        if path is None:
            raise TemplateNotFound(template)
        stamp = path.stat().st_mtime_ns
        source = self._read(path)
        try:
            found = next(_foreign_words(environment.parse(source)), None)
        except TemplateSyntaxError as error:
            raise fault("template-syntax", self.shown(template), error.lineno, error.message or "") from error
        if found is not None:
            line, code, detail = found
            raise fault(code, self.shown(template), line, detail)
        return source, str(path), lambda: path.is_file() and path.stat().st_mtime_ns == stamp

    def _read(self, path: Path) -> str:
        try:
            with path.open("rb") as file:
                data = file.read(SIZE_LIMIT + 1)
            if len(data) > SIZE_LIMIT:
                detail = f"more than {SIZE_LIMIT} bytes"
                raise fault("template-too-large", self.shown(path.name), None, detail)
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise fault("template-syntax", self.shown(path.name), None, "not UTF-8") from error


def _foreign_words(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """Everything in a template that is outside the vocabulary, with its line.

    What is forbidden comes first: jinja2's search for names computes constants, and that may take for ever.
    """
    for node in tree.find_all(_FORBIDDEN):
        yield node.lineno, "template-syntax", f"{type(node).__name__} is not allowed in a mail text"
    for call in tree.find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name):
            yield call.lineno, "template-syntax", "only macros can be called in a mail text"
    for loop in tree.find_all(nodes.For):
        if loop.recursive or not isinstance(_root(loop.iter), nodes.Name):
            yield loop.lineno, "template-syntax", "a mail text can only go through what it was given"
    yield from _unknown_names(tree)


def _unknown_names(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    own = {"caller", "loop", *_imported(tree), *(macro.name for macro in tree.find_all(nodes.Macro))}
    undeclared = meta.find_undeclared_variables(tree) - NAMES - own
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name in undeclared:
            yield name.lineno, "template-undefined", _with_suggestion(name.name, _WRITTEN)
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr not in ATTRIBUTES:
            yield (
                attribute.lineno,
                "template-undefined",
                _with_suggestion(attribute.attr, dict.fromkeys(ATTRIBUTES)),
            )


def _imported(tree: nodes.Template) -> Iterator[str]:
    """Names from other templates; jinja2's own search does not see them inside blocks."""
    for statement in tree.find_all(nodes.FromImport):
        for name in statement.names:
            yield name if isinstance(name, str) else name[1]


def _root(node: nodes.Node | None) -> nodes.Node | None:
    while isinstance(node, nodes.Filter):
        node = node.node
    return node


def _with_suggestion(word: str, known: Mapping[str, str | None]) -> str:
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.7)
    return f"{word} → {known[close[0]] or close[0]}?" if close else word


def _compact(text: str) -> str:
    """The lines without the empty ones."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()) + "\n"
