"""Findings about a year: steps that the kalendarium cannot carry."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "no-meeting": (
        "{body:first} har inget sammanträde i {month} {year} som kan behandla {document:type}, men har "
        "reserverat {reserve_date} ({reserve}).",
        "{body:first} har inget sammanträde i {month} {year} som kan behandla {document:type}.",
        "Inget organ har ett sammanträde i {month} {year} som kan behandla {document:type}.",
        "Det finns inget sammanträde i rätt månad som kan behandla {document:type}.",
    ),
    "only-cancelled": (
        "{body:first} har bara inställda sammanträden i {month} {year}, så {document:type} kan inte "
        "behandlas då.",
        "Alla sammanträden i {month} {year} är inställda, så {document:type} kan inte behandlas då.",
        "Alla sammanträden i rätt månad är inställda, så {document:type} kan inte behandlas då.",
    ),
    "no-later-meeting": (
        "{body:first} har inget sammanträde från och med {after} som kan behandla {document:type}.",
        "Det finns inget sammanträde från och med {after} som kan behandla {document:type}.",
    ),
    "no-calendar/True": (
        "År {year} har inget kalendarium, så inget steg kan få någon dag då.",
        "Det finns inget kalendarium.",
    ),
    "no-calendar": (
        "{body:first} har inga sammanträden alls i kalendariet för {year}.",
        "Ett organ saknar sammanträden i kalendariet för {year}.",
    ),
    "ambiguous-meeting": (
        "Flera sammanträden passar lika bra för {document:type}: {meetings}. Planen tar {chosen}."
    ),
}

SUGGESTIONS: Sentences = {
    "no-meeting": (
        "Kalla till reservdagen: skriv called = true på raden {reserve} i calendar/{year}.toml, eller bind "
        "steget till ett annat sammanträde.",
        "Nästa sammanträde är {next_date} ({next_meeting}), hos {successor}, som då har tagit över. Bind "
        "steget dit med en rad i bindings i calendar/{year}.toml, eller flytta ett sammanträde.",
        "Nästa sammanträde är {next_date} ({next_meeting}). Bind steget dit med en rad i bindings i "
        "calendar/{year}.toml, eller flytta ett sammanträde.",
        "Det finns inget senare sammanträde i kalendariet. Lägg till ett, eller ändra månaden i "
        "arbetsflödet.",
    ),
    "only-cancelled": (
        "Nästa sammanträde är {next_date} ({next_meeting}), hos {successor}, som då har tagit över. Bind "
        "steget dit med en rad i bindings i calendar/{year}.toml, eller flytta ett sammanträde.",
        "Nästa sammanträde är {next_date} ({next_meeting}). Bind steget dit med en rad i bindings i "
        "calendar/{year}.toml, eller flytta ett sammanträde.",
        "Det finns inget senare sammanträde i kalendariet. Lägg till ett, eller ändra månaden i "
        "arbetsflödet.",
    ),
    "no-later-meeting": (
        "Lägg till ett sammanträde i kalendariet, eller bind steget till ett tidigare med en rad i bindings."
    ),
    "no-calendar/True": (
        "Skriv årets sammanträden i calendar/{year}.toml.",
        "Skriv årets sammanträden i calendar/ÅR.toml.",
    ),
    "no-calendar": "Lägg till organets sammanträden, eller låt ett annat organ ta steget.",
    "ambiguous-meeting": 'Skriv for = ["{document}"] på det rätta sammanträdet.',
}
