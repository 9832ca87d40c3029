"""The group ``record``: documents' earlier histories in."""

from pathlib import Path
from typing import Annotated

import typer

from arshjul.cli.commands import DONE, FINDINGS, WRITES, command
from arshjul.cli.session import Session


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    command(group, "import", shown=(*WRITES, "now"))(import_)
    app.add_typer(group, name="record", help="Dokumentens tidigare historik: läs in den som den är.")


def import_(
    session: Session,
    file: Annotated[
        Path, typer.Argument(metavar="FIL", help="csv med kolumnerna händelse, av, datum och version.")
    ],
    document: Annotated[str, typer.Option("--document", metavar="ID", help="Dokumentets id.")],
    accept: Annotated[
        bool, typer.Option("--accept-findings", help="Spara den som den är, trots anmärkningarna.")
    ] = False,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Varför den sparas trots anmärkningarna.")
    ] = None,
    request: Annotated[
        str | None,
        typer.Option(
            "--request", metavar="ID", help="Samma id igen ger samma svar, ingenting görs två gånger."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Pröva bara; ingenting sparas.")] = False,
) -> int:
    """Läs in ett dokuments historik från tiden före årshjulet. Den sparas ordagrant, och ingenting rättas.

    Exempel: arshjul record import dokumenthistorik.csv --document riktlinjer-2015 --as u1
    """
    from arshjul import bootstrap
    from arshjul.service import pasthistory
    from arshjul.views import pasthistory as view

    session.need_database()
    found = bootstrap.past_history(file)
    asked = pasthistory.PastHistory(
        document,
        found.text,
        found.digest,
        found.rows,
        session.actor,
        request or session.request(),
        reason,
        accept,
        dry_run,
    )
    kept = pasthistory.import_history(session.world, asked, session.now())
    words = session.words
    session.give(lambda: view.lines(words, kept, dry=dry_run), lambda: view.data(words, kept, dry=dry_run))
    return FINDINGS if kept.doubts and kept.entry is None else DONE
