"""What a document is called in running text: its definite name, its year and its body."""

from arshjul.domain.basis import Document
from arshjul.domain.names import Name
from arshjul.domain.organisation import Organisation

# fmt: off
_MONTHS = {
    "sv": ("januari", "februari", "mars", "april", "maj", "juni",
           "juli", "augusti", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}
# fmt: on
_FOR = {"sv": "för", "en": "for"}


def title(document: Document, organisation: Organisation, language: str) -> str:
    """For example "verksamhetsplanen 2019 för Folkhögskolenämnden"; no body when there is one for all."""
    when = f"{_month(document.month, language)} {document.year}" if document.month else f"{document.year}"
    name = f"{document.workflow.name.definite_in(language)} {when}"
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


def _month(month: int, language: str) -> str:
    return _MONTHS.get(language, _MONTHS["sv"])[month - 1]
