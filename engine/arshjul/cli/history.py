"""Commands about what has happened: history, verify."""

from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli.commands import DONE, FINDINGS, command
from arshjul.cli.moments import day
from arshjul.cli.printing import width
from arshjul.cli.session import Session

if TYPE_CHECKING:
    from arshjul.service.history import Question


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "history")(history)
    command(app, "verify")(verify)


def history(
    session: Session,
    document: Annotated[str | None, typer.Option("--document", metavar="ID", help="Ett dokument.")] = None,
    body: Annotated[
        str | None, typer.Option("--body", metavar="ORGAN", help="Organet som tog steget.")
    ] = None,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="PERSON", help="Den som gjorde det.")
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYP", help="Dokumenttyp, eller typ av händelse.")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="ÅR", help="Processens år.")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DAG", help="Första dag.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DAG", help="Sista dag.")] = None,
    trigger: Annotated[str | None, typer.Option("--trigger", metavar="STEG", help="Ett steg.")] = None,
    late: Annotated[bool, typer.Option("--late", help="Bara steg som togs för sent.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="De äkta posterna, en per rad, att spara och pröva.")
    ] = False,
) -> int:
    """Visa vad som har hänt, när och av vem.

    Exempel: arshjul history --body NPF --late
    """
    from arshjul.service import history as asking
    from arshjul.views import history as view

    session.need_database()
    question = asking.Question(
        document, body, actor, type_, year, day(from_, "--from"), day(to, "--to"), trigger, late
    )
    session.announce()
    if jsonl:
        _lines(session, question)
    else:
        words, answer = session.words, asking.history(session.world, question)
        session.give(lambda: view.lines(words, answer, width()), lambda: view.data(words, answer))
    session.differs()
    return DONE


def _lines(session: Session, question: "Question") -> None:
    """The entries' own bytes; of those that fit when something was asked."""
    from arshjul.service import history as asking

    if question == asking.Question():
        for entry in asking.export(session.world):
            session.printer.raw(entry)
    else:
        for line in asking.history(session.world, question).lines:
            session.printer.raw(session.world.canonical(line.entry))


def verify(session: Session) -> int:
    """Pröva att historiken är hel och oförändrad.

    Exempel: arshjul verify --json
    """
    from arshjul.service import verifying
    from arshjul.views import verified as view

    session.need_database()
    session.announce()
    found = verifying.verify(session.world)
    words = session.words
    session.give(lambda: view.lines(words, found), lambda: view.data(words, found))
    return DONE if found.sound else FINDINGS
