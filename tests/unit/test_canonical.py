"""Canonical bytes: RFC 8785, inside the entry profile."""

import json
from collections.abc import Mapping
from enum import StrEnum
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arshjul.adapters.canonical import ProfileError, canonical
from arshjul.domain.history import Fields
from arshjul.service.ports import Canonical

_TEXT = st.text(st.characters(codec="utf-8"), max_size=20).map(lambda text: normalize("NFC", text))
_SCALARS = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | _TEXT
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=12,
)


class _Colour(StrEnum):
    RED = "röd"


def test_keys_are_sorted_by_utf16_and_nothing_is_spaced() -> None:
    """RFC 8785 §3.2.3: no blanks, keys in the order of their UTF-16 units, letters as they are."""
    data = {"\uff21": 1, "\U0001f600": 2, "å": [True, None], "a": {"b": "\n\x01"}}
    assert canonical(data) == '{"a":{"b":"\\n\\u0001"},"å":[true,null],"😀":2,"\uff21":1}'.encode()


def test_it_is_the_port() -> None:
    """The function is what the use cases call Canonical; a list and a tuple are the same list."""
    port: Canonical = canonical
    assert port({"a": (1, 2)}) == port({"a": [1, 2]}) == b'{"a":[1,2]}'


def test_an_enumeration_of_strings_is_its_string() -> None:
    """A word of the domain is written as its value."""
    assert canonical({"c": _Colour.RED}) == '{"c":"röd"}'.encode()


@given(st.dictionaries(_TEXT, _VALUES, max_size=4))
def test_whatever_is_in_the_profile_comes_back(data: dict[str, object]) -> None:
    """Reading the bytes and writing them again gives the same bytes and the same meaning."""
    written = canonical(data)
    read = json.loads(written.decode())
    assert read == data
    assert canonical(read) == written


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"a": 1.0}, "a"),
        ({"a": float("nan")}, "a"),
        ({"a": {"b": [0, 2**53]}}, "a.b[1]"),
        ({"a": -(2**53)}, "a"),
        ({"steg": "a\u030a"}, "steg"),
        ({"a": {"o\u0308": 1}}, "a.o\u0308"),
        ({"a": ["\ud800"]}, "a[0]"),
        ({"a": {1: 2}}, "a"),
        ({"a": b"x"}, "a"),
        ({"a": {1, 2}}, "a"),
        ({"a": object()}, "a"),
    ],
)
def test_what_is_outside_the_profile_is_refused_by_field(data: Fields, field: str) -> None:
    """Floats, big integers, strings not in NFC, half characters and other types never get into an entry."""
    with pytest.raises(ProfileError) as caught:
        canonical(data)
    assert caught.value.field == field
    assert str(caught.value).startswith(f"{field}: ")


def test_an_entry_is_an_object() -> None:
    """A list or a text alone is not an entry."""
    with pytest.raises(ValueError, match="an object is needed"):
        canonical([1])  # type: ignore[arg-type]


def test_depth_is_bounded() -> None:
    """Deep nesting, and a value that holds itself, are refused instead of exhausting the stack."""
    endless: dict[str, object] = {}
    endless["a"] = endless
    with pytest.raises(ProfileError, match="deeper"):
        canonical(endless)
    nested: Mapping[str, object] = {}
    for _ in range(30):
        nested = {"a": nested}
    assert canonical(nested).count(b"{") == 31
