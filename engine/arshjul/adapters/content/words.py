"""The closed vocabulary of content files, and the shapes that several kinds of file share."""

from arshjul.adapters.content.shape import Choice, Plain, Ref, Text, Whole
from arshjul.adapters.content.tables import Items, Key, OneOrMore, Table
from arshjul.domain.organisation import BodyKind

ROLES = (
    "case_officer",
    "secretary",
    "department_head",
    "process_owner",
    "chief_executive",
    "chair",
    "vice_chair",
    "member",
    "alternate",
    "controller",
    "registrar",
    "auditor",
)
RECIPIENTS = ("responsible", "responsible.manager", *ROLES)
KINDS = tuple(kind.value for kind in BodyKind)
OWN = ("own", "own.administration")
NONE = "none"
RESERVED = frozenset((*OWN, NONE, *KINDS))
"""Words that mean something where a body's id may stand; no body or group may bear them."""

YEARS = {"cycle-1": -1, "cycle": 0, "cycle+1": 1}

ROLE = Choice("Roll: vem det är som gör det, oberoende av vilken person som har rollen.", ROLES)
YEAR = Whole("Kalenderår.", 1900, 2200)
MONTH = Whole("Månad, 1-12.", 1, 12)
MONTHS = Key(
    OneOrMore("En månad, 1-12, eller flera i ordning: det första sammanträdet som passar i dem.", MONTH)
)
BODY = Ref("Organets id i config.toml.")
DAY = Plain("Datum utan citattecken, till exempel 2018-04-09.", "date")
BODIES = Items("Organ eller grupper av organ ur config.toml.", BODY)
DOCUMENT = Ref("Dokumenttypens id: en fil under workflows/.")
DOCUMENTS = Items("Dokumenttyper: id i filerna under workflows/.", DOCUMENT)

NAME_KEYS = {
    "sv": Key(Text("Namnet på svenska, som i en tabell."), required=True),
    "definite": Key(Text("Bestämd form för löpande text: verksamhetsplanen, fullmäktige.")),
    "en": Key(Text("Namnet på engelska.")),
}
NAME = Table("Vad det heter.", NAME_KEYS)
VALIDITY = {
    "from": Key(Plain("Första dagen som det gäller (den räknas med).", "date")),
    "until": Key(Plain("Sista dagen som det gäller (den räknas med).", "date")),
}
