"""Which documents a meeting is for, from its note: names and aliases that the workflows state."""

from collections.abc import Iterable, Iterator, Mapping

from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.organisation import Organisation
from arshjul.domain.workflow import Transition, Workflow
from arshjul.values import dataclass

_OWN = "own"


@dataclass(frozen=True, slots=True)
class Hint:
    """What a note says: document types, and words that several types answer to."""

    documents: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Documents that the body takes no part in."""


class Hints:
    """Looks notes up. Only whole words count: "budgetuppföljning" is no budget."""

    def __init__(self, workflows: Iterable[Workflow], organisation: Organisation) -> None:
        self._organisation = organisation
        self._latest = {w.id: w for w in sorted(workflows, key=lambda w: w.first_cycle)}
        self._words: dict[tuple[str, ...], list[Workflow]] = {}
        for workflow in self._latest.values():
            for word in {workflow.name.sv, workflow.name.definite or "", *workflow.aliases} - {""}:
                self._words.setdefault(_parts(word), []).append(workflow)

    @property
    def documents(self) -> Mapping[str, Workflow]:
        """Every document type by its id."""
        return self._latest

    def of(self, note: str, body: str) -> Hint:
        """The documents that a note names, of those that the body takes part in."""
        found, several, others = dict[str, None](), dict[str, None](), dict[str, None]()
        for meant in self._named(note):
            ids = dict.fromkeys(workflow.id for workflow in meant)
            mine = dict.fromkeys(w.id for w in meant if self._takes_part(w, body))
            if body not in self._organisation.bodies:  # nobody knows yet what it takes part in
                (found if len(ids) == 1 else several).update(ids)
            else:
                found.update(mine)
                others.update(ids if not mine else {})
        return Hint(tuple(found), tuple(several), tuple(others))

    def _named(self, note: str) -> Iterator[list[Workflow]]:
        """The longest names first, each word of the note used once."""
        words = _parts(note)
        index = 0
        while index < len(words):
            for count in range(len(words) - index, 0, -1):
                meant = self._words.get(words[index : index + count])
                if meant:
                    yield meant
                    index += count - 1
                    break
            index += 1

    def _takes_part(self, workflow: Workflow, body: str) -> bool:
        return any(self._is_at(step, workflow, body) for step in workflow.transitions)

    def _is_at(self, step: Transition, workflow: Workflow, body: str) -> bool:
        """Whether the body takes the step at its meeting."""
        known = self._organisation.bodies.get(body)
        if known is None or step.due is not None:
            return False
        if step.body == _OWN:
            owned = workflow.owner in (body, *known.kinds)
            return owned or body in self._organisation.expand(workflow.one_per)
        return step.body == body or step.body in known.kinds


def _parts(text: str) -> tuple[str, ...]:
    return tuple(word for part in vocabulary.plain(text).split() if (word := vocabulary.folded(part)))
