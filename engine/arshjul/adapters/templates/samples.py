"""Sample letters: every kind, in every situation the texts speak of; for `check` and for the tests."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from arshjul.service.ports import Letter

_WORDS = {
    "sv": {
        "title": "verksamhetsplanen 2019 för Folkhögskolenämnden",
        "direktiv": "planeringsdirektivet 2019",
        "hand_in": "Lämna in förslaget",
        "decide": "Besluta om förslag",
        "state": "Utkast",
        "role": "handläggare",
        "secretary": "sekreterare",
        "owner": "processägare",
        "consultation": "Information och dialog i samverkansgruppen om planen",
    },
    "en": {
        "title": "the operational plan 2019 of the folk high school committee",
        "direktiv": "the planning directive 2019",
        "hand_in": "Hand in the proposal",
        "decide": "Decide on the proposal",
        "state": "Draft",
        "role": "case officer",
        "secretary": "secretary",
        "owner": "process owner",
        "consultation": "Dialogue in the co-operation group on the plan",
    },
}
# Telephone numbers from the series that is kept free for fiction.
_FACTS: Mapping[str, object] = {
    "organisation": "Exempelregionen",
    "contact_name": "Maria Ek",
    "contact_phone": "08-465 004 01",
    "contact_email": "maria.ek@example.org",
    "number": "2018-0412",
    "owner_note": None,
}


def sample_letters(language: str) -> tuple[Letter, ...]:
    """Letters of every kind in a language; for one that has no words here, in English."""
    words = _WORDS.get(language, _WORDS["en"])
    reminder, outcome, unbound = _reminder(words), _outcome(words), _unbound(words)
    today = {**reminder, "days_left": 0, "due": date(2018, 9, 28)}
    late = {**reminder, "kind": "escalation", "days_left": -1, "days_late": 1, "responsible": "Anna Berg"}
    digests = [
        [reminder],
        [{**today, "instead_of_name": "Bo Ek"}],
        [{**today, "days_left": -1, "due": date(2018, 9, 27)}, today, reminder, outcome, _bare(reminder)],
        [reminder, {**reminder, "unbound": True, "meeting_date": None, "next_date": None}],
        [today, {**today, "instead_of_name": "Bo Ek", "instead_of_until": date(2018, 10, 15)}],
        [outcome],
        [unbound],
        [outcome, {**unbound, "next_live_meeting": None}],
        [{**reminder, "measures_missing": 1}],
        [{**reminder, "consults": True, "step_name": words["consultation"]}],
        [{**reminder, "measures_missing": 16, "opened_by": "manadsuppfoljning-2018-03"}],
        [
            {
                **reminder,
                "opened_by": "manadsuppfoljning-2018-03",
                "opened_value": "101,5",
                "opened_limit": "100",
            }
        ],
    ]
    singles = [
        ("escalation", {**late, "responsible_phone": "08-465 004 09"}),
        ("escalation", {**late, "yours": True, "next_date": None, "days_late": 5}),
        ("escalation", {**late, "responsible": None, "vacant": True}),
        ("escalation", {**outcome, "kind": "escalation", "days_left": -3, "days_late": 3, "yours": True}),
        ("escalation", {**unbound, "kind": "escalation", "days_left": -3, "days_late": 3}),
        ("correction", _moved(reminder)),
        ("correction", _called_off(reminder)),
        ("correction", {**_called_off(reminder), "unbound": True, "meeting_date": None}),
        ("correction", {**_moved(reminder), "old_due": None, "old_meeting_date": date(2018, 10, 18)}),
        ("correction", {**_bare(reminder), "kind": "correction"}),
        ("ownerless", _ownerless(reminder, words)),
        ("ownerless", {**_bare(reminder), "kind": "ownerless"}),
        ("joint", _broken(reminder)),
        ("joint", {**_broken(reminder), "joint_again": True, "joint_returned": True}),
        ("joint", {**_broken(reminder), "joint_next": None, "days_left": -3}),
        ("joint", {**_bare(reminder), "kind": "joint"}),
    ]
    bare_facts = {"organisation": "Exempelregionen", "owner_note": words["direktiv"]}
    return (
        *(_letter("digest", language, items, _FACTS) for items in digests),
        *(_letter(kind, language, [item], _FACTS) for kind, item in singles),
        _letter("digest", language, [reminder], bare_facts),
    )


def _letter(kind: str, language: str, items: list[dict[str, object]], facts: Mapping[str, object]) -> Letter:
    instant = datetime(2018, 9, 28, 5, 30, tzinfo=UTC)
    return Letter(
        kind,
        "Anna Berg",
        "anna.berg@example.org",
        language,
        tuple(items),
        facts,
        "<s@example.org>",
        (),
        instant,
    )


def _reminder(words: Mapping[str, str]) -> dict[str, object]:
    return {
        "kind": "reminder",
        "document": "verksamhetsplan-2019-FHN",
        "title": words["title"],
        "step_name": words["hand_in"],
        "due": date(2018, 10, 5),
        "days_left": 5,
        "hand_in_to": "Eva Lind",
        "hand_in_to_phone": "08-465 004 21",
        "meeting_date": date(2018, 10, 19),
        "meeting_body": "Folkhögskolenämnden",
        "next_date": date(2018, 10, 8),
        "next_who": "Per Holm",
        "why_role": words["role"],
        "why_body": "Folkhögskolenämnden",
        "state_name": words["state"],
        "address": "https://diariet.example.org/FHN-2018-77",
        "rung": "-5",
    }


def _outcome(words: Mapping[str, str]) -> dict[str, object]:
    return {
        **_reminder(words),
        "kind": "outcome",
        "step_name": words["decide"],
        "due": date(2018, 9, 27),
        "days_left": -1,
        "hand_in_to": None,
        "meeting_date": date(2018, 9, 27),
        "decides": True,
        "why_role": words["secretary"],
        "rung": "outcome",
    }


def _unbound(words: Mapping[str, str]) -> dict[str, object]:
    changes = {"unbound": True, "meeting_date": None, "next_live_meeting": date(2018, 11, 30)}
    return {**_outcome(words), **changes, "title": words["direktiv"]}


def _moved(reminder: dict[str, object]) -> dict[str, object]:
    changes = {
        "old_due": date(2018, 9, 21),
        "old_meeting_date": date(2018, 10, 5),
        "reason": "Nämnden har ändrat.",
        "changed_by": "Eva Lind",
    }
    return {**reminder, "kind": "correction", **changes}


def _called_off(reminder: dict[str, object]) -> dict[str, object]:
    return {**_moved(reminder), "cancelled": True, "next_live_meeting": date(2018, 11, 30)}


def _broken(reminder: dict[str, object]) -> dict[str, object]:
    changes = {
        "joint_with": "verksamhetsplanen 2019 för nämnd B",
        "joint_by": "verksamhetsplanen 2019 för nämnd B",
        "joint_on": date(2018, 9, 27),
        "joint_open": True,
        "joint_next": date(2018, 10, 18),
    }
    return {**reminder, "kind": "joint", **changes}


def _ownerless(reminder: dict[str, object], words: Mapping[str, str]) -> dict[str, object]:
    changes = {"ended_body": "Folkhögskolenämnden", "ended_on": date(2018, 12, 31), "why_body": None}
    return {**reminder, "kind": "ownerless", "why_role": words["owner"], **changes}


def _bare(item: dict[str, object]) -> dict[str, object]:
    """Only what every item has."""
    needed = ("kind", "document", "title", "step_name", "due", "days_left", "why_role")
    return {key: value for key, value in item.items() if key in needed}
