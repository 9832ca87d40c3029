"""The part of ``verify`` about joint plans: what one decision leads to stands in every member's history.

What must follow is computed by the same rule that recorded it; an entry that is missing, or that says
otherwise, or that nothing led to, is told.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from arshjul.domain.basis import Document
from arshjul.domain.history import EntryType, Fields
from arshjul.domain.joining import AGREED, Consequence, Member, consequence, formed, parted, under_condition
from arshjul.domain.progress import Progress
from arshjul.domain.workflow import Workflow
from arshjul.errors import Fault

CHOICES = frozenset({EntryType.JOINT_FORMED, EntryType.JOINT_LEFT})
_LED_TO = frozenset({EntryType.JOINT_APPROVED, EntryType.JOINT_BROKEN})

Replayed = Mapping[str, tuple[Workflow, Progress]]
_Row = tuple[str, Fields]


class JointReplay:
    """Follows the joint plans through the chain."""

    def __init__(self) -> None:
        self._due: deque[_Row] = deque()
        self._request: object = None

    def before(self, entry: Fields, replayed: Replayed) -> Iterator[Fault]:
        """What is wrong with an entry, seen from what came before it."""
        if self._due and (entry["type"] not in CHOICES | _LED_TO or entry.get("req") != self._request):
            yield from self.unfinished()
        if entry["type"] in CHOICES and not self._due:
            self._due.extend(_choice(entry, replayed))
            self._request = entry.get("req")
        if entry["type"] in CHOICES | _LED_TO:
            document, told = self._due.popleft() if self._due else ("", {})
            if entry["doc"] != document or any(entry.get(name) != told[name] for name in told):
                yield _fault(entry)
        if entry["type"] == EntryType.STEP_TAKEN:
            yield from _condition(entry, replayed)

    def after(self, entry: Fields, replayed: Replayed) -> None:
        """Note what must follow from an entry that has been replayed."""
        if entry["type"] == EntryType.STEP_TAKEN and entry.get("joint"):
            found = _consequence(entry, replayed)
            self._due.extend(found.rows if found else ())
            self._request = entry.get("req")

    def unfinished(self) -> Iterator[Fault]:
        """What should have followed and did not."""
        while self._due:
            document, told = self._due.popleft()
            yield Fault("joint-lacking-in-history", {"document": document, "type": told["type"]})


def _choice(entry: Fields, replayed: Replayed) -> Iterable[_Row]:
    """The rows that a choice must have left, from its first one."""
    if entry["type"] == EntryType.JOINT_LEFT:
        joint = replayed[str(entry["left"])][1].joint
        return parted(joint, str(entry["left"])) if joint else ()
    members = entry["members"]
    assert isinstance(members, list)
    free = all(replayed[str(member)][1].joint is None for member in members)
    return formed([str(member) for member in members]) if free and len(members) > 1 else ()


def _condition(entry: Fields, replayed: Replayed) -> Iterator[Fault]:
    """Whether the decision says rightly that it was made under the condition."""
    workflow, progress = replayed[str(entry["doc"])]
    step = workflow.transition(str(entry["trigger"]))
    joint = progress.joint
    told = joint.group if joint is not None and step is not None and under_condition(progress, step) else None
    agreed = entry["outcome"] in AGREED
    if entry.get("joint") != told or (told and agreed and not entry.get("att")):
        yield _fault(entry)


def _consequence(entry: Fields, replayed: Replayed) -> Consequence | None:
    own = str(entry["doc"])
    joint = replayed[own][1].joint
    others = [_member(other, replayed) for other in joint.others(own)] if joint else []
    return consequence(entry, _member(own, replayed), others)


def _member(id_: str, replayed: Replayed) -> Member:
    workflow, progress = replayed[id_]
    return Member(Document(id_, workflow.id, "", 0, 0, workflow), progress)


def _fault(entry: Fields) -> Fault:
    return Fault("joint-wrong-in-history", {"row": entry.get("seq"), "document": entry.get("doc")})
