"""Changes during the year, adoption, migration, the next year, and the year's mails on a page."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "ui.opened.followed": (
        "Året {year} var redan öppet med {documents:documents}. Ändringarna i filerna är tagna i bruk."
    ),
    "ui.changes.head": "Om året {year} öppnas:",
    "ui.changes.head-open": (
        "Året {year} är öppet, och filerna har ändrats. Det här händer när ändringen tas i bruk:"
    ),
    "ui.changes.as-open": "Året {year} är öppet precis så här. Filerna har inte ändrats.",
    "ui.changes.carry-out": (
        "Ta ändringen i bruk med {commands:or}. Annars gör nästa kommando som skriver det."
    ),
    "ui.changes.carry-out.new": "Öppna året med {commands:or}.",
    "ui.changes.carry-out.waits": "För över de öppna dokumenten till det som har ändrats med {commands:and}.",
    "ui.changes.none": "Inget dokument, ingen dag och inget utskick ändras.",
    "ui.changes.people": "till {people:persons}",
    "ui.changes.collapsed": (
        "{count:notices} skulle ha gått på en dag som har passerat: antecknas, men skickas inte."
    ),
    "ui.changes.notices": "  Utskick ({count}), när de skulle ha gått och när de går:",
    "ui.changes.more": "    … och {count} till; --json visar alla.",
    "ui.changes.notice": (
        "{kind:kind} {rung} ({step}) till {to}",
        "{kind:kind} ({step}) till {to}",
    ),
    "ui.changes.corrections": (
        "{count:mails} har redan gått ut med ett datum som inte gäller längre. Rättelser:"
    ),
    "ui.changes.corrections.none": "Inget mejl som redan har gått ut blir fel.",
    "ui.changes.correction": "{to}: {document}, {step}: {old:full} → {new:full}. Skickas {on:full}.",
    "ui.changes.knock-on": "Följder för senare steg:",
    "ui.changes.knock-on.none": "Inget annat steg blir sent eller hamnar i fel ordning av det.",
    "knock-late": "Steget {step} i {document} blir sent: dagen blir {due:full}, och den har passerat.",
    "knock-unbound": (
        "Steget {step} i {document} får inget sammanträde i sin månad och gäller då senast {due:full}. "
        "Nästa är {next:full} ({meeting}); bind steget dit om det är rätt.",
        "Steget {step} i {document} får inget sammanträde i sin månad och gäller då senast {due:full}. "
        "Något senare finns inte i kalendariet.",
    ),
    "knock-order": (
        "Steget {step} i {document} kommer {due:full}, efter {next_step} som är {next_due:full}."
    ),
    "knock-requires": (
        "Steget {step} i {document} är {due:full}, men väntar på {other_step} i {other}, som kommer "
        "först {other_due:full}."
    ),
    "plan-written": "Planen är skriven till {file}. Genomför den med arshjul open {file}.",
    "plan-file-unreadable": (
        "{path} är ingen plan. Gör en med arshjul plan ÅR --out FIL.",
        "Filen är ingen plan. Gör en med arshjul plan ÅR --out FIL.",
    ),
    "plan-stale": (
        "Planen för {year:raw} gäller inte längre, så inget har öppnats. Gör en ny med "
        "arshjul plan {year:raw} --out FIL."
    ),
    "plan-altered": "Filen är ändrad sedan den skrevs: dess egen kontrollsumma stämmer inte.",
    "plan-content-changed": "{file} har ändrats ({name}).",
    "plan-history-changed": (
        "Historiken har fått fler poster: den har {rows} i dag och hade {before}.",
        "Historiken är en annan.",
    ),
    "plan-day-passed": (
        "I dag, {today:full}, skulle utskicken bli andra än när planen gjordes, "
        "{made:instant}: någon dag har passerat."
    ),
    "year-or-plan": "{value} är varken ett år eller en fil från arshjul plan --out.",
    "adoption-incomplete": "Ange hela beslutet: --adopted-by, --paragraph och --adopted-on.",
    "adopted-ahead": "Beslutet kan inte ha tagits {on:full}: i dag är {today:full}.",
    "adopter-not-deciding": "{body:first} fattar inga beslut (may_decide = false i config.toml).",
    "adopter-not-in-office": "{body:first} fanns inte {on:full}.",
    "entry.year.adopted": (
        "{actor} antecknade att {body} antog året {cycle} {on:full}, § {ref}, diarienummer {registry}.",
        "{actor} antecknade att {body} antog året {cycle} {on:full}, § {ref}.",
    ),
    "entry.document.migrated": (
        "{actor} förde över {doc} till den nya versionen av arbetsflödet: {from} → {to}."
    ),
    "ui.entry-type.year.adopted": "året antaget",
    "ui.entry-type.document.migrated": "ny version",
    "meeting-not-found": (
        "Sammanträdet {meeting} finns inte i kalendariet. Menade du {suggestions:or}?",
        "Sammanträdet {meeting} finns inte i kalendariet.",
    ),
    "meeting-as-it-was": "{meeting} är redan så. Inget har ändrats.",
    "meeting-is-cancelled": (
        "{meeting} är inställt och kan inte flyttas. Lägg till ett nytt med arshjul calendar add."
    ),
    "meeting-there-already": "{body:first} har redan ett sammanträde {date:full}: {meeting}.",
    "meeting-has-decisions": (
        "{meeting} har hållits: där har {documents:typed} behandlats. Det kan varken "
        "flyttas eller ställas in."
    ),
    "step-not-bindable": (
        "Steget {trigger} i {document} tas inte vid något sammanträde och kan därför inte bindas."
    ),
    "unknown-status": "Statusen {value} finns inte. Välj {known:typed}.",
    "preview-stale": (
        "{file} eller databasen har ändrats sedan följderna visades, så inget har gjorts. Ge kommandot igen."
    ),
    "interrupted": "Avbrutet. Inget har ändrats.",
    "nothing-done": "Inget har ändrats. Lägg till --yes för att genomföra det som visas.",
    "go-on": "Genomföra det här? [j/N]",
    "calendar-changed": (
        "{file} är ändrad, och dokument och utskick följer. Rättelser skickas med nästa omgång."
    ),
    "ui.rescheduled/move": ("{meeting} ({body}) flyttas från {old_date:full} till {new_date:full} i {file}."),
    "ui.rescheduled/cancel": "{meeting} ({body}) {old_date:full} ställs in i {file}.",
    "ui.rescheduled/add": "{meeting} ({body}) {new_date:full} läggs till i {file}.",
    "ui.rescheduled/bind": (
        "Steget {trigger} i {documents:typed} binds till {meeting} ({body}) {new_date:full} i {file}.",
        "Steget {trigger} i {document} binds till {meeting} ({body}) {new_date:full} i {file}.",
    ),
    "ui.rescheduled": "{meeting} ändras i {file}.",
    "ui.newyear.comment": (
        "Kalendariet {year:raw}, en kopia av {from_year:raw} utan möten. Dagar gissas "
        "aldrig: skriv in sammanträdena, eller läs in dem med arshjul calendar import "
        "FIL --year {year:raw}."
    ),
    "ui.newyear.had": "{count} sammanträden {from_year:raw}",
    "ui.newyear.file": "{file}, efter {source}:",
    "ui.newyear.kept": "{file} finns redan och är orörd.",
    "ui.newyear.untested": (
        "Proven (scenario) i {source} följde inte med: deras organ finns inte det "
        "året. Skriv nya när organen står i config.toml."
    ),
    "ui.newyear.next": "{count:files} skapade. Nästa: arshjul check {year:raw}",
    "ui.newyear.nothing": "Inget skrevs.",
    "year-not-later": "{year:raw} kommer inte efter {from_year:raw}.",
    "calendar-missing": "Det finns inget kalendarium för {year:raw} ({file}) att utgå från.",
    "nothing-to-migrate": "Inget öppet dokument av typen {document:raw} väntar på en ny version.",
    "map-invalid": ("{value} går inte att läsa. Skriv --map GAMMALT=NYTT, och varje gammalt namn en gång."),
    "map-unknown": (
        "Inget läge eller steg heter {value}. Menade du {suggestions:or}?",
        "Inget läge eller steg heter {value}.",
    ),
    "map-twice": "Två gamla namn kan inte båda bli {value}.",
    "migration-doubtful": "{type} kan inte föras över. Inget har ändrats.",
    "migrate-document-gone": (
        "{document} skulle inte öppnas med den nya versionen: den gäller andra organ eller ett annat år."
    ),
    "migrate-state-gone": (
        "{document} står i {state}, som inte finns i den nya versionen. Säg vad det "
        "motsvarar: --map {state}=LÄGE. De som finns: {choices:typed}."
    ),
    "migrate-state-final": "{document} skulle bli färdigt: {now:state} är ett slutläge i den nya versionen.",
    "migrate-state-unreachable": (
        "{document} skulle hamna i {now:state}, dit inget steg leder i den nya versionen."
    ),
    "migrate-step-gone": (
        "{document} har tagit {trigger:raw}, som inte finns i den nya versionen. Säg vad det motsvarar: "
        "--map {trigger:raw}=STEG. De som finns: {choices:typed}."
    ),
    "migrate-required-gone": (
        "Steget {trigger} i {document} väntar på att {type:type} ska stå i {state}, som inte finns i den "
        "nya versionen."
    ),
    "migrate-step-ahead": "{document} har tagit {trigger}, som i den nya versionen kommer efter {now:state}.",
    "migration-in-history": (
        "Post {row}: {document} fördes över från {from} till {to}, men stod i {state} "
        "eller kunde inte komma dit."
    ),
    "organisation-in-use": "Organen och grupperna i config.toml är redan i bruk.",
    "organisation-first": (
        "Organ eller grupper i config.toml har också ändrats. För över dem först: "
        "arshjul migrate organisation."
    ),
    "organisation-document-gone": (
        "{document} skulle inte öppnas med de nya organen och grupperna, men är inte färdigt."
    ),
    "organisation-taken": "Organen och grupperna är i bruk.",
    "ui.migrated.organisation": "Ändrade organ och grupper tas i bruk: {count:documents} berörs.",
    "ui.migrated.missing": (
        "Det här skapar inga dokument. Öppna dem efteråt med arshjul open {year:raw}: {documents:typed}."
    ),
    "migrated": "{count:documents} är överförda.",
    "ui.migrated": "{type:type}: {count:documents} förs över till den nya versionen.",
    "version-taken": "Den nya versionen är i bruk.",
    "ui.migrated.none": "{type:type-first}: den nya versionen tas i bruk. Inget öppet dokument berörs.",
    "ui.migrated.one": "  {document}: {old} → {new}",
    "ui.migrated.step": "    steget {old} heter nu {new}",
    "ui.migrated.untouched": "Färdiga och orörda: {documents:typed}.",
    "mails-written": "{count:mails} till {people:persons} i {file}. Inget har skickats.",
    "ui.mailpage.title": "Årets mejl {year:raw}",
    "ui.mailpage.lead": (
        "{count:mails} till {people:persons}, så som de kommer att se ut. Inget har skickats."
    ),
    "ui.mailpage.note": (
        "Varje steg visas som om stegen före det har tagits i tid och det självt "
        "dröjer: det som är gjort ger inga mejl."
    ),
    "ui.mailpage.contents": "Personer",
}
