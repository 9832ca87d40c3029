"""A joint plan in words: whether it holds, and where each of its members stands."""

from collections.abc import Iterable

from arshjul.service.joining import Chosen
from arshjul.service.partners import Partner, Partners
from arshjul.service.running import RunningDocument
from arshjul.views.columns import WIDTH, bullet, wrapped
from arshjul.views.entry import sentence
from arshjul.views.plain import plain
from arshjul.views.text import Words


def state(words: Words, running: RunningDocument) -> str:
    """The state's name, and that it depends on others when it does."""
    name = words.state(running.document.workflow, running.progress.state)
    return words.say("ui.joint.state", {"state": name}) if running.progress.conditional else name


def lines(words: Words, partners: Partners, width: int) -> Iterable[str]:
    """The plan, and a line for each member."""
    head, members, note = told(words, partners)
    yield f"{head}:"
    for member in members:
        yield from bullet(member, width, "  ")
    yield from wrapped(note, width) if note else ()


def told(words: Words, partners: Partners) -> tuple[str, list[str], str | None]:
    """How the plan stands, where each member stands, and what follows when it is broken."""
    members = [words.say("ui.joint.member", _facts(one)) for one in partners.members]
    broken = words.say("ui.joint.broken", {"by": partners.broken_by}) if partners.broken_by else None
    return words.say("ui.joint.head", {"status": partners.status}), members, broken


def data(partners: Partners) -> dict[str, object]:
    """The plan's values."""
    members = [_facts(one) | {"version": one.running.row.version} for one in partners.members]
    return {
        "group": partners.group,
        "step": partners.step,
        "status": partners.status.value,
        "broken_by": partners.broken_by,
        "members": plain(members),
    }


def chosen_lines(words: Words, chosen: Chosen, width: int = WIDTH) -> list[str]:
    """What became of each document when a plan was formed or left."""
    told = [sentence(words, entry) for entry in chosen.entries]
    if chosen.dry_run:
        told.insert(0, words.say("ui.entry.dry"))
    elif chosen.repeated:
        told.insert(0, words.say("ui.entry.repeated"))
    return [line for text in told for line in wrapped(text, width)]


def chosen_data(words: Words, chosen: Chosen) -> dict[str, object]:
    """The entries as the history holds them."""
    return {
        "entries": plain(chosen.entries),
        "messages": [sentence(words, entry) for entry in chosen.entries],
        "repeated": chosen.repeated,
        "dry_run": chosen.dry_run,
    }


def _facts(one: Partner) -> dict[str, object]:
    return {
        "document": one.running.row.id,
        "body": one.running.row.body,
        "status": one.status,
        "state": one.running.progress.state,
        "att": one.taken.att if one.taken else None,
        "on": one.taken.on if one.taken else None,
        "due": one.due,
    }
