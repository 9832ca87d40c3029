"""What stands beside the meetings: days that lead up to them, comments, and when the page was written."""

from tests.unit.test_meetingplans_cells import pasted
from tests.unit.test_meetingplans_shapes import codes, meetings, table

from arshjul.domain.meetingplans.reading import Reading


def leads(found: Reading) -> list[object]:
    """The rows of lead times that are proposed."""
    return [item.arguments["row"] for item in found.findings if item.code == "stage-lead"]


def test_a_last_day_to_hand_in_is_no_meeting_and_becomes_a_lead_time() -> None:
    """Counted in working days, Epiphany not among them; bodies with the same lead share a row."""
    found = table("Organ|Ärendestopp|Kallelse|Sammanträde", "SN|2027-01-12|2027-01-19|2027-01-26",
                  "SN|2027-02-09|2027-02-16|2027-02-23", "RS|2027-01-05|2027-01-13|2027-01-20")  # fmt: skip

    assert meetings(found) == ["RS 01-20", "SN 01-26", "SN 02-23"]
    assert leads(found) == ['{ bodies = ["SN", "RS"], working_days_before = 10 }']
    assert codes(found) == ["column-not-meetings", "stage-lead"]


def test_rows_of_a_matrix_that_lead_up_to_meetings_are_no_bodies() -> None:
    """ "Ärendestopp RS" is on the way to RS; a body whose name ends so is a body."""
    found = table(
        "|Jan|Feb|Mars", "Ärendestopp RS|5|3|3", "RS|20|17|17", "Kallelse RS|13|10|10", "RS presidium|7|4|4"
    )

    assert [told for told in meetings(found) if told.startswith("RS ")] == [
        "RS 01-20",
        "RS 02-17",
        "RS 03-17",
    ]
    assert len(meetings(found)) == 6
    assert leads(found) == ['{ bodies = ["RS"], working_days_before = 10 }']


def test_stages_under_a_bodys_heading_are_not_bodies() -> None:
    """The heading above says whose meetings they are."""
    found = pasted(
        "Socialnämnden 2027\n\nSammanträde\tBeredning\tSista dag för ärenden\n"
        "26 januari\t15 januari\t12 januari\n23 februari\t12 februari\t9 februari\n",
        None,
    )

    assert meetings(found) == ["SN 01-26", "SN 02-23"]
    assert codes(found) == ["column-not-meetings", "stage-lead"]


def test_a_comment_beside_a_row_goes_to_the_day_that_it_names() -> None:
    """Of a day it is that day's note; of nobody knows which it is told; of all it is everybody's note."""
    found = table("Organ|Jan|Feb|Kommentar", "RS|20|17|17 februari årsredovisning", "SN|26|23|Heldag 26/1",
                  "RF|25|22|Sammanträder i Stora salen", "KFN|14|11|Budget i februari",
                  "MBN|13|10|Extra möte 3/2")  # fmt: skip

    assert meetings(found) == [
        "KFN 01-14", "KFN 02-11", "MBN 01-13", "MBN 02-10", "RF 01-25 Sammanträder i Stora salen",
        "RF 02-22 Sammanträder i Stora salen", "RS 01-20", "RS 02-17 årsredovisning", "SN 01-26 Heldag",
        "SN 02-23",
    ]  # fmt: skip
    assert codes(found) == ["comment-on-all", "comment-unread", "comment-unread"]


def test_a_row_of_comments_under_the_months_is_told_of() -> None:
    """It is no body, and whose meetings it is about does not show."""
    found = table("Organ|Jan|Feb", "RS|20|17", "Kommentar|Bokslut 20 jan|")

    assert meetings(found) == ["RS 01-20", "RS 02-17"]
    assert codes(found) == ["comment-unread"]


def test_a_footnote_that_names_a_weekday_is_about_its_own_day() -> None:
    """ "*tors" under the hour is what the star means, and not the weekday of all the row's days."""
    found = table("Organ|Jan|Feb|Kl", "RS|20|18*|13.00\n*tors")

    assert meetings(found) == ["RS 01-20 13.00", "RS 02-18 13.00 tors"]
    assert codes(found) == []


def test_when_the_page_was_written_is_no_meeting() -> None:
    """Nor when the plan was decided, though a body stands there."""
    found = pasted(
        "Fastställd av Regionfullmäktige 2026-11-24\n(Observera att mötet 30 mars som har planerats är "
        "inställt i år)\nSocialnämnden\n26 januari\nSenast uppdaterad 4 november 2026"
    )

    assert meetings(found) == ["SN 01-26"]
    assert codes(found) == ["text-not-used", "text-not-used", "text-with-dates"]


def test_an_abbreviation_that_the_plan_explains_as_another_body() -> None:
    """The plan's own explanation counts, and the likeness is asked about."""
    found = pasted("SN Skolnämnden\nSN: 26/1\nRS Regionstyrelse\nRS: 20/1")

    assert meetings(found) == ["RS 01-20", "SN2 01-26"]


