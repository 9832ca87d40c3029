"""What follows a decision: the minutes, the notice board, appeals, legal force and dispatch."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "explain-done-by": "Ska vara gjort senast {due:full}.",
    "proof-missing": (
        "Säg hur och när det skickades ({trigger}), med --proof, eller bifoga kvittot med --attach FIL."
    ),
    "because-no-law": "Ingen regel av slaget {rule} i calendar/statutes.toml gällde {date}.",
    "because-law": (
        "{days} dagar efter steget {step} hos {body} {date} enligt {paragraph}, flyttat till nästa "
        "vardag om det behövs (lag 1930:173)."
    ),
    "refused-all": "Inget av de {count} stegen har registrerats.",
    "unknown-paragraph": (
        "{meeting} har ingen § {paragraph} bland de registrerade besluten. Det finns: {known:typed}."
    ),
    "minutes-nothing": (
        "Inget beslut från {meeting} väntar på justering eller anslag. Se läget med arshjul minutes "
        "{meeting}."
    ),
    "minutes-one-act": "Ange --attested eller --announced, inte båda: de är två händelser med var sin dag.",
    "ui.minutes": "{meeting}, {body}, {on:long}.",
    "ui.minutes.none": "Inga beslut därifrån är registrerade.",
    "ui.head.paragraph": "§",
    "ui.head.attested": "Justerat",
    "ui.head.announced": "Anslaget",
    "ui.head.force": "Laga kraft",
    "ui.entry.unattested": (
        "Omedelbar justering saknas: protokollet är inte justerat för {decisions:typed}. Steget är "
        "registrerat ändå."
    ),
    "ui.move.unattested": "Omedelbar justering saknas för {decisions:typed}. Det hindrar inte steget.",
    "ui.chain": (
        "Efter beslutet {trigger} vid {meeting} {on:full}",
        "Efter beslutet {trigger} {on:full}",
    ),
    "ui.chain.attest": (
        "justerat {on:full}",
        "justeras senast {due:full}",
        "justeras, ingen sista dag i statutes.toml",
    ),
    "ui.chain.immediate": "omedelbar justering",
    "ui.chain.announce": (
        "anslaget {on:full}",
        "anslås senast {due:full}",
        "anslås, ingen sista dag i statutes.toml",
    ),
    "ui.chain.no-appeal": "kan inte överklagas: beslutet är förberedande (KL 13 kap. 2 §)",
    "ui.chain.appeal": "överklagas senast {until:full}; anslaget sitter uppe till och med den dagen",
    "ui.chain.appealed": "överklagat {on:full}",
    "ui.chain.settled": "överklagandet avgjort {on:full}, beslutet står fast; laga kraft {legal:full}",
    "ui.chain.annulled": "beslutet upphävt efter överklagande {on:full}",
    "ui.chain.force": "laga kraft {legal:full}, om ingen överklagar dessförinnan",
    "ui.chain.sent": (
        "expedierat till {to} {on:full}",
        "expedieras till {to} senast {due:full}",
        "expedieras till {to}",
    ),
}
