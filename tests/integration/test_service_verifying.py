"""verify: what an insider can do to the file, and what is said of it; always an answer, never a traceback."""

import json
import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.kinds import Outcome
from arshjul.service.verifying import verify

if TYPE_CHECKING:
    from tests.integration.conftest import Office

DOCUMENT = "verksamhetsberattelse-2017-FHN"
LAST = "(select max(seq) from history)"
FIRST_STEP = "(select max(seq) - 2 from history)"
EDITED = f"update history set entry = replace(entry, '\"p11\"', '\"p12\"') where seq = {FIRST_STEP}"


@pytest.fixture
def story(year: "Office") -> "Office":
    """A document that was handed in, referred back with a reason, and handed in again."""
    year.take(date(2018, 1, 30), DOCUMENT, "hand_in", "p11")
    year.take(
        date(2018, 2, 14),
        DOCUMENT,
        "decide",
        "p20",
        meeting="FHN-2018-01",
        outcome=Outcome.REFER_BACK,
        reason="Mål saknas",
    )
    year.take(date(2018, 2, 20), DOCUMENT, "hand_in", "p11")
    return year


def _entry(story: "Office", index: int) -> dict[str, object]:
    """One of the three steps, counted from the end."""
    return dict(story.entries()[index])


def _set_entry(story: "Office", entry: dict[str, object]) -> None:
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("'", "''")
    story.as_an_insider(f"update history set entry = '{text}' where seq = {LAST}")


def test_an_untouched_history_is_consistent(story: "Office") -> None:
    """Every row is scanned and every document replayed."""
    found = verify(story.world)
    assert (found.sound, found.problems) == (True, [])
    assert found.rows == 1 + found.documents + 3 == len(story.entries())
    assert len(found.last_hash) == 64


def test_verify_needs_no_content_file(story: "Office") -> None:
    """Everything it needs is kept by hash."""
    for path in story.root.rglob("*.toml"):
        path.unlink()
    story.world = story.another()
    assert story.problems() == []


def test_an_altered_entry_breaks_the_chain(story: "Office") -> None:
    """One word in one entry: its hash is not that of its bytes any more."""
    story.as_an_insider(EDITED)
    assert "chain-broken" in story.problems()


def test_an_altered_actor_without_mandate_is_told_as_such(story: "Office") -> None:
    """p12 was never the official of FHN: the replay says so as well."""
    story.as_an_insider(EDITED)
    assert "no-mandate-in-history" in story.problems()


def test_a_cut_tail_differs_from_the_documents_state(story: "Office") -> None:
    """The last entry is gone but the document's row is not."""
    story.as_an_insider("delete from history where seq = (select max(seq) from history)")
    assert story.problems() == ["state-differs"]


def test_a_row_taken_out_of_the_middle_is_a_gap(story: "Office") -> None:
    """The rows count from 1 without gaps, for the whole and for each document."""
    story.as_an_insider("delete from history where seq = (select max(seq) - 1 from history)")
    problems = story.problems()
    assert {"chain-gap", "chain-broken", "document-gap"} <= set(problems)


def test_an_edited_state_is_not_the_replayed_one(story: "Office") -> None:
    """The state row is a cache: the entries decide."""
    story.as_an_insider(f"update document set state = 'decided' where id = '{DOCUMENT}'")
    found = verify(story.world).problems
    assert [problem.code for problem in found] == ["state-differs"]
    assert (found[0].arguments["state"], found[0].arguments["replayed"]) == ("decided", "handed_in")


def test_an_edited_progress_is_found_though_state_and_version_agree(story: "Office") -> None:
    """A registry number slipped into the cache."""
    story.as_an_insider(
        "update document set progress = json_set(progress, '$.registry', json('{\"FHN\":\"1/2\"}')) "
        f"where id = '{DOCUMENT}'"
    )
    assert story.problems() == ["state-differs"]


@pytest.mark.parametrize(
    ("progress", "code"),
    [
        ("{}", "state-differs"),
        ('{"state": 1}', "state-differs"),
        ("[]", "row-unreadable"),
        ("null", "row-unreadable"),
        ('"text"', "row-unreadable"),
    ],
)
def test_a_cache_that_is_no_progress_at_all_is_an_answer_too(
    story: "Office", progress: str, code: str
) -> None:
    """Whatever stands in the row."""
    story.as_an_insider(f"update document set progress = '{progress}' where id = '{DOCUMENT}'")
    assert story.problems() == [code]


