"""calendar bind: a step is taken at the meeting that is named, and no other document is touched."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

FILE = "calendar/2018.toml"
REPORT = "kvartalsrapport-2018-PAN"
AS = ("--as", "p01", "--json")
WHY = ("--reason", "Inget i april", *AS)


def _text(year: "Program", file: str = FILE) -> str:
    return (year.folder / file).read_text(encoding="utf-8")


def _decided_at(year: "Program", document: str) -> str | None:
    """The meeting that the plan has for the document's decision."""
    documents = {d["id"]: d for d in year("plan", "2018", "--json").json["documents"]}
    (meeting,) = [s["meeting"] for s in documents[document]["steps"] if s["trigger"] == "decide"]
    return None if meeting is None else str(meeting["id"] if isinstance(meeting, dict) else meeting)


def test_a_binding_answers_a_finding(year: "Program") -> None:
    """The step that had no meeting in its month is taken at the one that the owner has chosen."""
    words = ("calendar", "bind", "verksamhetsberattelse-2017-NPH", "decide", "NPH-2018-02")

    ran = year(*words, "--reason", "Inget i februari", "--yes", *AS)

    steps = {(s["document"], s["trigger"]): s for s in ran.json["changes"]["steps"]}
    assert steps["verksamhetsberattelse-2017-NPH", "decide"]["meeting"] == "NPH-2018-02"
    assert {document for document, _ in steps} == {"verksamhetsberattelse-2017-NPH"}
    row = '{ document = "verksamhetsberattelse-2017-NPH", step = "decide", body = "NPH", '
    row += 'meeting = "NPH-2018-02", reason = "Inget i februari" }'
    assert f"bindings = [\n  {row},\n]" in _text(year)
    again = year(*words[:-1], "NPH-2018-03", "--reason", "Hellre april", "--yes", *AS)
    assert again.code == 0
    assert _text(year).count('document = "verksamhetsberattelse-2017-NPH"') == 1


def test_a_step_bound_in_the_year_after_is_named_by_its_document(year: "Program") -> None:
    """The late plan of 2018 goes to the successor's meeting; the plan of the next cycle is not touched."""
    row = '{ date = 2019-02-27, body = "KBN", id = "KBN-2019-01", status = "extra" },'
    year.change("calendar/2019.toml", "meetings = [\n", f"meetings = [\n  {row}\n")
    words = ("calendar", "bind", "verksamhetsplan-2019-FHN", "decide", "KBN-2019-01")

    ran = year(*words, "--reason", "Inget i december", "--yes", *AS)

    assert ran.code == 0, ran.err
    text = (year.folder / "calendar/2019.toml").read_text(encoding="utf-8")
    assert 'document = "verksamhetsplan-2019-FHN", step = "decide", body = "KBN"' in text
    steps = {(s["document"], s["meeting"]) for s in ran.json["changes"]["steps"] if s["trigger"] == "decide"}
    assert steps == {("verksamhetsplan-2019-FHN", "KBN-2019-01")}
    assert not [f for f in year("check", "2019", "--json").json["findings"] if f["severity"] == "error"]


def test_another_bodys_meeting_is_refused(year: "Program") -> None:
    """PAN's report is not decided by NPF: nothing is written, and the right meetings are named."""
    before = _text(year)

    ran = year("calendar", "bind", REPORT, "decide", "NPF-2018-04", *WHY, "--yes")

    assert (ran.code, ran.json["error"]["code"]) == (3, "binding-other-owner")
    assert ran.json["error"]["arguments"]["competent"] == ["PAN"]
    assert "PAN-2018-03" in ran.json["error"]["arguments"]["choices"]
    assert _text(year) == before
    said = year("calendar", "bind", REPORT, "decide", "NPF-2018-04", "--reason", "r", "--as", "p01").err
    assert "hör till patientnämnden, men NPF-2018-04" in said.replace("\n", " ")


def test_the_council_takes_what_is_not_the_committees_own(year: "Program") -> None:
    """The budget is decided by the council in office that day, not by the one whose term has ended."""
    ended = year("calendar", "bind", "budget-2019", "decide", "LF-2018-03", *WHY)
    in_office = year("calendar", "bind", "budget-2019", "decide", "RF-2018-01", *WHY)

    assert in_office.code == 0, in_office.err
    assert in_office.json["change"]["documents"] == ["budget-2019"]
    assert ended.code == 0, ended.err  # in June the old council was the one in office
    wrong = year("calendar", "bind", "budget-2019", "decide", "PAN-2018-03", *WHY)
    assert (wrong.code, wrong.json["error"]["code"]) == (3, "binding-other-body")


def test_the_document_is_named_and_no_other_is_bound(year: "Program") -> None:
    """The answer has the document's id and the step's name; other committees keep their meetings."""
    npf = _decided_at(year, "kvartalsrapport-2018-NPF")
    words = ("calendar", "bind", REPORT, "decide", "PAN-2018-03", "--reason", "r", "--as", "p01", "--yes")

    said = year(*words).out.replace("\n", " ")

    assert f"Steget ”behandla kvartalsrapporten” i {REPORT} binds till PAN-2018-03" in said
    assert f'document = "{REPORT}", step = "decide", body = "PAN"' in _text(year)
    assert _decided_at(year, REPORT) == "PAN-2018-03"
    assert _decided_at(year, "kvartalsrapport-2018-NPF") == npf
    assert year("verify").code == 0


def test_a_type_with_one_document_there_names_it(year: "Program") -> None:
    """The type is given, one of its documents is the body's: the row is about that one."""
    ran = year("calendar", "bind", "kvartalsrapport", "decide", "PAN-2018-03", *WHY, "--yes")

    assert ran.json["change"]["document"] == REPORT
    assert f'document = "{REPORT}"' in _text(year)


