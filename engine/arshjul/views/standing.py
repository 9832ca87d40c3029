"""``status`` and ``show``: where everything stands, and one document with its ladder and its moves."""

from collections.abc import Iterable

from arshjul.domain.mails import Mail
from arshjul.service.standing import Move, Overview, Shown, Standing
from arshjul.service.taking import Difference
from arshjul.views import chains, joint, plain
from arshjul.views import document as document_view
from arshjul.views.columns import WIDTH, bullet, table, wrapped
from arshjul.views.measures import measures_data
from arshjul.views.plan import day, knowing, step_data
from arshjul.views.text import Words

_COLUMNS = ("document", "state", "next", "due", "days")


def status_lines(words: Words, overview: Overview, width: int = WIDTH) -> list[str]:
    """A line for each document, then what needs somebody's attention."""
    words = knowing(words, overview.definitions)
    rows = [_row(words, standing, overview.today.year) for standing in overview.documents]
    headings = [words.say(f"ui.head.{name}") for name in _COLUMNS]
    told = [*table(headings, rows, width, whole=(0, 3, 4)), ""] if rows else [words.say("ui.status.none")]
    return [*told, *_counts(words, overview, width), *_failed(words, overview.failed_mails, width)]


def status_data(words: Words, overview: Overview) -> dict[str, object]:
    """Where everything stands, with the keys of the contract."""
    words = knowing(words, overview.definitions)
    return {
        "today": overview.today.isoformat(),
        "simulated": overview.simulated,
        "documents": [_standing_data(words, standing) for standing in overview.documents],
        "failed_mails": [_mail_data(words, mail) for mail in overview.failed_mails],
        "difference": difference_data(overview.difference),
    }


def show_lines(words: Words, shown: Shown, width: int = WIDTH) -> list[str]:
    """One document: its state, its steps with whom is told when, and what can happen now."""
    return document_view.lines(knowing(words, shown.definitions), shown, width)


def show_data(words: Words, shown: Shown) -> dict[str, object]:
    """One document, with the keys of the contract."""
    words = knowing(words, shown.definitions)
    standing, running = shown.standing, shown.standing.running
    found = _standing_data(words, standing)
    found["measures"] = measures_data(words, shown.measures)
    found |= document_view.content_data(words, running.document)
    found["after_decisions"] = chains.data(shown.chains)
    found["registry"] = dict(running.progress.registry)
    found["past"] = [plain.plain(entry) for entry in shown.past]
    found["steps"] = [
        {**step_data(words, running.planned, step), **document_view.taken_data(shown, step, rungs)}
        for step, rungs in shown.ladder
    ]
    found["joint"] = joint.data(shown.partners) if shown.partners else None
    return {
        "today": shown.today.isoformat(),
        "simulated": shown.simulated,
        "document": found,
        "difference": difference_data(shown.difference),
    }


def difference_lines(words: Words, difference: Difference) -> list[str]:
    """How the files differ from what is in use; nothing when they do not."""
    if difference.broken:
        return [words.say("ui.difference.broken")]
    told = []
    for code, keys in (("taken", difference.taken), ("waits", difference.waits)):
        if keys:
            names = tuple(content_name(words, key) for key in keys)
            told.append(words.say(f"ui.difference.{code}", {"names": names}))
    return told


def difference_data(difference: Difference) -> dict[str, object]:
    """The content keys that differ."""
    return {
        "taken": list(difference.taken),
        "waits": list(difference.waits),
        "broken": difference.broken,
    }


def content_name(words: Words, key: str) -> str:
    """What a content key is called: ``kalendarium:2018`` is the kalendarium 2018."""
    kind, _, rest = key.partition(":")
    return words.say(f"ui.content.{kind}", {"name": rest.partition(":")[0]})


def _row(words: Words, standing: Standing, year: int) -> list[str]:
    running, step = standing.running, standing.next_step
    told = [running.row.id, joint.state(words, running)]
    if running.finished and step is None:
        return [*told, words.say("ui.finished"), "", ""]
    if standing.owner is None and not running.finished:
        return [*told, words.say("ui.ownerless"), "", ""]
    late = f"+{standing.late}" if standing.late else ""
    if step is None:
        return [*told, "", "", late]
    return [*told, words.step(running.document.workflow, step.trigger), day(words, step.due, year), late]


def _counts(words: Words, overview: Overview, width: int) -> Iterable[str]:
    every = overview.documents
    orphans = tuple(s.running.row.id for s in every if s.owner is None and not s.running.finished)
    facts = {
        "today": overview.today,
        "documents": len(every),
        "finished": sum(standing.running.finished for standing in every),
        "late": sum(standing.late > 0 for standing in every),
    }
    yield from wrapped(words.say("ui.status.count", facts), width)
    if orphans:
        yield from wrapped(words.say("ui.status.ownerless", {"documents": orphans}), width)
    if overview.simulated:
        yield words.say("ui.simulated")


def _failed(words: Words, mails: Iterable[Mail], width: int) -> list[str]:
    rows = [{"person": mail.person, "kind": mail.kind, "reply": mail.reply} for mail in mails]
    if not rows:
        return []
    told = [words.say("ui.status.failed")]
    for row in rows:
        told += bullet(words.say("ui.status.failed-one", row), width)
    return told


def _standing_data(words: Words, standing: Standing) -> dict[str, object]:
    row, progress, step = standing.running.row, standing.running.progress, standing.next_step
    coming = {
        "trigger": step.trigger,
        "due": plain.plain(step.due),
        "body": step.body,
        "meeting": step.meeting.id if step.meeting else None,
        **({"missed": True} if step.missed else {}),
    } if step else None  # fmt: skip
    return {
        "id": row.id,
        "type": row.type,
        "body": row.body,
        "owner": standing.owner,
        "year": row.year,
        "cycle": row.cycle,
        "state": progress.state,
        "state_name": words.state(standing.running.document.workflow, progress.state),
        "version": progress.version,
        "late": standing.late,
        "next": coming,
        "ownerless": standing.owner is None,
        "finished": standing.running.finished,
        "conditional": progress.conditional,
        "moves": [_move_data(words, standing, move) for move in standing.moves],
    }


def _move_data(words: Words, standing: Standing, move: Move) -> dict[str, object]:
    step, document = move.step, standing.running.row.id
    return {
        "trigger": step.trigger,
        "name": words.step(standing.running.document.workflow, step.trigger),
        "kind": step.kind.value,
        "by": [holder.person for holder in move.by],
        "allowed": move.allowed,
        "reasons": [plain.fault(words, reason, document) for reason in move.reasons],
        "outcomes": document_view.outcomes(step),
        "meeting": step.meeting.id if step.meeting else None,
        "due": plain.plain(step.due),
    }


def _mail_data(words: Words, mail: Mail) -> dict[str, object]:
    return {
        "person": mail.person,
        "name": words.person(mail.person),
        "kind": mail.kind,
        "reply": mail.reply,
        "number": mail.message_id[1:9],
        "attempts": mail.attempts,
    }
