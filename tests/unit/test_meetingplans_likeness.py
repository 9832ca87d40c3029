"""Names as plans shorten them resemble the bodies they mean, and no others; it is only asked about."""

import pytest

from arshjul.domain.meetingplans.bodies import Bodies, Label
from arshjul.domain.names import Name
from arshjul.domain.organisation import Body, BodyKind

NAMES = {
    "KF": "Kommunfullmäktige",
    "STYR": "Kommunstyrelsen",
    "STYRAU": "Kommunstyrelsens arbetsutskott",
    "BARN": "Barn- och utbildningsnämnden",
    "MILJO": "Miljö- och byggnadsnämnden",
    "SOC": "Socialnämnden",
    "KULT": "Kultur- och fritidsnämnden",
    "TEK": "Tekniska nämnden",
    "VARD": "Nämnden för primärvård och folktandvård",
}


def bodies() -> Bodies:
    """A municipality whose ids are its own."""
    return Bodies({i: Body(i, Name(name), frozenset({BodyKind.COMMITTEE})) for i, name in NAMES.items()})


@pytest.mark.parametrize(
    ("label", "body"),
    [
        ("Barn- och utb.nämnden", "BARN"),
        ("Barn & utb. nämnd", "BARN"),
        ("BUN", "BARN"),
        ("Miljö- & byggnadsnämnden", "MILJO"),
        ("Miljö o bygg", "MILJO"),
        ("KS", "STYR"),
        ("Kommunstyr.", "STYR"),
        ("Komunstyrelsen", None),
        ("KSAU", "STYRAU"),
        ("KS:s au", "STYRAU"),
        ("KS au", "STYRAU"),
        ("Kommunstyrelsens au", "STYRAU"),
        ("Soc.nämnden", "SOC"),
        ("Socnämnden", "SOC"),
        ("Kultur & fritid", "KULT"),
        ("Tekn. nämnden", "TEK"),
        ("Nämnden f. primärvård o folktandv.", "VARD"),
        ("Utbildningsnämnden", None),
        ("Norra nämnden", None),
        ("Kommun", None),
        ("Barnnämnden", None),
        ("Vårdnämnden", None),
    ],
)
def test_a_shortened_name_resembles_its_body(label: str, body: str | None) -> None:
    """Word by word; None: no body resembles it clearly. It is a body of its own until somebody answers."""
    matched = bodies().match(Label(label))

    assert (matched.close if matched.clear else None) == body
    assert matched.new is not None
    assert matched.body == matched.new.id


def test_two_that_resemble_are_not_clear() -> None:
    """ "Nämnden f. vård" may be either of two: neither is proposed."""
    known = {
        i: Body(i, Name(n), frozenset({BodyKind.COMMITTEE}))
        for i, n in (("A", "Vårdnämnden"), ("B", "Vårdsnämnden"))
    }

    assert not Bodies(known).match(Label("Vård.nämnden")).clear