@pytest.mark.parametrize("column", ["state", "type", "body"])
def test_text_that_is_no_text_is_an_answer(story: "Office", column: str) -> None:
    """Bytes that no UTF-8 text can hold are told as damage, and the history is still judged."""
    story.as_an_insider(f"update document set {column} = cast(x'64ff61' as text) where id = '{DOCUMENT}'")

    assert [problem.code for problem in verify(story.world).problems] == ["database-unsound"]


def test_documents_without_history_and_history_without_documents(story: "Office") -> None:
    """A document that was never opened, and one that has been taken away."""
    story.as_an_insider(
        f"update document set id = 'pahittad-2018' where id = '{DOCUMENT}'",
    )
    assert story.problems() == ["document-unknown", "document-unknown"]


def test_missing_content_is_told(story: "Office") -> None:
    """The workflow that the entries name is not kept any more."""
    hash_ = _entry(story, -3)["wf"]
    story.as_an_insider("pragma foreign_keys = off", f"delete from content where hash = '{hash_}'")
    problems = story.problems()
    assert "content-missing" in problems
    assert set(problems) <= {"content-missing", "replay-impossible", "document-unknown", "database-unsound"}


def test_altered_content_is_told(story: "Office") -> None:
    """The kept bytes do not give their hash."""
    hash_ = _entry(story, -3)["org"]
    story.as_an_insider(
        "update content set data = cast(replace(cast(data as text), 'p11', 'p12') as blob) "
        f"where hash = '{hash_}'"
    )
    assert "content-altered" in story.problems()


def test_an_altered_note_is_told_and_a_disposed_one_is_not(story: "Office") -> None:
    """Free text can be disposed of (arkivlagen); it cannot be rewritten."""
    story.as_an_insider("update note set text = 'Något annat'")
    assert story.problems() == ["note-altered"]
    story.as_an_insider("delete from note")
    assert story.problems() == []


def test_an_illegal_step_in_the_history_is_told(story: "Office") -> None:
    """Somebody who recomputes the whole chain cannot make an illegal step legal."""
    entry = _entry(story, -1) | {"trigger": "decide", "outcome": "approve", "to": "decided"}
    _set_entry(story, entry)
    problems = story.problems()
    assert "illegal-in-history" in problems
    assert "chain-broken" in problems


@pytest.mark.parametrize(
    "change",
    [
        {"type": "något annat"},
        {"type": None},
        {"outcome": "kanske"},
        {"on": "igår"},
        {"at": 7},
        {"at": "2018-13-45T00:00:00.000000Z"},
        {"org": "00"},
        {"wf": None, "type": "document.opened", "doctype": "x"},
        {"dseq": "två"},
        {"doc": ["en", "lista"]},
        {"doc": {"a": 1}},
        {"role": {"a": 1}},
        {"trigger": 1},
        {"steps": "hand_in", "type": "steps.rebound"},
        {"note_c": {"a": 1}},
        {"seq": 1},
    ],
    ids=lambda change: "-".join(f"{key}={value}" for key, value in change.items()),
)
def test_whatever_stands_in_an_entry_verify_answers(story: "Office", change: dict[str, object]) -> None:
    """Fields of other types, other values, other words: problems, never an exception."""
    _set_entry(story, _entry(story, -1) | change)
    assert "chain-broken" in story.problems()


@pytest.mark.parametrize(
    "missing", ["type", "doc", "dseq", "seq", "at", "org", "to", "on", "trigger", "actor", "role"]
)
def test_an_entry_without_a_field_is_an_answer(story: "Office", missing: str) -> None:
    """Half an entry is an altered one."""
    entry = _entry(story, -1)
    del entry[missing]
    _set_entry(story, entry)
    assert story.problems() != []


def test_a_whole_entry_of_another_kind_is_an_answer(story: "Office") -> None:
    """A list, a number, text that is no JSON."""
    story.close()
    connection = sqlite3.connect(story.database, isolation_level=None)
    for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        connection.execute(f"drop trigger {name}")
    connection.execute("pragma ignore_check_constraints = on")
    for text in ("[1, 2]", "17", '{"doc"', '{"a":' * 5000, '{"seq":1e5}'):
        try:
            connection.execute(
                "update history set entry = ? where seq = (select max(seq) from history)", (text,)
            )
        except sqlite3.OperationalError:
            continue  # the generated columns do not even let it in
        story.world = story.another()
        assert story.problems() != []
    connection.close()
