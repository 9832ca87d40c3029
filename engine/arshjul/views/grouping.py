"""Steps that are alike enough to be one thing in a picture: "VP ×5" instead of five arcs side by side.

Alike is the same step of the same document type at the same level, standing the same way. A late step is
never hidden among those that are done, nor one without a meeting among those that have one.
"""

from collections.abc import Hashable, Iterable
from datetime import date

from arshjul.service.picturing import PicturedStep
from arshjul.values import dataclass


@dataclass(frozen=True)
class Group:
    """One step, or several that are alike, in order of day."""

    steps: tuple[PicturedStep, ...]

    @property
    def first(self) -> PicturedStep:
        """The one that stands for all of them."""
        return self.steps[0]

    @property
    def start(self) -> date:
        """First day of the work that leads to any of them."""
        return min(step.start for step in self.steps)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which they are due, or were taken; each once."""
        return tuple(sorted({step.day for step in self.steps}))

    @property
    def mark(self) -> str:
        """How many they are: "×5", nothing for a single one."""
        return f"×{len(self.steps)}" if len(self.steps) > 1 else ""


def grouped(
    steps: Iterable[PicturedStep], apart: int | None = 0, *, by_body: bool = False
) -> tuple[Group, ...]:
    """Every step in exactly one group.

    :param apart: how many days the first and the last of a group may be apart, in beginning and in end;
        None when only the end counts, and that is one day
    :param by_body: whether those of different bodies are kept apart
    """
    found: list[list[PicturedStep]] = []
    latest: dict[Hashable, list[list[PicturedStep]]] = {}
    for step in sorted(steps, key=lambda s: s.day):
        like = latest.setdefault((_likeness(step), step.step.body if by_body else None), [])
        group = next((group for group in like if _near(group, step, apart)), None)
        if group is None:
            group = []
            like.append(group)
            found.append(group)
        group.append(step)
    return tuple(Group(tuple(group)) for group in found)


def _likeness(step: PicturedStep) -> Hashable:
    return step.level, step.document.type, step.step.trigger, step.state, step.unbound, step.at_meeting


def _near(group: list[PicturedStep], step: PicturedStep, apart: int | None) -> bool:
    limit = apart or 0
    if (step.day - group[0].day).days > limit:
        return False
    starts = [step.start, *(other.start for other in group)]
    return apart is None or (max(starts) - min(starts)).days <= limit
