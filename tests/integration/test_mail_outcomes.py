"""How an attempt ends when the server says no, hangs, lies about its certificate or goes away."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import aiosmtplib
import pytest

from arshjul.adapters.mail import SmtpPostman, Stage, judge
from arshjul.adapters.mailserver import Answer, Drop, Hold, ReceivingServer
from arshjul.domain.mails import Attempt, Delivery, Mail, MailStatus
from arshjul.service.settings import MailSettings
from arshjul.values import replace

SENDER = "arshjul@example.org"
MAIL = Mail(
    1, "p07", "digest", "<1@x>", "anna@example.org", b"Subject: x\r\n\r\nHej\r\n", MailStatus.CLAIMED, 1, 1
)


def settings_for(server: ReceivingServer) -> MailSettings:
    """Settings that reach and trust the server; a reply may take a second."""
    return MailSettings(
        "127.0.0.1", "Årshjulet", SENDER, server.port, ca_file=str(server.ca_file), timeout_seconds=1
    )


def attempt_with(settings: MailSettings, password: str | None = None) -> tuple[Attempt, int]:
    """One attempt by a new postman, and how often the marker came."""
    marks: list[None] = []
    postman = SmtpPostman(settings, password)
    try:
        return postman.send(MAIL, SENDER, lambda: marks.append(None)), len(marks)
    finally:
        postman.close()


@contextmanager
def when_held(server: ReceivingServer, act: Callable[[], None]) -> Iterator[None]:
    """Act from another thread as soon as the server holds its answer back."""

    def wait_and_act() -> None:
        server.holding.wait(10)
        act()

    thread = threading.Thread(target=wait_and_act)
    thread.start()
    yield
    thread.join()


@pytest.fixture
def server() -> Iterator[ReceivingServer]:
    """A server that takes everything until it is told otherwise."""
    with ReceivingServer() as running:
        yield running


@pytest.mark.parametrize(
    ("moment", "answer", "delivery", "reply", "marks"),
    [
        ("CONNECT", "421 4.3.2 busy", Delivery.LATER, "not-reached: 421 4.3.2 busy", 0),
        ("CONNECT", "554 5.7.1 not you", Delivery.LATER, "not-reached: 554 5.7.1 not you", 0),
        ("MAIL", "451 4.3.0 later", Delivery.LATER, "451 4.3.0 later", 0),
        ("MAIL", "550 5.7.1 sender unknown", Delivery.REFUSED, "550 5.7.1 sender unknown", 0),
        ("MAIL", "530 5.7.0 log in first", Delivery.LATER, "530 5.7.0 log in first", 0),
        ("RCPT", "451 4.7.1 greylisted", Delivery.LATER, "451 4.7.1 greylisted", 0),
        ("RCPT", "550 5.1.1 no such user", Delivery.REFUSED, "550 5.1.1 no such user", 0),
        ("RCPT", "421 4.4.2 closing", Delivery.LATER, "421 4.4.2 closing", 0),
        ("DATA", "452 4.3.1 full", Delivery.LATER, "452 4.3.1 full", 0),
        ("DATA", "554 5.5.1 no valid recipients", Delivery.REFUSED, "554 5.5.1 no valid recipients", 0),
        ("DOT", "451 4.3.0 later", Delivery.LATER, "451 4.3.0 later", 1),
        ("DOT", "421 4.3.2 closing", Delivery.LATER, "421 4.3.2 closing", 1),
        ("DOT", "554 5.7.1 spam", Delivery.REFUSED, "554 5.7.1 spam", 1),
        ("DOT", "gibberish", Delivery.DOUBT, None, 1),
        ("MAIL", Drop(), Delivery.LATER, None, 0),
        ("RCPT", Drop(), Delivery.LATER, None, 0),
        ("DATA", Drop(), Delivery.LATER, None, 0),
        ("DOT", Drop(), Delivery.DOUBT, None, 1),
        ("CONNECT", Hold(), Delivery.LATER, None, 0),
        ("RCPT", Hold(), Delivery.LATER, None, 0),
        ("DOT", Hold(), Delivery.DOUBT, None, 1),
    ],
)
def test_an_attempt_ends_as_the_server_says(
    server: ReceivingServer, moment: str, answer: Answer, delivery: Delivery, reply: str | None, marks: int
) -> None:
    """4xx or no contact: later. 5xx about the mail: refused. Silence after the dot, only there: doubt."""
    server.answer(moment, answer)
    attempt, marked = attempt_with(settings_for(server))
    assert (attempt.delivery, marked) == (delivery, marks), attempt.reply
    assert reply is None or attempt.reply == reply


def test_a_greylisted_mail_goes_through_the_next_time(server: ReceivingServer) -> None:
    """A server that says 451 to a stranger takes the same mail when it comes again."""
    server.answer("RCPT", "451 4.7.1 come back")
    ends = [attempt_with(settings_for(server))[0].delivery for _ in range(2)]
    assert ends == [Delivery.LATER, Delivery.ACCEPTED]


def test_the_server_has_a_mail_that_is_in_doubt(server: ReceivingServer) -> None:
    """Doubt means doubt: the server may well have taken the mail."""
    server.answer("DOT", Drop())
    assert attempt_with(settings_for(server))[0].delivery is Delivery.DOUBT
    assert len(server.messages) == 1


def test_a_slow_reply_is_waited_for(server: ReceivingServer) -> None:
    """A final reply that takes its time is still the reply."""
    enough = threading.Event()
    server.answer("DOT", Hold(until=enough))
    with when_held(server, enough.set):
        attempt, _ = attempt_with(replace(settings_for(server), timeout_seconds=30))
    assert attempt.delivery is Delivery.ACCEPTED


def test_nothing_goes_in_the_clear_to_a_server_without_starttls() -> None:
    """A server that offers no encryption gets nothing, and the reply says why."""
    with ReceivingServer(starttls=False) as server:
        attempt, marked = attempt_with(settings_for(server))
        assert (attempt.delivery, marked, server.messages) == (Delivery.LATER, 0, [])
        assert attempt.reply.startswith("starttls-missing")


def test_a_loopback_server_may_be_used_without_encryption() -> None:
    """``starttls = "never"`` is honoured for this machine itself."""
    with ReceivingServer(starttls=False) as server:
        attempt, _ = attempt_with(replace(settings_for(server), starttls="never"))
        assert attempt.delivery is Delivery.ACCEPTED
        assert not server.messages[0].encrypted


def test_never_is_not_honoured_for_another_machine() -> None:
    """Even when the settings say never, a host that is not this machine is asked for STARTTLS."""
    postman = SmtpPostman(MailSettings("mail.example.org", "x", SENDER, starttls="never"))
    secure = postman._secure
    postman.close()
    assert secure


def test_a_certificate_that_is_not_trusted_stops_everything(server: ReceivingServer) -> None:
    """A server whose certificate nobody vouches for gets nothing."""
    attempt, marked = attempt_with(replace(settings_for(server), ca_file=None))
    assert (attempt.delivery, marked, server.messages) == (Delivery.LATER, 0, [])
    assert attempt.reply.startswith("tls-failed: ")
    assert "certificate verify failed" in attempt.reply


def test_a_certificate_for_another_name_stops_everything() -> None:
    """The certificate must be for the host that the settings name, whoever vouches for it."""
    with ReceivingServer(names=("mail.example.org",)) as server:
        attempt, _ = attempt_with(settings_for(server))
        assert (attempt.delivery, server.messages) == (Delivery.LATER, [])
        assert attempt.reply.startswith("tls-failed: ")


def test_a_ca_file_that_is_not_there_is_told(server: ReceivingServer, tmp_path: Path) -> None:
    """A missing certificate file is said in the reply; nothing is sent without it."""
    attempt, _ = attempt_with(replace(settings_for(server), ca_file=str(tmp_path / "missing.pem")))
    assert attempt.delivery is Delivery.LATER
    assert attempt.reply.startswith("tls-failed: ")


def test_a_server_that_is_not_there_is_told() -> None:
    """Nobody listening: later, and the reply says that the server was not reached."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    attempt, marked = attempt_with(MailSettings("127.0.0.1", "x", SENDER, port))
    assert (attempt.delivery, marked) == (Delivery.LATER, 0)
    assert attempt.reply.startswith("not-reached: ")


