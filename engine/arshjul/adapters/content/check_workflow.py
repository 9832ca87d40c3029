"""The meaning of a workflow file: what it names exists. Soundness of the machine is the domain's."""

from collections.abc import Iterator
from itertools import pairwise

from arshjul.adapters.content.check_common import check_unique
from arshjul.adapters.content.check_measures import check_follow_up
from arshjul.adapters.content.cursor import Cursor
from arshjul.adapters.content.gates import check_gates
from arshjul.adapters.content.report import Report
from arshjul.adapters.content.vocabulary import Vocabulary, texts
from arshjul.domain.kinds import AFTER_DECISION, CONSULTATIONS, WITH_OUTCOME, Outcome, StepKind
from arshjul.domain.obligations import recipients, triggers
from arshjul.domain.timing import OPENED, PERIOD
from arshjul.domain.workflow import Opened

OUTCOME_KINDS = frozenset(kind.value for kind in WITH_OUTCOME)
KINDS = frozenset(kind.value for kind in StepKind if kind not in (*AFTER_DECISION, *CONSULTATIONS))
DECIDING = (StepKind.DECIDE.value, StepKind.CONFIRM.value)
MUST_SAY = (Outcome.REFER_BACK.value, Outcome.REJECT.value)


def check_workflow(data: Cursor, known: Vocabulary, report: Report) -> None:
    """Every rule of meaning for one workflow."""
    check = _Check(data, known, report)
    check.head()
    check_unique((step["trigger"] for step in data["transitions"].items()), report)
    for step in data["transitions"].items():
        check.step(step)
        check.trigger(step["trigger"])
    for scenario in data["scenario"].items():
        check.scenario(scenario)
    check_gates(data, known, report)
    check_follow_up(data, known, report)


