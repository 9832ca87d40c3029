"""Where the members of a joint plan stand, for those who look at one of them."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from arshjul.domain.joining import joint_steps
from arshjul.domain.progress import Taken
from arshjul.service.agreeing import others
from arshjul.service.running import Running, RunningDocument
from arshjul.values import dataclass


class JointStatus(StrEnum):
    """How far the members have come with the decision at hand."""

    UNDECIDED = "undecided"
    CONDITIONAL = "conditional"
    """Decided, and waiting for the others to decide identically."""
    APPROVED = "approved"
    BROKEN = "broken"
    """Somebody has decided otherwise, and the members have not agreed since."""


@dataclass(frozen=True)
class Partner:
    """One member at the step at hand."""

    running: RunningDocument
    status: JointStatus
    taken: Taken | None
    """Its decision, if it stands."""
    due: date | None
    """When it is to decide, if it has not."""


@dataclass(frozen=True)
class Partners:
    """A joint plan as it stands."""

    group: str
    step: str
    """The step at hand: the first that not all have agreed on, else the last."""
    status: JointStatus
    members: tuple[Partner, ...]
    broken_by: str | None


def partners(every: Running, running: RunningDocument) -> Partners | None:
    """The joint plan that a document is part of, if any."""
    joint = running.progress.joint
    if joint is None:
        return None
    together = sorted((running, *others(every, running)), key=lambda one: one.row.id)
    steps = [step.trigger for step in joint_steps(running.document.workflow)]
    step = next((s for s in steps if not _agreed(together, s)), steps[-1])
    members = tuple(_partner(one, step) for one in together)
    return Partners(joint.group, step, _status(together, members, joint.broken), members, joint.broken)


def _agreed(together: Sequence[RunningDocument], step: str) -> bool:
    return all(one.progress.joint is not None and step in one.progress.joint.approved for one in together)


def _status(
    together: Sequence[RunningDocument], members: Sequence[Partner], broken: str | None
) -> JointStatus:
    if all(member.status is JointStatus.APPROVED for member in members):
        return JointStatus.APPROVED
    if broken is not None:
        return JointStatus.BROKEN
    waits = any(one.progress.conditional for one in together)
    return JointStatus.CONDITIONAL if waits else JointStatus.UNDECIDED


def _partner(one: RunningDocument, step: str) -> Partner:
    joint, taken, planned = one.progress.joint, one.progress.taken.get(step), one.planned.step(step)
    if joint is not None and step in joint.approved:
        return Partner(one, JointStatus.APPROVED, taken, None)
    if joint is not None and step in joint.waiting:
        return Partner(one, JointStatus.CONDITIONAL, taken, None)
    return Partner(one, JointStatus.UNDECIDED, None, planned.due if planned else None)
