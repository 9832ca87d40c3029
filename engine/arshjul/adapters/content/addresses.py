"""E-mail addresses as this program takes them: one address, ASCII before the @, a real host name after it."""

import re

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_HOST = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)
_LOOPBACK = re.compile(r"localhost|127(?:\.\d{1,3}){3}|::1")


def ascii_address(address: str) -> str | None:
    """The address as it goes on the wire (the domain in IDNA), or None when it is not one address."""
    local, at, domain = address.rpartition("@")
    host = ascii_host(domain)
    if not at or host is None or not _LOCAL.fullmatch(local) or len(local) > 64:
        return None
    return f"{local}@{host}"


def ascii_host(name: str) -> str | None:
    """The host name in ASCII, or None when it cannot be one."""
    try:
        host = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return host if len(host) <= 253 and _HOST.fullmatch(host) else None


def is_loopback(host: str) -> bool:
    """Whether the name means this computer."""
    return _LOOPBACK.fullmatch(host.lower()) is not None
