"""Later steps that follow when an earlier one is tabled, sent back or taken late."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "because-month-missed": (
        "Steget kunde inte tas i {month} {year}: nästa sammanträde med {body} är {date:full}.",
        "Steget kunde inte tas i {month} {year}: nästa sammanträde är {date:full}.",
    ),
    "because-earlier-taken": "Steget {step} togs först {date:full}, och det här kommer inte före det.",
    "because-earlier-moved": "Steget {step} är flyttat till {date:full}, och det här kommer inte före det.",
    "because-possible-from": (
        "Steget kan tas först {date:full}, efter sin sista dag. Mejl om att det är sent räknas därifrån."
    ),
    "ui.entry.later": (
        "Steget {trigger} flyttas från {from:full} till {to:full}, {meeting}.",
        "Steget {trigger} flyttas från {from:full} till {to:full}.",
        "Steget {trigger} får dagen {to:full}.",
        "Steget {trigger} får ingen ny dag.",
    ),
    "ui.entry.later.same": ("Steget {trigger} har sista dag {to:full} och kan tas först {since:full}."),
    "ui.entry.later.missed": "Det kunde inte tas i {month} {year}.",
    "ui.entry.later.people": "Mejlen om de här stegen blir andra för {people}.",
    "ui.entry.later.waiting": (
        "Det här väntar på {other_step} i {other}, som kommer först {other_due:full}, men har tidigare "
        "dagar: {steps:typed}."
    ),
    "ui.show.missed": "kunde inte tas i {month} {year}; nästa sammanträde är {date:full}",
    "ui.show.since": "kan tas först {since:full}, efter sin sista dag",
}
