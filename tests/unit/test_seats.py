"""Several organisations with seats in one body, and roles that are held for a term."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from arshjul.domain.checks import seats
from arshjul.domain.checks.year import Year
from arshjul.domain.findings import Finding
from arshjul.domain.names import Name
from arshjul.domain.organisation import Absence, Assignment, Organisation, Person, Validity, term
from arshjul.domain.planning import plan
from arshjul.domain.seats import taking_part
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

MEMBERS = {"north": Name("Region Norr"), "south": Name("Region Söder")}
APPOINTED = (
    Assignment("member", "n1", "KS"),
    Assignment("alternate", "n2", "KS"),
    Assignment("member", "s1", "KS"),
    Assignment("alternate", "s2", "KS"),
)
TERM = term(date(2016, 3, 1), 2)


def shared(
    small: "Small", roles: Iterable[Assignment] = APPOINTED, absences: Iterable[Absence] = ()
) -> Organisation:
    """Two organisations in KS, one member and one alternate each; who is n1 or n2 works in the north."""
    made = small.organisation(roles, absences)
    people = {
        id_: Person(id_, id_, f"{id_}@example.org", organisation={"n": "north", "s": "south"}.get(id_[0]))
        for id_ in made.people
    }
    body = replace(made.bodies["KS"], one_each=("member", "alternate"))
    return replace(made, members=MEMBERS, people=people, bodies={**made.bodies, "KS": body})


def found(small: "Small", organisation: Organisation, cycle: int = 2018) -> list[Finding]:
    """What the rules about seats find in a year."""
    basis = replace(small.basis(), organisation=organisation)
    return list(seats.check(Year(basis, plan(basis, cycle))))


def test_nothing_is_found_when_all_have_appointed(small: "Small") -> None:
    """One ordinary member and one alternate from each."""
    assert found(small, shared(small)) == []


def test_a_finding_names_the_organisation_that_lacks_an_alternate(small: "Small") -> None:
    """Both must be appointed: a member alone is not enough."""
    (finding,) = found(small, shared(small, APPOINTED[:3]))

    assert (finding.code, finding.body) == ("seat-vacant", "KS")
    assert (finding.arguments["member"], finding.arguments["role"]) == ("south", "alternate")
    assert finding.arguments["date"] == date(2018, 1, 1)


def test_a_seat_that_falls_vacant_in_the_year_is_found_with_its_day(small: "Small") -> None:
    """The alternate of the south leaves on 31 May."""
    leaving = replace(APPOINTED[3], validity=Validity(until=date(2018, 5, 31)))
    (finding,) = found(small, shared(small, (*APPOINTED[:3], leaving)))

    assert (finding.code, finding.arguments["date"]) == ("seat-vacant", date(2018, 6, 1))


def test_two_members_of_one_organisation_are_found(small: "Small") -> None:
    """One person each: the second ordinary member of the north is one too many."""
    (finding,) = found(small, shared(small, (*APPOINTED, Assignment("member", "n3", "KS"))))

    assert (finding.code, finding.arguments["member"]) == ("seat-doubled", "north")


def test_a_seat_whose_holder_works_nowhere_is_found(small: "Small") -> None:
    """Who counts for no organisation is said by name, not only missed in the one that they come from."""
    rows = (*APPOINTED, Assignment("member", "x1", "KS"))
    (finding,) = found(small, shared(small, rows))

    assert (finding.code, finding.arguments["person"]) == ("seat-without-organisation", "x1")


def test_one_from_each_takes_part_and_the_alternate_when_the_member_is_away(small: "Small") -> None:
    """A registered absence lets the alternate in; when both are away the organisation has nobody."""
    day = date(2018, 9, 24)
    away = [Absence("n1", Validity(day, day))]
    organisation = shared(small, absences=away)
    sitting = taking_part(organisation, organisation.bodies["KS"], day)

    assert [(seat.member, seat.person, seat.role) for seat in sitting] == [
        ("north", "n2", "alternate"),
        ("south", "s1", "member"),
    ]
    both = shared(small, absences=[*away, Absence("n2", Validity(day, day))])
    (finding,) = found(small, both)
    assert (finding.code, finding.arguments["member"]) == ("seat-empty", "north")
    assert finding.arguments["meeting"] == "KS-1"


def test_the_vice_chair_is_chair_when_the_term_ends(small: "Small") -> None:
    """Two years from 1 March 2016; the day after its last, the vice chair holds the chair for two more."""
    chair = Assignment("chair", "c1", "KS", TERM, term=2)
    vice = Assignment("vice_chair", "v1", "KS", TERM, term=2, succeeds="chair")
    organisation = small.organisation((chair, vice))

    def held(role: str, day: date) -> list[str]:
        return [holder.person for holder in organisation.holders(role, "KS", day)]

    assert (TERM.from_, TERM.until) == (date(2016, 3, 1), date(2018, 2, 28))
    assert (held("chair", date(2018, 2, 28)), held("vice_chair", date(2018, 2, 28))) == (["c1"], ["v1"])
    assert (held("chair", date(2018, 3, 1)), held("vice_chair", date(2018, 3, 1))) == (["v1"], [])
    assert (held("chair", date(2020, 2, 29)), held("chair", date(2020, 3, 1))) == (["v1"], [])


def test_the_vacant_vice_chair_is_a_finding_and_the_chair_is_not(small: "Small") -> None:
    """The chair that ends is followed by the vice chair; nobody has been appointed after the vice chair."""
    chair = Assignment("chair", "c1", "KS", TERM, term=2)
    vice = Assignment("vice_chair", "v1", "KS", TERM, term=2, succeeds="chair")
    (finding,) = found(small, small.organisation((chair, vice)))

    assert (finding.code, finding.arguments["role"]) == ("term-ends-succeeds", "vice_chair")
    assert (finding.arguments["until"], finding.arguments["next"]) == (date(2018, 2, 28), "chair")
    new = Assignment("vice_chair", "w1", "KS", term(date(2018, 3, 1), 2), term=2, succeeds="chair")
    assert found(small, small.organisation((chair, vice, new))) == []
    assert found(small, small.organisation((chair, vice)), 2017) == [], "not yet"
