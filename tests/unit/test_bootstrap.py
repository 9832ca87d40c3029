"""Joining: every port can be replaced, nothing heavy is loaded before it is needed, secrets are kept."""

import importlib
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer

from arshjul import bootstrap
from arshjul.adapters import folders
from arshjul.adapters.clock import SteppedClock
from arshjul.adapters.mailfolder import FolderPostman, listens, on_this_machine
from arshjul.cli.app import COMMANDS
from arshjul.domain.mails import Delivery, Mail, MailStatus
from arshjul.errors import InfrastructureError, UsageError
from arshjul.service.ports import Reading, Writing
from arshjul.service.settings import MailSettings, Settings

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "jinja2",
    "aiosmtplib",
    "apscheduler",
    "babel",
    "rich",
    "pydantic",
)
MAIL = MailSettings(host="mail.example.org", from_name="Årshjulet", from_address="arshjul@example.org")


class NoStore:
    """A database that nobody may ask anything but whether it is there."""

    def exists(self) -> bool:
        return False

    def reading(self) -> AbstractContextManager[Reading]:
        raise AssertionError("asked")

    def writing(self) -> AbstractContextManager[Writing]:
        raise AssertionError("asked")

    def create(self) -> None:
        raise AssertionError("created")

    def close(self) -> None:
        return None


def test_every_port_can_be_replaced(made: Path) -> None:
    """Tests put other ports in the world; the use cases see no difference."""
    clock, store = SteppedClock(datetime(2018, 1, 1, tzinfo=UTC)), NoStore()
    postman = FolderPostman(made)

    world = bootstrap.world(made, clock=clock, store=store, postman=lambda settings: postman)

    assert (world.clock, world.store, world.postman(Settings())) == (clock, store, postman)
    assert not bootstrap.simulated(store)


@pytest.mark.parametrize("words", [["--help"], ["check", "2018"], ["plan", "2018"]])
def test_nothing_heavy_is_loaded_to_look_at_content(made: Path, words: list[str]) -> None:
    """Help, completion and the checks of content start without the database, the mail and the templates."""
    code = (
        "import sys; from arshjul.cli.app import main; main(sys.argv[1:]);"
        f"sys.exit(' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    )
    command = [sys.executable, "-c", code, "-C", str(made), *words]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert ended.stderr.strip() == ""


def test_a_world_that_nobody_asks_opens_no_database(made: Path) -> None:
    """Closing what was never opened does nothing."""
    bootstrap.world(made).store.close()

    assert not (made / "arshjul.db").exists()


def test_the_database_lies_where_the_settings_say(tmp_path: Path, made: Path) -> None:
    """A path in config.toml is relative to the instance."""
    config = (made / "config.toml").read_text(encoding="utf-8")
    (tmp_path / "config.toml").write_text(config.replace('"arshjul.db"', '"data/year.db"'), encoding="utf-8")

    world = bootstrap.world(tmp_path)
    world.store.create()
    world.store.close()

    assert (tmp_path / "data" / "year.db").is_file()


def test_the_password_stands_in_a_variable_or_a_file(tmp_path: Path) -> None:
    """The settings say where the password is; a file may have a line break at its end."""
    (tmp_path / "secret").write_bytes("lösen ord\n".encode())
    (tmp_path / "secret").chmod(0o600)

    def asked(settings: MailSettings, **environ: str) -> str | None:
        return bootstrap.password(tmp_path, settings, environ)

    assert asked(MAIL) is None
    assert asked(_with(password_file="secret")) == "lösen ord"
    assert asked(_with(password_env="SECRET"), SECRET="x") == "x"
    with pytest.raises(UsageError, match="password-missing"):
        asked(_with(password_env="SECRET"))


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_password_file_is_for_its_owner_alone(tmp_path: Path, mode: int) -> None:
    """A file that the group or others may read is refused."""
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "secret").chmod(mode)

    with pytest.raises(UsageError, match="password-file-open"):
        folders.password_in(tmp_path / "secret")


def test_a_password_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is an error of the machine's, with its path."""
    with pytest.raises(InfrastructureError, match="password-file-unreadable"):
        folders.password_in(tmp_path / "secret")


def test_the_starter_is_in_the_package_or_in_the_checkout(tmp_path: Path) -> None:
    """An installed program carries its starter; in a checkout it is the root; else something is broken."""
    package = tmp_path / "engine" / "arshjul"
    package.mkdir(parents=True)
    with pytest.raises(InfrastructureError, match="starter-missing"):
        folders.starter(package)

    (tmp_path / "config.toml").write_text("", encoding="utf-8")
    assert folders.starter(package) == tmp_path

    (package / "_starter").mkdir()
    (package / "_starter" / "config.toml").write_text("", encoding="utf-8")
    assert folders.starter(package) == package / "_starter"


