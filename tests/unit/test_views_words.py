"""What the program says, word for word, in Swedish and in English."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from babel.dates import format_date

from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.kinds import Outcome, StepKind
from arshjul.domain.names import Name
from arshjul.domain.organisation import Body, BodyKind, Organisation, Person
from arshjul.domain.workflow import State, Transition, Workflow
from arshjul.errors import Fault
from arshjul.views.filling import inside
from arshjul.views.languages import language_of
from arshjul.views.naming import finder
from arshjul.views.text import Words

PAN = Body(
    "PAN",
    Name("Patientnämnden", "patientnämnden", "Patients' committee"),
    frozenset({BodyKind.COMMITTEE}),
)
REPORT = Workflow(
    "kvartalsrapport",
    Name("Kvartalsrapport", "kvartalsrapporten", "Quarterly report"),
    2018,
    None,
    0,
    ("PAN",),
    None,
    "case_officer",
    "drafting",
    {
        "drafting": State("drafting", Name("Utkast", None, "Draft")),
        "decided": State("decided", Name("Beslutad", None, "Decided"), final=True),
    },
    (Transition("decide", Name("Besluta", None, "Decide"), StepKind.DECIDE, "drafting", "decided", "own"),),
)
ORGANISATION = Organisation(
    "small",
    "Small",
    "sv",
    "Europe/Stockholm",
    {"PAN": PAN},
    people={
        "p1": Person("p1", "Eva Lind", "eva@example.org"),
        "p2": Person("p2", "Per Holm", "per@example.org"),
    },
)
ID = "kvartalsrapport-2018-PAN"


@pytest.fixture
def sv() -> Words:
    """Swedish."""
    return Words("sv", ORGANISATION, finder([REPORT]))


@pytest.fixture
def en() -> Words:
    """English."""
    return Words("en", ORGANISATION, finder([REPORT]))


def unbound(code: str, **arguments: object) -> Finding:
    """A step that the kalendarium cannot carry."""
    place = Place("workflows/kvartalsrapport.toml", ("transitions", 1, "when"), 34, 1)
    return Finding(
        code, Severity.WARNING, place, "kvartalsrapport", "decide", "PAN", 4, 2018, {"name": "x", **arguments}
    )


def test_a_month_without_a_meeting(sv: Words, en: Words) -> None:
    """The finding says which body, month and document; the suggestion says what to write where."""
    finding = unbound("no-meeting", next_meeting="PAN-2018-03", next_date=date(2018, 6, 14))

    assert sv.finding(finding) == (
        "Patientnämnden har inget sammanträde i april 2018 som kan behandla kvartalsrapporten."
    )
    assert sv.suggestion(finding) == (
        "Nästa sammanträde är torsdag 14 juni 2018 (PAN-2018-03). Bind steget dit med en rad i bindings i "
        "calendar/2018.toml, eller flytta ett sammanträde."
    )
    assert en.finding(finding) == (
        "The patients' committee has no meeting in April 2018 that can treat the quarterly report."
    )
    assert en.suggestion(finding) == (
        "The next meeting is on Thursday 14 June 2018 (PAN-2018-03). Bind the step to it with a line in "
        "bindings in calendar/2018.toml, or move a meeting."
    )


def test_no_meeting_left_in_the_year(sv: Words) -> None:
    """When there is none later either, the suggestion says so instead of naming nothing."""
    suggestion = sv.suggestion(unbound("only-cancelled", next_meeting=None, next_date=None))

    assert suggestion is not None
    assert suggestion.startswith("Det finns inget senare sammanträde i kalendariet.")


def test_a_refusal_names_who_can_remove_the_obstacle(sv: Words, en: Words) -> None:
    """No mandate: the role it takes, the people who hold it, and the ids that commands take."""
    arguments = {
        "person": "p1",
        "role": "secretary",
        "body": "PAN",
        "people": ("p2",),
        "date": date(2018, 4, 9),
    }

    assert sv.fault(Fault("no-mandate", arguments)) == (
        "Eva Lind får inte ta det här steget. Det kräver rollen sekreterare för patientnämnden, som 9 april "
        "2018 innehas av Per Holm (p2)."
    )
    assert en.fault(Fault("no-mandate", arguments)) == (
        "Eva Lind may not take this step. It takes the role secretary for the patients' committee, held on "
        "9 April 2018 by Per Holm (p2)."
    )
    vacant = sv.fault(Fault("no-mandate", {**arguments, "people": ()}))
    assert "ingen har den 9 april 2018. Processägaren kan ge någon rollen" in vacant


def test_an_illegal_step_names_the_legal_ones(sv: Words) -> None:
    """State and steps by name, the triggers as they must be typed."""
    arguments = {"document": ID, "trigger": "decide", "state": "drafting", "possible": ("decide",)}

    assert sv.fault(Fault("illegal-move", arguments)) == (
        "kvartalsrapport-2018-PAN står i Utkast, och därifrån går det inte att ta ”besluta” (decide). "
        "Möjliga steg nu: besluta (decide)."
    )
    assert sv.fault(Fault("illegal-move", {**arguments, "state": "decided", "possible": ()})) == (
        "kvartalsrapport-2018-PAN står i Beslutad. Det är färdigt, så inga fler steg kan tas."
    )


def test_a_step_is_called_by_its_name(sv: Words, en: Words) -> None:
    """In a sentence a step has its name, between marks; its id beside it where a person must type it."""
    about = {"document": ID, "step": "decide", "working_days": 5, "date": date(2018, 10, 5)}

    assert sv.say("because-lead-time", about) == "5 arbetsdagar före steget ”besluta” fredag 5 oktober 2018."
    assert en.say("because-lead-time", about).startswith("5 working days before the step “decide” on")
    assert sv.say("no-time", about).startswith("Steget ”besluta” (decide) har ingen tid")
    assert sv.say("no-time", {"document": ID, "step": "gone"}).startswith("Steget gone har ingen tid")


def test_what_a_step_lacks_is_told_in_words(sv: Words) -> None:
    """Not the keys of the file, but what they say; the key stands beside, for the one who writes it."""
    lacks = {"document": ID, "step": "decide", "lacks": ("body", "when")}

    told = sv.say("incomplete-step", lacks)
    assert "det framgår inte vem som tar det (body) och när (when eller due)" in told


def test_a_name_inside_a_sentence() -> None:
    """A name begins small there, unless it begins with an abbreviation."""
    assert inside("Lämna in förslaget") == "lämna in förslaget"
    assert inside("MBL-förhandling") == "MBL-förhandling"


def test_a_lost_race_says_who_when_and_what(sv: Words, en: Words) -> None:
    """Somebody was first: by name, at the organisation's own hour, and what to do now."""
    told = {
        "document": ID,
        "actor": "p2",
        "at": "2018-10-05T07:12:00.000000Z",
        "trigger": "decide",
        "state": "decided",
        "version": 3,
        "seen": 2,
    }

    assert sv.fault(Fault("version-conflict", told)).startswith(
        "Någon hann före: Per Holm tog ”besluta” 5 oktober 2018 klockan 09.12. Du utgick från "
        "version 2, nu är kvartalsrapport-2018-PAN i version 3 och står i Beslutad."
    )
    assert "on 5 October 2018 at 09:12" in en.fault(Fault("version-conflict", told))
    assert sv.fault(Fault("version-conflict", {"document": ID})).startswith("Någon annan ändrade")


