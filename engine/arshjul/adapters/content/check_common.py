"""Checks of meaning that several kinds of file share."""

from collections.abc import Iterable

from arshjul.adapters.content.cursor import Cursor
from arshjul.adapters.content.report import Report


def check_unique(words: Iterable[Cursor], report: Report, before: Iterable[str] = ()) -> None:
    """Each word names one thing only, also beside those before; the finding stands at the second."""
    seen = set(before)
    for word in words:
        if word.text is not None and word.text in seen:
            report.add("duplicate-id", word.path, value=word.text)
        elif word.text is not None:
            seen.add(word.text)


def check_span(row: Cursor, report: Report) -> None:
    """The last day does not lie before the first."""
    first, last = row["from"].day, row["until"].day
    if first is not None and last is not None and last < first:
        report.add("reversed-dates", row["until"].path, first=first, last=last)
