"""A document's history from before this program: what is doubtful in it, and what came of importing it."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "PastEvent.dated": "daterad",
    "PastEvent.reviewed": "granskad",
    "PastEvent.approved": "godkänd",
    "PastEvent.changed": "ändrad",
    "past-unknown-event": (
        "Rad {line}: händelsen är ingen av daterad, granskad, godkänd och ändrad. Den sparas i filens text."
    ),
    "past-unknown-by": (
        "Rad {line}: kolumnen av har ingen kod för en roll eller ett organ i config.toml. Namn sparas bara i "
        "filens text."
    ),
    "past-unreadable-date": "Rad {line}: datumet saknas eller är inte skrivet som 2014-04-30.",
    "past-impossible-date": "Rad {line}: {value:raw} finns inte i kalendern. Det sparas som det står.",
    "past-date-ahead": "Rad {line}: {value:raw} har inte varit än.",
    "past-reviewed-after-approved": (
        "Rad {line}: granskad {value:raw}, efter att dokumentet godkändes {other_value:raw} (rad "
        "{other_line})."
    ),
    "past-dated-before-approved": (
        "Rad {line}: dokumentet är daterat {value:raw}, före godkännandet {other_value:raw} (rad "
        "{other_line})."
    ),
    "past-file-unreadable": "Filen {path} går inte att läsa ({detail}).",
    "past-file-text": "Filen {path} är ingen text i UTF-8, eller större än {most:bytes}.",
    "past-file-columns": "Filen {path} saknar rader eller någon av kolumnerna {known}.",
    "reason-for-doubts": "Ange med --reason varför historiken sparas trots anmärkningarna.",
    "past-in-history": (
        "Rad {row}: den importerade historiken för {document} har andra anmärkningar än sina rader."
    ),
    "entry.history.imported": "{actor} läste in den tidigare historiken för {doc} ur en fil ({file:hash}).",
    "ui.entry-type.history.imported": "tidigare historik",
    "ui.past.title": "Tidigare historik för {document:raw}: {count:rows}.",
    "ui.past.head.line": "rad",
    "ui.past.head.event": "händelse",
    "ui.past.head.by": "av",
    "ui.past.head.date": "datum",
    "ui.past.head.version": "version",
    "ui.past.kept": "Historiken är sparad som den är.",
    "ui.past.dry": "Ingenting är sparat: det var ett prov.",
    "ui.past.doubts": (
        "{count:findings}: ingenting är sparat. Kontrollera mot källan. Står det så där, spara den som den "
        "är med --accept-findings --reason TEXT; rätta inget i filen som inte är rättat i källan."
    ),
    "ui.show.past": "Tidigare historik, inläst som den är:",
}
