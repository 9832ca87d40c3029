"""A bar while something long goes on: on a terminal only, on standard error, gone when it is done."""

import sys
from datetime import date
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn


class DayBar:
    """Shows how far a simulated clock has come."""

    def __init__(self, label: str) -> None:
        console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=40),
            TextColumn("{task.fields[day]}"),
            console=console,
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task(label, day="", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def show(self, first: date, day: date, last: date) -> None:
        """The clock has come to a day."""
        total = (last - first).days + 1
        self._bar.update(self._task, completed=(day - first).days + 1, total=total, day=day.isoformat())
