"""tick and run: what goes out by itself, to whom, and what happens when it cannot."""

import email
import email.policy
import signal
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

from arshjul.adapters.mailserver import ReceivingServer

if TYPE_CHECKING:
    import pytest
    from tests.conftest import Program

FIRST_MAILS = "2018-01-10T09:00"
"""A Wednesday in the send window: some committees' first reminders are due."""


def mails(folder: Path) -> list[EmailMessage]:
    """The mails of a folder."""
    return [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in sorted(folder.glob("*.eml"))
    ]


def elsewhere(year: "Program") -> None:
    """Configure a mail server that is not on this machine."""
    year.change("config.toml", 'host         = "localhost"', 'host         = "mail.example.org"')


def test_a_simulated_year_mails_nobody_but_a_folder(year: "Program") -> None:
    """The configured server is out in the world: the mails of an exercise lie in ``mail/`` instead."""
    elsewhere(year)

    ran = year("tick", "--now", FIRST_MAILS, "--json")

    found = mails(year.folder / "mail")
    assert ran.code == 0
    assert found
    assert ran.json["sent"] == len(found)
    assert all(mail["Auto-Submitted"] == "auto-generated" for mail in found)
    assert all(len(mail["To"].addresses) == 1 for mail in found)
    assert {str(mail["From"]) for mail in found} == {
        '"Årshjulet, Landstinget Blekinge" <arshjul@example.org>'
    }


def test_a_round_that_is_repeated_sends_nothing_more(year: "Program") -> None:
    """What has been sent is not sent again the same day."""
    elsewhere(year)
    year("tick", "--now", FIRST_MAILS)
    before = len(mails(year.folder / "mail"))

    again = year("tick", "--now", FIRST_MAILS.replace("09:00", "09:01"), "--json")

    assert (again.code, again.json["sent"]) == (0, 0)
    assert len(mails(year.folder / "mail")) == before


def test_nothing_is_sent_at_night(year: "Program") -> None:
    """Outside the send window a round plans, and sends nothing."""
    ran = year("tick", "--now", "2018-01-10T03:00", "--json")

    assert (ran.code, ran.json["sent"]) == (0, 0)
    assert not (year.folder / "mail").exists()


def test_a_server_on_this_machine_takes_the_mails(year: "Program", tmp_path: Path) -> None:
    """With a local server the mails go there over STARTTLS, one recipient a message."""
    with ReceivingServer(tmp_path / "received") as server:
        year.change("config.toml", "port         = 2525", f"port         = {server.port}")
        year.change(
            "config.toml",
            'starttls     = "required"',
            f'starttls     = "required"\nca_file      = "{server.ca_file}"',
        )
        ran = year("tick", "--now", FIRST_MAILS, "--json")

    assert ran.code == 0, ran.err
    assert ran.json["sent"] == len(server.messages) > 0
    assert all(message.encrypted and len(message.recipients) == 1 for message in server.messages)


def test_a_mail_that_is_refused_for_good(year: "Program") -> None:
    """A 5xx is a failure that people must see: exit 4, and doctor and status tell of it."""
    with ReceivingServer() as server:
        year.change("config.toml", "port         = 2525", f"port         = {server.port}")
        year.change(
            "config.toml",
            'starttls     = "required"',
            f'starttls     = "required"\nca_file      = "{server.ca_file}"',
        )
        server.answer("RCPT", *["550 5.1.1 no such user"] * 50)
        ran = year("tick", "--now", FIRST_MAILS)

    assert ran.code == 4
    assert year("doctor").code == 1


def test_a_clock_that_goes_backwards_sends_nothing(year: "Program") -> None:
    """A round before the last one would send yesterday's mails: it is refused, exit 4."""
    elsewhere(year)
    year("tick", "--now", FIRST_MAILS)

    ran = year("tick", "--now", "2018-01-08T09:00", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (4, "clock-backwards")


def test_a_simulated_clock_stands_where_it_was_left(year: "Program") -> None:
    """Without ``--now`` an exercise goes on from the last thing that happened in it, not from today."""
    elsewhere(year)
    year("tick", "--now", FIRST_MAILS)

    assert year("status", "--late").code == 0
    assert "2018" in year("status").out


def test_a_password_file_that_others_may_read(year: "Program", tmp_path: Path) -> None:
    """A secret that the whole machine can read is refused before any mail server hears it."""
    secret = tmp_path / "password"
    secret.write_text("hemligt\n", encoding="utf-8")
    secret.chmod(0o644)
    with ReceivingServer(login=("arshjul", "hemligt")) as server:
        year.change("config.toml", "port         = 2525", f"port         = {server.port}")
        year.change(
            "config.toml",
            'starttls     = "required"',
            f'starttls     = "required"\nca_file      = "{server.ca_file}"\n'
            f'username     = "arshjul"\npassword_file = "{secret}"',
        )
        refused = year("tick", "--now", FIRST_MAILS, "--json")
        secret.chmod(0o600)
        taken = year("tick", "--now", FIRST_MAILS, "--json")

    assert (refused.code, refused.json["error"]["code"]) == (2, "password-file-open")
    assert taken.code == 0, taken.err
    assert taken.json["sent"] > 0


def test_run_ends_at_the_signal(year: "Program") -> None:
    """``run`` sends what is due at once, and SIGTERM ends it with exit 0."""
    elsewhere(year)
    process = year.started("run", "--now", FIRST_MAILS, PYTHONUNBUFFERED="1")
    assert process.stdout is not None
    line = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=30)

    assert process.returncode == 0, err
    assert line.strip()
    assert mails(year.folder / "mail")


def test_run_is_interrupted(year: "Program") -> None:
    """Ctrl-C ends it with exit 130 and no traceback."""
    elsewhere(year)
    process = year.started("run", "--now", FIRST_MAILS, PYTHONUNBUFFERED="1")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert "Traceback" not in err


def test_run_needs_a_year(program: "Program", monkeypatch: "pytest.MonkeyPatch") -> None:
    """There is nothing to run before a year is opened."""
    monkeypatch.setenv("ARSHJUL_NOW", "2018-01-02")

    assert program("run").code == 2
