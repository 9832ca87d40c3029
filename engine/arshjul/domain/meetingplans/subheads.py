"""A second row of headings under the months of a matrix: "Beredning" and "Nämnd" under each."""

import re

from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.desk import Desk, Raw, said_of, short
from arshjul.domain.meetingplans.sheets import Cell
from arshjul.domain.meetingplans.stages import is_beside
from arshjul.values import replace

_COMMITTEE = re.compile(r"(?i)(?:arbetsutskott(?:et)?|au)")
_WHOLE = re.compile(r"(?i)(?:nämnd(?:en)?|styrelse(?:n)?|sammanträde|möte)")
_LEAST = 2


def read(row: tuple[Cell, ...], desk: Desk) -> dict[int, str]:
    """What each column holds, when the row under the months is such a row; else nothing."""
    filled = {
        i: vocabulary.plain(cell.text) for i, cell in enumerate(row) if not cell.empty and not cell.copied
    }
    heads = {i: text for i, text in filled.items() if _is_one(text)}
    telling = [text for text in heads.values() if not _WHOLE.fullmatch(text)]
    others = [text for i, text in filled.items() if i not in heads and vocabulary.header(text) is None]
    if len(heads) < _LEAST or not telling or others or any(said_of(cell)[0] for cell in row):
        return {}
    return heads


def _is_one(text: str) -> bool:
    return is_beside(text) or _COMMITTEE.fullmatch(text) is not None or _WHOLE.fullmatch(text) is not None


def under(about: Raw, head: str | None, desk: Desk) -> Raw:
    """What a row says of its days, under such a heading."""
    if head is None or _WHOLE.fullmatch(head):
        return about
    if _COMMITTEE.fullmatch(head):
        return replace(about, label=desk.bodies.part(about.label, "arbetsutskott"))
    return replace(about, stage=short(head))
