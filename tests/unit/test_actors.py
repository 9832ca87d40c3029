"""Simulated people: chance is a function of the seed and of what it is about, and they follow the rules."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.actors import Chance, command_for
from arshjul.domain.commands import Advance
from arshjul.domain.progress import Progress, Taken
from arshjul.domain.situation import Situation

if TYPE_CHECKING:
    from tests.unit.conftest import Small

SEEDS = range(40)
HANDED_IN = Progress("handed_in", 2, {"hand_in": Taken(date(2018, 8, 16), "an1")})


def _days(
    small: "Small", progress: Progress, trigger: str, seed: int, first: date
) -> tuple[date, Advance] | None:
    """The first day on which the person whose turn it is acts, and how."""
    for number in range(150):
        day = first + timedelta(days=number)
        situation = small.situation(small.basis(), "plan-2019-AN", day, progress)
        command = _command(situation, trigger, seed)
        if command is not None:
            return day, command
    return None


def _command(situation: Situation, trigger: str, seed: int) -> Advance | None:
    step = situation.planned.step(trigger)
    assert step is not None
    return command_for(situation, step, Chance(seed))


def test_chance_is_the_same_for_the_same_thing() -> None:
    """The order of events changes nothing; another seed or thing is another number."""
    assert Chance(1).share("late", "a") == Chance(1).share("late", "a")
    assert len({Chance(seed).share("late", "a") for seed in SEEDS}) == len(SEEDS)
    assert all(0 <= Chance(seed).share("x") < 1 for seed in SEEDS)
    assert {Chance(seed).number(2, 5, "x") for seed in SEEDS} == {2, 3, 4, 5}


def test_some_hand_in_late_but_always_before_the_meeting(small: "Small") -> None:
    """Most in time, some after their day; the matter is never treated before it is there."""
    found = [_days(small, Progress("drafting", 1), "hand_in", seed, date(2018, 8, 1)) for seed in SEEDS]
    days = [day for day, _ in (pair for pair in found if pair)]
    assert len(days) == len(SEEDS)
    late = [day for day in days if day > date(2018, 8, 16)]
    assert 0 < len(late) < len(SEEDS) // 2
    assert max(days) < date(2018, 8, 30)


@pytest.mark.parametrize("seed", [0, 7, 11])
def test_a_command_of_theirs_is_never_refused(small: "Small", seed: int) -> None:
    """They use the meeting that was held, a §, a registry number and their own mandate."""
    found = _days(small, HANDED_IN, "propose", seed, date(2018, 8, 20))
    assert found is not None
    day, command = found
    assert day >= date(2018, 8, 30)
    situation = small.situation(small.basis(), "plan-2019-AN", day, HANDED_IN)
    more = {
        name: getattr(command, name) for name in ("meeting", "paragraph", "registry", "outcome", "reason")
    }
    assert small.codes(situation, "propose", command.actor, **more) == []


def test_nobody_acts_where_something_required_is_missing(small: "Small") -> None:
    """Without the budget the plan is not decided."""
    proposed = Progress("proposed", 3, {"propose": Taken(date(2018, 8, 30), "an-sec", "AN-1")})
    assert _days(small, proposed, "decide", 1, date(2018, 12, 1)) is None
