"""A measured figure with its goal, and the instance that the benchmarks run on."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from arshjul import bootstrap
from arshjul.adapters import folders
from arshjul.adapters.clock import SteppedClock
from arshjul.adapters.store import SqliteStore
from arshjul.domain.mails import Attempt, Delivery, Mail
from arshjul.service.world import World
from arshjul.values import dataclass


@dataclass(frozen=True)
class Figure:
    """One measurement; a goal of None is stated for information."""

    what: str
    value: float
    unit: str
    goal: float | None = None

    @property
    def met(self) -> bool:
        """Whether the value is within the goal."""
        return self.goal is None or self.value <= self.goal

    def __str__(self) -> str:
        verdict = "ok" if self.met else "MISSED"
        goal = "" if self.goal is None else f"   goal ≤ {self.goal:g} {self.unit}   {verdict}"
        return f"{self.what:<78} {self.value:8.2f} {self.unit}{goal}"


class Accepting:
    """A postman that keeps the protocol and takes every mail."""

    def send(self, mail: Mail, sender: str, before_dot: Callable[[], None]) -> Attempt:
        """Accepts."""
        before_dot()
        return Attempt(Delivery.ACCEPTED, "250 ok")

    def close(self) -> None:
        """Nothing is held."""


def instance(folder: Path, journal: str | None = None) -> World:
    """The shipped instance in a folder, with an empty database and a clock that is set."""
    for name, data in folders.starter_files(folders.starter()).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    store = SqliteStore(folder / "arshjul.db", bootstrap.canonical, journal=journal)
    clock = SteppedClock(datetime(2018, 1, 1, 5, tzinfo=UTC))
    return bootstrap.world(folder, clock=clock, store=store, postman=lambda settings: Accepting())


def median_ms(samples: list[float]) -> float:
    """Median in milliseconds."""
    return statistics.median(samples) * 1000


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of one call."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu
