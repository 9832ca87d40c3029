"""The command that moves a document: advance."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli.commands import DONE, WRITES, command
from arshjul.cli.moments import day
from arshjul.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from arshjul.domain.commands import Advance
    from arshjul.domain.kinds import Outcome

_Document = Annotated[str, typer.Argument(metavar="ID", help="Dokumentets id.")]
_Step = Annotated[str, typer.Argument(metavar="STEG", help="Steget som tas, till exempel hand_in.")]
_Meeting = Annotated[str | None, typer.Option("--meeting", metavar="MÖTE", help="Mötets id i kalendariet.")]
_Paragraph = Annotated[str | None, typer.Option("--paragraph", metavar="§", help="Paragraf i protokollet.")]
_Registry = Annotated[str | None, typer.Option("--registry", metavar="NR", help="Diarienummer.")]
_Outcome = Annotated[
    str | None,
    typer.Option("--outcome", metavar="UTFALL", help="approve, amend, table, refer_back eller reject."),
]
_On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATUM", help="Dagen det gjordes, för steg vid sidan om (2018-04-25)."),
]
_Present = Annotated[int | None, typer.Option("--present", metavar="N", help="Närvarande ledamöter.")]
_VotesFor = Annotated[int | None, typer.Option("--for", metavar="N", help="Ledamöter som begärde det.")]
_Proof = Annotated[
    str | None,
    typer.Option("--proof", metavar="TEXT", help="För expediering: hur och när det skickades, kvittot."),
]
_To = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="VEM", help="För expediering: organ, grupp eller namn; kan anges flera gånger."
    ),
]
_Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Motivering.")]
_Attach = Annotated[
    Path | None,
    typer.Option(
        "--attach", metavar="FIL", help="Texten som beslutas; bara dess SHA-256 sparas, inte filen."
    ),
]
_Request = Annotated[
    str | None,
    typer.Option("--request", metavar="ID", help="Samma id igen ger samma svar, ingenting görs två gånger."),
]
_Version = Annotated[
    int | None,
    typer.Option("--version", metavar="N", help="Versionen du såg; nekas om något hänt sedan dess."),
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Pröva bara; ingenting sparas.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "advance", shown=(*WRITES, "now"))(advance)


def advance(
    session: Session,
    document: _Document,
    trigger: _Step,
    meeting: _Meeting = None,
    paragraph: _Paragraph = None,
    registry: _Registry = None,
    outcome: _Outcome = None,
    on: _On = None,
    present: _Present = None,
    votes_for: _VotesFor = None,
    proof: _Proof = None,
    to: _To = None,
    reason: _Reason = None,
    attach: _Attach = None,
    request: _Request = None,
    version: _Version = None,
    dry_run: _DryRun = False,
) -> int:
    """Ta ett steg med ett dokument: lämna in, registrera ett beslut.

    Exempel: arshjul advance budget-2019 decide --meeting RF-2018-02 --paragraph 87 --outcome approve --as p13
    """
    from arshjul.domain.commands import Advance
    from arshjul.service import dispatching

    session.need_database()
    known = _outcome(outcome)
    triggers = dispatching.addressed(session.world, document, trigger, to or [])
    asked = Advance(
        document,
        trigger,
        session.actor,
        request or session.request(),
        meeting=meeting,
        paragraph=paragraph,
        registry=registry,
        outcome=known,
        answer=None if known else outcome,
        on=day(on, "--on"),
        present=present,
        votes_for=votes_for,
        reason=reason or proof,
        attached=_attached(session, attach, document, trigger),
        version=version,
    )
    _take(session, asked, triggers, dry_run=dry_run)
    if not dry_run and request is None:
        session.tell("request-told", request=asked.request)
    return DONE


def _attached(session: Session, attach: Path | None, document: str, trigger: str) -> str | None:
    """The fingerprint of the attached text; one that is sent out must first be filled in.

    :raises Refused: the paper still holds template text
    """
    if attach is None:
        return None
    from arshjul import bootstrap
    from arshjul.service import papering

    if ".dispatch." in f"{trigger}.":
        paper = bootstrap.looked_through(attach, session.world.settings().unfilled)
        papering.must_be_filled(paper, document, trigger)
    return bootstrap.text_digest(attach)


def _take(session: Session, asked: "Advance", triggers: "Sequence[str]", *, dry_run: bool) -> None:
    """Take the step, or the one step to several recipients, and say what came of it."""
    from arshjul.service import advancing
    from arshjul.values import replace
    from arshjul.views import entry, minutes

    words = session.words
    if tuple(triggers) == (asked.trigger,):
        one = advancing.advance(session.world, asked, session.now(), dry_run=dry_run)
        session.give(lambda: entry.lines(words, one), lambda: entry.data(words, one))
    else:
        several = [replace(asked, trigger=each) for each in triggers]
        done = advancing.advance_all(session.world, several, session.now(), dry_run=dry_run)
        session.give(lambda: minutes.done(words, done), lambda: minutes.done_data(words, done))


def _outcome(word: str | None) -> "Outcome | None":
    """A body's outcome; None for a word of another kind, which a step beside the machine may have."""
    from arshjul.domain.kinds import Outcome

    return Outcome(word) if word in {outcome.value for outcome in Outcome} else None
