"""Later steps follow when an earlier one is tabled, sent back or taken late: pure, without any database."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.history import EntryType
from arshjul.domain.ladder import rungs
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.progress import Progress, Taken, apply, from_fields, to_fields
from arshjul.domain.rebinding import adjusted, remaining
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

EVERY = dict.fromkeys(("decide", "hand_in", "prepare", "propose"), date.min)
HANDED_IN = {"hand_in": Taken(date(2018, 10, 26), "ks1")}
TABLED = Progress("handed_in", taken=HANDED_IN, after={"prepare": date(2018, 11, 12)}, follows=EVERY)


def _step(planned: PlannedDocument, trigger: str) -> PlannedStep:
    step = planned.step(trigger)
    assert step is not None
    return step


def _codes(step: PlannedStep) -> list[str]:
    return [fault.code for fault in step.because]


def test_the_council_follows_when_the_board_tables(small: "Small") -> None:
    """Tabled on 12 November and taken up again on 10 December: the council cannot decide on 26 November."""
    basis = small.basis()
    planned = small.planned(basis, "budget-2019")
    assert _step(planned, "decide").due == date(2018, 11, 26)

    now = adjusted(basis, planned, TABLED)

    prepare, decide = _step(now, "prepare"), _step(now, "decide")
    assert prepare.meeting is not None
    assert decide.meeting is not None
    assert (prepare.meeting.id, decide.meeting.id) == ("KS-3", "RF-3")
    assert _codes(decide) == ["because-earlier-moved", "because-next-meeting"]
    assert decide.builds_on == date(2018, 12, 10)


def test_a_month_that_cannot_be_kept_is_not_passed_over_in_silence(small: "Small") -> None:
    """The rule says November: the new meeting is in December, the step says so, and keeps its rule."""
    basis = small.basis()
    prepare = _step(adjusted(basis, small.planned(basis, "budget-2019"), TABLED), "prepare")

    assert prepare.missed
    assert "because-month-missed" in _codes(prepare)
    assert not _step(small.planned(basis, "budget-2019"), "prepare").missed


def test_a_history_from_before_keeps_the_days_that_were_promised(small: "Small") -> None:
    """What no entry has marked does not move: notices of its round have gone out with those days."""
    basis = small.basis()
    planned = small.planned(basis, "budget-2019")

    now = adjusted(basis, planned, replace(TABLED, follows={}))

    assert _step(now, "decide").due == date(2018, 11, 26)


def test_taken_earlier_after_all_gives_the_later_step_its_day_back(small: "Small") -> None:
    """An extra meeting on 19 November takes it up: the council's own day in November holds again."""
    basis = small.basis(small.meetings(small.meeting("KS-X", "KS", date(2018, 11, 19), "extra")))
    taken = {**HANDED_IN, "prepare": Taken(date(2018, 11, 19), "ks-sec", "KS-X")}
    done = replace(TABLED, state="prepared", taken=taken)

    now = adjusted(basis, small.planned(basis, "budget-2019"), done)

    assert _step(now, "decide").due == date(2018, 11, 26)


def test_without_a_later_meeting_the_step_stays_and_is_late_from_when_it_can_be_taken(small: "Small") -> None:
    """No council after 10 December: due as it was, unbound, and escalations wait for the earlier step."""
    basis = small.basis(small.meetings(without=["RF-3"]))

    decide = _step(adjusted(basis, small.planned(basis, "budget-2019"), TABLED), "decide")

    assert (decide.meeting, decide.unbound) == (None, "no-later-meeting")
    assert (decide.due, decide.since) == (date(2018, 11, 26), date(2018, 12, 10))
    assert min(rung.send_on for rung in rungs(basis, decide, None)) == date(2018, 12, 11)


