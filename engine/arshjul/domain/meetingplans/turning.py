"""The words between the old day and the new one of a meeting that has been moved."""

_VERB = (
    r"(?:(?:fram|om|bort)?flytt(?:a[dts]?|ats|ades|ning)?|ändra(?:[dts]|ts|des)|ändring|ombok(?:a[dt]|as|ning)"
    r"|(?:senare|tidigare)(?:lag[dt]|läggs|lagts)|by(?:tt|ts|tts|te))(?: datum| dag)?"
)
_BEFORE = (
    r"(?:(?:nytt|ändrat) datum[ ,:;-]*)?(?:tidigare|förut|ursprungligen|ursprungligt|gammalt|f\.? ?d\.?)"
    r"(?: planera[dt]| beslutat| bestämt)?(?: var)?(?: datum| dag)?:?"
)
_DAY = (
    r"(?=\s*:?\s*(?:den )?(?:(?:må|ti|on|to|fr|lö|sö)[^\W\d_]{0,6}\.? )?(?:den )?"
    r"\d+(?!\d*[.:]\d\d(?![.\d])))"
)
"""A day follows; an hour does not count."""
OLD_BEHIND = rf"(?<!\w)(?:{_VERB} från|ersätter|i ?stället för|{_BEFORE})(?!\w){_DAY}"
"""Words that the old day stands behind."""
NEW_BEHIND = (
    rf"(?:→|➔|[-=]>){_DAY}|(?<!\w)(?:{_VERB} till|ersätts (?:av|med)|blir(?: i ?stället)?|i ?stället"
    rf"|ny(?:tt datum| dag)(?: är| blir)?:?)(?!\w){_DAY}"
)
"""Words that the new day stands behind."""
