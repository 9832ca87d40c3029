"""How a blank of a sentence is filled: by the way it asks for, else by its name, else by its type."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum

from arshjul.domain.names import Name
from arshjul.errors import SYSTEM
from arshjul.views.catalogue import UNITS
from arshjul.views.naming import Names


class Speaker:
    """What filling needs of ``views.text.Words``, its only heir; no Protocol, which costs 5 ms at start."""

    names: Names

    def say(self, code: str, arguments: Mapping[str, object] | None = None) -> str:
        """The sentence of a code."""
        raise NotImplementedError

    def date(self, day: date, style: str = "long") -> str:
        """A day."""
        raise NotImplementedError

    def month(self, number: int) -> str:
        """A month's name."""
        raise NotImplementedError

    def instant(self, at: datetime) -> str:
        """An instant."""
        raise NotImplementedError

    def count(self, number: int, unit: str) -> str:
        """A number with its word."""
        raise NotImplementedError

    def person(self, person_id: str) -> str:
        """A person's name."""
        raise NotImplementedError

    def role(self, code: str) -> str:
        """A role's name."""
        raise NotImplementedError

    def kind(self, code: StrEnum | str) -> str:
        """The word for a code of an enumeration."""
        raise NotImplementedError

    def reply(self, text: str) -> str:
        """A mail server's reply."""
        raise NotImplementedError

    def join(self, words: tuple[str, ...], style: str = "and") -> str:
        """Several words in a row."""
        raise NotImplementedError


_DATES = ("short", "full", "iso", "column")
_LISTS = ("and", "or")


def said(words: Speaker, name: str, value: object, how: str, arguments: Mapping[str, object]) -> str:
    """One argument in words."""
    if how == "first":
        return _first(said(words, name, value, "", arguments))
    if how in UNITS and isinstance(value, int):
        return words.count(value, how)
    if how in _DATES:
        return words.date(value if isinstance(value, date) else date.fromisoformat(str(value)), how)
    if how in _WAYS:
        return _WAYS[how](words, value, arguments)
    if isinstance(value, tuple | list) and name != "month":
        items = tuple(said(words, _ITEMS.get(name, ""), item, "", arguments) for item in value)
        return words.join(items, how if how in _LISTS else "and")
    if name in _NAMED and isinstance(value, str | int | tuple | list):
        return _NAMED[name](words, value, arguments)
    return _plain(words, value)


def _plain(words: Speaker, value: object) -> str:
    match value:
        case datetime():
            return words.instant(value)
        case date():
            return words.date(value)
        case time():
            return f"{value:%H.%M}" if words.names.language == "sv" else f"{value:%H:%M}"
        case StrEnum():
            return words.kind(value)
        case Name():
            return value.in_language(words.names.language)
        case bool():
            return words.say("yes" if value else "no")
    return str(value)


Way = Callable[[Speaker, object, Mapping[str, object]], str]


