"""A mail's bytes: its headers, that nothing can be smuggled in, and that they are the same every time."""

from datetime import date, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.header import decode_header
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arshjul.adapters.folders import starter
from arshjul.adapters.templates import MailComposer
from arshjul.adapters.templates.samples import sample_letters
from arshjul.adapters.templates.vocabulary import clean
from arshjul.service.ports import Letter
from arshjul.service.settings import MailSettings
from arshjul.values import replace

SETTINGS = MailSettings(
    "h", "Årshjulet, Exempelregionen", "arshjul@example.org", reply_to="planering@example.org"
)
LETTER = replace(
    sample_letters("sv")[0],
    message_id="<0123456789abcdef0123456789abcdef@example.org>",
    date=datetime(2018, 9, 28, 7, 30, tzinfo=timezone(timedelta(hours=2))),
)
ROOT = starter()


def composer_with(settings: MailSettings = SETTINGS) -> MailComposer:
    """A composer with the shipped texts."""
    folder = ROOT / "notifications"
    return MailComposer(folder, folder, settings, lambda day, style, language: day.isoformat())


COMPOSER = composer_with()


def parsed(letter: Letter, composer: MailComposer = COMPOSER) -> EmailMessage:
    """The mail as a reader's program sees it."""
    message = message_from_bytes(composer.compose(letter).content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def with_item(**changes: object) -> Letter:
    """The letter with its item changed."""
    return replace(LETTER, items=({**LETTER.items[0], **changes},))


def test_the_headers_are_those_of_an_automatic_mail() -> None:
    """Sender, one recipient, where replies go, date, identity, and that no machine should answer."""
    message = parsed(LETTER)
    assert message["From"] == '"Årshjulet, Exempelregionen" <arshjul@example.org>'
    assert message["To"] == "Anna Berg <anna.berg@example.org>"
    assert message["Reply-To"] == "planering@example.org"
    assert message["Date"] == "Fri, 28 Sep 2018 07:30:00 +0200"
    assert message["Message-ID"] == LETTER.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert message["References"] is None
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert len(message.keys()) == len({key.lower() for key in message})


def test_the_senders_name_is_the_organisations_on_the_day() -> None:
    """{organisation} in from_name is what the letter says the organisation is called."""
    mail = replace(SETTINGS, from_name="Årshjulet, {organisation}")
    named = replace(LETTER, facts={**LETTER.facts, "organisation": "Region Ö"})
    assert parsed(named, composer_with(mail))["From"] == '"Årshjulet, Region Ö" <arshjul@example.org>'


def test_mails_about_the_same_step_hang_together() -> None:
    """References and In-Reply-To name the thread; long ids are neither broken nor encoded."""
    thread = tuple(f"<{str(number) * 70}@example.org>" for number in range(4))
    content = COMPOSER.compose(replace(LETTER, references=thread)).content
    assert b"\r\nIn-Reply-To: " + thread[-1].encode() + b"\r\n" in content
    assert b"\r\nReferences: " + "\r\n ".join(thread).encode() + b"\r\n" in content


def test_the_same_letter_always_gives_the_same_bytes() -> None:
    """Freezing is reproducible: also the boundary between the parts is the same."""
    first, second = COMPOSER.compose(LETTER).content, composer_with().compose(LETTER).content
    assert first == second
    assert first != COMPOSER.compose(replace(LETTER, message_id="<2@example.org>")).content


@pytest.mark.parametrize("letter", [*sample_letters("sv"), *sample_letters("en")])
def test_every_server_can_take_the_bytes(letter: Letter) -> None:
    """ASCII, CRLF, short lines: no extension of the server is needed, and nothing gets recoded on the way."""
    content = COMPOSER.compose(letter).content
    assert content.isascii()
    assert content.replace(b"\r\n", b"").find(b"\n") == -1 == content.replace(b"\r\n", b"").find(b"\r")
    assert max(map(len, content.split(b"\r\n"))) <= 78


def test_without_a_reply_address_replies_go_to_the_contact() -> None:
    """Reply-To is the function's address, else the contact's; without either nobody is asked to reply."""
    composer = composer_with(replace(SETTINGS, reply_to=None))
    assert parsed(LETTER, composer)["Reply-To"] == "maria.ek@example.org"
    alone = replace(LETTER, facts={"organisation": "Exempelregionen"})
    assert parsed(alone, composer)["Reply-To"] is None
    assert b"svara" not in composer.compose(alone).content


def test_an_international_domain_is_written_in_ascii() -> None:
    """växjö.example is sent as its ASCII form, which every server knows."""
    message = parsed(replace(LETTER, to_address="anna@växjö.example"))
    assert message["To"].addresses[0].addr_spec == "anna@xn--vxj-qla6g.example"


def test_an_address_that_cannot_be_used_does_not_stop_the_composing() -> None:
    """It is refused by the postman, where people see it."""
    COMPOSER.compose(replace(LETTER, to_address="nämnd@example.org"))


@pytest.mark.parametrize(
    "evil",
    [
        "Plan\r\nBcc: evil@example.org",
        "Plan\nBcc: evil@example.org",
        "Plan\u2028Bcc: evil@example.org",
        "Plan\x85Bcc: evil@example.org",
        "Plan\x00\x1b[31m",
        "Plan \u202egpj.exe",
    ],
)
def test_nothing_can_be_smuggled_into_a_mail(evil: str) -> None:
    """Line breaks and steering characters in titles and names never reach a header or a body."""
    letter = replace(with_item(title=evil, step_name=evil), to_name=evil)
    message = parsed(letter)
    assert message["Bcc"] is None
    assert set(message.keys()) == set(parsed(LETTER).keys())
    assert len(message["To"].addresses) == 1
    body = message.get_body(("plain",))
    assert body is not None
    assert not set(str(message["Subject"]) + body.get_content().replace("\r\n", "")) & set(
        "\r\x00\x1b\u202e\u2028\x85"
    )


def test_two_addresses_in_one_are_never_two_recipients() -> None:
    """An address is one address, whatever it holds."""
    message = parsed(replace(LETTER, to_name="Anna, evil@example.org"))
    assert [address.addr_spec for address in message["To"].addresses] == ["anna.berg@example.org"]


def test_html_in_names_is_shown_and_not_obeyed() -> None:
    """A title with tags is read as text."""
    html = parsed(with_item(title="<script>alert(1)</script> & plan")).get_body(("html",))
    assert html is not None
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; plan" in html.get_content()
    assert "<script" not in html.get_content()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "diariet", 'https://x/"onclick="y']
)
def test_only_web_addresses_become_links(address: str) -> None:
    """Anything else is left out, and no address can leave its attribute."""
    html = parsed(with_item(address=address)).get_body(("html",))
    assert html is not None
    assert html.get_content().count("<a ") == (1 if address.startswith("https:") else 0)
    assert '"onclick' not in html.get_content()


