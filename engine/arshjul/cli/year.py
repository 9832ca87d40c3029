"""Commands about a whole year: plan, open, notices."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli.commands import DONE, WRITES, command
from arshjul.cli.moments import day
from arshjul.cli.printing import width
from arshjul.cli.session import Session
from arshjul.values import replace

if TYPE_CHECKING:
    from arshjul.service.adopting import Adopted
    from arshjul.service.opening import Guard, Opened

Year = Annotated[int, typer.Argument(metavar="ÅR", help="Processens år: det år då arbetet görs.")]

Paragraph = Annotated[str | None, typer.Option("--paragraph", metavar="§", help="Paragraf i protokollet.")]
Registry = Annotated[str | None, typer.Option("--registry", metavar="NR", help="Diarienummer.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "plan")(plan)
    command(app, "open", shown=(*WRITES, "now"))(open_)
    command(app, "adopt", shown=(*WRITES, "now"))(adopt)
    command(app, "notices")(notices)


def plan(
    session: Session,
    year: Year,
    why: Annotated[bool, typer.Option("--why", help="Visa varför varje dag är som den är.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FIL", help="Skriv planen till en fil, för arshjul open.")
    ] = None,
) -> int:
    """Visa årets dokument, steg och tider, och vad som händer om året öppnas eller filerna har ändrats.

    Exempel: arshjul plan 2018 --out plan-2018.json
    """
    from arshjul.service import planning, proposing
    from arshjul.views import changes as changes_view
    from arshjul.views import plan as view

    world, words = session.world, session.words
    found = planning.plan(world, year)
    now = session.now()
    changes, is_open = proposing.changes(world, year, now), proposing.is_open(world, year)
    fields = proposing.proposal(world, year, changes, now) if out else {}
    if out:
        out.write_text(json.dumps(fields, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    written = {"file": str(out), "hash": fields["hash"]} if out else {}
    exercise = not is_open and now.year > year
    session.give(
        lambda: [
            *view.lines(words, *found, width(), why=why),
            *changes_view.proposed(words, changes, year, is_open=is_open, exercise=exercise),
        ],
        lambda: {
            **view.data(words, *found),
            "open": is_open,
            "changes": changes_view.data(words, changes),
            "carry_out": [
                c for some in changes_view.carrying_out(changes, year, exercise=exercise) for c in some
            ],
            **written,
        },
    )
    if out:
        session.tell("plan-written", file=str(out))
    return DONE


def open_(
    session: Session,
    what: Annotated[
        str, typer.Argument(metavar="ÅR|FIL", help="Processens år, eller en fil från arshjul plan --out.")
    ],
    simulated: Annotated[
        bool, typer.Option("--simulated", help="I en övningsdatabas, vars klocka kan ställas.")
    ] = False,
    adopted_by: Annotated[
        str | None, typer.Option("--adopted-by", metavar="ORGAN", help="Organet som har antagit året.")
    ] = None,
    paragraph: Paragraph = None,
    adopted_on: Annotated[
        str | None, typer.Option("--adopted-on", metavar="DAG", help="Dagen då året antogs.")
    ] = None,
    registry: Registry = None,
) -> int:
    """Öppna året: skapa dokument, steg och påminnelser. Två gånger ändrar ingenting.

    Exempel: arshjul open 2018 --simulated --now 2018-01-02T08:00 --as p01
    """
    from arshjul.errors import UsageError
    from arshjul.service import opening
    from arshjul.views import opened as view

    world = session.world
    year, guard = _asked(session, what)
    adopted = _adopted(adopted_by, paragraph, adopted_on, registry)
    if session.asked_now() is not None and not (simulated or session.simulated):
        raise UsageError("now-not-simulated")
    _texts_stop(session)
    actor, now = session.actor, session.now()
    found = opening.open_year(
        world, year, actor, session.request(), now, simulated=simulated, adopted=adopted, guard=guard
    )
    words = session.words
    session.give(
        lambda: view.lines(words, found), lambda: {**view.data(words, found), **_documents(session, found)}
    )
    return DONE


def _texts_stop(session: Session) -> None:
    """No year is opened with texts that cannot become mails."""
    from arshjul import bootstrap
    from arshjul.errors import ContentError

    session.world.files()
    settings = session.world.settings()
    wrong = [f for f in bootstrap.text_findings(session.root, settings) if f.severity == "error"]
    if wrong:
        raise ContentError("content-errors", tuple(wrong), count=len(wrong))


def _asked(session: Session, what: str) -> "tuple[int, Guard]":
    """The year to open; of a plan's file, with what must hold when it is carried out."""
    from arshjul.errors import UsageError
    from arshjul.service import proposing

    if what.isdecimal():
        return int(what), lambda reading, today: None
    path = Path(what)
    if not path.is_file():
        raise UsageError("year-or-plan", value=what)
    try:
        fields = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise UsageError("plan-file-unreadable", path=what) from None
    year = proposing.year_of(fields)
    return year, lambda reading, today: proposing.unchanged(session.world, fields, reading, today)


