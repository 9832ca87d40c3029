"""The meaning of a plan's measures: what they name exists, limits are numbers. Oddities are the domain's."""

from arshjul.adapters.content.build_measures import limit
from arshjul.adapters.content.check_common import check_unique
from arshjul.adapters.content.cursor import Cursor
from arshjul.adapters.content.report import Report
from arshjul.adapters.content.vocabulary import Vocabulary
from arshjul.domain.measures import NUMERIC
from arshjul.domain.workflow import Opened

_NUMERIC = frozenset(kind.value for kind in NUMERIC)


def check_follow_up(data: Cursor, known: Vocabulary, report: Report) -> None:
    """Every rule of meaning for goals, measures and names of reports."""
    goals = frozenset(key for key, _ in data["goals"].members())
    names = {
        word.text.casefold() for row in data["reports"].items() for word in row["called"].texts() if word.text
    }
    check_unique((row["id"] for row in data["measures"].items()), report)
    check_unique((word for row in data["reports"].items() for word in row["called"].texts()), report)
    for row in data["reports"].items():
        known.check_document(row["document"], report)
    for row in data["measures"].items():
        _measure(row, goals, names, known, report)
    opened = data["opened"]
    if opened.text == Opened.BY_MEASURE and known.complete and data["id"].text not in known.by_measure:
        report.add("never-opened", opened.path)


def _measure(row: Cursor, goals: frozenset[str], names: set[str], known: Vocabulary, report: Report) -> None:
    goal = row["goal"]
    if goal.text is not None and goal.text not in goals:
        report.unknown("unknown-goal", goal.path, goal.text, goals)
    for word in row["reported_in"].texts():
        there = word.text is None or word.text.casefold() in names or word.text in known.states
        if word.text is not None and not there and known.complete:
            report.unknown("unknown-report", word.path, word.text, {*names, *known.states})
    _opens(row, known, report)


def _opens(row: Cursor, known: Vocabulary, report: Report) -> None:
    opens, over = row["opens"], row["when_over"]
    known.check_document(opens, report)
    for there, lacking, key in ((opens, over, "when_over"), (over, opens, "opens")):
        if there.value is not None and lacking.value is None:
            report.add("missing-key", lacking.path, key=key)
    if over.value is None:
        return
    if limit(over.value) is None or row["kind"].text not in _NUMERIC:
        report.add("limit-not-number", over.path)
