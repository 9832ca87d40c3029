"""The catalogue is whole: every code the program can give has its sentence, in Swedish and in English."""

import ast
import errno
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from gettext import GNUTranslations
from pathlib import Path
from typing import IO

import pytest
import typer
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import arshjul
from arshjul.cli import helping
from arshjul.cli.app import build
from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.kinds import Outcome, StepKind
from arshjul.domain.mails import MailStatus
from arshjul.domain.notices import NoticeKind, NoticeStatus
from arshjul.domain.organisation import BodyKind
from arshjul.errors import SYSTEM, system_detail
from arshjul.views.catalogue import SENTENCES, SUGGESTIONS, UNITS
from arshjul.views.sentences import blanks
from arshjul.views.text import Words, word

ENGINE = Path(arshjul.__file__).parent
LOCALE = ENGINE / "views" / "locale" / "en" / "LC_MESSAGES"
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
UI = re.compile(r'"((?:ui|entry|mails|role|toml|starttls|reply)\.[\w.-]+)"')


_FAMILIES = ("because-", "template-", "doctor-")
"""Codes that are known by how they begin, wherever they stand."""
_BUILT = (
    "ui.head.",
    "ui.severity.",
    "ui.content.",
    "ui.entry-type.",
    "ui.ticked.",
    "ui.difference.",
    "ui.past.",
    "ui.rung.",
    "ui.rescheduled/",
    "ui.started/",
)
"""Labels whose last part is a value."""


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(ENGINE.rglob("*.py")):
        if not path.is_relative_to(ENGINE / "views"):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def _takes_code() -> dict[str, int]:
    """Names of functions and classes that take a ``code``, and the place where they take it."""
    found = {"UsageError": 0, "ContentError": 0, "Refused": 0, "IntegrityError": 0, "InfrastructureError": 0}
    for _, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in node.args.args if argument.arg not in ("self", "cls")]
                if "code" in names and not node.name.startswith("__"):
                    found[node.name] = names.index("code")
            if isinstance(node, ast.ClassDef):
                fields = [
                    n.target.id
                    for n in node.body
                    if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
                ]
                if "code" in fields:
                    found[node.name] = fields.index("code")
    return found


def _texts(node: ast.expr | None) -> Iterator[str]:
    """The constants that an expression can be: ``"a" if x else "b"`` is two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, ast.Dict):
        yield from (text for value in node.values for text in _texts(value))
    elif isinstance(node, ast.Call):  # frozenset({…})
        yield from (text for argument in node.args for text in _texts(argument))
    elif isinstance(node, ast.Set | ast.Tuple):
        yield from (text for item in node.elts for text in _texts(item))
    elif isinstance(node, ast.Subscript):
        yield from _texts(node.value)


def _given(node: ast.AST, takers: dict[str, int]) -> Iterator[str]:
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
        if name in takers:
            place = takers[name]
            given = [*node.args[place : place + 1], *(k.value for k in node.keywords if k.arg == "code")]
            yield from (text for argument in given for text in _texts(argument))
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        if any(name == "code" or name in ("_BY_CODE", "_ONE_EACH") for name in names):
            yield from _texts(node.value)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(_FAMILIES):
        yield from ([node.value] if not node.value.endswith("-") else [])


def used_codes() -> set[str]:
    """Every code that some line of the engine can give."""
    takers = _takes_code()
    codes = {text for _, tree in _trees() for node in ast.walk(tree) for text in _given(node, takers)}
    return {code for code in codes if CODE.fullmatch(code) and "-" in code} | {
        f"because-{code}" for code in ("no-meeting", "only-cancelled", "no-calendar")
    }


def test_the_codes_of_the_engine_are_found() -> None:
    """The search itself works: it sees each of the ways in which a code is given."""
    found = used_codes()

    assert {"illegal-move", "content-errors", "database-locked", "unknown-state", "dead-end"} <= found
    assert {"because-first-extra", "doctor-silent", "chain-broken", "too-deep", "clock-backwards"} <= found


def test_every_code_of_the_engine_has_a_sentence() -> None:
    """Nobody ever meets a bare code."""
    varied = {key.partition("/")[0] for key in SENTENCES}

    assert sorted(used_codes() - varied) == []


@pytest.mark.parametrize("enum", [StepKind, Outcome, NoticeKind, MeetingStatus, NoticeStatus, MailStatus])
def test_every_word_of_the_engine_has_a_word_for_people(enum: type[StrEnum]) -> None:
    """Kinds, outcomes and statuses are never shown as they are in files."""
    assert [f"{enum.__name__}.{item}" for item in enum if f"{enum.__name__}.{item}" not in SENTENCES] == []


def test_every_role_has_a_word() -> None:
    """Mails and refusals name roles: each one that content may use has a word in both languages."""
    from arshjul.adapters.content.words import RECIPIENTS

    assert [role for role in RECIPIENTS if f"role.{role}" not in SENTENCES] == []
    assert (word("case_officer", "sv"), word("case_officer", "en")) == ("handläggare", "case officer")
    assert (word("vice_chair", "sv"), word("alternate", "en")) == ("vice ordförande", "alternate")
    assert word("site_keeper", "sv") == "site keeper", "a role of later content is called by its id"


def test_what_the_views_say_is_in_the_catalogue() -> None:
    """A label that the views ask for exists, and none lies there that nobody asks for."""
    asked: set[str] = set()
    for path in sorted((ENGINE / "views").glob("*.py")):
        asked |= set(UI.findall(path.read_text(encoding="utf-8")))

    labels = {code for code in SENTENCES if code.startswith("ui.")}
    made = {code for code in labels if any(code.startswith(stem) for stem in _BUILT)}

    assert sorted(code for code in asked if code not in SENTENCES) == []
    assert sorted(labels - made - asked) == []


def _sentences() -> dict[str, list[str]]:
    """Every sentence and the codes it is for."""
    found: dict[str, list[str]] = {}
    for catalogue in (SENTENCES, SUGGESTIONS):
        for code, texts in catalogue.items():
            for text in [texts] if isinstance(texts, str) else texts:
                found.setdefault(text, []).append(code)
    return found


def _english() -> dict[str, Message]:
    with (LOCALE / "arshjul.po").open("rb") as file:
        return {_singular(message): message for message in read_po(file, locale="en") if message.id}


def _singular(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple | list) else message.id


def help_texts() -> set[str]:
    """Every text of the program's help, of all its commands."""
    program = typer.main.get_command(build())
    with program.make_context("arshjul", [], resilient_parsing=True) as context:
        return {*helping.texts(program, context)}


