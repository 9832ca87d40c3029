"""Questions on the terminal, beside the answer: on standard error, and never without somebody there."""

import sys

import typer

from arshjul.cli.session import Session

_YES = frozenset({"j", "ja", "y", "yes"})


def answered(session: Session, prompt: str) -> str:
    """The line that a person writes.

    :raises typer.Abort: they have interrupted it, or there is no more to read; said as such
    """
    try:
        sys.stderr.write(f"{prompt} ")
        sys.stderr.flush()
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        line = ""
    if line:
        return line.strip().casefold()
    sys.stderr.write("\n")
    interrupted(session)
    raise typer.Abort


def interrupted(session: Session) -> None:
    """Say that nothing has happened."""
    session.tell("interrupted")


def confirmed(session: Session, *, yes: bool) -> bool:
    """Whether to go on: said beforehand, or by a person at a terminal who has seen what will happen."""
    if yes:
        return True
    if sys.stdin.isatty() and sys.stderr.isatty() and answered(session, session.words.say("go-on")) in _YES:
        return True
    session.tell("nothing-done")
    return False
