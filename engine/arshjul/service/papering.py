"""A paper that has been looked through, and the refusal to send one whose template still speaks."""

from arshjul.domain.papers import TwoSpellings, Unfilled
from arshjul.errors import Fault, Refused
from arshjul.values import dataclass


@dataclass(frozen=True)
class Paper:
    """What was found in one paper."""

    path: str
    unfilled: tuple[Unfilled, ...] = ()
    spellings: tuple[TwoSpellings, ...] = ()


def must_be_filled(paper: Paper, document: str, trigger: str) -> None:
    """Nothing is dispatched with template text left in it.

    :raises Refused: ``paper-refused``, with a reason for each place
    """
    reasons = tuple(
        Fault("paper-unfilled", {"path": paper.path, "line": one.line, "text": one.text})
        for one in paper.unfilled
    )
    if reasons:
        raise Refused("paper-refused", reasons, document=document, trigger=trigger)
