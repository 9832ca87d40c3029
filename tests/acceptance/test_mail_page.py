"""notices --html: the year's mails on one page, as they will look; nothing is sent."""

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program


class _Outline(HTMLParser):
    """The headings, the ids, and the tags that were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One tag."""
        self.tags.add(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))


def _page(program: "Program", *more: str) -> str:
    file = program.folder / "mails.html"
    ran = program("notices", "2018", "--html", str(file), *more)
    assert ran.code == 0, ran.err
    return file.read_text(encoding="utf-8")


def test_every_person_has_a_place_in_the_contents(program: "Program") -> None:
    """Links lead to where each person's mails begin; headings come in order, and ids only once."""
    text = _page(program)
    outline = _Outline()
    outline.feed(text)

    links = re.findall(r'<li><a href="#(to-p\d+)">', text)
    assert len(links) > 10
    assert set(links) <= {*outline.ids}
    assert len(outline.ids) == len({*outline.ids})
    assert all(after - before <= 1 for before, after in zip(outline.levels, outline.levels[1:], strict=False))
    assert outline.levels.count(1) == 1


def test_the_page_is_safe_to_mail_around(program: "Program") -> None:
    """No script, no frame, nothing fetched."""
    outline = _Outline()
    outline.feed(_page(program, "--to", "p11"))

    assert outline.tags.isdisjoint({"script", "iframe", "img", "link", "object", "form"})


def test_one_persons_week(program: "Program") -> None:
    """The filters leave that person's mails of that week."""
    text = _page(program, "--to", "p11", "--week", "3")

    assert re.findall(r"<h3[^>]*>([^:]+):", text) == ["onsdag 17 januari 2018"]


def test_mails_of_later_steps_say_where_the_document_stands_then(program: "Program") -> None:
    """Not the state of today: the decision is reminded of when the proposal has been handed in."""
    text = _page(program, "--to", "p20")

    assert "Inlämnad" in text


def test_nothing_is_sent_and_nothing_opened(program: "Program") -> None:
    """Looking makes no database and no mail."""
    _page(program)

    assert not program.database.exists()
    assert not (program.folder / "mail").exists()


def test_names_are_escaped(program: "Program") -> None:
    """A name is text, whatever it holds."""
    program.change("config.toml", 'name  = "Handläggare FHN"', 'name  = "<b>FHN</b>"')

    text = _page(program, "--to", "p11")

    assert "<b>FHN</b>" not in text
    assert "&lt;b&gt;FHN&lt;/b&gt;" in text


@pytest.mark.parametrize("idle", [True, False])
def test_as_json(program: "Program", idle: bool) -> None:
    """The file, and how much stands in it; fewer mails go when nobody does anything."""
    file = str(program.folder / "m.html")
    ran = program("notices", "2018", "--html", file, "--json", *(("--idle",) if idle else ()))

    assert ran.json["file"] == file
    assert (ran.json["mails"] < 700) is idle
