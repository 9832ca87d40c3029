"""The command that lets running documents go over to a changed workflow: migrate."""

from collections.abc import Callable
from typing import Annotated

import typer

from arshjul.cli.asking import confirmed
from arshjul.cli.commands import DONE, WRITES, command
from arshjul.cli.session import Session

_ORGANISATION = "organisation"
"""In place of a document type: the bodies and groups of config.toml."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "migrate", shown=(*WRITES, "now"))(migrate)


def migrate(
    session: Session,
    type_: Annotated[
        str,
        typer.Argument(metavar="TYP", help="Dokumenttypen vars arbetsflöde har ändrats, eller organisation."),
    ],
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
    session.need_database()
    given = _pairs(names or [])
    if type_ == _ORGANISATION:
        return _organisation(session, reason, yes=yes)
    from arshjul.service import migrating
    from arshjul.views import migrated as view

    world, actor, now, words = session.world, session.actor, session.now(), session.words
    found = migrating.propose(world, type_, given, actor, reason, now)
    request, year = session.request(), next((one.was.row.cycle for one in found.documents), now.year)
    return _carried(
        session,
        lambda: migrating.carry_out(world, type_, given, actor, reason, request, now),
        lambda: view.lines(words, found, year),
        lambda: view.data(words, found, done=yes),
        lambda: session.tell("migrated" if found.documents else "version-taken", count=len(found.documents)),
        yes=yes,
    )


def _organisation(session: Session, reason: str | None, *, yes: bool) -> int:
    """Changed bodies and groups of config.toml."""
    from arshjul.service import reorganising
    from arshjul.views import migrated as view

    world, actor, now, words = session.world, session.actor, session.now(), session.words
    found = reorganising.propose(world, actor, reason, now)
    request = session.request()
    return _carried(
        session,
        lambda: reorganising.carry_out(world, actor, reason, request, now),
        lambda: view.organisation_lines(words, found, found.cycles[-1]),
        lambda: view.organisation_data(words, found, done=yes),
        lambda: session.tell("organisation-taken"),
        yes=yes,
    )


def _carried(
    session: Session,
    carry_out: Callable[[], object],
    lines: Callable[[], list[str]],
    data: Callable[[], dict[str, object]],
    tell: Callable[[], None],
    *,
    yes: bool,
) -> int:
    """Show it, and do it when that has been asked for."""
    if session.call.json and yes:
        carry_out()
    session.give(lines, data)
    if session.call.json and not yes:
        session.tell("nothing-done")
    if not session.call.json and confirmed(session, yes=yes):
        carry_out()
        tell()
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
