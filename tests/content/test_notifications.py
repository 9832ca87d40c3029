"""The shipped texts of mails: every kind, in every language, in every situation."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path

import pytest

from arshjul.adapters.templates import MailComposer
from arshjul.adapters.templates.samples import sample_letters
from arshjul.adapters.templates.vocabulary import FACT_KEYS, ITEM_KEYS
from arshjul.service.ports import Letter
from arshjul.service.settings import MailSettings

SETTINGS = MailSettings("h", "Årshjulet", "arshjul@example.org", reply_to="planering@example.org")
LETTERS = [
    pytest.param(letter, id=f"{language}-{number}-{letter.kind}")
    for language in ("sv", "en")
    for number, letter in enumerate(sample_letters(language))
]
BANNED = ["härmed", "i enlighet med", "ovan nämnda", "ovannämnda", "eskaler", "workflow", "sla", "transition"]


WEEKDAYS = {"sv": "mån tis ons tors fre lör sön", "en": "Mon Tues Wednes Thurs Fri Satur Sun"}
MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def in_words(day: date, style: str, language: str) -> str:
    """Dates as the program writes them."""
    short = f"{day.day} {MONTHS[language].split()[day.month - 1]}"
    weekday = WEEKDAYS[language].split()[day.weekday()] + {"sv": "dag", "en": "day"}[language]
    return short if style == "short" else f"{weekday} {short} {day.year}"


@pytest.fixture(scope="module")
def composer(root: Path) -> MailComposer:
    """A composer with the shipped texts."""
    return MailComposer(root / "notifications", root / "notifications", SETTINGS, in_words)


def composed(composer: MailComposer, letter: Letter) -> tuple[str, str, str]:
    """Subject, text and HTML of a letter's mail."""
    message = message_from_bytes(composer.compose(letter).content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    return str(message["Subject"]), str(text.get_content()), str(html.get_content())


def item(**changes: object) -> dict[str, object]:
    """A reminder, five working days ahead."""
    return {**sample_letters("sv")[0].items[0], **changes}


def letter_of(kind: str, *items: dict[str, object], language: str = "sv") -> Letter:
    """A letter with these items, written on Friday 28 September 2018."""
    facts = sample_letters("sv")[0].facts
    now = datetime(2018, 9, 28, 5, 30, tzinfo=UTC)
    return Letter(kind, "Anna Berg", "anna@example.org", language, items, facts, "<1@example.org>", (), now)


class Page(HTMLParser):
    """What a test wants to know of an HTML body."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        inside = self.tags[-1][0] if self.tags else ""
        self.words += "" if inside == "title" else f" {data}"

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_shipped_texts_have_no_faults(composer: MailComposer) -> None:
    """`check` finds nothing to say about the texts as shipped."""
    assert composer.check() == ()


def test_every_kind_exists_in_both_languages_as_text_and_html(root: Path) -> None:
    """Swedish and English, text and HTML, four kinds of mail: all complete."""
    names = {path.name for path in (root / "notifications").glob("*.j2")}
    kinds = {letter.kind for letter in sample_letters("sv")}
    assert kinds == {"digest", "escalation", "correction", "ownerless", "joint"}
    assert {f"{k}.{l}.{f}.j2" for k in kinds for l in ("sv", "en") for f in ("txt", "html")} <= names  # noqa: E741


@pytest.mark.parametrize("letter", LETTERS)
def test_text_and_html_say_the_same(composer: MailComposer, letter: Letter) -> None:
    """Word by word: whoever reads only text gets every fact that the HTML holds, and the other way round."""
    subject, text, html = composed(composer, letter)
    assert re.findall(r"\w+", f"{subject} {text}".lower()) == re.findall(r"\w+", Page(html).words.lower())


@pytest.mark.parametrize("letter", LETTERS)
def test_every_mail_says_what_when_why_and_whom_to_ask(composer: MailComposer, letter: Letter) -> None:
    """What, when, why you, and how to get an answer; nothing is left as None or as an empty sentence."""
    subject, text, _ = composed(composer, letter)
    first = letter.items[0]
    assert str(first["title"]).lower() in f"{subject} {text}".lower()
    assert str(first["why_role"]) in text
    asked = "Frågor?" if letter.language == "sv" else "Questions?"
    assert asked in text
    assert "None" not in text
    assert not re.search(r" [.,:]|\(\)|  ", text.replace("\u00a0", "x")), text


@pytest.mark.parametrize("letter", LETTERS)
def test_html_is_readable_for_everybody(composer: MailComposer, letter: Letter) -> None:
    """Language, title, one first heading, no images, layout tables marked as such, headers with scope."""
    subject, _, html = composed(composer, letter)
    page = Page(html)
    assert page.all("html") == [{"lang": letter.language}]
    assert (len(page.all("h1")), len(page.all("title")), page.all("img")) == (1, 1, [])
    assert f"<title>{subject}</title>" in html
    assert [t for t in page.all("th") if t.get("scope") != "row"] == []
    layout = [table for table in page.all("table") if table.get("role") == "presentation"]
    assert len(page.all("table")) - len(layout) == len(letter.items)
    assert all(table["width"] == "100%" for table in page.all("table"))
    assert "max-width:600px" in html


@pytest.mark.parametrize("letter", LETTERS)
def test_the_only_link_is_the_documents_address(composer: MailComposer, letter: Letter) -> None:
    """Scanners open every link before a person does, so there is none but the document's own address."""
    _, text, html = composed(composer, letter)
    addresses = {str(i["address"]) for i in letter.items if i.get("address")}
    assert {link["href"] for link in Page(html).all("a")} == addresses
    assert set(re.findall(r"https?://\S+", text)) == addresses


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colours(root: Path, what: str) -> Iterator[str]:
    """Every colour that the HTML templates use for something."""
    for path in (root / "notifications").glob("*.html.j2"):
        yield from re.findall(rf"(?<![\w-]){what}:#([0-9a-f]{{6}})", path.read_text(encoding="utf-8"))


def test_every_text_colour_can_be_read_on_every_background(root: Path) -> None:
    """Contrast of at least 4.5 to 1 (WCAG 1.4.3)."""
    for text in set(colours(root, "color")):
        for background in set(colours(root, "background-color")):
            dark, light = sorted([luminance(text), luminance(background)])
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, background)


