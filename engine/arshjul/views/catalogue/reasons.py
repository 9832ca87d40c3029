"""Why a step has the date it has."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "because-month": (
        "Arbetsflödet säger {month} {year} för {body} ({file}).",
        "Arbetsflödet säger {month} {year} ({file}).",
        "Arbetsflödet säger {month} {year}.",
    ),
    "because-only": "{meeting} är det enda sammanträdet då där steget kan tas ({date}).",
    "because-named": "{meeting} ({date}) är enligt kalendariet till för det här dokumentet.",
    "because-first-ordinary": "{meeting} är det första ordinarie sammanträdet i tid ({date}).",
    "because-first-extra": (
        "{meeting} är det första extra sammanträdet i tid ({date}); inget ordinarie finns."
    ),
    "because-first-other": "{meeting} är det första sammanträdet i tid ({date}).",
    "because-no-meeting": (
        "{body:first} har inget sammanträde i {month} {year}; sista dag är månadens sista.",
        "Det finns inget sammanträde i {month} {year}; sista dag är månadens sista.",
    ),
    "because-only-cancelled": (
        "Alla sammanträden för {body} i {month} {year} är inställda; sista dag är månadens sista.",
        "Alla sammanträden i {month} {year} är inställda; sista dag är månadens sista.",
    ),
    "because-no-calendar": (
        "Det finns inget kalendarium för {body} {year}; sista dag är månadens sista.",
        "Det finns inget kalendarium för {year}; sista dag är månadens sista.",
    ),
    "because-no-later-meeting": (
        "{body:first} har inget senare sammanträde i kalendariet efter {date}.",
        "Det finns inget senare sammanträde i kalendariet efter {date}.",
    ),
    "because-next-after": "Tas vid det första sammanträdet efter steget {step} ({date}).",
    "because-after-period": "Tas vid det första sammanträdet efter {date:full}, när rapportens tid är slut.",
    "because-together": "Tas tillsammans med steget {step} för {document} ({date}).",
    "because-months-after": (
        "Arbetsflödet säger {months:months} efter {start:full}: {date:full} ({file}).",
        "Arbetsflödet säger {months:months} efter {start:full}: {date:full}.",
    ),
    "because-shifted": "{date:full} är ingen arbetsdag: sista dag är arbetsdagen före, {due:full}.",
    "because-next-meeting": "{meeting} är nästa sammanträde med {body} ({date}).",
    "because-bound-again": "Ärendet återkom {date} och får ett nytt sammanträde efter det.",
    "because-bound-by-owner": (
        "Processägaren har bundit steget till {meeting} ({date}): {reason}.",
        "Processägaren har bundit steget till {meeting} ({date}).",
    ),
    "because-no-lead-time": (
        "Till steget {step} hos {body} {date}: ingen ledtid är angiven i {file}.",
        "Till steget {step} {date}: ingen ledtid är angiven.",
    ),
    "because-lead-time": (
        "{working_days:working_days} före steget {step} hos {body} {date} ({file}).",
        "{working_days:working_days} före steget {step} {date}.",
    ),
}