def test_one_document_a_month_is_named_by_its_id(year: "Program") -> None:
    """All months' reports are not taken at one meeting: which one must be said; only that one is bound."""
    months = [d["id"] for d in year("plan", "2018", "--json").json["documents"]]
    (march, *_) = [id_ for id_ in months if id_.startswith("manadsrapport-2018-03")]
    step = "report"

    whole = year("calendar", "bind", "manadsrapport", step, "LS-2018-05", *WHY)
    one = year("calendar", "bind", march, step, "LS-2018-05", *WHY)

    assert (whole.code, whole.json["error"]["code"]) == (2, "binding-needs-id")
    assert one.json["change"]["documents"] == [march]
    assert {s["document"] for s in one.json["changes"]["steps"]} <= {march}


def test_a_document_goes_before_its_type(year: "Program") -> None:
    """Two rows speak of the step: the one that names the document holds for it."""
    row = '{{ document = "{}", step = "decide", body = "PAN", meeting = "{}", reason = "r" }},'
    rows = [row.format("kvartalsrapport", "PAN-2018-04"), row.format(REPORT, "PAN-2018-03")]
    year.change(FILE, "bindings = []", "bindings = [\n  " + "\n  ".join(rows) + "\n]")

    assert _decided_at(year, REPORT) == "PAN-2018-03"


def test_a_bound_meeting_that_is_cancelled_binds_nothing(year: "Program") -> None:
    """The step has no meeting then, and both the preview and check say that the row has no effect."""
    year("calendar", "bind", REPORT, "decide", "PAN-2018-03", *WHY, "--yes")

    ran = year("calendar", "cancel", "PAN-2018-03", "--reason", "r", "--yes", *AS)

    assert _decided_at(year, REPORT) is None
    assert "binding-idle" in {f["code"] for f in ran.json["findings"]}
    (idle,) = [f for f in year("check", "2018", "--json").json["findings"] if f["code"] == "binding-idle"]
    assert (idle["severity"], idle["file"]) == ("warning", FILE)
    assert idle["line"] is not None


@pytest.mark.parametrize(
    ("document", "body", "meeting", "said"),
    [
        (REPORT, "NPF", "NPF-2018-04", "tar inte det steget"),
        ("kvartalsrapport-2031-PAN", "PAN", "PAN-2018-03", "inget sådant dokument"),
        (REPORT, "NPF", "NPF-2018-05", "inställt"),
    ],
)
def test_a_row_without_effect_is_told(
    program: "Program", document: str, body: str, meeting: str, said: str
) -> None:
    """Somebody has written by hand what binds nothing: no row is silently without meaning."""
    row = f'document = "{document}", step = "decide", body = "{body}", meeting = "{meeting}", reason = "r"'
    program.change(FILE, "bindings = []", f"bindings = [{{ {row} }}]")

    (idle,) = [f for f in program("check", "2018", "--json").json["findings"] if f["code"] == "binding-idle"]

    assert said in idle["message"]


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("kvartalsrapport-2018-XYZ", "decide", "PAN-2018-03"), 2, "unknown-document-id"),
        (("kvartalsrapport-2031-PAN", "decide", "PAN-2018-03"), 2, "unknown-document-id"),
        (("kvartalsrapport-2018-NPF", "decide", "NPF-2018-05"), 3, "meeting-not-live"),
        (("verksamhetsberattelse", "decide", "RF-2019-01"), 3, "binding-other-owner"),
    ],
)
def test_what_cannot_be_bound_is_refused(
    year: "Program", words: tuple[str, ...], code: int, error: str
) -> None:
    """A document that is not there, a meeting that is not held, a body that does not take the step."""
    ran = year("calendar", "bind", *words, *WHY, "--yes")

    assert (ran.code, ran.json["error"]["code"]) == (code, error)


def test_the_same_binding_twice_is_said(year: "Program") -> None:
    """There is nothing to change."""
    words = ("calendar", "bind", REPORT, "decide", "PAN-2018-03", *WHY, "--yes")

    first, second = year(*words), year(*words)

    assert first.code == 0
    assert (second.code, second.json["error"]["code"]) == (2, "binding-as-it-was")


def test_a_binding_in_another_years_file_is_named(year: "Program") -> None:
    """A step has one row: another file's is taken away first, lest one of them silently hold."""
    row = '{ date = 2019-02-27, body = "KBN", id = "KBN-2019-01", status = "extra" },'
    year.change("calendar/2019.toml", "meetings = [\n", f"meetings = [\n  {row}\n")
    plan = "verksamhetsplan-2019-FHN"
    year("calendar", "bind", plan, "decide", "KBN-2019-01", *WHY, "--yes")

    ran = year("calendar", "bind", plan, "decide", "FHN-2018-05", *WHY, "--yes")

    assert (ran.code, ran.json["error"]["code"]) == (2, "binding-elsewhere")
    assert ran.json["error"]["arguments"]["file"] == "calendar/2019.toml"


def test_a_step_that_is_taken_is_not_bound_anew(year: "Program") -> None:
    """What was decided on 14 February was decided then."""
    document = "verksamhetsberattelse-2017-FHN"
    year("advance", document, "hand_in", "--as", "p11", "--now", "2018-01-30T10:00")
    decide = ("advance", document, "decide", "--meeting", "FHN-2018-01", "--paragraph", "7")
    year(*decide, "--outcome", "approve", "--registry", "1", "--as", "p20", "--now", "2018-02-14T16:00")

    ran = year("calendar", "bind", document, "decide", "FHN-2018-02", *WHY)

    assert (ran.code, ran.json["error"]["code"]) == (3, "binding-step-taken")
