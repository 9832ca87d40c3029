"""Findings about the law: what a paragraph says, what the plan says, and what to do."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "law-shipped": (
        "Här finns ingen egen calendar/statutes.toml, så året prövas mot lagens dagar som de följer med "
        "programmet ({path})."
    ),
    "law-without-document": (
        "{count:rules} rör dokument som inte finns här {year:raw}, och prövas inte: {paragraphs}."
    ),
    "law-without-step": (
        "{document:type-first} har inget steg som {what} ({paragraph}) kan prövas mot: det skulle vara av "
        "slaget {kinds:or}, hos rätt slags organ."
    ),
    "law-too-late": (
        "{document:type-first} tas upp av {bodies} {date}, men {what} ({paragraph}): sista dag "
        "{last:full}, eller "
        "{legal:full} om lag (1930:173) 2 § gäller.",
        "{document:type-first} tas upp av {bodies} {date}, men {what} ({paragraph}): sista dag {last:full}.",
        "{document:type-first} tas upp {date}, då inget organ som kan det är i tjänst, och {what} "
        "({paragraph}): sista dag {last:full}.",
    ),
    "law-exception": (
        "{document:type-first} tas upp av {bodies} {date}, men {what} ({paragraph}). Sista dag är "
        "{last:full}; till "
        "och med {exception:full} går det om {instead}.",
        "{document:type-first} tas upp {date}, då inget organ som kan det är i tjänst, och {what} "
        "({paragraph}). Sista dag är {last:full}; till och med {exception:full} går det om {instead}.",
    ),
    "law-newly-elected": (
        "{document:type-first} beslutas {date}, men {what} ({paragraph}): tidigast {first:full}."
    ),
    "law-order": "{document:type-first} beslutas {date}, efter {other:type} {other_date}, men "
    "{what} ({paragraph}).",
    "law-wrong-body": "{document:type-first} beslutas av {bodies}, men {what} ({paragraph}).",
    "law-period": (
        "{document:type-first} handlar om tiden {first:full} till {last:full}, men {what} ({paragraph})."
    ),
    "law-tell": (
        "När {document:type} har beslutats {date}: {what} ({paragraph}). Arbetsflödet har inget steg dit: "
        "{to}.",
        "När {document:type} har beslutats {date}: {what} ({paragraph}). Arbetsflödet har inget sådant steg.",
    ),
    "law-tell-proposal": (
        "{document:type-first} beslutas {date}, efter {last:full}: {what}, och dessförinnan om förslaget "
        "({paragraph}). Arbetsflödet har inget steg dit: {to}.",
        "{document:type-first} beslutas {date}, efter {last:full}: {what}, och dessförinnan om förslaget "
        "({paragraph}). Arbetsflödet har inget sådant steg.",
    ),
    "law-tell-only-proposal": (
        "{document:type-first} beslutas {date}, efter {last:full}. Beslutet går till {to}, men då ska "
        "förslaget också ha gått dit, senast {last:full} ({paragraph}), och det finns inte i arbetsflödet.",
        "{document:type-first} beslutas {date}, efter {last:full}. Då ska också förslaget ha meddelats "
        "({paragraph}), och det finns inte i arbetsflödet.",
    ),
    "law-tell-late": (
        "När {document:type} har beslutats {date}: {what} ({paragraph}). Arbetsflödet ger "
        "{days:working_days} på sig, men högst {limit:working_days} är genast."
    ),
    "law-term": (
        "{body:first} sammanträder {date} ({meeting}), utanför sin tid ({first:full} till "
        "{last:full}): {what} "
        "({paragraph}).",
        "{body:first} sammanträder {date} ({meeting}), men dess tid gick ut {last:full}: {what} "
        "({paragraph}).",
        "{body:first} sammanträder {date} ({meeting}), men dess tid börjar {first:full}: {what} "
        "({paragraph}).",
    ),
    "law-notice": (
        "{bodies:first} beslutar om {document:type} {date}, och ärendet ska vara tillkännagivet {notice} "
        "({paragraph}), innan {other_body} har behandlat det {other_date}."
    ),
}

SUGGESTIONS: Sentences = {
    "law-shipped": "Har ni egna regler, lägg en kopia av den i calendar/ och ändra där.",
    "law-without-document": (
        "Är ett av dokumenten ett sådant, skriv legal i dess arbetsflöde, till exempel "
        'legal = "annual_report".'
    ),
    "law-without-step": (
        'Lägg till steget, eller skriv legal = "none" i arbetsflödet om regeln inte rör dokumentet.'
    ),
    "law-too-late": "Flytta sammanträdet, eller bind steget till ett tidigare.",
    "law-exception": (
        "Lägg steget tidigare, eller anteckna de särskilda skälen och fatta beslutet om skattesatsen i tid."
    ),
    "law-newly-elected": "Lägg beslutet vid ett sammanträde med de nyvalda, eller låt dem fastställa igen.",
    "law-order": "Byt ordning på besluten; samma dag går bra.",
    "law-wrong-body": 'Gör steget till prepare, och lägg till ett decide-steg med body = "council".',
    "law-period": "Rätta period i arbetsflödet, eller gör en rapport för rätt tid.",
    "law-tell": (
        'Skriv dispatch = {{ to = ["{to}"] }} i steget som beslutar, eller ha en egen rutin.',
        "Skriv dispatch i steget som beslutar, eller ha en egen rutin.",
    ),
    "law-tell-proposal": (
        'Skriv dispatch = {{ to = ["{to}"] }} i steget som beslutar, och ha en egen rutin för förslaget.',
        "Skriv dispatch i steget som beslutar, och ha en egen rutin för förslaget.",
    ),
    "law-tell-only-proposal": (
        "Ha en egen rutin för att skicka förslaget i tid, eller lägg ett steg som underrättar (kind = "
        '"inform") före beslutet, hos ett organ som heter {to}.',
        "Ha en egen rutin för att skicka förslaget i tid.",
    ),
    "law-tell-late": "Skriv ett lägre working_days i dispatch i steget som beslutar.",
    "law-term": "Rätta datumet, eller låt det nya organet sammanträda.",
    "law-notice": "Ta med ärendet i kungörelsen innan det är berett, eller flytta ett sammanträde.",
}
