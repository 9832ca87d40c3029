"""What is said of bodies that take over from others."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "ui.succession.head": (
        "Året {year:raw}: {bodies:bodies_unit} upphör. Av {documents:documents} som inte är klara får "
        "{handed:documents} ett annat organ, helt eller för något steg."
    ),
    "ui.succession.ending": (
        "{body:first} upphör efter {last:full}. Tar över: {heirs}.",
        "{body:first} upphör efter {last:full}. Ingen tar över.",
    ),
    "ui.succession.heir": (
        "{successor} ({part})",
        "{successor} (bara {types:typed})",
        "{successor}",
    ),
    "ui.succession.document": (
        "{document:raw}: {successor} svarar för det från {on:full}, i stället för {body}.",
        "{document:raw}: ingen svarar för det efter {body}.",
    ),
    "ui.succession.kept": "{document:raw}: {body} svarar för det som förut, men ett annat organ tar steg.",
    "ui.succession.frames": "Inom dess ramar, men för det som tar över: {documents:typed}.",
    "ui.succession.step": (
        "{step}, {day:full}, {meeting}: {old} → {new}. {notices:notices} därefter.",
        "{step}, {day:full}: {old} → {new}. {notices:notices} därefter.",
        "{step}: {old} → {new}. {notices:notices} därefter.",
    ),
    "ui.succession.who": (
        "{body} ({people:and})",
        "{body} (ingen har rollen)",
        "inget organ",
    ),
    "ui.succession.left": (
        "Utan ägare eller mottagare: {documents:typed}. Ange efterträdare ([[successions]] eller successor) "
        "eller roller i config.toml."
    ),
    "ui.succession.alone": (
        "Ingen tar över {documents:typed} efter {last:full}: det som inte är klart då blir utan ägare. Gör "
        "det klart i tid, eller ange efterträdare ([[successions]] eller successor) i config.toml."
    ),
    "no-successor": (
        "{body:first} upphör efter {last:full} och ingen tar över: det som inte är klart då blir utan ägare "
        "({documents:typed})."
    ),
    "ui.succession.whole": "Allt som lämnas över har en ägare och en mottagare.",
}
SUGGESTIONS: Sentences = {
    "no-successor": (
        "Ange vem som tar över med successor i [[bodies]] i config.toml, eller se till att det blir klart i "
        "tid."
    ),
}
