"""A workflow as a picture."""

from arshjul.domain import machine
from arshjul.domain.kinds import Outcome
from arshjul.domain.workflow import Workflow
from arshjul.views.text import Words


def mermaid(words: Words, workflow: Workflow) -> str:
    """A Mermaid state diagram in the reader's language."""
    outcomes = {outcome: words.kind(outcome) for outcome in Outcome}
    return machine.mermaid(workflow, words.language, outcomes)
