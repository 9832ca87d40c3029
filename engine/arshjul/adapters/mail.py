"""Mail over SMTP: one recipient a message, STARTTLS, and a marker before the final dot.

How an attempt ends follows from how far it came: until the dot nothing has been handed over, so trouble means
*later*; after the dot only the server knows, so a lost reply is a *doubt*; a 5xx about this very mail is a
*refusal*. Trouble with the installation (wrong password, no STARTTLS) is never held against a mail.
"""

import asyncio
import ipaddress
import re
import ssl
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from enum import StrEnum
from typing import cast

from aiosmtplib import (
    SMTP,
    SMTPDataError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)

from arshjul.domain.mails import Attempt, Delivery, Mail
from arshjul.service.settings import MailSettings

_COMMAND_SECONDS = 60.0
_BEFORE_DOT_SECONDS = 240.0
"""The whole dialogue up to 354: with the 600 s for the final reply it stays within the lease of a claim."""
_ADDRESS = re.compile(r"[^\s@<>(),;:\"\\\x00-\x1f\x7f]+@[^\s@<>(),;:\"\\\x00-\x1f\x7f]+")
_INSTALLATION = frozenset({530, 534, 535, 538})
"""Replies about authentication and encryption: they say nothing about the mail (RFC 4954)."""
_TROUBLE = (SMTPException, OSError, TimeoutError)


class Stage(StrEnum):
    """How far an attempt has come; the values begin the reply of what failed there."""

    CONNECT = "not-reached"
    STARTTLS = "tls-failed"
    LOGIN = "login-failed"
    ENVELOPE = "not-handed-over"
    DOT = "reply-lost"


_ABOUT_THE_MAIL = frozenset({Stage.ENVELOPE, Stage.DOT})
"""Where a reply speaks of the mail and not of the installation."""


class _StarttlsMissing(SMTPException):
    """The server offers no STARTTLS and we send nothing in the clear."""


class SmtpPostman:
    """Sends frozen mails over one held connection, synchronously. Used by one thread at a time."""

    def __init__(self, settings: MailSettings, password: str | None = None) -> None:
        self._settings = settings
        self._password = password
        self._secure = settings.starttls != "never" or not _is_loopback(settings.host)
        self._loop = asyncio.new_event_loop()
        self._client: SMTP | None = None
        self._transport: asyncio.BaseTransport | None = None
        self._stage = Stage.CONNECT
        self._attempting: asyncio.Task[Attempt] | None = None
        self._abandoned = threading.Event()

    def send(self, mail: Mail, sender: str, before_dot: Callable[[], None]) -> Attempt:
        """One attempt. ``before_dot`` is called once the server has said 354, before the message is given.

        Whatever ``before_dot`` raises comes through, and the server never sees the dot.
        """
        addresses = envelope_address(sender), envelope_address(mail.address)
        if self._abandoned.is_set():
            return Attempt(Delivery.LATER, "stopping: nothing was handed over")
        if addresses[0] is None or addresses[1] is None:
            return Attempt(Delivery.REFUSED, f"address-invalid: {_printable(mail.address)}")
        return self._run(self._attempt(addresses[0], addresses[1], mail.content, before_dot))

    def abandon(self, grace_seconds: float = 10.0) -> None:
        """Make a waiting ``send`` return soon, and later ones at once. For other threads and signal handlers.

        A mail whose dot has been sent gets the grace for its reply, and is in doubt without one.
        """
        self._abandoned.set()
        with suppress(RuntimeError):  # closed already: nobody waits
            self._loop.call_soon_threadsafe(self._give_up, grace_seconds)

    def close(self) -> None:
        """End the held connection, if any. The postman cannot be used again."""
        if not self._loop.is_closed():
            self._loop.run_until_complete(self._say_goodbye())
            self._loop.close()

    def _run(self, attempt: Coroutine[None, None, Attempt]) -> Attempt:
        task = self._attempting = self._loop.create_task(attempt)
        try:
            return self._loop.run_until_complete(task)
        except asyncio.CancelledError:
            return judge(TimeoutError("stopped while waiting for the server"), self._stage)
        finally:
            self._attempting = None
            if (
                not task.done()
            ):  # KeyboardInterrupt left it half way: it must not go on when the loop runs again
                task.cancel()
                self._loop.run_until_complete(asyncio.wait([task]))

    def _give_up(self, grace_seconds: float) -> None:
        if self._attempting is not None:
            self._loop.call_later(grace_seconds if self._stage is Stage.DOT else 0.0, self._attempting.cancel)

    async def _attempt(
        self, sender: str, recipient: str, content: bytes, before_dot: Callable[[], None]
    ) -> Attempt:
        intact = False
        try:
            await self._reach_data(sender, recipient)
            before_dot()
            reply = await self._give(content)
            intact = True
            return Attempt(Delivery.ACCEPTED, reply)
        except _Judged as judged:
            intact = judged.connection_usable
            return judged.attempt
        finally:
            if not intact:
                await self._drop()

    async def _reach_data(self, sender: str, recipient: str) -> None:
        """Bring the dialogue to the server's 354."""
        try:
            async with asyncio.timeout(_BEFORE_DOT_SECONDS):
                client = await self._connected()
                self._stage = Stage.ENVELOPE
                await client.mail(sender)
                await client.rcpt(recipient)
                reply = await client.execute_command(b"DATA")
                if reply.code != 354:
                    raise SMTPDataError(reply.code, reply.message)
        except _TROUBLE as error:
            raise _Judged(error, self._stage) from error

    async def _give(self, content: bytes) -> str:
        """Send the message with its dot and wait for the final reply."""
        try:
            protocol = self._client.protocol if self._client else None
            await _settle()  # so that a connection lost during before_dot is seen before the dot, not after
            if protocol is None:
                raise SMTPServerDisconnected("the connection was lost before the message")
            protocol.write(dotted(content))  # raises only when nothing was written
            self._stage = Stage.DOT
            reply = await protocol.read_response(timeout=self._settings.timeout_seconds)
            if not 200 <= reply.code < 300:
                raise SMTPDataError(reply.code, reply.message)
            return _printable(f"{reply.code} {reply.message}")
        except _TROUBLE as error:
            raise _Judged(error, self._stage) from error

    async def _connected(self) -> SMTP:
        """The held connection, reset; or a new one."""
        self._stage = Stage.CONNECT
        if self._client is not None and self._client.is_connected:
            with suppress(*_TROUBLE):
                await self._client.rset()
                return self._client
        await self._drop()
        return await self._connect()

    async def _connect(self) -> SMTP:
        settings = self._settings
        domain = settings.domain or settings.from_address.rpartition("@")[2]
        client = self._client = SMTP(
            hostname=settings.host,
            port=settings.port,
            local_hostname=_idna(domain) or "localhost",
            start_tls=False,  # done below, so that its trouble can be told from the network's
            timeout=min(_COMMAND_SECONDS, settings.timeout_seconds),
        )
        await client.connect()
        self._transport = client.transport
        if self._secure:
            self._stage = Stage.STARTTLS
            await self._encrypt(client)
            self._transport = client.transport
        if settings.username is not None:
            self._stage = Stage.LOGIN
            await client.login(settings.username, self._password or "")
        return client

    async def _encrypt(self, client: SMTP) -> None:
        await client.ehlo()
        if not client.supports_extension("starttls"):
            raise _StarttlsMissing("the server offers no STARTTLS")
        await client.starttls(tls_context=ssl.create_default_context(cafile=self._settings.ca_file))

    async def _drop(self) -> None:
        """Cut the connection at once, without a word."""
        transport, self._transport, self._client = self._transport, None, None
        if transport is not None:
            cast(asyncio.WriteTransport, transport).abort()
        await _settle()

    async def _say_goodbye(self) -> None:
        if self._client is not None and self._client.is_connected and not self._abandoned.is_set():
            with suppress(*_TROUBLE):
                await self._client.quit(timeout=5)
        await self._drop()


