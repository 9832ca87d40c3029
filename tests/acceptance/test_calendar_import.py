"""calendar import: the plan the secretariat already has becomes the kalendarium, and nothing else changes."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

DATA = Path(__file__).parents[1] / "data"
CALENDAR = "calendar/2018.toml"


def text(program: "Program", name: str = CALENDAR) -> str:
    """A file of the instance."""
    return (program.folder / name).read_text(encoding="utf-8")


def rows(program: "Program", year: int) -> list[dict[str, Any]]:
    """The meetings of a year as the file has them."""
    found = tomllib.loads(text(program, f"calendar/{year}.toml"))["meetings"]
    assert isinstance(found, list)
    return found


def plan(program: "Program", content: str, name: str = "plan.csv") -> str:
    """A plan in a file of its own."""
    path = program.folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


def codes(answer: dict[str, Any]) -> list[str]:
    """The codes of all findings."""
    return [finding["code"] for finding in answer["findings"]]


def test_what_the_kalendarium_says_already_changes_no_byte(program: "Program") -> None:
    """The published plan of the shipped year, imported over it, is what it was made from."""
    before = (program.folder / CALENDAR).read_bytes()

    ran = program("calendar", "import", str(DATA / "blekinge-2018.csv"), "--json")

    assert (ran.code, ran.json["schema"], ran.json["findings"]) == (0, 1, [])
    assert ran.json["years"][0] | {"changes": []} == ran.json["years"][0]
    assert (program.folder / CALENDAR).read_bytes() == before


def test_a_new_year_with_new_bodies(earlier: "Program") -> None:
    """Every row of the next year is there; each body that config.toml lacks is told of once, ready to add."""
    source = str(DATA / "blekinge-2019.csv")

    ran = earlier("calendar", "import", source, "--json")

    assert ran.code == 1
    assert len(rows(earlier, 2019)) == 106
    new = [finding for finding in ran.json["findings"] if finding["code"] == "body-new"]
    assert len(new) == len(ran.json["new_bodies"]) == 11
    assert {row["status"] for row in rows(earlier, 2019) if "status" in row} == {"extra", "cancelled"}
    checked = earlier("check", "2018", "--json")
    assert {f["code"] for f in checked.json["findings"] if f["severity"] == "error"} == {"unknown-body"}


def test_the_blocks_make_the_year_whole(earlier: "Program") -> None:
    """With the printed blocks in config.toml the bodies are known, and a second import changes no byte."""
    source = str(DATA / "blekinge-2019.csv")
    ran = earlier("calendar", "import", source, "--json")
    before = (earlier.folder / "calendar/2019.toml").read_bytes()
    config = earlier.folder / "config.toml"
    blocks = "\n\n".join(body["block"] for body in ran.json["new_bodies"])
    config.write_text(f"{config.read_text(encoding='utf-8')}\n{blocks}\n", encoding="utf-8")

    again = earlier("calendar", "import", source, "--json")

    assert "unknown-body" not in codes(earlier("check", "2018", "--json").json)
    assert (again.code, again.json["new_bodies"]) == (0, [])
    assert (earlier.folder / "calendar/2019.toml").read_bytes() == before


def test_importing_twice_before_the_bodies_are_added(earlier: "Program") -> None:
    """Bodies that are still unknown keep the ids they were given."""
    source = str(DATA / "blekinge-2019.csv")
    earlier("calendar", "import", source)
    before = (earlier.folder / "calendar/2019.toml").read_bytes()

    again = earlier("calendar", "import", source, "--json")

    assert again.json["years"][0]["changes"] == []
    assert (earlier.folder / "calendar/2019.toml").read_bytes() == before


def test_a_moved_meeting_keeps_its_own(program: "Program") -> None:
    """Id, documents and a note written by hand survive; only that row's line changes."""
    program.change(CALENDAR, 'note = "årsbokslut"', 'note = "min egen anteckning"')
    before = text(program).split("\n")
    content = (DATA / "blekinge-2018.csv").read_text(encoding="utf-8").replace("2018-04-09", "2018-04-16", 1)

    ran = program("calendar", "import", plan(program, content), "--json")

    assert (ran.code, codes(ran.json)) == (1, ["moved-by-nearness"])
    changed = [line for line in text(program).split("\n") if line not in before]
    assert changed == [
        '  { date = 2018-04-16, body = "LF",   id = "LF-2018-02", note = "min egen anteckning", '
        'for = ["arsredovisning"], status = "moved" },'
    ]


def test_one_meeting_beside_the_year_moves_nothing(program: "Program") -> None:
    """A plan with a single new day of a body adds it; no meeting near by is taken to have been moved."""
    ran = program("calendar", "import", plan(program, "Organ;Datum\nLS;2018-02-27\n"), "--json")

    assert [change["after"]["id"] for change in ran.json["years"][0]["changes"]] == ["LS-2018-11"]
    assert "moved-by-nearness" not in codes(ran.json)


def test_a_meeting_gone_from_the_plan_stays(program: "Program") -> None:
    """What the source no longer mentions is asked about, never taken away."""
    lines = (DATA / "blekinge-2018.csv").read_text(encoding="utf-8").split("\n")
    content = "\n".join(line for line in lines if "LF,Landstingsfullmäktige,2018-02-12" not in line)
    before = text(program)

    ran = program("calendar", "import", plan(program, content), "--json")

    assert (ran.code, codes(ran.json)) == (1, ["missing-in-source"])
    assert text(program) == before


