"""Commands about how things stand: status, show."""

from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli.commands import DONE, FINDINGS, command
from arshjul.cli.pictures import Html, write_ladder
from arshjul.cli.printing import width
from arshjul.cli.session import Session
from arshjul.values import replace

if TYPE_CHECKING:
    from arshjul.service.standing import Overview, Standing


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "status", shown=("json", "now"))(status)
    command(app, "show", shown=("json", "actor", "now"))(show)


def status(
    session: Session,
    year: Annotated[int | None, typer.Argument(metavar="[ÅR]", help="Processens år; annars alla.")] = None,
    body: Annotated[
        str | None, typer.Option("--body", metavar="ORGAN", help="Bara organets dokument.")
    ] = None,
    late: Annotated[
        bool, typer.Option("--late", help="Bara försenade; svarar 1 om det finns några.")
    ] = False,
) -> int:
    """Visa var varje dokument står och vad som kommer härnäst.

    Exempel: arshjul status --late
    """
    from arshjul.service import standing
    from arshjul.views import standing as view

    session.need_database()
    overview = standing.status(session.world, session.now(), year=year, actor=session.asker)
    _known(overview, year, body)
    fitting = tuple(s for s in overview.documents if _of_body(s, body) and (s.late or not late))
    words, chosen = session.words, replace(overview, documents=fitting)
    session.give(lambda: view.status_lines(words, chosen, width()), lambda: view.status_data(words, chosen))
    session.differs(overview.difference)
    return FINDINGS if late and fitting else DONE


def show(
    session: Session,
    document: Annotated[str, typer.Argument(metavar="ID", help="Dokumentets id, till exempel budget-2019.")],
    html: Html = None,
) -> int:
    """Visa ett dokument, och vad som kan göras nu och av vem.

    Exempel: arshjul show verksamhetsplan-2019-NPF --as p17
    """
    from arshjul.service import standing
    from arshjul.views import standing as view

    session.need_database()
    shown = standing.show(session.world, document, session.now(), session.asker)
    if html is not None:
        return write_ladder(session, shown, html)
    words = session.words
    session.give(lambda: view.show_lines(words, shown, width()), lambda: view.show_data(words, shown))
    session.differs(shown.difference)
    return DONE


def _of_body(standing: "Standing", body: str | None) -> bool:
    return body in (None, standing.owner, standing.running.row.body)


def _known(overview: "Overview", year: int | None, body: str | None) -> None:
    """A filter that can fit nothing is a slip of the pen."""
    from arshjul.errors import UsageError
    from arshjul.service.running import closest

    bodies = overview.definitions.basis.organisation.bodies
    if year is not None and not overview.documents:
        raise UsageError("year-not-opened", year=year)
    if body is not None and body not in bodies:
        raise UsageError("unknown-filter", filter="body", value=body, suggestions=closest(body, bodies))
