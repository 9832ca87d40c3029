"""Commands that change the year while it runs: a meeting moved, cancelled or added, a step bound to one."""

from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli.asking import confirmed
from arshjul.cli.commands import DONE, FINDINGS, WRITES, command
from arshjul.cli.moments import day
from arshjul.cli.session import Session

if TYPE_CHECKING:
    from datetime import date

    from arshjul.domain.kalendarium import MeetingStatus
    from arshjul.service.edits import Edit
    from arshjul.service.objections import Sure
    from arshjul.service.rescheduling import Proposed

_Meeting = Annotated[str, typer.Argument(metavar="MÖTE", help="Mötets id i kalendariet.")]
_Day = Annotated[str, typer.Argument(metavar="DAG", help="Till exempel 2018-09-21.")]
_Yes = Annotated[bool, typer.Option("--yes", help="Gör det som visas, utan att fråga.")]
_Reason = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="Varför; står i historiken och i mejlen.")
]
_Correction = Annotated[
    bool,
    typer.Option(
        "--correction", help="Rätta i efterhand, till det som i verkligheten hände. Kräver --reason."
    ),
]
_Anyway = Annotated[
    bool, typer.Option("--anyway", help="Gör det fast arshjul check kallar det fel. Kräver --reason.")
]
_SHOWN = (*WRITES, "now")


def register(group: typer.Typer) -> None:
    """Add the commands to the group ``calendar``."""
    command(group, "move", shown=_SHOWN)(move)
    command(group, "cancel", shown=_SHOWN)(cancel)
    command(group, "add", shown=_SHOWN)(add)
    command(group, "bind", shown=_SHOWN)(bind)


def move(
    session: Session,
    meeting: _Meeting,
    to: _Day,
    reason: _Reason = None,
    correction: _Correction = False,
    anyway: _Anyway = False,
    yes: _Yes = False,
) -> int:
    """Flytta ett sammanträde. Först visas allt som ändras; utan --yes händer inget.

    Exempel: arshjul calendar move FHN-2018-01 2018-02-20 --reason "Ordföranden har förhinder" --as p01
    """
    from arshjul.service import edits

    edit = edits.move(session.world.files().basis, meeting, _given(to))
    return _done(session, edit, reason, _sure(correction, anyway), yes=yes)


def cancel(
    session: Session,
    meeting: _Meeting,
    reason: _Reason = None,
    correction: _Correction = False,
    anyway: _Anyway = False,
    yes: _Yes = False,
) -> int:
    """Ställ in ett sammanträde. Först visas allt som ändras; utan --yes händer inget.

    Exempel: arshjul calendar cancel FHN-2018-01 --reason "För få ärenden" --as p01
    """
    from arshjul.service import edits

    edit = edits.cancel(session.world.files().basis, meeting)
    return _done(session, edit, reason, _sure(correction, anyway), yes=yes)


def add(
    session: Session,
    body: Annotated[str, typer.Argument(metavar="ORGAN", help="Organet som sammanträder.")],
    on: _Day,
    status: Annotated[str, typer.Option("--status", metavar="STATUS", help="ordinary, extra …")] = "extra",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Anteckning i kalendariet.")] = "",
    documents: Annotated[
        list[str] | None, typer.Option("--for", metavar="TYP", help="Dokumenttyp som mötet är till för.")
    ] = None,
    reason: _Reason = None,
    correction: _Correction = False,
    anyway: _Anyway = False,
    yes: _Yes = False,
) -> int:
    """Lägg till ett sammanträde. Först visas allt som ändras; utan --yes händer inget.

    Exempel: arshjul calendar add NPH 2018-02-21 --for verksamhetsberattelse --as p01
    """
    from arshjul.service import edits

    basis = session.world.files().basis
    edit = edits.add(basis, body, _given(on), _status(status), note, tuple(documents or ()))
    return _done(session, edit, reason, _sure(correction, anyway), yes=yes)


def bind(
    session: Session,
    document: Annotated[str, typer.Argument(metavar="DOKUMENT", help="Ett dokument, eller dess typ.")],
    step: Annotated[str, typer.Argument(metavar="STEG", help="Steget som tas vid sammanträdet.")],
    meeting: _Meeting,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Varför just det sammanträdet.")],
    correction: _Correction = False,
    anyway: _Anyway = False,
    yes: _Yes = False,
) -> int:
    """Bind ett steg till ett sammanträde. Först visas allt som ändras; utan --yes händer inget.

    Exempel: arshjul calendar bind verksamhetsberattelse decide NPH-2018-02 --reason "Inget i februari"
    """
    from arshjul.service import bindings

    edit = bindings.bind(session.world.files().basis, document, step, meeting, reason)
    return _done(session, edit, reason, _sure(correction, anyway), yes=yes)


def _sure(correction: bool, anyway: bool) -> "Sure":
    from arshjul.service.objections import Sure

    return Sure(correction=correction, anyway=anyway)


def _done(session: Session, edit: "Edit", reason: str | None, sure: "Sure", *, yes: bool) -> int:
    from arshjul import bootstrap
    from arshjul.service import rescheduling

    files, actor, now = bootstrap.calendars(session.root), session.actor, session.now()
    proposed = rescheduling.propose(session.world, files, edit, actor, reason, now, sure)
    if session.call.json and yes:
        rescheduling.carry_out(session.world, files, proposed, actor, session.request(), now)
    _shown(session, proposed, done=yes)
    if not yes and (session.call.json or proposed.objections):
        return _stopped(session, proposed)
    if not session.call.json and confirmed(session, yes=yes):
        rescheduling.carry_out(session.world, files, proposed, actor, session.request(), now)
        session.tell("calendar-changed", file=proposed.file)
    return DONE


def _stopped(session: Session, proposed: "Proposed") -> int:
    """Nothing has been done; what speaks against doing it is a finding."""
    from arshjul.views import rescheduled as view

    if not proposed.objections:
        session.tell("nothing-done")
        return DONE
    session.printer.message(view.objections(session.words, proposed))
    return FINDINGS


def _shown(session: Session, proposed: "Proposed", *, done: bool) -> None:
    from arshjul.views import rescheduled as view

    words = session.words
    session.give(lambda: view.lines(words, proposed), lambda: view.data(words, proposed, done=done))


def _given(text: str) -> "date":
    found = day(text, "DAG")
    assert found is not None
    return found


def _status(word: str) -> "MeetingStatus":
    from arshjul.domain.kalendarium import MeetingStatus
    from arshjul.errors import UsageError

    try:
        return MeetingStatus(word)
    except ValueError:
        raise UsageError("unknown-status", value=word, known=tuple(MeetingStatus)) from None
