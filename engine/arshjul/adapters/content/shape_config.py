"""What config.toml may say: the organisation and the installation."""

from arshjul.adapters.content.shape import Choice, Id, Plain, Ref, Text, Whole
from arshjul.adapters.content.tables import Items, Key, Named, Table
from arshjul.adapters.content.words import (
    BODIES,
    BODY,
    DAY,
    DOCUMENT,
    KINDS,
    NAME,
    RECIPIENTS,
    ROLE,
    ROLES,
    VALIDITY,
)

PERSON_ID = Ref("Personens id i config.toml.")
MEMBER = Ref("Organisationens id under [[organisations]].")
ORGANISATIONS = Table(
    "En av organisationerna som delar på årshjulet.",
    {
        "id": Key(Id("Organisationens korta id."), required=True),
        "name": Key(NAME, required=True),
    },
)
RENAMING = Table(
    "Vad organisationen heter från en dag.",
    {
        "name": Key(Text("Namnet från den dagen."), required=True),
        "from": Key(DAY, required=True),
    },
)
ORGANISATION = Table(
    "Vilken organisation det är.",
    {
        "id": Key(Id("Organisationens korta id."), required=True),
        "name": Key(Text("Organisationens namn; har den bytt namn, det första."), required=True),
        "names": Key(Items("Namnen därefter, i tidsordning.", RENAMING)),
        "language": Key(Choice("Språket när datorn inte säger något annat.", ("sv", "en")), default="sv"),
        "time_zone": Key(Text("Tidszon."), default="Europe/Stockholm"),
    },
)
ORGAN = Table(
    "Ett beslutande organ eller en förvaltning.",
    {
        "id": Key(Id("Organets id; det står i dokumentens id och i historiken."), required=True),
        "name": Key(NAME, required=True),
        "kinds": Key(Items("Organets slag.", Choice("Ett slag.", KINDS), least=1), required=True),
        **VALIDITY,
        "successor": Key(BODY),
        "may_decide": Key(Plain("Falskt för ett organ som bara bereder.", "boolean"), default=True),
        "meets": Key(
            Plain("Falskt för kontor och delegater: beslut utan § och sammanträde.", "boolean"), default=True
        ),
        "administration": Key(Items("Förvaltningar som tjänar organet; den första lämnar in.", BODY)),
        "organisation": Key(MEMBER),
        "one_per_organisation": Key(
            Items(
                "Roller som varje organisation ska ha utsett var sin till. Den första i listan deltar i "
                "sammanträdet; är den borta deltar nästa.",
                ROLE,
            )
        ),
    },
)
SUCCESSION = Table(
    "Att ett organ tar över efter ett annat, när successor i [[bodies]] inte räcker till.",
    {
        "body": Key(Ref("Organet som upphör."), required=True),
        "successor": Key(Ref("Organet som tar över."), required=True),
        **VALIDITY,
        "documents": Key(
            Items(
                "Dokumenttyperna som går dit. Utelämnad: alla som ingen annan rad nämner. Tom: inga, "
                "bara en del av uppgifterna.",
                DOCUMENT,
            )
        ),
        "part": Key(Text("Vilken del av uppgifterna som går dit, med egna ord.")),
    },
)
PERSON = Table(
    "Någon med en uppgift. Bara id:t når historiken.",
    {
        "id": Key(Id("Personens id: det enda om personen som når historiken."), required=True),
        "name": Key(Text("Namnet som står i mejlen."), required=True),
        "email": Key(Text("En e-postadress."), required=True),
        "phone": Key(Text("Telefon.")),
        "login": Key(Text("Användarnamn på datorn där kommandona ges.")),
        "organisation": Key(MEMBER),
    },
)
ASSIGNMENT = Table(
    "Vem som har en roll, för ett organ eller för hela organisationen.",
    {
        "role": Key(ROLE, required=True),
        "body": Key(BODY),
        "person": Key(PERSON_ID, required=True),
        **VALIDITY,
        "substitute": Key(PERSON_ID),
        "term": Key(
            Table(
                "Uppdragets längd, räknad från from.",
                {"years": Key(Whole("Hela år.", 1, 10), required=True)},
            )
        ),
        "succeeds": Key(
            Choice("Rollen i samma organ som personen tar över, lika länge, när uppdraget är slut.", ROLES)
        ),
    },
)
ABSENCE = Table(
    "Dagar då någon är borta; ersättaren tar över så länge.",
    {
        "person": Key(PERSON_ID, required=True),
        "from": Key(DAY, required=True),
        "until": Key(DAY, required=True),
    },
)
ESCALATION = Table(
    "Vem som får veta när något är sent.",
    {
        "after": Key(Whole("Arbetsdagar efter sista dag.", 1, 250), required=True),
        "to": Key(Items("Mottagare.", Choice("Mottagare.", RECIPIENTS), least=1), required=True),
    },
)
LADDER = Table(
    "När vi påminner, i arbetsdagar räknat från inlämningsdagen.",
    {
        "reminders": Key(Items("Negativa tal är dagar före.", Whole("Arbetsdagar.", -250, 0))),
        "escalations": Key(Items("Stegen efter sista dag.", ESCALATION)),
        "when_vacant": Key(Items("Vem som får mejlet när ingen har rollen; den första som finns.", ROLE)),
    },
)
SEND_WINDOW = Table(
    "Tider på arbetsdagar då mejl skickas.",
    {
        "from": Key(Plain("Klockslag utan citattecken: 07:30:00.", "time"), required=True),
        "until": Key(Plain("Klockslag utan citattecken: 16:00:00.", "time"), required=True),
    },
)
MAIL = Table(
    "E-postservern och avsändaren. Lösenord står aldrig här.",
    {
        "host": Key(Text("Servern som tar emot mejlen."), required=True),
        "port": Key(Whole("Port.", 1, 65535), default=587),
        "starttls": Key(
            Choice("never bara till en server på samma dator.", ("required", "never")), default="required"
        ),
        "username": Key(Text("Användarnamn.")),
        "password_file": Key(Text("Fil med lösenordet, läsbar bara för programmet.")),
        "password_env": Key(Text("Miljövariabel med lösenordet.")),
        "from_name": Key(
            Text("Avsändarens namn; {organisation} är organisationens namn den dagen."), required=True
        ),
        "from_address": Key(Text("Avsändarens adress."), required=True),
        "reply_to": Key(Text("Dit svar går.")),
        "domain": Key(Text("Domän i Message-ID; annars avsändarens.")),
        "ca_file": Key(Text("Egen certifikatutfärdare, PEM.")),
        "rate_per_minute": Key(Whole("Högst så många mejl i minuten.", 1, 10000), default=30),
        "timeout_seconds": Key(Whole("Så länge väntar vi på serverns slutliga svar.", 1, 3600), default=600),
        "send_window": Key(SEND_WINDOW),
        "documents_address": Key(
            Text("Dokumentets adress i ärendesystemet, med {registry} för diarienumret.")
        ),
        "contact": Key(PERSON_ID),
    },
)
CLOSED = Table(
    "Dagar då kontoret är stängt utöver helgdagarna.",
    {
        "from": Key(DAY, required=True),
        "until": Key(DAY),
        "note": Key(Text("Varför.", empty=True), default=""),
    },
)
LIMITS = Table(
    "Gränser för vad arshjul check varnar för.",
    {
        "slack_working_days": Key(
            Whole("Minsta luft mellan ett underlag och inlämningen som bygger på det.", 0, 60), default=5
        ),
        "notices_per_week": Key(Whole("Flest utskick till en person samma vecka.", 1, 1000), default=5),
    },
)
PAPERS = Table(
    "Handlingar som ska skickas.",
    {
        "unfilled": Key(
            Items("Uppmaningar i era mallar som inte får stå kvar, ordagrant.", Text("En uppmaning."))
        )
    },
)
MINUTES = Table(
    "Från vilken dag offentliga organs beslut följs till laga kraft: justering, anslag, expediering.",
    {"from": Key(DAY, required=True)},
)
DATABASE = Table("Databasen.", {"path": Key(Text("Filen, räknat från config.toml."), default="arshjul.db")})
CONFIG = Table(
    "Organisationen och installationen.",
    {
        "organisation": Key(ORGANISATION, required=True),
        "organisations": Key(Items("Organisationerna, när flera delar på årshjulet.", ORGANISATIONS)),
        "groups": Key(Named("Grupper av organ som flera filer talar om.", BODIES)),
        "bodies": Key(Items("Organ och förvaltningar.", ORGAN, least=1), required=True),
        "successions": Key(Items("Vem som tar över efter vem.", SUCCESSION)),
        "people": Key(Items("Personer.", PERSON)),
        "roles": Key(Items("Roller.", ASSIGNMENT)),
        "absences": Key(Items("Frånvaro.", ABSENCE)),
        "ladder": Key(LADDER),
        "mail": Key(MAIL),
        "closed_days": Key(Items("Stängda dagar.", CLOSED)),
        "limits": Key(LIMITS),
        "minutes": Key(MINUTES),
        "papers": Key(PAPERS),
        "database": Key(DATABASE),
    },
)
