"""The meaning of who takes over from whom: bodies that exist, and one answer to who answers for what."""

from datetime import date

from arshjul.adapters.content.cursor import Cursor
from arshjul.adapters.content.report import Report
from arshjul.adapters.content.vocabulary import Vocabulary

_ALL = ""
"""In the place of a document type: everything that no row names."""
_ALWAYS = (date.min, date.max)


def check_successions(config: Cursor, known: Vocabulary, report: Report) -> None:
    """Bodies and document types exist; no body leaves the same thing to two at the same time."""
    ends = {body["id"].text: body for body in config["bodies"].items()}
    left = {(id_, _ALL): [_ALWAYS] for id_, body in ends.items() if body["successor"].text}
    for row in config["successions"].items():
        for word in (row["body"], row["successor"]):
            known.check_body(word, report)
        if row["body"].text is not None and row["body"].text == row["successor"].text:
            report.add("succeeds-itself", row["successor"].path, value=row["body"].text)
        _lasting(row, ends, report)
        for word in row["documents"].texts():
            known.check_document(word, report)
        for what in _what(row):
            spans = left.setdefault((row["body"].text, what), [])
            if any(_overlap(span, _span(row)) for span in spans):
                report.add("two-successors", row.path, value=row["body"].text, document=what or None)
            spans.append(_span(row))


def _lasting(row: Cursor, ends: dict[str | None, Cursor], report: Report) -> None:
    """A body without a last day is never succeeded: the row would do nothing, and nobody would know."""
    body = ends.get(row["body"].text)
    if body is not None and body["until"].value is None:
        report.add("successor-of-lasting", row["body"].path, value=row["body"].text)


def _what(row: Cursor) -> tuple[str, ...]:
    if row["documents"].value is None:
        return (_ALL,)
    return tuple(word.text or _ALL for word in row["documents"].texts())


def _span(row: Cursor) -> tuple[date, date]:
    return row["from"].day or date.min, row["until"].day or date.max


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
