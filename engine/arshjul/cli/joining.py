"""Commands for joint plans: join, part."""

from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli.commands import DONE, WRITES, command
from arshjul.cli.session import Session

if TYPE_CHECKING:
    from arshjul.service.joining import Choice

_Request = Annotated[
    str | None,
    typer.Option("--request", metavar="ID", help="Samma id igen ger samma svar, ingenting görs två gånger."),
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Pröva bara; ingenting sparas.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "join", shown=(*WRITES, "now"))(join)
    command(app, "part", shown=(*WRITES, "now"))(part)


def join(
    session: Session,
    documents: Annotated[list[str], typer.Argument(metavar="ID ID", help="Dokumenten som blir en plan.")],
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Varför; står i historiken.")
    ] = None,
    request: _Request = None,
    dry_run: _DryRun = False,
) -> int:
    """Låt flera organs dokument bli en gemensam plan, som alla ska besluta likalydande.

    Exempel: arshjul join verksamhetsplan-2019-NPF verksamhetsplan-2019-NPH --as p17
    """
    from arshjul.service.joining import Choice

    asked = Choice(tuple(documents), session.actor, request or session.request(), reason)
    return _done(session, asked, request, dry_run=dry_run)


def part(
    session: Session,
    document: Annotated[str, typer.Argument(metavar="ID", help="Dokumentet som lämnar planen.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Varför; står i historiken.")],
    request: _Request = None,
    dry_run: _DryRun = False,
) -> int:
    """Lämna en gemensam plan, medan inget beslut väntar på de andra.

    Exempel: arshjul part verksamhetsplan-2019-NPF --reason "Nämnden gör en egen plan" --as p17
    """
    from arshjul.service.joining import Choice

    asked = Choice((document,), session.actor, request or session.request(), reason, leave=True)
    return _done(session, asked, request, dry_run=dry_run)


def _done(session: Session, asked: "Choice", request: str | None, *, dry_run: bool) -> int:
    from arshjul.service import joining
    from arshjul.views import joint as view

    session.need_database()
    chosen = joining.choose(session.world, asked, session.now(), dry_run=dry_run)
    words = session.words
    session.give(lambda: view.chosen_lines(words, chosen), lambda: view.chosen_data(words, chosen))
    if not dry_run and request is None:
        session.tell("request-told", request=asked.request)
    return DONE
