"""What the files of an instance name: ids that other files may refer to, gathered also from faulty files."""

import re
from collections.abc import Iterable

from arshjul.adapters.content.cursor import Cursor
from arshjul.adapters.content.report import Report
from arshjul.adapters.content.words import KINDS, OWN, ROLES
from arshjul.values import dataclass, field

_YEAR = re.compile(r"-\d{4}(-|$)")


@dataclass(frozen=True)
class Vocabulary:
    """The names in use. No bodies at all means that config.toml is unreadable: then none is unknown."""

    bodies: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    meetings: frozenset[str] = frozenset()
    states: dict[str, frozenset[str]] = field(default_factory=dict)
    """Document type to the states of all its versions."""
    triggers: dict[str, frozenset[str]] = field(default_factory=dict)
    by_measure: frozenset[str] = frozenset()
    """Document types that a measure opens."""
    complete: bool = True
    """False when a workflow file could not be read: a document type may then stand in it."""

    def check_body(self, word: Cursor, report: Report) -> None:
        """The word is a body's id."""
        if word.text is not None and self.bodies and word.text not in self.bodies:
            report.unknown("unknown-body", word.path, word.text, self.bodies)

    def check_bodies(self, words: Iterable[Cursor], report: Report) -> None:
        """Each word is a body's id or a group."""
        for word in words:
            self._known(word, self.bodies | self.groups, report)

    def check_step_body(self, word: Cursor, report: Report) -> None:
        """The word says who takes a step: own, a body, or a kind whose body in office it is."""
        self._known(word, self.bodies | {*OWN, *KINDS}, report)

    def check_owner(self, word: Cursor, report: Report) -> None:
        """The word says who answers for a document: a body or a kind."""
        self._known(word, self.bodies | set(KINDS), report)

    def check_own_or_bodies(self, word: Cursor, report: Report) -> None:
        """The word says whose document is meant: own, own.predecessors, a body or a group."""
        self._known(word, self.bodies | self.groups | {"own", "own.predecessors"}, report)

    def check_person(self, word: Cursor, report: Report) -> None:
        """The word is a person's id."""
        if word.text is not None and word.text not in self.people:
            report.unknown("unknown-person", word.path, word.text, self.people)

    def check_organisation(self, word: Cursor, report: Report) -> None:
        """The word is the id of one of the organisations that share the instance."""
        if word.text is not None and word.text not in self.organisations:
            report.unknown("unknown-organisation", word.path, word.text, self.organisations)

    def check_document(self, word: Cursor, report: Report) -> bool:
        """The word is a document type."""
        if word.text is None or word.text in self.states:
            return word.text is not None
        if self.complete:
            report.unknown("unknown-document", word.path, word.text, self.states)
        return False

    def type_of(self, word: Cursor, report: Report) -> str | None:
        """The document type that the word names, itself or by the id of one document: ``plan-2019-AN``."""
        text = word.text or ""
        named = [type_ for type_ in self.states if text.startswith(type_) and _YEAR.match(text, len(type_))]
        if text not in self.states and named:
            return max(named, key=len)
        return text if self.check_document(word, report) else None

    def check_state_of(self, document: Cursor, state: Cursor, report: Report) -> None:
        """The document type exists and has the state."""
        if not self.check_document(document, report) or document.text is None or state.text is None:
            return
        if state.text not in self.states[document.text]:
            report.unknown("unknown-state", state.path, state.text, self.states[document.text])

    def check_trigger_of(self, document: Cursor, trigger: Cursor, report: Report) -> None:
        """The document type exists and has the step."""
        if not self.check_document(document, report) or document.text is None or trigger.text is None:
            return
        if trigger.text not in self.triggers[document.text]:
            report.unknown("unknown-trigger", trigger.path, trigger.text, self.triggers[document.text])

    def check_participants(self, words: Iterable[Cursor], report: Report) -> None:
        """Each word is a body, a group, or a role of the document's own body."""
        for word in words:
            self._known(word, self.bodies | self.groups | set(ROLES), report)

    def _known(self, word: Cursor, known: frozenset[str], report: Report) -> None:
        if word.text is None or not self.bodies or word.text in known:
            return
        near = report.suggest(word.text, known)
        code = "unknown-group" if near in self.groups else "unknown-body"
        report.add(code, word.path, value=word.text, suggestion=near)


def gather(
    config: Cursor, workflows: Iterable[Cursor], kalendaria: Iterable[Cursor], complete: bool
) -> Vocabulary:
    """The vocabulary of an instance."""
    states: dict[str, frozenset[str]] = {}
    triggers: dict[str, frozenset[str]] = {}
    by_measure: set[str] = set()
    for workflow in workflows:
        document = workflow["id"].text
        by_measure |= texts(workflow["measures"], "opens")
        if document is None:
            continue
        found = frozenset(key for key, _ in workflow["states"].members())
        states[document] = states.get(document, frozenset()) | found
        triggers[document] = triggers.get(document, frozenset()) | texts(workflow["transitions"], "trigger")
    return Vocabulary(
        bodies=texts(config["bodies"], "id"),
        groups=frozenset(key for key, _ in config["groups"].members()),
        people=texts(config["people"], "id"),
        organisations=texts(config["organisations"], "id"),
        meetings=frozenset().union(*(texts(year["meetings"], "id") for year in kalendaria)),
        states=states,
        triggers=triggers,
        by_measure=frozenset(by_measure),
        complete=complete,
    )


def texts(rows: Cursor, key: str) -> frozenset[str]:
    """The words that stand under a key of each row."""
    return frozenset(row[key].text or "" for row in rows.items()) - {""}