def _adopted(
    body: str | None, paragraph: str | None, on: str | None, registry: str | None
) -> "Adopted | None":
    """The decision, when one is given: all of it, or nothing."""
    from arshjul.errors import UsageError
    from arshjul.service.adopting import Adopted

    found = day(on, "--adopted-on")
    if body is None and paragraph is None and found is None and registry is None:
        return None
    if body is None or paragraph is None or found is None:
        raise UsageError("adoption-incomplete")
    return Adopted(body, found, paragraph, registry)


def adopt(
    session: Session,
    year: Year,
    body: Annotated[str, typer.Option("--body", metavar="ORGAN", help="Organet som har antagit året.")],
    paragraph: Annotated[str, typer.Option("--paragraph", metavar="§", help="Paragraf i protokollet.")],
    on: Annotated[str, typer.Option("--on", metavar="DAG", help="Dagen då året antogs.")],
    registry: Registry = None,
) -> int:
    """Anteckna beslutet om året: vilket organ, när, och i vilken paragraf.

    Exempel: arshjul adopt 2018 --body LF --paragraph 112 --on 2017-11-27 --as p01
    """
    from arshjul.service import adopting
    from arshjul.views import adopted as view

    session.need_database()
    decision = _adopted(body, paragraph, on, registry)
    assert decision is not None
    found = adopting.adopt(session.world, year, decision, session.actor, session.request(), session.now())
    words = session.words
    session.give(lambda: view.lines(words, found), lambda: view.data(words, found))
    return DONE


def _documents(session: Session, found: "Opened") -> Mapping[str, object]:
    """The cycle's documents with their steps, as they are in use."""
    from arshjul.views import plan as view

    world = session.world
    with world.store.reading() as reading:
        used = world.in_use(reading)
    return view.data(session.words, used, used.plan(found.cycle), found.findings)


def notices(
    session: Session,
    year: Year,
    to: Annotated[str | None, typer.Option("--to", metavar="PERSON", help="Bara till den personen.")] = None,
    week: Annotated[
        int | None, typer.Option("--week", metavar="VECKA", min=1, max=53, help="Bara den veckan.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FIL", help="Skriv mejlen som de kommer att se ut.")
    ] = None,
    idle: Annotated[
        bool, typer.Option("--idle", help="Med --html: bara det som går om ingen gör något.")
    ] = False,
) -> int:
    """Visa varje påminnelse som året skulle ge, per person och vecka. Inget skickas.

    Exempel: arshjul notices 2018 --to p07 --html mejl.html
    """
    from arshjul.service import planning
    from arshjul.views import notices as view

    person = session.person(to) if to is not None else None
    if html is not None:
        return _mails(session, year, person, week, html, idle=idle)
    preview = planning.notices(session.world, year)
    fitting = tuple(
        notice
        for notice in preview.notices
        if person in (None, notice.key.person) and week in (None, notice.send_on.isocalendar().week)
    )
    words, chosen = session.words, replace(preview, notices=fitting)
    session.give(lambda: view.lines(words, chosen, width()), lambda: view.data(words, chosen))
    return DONE


def _mails(
    session: Session, year: int, person: str | None, week: int | None, out: Path, *, idle: bool
) -> int:
    """The year's mails on a page."""
    from arshjul import bootstrap
    from arshjul.adapters.folders import NewFolder
    from arshjul.service import imagining
    from arshjul.views import mailpage as view

    world, words = session.world, session.words
    writer = bootstrap.writer(session.root, world.settings())
    found = [
        (mail, writer.written(mail.letter))
        for mail in imagining.mails(world, year, idle=idle)
        if person in (None, mail.person.id) and week in (None, mail.day.isocalendar().week)
    ]
    NewFolder(out.parent).write({out.name: view.document(words, year, found).encode()})
    people = len({mail.person.id for mail, _ in found})
    session.give(
        lambda: [words.say("mails-written", {"file": str(out), "count": len(found), "people": people})],
        lambda: {"file": str(out), "mails": len(found), "people": people},
    )
    return DONE
