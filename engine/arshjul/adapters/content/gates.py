"""Consultation gates of a workflow: what must be closed with somebody before a body decides.

A gate is a step beside the machine (``domain.workflow.Side``): its shape, its meaning and its canonical form.
MBL 11 and 19 §§ and local agreements on co-operation are why there are gates; which there are is content.
"""

from arshjul.adapters.content.check_common import check_unique
from arshjul.adapters.content.cursor import Cursor
from arshjul.adapters.content.report import Report
from arshjul.adapters.content.shape import Choice, Id, Ref, Whole
from arshjul.adapters.content.tables import Items, Key, Table
from arshjul.adapters.content.values import Data, Encoded, encoded_name, name, words
from arshjul.adapters.content.vocabulary import Vocabulary, texts
from arshjul.adapters.content.words import NAME, ROLE
from arshjul.domain.kinds import AT_MEETING, CONSULTATIONS, GATE_ANSWERS, StepKind
from arshjul.domain.timing import DueBefore
from arshjul.domain.workflow import Side, Transition

GATE = Table(
    "Samverkan som ska vara avslutad innan ett organ tar ställning.",
    {
        "trigger": Key(Id("Grindens namn för datorn, som ett stegs trigger."), required=True),
        "name": Key(NAME, required=True),
        "kind": Key(
            Choice(
                "information och dialogue avslutas; negotiation avslutas i enighet eller oenighet.",
                tuple(kind.value for kind in CONSULTATIONS),
            ),
            required=True,
        ),
        "body": Key(Ref("Organet som samverkan sker i, till exempel en samverkansgrupp."), required=True),
        "before": Key(
            Items("Steg i samma fil som väntar på grinden.", Ref("Ett stegs trigger."), least=1),
            required=True,
        ),
        "working_days": Key(
            Whole("Arbetsdagar före steget som den senast ska vara avslutad.", 0, 250), default=1
        ),
        "by": Key(ROLE),
    },
)


def build_gate(row: Data) -> Transition:
    """One gate as a step beside the machine, due before the first of the steps that wait for it."""
    kind, before = StepKind(row["kind"]), words(row, "before")
    return Transition(
        trigger=row["trigger"],
        name=name(row["name"]),
        kind=kind,
        source="",
        dest="",
        body=row["body"],
        due=DueBefore(before[0], row.get("working_days", 1)),
        by=row.get("by"),
        side=Side(before=before, answers=GATE_ANSWERS.get(kind, ())),
    )


def encode_gate(gate: Transition) -> Encoded:
    """Its meaning as plain data."""
    assert gate.side is not None
    assert isinstance(gate.due, DueBefore)
    return {
        "trigger": gate.trigger,
        "name": encoded_name(gate.name),
        "kind": gate.kind.value,
        "body": gate.body,
        "before": list(gate.side.before),
        "working_days": gate.due.working_days,
        "by": gate.by,
    }


def check_gates(data: Cursor, known: Vocabulary, report: Report) -> None:
    """The steps that wait exist and are taken at meetings, the body exists, and no name is used twice."""
    kinds = {step["trigger"].text: step["kind"].text for step in data["transitions"].items()}
    triggers = texts(data["transitions"], "trigger")
    check_unique((gate["trigger"] for gate in data["gates"].items()), report, before=triggers)
    for gate in data["gates"].items():
        known.check_step_body(gate["body"], report)
        for word in gate["before"].texts():
            if word.text not in triggers:
                report.unknown("unknown-trigger", word.path, word.text or "", triggers)
            elif kinds[word.text] not in {kind.value for kind in AT_MEETING}:
                report.add("gate-without-body", word.path, value=word.text)
