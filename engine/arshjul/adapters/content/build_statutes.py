"""Rules of law: from the file's data to the domain. They are checked against, never taken into use."""

from arshjul.adapters.content.check_common import check_span, check_unique
from arshjul.adapters.content.cursor import Cursor
from arshjul.adapters.content.report import Report
from arshjul.adapters.content.values import Data, name, one_or_more, rows, validity, words
from arshjul.domain.kinds import StepKind
from arshjul.domain.statutes import RuleKind, Statute

_NEEDS = {
    "latest": ("documents", "last"),
    "within": ("documents", "months"),
    "covers": ("documents", "least", "most"),
    "newly-elected": ("documents",),
    "before": ("documents", "before"),
    "decided-by": ("documents", "bodies"),
    "tell": ("documents",),
    "term": ("bodies",),
    "notice": ("bodies", "days"),
    "attest": ("days",),
    "announce": ("days",),
    "appeal": ("weeks",),
}
"""What each kind of rule cannot do without."""


def check_statutes(data: Cursor, report: Report) -> None:
    """Every rule of meaning: ids are unique, and each rule has what its kind needs."""
    check_unique((row["id"] for row in data["rules"].items()), report)
    for row in data["rules"].items():
        check_span(row, report)
        for key in _NEEDS.get(row["rule"].text or "", ()):
            if row[key].value is None:
                report.add("missing-key", row[key].path, key=key)


def build_statutes(data: Data, file: str) -> tuple[Statute, ...]:
    """The rules, in the order of the file."""
    return tuple(_statute(row, file, index) for index, row in enumerate(rows(data, "rules")))


def _statute(row: Data, file: str, index: int) -> Statute:
    exception = row.get("exception") or {}
    return Statute(
        id=row["id"],
        paragraph=row["paragraph"],
        what=name(row["what"]),
        rule=RuleKind(row["rule"]),
        documents=words(row, "documents"),
        kinds=tuple(StepKind(word) for word in row.get("kinds") or ("decide",)),
        bodies=words(row, "bodies"),
        last=_month_day(row.get("last")),
        exception=_month_day(exception.get("last")),
        instead=name(exception["what"]) if exception else None,
        **{key: row.get(key, 0) for key in ("months", "least", "most", "days", "weeks")},
        before=one_or_more(row.get("before")),
        to=row.get("to"),
        validity=validity(row),
        source=row.get("source", ""),
        file=file,
        index=index,
    )


def _month_day(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    month, day = text.split("-")
    return int(month), int(day)
