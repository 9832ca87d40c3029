"""migrate: running documents go over to a changed workflow, all of them or none, and the history follows."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

FILE = "workflows/verksamhetsberattelse.toml"
TYPE = "verksamhetsberattelse"
NPF = "verksamhetsberattelse-2017-NPF"
AS = ("--as", "p01", "--json")


def _replace(year: "Program", *pairs: tuple[str, str]) -> None:
    path = year.folder / FILE
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def _march(year: "Program") -> None:
    _replace(year, ("when      = { month = 2 }", "when      = { month = 3 }"))


def _renamed(year: "Program") -> None:
    _replace(year, ("handed_in = {", "received = {"), ('"handed_in"', '"received"'))


def _hand_in(year: "Program") -> None:
    assert year("advance", NPF, "hand_in", "--as", "p08", "--now", "2018-01-05T10:00").code == 0


def _state(year: "Program", document: str = NPF) -> str:
    state = year("show", document, "--json").json["document"]["state"]
    assert isinstance(state, str)
    return state


def _due(year: "Program", document: str, trigger: str) -> str | None:
    steps = year("show", document, "--json").json["document"]["steps"]
    return next((step["due"] for step in steps if step["trigger"] == trigger), None)


def test_documents_stay_on_their_version_until_they_are_migrated(year: "Program") -> None:
    """The file says March; the documents were opened under February, and go on so."""
    _march(year)

    _hand_in(year)
    year("tick", "--now", "2018-01-08T08:00")

    assert _due(year, NPF, "decide") == "2018-02-21"
    assert year("verify").code == 0


def test_a_document_is_spoken_of_in_the_words_of_its_own_version(year: "Program") -> None:
    """The file has got another state and another name since: a document that runs is not called by them."""
    _renamed(year)
    _replace(year, ('"Inlämnad"', '"Mottagen"'))

    said = year("advance", NPF, "hand_in", "--as", "p08", "--now", "2018-01-05T10:00").out
    again = year("advance", NPF, "hand_in", "--as", "p08", "--now", "2018-01-05T10:00").err

    assert "Inlämnad" in said
    assert "Dokumentet är färdigt" not in said
    assert "Inlämnad" in again
    assert "Mottagen" not in f"{said}{again}{year('history', NPF).out}{year('show', NPF).out}"


def test_the_preview_shows_each_document_before_and_after(year: "Program") -> None:
    """States, steps, dates and notices; nothing happens without --yes."""
    _hand_in(year)
    _renamed(year)
    _march(year)
    history = year("history", "--jsonl").out

    ran = year("migrate", TYPE, "--map", "handed_in=received", *AS)

    found = {d["id"]: (d["from"], d["to"]) for d in ran.json["documents"]}
    assert (ran.code, ran.json["done"]) == (0, False)
    assert found[NPF] == ("handed_in", "received")
    assert len(found) == 5
    steps = {(s["document"], s["trigger"]): (s["old_due"], s["due"]) for s in ran.json["changes"]["steps"]}
    assert steps[NPF, "decide"] == ("2018-02-21", "2018-03-31")
    assert (NPF, "hand_in") not in steps  # it has been taken
    assert ran.json["changes"]["notices"]
    assert year("history", "--jsonl").out == history
    assert (
        "Inlämnad (handed_in) → Inlämnad (received)"
        in year("migrate", TYPE, "--map", "handed_in=received", "--as", "p01").out
    )


def test_a_migration_is_in_the_history_and_verify_follows_it(year: "Program") -> None:
    """One entry a document with both hashes and the mapping; replay changes workflow there; steps go on."""
    year("tick", "--now", "2018-01-03T08:00")
    _hand_in(year)
    _renamed(year)
    _march(year)

    ran = year("migrate", TYPE, "--map", "handed_in=received", "--reason", "Nya lägen", "--yes", *AS)

    entries = year("history", "--type", "document.migrated", "--json").json["entries"]
    (entry,) = (entry for entry in entries if entry["doc"] == NPF)
    assert (ran.code, ran.json["done"], len(entries)) == (0, True, 5)
    assert (entry["from"], entry["to"], entry["note"]) == ("handed_in", "received", "Nya lägen")
    assert entry["wf"] != entry["from_wf"]
    assert _state(year) == "received"
    assert year("verify").code == 0
    decide = ("advance", NPF, "decide", "--meeting", "NPF-2018-03", "--paragraph", "4", "--registry", "77")
    assert year(*decide, "--outcome", "approve", "--as", "p17", "--now", "2018-04-18T16:00").code == 0
    assert year("verify").code == 0


def test_those_who_were_told_another_day_get_a_correction(year: "Program") -> None:
    """As when a meeting moves: in the ledger, sent by the tick."""
    year("tick", "--now", "2018-01-03T08:00")
    _march(year)

    ran = year("migrate", TYPE, "--yes", *AS)
    year("tick", "--now", "2018-01-04T08:00")

    assert [(c["to"], c["due"]) for c in ran.json["changes"]["corrections"]] == [("p11", "2018-02-28")]
    assert [path.name for path in (year.folder / "mail").glob("*-correction-*")]


def test_a_finished_document_stays_as_it_is(year: "Program") -> None:
    """It keeps its old version, and can still be shown, replayed and required by others."""
    _hand_in(year)
    decide = ("advance", NPF, "decide", "--meeting", "NPF-2018-02", "--paragraph", "4", "--registry", "77")
    year(*decide, "--outcome", "approve", "--as", "p17", "--now", "2018-02-21T16:00")
    _renamed(year)
    _march(year)

    ran = year("migrate", TYPE, "--yes", *AS)

    assert ran.code == 0, ran.err
    assert ran.json["untouched"] == [NPF]
    assert _state(year) == "decided"
    assert year("status").code == 0
    assert year("tick", "--now", "2018-02-22T08:00").code == 0
    assert year("verify").code == 0


def test_a_state_that_is_gone_needs_to_be_mapped(year: "Program") -> None:
    """Refused with the states that there are; nothing happens to any document."""
    _hand_in(year)
    _renamed(year)

    ran = year("migrate", TYPE, "--yes", *AS)

    assert (ran.code, ran.json["error"]["code"]) == (3, "migration-doubtful")
    (reason,) = ran.json["error"]["reasons"]
    assert (reason["code"], reason["arguments"]["document"]) == ("migrate-state-gone", NPF)
    assert "received" in reason["arguments"]["choices"]
    assert _state(year) == "handed_in"


def test_a_state_that_others_wait_for_must_stay(year: "Program") -> None:
    """The annual report waits for decided reports: renamed, it would wait for ever."""
    _replace(year, ("decided   = {", "adopted   = {"), ('"decided"', '"adopted"'))
    year.change(
        "workflows/arsredovisning.toml",
        'of = "namnder", state = "decided"',
        'of = "namnder", state = "adopted"',
    )
    year.change(
        "workflows/arsredovisning.toml",
        'given = [{ document = "verksamhetsberattelse", state = "decided" }]',
        'given = [{ document = "verksamhetsberattelse", state = "adopted" }]',
    )

    ran = year("migrate", TYPE, "--yes", *AS)

    assert ran.code == 3
    reasons = ran.json["error"]["reasons"]
    assert {reason["code"] for reason in reasons} == {"migrate-required-gone"}
    assert {reason["arguments"]["document"] for reason in reasons} >= {
        "arsredovisning-2017",
        "bokslutsdialog-2018-FHN",
    }


def test_a_step_that_has_been_taken_needs_to_be_mapped(year: "Program") -> None:
    """With the mapping the document remembers having taken it, by its new name."""
    _hand_in(year)
    _replace(
        year, ('trigger   = "hand_in"', 'trigger   = "submit"'), ('trigger = "hand_in"', 'trigger = "submit"')
    )

    refused = year("migrate", TYPE, "--yes", *AS)
    done = year("migrate", TYPE, "--map", "hand_in=submit", "--yes", *AS)

    assert [r["code"] for r in refused.json["error"]["reasons"]] == ["migrate-step-gone"]
    assert done.code == 0, done.err
    assert _state(year) == "handed_in"
    assert year("verify").code == 0


@pytest.mark.parametrize(
    ("mapped", "code"),
    [("handed_in=decided", "migrate-state-final"), ("handed_in=drafting", "migrate-step-ahead")],
)
def test_a_mapping_that_makes_no_sense_is_doubted(year: "Program", mapped: str, code: str) -> None:
    """Neither to the end, nor back behind what has been done."""
    _hand_in(year)
    _march(year)

    ran = year("migrate", TYPE, "--map", mapped, "--yes", *AS)

    assert ran.code == 3
    assert {r["code"] for r in ran.json["error"]["reasons"]} == {code}
    assert _state(year) == "handed_in"


def test_a_document_that_would_not_be_opened_any_more_is_doubted(year: "Program") -> None:
    """The new version is for other bodies."""
    _replace(year, ('{ body = ["namnder"] }', '{ body = ["FHN", "NPF"] }'))

    ran = year("migrate", TYPE, "--yes", *AS)

    assert ran.code == 3
    assert {r["code"] for r in ran.json["error"]["reasons"]} == {"migrate-document-gone"}


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("budget", "--as", "p01"), 2, "nothing-to-migrate"),
        (("bugdet", "--as", "p01"), 2, "unknown-document-type"),
        ((TYPE, "--as", "p17"), 3, "no-mandate"),
        ((TYPE, "--map", "handed_in", "--as", "p01"), 2, "map-invalid"),
        ((TYPE, "--map", "handed=received", "--as", "p01"), 2, "map-unknown"),
        ((TYPE, "--map", "drafting=decided", "--map", "handed_in=decided", "--as", "p01"), 2, "map-twice"),
    ],
)
def test_slips_of_the_pen(year: "Program", words: tuple[str, ...], code: int, error: str) -> None:
    """Each is named, and nothing is done."""
    _march(year)

    ran = year("migrate", *words, "--yes", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (code, error)


def test_nothing_is_opened_here(program: "Program") -> None:
    """There is nothing to migrate before a year is open."""
    ran = program("migrate", TYPE, *AS)

    assert (ran.code, ran.json["error"]["code"]) == (2, "nothing-opened")


def _groups(year: "Program", *bodies: str) -> None:
    path = year.folder / "config.toml"
    text = path.read_text(encoding="utf-8")
    old = 'namnder = ["NBLS", "NPF", "NPH", "PAN", "FHN"]'
    assert old in text
    listed = ", ".join(f'"{body}"' for body in bodies)
    path.write_text(text.replace(old, f"namnder = [{listed}]"), encoding="utf-8")


def test_another_body_takes_the_step(year: "Program") -> None:
    """The board decides in place of each committee: every day and notice moves, and replay follows."""
    _replace(year, ('body      = "own"', 'body      = "LS"'))

    seen = year("migrate", TYPE, *AS).json
    done = year("migrate", TYPE, *AS, "--yes")

    meetings = {step["meeting"] for step in seen["changes"]["steps"] if step["trigger"] == "decide"}
    assert (done.code, meetings) == (0, {"LS-2018-02"})
    assert _due(year, NPF, "decide") == "2018-02-26"
    assert year("verify").code == 0


def test_a_version_for_more_bodies_names_what_is_to_be_opened(year: "Program") -> None:
    """Migrating opens nothing; the preview names the document, and opening the year again creates it."""
    _replace(year, ('one_per     = { body = ["namnder"] }', 'one_per     = { body = ["namnder", "LS"] }'))

    seen = year("migrate", TYPE, *AS, "--yes").json

    assert seen["missing"] == ["verksamhetsberattelse-2017-LS"]
    opened = year("open", "2018", "--simulated", *AS).json
    assert opened["created"] == ["verksamhetsberattelse-2017-LS"]
    assert year("verify").code == 0


def test_a_changed_group_comes_into_use(year: "Program") -> None:
    """Until then it waits; then the documents it asks for can be opened, and a workflow need not change."""
    _groups(year, "NBLS", "NPF", "NPH", "PAN", "FHN", "LS")
    assert "organisation" in year("status", "--json").json["difference"]["waits"]

    seen = year("migrate", "organisation", *AS)
    assert "organisation" in year("status", "--json").json["difference"]["waits"]
    done = year("migrate", "organisation", *AS, "--yes")

    assert (seen.json["done"], done.json["done"], done.code) == (False, True, 0)
    assert "verksamhetsberattelse-2017-LS" in done.json["missing"]
    assert year("status", "--json").json["difference"]["waits"] == []
    assert year("migrate", "organisation", *AS).json["error"]["code"] == "organisation-in-use"
    assert year("verify").code == 0


def test_a_group_that_loses_a_body_with_unfinished_documents_is_doubted(year: "Program") -> None:
    """Each of its documents is named; nothing happens."""
    _groups(year, "NBLS", "NPF", "NPH", "PAN")

    ran = year("migrate", "organisation", *AS, "--yes")

    assert ran.code == 3
    assert {reason["code"] for reason in ran.json["error"]["reasons"]} == {"organisation-document-gone"}
    assert year("verify").code == 0


def test_a_workflow_waits_for_the_groups_it_speaks_of(year: "Program") -> None:
    """When both have changed there is one order to go in, and the refusal says which."""
    _groups(year, "NBLS", "NPF", "NPH", "PAN", "FHN", "LS")
    _march(year)

    refused = year("migrate", TYPE, *AS, "--yes")
    year("migrate", "organisation", *AS, "--yes")

    assert (refused.code, "organisation-first" in refused.out) == (3, True)
    assert year("migrate", TYPE, *AS, "--yes").code == 0
