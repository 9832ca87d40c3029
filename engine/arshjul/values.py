"""Value classes: the standard library's ``dataclass``, as far as this program uses it, and quick to define.

A command defines a hundred of them before it has done anything. The standard decorator compiles six methods
for each, 0.5 ms a class, as long in all as Typer takes. This one compiles ``__init__`` and shares the rest.
Checkers and editors read it as the standard one, whose place it takes (docs/decisions/0002).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: TID251
    from dataclasses import field as field  # noqa: TID251
    from dataclasses import replace as replace  # noqa: TID251
else:
    from operator import attrgetter

    _ABSENT = object()
    _FIELDS = "__value_fields__"

    class _Field:
        def __init__(self, default=_ABSENT, default_factory=None, init=True, repr=True, compare=True):  # noqa: A002
            self.default, self.factory = default, default_factory
            self.init, self.repr, self.compare = init, repr, compare

    field = _Field

    def dataclass(cls=None, /, *, frozen=False, slots=False):
        """Give a class ``__init__``, ``__eq__`` and ``__repr__`` by its annotations.

        :param frozen: its fields cannot be set anew, and it has a hash
        :param slots: it has no other attributes than its fields
        """
        return _made(cls, frozen, slots) if cls else lambda cls: _made(cls, frozen, slots)

    def replace(value, /, **changes):
        """The same value with other contents in some fields."""
        fields = getattr(type(value), _FIELDS)
        kept = {
            name: getattr(value, name) for name, its in fields.items() if its.init and name not in changes
        }
        return type(value)(**kept, **changes)

    def _made(cls, frozen, slots):
        if cls.__bases__ != (object,):
            raise TypeError(f"{cls.__name__}: a value class inherits nothing")
        fields = {name: _field(cls, name) for name in cls.__annotations__}
        methods = {
            _FIELDS: fields,
            "__match_args__": tuple(name for name, its in fields.items() if its.init),
            "__init__": _init(cls, fields, frozen),
            "__repr__": _repr([name for name, its in fields.items() if its.repr]),
            **_comparison([name for name, its in fields.items() if its.compare], frozen),
        }
        if frozen:
            methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
        for name, method in methods.items():
            if name not in cls.__dict__:
                setattr(cls, name, method)
        return _with_slots(cls, fields) if slots else cls

    def _field(cls, name):
        """The field; its default, if any, is left on the class."""
        given = cls.__dict__.get(name, _ABSENT)
        its = given if isinstance(given, _Field) else _Field(given)
        if type(its.default).__hash__ is None:
            raise ValueError(f"{cls.__name__}.{name}: such a default is shared; use default_factory")
        if its.default is not _ABSENT:
            setattr(cls, name, its.default)
        elif given is not _ABSENT:
            delattr(cls, name)
        return its

    def _init(cls, fields, frozen):
        """The one method that is compiled, with the first value: half the classes of a run have none."""

        def __init__(self, *given, **named):
            type(self).__init__ = _compiled(cls, fields, frozen)
            self.__init__(*given, **named)

        return __init__

    def _compiled(cls, fields, frozen):
        scope, parameters, lines = {"ABSENT": _ABSENT, "put": object.__setattr__}, ["self"], []
        for name, its in fields.items():
            if not its.init:
                continue
            value, default = name, f"default_{name}"
            if its.factory is not None:
                scope[default], scope[f"make_{name}"] = _ABSENT, its.factory
                value = f"make_{name}() if {name} is ABSENT else {name}"
            elif its.default is not _ABSENT:
                scope[default] = its.default
            parameters.append(f"{name}={default}" if default in scope else name)
            lines.append(f"put(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            lines.append("self.__post_init__()")
        made = {}
        exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), scope, made)
        made["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
        return made["__init__"]

    def _comparison(names, frozen):
        contents = attrgetter(*names) if names else type

        def __eq__(self, other):
            return contents(self) == contents(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self):
            return hash(contents(self))

        return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}

    def _repr(names):
        def __repr__(self):
            shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
            return f"{type(self).__qualname__}({shown})"

        return __repr__

    def _refuse(self, name, *_):
        raise AttributeError(f"{type(self).__name__} does not change: {name!r} cannot be set or deleted")

    def _with_slots(cls, fields):
        """The class made again: slots cannot be added to one that exists."""
        kept = {
            key: value
            for key, value in cls.__dict__.items()
            if key not in (*fields, "__dict__", "__weakref__")
        }
        return type(cls)(cls.__name__, cls.__bases__, {**kept, "__slots__": tuple(fields)})
