"""A letter's bytes: one MIME message, text and HTML, the same bytes every time it is made."""

import hashlib
import re
from base64 import b64encode
from binascii import b2a_qp
from email.headerregistry import Address, AddressHeader
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any

from arshjul.adapters.templates.vocabulary import clean
from arshjul.service.ports import Letter
from arshjul.service.settings import ORGANISATION, MailSettings
from arshjul.values import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What the templates have written for a letter."""

    subject: str
    text: str
    html: str


class _Policy(EmailPolicy):
    """SMTP lines; words outside ASCII are encoded here, because Python 3.11 loses spaces between them."""

    def header_store_parse(self, name: str, value: object) -> tuple[str, Any]:
        """Keep a header as it is: the full parse of each costs more than the templates."""
        if isinstance(value, Address):
            return super().header_store_parse(name, value)
        if not isinstance(value, str) or _LINE_BREAK.search(value):
            raise ValueError(f"the header {name} would break the mail: {value!r}")
        return name, value

    def fold_binary(self, name: str, value: str) -> bytes:
        """The header's lines as they are sent."""
        line = f"{name}: {value}"
        if name in ("Message-ID", "In-Reply-To", "References"):
            return line.replace("> <", ">\r\n <").encode() + b"\r\n"  # an id is never broken or encoded
        if line.isascii() and (len(line) <= _LINE or name != "Subject"):
            return f"{line}\r\n".encode()
        if isinstance(value, AddressHeader):
            address = value.addresses[0]
            return f"{name}: {_encoded(address.display_name)}\r\n <{address.addr_spec}>\r\n".encode()
        return f"{name}: {_encoded(value)}\r\n".encode()


_POLICY = _Policy(linesep="\r\n")
_LINE_BREAK = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")
_LINE = 78
_WORD = 42
"""Bytes of text in one encoded word: 75 characters with its frame (RFC 2047 §2)."""


def _encoded(text: str) -> str:
    """Text as encoded words, one a line, no character split between two."""
    words = [b""]
    for character in text:
        piece = character.encode()
        if len(words[-1]) + len(piece) > _WORD:
            words.append(b"")
        words[-1] += piece
    return "\r\n ".join(f"=?utf-8?b?{b64encode(word).decode()}?=" for word in words)


def built(letter: Letter, words: Words, settings: MailSettings, reply_to: str | None) -> bytes:
    """The message, CRLF, ASCII only: it needs no extension of any server."""
    message = EmailMessage(policy=_POLICY)
    message["From"] = _address(_sender(letter, settings), settings.from_address)
    message["To"] = _address(letter.to_name, letter.to_address)
    if reply_to is not None:
        message["Reply-To"] = _address("", reply_to)
    message["Subject"] = clean(words.subject)
    message["Date"] = format_datetime(letter.date)
    message["Message-ID"] = clean(letter.message_id)
    if letter.references:
        message["In-Reply-To"] = clean(letter.references[-1])
        message["References"] = clean(" ".join(letter.references))
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = f'multipart/alternative; boundary="{_boundary(letter.message_id)}"'
    message.attach(_part("plain", words.text))
    message.attach(_part("html", words.html))
    return message.as_bytes()


def _part(subtype: str, text: str) -> EmailMessage:
    part = EmailMessage(policy=_POLICY)
    part["Content-Type"] = f'text/{subtype}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = "quoted-printable"
    lines = text.replace("\n", "\r\n").encode()
    part.set_payload(b2a_qp(lines).decode("ascii"))  # ten times faster than set_content
    return part


def _sender(letter: Letter, settings: MailSettings) -> str:
    return settings.from_name.replace(ORGANISATION, str(letter.facts["organisation"]))


def _address(name: str, address: str) -> Address:
    local, _, domain = clean(address).rpartition("@")
    return Address(clean(name), local, domain.encode("idna").decode("ascii"))


def _boundary(message_id: str) -> str:
    """Fixed by the Message-ID; with "=_", which quoted-printable never writes, it cannot occur in a body."""
    return f"=_{hashlib.sha256(message_id.encode()).hexdigest()[:24]}"
