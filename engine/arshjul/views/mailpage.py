"""The year's mails on one page: by person and day, each as its reader will see it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from arshjul.service.imagining import Imagined
from arshjul.service.ports import Written
from arshjul.views.page import heading, page
from arshjul.views.text import Words

Mail = tuple[Imagined, Written]
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"<(/?)h([12])\b", re.IGNORECASE)
_STYLE = """
.mail{border:1px solid var(--line);margin:.5rem 0 2rem;max-width:44rem}
.mail{content-visibility:auto;contain-intrinsic-size:auto 26rem}
.mail table{font-size:inherit}.mail th,.mail td{border-bottom:0}
nav ul{columns:18rem;padding-left:1.2rem}
.to{color:var(--muted);margin:0}
article{break-inside:avoid}
"""


def document(words: Words, year: int, mails: Sequence[Mail]) -> str:
    """The whole page."""
    title = words.say("ui.mailpage.title", {"year": year})
    people = [*_by_person(mails)]
    lead = words.say("ui.mailpage.lead", {"count": len(mails), "people": len(people)})
    body = [heading(title, lead, words.say("ui.mailpage.note")), *_contents(words, people)]
    for person, theirs in people:
        body += _person(words, person, theirs)
    return page(words, title, body, style=_STYLE)


def _by_person(mails: Sequence[Mail]) -> Iterator[tuple[str, list[Mail]]]:
    """Stable: each person's mails stay in the order of their days."""
    ordered = sorted(mails, key=lambda mail: (mail[0].person.name, mail[0].person.id))
    for person, theirs in groupby(ordered, key=lambda mail: mail[0].person.id):
        yield person, list(theirs)


def _contents(words: Words, people: Iterable[tuple[str, list[Mail]]]) -> Iterator[str]:
    title = escape(words.say("ui.mailpage.contents"))
    yield f'<nav aria-labelledby="contents"><h2 id="contents">{title}</h2><ul>'
    for person, theirs in people:
        name, count = escape(theirs[0][0].person.name), words.count(len(theirs), "mails")
        yield f'<li><a href="#to-{escape(person)}">{name}</a>, {escape(count)}</li>'
    yield "</ul></nav>"


def _person(words: Words, person: str, theirs: Sequence[Mail]) -> Iterator[str]:
    yield f'<section aria-labelledby="to-{escape(person)}">'
    yield f'<h2 id="to-{escape(person)}" tabindex="-1">{escape(theirs[0][0].person.name)}</h2>'
    for number, (imagined, written) in enumerate(theirs, 1):
        id_ = f"mail-{escape(person)}-{number}"
        day = escape(words.date(imagined.day))
        yield f'<article aria-labelledby="{id_}"><h3 id="{id_}">{day}: {escape(written.subject)}</h3>'
        yield f'<p class="to">{escape(imagined.person.email)}</p>'
        yield f'<div class="mail" lang="{escape(imagined.letter.language)}">{_inner(written)}</div></article>'
    yield "</section>"


def _inner(written: Written) -> str:
    """The mail's own body; its headings come below the page's."""
    found = _BODY.search(written.html)
    if found is None:  # a text of the instance's own, without the frame that ours have
        return f"<pre>{escape(written.text)}</pre>"
    return _HEADING.sub(lambda tag: f"<{tag[1]}h{int(tag[2]) + 3}", found[1])
