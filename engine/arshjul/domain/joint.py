"""What a document's history says of the joint plan that it is part of.

Committees may choose one common plan. Each decides it under the condition that the others decide identically
(*likalydande*), so a decision first waits, and is then either fulfilled or undone. The machine's states know
nothing of this: it is a fact beside the state (docs/decisions/0012-joint-plans.md).
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from arshjul.domain.history import Fields
from arshjul.domain.workflow import Workflow
from arshjul.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Joint:
    """One document's part in a joint plan."""

    members: tuple[str, ...]
    """Ids of every document of the plan, its own included, in order."""
    waiting: tuple[str, ...] = ()
    """Steps decided under the condition, which the others have not fulfilled yet."""
    approved: tuple[str, ...] = ()
    """Steps at which every member has decided the same text."""
    counts_as: str | None = None
    """The state in which it counts as standing while a decision waits: the one it was decided from."""
    breaks: int = 0
    """How often the plan has been broken."""
    broken: str | None = None
    """The document whose decision broke the plan, until the members have agreed again."""

    @property
    def group(self) -> str:
        """What the plan is called, made of its members' ids."""
        return group_of(self.members)

    def others(self, own: str) -> tuple[str, ...]:
        """The other members."""
        return tuple(member for member in self.members if member != own)


def group_of(members: Sequence[str]) -> str:
    """``verksamhetsplan-2019-NPF+NPH`` for the plans of NPF and NPH."""
    ordered = sorted(members)
    pairs = zip(ordered[0], ordered[-1], strict=False)
    same = next((i for i, (a, b) in enumerate(pairs) if a != b), len(ordered[0]))
    stem = ordered[0][:same].rpartition("-")[0]
    return f"{stem}-{'+'.join(member[len(stem) + 1 :] for member in ordered)}"


def joined(entry: Fields) -> Joint | None:
    """The part that an entry about the membership leaves: formed, or left by somebody; None when it is over.

    One who leaves takes along what has been agreed so far only in the history.
    """
    members = entry["members"]
    assert isinstance(members, list)
    return Joint(tuple(map(str, members))) if members else None


def remaining(joint: Joint, entry: Fields) -> Joint | None:
    """The same part when another member has left; what all have agreed on stays agreed."""
    left = joined(entry)
    return replace(joint, members=left.members, broken=None) if left else None


def decided(joint: Joint, trigger: str) -> Joint:
    """A decision under the condition: it waits for the others."""
    kept = tuple(step for step in joint.approved if step != trigger)
    return replace(joint, waiting=(*undone(joint, [trigger]).waiting, trigger), approved=kept)


def fulfilled(joint: Joint, trigger: str) -> Joint:
    """Every member has decided the same text at this step."""
    found = undone(joint, [trigger])
    return replace(found, approved=(*found.approved, trigger), broken=None)


def broken(joint: Joint, by: str) -> Joint:
    """Somebody has decided otherwise."""
    return replace(joint, breaks=joint.breaks + 1, broken=by)


def undone(joint: Joint, triggers: Collection[str]) -> Joint:
    """Some decisions do not stand any more."""
    return replace(
        joint,
        waiting=tuple(step for step in joint.waiting if step not in triggers),
        approved=tuple(step for step in joint.approved if step not in triggers),
    )


def renamed(joint: Joint, names: Mapping[str, object]) -> Joint:
    """The same part when steps are called otherwise."""
    waiting, approved = (
        tuple(str(names.get(step, step)) for step in steps) for steps in (joint.waiting, joint.approved)
    )
    return replace(joint, waiting=waiting, approved=approved)


def counted(joint: Joint, workflow: Workflow) -> Joint:
    """With the state that it counts as standing in: before the first decision that waits."""
    first = workflow.transition(joint.waiting[0]) if joint.waiting else None
    return replace(joint, counts_as=first.source if first else None)


def to_fields(joint: Joint) -> Fields:
    """The part as plain data, for the store's cache."""
    return {
        "members": list(joint.members),
        "waiting": list(joint.waiting),
        "approved": list(joint.approved),
        "counts_as": joint.counts_as,
        "breaks": joint.breaks,
        "broken": joint.broken,
    }


def from_fields(data: Mapping[str, Any]) -> Joint:
    """The part back from plain data.

    :raises KeyError, ValueError, TypeError: data that ``to_fields`` did not make
    """
    members, waiting, approved = (tuple(map(str, data[name])) for name in ("members", "waiting", "approved"))
    return Joint(members, waiting, approved, data["counts_as"], int(data["breaks"]), data["broken"])
