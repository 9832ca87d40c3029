"""What calendar/YEAR.toml may say: the meetings each body has set for a year."""

from arshjul.adapters.content.shape import Choice, Id, Plain, Ref, Text, Whole
from arshjul.adapters.content.tables import Items, Key, Table
from arshjul.adapters.content.words import BODIES, BODY, DAY, DOCUMENT, DOCUMENTS, YEAR
from arshjul.domain.kalendarium import MeetingStatus

MEETING = Table(
    "Ett sammanträde. Id:t saknar datum, så att ett flyttat sammanträde behåller sitt.",
    {
        "date": Key(DAY, required=True),
        "body": Key(BODY, required=True),
        "id": Key(Id("Sammanträdets id: organ, år och löpnummer."), required=True),
        "status": Key(
            Choice("Vad kalendariet säger om sammanträdet.", tuple(status.value for status in MeetingStatus)),
            default=MeetingStatus.ORDINARY.value,
        ),
        "note": Key(Text("Anteckningen i kalendariet, ordagrant.", empty=True), default=""),
        "for": Key(DOCUMENTS),
        "called": Key(Plain("Sant när ett reservsammanträde har kallats.", "boolean"), default=False),
        "until": Key(Plain("Sista dagen, när sammanträdet är på flera dagar.", "date")),
        "on_closed_day": Key(
            Plain("Sant när det verkligen hålls en dag då ingen arbetar, till exempel en lördag.", "boolean"),
            default=False,
        ),
        "time": Key(Plain("Klockslaget då det börjar, till exempel 13:00:00.", "time")),
    },
)
LEAD_TIME = Table(
    "Hur många arbetsdagar före sammanträdet handlingarna ska vara inne.",
    {
        "bodies": Key(BODIES),
        "documents": Key(DOCUMENTS),
        "step": Key(Choice("Vad som ska vara klart.", ("papers_in",)), default="papers_in"),
        "working_days_before": Key(Whole("Arbetsdagar.", 0, 250), required=True),
    },
)
BINDING = Table(
    "Processägarens svar på en anmärkning: steget tas vid detta sammanträde.",
    {
        "document": Key(DOCUMENT, required=True),
        "step": Key(Ref("Stegets trigger."), required=True),
        "body": Key(BODY, required=True),
        "meeting": Key(Ref("Sammanträdets id."), required=True),
        "reason": Key(Text("Varför."), required=True),
    },
)
ADOPTION = Table(
    "Vem som bestämde årets dagar, och när.",
    {"on": Key(DAY, required=True), "body": Key(BODY, required=True)},
)
KALENDARIUM = Table(
    "Ett års kalendarium.",
    {
        "year": Key(YEAR, required=True),
        "source": Key(Text("Varifrån dagarna kommer.", empty=True), default=""),
        "adopted": Key(Items("Besluten om årets dagar (KL 5:12, 6:23).", ADOPTION)),
        "lead_times": Key(Items("Ledtider.", LEAD_TIME)),
        "meetings": Key(Items("Sammanträdena, en rad var.", MEETING), required=True),
        "bindings": Key(Items("Bindningar.", BINDING)),
    },
)
