"""The notices that are due: the question every tick asks."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from figures import Figure, instance, median_ms, timed

from arshjul.domain.due import notices_due
from arshjul.domain.ladder import wanted
from arshjul.service.opening import open_year
from arshjul.service.running import Running
from arshjul.service.ticking import ready, tick

_ROUNDS = 50


def measure() -> Iterator[Figure]:
    """The pure question on the whole year's ledger, what the year asks for, and a tick with nothing to do."""
    with tempfile.TemporaryDirectory() as folder:
        world = instance(Path(folder) / "i")
        open_year(world, 2018, "p01", "open", datetime(2018, 1, 1, 5, tzinfo=UTC), simulated=True)
        day = date(2018, 6, 1)
        with world.store.reading() as reading:
            definitions = world.in_use(reading)
            every = {d.row.id: d for d in Running(reading, definitions).documents()}
            rows = reading.notices()
        states = ready(every)

        def asked() -> int:
            return sum(
                len(wanted(definitions.basis, d.planned, d.progress, day, day)) for d in every.values()
            )

        due = [timed(lambda: notices_due(rows, states, day))[0] for _ in range(_ROUNDS)]
        want = [timed(asked)[0] for _ in range(_ROUNDS)]
        night = datetime(2018, 1, 1, 6, tzinfo=UTC)
        ticks = [timed(lambda: tick(world, night))[0] for _ in range(_ROUNDS)]
        world.store.close()
    yield Figure(f"notices_due, {len(rows)} notices of the year", median_ms(due), "ms", 10.0)
    yield Figure(f"every notice that {len(every)} documents ask for", median_ms(want), "ms")
    yield Figure("a whole tick with nothing to send, in a simulated database", median_ms(ticks), "ms")