def test_the_starter_holds_content_and_nothing_else(tmp_path: Path) -> None:
    """What else lies in a checkout is not written into anybody's instance."""
    for name in (
        "config.toml",
        "workflows/a.toml",
        "workflows/README.md",
        "calendar/.b.toml",
        "engine/c.toml",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")

    assert sorted(folders.starter_files(tmp_path)) == ["config.toml", "workflows/a.toml"]


def test_the_stamp_changes_when_content_does(made: Path, tmp_path: Path) -> None:
    """``run`` reads the files anew when one has changed, come or gone, and only then."""
    (tmp_path / "calendar").mkdir()
    (tmp_path / "config.toml").write_text("a", encoding="utf-8")
    before = folders.stamp(tmp_path)
    assert folders.stamp(tmp_path) == before

    (tmp_path / "calendar" / "2018.toml").write_text("b", encoding="utf-8")
    between = folders.stamp(tmp_path)
    (tmp_path / "config.toml").write_text("ab", encoding="utf-8")

    assert len({before, between, folders.stamp(tmp_path)}) == 3


def test_a_folder_takes_each_mail_once(tmp_path: Path) -> None:
    """The same mail sent again is the same file; the marker is set before the file is there."""
    mail = Mail(7, "p06", "digest", "<a@b>", "x@example.org", b"Subject: x\r\n\r\n", MailStatus.CLAIMED, 1, 0)
    folder, seen = tmp_path / "mail", list[int]()
    count: Callable[[], None] = lambda: seen.append(len([*folder.glob("*.eml")]))  # noqa: E731  # a probe

    postman = FolderPostman(folder)
    first, second = (
        postman.send(mail, "from@example.org", count),
        postman.send(mail, "from@example.org", count),
    )
    postman.close()

    assert (first.delivery, second.delivery) == (Delivery.ACCEPTED, Delivery.ACCEPTED)
    assert seen == [0, 1]
    (path,) = folder.iterdir()
    assert path.read_bytes() == mail.content


def test_a_folder_that_cannot_be_written_means_later(tmp_path: Path) -> None:
    """Nothing was handed over: the mail waits."""
    (tmp_path / "mail").write_text("", encoding="utf-8")
    mail = Mail(7, "p06", "digest", "<a@b>", "x@example.org", b"x", MailStatus.CLAIMED, 1, 0)

    attempt = FolderPostman(tmp_path / "mail").send(mail, "from@example.org", lambda: None)

    assert attempt.delivery is Delivery.LATER


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("mail.example.org", False),
        ("10.0.0.1", False),
    ],
)
def test_which_servers_are_on_this_machine(host: str, here: bool) -> None:
    """By name alone: no question goes out over the net."""
    assert on_this_machine(host) is here


def test_a_port_where_nobody_listens() -> None:
    """Port 1 of this machine answers nothing."""
    assert not listens("127.0.0.1", 1)


def _with(**given: str) -> MailSettings:
    return MailSettings(
        host=MAIL.host,
        from_name=MAIL.from_name,
        from_address=MAIL.from_address,
        **given,  # type: ignore[arg-type]
    )


def test_every_command_is_found_where_the_program_looks_for_it() -> None:
    """The table of commands names each module's commands, all of them and in the help's order."""
    found: dict[str, str] = {}
    for module in dict.fromkeys(COMMANDS.values()):
        part = typer.Typer()
        importlib.import_module(f"arshjul.cli.{module}").register(part)
        names = [command.name for command in part.registered_commands]
        names += [str(group.name) for group in part.registered_groups]
        found |= {str(name): module for name in names}

    assert list(found.items()) == list(COMMANDS.items())


def test_a_command_loads_no_other_command(made: Path) -> None:
    """Only the help needs them all: the rest would be a tenth of every start."""
    code = (
        "import sys; from arshjul.cli.app import main; main(sys.argv[1:]);"
        "print(*(m for m in sys.modules if m in %r), file=sys.stderr)"
    ) % [f"arshjul.cli.{module}" for module in COMMANDS.values()]
    command = [sys.executable, "-c", code, "-C", str(made), "check", "2018"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert set(ended.stderr.split()) == {"arshjul.cli.content"}