@pytest.mark.parametrize(("password", "delivery"), [("rätt", Delivery.ACCEPTED), ("fel", Delivery.LATER)])
def test_a_wrong_password_is_not_held_against_the_mail(password: str, delivery: Delivery) -> None:
    """With a wrong password mail waits, since every mail would be refused; no password is shown."""
    with ReceivingServer(login=("arshjul", "rätt")) as server:
        settings = replace(settings_for(server), username="arshjul")
        attempt, _ = attempt_with(settings, password)
        assert attempt.delivery is delivery, attempt.reply
        assert delivery is Delivery.ACCEPTED or attempt.reply.startswith("login-failed: 535")
        assert "fel" not in attempt.reply.removeprefix("login-failed")


def test_a_waiting_mail_can_be_abandoned(server: ReceivingServer) -> None:
    """When the program ends, a mail that waits for its reply is in doubt soon, and no other is begun."""
    server.answer("DOT", Hold())
    postman = SmtpPostman(replace(settings_for(server), timeout_seconds=600))
    with when_held(server, lambda: postman.abandon(grace_seconds=0)):
        assert postman.send(MAIL, SENDER, lambda: None).delivery is Delivery.DOUBT
    assert postman.send(MAIL, SENDER, lambda: None).delivery is Delivery.LATER
    assert server.connections == 1
    postman.close()
    postman.abandon()


