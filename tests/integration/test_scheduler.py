"""The scheduler in a process of its own, with real signals."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

PROGRAM = """
import sys, threading
from arshjul.adapters.scheduler import run_until_signal

ticks = 0
stopped = threading.Event()

def say(words):
    print(words, flush=True)

def tick():
    global ticks
    ticks += 1
    say(f"tick {ticks} in {threading.current_thread().name} {threading.get_ident()}")
    {body}

def on_stop():
    say("stopping")
    {on_stop}

number = run_until_signal(
    tick, on_stop=on_stop, on_error=lambda e: say(f"error {e}"), every_seconds={every}, end_seconds={end}
)
say(f"ended by {number}")
"""


@contextmanager
def scheduler(
    *, body: str = "pass", on_stop: str = "pass", every: float = 60, end: float = 25
) -> Iterator["subprocess.Popen[str]"]:
    """A process that runs the scheduler and tells on its standard output what happens."""
    source = textwrap.dedent(PROGRAM)
    for name, value in {"body": body, "on_stop": on_stop, "every": every, "end": end}.items():
        source = source.replace("{" + name + "}", str(value))
    process = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def line(process: "subprocess.Popen[str]") -> str:
    """The next line it says; waits for it."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def rest(process: "subprocess.Popen[str]") -> list[str]:
    """What it still says until it ends."""
    out, _ = process.communicate(timeout=30)
    return out.splitlines()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ticks_at_once_and_ends_at_a_signal(number: signal.Signals) -> None:
    """The first tick comes without waiting for the interval; SIGTERM and SIGINT end it, and it says which."""
    with scheduler() as process:
        assert line(process).startswith("tick 1")
        os.kill(process.pid, number)
        assert rest(process) == ["stopping", f"ended by {number.value}"]
        assert process.returncode == 0


def test_it_ticks_again_and_again_in_the_same_thread() -> None:
    """After each interval the next tick comes, in the same thread, so that a connection may be held."""
    with scheduler(every=0.01) as process:
        said = [line(process) for _ in range(5)]
        assert [words.split()[1] for words in said] == ["1", "2", "3", "4", "5"]
        assert len({words.split()[-1] for words in said}) == 1


def test_a_tick_that_fails_is_told_and_the_next_one_comes() -> None:
    """An error in one tick is reported and does not end the scheduler."""
    with scheduler(body="raise ValueError(ticks)", every=0.01) as process:
        said = [line(process) for _ in range(4)]
        assert [words for words in said if words.startswith("error")] == ["error 1", "error 2"]
        assert said[2].startswith("tick 2")


def test_no_tick_starts_after_the_signal() -> None:
    """A running tick is let go by ``on_stop``, ends, and is the last."""
    with scheduler(body="stopped.wait(); say('let go')", on_stop="stopped.set()", every=0.01) as process:
        assert line(process).startswith("tick 1")
        os.kill(process.pid, signal.SIGTERM)
        said = rest(process)
        assert said[0] == "stopping"
        assert sorted(said) == ["ended by 15", "let go", "stopping"]


def test_a_tick_that_hangs_cannot_keep_the_process() -> None:
    """A tick that does not end in time is left behind: the process ends all the same."""
    with scheduler(body="threading.Event().wait()", end=0.05) as process:
        assert line(process).startswith("tick 1")
        os.kill(process.pid, signal.SIGTERM)
        assert rest(process) == ["stopping", "ended by 15"]
        assert process.returncode == 0


def test_ticks_never_overlap() -> None:
    """A tick that takes longer than the interval is followed by the next one; none runs beside it."""
    busy = "assert not stopped.is_set(); stopped.set(); threading.Event().wait(0.05); stopped.clear()"
    with scheduler(body=busy, every=0.01) as process:
        said = [line(process) for _ in range(4)]
        assert [words.split()[:2] for words in said] == [["tick", str(n)] for n in range(1, 5)]
