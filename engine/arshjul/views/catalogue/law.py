"""Findings about the law: what a paragraph says, what the plan says, and what to do."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "law-too-late": (
        "{document:type-first} tas upp av {body} {date}, men {what} ({paragraph}): sista dag "
        "{last:full}, eller "
        "{legal:full} om lag (1930:173) 2 § gäller.",
        "{document:type-first} tas upp av {body} {date}, men {what} ({paragraph}): sista dag {last:full}.",
    ),
    "law-exception": (
        "{document:type-first} tas upp av {body} {date}, men {what} ({paragraph}). Sista dag är "
        "{last:full}; till "
        "och med {exception:full} går det om {instead}."
    ),
    "law-newly-elected": (
        "{document:type-first} beslutas {date}, men {what} ({paragraph}): tidigast {first:full}."
    ),
    "law-order": "{document:type-first} beslutas {date}, efter {other:type} {other_date}, men "
    "{what} ({paragraph}).",
    "law-wrong-body": "{document:type-first} beslutas av {body}, men {what} ({paragraph}).",
    "law-period": (
        "{document:type-first} handlar om tiden {first:full} till {last:full}, men {what} ({paragraph})."
    ),
    "law-tell": (
        "När {document:type} har beslutats {date}: {what} ({paragraph}). Arbetsflödet har inget sådant steg."
    ),
    "law-tell-proposal": (
        "{document:type-first} beslutas {date}, efter {last:full}: {what}, och dessförinnan om förslaget "
        "({paragraph}). Arbetsflödet har inget sådant steg."
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
        "{body:first} beslutar om {document:type} {date}, och ärendet ska vara tillkännagivet {notice} "
        "({paragraph}), innan {other_body} har behandlat det {other_date}."
    ),
}

SUGGESTIONS: Sentences = {
    "law-too-late": "Flytta sammanträdet, eller bind steget till ett tidigare.",
    "law-exception": (
        "Lägg steget tidigare, eller anteckna de särskilda skälen och fatta beslutet om skattesatsen i tid."
    ),
    "law-newly-elected": "Lägg beslutet vid ett sammanträde med de nyvalda, eller låt dem fastställa igen.",
    "law-order": "Byt ordning på besluten; samma dag går bra.",
    "law-wrong-body": 'Gör steget till prepare, och lägg till ett decide-steg med body = "council".',
    "law-period": "Rätta period i arbetsflödet, eller gör en rapport för rätt tid.",
    "law-tell": "Lägg till ett steg av slaget inform, eller ha en egen rutin.",
    "law-tell-proposal": "Lägg till ett steg av slaget inform, eller ha en egen rutin.",
    "law-term": "Rätta datumet, eller låt det nya organet sammanträda.",
    "law-notice": "Ta med ärendet i kungörelsen innan det är berett, eller flytta ett sammanträde.",
}
