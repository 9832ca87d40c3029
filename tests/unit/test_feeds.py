"""Feeds: what stands in whose calendar, and that every calendar program can read it (RFC 5545)."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arshjul import bootstrap
from arshjul.errors import UsageError
from arshjul.service import feeding
from arshjul.service.feeding import Feed, Whose
from arshjul.views.feeds import escaped, folded, icalendar
from arshjul.views.text import Words

NOW = datetime(2018, 1, 2, 8, tzinfo=UTC)
OFFICER, SECRETARY = "p07", "p16"


def made_feed(folder: Path, **whose: str) -> Feed:
    """A feed of the shipped year."""
    return feeding.feed(bootstrap.world(folder), Whose(**whose), NOW)


def written(feed: Feed) -> bytes:
    """The file, as Swedes get it."""
    return icalendar(Words("sv"), feed, NOW)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_lines_are_folded_at_75_octets_between_letters(text: str) -> None:
    """No piece is longer, no letter is cut, and unfolding gives the text back."""
    found = folded(text)
    pieces = found.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert [piece.decode() for piece in pieces]
    assert found.replace(b"\r\n ", b"").removesuffix(b"\r\n").decode() == text


def test_special_letters_are_escaped() -> None:
    """Commas, semicolons, backslashes and new lines are part of a text, never of the format."""
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


@pytest.mark.parametrize(
    "whose", [{"person": OFFICER}, {"person": SECRETARY}, {"role": "secretary"}, {"body": "LS"}]
)
def test_a_calendar_program_reads_what_we_write(made: Path, whose: dict[str, str]) -> None:
    """The file parses, and days, ids and words come back as they were."""
    library = pytest.importorskip("icalendar")
    feed = made_feed(made, **whose)
    calendar = library.Calendar.from_ical(written(feed))
    events = calendar.walk("VEVENT")
    assert len(events) == len(feed.events) > 0
    for event, ours in zip(events, feed.events, strict=True):
        assert event.decoded("DTSTART") == ours.day
        assert event.decoded("DTEND") == ours.day + timedelta(1)
        assert event["TRANSP"] == "TRANSPARENT"
        assert event.decoded("DTSTAMP") == NOW
    assert len({event["UID"] for event in events}) == len(events)


def test_every_line_ends_as_the_format_asks(made: Path) -> None:
    """CRLF everywhere, and no line over 75 octets."""
    data = written(made_feed(made, role="secretary"))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_the_same_year_gives_the_same_ids(made: Path) -> None:
    """A calendar that reads the feed again changes its events and gets no doubles."""
    first, again = (written(made_feed(made, person=OFFICER)) for _ in range(2))
    assert first == again


def test_an_official_has_the_hand_ins_with_an_alarm(made: Path) -> None:
    """The deadlines of the one who answers for them, each with an alarm; the committee's meetings without."""
    feed = made_feed(made, person=OFFICER)
    deadlines = [event for event in feed.events if event.meeting is None]
    assert {event.steps[0].document.body for event in deadlines} == {"NBLS"}
    assert {event.meeting.body for event in feed.events if event.meeting} == {"NBLS"}
    assert written(feed).count(b"BEGIN:VALARM") == len(deadlines) > 0


def test_a_substitute_has_what_falls_in_the_absence(made: Path) -> None:
    """On leave in August: the hand-in stands in the substitute's calendar, and not in one's own."""
    own, substitute = (made_feed(made, person=person) for person in ("p09", "p03"))
    august = date(2018, 8, 16)
    assert not [event for event in own.events if event.day == august and event.meeting is None]
    assert [event for event in substitute.events if event.day == august and event.meeting is None]


def test_a_body_has_its_own_meetings_and_what_is_treated(made: Path) -> None:
    """Each meeting of the board, and in it the documents that it takes."""
    feed = made_feed(made, body="LS")
    meetings = [event for event in feed.events if event.meeting]
    assert {event.meeting.body for event in meetings if event.meeting} == {"LS"}
    assert any(event.steps for event in meetings)
    assert "Behandlar: Budget" in written(feed).replace(b"\r\n ", b"").decode()


def test_a_cancelled_meeting_stays_as_cancelled(made: Path) -> None:
    """It disappears from the reader's calendar only when it is told."""
    assert written(made_feed(made, body="NBLS")).count(b"STATUS:CANCELLED") == 1


@pytest.mark.parametrize(
    ("whose", "code"),
    [
        ({}, "feed-of-nothing"),
        ({"person": "p99"}, "unknown-person-id"),
        ({"role": "secretery"}, "unknown-role"),
        ({"body": "XX"}, "unknown-filter"),
    ],
)
def test_a_calendar_of_nobody_is_refused(made: Path, whose: dict[str, str], code: str) -> None:
    """A slip of the pen gives a sentence, not an empty calendar."""
    with pytest.raises(UsageError) as caught:
        made_feed(made, **whose)
    assert caught.value.code == code
