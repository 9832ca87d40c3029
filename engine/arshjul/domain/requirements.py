"""Which documents a requirement speaks of."""

from collections.abc import Mapping

from arshjul.domain.basis import Basis, Document
from arshjul.domain.workflow import Requirement


class Documents(dict[str, Document]):
    """A cycle's documents by id, found by type and by body without looking through all of them."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        super().__init__(documents)
        self._by_type: dict[str, dict[str, list[Document]]] = {}
        for document in documents.values():
            bodies = self._by_type.setdefault(document.type, {})
            bodies.setdefault(document.body, []).append(document)

    def of_type(self, document_type: str, body: str | None = None) -> tuple[Document, ...]:
        """The documents of a type; of one body when it is given."""
        bodies = self._by_type.get(document_type, {})
        found = bodies.values() if body is None else [bodies.get(body, [])]
        return tuple(document for same in found for document in same)


def required_documents(
    basis: Basis, documents: Mapping[str, Document], document: Document, requirement: Requirement
) -> tuple[Document, ...]:
    """The documents that a requirement speaks of, among those of the same cycle."""
    known = documents if isinstance(documents, Documents) else Documents(documents)
    if requirement.of is None:
        return known.of_type(requirement.document)
    if requirement.of == "own":
        return known.of_type(requirement.document, document.body)
    if requirement.of == "own.predecessors":
        bodies = basis.organisation.predecessors(document.body)
    else:
        bodies = basis.organisation.expand((requirement.of,))
    return tuple(other for body in bodies for other in known.of_type(requirement.document, body))
