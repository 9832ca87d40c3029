"""The shipped year through the real services, without SMTP."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from figures import Accepting, Figure, instance, timed

from arshjul.service.simulating import simulate


def measure() -> Iterator[Figure]:
    """Wall time of one simulated year."""
    with tempfile.TemporaryDirectory() as folder:
        world = instance(Path(folder) / "i")
        seconds = timed(lambda: simulate(world, 2018, 1, lambda instant: None, Accepting()))[0]
        world.store.close()
    yield Figure("simulate 2018, every mail composed, none sent over SMTP", seconds, "s", 10.0)
