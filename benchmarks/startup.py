"""Start-up: ``--help`` and ``check`` against a Typer hello-world, as a person waits for them."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from figures import Figure, instance, median_ms

_ROUNDS = 15
_HELLO = """
import typer

app = typer.Typer(rich_markup_mode=None)


@app.command()
def hello(name: str = "du") -> None:
    print("hej", name)


app()
"""


def measure() -> Iterator[Figure]:
    """Medians of interleaved rounds, each a fresh process with compiled modules."""
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(_HELLO, encoding="utf-8")
        root = Path(folder) / "i"
        instance(root)
        ours = [sys.executable, "-m", "arshjul", "-C", str(root)]
        commands = {
            "a Typer hello-world": [sys.executable, str(hello)],
            "arshjul --help": [*ours, "--help"],
            "arshjul check": [*ours, "check", "2018", "--fresh"],
            "arshjul check, unchanged": [*ours, "check", "2018"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            _seconds(command)  # compiles what is not compiled
        for _ in range(_ROUNDS):
            for name, command in commands.items():
                times[name].append(_seconds(command))
    base = median_ms(times["a Typer hello-world"])
    yield Figure("a Typer hello-world", base, "ms")
    for name in ("arshjul --help", "arshjul check", "arshjul check, unchanged"):
        yield Figure(f"{name}", median_ms(times[name]), "ms")
        yield Figure(f"{name}: ratio to hello", median_ms(times[name]) / base, "×", 2.0)


def _seconds(command: list[str]) -> float:
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    subprocess.run(command, stdout=quiet, stderr=quiet, env=environment, check=False)
    return time.perf_counter() - start
