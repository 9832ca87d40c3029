"""After the decision: minutes, notice board, appeal, legal force and dispatch, by the law's own days."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.adapters.content.folder import ContentFolder
from arshjul.adapters.folders import starter
from arshjul.domain.basis import Basis
from arshjul.domain.beside import open_steps
from arshjul.domain.chains import chains
from arshjul.domain.history import EntryType
from arshjul.domain.ladder import rungs
from arshjul.domain.obligations import derived
from arshjul.domain.progress import Progress, Taken, apply
from arshjul.domain.statutes import RuleKind, Statute
from arshjul.domain.workdays import working_days
from arshjul.domain.workflow import Dispatch, Workflow
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

BUDGET, PLAN = "budget-2019", "plan-2019-AN"
MINUTES = (date(2018, 11, 26), "RF-2")


@pytest.fixture(scope="module")
def law() -> tuple[Statute, ...]:
    """The statutes that are shipped."""
    return ContentFolder(starter()).read().statutes


def _basis(small: "Small", law: tuple[Statute, ...], first: date | None = date(2018, 1, 1)) -> Basis:
    def following(workflow: Workflow, **dispatch: Dispatch) -> Workflow:
        steps = tuple(replace(step, dispatch=dispatch.get(step.trigger)) for step in workflow.transitions)
        made = replace(workflow, transitions=steps)
        return replace(made, side_steps=derived(made))

    sent = Dispatch(("namnder", "Skatteverket"), 5)
    basis = small.basis(workflows=(following(small.plan), following(small.budget, decide=sent)))
    organisation = replace(basis.organisation, minutes_from=first)
    return replace(basis, organisation=organisation, statutes=law, days=working_days(2016, 2028))


def _decided(**beside: Taken) -> Progress:
    taken = {"prepare": Taken(date(2018, 11, 12), "ks-sec", "KS-2"), "decide": Taken(*_at("rf-sec"))}
    named = {f"decide.{name}": one for name, one in beside.items()}
    return Progress("decided", 4, taken, named)


def _at(actor: str) -> tuple[date, str, str]:
    return MINUTES[0], actor, MINUTES[1]


def _by(on: date, answer: str | None = None) -> Taken:
    return Taken(on, "rf-sec", answer=answer)


def test_minutes_are_attested_within_a_fortnight_and_announced_the_second_day(
    small: "Small", law: tuple[Statute, ...]
) -> None:
    """KL 5:69: 26 November + 14 days; KL 8:12: attested on the Thursday, Saturday becomes Monday."""
    now = small.situation(_basis(small, law), BUDGET, date(2018, 11, 27), _decided())
    attest = now.planned.step("decide.attest")
    assert attest is not None
    assert (attest.due, attest.body, attest.held) == (date(2018, 12, 10), "RF", date(2018, 11, 26))
    later = _decided(attest=_by(date(2018, 12, 6)))
    announce = small.situation(_basis(small, law), BUDGET, date(2018, 12, 6), later).planned.step(
        "decide.announce"
    )
    assert announce is not None
    assert announce.due == date(2018, 12, 10)


@pytest.mark.parametrize(
    ("announced", "last", "force"),
    [
        (date(2019, 10, 22), date(2019, 11, 12), date(2019, 11, 13)),
        (date(2018, 12, 4), date(2018, 12, 27), date(2018, 12, 28)),
        (date(2026, 5, 29), date(2026, 6, 22), date(2026, 6, 23)),
    ],
)
def test_appeal_runs_three_weeks_and_then_to_the_next_weekday(
    small: "Small", law: tuple[Statute, ...], announced: date, last: date, force: date
) -> None:
    """KL 13:5 with lag 1930:173: same weekday three weeks on, past Christmas Day and Midsummer's Eve."""
    basis = _basis(small, law)
    done = _decided(attest=_by(announced), announce=_by(announced))
    (chain,) = chains(basis, small.situation(basis, BUDGET, announced, done).planned, done)
    assert chain.last_appeal is not None
    assert (chain.last_appeal.legal, chain.force) == (last, force)


def test_an_appeal_stops_the_clock_until_it_is_settled(small: "Small", law: tuple[Statute, ...]) -> None:
    """No legal force while it runs; from its end when the decision stands, never when it is annulled."""
    basis, day = _basis(small, law), date(2018, 12, 4)
    more = {"attest": _by(day), "announce": _by(day), "appeal": _by(date(2018, 12, 12))}

    def force(**end: Taken) -> tuple[date | None, bool]:
        done = _decided(**more, **end)
        (chain,) = chains(basis, small.situation(basis, BUDGET, day, done).planned, done)
        return chain.force, chain.annulled

    assert force() == (None, False)
    assert force(settle=_by(date(2019, 3, 1), "stands")) == (date(2019, 3, 1), False)
    assert force(settle=_by(date(2019, 3, 1), "annulled")) == (None, True)


