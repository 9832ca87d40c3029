"""Commands about the content: init, check, schema, diagram."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arshjul.cli.commands import DONE, FINDINGS, USAGE, command
from arshjul.cli.session import Session

if TYPE_CHECKING:
    from arshjul.service.checking import Checked


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "init")(init)
    command(app, "check")(check)
    command(app, "schema")(schema)
    command(app, "diagram")(diagram)


def init(
    session: Session, folder: Annotated[Path, typer.Argument(metavar="MAPP", help="En ny eller tom mapp.")]
) -> int:
    """Skapa en instans att börja med: ett helt år, färdigt att köra.

    Exempel: arshjul init region
    """
    from arshjul import bootstrap
    from arshjul.adapters import folders
    from arshjul.service import starting

    starter = folders.starter_files(folders.starter())
    files = starting.init(folders.NewFolder(folder), starter, bootstrap.schema_files())
    session.give(lambda: _started(session, folder, files), lambda: {"files": files})
    session.tell("init-done", folder=str(folder), count=len(files))
    return DONE


def _started(session: Session, folder: Path, files: tuple[str, ...]) -> "Iterable[str]":
    from arshjul.views import started

    return started.lines(session.words, str(folder), files)


def check(
    session: Session,
    year: Annotated[
        int | None, typer.Argument(metavar="[ÅR]", help="Processens år; annars alla med kalendarium.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Visa varje upplysning.")] = False,
    proof: Annotated[
        bool, typer.Option("--proof", help="Visa beviset: sammanträdena som bär varje dokument.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Pröva allt på nytt, även om inget har ändrats sedan sist.")
    ] = False,
) -> int:
    """Prova innehållet och året: filer, arbetsflöden, kalendarium, tider, personer och lag.

    Exempel: arshjul check 2018 --proof
    """
    from arshjul.cli.remembering import answered

    return answered(
        session,
        ("check", year, every, proof),
        lambda: _checked(session, year),
        code=_code,
        lines=lambda found: _lines(session, found, every=every, proof=proof),
        data=lambda found: _data(session, found),
        fresh=fresh,
    )


def _checked(session: Session, year: int | None) -> "Checked":
    from arshjul import bootstrap
    from arshjul.service import checking

    texts = bootstrap.text_findings(session.root, session.world.read().settings)
    return checking.check(session.world, year).and_more(texts)


def _lines(session: Session, found: "Checked", *, every: bool, proof: bool) -> "Iterable[str]":
    from arshjul.views import checked as view

    return view.lines(session.words, found, every=every, whole=proof)


def _data(session: Session, found: "Checked") -> "Mapping[str, object]":
    from arshjul.views import checked as view

    return view.data(session.words, found)


def _code(found: "Checked") -> int:
    if any(finding.severity == "error" for finding in found.findings):
        return USAGE
    return FINDINGS if any(finding.severity == "warning" for finding in found.findings) else DONE


def schema(
    session: Session,
    kind: Annotated[
        str | None, typer.Argument(metavar="[TYP]", help="config, kalendarium eller workflow.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="MAPP", help="Skriv alla som filer i mappen.")
    ] = None,
) -> int:
    """Visa eller skriv JSON Schema för innehållets filer.

    Exempel: arshjul schema workflow; arshjul schema --out schema
    """
    import json

    from arshjul import bootstrap
    from arshjul.errors import UsageError
    from arshjul.service.running import closest

    files = {name.removesuffix(".json"): text for name, text in bootstrap.schema_files().items()}
    if kind is not None and kind not in files:
        raise UsageError("unknown-schema", id=kind, suggestions=closest(kind, files), known=tuple(files))
    chosen = {kind: files[kind]} if kind else files
    if out is not None:
        _write(session, out, chosen)
    elif session.call.json or kind is None:
        session.answer({"schemas": {name: json.loads(text) for name, text in chosen.items()}})
    else:
        session.printer.data(text.rstrip("\n") for text in chosen.values())
    return DONE


def _write(session: Session, out: Path, chosen: dict[str, str]) -> None:
    from arshjul.adapters.folders import NewFolder

    files = {f"{name}.json": text.encode() for name, text in chosen.items()}
    NewFolder(out).write(files)
    written = [str(out / name) for name in files]
    if session.call.json:
        session.answer({"files": written})
    else:
        session.printer.data(written)


def diagram(
    session: Session,
    type_: Annotated[
        str, typer.Argument(metavar="TYP", help="Dokumenttypens id, till exempel verksamhetsplan.")
    ],
    year: Annotated[
        int | None, typer.Option("--year", metavar="ÅR", help="Processens år; annars senaste versionen.")
    ] = None,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FIL", help="Skriv bilden som SVG i stället.")
    ] = None,
) -> int:
    """Rita en dokumenttyps steg som Mermaid: vägen, det som krävs först och det som följer efter beslut.

    Exempel: arshjul diagram verksamhetsplan
    """
    from arshjul.cli.pictures import write_diagram
    from arshjul.errors import UsageError
    from arshjul.service.running import closest
    from arshjul.views.diagram.mermaid import mermaid
    from arshjul.views.naming import finder

    basis = session.world.files().basis
    workflows = basis.workflows
    known = {workflow.id: workflow for workflow in sorted(workflows, key=lambda w: w.first_cycle)}
    if type_ not in known:
        raise UsageError("unknown-document-type", id=type_, suggestions=closest(type_, known))
    versions = [w for w in workflows if w.id == type_ and (year is None or w.in_force(year))]
    if not versions:
        raise UsageError(
            "no-workflows-for", year=year, years=tuple(w.first_cycle for w in workflows if w.id == type_)
        )
    newest = max(versions, key=lambda w: w.first_cycle)
    words = session.words.knowing(basis.organisation, finder(workflows))
    if svg is not None:
        return write_diagram(session, words, newest, svg)
    text = mermaid(words, newest)
    if session.call.json:
        session.answer({"diagram": text})
    else:
        session.printer.data([text.rstrip("\n")])
    return DONE
