"""What happens when somebody edits a text: every mistake has a place, and nothing dangerous runs."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from arshjul.adapters.templates import MailComposer
from arshjul.adapters.templates.samples import sample_letters
from arshjul.domain.findings import Severity
from arshjul.errors import ContentError
from arshjul.service.settings import MailSettings
from arshjul.values import replace

SETTINGS = MailSettings("h", "Årshjulet", "arshjul@example.org")
LETTER = sample_letters("sv")[0]
GOOD = "Ämne: {{ item.title }}\nHej {{ to_name }}!\n"


def iso(day: date, style: str, language: str) -> str:
    """Dates as they are."""
    return day.isoformat()


@pytest.fixture
def edited(root: Path, tmp_path: Path) -> Callable[..., MailComposer]:
    """A composer for an instance whose Swedish digest somebody has rewritten."""
    folder = tmp_path / "notifications"
    folder.mkdir()

    def compose(source: str | bytes, name: str = "digest.sv.txt.j2") -> MailComposer:
        (folder / name).write_bytes(source if isinstance(source, bytes) else source.encode())
        return MailComposer(folder, root / "notifications", SETTINGS, iso)

    return compose


@pytest.mark.parametrize(
    ("source", "code", "line", "detail"),
    [
        ("Ämne: x\n{{ titel }}", "template-undefined", 2, "titel → item.title?"),
        ("Ämne: x\n{{ kontact_name }}", "template-undefined", 2, "kontact_name → contact_name?"),
        ("Ämne: x\n\n{{ item.titel }}", "template-undefined", 3, "titel → title?"),
        ("Ämne: x\n{% if item.unbound %}\n{{ never }}\n{% endif %}", "template-undefined", 3, "never"),
        ("Ämne: x\n{% if item.due %}", "template-syntax", 2, None),
        ("Ämne: x\n{{ item.due | longg }}", "template-syntax", 2, None),
        ("{{ item.title }}", "template-subject", 1, "verksamhetsplanen 2019 för Folkhögskolenämnden"),
        ("Ämne: \nx", "template-subject", 1, None),
        ("Ämne: x" + " " * 65536, "template-too-large", None, None),
        (b"\xc4mne: x", "template-syntax", None, "not UTF-8"),
        ('Ämne: x\n{% include "nowhere.j2" %}', "template-missing", None, None),
        ("Ämne: x\n{{ item.title | long }}", "template-failed", 2, None),
        ('Ämne: x\n{% include "digest.sv.txt.j2" %}', "template-failed", None, None),
        (
            "Ämne: x\n{% for a in items %}{% for b in items %}{{ item.title }}{% endfor %}{% endfor %}",
            None,
            0,
            None,
        ),
        ("Ämne: x\n{% for i in range(10) %}{% endfor %}", "template-syntax", 2, None),
        ("Ämne: x\n{% for i in 'aa' %}{% endfor %}", "template-syntax", 2, None),
        ("Ämne: x\n{{ 'a' * 99999999999 }}", "template-syntax", 2, None),
        ("Ämne: x\n{{ 10 ** 10 ** 10 }}", "template-syntax", 2, None),
        ("Ämne: x\n{{ '%999999999d' % 1 }}", "template-syntax", 2, None),
        ("Ämne: x\n{{ item.title.center(99) }}", "template-syntax", 2, None),
        ("Ämne: x\n{{ cycler.__init__.__globals__ }}", "template-undefined", 2, "cycler"),
        ("Ämne: x\n{{ ''.__class__.__mro__ }}", "template-undefined", 2, None),
        ("Ämne: x\n{{ item['title'] }}", "template-syntax", 2, None),
        ("Ämne: x\n{{ item.title | attr('x') }}", "template-syntax", 2, None),
        ("Ämne: x\n{{ item.title | default('') }}", "template-syntax", 2, None),
        ("Ämne: x\n{% autoescape false %}{% endautoescape %}", "template-syntax", 2, None),
    ],
)
def test_a_mistake_is_told_with_its_place(
    edited: Callable[..., MailComposer],
    source: str | bytes,
    code: str | None,
    line: int | None,
    detail: str | None,
) -> None:
    """A word that is not in the vocabulary, a broken tag, a text too large: told by file and line."""
    composer = edited(source)
    if code is None:
        composer.compose(LETTER)
        return
    with pytest.raises(ContentError) as caught:
        composer.compose(LETTER)
    assert caught.value.code == code, caught.value
    wrong = "nowhere.j2" if code == "template-missing" else "digest.sv.txt.j2"
    assert caught.value.arguments["file"] == f"notifications/{wrong}"
    assert line is None or caught.value.arguments["line"] == line
    assert detail is None or caught.value.arguments["detail"] == detail


def test_a_text_cannot_grow_without_end(edited: Callable[..., MailComposer]) -> None:
    """What a text writes is capped too: a mail of megabytes helps nobody."""
    many = replace(LETTER, items=LETTER.items * 40)
    with pytest.raises(ContentError) as caught:
        edited("Ämne: x\n{% for item in items %}" + "x" * 60000 + "{% endfor %}").compose(many)
    assert caught.value.code == "template-too-large"


def test_check_tells_every_fault_once(edited: Callable[..., MailComposer]) -> None:
    """`check` names each broken text once, however many mails it would spoil."""
    edited("Ämne: x\n{{ titel }}")
    findings = edited("Subject: x\n{% if %}", "escalation.en.txt.j2").check()
    assert [(f.code, f.place.file, f.place.line) for f in findings] == [
        ("template-syntax", "notifications/escalation.en.txt.j2", 2),
        ("template-undefined", "notifications/digest.sv.txt.j2", 2),
    ]
    assert {f.severity for f in findings} == {Severity.ERROR}


def test_a_misnamed_file_is_pointed_out(edited: Callable[..., MailComposer]) -> None:
    """A file that looks like a text and that no mail would use is a mistake in its name."""
    (finding,) = edited(GOOD, "digets.sv.txt.j2").check()
    assert (finding.code, finding.severity) == ("template-unknown", Severity.WARNING)
    assert finding.arguments["detail"] == "digets.sv.txt.j2 → digest.sv.txt.j2?"


def test_a_text_that_is_not_there_is_taken_from_the_shipped_ones(edited: Callable[..., MailComposer]) -> None:
    """An instance holds only the texts it has changed; the others come with the program."""
    content = edited(GOOD).compose(LETTER).content
    assert b"Hej Anna Berg!\r\n\r\n--=_" in content  # the text is ours, in two lines
    assert b"<h1" in content  # the HTML is the shipped one


def test_an_edited_text_is_used_without_a_restart(edited: Callable[..., MailComposer]) -> None:
    """A program that runs for months sees a text that has been changed."""
    composer = edited(GOOD)
    composer.compose(LETTER)
    edited("Ämne: x\nGod morgon!\n")
    assert b"God morgon!" in composer.compose(LETTER).content


def test_texts_in_a_language_that_is_not_there_are_swedish(edited: Callable[..., MailComposer]) -> None:
    """Better in the organisation's language than not at all."""
    assert b"Hej Anna Berg!" in edited(GOOD).compose(replace(LETTER, language="fi")).content


def test_no_texts_at_all_is_one_clear_error(tmp_path: Path) -> None:
    """An installation that is not whole says which text is missing."""
    with pytest.raises(ContentError) as caught:
        MailComposer(tmp_path / "notifications", tmp_path / "shipped", SETTINGS, iso).compose(LETTER)
    assert caught.value.code == "template-missing"
    assert caught.value.arguments["file"] == "notifications/digest.sv.txt.j2"


def test_a_copy_of_the_shipped_texts_is_without_faults(root: Path, tmp_path: Path) -> None:
    """What `init` writes passes its own check."""
    folder = tmp_path / "notifications"
    shutil.copytree(root / "notifications", folder)
    assert MailComposer(folder, root / "notifications", SETTINGS, iso).check() == ()
