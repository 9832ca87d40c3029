"""A small hand-made organisation: two councils in turn, a board, two committees, a delegate; no files."""

from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from arshjul.domain.advancing import judge
from arshjul.domain.basis import Basis, Document, documents_of
from arshjul.domain.commands import Advance
from arshjul.domain.kalendarium import Kalendarium, LeadTime, Meeting, MeetingStatus
from arshjul.domain.kinds import Outcome, StepKind
from arshjul.domain.names import Name
from arshjul.domain.organisation import (
    Absence,
    Assignment,
    Body,
    BodyKind,
    Escalation,
    Ladder,
    Organisation,
    Person,
    Validity,
)
from arshjul.domain.planned import PlannedDocument, PlannedStep
from arshjul.domain.planning import plan
from arshjul.domain.progress import Progress
from arshjul.domain.rebinding import adjusted
from arshjul.domain.situation import Judgement, Situation
from arshjul.domain.timing import DueBefore, MonthRule, NextAfter
from arshjul.domain.workdays import working_days
from arshjul.domain.workflow import Missing, Requirement, State, Transition, Workflow
from arshjul.values import dataclass, replace

_BACK = {Outcome.REFER_BACK: "drafting", Outcome.REJECT: "drafting"}


def _body(id_: str, kind: BodyKind, **more: object) -> Body:
    return replace(Body(id_, Name(id_), frozenset({kind})), **more)  # type: ignore[arg-type]


BODIES = (
    _body("KF", BodyKind.COUNCIL, validity=Validity(None, date(2018, 10, 14)), successor="RF"),
    _body("RF", BodyKind.COUNCIL, validity=Validity(date(2018, 10, 15))),
    _body("KS", BodyKind.BOARD, administration=("KK",)),
    _body("AN", BodyKind.COMMITTEE, administration=("AF",)),
    _body("BN", BodyKind.COMMITTEE, validity=Validity(None, date(2018, 12, 31)), administration=("AF",)),
    _body("AU", BodyKind.SUBCOMMITTEE, may_decide=False),
    _body("DEL", BodyKind.DELEGATE, meets=False),
    _body("AF", BodyKind.DEPARTMENT, meets=False),
    _body("KK", BodyKind.STAFF_OFFICE, meets=False),
)
ROLES = (
    Assignment("process_owner", "owner", substitute="owner2"),
    Assignment("chief_executive", "chief"),
    Assignment("case_officer", "an1", "AN", substitute="an2"),
    Assignment("case_officer", "bn1", "BN"),
    Assignment("case_officer", "ks1", "KS"),
    Assignment("secretary", "an-sec", "AN"),
    Assignment("secretary", "an1", "AN"),
    Assignment("secretary", "bn-sec", "BN"),
    Assignment("secretary", "ks-sec", "KS"),
    Assignment("secretary", "ks1", "RF"),
    Assignment("secretary", "kf-sec", "KF"),
    Assignment("secretary", "rf-sec", "RF"),
    Assignment("secretary", "del1", "DEL"),
    Assignment("department_head", "boss", "AF"),
)
LADDER = Ladder(
    reminders=(-10, -5, -1),
    escalations=(
        Escalation(1, ("responsible", "responsible.manager")),
        Escalation(3, ("process_owner",)),
        Escalation(5, ("chief_executive",)),
    ),
)
MEETINGS = {
    "KF-1": "2018-06-11", "KF-2": "2018-10-08",
    "RF-1": "2018-10-22", "RF-2": "2018-11-26", "RF-3": "2018-12-17",
    "KS-1": "2018-09-24", "KS-2": "2018-11-12", "KS-3": "2018-12-10",
    "AN-1": "2018-08-30", "AN-2": "2018-09-13", "AN-3": "2018-12-13",
    "BN-1": "2018-08-29", "BN-2": "2018-12-12",
}  # fmt: skip


def _step(trigger: str, kind: StepKind, source: str, dest: str, body: str, **more: object) -> Transition:
    return replace(Transition(trigger, Name(trigger), kind, source, dest, body), **more)  # type: ignore[arg-type]


def _workflow(id_: str, states: str, steps: Iterable[Transition], **more: object) -> Workflow:
    names = states.split()
    known = {name: State(name, Name(name), name == names[-1]) for name in names}
    return replace(
        Workflow(
            id_,
            Name(id_),
            2018,
            None,
            1,
            ("namnder", "KS"),
            None,
            "case_officer",
            names[0],
            known,
            tuple(steps),
        ),
        file=f"workflows/{id_}.toml",
        **more,  # type: ignore[arg-type]
    )


