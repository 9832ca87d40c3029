"""Findings about workflows as machines: what the files say cannot work."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "unreachable-state": "Inget steg leder till tillståndet {state:state} ({state}).",
    "no-final-state": "Inget tillstånd är slutligt, så dokumentet blir aldrig färdigt.",
    "dead-end": (
        "Från {state:state} ({state}) går det inte att nå något slutligt tillstånd: dokumentet fastnar."
    ),
    "leaves-final": "Steget {step:both} går ut från {state:state}, som är slutligt.",
    "duplicate-trigger": "Två steg heter {step:raw}; kommandon kan inte skilja dem åt.",
    "no-time": "Steget {step:both} har ingen tid: det får ingen sista dag och ingen påminns.",
    "incomplete-step": (
        "Steget {step:both} är inte färdigbeskrivet: det framgår inte {lacks:lacks}. Ingen kan ta det, "
        "och ingen påminns."
    ),
    "lacks.body": "vem som tar det (body)",
    "lacks.when": "när (when eller due)",
    "two-times": "Steget {step:both} har både when och due. Bara en av dem kan bestämma dagen.",
    "impossible-month": "Månad {month:raw} finns inte.",
    "impossible-body": (
        "Inget organ i config.toml är av slaget {word:body-kind} ({word}), så ingen kan ta steget "
        "{step:both}."
    ),
    "may-not-decide": "Steget {step:both} är ett beslut, men {body} får inte besluta.",
    "no-administration": "Steget {step:both} tas av organets förvaltning, men {body} har ingen.",
    "scenario-no-document": (
        'Provet "{scenario}" kan inte köras: {own} har inget sådant dokument.',
        'Provet "{scenario}" kan inte köras: det finns inget sådant dokument.',
    ),
    "scenario-fails": (
        'Provet "{scenario}" gav {came:state-both}, men skulle ge {expected:state-both}.',
        'Provet "{scenario}" gav {came:state-both}, men steget skulle gå att ta.',
    ),
}

SUGGESTIONS: Sentences = {
    "unreachable-state": 'Låt ett steg ha dest = "{state}", eller ta bort tillståndet.',
    "no-final-state": "Sätt final = true på tillståndet där dokumentet är klart.",
    "dead-end": "Lägg till ett steg från {state}, eller gör tillståndet slutligt.",
    "leaves-final": "Ta bort final = true på {state}, eller steget.",
    "duplicate-trigger": "Ge ett av stegen en annan trigger.",
    "no-time": "Ange when (månad) eller due (arbetsdagar före ett annat steg).",
    "incomplete-step": "Fyll i vem som tar steget (body) och när (when eller due) när det är bestämt.",
    "two-times": "Ta bort den ena.",
    "impossible-month": "Skriv 1 till 12.",
    "impossible-body": "Rätta body i steget, eller ge ett organ slaget i kinds.",
    "may-not-decide": (
        "Ändra stegets kind till prepare, låt ett annat organ ta det, eller ta bort may_decide = false."
    ),
    "no-administration": 'Lägg till administration = ["…"] för organet i config.toml.',
    "scenario-no-document": "Sätt own till ett organ som har dokumentet.",
    "scenario-fails": "Rätta provet om regeln har ändrats med flit, annars regeln.",
}
