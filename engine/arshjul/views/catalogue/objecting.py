"""What speaks against a change of the kalendarium, and which steps can be bound to which meetings."""

from arshjul.views.catalogue.shape import Sentences

SUGGESTIONS: Sentences = {
    "binding-idle": "Ta bort raden ur bindings, eller bind om steget med arshjul calendar bind.",
}

SENTENCES: Sentences = {
    "change-objected": "Ändringen i {file} genomförs inte som den står. Inget har ändrats.",
    "change-was-passed": (
        "{meeting} skulle ha hållits {date:full}, och den dagen har passerat. Rättar du kalendariet i "
        "efterhand till det som i verkligheten hände, lägg till --correction och --reason."
    ),
    "change-to-passed": (
        "{date:full} har redan passerat. Rättar du kalendariet i efterhand till det som i verkligheten "
        "hände, lägg till --correction och --reason."
    ),
    "change-brings-errors": (
        "Det är {count:errors} enligt arshjul check. Är det rätt ändå, lägg till --anyway och en --reason "
        "som säger varför."
    ),
    "sure-without-reason": "--correction och --anyway behöver en --reason som säger varför det är rätt.",
    "ui.rescheduled.correction": (
        "Det här är en rättelse i efterhand: kalendariet ska säga vad som i verkligheten hände. Steg som "
        "inte är antecknade får sina dagar efter det och kan bli sena. Det som är antecknat står kvar."
    ),
    "ui.rescheduled.anyway": "Det görs fast arshjul check kallar det fel. Skälet står i historiken.",
    "binding-other-owner": (
        "{document} hör till {competent:or}, men {meeting} ({date:full}) är ett sammanträde med {body}. "
        "Sammanträden som {trigger} kan bindas till: {choices:typed}.",
        "{document} hör till {competent:or}, men {meeting} ({date:full}) är ett sammanträde med {body}.",
        "Ingen svarar för {document} {date:full}, och {meeting} är ett sammanträde med {body}.",
    ),
    "binding-other-body": (
        "Steget {trigger:both} i {document} tas av {competent:or}, men {meeting} ({date:full}) är ett "
        "sammanträde med {body}. Sammanträden som steget kan bindas till: {choices:typed}.",
        "Steget {trigger:both} i {document} tas av {competent:or}, men {meeting} ({date:full}) är ett "
        "sammanträde med {body}.",
        "Ingen tar {trigger} i {document} {date:full}, och {meeting} är ett sammanträde med {body}.",
    ),
    "binding-no-document": (
        "Inget dokument av typen {document:raw} hör till {year:raw}. Ange dokumentets id i stället."
    ),
    "binding-needs-id": (
        "Det finns flera dokument av typen {document:raw} att binda. Ange vilket, med dokumentets id: "
        "{first} till {last}."
    ),
    "binding-as-it-was": "{trigger} i {document} är redan bundet till {meeting}. Inget har ändrats.",
    "binding-elsewhere": (
        "{trigger} i {document} är redan bundet till {meeting} i {file}. Ta bort den raden där först."
    ),
    "binding-idle/no-document": (
        "Bindningen gäller {document}, men {year:raw} finns inget sådant dokument med steget {step}."
    ),
    "binding-idle/not-held": (
        "{step} i {document} är bundet till {meeting}, men där kan det inte tas: sammanträdet är {status}. "
        "Bindningen har ingen verkan."
    ),
    "binding-idle/other-body": (
        "{step} i {document} är bundet till {meeting}, men {body} tar inte det steget. Bindningen har ingen "
        "verkan."
    ),
    "binding-idle": "Bindningen av {step} i {document} till {meeting} har ingen verkan.",
    "binding-step-taken": (
        "Steget {trigger:both} i {document} är redan gjort, {date:full}, och kan inte bindas om."
    ),
}
