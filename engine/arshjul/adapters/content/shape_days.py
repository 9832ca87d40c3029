"""Shapes of days that come again every year: a period of a report, a last day of the law."""

import re

from arshjul.adapters.content.report import Report
from arshjul.adapters.content.shape import Schema, Shape, is_a
from arshjul.adapters.content.tables import Key, Table
from arshjul.domain.findings import Path

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


class MonthDay(Shape):
    """A day of any year, as month and day: 03-31."""

    def check(self, value: object, path: Path, report: Report) -> None:
        """Two digits, a hyphen, two digits, and a day that the month has."""
        if not is_a("text", value, path, report):
            return
        found = _MONTH_DAY.fullmatch(str(value))
        if found is None or int(found[2]) > _DAYS[int(found[1]) - 1]:
            report.add("wrong-value", path, expected="month-day", value=str(value)[:80])

    def schema(self) -> Schema:
        """A string with the pattern."""
        return {"type": "string", "pattern": f"^{_MONTH_DAY.pattern}$"}


PERIOD = Table(
    "För en rapport: den del av dokumentets år som den handlar om, båda dagarna inräknade.",
    {
        "from": Key(MonthDay("Första dagen, månad och dag: 01-01."), required=True),
        "until": Key(MonthDay("Sista dagen, månad och dag: 03-31."), required=True),
    },
)
