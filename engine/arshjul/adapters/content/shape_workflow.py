"""What a file under workflows/ may say: one version of one document type."""

from arshjul.adapters.content.gates import GATE
from arshjul.adapters.content.shape import Choice, Id, Plain, Ref, Text, Whole
from arshjul.adapters.content.shape_days import PERIOD
from arshjul.adapters.content.shape_measures import FOLLOW_UP
from arshjul.adapters.content.tables import Items, Key, Named, Table, TableOr
from arshjul.adapters.content.words import (
    BODIES,
    BODY,
    DOCUMENT,
    MONTH,
    MONTHS,
    NAME,
    NAME_KEYS,
    NONE,
    ROLE,
    YEAR,
    YEARS,
)
from arshjul.domain.kinds import AFTER_DECISION, CONSULTATIONS, GATE_ANSWERS, Outcome, StepKind
from arshjul.domain.obligations import ANSWERS as AFTERWARDS
from arshjul.domain.workflow import InOffice, Legal, Missing, Opened

# What an attempt in a scenario can be refused for: codes of domain.advancing.
REFUSALS = (
    "illegal-move",
    "gate-open",
    "gate-closed-after",
    "step-undescribed",
    "requires-missing",
    "reason-for-missing",
    "no-mandate",
    "same-person",
    "vacant",
    "outcome-missing",
    "outcome-not-here",
    "reason-missing",
    "votes-incomplete",
    "votes-impossible",
    "majority-missing",
    "minority-in-committee",
    "minority-too-small",
    "minority-already",
    "measures-missing",
    "side-too-early",
    "side-too-late",
    "side-done",
    "side-before-source",
    "proof-missing",
)
STATE_ID = Ref("Ett av tillstånden under [states].")
TRIGGER = Ref("Ett stegs trigger i samma fil.")
ATTEMPT = Text("Ett stegs eller en grinds trigger, eller det som följer på ett beslut: decide.attest.")
MONTH_RULE = {
    "month": MONTHS,
    "year": Key(
        Choice("cycle+1 om månaden ligger i året efter cykeln.", ("cycle", "cycle+1")), default="cycle"
    ),
}
STATE = Table(
    "Ett tillstånd som dokumentet kan stå i.",
    {**NAME_KEYS, "final": Key(Plain("Sant om dokumentet är färdigt här.", "boolean"), default=False)},
)
TOGETHER = Table(
    "Steget tas vid samma sammanträde som ett annat dokuments steg, hos samma organ.",
    {"document": Key(DOCUMENT, required=True), "step": Key(Ref("Det andra stegets trigger."), required=True)},
)
WHEN = Table(
    "När steget tas: vid organets sammanträde en viss månad, vid det första efter ett annat steg eller efter "
    "rapportens period, tillsammans med ett annat dokuments steg, eller så många månader efter start.",
    {
        **MONTH_RULE,
        "except": Key(
            Named(
                "Andra månader för några organ: { LS = { month = 9 } }.",
                Table(
                    "Månaden för just det organet.", {**MONTH_RULE, "month": Key(MONTHS.shape, required=True)}
                ),
                refs=True,
            )
        ),
        "with": Key(TOGETHER),
        "months_after": Key(
            Whole("Så många månader efter dagen i start; utan sammanträde den dagen.", 0, 600)
        ),
        "next_after": Key(
            Ref(
                "Ett stegs trigger i samma fil, period (när rapportens tid är slut) eller opened (öppnandet)."
            )
        ),
    },
    one_of=("month", "next_after", "months_after", "with"),
)
DUE = Table(
    "Sista dag för en inlämning: så många arbetsdagar före ett annat steg.",
    {
        "before": Key(TRIGGER, required=True),
        "working_days": Key(Whole("Arbetsdagar; utan värde gäller ledtiden i kalendariet.", 0, 250)),
    },
)
REQUIREMENT = Table(
    "Ett annat dokument som måste ha nått ett tillstånd innan steget får tas.",
    {
        "document": Key(DOCUMENT, required=True),
        "state": Key(Ref("Tillståndet i den dokumenttypen."), required=True),
        "of": Key(
            Text(
                "Vems dokument: own, own.predecessors (organen som det egna har efterträtt), ett organ "
                "eller en grupp; annars det enda, eller alla."
            )
        ),
        "missing": Key(
            Choice(
                "refuse: steget får inte tas. warn: det får tas med en motivering.",
                tuple(word.value for word in Missing),
            ),
            default=Missing.REFUSE.value,
        ),
    },
)
OTHERWISE = Table(
    "Vart dokumentet går vid återremiss och avslag, och vid ändring när det inte är dit bifall leder.",
    {
        Outcome.AMEND.value: Key(STATE_ID),
        Outcome.REFER_BACK.value: Key(STATE_ID),
        Outcome.REJECT.value: Key(STATE_ID),
    },
)
PLACE = Text(
    "own, own.administration, ett organs id, eller ett slag (council, board): det som då är i tjänst."
)
DISPATCH = Table(
    "Vart beslutet expedieras när protokollet är justerat, ett kvitto för varje mottagare.",
    {
        "to": Key(
            Items("Mottagarna.", Text("Ett organ, en grupp, eller namnet på någon utanför."), least=1),
            required=True,
        ),
        "working_days": Key(Whole("Inom så många arbetsdagar från justeringen.", 1, 60), default=5),
    },
)
TRANSITION = Table(
    "Ett lagligt steg.",
    {
        "trigger": Key(Id("Stegets namn för datorn."), required=True),
        "name": Key(NAME, required=True),
        "kind": Key(
            Choice(
                "Vad det innebär att steget tas.",
                tuple(kind.value for kind in StepKind if kind not in (*AFTER_DECISION, *CONSULTATIONS)),
            ),
            required=True,
        ),
        "source": Key(STATE_ID, required=True),
        "dest": Key(STATE_ID, required=True),
        "body": Key(PLACE),
        "when": Key(WHEN),
        "due": Key(DUE),
        "otherwise": Key(OTHERWISE),
        "requires": Key(Items("Vad som måste vara klart först.", REQUIREMENT)),
        "not_same_as": Key(Items("Steg vars utförare inte får ta detta steg.", TRIGGER)),
        "by": Key(ROLE),
        "participants": Key(
            Items(
                "Vilka som deltar utöver organet: organ, grupper och roller hos det egna organet.",
                Ref("Organ, grupp eller roll."),
            )
        ),
        "appeal": Key(
            Plain(
                "Om beslutet kan överklagas; annars när det för dokumentet till ett slutligt tillstånd.",
                "boolean",
            )
        ),
        "dispatch": Key(DISPATCH),
    },
)
ONE_PER = Table(
    "Vilka som har var sitt.",
    {
        "body": Key(BODIES),
        "month": Key(Items("Ett dokument för var och en av månaderna i dess år.", MONTH, least=1)),
        "in_office": Key(
            Choice(
                "När organet ska finnas: cycle under årscykeln, year under det år som dokumentet handlar om.",
                tuple(word.value for word in InOffice),
            ),
            default=InOffice.CYCLE.value,
        ),
    },
)
ANSWERS = tuple(dict.fromkeys(answer for answers in GATE_ANSWERS.values() for answer in answers))
GIVEN = Table(
    "Vad provet tar för givet om ett annat dokument.",
    {
        "document": Key(DOCUMENT, required=True),
        "state": Key(Ref("Tillståndet det står i."), required=True),
    },
)
SCENARIO_STEP = Table(
    "Ett försök i provet, och vad det ska ge.",
    {
        "on": Key(Plain("Dagen då det sker.", "date"), required=True),
        "trigger": Key(ATTEMPT, required=True),
        "by": Key(ROLE, required=True),
        "outcome": Key(
            Choice(
                "Organets utfall, eller hur samverkan, justering eller överklagande slutade.",
                (*(o.value for o in Outcome), *ANSWERS, *AFTERWARDS),
            )
        ),
        "reason": Key(Text("Motiveringen som ges.")),
        "present": Key(Whole("Antal närvarande, när en minoritet avgör.", 1, 1000)),
        "votes_for": Key(Whole("Antal röster för.", 0, 1000)),
        "gives": Key(STATE_ID),
        "refused": Key(Choice("Koden för det nekande som ska komma.", REFUSALS)),
    },
    one_of=("gives", "refused"),
)
SCENARIO = Table(
    "Ett litet prov som innehållet kör på sig självt.",
    {
        "name": Key(Text("Vad provet visar, i en mening."), required=True),
        "own": Key(BODY),
        "given": Key(Items("Vad som gäller om andra dokument.", GIVEN)),
        "reported": Key(Plain("Sant om alla rapportens mått har fått värden.", "boolean"), default=False),
        "steps": Key(Items("Försöken i ordning.", SCENARIO_STEP, least=1), required=True),
    },
)
WORKFLOW = Table(
    "En version av en dokumenttyp: vilka tillstånd den har och vilka steg som är lagliga.",
    {
        "id": Key(Id("Dokumenttypens id; det står i dokumentens id och i historiken."), required=True),
        "name": Key(NAME, required=True),
        "aliases": Key(
            Items(
                "Andra ord för dokumentet i mötesplaners anteckningar, till exempel årsbokslut.",
                Text("Ett ord eller flera, som i planen."),
            )
        ),
        "cycles": Key(
            Table(
                "Vilka årscykler versionen gäller för.",
                {
                    "from": Key(YEAR, required=True),
                    "until": Key(YEAR),
                    "every": Key(Whole("Vart så mångte år; 2 är vartannat.", 1, 100), default=1),
                },
            ),
            required=True,
        ),
        "start": Key(
            Plain(
                "Dagen som months_after räknas från i den första cykeln; i en senare lika många år senare.",
                "date",
            )
        ),
        "year": Key(Choice("Året dokumentet handlar om, räknat från cykeln.", tuple(YEARS)), required=True),
        "one_per": Key(
            TableOr(
                "Ett dokument för varje organ i listan, eller none: ett enda, som owner svarar för.",
                ONE_PER,
                NONE,
            ),
            default=NONE,
        ),
        "owner": Key(BODY),
        "responsible": Key(ROLE, required=True),
        "initial": Key(STATE_ID, required=True),
        "source": Key(Text("Var reglerna står.", empty=True), default=""),
        "period": Key(PERIOD),
        "opened": Key(
            Choice(
                "with_year: med årets öppnande. by_measure: när ett mått går över sin gräns.",
                tuple(word.value for word in Opened),
            ),
            default=Opened.WITH_YEAR.value,
        ),
        **FOLLOW_UP,
        "forecast": Key(
            Items("Månaderna vars rapport har en prognos och också lämnas av förvaltningarna.", MONTH)
        ),
        "parts": Key(Items("Vad dokumentet ska innehålla.", NAME)),
        "in_force": Key(
            Table(
                "Dagen då det beslutade börjar gälla.",
                {
                    "month": Key(MONTH, required=True),
                    "day": Key(Whole("Dag i månaden.", 1, 31), required=True),
                    "year": Key(Choice("Året, räknat från cykeln.", tuple(YEARS)), required=True),
                },
            )
        ),
        "legal": Key(
            Choice(
                "Vad dokumentet är i lagen, när id:t inte säger det; none när ingen regel talar om det.",
                tuple(word.value for word in Legal),
            )
        ),
        "joint": Key(
            Plain(
                "Sant om organen får välja ett gemensamt dokument, som vart och ett beslutar under "
                "förutsättning att de andra fattar likalydande beslut.",
                "boolean",
            ),
            default=False,
        ),
        "states": Key(Named("Tillstånden.", STATE, least=1), required=True),
        "transitions": Key(Items("Stegen.", TRANSITION, least=1), required=True),
        "gates": Key(Items("Samverkan som ska vara avslutad före ett steg.", GATE)),
        "scenario": Key(Items("Proven.", SCENARIO)),
    },
)
