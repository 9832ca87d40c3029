"""Meeting plans that are read, compared and written: what is said about them."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "cell-odd": "Det går inte att läsa {part} som en dag: {value}.",
    "week-unread": "En vecka är ingen dag, så det läses inte som ett sammanträde: {value}.",
    "cell-unread": "Här står det något i en månad, men ingen dag: {value}.",
    "column-assumed": "Kolumnen saknar rubrik och läses som {month}.",
    "columns-assumed": "Listan saknar rubriker. Vad kolumnerna betyder framgår bara av vad som står i dem.",
    "column-unknown": "Kolumnen {value} läses inte: programmet vet inte vad den är till för.",
    "column-as-note": "Kolumnen {value} har ingen känd rubrik, men nämner status. Den läses som anteckning.",
    "column-not-meetings": "{value} är {count} datum som inte är sammanträden. De läses inte.",
    "stage-lead": (
        "{value} är {count} datum som inte är sammanträden. De ligger {days} arbetsdagar före sammanträdet "
        "i {fit:raw} fall av {count:raw}."
    ),
    "days-unordered": (
        "Dagarna i cellen står inte i ordning och läses alla som möten: {value}. "
        "Kanske är någon av dem en fotnot."
    ),
    "rule-unread": "Här står en regel i stället för datum, och den läses inte: {value}.",
    "comment-unread": "Kommentaren läses inte, för det framgår inte vilka möten den gäller: {value}.",
    "comment-on-all": "Kommentaren står som anteckning vid alla möten på raden ({count} möten): {value}.",
    "heading-as-body": "{value} läses som ett organ, eftersom det står som rubrik över datum.",
    "square-unread": "{value} står på {date} och läses inte som ett organ.",
    "colour-unread": "Planen säger något med färg eller stil, som inte läses: {value}.",
    "rows-hidden": "{count:rows} på bladet {sheet:raw} är dolda i arbetsboken, men läses.",
    "columns-hidden": (
        "Kolumn {value:raw} och kanske fler på bladet {sheet:raw} är dolda i arbetsboken, men läses."
    ),
    "sheet-hidden": "Bladet {sheet:raw} är dolt i arbetsboken och läses inte.",
    "meeting-unsure": (
        "{name} {date:full} är inte säkert ({value:raw}). Det läses som {status}.",
        "{name} {date:full} är inte säkert ({value:raw}). Det läses som ett vanligt sammanträde.",
    ),
    "struck-through": "{name} {date:full} är överstruket. Det läses som inställt.",
    "title-unsure": "{name} {date:full} ser inte ut som ett organ. Det läses som ett.",
    "event-repeated": (
        "{name} upprepas: {count} tillfällen läses.",
        "En händelse upprepas: {count} tillfällen läses.",
    ),
    "event-endless": (
        "{name} upprepas utan slut. {count} tillfällen till och med {year:raw} läses.",
        "En händelse upprepas utan slut. {count} tillfällen till och med {year:raw} läses.",
    ),
    "months-turn": "Från {month} räknas månaderna till nästa år, eftersom rubrikerna börjar om.",
    "next-year-assumed": "{day}/{month:raw} står i slutet av året och läses som {year:raw}.",
    "month-differs": "{day}/{month:raw} står i en annan månads kolumn. Cellens egen månad gäller.",
    "body-above": (
        "Raden har inget eget organ och läses som {name}, som står ovanför.",
        "{count:rows} utan eget organ läses som det organ som står närmast ovanför.",
    ),
    "row-without-body": "Här är en dag, men det framgår inte vilket organ den gäller.",
    "row-without-days": "{name} har inga dagar i planen.",
    "row-without-date": "Raden har inget datum som går att läsa: {value}.",
    "status-unknown": "Ordet {value} är ingen känd status. Det läses som anteckning.",
    "date-impossible": "{day}/{month:raw} {year:raw} finns inte i någon kalender.",
    "year-missing": "Det framgår inte vilket år planen gäller ({count:meetings}).",
    "month-missing": "{name}: det framgår inte vilken månad dagen {day:raw} ligger i.",
    "range-long": "{name}: från {date:full} till den {to} är för länge för ett sammanträde. Är det två?",
    "two-digit-year": "{name}: året står med två siffror och läses som {date:full}.",
    "weekday-differs": "{name}: veckodagen i planen är en annan än datumets, {date}.",
    "weekdays-fit-other-year": (
        "Av {count} veckodagar i planen är det {wrong} som inte passar {year:raw}, men nästan alla "
        "passar {other:raw}."
    ),
    "week-differs": "{name}: i planen står vecka {said}, men {date:full} ligger i vecka {right}.",
    "mark-unexplained": (
        "{name}: tecknet {mark} förklaras inte någonstans i planen. Det står kvar i anteckningen."
    ),
    "status-from-note": "”{value}” läses som att sammanträdet är {status} ({count:meetings}).",
    "duplicate": "{name} {date:full} står två gånger. Den andra raden läggs inte till.",
    "duplicate-differs": "{name} {date:full} står två gånger, med olika status.",
    "twice-that-day": "{name} har två sammanträden {date:full}, med olika klockslag. Båda läggs till.",
    "text-not-used": "Läses inte som möte eller förklaring: {value}.",
    "text-with-dates": "Text med datum i, som inte läses som möten: {value}.",
    "footnote-twice": "Tecknet {value:raw} förklaras på två sätt. Båda står i anteckningen.",
    "event-without-name": "Händelsen har ingen rubrik, så det framgår inte vilket organ den gäller.",
    "event-without-start": (
        "Händelsen {name} har ingen början som går att läsa.",
        "Händelsen har ingen början som går att läsa.",
    ),
    "event-floating": (
        "{name} {date:full} har ett klockslag utan tidszon. Det läses som organisationens tid."
    ),
    "event-unknown-zone": (
        "{name} {date:full} har tidszonen {zone}, som inte är känd. Klockslaget läses som "
        "organisationens tid."
    ),
    "event-repeats": (
        "{name} upprepas. Bara det första tillfället läses.",
        "Händelsen upprepas. Bara det första tillfället läses.",
    ),
    "line-without-body": "Raden har datum, men det framgår inte vilket organ den gäller: {value}.",
    "heads-as-columns": (
        "Här står {count} organ under varandra och sedan lika många datum på varje rad. "
        "De läses i den ordningen."
    ),
    "line-columns": (
        "Raden har {count} datum, men {bodies:raw} organ står ovanför. "
        "Det går inte att veta vilka som hör ihop."
    ),
    "line-unread": "Raden går inte att läsa: {value}.",
    "cells-put-back": (
        "Varje cell i tabellen stod på en rad för sig. Den är lagd tillbaka efter rubrikerna, och rader "
        "med lika många celler är lästa."
    ),
    "cells-uneven": (
        "Raden har {count:raw} celler, men tabellen har {columns:raw} kolumner, så det går inte att veta "
        "vilka som hör ihop: {value}."
    ),
    "cells-one-per-line": (
        "Texten är en tabell där varje cell har hamnat på en egen rad ({count:rows}). Det går inte "
        "att veta vilka som hör ihop."
    ),
    "nothing-read": "Det finns inget sammanträde i filen som går att läsa.",
    "file-missing": "Filen finns inte.",
    "file-special": "Det här är ingen vanlig fil, så den läses inte.",
    "file-unreadable": "Filen går inte att läsa: {detail}.",
    "file-old-office": "Filen är ett äldre Office-dokument eller låst med lösenord, och läses inte.",
    "file-pdf": "Filen är en PDF, och läses inte.",
    "file-picture": "Filen är en bild, och läses inte.",
    "file-word": "Filen är ett Word-dokument, och läses inte.",
    "file-open-document": "Filen är ett OpenDocument, och läses inte.",
    "file-markup": "Filen är XML av ett slag som inte läses.",
    "page-tangled": (
        "Webbsidan har fler taggar, eller fler tabeller i varandra, än någon plan behöver. Den läses inte."
    ),
    "file-unknown": "Filen är av ett slag som inte läses.",
    "file-not-text": "Filen är ingen text som går att läsa.",
    "file-not-table": "Filen går inte att läsa som en tabell.",
    "file-encrypted": "Filen är krypterad.",
    "file-entities": (
        "Arbetsboken innehåller definitioner av ett slag som ingen kalender behöver, och läses inte."
    ),
    "workbook-broken": "Arbetsboken är trasig och går inte att läsa ({detail}).",
    "formula-without-value": (
        "Formeln har inget sparat värde, så det går inte att se vad där står ({count} i arbetsboken)."
    ),
    "zip-bomb": "Arbetsboken blir {bytes:bytes} uppackad. Så stora packas inte upp.",
    "too-many-cells": "Tabellen har fler än {most} celler. Så stora läses inte.",
    "cell-far-away": (
        "I arbetsboken står det något i {cell}, långt utanför varje tabell. Högst {rows} rader och "
        "{columns} kolumner läses."
    ),
    "calendar-broken": (
        "Kalenderfilen är trasig och går inte att läsa ({detail}).",
        "Kalenderfilen är trasig och går inte att läsa.",
    ),
    "calendar-too-deep": "Kalenderfilen är kapslad djupare än {most} nivåer, och läses inte.",
    "too-many-events": "Kalenderfilen har fler än {most} händelser. Så stora läses inte.",
    "plan-too-large": "Filen är {bytes:bytes}; så stora filer läses inte (högst {most:bytes}).",
    "plan-line-too-long": "En rad i filen är längre än {most} tecken. En sådan fil är ingen mötesplan.",
    "body-ambiguous": "{name} kan vara {bodies:or}.",
    "body-like": (
        "{name} finns inte i config.toml, men liknar {body}. Utan svar läses det som ett organ för sig."
    ),
    "body-as-before": "{name} läses som {body}: i {into} har det organets rader fått det id:t.",
    "body-kept": "{name} i planen är {meeting} ({date:full}), som i kalendariet är {body}. Det får stå så.",
    "row-deleted": (
        "{body} {date:full} står i planen, men raden har tagits bort ur {file}: ett nummer saknas där. Det "
        "läggs inte till igen."
    ),
    "body-new": "{name} finns inte i config.toml. Organet får id {value:raw} så länge ({count:meetings}).",
    "body-not-in-office": (
        "{body:first} är inte i tjänst {date:full} enligt config.toml ({count:meetings})."
    ),
    "outside-year": "{name} {date:full} hör till ett annat år och läggs inte till. Det ska stå i {into}.",
    "next-year-begun": "{into} börjar med {count:meetings} som planen har i nästa år.",
    "moved-by-nearness": (
        "{meeting} ({date:full}) finns inte kvar i planen, och {on:full} är ny. Det läses som att "
        "sammanträdet har flyttats."
    ),
    "cancelled-here-only": (
        "{meeting} ({date:full}) är inställt i kalendariet, men står som ett vanligt sammanträde i "
        "planen. Det förblir inställt."
    ),
    "missing-in-source": "{meeting} ({date:full}) finns inte i planen. Sammanträdet står kvar.",
    "bodies-not-in-source": "Planen nämner inte {bodies}. Deras sammanträden står kvar.",
    "outside-plan": (
        "Planen gäller {date:full} till {until:full}. {count:meetings} utanför den tiden står kvar."
    ),
    "hint-several": "”{value}” kan gälla flera dokument: {documents:typed}. Inget av dem skrivs in.",
    "hint-of-others": "”{value}” nämner {documents:typed}, men {body} tar inget steg i det.",
    "for-unknown": "Planen nämner dokument som inte finns: {documents:typed}.",
    "calendar-not-editable": (
        "{file} går inte att ändra på ett säkert sätt. Skriv sammanträdena som meetings = [ … ], en "
        "rad var, som i calendar/README.md."
    ),
    "calendar-too-large": (
        "{file} skulle bli större än {most:bytes}, och så stora filer läses inte. Inget har ändrats."
    ),
    "plan-unreadable": (
        "{file} går inte att läsa som mötesplan. Läs in den med arshjul calendar import --dry-run "
        "för att se varför."
    ),
    "no-kalendarium": "Det finns inget kalendarium för {year:raw}: {file} saknas.",
    "export-kind-unknown": (
        "{value:raw} är inget format som går att skriva. Det ska vara ics, csv eller xlsx."
    ),
    "export-needs-file": "En arbetsbok skrivs till en fil. Ange den med --out.",
    "out-several-years": (
        "Planen gäller flera år ({years:typed}). Ange ett av dem med --year när du använder --out."
    ),
    "ui.plan.read": "Läste {file}: {bodies_count:bodies_unit}, {count:meetings}.",
    "ui.plan.days": "{on:column} – {until:column}",
    "ui.plan.new": "nytt",
    "ui.plan.fresh": "{file}: {count:meetings}, nytt kalendarium.",
    "ui.plan.same": "{file}: inget är ändrat.",
    "ui.plan.changed": (
        "{file}: {added} nya, {moved} flyttade, {cancelled} inställda, {other} ändrade på annat "
        "sätt; {same} som förut."
    ),
    "ui.plan.added": "+ {meeting}  {date:column}",
    "ui.plan.moved": "~ {meeting}  {old_date:column} → {date:column}",
    "ui.plan.removed": "- {meeting}  {old_date:column}",
    "ui.plan.cancelled": "x {meeting}  {date:column}  inställt",
    "ui.plan.status": "~ {meeting}  {date:column}  {before:kind} → {status}",
    "ui.plan.other": "~ {meeting}  {date:column}  anteckning, klockslag eller dokument",
    "ui.plan.blocks": (
        "Lägg till i config.toml, och se efter att id, slag (kinds) och första dag (from) stämmer:"
    ),
    "ui.plan.until-then": "Tills det är gjort säger arshjul check att organen är okända.",
    "ui.plan.saved": "Sparat i {files:typed}. Inget är öppnat. Pröva med arshjul check {year:raw}.",
    "ui.plan.unsaved": "Inget är sparat.",
    "ui.plan.skippable": (
        "Rätta det i filen och importera igen. Med --yes läses resten in nu, utan det som inte går att läsa."
    ),
    "ui.plan.unchanged": "Inget är ändrat. Ovan står vad som är olika i planen och kalendariet.",
    "ui.plan.saved-out": "Skrivet i {file}. Kalendariet i calendar/ är som det var.",
    "ui.plan.same-out": "{file} är inte skriven: kalendariet säger redan allt som planen säger.",
    "ui.plan.dry": "Bara på prov: inget är sparat.",
    "ui.plan.nothing": "Kalendariet säger redan allt som planen säger. Inget är ändrat.",
    "ui.plan.infos": "{count:infos} till; alla visas med --json.",
    "ui.plan.cell": "{file}, cell {cell}",
    "ui.plan.keep": "behåll",
    "ui.plan.skip": "hoppa över",
    "ui.plan.cancel": "ställ in",
    "ui.plan.answer-new": "nytt",
    "ui.plan.leave": "låt det vara borta",
    "ui.plan.again": "lägg till det igen",
    "ui.plan.question": "Svara med siffra (Enter: 1, a: avbryt): {choices:typed}",
    "ui.compare.none": "Ingen skillnad mellan {one} och {other}.",
    "ui.compare.head": "{one} → {other}: {count:meetings} skiljer.",
    "ui.compare.steps": "Steg som får ett annat sammanträde eller en annan dag ({count}):",
    "ui.compare.no-steps": "Inget steg får ett annat sammanträde eller en annan dag.",
    "ui.compare.no-plan": (
        "Vad det betyder för dokument och mejl går inte att räkna ut: båda åren måste ha "
        "arbetsflöden som gäller, och innehållet vara utan fel."
    ),
    "ui.compare.notices": "Utskick: {gained} tillkommer, {lost} försvinner, {shifted} får en annan dag.",
    "ui.compare.nowhere": "inget sammanträde",
    "ui.compare.more": "… och {count} till; alla visas med --json.",
}

SUGGESTIONS: Sentences = {
    "week-unread": (
        "Ta reda på vilken dag det är och skriv datumet i filen, eller lägg till raden i kalendariet när "
        "dagen är bestämd."
    ),
    "cell-odd": "Rätta cellen i filen, till exempel med kommatecken mellan dagarna, och importera igen.",
    "year-missing": "Ange året med --year.",
    "month-missing": "Skriv ut månaden i filen, till exempel 22/4 eller 22 april.",
    "date-impossible": "Rätta dagen eller månaden.",
    "range-long": "Skriv dagarna med kommatecken emellan om det är två sammanträden.",
    "weekday-differs": "Ta reda på vilket som stämmer och rätta datumet i kalendariet om det är fel.",
    "weekdays-fit-other-year": "Se efter att det är rätt års plan.",
    "week-differs": "Ta reda på vilket som stämmer och rätta datumet i kalendariet om det är fel.",
    "mark-unexplained": (
        "Fråga den som har gjort planen, och skriv i for vilket dokument sammanträdet gäller."
    ),
    "column-as-note": "Kalla kolumnen Status eller Anmärkning i filen om det är det den är.",
    "heading-as-body": "Är det inget organ: ta bort rubriken i filen, eller skriv organets namn där.",
    "colour-unread": "Se efter vilka celler det gäller och skriv det i dem, till exempel 14 reserv.",
    "rows-hidden": "Ta bort raderna i filen om de inte ska vara med.",
    "columns-hidden": "Ta bort kolumnerna i filen om de inte ska vara med.",
    "sheet-hidden": "Visa bladet i kalkylprogrammet om det ska läsas.",
    "meeting-unsure": 'Är det en reservdag: skriv reserv i planen, eller status = "reserve" i kalendariet.',
    "struck-through": "Är sammanträdet flyttat: skriv det nya datumet, till exempel 14 flyttat till 21.",
    "title-unsure": "Är det inget sammanträde: ta bort händelsen ur filen.",
    "event-endless": "Läs in planen igen när nästa års kalender är satt.",
    "duplicate-differs": "Ta bort den ena raden i filen.",
    "row-without-body": "Skriv organets namn på raden.",
    "line-without-body": "Skriv organets namn på raden, eller som rubrik ovanför.",
    "line-columns": "Kopiera tabellen till ett kalkylark och importera det.",
    "stage-lead": (
        "Ska handlingarna vara inne då: skriv {row:raw} i kalendariets lead_times. "
        "Datumen själva läses inte in."
    ),
    "days-unordered": "Ta bort i filen det som inte är dagar, och importera igen.",
    "rule-unread": "Skriv ut datumen i filen, om organet ska finnas i kalendariet.",
    "comment-unread": "Skriv den som note vid det möte som den gäller.",
    "cells-uneven": (
        "Skriv raden så att varje kolumn har en rad, med streck där inget står, eller kopiera tabellen till "
        "ett kalkylark."
    ),
    "cells-one-per-line": "Kopiera tabellen till ett kalkylark och importera det.",
    "file-missing": "Kontrollera namnet och mappen.",
    "file-old-office": "Öppna den och spara den som xlsx utan lösenord.",
    "file-pdf": "Kopiera tabellen till ett kalkylark eller en textfil och importera det.",
    "file-word": "Kopiera tabellen till ett kalkylark eller en textfil och importera det.",
    "file-picture": "Skriv av den i ett kalkylark.",
    "file-open-document": "Spara den som xlsx.",
    "page-tangled": "Markera planen på sidan, kopiera den till en textfil och importera den.",
    "file-markup": "Markera texten på sidan, kopiera den till en textfil och importera den.",
    "file-unknown": "Det som går att läsa är csv, xlsx, ics, html och vanlig text.",
    "file-not-text": "Det som går att läsa är csv, xlsx, ics, html och vanlig text.",
    "formula-without-value": "Öppna arbetsboken i ett kalkylprogram, spara den och importera igen.",
    "zip-bomb": "Kopiera bara tabellen till en ny arbetsbok.",
    "too-many-cells": "Kopiera bara tabellen till en ny arbetsbok.",
    "cell-far-away": "Kopiera bara tabellen till en ny arbetsbok.",
    "workbook-broken": "Öppna den och spara den på nytt.",
    "nothing-read": "En mötesplan är en lista med organ och datum, eller en tabell med organ och månader.",
    "body-ambiguous": "Skriv organets id ur config.toml i planen.",
    "body-like": (
        "Är det samma organ: skriv namnet så som i config.toml, eller svara på frågan i en terminal."
    ),
    "moved-by-nearness": "Är det två olika sammanträden: ändra i kalendariet efteråt.",
    "row-deleted": "Ska det vara med: svara på frågan i en terminal, eller skriv raden i kalendariet igen.",
    "missing-in-source": 'Är det inställt: skriv status = "cancelled" på raden.',
    "cancelled-here-only": "Hålls det ändå: ta bort status på raden.",
    "hint-several": "Skriv i for vilket dokument sammanträdet gäller.",
}
