"""What follows a decision, in plain words: minutes, notice board, appeal, legal force, dispatch."""

from collections.abc import Iterable

from arshjul.domain.chains import Chain, Sent
from arshjul.domain.progress import Taken
from arshjul.views import plain
from arshjul.views.columns import wrapped
from arshjul.views.text import Words


def lines(words: Words, document: str, found: Iterable[Chain], width: int) -> list[str]:
    """The chain of each decision under its own heading."""
    lines_: list[str] = []
    for chain in found:
        head, rest = told(words, document, chain)
        lines_ += ["", *wrapped(f"{head}:", width)]
        lines_ += [line for text in rest for line in wrapped(text, width, "  ")]
    return lines_


def told(words: Words, document: str, chain: Chain) -> tuple[str, list[str]]:
    """Which decision it was, and what has become of it."""
    facts: dict[str, object] = {"document": document, "trigger": chain.trigger}
    facts |= {"on": chain.taken.on, "meeting": chain.taken.meeting}
    return words.say("ui.chain", facts), [*_told(words, chain)]


def _told(words: Words, chain: Chain) -> Iterable[str]:
    yield words.say("ui.chain.attest", _act(chain.attested, chain.attest_due))
    if chain.immediate:
        yield words.say("ui.chain.immediate")
    yield words.say("ui.chain.announce", _act(chain.announced, chain.announce_due))
    yield from _appeal(words, chain)
    for one in chain.sent:
        yield words.say("ui.chain.sent", {"to": words.body(one.to), **_act(one.taken, one.due)})


def _appeal(words: Words, chain: Chain) -> Iterable[str]:
    if not chain.appealable:
        yield words.say("ui.chain.no-appeal")
    if chain.last_appeal is not None and chain.appealed is None:
        yield words.say("ui.chain.appeal", {"until": chain.last_appeal.legal})
    if chain.appealed is not None:
        yield words.say("ui.chain.appealed", {"on": chain.appealed.on})
    if chain.settled is not None:
        if chain.annulled:
            yield words.say("ui.chain.annulled", {"on": chain.settled.on})
        else:
            yield words.say("ui.chain.settled", {"on": chain.settled.on, "legal": chain.force})
    elif chain.force is not None:
        yield words.say("ui.chain.force", {"legal": chain.force})


def _act(taken: Taken | None, due: object) -> dict[str, object]:
    return {"on": taken.on if taken else None, "due": due}


def data(found: Iterable[Chain]) -> list[dict[str, object]]:
    """The same for programs."""
    return [_data(chain) for chain in found]


def _data(chain: Chain) -> dict[str, object]:
    last = chain.last_appeal
    return {
        "decision": chain.trigger,
        "on": plain.plain(chain.taken.on),
        "meeting": chain.taken.meeting,
        "attested": _day(chain.attested),
        "immediate": chain.immediate,
        "attest_due": plain.plain(chain.attest_due),
        "announced": _day(chain.announced),
        "announce_due": plain.plain(chain.announce_due),
        "appealable": chain.appealable,
        "last_appeal": plain.plain(last.legal) if last else None,
        "appealed": _day(chain.appealed),
        "settled": _day(chain.settled),
        "legal_force": plain.plain(chain.force),
        "dispatched": [_sent(one) for one in chain.sent],
    }


def _sent(one: Sent) -> dict[str, object]:
    return {"to": one.to, "on": _day(one.taken), "due": plain.plain(one.due)}


def _day(taken: Taken | None) -> object:
    return plain.plain(taken.on) if taken else None
