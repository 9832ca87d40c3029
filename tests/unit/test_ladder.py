"""Who is told what, and when: rungs, vacancies, substitutes, and documents that nobody owns."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.basis import Basis
from arshjul.domain.ladder import recipients, rungs, wanted
from arshjul.domain.notices import Notice, NoticeKind
from arshjul.domain.organisation import Absence, Assignment, Validity
from arshjul.domain.planned import PlannedStep
from arshjul.domain.progress import Progress, Taken
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

OPENED = date(2018, 1, 2)
AN = "plan-2019-AN"


def _with(
    basis: Basis, *, roles: tuple[Assignment, ...] | None = None, absences: tuple[Absence, ...] = ()
) -> Basis:
    organisation = replace(basis.organisation, absences=absences)
    if roles is not None:
        organisation = replace(organisation, assignments=roles)
    return Basis(organisation, basis.workflows, basis.kalendaria, basis.days)


def _wanted(
    small: "Small", basis: Basis, document: str, progress: Progress, today: date = OPENED
) -> list[Notice]:
    return list(wanted(basis, small.planned(basis, document), progress, progress.opened, today))


def _told(notices: list[Notice], step: str) -> list[tuple[str, str, date]]:
    return [(n.key.rung, n.key.person, n.send_on) for n in notices if n.key.step == step]


def _rungs(
    basis: Basis, step: PlannedStep, opened: date | None = OPENED
) -> dict[str, tuple[date, str | None]]:
    return {rung.name: (rung.send_on, rung.dropped) for rung in rungs(basis, step, opened)}


def test_reminders_hang_on_the_hand_in_and_count_working_days(small: "Small") -> None:
    """Due on 16 August: ten, five and one working days before; then one, three and five after."""
    basis = small.basis()
    assert _rungs(basis, small.planned_step(basis, AN, "hand_in")) == {
        "-10": (date(2018, 8, 2), None),
        "-5": (date(2018, 8, 9), None),
        "-1": (date(2018, 8, 15), None),
        "+1": (date(2018, 8, 17), None),
        "+3": (date(2018, 8, 21), None),
        "+5": (date(2018, 8, 23), None),
    }


def test_a_step_at_a_meeting_has_one_notice_the_first_working_day_after(small: "Small") -> None:
    """No reminders; the secretary is asked the day after, then the escalation counts from that day."""
    basis = small.basis()
    assert _rungs(basis, small.planned_step(basis, AN, "propose")) == {
        "outcome": (date(2018, 8, 31), None),
        "+1": (date(2018, 9, 3), None),
        "+3": (date(2018, 9, 5), None),
        "+5": (date(2018, 9, 7), None),
    }


def test_the_day_after_a_meeting_on_a_friday_is_monday(small: "Small") -> None:
    """The first working day after the meeting."""
    basis = small.basis(small.meetings(small.meeting("AN-1", "AN", date(2018, 8, 31))))
    assert _rungs(basis, small.planned_step(basis, AN, "propose"))["outcome"] == (date(2018, 9, 3), None)


def test_reminders_before_what_the_step_builds_on_are_dropped(small: "Small") -> None:
    """Nothing is asked for before the decision it builds on; on that very day it may be."""
    basis = small.basis()
    step = replace(small.planned_step(basis, AN, "hand_in"), builds_on=date(2018, 8, 9))
    dropped = {name: why for name, (_, why) in _rungs(basis, step).items()}
    assert dropped == {"-10": "before-source", "-5": None, "-1": None, "+1": None, "+3": None, "+5": None}


def test_rungs_before_the_opening_are_dropped_and_recorded(small: "Small") -> None:
    """A year opened in August: earlier rungs are asked for,
    so that the ledger can say that they were passed over.
    """
    basis = small.basis()
    opened = date(2018, 8, 9)
    dropped = {
        name: why
        for name, (_, why) in _rungs(basis, small.planned_step(basis, AN, "hand_in"), opened).items()
    }
    assert dropped["-10"] == "before-opening"
    assert dropped["-5"] is None
    rungs_wanted = {
        n.key.rung for n in _wanted(small, basis, AN, Progress("drafting", opened=opened), opened)
    }
    assert "-10" in rungs_wanted


def test_a_rung_that_is_dropped_for_its_source_is_never_asked_for(small: "Small") -> None:
    """before-source leaves no row in the ledger: it was never to be sent."""
    basis = small.basis()
    progress = Progress("handed_in", opened=OPENED)
    for notice in _wanted(small, basis, "budget-2019", Progress("drafting", opened=OPENED)):
        if notice.kind is NoticeKind.REMINDER:
            assert notice.send_on >= date(2018, 8, 30)
    assert {n.kind for n in _wanted(small, basis, AN, progress)} == {
        NoticeKind.OUTCOME,
        NoticeKind.ESCALATION,
    }


def test_each_rung_goes_to_its_own_people(small: "Small") -> None:
    """The responsible is reminded; then the manager, the process owner, the chief executive hear of it."""
    basis = small.basis()
    told = _told(_wanted(small, basis, AN, Progress("drafting", opened=OPENED)), "hand_in")
    assert [(rung, person) for rung, person, _ in told] == [
        ("-10", "an1"),
        ("-5", "an1"),
        ("-1", "an1"),
        ("+1", "an1"),
        ("+1", "boss"),
        ("+3", "owner"),
        ("+5", "chief"),
    ]


def test_nobody_is_told_twice_on_one_rung(small: "Small") -> None:
    """A manager who is also the responsible gets one notice."""
    basis = small.basis()
    roles = (*small.without(("department_head", "AF")), Assignment("department_head", "an1", "AF"))
    told = _told(
        _wanted(small, _with(basis, roles=roles), AN, Progress("drafting", opened=OPENED)), "hand_in"
    )
    assert [person for rung, person, _ in told if rung == "+1"] == ["an1"]


def test_the_secretary_of_the_body_that_met_is_told(small: "Small") -> None:
    """The council of 8 October is asked through its own secretary,
    though the notice goes when the next is in office.
    """
    basis = small.basis(small.meetings(small.meeting("KF-2", "KF", date(2018, 10, 12)), without=["RF-1"]))
    step = replace(
        small.planned_step(basis, "budget-2019", "decide"), meeting=basis.meeting_by_id["KF-2"], body="KF"
    )
    document = small.planned(basis, "budget-2019").document
    assert [h.person for h in recipients(basis, document, step, ("responsible",), date(2018, 10, 15))] == [
        "kf-sec"
    ]


def test_a_vacant_role_sends_the_notice_to_the_process_owner(small: "Small") -> None:
    """Nobody is case officer: the vacancy rule says who hears of it instead."""
    basis = _with(small.basis(), roles=small.without(("case_officer", "AN")))
    told = _told(_wanted(small, basis, AN, Progress("drafting", opened=OPENED)), "hand_in")
    assert [person for rung, person, _ in told if rung.startswith("-")] == ["owner", "owner", "owner"]


def test_an_escalation_with_one_holder_left_is_not_vacant(small: "Small") -> None:
    """The official's place is empty but the manager is there: the manager alone is told."""
    basis = _with(small.basis(), roles=small.without(("case_officer", "AN")))
    told = _told(_wanted(small, basis, AN, Progress("drafting", opened=OPENED)), "hand_in")
    assert [person for rung, person, _ in told if rung == "+1"] == ["boss"]


