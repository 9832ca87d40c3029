"""Mail into a folder: a simulated year's mail goes to a server on this machine or here, and nowhere else."""

import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path

from arshjul.domain.mails import Attempt, Delivery, Mail

_SECONDS = 0.5
"""A server on this machine answers at once, or is not there."""


class FolderPostman:
    """Writes each mail as one ``.eml`` file; a mail that is sent again is the same file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, mail: Mail, sender: str, before_dot: Callable[[], None]) -> Attempt:
        """Write the mail. Nothing is handed over until the whole file is there."""
        path = self._folder / f"{mail.id:05}-{mail.kind}-{mail.person}.eml"
        half = path.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            half.write_bytes(mail.content)
            before_dot()
            half.replace(path)
        except OSError as error:
            return Attempt(Delivery.LATER, f"{path}: {error.strerror or type(error).__name__}")
        return Attempt(Delivery.ACCEPTED, f"250 {path.name}")

    def close(self) -> None:
        """Nothing is held."""


def on_this_machine(host: str) -> bool:
    """Whether a mail server's name means this machine, by its name alone."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listens(host: str, port: int) -> bool:
    """Whether something answers there now."""
    try:
        with socket.create_connection((host, port), timeout=_SECONDS):
            return True
    except OSError:
        return False
