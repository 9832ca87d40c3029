"""What came of recording a decision about the year."""

from arshjul.service.adopting import Adoption
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.entry import sentence
from arshjul.views.plain import plain
from arshjul.views.plan import knowing
from arshjul.views.text import Words


def lines(words: Words, adoption: Adoption, width: int = WIDTH) -> list[str]:
    """The entry in a sentence."""
    words = knowing(words, adoption.definitions)
    told = [words.say("ui.entry.repeated")] if adoption.repeated else []
    return [line for text in (*told, sentence(words, adoption.entry)) for line in wrapped(text, width)]


def data(words: Words, adoption: Adoption) -> dict[str, object]:
    """The entry as the history holds it."""
    words = knowing(words, adoption.definitions)
    told = sentence(words, adoption.entry)
    return {"entry": plain(adoption.entry), "message": told, "repeated": adoption.repeated}
