"""Commands that play a year with another clock: simulate, demo."""

import sys
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli.commands import DONE, FINDINGS, command
from arshjul.cli.session import Session
from arshjul.values import replace

if TYPE_CHECKING:
    from arshjul.bootstrap import Exercise
    from arshjul.service.simulating import Summary

SEED = 2018
_Out = Annotated[
    Path | None, typer.Option("--out", metavar="MAPP", help="En ny mapp för allt som blir till.")
]
_Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Samma tal ger samma år.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "simulate")(simulate)
    command(app, "demo")(demo)


def simulate(
    session: Session,
    year: Annotated[int, typer.Argument(metavar="ÅR", help="Processens år.")],
    seed: _Seed = SEED,
    out: _Out = None,
    smtp: Annotated[
        bool, typer.Option("--smtp", help="Skicka mejlen över SMTP, till en egen server här.")
    ] = False,
) -> int:
    """Spela igenom ett år med en egen klocka, i en egen mapp.

    Exempel: arshjul simulate 2018 --seed 1 --out prov
    """
    return _play(session, session.root, year, seed, out or _free(f"simulate-{year}-{seed}"), smtp=smtp)


def demo(session: Session, seed: _Seed = SEED, out: _Out = None) -> int:
    """Spela det medföljande året, med mejl över SMTP.

    Exempel: arshjul demo
    """
    from arshjul import bootstrap
    from arshjul.adapters import folders
    from arshjul.service.checking import years_known

    starter = folders.starter()
    year = min(years_known(bootstrap.world(starter).files().basis))
    return _play(session, starter, year, seed, out or _free("demo"), smtp=True)


def _play(session: Session, content: Path, year: int, seed: int, out: Path, *, smtp: bool) -> int:
    from arshjul import bootstrap
    from arshjul.service.history import export
    from arshjul.views import summary as view

    with bootstrap.exercise(content, out, year, smtp=smtp) as exercise:
        found = _played(session, exercise, year, seed)
        with (out / "history.jsonl").open("wb") as file:
            file.writelines(entry + b"\n" for entry in export(exercise.world))
    there = Session(replace(session.call, folder=out), session.printer)
    program = _program()
    there.give(lambda: view.lines(there.words, found, program=program), lambda: view.data(there.words, found))
    return DONE if found.verified else FINDINGS


def _played(session: Session, exercise: "Exercise", year: int, seed: int) -> "Summary":
    from time import perf_counter

    from arshjul.adapters.progress import DayBar
    from arshjul.service import simulating

    started = perf_counter()
    with DayBar(session.words.say("ui.simulating", {"year": year})) as bar:
        found = simulating.simulate(
            exercise.world, year, seed, exercise.set_clock, exercise.postman, bar.show
        )
    return replace(found, folder=_near(exercise.root), seconds=perf_counter() - started)


def _program() -> str:
    """How the program was started, so that the commands to try can be typed as they stand."""
    started = Path(sys.argv[0])
    if started.name != "arshjul" or which("arshjul") is not None:
        return "arshjul"
    return _near(started.absolute())


def _near(path: Path) -> str:
    """The path as a person in this folder would type it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _free(name: str) -> Path:
    """The first folder of that name that is not there yet: nothing is written over."""
    path, number = Path(name), 2
    while path.exists():
        path, number = Path(f"{name}-{number}"), number + 1
    return path
