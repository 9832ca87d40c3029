"""What one document asks of another, and words that can be misread."""

from typing import TYPE_CHECKING

import pytest

from arshjul.domain.checks import reach
from arshjul.domain.names import Name
from arshjul.domain.workflow import Missing, Requirement, Workflow
from arshjul.views.text import Words

if TYPE_CHECKING:
    from tests.unit.conftest import Small


def document(small: "Small", id_: str, *requires: Requirement) -> Workflow:
    """A document with one step that requires something."""
    step = small.step("decide", "decide", "drafting", "decided", requires=requires)
    return small.workflow(id_, "drafting decided", [step])


def test_two_documents_that_wait_for_each_other(small: "Small") -> None:
    """Neither can ever be decided: each step in the circle is told, with the circle."""
    a = document(small, "a", Requirement("b", "decided"))
    b = document(small, "b", Requirement("a", "decided"))

    found = list(reach.check((a, b)))
    assert [(f.code, f.document) for f in found] == [("document-circle", "a"), ("document-circle", "b")]
    assert found[0].arguments["circle"] == ("a", "b", "a")


def test_a_circle_that_may_be_broken_with_a_reason(small: "Small") -> None:
    """A requirement that only warns never stops a step, so there is no circle."""
    a = document(small, "a", Requirement("b", "decided", missing=Missing.WARN))
    b = document(small, "b", Requirement("a", "decided"))

    assert list(reach.check((a, b))) == []


def test_a_state_that_the_other_can_never_have(small: "Small") -> None:
    """The state exists, but no step leads there."""
    from arshjul.domain.workflow import State
    from arshjul.values import replace

    other = document(small, "b")
    other = replace(other, states={**other.states, "printed": State("printed", Name("Tryckt"))})

    (found,) = reach.check((document(small, "a", Requirement("b", "printed")), other))
    assert (found.code, found.arguments["state"]) == ("requires-impossible", "printed")
    assert found.place.path == ("transitions", 0, "requires", 0)


def test_a_document_that_the_cycle_does_not_have(small: "Small") -> None:
    """The requirement is never tried: that is worth a warning."""
    (found,) = reach.check((document(small, "a", Requirement("b", "decided")),))
    assert found.code == "requires-no-document"


@pytest.mark.parametrize(
    ("trigger", "kind", "name", "unclear"),
    [
        ("confirm", "confirm", "Justera", True),
        ("confirm", "confirm", "Bekräfta eller justera", True),
        ("confirm", "confirm", "Bekräfta eller justera planen", False),
        ("attest", "confirm", "Justera planen", True),
        ("attest", "confirm", "Justera protokollet", False),
        ("decide", "decide", "Justera protokollet", True),
        ("justera", "hold", "Fastställa", True),
        ("decide", "decide", "Besluta om planen", False),
    ],
)
def test_justera_says_which(small: "Small", trigger: str, kind: str, name: str, *, unclear: bool) -> None:
    """*Justera* attests minutes and adjusts plans: a step that does not say which is told."""
    step = small.step(trigger, kind, "drafting", "decided", name=Name(name))
    found = list(reach.check_words(small.workflow("a", "drafting decided", [step])))

    assert [f.code for f in found] == (["justera-unclear"] if unclear else [])


def test_minutes_that_are_a_decision_get_advice_that_can_be_followed(small: "Small") -> None:
    """ "Justera protokollet" says which already: what is wrong is that it is a decision on the document."""
    step = small.step("decide", "decide", "drafting", "decided", name=Name("Justera protokollet"))

    (found,) = reach.check_words(small.workflow("a", "drafting decided", [step]))
    words = Words("sv")
    assert 'kind = "decide"' in words.finding(found)
    assert "Ta bort steget om protokollet menas" in (words.suggestion(found) or "")
