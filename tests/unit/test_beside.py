"""Steps beside the machine: obligations that follow a decision, gates that come before one."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.basis import Basis
from arshjul.domain.beside import open_steps
from arshjul.domain.history import EntryType
from arshjul.domain.kinds import Outcome, StepKind
from arshjul.domain.ladder import rungs, wanted
from arshjul.domain.names import Name
from arshjul.domain.progress import Progress, Taken, apply, from_fields, to_fields
from arshjul.domain.situation import Situation
from arshjul.domain.timing import DueAfter, DueBefore
from arshjul.domain.workflow import Side, Transition
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

AN = "plan-2019-AN"
AUGUST, DECEMBER = date(2018, 8, 30), date(2018, 12, 13)
TELL = Transition(
    trigger="tell",
    name=Name("tell"),
    kind=StepKind.ATTEST,
    source="",
    dest="",
    body="own",
    due=DueAfter("decide", 5),
    side=Side(after="decide"),
)
FILE = replace(TELL, trigger="file", due=DueAfter("tell", 2), side=Side(after="tell"))
TALK = Transition(
    trigger="talk",
    name=Name("talk"),
    kind=StepKind.SUBMIT,
    source="",
    dest="",
    body="own.administration",
    due=DueBefore("propose", 5),
    side=Side(before=("propose",), answers=("agreed", "not_agreed")),
)
HANDED_IN = Progress("handed_in", 2, {"hand_in": Taken(date(2018, 8, 16), "an2")})
PROPOSED = Progress("proposed", 3, {**HANDED_IN.taken, "propose": Taken(AUGUST, "an-sec", "AN-1")})
DECIDED = Progress("decided", 4, {**PROPOSED.taken, "decide": Taken(DECEMBER, "an-sec", "AN-3")})
APPROVE = {"outcome": Outcome.APPROVE, "paragraph": "12", "meeting": "AN-1"}


def _basis(small: "Small", *beside: Transition) -> Basis:
    return small.basis(workflows=(replace(small.plan, side_steps=beside), small.budget))


def _now(small: "Small", progress: Progress, today: date, *beside: Transition) -> Situation:
    return small.situation(_basis(small, *(beside or (TELL, FILE, TALK))), AN, today, progress)


def _done(trigger: str, on: date, **more: object) -> dict[str, object]:
    entry = {"type": EntryType.SIDE_TAKEN, "trigger": trigger, "on": on.isoformat(), "actor": "an-sec"}
    return entry | {"from": "decided", "to": "decided", "body": "AN", "late": 0} | more


def _open(situation: Situation) -> list[str]:
    return [step.trigger for step in open_steps(situation.planned, situation.progress)]


def test_an_obligation_exists_once_the_decision_has_been_taken(small: "Small") -> None:
    """Nothing is asked for before; then it stays to be done, in a final state too, until it is done."""
    assert _open(_now(small, PROPOSED, AUGUST, TELL, FILE)) == []
    assert _open(_now(small, DECIDED, DECEMBER, TELL, FILE)) == ["tell"]
    told = replace(DECIDED, beside={"tell": Taken(date(2018, 12, 14), "an-sec")})
    assert _open(_now(small, told, DECEMBER, TELL, FILE)) == ["file"]


def test_an_obligation_is_planned_from_the_decision_and_then_from_the_day_it_was_taken(
    small: "Small",
) -> None:
    """Five working days after 13 December is the 20th; two after that the 24th is a holiday: the 27th."""
    planned = small.planned(_basis(small, TELL, FILE), AN)
    assert [step.due for step in planned.beside] == [date(2018, 12, 20), date(2018, 12, 27)]
    told = replace(DECIDED, beside={"tell": Taken(date(2018, 12, 14), "an-sec")})
    later = _now(small, told, date(2018, 12, 17), TELL, FILE).planned.step("file")
    assert later is not None
    assert (later.due, later.builds_on) == (date(2018, 12, 18), date(2018, 12, 14))


def test_an_obligation_has_one_reminder_and_the_ordinary_escalations(small: "Small") -> None:
    """The working day before the last day, then as for any hand-in; to the secretary of the deciding body."""
    situation = _now(small, DECIDED, DECEMBER, TELL)
    step = situation.planned.step("tell")
    assert step is not None
    ladder = rungs(situation.basis, step, date(2018, 1, 2))
    assert [(rung.name, rung.send_on) for rung in ladder] == [
        ("-1", date(2018, 12, 19)),
        ("+1", date(2018, 12, 21)),
        ("+3", date(2018, 12, 28)),
        ("+5", date(2019, 1, 3)),
    ]
    notices = wanted(situation.basis, situation.planned, DECIDED, date(2018, 1, 2), DECEMBER)
    assert {notice.key.step for notice in notices} == {"tell"}
    assert ("-1", "an-sec") in {(n.key.rung, n.key.person) for n in notices}


def test_before_the_decision_nobody_is_told_of_what_follows_it(small: "Small") -> None:
    """The ledger holds no row for an obligation whose source does not exist."""
    situation = _now(small, PROPOSED, AUGUST, TELL, FILE)
    notices = wanted(situation.basis, situation.planned, PROPOSED, date(2018, 1, 2), AUGUST)
    assert {notice.key.step for notice in notices} == {"decide"}


def test_an_obligation_does_not_move_the_document(small: "Small") -> None:
    """The state stays, the history gains an entry, and the day may lie in the past."""
    found = small.judge(
        _now(small, DECIDED, date(2018, 12, 27), TELL), "tell", "an-sec", on=date(2018, 12, 21)
    )
    assert found.reasons == ()
    assert (found.to, found.on, found.beside, found.late) == ("decided", date(2018, 12, 21), True, 1)
    progress = apply(DECIDED, small.plan, _done("tell", date(2018, 12, 21)))
    assert (progress.state, progress.version) == ("decided", 5)
    assert progress.find("tell") == Taken(date(2018, 12, 21), "an-sec")
    assert from_fields(to_fields(progress)) == progress


def test_the_cache_of_a_document_without_such_steps_is_as_it_was(small: "Small") -> None:
    """Documents that were opened before there were any still agree with their replay."""
    assert "beside" not in to_fields(DECIDED)


@pytest.mark.parametrize(
    ("progress", "trigger", "on", "code"),
    [
        (PROPOSED, "tell", None, "side-too-early"),
        (DECIDED, "file", None, "side-too-early"),
        (DECIDED, "tell", date(2018, 12, 12), "side-before-source"),
        (DECIDED, "tell", date(2019, 1, 2), "side-ahead"),
        (replace(DECIDED, beside={"tell": Taken(DECEMBER, "an-sec")}), "tell", None, "side-done"),
    ],
)
def test_an_obligation_is_refused_out_of_order(
    small: "Small", progress: Progress, trigger: str, on: date | None, code: str
) -> None:
    """Never before what it follows, never in the future, never twice."""
    situation = _now(small, progress, date(2018, 12, 27), TELL, FILE)
    assert small.codes(situation, trigger, "an-sec", on=on) == [code]


def test_only_the_body_s_secretary_takes_it(small: "Small") -> None:
    """The mandate is asked for as for any step."""
    assert small.codes(_now(small, DECIDED, DECEMBER, TELL), "tell", "bn-sec") == ["no-mandate"]


def test_a_gate_that_is_open_refuses_the_decision(small: "Small") -> None:
    """While the consultation is not done, nobody decides in favour; it is asked for with its own deadline."""
    situation = _now(small, HANDED_IN, AUGUST, TALK)
    assert _open(situation) == ["talk"]
    assert small.codes(situation, "propose", "an-sec", **APPROVE) == ["gate-open"]
    step = situation.planned.step("talk")
    assert step is not None
    assert step.due == date(2018, 8, 23)


def test_an_open_gate_does_not_hinder_tabling_or_sending_back(small: "Small") -> None:
    """A missing consultation is just what a matter is sent back for."""
    situation = _now(small, HANDED_IN, AUGUST, TALK)
    for outcome in (Outcome.TABLE, Outcome.REFER_BACK):
        more = APPROVE | {"outcome": outcome, "reason": "Samverkan saknas"}
        assert small.codes(situation, "propose", "an-sec", **more) == []


def test_a_gate_closes_with_one_of_its_own_answers(small: "Small") -> None:
    """Agreed or not: both close it, and nothing else does."""
    situation = _now(small, HANDED_IN, AUGUST, TALK)
    assert small.codes(situation, "talk", "an1") == ["outcome-missing"]
    assert small.codes(situation, "talk", "an1", answer="maybe") == ["outcome-not-here"]
    assert small.codes(situation, "talk", "an1", answer="not_agreed") == []
    closed = replace(HANDED_IN, beside={"talk": Taken(AUGUST, "an1", answer="not_agreed")})
    assert small.codes(_now(small, closed, AUGUST, TALK), "propose", "an-sec", **APPROVE) == []


def test_a_gate_that_nothing_waits_for_any_more_is_refused(small: "Small") -> None:
    """When the decision has been taken without it, it is neither asked for nor taken."""
    situation = _now(small, PROPOSED, AUGUST, TALK)
    assert _open(situation) == []
    assert small.codes(situation, "talk", "an1", answer="agreed") == ["side-too-late"]


def test_a_decision_that_is_sent_back_reopens_what_belongs_to_it(small: "Small") -> None:
    """What followed the decision and what came before it are to be done again, in a new round."""
    follow = replace(TELL, side=Side(after="propose"), due=DueAfter("propose", 5))
    workflow = replace(small.plan, side_steps=(follow, FILE, TALK))
    beside = {name: Taken(AUGUST, "an-sec") for name in ("tell", "file", "talk")}
    entry = {
        "type": EntryType.STEP_TAKEN,
        "trigger": "decide",
        "outcome": "refer_back",
        "to": "drafting",
        "on": "2018-12-13",
        "actor": "an-sec",
    }
    progress = apply(replace(PROPOSED, beside=beside), workflow, entry)
    assert dict(progress.beside) == {}
    assert [progress.round(name) for name in ("tell", "file", "talk", "propose")] == [1, 1, 1, 1]


def test_a_step_of_the_machine_takes_no_day_and_no_answer_of_its_own(small: "Small") -> None:
    """Its day is the meeting's."""
    situation = _now(small, HANDED_IN, AUGUST, TELL)
    assert small.codes(situation, "propose", "an-sec", on=AUGUST, **APPROVE) == ["beside-only"]
