"""Template text that is left in a paper, words spelled in two ways, and files that mean harm."""

import zipfile
from pathlib import Path

import pytest

from arshjul.adapters.papers import lines
from arshjul.domain.papers import two_spellings, unfilled
from arshjul.errors import UsageError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    "line",
    [
        "Skriv vilka som bör delges beslut",
        "Klicka eller tryck här för att ange text.",
        "Beslutet gäller från [datum].",
        "Handläggare: [Namn Efternamn]",
        "[…]",
        "Diarienummer RS XX",
        "Datum ÅÅÅÅ-MM-DD",
        "Lorem ipsum dolor sit amet",
        "Nämnden <namn på nämnden> beslutar",
        "Ange här vad ärendet gäller",
    ],
)
def test_template_text_is_found(line: str) -> None:
    """T23: the prompts that templates leave behind, wherever they stand, with the line's number."""
    (found,) = unfilled(["Rubrik", line])
    assert found.line == 2


@pytest.mark.parametrize(
    "line",
    [
        "Nämnden beslutar att skriva av fordran.",
        "Se [riktlinjen](https://example.org/riktlinje) och bilaga [1].",
        "- [x] klart",
        "E-post <sekreterare@example.org>",
        "Rad ett<br>rad två",
        "Beslutet anslogs 2019-10-22.",
        "XXL-utskrift",
    ],
)
def test_ordinary_text_is_left_alone(line: str) -> None:
    """Links, notes, boxes, addresses and tags are no prompts."""
    assert unfilled([line]) == ()


def test_an_organisation_adds_its_own_prompts() -> None:
    """As they stand in its templates, whatever the case."""
    assert unfilled(["Texten HÄR beskriver ärendet"], ["texten här"])[0].line == 1


def test_a_heading_spelled_in_two_ways_is_told() -> None:
    """T23: Rollfördelning in the contents, Rolfördelning over the section; no refusal, only a remark."""
    paper = [
        "Rollfördelning mellan förtroendevalda och förvaltning\t8",
        "",
        "Rolfördelning mellan förtroendevalda",
    ]
    (found,) = two_spellings(paper)
    assert (found.line, found.text, found.other, found.other_line) == (
        3,
        "Rolfördelning",
        "Rollfördelning",
        1,
    )


def _docx(path: Path, body: str, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return path


def test_a_word_processor_s_paragraphs_are_read(tmp_path: Path) -> None:
    """A sentence in several runs is one line, and the footer is read too."""
    body = "<w:p><w:r><w:t>Skriv vilka </w:t></w:r><w:r><w:t>som bör delges</w:t></w:r></w:p>"
    foot = f'<w:ftr xmlns:w="{W}"><w:p><w:r><w:t>Sida XX</w:t></w:r></w:p></w:ftr>'
    found = lines(_docx(tmp_path / "memo.docx", body, footer1=foot))
    assert found == ("Skriv vilka som bör delges", "Sida XX")
    assert [one.line for one in unfilled(found)] == [1, 2]


def test_hostile_and_foreign_files_are_refused(tmp_path: Path) -> None:
    """Entities, archives that swell or are broken, other kinds, folders, missing files: told."""
    entity = tmp_path / "entity.docx"
    with zipfile.ZipFile(entity, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (61 * 1024 * 1024))
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not an archive")
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    expected = {
        entity: "paper-broken",
        bomb: "paper-too-large",
        broken: "paper-broken",
        pdf: "paper-kind",
        tmp_path: "paper-special",
        tmp_path / "no.txt": "paper-missing",
    }
    for path, code in expected.items():
        with pytest.raises(UsageError) as raised:
            lines(path)
        assert raised.value.code == code