def test_a_preparatory_decision_gets_minutes_but_no_appeal(small: "Small", law: tuple[Statute, ...]) -> None:
    """KL 13:2: the proposal is attested and announced; only the decision that ends it is appealable."""
    planned = small.planned(_basis(small, law), PLAN)
    names = [step.trigger for step in planned.beside]
    assert [name for name in names if name.startswith("propose")] == ["propose.attest", "propose.announce"]
    assert "decide.appeal" in names


def test_only_public_bodies_have_such_duties(small: "Small", law: tuple[Statute, ...]) -> None:
    """A delegate that never meets has no minutes; nor has anybody before the day they are followed."""
    basis = _basis(small, law)
    step = small.step("sign", "decide", "drafting", "done", "DEL")
    made = small.workflow("letter", "drafting done", [step], one_per=(), owner="board")
    signed = replace(basis, workflows=(replace(made, side_steps=derived(made)),))
    assert small.planned(signed, "letter-2019").beside == ()
    assert small.planned(_basis(small, law, None), BUDGET).beside == ()
    early = small.situation(_basis(small, law, date(2018, 12, 1)), BUDGET, date(2018, 12, 3), _decided())
    assert [s.trigger for s in early.planned.beside if s.trigger.startswith("decide")] == []


def test_a_decision_is_dispatched_to_each_recipient_with_proof(
    small: "Small", law: tuple[Statute, ...]
) -> None:
    """Refused before the minutes are attested, at once or as a whole; one receipt for each recipient."""
    basis, day = _basis(small, law), date(2018, 11, 27)
    to = "decide.dispatch.Skatteverket"
    before = small.situation(basis, BUDGET, day, _decided())
    assert small.codes(before, to, "rf-sec", reason="e-post") == ["side-too-early"]
    attested = small.situation(basis, BUDGET, day, _decided(attest=_by(MINUTES[0], "immediate")))
    assert small.codes(attested, to, "rf-sec") == ["proof-missing"]
    assert small.codes(attested, to, "rf-sec", reason="e-post") == []
    waiting = [s.trigger for s in open_steps(attested.planned, attested.progress) if "dispatch" in s.trigger]
    assert waiting == ["decide.dispatch.AN", "decide.dispatch.BN", to]


def test_the_secretary_of_a_council_that_has_ended_attests_its_minutes(
    small: "Small", law: tuple[Statute, ...]
) -> None:
    """The old council met on 8 October and ended on the 14th: its own secretary has until the 22nd."""
    basis = _basis(small, law)
    done = replace(
        _decided(), taken={**_decided().taken, "decide": Taken(date(2018, 10, 8), "kf-sec", "KF-2")}
    )
    now = small.situation(basis, BUDGET, date(2018, 10, 19), done)
    step = now.planned.step("decide.attest")
    assert step is not None
    assert (step.due, step.body) == (date(2018, 10, 22), "KF")
    assert small.codes(now, "decide.attest", "kf-sec") == []
    assert small.codes(now, "decide.attest", "rf-sec") == ["no-mandate"]
    ladder = {rung.name: rung.send_on for rung in rungs(basis, step, None)}
    assert ladder["-1"] == date(2018, 10, 19)


def test_the_law_of_the_day_decides(small: "Small", law: tuple[Statute, ...]) -> None:
    """A rule that held then sets the day, though another holds now; without any rule there is no last day."""
    older = tuple(r for r in law if r.rule is not RuleKind.ATTEST)
    seven = next(r for r in law if r.rule is RuleKind.ATTEST)
    until = replace(seven, days=7, validity=replace(seven.validity, until=date(2018, 12, 31)))
    for rules, due in ((older, None), ((*older, until), date(2018, 12, 3))):
        step = small.situation(_basis(small, rules), BUDGET, MINUTES[0], _decided()).planned.step(
            "decide.attest"
        )
        assert step is not None
        assert step.due == due


def test_a_decision_that_is_sent_back_is_attested_anew(small: "Small", law: tuple[Statute, ...]) -> None:
    """What followed the earlier decision belongs to it; the new one has its own minutes."""
    workflow = next(w for w in _basis(small, law).workflows if w.id == "plan")
    done = Progress(
        "proposed",
        3,
        {"propose": Taken(date(2018, 8, 30), "an-sec", "AN-1")},
        {"propose.attest": Taken(date(2018, 9, 5), "an-sec")},
    )
    entry = {"type": EntryType.STEP_TAKEN, "trigger": "decide", "outcome": "refer_back", "to": "handed_in"}
    back = apply(done, workflow, entry | {"on": "2018-12-13", "actor": "an-sec"})
    assert back.find("propose.attest") is None
    assert back.round("propose.attest") == 1
