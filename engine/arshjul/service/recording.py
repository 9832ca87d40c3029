"""What every entry has in common: when, by whom, by what authority, under which content."""

from collections.abc import Mapping
from datetime import date, datetime

from arshjul.domain.history import Fields
from arshjul.service.definitions import CLOSED_DAYS, ORGANISATION, Definitions


def instant(at: datetime) -> str:
    """An instant as entries hold it: UTC with six decimals and Z."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def header(type_: str, request: str, actor: str, at: datetime, definitions: Definitions) -> dict[str, object]:
    """The fields that every entry has."""
    return {
        "type": type_,
        "req": request,
        "actor": actor,
        "auth": "file",
        "at": instant(at),
        "org": definitions.hashes[ORGANISATION],
        "days": definitions.hashes[CLOSED_DAYS],
        "cal": kalendaria(definitions.hashes),
    }


def kalendaria(hashes: Mapping[str, str]) -> Fields:
    """The kalendaria in use: year to hash."""
    return {
        key.split(":")[1]: value for key, value in sorted(hashes.items()) if key.startswith("kalendarium:")
    }


def day(value: date | None) -> str | None:
    """A local date as entries hold it."""
    return value.isoformat() if value else None
