"""What changes hands when a body ends, as values: documents, steps, people and notices."""

from datetime import date
from typing import TYPE_CHECKING

from arshjul.domain.basis import Basis
from arshjul.domain.handover import endings, handover
from arshjul.domain.kalendarium import Kalendarium, Meeting
from arshjul.domain.names import Name
from arshjul.domain.organisation import Assignment, Body, BodyKind, Succession, Validity
from arshjul.domain.planning import plan
from arshjul.domain.progress import Progress
from arshjul.values import replace

if TYPE_CHECKING:
    from tests.unit.conftest import Small

NEW_YEAR = date(2019, 1, 1)


def _basis(small: "Small", *rows: Succession) -> Basis:
    """BN ends with 2018 and has no meeting in December; NN begins with 2019, and meets in January."""
    basis = small.basis(small.meetings(without=["BN-2"]))
    bodies = dict(basis.organisation.bodies)
    bodies["NN"] = Body("NN", Name("NN"), frozenset({BodyKind.COMMITTEE}), Validity(NEW_YEAR, None))
    roles = (*basis.organisation.assignments, Assignment("secretary", "nn-sec", "NN"))
    organisation = replace(basis.organisation, bodies=bodies, successions=rows, assignments=roles)
    january = Kalendarium(2019, (Meeting("NN-1", "NN", date(2019, 1, 24)),))
    return replace(basis, organisation=organisation, kalendaria={**basis.kalendaria, 2019: january})


def test_a_step_that_has_no_meeting_any_more_is_the_successors(small: "Small") -> None:
    """The old secretary loses it, the new one gets it, and the notices of January with it."""
    basis = _basis(small, Succession("BN", "NN"))
    planned = plan(basis, 2018).by_id["plan-2019-BN"]
    found = handover(basis, planned, Progress("proposed", opened=date(2018, 1, 2)), date(2018, 12, 1))
    assert found is not None
    assert (found.old, found.new, found.on) == ("BN", "NN", NEW_YEAR)
    (step,) = found.steps
    assert (step.step.trigger, step.before, step.after) == ("decide", ("bn-sec",), ("nn-sec",))
    assert step.notices > 0
    assert not found.left


def test_without_a_successor_it_is_left(small: "Small") -> None:
    """No owner and no recipient; the same when the successor takes other documents only."""
    for rows in ((), (Succession("BN", "NN", documents=("report",)),)):
        basis = _basis(small, *rows)
        planned = plan(basis, 2018).by_id["plan-2019-BN"]
        found = handover(basis, planned, Progress("proposed", opened=date(2018, 1, 2)), date(2018, 12, 1))
        assert found is not None
        assert found.new is None
        assert found.left


def test_what_is_done_or_has_its_day_before_stays(small: "Small") -> None:
    """A decided plan moves nowhere, nor does one of a body that goes on; a held meeting is its own body's."""
    basis = _basis(small, Succession("BN", "NN"))
    day = date(2018, 9, 1)
    done = handover(basis, plan(basis, 2018).by_id["plan-2019-BN"], Progress("decided"), day)
    stays = handover(basis, plan(basis, 2018).by_id["plan-2019-AN"], Progress("drafting"), day)
    assert (done, stays) == (None, None)
    first = handover(basis, plan(basis, 2018).by_id["plan-2019-BN"], Progress("drafting"), day)
    assert first is not None
    assert [step.step.trigger for step in first.steps] == ["decide"]


def test_the_bodies_that_end_in_the_year(small: "Small") -> None:
    """In order of day, with those that take over; a body that goes on is not among them."""
    organisation = _basis(small, Succession("BN", "NN", part="allt")).organisation
    found = [(e.body, [row.successor for row in e.successions]) for e in endings(organisation, 2018)]
    assert found == [("KF", ["RF"]), ("BN", ["NN"])]
    assert endings(organisation, 2019) == ()
