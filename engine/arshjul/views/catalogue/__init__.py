"""Every sentence the program can say, in Swedish, by its code; in other languages by gettext from these."""

from arshjul.views.catalogue import (
    beside,
    changing,
    decisions,
    doctor,
    explained,
    feasibility,
    infrastructure,
    integrity,
    interface,
    joint,
    kinds,
    law,
    measures,
    meetingplans,
    papers,
    pasthistory,
    pictures,
    reading,
    reasons,
    refusals,
    seats,
    soundness,
    succession,
    usage,
    year,
)
from arshjul.views.catalogue.shape import Sentences

_SUBJECTS = (
    beside,
    changing,
    decisions,
    doctor,
    explained,
    feasibility,
    infrastructure,
    integrity,
    interface,
    joint,
    kinds,
    papers,
    pasthistory,
    pictures,
    law,
    measures,
    meetingplans,
    reading,
    reasons,
    refusals,
    seats,
    soundness,
    succession,
    usage,
    year,
)
_WITH_SUGGESTIONS = (feasibility, law, measures, meetingplans, reading, refusals, seats, soundness, year)

SENTENCES: Sentences = {code: text for subject in _SUBJECTS for code, text in subject.SENTENCES.items()}
SUGGESTIONS: Sentences = {
    code: text for subject in _WITH_SUGGESTIONS for code, text in subject.SUGGESTIONS.items()
}
"""What would put a finding right."""

UNITS = {
    "documents": ("{n} dokument", "{n} dokument"),
    "working_days": ("{n} arbetsdag", "{n} arbetsdagar"),
    "errors": ("{n} fel", "{n} fel"),
    "warnings": ("{n} varning", "{n} varningar"),
    "findings": ("{n} anmärkning", "{n} anmärkningar"),
    "notices": ("{n} utskick", "{n} utskick"),
    "mails": ("{n} mejl", "{n} mejl"),
    "persons": ("{n} person", "{n} personer"),
    "rows": ("{n} rad", "{n} rader"),
    "entries": ("{n} post", "{n} poster"),
    "problems": ("{n} avvikelse", "{n} avvikelser"),
    "workflows": ("{n} arbetsflöde", "{n} arbetsflöden"),
    "things": ("{n} sak", "{n} saker"),
    "bytes": ("{n} byte", "{n} byte"),
    "steps": ("{n} steg", "{n} steg"),
    "dated_steps": ("{n} steg med datum", "{n} steg med datum"),
    "meetings": ("{n} sammanträde", "{n} sammanträden"),
    "bodies_unit": ("{n} organ", "{n} organ"),
    "mails.digest": ("{n} samlat mejl", "{n} samlade mejl"),
    "mails.escalation": ("{n} eskalering", "{n} eskaleringar"),
    "mails.correction": ("{n} om ändrat datum", "{n} om ändrade datum"),
    "mails.ownerless": ("{n} om dokument utan ägare", "{n} om dokument utan ägare"),
    "mails.joint": ("{n} om en bruten gemensam plan", "{n} om en bruten gemensam plan"),
    "mails.reminder": ("{n} påminnelse", "{n} påminnelser"),
    "mails.outcome": ("{n} om beslut att registrera", "{n} om beslut att registrera"),
    "files": ("{n} fil", "{n} filer"),
    "months": ("{n} månad", "{n} månader"),
    "weeks": ("{n} vecka", "{n} veckor"),
    "measures_unit": ("{n} mått", "{n} mått"),
    "infos": ("{n} upplysning", "{n} upplysningar"),
}
"""A number with its word: one, and several."""
