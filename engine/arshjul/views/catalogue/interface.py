"""What tables and answers are made of: headings, results, and the next command to try."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "and": "och",
    "or": "eller",
    "yes": "ja",
    "no": "nej",
    "instant": "{day} klockan {clock}",
    "system": "systemet",
    "named": "”{name:raw}”",
    "named-typed": "”{name:raw}” ({id:raw})",
    "ui.severity.error": "Fel",
    "ui.severity.warning": "Varningar",
    "ui.severity.info": "Upplysningar",
    "ui.findings.none": "Inga fel och inga varningar.",
    "ui.findings.count": "{errors:errors}, {warnings:warnings}.",
    "ui.findings.count-infos": "{errors:errors}, {warnings:warnings}, {infos:infos}.",
    "ui.findings.more": "(och {count} likadana: --all)",
    "ui.proof.summary": (
        "{carried} av {documents:documents} bärs av sammanträden i tid. Hela beviset: arshjul check {year} "
        "--proof."
    ),
    "ui.proof.head": "Bevis för {year}",
    "ui.proof.open": "bärs inte",
    "ui.head.earliest": "Tidigast",
    "ui.head.planned": "Dag",
    "ui.head.latest": "Senast",
    "ui.head.slack": "Luft",
    "ui.explained.running": "Dokumentet är öppnat; dagarna är de som gäller nu.",
    "ui.explained.planned": "Dokumentet är inte öppnat; dagarna är de som filerna ger.",
    "ui.explained.note": "Anmärkning: {told:raw}",
    "ui.no-meeting": "utan sammanträde",
    "ui.plan.head": (
        "Året {year}: {documents:documents}, {steps:steps}, varav {unbound} utan sammanträde i sin månad."
    ),
    "ui.plan.head-all": "Året {year}: {documents:documents}, {steps:steps}.",
    "ui.opened": "Året {year} är öppnat: {created:documents} skapade.",
    "ui.opened.before": "Året {year} var redan öppet med {documents:documents}. Inget har ändrats.",
    "ui.opened.findings": (
        "Året öppnades med {count:findings} om kalendariet, och det står i historiken. Se arshjul check "
        "{year}."
    ),
    "ui.checked.stopped": "Året prövas inte förrän felen är rättade.",
    "ui.checked.histogram": "Påminnelser per vecka för dem som får flest:",
    "ui.checked.week": "v. {week}",
    "ui.opened.next": "Nästa: arshjul status, eller arshjul notices {year} för alla utskick.",
    "ui.verified": (
        "Historiken håller ihop: {rows:rows} i obruten kedja, {documents:documents} uppspelade utan "
        "avvikelse."
    ),
    "ui.verified.altered": "Historiken håller inte ihop: {count:problems} bland {rows:rows}.",
    "ui.verified.hash": "Sista kontrollsumma: {hash}",
    "ui.ticked": "{sent:mails} skickade. {planned:notices} väntar på sin dag.",
    "ui.ticked.closed": "Utanför sändningstiden, så inget skickades. {planned:notices} väntar på sin dag.",
    "ui.ticked.waiting": "{count:mails} togs inte emot just nu och skickas igen.",
    "ui.ticked.doubt": "{count:mails} är osäkra: servern hann inte svara. De skickas igen.",
    "ui.ticked.failed": "{count:mails} kom inte fram och skickas inte igen. Se arshjul status.",
    "ui.doctor.good": "Allt är i ordning.",
    "ui.doctor.bad": "{count:things} behöver åtgärdas.",
    "ui.notices.person": "{name} ({id}): {count:notices}",
    "ui.notices.week": "  vecka {week}, {year}",
    "ui.notices.count": "{notices:notices} till {people:persons}.",
    "ui.head.document": "Dokument",
    "ui.head.state": "Läge",
    "ui.head.next": "Nästa steg",
    "ui.head.due": "Senast",
    "ui.head.days": "Dagar sent",
    "ui.head.body": "Organ",
    "ui.head.day": "Dag",
    "ui.head.step": "Steg",
    "ui.head.outcome": "Utfall",
    "ui.head.by": "Av",
    "ui.head.meeting": "Sammanträde",
    "ui.head.event": "Händelse",
    "ui.finished": "klart",
    "ui.ownerless": "utan ägare",
    "ui.status.none": "Inga dokument finns för det valet.",
    "ui.status.count": "{today:long}: {documents:documents}, {finished} klara, {late} sena.",
    "ui.status.ownerless": (
        "{documents:typed}: organet har upphört utan efterträdare. Processägaren behöver ange successor i "
        "config.toml."
    ),
    "ui.status.failed": "Mejl som inte kom fram:",
    "ui.status.failed-one": (
        "{person}, {kind:kind}: {reply:reply}",
        "{person}, {kind:kind}",
    ),
    "ui.simulated": "Databasen är simulerad.",
    "ui.show.state": "Läge: {state:raw} (version {version}).",
    "ui.show.owner": "Svarar för det nu: {successor}, som har tagit över efter {body}.",
    "ui.show.late": "Sent: {days:working_days}.",
    "ui.show.registry": "Diarienummer: {numbers}.",
    "ui.show.parts": "Ska innehålla: {parts}.",
    "ui.show.forecast": "Månadens rapport har en prognos.",
    "ui.show.in-force": "Gäller från och med {on:full}.",
    "ui.show.with": "deltar: {participants}",
    "ui.show.ladder": "Stegen:",
    "ui.blank.registry": "DNR",
    "ui.blank.file": "FIL",
    "ui.blank.proof": "KVITTO",
    "ui.show.moves": "Det här kan hända nu:",
    "ui.show.done": "Dokumentet är färdigt.",
    "ui.show.taken": "klart {day}",
    "ui.show.step-late": "sent {days:working_days}",
    "ui.rung.to": "{day}  {kind:kind} till {to}",
    "ui.rung.sent": "{day}  {kind:kind} till {to}: {status:kind}",
    "ui.rung.dropped/before-source": "{day}  {kind:kind} utgår: det som steget bygger på finns inte då",
    "ui.rung.dropped/before-opening": "{day}  {kind:kind} utgår: dagen låg före öppnandet",
    "ui.rung.dropped": "{day}  {kind:kind} utgår",
    "ui.move.by": (
        "{name}, senast {due}. Kan tas av {by:people}.",
        "{name}. Kan tas av {by:people}.",
        "{name}, senast {due}. Ingen kan ta det nu.",
        "{name}. Ingen kan ta det nu.",
    ),
    "ui.difference.taken": "Filerna har ändrats: {names}. Nästa kommando som skriver tar ändringen i bruk.",
    "ui.difference.waits": (
        "Filerna har ändrats: {names}. Ändringen gäller inte förrän den har förts över till de öppna "
        "dokumenten."
    ),
    "ui.difference.broken": "Innehållet har fel, så det som redan är i bruk gäller. Se arshjul check.",
    "ui.content.organisation": "organisationen",
    "ui.content.closed_days": "arbetsdagarna",
    "ui.content.kalendarium": "kalendariet {name}",
    "ui.content.workflow": "arbetsflödet {name}",
    "ui.history.none": "Inga poster passar frågan.",
    "ui.history.count": "{count:entries}.",
    "ui.late": "+{days}",
    "entry.content.taken": (
        "{actor} tog i bruk ändringar i {names}.",
        "{actor} tog ändrat innehåll i bruk.",
    ),
    "entry.year.opened": "{actor} öppnade året {cycle} med {documents:documents}.",
    "entry.document.opened": (
        "{doc} öppnades när {actor} registrerade {because_measure} i {because_document}: "
        "{because_value:decimal}, över gränsen {because_limit:decimal}.",
        "{doc} öppnades av {actor}.",
    ),
    "entry.steps.rebound": "{doc} fick nya dagar för {steps:steps}, eftersom kalendariet ändrades.",
    "entry.step.taken": (
        "{actor} registrerade {trigger} för {doc}: {outcome} vid {meeting}, § {ref}. {from:state} → "
        "{to:state}.",
        "{actor} registrerade {trigger} för {doc}: {outcome}, diarienummer {registry}. {from:state} → "
        "{to:state}.",
        "{actor} registrerade {trigger} för {doc} vid {meeting}. {from:state} → {to:state}.",
        "{actor} tog {trigger} för {doc}. {from:state} → {to:state}.",
    ),
    "ui.entry.dry": "På prov, inget har ändrats. Så här skulle det bli:",
    "ui.entry.repeated": "Det här var redan gjort; inget har ändrats nu. Första gången:",
    "ui.entry.late": "Det skedde {late:working_days} efter sista dag, {due:full}.",
    "ui.entry.missing": "Utan det här, som inte var klart: {missing:typed}.",
    "ui.entry.minority": "På en minoritets begäran: {for} av {present}. En gång till kräver majoritet.",
    "ui.entry.table": "Ärendet är bordlagt och flyttas till organets nästa sammanträde.",
    "ui.entry.registry": (
        "Inget diarienummer är antecknat för {body}. Ange det med --registry nästa gång.",
        "Inget diarienummer är antecknat. Ange det med --registry nästa gång.",
    ),
    "ui.entry.next": (
        "Nästa steg: {moves:steps}. Se arshjul show {doc}.",
        "Dokumentet är färdigt.",
    ),
    "ui.entry.remains": "Kvar att göra efteråt: {moves:steps}. Se arshjul show {doc}.",
    "ui.entry.show": "Se arshjul show {doc}.",
    "ui.summary.head": "Året {cycle}: {opened:documents} öppnades, {decided} blev klara.",
    "ui.summary.undecided": "Inte klara när året var slut: {documents:typed}.",
    "ui.summary.ownerless": (
        "Utan ägare, eftersom organet upphörde utan efterträdare: {documents:typed}. Processägaren har fått "
        "veta det."
    ),
    "ui.summary.passed-on": (
        "{document:raw} har bytt ägare: {successor} har tagit över efter {body} och svarar för det."
    ),
    "ui.summary.meetings": "Sammanträden: {used} av {live} användes.",
    "ui.summary.mails": (
        "Mejl: {sent}, varav {kinds}.",
        "Inga mejl skickades.",
    ),
    "ui.summary.late": (
        "Sent blev {count:steps}, och {told:persons} fick veta. Så många arbetsdagar:",
        "Sent blev {count:steps}. Så många arbetsdagar:",
    ),
    "ui.summary.late-group": ("{step} ({document}): {each}.", "{step}: {each}."),
    "ui.summary.late-each": ("{whose} {taken}", "{whose} aldrig"),
    "ui.summary.late-none": "Inget blev sent.",
    "ui.summary.late-one": (
        "{document}, {trigger}: {on:short} i stället för {due:short} ({days:working_days}). Fick veta: "
        "{told}.",
        "{document}, {trigger}: {on:short} i stället för {due:short} ({days:working_days}).",
        "{document}, {trigger}: aldrig, i stället för {due:short}. Fick veta: {told}.",
        "{document}, {trigger}: aldrig, i stället för {due:short}.",
    ),
    "ui.summary.verified": "Historiken: {rows:rows}, och kedjan är hel.",
    "ui.summary.altered": "Historiken: {rows:rows}, men den håller inte ihop. Kör arshjul verify.",
    "ui.summary.folder": "Mejlen, historiken och databasen ligger i {folder}.",
    "ui.summary.seconds": "Det tog {seconds} s.",
    "ui.summary.next": "Pröva nu:",
    "ui.entry-type.content.taken": "innehåll i bruk",
    "ui.entry-type.year.opened": "året öppnat",
    "ui.entry-type.document.opened": "öppnat",
    "ui.entry-type.steps.rebound": "nya dagar",
    "ui.entry-type.step.taken": "steg",
    "ui.started/config.toml": "organisationen: organ, personer och roller",
    "ui.started/calendar": "kalendariet, lagens dagar",
    "ui.started/notifications": "mejltexterna",
    "ui.started/schema": "scheman, för redigeraren",
    "ui.started/workflows": "arbetsflödena: ett dokument i varje fil",
    "ui.started/other": "annat",
    "init-done": "Skapade {count:files} i {folder}. Nästa: arshjul -C {folder} check",
    "run-started": "Igång för {folder}. Avsluta med Ctrl-C.",
    "run-stopped": "Avslutat.",
    "request-told": (
        "Kommandots id: {request}. Gick svaret förlorat? Ge samma kommando igen med --request {request}."
    ),
}
