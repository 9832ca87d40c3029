"""Words: what is said, in one language and in the words of one organisation. The one home of Babel.

The Swedish path loads no library and no file: a command that only checks content starts at once. Dates in
other languages come from Babel, loaded when first needed.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from arshjul.domain.findings import Finding
from arshjul.domain.organisation import Organisation
from arshjul.domain.workflow import Workflow
from arshjul.errors import Fault
from arshjul.views import filling, sentences
from arshjul.views.catalogue import SENTENCES, UNITS
from arshjul.views.languages import LANGUAGES, SOURCE, counted, translated
from arshjul.views.naming import Finder, Names

_PATTERNS = {
    "long": "EEEE d MMMM y",
    "short": "d MMMM",
    "full": "d MMMM y",
    "column": "EEE d MMM",
    "month": "MMMM",
}
_ENUMS = (
    "StepKind",
    "Outcome",
    "Answer",
    "NoticeKind",
    "MeetingStatus",
    "NoticeStatus",
    "MailStatus",
    "Severity",
    "Health",
    "JointStatus",
)
_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")


class Words(filling.Speaker):
    """Says everything in one language, in the words of one organisation.

    :param documents: finds the workflow of a document's id; without it, steps and states go by their ids
    """

    def __init__(
        self, language: str, organisation: Organisation | None = None, documents: Finder | None = None
    ) -> None:
        self.language = language if language in LANGUAGES else "en"
        self.organisation = organisation
        self.names = Names(self.language, organisation, documents)

    def knowing(self, organisation: Organisation, documents: Finder) -> "Words":
        """The same language, in the words of other definitions."""
        return Words(self.language, organisation, documents)

    def say(self, code: str, arguments: Mapping[str, object] | None = None) -> str:
        """The sentence of a code. Never raises: a code nobody knows is said as it is, with its arguments."""
        return self._said(code, arguments or {}) or sentences.fallback(code, arguments or {})

    def fault(self, fault: Fault) -> str:
        """The sentence of one thing that is wrong."""
        return self.say(fault.code, fault.arguments)

    def finding(self, finding: Finding) -> str:
        """What is wrong."""
        return self.say(finding.code, _of(finding))

    def suggestion(self, finding: Finding) -> str | None:
        """What would put it right, when there is something to say."""
        return self._said(finding.code, _of(finding), suggestion=True)

    def date(self, day: date, style: str = "long") -> str:
        """A day: "long" is tisdag 5 oktober 2018, "full" leaves out the weekday, "short" the year too."""
        if style == "iso":
            return day.isoformat()
        return _swedish(day, style) if self.language == SOURCE else _formatted(day, style, self.language)

    def month(self, number: int) -> str:
        """A month's name."""
        return self.date(date(2018, number, 1), "month") if 1 <= number <= 12 else str(number)

    def instant(self, at: datetime) -> str:
        """An instant on the organisation's wall clock: 5 oktober 2018 klockan 09.12."""
        local = self.local(at)
        return self.say("instant", {"day": self.date(local.date(), "full"), "clock": self._clock(local)})

    def local(self, at: datetime) -> datetime:
        """An instant on the organisation's wall clock."""
        return at.astimezone(ZoneInfo(self.organisation.time_zone)) if self.organisation else at

    def count(self, number: int, unit: str) -> str:
        """A number with its word: 1 arbetsdag, 3 arbetsdagar."""
        if unit not in UNITS:
            return f"{number} {unit.rpartition('.')[2]}"
        singular, plural = UNITS[unit]
        return counted(self.language, singular, plural, number).format(n=number)

    def body(self, body_id: str, *, running: bool = False) -> str:
        """A body's name, for tables or for running text."""
        return self.names.body(body_id, running=running)

    def person(self, person_id: str) -> str:
        """A person's name; the id when it is not known."""
        return self.say("system") if person_id == "system" else self.names.person(person_id)

    def step(self, workflow: Workflow | str, trigger: str) -> str:
        """A step's name."""
        return self.names.step(workflow, trigger)

    def state(self, workflow: Workflow | str, state_id: str) -> str:
        """A state's name."""
        return self.names.state(workflow, state_id)

    def role(self, code: str) -> str:
        """A role's name."""
        return word(code, self.language)

    def kind(self, code: StrEnum | str) -> str:
        """The word for a code of an enumeration: kinds of step and notice, outcomes, statuses."""
        enums = (type(code).__name__,) if isinstance(code, StrEnum) else _ENUMS
        keys = (f"{name}.{code}" for name in enums)
        return next((self.say(key) for key in keys if key in SENTENCES), str(code))

    def reply(self, text: str) -> str:
        """A mail server's reply, with our word for how far the attempt came in front."""
        stage, colon, rest = text.partition(": ")
        told = SENTENCES.get(f"reply.{stage}")
        return f"{translated(self.language, told)} ({rest})" if colon and isinstance(told, str) else text

    def join(self, words: tuple[str, ...], style: str = "and") -> str:
        """Several words in a row: a, b och c."""
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {self.say(style)} {words[-1]}"

    def _said(self, code: str, arguments: Mapping[str, object], *, suggestion: bool = False) -> str | None:
        text = sentences.template(code, arguments, suggestion=suggestion)
        if text is None:
            return None
        try:
            return sentences.filled(translated(self.language, text), arguments, self._fill)
        except (LookupError, ValueError, TypeError, AttributeError):
            return None  # a sentence that cannot be filled is no reason to lose what is to be said

    def _fill(self, name: str, value: object, how: str, arguments: Mapping[str, object]) -> str:
        return filling.said(self, name, value, how, arguments)

    def _clock(self, at: datetime) -> str:
        return at.strftime("%H.%M" if self.language == SOURCE else "%H:%M")


def word(code: str, language: str) -> str:
    """The word for a role or a small word, as mails use it; what nobody has named goes by its code."""
    text = SENTENCES.get(f"role.{code}", SENTENCES.get(f"word.{code}"))
    return translated(language, text) if isinstance(text, str) else code.replace("_", " ")


def _of(finding: Finding) -> dict[str, object]:
    place = finding.place
    told: dict[str, object] = {
        "file": place.file, "line": place.line, "document": finding.document, "step": finding.step,
        "body": finding.body, "month": finding.month, "year": finding.year,
        "keys": ".".join(str(key) for key in place.path if isinstance(key, str)),
    }  # fmt: skip
    return {**told, **{name: value for name, value in finding.arguments.items() if value is not None}}


def _swedish(day: date, style: str) -> str:
    if style == "column":
        return f"{_DAYS[day.weekday()][:3]} {day.day:>2} {_SHORT[day.month - 1]}"
    month = _MONTHS[day.month - 1]
    if style == "month":
        return month
    weekday = f"{_DAYS[day.weekday()]} " if style == "long" else ""
    year = f" {day.year}" if style in ("long", "full") else ""
    return f"{weekday}{day.day} {month}{year}"


def _formatted(day: date, style: str, language: str) -> str:
    from babel.dates import format_date  # only for languages other than the source: it costs 50 ms

    locale = "en_GB" if language == "en" else language
    return format_date(day, _PATTERNS[style], locale=locale)
