"""Steps beside the machine: what holds a decision back, what follows it, and why one is refused."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "gate-open": (
        "Steget {gate:both} hos {body} är inte klart och ska vara det före {trigger:both}. Registrera "
        "det först: arshjul advance {document} {gate}.",
        "Steget {gate:both} är inte klart och ska vara det före {trigger:both}. Registrera det först: "
        "arshjul advance {document} {gate}.",
    ),
    "gate-closed-after": (
        "Steget {gate:both} avslutades {on:full}, efter {date:full} då {trigger:both} togs. Det skulle "
        "vara avslutat före. Kontrollera dagarna; stämmer de får organet ta upp ärendet igen."
    ),
    "side-done": "Steget {trigger:both} är redan gjort, {on:full}.",
    "side-too-early": (
        "Steget {trigger:both} kommer efter {after:both}, som inte är registrerat ännu. Registrera det "
        "först: arshjul advance {document} {after}."
    ),
    "side-too-late": "Steget {trigger:both} behövs inte längre: det som det hör till är redan avgjort.",
    "side-ahead": "{on:full} har inte varit ännu. Registrera {trigger:both} när det är gjort.",
    "side-before-source": (
        "Steget {trigger:both} kan inte ha skett {on:full}: steget {after:both} skedde {date:full}. "
        "Kontrollera datumet."
    ),
    "beside-only": (
        "--on och eget svar finns bara för steg vid sidan om; steget {trigger:both} får sin dag av "
        "sammanträdet eller av registreringen."
    ),
    "because-follows": "{working_days:working_days} efter steget {step} hos {body} {date}.",
    "entry.side.taken": (
        "{actor} registrerade {trigger} för {doc}: {answer} vid {meeting}.",
        "{actor} registrerade {trigger} för {doc}: {answer}.",
        "{actor} registrerade {trigger} för {doc} vid {meeting}.",
        "{actor} registrerade {trigger} för {doc}, gjort {on:full}.",
    ),
    "ui.entry-type.side.taken": "vid sidan",
}
