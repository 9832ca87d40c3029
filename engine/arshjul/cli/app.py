"""The program: its options, its commands, and what becomes of words it does not know."""

import inspect
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from arshjul import __version__
from arshjul.cli.commands import DONE, INTERRUPTED, Start, common_parameters, taken
from arshjul.cli.helping import SpeakingContext, speaking
from arshjul.cli.printing import Printer, broken_pipe, forgiving
from arshjul.values import replace

if TYPE_CHECKING:
    from typer._click import Command, Context

    from arshjul.service.ports import Clock

NAME = "arshjul"
COMMANDS = {
    "init": "content", "check": "content", "schema": "content", "diagram": "content",
    "plan": "year", "open": "year", "adopt": "year", "notices": "year",
    "explain": "explain", "succession": "succession",
    "status": "standing", "show": "standing",
    "advance": "steps", "minutes": "minutes", "paper": "papers", "join": "joining", "part": "joining",
    "measure": "measuring", "measures": "measuring",
    "history": "history", "verify": "history", "record": "recording",
    "tick": "mails", "run": "mails", "doctor": "mails",
    "calendar": "kalendarium", "year": "newyear", "migrate": "migrating",
    "simulate": "simulating", "demo": "simulating",
    "wheel": "pictures", "swimlane": "pictures", "ics": "pictures",
}  # fmt: skip
"""Command to the module of ``cli`` that registers it, in the order of the program's help."""
_HELP = """Årshjul: årets planering och uppföljning, från kalendarium till historik.

Flaggorna här kan stå före kommandot eller efter det.

Exempel: arshjul check 2018
"""


class _Commands(TyperGroup):
    """Every command by name, each made when it is asked for: a run needs one, its help needs all."""

    context_class = SpeakingContext

    def list_commands(self, ctx: "Context") -> list[str]:
        """In the order of the program's help."""
        return [*COMMANDS]

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        """The command; for a word that is none, all are made, so that Typer can say which one was meant."""
        for name in [cmd_name] if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                self.commands[name] = _made(name)
        return self.commands.get(cmd_name)


def _made(name: str) -> "Command":
    part = typer.Typer(rich_markup_mode=None, add_completion=False)
    import_module(f"arshjul.cli.{COMMANDS[name]}").register(part)
    part.registered_commands = [made for made in part.registered_commands if made.name == name]
    return speaking(typer.main.get_group(part).commands[name])


def build() -> typer.Typer:
    """The program with all its commands."""
    app = typer.Typer(
        cls=_Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help=_HELP)(_before())
    return app


def _before() -> Any:
    """The options that stand before the command."""

    def before(context: typer.Context, version: bool, **given: Any) -> None:
        start: Start = context.obj or Start()
        context.obj = replace(start, call=taken(start.call, given))

    keyword = inspect.Parameter.KEYWORD_ONLY
    version = typer.Option(False, "--version", callback=_version, is_eager=True, help="Programmets version.")
    every = [
        inspect.Parameter("context", keyword, annotation=typer.Context),
        inspect.Parameter("version", keyword, annotation=bool, default=version),
        *common_parameters(("folder", "actor", "json", "language", "now")),
    ]
    before.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]  # what Typer reads
    before.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    return before


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"{NAME} {__version__}")
        raise typer.Exit


def main(arguments: Sequence[str] | None = None, *, clock: "Clock | None" = None) -> int:
    """Run one command; the exit code.

    :param clock: another clock than the machine's
    """
    forgiving()
    words = [*(sys.argv[1:] if arguments is None else arguments)]
    try:
        result = build()(
            words, prog_name=NAME, standalone_mode=False, obj=Start(given=tuple(words), clock=clock)
        )
        sys.stdout.flush()
    except typer.TyperException as error:
        from arshjul.cli import misunderstood

        return misunderstood.tell(Printer(), error, words)
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        broken_pipe()
        return DONE
    return result if isinstance(result, int) else DONE
