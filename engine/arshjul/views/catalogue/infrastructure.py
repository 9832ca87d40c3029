"""What failed outside the program: the database, the disk, the clock, the mail."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "database-missing": "Det finns ingen databas på {path}. Processägaren skapar den med arshjul open ÅR.",
    "database-locked": (
        "Databasen {path} är låst av ett annat program. Försök igen om en stund; håller det i sig, se efter "
        "vad som har filen öppen."
    ),
    "database-full": (
        "Disken är full, så {path} kan inte skrivas. Inget har ändrats. Frigör utrymme och försök igen."
    ),
    "database-unwritable": (
        "{path} går inte att skriva ({detail}). Kontrollera att mappen finns och att du får skriva i den."
    ),
    "database-unreadable": "{path} är ingen läsbar databas ({detail}). Ta fram en säkerhetskopia.",
    "database-error": "Databasen {path} svarade med ett fel: {detail}.",
    "database-foreign": (
        "{path} är en databas från ett annat program. Ange en annan fil under [database] i config.toml."
    ),
    "network-file-system": (
        "{path} ligger på en nätverksdisk ({kind}), där låsning inte går att lita på. Lägg databasen på en "
        "lokal disk."
    ),
    "schema-older": (
        "Databasen {path} är från en äldre version ({found}, nu {known}). Ta en säkerhetskopia och kör "
        "arshjul open igen, så uppdateras den.",
        "Databasen {path} är inte färdigskapad. Kör arshjul open.",
    ),
    "schema-newer": (
        "Databasen {path} är från en nyare version av programmet ({found}; den här känner till {known}). "
        "Uppgradera programmet."
    ),
    "schema-differs": "Databasen {path} fick inte den form som den skulle ({detail}). Inget har ändrats.",
    "clock-backwards": (
        "Datorns klocka går bakåt: nu är {now:instant}, men förra omgången var {last:instant}. Inget "
        "skickas förrän klockan är rätt."
    ),
    "reply.not-reached": "Mejlservern kunde inte nås",
    "reply.tls-failed": "Mejlservern ville inte kryptera",
    "reply.login-failed": "Mejlservern tog inte emot inloggningen",
    "reply.not-handed-over": "Mejlet lämnades aldrig över",
    "reply.reply-lost": "Mejlserverns svar gick förlorat",
    "reply.address-invalid": "Adressen går inte att skicka till",
    "folder-unwritable": (
        "{path} går inte att skriva ({detail}). Kontrollera att mappen finns och att du får skriva i den."
    ),
    "starter-missing": "Programmet är inte helt installerat: {path} saknas. Installera om det.",
    "password-file-unreadable": "Lösenordsfilen {path} går inte att läsa ({detail}).",
    "system-error": (
        "{path}: {detail}. Kontrollera att filen finns och att du får använda den.",
        "Datorn svarade med ett fel: {detail}.",
    ),
}
