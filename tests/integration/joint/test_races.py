"""Two committees decide in the same second: what follows is recorded once, whoever came last."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.commands import Advance
from arshjul.domain.kinds import Outcome
from arshjul.domain.notices import NoticeKind
from arshjul.service.advancing import Advanced, advance

if TYPE_CHECKING:
    from tests.integration.joint.conftest import Plans

    Copies = Callable[[bool], AbstractContextManager[Plans]]

ROUNDS = 20
DAY = date(2018, 8, 1)
PLANS = tuple(f"plan-2019-{body}" for body in ("AN", "BN", "CN"))
CONCERNED = sorted(["owner", *(f"{body}{role}" for body in ("an", "bn", "cn") for role in ("1", "s"))])

_COMMITTEE = """
import sys
from arshjul.__main__ import main
print("ready", flush=True)
sys.stdin.readline()
sys.exit(main())
"""


def _command(body: str, text: str) -> Advance:
    return Advance(
        f"plan-2019-{body}",
        "propose",
        f"{body.lower()}s",
        f"{body}-decides",
        meeting=f"{body}-0801",
        paragraph="1",
        outcome=Outcome.APPROVE,
        attached=text * 64,
    )


def _at_once(plans: "Plans", commands: dict[str, Advance]) -> dict[str, Advanced]:
    """Each committee in a thread with a connection of its own, from the same signal."""
    start, done = Barrier(len(commands)), dict[str, Advanced]()
    now = plans.office.at(DAY, 10)

    def work(body: str) -> None:
        world = plans.office.another()
        start.wait(timeout=30)
        done[body] = advance(world, commands[body], now)

    threads = [Thread(target=work, args=(body,)) for body in commands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return done


def _last(done: dict[str, Advanced]) -> str:
    return max(done, key=lambda body: int(str(done[body].entry["seq"])))


def test_the_same_text_in_the_same_second_approves_the_plan_once(copies: "Copies") -> None:
    """The third has decided; whoever of two comes last finds that all agree, and only that one."""
    for _ in range(ROUNDS):
        with copies(True) as plans:
            plans.decide("CN", "propose", "a")
            done = _at_once(plans, {body: _command(body, "a") for body in ("AN", "BN")})
            assert {body for body in done if done[body].followed} == {_last(done)}
            assert [plans.types(plan).count("joint.approved") for plan in PLANS] == [1, 1, 1]
            assert plans.office.problems() == []


def test_all_three_in_the_same_second(copies: "Copies") -> None:
    """Nobody was first for sure, and still it is approved once in each history."""
    for _ in range(ROUNDS // 2):
        with copies(True) as plans:
            done = _at_once(plans, {body: _command(body, "a") for body in ("AN", "BN", "CN")})
            assert {body for body in done if done[body].followed} == {_last(done)}
            assert [plans.types(plan).count("joint.approved") for plan in PLANS] == [1, 1, 1]
            assert plans.office.problems() == []


def test_different_texts_in_the_same_second_break_the_plan_once(copies: "Copies") -> None:
    """The later one deviates: one break, the earlier decision falls, each person is told once."""
    for _ in range(ROUNDS):
        with copies(True) as plans:
            done = _at_once(plans, {"AN": _command("AN", "a"), "BN": _command("BN", "b")})
            last = _last(done)
            assert {body for body in done if done[body].followed} == {last}
            assert [plans.types(plan).count("joint.broken") for plan in PLANS] == [1, 1, 1]
            states = {body: plans.office.state(f"plan-2019-{body}")[0] for body in ("AN", "BN", "CN")}
            assert states == {"AN": "drafting", "BN": "drafting", "CN": "drafting"} | {last: "proposed"}
            told = [row for row in plans.office.notices() if row.notice.kind is NoticeKind.JOINT]
            assert sorted(row.notice.key.person for row in told) == CONCERNED
            assert plans.office.problems() == []


@pytest.mark.parametrize("texts", ["aa", "ab"])
def test_a_repeated_request_gives_the_first_result_with_what_followed(copies: "Copies", texts: str) -> None:
    """The answer was lost: the same command again tells the same, and nothing is recorded twice."""
    with copies(True) as plans:
        plans.decide("CN", "propose", "a")
        commands = {body: _command(body, text) for body, text in zip(("AN", "BN"), texts, strict=True)}
        done = _at_once(plans, commands)
        before = plans.office.entries()
        again = _at_once(plans, commands)
        for body in commands:
            assert again[body].repeated
            assert (again[body].entry, again[body].followed) == (done[body].entry, done[body].followed)
        assert plans.office.entries() == before


def test_two_processes_in_the_same_second(copies: "Copies") -> None:
    """Two secretaries at their own machines, the program as it is started for real."""
    for _ in range(3):
        with copies(True) as plans:
            plans.decide("CN", "propose", "a")
            root = plans.office.root
            (root / "plan.txt").write_text("Gemensam plan", encoding="utf-8")
            processes = [_process(plans, body) for body in ("AN", "BN")]
            for process in processes:
                assert process.stdout is not None
                assert process.stdout.readline() == "ready\n"
            for process in processes:
                assert process.stdin is not None
                process.stdin.write("go\n")
                process.stdin.flush()
            told = [process.communicate(timeout=60) for process in processes]
            assert [process.returncode for process in processes] == [0, 0], told
            broken = [plans.types(plan).count("joint.broken") for plan in PLANS]
            approved = [plans.types(plan).count("joint.approved") for plan in PLANS]
            # the third had another text: the first of the two breaks the plan, the second one agrees with it
            assert (broken, approved) == ([1, 1, 1], [0, 0, 0])
            assert plans.office.problems() == []


def _process(plans: "Plans", body: str) -> subprocess.Popen[str]:
    words = [
        "advance", f"plan-2019-{body}", "propose", "--meeting", f"{body}-0801", "--paragraph", "1",
        "--outcome", "approve", "--attach", "plan.txt", "--as", f"{body.lower()}s",
        "--now", "2018-08-01T10:00",
    ]  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-c", _COMMITTEE, *words],
        cwd=plans.office.root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
