"""Codes and colours of pictures, and what the wheel says to those who do not see it."""

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arshjul import bootstrap
from arshjul.service import picturing
from arshjul.service.picturing import Picture, StepState
from arshjul.values import replace
from arshjul.views import palette, picture_data
from arshjul.views.codes import codes
from arshjul.views.diagram.svg import diagram_svg
from arshjul.views.picturing import told
from arshjul.views.swimlane.grid import grid
from arshjul.views.swimlane.page import swimlane_page
from arshjul.views.swimlane.terminal import lines
from arshjul.views.text import Words
from arshjul.views.wheel.choosing import choose
from arshjul.views.wheel.page import wheel_page
from arshjul.views.wheel.sheet import wheel_sheet
from arshjul.views.wheel.svg import row_of

LANGUAGES = ("sv", "en")
NOW = datetime(2018, 5, 20, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def plan(made: Path) -> Picture:
    """The shipped year before it is opened."""
    return picturing.picture(bootstrap.world(made), 2018, NOW)


@pytest.mark.parametrize("dark", [False, True])
def test_text_can_be_read_on_every_colour(dark: bool) -> None:
    """At least 4.5 to 1 for every text, on paper and on arcs, light and dark (WCAG 1.4.3)."""
    found = palette.colours(dark=dark)
    pairs = [("on", name) for name in palette.BACKED if name != "on"]
    pairs += [(text, ground) for text in ("ink", "muted", "link") for ground in ("paper", "soft")]
    pairs += [("now", "paper"), ("ink", "line"), ("late", "paper")]
    weak = {pair: palette.contrast(found[pair[0]], found[pair[1]]) for pair in pairs}
    assert {pair: round(value, 2) for pair, value in weak.items() if value < 4.5} == {}


def test_contrast_is_the_guidelines_own() -> None:
    """Black on white is 21, a colour on itself 1."""
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#b3261e", "#b3261e") == pytest.approx(1)


def test_codes_are_what_people_would_write() -> None:
    """A compound gives its parts' letters, two words theirs, and a plain word its first two."""
    names = [
        "Årsredovisning",
        "Kvartalsrapport",
        "Samlad delårsrapport",
        "Budget för nästa år",
        "Verksamhetsplan",
    ]
    assert [*codes({name: name for name in names}).values()] == ["ÅR", "KR", "SD", "BU", "VP"]


@given(st.lists(st.text(max_size=30), max_size=40))
def test_codes_are_never_shared(names: list[str]) -> None:
    """However things are named, each has a code of its own."""
    found = codes({str(n): name for n, name in enumerate(names)})
    assert len(found) == len(names) == len(set(found.values()))


def test_a_plan_has_no_states_but_the_year_ahead(plan: Picture) -> None:
    """Before the year is opened nothing is late, whatever day it is."""
    assert not plan.opened
    assert {step.state for step in plan.steps} == {StepState.UPCOMING}


def test_work_begins_before_it_is_due(plan: Picture) -> None:
    """Every arc runs forward in time, and no arc begins before what it builds on."""
    assert all(step.start <= step.day for step in plan.steps)
    assert all(step.start >= (step.step.builds_on or step.start) for step in plan.steps)


def test_between_two_meetings_that_are_only_held_there_is_no_arc(plan: Picture) -> None:
    """A cooperation group that meets each quarter has four marks, not a work that goes on all year."""
    held = [step for step in plan.steps if step.document.type == "samverkan-lsg"]
    assert len(held) == 4
    assert all(step.start == step.day for step in held)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_an_arc_and_a_row(plan: Picture, language: str) -> None:
    """The picture and the table hold the same steps, and each arc leads to the rows of all its documents."""
    words = Words(language)
    page = wheel_page(words, plan)
    groups = [*choose(told(words, plan)).groups.values()]
    assert set(re.findall(r'<tr id="r-([^"]+)"', page)) == {step.key for step in plan.steps}
    assert sorted(re.findall(r'<a class="s [^"]*" href="#([^"]+)"', page)) == sorted(map(row_of, groups))
    for group in groups:
        assert f'id="{row_of(group)}"' in page
        for step in group.steps[1:]:
            assert f'<a href="#r-{step.key}">' in page
            assert f'<tr id="r-{step.key}" role="row" data-g="{row_of(group)}">' in page


def test_the_wheel_is_a_group_of_lists_of_links(plan: Picture) -> None:
    """Listeners meet a list for each level and can go to every arc; an image would hide them all."""
    page = wheel_page(Words("sv"), plan)
    assert 'role="img"' not in page
    assert page.count('role="list"') == len({step.level for step in plan.steps})
    assert page.count('role="listitem"') == len(choose(told(Words("sv"), plan)).groups)


def test_labels_have_the_size_that_they_were_given_room_for(plan: Picture) -> None:
    """The page's rules for codes in tables and legends do not reach into the wheel."""
    page = wheel_page(Words("sv"), plan)
    drawn = page[page.index('<svg class="wheel"') : page.index("</figure>")]
    assert "font-size=" in drawn
    assert not re.search(r'<text class="(?:[^"]* )?code\b', drawn)
    assert not re.search(r"\.wheel \.(?:short|name)\{[^}]*font-size", page)


def test_several_documents_in_one_arc_are_explained(plan: Picture) -> None:
    """The legend says what "×5" means when there is one, on page and sheet; else it says nothing."""
    alone = replace(plan, steps=plan.steps[:1])
    for make in (wheel_page, wheel_sheet):
        assert "så många dokument" in make(Words("sv"), plan)
        assert "så många dokument" not in make(Words("sv"), alone)


def test_the_sheet_names_every_document_type_and_every_body(plan: Picture) -> None:
    """A sheet on a wall has no table: its legend is whole."""
    it = told(Words("sv"), plan)
    said = {e.text for e in ElementTree.fromstring(wheel_sheet(Words("sv"), plan)).iter() if e.text}
    assert {w.name.sv for w in it.types} <= said
    assert {it.body(body) for body in it.bodies} | set(it.bodies) <= said


def test_ids_are_there_once(plan: Picture) -> None:
    """No two things in a page have the same id."""
    for page in (wheel_page(Words("sv"), plan), swimlane_page(Words("sv"), plan)):
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_that_stand_alone_are_xml(plan: Picture, language: str) -> None:
    """The SVG files open in any program that draws."""
    ElementTree.fromstring(wheel_sheet(Words(language), plan))
    for workflow in plan.basis.workflows:
        ElementTree.fromstring(diagram_svg(Words(language), workflow))


def test_pictures_hold_no_script_and_fetch_nothing(plan: Picture) -> None:
    """A page can be mailed and opened anywhere: nothing runs, and nothing comes from elsewhere."""
    words = Words("sv")
    for text in (wheel_page(words, plan), swimlane_page(words, plan), wheel_sheet(words, plan)):
        assert "<script" not in text
        assert not re.search(r'(?:src|href)="(?!#)', text)
        assert "url(http" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_of_ours_reaches_the_reader(plan: Picture, language: str) -> None:
    """Every sentence of a picture is in the catalogue, in both languages."""
    words = Words(language)
    pages = (wheel_page(words, plan), swimlane_page(words, plan), wheel_sheet(words, plan))
    for text in (*pages, *lines(words, plan)):
        assert not re.findall(r"\b(?:pic|ui|Level|StepState|feed)\.[a-z.-]+", text.partition("</style>")[2])


@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_the_swimlane_fits_the_terminal(plan: Picture, width: int) -> None:
    """Columns when there is room, a list when there is not; never a line too long, never a document lost."""
    found = lines(Words("sv"), plan, width)
    shown = "\n".join(found)
    assert max(map(len, found[2:])) <= width
    assert all(code in shown for code in told(Words("sv"), plan).codes.values())


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_swimlane_cuts_nothing(plan: Picture, width: int) -> None:
    """Every code stands whole in its month's column, also the longest, and so does the year after."""
    late = {plan.steps[n].key for n in range(0, len(plan.steps), 3)}
    states = {True: StepState.LATE, False: StepState.UPCOMING}
    steps = tuple(replace(step, state=states[step.key in late]) for step in plan.steps)
    found = lines(Words("sv"), replace(plan, opened=True, steps=steps), width)
    first = max(map(len, grid(plan)))
    cells = [line[first:] for line in found[2 : found.index("", 2)]]
    it, shown = told(Words("sv"), plan), Counter[str]()
    for code, many in re.findall(r"(?<= )([A-ZÅÄÖ]{2})(?:×(\d+))?!?(?=\s|$)", "\n".join(cells)):
        shown[code] += int(many or 1)
    assert shown == Counter(it.codes[step.document.type] for step in plan.steps)
    assert "2019" in found[2]


def test_a_late_document_is_marked_in_the_terminal(plan: Picture) -> None:
    """With a sign and its meaning; a plan, where nothing is late, has neither."""
    late = replace(plan, opened=True, steps=tuple(replace(s, state=StepState.LATE) for s in plan.steps))
    assert "BB×5!" in "\n".join(lines(Words("sv"), late))
    assert "! försenad" in "\n".join(lines(Words("sv"), late))
    assert "!" not in "\n".join(lines(Words("sv"), plan))


def test_alike_documents_share_a_code_in_the_swimlane(plan: Picture) -> None:
    """Five dialogues on one day are "BB ×5", and listeners hear of all five."""
    page = swimlane_page(Words("sv"), plan)
    (said,) = re.findall(r'title="(BB ×5: [^"]*arbetsutskott[^"]*)"', page)
    it = told(Words("sv"), plan)
    bodies = {s.document.body for s in plan.steps if s.document.type == "bokslutsdialog"}
    assert len(bodies) == 5
    assert all(it.body(body) in said for body in bodies)


def test_bodies_of_the_same_name_are_told_apart(plan: Picture) -> None:
    """The old and the new patients' committee are both called so: their ids stand beside the name."""
    page = swimlane_page(Words("sv"), plan)
    assert "Patientnämnden (PAN)" in page
    assert "Patientnämnden (PN)" in page


def test_the_swimlane_has_every_meeting_and_every_step(plan: Picture) -> None:
    """Nothing of the kalendarium or of the plan is left out."""
    slots = [slot for lane in grid(plan).values() for month in lane.values() for slot in month]
    assert sum(len(slot.steps) for slot in slots) == len(plan.steps)
    taken = {step.step.meeting for step in plan.steps if step.step.meeting}
    held = taken | {meeting for meeting in plan.basis.meetings if meeting.date.year == plan.cycle}
    assert {slot.meeting for slot in slots if slot.meeting} == held


def test_the_data_says_what_the_picture_shows(plan: Picture) -> None:
    """Programs get a row for each step, with the state's word and the level's."""
    steps = picture_data.data(Words("sv"), plan)["steps"]
    assert isinstance(steps, list)
    assert len(steps) == len(plan.steps)


def test_a_diagram_shows_every_state_and_every_way_back(plan: Picture) -> None:
    """Each state's name stands in its box, and each outcome that sends a document back on an arrow."""
    for workflow in plan.basis.workflows:
        text = " ".join(ElementTree.fromstring(diagram_svg(Words("sv"), workflow)).itertext())
        plain = re.sub(r"\W+", "", text)
        assert all(re.sub(r"\W+", "", state.name.sv) in plain for state in workflow.states.values())
        if any(step.otherwise for step in workflow.transitions):
            assert "återremiss" in text
