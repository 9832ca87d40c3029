"""What things are called: bodies, people, documents, steps and states, from the values at hand.

A thing nobody knows is called by its id: a name that is missing must never stop a sentence.
"""

from collections.abc import Callable, Iterable, Mapping

from arshjul.domain.names import Name
from arshjul.domain.obligations import recipient
from arshjul.domain.organisation import Organisation
from arshjul.domain.workflow import Workflow
from arshjul.values import dataclass

Finder = Callable[[str], Workflow | None]
"""From a document's id, or a document type's, to its workflow."""


def finder(workflows: Iterable[Workflow], own: Mapping[str, Workflow] | None = None) -> Finder:
    """Finds the workflow version of a document's or a document type's id.

    :param own: documents that run on another version, by id
    """
    known = tuple(workflows)

    def find(word: str) -> Workflow | None:
        if own and word in own:
            return own[word]
        fitting = [workflow for workflow in known if _fits(workflow, word)]
        # a longer id goes first: "kvartalsrapport-samlad-2018" is not of the type "kvartalsrapport"
        return max(fitting, key=lambda workflow: (len(workflow.id), workflow.first_cycle), default=None)

    return find


def _fits(workflow: Workflow, word: str) -> bool:
    if word == workflow.id:
        return True
    year = word.removeprefix(f"{workflow.id}-").partition("-")[0]
    if not word.startswith(f"{workflow.id}-") or not year.isdecimal():
        return False
    return workflow.in_force(int(year) - workflow.year_offset)


@dataclass(frozen=True)
class Names:
    """Names in one language."""

    language: str
    organisation: Organisation | None = None
    documents: Finder | None = None

    def body(self, body_id: str, *, running: bool = True) -> str:
        """A body's name; for running text in its definite form, or the one for tables."""
        body = self.organisation.bodies.get(body_id) if self.organisation else None
        if body is None:
            return body_id
        if running and (body.name.definite or self.language != "sv"):
            return self._member(body.name.definite_in(self.language), body.organisation)
        return self._member(body.name.in_language(self.language), body.organisation)

    def person(self, person_id: str) -> str:
        """A person's name."""
        person = self.organisation.people.get(person_id) if self.organisation else None
        return self._member(person.name, person.organisation) if person else person_id

    def member(self, organisation_id: str) -> str:
        """The name of one of the organisations that share an instance."""
        name = self.organisation.members.get(organisation_id) if self.organisation else None
        return name.in_language(self.language) if name else organisation_id

    def type(self, word: str, *, running: bool = True) -> str:
        """What a document type is called, by its id or a document's: "verksamhetsplanen"."""
        workflow = self.workflow(word)
        return self._name(workflow.name, running) if workflow else word

    def step(self, workflow: Workflow | str | None, trigger: str) -> str:
        """A step's name."""
        known = self.workflow(workflow)
        step = known.step(trigger) if known else None
        if step is None:
            return trigger
        name, to = step.name.in_language(self.language), recipient(trigger)
        return f"{name}: {self.body(to)}" if to else name

    def state(self, workflow: Workflow | str | None, state_id: str) -> str:
        """A state's name."""
        known = self.workflow(workflow)
        state = known.states.get(state_id) if known else None
        return state.name.in_language(self.language) if state else state_id

    def workflow(self, word: Workflow | str | None) -> Workflow | None:
        """The workflow itself, or the one of a document's id."""
        if isinstance(word, str):
            return self.documents(word) if self.documents else None
        return word

    def _member(self, name: str, organisation_id: str | None) -> str:
        """A name, and which of several organisations it is of: a duty is called the same in all of them."""
        return f"{name} ({self.member(organisation_id)})" if organisation_id else name

    def _name(self, name: Name, running: bool) -> str:
        return name.definite_in(self.language) if running else name.in_language(self.language)
