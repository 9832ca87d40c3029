"""Several organisations in one body: whom they have appointed, and terms that end."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "seat-vacant": "{member:first} har ingen {role} i {body} från {date:full}.",
    "seat-doubled": "{member:first} har mer än en {role} i {body} från {date:full}.",
    "seat-without-organisation": (
        "{person} är {role} i {body}, men ingen organisation står på personens rad."
    ),
    "seat-empty": (
        "{member:first} har ingen som kan delta när {body} sammanträder {date:full} ({meeting}): alla som "
        "organisationen har utsett är borta."
    ),
    "term-ends": "{person} är {role} för {body} till och med {until:full}, och ingen är utsedd efter det.",
    "term-ends-succeeds": (
        "{person} är {role} för {body} till och med {until:full} och blir sedan {next:role}. Ingen ny {role} "
        "är utsedd."
    ),
    "explain-takes-part": "Deltar: {people}.",
    "explain-term": (
        "{person} är {role} till och med {until:full} och blir {becomes:role} dagen efter.",
        "{person} är {role} till och med {until:full}.",
    ),
    "present-too-many": (
        "{present} kan inte ha deltagit: varje organisation har en plats i {body}, och de är {seats}."
    ),
    "explain-takes-part-nobody": "Ingen kan delta för {members:member}.",
}
SUGGESTIONS: Sentences = {
    "seat-vacant": "Be organisationen utse någon, och skriv det på en rad i [[roles]] i config.toml.",
    "seat-doubled": "Skriv until på raden i [[roles]] för den som har lämnat uppdraget.",
    "seat-without-organisation": "Skriv organisation på raden i [[people]] i config.toml.",
    "seat-empty": "Be organisationen utse någon för dagen, eller flytta sammanträdet.",
    "term-ends": "Låt utse någon, och skriv det på en rad i [[roles]] i config.toml.",
    "term-ends-succeeds": "Låt utse en ny, och skriv det på en rad i [[roles]] i config.toml.",
}
