"""What every picture of a cycle says: names, days, states and codes, in the reader's words."""

from functools import cached_property

from arshjul.domain.workflow import Workflow
from arshjul.service.picturing import Level, Picture, PicturedStep, StepState
from arshjul.values import dataclass
from arshjul.views.codes import codes
from arshjul.views.grouping import Group
from arshjul.views.naming import finder
from arshjul.views.palette import KINDS
from arshjul.views.text import Words

GLYPHS = {StepState.DONE: "✓", StepState.ONGOING: "●", StepState.UPCOMING: "○", StepState.LATE: "!"}
"""A sign for each state, so that nothing is told by colour alone."""


@dataclass(frozen=True)
class Told:
    """A picture and the words for it."""

    words: Words
    picture: Picture

    @cached_property
    def types(self) -> tuple[Workflow, ...]:
        """The document types in the picture, by id."""
        found = {step.document.type: step.document.workflow for step in self.picture.steps}
        return tuple(found[key] for key in sorted(found))

    @cached_property
    def codes(self) -> dict[str, str]:
        """The code of each document type."""
        return codes({w.id: w.name.in_language(self.words.language) for w in self.types})

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that take a step, from the administration outwards, in the organisation's order."""
        used = {step.step.body: step.level for step in self.picture.steps if step.step.body}
        order = list(self.picture.basis.organisation.bodies)
        return tuple(sorted(used, key=lambda body: ([*Level].index(used[body]), order.index(body))))

    def level(self, level: Level) -> tuple[PicturedStep, ...]:
        """The steps of one level."""
        return tuple(step for step in self.picture.steps if step.level is level)

    @property
    def title(self) -> str:
        """What the picture is of."""
        return self.words.say("pic.title", {"year": self.picture.cycle, "organisation": self.organisation})

    @property
    def organisation(self) -> str:
        """Whose year it is."""
        return self.picture.basis.organisation.name_in(self.picture.cycle, self.picture.today)

    @property
    def summary(self) -> str:
        """How much there is, and how it stands."""
        steps = self.picture.steps
        facts = {
            "documents": len({step.document.id for step in steps}),
            "steps": len(steps),
            "today": self.picture.today,
            "done": sum(step.state is StepState.DONE for step in steps),
            "late": sum(step.state is StepState.LATE for step in steps),
        }
        return self.words.say("pic.summary" if self.picture.opened else "pic.summary.plan", facts)

    @property
    def unbound(self) -> str | None:
        """How many steps have no meeting to be taken at, when some have none."""
        count = sum(s.unbound for s in self.picture.steps)
        return self.words.say("pic.unbound", {"count": count}) if count else None

    def colour(self, step: PicturedStep) -> str:
        """By state; in a plan, where all are alike, by document type."""
        return step.state.value if self.picture.opened else self.type_colour(step.document.type)

    def type_colour(self, type_: str) -> str:
        """A document type's own colour."""
        return f"k{[w.id for w in self.types].index(type_) % KINDS}"

    def document(self, step: PicturedStep) -> str:
        """The document's name and year, and the month it is about when there is one for each month."""
        name = step.document.workflow.name.in_language(self.words.language)
        return " ".join(part for part in (name, self.month(step), str(step.document.year)) if part)

    def month(self, step: PicturedStep) -> str:
        """The month that the document is about, when there is one for each month."""
        return self.words.month(step.document.month) if step.document.month else ""

    def step(self, step: PicturedStep) -> str:
        """The step's name."""
        return step.step.transition.name.in_language(self.words.language)

    def body(self, body: str | None) -> str:
        """A body's name."""
        return self.words.body(body) if body else "–"

    def whose(self, step: PicturedStep) -> str:
        """The body that the document is about, when there is one document a body."""
        return self.body(step.document.body) if step.document.workflow.one_per else ""

    def short(self, step: PicturedStep) -> str:
        """What tells a document from others of its type, in a word or two: its month and its body's id."""
        return " ".join(part for part in (self.month(step), step.document.body) if part)

    def meeting(self, step: PicturedStep) -> str:
        """Where it is taken: the meeting's id, or that there is none."""
        if step.unbound:
            return self.words.say("ui.no-meeting")
        return step.meeting.id if step.meeting else ""

    def state(self, step: PicturedStep) -> str:
        """The state's word."""
        return self.words.kind(step.state)

    def sentence(self, step: PicturedStep) -> str:
        """Everything about a step in one line, for those who hear the picture."""
        whose = self.whose(step)
        place = (self.body(step.step.body), self.meeting(step), self.words.date(step.day))
        return _listed(self.document(step), whose, self.step(step), *place, self.state(step))

    def together(self, group: Group) -> str:
        """Everything about an arc or a code: what is common first, then each document by name."""
        first, code = group.first, self.codes[group.first.document.type]
        if not group.mark:
            return f"{code}: {self.sentence(first)}"
        name = first.document.workflow.name.in_language(self.words.language)
        common = _listed(f"{name} {first.document.year}", self.step(first), self.state(first))
        return f"{code} {group.mark}: {common}. {'; '.join(self.member(step) for step in group.steps)}"

    def member(self, step: PicturedStep) -> str:
        """What one document has for itself among those that an arc holds."""
        bodies = dict.fromkeys((self.whose(step), self.body(step.step.body)))
        return _listed(self.month(step), *bodies, self.meeting(step), self.words.date(step.day))


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def told(words: Words, picture: Picture) -> Told:
    """A picture in the reader's words and the organisation's names."""
    basis = picture.basis
    return Told(words.knowing(basis.organisation, finder(basis.workflows)), picture)
