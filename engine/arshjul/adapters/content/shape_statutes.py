"""What calendar/statutes.toml may say: rules of law, each of a kind that the engine knows."""

from arshjul.adapters.content.shape import Choice, Id, Ref, Text, Whole
from arshjul.adapters.content.shape_days import MonthDay
from arshjul.adapters.content.tables import Items, Key, OneOrMore, Table
from arshjul.adapters.content.words import KINDS, NAME, VALIDITY
from arshjul.domain.kinds import AFTER_DECISION, StepKind
from arshjul.domain.statutes import RuleKind

RULE = Table(
    "En regel i lag.",
    {
        "id": Key(Id("Regelns id."), required=True),
        "paragraph": Key(Text("Var i lagen: KL 11 kap. 8 §."), required=True),
        "what": Key(NAME, required=True),
        "rule": Key(Choice("Vad slags regel.", tuple(kind.value for kind in RuleKind)), required=True),
        "documents": Key(
            Items(
                "Dokumenten: id i workflows/, eller vad de är i lagen (legal i arbetsflödet).",
                Ref("Dokumenttypens id, eller ett ord ur legal."),
            )
        ),
        "kinds": Key(
            Items(
                "Slag av steg; annars decide.",
                Choice("Ett slag.", tuple(kind.value for kind in StepKind if kind not in AFTER_DECISION)),
            )
        ),
        "bodies": Key(Items("Slag av organ; annars alla.", Choice("Ett slag.", KINDS))),
        "last": Key(MonthDay("Sista dagen, månad och dag: 10-31.")),
        "exception": Key(
            Table(
                "Senare, om något annat görs i stället.",
                {
                    "last": Key(MonthDay("Sista dagen då, månad och dag."), required=True),
                    "what": Key(NAME, required=True),
                },
            )
        ),
        "months": Key(Whole("Månader efter rapportens period.", 1, 24)),
        "least": Key(Whole("Minsta antal månader.", 1, 12)),
        "most": Key(Whole("Största antal månader.", 1, 12)),
        "days": Key(Whole("Dagar.", 1, 366)),
        "weeks": Key(Whole("Veckor.", 1, 52)),
        "before": Key(
            OneOrMore("Dokumenten som beslutas efteråt.", Ref("Dokumenttypens id, eller ett ord ur legal."))
        ),
        "to": Key(Text("Vem utanför som ska underrättas.")),
        **VALIDITY,
        "source": Key(Text("Lagens nummer.", empty=True), default=""),
    },
)
STATUTES = Table("Lagens dagar.", {"rules": Key(Items("Reglerna, en var.", RULE))})
