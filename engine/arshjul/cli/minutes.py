"""The command about a meeting's minutes."""

from typing import Annotated

import typer

from arshjul.cli.commands import DONE, WRITES, command
from arshjul.cli.moments import day
from arshjul.cli.session import Session


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "minutes", shown=(*WRITES, "now"))(minutes)


def minutes(
    session: Session,
    meeting: Annotated[str, typer.Argument(metavar="MÖTE", help="Mötets id i kalendariet.")],
    attested: Annotated[
        str | None, typer.Option("--attested", metavar="DATUM", help="Dagen protokollet justerades.")
    ] = None,
    announced: Annotated[
        str | None,
        typer.Option("--announced", metavar="DATUM", help="Dagen justeringen anslogs på anslagstavlan."),
    ] = None,
    paragraph: Annotated[
        list[str] | None,
        typer.Option("--paragraph", metavar="§", help="Bara den paragrafen; kan anges flera gånger."),
    ] = None,
    immediate: Annotated[
        bool, typer.Option("--immediate", help="Omedelbar justering, före protokollet i sin helhet.")
    ] = False,
    request: Annotated[
        str | None,
        typer.Option(
            "--request", metavar="ID", help="Samma id igen ger samma svar, ingenting görs två gånger."
        ),
    ] = None,
) -> int:
    """Justera eller anslå ett sammanträdes protokoll för alla dess beslut; utan datum: visa läget.

    Exempel: arshjul minutes LF-2018-02 --attested 2018-04-20 --as p13
    """
    from arshjul.domain.commands import Advance
    from arshjul.domain.obligations import IMMEDIATE
    from arshjul.errors import UsageError
    from arshjul.service import advancing, attesting
    from arshjul.views import minutes as view

    session.need_database()
    words = session.words
    if attested and announced:
        raise UsageError("minutes-one-act")
    found = attesting.minutes(session.world, meeting, session.now())
    if attested is None and announced is None:
        session.give(lambda: view.lines(words, found), lambda: view.data(words, found))
        return DONE
    on = day(attested, "--attested") or day(announced, "--announced")
    chosen = attesting.chosen(found, "attest" if attested else "announce", paragraph or [])
    asked = request or session.request()
    answer = IMMEDIATE if immediate and attested else None
    commands = [Advance(id_, trigger, session.actor, asked, on=on, answer=answer) for id_, trigger in chosen]
    done = advancing.advance_all(session.world, commands, session.now())
    session.give(lambda: view.done(words, done), lambda: view.done_data(words, done))
    return DONE
