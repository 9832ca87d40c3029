"""What ``check`` says: the findings, and whether the year is carried."""

from arshjul.service.checking import Checked
from arshjul.views import findings, proof
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.text import Words


def lines(
    words: Words, checked: Checked, width: int = WIDTH, *, every: bool = False, whole: bool = False
) -> list[str]:
    """Errors, warnings and what is for knowledge; then the proof, in one line or whole.

    :param every: show each finding for knowledge, not only one of each sort
    """
    told = findings.lines(words, checked.findings, width, every=every)
    if checked.stopped:
        told.append(words.say("ui.checked.stopped"))
    for year, links in checked.proofs():
        if whole:
            told += ["", *proof.lines(words, links, year, width), ""]
        told += wrapped(proof.summary(words, links, year), width)
    if every or whole:
        told += _crowded(words, checked)
    return told


def _crowded(words: Words, checked: Checked) -> list[str]:
    """The weeks of those who get more than the limit in some week, each with a bar."""
    crowded = {f.arguments.get("person") for f in checked.findings if f.code == "many-notices"}
    people = {person: weeks for person, weeks in checked.histogram().items() if person in crowded}
    told = ["", words.say("ui.checked.histogram")] if people else []
    for person, weeks in sorted(people.items()):
        told += ["", f"{words.person(person)} ({person})"]
        for (year, week), count in sorted(weeks.items()):
            label = words.say("ui.checked.week", {"week": f"{week:02}"})
            told.append(f"  {year} {label} {count:>3} {'#' * count}")
    return told


def data(words: Words, checked: Checked) -> dict[str, object]:
    """The same for programs, with the proof and the histogram whole."""
    return {
        "findings": findings.data(words, checked.findings),
        "stopped": checked.stopped,
        "proof": [row for _, links in checked.proofs() for row in proof.data(links)],
        "histogram": proof.histogram(checked.histogram()),
    }
