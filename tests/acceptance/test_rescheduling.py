"""calendar move, cancel, add, bind: what follows is shown first; then file and database go together."""

import json
import os
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from arshjul import bootstrap
from arshjul.domain.notices import NoticeStatus

if TYPE_CHECKING:
    from tests.conftest import Program, Ran

FILE = "calendar/2018.toml"
DOCUMENT = "verksamhetsberattelse-2017-FHN"
MOVE = ("calendar", "move", "FHN-2018-01", "2018-02-20")
CANCEL = ("calendar", "cancel", "FHN-2018-01")
AS = ("--as", "p01", "--json")


def _text(year: "Program") -> str:
    return (year.folder / FILE).read_text(encoding="utf-8")


def _changed_lines(before: str, after: str) -> list[str]:
    old = before.splitlines()
    return [line.strip() for line in after.splitlines() if line not in old]


def _mail(year: "Program", kind: str) -> EmailMessage:
    (path,) = (year.folder / "mail").glob(f"*-{kind}-*")
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def _said(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


def _dues(year: "Program") -> dict[str, str]:
    document = year("show", DOCUMENT, "--json").json["document"]
    return {step["trigger"]: step["due"] for step in document["steps"]}


def test_nothing_happens_without_yes(year: "Program") -> None:
    """The preview is an answer, not an act: file, history and ledger stay as they were."""
    before, history = _text(year), year("history", "--jsonl").out

    ran = year(*MOVE, *AS)

    assert (ran.code, ran.json["done"]) == (0, False)
    assert "--yes" in ran.err
    assert (_text(year), year("history", "--jsonl").out) == (before, history)


def test_the_preview_shows_old_and_new(year: "Program") -> None:
    """Steps, notices and the mails that are wrong by now, each with what it was and what it becomes."""
    year("tick", "--now", "2018-01-03T08:00")

    changes = year(*MOVE, *AS).json["changes"]

    assert [(s["trigger"], s["old_due"], s["due"]) for s in changes["steps"]] == [
        ("hand_in", "2018-01-31", "2018-02-06"),
        ("decide", "2018-02-14", "2018-02-20"),
    ]
    moved = [(n["old_send_on"], n["send_on"]) for n in changes["notices"] if n["rung"] == "-10"]
    assert moved == [("2018-01-17", "2018-01-23")]
    assert [(c["to"], c["old_due"], c["due"]) for c in changes["corrections"]] == [
        ("p11", "2018-01-31", "2018-02-06")
    ]
    assert "31 januari 2018 → 6" in year(*MOVE, "--as", "p01").out


def test_a_move_is_carried_out_whole(year: "Program") -> None:
    """One row of the file, the documents, the history; verify agrees, and nothing is left to take."""
    before = _text(year)

    ran = year(*MOVE, "--reason", "Ordföranden har förhinder", "--yes", *AS)

    assert (ran.code, ran.json["done"]) == (0, True)
    assert _changed_lines(before, _text(year)) == [
        '{ date = 2018-02-20, body = "FHN",  id = "FHN-2018-01", status = "moved" },'
    ]
    assert _dues(year) == {"hand_in": "2018-02-06", "decide": "2018-02-20"}
    taken, rebound = year("history", "--json").json["entries"][-2:]
    assert taken["change"]["kind"] == "move"
    assert (taken["actor"], taken["note"]) == ("p01", "Ordföranden har förhinder")
    assert (rebound["type"], rebound["doc"]) == ("steps.rebound", DOCUMENT)
    assert year("plan", "2018", "--json").json["changes"]["content"] == []
    assert year("verify").code == 0


def test_what_was_shown_is_what_happened(year: "Program") -> None:
    """Every notice of the preview, and no other, stands in the ledger with its new day."""
    year("tick", "--now", "2018-01-03T08:00")
    shown = year(*MOVE, *AS).json["changes"]["notices"]
    year(*MOVE, "--yes", *AS)

    store = bootstrap.store_at(year.database)
    with store.reading() as reading:
        rows = reading.notices(document=DOCUMENT, statuses=[NoticeStatus.PLANNED])
        planned = {(r.notice.key.step, r.notice.key.rung, r.notice.key.person): r.notice for r in rows}
    store.close()
    steps = {key: notice.send_on.isoformat() for key, notice in planned.items() if notice.key.step}
    correction = {("hand_in", "moved", "p11"): "2018-01-03"}
    assert {(n["step"], n["rung"], n["to"]): n["send_on"] for n in shown} | correction == steps


def test_the_correction_says_why_and_who(year: "Program") -> None:
    """The ordinary tick sends it, once, to the one who had been told."""
    year("tick", "--now", "2018-01-03T08:00")
    year(*MOVE, "--reason", "Ordföranden har förhinder", "--yes", "--as", "p20")
    year("tick", "--now", "2018-01-04T08:00")
    year("tick", "--now", "2018-01-05T08:00")

    mail = _mail(year, "correction")

    assert mail["subject"].startswith("Nytt datum, tisdag 6 februari")
    assert "Orsak: Ordföranden har förhinder" in _said(mail)
    assert "Ändrat av: Sekreterare FHN" in _said(mail)
    assert "Tidigare sammanträde: onsdag 14 februari 2018" in _said(mail)


def test_a_cancelled_meeting_is_told_as_cancelled(year: "Program") -> None:
    """The step has no meeting; the mail says so, and when the next one is."""
    year("tick", "--now", "2018-01-03T08:00")

    ran = year(*CANCEL, "--reason", "För få ärenden", "--yes", *AS)
    year("tick", "--now", "2018-01-04T08:00")

    changes = ran.json["changes"]
    assert [(s["trigger"], s["meeting"], s["unbound"]) for s in changes["steps"]] == [
        ("hand_in", None, "only-cancelled"),
        ("decide", None, "only-cancelled"),
    ]
    assert [(f["code"], f["arguments"]["step"]) for f in changes["knock_on"]] == [("knock-unbound", "decide")]
    mail = _mail(year, "correction")
    assert mail["subject"].startswith("Inställt sammanträde 14 februari")
    assert "Sammanträdet onsdag 14 februari 2018 är inställt." in _said(mail)
    assert "Nästa är onsdag 14 mars 2018" in _said(mail)


def test_an_added_meeting_takes_the_unbound_step(year: "Program") -> None:
    """NPH has no live meeting in February; an extra one carries its report."""
    before = _text(year)

    ran = year("calendar", "add", "NPH", "2018-02-21", "--note", "extra", "--yes", *AS)

    assert ran.json["change"]["meeting"] == "NPH-2018-10"
    steps = {(s["document"], s["trigger"]): s for s in ran.json["changes"]["steps"]}
    assert steps["verksamhetsberattelse-2017-NPH", "decide"]["meeting"] == "NPH-2018-10"
    assert _changed_lines(before, _text(year)) == [
        '{ date = 2018-02-21, body = "NPH",  id = "NPH-2018-10", status = "extra", note = "extra" },'
    ]
    assert year("verify").code == 0


def test_the_knock_on_is_shown(year: "Program") -> None:
    """The board's meeting in May moves behind the council's in June: it comes too late for the decision."""
    changes = year("calendar", "move", "LS-2018-06", "2018-05-31", *AS).json["changes"]
    assert changes["knock_on"] == []

    late = year("calendar", "move", "LF-2018-03", "2018-06-20", *AS).json["changes"]

    codes = {(f["code"], f["arguments"]["document"]) for f in late["knock_on"]}
    assert ("knock-requires", "namndens-direktiv-2019-NPH") in codes


def test_a_move_into_the_past_makes_steps_late(year: "Program") -> None:
    """The hand-in's day would lie behind: said before it happens."""
    changes = year("calendar", "move", "FHN-2018-01", "2018-02-15", *AS, "--now", "2018-02-09T08:00").json[
        "changes"
    ]

    assert ("knock-late", "hand_in") not in {
        (f["code"], f["arguments"]["step"]) for f in changes["knock_on"]
    }  # it was late before
    moved = year("calendar", "move", "FHN-2018-02", "2018-01-10", *AS).json
    assert moved["changes"]["steps"] == []


def test_doubts_about_the_day_itself_are_shown(year: "Program") -> None:
    """A meeting on a closed day: a finding of its own."""
    ran = year("calendar", "move", "FHN-2018-01", "2018-02-24", *AS)

    assert ran.json["findings"]


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("move", "FHN-2018-99", "2018-02-20", "--as", "p01"), 2, "meeting-not-found"),
        (("move", "FHN-2018-01", "2018-02-14", "--as", "p01"), 2, "meeting-as-it-was"),
        (("move", "FHN-2018-01", "2019-02-14", "--as", "p01"), 2, "content-errors"),
        (("move", "FHN-2018-01", "i mars", "--as", "p01"), 2, "date-invalid"),
        (("move", "FHN-2018-01", "2018-02-20", "--as", "p11"), 3, "no-mandate"),
        (("move", "NPF-2018-01", "2018-01-25", "--as", "p20"), 3, "no-mandate"),
        (("cancel", "NPF-2018-05", "--as", "p01"), 2, "meeting-as-it-was"),
        (("move", "NPF-2018-05", "2018-06-14", "--as", "p01"), 2, "meeting-is-cancelled"),
        (("add", "NPQ", "2018-02-20", "--as", "p01"), 2, "unknown-filter"),
        (("add", "FHN", "2018-02-14", "--as", "p01"), 2, "meeting-there-already"),
        (("add", "FHN", "2018-02-20", "--status", "odd", "--as", "p01"), 2, "unknown-status"),
        (("bind", "x", "decide", "FHN-2018-01", "--reason", "r", *AS[:2]), 2, "unknown-document-type"),
        (("bind", DOCUMENT, "x", "FHN-2018-01", "--reason", "r", "--as", "p01"), 2, "unknown-filter"),
        (("bind", DOCUMENT, "hand_in", "FHN-2018-01", "--reason", "r", *AS[:2]), 2, "step-not-bindable"),
        (("bind", DOCUMENT, "decide", "FHN-2018-02", "--reason", "r", "--as", "p20"), 3, "no-mandate"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused(
    year: "Program", words: tuple[str, ...], code: int, error: str
) -> None:
    """Nothing is changed, and the refusal says why."""
    before = _text(year)

    ran = year("calendar", *words, "--yes", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (code, error)
    assert _text(year) == before


def test_a_meeting_that_has_decided_stays_where_it_was(year: "Program") -> None:
    """What was decided there was decided that day."""
    year("advance", DOCUMENT, "hand_in", "--as", "p11", "--now", "2018-01-30T10:00")
    decide = ("advance", DOCUMENT, "decide", "--meeting", "FHN-2018-01", "--paragraph", "7")
    year(*decide, "--outcome", "approve", "--registry", "1", "--as", "p20", "--now", "2018-02-14T16:00")

    for words in (MOVE, CANCEL):
        ran = year(*words, "--yes", *AS)
        assert (ran.code, ran.json["error"]["code"]) == (3, "meeting-has-decisions")


def test_in_a_year_that_nobody_has_opened_only_the_plan_changes(program: "Program") -> None:
    """No database is made; the preview compares the plans, and the file is changed."""
    ran = program(*MOVE, "--yes", *AS)

    assert (ran.code, ran.json["done"]) == (0, True)
    assert [s["trigger"] for s in ran.json["changes"]["steps"]] == ["hand_in", "decide"]
    assert ran.json["changes"]["corrections"] == []
    assert not program.database.exists()
    assert "2018-02-20" in program("plan", "2018", "--json").out


def test_an_unwritable_file_changes_nothing(year: "Program") -> None:
    """The database's transaction is rolled back when the file cannot be put in its place."""
    history = year("history", "--jsonl").out
    folder = year.folder / "calendar"
    if os.geteuid() == 0:
        (folder / ".2018.toml.new").mkdir()  # what even root cannot write over
    else:
        folder.chmod(0o500)
    try:
        ran = year(*MOVE, "--yes", *AS)
    finally:
        folder.chmod(0o755)

    assert (ran.code, ran.json["error"]["code"]) == (4, "folder-unwritable")
    assert year("history", "--jsonl").out == history
    assert "2018-02-14" in json.dumps(_dues(year))


def test_a_crash_between_file_and_database_is_made_good(year: "Program") -> None:
    """The file has been changed and the database not: the next writing command takes it, with its dates."""
    year.change(
        FILE,
        'date = 2018-02-14, body = "FHN",  id = "FHN-2018-01"',
        'date = 2018-02-20, body = "FHN",  id = "FHN-2018-01", status = "moved"',
    )

    again: Ran = year(*MOVE, "--yes", *AS)
    year("tick", "--now", "2018-01-03T08:00")

    assert again.json["error"]["code"] == "meeting-as-it-was"
    assert _dues(year) == {"hand_in": "2018-02-06", "decide": "2018-02-20"}
    assert year("verify").code == 0
