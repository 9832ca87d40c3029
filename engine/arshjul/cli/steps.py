"""The command that moves a document: advance."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli.commands import DONE, WRITES, command
from arshjul.cli.moments import day
from arshjul.cli.session import Session

if TYPE_CHECKING:
    from arshjul.domain.kinds import Outcome


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "advance", shown=(*WRITES, "now"))(advance)


def advance(
    session: Session,
    document: Annotated[str, typer.Argument(metavar="ID", help="Dokumentets id.")],
    trigger: Annotated[str, typer.Argument(metavar="STEG", help="Steget som tas, till exempel hand_in.")],
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="MÖTE", help="Mötets id i kalendariet.")
    ] = None,
    paragraph: Annotated[
        str | None, typer.Option("--paragraph", metavar="§", help="Paragraf i protokollet.")
    ] = None,
    registry: Annotated[str | None, typer.Option("--registry", metavar="NR", help="Diarienummer.")] = None,
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="UTFALL", help="approve, amend, table, refer_back eller reject."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATUM", help="Dagen det gjordes, för steg vid sidan om (2018-04-25)."),
    ] = None,
    present: Annotated[
        int | None, typer.Option("--present", metavar="N", help="Närvarande ledamöter.")
    ] = None,
    votes_for: Annotated[
        int | None, typer.Option("--for", metavar="N", help="Ledamöter som begärde det.")
    ] = None,
    proof: Annotated[
        str | None,
        typer.Option("--proof", metavar="TEXT", help="För expediering: hur och när det skickades, kvittot."),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar="VEM", help="För expediering: organ, grupp eller namn; kan anges flera gånger."
        ),
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Motivering.")] = None,
    attach: Annotated[
        Path | None,
        typer.Option(
            "--attach", metavar="FIL", help="Texten som beslutas; bara dess SHA-256 sparas, inte filen."
        ),
    ] = None,
    request: Annotated[
        str | None,
        typer.Option(
            "--request", metavar="ID", help="Samma id igen ger samma svar, ingenting görs två gånger."
        ),
    ] = None,
    version: Annotated[
        int | None,
        typer.Option("--version", metavar="N", help="Versionen du såg; nekas om något hänt sedan dess."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Pröva bara; ingenting sparas.")] = False,
) -> int:
    """Ta ett steg med ett dokument: lämna in, registrera ett beslut.

    Exempel: arshjul advance budget-2019 decide --meeting RF-2018-02 --paragraph 87 --outcome approve --as p13
    """
    from arshjul import bootstrap
    from arshjul.domain.commands import Advance
    from arshjul.service import advancing, dispatching, papering
    from arshjul.values import replace
    from arshjul.views import entry as view
    from arshjul.views import minutes

    session.need_database()
    known = _outcome(outcome)
    triggers = dispatching.addressed(session.world, document, trigger, to or [])
    if attach and ".dispatch." in triggers[0]:
        paper = bootstrap.looked_through(attach, session.world.settings().unfilled)
        papering.must_be_filled(paper, document, trigger)
    attached = bootstrap.text_digest(attach) if attach else None
    asked = Advance(
        document,
        trigger,
        session.actor,
        request or session.request(),
        meeting=meeting,
        paragraph=paragraph,
        registry=registry,
        outcome=known,
        answer=None if known else outcome,
        on=day(on, "--on"),
        present=present,
        votes_for=votes_for,
        reason=reason or proof,
        attached=attached,
        version=version,
    )
    words = session.words
    if triggers == (trigger,):
        one = advancing.advance(session.world, asked, session.now(), dry_run=dry_run)
        session.give(lambda: view.lines(words, one), lambda: view.data(words, one))
    else:
        several = [replace(asked, trigger=each) for each in triggers]
        done = advancing.advance_all(session.world, several, session.now(), dry_run=dry_run)
        session.give(lambda: minutes.done(words, done), lambda: minutes.done_data(words, done))
    if not dry_run and request is None:
        session.tell("request-told", request=asked.request)
    return DONE


def _outcome(word: str | None) -> "Outcome | None":
    """A body's outcome; None for a word of another kind, which a step beside the machine may have."""
    from arshjul.domain.kinds import Outcome

    return Outcome(word) if word in {outcome.value for outcome in Outcome} else None
