"""Tables, sentences and JSON objects made of plain values: nothing is read, nothing is printed."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arshjul.domain.basis import Basis
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kinds import Outcome
from arshjul.domain.ladder import rungs
from arshjul.domain.mails import Mail, MailStatus
from arshjul.domain.names import Name
from arshjul.domain.notices import LedgerRow, Notice, NoticeKey, NoticeKind, NoticeStatus
from arshjul.domain.planning import plan
from arshjul.domain.progress import Progress, Taken
from arshjul.errors import ContentError, Fault, InfrastructureError, Refused
from arshjul.service.advancing import Advanced
from arshjul.service.definitions import Definitions
from arshjul.service.doctoring import Health, Symptom
from arshjul.service.history import Answer, Line
from arshjul.service.opening import Opened
from arshjul.service.planning import Preview
from arshjul.service.ports import DocumentRow
from arshjul.service.running import RunningDocument
from arshjul.service.sending import Ticked
from arshjul.service.simulating import LateStep, Summary
from arshjul.service.standing import Move, Overview, Shown, Standing
from arshjul.service.taking import Difference
from arshjul.service.verifying import Verified
from arshjul.values import replace
from arshjul.views import (
    doctor,
    entry,
    errors,
    findings,
    history,
    notices,
    opened,
    standing,
    summary,
    ticked,
    verified,
)
from arshjul.views import plan as plan_view
from arshjul.views.columns import blocks, table, wrapped
from arshjul.views.diagram.mermaid import mermaid
from arshjul.views.envelope import envelope
from arshjul.views.naming import finder
from arshjul.views.text import Words

if TYPE_CHECKING:
    from tests.unit.conftest import Small

ID = "plan-2019-AN"
TODAY = date(2018, 9, 3)
ENTRY: Mapping[str, object] = {
    "type": "step.taken",
    "seq": 7,
    "doc": ID,
    "actor": "an-sec",
    "at": "2018-09-03T07:12:00.000000Z",
    "on": "2018-08-30",
    "trigger": "propose",
    "from": "handed_in",
    "to": "proposed",
    "body": "AN",
    "outcome": "approve",
    "meeting": "AN-1",
    "ref": "12",
    "registry": None,
    "due": "2018-08-28",
    "late": 2,
    "missing": [],
    "minority": False,
}


@pytest.fixture(scope="module")
def basis(small: "Small") -> Basis:
    """The small organisation's year."""
    return small.basis()


@pytest.fixture(scope="module")
def definitions(basis: Basis) -> Definitions:
    """The same, as the services hand it over."""
    return Definitions(basis, {})


@pytest.fixture
def sv(basis: Basis) -> Words:
    """Swedish."""
    return Words("sv", basis.organisation, finder(basis.workflows))


@pytest.fixture
def en(basis: Basis) -> Words:
    """English."""
    return Words("en", basis.organisation, finder(basis.workflows))


@pytest.fixture
def stands(small: "Small", basis: Basis) -> Standing:
    """A plan that has been handed in and is two days late for its decision."""
    taken = {"hand_in": Taken(date(2018, 8, 16), "an1")}
    progress = Progress("handed_in", 2, taken, registry={"AN": "AN 2018/7"}, opened=date(2018, 1, 2))
    row = DocumentRow(ID, "plan", "AN", 2018, 2019, "0" * 64, "handed_in", 2, {})
    running = RunningDocument(row, small.planned(basis, ID), progress)
    step = small.planned_step(basis, ID, "propose")
    secretaries = basis.organisation.holders("secretary", "AN", TODAY)[:1]
    move = Move(step, secretaries, (Fault("vacant", {"role": "secretary", "body": "AN"}),))
    return Standing(running, "AN", (move,), 2, step)


def as_json(value: object) -> Any:
    """What a program that reads our JSON sees."""
    return json.loads(json.dumps(value))


def warning(code: str = "no-meeting", severity: Severity = Severity.WARNING) -> Finding:
    """A finding with a place."""
    place = Place("workflows/plan.toml", ("transitions", 1, "when"), 34, 9)
    facts = {"next_meeting": "AN-2", "next_date": date(2018, 9, 13)}
    return Finding(code, severity, place, "plan", "propose", "AN", 8, 2018, facts)