def test_an_abandoned_mail_before_its_dot_is_sent_later(server: ReceivingServer) -> None:
    """Before the dot nothing was handed over, so stopping there leaves no doubt."""
    server.answer("RCPT", Hold())
    postman = SmtpPostman(replace(settings_for(server), timeout_seconds=600))
    with when_held(server, postman.abandon):
        assert postman.send(MAIL, SENDER, lambda: None).delivery is Delivery.LATER
    postman.close()
    assert server.messages == []


def test_an_abandoned_mail_gets_a_moment_for_its_reply(server: ReceivingServer) -> None:
    """A reply that comes within the grace settles the mail: fewer doubts to recover from."""
    enough = threading.Event()
    server.answer("DOT", Hold(until=enough))
    postman = SmtpPostman(replace(settings_for(server), timeout_seconds=600))

    def stop_and_release() -> None:
        postman.abandon(grace_seconds=30)
        enough.set()

    with when_held(server, stop_and_release):
        assert postman.send(MAIL, SENDER, lambda: None).delivery is Delivery.ACCEPTED
    postman.close()


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C as at a terminal: a shell that runs the tests in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_mail_does_not_go_on_by_itself(server: ReceivingServer) -> None:
    """Ctrl-C comes through at once, and closing the connection afterwards sends nothing more."""
    server.answer("RCPT", Hold())
    postman = SmtpPostman(replace(settings_for(server), timeout_seconds=600))
    main_thread = threading.main_thread().ident
    assert main_thread is not None
    marks: list[None] = []
    interrupted = when_held(server, lambda: signal.pthread_kill(main_thread, signal.SIGINT))
    with interrupted, pytest.raises(KeyboardInterrupt):
        postman.send(MAIL, SENDER, lambda: marks.append(None))
    postman.close()
    assert (marks, server.messages) == ([], [])


def kinds_of(error: type[BaseException]) -> Iterator[type[BaseException]]:
    """The class and everything below it."""
    yield error
    for below in error.__subclasses__():
        yield from kinds_of(below)


def made(kind: type[BaseException], code: int) -> BaseException:
    """An error of that kind, as aiosmtplib would make it."""
    refused = aiosmtplib.SMTPRecipientRefused(code, "no", "anna@example.org")
    for arguments in ([refused],), (code, "no"), (code, "no", "anna@example.org"), ("no",):
        try:
            error = kind(*arguments)
        except TypeError:
            continue
        if not isinstance(error, aiosmtplib.SMTPRecipientsRefused) or error.args == ([refused],):
            return error
    raise AssertionError(kind)


@pytest.mark.parametrize("kind", sorted(set(kinds_of(aiosmtplib.SMTPException)), key=str))
@pytest.mark.parametrize("code", [451, 550])
def test_every_error_of_the_library_is_judged(kind: type[BaseException], code: int) -> None:
    """No error of aiosmtplib is left unmapped: before the dot never a doubt, after it never a silent loss."""
    error = made(kind, code)
    for stage in Stage:
        attempt = judge(error, stage)
        assert attempt.delivery is not Delivery.ACCEPTED
        assert attempt.reply
        assert stage is Stage.DOT or attempt.delivery is not Delivery.DOUBT
