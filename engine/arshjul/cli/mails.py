"""Commands about what goes out by itself: tick, run, doctor."""

from typing import TYPE_CHECKING

import typer

from arshjul.cli.commands import DONE, FINDINGS, INFRASTRUCTURE, INTERRUPTED, command
from arshjul.cli.session import Session

if TYPE_CHECKING:
    pass


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "tick", shown=("json", "now"))(tick)
    command(app, "run")(run)
    command(app, "doctor")(doctor)


def tick(session: Session) -> int:
    """Gör en omgång: skicka det som ska gå nu. För cron och systemd.

    Exempel: arshjul tick
    """
    from arshjul.service import ticking
    from arshjul.views import ticked as view

    session.need_database()
    done = ticking.tick(session.world, session.now())
    words = session.words
    session.give(lambda: view.lines(words, done), lambda: view.data(words, done))
    return INFRASTRUCTURE if done.failed else DONE


def run(session: Session) -> int:
    """Skicka påminnelser dygnet runt, tills programmet stoppas.

    Exempel: arshjul run
    """
    import signal

    from arshjul.adapters.scheduler import run_until_signal
    from arshjul.cli.running import Rounds

    session.need_database()
    with Rounds(session) as rounds:
        session.tell("run-started", folder=str(session.root))
        number = run_until_signal(rounds.round, on_stop=rounds.stop, on_error=rounds.failed)
    session.tell("run-stopped")
    return INTERRUPTED if number == signal.SIGINT else DONE


def doctor(session: Session) -> int:
    """Se efter att innehåll, databas och post fungerar.

    Exempel: arshjul doctor
    """
    from arshjul.service import doctoring
    from arshjul.views import doctor as view

    symptoms = doctoring.doctor(session.world, session.asked_now() or session.world.clock.now())
    words = session.words
    session.give(lambda: view.lines(words, symptoms), lambda: view.data(words, symptoms))
    return FINDINGS if any(symptom.health == "bad" for symptom in symptoms) else DONE
