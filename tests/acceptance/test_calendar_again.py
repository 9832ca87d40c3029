"""calendar import a second time: what has been corrected by hand stays; where it is written is said."""

import re
from typing import TYPE_CHECKING

from tests.acceptance.test_calendar_import import codes, plan, rows, text

if TYPE_CHECKING:
    from tests.conftest import Program

FILE = "calendar/2019.toml"
PLAN = "Nämnd;jan;feb;mar;apr;maj\nFolkhögsk.nämnden;15;12;12;9;14\nRegionstyrelsen;16;13;13;10;15\n"


def corrected(program: "Program", *changes: tuple[str, str]) -> bytes:
    """The plan imported, and its rows then changed by hand."""
    program("calendar", "import", plan(program, PLAN), "--year", "2019")
    content = text(program, FILE)
    for pattern, instead in changes:
        content, count = re.subn(pattern, instead, content)
        assert count
    (program.folder / FILE).write_text(content, encoding="utf-8")
    return content.encode()


def again(program: "Program", *flags: str) -> list[str]:
    """The codes that the same plan gives when it is imported once more."""
    ran = program("calendar", "import", plan(program, PLAN), "--year", "2019", *flags, "--json")
    assert ran.code in (0, 1), ran.out
    return codes(ran.json)


def test_a_body_corrected_by_hand_is_recognised_by_its_rows_ids(earlier: "Program") -> None:
    """The rows keep the id that the import made; what a person has given them is what the plan means."""
    before = corrected(earlier, ('body = "FN"', 'body = "FHN"'), ("# FN: .*", ""))

    assert "body-as-before" in again(earlier)
    assert (earlier.folder / FILE).read_bytes() == before


def test_a_body_corrected_by_hand_is_recognised_by_the_comment_above(earlier: "Program") -> None:
    """Also when every id has been corrected: the comment says what the plan calls the body."""
    before = corrected(earlier, ('body = "FN"', 'body = "FHN"'), ("FN-2019", "FHN-2019"))

    assert "body-as-before" in again(earlier)
    assert (earlier.folder / FILE).read_bytes() == before


def test_one_row_given_to_another_body_stays_there(earlier: "Program") -> None:
    """It is told of, and not added a second time."""
    before = corrected(earlier, ('body = "RS", +id = "RS-2019-05"', 'body = "RSAU", id = "RS-2019-05"'))

    assert "body-kept" in again(earlier)
    assert (earlier.folder / FILE).read_bytes() == before


def test_a_row_taken_away_by_hand_is_told_of_and_not_added_again(earlier: "Program") -> None:
    """Its number is missing among the others, also the first; and the answer says that the two differ."""
    before = corrected(earlier, (r".*RS-2019-03.*\n", ""), (r".*RS-2019-01.*\n", ""))

    assert again(earlier).count("row-deleted") == 2
    assert again(earlier, "--yes").count("row-deleted") == 2
    assert (earlier.folder / FILE).read_bytes() == before
    ran = earlier("calendar", "import", plan(earlier, PLAN), "--year", "2019")
    assert "säger redan allt" not in ran.out + ran.err


def test_a_meeting_that_the_plan_has_got_since_is_added(earlier: "Program") -> None:
    """Between two rows whose numbers follow each other nothing has been taken away."""
    corrected(earlier)
    more = PLAN.replace("16;13;13", "16;13, 27;13")

    earlier("calendar", "import", plan(earlier, more), "--year", "2019")

    assert "2019-02-27" in {str(row["date"]) for row in rows(earlier, 2019)}


def test_another_file_is_the_one_that_is_named(earlier: "Program") -> None:
    """With --out the answer names that file, on every line, and the kalendarium is untouched."""
    out = earlier.folder / "utkast.toml"

    ran = earlier("calendar", "import", plan(earlier, PLAN), "--year", "2019", "--out", str(out))

    assert out.is_file()
    assert not (earlier.folder / FILE).exists()
    assert f"{out}: 10 sammanträden" in ran.out
    assert "2019.toml" not in ran.out + ran.err
    assert f"Skrivet i {out}" in ran.out + ran.err


def test_another_file_is_not_written_when_there_is_nothing_new(earlier: "Program") -> None:
    """That is said too."""
    corrected(earlier)
    out = earlier.folder / "utkast.toml"

    ran = earlier("calendar", "import", plan(earlier, PLAN), "--year", "2019", "--out", str(out))

    assert (out.exists(), f"{out} är inte skriven" in ran.out + ran.err) == (False, True)


def test_what_stops_an_import_says_how_the_rest_is_read(earlier: "Program") -> None:
    """A day that no calendar has stops it all: no half plan is taken for a whole. --yes leaves it out."""
    broken = plan(earlier, PLAN.replace("13;13;10", "29;13;10"))

    stopped = earlier("calendar", "import", broken, "--year", "2019")
    assert (stopped.code, (earlier.folder / FILE).exists()) == (2, False)
    assert "--yes" in stopped.out + stopped.err

    earlier("calendar", "import", broken, "--year", "2019", "--yes")
    assert len(rows(earlier, 2019)) == 9


def test_what_a_yes_cannot_answer_does_not_propose_it(earlier: "Program") -> None:
    """A cell that cannot be read must be corrected."""
    odd = plan(earlier, PLAN.replace("13;13;10", "1313;13;10"))

    stopped = earlier("calendar", "import", odd, "--year", "2019")

    assert (stopped.code, "--yes" in stopped.out + stopped.err) == (2, False)
