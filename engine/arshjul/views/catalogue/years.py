"""Two years side by side."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "ui.years.head": "{one} → {other}: {before:meetings} blir {after:meetings}, de inställda inte räknade.",
    "ui.years.numbers": "Sammanträden per organ:",
    "ui.years.new": "nytt",
    "ui.years.gone": "inga längre",
    "ui.years.merged": "sammanslaget",
    "ui.years.gained": "Steg som saknar sammanträde {one} och har ett {other} ({count}):",
    "ui.years.lost": "Steg som har ett sammanträde {one} och saknar ett {other} ({count}):",
    "ui.years.no-steps": "Inget steg som finns båda åren får eller mister sitt sammanträde.",
    "ui.years.types": "Dokument, där antalet skiljer:",
    "ui.years.notices": "Utskick om inget görs i förväg: {before} ({one}) och {after} ({other}).",
}
