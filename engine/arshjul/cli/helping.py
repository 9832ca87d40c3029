"""Help in the reader's language: a command's texts are put into it when help is printed, never before.

The texts stand beside what they explain, in Swedish; those that Typer brings along are replaced by ours.
"""

import os
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer
from typer._click.formatting import HelpFormatter  # Typer has its own copy of Click, and no other way to it

from arshjul.views.languages import LANGUAGES, SOURCE, language_of, translated

if TYPE_CHECKING:
    from typer._click import Command, Context, Parameter

EXAMPLE = "Exempel: "
"""How a paragraph begins that shows a command; the command is the same in every language."""
_TYPERS = {
    "[OPTIONS]": "help.flags",
    "COMMAND [ARGS]...": "help.command",
    "Show this message and exit.": "help.help",
    "Install completion for the current shell.": "help.install",
    "Show completion for the current shell, to copy it or customize the installation.": "help.shell",
}
_HEADS = {"Arguments": "help.arguments", "Options": "help.options", "Commands": "help.commands"}
_WORD = re.compile(r"[A-ZÅÄÖ]{2,}")
_NOTES = re.compile(r"(^|  )\[([^\[\]]+)\]$")
"""What Typer writes last about an option: ``[default: 1; 1<=x<=53; required]``."""
_BRACES = str.maketrans("", "", "{}")
_LANG = re.compile(r"--lang(=.*)?")
_RANGE = re.compile(r"(-?\d+)<=x<=(-?\d+)")


class SpeakingFormatter(HelpFormatter):
    """Help with our headings."""

    language: str

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is written; what must be there stands without braces."""
        super().write_usage(prog, args.translate(_BRACES), prefix or say(self.language, "help.usage"))

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        super().write_heading(say(self.language, _HEADS[heading]) if heading in _HEADS else heading)

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list: each word and what it does."""
        super().write_dl([(first, self._noted(second)) for first, second in rows], col_max, col_spacing)

    def _noted(self, text: str) -> str:
        return _NOTES.sub(lambda found: f"{found[1]}[{self._notes(found[2])}]", text)

    def _notes(self, text: str) -> str:
        return "; ".join(self._note(note) for note in text.split("; "))

    def _note(self, note: str) -> str:
        if note == "required":
            return say(self.language, "help.required")
        if note.startswith("default: "):
            return say(self.language, "help.default", value=note.removeprefix("default: "))
        between = _RANGE.fullmatch(note)
        return say(self.language, "help.range", least=between[1], most=between[2]) if between else note


class SpeakingContext(typer.Context):
    """A command's run, whose help speaks the reader's language."""

    formatter_class = SpeakingFormatter

    def make_formatter(self) -> HelpFormatter:
        """Asked for when help, or the line of usage, is to be printed: until then nothing is translated."""
        language = spoken(self.obj.given)
        formatter = super().make_formatter()
        if isinstance(formatter, SpeakingFormatter):
            formatter.language = language
        for command in (self.command, *below(self.command, self)):
            translate(language, command, self)
        return formatter


def speaking(command: "Command") -> "Command":
    """The command, and those under it, with help in the reader's language."""
    command.context_class = SpeakingContext
    for under in getattr(command, "commands", {}).values():
        speaking(under)
    return command


def spoken(given: Sequence[str]) -> str:
    """The language of help and of mistakes in the command's words: ``--lang``, else the locale, else Swedish.

    The organisation's language is not asked for: its files may be far away, or broken.
    """
    following = zip(given, [*given[1:], ""], strict=True)
    flags = [word.partition("=")[2] or after for word, after in following if _LANG.fullmatch(word)]
    return language_of(next((flag for flag in flags if flag in LANGUAGES), None), os.environ, SOURCE)


def translate(language: str, command: "Command", context: "Context") -> None:
    """Put everything that a command's help says into the reader's language."""
    command.help = said(language, command.help or "")
    command.options_metavar = said(language, command.options_metavar or "")
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = said(language, command.subcommand_metavar)
    for parameter in command.get_params(context):
        if getattr(parameter, "help", None):
            parameter.help = said(language, parameter.help)  # type: ignore[attr-defined]  # both kinds have it
        if parameter.metavar:
            parameter.metavar = metavar(language, parameter.metavar)


def say(language: str, code: str, **arguments: str) -> str:
    """One of help's own sentences."""
    from arshjul.views.catalogue.commandline import SENTENCES  # only when there is something to say

    return translated(language, str(SENTENCES[code])).format(**arguments)


def said(language: str, text: str) -> str:
    """A text of help in the reader's language, paragraph by paragraph."""
    return "\n\n".join(_paragraph(language, paragraph) for paragraph in text.split("\n\n"))


def metavar(language: str, text: str) -> str:
    """The word that stands for a value: ÅR, [TYP], GAMMALT=NYTT."""
    return _WORD.sub(lambda found: translated(language, found[0]), text)


def texts(command: "Command", context: "Context") -> Iterator[str]:
    """Every text of the command's help that needs a translation, and of the commands under it."""
    yield from (p for p in (command.help or "").split("\n\n") if not p.startswith(EXAMPLE))
    for parameter in command.params:
        if not getattr(parameter, "hidden", False):
            yield from _parameter(parameter)
    for under in below(command, context):
        yield from texts(under, context)


def below(command: "Command", context: "Context") -> list["Command"]:
    """The commands under a group; none under a command."""
    names = command.list_commands(context) if hasattr(command, "list_commands") else []
    found = (command.get_command(context, name) for name in names)  # type: ignore[attr-defined]
    return [under for under in found if under is not None]


def _parameter(parameter: "Parameter") -> Iterator[str]:
    text = getattr(parameter, "help", None)
    if text and text not in _TYPERS:
        yield text
    yield from _WORD.findall(parameter.metavar or "")


def _paragraph(language: str, text: str) -> str:
    if text in _TYPERS:
        return say(language, _TYPERS[text])
    if text.startswith(EXAMPLE):
        return say(language, "help.example", command=text.removeprefix(EXAMPLE))
    return translated(language, text)
