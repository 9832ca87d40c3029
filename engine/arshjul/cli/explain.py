"""The command that gives reasons: explain."""

from typing import Annotated

import typer

from arshjul.cli.commands import DONE, command
from arshjul.cli.session import Session


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "explain")(explain)


def explain(
    session: Session,
    document: Annotated[str, typer.Argument(metavar="ID", help="Dokumentets id, till exempel budget-2019.")],
    step: Annotated[
        str | None, typer.Argument(metavar="[STEG]", help="Bara det steget, till exempel hand_in.")
    ] = None,
) -> int:
    """Förklara varför stegen har de dagar de har, och vad som skulle ändra dem.

    Exempel: arshjul explain verksamhetsplan-2019-NPF hand_in
    """
    from arshjul.service import explaining
    from arshjul.views import explained as view

    words, found = session.words, explaining.explain(session.world, document, step)
    session.give(lambda: view.lines(words, found), lambda: view.data(words, found))
    return DONE