def test_papers_after_the_meeting_they_were_for_are_for_the_next_one(small: "Small") -> None:
    """Handed in on 3 September, after the meeting of 30 August: the committee meets next on the 13th."""
    basis = small.basis()
    planned = small.planned(basis, "plan-2019-AN")
    late = Progress("handed_in", taken={"hand_in": Taken(date(2018, 9, 3), "an1")}, follows=EVERY)

    propose = _step(adjusted(basis, planned, late), "propose")

    assert propose.meeting is not None
    assert propose.meeting.id == "AN-2"
    assert _codes(propose)[0] == "because-earlier-taken"
    assert [rung.send_on for rung in rungs(basis, propose, None)] == [
        date(2018, 9, day) for day in (14, 17, 19, 21)
    ]


def test_what_was_recorded_late_gives_whoever_is_next_a_fair_start(small: "Small") -> None:
    """The committee's August is recorded on 3 January: the decision of 13 December is asked for from then."""
    basis = small.basis()
    taken = {
        "hand_in": Taken(date(2018, 8, 16), "an1"),
        "propose": Taken(date(2018, 8, 30), "an-sec", "AN-1"),
    }
    recorded = Progress("proposed", taken=taken, follows={"decide": date(2019, 1, 3)})

    decide = _step(adjusted(basis, small.planned(basis, "plan-2019-AN"), recorded), "decide")

    assert (decide.due, decide.since) == (date(2018, 12, 13), date(2019, 1, 3))
    assert min(rung.send_on for rung in rungs(basis, decide, None)) == date(2019, 1, 4)


def test_papers_on_the_day_of_the_meeting_move_nothing(small: "Small") -> None:
    """The meeting can still treat them."""
    basis = small.basis()
    planned = small.planned(basis, "plan-2019-AN")
    same = Progress("handed_in", taken={"hand_in": Taken(date(2018, 8, 30), "an1")}, follows=EVERY)

    assert _step(adjusted(basis, planned, same), "propose").due == date(2018, 8, 30)


def test_sent_back_after_its_last_day_the_official_is_given_a_day_before_anybody_else_is_told(
    small: "Small",
) -> None:
    """Back on 30 August for the meeting of 13 September, whose papers were due that very day or before."""
    basis = small.basis(small.meetings(small.meeting("AN-2", "AN", date(2018, 9, 10))))
    back = date(2018, 8, 30)
    sent = Progress("drafting", after={"hand_in": back, "propose": back}, follows=EVERY)

    hand_in = _step(adjusted(basis, small.planned(basis, "plan-2019-AN"), sent), "hand_in")

    assert hand_in.due == date(2018, 8, 27)
    assert hand_in.since == back
    escalations = [rung.send_on for rung in rungs(basis, hand_in, None) if rung.name.startswith("+")]
    assert escalations == [date(2018, 8, 31), date(2018, 9, 4), date(2018, 9, 6)]


def test_a_following_step_is_in_a_new_round_once(small: "Small") -> None:
    """What the entry has opened again is not opened twice; the others are."""
    entry: dict[str, object] = {
        "type": EntryType.STEP_TAKEN,
        "trigger": "prepare",
        "to": "handed_in",
        "on": "2018-11-12",
    }
    entry |= {"actor": "ks-sec", "outcome": "table", "meeting": "KS-2", "body": "KS"}
    entry |= {"follows": {name: {"on": "2018-11-13"} for name in ("prepare", "decide")}}

    progress = apply(Progress("handed_in", rounds={"decide": 1}), small.budget, entry)

    assert progress.rounds == {"prepare": 1, "decide": 2}
    assert progress.follows == dict.fromkeys(("prepare", "decide"), date(2018, 11, 13))
    assert from_fields(to_fields(progress)) == progress
    assert "follows" not in to_fields(Progress("handed_in")), "what was kept before is as it was"


@pytest.mark.parametrize(
    ("state", "left"),
    [("drafting", ("hand_in", "prepare", "decide")), ("prepared", ("decide",)), ("decided", ())],
)
def test_what_remains_is_what_leads_on_from_where_it_stands(
    small: "Small", state: str, left: tuple[str, ...]
) -> None:
    """Steps that have been passed do not move any more."""
    assert remaining(small.planned(small.basis(), "budget-2019"), Progress(state)) == left