def test_findings_stand_under_their_severity_with_place_and_remedy(sv: Words) -> None:
    """Errors first, each with file, line and column as editors take them; the last line counts."""
    told = findings.lines(sv, [warning(), warning("two-times", Severity.ERROR)])

    assert told[0] == "Fel"
    assert told[1] == "  workflows/plan.toml:34:9  [two-times]", "the code can be looked up and mailed"
    assert "Varningar" in told
    assert "    → Nästa sammanträde är torsdag 13 september 2018 (AN-2). Bind steget dit med" in told
    assert told[-1] == "1 fel, 1 varning."
    assert findings.lines(sv, []) == ["Inga fel och inga varningar."]


def test_findings_keep_the_keys_of_the_contract(sv: Words) -> None:
    """Programs rely on these names."""
    (found,) = as_json(findings.data(sv, [warning()]))

    assert {name: found[name] for name in ("code", "severity", "file", "line", "document", "step")} == {
        "code": "no-meeting",
        "severity": "warning",
        "file": "workflows/plan.toml",
        "line": 34,
        "document": "plan",
        "step": "propose",
    }
    assert (found["body"], found["month"], found["year"]) == ("AN", 8, 2018)
    assert found["message"].startswith("AN har inget sammanträde i augusti 2018")
    assert found["suggestion"].startswith("Nästa sammanträde är")
    assert found["arguments"]["next_date"] == "2018-09-13"


def test_the_plan_shows_every_step_and_why(sv: Words, definitions: Definitions) -> None:
    """A line a step; with why, the rule and the meeting that gave it its day."""
    year = plan(definitions.basis, 2018)
    told = plan_view.lines(sv, definitions, year, [], why=True)

    assert told[0] == "Året 2018: 4 dokument, 12 steg."
    assert "  tor 30 aug  propose  propose  AN  AN-1" in told
    assert any("Arbetsflödet säger augusti 2018 för AN (workflows/plan.toml)." in line for line in told)
    assert any("AN-1 är det enda sammanträdet då där steget kan tas" in line for line in told)


def test_the_plan_keeps_the_keys_of_the_contract(en: Words, definitions: Definitions) -> None:
    """Documents with steps, each with its meeting, its day and its reasons."""
    found = as_json(plan_view.data(en, definitions, plan(definitions.basis, 2018), [warning()]))
    document = next(d for d in found["documents"] if d["id"] == ID)
    step = next(s for s in document["steps"] if s["trigger"] == "propose")

    assert (found["year"], len(found["findings"])) == (2018, 1)
    assert (document["type"], document["body"], document["year"], document["cycle"]) == (
        "plan",
        "AN",
        2019,
        2018,
    )
    assert (step["body"], step["meeting"], step["due"], step["unbound"]) == ("AN", "AN-1", "2018-08-30", None)
    assert step["because"][0]["code"] == "because-month"
    assert step["because"][0]["message"] == "The workflow says August 2018 for AN (workflows/plan.toml)."


def test_opening_says_what_it_did(sv: Words) -> None:
    """Once it creates; twice it changes nothing, and says so."""
    first = opened.lines(sv, Opened(2018, (ID,), 1, (warning(),)))
    again = opened.lines(sv, Opened(2018, (), 1, ()))

    assert first[0] == "Året 2018 är öppnat: 1 dokument skapade."
    assert first[1].startswith("Året öppnades med 1 anmärkning om kalendariet")
    assert again[0] == "Året 2018 var redan öppet med 1 dokument. Inget har ändrats."
    assert as_json(opened.data(sv, Opened(2018, (ID,), 1, ())))["created"] == [ID]


def overview(definitions: Definitions, *documents: Standing, mails: tuple[Mail, ...] = ()) -> Overview:
    """Some documents as they stand."""
    return Overview(documents, definitions, Difference(), mails, TODAY, simulated=True)


def test_status_is_a_table_and_what_needs_attention(
    sv: Words, definitions: Definitions, stands: Standing
) -> None:
    """State, next step, day and delay in columns; documents without owner and failed mail below."""
    orphan = replace(stands, owner=None, late=0)
    failed = Mail(
        1, "an1", "digest", "<12345678@x>", "a@x", b"", MailStatus.FAILED, 0, 1, reply="550 no such user"
    )
    told = standing.status_lines(sv, overview(definitions, stands, orphan, mails=(failed,)))

    assert told[0].split() == ["Dokument", "Läge", "Nästa", "steg", "Senast", "Dagar", "sent"]
    assert told[1] == "plan-2019-AN  handed_in  propose     tor 30 aug  +2"
    assert told[2] == "plan-2019-AN  handed_in  utan ägare"
    assert "måndag 3 september 2018: 2 dokument, 0 klara, 1 sena." in told
    assert told[-1] == "  - an1, samlat mejl: 550 no such user"
    assert all(len(line) <= 80 for line in told)


