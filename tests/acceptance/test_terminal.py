"""On a real terminal: what is asked, what each answer does, and that an interrupted question does nothing."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from arshjul.values import dataclass

if TYPE_CHECKING:
    from tests.conftest import Program

CONTROLLED = (
    "import fcntl, os, signal, sys, termios; os.setsid(); fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "os.execv(sys.executable, [sys.executable, '-m', 'arshjul', *sys.argv[1:]])"
)
"""Starts the program as a shell does, so that Ctrl-C on the terminal interrupts it."""
CALENDAR = "calendar/2018.toml"
CTRL_C, CTRL_D = b"\x03", b"\x04"
MOVE = ("calendar", "move", "NPF-2018-08", "2018-10-12", "--now", "2018-03-01T08:00", "--as", "p01")


@dataclass(frozen=True)
class Shown:
    """What a person saw, and how it ended."""

    code: int
    text: str


def on_terminal(program: "Program", *words: str, answers: tuple[bytes, ...]) -> Shown:
    """Run a command on a terminal of its own; each answer is typed when the program waits for one."""
    master, slave = pty.openpty()
    command = [sys.executable, "-c", CONTROLLED, "-C", str(program.folder), *words]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, close_fds=True)
    os.close(slave)
    typed = iter(answers)
    shown = b"".join(_pieces(master, typed))
    code = process.wait(timeout=60)
    os.close(master)  # not before it has ended: a terminal that goes away hangs up on its program
    return Shown(code, shown.decode(errors="replace"))


def _pieces(master: int, typed: Iterator[bytes]) -> Iterator[bytes]:
    seen = b""
    while select.select([master], [], [], 240)[0]:  # a busy disk makes it wait, but never for ever
        try:
            piece = os.read(master, 4096)
        except OSError:  # the program has ended
            return
        if not piece:
            return
        yield piece
        seen += piece
        if seen.endswith((b"> ", b"] ", b"? ")) and (answer := next(typed, None)) is not None:
            os.write(master, answer)
            seen = b""


def kept(program: "Program") -> tuple[bytes, str]:
    """The kalendarium's bytes, and the history as it stands."""
    return (program.folder / CALENDAR).read_bytes(), program("history", "--json").out


@pytest.mark.parametrize("answer", [b"ja\n", b"j\n", b"Y\n"])
def test_yes_carries_out_what_was_shown(year: "Program", answer: bytes) -> None:
    """The meeting moves in file and database together."""
    shown = on_terminal(year, *MOVE, answers=(answer,))

    assert shown.code == 0, shown.text
    assert '2018-10-12, body = "NPF", ' in (year.folder / CALENDAR).read_text(encoding="utf-8")
    assert year("verify").code == 0


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"nej\n", 0),
        (b"\n", 0),
        ("vad menas\u00e5\n".encode(), 0),
        (b"\xff\xfe\n", 0),
        (CTRL_C, 130),
        (CTRL_D, 130),
    ],
)
def test_anything_else_than_yes_changes_nothing(year: "Program", answer: bytes, code: int) -> None:
    """No, nothing, garbage, Ctrl-C and Ctrl-D leave every byte, and it is said."""
    before = kept(year)

    shown = on_terminal(year, *MOVE, answers=(answer,))

    assert (shown.code, "Inget har ändrats" in shown.text) == (code, True), shown.text
    assert "Traceback" not in shown.text
    assert kept(year) == before


@pytest.mark.parametrize(
    "words",
    [
        ("cancel", "NPF-2018-08"),
        ("add", "NPF", "2018-10-12"),
        ("bind", "kvartalsrapport-2018-PAN", "decide", "PAN-2018-03", "--reason", "Ärendet hinner inte"),
    ],
)
def test_every_change_of_the_calendar_is_asked_about(year: "Program", words: tuple[str, ...]) -> None:
    """Shown first; Ctrl-C at the question changes nothing, yes carries it out."""
    before = kept(year)
    when = ("--now", "2018-03-01T08:00", "--as", "p01")

    stopped = on_terminal(year, "calendar", *words, *when, answers=(CTRL_C,))
    same = kept(year) == before
    done = on_terminal(year, "calendar", *words, *when, answers=(b"ja\n",))

    assert (stopped.code, same, done.code) == (130, True, 0), stopped.text + done.text
    assert kept(year) != before
    assert year("verify").code == 0


def test_a_migration_is_asked_about(year: "Program") -> None:
    """No leaves every document on its version; yes lets them go over."""
    path = year.folder / "workflows/verksamhetsberattelse.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("when      = { month = 2 }", "when      = { month = 3 }"), encoding="utf-8")
    words = ("migrate", "verksamhetsberattelse", "--as", "p01", "--now", "2018-01-03T08:00")
    before = kept(year)

    no = on_terminal(year, *words, answers=(b"nej\n",))
    same = kept(year) == before
    yes = on_terminal(year, *words, answers=(b"ja\n",))

    assert (no.code, same, yes.code) == (0, True, 0), no.text + yes.text
    assert kept(year) != before


PLAN = "Organ;Datum\nLandstingstyrelsen;2019-01-29\nLandstingstyrelsen;2019-02-31\n"


@pytest.mark.parametrize("answers", [(CTRL_C,), (CTRL_D,), (b"a\n",), (b"2\n", CTRL_C)])
def test_an_import_that_is_interrupted_writes_nothing(earlier: "Program", answers: tuple[bytes, ...]) -> None:
    """Neither at the first question nor at the second."""
    (earlier.folder / "plan.csv").write_text(PLAN, encoding="utf-8")

    shown = on_terminal(earlier, "calendar", "import", str(earlier.folder / "plan.csv"), answers=answers)

    assert (shown.code, "Inget har ändrats" in shown.text) == (130, True), shown.text
    assert not (earlier.folder / "calendar/2019.toml").exists()


def test_an_import_asks_again_until_it_understands(earlier: "Program") -> None:
    """Garbage is answered with how to answer; then what was chosen is what is written."""
    (earlier.folder / "plan.csv").write_text(PLAN, encoding="utf-8")
    answers = (b"kanske\n", b"9\n", "²\n".encode(), b"1\n", b"1\n")

    shown = on_terminal(earlier, "calendar", "import", str(earlier.folder / "plan.csv"), answers=answers)

    written = (earlier.folder / "calendar/2019.toml").read_text(encoding="utf-8")
    assert shown.text.count("Svara med siffra") == 5, shown.text
    assert ('body = "LS"' in written, "2019-02" in written, "Traceback" in shown.text) == (True, False, False)


def test_what_is_answered_is_no_finding(program: "Program") -> None:
    """The body that was meant, and that its meeting has been moved: both are asked about and then done."""
    text = "Organ;Datum\nLandstingstyrelsen;2018-01-29\nLandstingstyrelsen;2018-02-27\n"
    (program.folder / "plan.csv").write_text(text, encoding="utf-8")
    answers = (b"1\n",) * 20

    shown = on_terminal(program, "calendar", "import", str(program.folder / "plan.csv"), answers=answers)

    assert shown.code in (0, 1), shown.text
    assert "liknar landstingsstyrelsen" in shown.text.lower()
    moved = 'date = 2018-02-27, body = "LS",   id = "LS-2018-02", status = "moved"'
    assert moved in (program.folder / CALENDAR).read_text(encoding="utf-8"), shown.text
