"""Consultation before a decision, and who may do what: in the words that people read."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Program


def test_a_gate_is_called_by_its_name_in_a_refusal_and_in_its_receipt(year: "Program") -> None:
    """Also when the process of the next year, a file of its own, has no such gate."""
    accounts = ("advance", "arsredovisning-2017")
    assert year(*accounts, "hand_in", "--as", "p06", "--now", "2018-03-12T10:00").code == 0
    held = ("--meeting", "LS-2018-03", "--paragraph", "40", "--registry", "D1", "--reason", "Sena nämnder")
    decided = (*held, "--outcome", "approve", "--as", "p14", "--now", "2018-03-26T17:00")
    refused = year(*accounts, "prepare", *decided)
    assert refused.code == 3
    assert "”information och dialog i LSG om årsbokslutet” (lsg)" in " ".join(refused.err.split())
    closed = year(*accounts, "lsg", "--outcome", "not_agreed", "--as", "p30")
    assert closed.code == 0, closed.err
    assert "”information och dialog i LSG om årsbokslutet”" in " ".join(closed.out.split())
    assert year(*accounts, "prepare", *decided).code == 0


def test_who_lacks_for_a_hand_in_is_of_the_body_that_answers_for_it(year: "Program") -> None:
    """The officer is appointed at the body, not at its administration: show sends the process owner there."""
    shown = year("show", "handlingsplan-2019-RS", "--now", "2018-08-14T09:00").out
    assert "Ingen har rollen handläggare för regionstyrelsen i dag" in " ".join(shown.split())
