"""Value classes do what the standard library's do, as far as the program uses them."""

import pytest

from arshjul.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class _Frozen:
    """A value as the domain has them."""

    name: str
    count: int = 1
    words: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", compare=False, repr=False)


@dataclass
class _Open:
    name: str
    found: list[str] = field(default_factory=list)
    length: int = field(init=False)

    def __post_init__(self) -> None:
        self.length = len(self.name)


def test_fields_are_given_by_position_or_name_and_have_defaults() -> None:
    """As in the standard library's; each value has a fresh container of its own."""
    value = _Frozen("a", words=("b",))

    assert (value.name, value.count, value.words, value.note) == ("a", 1, ("b",), "")
    assert _Open("a").found is not _Open("a").found
    with pytest.raises(TypeError, match="name"):
        _Frozen()  # type: ignore[call-arg]


def test_values_with_the_same_contents_are_the_same() -> None:
    """Fields that are left out of comparison do not count, and other classes are never equal."""
    assert _Frozen("a") == _Frozen("a", note="seen")
    assert hash(_Frozen("a")) == hash(_Frozen("a", note="seen"))
    assert _Frozen("a") != _Frozen("a", 2)
    assert _Frozen("a").__eq__(("a", 1, ())) is NotImplemented
    with pytest.raises(TypeError, match="unhashable"):
        hash(_Open("a"))


def test_a_frozen_value_does_not_change() -> None:
    """Neither by setting nor by deleting; with slots it takes no other attribute either."""
    value = _Frozen("a")
    for name in ("name", "other"):
        with pytest.raises(AttributeError):
            setattr(value, name, "b")
    with pytest.raises(AttributeError):
        del value.name

    assert value == _Frozen("a")
    assert not hasattr(value, "__dict__")


def test_replace_makes_another_value() -> None:
    """The rest is kept; what is made by the class itself is made again."""
    value = _Frozen("a", 2, note="seen")

    assert (replace(value, name="b").count, replace(value, name="b").note, value.name) == (2, "seen", "a")
    assert replace(_Open("a", ["x"]), name="long").length == 4


def test_a_value_shows_its_fields() -> None:
    """A failed test must say what differs."""
    assert repr(_Frozen("a")) == "_Frozen(name='a', count=1, words=())"


def test_patterns_match_by_position() -> None:
    """Fields in the order they stand."""
    match _Frozen("a", 3):
        case _Frozen(name, count):
            assert (name, count) == ("a", 3)


def test_a_shared_default_is_refused() -> None:
    """A list as default would be one for all; a value class that inherits would lose fields."""
    with pytest.raises(ValueError, match="default_factory"):
        dataclass(type("Shared", (), {"__annotations__": {"found": list}, "found": []}))
    with pytest.raises(TypeError, match="inherits"):
        dataclass(type("Child", (_Open,), {}))