class _Judged(Exception):
    """Trouble with the server, already judged; apart from what ``before_dot`` may raise."""

    def __init__(self, error: BaseException, stage: Stage) -> None:
        super().__init__(error)
        self.attempt = judge(error, stage)
        code = _code(error)
        self.connection_usable = stage in _ABOUT_THE_MAIL and code is not None and code != 421


def judge(error: BaseException, stage: Stage) -> Attempt:
    """What an attempt that failed so, there, has ended as."""
    reply = _reply(error, stage)
    code = _code(error)
    if code is not None and code >= 500 and stage in _ABOUT_THE_MAIL and code not in _INSTALLATION:
        return Attempt(Delivery.REFUSED, reply)
    if code is None and stage is Stage.DOT:
        return Attempt(Delivery.DOUBT, reply)
    if isinstance(error, SMTPNotSupported) and stage is Stage.ENVELOPE:
        return Attempt(Delivery.REFUSED, reply)
    return Attempt(Delivery.LATER, reply)


def _code(error: BaseException) -> int | None:
    """The server's 4xx or 5xx; None when it said neither."""
    if isinstance(error, SMTPRecipientsRefused) and error.recipients:
        error = error.recipients[0]
    if isinstance(error, SMTPResponseException) and 400 <= error.code < 600:
        return error.code
    return None


def _reply(error: BaseException, stage: Stage) -> str:
    if isinstance(error, _StarttlsMissing):
        return "starttls-missing: the server offers no encryption; nothing was sent"
    if isinstance(error, SMTPRecipientsRefused) and error.recipients:
        error = error.recipients[0]
    if isinstance(error, SMTPResponseException):
        words = f"{error.code} {error.message}"
        return _printable(words if stage in _ABOUT_THE_MAIL else f"{stage}: {words}")
    return _printable(f"{stage}: {str(error) or type(error).__name__}")


def envelope_address(address: str) -> str | None:
    """The address as SMTP takes it, its domain in ASCII; None when it cannot be used as one."""
    if not _ADDRESS.fullmatch(address):
        return None
    local, _, domain = address.rpartition("@")
    ascii_domain = _idna(domain)
    return f"{local}@{ascii_domain}" if local.isascii() and ascii_domain else None


def dotted(content: bytes) -> bytes:
    """The message as DATA carries it: CRLF, leading dots doubled, and the final dot (RFC 5321 §4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", content)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", lines) + b".\r\n"


def _idna(domain: str) -> str | None:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _printable(text: str) -> str:
    """One line that can be stored and shown: replies come from the network."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:500]


async def _settle() -> None:
    """Let the loop see what has happened to its sockets."""
    for _ in range(3):
        await asyncio.sleep(0)
