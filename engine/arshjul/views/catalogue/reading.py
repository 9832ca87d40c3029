"""Findings about files: what cannot be read, and what has the wrong shape."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "unreadable/folder": "Här ska det ligga en fil, men det är en mapp.",
    "unreadable/special": "Det här är ingen vanlig fil, så den läses inte.",
    "unreadable/system": "Filen går inte att läsa: {detail}.",
    "unreadable": "Filen går inte att läsa.",
    "missing-file": "Filen finns inte.",
    "file-too-large": "Filen är {bytes:bytes}; så stora filer läses inte (högst {most:bytes}).",
    "line-too-long": "Raden är {bytes:bytes} lång; högst {most:bytes} läses.",
    "too-deep": "Värdena är kapslade djupare än {most} nivåer. Så djupt innehåll läses inte.",
    "not-utf8": "Filen är inte sparad som UTF-8, så å, ä och ö kan inte läsas säkert.",
    "impossible-date": "{value} finns inte i någon kalender.",
    "toml-syntax": "Filen följer inte TOML här: {detail}.",
    "wrong-type": "Här ska det stå {expected:toml}, men det står {found:toml}.",
    "toml.text": "text inom citattecken",
    "toml.boolean": "true eller false",
    "toml.integer": "ett heltal",
    "toml.float": "ett decimaltal",
    "toml.datetime": "en tidpunkt",
    "toml.date": "ett datum",
    "toml.time": "ett klockslag",
    "toml.array": "en lista",
    "toml.table": "en tabell",
    "wrong-value/one-line": "Texten måste rymmas på en rad och får inte innehålla styrtecken.",
    "wrong-value/nfc": (
        "Texten innehåller tecken som är sammansatta av flera; historiken tar bara emot dem hela (NFC)."
    ),
    "wrong-value/not-empty": "Värdet får inte vara tomt.",
    "wrong-value/id": "{value} duger inte som id.",
    "wrong-value/range": "Talet ska vara mellan {least} och {most}.",
    "wrong-value/choice": "{value} är inte något av orden som kan stå här.",
    "wrong-value/time-zone": "Tidszonen {value} är inte känd.",
    "wrong-value/host": "{value} kan inte vara namnet på en server.",
    "wrong-value/address-template": (
        "Adressen till dokumenten måste börja med https:// eller http:// och innehålla {{registry}} en "
        "gång; det gör inte {value}."
    ),
    "wrong-value/sender-name": (
        "I avsändarens namn kan bara {{organisation}} stå inom klamrar; det gäller inte {value}."
    ),
    "wrong-value/later-name": "Namnen ska stå i tidsordning, vart och ett från en senare dag än det förra.",
    "wrong-value/month-day": "{value} är ingen dag som finns varje år. Skriv månad och dag: 03-31.",
    "wrong-value/period-order": "Periodens sista dag (until) ligger före den första (from).",
    "wrong-value/ascending": "Månaderna ska stå i ordning, var och en en gång: [1, 2].",
    "wrong-value/whole-minutes": "Klockslaget ska vara hela minuter, till exempel 07:30:00.",
    "wrong-value/later-than-from": "Sändningstiden slutar innan den börjar, så inget mejl skulle gå.",
    "wrong-value/months-in-cycle": (
        "Dagen som months_after räknar fram ligger {year}, men dokumentet öppnas i cykeln {cycle}."
    ),
    "wrong-value/not-before-from": (
        "Sista cykeln (until) ligger före den första (from), så versionen gäller aldrig."
    ),
    "wrong-value": (
        "Värdet {value} kan inte stå här.",
        "Värdet kan inte stå här.",
    ),
    "non-ascii-id": "Id:t {value} innehåller å, ä, ö eller andra tecken som inte klarar alla system.",
    "unknown-key": "Nyckeln {key} finns inte här. Den skulle inte göra någonting, så den räknas som ett fel.",
    "secret-in-file": "{key} ser ut att vara en hemlighet. Filen läses av fler än programmet.",
    "missing-key": (
        "Här måste en av nycklarna {allowed:or} stå.",
        "Nyckeln {key} saknas här.",
    ),
    "exclusive-keys": "{key} och {other} kan inte stå tillsammans: de säger var sin sak.",
    "needless-key": (
        "{key} betyder ingenting för ett steg av slaget {kind:kind} ({kind:raw}), som inte har något utfall."
    ),
    "missing-otherwise": "Det står inte vart dokumentet går vid utfallet {outcome} ({outcome:raw}).",
    "gate-without-body": "{value} tas inte av något organ, så ingen samverkan kan vänta in det.",
    "duplicate-id": "{value} används redan. Ett id får bara betyda en sak.",
    "reserved-id": "{value} betyder redan något för programmet och kan inte vara ett eget id.",
    "reversed-dates": "Sista dagen, {last:full}, ligger före den första, {first:full}.",
    "insecure-mail": (
        "Mejl till {value} skulle gå okrypterat över nätet.",
        "Mejlen skulle gå okrypterat över nätet.",
    ),
    "bad-address": "{value} är inte en e-postadress som går att skicka till.",
    "year-mismatch": "Filen säger år {value}, men heter som år {expected}.",
    "date-outside-year": "{value:full} ligger inte i år {expected}, som filen gäller.",
    "overlapping-cycles": "Två versioner av {value} gäller för samma år: den här och {other}.",
    "unknown-file": "Filen läses inte: i calendar/ heter filerna efter sitt år.",
    "unknown-state": "Tillståndet {value} finns inte.",
    "unknown-trigger": "Steget {value} finns inte i det här arbetsflödet.",
    "unknown-body": (
        "Organet {value} finns inte i config.toml ({count:meetings}).",
        "Organet {value} finns inte i config.toml.",
    ),
    "unknown-group": "Gruppen {value} finns inte i config.toml.",
    "unknown-organisation": "Organisationen {value} finns inte under [[organisations]] i config.toml.",
    "unknown-person": "Personen {value} finns inte i config.toml.",
    "unknown-document": "Dokumenttypen {value} finns inte under workflows/.",
    "succeeds-itself": "{value} kan inte ta över efter sig självt.",
    "successor-of-lasting": "Organet {value} har ingen sista dag, så ingen tar över efter det.",
    "two-successors": (
        "{document:type-first} från {value} går till två organ samtidigt.",
        "Två organ tar samtidigt över allt som är {value}:s.",
    ),
    "template-missing": "Mejltexten {file} finns inte.",
    "template-too-large": "Mejltexten är för stor: {detail}.",
    "template-syntax": "Mejltexten går inte att läsa här: {detail}.",
    "template-undefined": "Mejltexten frågar efter något som inte finns: {detail}.",
    "template-failed": "Mejltexten går inte att fylla i: {detail}.",
    "template-subject": (
        "Mejltexten börjar inte med en ämnesrad: {detail}.",
        "Mejltexten börjar inte med en ämnesrad.",
    ),
    "template-unknown": "Filen används inte som mejltext: {detail}.",
}

SUGGESTIONS: Sentences = {
    "unreadable/system": "Kontrollera att den som kör kommandot får läsa filen.",
    "missing-file": "Stå i instansens mapp eller ange den med -C. En ny instans skapas med arshjul init.",
    "file-too-large": (
        "Kontrollera att det är rätt fil. Innehåll av det här slaget brukar vara några kilobyte."
    ),
    "line-too-long": "Dela upp raden i flera.",
    "too-deep": "Räkna hakparenteser och klamrar: någon är troligen inte stängd.",
    "not-utf8": "Spara om filen som UTF-8.",
    "impossible-date": "Rätta dagen eller månaden.",
    "toml-syntax": "Läs raden och den före: ofta saknas ett citattecken, ett komma eller en hakparentes.",
    "wrong-type": "Skriv det utan citattecken: {suggestion}",
    "wrong-value/nfc": "Skriv bokstaven direkt i stället för som en \\u-kod.",
    "wrong-value/id": (
        "Börja med en bokstav och använd sedan bara a-z, A-Z, siffror, bindestreck och understreck, högst "
        "64 tecken."
    ),
    "wrong-value/choice": (
        "Menade du {suggestion}? Här kan stå: {allowed:typed}.",
        "Här kan stå: {allowed:typed}.",
    ),
    "wrong-value/time-zone": "I Sverige heter den Europe/Stockholm.",
    "non-ascii-id": (
        "Skriv {suggestion}. Namnet med å, ä och ö skrivs i name.",
        "Använd bara a-z, siffror, bindestreck och understreck. Namnet med å, ä och ö skrivs i name.",
    ),
    "unknown-key": (
        "Menade du {suggestion}?",
        "Ta bort raden, eller se arshjul schema för vad som kan stå här.",
    ),
    "secret-in-file": (
        "Lägg lösenordet i en egen fil och ange password_file, eller i en miljövariabel och ange "
        "password_env. Byt lösenordet om filen redan har delats."
    ),
    "missing-key": "Lägg till {key}.",
    "exclusive-keys": "Ta bort den ena.",
    "needless-key": "Ta bort {key}, eller ändra slaget till prepare, decide eller confirm.",
    "missing-otherwise": 'Lägg till {outcome:raw} = "tillstånd" i stegets otherwise.',
    "gate-without-body": "Nämn det steg där organet tar ställning i before.",
    "duplicate-id": "Byt id på en av dem.",
    "reserved-id": "Välj ett annat id.",
    "reversed-dates": "Byt plats på dagarna eller rätta den ena.",
    "insecure-mail": 'Sätt starttls = "required". "never" är bara tillåtet mot den egna datorn.',
    "bad-address": "Skriv en enda adress, utan namn och utan å, ä eller ö före @.",
    "year-mismatch": "Rätta year eller byt namn på filen.",
    "date-outside-year": "Rätta datumet, eller flytta raden till rätt års fil.",
    "overlapping-cycles": "Sätt cycles.until i den äldre till året före den nyares from.",
    "unknown-file": "Döp om den till {expected}, eller flytta den.",
    "unknown-state": (
        "Menade du {suggestion}?",
        "Rätta ordet, eller lägg till det som saknas.",
    ),
    "unknown-trigger": (
        "Menade du {suggestion}?",
        "Rätta ordet, eller lägg till det som saknas.",
    ),
    "unknown-body": (
        "Menade du {suggestion}?",
        "Rätta ordet, eller lägg till det som saknas.",
    ),
    "unknown-group": (
        "Menade du {suggestion}?",
        "Rätta ordet, eller lägg till det som saknas.",
    ),
    "unknown-person": (
        "Menade du {suggestion}?",
        "Rätta ordet, eller lägg till det som saknas.",
    ),
    "unknown-organisation": (
        "Menade du {suggestion}?",
        "Rätta ordet, eller lägg till det som saknas.",
    ),
    "unknown-document": (
        "Menade du {suggestion}?",
        "Rätta ordet, eller lägg till det som saknas.",
    ),
    "succeeds-itself": "Ange organet som tar över i successor.",
    "successor-of-lasting": "Ange organets sista dag med until under [[bodies]], eller ta bort raden.",
    "two-successors": (
        "Nämn {document:raw} i bara en rad, eller ge raderna olika from och until.",
        'Låt en rad ta allt, och ange i de andra vilka dokumenttyper som går dit: documents = ["…"]; '
        "documents = [] om inget dokument gör det.",
    ),
    "template-missing": "Hämta den från startinnehållet: arshjul init i en ny mapp.",
}
