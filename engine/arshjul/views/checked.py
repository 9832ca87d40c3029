"""What ``check`` says: the findings, and whether the year is carried."""

from arshjul.service.checking import Checked
from arshjul.views import findings, proof
from arshjul.views.columns import WIDTH
from arshjul.views.text import Words


def lines(
    words: Words, checked: Checked, width: int = WIDTH, *, every: bool = False, whole: bool = False
) -> list[str]:
    """Errors, warnings and what is for knowledge; then the proof, in one line or whole.

    :param every: show each finding for knowledge, not only one of each sort
    """
    told = findings.lines(words, checked.findings, width, every=every)
    for year, links in checked.proofs():
        if whole:
            told += ["", *proof.lines(words, links, year, width), ""]
        told.append(proof.summary(words, links, year))
    return told


def data(words: Words, checked: Checked) -> dict[str, object]:
    """The same for programs, with the proof and the histogram whole."""
    return {
        "findings": findings.data(words, checked.findings),
        "proof": [row for _, links in checked.proofs() for row in proof.data(links)],
        "histogram": proof.histogram(checked.histogram()),
    }
