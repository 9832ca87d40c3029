"""The group ``year``: the next year's files."""

from typing import Annotated

import typer

from arshjul.cli.commands import DONE, command
from arshjul.cli.session import Session


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    command(group, "new")(new)
    group.callback()(_group)
    app.add_typer(group, name="year", help="Nästa år: en kopia av det här att fylla i.")


def _group() -> None:
    """A group with one command stays a group."""


def new(
    session: Session,
    year: Annotated[int, typer.Argument(metavar="ÅR", help="Det nya året.", min=1990, max=2199)],
    from_: Annotated[
        int | None, typer.Option("--from", metavar="ÅR", help="Året att kopiera; annars året före.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Visa bara; inget skrivs.")] = False,
) -> int:
    """Gör filer för ett nytt år: kalendariet utan möten, och de arbetsflöden som tog slut. Inget skrivs över.

    Exempel: arshjul year new 2019 --from 2018
    """
    from arshjul.adapters.folders import InstanceFolder
    from arshjul.service import continuing
    from arshjul.views import newyear as view
    from arshjul.views.text import Words

    files, world = InstanceFolder(session.root), session.world
    language = Words(world.files().basis.organisation.language)
    found = continuing.continued(
        world,
        files,
        year,
        year - 1 if from_ is None else from_,
        lambda skeleton: view.kalendarium(language, skeleton),
    )
    written = () if dry_run else continuing.write(files, found)
    words = session.words
    session.give(lambda: view.lines(words, found, written, year), lambda: view.data(found, written))
    return DONE
