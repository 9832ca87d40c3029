"""Preview, simulated clock and real run are one: the mails of a year in which nobody does anything."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arshjul import bootstrap
from arshjul.domain.mails import Attempt, Delivery, Mail
from arshjul.service.imagining import mails
from arshjul.service.opening import open_year
from arshjul.service.ticking import tick
from arshjul.service.world import World

_ZONE = ZoneInfo("Europe/Stockholm")
Sent = tuple[date, str, str, str]
"""Day, person, subject and the mail's text."""


class _Box:
    """Takes every mail."""

    def __init__(self) -> None:
        self.today = date(2018, 1, 1)
        self.taken: list[Sent] = []

    def send(self, mail: Mail, sender: str, before_dot: Callable[[], None]) -> Attempt:
        """One attempt."""
        before_dot()
        found = message_from_bytes(mail.content, policy=default)
        assert isinstance(found, EmailMessage)
        body = found.get_body(("plain",))
        assert isinstance(body, EmailMessage)
        self.taken.append((self.today, mail.person, str(found["subject"]), _text(body.get_content())))
        return Attempt(Delivery.ACCEPTED, "250 ok")

    def close(self) -> None:
        """Nothing is held."""


def _text(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), _ZONE).astimezone(ZoneInfo("UTC"))


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def _run(world: World, opened: date, last: date) -> list[Sent]:
    """Open the year, tick every morning, and let nobody do anything."""
    box = _Box()
    open_year(world, 2018, "p01", "open", _at(opened, 6), simulated=True)
    days = world.files().basis.days
    for day in (day for day in _days(opened, last) if days.is_working(day)):
        box.today = day
        for hour in (8, 9):  # more often than once a day makes no more mails
            tick(world, _at(day, hour), box)
    return sorted(box.taken)


def _imagined(root: Path, world: World, opened: date, last: date) -> list[Sent]:
    writer = bootstrap.writer(root, world.settings())
    found = []
    for mail in mails(world, 2018, opened=opened, until=last, idle=True):
        written = writer.written(mail.letter)
        found.append((mail.day, mail.person.id, written.subject, _text(written.text)))
    return sorted(found)


def _both(made: Path, opened: date, last: date) -> tuple[list[Sent], list[Sent]]:
    with TemporaryDirectory() as folder:
        root = Path(shutil.copytree(made, Path(folder) / "instance"))
        world = bootstrap.world(root)
        try:
            return _imagined(root, world, opened, last), _run(world, opened, last)
        finally:
            world.store.close()


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(opened=st.dates(date(2018, 1, 1), date(2018, 12, 20)), length=st.integers(1, 14))
def test_the_preview_is_what_is_sent(made: Path, opened: date, length: int) -> None:
    """Whenever the year is opened: the same days, people, subjects and words."""
    imagined, sent = _both(made, opened, opened + timedelta(days=length))

    assert imagined == sent


@pytest.mark.slow
def test_the_preview_of_a_whole_year_is_what_is_sent(made: Path) -> None:
    """From the first day to the end of the January after, bodies that end on the way included."""
    imagined, sent = _both(made, date(2018, 1, 1), date(2019, 1, 31))

    assert imagined == sent
    assert {subject.split()[0] for _, _, subject, _ in sent} >= {"Försenat", "Lämna"}