PLAN = _workflow(
    "plan",
    "drafting handed_in proposed decided",
    [
        _step(
            "hand_in",
            StepKind.SUBMIT,
            "drafting",
            "handed_in",
            "own.administration",
            due=DueBefore("propose"),
        ),
        _step(
            "propose",
            StepKind.DECIDE,
            "handed_in",
            "proposed",
            "own",
            when=MonthRule(8, {"KS": MonthRule(9)}),
            otherwise=_BACK,
        ),
        _step(
            "decide",
            StepKind.DECIDE,
            "proposed",
            "decided",
            "own",
            when=MonthRule(12),
            otherwise=_BACK | {Outcome.REFER_BACK: "handed_in"},
            requires=(Requirement("budget", "decided"),),
        ),
    ],
)
BUDGET = _workflow(
    "budget",
    "drafting handed_in prepared decided",
    [
        _step(
            "hand_in",
            StepKind.SUBMIT,
            "drafting",
            "handed_in",
            "own.administration",
            due=DueBefore("prepare", 10),
        ),
        _step(
            "prepare",
            StepKind.PREPARE,
            "handed_in",
            "prepared",
            "own",
            when=MonthRule(11),
            otherwise=_BACK,
            requires=(Requirement("plan", "proposed", "namnder", Missing.WARN),),
        ),
        _step(
            "decide",
            StepKind.DECIDE,
            "prepared",
            "decided",
            "council",
            when=NextAfter("prepare"),
            otherwise=_BACK,
            not_same_as=("hand_in",),
        ),
    ],
    one_per=(),
    owner="board",
)


@dataclass(frozen=True)
class Small:
    """Makes the basis and parts of it; everything is a value, so tests may share it."""

    plan: Workflow = PLAN
    budget: Workflow = BUDGET

    def meeting(
        self, id_: str, body: str, on: date, status: str = "ordinary", *for_: str, called: bool = False
    ) -> Meeting:
        """A row of the kalendarium."""
        return Meeting(id_, body, on, MeetingStatus(status), "", for_, called)

    def meetings(self, *more: Meeting, without: Iterable[str] = ()) -> tuple[Meeting, ...]:
        """The usual meetings, some left out, some added; one with a known id takes its place."""
        usual = {id_: date.fromisoformat(on) for id_, on in MEETINGS.items() if id_ not in set(without)}
        known = {id_: Meeting(id_, id_[:2], on) for id_, on in usual.items()}
        known |= {meeting.id: meeting for meeting in more}
        return tuple(known.values())

    def basis(
        self,
        meetings: Iterable[Meeting] | None = None,
        workflows: Iterable[Workflow] = (PLAN, BUDGET),
        lead_times: Iterable[LeadTime] = (LeadTime(10),),
        **year: object,
    ) -> Basis:
        """The basis with other meetings, workflows or rows of the year."""
        rows = self.meetings() if meetings is None else tuple(meetings)
        kalendarium = replace(
            Kalendarium(2018, rows, lead_times=tuple(lead_times), file="calendar/2018.toml"),
            **year,  # type: ignore[arg-type]
        )
        days = working_days(2016, 2020)
        return Basis(self.organisation(), tuple(workflows), {2018: kalendarium} if rows else {}, days)

    def organisation(
        self, roles: Iterable[Assignment] = ROLES, absences: Iterable[Absence] = ()
    ) -> Organisation:
        """The organisation with other roles and absences."""
        people = {row.person: Person(row.person, row.person, f"{row.person}@example.org") for row in roles}
        bodies = {body.id: body for body in BODIES}
        groups = {"namnder": ("AN", "BN")}
        return Organisation(
            "small",
            "Small",
            "sv",
            "Europe/Stockholm",
            bodies,
            groups,
            people,
            tuple(roles),
            tuple(absences),
            LADDER,
        )

    def workflow(self, id_: str, states: str, steps: Iterable[Transition], **more: object) -> Workflow:
        """A workflow; the first state is initial and the last final."""
        return _workflow(id_, states, steps, **more)

    def step(
        self, trigger: str, kind: str, source: str, dest: str, body: str = "own", **more: object
    ) -> Transition:
        """A transition."""
        return _step(trigger, StepKind(kind), source, dest, body, **more)

    def without(self, *roles: tuple[str, str | None]) -> tuple[Assignment, ...]:
        """The usual roles but some, which are vacant."""
        return tuple(row for row in ROLES if (row.role, row.body) not in roles)

    def planned(self, basis: Basis, document: str) -> PlannedDocument:
        """A document of the plan of 2018."""
        return plan(basis, 2018).by_id[document]

    def planned_step(self, basis: Basis, document: str, trigger: str) -> PlannedStep:
        """A step of the plan of 2018."""
        step = self.planned(basis, document).step(trigger)
        assert step is not None
        return step

    def situation(
        self,
        basis: Basis,
        document: str,
        today: date,
        progress: Progress | None = None,
        states: Mapping[str, str] | None = None,
    ) -> Situation:
        """How things stand; other documents are new unless their state is given."""
        others: dict[str, Document] = {other.id: other for other in documents_of(basis, 2018)}
        known = {id_: other.workflow.initial for id_, other in others.items()} | dict(states or {})
        stands = progress or Progress(others[document].workflow.initial)
        now = adjusted(basis, self.planned(basis, document), stands)
        return Situation(basis, now, stands, others, known, today)

    def judge(self, situation: Situation, trigger: str, actor: str, **more: object) -> Judgement:
        """The judgement of a command."""
        command = Advance(situation.document.id, trigger, actor, "r1")
        return judge(situation, replace(command, **more))  # type: ignore[arg-type]

    def codes(self, situation: Situation, trigger: str, actor: str, **more: object) -> list[str]:
        """The codes of the obstacles."""
        return [reason.code for reason in self.judge(situation, trigger, actor, **more).reasons]


@pytest.fixture(scope="session")
def small() -> Small:
    """The small organisation."""
    return Small()
