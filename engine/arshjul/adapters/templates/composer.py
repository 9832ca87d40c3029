"""The composer: letters to mails, and the check of every text before a year depends on it."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from arshjul.adapters.templates.message import Words, built
from arshjul.adapters.templates.samples import sample_letters
from arshjul.adapters.templates.texts import Dates, Texts, fault
from arshjul.adapters.templates.vocabulary import clean, values_of
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.errors import ContentError
from arshjul.service.ports import Composed, Letter
from arshjul.service.settings import MailSettings

KINDS = ("digest", "escalation", "correction", "ownerless", "joint")
_SUBJECT = re.compile(r"(?:Ämne|Subject): *(.+)")
_NAME = re.compile(
    r"(?:(?P<kind>[a-z]+)\.(?P<language>[a-z]{2})\.(?:txt|html)|words\.[a-z]{2}|(?:layout|parts)\.html)\.j2"
)


class MailComposer:
    """Composes mails from the instance's templates; one it does not have is taken from the shipped ones."""

    def __init__(
        self, folder: Path, shipped: Path, settings: MailSettings, dates: Dates, default_language: str = "sv"
    ) -> None:
        self._folders = (folder, shipped)
        self._settings = settings
        self._default_language = default_language
        self._text = Texts(self._folders, dates, html=False)
        self._html = Texts(self._folders, dates, html=True)

    def compose(self, letter: Letter) -> Composed:
        """The mail as it will be frozen; the same letter always gives the same bytes.

        :raises ContentError: a template that is missing or uses a word the program does not know
        """
        words = self.written(letter)
        return Composed(letter.message_id, built(letter, words, self._settings, self._reply_to(letter)))

    def written(self, letter: Letter) -> Words:
        """The words of the mail: what a preview shows is what a mail is made of.

        :raises ContentError: as ``compose`` does
        """
        return self._words(letter, self._language(letter), self._reply_to(letter))

    def _reply_to(self, letter: Letter) -> str | None:
        contact = letter.facts.get("contact_email")
        return self._settings.reply_to or (str(contact) if contact else None)

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with the templates, each fault once: every kind is rendered in every language."""
        findings = list(self._strangers())
        for language in self._languages():
            for letter in sample_letters(language):
                try:
                    self._words(letter, self._language(letter), "reply@example.org")
                except ContentError as error:
                    findings += [f for f in error.findings if isinstance(f, Finding) and f not in findings]
        return tuple(findings)

    def _words(self, letter: Letter, language: str, reply_to: str | None) -> Words:
        name = f"{letter.kind}.{language}"
        values = values_of(letter, language, reply_to)
        first, _, body = self._text.render(f"{name}.txt.j2", values).lstrip().partition("\n")
        subject = _SUBJECT.fullmatch(first.strip())
        if subject is None:
            raise fault("template-subject", f"{self._folders[0].name}/{name}.txt.j2", 1, clean(first)[:80])
        values["subject"] = clean(subject[1])
        html = self._html.render(f"{name}.html.j2", values)
        return Words(clean(subject[1]), _tidy(body), _tidy(html))

    def _language(self, letter: Letter) -> str:
        known = self._text.has(f"{letter.kind}.{letter.language}.txt.j2")
        return letter.language if known else self._default_language

    def _files(self) -> Iterator[str]:
        for folder in self._folders:
            yield from sorted(path.name for path in folder.glob("*.j2"))

    def _languages(self) -> list[str]:
        names = (_NAME.fullmatch(name) for name in self._files())
        return sorted(
            {self._default_language, *(name["language"] for name in names if name and name["language"])}
        )

    def _strangers(self) -> Iterator[Finding]:
        """Files that look like templates and that no mail uses."""
        ours = sorted(path.name for path in self._folders[1].glob("*.j2"))
        for path in sorted(self._folders[0].glob("*.j2")):
            name = _NAME.fullmatch(path.name)
            if name is None or (name["kind"] or KINDS[0]) not in KINDS:
                close = difflib.get_close_matches(path.name, ours, n=1)
                place = Place(f"{self._folders[0].name}/{path.name}")
                detail = f"{path.name} → {close[0]}?" if close else path.name
                yield Finding("template-unknown", Severity.WARNING, place, arguments={"detail": detail})


def _tidy(text: str) -> str:
    """No trailing blanks, never more than one empty line."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"
