"""The history does not hold together."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "chain-gap": "Rad {row}: här skulle rad {expected} ha stått. Rader har tagits bort.",
    "chain-broken": (
        "Rad {row}: kontrollsumman stämmer inte med raden före. Något har ändrats, lagts till eller tagits "
        "bort."
    ),
    "entry-altered": "Rad {row}: innehållet är inte det som skrevs.",
    "document-gap": "Rad {row}: en post för {document} saknas före den här.",
    "illegal-in-history": (
        "Rad {row}: steget {trigger} kunde inte tas för {document}, som stod i {state:state}, och leda "
        "till {to:state}.",
        "Rad {row}: steget {trigger} kunde inte tas för {document} där det stod.",
    ),
    "no-mandate-in-history": (
        "Rad {row}: {actor} hade inte den roll som posten anger när {trigger} togs för {document}.",
        "Rad {row}: {actor} hade inte den roll som posten anger, för {document}.",
    ),
    "same-person-in-history": (
        "Rad {row}: {actor} tog både {step} och {trigger} för {document}; det skulle vara två personer."
    ),
    "replay-impossible": "Rad {row}: posten går inte att spela upp ({detail}).",
    "note-altered": "Rad {row}: motiveringen är inte den som skrevs.",
    "document-unknown/True": "{document} finns i historiken men inte bland dokumenten.",
    "document-unknown": "{document} finns bland dokumenten men inte i historiken.",
    "state-differs": "{document} sägs stå i {state:state}, men historiken ger {replayed:state}.",
    "database-unsound": "Databasfilen är skadad: {detail}.",
    "content-missing": "Regler som historiken hänvisar till saknas: {key} ({hash}).",
    "content-altered": "Regler som historiken hänvisar till har ändrats: {key} ({hash}).",
    "history-unreadable": (
        "Rad {seq} i historiken går inte att läsa. Kör arshjul verify och ta fram en säkerhetskopia."
    ),
    "row-unreadable": (
        "Raden {key} i tabellen {table} går inte att läsa: den har ändrats utanför programmet. Kör arshjul "
        "verify."
    ),
}