def test_status_keeps_the_keys_of_the_contract(sv: Words, definitions: Definitions, stands: Standing) -> None:
    """Every document with its state, its version and what comes next."""
    (found,) = as_json(standing.status_data(sv, overview(definitions, stands)))["documents"]

    assert (found["id"], found["state"], found["version"], found["late"]) == (ID, "handed_in", 2, 2)
    assert found["next"] == {"trigger": "propose", "due": "2018-08-30", "body": "AN", "meeting": "AN-1"}
    assert (found["owner"], found["ownerless"], found["finished"]) == ("AN", False, False)


@pytest.fixture
def shown(definitions: Definitions, stands: Standing) -> Shown:
    """The same document with its ladder; its secretary has been told once."""
    basis = definitions.basis
    ladder = tuple((s, rungs(basis, s, date(2018, 1, 2))) for s in stands.running.planned.steps)
    key = NoticeKey(ID, "propose", 0, "outcome", "an-sec")
    notice = Notice(key, NoticeKind.OUTCOME, date(2018, 8, 31), date(2018, 8, 30), "secretary", "AN")
    rows = (LedgerRow(notice, NoticeStatus.SENT),)
    return Shown(stands, ladder, rows, (), definitions, Difference(), TODAY, simulated=False)


def test_show_tells_the_ladder_and_the_command_to_type(sv: Words, shown: Shown) -> None:
    """What is done, who has been told, who will be, what stands in the way, and what to type."""
    told = standing.show_lines(sv, shown)

    assert told[1] == "Läge: handed_in (version 2)."
    assert "Sent: 2 arbetsdagar." in told
    assert "Diarienummer: AN 2018/7 (AN)." in told
    assert any(line.endswith("klart tor 16 aug") for line in told)
    assert "      fre 31 aug  beslut att registrera till an-sec: skickad" in told
    assert "      mån  3 sep  eskalering till den ansvariga och den ansvarigas chef" in told
    assert "  propose, senast torsdag 30 augusti 2018. Kan tas av an-sec (an-sec)." in told
    assert any(line.startswith("    - Ingen har rollen sekreterare för AN i dag.") for line in told)
    command = (
        "    arshjul advance plan-2019-AN propose --meeting AN-1 --paragraph § --outcome approve --as an-sec"
    )
    assert told[-1] == command


def test_show_keeps_the_keys_of_the_contract(en: Words, shown: Shown) -> None:
    """Moves with who may, whether the asker may, and every reason."""
    found = as_json(standing.show_data(en, shown))["document"]
    (move,) = found["moves"]

    assert (found["id"], found["state"], found["version"]) == (ID, "handed_in", 2)
    assert (move["trigger"], move["kind"], move["by"], move["allowed"]) == (
        "propose",
        "decide",
        ["an-sec"],
        False,
    )
    assert move["outcomes"] == ["approve", "amend", "table", "refer_back", "reject"]
    assert move["reasons"][0]["code"] == "vacant"
    assert move["reasons"][0]["message"].startswith("Nobody holds the role secretary for AN today.")
    assert found["steps"][0]["taken"] == {
        "on": "2018-08-16",
        "by": "an1",
        "meeting": None,
        "att": None,
    }
    assert found["steps"][1]["rungs"][0]["notices"] == [{"person": "an-sec", "status": "sent"}]


def test_differences_say_what_will_come_of_them(sv: Words) -> None:
    """Harmless changes are taken by the next writing command, others wait; broken files change nothing."""
    found = Difference(("kalendarium:2018", "organisation"), ("workflow:plan:2018",))
    told = standing.difference_lines(sv, found)

    assert told[0].startswith(
        "Filerna har ändrats: kalendariet 2018 och organisationen. Nästa kommando som skriver"
    )
    assert told[1].startswith("Filerna har ändrats: arbetsflödet plan. Ändringen gäller inte förrän")
    assert standing.difference_lines(sv, Difference()) == []
    assert standing.difference_lines(sv, Difference(broken=True))[0].startswith("Innehållet har fel")


