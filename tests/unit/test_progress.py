"""Progress: what a document's entries add up to, and what a decision sends back."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from arshjul.domain.history import EntryType
from arshjul.domain.progress import (
    Progress,
    Taken,
    apply,
    from_fields,
    has_reached,
    main_path,
    replay,
    to_fields,
)
from arshjul.domain.workflow import Workflow

if TYPE_CHECKING:
    from tests.unit.conftest import Small


def _taken(trigger: str, to: str, on: date, outcome: str | None = None, **more: object) -> dict[str, object]:
    entry = {"type": EntryType.STEP_TAKEN, "trigger": trigger, "to": to, "on": on.isoformat(), "actor": "an1"}
    return entry | {"outcome": outcome, "meeting": None, "body": "AN", "registry": None, "late": 0} | more


OPENED: dict[str, object] = {"type": EntryType.DOCUMENT_OPENED, "to": "drafting", "on": "2018-01-02"}
HANDED_IN = _taken("hand_in", "handed_in", date(2018, 8, 16))
PROPOSED = _taken("propose", "proposed", date(2018, 8, 30), "approve", meeting="AN-1")


def _after(workflow: Workflow, *entries: dict[str, object]) -> Progress:
    return replay(workflow, [OPENED, *entries])


def test_a_document_opens_in_its_first_state_on_its_day(small: "Small") -> None:
    """The opening is version 1, and the day of it is remembered: rungs before it are dropped."""
    progress = _after(small.plan)
    assert (progress.state, progress.version, progress.opened) == ("drafting", 1, date(2018, 1, 2))


@pytest.mark.parametrize("outcome", ["approve", "amend"])
def test_an_approved_step_is_taken_and_opens_no_new_round(small: "Small", outcome: str) -> None:
    """Approval and amendment go on."""
    progress = _after(small.plan, HANDED_IN, PROPOSED | {"outcome": outcome})
    assert progress.state == "proposed"
    assert progress.taken["propose"] == Taken(date(2018, 8, 30), "an1", "AN-1")
    assert (progress.rounds, progress.after) == ({}, {})


def test_tabling_keeps_the_state_and_opens_a_new_round_of_that_step_only(small: "Small") -> None:
    """The matter waits for the body's next meeting; what was handed in stays handed in."""
    progress = _after(small.plan, HANDED_IN, _taken("propose", "handed_in", date(2018, 8, 30), "table"))
    assert progress.state == "handed_in"
    assert set(progress.taken) == {"hand_in"}
    assert progress.rounds == {"propose": 1}
    assert progress.after == {"propose": date(2018, 8, 30)}


@pytest.mark.parametrize("outcome", ["refer_back", "reject"])
def test_what_is_sent_back_opens_every_step_it_must_take_again(small: "Small", outcome: str) -> None:
    """A plan sent back to the desk in December is handed in, proposed and decided again."""
    back = _taken("decide", "drafting", date(2018, 12, 13), outcome)
    progress = _after(small.plan, HANDED_IN, PROPOSED, back)
    assert progress.state == "drafting"
    assert progress.taken == {}
    assert progress.rounds == {"hand_in": 1, "propose": 1, "decide": 1}
    assert set(progress.after.values()) == {date(2018, 12, 13)}


def test_a_step_that_was_never_taken_stays_in_its_first_round(small: "Small") -> None:
    """Sent back by the proposal in August: the decision in December has not been touched."""
    back = _taken("propose", "drafting", date(2018, 8, 30), "refer_back")
    progress = _after(small.plan, HANDED_IN, back)
    assert progress.rounds == {"hand_in": 1, "propose": 1}


def test_what_is_sent_back_half_way_keeps_what_came_before(small: "Small") -> None:
    """Referred back to handed_in: the hand-in stands, the proposal and the decision are taken again."""
    back = _taken("decide", "handed_in", date(2018, 12, 13), "refer_back")
    progress = _after(small.plan, HANDED_IN, PROPOSED, back)
    assert set(progress.taken) == {"hand_in"}
    assert progress.rounds == {"propose": 1, "decide": 1}


def test_a_moved_meeting_opens_a_new_round(small: "Small") -> None:
    """Steps that were bound again get new notices; nothing else changes."""
    rebound: dict[str, object] = {"type": EntryType.STEPS_REBOUND, "steps": ["hand_in", "propose"]}
    progress = _after(small.plan, rebound, rebound)
    assert progress.rounds == {"hand_in": 2, "propose": 2}
    assert (progress.state, progress.version) == ("drafting", 3)


def test_the_registry_number_is_kept_by_body(small: "Small") -> None:
    """Recorded once per document and body, and not lost by an entry without one."""
    progress = _after(
        small.plan,
        HANDED_IN | {"body": "AF", "registry": "2018/7"},
        PROPOSED | {"registry": "2018/00123"},
        PROPOSED,
    )
    assert progress.registry == {"AF": "2018/7", "AN": "2018/00123"}


def test_late_steps_are_counted(small: "Small") -> None:
    """How many steps were late, whatever became of them."""
    assert _after(small.plan, HANDED_IN | {"late": 4}, PROPOSED).late == 1


def test_a_minority_is_remembered_with_its_step(small: "Small") -> None:
    """KL 5:50: a minority delays a matter once."""
    table = _taken("decide", "prepared", date(2018, 11, 26), "table", minority=True)
    assert _after(small.budget, table).delayed_by_minority == ("decide",)


def test_an_entry_of_an_unknown_type_changes_the_version_only(small: "Small") -> None:
    """Later versions of the program may write entries that this one does not know."""
    before = _after(small.plan, HANDED_IN)
    after = apply(before, small.plan, {"type": "something.new"})
    assert after == Progress(
        **{**{f: getattr(before, f) for f in before.__slots__}, "version": before.version + 1}
    )


def test_reached_means_come_to_the_state_or_past_it(small: "Small") -> None:
    """A document that was sent back has not reached what it once had."""
    assert has_reached(small.plan, "proposed", "proposed")
    assert has_reached(small.plan, "decided", "proposed")
    assert not has_reached(small.plan, "drafting", "proposed")
    assert not has_reached(small.plan, "handed_in", "proposed")
    assert not has_reached(small.plan, "", "proposed")


def test_the_way_ahead_holds_no_way_back(small: "Small") -> None:
    """The states ahead when every body approves."""
    assert main_path(small.plan, "handed_in") == {"handed_in", "proposed", "decided"}


def test_progress_survives_the_store(small: "Small") -> None:
    """As plain data and back it is the same, and the plain data is the same again."""
    progress = _after(
        small.plan,
        HANDED_IN | {"registry": "2018/7"},
        _taken("propose", "handed_in", date(2018, 8, 30), "table"),
    )
    assert from_fields(to_fields(progress)) == progress
    assert to_fields(from_fields(to_fields(progress))) == to_fields(progress)


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1"},
        {"taken": []},
        {"taken": {"x": 1}},
        {"after": {"x": "igår"}},
        {"rounds": {"x": None}},
        {"late": None},
    ],
)
def test_data_that_is_no_progress_is_an_error_of_three_kinds(
    small: "Small", change: dict[str, object]
) -> None:
    """Whoever reads an altered row gets KeyError, ValueError or TypeError, and nothing else."""
    data = {**to_fields(_after(small.plan, HANDED_IN)), **change}
    with pytest.raises((KeyError, ValueError, TypeError)):
        from_fields(data)
