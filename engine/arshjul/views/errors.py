"""Errors: what stood in the way, in words a person can act on."""

from arshjul.domain.findings import Finding
from arshjul.errors import ArshjulError, ContentError, Fault, Refused
from arshjul.views import findings, plain
from arshjul.views.columns import WIDTH, bullet, wrapped
from arshjul.views.text import Words


def lines(words: Words, error: ArshjulError, width: int = WIDTH) -> list[str]:
    """The error, with every finding or every reason that it carries."""
    if isinstance(error, ContentError):
        return _content(words, error, width)
    if isinstance(error, Refused) and error.reasons:
        return _reasons(words, error, width)
    return wrapped(_said(words, error), width)


def data(words: Words, error: ArshjulError) -> dict[str, object]:
    """The error for programs: code and arguments are stable, messages are for people."""
    found: dict[str, object] = {
        "code": error.code,
        "arguments": plain.plain(error.arguments),
        "message": _said(words, error),
        "exit_code": error.exit_code,
    }
    if isinstance(error, Refused):
        about = _document(error)
        found["reasons"] = [plain.fault(words, reason, about) for reason in error.faults]
    if isinstance(error, ContentError):
        found["findings"] = findings.data(words, _held(error))
    return {"error": found}


def _reasons(words: Words, error: Refused, width: int) -> list[str]:
    about = _document(error)
    told = wrapped(_said(words, error), width)
    for reason in error.reasons:
        told += bullet(plain.told(words, reason, about), width)
    return told


def _content(words: Words, error: ContentError, width: int) -> list[str]:
    held = _held(error)
    told = findings.lines(words, held, width)[:-1] if held else []
    if error.code in {finding.code for finding in held}:  # the error is its only finding, and has been told
        return told
    return [*told, *wrapped(_said(words, error), width)]


def _held(error: ContentError) -> tuple[Finding, ...]:
    return tuple(finding for finding in error.findings if isinstance(finding, Finding))


def _said(words: Words, error: ArshjulError) -> str:
    return words.fault(Fault(error.code, error.arguments))


def _document(error: ArshjulError) -> str | None:
    found = error.arguments.get("document")
    return found if isinstance(found, str) else None
