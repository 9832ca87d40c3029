"""Small conversions that every builder needs: from checked plain data to the domain's values and back.

Days are ``date`` in files and ISO text in canonical data; the builders take both.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from arshjul.domain.names import Name
from arshjul.domain.organisation import Validity

# Data that a shape has checked, or that canonical bytes hold: its types are known to the reader of the shape.
Data = Mapping[str, Any]
Encoded = dict[str, Any]


def day(value: date | str) -> date:
    """A day, from a file or from canonical data."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def day_or_none(value: date | str | None) -> date | None:
    """A day that may be absent."""
    return None if value is None else day(value)


def clock(value: time | str) -> time:
    """A time of day, from a file or from canonical data."""
    return time.fromisoformat(value) if isinstance(value, str) else value


def name(data: Data) -> Name:
    """A name."""
    return Name(data["sv"], data.get("definite"), data.get("en"))


def encoded_name(value: Name) -> Encoded:
    """A name as canonical data."""
    return {"sv": value.sv, "definite": value.definite, "en": value.en}


def validity(data: Data) -> Validity:
    """The span that a row's ``from`` and ``until`` state."""
    return Validity(day_or_none(data.get("from")), day_or_none(data.get("until")))


def encoded_validity(value: Validity) -> Encoded:
    """A span as canonical data."""
    return {"from": iso(value.from_), "until": iso(value.until)}


def iso(value: date | None) -> str | None:
    """A day as canonical data."""
    return None if value is None else value.isoformat()


def rows(data: Data, key: str) -> Iterable[Data]:
    """The rows of a list that may be absent."""
    found: Iterable[Data] = data.get(key) or ()
    return found


def one_or_more(value: str | list[str] | None) -> tuple[str, ...]:
    """A word, or several, or none."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def words(data: Data, key: str) -> tuple[str, ...]:
    """The words of a list that may be absent."""
    return tuple(data.get(key) or ())