class _Check:
    """One workflow file under examination."""

    def __init__(self, data: Cursor, known: Vocabulary, report: Report) -> None:
        self.data, self.known, self.report = data, known, report
        self.states = frozenset(key for key, _ in data["states"].members())
        self.triggers = texts(data["transitions"], "trigger")
        self.tried = self.triggers | texts(data["gates"], "trigger") | frozenset(self._following())

    def head(self) -> None:
        """Cycles, initial state, and who answers for the documents."""
        first, last = self.data["cycles"]["from"].whole, self.data["cycles"]["until"].whole
        if first is not None and last is not None and last < first:
            self.report.add("wrong-value", self.data["cycles"]["until"].path, expected="not-before-from")
        opens, closes = self.data["period"]["from"].text, self.data["period"]["until"].text
        if opens is not None and closes is not None and closes < opens:
            self.report.add("wrong-value", self.data["period"]["until"].path, expected="period-order")
        self._state(self.data["initial"])
        self._owner()
        self._start()
        self._joint()

    def step(self, step: Cursor) -> None:
        """One transition."""
        self._state(step["source"])
        self._state(step["dest"])
        self.known.check_step_body(step["body"], self.report)
        for word in (step["due"]["before"], *step["not_same_as"].texts()):
            self._trigger(word)
        self._next_after(step["when"]["next_after"])
        self.known.check_trigger_of(
            step["when"]["with"]["document"], step["when"]["with"]["step"], self.report
        )
        self.known.check_participants(step["participants"].texts(), self.report)
        self._months(step["when"])
        self.known.check_bodies(
            (Cursor(body, rule.path) for body, rule in step["when"]["except"].members()), self.report
        )
        self._otherwise(step)
        for item in step["requires"].items():
            self.known.check_state_of(item["document"], item["state"], self.report)
            self.known.check_own_or_bodies(item["of"], self.report)

    def trigger(self, word: Cursor) -> None:
        """A step's own name; one word means the end of a report's period."""
        if word.text == PERIOD:
            self.report.add("reserved-id", word.path, value=word.text)

    def scenario(self, scenario: Cursor) -> None:
        """One scenario."""
        self.known.check_body(scenario["own"], self.report)
        if scenario["own"].text is None and self.data["one_per"]["body"].value is not None:
            self.report.add("missing-key", scenario["own"].path, key="own")
        for item in scenario["given"].items():
            self.known.check_state_of(item["document"], item["state"], self.report)
        for step in scenario["steps"].items():
            self._tried(step["trigger"])
            self._state(step["gives"])

    def _start(self) -> None:
        """What is counted from a start has one, and falls in its own cycle or the year after."""
        start, first = self.data["start"], self.data["cycles"]["from"].whole
        rules = [step["when"]["months_after"] for step in self.data["transitions"].items()]
        counted = [(rule, rule.whole) for rule in rules if rule.whole is not None]
        if start.day is None and counted and start.value is None:
            self.report.add("missing-key", start.path, key="start")
        for rule, months in counted:
            if start.day is not None and first is not None:
                year = start.day.year + (start.day.month - 1 + months) // 12
                if year not in (first, first + 1):
                    self.report.add(
                        "wrong-value", rule.path, expected="months-in-cycle", year=year, cycle=first
                    )

    def _next_after(self, word: Cursor) -> None:
        """A step's trigger, the end of the report's period, or an opening that is not the year's."""
        if word.text == PERIOD:
            if self.data["period"].value is None and self.data["one_per"]["month"].value is None:
                self.report.add("missing-key", self.data["period"].path, key="period")
        elif word.text != OPENED or OPENED in self.triggers:
            self._trigger(word)
        elif self.data["opened"].text != Opened.BY_MEASURE:
            self.report.add("opened-with-year", word.path)

    def _owner(self) -> None:
        owner, one_per = self.data["owner"], self.data["one_per"]
        self.known.check_owner(owner, self.report)
        self.known.check_bodies(one_per["body"].texts(), self.report)
        shared = one_per["body"].value is None
        if isinstance(one_per.value, dict) and shared and one_per["month"].value is None:
            self.report.add("missing-key", one_per["body"].path, key="body", allowed=("body", "month"))
        if shared and owner.value is None:
            self.report.add("missing-key", owner.path, key="owner")
        if not shared and owner.value is not None:
            self.report.add("exclusive-keys", owner.path, key="owner", other="one_per")

    def _joint(self) -> None:
        """A joint document needs several that can be one, and something that each of them decides."""
        if self.data["joint"].value is True:
            several = isinstance(self.data["one_per"].value, dict)
            steps = self.data["transitions"].items()
            decides = any(s["kind"].text == StepKind.DECIDE.value and s["body"].text == "own" for s in steps)
            if not several or not decides:
                lacks = "one_per" if not several else "decide"
                self.report.add("joint-needless", self.data["joint"].path, expected=lacks)

    def _otherwise(self, step: Cursor) -> None:
        kind, otherwise = step["kind"].text, step["otherwise"]
        if kind not in OUTCOME_KINDS:
            if kind in KINDS and otherwise.value is not None:
                self.report.add("needless-key", otherwise.path, key="otherwise", kind=kind)
            return
        for outcome in MUST_SAY:
            if otherwise[outcome].value is None:
                self.report.add("missing-otherwise", otherwise[outcome].path, outcome=outcome)
            self._state(otherwise[outcome])
        self._state(otherwise[Outcome.AMEND.value])

    def _months(self, rule: Cursor) -> None:
        """Several months stand in order, each once: the last of them sets the last day."""
        for one in (rule, *(other for _, other in rule["except"].members())):
            months = [month.whole or 0 for month in one["month"].items()]
            if any(later <= month for month, later in pairwise(months)):
                self.report.add("wrong-value", one["month"].path, expected="ascending")

    def _state(self, word: Cursor) -> None:
        if word.text is not None and word.text not in self.states:
            self.report.unknown("unknown-state", word.path, word.text, self.states)

    def _trigger(self, word: Cursor) -> None:
        if word.text is not None and word.text not in self.triggers:
            self.report.unknown("unknown-trigger", word.path, word.text, self.triggers)

    def _tried(self, word: Cursor) -> None:
        """A scenario may try gates too, and what follows a decision."""
        if word.text is not None and word.text not in self.tried:
            self.report.unknown("unknown-trigger", word.path, word.text, self.tried)

    def _following(self) -> Iterator[str]:
        """A dispatch is to a body, or to somebody that the step itself names."""
        for step in self.data["transitions"].items():
            if step["kind"].text in DECIDING and step["trigger"].text:
                outside = recipients((word.text or "" for word in step["dispatch"]["to"].texts()), {})
                known = self.known.bodies.union(outside) - self.known.groups if outside else ()
                yield from triggers(step["trigger"].text, known)
