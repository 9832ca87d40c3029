"""What all commands share: where options stand, languages, clocks, streams and exit codes."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from arshjul.adapters.clock import SteppedClock
from arshjul.cli.app import main

if TYPE_CHECKING:
    from tests.conftest import Program

NOW = ("--now", "2018-04-20T10:00")


def test_options_stand_before_the_command_or_after(program: "Program") -> None:
    """``--json check`` and ``check --json`` are the same."""
    assert program("--json", "check", "2018").out == program("check", "2018", "--json").out


def test_the_folder_may_be_named_after_the_command(
    program: "Program", capsys: pytest.CaptureFixture[str]
) -> None:
    """``check -C DIR`` reads the instance there."""
    assert main(["check", "2018", "-C", str(program.folder)]) == 1
    assert "PAN" in capsys.readouterr().out


def test_the_nearest_folder_above_is_the_instance(
    program: "Program", monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without ``-C`` the program looks upwards for config.toml, as from inside workflows/."""
    monkeypatch.chdir(program.folder / "workflows")

    assert main(["check", "2018"]) == 1


def test_no_instance_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is no instance is said to be none, with what to do."""
    assert main(["-C", str(tmp_path), "check", "--json"]) == 2

    captured = capsys.readouterr()
    assert json.loads(captured.out)["error"]["code"] == "no-instance"
    assert "arshjul init" in captured.err


def test_data_on_one_stream_and_messages_on_the_other(year: "Program") -> None:
    """Standard output holds only the answer; that the database is simulated stands on standard error."""
    ran = year("status", "--json")

    assert ran.json["schema"] == 1
    assert "simulerad" in ran.err
    assert "simulerad" not in year("check", "2018").err


def test_english(program: "Program") -> None:
    """``--lang en`` answers in English, whatever the organisation speaks."""
    swedish, english = program("check", "2018"), program("check", "2018", "--lang", "en")

    assert "februari" in swedish.out
    assert "February" in english.out


def test_a_language_that_is_not_spoken(program: "Program") -> None:
    """A language nobody has translated is a mistake in the command."""
    ran = program("check", "--lang", "xx", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (2, "language-unknown")


@pytest.mark.parametrize(
    "text", ["2018-04-20T10:00", "2018-04-20", "2018-04-20T08:00:00+00:00", "2018-04-20 10:00"]
)
def test_instants_as_people_write_them(year: "Program", text: str) -> None:
    """A wall clock, a day, an offset: all are that day at the office."""
    ran = year("advance", "planeringsdirektiv-2019", "hand_in", "--as", "p06", "--now", text, "--json")

    assert ran.json["entry"]["on"] == "2018-04-20"
    assert ran.json["entry"]["at"] == (
        "2018-04-20T06:00:00.000000Z" if text == "2018-04-20" else "2018-04-20T08:00:00.000000Z"
    )


@pytest.mark.parametrize("text", ["i morgon", "2018-02-30", "10:00", "9999-12-31T23:59-12:00"])
def test_an_instant_that_is_none(year: "Program", text: str) -> None:
    """Something that is no instant is a mistake in the command, also where the time means nothing."""
    assert year("status", "--now", text, "--json").json["error"]["code"] == "now-invalid"
    assert year("check", "--now", text).code == 2


def test_the_clock_may_stand_in_a_variable(year: "Program", monkeypatch: pytest.MonkeyPatch) -> None:
    """``ARSHJUL_NOW`` is ``--now`` for a whole shell; the flag goes before it."""
    monkeypatch.setenv("ARSHJUL_NOW", "2018-03-15")

    assert year("status", "--late").code == 1
    assert year("status", "--late", "--now", "2018-01-05").code == 0


def test_a_real_database_follows_the_clock(program: "Program") -> None:
    """``--now`` is for exercises: a real year refuses it, to read and to write."""
    clock = SteppedClock(datetime(2018, 1, 2, 8, tzinfo=UTC))
    assert program("open", "2018", "--as", "p01", *NOW).code == 2
    assert program("open", "2018", "--as", "p01", clock=clock).code == 0

    for command in (("status",), ("tick",), ("advance", "budget-2019", "hand_in", "--as", "p06")):
        ran = program(*command, *NOW, "--json", clock=clock)
        assert (ran.code, ran.json["error"]["code"]) == (2, "now-not-simulated")
    assert "simulerad" not in program("status", clock=clock).err


@pytest.mark.parametrize("words", [("chek",), ("check", "--nope"), ("show",), ("plan", "nästa")])
def test_words_that_no_command_knows(program: "Program", words: tuple[str, ...]) -> None:
    """A mistyped command, option or number: exit 2, on standard error, and as one object for programs."""
    ran = program(*words)
    told = program(*words, "--json")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert told.json["error"]["code"] == "usage"


MISTAKES = {
    "chek": "Kommandot chek finns inte. Menade du check eller schema?",
    "calendar imprt x": "Kommandot imprt finns inte. Menade du import?",
    "plan nästa": "”nästa” är inget heltal, och ÅR ska vara ett.",
    "succession 2500": "”2500” går inte: ÅR ska vara mellan 1990 och 2199.",
    "check --nope": "Flaggan --nope finns inte.",
    "check --prof": "Flaggan --prof finns inte. Menade du --proof?",
    "show": "ID saknas. Dokumentets id, till exempel budget-2019.",
    "wheel 2018": "--out saknas. Bilden: .svg, .html, .pdf eller .png.",
    "wheel 2018 --out": "--out behöver ett värde efter sig.",
    "check --all=3": "--all tar inget värde efter sig.",
    "verify 2018 2019": "”2018 2019” är för mycket: så många ord tar kommandot inte.",
    "--json": "Skriv också vilket kommando: init, check",
}


@pytest.mark.parametrize(("words", "sentence"), MISTAKES.items())
def test_a_mistake_is_told_in_the_readers_language(program: "Program", words: str, sentence: str) -> None:
    """What could not be understood, and what would be right: in Swedish, nowhere in Typer's English."""
    ran = program("--json", *words.replace("--json", "").split())

    assert ran.json["error"]["message"].startswith(sentence)
    assert sentence in ran.err
    assert not re.search(r"Usage|Error|Try|Invalid|Missing|No such|Options|requires", ran.err)


