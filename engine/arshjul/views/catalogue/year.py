"""Findings about a year: its order, time, meetings and people, and what one document asks of another."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "out-of-order/later": (
        "{document:type-first} tas upp {date}: {other_body} sammanträder kl. {other_time} ({other}), efter "
        "{body} kl. {time} ({meeting}), men ska komma före.",
        "{document:type-first} tas upp {date}: {other_body} sammanträder kl. {other_time} ({other}), efter "
        "kl. {time} ({meeting}), men ska komma före.",
    ),
    "out-of-order/at-once": (
        "{document:type-first} tas upp {date}: {other_body} och {body} sammanträder samtidigt, kl. {time} "
        "({other}, {meeting}), men {other_body} ska komma före.",
        "{document:type-first} tas upp {date}: {other_body} sammanträder kl. {time} ({other}), samtidigt som "
        "{meeting}, men ska komma före.",
    ),
    "same-day-in-order": (
        "{document:type-first} tas upp {date}: {other_body} sammanträder kl. {other_time}, före {body} kl. "
        "{time}, så ordningen håller.",
        "{document:type-first} tas upp {date}: {other_body} sammanträder kl. {other_time}, före kl. {time} "
        "({meeting}), så ordningen håller.",
    ),
    "out-of-order": (
        "{body:first} ska behandla {document:type} {date} ({meeting}), men väntar på {awaited:type}, där "
        'steget "{awaited_step}" tas först {other_date} av {other_body} ({other}).',
        "{document:type-first} ska behandlas {date} ({meeting}), men väntar på {awaited:type}, där steget "
        '"{awaited_step}" tas först {other_date} ({other}).',
        "{body:first} ska behandla {document:type} {date} ({meeting}), men steget före, "
        '"{awaited_step}", tas '
        "först {other_date} av {other_body} ({other}).",
        "{body:first} ska behandla {document:type} {date} ({meeting}), men steget före tas först "
        "{other_date} "
        "av {other_body} ({other}).",
        "{document:type-first} ska behandlas {date} ({meeting}), men steget före tas först {other_date} "
        "({other}).",
    ),
    "same-day": (
        "{body:first} och {other_body} behandlar {document:type} samma dag, {date}. Det går om {other_body} "
        "sammanträder först.",
        "{document:type-first} behandlas samma dag, {date}, av {other_body} och av {bodies}. Det går om "
        "{other_body} sammanträder först.",
        "{document:type-first} behandlas två gånger samma dag, {date}. Det går om {other} är först.",
    ),
    "hand-in-before-source": (
        "Steget {step} för {document:type} ska vara klart {date}, men det väntar på "
        "{awaited:type}, där steget "
        '"{awaited_step}" tas först {source} av {other_body}. Det gäller {bodies:typed}.',
        "Steget {step} för {document:type} ska vara klart {date}, men det väntar på "
        "{awaited:type}, där steget "
        '"{awaited_step}" tas först {source}. Det gäller {bodies:typed}.',
        "Steget {step} för {document:type} ska vara klart {date}, men steget före, "
        '"{awaited_step}", tas först '
        "{source}. Det gäller {bodies:typed}.",
        "Steget {step} för {document:type} ska vara klart {date}, men det som steget bygger på finns först "
        "{source}: {bodies:typed}.",
    ),
    "tight-chain": (
        "Steget {step} för {document:type} ska vara klart {date}, bara {slack:working_days} efter att "
        "underlaget finns ({source}): {bodies:typed}. Gränsen är {limit}."
    ),
    "tight-period": (
        "Steget {step} för {document:type} ska vara klart {date}, bara {slack:working_days} efter att "
        "perioden slutar ({source}): {bodies:typed}. Gränsen är {limit}."
    ),
    "period-not-closed": (
        "Steget {step} för {document:type} ska vara klart {date}, men rapporten handlar om tiden "
        "till och med "
        "{source}: {bodies:typed}."
    ),
    "lead-time-missing": (
        "Ledtid saknas i kalendariet för {year:raw}: {bodies:typed} har dokument som ska lämnas "
        "in, men ingen "
        "rad i lead_times säger hur långt före. Inlämningen hamnar då på sammanträdets egen dag "
        "({documents:typed})."
    ),
    "meeting-held-on-closed-day": (
        "{body:first} sammanträder {date} ({meeting}), som inte är en arbetsdag, och raden säger "
        "att det är så."
    ),
    "on-closed-day-needless": ("Raden för {meeting} säger on_closed_day = true, men {date} är en arbetsdag."),
    "meeting-on-closed-day/holiday": (
        "{body:first} sammanträder {date} ({meeting}), som är en helgdag eller helgdagsafton."
    ),
    "meeting-on-closed-day/weekend": "{body:first} sammanträder {date} ({meeting}), på en helg.",
    "meeting-on-closed-day/closed_days": (
        "{body:first} sammanträder {date} ({meeting}), då kontoret har stängt enligt closed_days "
        "i config.toml."
    ),
    "meeting-on-closed-day": "{body:first} sammanträder {date} ({meeting}), som inte är en arbetsdag.",
    "meeting-in-july": "{body:first} sammanträder {date} ({meeting}), mitt i semestertiden.",
    "several-days": (
        "{body:first} sammanträder från {date} till {until} ({meeting}). Planen räknar med den första dagen, "
        "och nästa organ med den sista."
    ),
    "meeting-outside-term": (
        "{body:first} sammanträder {date} ({meeting}), men finns bara från {first:full} till {last:full}.",
        "{body:first} sammanträder {date} ({meeting}), men upphörde {last:full}.",
        "{body:first} sammanträder {date} ({meeting}), men finns först från {first:full}.",
    ),
    "requires-no-document": (
        "Steget {step:both} kräver {other:type}, men det året finns inget sådant dokument. Kravet prövas "
        "inte."
    ),
    "requires-impossible": (
        "Steget {step:both} kräver läget {state:other-state} hos {other:type}, men inget steg leder dit."
    ),
    "document-circle": (
        "Steget {step:both} kan aldrig tas: dokumenten väntar på varandra ({circle:typed}).",
    ),
    "justera-unclear/decide": (
        'Steget {step:raw} heter "{name}", men är ett beslut om dokumentet (kind = "decide"): '
        "protokollet justeras "
        "efter sammanträdet, och det för inget dokument vidare."
    ),
    "justera-unclear": (
        'Steget {step:raw} heter "{name}". Det kan betyda att protokollet justeras eller att innehållet '
        "ändras.",
        "Steget {step:both} kan betyda att protokollet justeras eller att innehållet ändras.",
    ),
    "vacant-role": (
        "Ingen är {role} för {body} {date}, då steget {step} för {document:type} ska tas "
        "({count:steps} under "
        "året)."
    ),
    "mandate-ends": (
        "Uppdraget som {role} för {body} går ut {until:full}, men steget {step} för {document:type} ska tas "
        "{date} ({count:steps} under året)."
    ),
    "no-substitute": ("{bodies:and} har en {role} utan ersättare: är den borta får ingen annan ta stegen.",),
    "absent-without-substitute": (
        "{person} är borta {date}, då steget {step} för {document:type} ska tas, och ingen ersättare finns."
    ),
    "many-notices": (
        "{person} får {count:mails.reminder} i {mails:mails} vecka {week}, fler än gränsen "
        "{limit} (så är det "
        "{weeks:weeks})."
    ),
}

SUGGESTIONS: Sentences = {
    "out-of-order/later": "Ändra time på en av raderna i calendar/{year}.toml, eller flytta ett sammanträde.",
    "out-of-order/at-once": "Ändra time på en av raderna i calendar/{year}.toml, eller flytta "
    "ett sammanträde.",
    "lead-time-missing": (
        'Lägg till en rad i lead_times: {{ bodies = ["{first_body}"], working_days_before = 10 '
        "}} med det antal "
        "som gäller, eller skriv working_days i due i arbetsflödet."
    ),
    "meeting-held-on-closed-day": "Ta bort on_closed_day om det inte stämmer.",
    "on-closed-day-needless": "Ta bort on_closed_day, eller rätta datumet.",
    "justera-unclear/decide": (
        "Ta bort steget om protokollet menas: justeringen följer varje beslut av sig själv när "
        "[minutes] står i "
        "config.toml. Är det dokumentet som ändras, skriv vad i namnet, till exempel Justera planen."
    ),
    "meeting-on-closed-day/closed_days": (
        "Rätta datumet, eller ta bort dagen ur closed_days i config.toml. Hålls det ändå då, skriv "
        "on_closed_day = true på raden."
    ),
    "out-of-order": (
        "Flytta ett av sammanträdena, ändra månaden i arbetsflödet, eller bind steget till ett senare "
        "sammanträde med en rad i bindings i calendar/{year}.toml."
    ),
    "same-day": "Skriv time på båda raderna i calendar/{year}.toml, så prövas ordningen.",
    "hand-in-before-source": (
        "Förkorta ledtiden för dokumentet i lead_times i calendar/{year}.toml, eller flytta ett sammanträde."
    ),
    "tight-chain": (
        "Börja skriva innan underlaget är beslutat, eller flytta ett sammanträde. Gränsen står "
        "under [limits] i "
        "config.toml."
    ),
    "tight-period": (
        "Förkorta ledtiden i lead_times i calendar/{year}.toml, eller flytta sammanträdet. Gränsen "
        "står under "
        "[limits] i config.toml."
    ),
    "period-not-closed": "Flytta sammanträdet, förkorta ledtiden, eller rätta period i arbetsflödet.",
    "meeting-on-closed-day": (
        "Kontrollera datumet mot det beslutade kalendariet. Hålls det verkligen då, skriv "
        "on_closed_day = true "
        "på raden."
    ),
    "meeting-in-july": "Kontrollera månaden mot det beslutade kalendariet.",
    "meeting-outside-term": (
        "Rätta datumet, eller organet: efterträdaren har egna rader. Organets dagar står i config.toml."
    ),
    "requires-no-document": "Rätta document, eller ge dokumenttypen en version som gäller det året.",
    "requires-impossible": "Rätta state, eller lägg till ett steg dit i det andra arbetsflödet.",
    "document-circle": 'Ta bort ett av kraven, eller sätt missing = "warn" på det som kan vänta.',
    "justera-unclear": "Skriv vilket: justera protokollet, eller vad det är som justeras.",
    "vacant-role": "Lägg till en rad i [[roles]] i config.toml som gäller den dagen.",
    "mandate-ends": "Förläng uppdraget, eller lägg till en rad i [[roles]] för den som tar över.",
    "no-substitute": "Skriv substitute på rollens rad i config.toml.",
    "absent-without-substitute": "Skriv substitute på rollens rad, eller flytta steget.",
    "many-notices": (
        "Fördela dokumenten på fler, flytta sammanträden, eller höj notices_per_week i "
        "config.toml. Se arshjul "
        "notices {year} --to {person:raw}."
    ),
}
