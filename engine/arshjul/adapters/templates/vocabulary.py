"""What a template can use (notifications/README.md says the same), and a letter made ready for it."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from arshjul.service.ports import Letter

Value = str | int | date | None
Item = Mapping[str, Value]

ITEM_KEYS: Mapping[str, Value] = MappingProxyType(
    {
        "kind": "",
        "document": "",
        "title": "",
        "step_name": "",
        "due": None,
        "days_left": 0,
        "days_late": 0,
        "hand_in_to": None,
        "hand_in_to_phone": None,
        "meeting_date": None,
        "meeting_body": None,
        "unbound": False,
        "next_live_meeting": None,
        "decides": False,
        "next_date": None,
        "next_who": None,
        "why_role": "",
        "why_body": None,
        "instead_of_name": None,
        "instead_of_until": None,
        "state_name": None,
        "address": None,
        "old_due": None,
        "old_meeting_date": None,
        "cancelled": False,
        "reason": None,
        "changed_by": None,
        "rung": "",
        "responsible": None,
        "responsible_phone": None,
        "yours": False,
        "vacant": False,
        "ended_body": None,
        "ended_on": None,
        "measures_missing": 0,
        "opened_by": None,
        "opened_value": None,
        "opened_limit": None,
        "joint_with": None,
        "joint_by": None,
        "joint_on": None,
        "joint_returned": False,
        "joint_again": False,
        "joint_open": False,
        "joint_next": None,
        "consults": False,
    }
)
"""The keys of ``Letter.items``, with what a key that is left out stands for."""
REQUIRED = ("kind", "title", "step_name", "due", "days_left", "why_role")
FACT_KEYS = ("organisation", "contact_name", "contact_phone", "contact_email", "number", "owner_note")
"""The keys of ``Letter.facts``; those that are left out are None."""
COMPUTED = ("group",)
"""What every item has beside its keys: its heading in a digest."""
NAMES = frozenset({"language", "subject", "to_name", "reply_to", "items", "item", *FACT_KEYS})
"""The names that a template can use."""
ATTRIBUTES = frozenset({*ITEM_KEYS, *COMPUTED, "first", "last", "index", "length", "previtem", "nextitem"})
"""What may stand after a dot: an item's keys, and where a loop is."""

_GROUPS = ("late", "outcome", "today", "week", "later")


def clean(text: str) -> str:
    """One line without characters that steer instead of being read: controls, direction marks, the like."""
    kept = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in ("Cf", "Cs")).split())


def values_of(letter: Letter, language: str, reply_to: str | None) -> dict[str, object]:
    """What the templates see of a letter: plain, cleaned, in the order of a digest."""
    day = letter.date.date()
    items = sorted((_item(item, day) for item in letter.items), key=_order)
    facts = {key: _plain(key, letter.facts.get(key)) for key in FACT_KEYS}
    return {
        **facts,
        "language": language,
        "to_name": clean(letter.to_name),
        "reply_to": reply_to,
        "items": tuple(items),
        "item": items[0],
    }


def _item(given: Mapping[str, object], day: date) -> Item:
    missing = [key for key in REQUIRED if given.get(key) is None]
    if missing:
        raise ValueError(f"a letter's item lacks {', '.join(missing)}")
    item = {key: _plain(key, given.get(key, default)) for key, default in ITEM_KEYS.items()}
    if not str(item["address"] or "").startswith(("https://", "http://")):
        item["address"] = None  # a link in a mail is the document's address and nothing else
    item["group"] = _group(item, day)
    return MappingProxyType(item)


def _plain(key: str, value: object) -> Value:
    if isinstance(value, str):
        cleaned = clean(value)
        return cleaned.replace(" ", "\u00a0") if key.endswith("phone") else cleaned
    if value is None or isinstance(value, int | date):
        return value
    raise TypeError(
        f"{key} is a {type(value).__name__}; a letter holds only text, numbers, dates and yes or no"
    )


def _group(item: Item, day: date) -> str:
    due, left = item["due"], item["days_left"]
    if item["kind"] == "outcome":
        return "outcome"
    if isinstance(left, int) and left <= 0:
        return "late" if left < 0 else "today"
    same_week = isinstance(due, date) and due.isocalendar()[:2] == day.isocalendar()[:2]
    return "week" if same_week else "later"


def _order(item: Item) -> tuple[int, str, str, str]:
    return _GROUPS.index(str(item["group"])), str(item["due"]), str(item["title"]), str(item["step_name"])