@pytest.mark.parametrize("word", BANNED)
def test_the_words_are_plain(root: Path, word: str) -> None:
    """Office Swedish and trade words have no place in a mail."""
    comments_away = re.sub(
        r"{#.*?#}|{%.*?%}", "", (root / "notifications" / "words.sv.j2").read_text(), flags=re.S
    )
    assert not re.search(rf"\b{word}", comments_away, re.I)


@pytest.mark.parametrize(
    ("letter", "subject"),
    [
        (
            letter_of("digest", item()),
            "Lämna in förslaget senast fredag 5 oktober: verksamhetsplanen 2019 för Folkhögskolenämnden",
        ),
        (
            letter_of("digest", item(days_left=0, due=date(2018, 9, 28), title="budgeten 2019")),
            "Lämna in förslaget senast i dag, fredag 28 september: budgeten 2019",
        ),
        (letter_of("digest", item(), item()), "2 saker att lämna in"),
        (letter_of("digest", *[item(due=date(2018, 9, 30))] * 3), "3 saker att lämna in den här veckan"),
        (letter_of("digest", *[item(days_left=0)] * 2), "2 saker att lämna in i dag"),
        (letter_of("digest", *[item(kind="outcome")] * 2), "2 beslut att registrera"),
        (letter_of("digest", item(), item(kind="outcome")), "2 saker att göra"),
        (letter_of("escalation", item(title="budgeten 2019")), "Försenat sedan 5 oktober: budgeten 2019"),
        (
            letter_of("correction", item(title="budgeten 2019", old_due=date(2018, 9, 21))),
            "Nytt datum, fredag 5 oktober: budgeten 2019",
        ),
        (letter_of("ownerless", item(title="budgeten 2019")), "Ingen svarar längre för budgeten 2019"),
        (
            letter_of("digest", item(title="the budget", step_name="Hand in"), language="en"),
            "Hand in by Friday 5 October: the budget",
        ),
    ],
)
def test_the_subject_says_what_and_when(composer: MailComposer, letter: Letter, subject: str) -> None:
    """One thing has a subject of its own; several are counted, and said to be for today or this week."""
    assert composed(composer, letter)[0] == subject


