"""Mail over a real SMTP conversation: what is sent, how, and when the marker before the dot comes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from arshjul.adapters.mail import SmtpPostman, dotted, envelope_address
from arshjul.adapters.mailserver import Drop, ReceivingServer
from arshjul.domain.mails import Delivery, Mail, MailStatus
from arshjul.service.settings import MailSettings
from arshjul.values import replace

SENDER = "arshjul@example.org"
CONTENT = b"Subject: Test\r\n\r\nHej!\r\n"
MAIL = Mail(1, "p07", "digest", "<1@example.org>", "anna@example.org", CONTENT, MailStatus.CLAIMED, 1, 1)


def settings_for(server: ReceivingServer) -> MailSettings:
    """Settings that reach and trust the server."""
    return MailSettings(
        host="127.0.0.1",
        port=server.port,
        from_name="Årshjulet",
        from_address=SENDER,
        ca_file=str(server.ca_file),
    )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ReceivingServer]:
    """A server that takes everything."""
    with ReceivingServer(tmp_path / "mails") as running:
        yield running


@pytest.fixture
def postman(server: ReceivingServer) -> Iterator[SmtpPostman]:
    """A postman that knows the server."""
    sender = SmtpPostman(settings_for(server))
    yield sender
    sender.close()


def nothing() -> None:
    """A marker that marks nothing."""


def test_a_mail_is_accepted_over_tls_and_kept_as_a_file(
    server: ReceivingServer, postman: SmtpPostman, tmp_path: Path
) -> None:
    """A mail that the server takes is accepted; it went over TLS, to one recipient, byte for byte."""
    attempt = postman.send(MAIL, SENDER, nothing)
    assert (attempt.delivery, attempt.reply) == (Delivery.ACCEPTED, "250 OK")
    [received] = server.messages
    assert (received.sender, received.recipients) == (SENDER, ("anna@example.org",))
    assert received.encrypted
    assert received.content == CONTENT == (tmp_path / "mails" / "0001.eml").read_bytes()


def test_a_batch_shares_one_connection(server: ReceivingServer, postman: SmtpPostman) -> None:
    """Mails that follow each other use the same connection, also after one was refused."""
    server.answer("RCPT", "250 OK", "550 5.1.1 unknown", "250 OK")
    ends = [postman.send(MAIL, SENDER, nothing).delivery for _ in range(3)]
    assert ends == [Delivery.ACCEPTED, Delivery.REFUSED, Delivery.ACCEPTED]
    assert server.connections == 1
    assert len(server.messages) == 2


def test_a_connection_dropped_between_mails_is_opened_again(
    server: ReceivingServer, postman: SmtpPostman
) -> None:
    """A server that has gone away between two mails is called again; no mail suffers from it."""

    postman.send(MAIL, SENDER, nothing)
    server.answer("RSET", Drop())
    assert postman.send(MAIL, SENDER, nothing).delivery is Delivery.ACCEPTED
    assert server.connections == 2


def test_the_marker_comes_after_354_and_before_the_message(
    server: ReceivingServer, postman: SmtpPostman
) -> None:
    """The marker is called exactly once, while the server has not yet been given the message."""
    seen: list[int] = []
    postman.send(MAIL, SENDER, lambda: seen.append(len(server.messages)))
    assert (seen, len(server.messages)) == ([0], 1)


@pytest.mark.parametrize("moment", ["MAIL", "RCPT", "DATA"])
def test_the_marker_does_not_come_when_the_server_says_no_before_354(
    server: ReceivingServer, postman: SmtpPostman, moment: str
) -> None:
    """A mail that never gets its 354 is never marked."""
    server.answer(moment, "451 later")
    postman.send(MAIL, SENDER, must_not_be_called)


def must_not_be_called() -> None:
    """A marker that fails the test."""
    raise AssertionError("the marker came too early")


@pytest.mark.parametrize("error", [OSError("disk full"), RuntimeError("locked"), KeyboardInterrupt()])
def test_a_marker_that_fails_stops_the_mail(
    server: ReceivingServer, postman: SmtpPostman, error: BaseException
) -> None:
    """When the marker cannot be written its error comes through, nothing is delivered; the next one goes."""

    def failing() -> None:
        raise error

    with pytest.raises(type(error)):
        postman.send(MAIL, SENDER, failing)
    assert server.messages == []
    assert postman.send(MAIL, SENDER, nothing).delivery is Delivery.ACCEPTED
    assert len(server.messages) == 1


def test_lines_that_begin_with_a_dot_arrive_as_written(server: ReceivingServer, postman: SmtpPostman) -> None:
    """A line of one dot inside the mail does not end it (RFC 5321 §4.5.2)."""
    content = b"Subject: x\r\n\r\n.\r\n..two\r\nMAIL FROM:<evil@example.org>\r\n"
    postman.send(replace(MAIL, content=content), SENDER, nothing)
    assert [m.content for m in server.messages] == [content]


@pytest.mark.parametrize("content", [b"a\n.\nb", b"a\r.\rb", b"a\r\n.\r\nb"])
def test_no_line_ending_can_smuggle_a_second_mail(content: bytes) -> None:
    """Bare CR and LF become CRLF before the dots are doubled, so the only lone dot is the last."""
    assert dotted(content) == b"a\r\n..\r\nb\r\n.\r\n"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("anna@example.org", "anna@example.org"),
        ("anna@växjö.example", "anna@xn--vxj-qla6g.example"),
        ("nämnd@example.org", None),
        ("anna@example.org, evil@example.org", None),
        ("anna@example.org\r\nRCPT TO:<evil@example.org>", None),
        ("anna", None),
        ("anna@", None),
        ("anna@" + "x" * 80 + ".example", None),
    ],
)
def test_only_one_plain_address_is_used(address: str, expected: str | None) -> None:
    """The domain is written in ASCII; whatever is not exactly one plain address is refused."""
    assert envelope_address(address) == expected


def test_a_non_ascii_local_part_is_refused_before_anything_is_sent(
    server: ReceivingServer, postman: SmtpPostman
) -> None:
    """An address that the server cannot take is refused for good, without calling the server."""
    attempt = postman.send(replace(MAIL, address="nämnd@example.org"), SENDER, must_not_be_called)
    assert attempt.delivery is Delivery.REFUSED
    assert attempt.reply.startswith("address-invalid")
    assert server.connections == 0
