"""What a plan's workflow file may say about how the plan is followed up: goals, measures, reports, budget."""

from arshjul.adapters.content.report import Report
from arshjul.adapters.content.shape import Choice, Id, Ref, Schema, Shape, Text, Whole, found
from arshjul.adapters.content.tables import Items, Key, Named, Table
from arshjul.adapters.content.words import DOCUMENT, YEAR
from arshjul.domain.findings import Path
from arshjul.domain.measures import LineKind, MeasureKind

_MOST = 10**12


class Stated(Shape):
    """A value as a plan states it: text, or a number or a truth value written without quotes."""

    def check(self, value: object, path: Path, report: Report) -> None:
        """One line of text, a number, or true or false."""
        if found(value) not in ("integer", "float", "boolean"):
            Text(self.about).check(value, path, report)

    def schema(self) -> Schema:
        """Any of them."""
        return {"type": ["string", "number", "boolean"]}


GOAL = Table(
    "Ett mål i planen.",
    {
        "sv": Key(Text("Målet i några ord."), required=True),
        "area": Key(Text("Målområdet.")),
    },
)
MEASURE = Table(
    "Ett mått: vad som ska nås, och i vilka rapporter det följs upp.",
    {
        "id": Key(Id("Måttets namn för datorn: det som skrivs i arshjul measure."), required=True),
        "goal": Key(Ref("Ett mål under [goals]."), required=True),
        "name": Key(Text("Måttet i några ord."), required=True),
        "kind": Key(
            Choice(
                "Slags värde: ja eller nej, tal, procent, index, text, eller none när inget går att mäta.",
                tuple(kind.value for kind in MeasureKind),
            ),
            required=True,
        ),
        "target": Key(Stated('Målvärdet, med jämförelse för tal: "Ja", ">= 4", "<= 100 %".')),
        "baseline": Key(Stated("Ingångsvärdet som planen anger det.")),
        "reported_in": Key(
            Items(
                "Rapporterna där måttet följs upp: planens ord ur reports, eller dokumenttyper.",
                Text("Ett ord för rapporten."),
            )
        ),
        "opens": Key(DOCUMENT),
        "when_over": Key(Stated("Gränsen: ett värde över den öppnar dokumentet i opens.")),
    },
)
REPORT = Table(
    "En rapport, och vad planen kallar den.",
    {
        "document": Key(DOCUMENT, required=True),
        "called": Key(
            Items("Planens ord för rapporten.", Text("Ett ord eller flera."), least=1), required=True
        ),
    },
)
_AMOUNTS = Items("Beloppen som de är tryckta.", Whole("Ett belopp.", -_MOST, _MOST))
LINE = Table(
    "En rad i budgettabellen.",
    {
        "name": Key(Text("Vad raden heter."), required=True),
        "kind": Key(
            Choice("cost: kostnad. revenue: intäkt.", tuple(kind.value for kind in LineKind)), required=True
        ),
        "values": Key(_AMOUNTS, required=True),
    },
)
BUDGET = Table(
    "Budgettabellen som den är tryckt: summorna kontrolleras, ingenting rättas.",
    {
        "unit": Key(Text("Enheten, till exempel tkr."), required=True),
        "years": Key(Items("Åren, ett för varje kolumn.", YEAR, least=1), required=True),
        "lines": Key(Items("Raderna.", LINE, least=1), required=True),
        "total": Key(_AMOUNTS, required=True),
    },
)
FOLLOW_UP = {
    "goals": Key(Named("Planens mål.", GOAL)),
    "measures": Key(Items("Planens mått.", MEASURE)),
    "reports": Key(Items("Vad planen kallar rapporterna.", REPORT)),
    "budget": Key(BUDGET),
    "headings": Key(
        Items("Källans rubriker med nummer, som de är; inget hittas genom dem.", Text("En rubrik."))
    ),
}
"""Keys of a workflow file, beside those of the machine."""
