"""Languages: which one a reader speaks, and what a Swedish text is in it. The one home of gettext.

The Swedish path loads no library and no file; other languages take their texts from ``locale/`` when they are
first needed.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("sv", "en")
SOURCE = "sv"
"""The language in which the catalogue, and the commands' help, are written."""
_LOCALE = Path(__file__).parent / "locale"


def language_of(flag: str | None, environ: Mapping[str, str], organisation_language: str) -> str:
    """The language to speak: what the flag says, else the locale, else the organisation's.

    ``C``, ``POSIX`` and no locale at all say nothing about the reader; languages we do not have give English.
    """
    if flag:
        return flag
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    language = locale.partition(".")[0].partition("_")[0].partition("@")[0].lower()
    if language in ("", "c", "posix"):
        return organisation_language
    return language if language in LANGUAGES else "en"


def translated(language: str, text: str) -> str:
    """A Swedish text in the language; as it is when nobody has translated it."""
    return text if language == SOURCE else _translations(language).gettext(text)


def counted(language: str, singular: str, plural: str, number: int) -> str:
    """The one of two Swedish texts that the number asks for, in the language."""
    if language == SOURCE:
        return singular if number == 1 else plural
    return _translations(language).ngettext(singular, plural, number)


@lru_cache
def _translations(language: str) -> "NullTranslations":
    from gettext import translation

    return translation("arshjul", _LOCALE, languages=[language if language in LANGUAGES else "en"])