def test_a_digest_is_sorted_by_urgency_under_headings(composer: MailComposer) -> None:
    """Late, decisions to record, today, this week, later."""
    letter = letter_of(
        "digest",
        item(title="E", due=date(2018, 10, 5)),
        item(title="D", due=date(2018, 9, 30), days_left=1),
        item(title="C", due=date(2018, 9, 28), days_left=0),
        item(title="B", kind="outcome", days_left=-1),
        item(title="A", due=date(2018, 9, 27), days_left=-1),
    )
    _, text, _ = composed(composer, letter)
    order = ["FÖRSENAT", "Dokument: A", "BESLUT ATT REGISTRERA", "Dokument: B", "I DAG", "Dokument: C"]
    order += ["DEN HÄR VECKAN", "Dokument: D", "SENARE", "Dokument: E"]
    assert sorted(order, key=text.index) == order


@pytest.mark.parametrize(
    ("letter", "sentence"),
    [
        (letter_of("digest", item()), "Det är 5 arbetsdagar kvar."),
        (letter_of("digest", item(days_left=1)), "Det är 1 arbetsdag kvar."),
        (letter_of("digest", item()), "Är det inte klart måndag 8 oktober meddelar vi Per Holm."),
        (letter_of("digest", item()), "Lämna till: Eva Lind, telefon 08-465\u00a0004\u00a021"),
        (
            letter_of("digest", item(instead_of_name="Bo Ek", instead_of_until=date(2018, 10, 15))),
            "Du får mejlet i stället för Bo Ek till och med måndag 15 oktober.",
        ),
        (
            letter_of(
                "digest", item(kind="outcome", meeting_body="fullmäktige", meeting_date=date(2018, 6, 14))
            ),
            "Fullmäktige sammanträdde torsdag 14 juni 2018. Beslutet är inte registrerat än.",
        ),
        (
            letter_of(
                "digest",
                item(kind="outcome", step_name="Hålla dialogen", due=date(2018, 3, 29), meeting_date=None),
            ),
            "Steget ”Hålla dialogen” skulle ha varit klart torsdag 29 mars 2018. Det är inte registrerat än.",
        ),
        (
            letter_of("digest", item(kind="outcome", unbound=True, next_live_meeting=date(2018, 11, 30))),
            "hade inget sammanträde den månaden. Nästa sammanträde är fredag 30 november 2018.",
        ),
        (
            letter_of("digest", item(kind="outcome", unbound=True)),
            "Det finns inget senare sammanträde i kalendariet.",
        ),
        (letter_of("escalation", item(days_late=3)), "Det är nu 3 arbetsdagar försenat."),
        (letter_of("escalation", item(next_date=None)), "Ingen mer får mejl om den här förseningen."),
        (letter_of("escalation", item(responsible="Anna Berg")), "Ansvarig: Anna Berg"),
        (
            letter_of("escalation", item(yours=True)),
            "Hinner du inte till sammanträdet, säg till Eva Lind redan i dag.",
        ),
        (
            letter_of("correction", item(old_due=date(2018, 9, 21))),
            "fredag 5 oktober 2018. Det tidigare datumet, fredag 21 september 2018, gäller inte längre.",
        ),
        (
            letter_of("ownerless", item(ended_body="nämnden", ended_on=date(2018, 10, 14))),
            "Nämnden upphörde söndag 14 oktober 2018 och har ingen efterträdare.",
        ),
        (
            letter_of("digest", item()),
            "Kontakta Maria Ek, telefon 08-465\u00a0004\u00a001, maria.ek@example.org.",
        ),
    ],
)
def test_the_sentences_are_right(composer: MailComposer, letter: Letter, sentence: str) -> None:
    """Each situation is said in plain words, in text and in HTML alike."""
    _, text, html = composed(composer, letter)
    assert sentence in text
    assert sentence.partition(": ")[2] in html or sentence in html


def test_the_readme_names_every_word_that_a_text_can_use(root: Path) -> None:
    """A process owner finds all there is to use in README.md, and nothing that is not there."""
    readme = (root / "notifications" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", readme))
    assert {*ITEM_KEYS, *FACT_KEYS, "group", "to_name", "reply_to", "subject", "language"} <= named
