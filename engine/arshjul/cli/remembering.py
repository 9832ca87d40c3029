"""A question that is asked again is answered again, without being worked out when nothing has changed."""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from arshjul.cli.session import NOW, Session

FRESH = "ARSHJUL_FRESH"
"""When this variable is set every answer is worked out, and none is kept."""
_HANGS_ON = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")

T = TypeVar("T")


def answered(
    session: Session,
    question: tuple[object, ...],
    work: Callable[[], T],
    *,
    code: Callable[[T], int],
    lines: Callable[[T], Iterable[str]],
    data: Callable[[T], Mapping[str, object]],
    fresh: bool = False,
) -> int:
    """Print the answer to a question about the files, and give its exit code.

    :param question: the command and its own flags
    :param fresh: work it out whatever is kept
    """
    from arshjul.adapters import answers, folders

    call = session.call
    kept = answers.Answers(os.environ)
    timed = call.now or os.environ.get(NOW) or os.environ.get(FRESH) or fresh
    spoken = (call.json, call.language, *(os.environ.get(name) for name in _HANGS_ON))
    key = None if timed else answers.key_of(session.root, (*question, *spoken), folders.starter())
    found = kept.find(key) if key else None
    if found is None:
        worked = work()
        told: object = data(worked) if call.json else [*lines(worked)]
        found = {"code": code(worked), "told": told}
        if key:
            kept.keep(key, found)
    return _give(session, found)


def _give(session: Session, found: Mapping[str, object]) -> int:
    told, code = found["told"], found["code"]
    if isinstance(told, Mapping):
        session.answer(told)
    elif isinstance(told, list):
        session.printer.data(map(str, told))
    return code if isinstance(code, int) else 0