def test_the_texts_of_the_help_are_found() -> None:
    """The search itself works: a command's, an option's, a command's under a group, a word for a value."""
    assert {
        "Visa vad som har hänt, när och av vem." in help_texts(),
        "Bara organets dokument." in help_texts(),
        "Flytta ett sammanträde. Först visas allt som ändras; utan --yes händer inget." in help_texts(),
        "GAMMALT" in help_texts(),
    } == {True}


def test_every_sentence_is_translated_and_no_translation_is_left_over() -> None:
    """The English catalogue speaks of exactly what the Swedish one and the commands' help do."""
    wanted = {*_sentences(), *help_texts(), *(singular for singular, _ in UNITS.values())}
    there = {text for text, message in _english().items() if message.string and not message.fuzzy}

    assert sorted(wanted - there) == []
    assert sorted(there - wanted) == []


def test_translations_have_the_same_blanks() -> None:
    """A translation that forgets who or when would mislead; one that asks for more cannot be said."""
    english = _english()
    wrong = [text for text in _sentences() if set(blanks(text)) != set(blanks(str(english[text].string)))]

    assert wrong == []


def test_the_compiled_catalogue_is_the_one_that_is_written() -> None:
    """After a change: pybabel compile -D arshjul -d engine/arshjul/views/locale."""
    with (LOCALE / "arshjul.po").open("rb") as file:
        catalogue = read_po(file, locale="en")
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)

    assert _messages((LOCALE / "arshjul.mo").open("rb")) == _messages(compiled)


def _messages(file: IO[bytes]) -> dict[object, str]:
    """Every message but the header, which holds the day of the compilation."""
    with file:
        found: dict[object, str] = vars(GNUTranslations(file))["_catalog"]
    return {message: text for message, text in found.items() if message != ""}


def test_every_blank_can_be_filled() -> None:
    """The ways of saying that sentences ask for exist: no blank brings a sentence down."""
    arguments = {name: _something(name) for text in _sentences() for name in blanks(text)}
    for language in ("sv", "en"):
        words = Words(language)
        said = {code: words._said(code, arguments) for code in SENTENCES}

        assert [code for code, text in said.items() if text is None] == []


