"""The installation's settings: defaults, addresses as they go on the wire, and positions of findings."""

from typing import TYPE_CHECKING

from arshjul.adapters.content import ContentFolder
from arshjul.domain.findings import Place
from arshjul.service.settings import DatabaseSettings, MailSettings, Settings

if TYPE_CHECKING:
    from tests.content.conftest import Instance


def settings(instance: "Instance") -> Settings:
    """The settings of the instance, which must be without findings."""
    read = ContentFolder(instance.root).read()
    assert read.findings == ()
    assert read.settings is not None
    return read.settings


def test_defaults_are_the_safe_ones(instance: "Instance") -> None:
    """Without further words: STARTTLS required, port 587, thirty mails a minute, 600 s for the last reply."""
    assert settings(instance) == Settings(
        database=DatabaseSettings("arshjul.db"),
        mail=MailSettings(
            host="mail.example.org",
            from_name="Årshjulet",
            from_address="arshjul@example.org",
            password_env="ARSHJUL_MAIL_PASSWORD",
            port=587,
            starttls="required",
            rate_per_minute=30,
            timeout_seconds=600,
        ),
        documents_address="https://dnr.example.org/{registry}",
        contact="p1",
    )


def test_mail_without_starttls_only_to_this_computer(instance: "Instance") -> None:
    """ "never" is taken for a loopback host."""
    instance.change("config.toml", 'host = "mail.example.org"', 'host = "127.0.0.1"\nstarttls = "never"')
    mail = settings(instance).mail
    assert mail is not None
    assert mail.starttls == "never"


def test_an_instance_without_mail(instance: "Instance") -> None:
    """The mail table may be left out: then there is no server, and the usual send window."""
    text = (instance.root / "config.toml").read_text(encoding="utf-8")
    start, end = text.index("[mail]"), text.index("[[closed_days]]")
    instance.write("config.toml", text[:start] + text[end:])
    assert settings(instance) == Settings()


def test_a_domain_with_swedish_letters_is_written_for_the_wire(instance: "Instance") -> None:
    """The domain of an address is kept in IDNA, because mail servers take ASCII."""
    instance.change("config.toml", "tva@example.org", "tva@räksmörgås.example")
    organisation = ContentFolder(instance.root).read().organisation
    assert organisation is not None
    assert organisation.people["p2"].email == "tva@xn--rksmrgs-5wao1o.example"


def test_places_of_keys(instance: "Instance") -> None:
    """Any path of keys has a place: pairs, dotted and quoted keys, rows, items; else the nearest parent."""
    instance.write(
        "config.toml",
        'a = "å" # c\n'
        'b.c = { d = [1, { e = "x" }], "q\\u0020r" = 1 }\n'
        "[[rows]]\nk = 1\n[[rows]]\n'å' = 2\n[rows.sub]\nz = 3\n",
    )
    folder = ContentFolder(instance.root)
    places = {
        ("a",): (1, 1),
        ("b",): (2, 1),
        ("b", "c", "d"): (2, 9),
        ("b", "c", "d", 1): (2, 17),
        ("b", "c", "d", 1, "e"): (2, 19),
        ("b", "c", "q r"): (2, 31),
        ("rows",): (3, 1),
        ("rows", 1): (5, 1),
        ("rows", 1, "å"): (6, 1),
        ("rows", 1, "sub", "z"): (8, 1),
        ("rows", 0, "missing"): (3, 1),
        ("missing", 7, "deep"): (1, 1),
    }
    for path, (line, column) in places.items():
        place = folder.locate(Place("config.toml", path))
        assert (place.line, place.column) == (line, column), path


def test_a_place_in_a_file_that_is_gone_stays_as_it_is(instance: "Instance") -> None:
    """Asking for a place never fails."""
    place = Place("workflows/none.toml", ("id",))
    assert ContentFolder(instance.root).locate(place) == place
