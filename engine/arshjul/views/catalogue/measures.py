"""Measures: what is odd about them in a plan, what a report lacks, and why a value cannot be recorded."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "unknown-goal": "Målet {value} finns inte under [goals].",
    "unknown-report": "{value} är varken en dokumenttyp eller ett ord som reports förklarar.",
    "limit-not-number": "Gränsen (when_over) måste vara ett tal, och måttet av ett slag som är ett tal.",
    "never-opened": "Dokumentet ska öppnas av ett mått (opened), men inget mått har det i opens.",
    "opened-with-year": (
        'next_after = "opened" passar bara för ett dokument som öppnas under året: det här öppnas med året.'
    ),
    "measure-no-report": "Måttet {measure} ({name}) följs inte upp i någon rapport.",
    "measure-not-measurable": (
        "Målet har inget mått som går att mäta: {measure} ({name}). Rapporten frågar inte efter något värde."
    ),
    "measure-no-target": "Måttet {measure} ({name}) har inget målvärde, så ingen kan se om det är nått.",
    "target-odd": (
        "Målvärdet ”{value:raw}” är inget värde för måttet {measure}, som är {kind:measure-kind}."
    ),
    "target-no-comparison": (
        "Målvärdet {value} för {measure} säger inte om värdet ska vara minst eller högst så stort. "
        "Det räknas som nått bara när det är precis lika."
    ),
    "baseline-odd": (
        "Ingångsvärdet ”{value:raw}” är inget värde för måttet {measure}, som är "
        "{kind:measure-kind}. Det visas som det står."
    ),
    "report-not-that-year": (
        "Måttet {measure} ska följas upp i {report:type}, men för {plan_year} öppnas ingen sådan rapport."
    ),
    "opens-nothing": (
        "Måttet {measure} ska öppna {opens:type} från {report:type}, men i cykeln {cycle:raw} finns ingen "
        'sådan med opened = "by_measure".'
    ),
    "measure-twice": "Måttet {measure} finns också i {other:type}. I en rapport kan de inte skiljas åt.",
    "label-conflict": (
        "{name:raw} låter som perioder om {length} månader, men rapporten handlar om {months} "
        "månader, till och med {month}. Namnet behålls; det är perioden som gäller."
    ),
    "heading-number-twice": (
        "{number} står på {count} rubriker, första gången på ”{heading:raw}”. Numret kan inte peka "
        "ut någon av dem."
    ),
    "heading-other-year": "Rubriken ”{heading:raw}” talar om {stated}, men planen är för {plan_year}.",
    "budget-value-count": (
        "Raden {name:raw} har {count} värden för {years} år. Vilket år som saknas går inte att säga."
    ),
    "budget-sum": (
        "{of_year}: kostnaderna är tillsammans {computed} {unit}, men summan är tryckt som {printed} "
        "({difference} mer). Det är på {apart} {unit} när intäkten {revenue}, som verkar ha lagts "
        "till kostnaderna.",
        "{of_year}: kostnaderna är tillsammans {computed} {unit}, men summan är tryckt som {printed} "
        "({difference} mer). Det är precis intäkten {revenue}, som verkar ha lagts till kostnaderna.",
        "{of_year}: kostnaderna är tillsammans {computed} {unit}, men summan är tryckt som {printed} "
        "(skillnad {difference}).",
    ),
    "measures-missing": (
        "De här måtten ska följas upp i rapporten och saknar värde ({count}): {measures:typed}."
    ),
    "measure-refused": "Värdet kan inte registreras för {document} nu. Inget har ändrats.",
    "no-mandate-to-measure": (
        "{person} får inte registrera mått i rapporten. Det gör den som har rollen {role} för "
        "{body}: {date:full} är det {people:people}.",
        "{person} får inte registrera mått i rapporten. Det gör den som har rollen {role} för "
        "{body}, och ingen har den {date:full}. Processägaren kan ge någon rollen i config.toml.",
    ),
    "measure-finished": (
        "{document} är färdigt. Ett nytt värde hör hemma i nästa rapport som följer upp måttet."
    ),
    "correction-without-reason": (
        "{measure} har redan ett värde, från {on:full}. En rättelse skrivs bredvid det gamla värdet "
        "och behöver ett skäl. Ange --note."
    ),
    "no-measures": "{document} följer inte upp några mått.",
    "unknown-measure": (
        "{document} följer inte upp något mått som heter {value}. Menade du {suggestions:or}? Alla: "
        "{known:typed}.",
        "{document} följer inte upp något mått som heter {value}. Måtten är: {known:typed}.",
    ),
    "not-a-value/yes_no": "{value:raw} är inget svar på ”{measure:raw}”. Svara ja eller nej.",
    "not-a-value/number": (
        "{value:raw} är inget tal för ”{measure:raw}”. Skriv till exempel 4 eller 2,5, utan enhet."
    ),
    "not-a-value/percent": "{value:raw} är ingen procent för ”{measure:raw}”. Skriv till exempel 63,6 %.",
    "not-a-value/index": "{value:raw} är inget indextal för ”{measure:raw}”. Skriv till exempel 73.",
    "not-a-value/text": "Värdet för ”{measure:raw}” ska vara text på en rad, och inte tomt.",
    "not-a-value": "{value:raw} är inget värde för ”{measure:raw}”.",
    "value-in-history": "Rad {row}: {value:raw} är inget värde för måttet {measure} i {document}.",
    "measures-in-history": (
        "Rad {row}: {document} gick vidare med {trigger} utan värden som skulle finnas: {measures:typed}."
    ),
    "measure-kind.yes_no": "ja eller nej",
    "measure-kind.number": "ett tal",
    "measure-kind.percent": "procent",
    "measure-kind.index": "ett index",
    "measure-kind.text": "text",
    "measure-kind.none": "inget som går att mäta",
    "because-next-after-opening": (
        "Steget hör till det som öppnade dokumentet: det första sammanträdet efter {date:full}."
    ),
    "entry.measure.recorded": (
        "{actor} registrerade {measure} i {doc}: {value:measured}.",
        "{actor} registrerade {measure} i {doc}.",
    ),
    "ui.entry-type.measure.recorded": "mått",
    "ui.measure.correction": "Det rättar ett tidigare värde, som står kvar i historiken.",
    "ui.measure.opened": (
        "Värdet är över gränsen, så {document} har öppnats. Den ansvariga får veta det. Se arshjul "
        "show {document}."
    ),
    "ui.measure.missing": "Kvar utan värde: {count:measures_unit}. Se arshjul measures {document}.",
    "ui.measure.complete": "Alla mått i rapporten har värden.",
    "ui.measures.head": "Mått: {recorded} av {count} har värden.",
    "ui.measures.none": "Dokumentet följer inte upp några mått.",
    "ui.measures.reached": "nått",
    "ui.measures.not-reached": "inte nått",
    "ui.measures.unknown": "går inte att avgöra",
    "ui.measures.no-value": "saknas",
    "ui.measures.text": "text, se historiken",
    "ui.head.measure": "Mått",
    "ui.head.name": "Vad",
    "ui.head.value": "Värde",
    "ui.head.target": "Målvärde",
    "ui.head.reached": "Nått",
}

SUGGESTIONS: Sentences = {
    "unknown-goal": (
        "Menade du {suggestion}?",
        "Lägg till målet under [goals].",
    ),
    "unknown-report": (
        "Menade du {suggestion}?",
        "Skriv i reports vilket dokument ordet betyder, eller använd dokumenttypens id.",
    ),
    "limit-not-number": 'Skriv till exempel when_over = "100 %", på ett mått med kind = "percent".',
    "never-opened": "Ge ett mått opens och when_over, eller ta bort opened.",
    "opened-with-year": 'Ange ett steg, eller sätt opened = "by_measure" på dokumentet.',
    "measure-no-report": "Ange reported_in, eller låt det stå om källan inte säger någon rapport.",
    "measure-no-target": "Ange target.",
    "target-odd": 'Skriv värdet på samma sätt som det registreras, till exempel "Ja" eller ">= 4".',
    "target-no-comparison": 'Skriv ">= {value}" eller "<= {value}".',
    "report-not-that-year": (
        "Lägg till en version av rapporten vars cycles omfattar året, eller ändra reported_in."
    ),
    "opens-nothing": 'Sätt opened = "by_measure" på dokumentet, och låt dess cycles omfatta rapportens.',
    "measure-twice": "Ge ett av måtten ett annat id.",
}
