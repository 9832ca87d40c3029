"""The scheduler: one job, the tick, again and again until a signal comes. The one home of apscheduler.

APScheduler remembers nothing here (what is due stands in the ledger), so none of its stores is used. The tick
runs in the scheduler's own thread, always the same one, which is a daemon: a tick that hangs cannot keep the
process from ending in time.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from apscheduler.executors.debug import (
    DebugExecutor,
)  # "debug" in name only: runs jobs in the scheduler's thread
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
END_SECONDS = 25.0
"""How long a running tick may take to end after the signal; `run` promises 30 s in all."""


class _AtOnceThenEvery(IntervalTrigger):  # type: ignore[misc]  # apscheduler publishes no types
    """An interval that begins now instead of one interval from now."""

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime | None:
        """The next instant, from the last one."""
        following: datetime | None = super().get_next_fire_time(previous, now)
        return now if previous is None else following


class _Ticker:
    """Runs the tick unless it is time to stop, and tells when none is running."""

    def __init__(self, tick: Callable[[], None], on_error: Callable[[Exception], None]) -> None:
        self._tick = tick
        self._on_error = on_error
        self._running = threading.Lock()
        self._stopping = threading.Event()

    def run(self) -> None:
        with self._running:
            if self._stopping.is_set():
                return
            try:
                self._tick()
            except Exception as error:
                self._on_error(error)

    def stop(self) -> None:
        self._stopping.set()

    def ended_within(self, seconds: float) -> bool:
        ended = self._running.acquire(timeout=seconds)
        if ended:
            self._running.release()
        return ended


def run_until_signal(
    tick: Callable[[], None],
    *,
    on_stop: Callable[[], None],
    on_error: Callable[[Exception], None],
    every_seconds: float = 60,
    end_seconds: float = END_SECONDS,
) -> int:
    """Tick at once and then at every interval, until SIGTERM or SIGINT; the signal's number.

    At the signal no new tick starts, ``on_stop`` is called (it must make a waiting tick end soon), and the
    running tick gets ``end_seconds``. What a tick raises goes to ``on_error``, and the next tick still comes.
    To be called from the main thread; the ticks run in another, always the same.
    """
    ticker = _Ticker(tick, on_error)
    scheduler = BackgroundScheduler(timezone=UTC, executors={"default": DebugExecutor()}, daemon=True)
    scheduler.add_job(
        ticker.run,
        _AtOnceThenEvery(seconds=every_seconds, timezone=UTC),
        coalesce=True,
        misfire_grace_time=None,
        max_instances=1,
    )
    with _signals() as wait_for_signal:
        scheduler.start()
        number = wait_for_signal()
        ticker.stop()
        on_stop()
        if ticker.ended_within(end_seconds):
            scheduler.shutdown()
    return number


@contextmanager
def _signals() -> Iterator[Callable[[], int]]:
    """Catch the signals; gives a function that waits for one and says which.

    By the wake-up descriptor, because a handler that sets an event can dead-lock with the thread that waits
    on it, and because the kernel may hand the signal to any thread.
    """
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before_fd = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    before = {number: signal.signal(number, lambda *_: None) for number in _SIGNALS}
    try:
        yield lambda: _next_signal(reader)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(before_fd)
        os.close(reader)
        os.close(writer)


def _next_signal(reader: int) -> int:
    while True:  # other signals (a resized window) wake it too
        number = os.read(reader, 1)[0]
        if number in _SIGNALS:
            return number
