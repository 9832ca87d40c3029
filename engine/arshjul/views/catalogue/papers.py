"""The text that a decision is about, known by its file's SHA-256."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "attachment-missing": "Filen {path} finns inte, så textens avtryck kan inte tas. Kontrollera namnet.",
    "attachment-special": "{path} är ingen vanlig fil. Bifoga själva dokumentet, till exempel en PDF.",
    "attachment-empty": "Filen {path} är tom. Bifoga den text som beslutet gäller.",
    "attachment-too-large": "Filen {path} är för stor: högst {most:bytes} läses.",
    "attachment-unreadable": "Filen {path} går inte att läsa ({detail}). Kontrollera att du får läsa den.",
    "ui.entry.att": "Texten som steget gäller: {att} (SHA-256 av den bifogade filen; filen sparas inte).",
    "ui.text": "text {att:hash}",
    "paper-missing": "Filen {path} finns inte. Kontrollera namnet.",
    "paper-special": "{path} är ingen vanlig fil.",
    "paper-unreadable": ("Filen {path} går inte att läsa ({detail}). Kontrollera att du får läsa den."),
    "paper-too-large": "Filen {path} är för stor: högst {most:bytes} läses.",
    "paper-kind": ("{path} kan inte genomsökas. Spara den som något av {kinds:typed} och försök igen."),
    "paper-broken": "Filen {path} går inte att förstå ({detail}). Öppna och spara den på nytt.",
    "paper-refused": (
        "Steget {trigger} för {document} är inte registrerat: det finns malltext kvar i handlingen. Fyll "
        "i den och försök igen."
    ),
    "paper-unfilled": "{path}, rad {line}: malltext som ingen har fyllt i: ”{text}”.",
    "paper-two-spellings": ("{path}, rad {line}: rubriken stavar ”{text}”, rad {other_line} ”{other}”."),
    "ui.paper.filled": "{path}: ingen malltext kvar.",
}