def test_a_name_with_a_comma_behind_a_hyphen_is_whole() -> None:
    """ "Barn-, utbildnings- och kulturnämnden" is one body."""
    found = pasted("Barn-, utbildnings- och kulturnämnden\n26 januari\nDagordning för regionfullmäktige\n")

    assert [found.bodies.full(m.label) for m in found.meetings] == ["Barn-, utbildnings- och kulturnämnden"]


def test_a_last_day_beside_a_day_is_no_meeting_either() -> None:
    """ "14 januari (stoppdag 2 januari)" is one meeting; a longer note keeps its meeting."""
    found = pasted(
        "RS\n20 januari (stoppdag 5 januari)\n17 februari, handlingar senast 3 februari\n"
        "17 mars handlingar på bordet"
    )

    assert meetings(found) == ["RS 01-20", "RS 02-17", "RS 03-17 handlingar på bordet"]
    assert codes(found) == ["stage-lead", "stage-lead"]


def test_numbers_before_the_days_are_no_days() -> None:
    """A numbered list, numbered meetings and tertials: only the dates are meetings."""
    numbered = pasted("SN\n1. 26 januari\n2. 23 februari\n3) 30 mars\n")
    meant = pasted(
        "Mötesdagar 2027 för Socialnämnden\n\nMöte 1: 26 januari\nMöte 2: 23 februari\nMöte 21 april\n"
    )

    assert meetings(numbered) == ["SN 01-26", "SN 02-23", "SN 03-30"]
    assert meetings(meant)[:2] == ["SN 01-26", "SN 02-23"]


def test_a_second_row_of_headings_under_the_months() -> None:
    """What prepares is no meeting of the body; its committee meets in its own name."""
    prepared = table("2027|Jan||Feb|", "Organ|Beredning|Nämnd|Beredning|Nämnd", "SN|12|26|9|23")
    parts = table("2027|Jan||Feb|", "Organ|AU|Nämnd|AU|Nämnd", "SN|12|26|9|23")

    assert meetings(prepared) == ["SN 01-26", "SN 02-23"]
    assert codes(prepared) == ["column-not-meetings"]
    assert meetings(parts) == ["SN 01-26", "SN 02-23", "SNAU 01-12", "SNAU 02-09"]


def test_the_day_above_the_body_that_meets() -> None:
    """When the whole plan goes so, also as calendars on pages do; else the heading above counts."""
    days_first = pasted(
        "Onsdag 20 januari kl. 13.00\nRegionstyrelsen, Lilla salen\n\n26 januari\nSocialnämnden\n"
    )
    widget = pasted("20\njan\nRegionstyrelsen\nKl 13:00\n26\njan\nSocialnämnden\nKl 08:30\n")
    under = pasted("Regionstyrelsen\n20 januari\nSocialnämnden\n26 januari\n")

    assert meetings(days_first) == ["RS 01-20 13.00 Lilla salen", "SN 01-26"]
    assert meetings(widget) == ["RS 01-20 13.00", "SN 01-26 08.30"]
    assert meetings(under) == ["RS 01-20", "SN 01-26"]


def test_days_out_of_order_in_a_cell_are_told_of() -> None:
    """ "27 8,10" may be a day and two footnotes."""
    found = table("Organ|Jan|Feb", "RS|20|27 8,10", "SN|12, 26|9")

    assert codes(found) == ["days-unordered"]


def test_a_rule_in_place_of_dates_is_told_of() -> None:
    """ "Tisdagar udda veckor" is nobody's date, and is not passed over as a remark."""
    found = pasted("RS: 20/1, 17/2\nTNAU: tisdagar udda veckor")

    assert meetings(found) == ["RS 01-20", "RS 02-17"]
    assert codes(found) == ["rule-unread"]


def test_a_page_about_several_bodies() -> None:
    """Running text names who meets and when; a line about another body ends the days of the one above."""
    found = pasted(
        "Regionfullmäktige sammanträder i stora salen i huset vid torget. Ingången är från gården och den "
        "som vill lyssna är välkommen, se närradio 93,7 i april.\n"
        "Mötena hålls klockan 13.00 om inget annat anges.\n"
        "2027-06-14--15\nAktuell kallelse till regionstyrelsen\n2027-05-24\n"
    )

    assert meetings(found) == ["RF 06-14 –06-15 13.00"]
    assert codes(found) == ["line-without-body", "text-not-used", "text-with-dates"]


def test_the_plan_of_one_body_under_its_title() -> None:
    """ "Nämnd" over dates is when it meets; hours and comments are kept; the title says whose they are."""
    found = table(
        "Mötesplan socialnämnden 2027||||||", "Nr|Ärendestopp|Presidiet|Kallelse|Nämnd|Tid|Kommentar",
        "1|2027-01-12|2027-01-15|2027-01-19|2027-01-26|08:30|Bokslut",
        "2|2027-02-09|2027-02-12|2027-02-16|2027-02-23|13:00|", year=None,
    )  # fmt: skip

    assert meetings(found) == ["SN 01-26 08.30 Bokslut", "SN 02-23 13.00"]
    assert codes(found) == ["column-not-meetings", "column-not-meetings", "heading-as-body", "stage-lead"]
    assert leads(found) == ['{ bodies = ["SN"], working_days_before = 10 }']