def test_history_shows_who_did_what_and_how_late(sv: Words, definitions: Definitions) -> None:
    """One document's story: its name once, hour, paragraph, delay, and the reason that was given."""
    line = Line(ENTRY, "Siffrorna kom sent", 2018, "plan", TODAY)
    told = history.lines(sv, Answer((line,), definitions), width=120)

    assert told[0] == ID
    assert told[3] == "2018-09-03 09.12  propose  bifall  an-sec  AN-1 § 12    +2"
    assert told[4] == "    ”Siffrorna kom sent”"
    assert told[-1] == "1 post."
    assert history.lines(sv, Answer((), definitions)) == ["Inga poster passar frågan."]


def test_history_for_programs_keeps_the_entry_as_it_is(en: Words, definitions: Definitions) -> None:
    """The fields are the record's own; sentence and note are added."""
    line = Line(ENTRY, None, 2018, "plan", TODAY)
    (found,) = as_json(history.data(en, Answer((line,), definitions)))["entries"]

    assert {name: found[name] for name in ENTRY} == as_json(ENTRY)
    assert found["message"] == (
        "an-sec recorded propose for plan-2019-AN: approved at AN-1, § 12. handed_in → proposed."
    )
    assert found["note"] is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"type": "year.opened", "actor": "owner", "cycle": 2018, "documents": 31},
            "owner öppnade året 2018 med 31 dokument.",
        ),
        ({"type": "document.opened", "actor": "owner", "doc": ID}, "plan-2019-AN öppnades av owner."),
        (
            {"type": "content.taken", "actor": "system", "content": {"kalendarium:2018": "ab"}},
            "systemet tog i bruk ändringar i kalendarium:2018.",
        ),
        (
            {"type": "something.new", "actor": "owner"},
            "entry.something.new (type=something.new, actor=owner)",
        ),
    ],
)
def test_every_sort_of_entry_has_a_sentence(sv: Words, fields: Mapping[str, object], expected: str) -> None:
    """Also one that a newer program wrote."""
    assert entry.sentence(sv, fields) == expected


def test_taking_a_step_says_what_follows(sv: Words) -> None:
    """What was recorded, that it was late, that no registry number is known, and the next step."""
    told = " ".join(entry.lines(sv, Advanced(ENTRY, registry_missing=True)))

    assert "an-sec registrerade propose för plan-2019-AN: bifall vid AN-1, § 12." in told
    assert "Det skedde 2 arbetsdagar efter sista dag, 28 augusti 2018." in told
    assert "Inget diarienummer är antecknat för AN." in told
    assert "Nästa steg: decide. Se arshjul show plan-2019-AN." in told
    assert entry.lines(sv, Advanced(ENTRY, dry_run=True))[0].startswith("På prov")
    assert entry.lines(sv, Advanced(ENTRY, repeated=True))[0].startswith("Det här var redan gjort")
    assert as_json(entry.data(sv, Advanced(ENTRY, repeated=True)))["repeated"] is True


def test_verification_is_told_in_one_line_or_in_every_problem(sv: Words) -> None:
    """Sound or not, with the last hash; each problem with its row."""
    sound = Verified(34, 31, [], "ab" * 32)
    broken = Verified(34, 31, [Fault("chain-broken", {"row": 7})], "ab" * 32)

    assert verified.lines(sv, sound, 200)[0] == (
        "Historiken håller ihop: 34 rader i obruten kedja, 31 dokument uppspelade utan avvikelse."
    )
    assert verified.lines(sv, broken)[1].startswith("  - Rad 7: kontrollsumman stämmer inte")
    assert as_json(verified.data(sv, sound))["result"] == "consistent"
    assert as_json(verified.data(sv, broken))["problems"][0]["arguments"] == {"row": 7}