def test_one_code_with_two_meanings(sv: Words) -> None:
    """An unknown meeting in a file and one in a command are told apart by what is known about them."""
    in_file = sv.say("unknown-meeting", {"value": "PAN-9", "suggestion": None})
    in_command = sv.say(
        "unknown-meeting", {"meeting": "PAN-9", "planned": "PAN-1", "choices": ("PAN-1",), "body": "PAN"}
    )

    assert in_file == "Sammanträdet PAN-9 finns inte i kalendariet."
    assert in_command.endswith("Det planerade är PAN-1. Hållna sammanträden: PAN-1.")


@pytest.mark.parametrize("language", ["sv", "en", "fi"])
def test_an_unknown_code_is_said_as_it_is(language: str) -> None:
    """A code without a sentence, or a sentence without its facts, never stops the program."""
    words = Words(language)

    assert words.say("brand-new", {"file": "x.toml", "none": None}) == "brand-new (file=x.toml)"
    assert words.say("brand-new") == "brand-new"
    assert words.say("illegal-move", {"document": "d"}) == "illegal-move (document=d)"
    assert words.say("meeting-ahead", {"meeting": "M", "date": "no day at all"}).startswith(
        "M har inte" if language == "sv" else "M has not"
    )
    assert words.say("because-month", {"month": "May", "year": 1}) == "because-month (month=May, year=1)"


