"""succession: what moves where when bodies take over from others, before it happens."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

FHN_PLAN = "verksamhetsplan-2019-FHN"


def test_what_the_reorganisation_moves(program: "Program") -> None:
    """The plan that never gets a meeting, and the November steps of the council that is replaced (T9)."""
    ran = program("succession", "2018", "--json")

    documents = {row["id"]: row for row in ran.json["documents"]}
    assert ran.json["left"] == []
    assert (documents[FHN_PLAN]["from"], documents[FHN_PLAN]["to"]) == ("FHN", "KBN")
    assert documents[FHN_PLAN]["on"] == "2019-01-01"
    (step,) = documents[FHN_PLAN]["steps"]
    assert step["people"] == {"before": ["p20"], "after": ["r11"]}
    assert step["notices"] > 0
    (decide,) = documents["delarsrapport-samlad-2018"]["steps"]
    assert (decide["trigger"], decide["from"], decide["to"]) == ("decide", "LF", "RF")
    assert decide["meeting"] == "RF-2018-02"


def test_frames_follow_the_old_bodies_and_plans_the_new_ones(program: "Program") -> None:
    """T18: many to many, with what part goes where; the plan of NPF is for two new committees."""
    endings = {row["body"]: row for row in program("succession", "2018", "--json").json["endings"]}

    assert [row["body"] for row in endings["NPF"]["successors"]] == ["HSN", "TVN"]
    assert endings["NPF"]["successors"][1] == {"body": "TVN", "part": "folktandvården", "documents": []}
    heirs = {body: [row["body"] for row in ending["successors"]] for body, ending in endings.items()}
    assert [body for body in heirs if "HSN" in heirs[body]] == ["NBLS", "NPF", "NPH"]
    assert "verksamhetsplan-2019-NPF" in endings["NPF"]["plans"]
    said = " ".join(program("explain", "verksamhetsplan-2019-NPF", "hand_in").out.split())
    assert "hälso- och sjukvårdsnämnden och tandvårdsnämnden har tagit över" in said
    assert "Ramarna följer nämnden för primärvård och folktandvård" in said


def test_documents_that_are_opened_in_the_name_of_a_body_that_is_gone(program: "Program") -> None:
    """In 2019 the report and the discharge of each dissolved body are its successor's to see to."""
    documents = {row["id"]: row for row in program("succession", "2019", "--json").json["documents"]}

    assert documents["verksamhetsberattelse-2018-NPH"]["to"] == "HSN"
    assert documents["ansvarsfrihet-2018-LS"]["to"] == "RS"
    assert "planeringsdirektiv-2020" not in documents


def test_what_is_left_without_an_owner_is_told_with_exit_code_1(program: "Program") -> None:
    """A successor that does not take the plans leaves them to nobody, in December the year before."""
    program.change("config.toml", 'successor      = "KBN"\n', "")
    row = '[[successions]]\nbody = "FHN"\nsuccessor = "KBN"\ndocuments = ["ansvarsfrihet"]\n\n[ladder]'
    program.change("config.toml", "[ladder]", row)

    ran, words = program("succession", "2018", "--json"), program("succession", "2018")

    assert (ran.code, ran.json["left"]) == (1, [FHN_PLAN])
    assert "ingen svarar för det" in words.out
    assert "Utan ägare eller mottagare" in words.out


def test_what_nobody_takes_over_must_be_done_in_time(program: "Program") -> None:
    """The co-operation group of the county ends with 2018, and its document with it; check says so too."""
    ran, words = program("succession", "2018", "--json"), program("succession", "2018")
    findings = [f for f in program("check", "2018", "--json").json["findings"] if f["code"] == "no-successor"]

    alone = [{"id": "samverkan-lsg-2018", "last": "2018-12-31"}]
    assert (ran.code, ran.json["left"], ran.json["unsucceeded"]) == (1, [], alone)
    assert {"body": "LSG", "last": "2018-12-31", "successors": [], "plans": []} in ran.json["endings"]
    assert "Ingen tar över samverkan-lsg-2018 efter 31 december 2018" in " ".join(words.out.split())
    assert [f["body"] for f in findings] == ["LSG"]


def test_with_a_successor_nothing_is_without_owner(program: "Program") -> None:
    """One row in config.toml, and the answer is that everything is seen to."""
    program.change("config.toml", "# assumed: the agreement is the county's", '\nsuccessor = "RSTAB"')

    ran = program("succession", "2018", "--json")

    assert (ran.code, ran.json["unsucceeded"]) == (0, [])
    assert "no-successor" not in {f["code"] for f in program("check", "2018", "--json").json["findings"]}


def test_a_new_body_without_people_is_told_too(program: "Program") -> None:
    """An owner is not enough: somebody must have the role on the day."""
    program.change("config.toml", 'body   = "KBN"\nperson = "r11"', 'body   = "PN"\nperson = "r11"')

    ran = program("succession", "2018", "--json")

    assert (ran.code, ran.json["left"]) == (1, [FHN_PLAN])
    assert "ingen har rollen" in program("succession", "2018").out


def test_in_an_open_year_only_what_is_not_done_moves(year: "Program") -> None:
    """The preview is of documents as they run; a meeting that has been held is its own body's to record."""
    ran = year("succession", "2018", "--now", "2018-12-03T08:00", "--json")

    assert ran.json["running"] is True
    assert ran.json["unfinished"] == len(year("status", "--json").json["documents"])
    moved = {(row["id"], step["trigger"]): step for row in ran.json["documents"] for step in row["steps"]}
    assert (FHN_PLAN, "decide") in moved
    assert ("verksamhetsberattelse-2017-FHN", "decide") not in moved


@pytest.mark.parametrize(("language", "words"), [("sv", "Tar över"), ("en", "Taking over")])
def test_the_preview_in_words(program: "Program", language: str, words: str) -> None:
    """Bodies by name, the day, and what each document loses and gains."""
    ran = program("succession", "2018", "--lang", language)

    assert ran.code == 1
    assert words in " ".join(ran.out.split())
    assert FHN_PLAN in ran.out


def test_a_year_without_workflows(program: "Program") -> None:
    """A mistake in the command, as everywhere."""
    assert program("succession", "2031").code == 2
