"""The group ``calendar``: meeting plans in and out, and what differs between two of them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli import changing
from arshjul.cli.asking import answered, interrupted
from arshjul.cli.commands import DONE, FINDINGS, USAGE, command
from arshjul.cli.session import Session

if TYPE_CHECKING:
    from arshjul.domain.meetingplans.found import Doubt
    from arshjul.domain.meetingplans.sheets import MeetingFile
    from arshjul.service.differing import Side
    from arshjul.service.importing import Ask, Imported

_KINDS = ("ics", "csv", "xlsx")
_ABORT = frozenset({"a", "q"})


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    command(group, "import")(import_)
    command(group, "export")(export)
    command(group, "diff")(diff)
    changing.register(group)
    app.add_typer(group, name="calendar", help="Kalendariet: läs in en mötesplan, skriv ut den, jämför två.")


def import_(
    session: Session,
    file: Annotated[
        Path,
        typer.Argument(metavar="FIL", help="csv, xlsx, ics, html eller text; - läser det som skickas in."),
    ],
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="ÅR", min=1990, max=2199, help="Året som planen gäller."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FIL", help="Skriv kalendariet dit i stället.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Visa bara vad som skulle hända.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Fråga inte: gör det som föreslås och säg det.")] = False,
) -> int:
    """Läs in en mötesplan till calendar/ÅR.toml. Det som är osäkert frågas om, eller sägs; inget tappas bort.

    Exempel: arshjul calendar import sammantradesplan-2019.xlsx --year 2019
    """
    from arshjul import bootstrap
    from arshjul.service import importing
    from arshjul.views import meetingplans as view

    calendars = bootstrap.calendars(session.root)
    ask = _asking(session) if sys.stdin.isatty() and str(file) != "-" and not yes else importing.nobody
    plan = _opened(session, file)
    found = importing.import_plan(session.world, calendars, plan, year, ask, yes=yes)
    written: tuple[str, ...] = ()
    if out is not None:
        found = importing.elsewhere(found, str(out))
        written = () if dry_run else _elsewhere(out, found)
    elif not dry_run and not found.failed:
        written = importing.save(calendars, found)
        session.world.refresh()
    words = session.words
    session.give(lambda: view.lines(words, found), lambda: view.data(words, found, written))
    session.printer.message([view.ending(words, found, written, out=str(out) if out else None, dry=dry_run)])
    return _code(found)


def _code(found: "Imported") -> int:
    if found.failed:
        return USAGE
    return FINDINGS if any(item.severity == "warning" for item in found.findings) else DONE


def _opened(session: Session, file: Path) -> "MeetingFile":
    from arshjul import bootstrap

    data = sys.stdin.buffer.read() if str(file) == "-" else None
    organisation = session.world.read().organisation
    return bootstrap.meeting_plan(file, data, organisation.time_zone if organisation else None)


def _elsewhere(out: Path, found: "Imported") -> tuple[str, ...]:
    """Into another file than the kalendarium."""
    texts = [year.text for year in found.years if year.text is not None]
    for text in texts:
        _write(out, text.encode())
    return (str(out),) if texts else ()


def _write(out: Path, content: bytes) -> None:
    from arshjul.adapters.folders import NewFolder

    NewFolder(out.parent).write({out.name: content})


def _asking(session: Session) -> "Ask":
    """Questions on the terminal, beside the answer."""
    from arshjul.views.meetingplans import question

    def ask(doubt: "Doubt") -> str | None:
        asked = question(session.words, doubt)
        session.printer.message(asked)
        while True:
            answer = answered(session, ">")
            if answer in _ABORT:
                interrupted(session)
                raise typer.Abort
            number = int(answer or "1") if (answer or "1").isdecimal() else 0
            if 1 <= number <= len(doubt.choices):
                return doubt.choices[number - 1]
            session.printer.message(asked[-1:])  # how to answer, once more

    return ask


def export(
    session: Session,
    year: Annotated[int, typer.Argument(metavar="ÅR", help="Kalenderåret.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FIL", help="Filen; slutet på namnet säger formatet.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--format", metavar="ics|csv|xlsx", help="Formatet.")] = None,
) -> int:
    """Skriv årets sammanträden som iCalendar, CSV eller en tabell i Excel.

    Exempel: arshjul calendar export 2018 --out sammantraden-2018.ics
    """
    from arshjul import bootstrap
    from arshjul.errors import UsageError
    from arshjul.service import exporting

    chosen = (kind or (out.suffix.lstrip(".") if out else "csv")).lower()
    if chosen not in _KINDS:
        raise UsageError("export-kind-unknown", value=chosen)
    if chosen == "xlsx" and out is None:
        raise UsageError("export-needs-file")
    found = exporting.export(session.world, bootstrap.calendars(session.root), year)
    content = bootstrap.meeting_file(chosen, found, session.words, session.world.clock.now())
    if out is not None:
        _write(out, content)
        session.give(lambda: [str(out)], lambda: {"file": str(out), "meetings": len(found.meetings)})
    elif session.call.json:
        session.answer({"format": chosen, "content": content.decode("utf-8-sig")})
    else:
        session.printer.raw(content.removesuffix(b"\n"))
    return DONE


def diff(
    session: Session,
    before: Annotated[str, typer.Argument(metavar="A", help="Ett år eller en fil.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Ett år eller en fil.")],
) -> int:
    """Jämför två kalendarier: vad som är flyttat, inställt och nytt, och vad det gör med dokument och mejl.

    Exempel: arshjul calendar diff 2018 plan-2018-ny.csv
    """
    from arshjul.service import differing
    from arshjul.views import compared as view

    found = differing.diff(session.world, _side(session, before), _side(session, after))
    words = session.words
    session.give(lambda: view.lines(words, found), lambda: view.data(words, found))
    return FINDINGS if found.meetings else DONE


def _side(session: Session, word: str) -> "Side":
    """A year's kalendarium, a kalendarium in another place, or somebody's plan."""
    from arshjul import bootstrap
    from arshjul.service import sides

    calendars = bootstrap.calendars(session.root)
    if word.isdecimal() and len(word) == 4:
        return sides.of_year(session.world, calendars, int(word))
    path = Path(word)
    if path.suffix == ".toml":
        return sides.of_kalendarium(session.world, word, bootstrap.calendars_in(path))
    return sides.of_plan(session.world, _opened(session, path))