def test_notices_are_shown_by_person_and_week(sv: Words, definitions: Definitions) -> None:
    """Everybody's year of mails, in the order they come."""
    key = NoticeKey(ID, "hand_in", 0, "-5", "an1")
    notice = Notice(key, NoticeKind.REMINDER, date(2018, 8, 9), date(2018, 8, 16), "case_officer", "AN")
    told = notices.lines(sv, Preview((notice,), definitions))
    (found,) = as_json(notices.data(sv, Preview((notice,), definitions)))["notices"]

    assert told == [
        "an1 (an1): 1 utskick",
        "  vecka 32, 2018",
        "    tor  9 aug  påminnelse  plan-2019-AN  tor 16 aug  hand_in",
        "",
        "1 utskick till 1 person.",
    ]
    assert (found["key"], found["to"], found["send_on"]) == (str(key), "an1", "2018-08-09")
    assert (found["kind"], found["document"], found["step"], found["due"]) == (
        "reminder",
        ID,
        "hand_in",
        "2018-08-16",
    )


def test_a_round_says_what_was_sent_and_what_was_not(sv: Words) -> None:
    """The numbers that are not nought, and the server's words."""
    done = Ticked(12, True, 3, 1, 1, 0, 1, ["not-reached: timed out"])

    assert ticked.lines(sv, done) == [
        "1 mejl skickade. 12 utskick väntar på sin dag.",
        "1 mejl togs inte emot just nu och skickas igen.",
        "1 mejl är osäkra: servern hann inte svara. De skickas igen.",
        "  - Mejlservern kunde inte nås (timed out)",
    ]
    assert ticked.lines(sv, Ticked(1))[0].startswith("Utanför sändningstiden")
    assert as_json(ticked.data(sv, done))["doubt"] == 1


def test_doctor_tells_each_thing_it_looked_at(sv: Words) -> None:
    """A word on how each is, and how many need a hand."""
    at = datetime.fromisoformat("2018-10-05T07:12:00+00:00")
    found = (
        Symptom("doctor-content", Health.GOOD, {"workflows": 1}),
        Symptom("doctor-silent", Health.BAD, {"at": at}),
    )
    told = doctor.lines(sv, found)

    assert told[0] == "Bra    Innehållet kan användas: 1 arbetsflöde."
    assert told[1].startswith("Brist  Ingen omgång har körts sedan 5 oktober 2018 klockan 09.12")
    assert told[-1] == "1 sak behöver åtgärdas."
    assert as_json(doctor.data(sv, found))["symptoms"][1]["arguments"] == {"at": "2018-10-05T07:12:00+00:00"}


def test_the_year_in_short(sv: Words, en: Words) -> None:
    """What a process owner wants to know when a year has been played."""
    late = (LateStep(ID, "propose", "AN", date(2018, 8, 30), date(2018, 9, 3), 2, ("an-sec", "boss")),)
    never = replace(late[0], on=None, told=())
    year = Summary(
        2018,
        31,
        30,
        (ID,),
        (ID,),
        {ID: ("AN", "BN")},
        60,
        74,
        {"digest": 100, "escalation": 1},
        (*late, never),
        120,
        True,
        "demo",
        8.25,
    )
    told = summary.lines(sv, year, 200)

    assert told[0] == "Året 2018: 31 dokument öppnades, 30 blev klara."
    assert told[1] == "Inte klara när året var slut: plan-2019-AN."
    assert "Sammanträden: 60 av 74 användes." in told
    assert "Mejl: 101, varav 100 samlade mejl och 1 eskalering." in told
    assert "Sent blev 2 steg, och 2 personer fick veta. Så många arbetsdagar:" in told
    assert "  - propose (plan): AN 2, AN aldrig." in told
    assert as_json(summary.data(sv, year))["late"][0]["message"] == (
        "plan-2019-AN, propose: 3 september i stället för 30 augusti (2 arbetsdagar). "
        "Fick veta: an-sec och boss."
    )
    assert "Historiken: 120 rader, och kedjan är hel." in told
    assert told[-1] == "  arshjul -C demo notices 2018"
    assert "Mail: 101, of which 100 digests and 1 escalation." in summary.lines(en, year)
    assert as_json(summary.data(sv, year))["mails"] == {"sent": 101, "digest": 100, "escalation": 1}