@pytest.mark.parametrize("words", MISTAKES)
def test_a_mistake_is_told_in_english(program: "Program", words: str) -> None:
    """With ``--lang en`` the same is said in English, as the usage line is."""
    ran = program("--lang", "en", *words.split())

    assert ran.code == 2
    assert not re.search(r"[åäöÅÄÖ]", ran.err.replace("nästa", "")), ran.err


def test_a_file_that_cannot_be_written_is_told_in_words(program: "Program", tmp_path: Path) -> None:
    """The operating system's own English is not what an official is to read."""
    ran = program("swimlane", "2018", "--html", str(tmp_path / "nowhere" / "a.html"))

    assert ran.code == 4
    assert "a.html: filen eller mappen finns inte." in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("before", "after", "variables"),
    [
        (("--lang", "en"), (), {}),
        ((), ("--lang=en",), {}),
        ((), ("--lang", "en"), {"LANG": "sv_SE.UTF-8"}),
        ((), (), {"LANG": "en_US.UTF-8"}),
    ],
)
@pytest.mark.parametrize("command", [(), ("check",), ("plan",), ("calendar", "move")])
def test_help_follows_the_locale(
    program: "Program",
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    before: tuple[str, ...],
    after: tuple[str, ...],
    variables: dict[str, str],
) -> None:
    """``--lang``, before the command or after it, or the locale: all of the help is in that language."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    english = program(*before, *command, "--help", *after)

    assert english.out.startswith("Usage: arshjul")
    assert "Show this help." in english.out
    told = re.sub(r"Example: .*(\n  .+)*", "", english.out).replace("Årshjul", "")
    assert not re.search(r"[åäöÅÄÖ]", told), told


def test_help_is_swedish_where_nobody_says_otherwise(program: "Program") -> None:
    """No word of Typer's is left in the help of a Swedish reader, nor of one without a locale."""
    for command in ((), ("plan",), ("succession",), ("calendar",), ("simulate",), ("calendar", "add")):
        told = program(*command, "--help").out
        assert told.startswith("Användning: arshjul")
        assert not re.search(r"Usage|Options|OPTIONS|COMMAND|Commands|required|default|<=|Show", told), told


def test_help_is_there_for_every_command(program: "Program") -> None:
    """Each command says what it does, with an example."""
    listed = program("--help").out
    for name in (
        "init",
        "check",
        "plan",
        "open",
        "status",
        "show",
        "advance",
        "history",
        "verify",
        "notices",
    ):
        assert f"  {name}" in listed
        assert f"Exempel: arshjul {name}" in program(name, "--help").out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """``--version`` needs no instance."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("arshjul ")


def test_no_colour_without_a_terminal(year: "Program") -> None:
    """What goes to a file or another program has no escape sequences."""
    ran = year("show", "budget-219")

    assert "\x1b" not in ran.out + ran.err


def test_a_fault_of_our_own_is_one_sentence(year: "Program", monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug shows no traceback to people, exit 70; with ARSHJUL_DEBUG it shows everything."""

    class Broken:
        def now(self) -> datetime:
            raise ZeroDivisionError("on purpose")

    ran = year("doctor", clock=Broken())
    monkeypatch.setenv("ARSHJUL_DEBUG", "1")
    debugged = year("doctor", clock=Broken())

    assert (ran.code, debugged.code) == (70, 70)
    assert "Traceback" not in ran.err
    assert "on purpose" in ran.err
    assert "Traceback" in debugged.err


def test_a_reader_that_goes_away(year: "Program") -> None:
    """``arshjul history | head -1`` ends without a word."""
    command = f"{sys.executable} -m arshjul -C {year.folder} history --jsonl | head -c 10"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, timeout=60)

    assert len(ended.stdout) == 10
    assert "roken" not in ended.stderr


def test_a_disk_that_is_full(year: "Program") -> None:
    """An answer that cannot be written is an error of the machine's, not a bug."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    command = [sys.executable, "-m", "arshjul", "-C", str(year.folder), "plan", "2018"]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )

    assert ended.returncode == 4
    assert "Traceback" not in ended.stderr


def test_the_program_by_its_module(program: "Program") -> None:
    """``python -m arshjul`` is the same program, in a process of its own."""
    process = program.started("check", "2018", "--json")
    out, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (1, "")
    assert {f["severity"] for f in json.loads(out)["findings"]} == {"warning", "info"}
