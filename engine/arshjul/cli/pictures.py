"""Commands that draw a year: wheel, swimlane, ics; and what ``diagram`` and ``show`` write to files."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli.commands import DONE, command
from arshjul.cli.session import Session

if TYPE_CHECKING:
    from arshjul.domain.workflow import Workflow
    from arshjul.service.picturing import Picture
    from arshjul.service.standing import Shown
    from arshjul.views.text import Words

Year = Annotated[int, typer.Argument(metavar="ÅR", help="Processens år: det år då arbetet görs.")]
Html = Annotated[Path | None, typer.Option("--html", metavar="FIL", help="Skriv en webbsida i stället.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "wheel", shown=("json", "now"))(wheel)
    command(app, "swimlane", shown=("json", "now"))(swimlane)
    command(app, "ics", shown=("json", "now"))(ics)


def wheel(
    session: Session,
    year: Year,
    out: Annotated[Path, typer.Option("--out", metavar="FIL", help="Bilden: .svg, .html, .pdf eller .png.")],
) -> int:
    """Rita årshjulet, med det läge som dokumenten har i dag.

    Exempel: arshjul wheel 2018 --out hjul.pdf
    """
    from arshjul.errors import UsageError
    from arshjul.service import picturing

    make = _WHEELS.get(out.suffix.lower())
    if make is None:
        raise UsageError("picture-format", path=str(out), known=tuple(_WHEELS))
    picture = picturing.picture(session.world, year, session.now())
    return _write(session, out, make(session, picture))


def swimlane(session: Session, year: Year, html: Html = None) -> int:
    """Visa organ och månader: sammanträden, och vad som behandlas eller lämnas in.

    Exempel: arshjul swimlane 2018 --html organ.html
    """
    from arshjul.service import picturing
    from arshjul.views import picture_data
    from arshjul.views.swimlane.page import swimlane_page
    from arshjul.views.swimlane.terminal import lines

    picture = picturing.picture(session.world, year, session.now())
    words = session.words
    if html is not None:
        return _write(session, html, swimlane_page(words, picture).encode())
    session.give(lambda: lines(words, picture), lambda: picture_data.data(words, picture))
    return DONE


def ics(
    session: Session,
    person: Annotated[
        str | None, typer.Option("--person", metavar="PERSON", help="En persons kalender.")
    ] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLL", help="En rolls kalender.")] = None,
    body: Annotated[str | None, typer.Option("--body", metavar="ORGAN", help="Ett organs kalender.")] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="ÅR", help="Bara det året; annars alla öppna.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FIL", help="Skriv till en fil; annars hit.")
    ] = None,
) -> int:
    """Ge tider och sammanträden som kalender (iCalendar), för en person, en roll eller ett organ.

    Exempel: arshjul ics --person p07 --out p07.ics
    """
    from arshjul.service import feeding
    from arshjul.views.feeds import icalendar

    now = session.now()
    feed = feeding.feed(session.world, feeding.Whose(person, role, body), now, year)
    data = icalendar(session.words, feed, now)
    if out is not None:
        return _write(session, out, data)
    if session.call.json:
        session.answer({"icalendar": data.decode()})
    else:
        for line in data.split(b"\n")[:-1]:
            session.printer.raw(line)
    return DONE


def write_diagram(session: Session, words: "Words", workflow: "Workflow", path: Path) -> int:
    """``diagram TYP --svg FIL``: a workflow as SVG."""
    from arshjul.views.diagram.svg import diagram_svg

    return _write(session, path, diagram_svg(words, workflow).encode())


def write_ladder(session: Session, shown: "Shown", path: Path) -> int:
    """``show ID --html FIL``: a document's ladder as a page."""
    from arshjul.views.ladder_page import ladder_page

    return _write(session, path, ladder_page(session.words, shown).encode())


def _svg(session: Session, picture: "Picture") -> bytes:
    from arshjul.views.wheel.sheet import wheel_sheet

    return wheel_sheet(session.words, picture).encode()


def _page(session: Session, picture: "Picture") -> bytes:
    from arshjul.views.wheel.page import wheel_page

    return wheel_page(session.words, picture).encode()


def _pdf(session: Session, picture: "Picture") -> bytes:
    from arshjul.adapters.browser import Browser

    return Browser().pdf(_page(session, picture).decode())


def _png(session: Session, picture: "Picture") -> bytes:
    from arshjul.adapters.browser import Browser
    from arshjul.views.wheel.sheet import HEIGHT, WIDTH

    return Browser().png(_svg(session, picture).decode(), WIDTH, HEIGHT)


_WHEELS: Mapping[str, "Callable[[Session, Picture], bytes]"] = {
    ".svg": _svg,
    ".html": _page,
    ".pdf": _pdf,
    ".png": _png,
}


def _write(session: Session, path: Path, data: bytes) -> int:
    path.write_bytes(data)
    if session.call.json:
        session.answer({"files": [str(path)]})
    else:
        session.printer.data([str(path)])
    return DONE