_OF_ONE_BODY = """
    law-term mandate-ends may-not-decide meeting-held-on-closed-day meeting-in-july meeting-on-closed-day
    meeting-outside-term no-administration no-successor seat-doubled seat-empty seat-vacant
    seat-without-organisation several-days term-ends term-ends-succeeds vacant-role
"""
_OF_SOME_BODIES = """
    hand-in-before-source lead-time-missing no-substitute period-not-closed tight-chain tight-period
"""
_ALWAYS: dict[str, frozenset[str]] = {
    "body": frozenset(_OF_ONE_BODY.split()),
    "bodies": frozenset(_OF_SOME_BODIES.split()),
    "month": frozenset({"impossible-month", "label-conflict"}),
    "year": frozenset({"law-without-document", "lead-time-missing", "no-calendar"}),
}
"""Findings that cannot be without one of these: what they are about."""


def _finding_codes() -> set[str]:
    takers = _takes_code()
    checks = [tree for path, tree in _trees() if path.parent.name == "checks"]
    codes = {text for tree in checks for node in ast.walk(tree) for text in _given(node, takers)}
    return {code for code in codes if CODE.fullmatch(code) and "-" in code}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("missing", [("body",), ("body", "bodies"), ("month",), ("year", "month")])
def test_a_finding_that_lacks_something_is_still_a_sentence(language: str, missing: tuple[str, ...]) -> None:
    """When several bodies share a finding, or none is in office, it has no body: nobody may meet its code."""
    words = Words(language)
    raw: list[str] = []
    for code in sorted(_finding_codes()):
        texts = [SENTENCES[key] for key in SENTENCES if key.partition("/")[0] == code]
        each = [text for found in texts for text in ([found] if isinstance(found, str) else found)]
        gone = {name for name in missing if code not in _ALWAYS.get(name, ())}
        arguments = {name: _something(name) for text in each for name in blanks(text) if name not in gone}
        if words._said(code, arguments) is None:
            raw.append(code)

    assert raw == []


_SOMETHING: dict[str, object] = {
    "month": 4,
    "at": "2018-10-05T07:12:00.000000Z",
    "now": "2018-10-05T07:12:00.000000Z",
    "first": date(2018, 10, 5),
    "last": datetime(2018, 10, 5, 7, 12, tzinfo=UTC),
    "previous_date": "2018-10-05",
    "made": "2018-10-05T07:12:00.000000Z",
}
_DAYS: tuple[str, ...] = (
    "on",
    "due",
    "after",
    "date",
    "today",
    "value",
    "day",
    "start",
    "until",
    "next",
    "legal",
    "exception",
)
_DAYS += ("old", "new", "old_date", "new_date", "next_due", "other_due", "from", "to", "since")
_LISTS = ("possible", "known", "people", "choices", "missing", "documents", "steps", "by", "moves", "files")


def _something(name: str) -> object:
    if name in _SOMETHING:
        return _SOMETHING[name]
    if name in _DAYS:
        return "2018-10-05"
    return ("approve",) if name in _LISTS else 3


@pytest.mark.parametrize("name", SYSTEM)
def test_what_the_machine_answers_has_words(name: str) -> None:
    """An error of the operating system's is told in the reader's words, not in the machine's English."""
    error = OSError(getattr(errno, name), "as the machine says it")

    assert system_detail(error) == name
    assert f"errno.{name}" in SENTENCES
    assert (
        Words("sv")
        .say("system-error", {"path": "a.svg", "detail": name})
        .startswith(f"a.svg: {SENTENCES[f'errno.{name}']}.")
    )


def test_an_answer_without_words_is_told_as_it_is() -> None:
    """An error that is rare enough to have no words goes by the machine's own."""
    assert system_detail(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"


_COUNTED = "|".join((*UNITS, "typed", "and"))
_DISAGREES = re.compile(
    rf"\{{\w+:({_COUNTED})\}}[^.:;,()]* (are|have|were|do|go|end|get|wait|need|their|them|they)\b"
)
"""A number or a list of names, followed by a word that is right for several only."""


def test_english_is_right_for_one_and_for_many() -> None:
    """A number of things, or a list of them, may be one: no word after it says that they are several."""
    assert [text for message in _english().values() if _DISAGREES.search(text := str(message.string))] == []


def test_every_kind_of_body_has_a_word() -> None:
    """Kinds of body are told as people call them: nämnd, utskott, förvaltning."""
    assert [kind for kind in BodyKind if f"body-kind.{kind}" not in SENTENCES] == []
