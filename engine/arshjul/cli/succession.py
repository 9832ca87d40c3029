"""The command that shows what changes hands when bodies take over from others: succession."""

from typing import Annotated

import typer

from arshjul.cli.commands import DONE, FINDINGS, command
from arshjul.cli.session import Session


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "succession")(succession)


def succession(
    session: Session,
    year: Annotated[int, typer.Argument(metavar="ÅR", help="Processens år.", min=1990, max=2199)],
) -> int:
    """Visa i förväg vad som byter organ när något upphör: dokument, steg, sammanträden, personer, utskick.

    Exempel: arshjul succession 2018
    """
    from arshjul.service import succeeding
    from arshjul.service.world import local_date
    from arshjul.views import succession as view

    world = session.world
    opened = world.store.exists()
    today = local_date(world.files().basis.organisation, session.now()) if opened else None
    words, found = session.words, succeeding.preview(world, year, today)
    session.give(lambda: view.lines(words, found), lambda: view.data(words, found))
    return FINDINGS if found.left or found.unsucceeded else DONE
