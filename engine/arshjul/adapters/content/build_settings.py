"""Settings: what config.toml says about the installation."""

from arshjul.adapters.content.addresses import ascii_address
from arshjul.adapters.content.values import Data
from arshjul.service.settings import DatabaseSettings, MailSettings, Settings


def build_settings(data: Data) -> Settings:
    """The settings; without a [mail] table there is no mail server."""
    mail = data.get("mail")
    return Settings(
        database=DatabaseSettings(**(data.get("database") or {})),
        mail=_mail(mail) if mail else None,
        documents_address=mail.get("documents_address") if mail else None,
        contact=mail.get("contact") if mail else None,
        unfilled=tuple((data.get("papers") or {}).get("unfilled") or ()),
    )


def _mail(data: Data) -> MailSettings:
    apart = ("send_window", "documents_address", "contact")
    given = {key: value for key, value in data.items() if key not in apart}
    for key in ("from_address", "reply_to"):
        if key in given:
            given[key] = ascii_address(given[key])
    return MailSettings(**given)
