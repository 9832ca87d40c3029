"""What has become of a decision after it was taken: from the minutes to legal force, with every date."""

from collections.abc import Iterable
from datetime import date, timedelta

from arshjul.domain import statutes
from arshjul.domain.basis import Basis
from arshjul.domain.obligations import ANNULLED, IMMEDIATE, recipient, statute
from arshjul.domain.planned import PlannedDocument
from arshjul.domain.progress import Progress, Taken
from arshjul.domain.statutes import LastDay, RuleKind
from arshjul.values import dataclass


@dataclass(frozen=True)
class Sent:
    """The dispatch of a decision to one recipient."""

    to: str
    taken: Taken | None
    due: date | None


@dataclass(frozen=True)
class Chain:
    """One decision and what follows it."""

    trigger: str
    taken: Taken
    attested: Taken | None
    attest_due: date | None
    announced: Taken | None
    announce_due: date | None
    appealable: bool
    last_appeal: LastDay | None
    """Last day to appeal, until which the notice stays up."""
    appealed: Taken | None
    settled: Taken | None
    force: date | None
    """The first day of legal force, when nobody appeals, or when the appeal has been settled."""
    sent: tuple[Sent, ...]

    @property
    def immediate(self) -> bool:
        """Whether its paragraph was attested at once, before the minutes as a whole."""
        return self.attested is not None and self.attested.answer == IMMEDIATE

    @property
    def annulled(self) -> bool:
        """Whether the appeal ended the decision."""
        return self.settled is not None and self.settled.answer == ANNULLED


def chains(basis: Basis, planned: PlannedDocument, progress: Progress) -> tuple[Chain, ...]:
    """Every decision of the document that has been taken and is followed, in the order of the workflow."""
    followed = dict.fromkeys(s.transition.side.decision for s in planned.beside if s.transition.side)
    return tuple(
        _chain(basis, planned, progress, name, progress.taken[name])
        for name in followed
        if name is not None and name in progress.taken
    )


def _chain(basis: Basis, planned: PlannedDocument, progress: Progress, name: str, taken: Taken) -> Chain:
    announced = progress.find(f"{name}.announce")
    attest, announce = planned.step(f"{name}.attest"), planned.step(f"{name}.announce")
    appealable = planned.step(f"{name}.appeal") is not None
    appealed, settled = progress.find(f"{name}.appeal"), progress.find(f"{name}.settle")
    last = _last(basis, announce.body if announce else None, announced) if appealable else None
    return Chain(
        name,
        taken,
        progress.find(f"{name}.attest"),
        attest.due if attest else None,
        announced,
        announce.due if announce else None,
        appealable,
        last,
        appealed,
        settled,
        _force(last, appealed, settled),
        tuple(_sent(planned, progress, name)),
    )


def _last(basis: Basis, body: str | None, announced: Taken | None) -> LastDay | None:
    law = statute(basis, RuleKind.APPEAL.value, body, announced.on) if announced else None
    return statutes.appeal_day(announced.on, law.weeks) if announced and law else None


def _force(last: LastDay | None, appealed: Taken | None, settled: Taken | None) -> date | None:
    """The day after the last day to appeal; an appeal stops the clock until it has been settled."""
    if settled is not None:
        return None if settled.answer == ANNULLED else settled.on
    return last.legal + timedelta(days=1) if last and not appealed else None


def _sent(planned: PlannedDocument, progress: Progress, name: str) -> Iterable[Sent]:
    for step in planned.beside:
        side, to = step.transition.side, recipient(step.trigger)
        if to is not None and side is not None and side.decision == name:
            yield Sent(to, progress.find(step.trigger), step.due)