def test_when_the_vacancy_rule_is_vacant_too_nobody_is_told(small: "Small") -> None:
    """A ledger cannot send to nobody; the check of content speaks of it."""
    roles = small.without(("case_officer", "AN"), ("process_owner", None))
    told = _told(
        _wanted(small, _with(small.basis(), roles=roles), AN, Progress("drafting", opened=OPENED)), "hand_in"
    )
    assert {rung for rung, _, _ in told} == {"+1", "+5"}


def test_a_substitute_gets_the_notices_of_the_days_of_absence(small: "Small") -> None:
    """Away from the 6th to the 12th of August: the rung of the 9th goes to the substitute,
    who is told for whom.
    """
    away = Absence("an1", Validity(date(2018, 8, 6), date(2018, 8, 12)))
    found = _wanted(small, _with(small.basis(), absences=(away,)), AN, Progress("drafting", opened=OPENED))
    reminders = {n.key.rung: (n.key.person, n.instead_of) for n in found if n.kind is NoticeKind.REMINDER}
    assert reminders == {"-10": ("an1", None), "-5": ("an2", "an1"), "-1": ("an1", None)}


def test_steps_that_are_taken_ask_for_nothing_more(small: "Small") -> None:
    """Handed in: only the proposal and the decision are left to speak of."""
    progress = Progress("handed_in", taken={"hand_in": Taken(date(2018, 8, 10), "an1")}, opened=OPENED)
    assert {n.key.step for n in _wanted(small, small.basis(), AN, progress)} == {"propose", "decide"}


