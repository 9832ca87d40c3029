"""``explain``: the reasoning for one date, in sentences."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Program


def flat(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())


def test_why_papers_are_due_that_day(program: "Program") -> None:
    """The day, the lead time, the meeting and the file stand in the first sentence."""
    ran = program("explain", "verksamhetsplan-2019-NPF", "hand_in")

    assert ran.code == 0
    assert (
        "Handlingarna ska vara inne 15 augusti 2018: 10 arbetsdagar före sammanträdet med nämnden för "
        "primärvård och folktandvård 29 augusti 2018 (NPF-2018-06), enligt lead_times i calendar/2018.toml."
    ) in flat(ran.out)
    assert "propose" not in ran.out


def test_days_that_do_not_count_are_named(program: "Program") -> None:
    """Holidays between the hand-in and the meeting explain why it is so early."""
    said = flat(program("explain", "kvartalsrapport-samlad-2018", "hand_in").out)

    assert "14 maj 2018" in said
    assert "tiden 1 januari 2018 till 31 mars 2018" in said


def test_a_council_decision_shows_the_days_of_the_law(program: "Program") -> None:
    """Notice, minutes, announcement and appeal, counted from the meeting, and the succession of councils."""
    found = program("explain", "budget-2019", "decide", "--json").json["steps"][0]["reasons"]

    days = {r["code"]: r["arguments"].get("day") for r in found}
    assert days["explain-notice"] == "2018-11-19"
    assert days["explain-attest"] == "2018-12-10"
    assert days["explain-announce"] == "2018-12-12"
    assert days["explain-appeal"] == "2019-01-02"
    assert "explain-new-body" in days


def test_where_the_lead_time_is_stated(program: "Program") -> None:
    """The line of the row that says so; where nobody has said so, that."""
    said = flat(program("explain", "verksamhetsplan-2019-NPF", "hand_in").out)
    lines = (program.folder / "calendar/2018.toml").read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if 'bodies = ["namnder", "LS"]' in line)
    assert f"Ledtiden står i calendar/2018.toml, rad {number}." in said

    program.change(
        "calendar/2018.toml",
        '{ bodies = ["namnder", "LS"], step = "papers_in", working_days_before = 10 },',
        '{ bodies = ["LS"], working_days_before = 10 },',
    )
    said = flat(program("explain", "verksamhetsplan-2019-NPF", "hand_in").out)
    assert "ingen ledtid är angiven, varken i arbetsflödet eller i lead_times i calendar/2018.toml" in said
    assert "0 arbetsdagar" not in said
    missing = {f["code"]: f for f in program("check", "2018", "--json").json["findings"]}["lead-time-missing"]
    assert "NPF" in missing["message"]
    assert missing["file"] == "calendar/2018.toml"


def test_only_what_ends_the_matter_can_be_appealed(program: "Program") -> None:
    """KL 13:2: a proposal that prepares has no last day to appeal; the decision that ends it has."""

    def reasons(trigger: str) -> set[str]:
        ran = program("explain", "verksamhetsplan-2019-NPF", trigger, "--json")
        return {reason["code"] for reason in ran.json["steps"][0]["reasons"]}

    assert "explain-appeal" not in reasons("propose")
    assert "explain-attest" in reasons("propose")
    assert "explain-appeal" in reasons("decide")
    program.change(
        "workflows/verksamhetsplan.toml",
        'trigger   = "propose"\n',
        'trigger   = "propose"\nappeal    = true\n',
    )
    assert "explain-appeal" in reasons("propose")


def test_a_step_without_a_meeting_says_when_it_can_be_taken(program: "Program") -> None:
    """The finding stands with the explanation, and the next meeting is named."""
    said = flat(program("explain", "namndens-direktiv-2019-FHN", "decide").out)

    assert "Steget saknar sammanträde" in said
    assert "12 september 2018 (FHN-2018-04)" in said
    assert "Anmärkning" in said


def test_a_running_document_is_explained_as_it_stands(year: "Program") -> None:
    """Once the year is open the days are those in use, and the answer says so."""
    ran = year("explain", "budget-2019", "--json")

    assert ran.json["running"] is True
    assert [step["trigger"] for step in ran.json["steps"]] == [
        "hand_in", "prepare", "decide", "lsg", "mbl"
    ]  # fmt: skip


def test_what_follows_a_decision_is_explained_by_the_law(year: "Program") -> None:
    """Asked for by name: its last day, the paragraph that sets it, and who answers for it."""
    told = flat(year("explain", "budget-2019", "decide.attest").out)

    assert "Ska vara gjort senast 10 december 2018." in told
    assert "KL 5 kap. 69 §" in told
    assert "explain-" not in told


def test_documents_and_steps_that_do_not_exist(program: "Program") -> None:
    """A mistyped id or step is a mistake in the command, with what comes closest."""
    document = program("explain", "budgett-2019", "--json")
    step = program("explain", "budget-2019", "decid", "--json")

    assert (document.code, document.json["error"]["code"]) == (2, "unknown-document-id")
    assert document.json["error"]["arguments"]["suggestions"][0] == "budget-2019"
    assert (step.code, step.json["error"]["code"]) == (2, "unknown-step")


def test_in_english(program: "Program") -> None:
    """The same reasoning in English."""
    assert "The papers are due 15 August 2018" in flat(
        program("explain", "verksamhetsplan-2019-NPF", "hand_in", "--lang", "en").out
    )


def test_no_code_is_shown_to_anybody_once_the_year_is_open(year: "Program") -> None:
    """What is in use knows no files: every sentence has a form that does without them."""
    for document in ("verksamhetsplan-2019-NPF", "budget-2019", "kvartalsrapport-2018-PAN"):
        told = year("explain", document).out
        assert "explain-" not in told
        assert "because-" not in told
