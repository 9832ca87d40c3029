"""The command cannot be carried out as it was given."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "nothing-opened": "Inget år är öppnat här ännu. Processägaren öppnar ett med arshjul open ÅR.",
    "no-workflows-for": (
        "Inget arbetsflöde gäller år {year}. Det finns arbetsflöden för: {years:typed}.",
        "Inget arbetsflöde gäller år {year}. Lägg en fil i workflows/ vars cycles omfattar året.",
    ),
    "to-without-dispatch": (
        "--to säger vem ett beslut expedieras till. Steget är då till exempel decide.dispatch."
    ),
    "cycle-ended": (
        "Cykeln {year:raw} är slut, och i dag är {today:full}. Den kan bara öppnas på prov: arshjul open "
        "{year:raw} --simulated, i en egen mapp."
    ),
    "simulated-mixed": (
        "Databasen här innehåller ett verkligt år. Simulera i en annan mapp, till exempel med -C."
    ),
    "not-simulated": "--now går bara att använda mot en simulerad databas; en verklig följer klockan.",
    "unknown-document-id": (
        "Det finns inget dokument {id}. Menade du {suggestions:or}?",
        "Det finns inget dokument {id}. Alla visas med arshjul status.",
    ),
    "unknown-filter/document": (
        "Det finns inget dokument som heter {value}. Menade du {suggestions:or}?",
        "Det finns inget dokument som heter {value}.",
    ),
    "unknown-filter/body": (
        "Det finns inget organ som heter {value}. Menade du {suggestions:or}?",
        "Det finns inget organ som heter {value}.",
    ),
    "unknown-filter/type": (
        "Det finns ingen dokumenttyp eller posttyp som heter {value}. Menade du {suggestions:or}?",
        "Det finns ingen dokumenttyp eller posttyp som heter {value}.",
    ),
    "unknown-filter/trigger": (
        "Det finns inget steg som heter {value}. Menade du {suggestions:or}?",
        "Det finns inget steg som heter {value}.",
    ),
    "unknown-filter/actor": (
        "Det finns ingen person som heter {value}. Menade du {suggestions:or}?",
        "Det finns ingen person som heter {value}.",
    ),
    "unknown-filter": "Det finns inget som heter {value}.",
    "mail-not-configured": "Det finns mejl att skicka, men config.toml säger inte hur. Fyll i [mail].",
    "content-errors": "Innehållet har {count:errors} och kan inte användas. Inget har ändrats.",
    "no-process-owner": (
        "Ingen har rollen processägare {date:full}, och bara processägaren får öppna ett år. Ge någon "
        "rollen i config.toml."
    ),
    "no-instance": (
        "{folder} är ingen instans: där finns ingen config.toml. Stå i instansens mapp, ange den med -C, "
        "eller skapa en med arshjul init."
    ),
    "folder-not-empty": (
        "Mappen {folder} är inte tom ({files:typed}), och inget får skrivas över. Välj en ny mapp."
    ),
    "password-file-open": "Lösenordsfilen {path} kan läsas av andra än du. Gör den privat: chmod 600 {path}",
    "now-invalid": "{value} är ingen tidpunkt. Skriv till exempel 2018-04-20 eller 2018-04-20T10:00.",
    "date-invalid": (
        "{value} är inget datum. Skriv {option} till exempel som 2018-04-20.",
        "{value} är inget datum. Skriv till exempel 2018-04-20.",
    ),
    "unknown-person-id": (
        "Ingen i config.toml har id {id}. Menade du {suggestions:people}?",
        "Ingen i config.toml har id {id}.",
    ),
    "who-are-you": (
        "Inloggningen {login} hör inte till någon i config.toml. Säg vem du är med --as, till exempel "
        "--as ID.",
        "Det framgår inte vem du är. Ange ditt id ur config.toml med --as.",
    ),
    "now-not-simulated": (
        "--now (och ARSHJUL_NOW) går bara att använda mot en simulerad databas; en verklig följer klockan."
    ),
    "simulated-database": "Databasen är simulerad: klockan går inte av sig själv och inga mejl når någon.",
    "language-unknown": "Språket {value} finns inte. Välj {known:or}.",
    "unknown-document-type": (
        "Det finns ingen dokumenttyp {id}. Menade du {suggestions:or}?",
        "Det finns ingen dokumenttyp {id}. De ligger i workflows/.",
    ),
    "unknown-schema": "Det finns inget schema {id}. De som finns är {known:typed}.",
    "unknown-outcome": "Utfallet {value} finns inte. Möjliga utfall: {choices:outcomes}.",
    "year-not-opened": "Året {year} är inte öppnat. Processägaren öppnar det med arshjul open {year}.",
    "password-missing": "Lösenordet till mejlservern saknas: miljövariabeln {variable} är inte satt.",
    "bug": (
        "Programmet gjorde fel: {error}. Inget mer har hänt. Rapportera felet; med {variable}=1 visas allt "
        "om det."
    ),
    "demo-extra-missing": (
        "Den mottagande mejlservern är inte installerad ({name} saknas). Installera med tillägget demo: pip "
        "install 'arshjul[demo]'."
    ),
}
