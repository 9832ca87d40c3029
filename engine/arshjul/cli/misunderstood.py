"""Words that no command knows: what is wrong with them, and what would be right, in the reader's language.

Typer raises these before any command of ours has begun, with English sentences of its own. They are told
apart by their class and by what they carry; where they carry only a sentence, by how it begins.
"""

import ast
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from typer import TyperException
from typer._click import exceptions as raised  # Typer has its own copy of Click, and no other way to it
from typer._click.types import IntParamType

from arshjul.cli import helping
from arshjul.cli.printing import Printer
from arshjul.errors import Fault

if TYPE_CHECKING:
    from typer._click import Context, Parameter

    from arshjul.views.text import Words

_VALUE = re.compile(r"('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|-?\d+)")
_EXTRA = re.compile(r"Got unexpected extra argument\(s\) \((.*)\)", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command ('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")")


def tell(printer: Printer, error: TyperException, given: Sequence[str]) -> int:
    """Say what could not be understood, how the command is written, and where its help is; the exit code."""
    from arshjul.views.text import Words

    words = Words(helping.spoken(given))
    fault = understood(words, error)
    if "--json" in given:
        told = {"code": "usage", "arguments": {"kind": fault.code, **fault.arguments}}
        printer.json({"schema": 1, "error": {**told, "message": words.fault(fault)}, "reasons": []})
    context = getattr(error, "ctx", None)
    if isinstance(error, raised.NoArgsIsHelpError):
        printer.message([error.format_message()])
    else:
        printer.error([words.fault(fault), *(_usage(words, context) if context else ())])
    return error.exit_code


def understood(words: "Words", error: TyperException) -> Fault:
    """What is wrong, as a value."""
    for kind, read in _READ.items():
        if isinstance(error, kind):
            found = read(words, error)
            if found is not None:
                return found
    return Fault("usage", {"detail": error.format_message().rstrip(".")})


def _usage(words: "Words", context: "Context") -> list[str]:
    return [context.get_usage(), words.say("usage-more", {"command": context.command_path})]


def _missing(words: "Words", error: TyperException) -> Fault | None:
    assert isinstance(error, raised.MissingParameter)
    return Fault("usage-missing", _about(words, error.param)) if error.param else None


def _bad_value(words: "Words", error: TyperException) -> Fault | None:
    assert isinstance(error, raised.BadParameter)
    found = _VALUE.match(error.message)
    if error.param is None or found is None:
        return None
    told = {**_about(words, error.param), "value": str(ast.literal_eval(found[1]))}
    bounds = {"least": getattr(error.param.type, "min", None), "most": getattr(error.param.type, "max", None)}
    if "not in the range" in error.message:
        return Fault("usage-bad-value", {**told, **bounds, "kind": "range"})
    if isinstance(error.param.type, IntParamType):
        return Fault("usage-bad-value", {**told, "kind": "integer"})
    return Fault("usage-bad-value", told)


def _no_option(words: "Words", error: TyperException) -> Fault | None:
    assert isinstance(error, raised.NoSuchOption)
    parameters = error.ctx.command.get_params(error.ctx) if error.ctx else []
    known = [name for parameter in parameters for name in parameter.opts]
    return Fault("usage-no-option", _meant(error.option_name, known))


def _option(words: "Words", error: TyperException) -> Fault | None:
    assert isinstance(error, raised.BadOptionUsage)
    alone = error.message.endswith("does not take a value.")
    return Fault("usage-option-alone" if alone else "usage-option-value", {"name": error.option_name})


def _command(words: "Words", error: TyperException) -> Fault | None:
    assert isinstance(error, raised.UsageError)
    if error.ctx is None:
        return None
    known = [command.name or "" for command in helping.below(error.ctx.command, error.ctx)]
    if error.message == "Missing command.":
        return Fault("usage-missing-command", {"known": tuple(known)})
    unknown, extra = _NO_COMMAND.match(error.message), _EXTRA.match(error.message)
    if unknown:
        return Fault("usage-no-command", _meant(ast.literal_eval(unknown[1]), known))
    return Fault("usage-too-many", {"value": extra[1]}) if extra else None


_READ: "dict[type[TyperException], Callable[[Words, TyperException], Fault | None]]" = {
    raised.MissingParameter: _missing,
    raised.BadParameter: _bad_value,
    raised.NoSuchOption: _no_option,
    raised.BadOptionUsage: _option,
    raised.UsageError: _command,
}
"""From the narrowest class to the widest."""


def _about(words: "Words", parameter: "Parameter") -> dict[str, object]:
    """What the value is called where it is written, and what it is."""
    told = helping.said(words.language, getattr(parameter, "help", None) or "")
    if parameter.param_type_name == "option":
        return {"name": max(parameter.opts, key=len), "help": told}
    return {
        "name": helping.metavar(words.language, (parameter.metavar or parameter.name or "").strip("[]")),
        "help": told,
    }


def _meant(name: str, known: Sequence[str]) -> dict[str, object]:
    from arshjul.service.running import closest

    return {"name": name, "suggestions": tuple(closest(name, dict.fromkeys(known)))}
