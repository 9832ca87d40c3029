"""The command that lets running documents go over to a changed workflow: migrate."""

from typing import Annotated

import typer

from arshjul.cli.changing import confirmed
from arshjul.cli.commands import DONE, WRITES, command
from arshjul.cli.session import Session


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "migrate", shown=(*WRITES, "now"))(migrate)


def migrate(
    session: Session,
    type_: Annotated[str, typer.Argument(metavar="TYP", help="Dokumenttypen vars arbetsflöde har ändrats.")],
    names: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="GAMMALT=NYTT", help="Vad ett läge eller steg heter i den nya versionen."
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Varför; står i historiken och i mejlen.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Gör det som visas, utan att fråga.")] = False,
) -> int:
    """För över dokument som är igång till ett ändrat arbetsflöde. Först visas allt; utan --yes händer inget.

    Exempel: arshjul migrate budget --map proposed=prepared --as p01
    """
    from arshjul.service import migrating
    from arshjul.views import migrated as view

    session.need_database()
    world, actor, now, words = session.world, session.actor, session.now(), session.words
    given = _pairs(names or [])
    found = migrating.propose(world, type_, given, actor, reason, now)
    request, year = session.request(), found.documents[0].was.row.cycle
    if session.call.json and yes:
        migrating.carry_out(world, type_, given, actor, reason, request, now)
    session.give(lambda: view.lines(words, found, year), lambda: view.data(words, found, done=yes))
    if session.call.json and not yes:
        session.tell("nothing-done")
    if not session.call.json and confirmed(session, yes=yes):
        migrating.carry_out(world, type_, given, actor, reason, request, now)
        session.tell("migrated", count=len(found.documents))
    return DONE


def _pairs(names: list[str]) -> dict[str, str]:
    from arshjul.errors import UsageError

    found = {}
    for text in names:
        old, equals, new = (part.strip() for part in text.partition("="))
        if not (old and equals and new) or old in found:
            raise UsageError("map-invalid", value=text)
        found[old] = new
    return found