@pytest.mark.parametrize("value", [3.5, object(), ["a"], {"a": 1}])
def test_a_letter_holds_only_plain_values(value: object) -> None:
    """Nothing with methods or settings behind it can reach a template."""
    with pytest.raises(TypeError, match="only text"):
        COMPOSER.compose(with_item(reason=value))


def test_a_letter_without_what_every_mail_says_is_refused() -> None:
    """What, when and why are always there."""
    with pytest.raises(ValueError, match="due, why_role"):
        COMPOSER.compose(with_item(due=None, why_role=None))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=120), st.text(max_size=90))
def test_any_words_come_through_as_they_were(title: str, name: str) -> None:
    """Subject and recipient arrive exactly as cleaned, wherever their lines are folded (RFC 2047)."""
    letter = replace(with_item(title=f"x{title}x"), kind="ownerless", to_name=f"Å{name}")
    message = message_from_bytes(COMPOSER.compose(letter).content)
    assert decoded(message["Subject"]) == clean(f"Ingen svarar längre för x{title}x")
    assert decoded(message["To"]).removesuffix("<anna.berg@example.org>").rstrip() == clean(f"Å{name}")


def decoded(header: str) -> str:
    """A header as a reader's program shows it; Python's newer parser keeps blanks between encoded words."""
    return "".join(
        part.decode(coding or "ascii") if isinstance(part, bytes) else part
        for part, coding in decode_header(header)
    ).replace("\r\n", "")


def test_dates_are_never_written_by_the_composer() -> None:
    """How a date is said is handed in: one home for words, wherever they are used."""
    said: list[tuple[date, str, str]] = []

    def one_day(day: date, style: str, language: str) -> str:
        said.append((day, style, language))
        return "en dag"

    folder = ROOT / "notifications"
    assert b"senast en dag." in MailComposer(folder, folder, SETTINGS, one_day).compose(LETTER).content
    assert (date(2018, 10, 5), "long", "sv") in said