def _items(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def _document(arguments: Mapping[str, object]) -> str:
    return str(arguments.get("document") or arguments.get("doc") or arguments.get("doctype") or "")


def _state(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    return words.names.state(_document(arguments), str(value))


def _step(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    return words.names.step(_document(arguments), str(value))


def _steps(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    """Steps by name, each with the id that commands take."""
    document = _document(arguments)
    named = ((inside(words.names.step(document, str(item))), str(item)) for item in _items(value))
    return ", ".join(f"{name} ({item})" if name != item else item for name, item in named)


def quoted(words: Speaker, name: str, id_: str, *, typed: bool = False) -> str:
    """A name inside a sentence, ”besluta om planen”; what has no name goes by its id, without marks.

    :param typed: with the id, for what a person must type: ”besluta om planen” (decide)
    """
    if name == id_:
        return id_
    return words.say("named-typed" if typed else "named", {"name": inside(name), "id": id_})


def inside(name: str) -> str:
    """A name as it is written inside a sentence: a capital stays only where the word is an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def _quoted_step(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    return quoted(words, words.names.step(_document(arguments), str(value)), str(value))


def _other_step(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    """A step of the other document that the sentence speaks of."""
    return quoted(words, words.names.step(str(arguments.get("other")), str(value)), str(value))


def _typed_step(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    return quoted(words, words.names.step(_document(arguments), str(value)), str(value), typed=True)


def _typed_state(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    return quoted(words, words.names.state(_document(arguments), str(value)), str(value), typed=True)


def _other_state(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    """A state of the other document that the sentence speaks of."""
    return quoted(words, words.names.state(str(arguments.get("other")), str(value)), str(value), typed=True)


def _outcomes(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    """Outcomes as a person types them, each with its word."""
    return ", ".join(f"{item} ({words.kind(str(item))})" for item in _items(value))


def _people(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    """People by name, with the id that commands take."""
    return words.join(tuple(f"{words.person(str(item))} ({item})" for item in _items(value)), "or")


def _type(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    return words.names.type(str(value))


def _instant(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    return words.instant(at)


def _month(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    """A month, or the months of a rule that has several."""
    return words.join(tuple(words.month(int(str(item))) for item in _items(value)), "or")


def measured(words: Speaker, value: str, kind: str) -> str:
    """A measure's value in words: ja, 63,6 %."""
    if kind == "yes_no":
        return words.say(value)
    if words.names.language == "sv":
        return value.replace(".", ",") + (" %" if kind == "percent" else "")
    return value + ("%" if kind == "percent" else "")


def _kind(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    return words.kind(str(value))


def _detail(words: Speaker, value: object, arguments: Mapping[str, object]) -> str:
    """What a machine answered: an error of the operating system's in our words, all else in its own."""
    return words.say(f"errno.{value}") if str(value) in SYSTEM else _plain(words, value)


def _under(prefix: str) -> Way:
    """A word that the catalogue keeps under a prefix of its own."""
    return lambda words, value, arguments: words.say(f"{prefix}.{value}")


_WAYS: Mapping[str, Way] = {
    "name": _step,
    "state": _state,
    "steps": _steps,
    "both": _typed_step,
    "state-both": _typed_state,
    "other-state": _other_state,
    "lacks": lambda words, value, arguments: words.join(
        tuple(words.say(f"lacks.{item}") for item in _items(value))
    ),
    "body-kind": _under("body-kind"),
    "outcomes": _outcomes,
    "people": _people,
    "type": _type,
    "type-first": lambda words, value, arguments: _first(words.names.type(str(value))),
    "instant": _instant,
    "kind": _kind,
    "measure-kind": _under("measure-kind"),
    "measured": lambda words, value, arguments: measured(words, str(value), str(arguments.get("kind") or "")),
    "decimal": lambda words, value, arguments: measured(words, str(value), ""),
    "toml": _under("toml"),
    "starttls": _under("starttls"),
    "reply": lambda words, value, arguments: words.reply(str(value)),
    "role": lambda words, value, arguments: words.role(str(value)),
    "member": lambda words, value, arguments: words.join(
        tuple(words.names.member(str(item)) for item in _items(value))
    ),
    "typed": lambda words, value, arguments: ", ".join(map(str, _items(value))),
    "raw": lambda words, value, arguments: str(value),
    "hash": lambda words, value, arguments: str(value)[:12],
}
_NAMED: Mapping[str, Way] = {
    "step": _quoted_step,
    "trigger": _quoted_step,
    "next_step": _quoted_step,
    "other_step": _other_step,
    "body": lambda words, value, arguments: words.names.body(str(value)),
    "other_body": lambda words, value, arguments: words.names.body(str(value)),
    "first_body": lambda words, value, arguments: str(value),
    "successor": lambda words, value, arguments: words.names.body(str(value)),
    "person": lambda words, value, arguments: words.person(str(value)),
    "actor": lambda words, value, arguments: words.person(str(value)),
    "role": lambda words, value, arguments: words.role(str(value)),
    "member": lambda words, value, arguments: words.names.member(str(value)),
    "outcome": _kind,
    "answer": _kind,
    "status": _kind,
    "month": _month,
    "at": _instant,
    "detail": _detail,
}
_ITEMS = {
    "competent": "body",
    "bodies": "body",
    "successors": "successor",
    "predecessors": "body",
    "people": "person",
    "outcomes": "outcome",
}


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
