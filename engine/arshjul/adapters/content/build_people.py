"""People and their roles: from config.toml's data, and to canonical data without personal data."""

from arshjul.adapters.content.addresses import ascii_address
from arshjul.adapters.content.values import Data, Encoded, encoded_validity, validity
from arshjul.domain.organisation import Assignment, Person, Validity, term


def build_person(row: Data) -> Person:
    """Somebody with a duty; from canonical data only the id, and where they work."""
    email = ascii_address(row.get("email", ""))
    return Person(
        row["id"],
        row.get("name", ""),
        email or "",
        row.get("phone"),
        row.get("login"),
        row.get("organisation"),
    )


def encode_person(person: Person) -> Encoded:
    """The id; and the member organisation when there are several."""
    return {"id": person.id} | ({"organisation": person.organisation} if person.organisation else {})


def build_assignment(row: Data) -> Assignment:
    """A role that somebody holds; a term says on which day it ends."""
    years = (row.get("term") or {}).get("years")
    return Assignment(
        row["role"],
        row["person"],
        row.get("body"),
        _span(validity(row), years),
        row.get("substitute"),
        years,
        row.get("succeeds"),
    )


def encode_assignment(row: Assignment) -> Encoded:
    """Its meaning; terms only where there are any, as in every history from before there could be."""
    encoded: Encoded = {
        "role": row.role,
        "body": row.body,
        "person": row.person,
        **encoded_validity(row.validity),
        "substitute": row.substitute,
    }
    if row.term is not None:
        encoded["term"] = {"years": row.term}
    if row.succeeds is not None:
        encoded["succeeds"] = row.succeeds
    return encoded


def _span(stated: Validity, years: int | None) -> Validity:
    """The days that the row states, or those of the term from its first day."""
    if years is None or stated.from_ is None or stated.until is not None:
        return stated
    return term(stated.from_, years)