def test_names_fall_back_to_ids(sv: Words) -> None:
    """What nobody knows is called by its id."""
    assert (sv.body("XX"), sv.person("p9"), sv.person("p1")) == ("XX", "p9", "Eva Lind")
    assert (sv.body("PAN"), sv.body("PAN", running=True)) == ("Patientnämnden", "patientnämnden")
    assert (sv.step(ID, "decide"), sv.step(ID, "nothing"), sv.state("other", "x")) == (
        "Besluta",
        "nothing",
        "x",
    )
    assert sv.role("case_officer") == "handläggare"
    assert sv.kind(Outcome.REFER_BACK) == sv.kind("refer_back") == "återremiss"
    assert (sv.kind(MeetingStatus.MOVED), sv.kind("unheard_of")) == ("flyttat", "unheard_of")


def test_numbers_take_their_word(sv: Words, en: Words) -> None:
    """One is singular, everything else plural, in each language's own way."""
    assert [sv.count(n, "working_days") for n in (0, 1, 3)] == [
        "0 arbetsdagar",
        "1 arbetsdag",
        "3 arbetsdagar",
    ]
    assert [en.count(n, "documents") for n in (0, 1, 3)] == ["0 documents", "1 document", "3 documents"]


def test_lists_are_joined_as_people_do(sv: Words, en: Words) -> None:
    """Commas, and a word before the last."""
    assert sv.join(("a", "b", "c")) == "a, b och c"
    assert en.join(("a", "b"), "or") == "a or b"
    assert sv.join(("a",)) == "a"


def test_swedish_days_are_those_of_cldr(sv: Words) -> None:
    """The Swedish path loads no library; its words are proved equal to Babel's for every day of a year."""
    patterns = {"long": "EEEE d MMMM y", "full": "d MMMM y", "short": "d MMMM"}
    for ordinal in range(date(2020, 1, 1).toordinal(), date(2021, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        for style, pattern in patterns.items():
            assert sv.date(day, style) == format_date(day, pattern, locale="sv")


def test_days_and_instants(sv: Words, en: Words) -> None:
    """Days in running text, in columns and for machines; instants on the organisation's wall clock."""
    day = date(2018, 10, 5)

    assert [sv.date(day, s) for s in ("long", "full", "short", "iso")] == [
        "fredag 5 oktober 2018",
        "5 oktober 2018",
        "5 oktober",
        "2018-10-05",
    ]
    assert [sv.date(day, "column"), en.date(day, "column"), en.date(day)] == [
        "fre  5 okt",
        "Fri 5 Oct",
        "Friday 5 October 2018",
    ]
    assert sv.instant(datetime(2018, 12, 31, 23, 30, tzinfo=UTC)) == "1 januari 2019 klockan 00.30"


@pytest.mark.parametrize(
    ("flag", "environ", "expected"),
    [
        ("en", {"LANG": "sv_SE.UTF-8"}, "en"),
        (None, {"LANG": "sv_SE.UTF-8"}, "sv"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "sv"),
        (None, {"LANG": "POSIX"}, "sv"),
        (None, {}, "sv"),
        (None, {"LC_ALL": "en_US", "LANG": "sv_SE"}, "en"),
        (None, {"LC_MESSAGES": "sv@x", "LANG": "en_US"}, "sv"),
        (None, {"LC_ALL": "", "LANG": "en_US"}, "en"),
    ],
)
def test_the_language(flag: str | None, environ: dict[str, str], expected: str) -> None:
    """The flag, else the locale; where it says nothing about the reader, the organisation's."""
    assert language_of(flag, environ, "sv") == expected


def test_a_servers_reply_is_told_with_our_word_for_it(sv: Words) -> None:
    """How far an attempt came is a code; the server's own words stand after it as they are."""
    assert sv.reply("login-failed: 535 5.7.8 no") == "Mejlservern tog inte emot inloggningen (535 5.7.8 no)"
    assert sv.reply("550 no such user") == "550 no such user"


def test_a_documents_workflow_is_found_by_its_id() -> None:
    """The longest type that fits, in the version of the document's own cycle."""
    from arshjul.values import replace

    whole = replace(REPORT, id="kvartalsrapport-samlad")
    later = replace(REPORT, first_cycle=2019, last_cycle=None)
    first = replace(REPORT, last_cycle=2018)
    find = finder([first, later, whole])

    assert find("kvartalsrapport-samlad-2018") is whole
    assert find("kvartalsrapport-2018-PAN") is first
    assert find("kvartalsrapport-2020-PAN") is later
    assert find("kvartalsrapport") is later
    assert find("kvartalsrapporten-2018") is None


def test_the_swedish_path_loads_no_library() -> None:
    """A command that only checks content must start at once: no gettext, no Babel."""
    program = (
        "import sys\nfrom datetime import date\nfrom arshjul.views.text import Words\n"
        "Words('sv').date(date(2018, 10, 5)); Words('sv').say('nothing-opened')\n"
        "print(sorted({'gettext', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
