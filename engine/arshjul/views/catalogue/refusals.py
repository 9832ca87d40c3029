"""Why a step may not be taken, and who or what can remove the obstacle."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "refused": "Steget {trigger:both} kan inte tas för {document} nu. Inget har ändrats.",
    "unknown-step": "{document} har inget steg som heter {trigger:raw}. Stegen är: {known:steps}.",
    "illegal-move": (
        "{document} står i {state:state}, och därifrån går det inte att ta {trigger:both}. Möjliga steg "
        "nu: {possible:steps}.",
        "{document} står i {state:state}. Det är färdigt, så inga fler steg kan tas.",
    ),
    "step-undescribed": (
        "Steget {trigger:both} är inte färdigbeskrivet: arbetsflödet säger inte vem som tar det. "
        "Processägaren behöver fylla i det där (body)."
    ),
    "last-step": (
        "Senast hände detta: {actor} tog {trigger} {at:instant}. Är det steget du tänkte ta är det "
        "alltså redan gjort."
    ),
    "version-conflict": (
        "Någon hann före: {actor} tog {trigger} {at:instant}. Du utgick från version {seen}, nu är "
        "{document} i version {version} och står i {state:state}. Titta med arshjul show {document} och "
        "ta om steget om det fortfarande behövs.",
        "Någon hann före: {actor} ändrade {document} {at:instant}. Du utgick från version {seen}, nu "
        "gäller version {version}. Titta med arshjul show {document} och försök igen.",
        "Någon annan ändrade {document} samtidigt. Titta med arshjul show {document} och försök igen.",
        "Någon annan var inne samtidigt. Försök igen.",
    ),
    "request-repeated": (
        "Kommandot med id {request} har redan utförts.",
        "Kommandot har redan utförts.",
    ),
    "requires-missing": (
        "{document} måste först vara i {state_id:state}. Det är villkorat godkänt och räknas som "
        "{conditional:state} tills alla i den gemensamma planen har beslutat samma text.",
        "{document} måste först vara i {state_id:state}; nu står det i {now:state}. Titta med arshjul "
        "show {document} vem som kan föra det vidare.",
        "{document} måste först vara i {state_id:state}, men det finns inte i den här cykeln. "
        "Processägaren kan öppna det eller ändra requires i arbetsflödet.",
    ),
    "reason-for-missing": (
        "Det här är inte klart: {missing:typed}. Steget får tas ändå, men historiken ska säga varför. Ange "
        "--reason."
    ),
    "reason-missing": "Utfallet {outcome} behöver en motivering. Ange --reason.",
    "no-mandate": (
        "{person} får inte ta det här steget. Det kräver rollen {role} för {body}, som {date:full} "
        "innehas av {people:people}.",
        "{person} får inte ta det här steget. Det kräver rollen {role} för {body}, och ingen har den "
        "{date:full}. Processägaren kan ge någon rollen i config.toml.",
        "{person} får inte göra det här. Det kräver rollen {role}, som {date:full} innehas av "
        "{people:people}.",
        "{person} får inte göra det här. Det kräver rollen {role}, och ingen har den {date:full}. Ge "
        "någon rollen i config.toml.",
    ),
    "same-person": (
        "{person} tog steget {step} och får därför inte ta {trigger}: två personer ska ha sett ärendet. Be "
        "någon annan med samma roll."
    ),
    "vacant": "Ingen har rollen {role} för {body} i dag. Processägaren kan ge någon rollen i config.toml.",
    "ownerless": (
        "{body:first} har upphört utan efterträdare, så ingen svarar för {document}. Processägaren behöver "
        "ange en efterträdare (successor) i config.toml."
    ),
    "meeting-not-here": "Steget {trigger} tas inte vid ett sammanträde. Ta bort --meeting {meeting}.",
    "meeting-missing": (
        "Ange vid vilket sammanträde det skedde, med --meeting. Det planerade är {planned}. Hållna "
        "sammanträden: {choices:typed}.",
        "Ange vid vilket sammanträde det skedde, med --meeting. Hållna sammanträden: {choices:typed}.",
        "Steget tas vid ett sammanträde, och {body} har inte hållit något ännu. Det planerade är {planned}.",
        "Steget tas vid ett sammanträde, och inget har hållits ännu. Sammanträdena står i calendar/.",
    ),
    "unknown-meeting": (
        "Sammanträdet {value} finns inte i kalendariet.",
        "Sammanträdet {meeting} finns inte i kalendariet. Det planerade är {planned}. Hållna "
        "sammanträden: {choices:typed}.",
        "Sammanträdet {meeting} finns inte i kalendariet. Hållna sammanträden: {choices:typed}.",
        "Sammanträdet {meeting} finns inte i kalendariet.",
    ),
    "no-meeting-held": (
        "{body:first} har inte sammanträtt ännu. Steget kan registreras efter sammanträdet {date} "
        "({meeting}).",
        "{body:first} har inget kommande sammanträde i kalendariet. Processägaren behöver lägga till ett.",
        "Inget sammanträde har hållits ännu. Steget kan registreras efter sammanträdet {date} ({meeting}).",
        "Det finns inget kommande sammanträde i kalendariet. Processägaren behöver lägga till ett.",
    ),
    "wrong-body": (
        "{meeting} är ett sammanträde med {body}. Steget tas av {competent:or}.",
        "{meeting} är ett sammanträde med {body}, som inte kan ta steget den dagen ({date}).",
    ),
    "meeting-not-live/cancelled": (
        "{meeting} ({date}) är inställt enligt kalendariet. Hölls det ändå behöver processägaren rätta dess "
        "status."
    ),
    "meeting-not-live/reserve": (
        "{meeting} ({date}) är ett reservsammanträde som inte har kallats. Kallades det behöver "
        "processägaren sätta called = true."
    ),
    "meeting-not-live": "{meeting} ({date}) kan inte fatta beslut: enligt kalendariet är det {status}.",
    "meeting-ahead": "{meeting} har inte hållits ännu. Steget kan registreras tidigast {date}.",
    "meeting-before-previous": (
        "{meeting} ({date}) hölls före {previous} ({previous_date}), där ärendet redan har behandlats. Ange "
        "ett senare sammanträde."
    ),
    "meeting-not-later": (
        "Ärendet återkom {after:full}, så det måste tas vid ett senare sammanträde än {meeting} "
        "({date:full})."
    ),
    "paragraph-missing": "Ange paragrafen i protokollet, med --paragraph.",
    "paragraph-not-here": (
        "{body:first} är tjänstepersoner och för inget protokoll med paragrafer. Utelämna --paragraph.",
        "Tjänstepersoner för inget protokoll med paragrafer. Utelämna --paragraph.",
    ),
    "registry-missing": (
        "Ett beslut utan paragraf behöver ett diarienummer hos {body}. Ange --registry.",
        "Ett beslut utan paragraf behöver ett diarienummer. Ange --registry.",
    ),
    "registry-differs": (
        "Ärendet har redan diarienummer {recorded} hos {body}; {registry} är ett annat. Utelämna "
        "--registry, eller kontrollera att det är rätt dokument.",
        "Ärendet har redan diarienummer {recorded}; {registry} är ett annat.",
    ),
    "outcome-missing": "Ange hur det gick, med --outcome. Möjliga utfall: {choices:outcomes}.",
    "outcome-not-here": (
        "Utfallet {outcome} är inte möjligt för {trigger}. Utelämna --outcome, eller välj ett som "
        "arbetsflödet har."
    ),
    "votes-incomplete": "Ange både --present och --for: antalet närvarande och hur många som begärde det.",
    "votes-impossible": "{for} av {present} går inte ihop. Rätta --present eller --for.",
    "minority-in-committee": (
        "I {body} krävs majoritet för bordläggning och återremiss (KL 6:33); {for} av {present} räcker "
        "inte. Bara i fullmäktige räcker en tredjedel.",
        "I en nämnd krävs majoritet för bordläggning och återremiss (KL 6:33); {for} av {present} "
        "räcker inte.",
    ),
    "minority-too-small": (
        "Minst en tredjedel av de närvarande, {needed} av {present}, måste begära det (KL 5:50); {for} "
        "räcker inte."
    ),
    "minority-already": (
        "Ärendet har redan bordlagts eller återremitterats en gång på en minoritets begäran. En gång till "
        "kräver majoritet (KL 5:50)."
    ),
    "majority-missing": "Utfallet {outcome} kräver majoritet; {for} av {present} räcker inte.",
    "request-reused": (
        "Begäran {request} har redan använts för {document}. Använd ett nytt id för ett nytt kommando.",
        "Begäran {request} har redan använts. Använd ett nytt id för ett nytt kommando.",
    ),
}

SUGGESTIONS: Sentences = {
    "unknown-meeting": (
        "Menade du {suggestion}?",
        "Rätta id:t, eller lägg till sammanträdet i kalendariet.",
    ),
}
