"""How a command is made: the options that all share may stand before it or after it, and errors get words."""

import inspect
import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

import typer

from arshjul.cli.printing import Printer, broken_pipe
from arshjul.cli.session import Call, Session
from arshjul.values import dataclass, field, replace

if TYPE_CHECKING:
    from arshjul.service.ports import Clock

DONE, FINDINGS, USAGE, REFUSED, INFRASTRUCTURE, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130
"""Exit codes; those of errors stand in ``arshjul.errors``."""
DEBUG = "ARSHJUL_DEBUG"
READS = ("json",)
WRITES = ("actor", "json")
"""Common options that a command's help shows; the rest are taken too, and stand in the program's own help."""

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Start:
    """What a run starts with: its words, the options before the command, a clock other than the machine's."""

    given: tuple[str, ...] = ()
    call: Call = field(default_factory=Call)
    clock: "Clock | None" = None


@dataclass(frozen=True, slots=True)
class _Common:
    name: str
    type: object
    flag: str
    metavar: str | None
    help: str


_COMMON = (
    _Common("folder", Path | None, "-C", "MAPP", "Instansens mapp; annars närmaste mapp med config.toml."),
    _Common(
        "actor", str | None, "--as", "PERSON", "Vem du är, ett id ur config.toml; annars din inloggning."
    ),
    _Common("json", bool, "--json", None, "Svara med ett JSON-objekt."),
    _Common("language", str | None, "--lang", "sv|en", "Svarets språk."),
    _Common("now", str | None, "--now", "TID", "Klockan i en simulerad databas: 2018-04-20T10:00."),
)


def common_parameters(shown: tuple[str, ...]) -> list[inspect.Parameter]:
    """The common options as parameters, named ``call_FIELD``."""
    return [
        inspect.Parameter(
            f"call_{common.name}",
            inspect.Parameter.KEYWORD_ONLY,
            default=typer.Option(
                False if common.type is bool else None,
                common.flag,
                metavar=common.metavar,
                help=common.help,
                hidden=common.name not in shown,
            ),
            annotation=common.type,
        )
        for common in _COMMON
    ]


def taken(call: Call, given: dict[str, Any]) -> Call:
    """The call with the common options that were given here, which are taken out; the later word counts."""
    said = {common.name: given.pop(f"call_{common.name}", None) for common in _COMMON}
    return replace(call, **{name: value for name, value in said.items() if value})


def command(
    app: typer.Typer, name: str, *, shown: tuple[str, ...] = READS, minus: bool = False
) -> Callable[[Callable[Concatenate[Session, P], int | None]], Callable[Concatenate[Session, P], int | None]]:
    """Make a function of a session a command; what it returns is the exit code.

    :param minus: a word that begins with a minus may be a value: -1,5
    """

    def register(
        function: Callable[Concatenate[Session, P], int | None],
    ) -> Callable[Concatenate[Session, P], int | None]:
        settings = {"ignore_unknown_options": True} if minus else None
        app.command(name, context_settings=settings)(_entry(function, shown))
        return function

    return register


def _entry(function: Callable[..., int | None], shown: tuple[str, ...]) -> Callable[..., None]:
    def entry(context: typer.Context, **given: Any) -> None:
        start: Start = context.obj
        session = Session(taken(start.call, given), Printer(), start.clock)
        try:
            code = run(session, lambda: function(session, **given))
        finally:
            session.close()
        raise typer.Exit(code)

    own = [*inspect.signature(function, eval_str=True).parameters.values()][1:]
    context = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    every = [context, *own, *common_parameters(shown)]
    entry.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]  # what Typer reads
    entry.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    entry.__doc__ = function.__doc__
    return entry


def run(session: Session, body: Callable[[], int | None]) -> int:
    """Carry out a command; whatever goes wrong has an exit code and a sentence."""
    try:
        return _told(session, body)
    except BrokenPipeError:
        broken_pipe()
        return DONE
    except typer.Abort:
        return INTERRUPTED
    except Exception as error:
        tell_bug(session, error)
        return BUG


def tell_bug(session: Session, error: Exception) -> None:
    """A fault of the program's own: one sentence that asks for a report, or all for those who mend it."""
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
        return
    told = f"{type(error).__name__}: {error}"
    try:
        session.tell("bug", error=told, variable=DEBUG)
    except Exception:  # the words themselves are broken
        session.printer.error([told])


def _told(session: Session, body: Callable[[], int | None]) -> int:
    from arshjul.errors import ArshjulError, InfrastructureError, system_detail

    try:
        session.check_call()
        return body() or DONE
    except ArshjulError as error:
        return session.fail(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        detail = system_detail(error)
        return session.fail(InfrastructureError("system-error", path=error.filename, detail=detail))
