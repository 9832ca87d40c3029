"""The reasoning for one date, sentence by sentence."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "explain-papers": (
        "Handlingarna ska vara inne {due:full}: {days:working_days} före sammanträdet med {body} {date:full} "
        "({meeting}), enligt lead_times i {file}.",
        "Handlingarna ska vara inne {due:full}: {days:working_days} före {date:full}, då {body} senast ska "
        "ha sammanträtt, enligt lead_times i {file}.",
        "Handlingarna ska vara inne {due:full}: {days:working_days} före {date:full}, enligt "
        "lead_times i {file}.",
        "Handlingarna ska vara inne {due:full}: {days:working_days} före {date:full}, enligt kalendariet.",
    ),
    "explain-papers-own": (
        "Handlingarna ska vara inne {due:full}: {days:working_days} före sammanträdet med {body} {date:full} "
        "({meeting}), enligt arbetsflödet ({file}).",
        "Handlingarna ska vara inne {due:full}: {days:working_days} före {date:full}, enligt arbetsflödet "
        "({file}).",
        "Handlingarna ska vara inne {due:full}: {days:working_days} före sammanträdet med {body} {date:full} "
        "({meeting}), enligt arbetsflödet.",
        "Handlingarna ska vara inne {due:full}: {days:working_days} före {date:full}, enligt arbetsflödet.",
    ),
    "explain-papers-without": (
        "Handlingarna ska vara inne {due:full}, samma dag som sammanträdet med {body} "
        "{date:full} ({meeting}): "
        "ingen ledtid är angiven, varken i arbetsflödet eller i lead_times i {file}.",
        "Handlingarna ska vara inne {due:full}, till {date:full}: ingen ledtid är angiven, varken i "
        "arbetsflödet eller i lead_times i {file}.",
        "Handlingarna ska vara inne {due:full}, till {date:full}: ingen ledtid är angiven, varken i "
        "arbetsflödet eller i kalendariet.",
    ),
    "explain-lead-time-row": (
        "Ledtiden står i {file}, rad {line}.",
        "Ledtiden står i {file}.",
    ),
    "explain-change-no-lead-time": (
        "Dagen ändras om sammanträdet flyttas, eller om en ledtid skrivs i lead_times i {file}.",
        "Dagen ändras om sammanträdet flyttas, eller om en ledtid skrivs i kalendariet.",
    ),
    "explain-no-day": "Steget får ingen dag: det som det hänger på har ingen.",
    "explain-meeting": "{body:first} tar steget {due:full}, vid {meeting}.",
    "explain-unbound": (
        "Steget saknar sammanträde. Sista dag är {due:full}, och {body} kan ta det tidigast {next:full} "
        "({next_meeting}).",
        "Steget saknar sammanträde. Sista dag är {due:full}, och inget senare sammanträde finns i "
        "kalendariet.",
    ),
    "explain-without-meeting": "{body:first} tar steget senast {due:full}, utan sammanträde.",
    "explain-not-counted": "{days:and} räknas inte: då är det inte arbetsdag.",
    "explain-builds-on": (
        "Det som steget bygger på finns {date:full}, {slack:working_days} innan.",
        "Det som steget bygger på finns först {date:full}, efter steget självt.",
    ),
    "explain-period": "Rapporten handlar om tiden {first:full} till {last:full}.",
    "explain-new-body": "{body:first} är i tjänst från {first:full}; före det var det {predecessors}.",
    "explain-plans-for": (
        "Ramarna följer {body}, som upphör efter {last:full}. Planen gäller {year:raw}, då {successors} har "
        "tagit över."
    ),
    "explain-who": "Ansvarar: {person}, {role} ({id}).",
    "explain-nobody": "Ingen har rollen {role} för {body} den dagen.",
    "explain-change-lead-time": (
        "Dagen ändras om sammanträdet flyttas, eller om ledtiden i {file} ändras.",
        "Dagen ändras om sammanträdet flyttas, eller om ledtiden ändras.",
    ),
    "explain-change-day": "Inget sammanträde styr dagen: den ändras bara om arbetsflödet ändras.",
    "explain-change-meeting": (
        "Dagen ändras om {meeting} flyttas i {file}, eller om steget binds om.",
        "Dagen ändras om {meeting} flyttas, eller om steget binds om.",
    ),
    "explain-notice": "Tillkännages senast {day:full} ({paragraph}).",
    "explain-attest": "Protokollet justeras senast {day:full} ({paragraph}).",
    "explain-announce": "Justeringen tillkännages senast {day:full}, om den dröjer så länge ({paragraph}).",
    "explain-appeal": "Beslutet kan då överklagas till och med {day:full} ({paragraph}).",
}
