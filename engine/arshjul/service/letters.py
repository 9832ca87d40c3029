"""Letters: what a mail must say, as plain values; the templates make the sentences."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from arshjul.domain.basis import Basis
from arshjul.domain.kinds import CONSULTATIONS, Outcome
from arshjul.domain.ladder import Rung, held, next_rung, recipients, rungs
from arshjul.domain.mandate import SECRETARY
from arshjul.domain.measuring import without_value
from arshjul.domain.notices import OPENED, Notice, NoticeKind
from arshjul.domain.organisation import Person
from arshjul.domain.planned import PlannedStep
from arshjul.domain.timing import DueBefore
from arshjul.domain.titles import in_text, title
from arshjul.service.ports import Letter
from arshjul.service.running import RunningDocument
from arshjul.service.settings import Settings
from arshjul.service.world import local_time
from arshjul.values import dataclass

DIGEST = "digest"
_RETURNED = frozenset({Outcome.REFER_BACK.value, Outcome.REJECT.value})
Item = Mapping[str, object]


@dataclass(frozen=True)
class Letters:
    """Makes letters of notices, for one organisation as things stand on one day."""

    settings: Settings
    basis: Basis
    documents: Mapping[str, RunningDocument]
    words: Callable[[str, str], str]
    """Code and language to a word: roles are codes inside."""
    today: date
    standing: Callable[[Notice], RunningDocument] | None = None
    """How a notice's document stands, when that is not how it stands now: in a preview."""

    def letter(self, kind: str, person: Person, notices: Iterable[Notice], now: datetime) -> Letter:
        """A letter to one person about some notices: a digest, or one that goes alone."""
        organisation = self.basis.organisation
        sent = local_time(organisation, now)
        every = tuple(notices)
        message_id = self._message_id("|".join(str(notice.key) for notice in every))
        thread = () if kind == DIGEST else (self._message_id(_thread(every[0])),)
        return Letter(
            kind,
            person.name,
            person.email,
            organisation.language,
            tuple(self.item(notice) for notice in every),
            self._facts(message_id, sent.date()),
            message_id,
            thread,
            sent,
        )

    def item(self, notice: Notice) -> Item:
        """Everything a text may say about one notice."""
        running = self.standing(notice) if self.standing else self.documents[notice.key.document]
        step = running.planned.step(notice.key.step)
        language = self.basis.organisation.language
        workflow = running.document.workflow
        told = {
            "kind": notice.kind.value,
            "document": running.row.id,
            "title": title(running.document, self.basis.organisation, language),
            "state_name": workflow.states[running.progress.state].name.in_language(language),
            "due": notice.due,
            "days_left": self.basis.days.between(self.today, notice.due),
            "days_late": max(0, self.basis.days.between(notice.due, self.today)),
            "rung": notice.key.rung,
            "why_role": self.words(notice.role, language),
            "why_body": self._body(notice.body),
            "address": self._address(running),
        }
        return {
            **told,
            **self._substitute(notice),
            **self._step(running, step),
            **self._responsibility(running, step, notice),
            **self._next(running, step, notice),
            **self._change(notice),
            **self._measures(running, step, notice),
            **self._joint(running, step, notice),
        }

    def _step(self, running: RunningDocument, step: PlannedStep | None) -> Item:
        language = self.basis.organisation.language
        target = self._target(running, step)
        meeting = target.meeting if target else None
        to = self._hand_in_to(step, target)
        return {
            "step_name": step.transition.name.in_language(language) if step else "",
            "decides": step is not None and step.transition.due is None,
            "consults": step is not None and step.kind in CONSULTATIONS,
            "meeting_date": meeting.date if meeting else None,
            "meeting_body": self._body(target.body) if target else None,
            "unbound": bool(target and target.unbound),
            "next_live_meeting": target.next_live.date if target and target.next_live else None,
            "hand_in_to": to.name if to else None,
            "hand_in_to_phone": to.phone if to else None,
        }

    def _responsibility(self, running: RunningDocument, step: PlannedStep | None, notice: Notice) -> Item:
        organisation = self.basis.organisation
        body = organisation.bodies.get(running.row.body)
        ended = body.validity.until if body and notice.kind is NoticeKind.OWNERLESS else None
        if step is None:
            return {"ended_body": self._body(running.row.body), "ended_on": ended}
        holders = held(self.basis, running.document, step, ("responsible",), self.today)
        person = organisation.people.get(holders[0].person) if holders else None
        return {
            "responsible": person.name if person else None,
            "responsible_phone": person.phone if person else None,
            "yours": any(holder.person == notice.key.person for holder in holders),
            "vacant": not holders,
        }

    def _next(self, running: RunningDocument, step: PlannedStep | None, notice: Notice) -> Item:
        """Who is told next, and when: no surprise is ever sprung on anybody."""
        following = self._following(running, step, notice)
        if step is None or following is None:
            return {"next_date": None, "next_who": None}
        holders = recipients(self.basis, running.document, step, following.to, following.send_on)
        who = [self._called(holder.person, notice.key.person) for holder in holders]
        return {"next_date": following.send_on, "next_who": self._joined(who) or None}

    def _called(self, person: str, reader: str) -> str:
        """A person's name; the reader is "you"."""
        if person == reader:
            return self.words("you", self.basis.organisation.language)
        known = self.basis.organisation.people.get(person)
        return known.name if known else person

    def _joined(self, names: list[str]) -> str:
        """Names as running text has them: a, b and c."""
        last = self.words("and", self.basis.organisation.language)
        return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

    def _following(self, running: RunningDocument, step: PlannedStep | None, notice: Notice) -> Rung | None:
        if step is None:
            return None
        ladder = rungs(self.basis, step, running.progress.opened)
        now = next((rung for rung in ladder if rung.name == notice.key.rung), None)
        if now is None:
            return None
        after = [rung for rung in ladder if rung.kind is NoticeKind.ESCALATION]
        return next_rung(tuple(after), now)

    def _target(self, running: RunningDocument, step: PlannedStep | None) -> PlannedStep | None:
        """The step taken at a meeting: itself, or the one a hand-in is for."""
        if step is None or step.transition.due is None:
            return step
        return running.planned.step(step.transition.due.trigger)

    def _hand_in_to(self, step: PlannedStep | None, target: PlannedStep | None) -> Person | None:
        if step is None or not isinstance(step.transition.due, DueBefore) or target is None:
            return None  # what follows a decision is handed to nobody
        return self._holder(SECRETARY, target.body)

    def _holder(self, role: str, body: str | None) -> Person | None:
        holders = self.basis.organisation.holders(role, body, self.today)
        return self.basis.organisation.people.get(holders[0].person) if holders else None

    def _substitute(self, notice: Notice) -> Item:
        organisation = self.basis.organisation
        absent = organisation.people.get(notice.instead_of or "")
        until = next(
            (
                a.validity.until
                for a in organisation.absences
                if a.person == notice.instead_of and a.validity.holds(notice.send_on)
            ),
            None,
        )
        return {
            "instead_of_name": absent.name if absent else None,
            "instead_of_until": until if absent else None,
        }

    def _change(self, notice: Notice) -> Item:
        """What held before, why it does not any more, and who has said so."""
        facts, people = notice.facts, self.basis.organisation.people
        by = people.get(str(facts.get("by")))
        return {
            "old_due": _day(facts.get("old_due")),
            "old_meeting_date": _day(facts.get("old_meeting_date")),
            "cancelled": bool(facts.get("cancelled")),
            "reason": facts.get("reason"),
            "changed_by": by.name if by else None,
        }

    def _measures(self, running: RunningDocument, step: PlannedStep | None, notice: Notice) -> Item:
        """How many measures a hand-in still lacks values for, and what has opened the document."""
        facts = notice.facts
        told: dict[str, object] = {"opened_value": None, "opened_limit": None, "opened_by": None}
        if notice.key.rung == OPENED:
            told = {
                "opened_value": str(facts.get("because_value")).replace(".", ","),
                "opened_limit": str(facts.get("because_limit")).replace(".", ","),
                "opened_by": facts.get("because_document"),
            }
        leaves = step is not None and step.transition.source == running.document.workflow.initial
        missing = without_value(self.basis, running.document, running.progress.values) if leaves else ()
        return {**told, "measures_missing": len(missing)}

    def _joint(self, running: RunningDocument, step: PlannedStep | None, notice: Notice) -> Item:
        """Whose decision broke the joint plan, with whom it was common, who must decide anew, and when."""
        if notice.kind is not NoticeKind.JOINT:
            return {}
        facts = notice.facts
        others = [self._titled(other) for other in str(facts.get("others")).split(",")]
        by = str(facts.get("deviated"))
        return {
            "joint_with": self._joined(others),
            "joint_by": None if by == notice.key.document else self._titled(by),
            "joint_on": _day(facts.get("deviated_on")),
            "joint_returned": facts.get("outcome") in _RETURNED,
            "joint_again": bool(facts.get("again")),
            "joint_open": step is not None and step.trigger not in running.progress.taken,
            "joint_next": self._next_meeting(running, step),
        }

    def _next_meeting(self, running: RunningDocument, step: PlannedStep | None) -> date | None:
        """The day of the first meeting after the mail at which a step that is not taken can be taken."""
        if step is None or step.trigger in running.progress.taken:
            return None
        if step.meeting is not None and step.meeting.date > self.today:
            return step.meeting.date
        document, rule = running.document, step.transition
        later = self.basis.next_live_meeting(
            rule.body, document.body, self.today, document.type, decision=rule.decides
        )
        return later.date if later else None

    def _titled(self, document_id: str) -> str:
        """What a document is called; its id when it is not among those at hand."""
        known = self.documents.get(document_id)
        organisation = self.basis.organisation
        return title(known.document, organisation, organisation.language) if known else document_id

    def _body(self, body_id: str | None) -> str | None:
        body = self.basis.organisation.bodies.get(body_id or "")
        return in_text(body.name, self.basis.organisation.language) if body else None

    def _address(self, running: RunningDocument) -> str | None:
        template = self.settings.documents_address
        registry = next(iter(running.progress.registry.values()), None)
        return template.replace("{registry}", registry) if template and registry else None

    def _facts(self, message_id: str, on: date) -> Item:
        organisation = self.basis.organisation
        contact = organisation.people.get(self.settings.contact or "") or self._holder("process_owner", None)
        return {
            "organisation": organisation.name_on(on),
            "contact_name": contact.name if contact else None,
            "contact_phone": contact.phone if contact else None,
            "contact_email": contact.email if contact else None,
            "number": message_id[1:9],
            "owner_note": None,
        }

    def _message_id(self, about: str) -> str:
        mail = self.settings.mail
        domain = (mail.domain or mail.from_address.partition("@")[2]) if mail else "arshjul.invalid"
        return (
            f"<{hashlib.sha256(f'{self.basis.organisation.id}|{about}'.encode()).hexdigest()[:32]}@{domain}>"
        )


def _thread(notice: Notice) -> str:
    """Mails about one step of one document hang together in the reader's mail program."""
    return f"{notice.key.document}|{notice.key.step}"


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