def test_cancelled_and_new_in_the_source(program: "Program") -> None:
    """A status of the source is taken over; a new meeting gets the next number, and its note's document."""
    content = (DATA / "blekinge-2018.csv").read_text(encoding="utf-8")
    content = content.replace(
        "LS,Landstingsstyrelsen,2018-02-26,ordinarie", "LS,Landstingsstyrelsen,2018-02-26,inställt"
    )
    content += "Landstinget Blekinge,2018,LS,Landstingsstyrelsen,2018-12-18,extra,årsbokslut,x\n"

    ran = program("calendar", "import", plan(program, content), "--json")

    kinds = {change["after"]["id"]: change["change"] for change in ran.json["years"][0]["changes"]}
    assert (ran.code, kinds) == (0, {"LS-2018-02": "cancelled", "LS-2018-11": "added"})
    (fresh,) = [row for row in rows(program, 2018) if row["id"] == "LS-2018-11"]
    assert (fresh["status"], fresh["note"], fresh["for"]) == ("extra", "årsbokslut", ["arsredovisning"])


def test_errors_write_nothing(earlier: "Program") -> None:
    """With one date that no calendar holds, not even the good rows are written."""
    ran = earlier(
        "calendar", "import", plan(earlier, "Organ;Datum\nLS;2019-02-30\nLS;2019-03-04\n"), "--json"
    )

    assert (ran.code, sorted(codes(ran.json))) == (2, ["body-not-in-office", "date-impossible"])
    assert not (earlier.folder / "calendar/2019.toml").exists()


def test_yes_does_what_is_proposed_and_says_so(earlier: "Program") -> None:
    """With --yes the impossible row is left out, told of, and the others are written."""
    source = plan(earlier, "Organ;Datum\nLS;2019-02-30\nLS;2019-03-04\n")

    ran = earlier("calendar", "import", source, "--yes", "--json")

    assert (ran.code, sorted(codes(ran.json))) == (1, ["body-not-in-office", "date-impossible"])
    assert [row["date"].isoformat() for row in rows(earlier, 2019)] == ["2019-03-04"]


def test_a_trial_writes_nothing(earlier: "Program") -> None:
    """--dry-run shows what would happen; --out writes it somewhere else."""
    source, out = str(DATA / "blekinge-2019.csv"), earlier.folder / "elsewhere.toml"

    tried = earlier("calendar", "import", source, "--dry-run")
    beside = earlier("calendar", "import", source, "--out", str(out))

    assert "106" in tried.out
    assert not (earlier.folder / "calendar/2019.toml").exists()
    assert len(tomllib.loads(out.read_text(encoding="utf-8"))["meetings"]) == 106
    assert (tried.code, beside.code) == (1, 1)


def test_next_years_january_goes_where_it_belongs(program: "Program") -> None:
    """A date of the next year begins that year's kalendarium; last year's dates are only told of."""
    source = plan(program, "Organ;nov;dec\nLS;5, 3/12 2018;3, 14/1 2020\n")

    first = program("calendar", "import", source, "--year", "2019", "--json")

    assert {"next-year-begun", "outside-year"} <= set(codes(first.json))
    assert [row["id"] for row in rows(program, 2020)] == ["LS-2020-01"]
    second = program("calendar", "import", source, "--year", "2019", "--json")
    assert "next-year-begun" not in codes(second.json)
    assert len(rows(program, 2020)) == 1


def test_a_plan_for_the_spring_says_nothing_about_the_autumn(program: "Program") -> None:
    """Meetings outside the months of the plan are told of together, and only those inside one by one."""
    source = plan(program, "Organ;Jan;Feb;Mar\nLS;22;;26\n")

    ran = program("calendar", "import", source, "--year", "2018", "--json", "--dry-run")

    assert codes(ran.json).count("outside-plan") == 1
    missing = [f for f in ran.json["findings"] if f["code"] == "missing-in-source"]
    assert {f["arguments"]["date"][:7] for f in missing} <= {"2018-01", "2018-02", "2018-03"}


def test_a_body_that_is_lacking_is_told_of_once(program: "Program") -> None:
    """However many meetings it has, check names the first and counts them."""
    program("calendar", "import", plan(program, "Organ;Jan;Feb\nKF;21;18\nKS;8;5\n"), "--year", "2019")

    found = program("check", "2018", "--json").json["findings"]

    unknown = [f for f in found if f["code"] == "unknown-body"]
    assert [(f["arguments"]["value"], f["arguments"]["count"]) for f in unknown] == [("KF", 2), ("KS", 2)]


@pytest.mark.parametrize(
    ("name", "code"),
    [("saknas.csv", "file-missing"), ("plan.xlsx", "file-unknown"), ("tom.txt", "nothing-read")],
)
def test_one_clear_finding_for_what_cannot_be_read(program: "Program", name: str, code: str) -> None:
    """No traceback, no half import."""
    if name != "saknas.csv":
        (program.folder / name).write_bytes(
            b"PK\x05\x06" + b"\0" * 18 if code == "file-unknown" else b"hej\n"
        )

    ran = program("calendar", "import", str(program.folder / name), "--json")

    assert ran.code == 2
    assert code in codes(ran.json) or code == "file-unknown"
    assert "Traceback" not in ran.err