def test_a_finished_document_asks_for_nothing(small: "Small") -> None:
    """Decided is decided."""
    assert _wanted(small, small.basis(), AN, Progress("decided", opened=OPENED)) == []


def test_a_new_round_asks_anew(small: "Small") -> None:
    """The keys of the second round are others, so they are sent though the first were."""
    first = {str(n.key) for n in _wanted(small, small.basis(), AN, Progress("drafting", opened=OPENED))}
    again = Progress("drafting", opened=OPENED, rounds={"hand_in": 1})
    second = {str(n.key) for n in _wanted(small, small.basis(), AN, again)}
    assert {key for key in first & second if "|hand_in|" in key} == set()


class TestOwnerless:
    """A body that ends without a successor leaves its documents to nobody."""

    def test_the_process_owner_is_told_once_on_the_first_working_day(self, small: "Small") -> None:
        """BN ends with 2018: on 2 January the process owner hears of its plan,
        and nobody of anything after.
        """
        found = _wanted(
            small, small.basis(), "plan-2019-BN", Progress("drafting", opened=OPENED), date(2019, 1, 7)
        )
        assert [(n.kind, n.send_on, n.key.person, n.due) for n in found] == [
            (NoticeKind.OWNERLESS, date(2019, 1, 2), "owner", date(2018, 12, 31))
        ]

    @pytest.mark.parametrize("today", [OPENED, date(2018, 12, 31), date(2019, 1, 1), date(2019, 6, 3)])
    def test_it_is_the_same_notice_whenever_one_asks(self, small: "Small", today: date) -> None:
        """So the preview shows it, and the absence of the process owner later makes no second one."""
        away = Absence("owner", Validity(date(2019, 5, 1), date(2019, 7, 1)))
        basis = _with(small.basis(), absences=(away,))
        found = _wanted(small, basis, "plan-2019-BN", Progress("drafting", opened=OPENED), today)
        assert [str(n.key) for n in found if n.kind is NoticeKind.OWNERLESS] == [
            "plan-2019-BN||0|ownerless|owner"
        ]

    def test_no_rung_goes_out_when_nobody_owns_the_document(self, small: "Small") -> None:
        """Escalations that would come after New Year are not asked for: nobody could take the step."""
        basis = small.basis(small.meetings(without=["BN-2"]))  # unbound in December: due on the 31st
        found = _wanted(small, basis, "plan-2019-BN", Progress("drafting", opened=OPENED))
        steps = [n for n in found if n.kind is not NoticeKind.OWNERLESS]
        assert max(n.send_on for n in steps) <= date(2018, 12, 31)
        assert [n for n in steps if n.key.step == "decide"] == []

    def test_a_successor_answers_for_what_was_its_predecessors(self, small: "Small") -> None:
        """The council of the old term has a successor: nothing of its is ownerless."""
        owned = small.basis().organisation
        assert owned.last_day("BN") == date(2018, 12, 31)
        assert (owned.last_day("KF"), owned.last_day("AN")) == (None, None)

    def test_a_decided_document_is_nobodys_business(self, small: "Small") -> None:
        """Final before the end: no word about it."""
        found = _wanted(
            small, small.basis(), "plan-2019-BN", Progress("decided", opened=OPENED), date(2019, 1, 7)
        )
        assert found == []
