"""The installation's settings: the mail server, the database, addresses. Never part of the content in use."""

from typing import Literal

from arshjul.values import dataclass

ORGANISATION = "{organisation}"


@dataclass(frozen=True, slots=True)
class DatabaseSettings:
    """Where the history is kept."""

    path: str = "arshjul.db"
    """Relative to the instance's folder."""


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How mail leaves. The password itself is never here: only where to find it."""

    host: str
    from_name: str
    """``ORGANISATION`` in it is the organisation's name on the day of the mail."""
    from_address: str
    port: int = 587
    starttls: Literal["required", "never"] = "required"
    """"never" only to a loopback host."""
    username: str | None = None
    password_file: str | None = None
    password_env: str | None = None
    reply_to: str | None = None
    domain: str | None = None
    """Right-hand side of Message-IDs; the sender's domain when None."""
    ca_file: str | None = None
    rate_per_minute: int = 30
    timeout_seconds: int = 600


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``config.toml`` says about the installation."""

    database: DatabaseSettings = DatabaseSettings()
    mail: MailSettings | None = None
    documents_address: str | None = None
    """Address of a document in the organisation's own system, with ``{registry}`` in it."""
    contact: str | None = None
    """Person whom mails name for questions."""
    unfilled: tuple[str, ...] = ()
    """Prompts of the organisation's own templates, which no paper may be sent with."""
