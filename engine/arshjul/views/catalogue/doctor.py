"""What doctor looked at."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "Health.good": "Bra",
    "Health.note": "Obs",
    "Health.bad": "Brist",
    "doctor-content": "Innehållet kan användas: {workflows:workflows}.",
    "doctor-content-errors": "Innehållet har {count:errors}. Se arshjul check.",
    "doctor-no-mail": "config.toml säger inte hur mejl ska skickas. Fyll i [mail].",
    "doctor-mail": "Mejl skickas genom {host}, port {port}, STARTTLS {starttls:starttls}.",
    "starttls.required": "krävs",
    "starttls.never": "används inte",
    "doctor-no-database": "Det finns ingen databas ännu. Den skapas när ett år öppnas.",
    "doctor-database/True": "Databasen är hel: {documents:documents}. Den är simulerad.",
    "doctor-database": "Databasen är hel: {documents:documents}.",
    "doctor-database-unsound": "Databasfilen är skadad: {detail}. Ta fram en säkerhetskopia.",
    "doctor-files-differ": "Filerna säger något annat än det som är i bruk. Se arshjul status.",
    "doctor-never-ticked": "Ingen omgång har körts. Starta arshjul run, eller låt cron köra arshjul tick.",
    "doctor-ticked": "Senaste omgången var {at:instant}.",
    "doctor-silent": (
        "Ingen omgång har körts sedan {at:instant}, så inga påminnelser går ut. Kontrollera att arshjul run "
        "är igång."
    ),
    "doctor-queue": "{planned:notices} planerade, {waiting:mails} på väg.",
    "doctor-mail-failed": (
        "Mejl {number} till {person} kom inte fram: {reply:reply}. Rätta adressen i config.toml och "
        "meddela personen själv.",
        "Mejl {number} till {person} kom inte fram.",
    ),
}
