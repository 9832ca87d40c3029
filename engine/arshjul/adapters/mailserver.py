"""A receiving mail server on this machine, for the demo and the tests. It keeps what it gets.

STARTTLS with a certificate of its own, made when it starts; ``ca_file`` is what a client needs to trust it.
"""

import asyncio
import ssl
import tempfile
import threading
from collections import defaultdict, deque
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from arshjul.values import dataclass

_OK = "250 OK"


@dataclass(frozen=True, slots=True)
class Received:
    """A mail as it came: envelope and bytes."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    encrypted: bool
    """Whether it came over TLS."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Cut the connection instead of answering."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Answer only once the event is set; without one, never."""

    until: threading.Event | None = None
    then: str = _OK


Answer = str | Drop | Hold


class ReceivingServer:
    """Listens on 127.0.0.1 while its ``with`` block lasts.

    ``answer`` scripts what it says at a moment instead of yes: "CONNECT", "MAIL", "RCPT", "DATA" (before
    354), "DOT" (after the message, which is kept unless the answer is an error) or "RSET"; each is used once.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        starttls: bool = True,
        login: tuple[str, str] | None = None,
        names: tuple[str, ...] = ("localhost", "127.0.0.1"),
    ) -> None:
        self._folder = folder
        self._starttls = starttls
        self._login = login
        self._names = names
        self._transports: list[asyncio.BaseTransport] = []
        self._script: defaultdict[str, deque[Answer]] = defaultdict(deque)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="receiving mail server", daemon=True)
        self._ready: Future[int] = Future()
        self._stop = asyncio.Event()
        self.messages: list[Received] = []
        self.connections = 0
        self.holding = threading.Event()
        """Set once the server has come to a ``Hold``."""

    def __enter__(self) -> Self:
        self._temporary = tempfile.TemporaryDirectory(prefix="arshjul-ca-")
        self.ca_file = Path(self._temporary.name) / "ca.pem"
        authority = trustme.CA(organization_name="Årshjul, receiving server")
        authority.cert_pem.write_to_path(str(self.ca_file))
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*self._names).configure_cert(self._context)
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
        self._thread.start()
        self.port = self._ready.result(timeout=30)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(timeout=30)
        self._temporary.cleanup()

    def answer(self, moment: str, *answers: Answer) -> None:
        """What to say the next times this moment comes."""
        self._script[moment].extend(answers)

    def _serve(self) -> None:
        try:
            self._loop.run_until_complete(self._listen())
        finally:
            self._loop.close()

    async def _listen(self) -> None:
        try:
            server = await self._loop.create_server(self._session, "127.0.0.1", 0)
        except OSError as error:
            self._ready.set_exception(error)
            return
        self._ready.set_result(server.sockets[0].getsockname()[1])
        await self._stop.wait()
        server.close()
        sessions = asyncio.all_tasks() - {asyncio.current_task()}
        for session in sessions:
            session.cancel()
        await asyncio.gather(*sessions, return_exceptions=True)
        for transport in self._transports:
            if isinstance(transport, asyncio.WriteTransport):
                transport.abort()
        for _ in range(3):
            await asyncio.sleep(0)  # let the loop close the sockets

    def _session(self) -> SMTP:
        return _ScriptedSession(
            _Handler(self),
            hostname="localhost",
            ident="arshjul",
            tls_context=self._context if self._starttls else None,
            require_starttls=self._starttls,
            auth_required=self._login is not None,
            authenticator=self._authenticate,
            loop=self._loop,
        )

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        name, password = self._login or ("", "")
        expected = LoginPassword(name.encode(), password.encode())
        return AuthResult(success=data == expected, handled=False)

    def _keep(self, message: Received) -> None:
        self.messages.append(message)
        if self._folder is not None:
            (self._folder / f"{len(self.messages):04}.eml").write_bytes(message.content)

    async def _say(self, moment: str, session: SMTP) -> str | None:
        """The scripted answer; None when there is none."""
        if not self._script[moment]:
            return None
        answer = self._script[moment].popleft()
        if isinstance(answer, Drop):
            _hang_up(session)
        if isinstance(answer, Hold):
            self.holding.set()
            await self._wait(answer.until)
            return answer.then
        return answer

    async def _wait(self, until: threading.Event | None) -> None:
        if until is None:
            await self._stop.wait()
            return
        while not until.is_set():  # an asyncio.Event cannot be set from a test's thread
            await asyncio.sleep(0.005)


def _hang_up(session: SMTP) -> NoReturn:
    transport = session.transport
    if isinstance(transport, asyncio.WriteTransport):
        transport.abort()
    raise asyncio.CancelledError  # aiosmtpd's own way to end a session without a word


class _ScriptedSession(SMTP):
    """A session that can also answer to the connection itself, and to DATA before 354."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._owner._transports.append(transport)
        super().connection_made(transport)

    async def _handle_client(self) -> None:
        owner = self._owner
        owner.connections += 1
        answer = await owner._say("CONNECT", self)
        if answer is None:
            await super()._handle_client()
            return
        await self.push(answer)
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.close()

    async def smtp_DATA(self, arg: str | None) -> None:
        answer = await self._owner._say("DATA", self)
        if answer is None:
            await super().smtp_DATA(arg)
        else:
            await self.push(answer)

    @property
    def _owner(self) -> ReceivingServer:
        handler = self.event_handler
        assert isinstance(handler, _Handler)
        return handler.owner


class _Handler:
    """The hooks aiosmtpd calls; each asks the script first."""

    def __init__(self, owner: ReceivingServer) -> None:
        self.owner = owner

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self.owner._say("MAIL", server) or _OK
        if answer == _OK:
            envelope.mail_from = address
        return answer

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self.owner._say("RCPT", server) or _OK
        if answer == _OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        scripted = self.owner._script["DOT"]
        if not scripted or not isinstance(scripted[0], str) or scripted[0].startswith("2"):
            content = bytes(envelope.original_content or b"")
            recipients = tuple(envelope.rcpt_tos)
            self.owner._keep(Received(envelope.mail_from or "", recipients, content, session.ssl is not None))
        return await self.owner._say("DOT", server) or _OK

    async def handle_RSET(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        return await self.owner._say("RSET", server) or _OK
