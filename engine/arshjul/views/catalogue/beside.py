"""Steps beside the machine: what holds a decision back, what follows it, and why one is refused."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "gate-open": (
        "{gate} ({gate:name}) hos {body} är inte klart och ska vara det före {trigger} ({trigger:name}). "
        "Registrera det först: arshjul advance {document} {gate}.",
        "{gate} ({gate:name}) är inte klart och ska vara det före {trigger} ({trigger:name}). Registrera det "
        "först: arshjul advance {document} {gate}.",
    ),
    "gate-closed-after": (
        "{gate} ({gate:name}) avslutades {on:full}, efter {date:full} då {trigger} ({trigger:name}) togs. "
        "Den skulle vara avslutad före. Kontrollera dagarna; stämmer de får organet ta upp ärendet igen."
    ),
    "side-done": "{trigger} ({trigger:name}) är redan gjort, {on:full}.",
    "side-too-early": (
        "{trigger} ({trigger:name}) kommer efter {after} ({after:name}), som inte är registrerat ännu. "
        "Registrera det först: arshjul advance {document} {after}."
    ),
    "side-too-late": "{trigger} ({trigger:name}) behövs inte längre: det som det hör till är redan avgjort.",
    "side-ahead": "{on:full} har inte varit ännu. Registrera {trigger} ({trigger:name}) när det är gjort.",
    "side-before-source": (
        "{trigger} ({trigger:name}) kan inte ha skett {on:full}: {after} ({after:name}) skedde {date:full}. "
        "Kontrollera datumet."
    ),
    "beside-only": (
        "--on och eget svar finns bara för steg vid sidan om; {trigger} ({trigger:name}) får sin dag av "
        "sammanträdet eller av registreringen."
    ),
    "because-follows": "{working_days:working_days} efter steget {step} hos {body} {date}.",
    "entry.side.taken": (
        "{actor} registrerade {trigger} ({trigger:name}) för {doc}: {answer} vid {meeting}.",
        "{actor} registrerade {trigger} ({trigger:name}) för {doc}: {answer}.",
        "{actor} registrerade {trigger} ({trigger:name}) för {doc} vid {meeting}.",
        "{actor} registrerade {trigger} ({trigger:name}) för {doc}, gjort {on:full}.",
    ),
    "ui.entry-type.side.taken": "vid sidan",
}
