"""Commands about a plan's measures: measure, measures."""

from typing import Annotated

import typer

from arshjul.cli.commands import DONE, FINDINGS, WRITES, command
from arshjul.cli.printing import width
from arshjul.cli.session import Session


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "measure", shown=(*WRITES, "now"), minus=True)(measure)
    command(app, "measures", shown=("json", "now"))(measures)


def measure(
    session: Session,
    document: Annotated[str, typer.Argument(metavar="ID", help="Rapportens id.")],
    measure_id: Annotated[str, typer.Argument(metavar="MÅTT", help="Måttets id i planen.")],
    value: Annotated[str, typer.Argument(metavar="VÄRDE", help='Till exempel ja, 4, "63,6 %" eller -1,5.')],
    note: Annotated[
        str | None,
        typer.Option("--note", metavar="TEXT", help="Anteckning; krävs när värdet rättar ett tidigare."),
    ] = None,
    request: Annotated[
        str | None,
        typer.Option(
            "--request", metavar="ID", help="Samma id igen ger samma svar, ingenting görs två gånger."
        ),
    ] = None,
) -> int:
    """Registrera värdet av ett mått i en rapport.

    Exempel: arshjul measure delarsrapport-2015 m07 4 --as p05
    """
    from arshjul.domain.commands import Measured
    from arshjul.service import measuring
    from arshjul.views import measures as view

    session.need_database()
    asked = Measured(document, measure_id, value, session.actor, request or session.request(), note)
    done = measuring.measure(session.world, asked, session.now())
    words = session.words
    session.give(lambda: view.noted_lines(words, done), lambda: view.noted_data(words, done))
    if request is None:
        session.tell("request-told", request=asked.request)
    return DONE


def measures(
    session: Session,
    document: Annotated[str, typer.Argument(metavar="ID", help="Rapportens id.")],
    missing: Annotated[
        bool, typer.Option("--missing", help="Bara de som saknar värde; svarar 1 om det finns några.")
    ] = False,
) -> int:
    """Visa en rapports mått: vad som är registrerat, vad som saknas och vad som är nått.

    Exempel: arshjul measures delarsrapport-2015 --missing
    """
    from arshjul.service import measuring
    from arshjul.values import replace
    from arshjul.views import measures as view

    session.need_database()
    listed = measuring.measures(session.world, document)
    if missing:
        left = tuple(standing for standing in listed.measures if standing.recorded is None)
        listed = replace(listed, measures=left)
    words = session.words
    session.give(lambda: view.lines(words, listed, width()), lambda: view.data(words, listed))
    return FINDINGS if missing and listed.measures else DONE