def test_errors_tell_every_reason(sv: Words, en: Words) -> None:
    """A refusal names each obstacle; broken content names each finding; the code stays for programs."""
    refused = Refused(
        "refused",
        (Fault("paragraph-missing", {"trigger": "propose"}), Fault("reason-missing", {"outcome": "reject"})),
        document=ID,
        trigger="propose",
    )
    told = errors.lines(sv, refused)

    assert told[0] == "Steget propose kan inte tas för plan-2019-AN nu. Inget har ändrats."
    assert told[1:] == [
        "  - Ange paragrafen i protokollet, med --paragraph.",
        "  - Utfallet avslag behöver en motivering. Ange --reason.",
    ]
    found = as_json(errors.data(en, refused))["error"]
    assert [reason["code"] for reason in found["reasons"]] == ["paragraph-missing", "reason-missing"]
    assert (found["code"], found["exit_code"]) == ("refused", 3)
    content = ContentError("content-errors", (warning("two-times", Severity.ERROR),), count=1)
    assert errors.lines(sv, content)[0] == "Fel"
    assert errors.lines(sv, content)[-1] == "Innehållet har 1 fel och kan inte användas. Inget har ändrats."
    assert as_json(errors.data(sv, content))["error"]["findings"][0]["code"] == "two-times"
    locked = InfrastructureError("database-locked", path="x.db", detail="")
    assert errors.lines(sv, locked)[0].startswith("Databasen x.db är låst")


def test_a_diagram_is_what_mermaid_takes(sv: Words, small: "Small") -> None:
    """Ids without spaces or hyphens, outcomes in words, and nothing that ends a label early."""
    steps = [
        small.step("in", "submit", "ett-utkast", "inne"),
        small.step("beslut", "decide", "inne", "klart", otherwise={Outcome.REFER_BACK: "ett-utkast"}),
    ]
    workflow = small.workflow("w", "ett-utkast inne klart", steps)
    named = replace(workflow.transitions[1], name=Name('Besluta: "å, ä; ö"'))
    drawn = mermaid(sv, replace(workflow, transitions=(workflow.transitions[0], named)))

    assert drawn.splitlines() == [
        "---",
        'title: "w"',
        "---",
        "stateDiagram-v2",
        "  direction LR",
        '  state "ett-utkast" as s_ett_utkast',
        '  state "inne" as s_inne',
        '  state "klart" as s_klart',
        "  s_ett_utkast --> s_inne: in",
        "  s_inne --> s_klart: Besluta – 'å, ä, ö'",
        "  s_inne --> s_ett_utkast: Besluta – 'å, ä, ö' (återremiss)",
        "  [*] --> s_ett_utkast",
        "  s_klart --> [*]",
    ]


def test_tables_leave_out_empty_columns_and_keep_ids_whole() -> None:
    """What can be copied is never broken; what is only read is wrapped in its column."""
    rows = [["plan-2019-AN", "", "ett långt namn som inte får plats"], ["b", "", "kort"]]

    assert table(["Id", "Tomt", "Namn"], rows, 30) == [
        "Id            Namn",
        "plan-2019-AN  ett långt namn",
        "              som inte får",
        "              plats",
        "b             kort",
    ]
    assert table(
        ["Id", "Läge", "Nästa"], [["informationsbehov-2018", "Utkast", "hand_in"], ["b", "Klar", ""]], 30
    ) == [
        "Id             Läge    Nästa",
        "informationsbehov-2018",
        "               Utkast  hand_in",
        "b              Klar",
    ]
    assert table([""], [], 30) == []
    assert wrapped("Se hela: arshjul show verksamhetsplan-2019-NPF. Allt finns där.", 20) == [
        "Se hela:",
        "arshjul show verksamhetsplan-2019-NPF.",
        "Allt finns där.",
    ]


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[a-z]{1,45}", fullmatch=True),
            st.text("abcå ", max_size=60).map(lambda text: " ".join(text.split())),
            st.from_regex(r"[a-z.]{0,30}", fullmatch=True),
        ),
        min_size=1,
        max_size=8,
    ),
    st.integers(46, 120),
)
def test_a_table_never_cuts_and_stays_within_its_width(rows: list[tuple[str, str, str]], width: int) -> None:
    """Every word comes out, what can be copied in one piece, and no line is longer than asked for."""
    words_fit = all(len(word) <= 20 for row in rows for word in row[1].split())
    found = blocks(["Id", "Namn", "Steg"], rows, width, whole=(0, 2))[1:]
    assert len(found) == len(rows)
    for row, lines in zip(rows, found, strict=True):
        assert sorted(" ".join(lines).split()) == sorted(" ".join(row).split())
        assert not words_fit or max(map(len, lines)) <= width


def test_every_answer_has_its_schema() -> None:
    """The version stands first."""
    assert list(envelope(findings=[]).items()) == [("schema", 1), ("findings", [])]
