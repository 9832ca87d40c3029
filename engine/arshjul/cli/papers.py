"""The group ``paper``: papers looked through before they are sent."""

from pathlib import Path
from typing import Annotated

import typer

from arshjul.cli.commands import DONE, FINDINGS, READS, command
from arshjul.cli.session import Session


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    command(group, "check", shown=READS)(check)
    app.add_typer(group, name="paper", help="Handlingar: leta efter malltext som ingen har fyllt i.")


def check(
    session: Session,
    files: Annotated[list[Path], typer.Argument(metavar="FIL…", help="txt, md eller docx.")],
) -> int:
    """Leta efter malltext som ingen har fyllt i, och efter rubriker som stavas på två sätt.

    Exempel: arshjul paper check tjansteskrivelse.docx
    """
    from arshjul import bootstrap
    from arshjul.views import papers as view

    found = [bootstrap.looked_through(file, session.world.settings().unfilled) for file in files]
    words = session.words
    session.give(lambda: view.lines(words, found), lambda: view.data(words, found))
    return FINDINGS if any(paper.unfilled for paper in found) else DONE
