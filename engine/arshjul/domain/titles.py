"""What a document is called in running text: its definite name, its year and its body."""

from arshjul.domain.basis import Document
from arshjul.domain.names import Name
from arshjul.domain.organisation import Organisation

_FOR = {"sv": "för", "en": "for"}


def title(document: Document, organisation: Organisation, language: str) -> str:
    """For example "verksamhetsplanen 2019 för Folkhögskolenämnden"; no body when there is one for all."""
    name = f"{document.workflow.name.definite_in(language)} {document.year}"
    if not document.workflow.one_per:
        return name
    body = organisation.bodies.get(document.body)
    told = in_text(body.name, language) if body else document.body
    return f"{name} {_FOR.get(language, 'för')} {told}"


def in_text(name: Name, language: str) -> str:
    """A body's name inside a sentence: the definite form when there is one, else the name as it is."""
    if language == "en" and name.en:
        return f"the {name.en}"
    return name.definite or name.sv
