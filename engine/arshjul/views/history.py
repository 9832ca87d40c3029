"""The history for people and for programs: what happened, when, by whom."""

from datetime import datetime

from arshjul.domain.history import EntryType, Fields
from arshjul.domain.joining import AGREED
from arshjul.service.history import Answer, Line
from arshjul.views import later, pasthistory, plain
from arshjul.views.columns import WIDTH, blocks, wrapped
from arshjul.views.entry import sentence
from arshjul.views.filling import measured
from arshjul.views.plan import knowing
from arshjul.views.text import Words

_WHOLE, _ANY, _UNDER = (0, 1, 5), 10_000, " " * 12
_COLUMNS = ("day", "document", "step", "outcome", "by", "meeting", "days")


def lines(words: Words, answer: Answer, width: int = WIDTH) -> list[str]:
    """A table, with the reasons that were given below their step; of one document, its name stands once."""
    words = knowing(words, answer.definitions)
    if not answer.lines:
        return [words.say("ui.history.none")]
    about = {str(line.entry.get("doc")) for line in answer.lines}
    single = len(about) == 1 and "None" not in about
    rows = [_row(words, line, single) for line in answer.lines]
    head, *body = _table([words.say(f"ui.head.{name}") for name in _COLUMNS], rows, width)
    told = [*about, ""] if single else []
    told += head
    for row, line in zip(body, answer.lines, strict=True):
        told += [*row, *_below(words, line, width)]
    return [*told, "", words.say("ui.history.count", {"count": len(answer.lines)})]


def _table(headings: list[str], rows: list[list[str]], width: int) -> list[list[str]]:
    """The rows as they are when they fit, else the day and the document above what was done."""
    whole = blocks(headings, rows, _ANY, whole=_WHOLE)
    if max(len(line) for lines_ in whole for line in lines_) <= width or not any(row[1] for row in rows):
        return blocks(headings, rows, width, whole=_WHOLE)
    first = blocks(headings[:2], [row[:2] for row in rows], width, whole=(0, 1))
    rest = blocks(headings[2:], [row[2:] for row in rows], width, _UNDER, [i - 2 for i in _WHOLE])
    return [[*above, *below] for above, below in zip(first, rest, strict=True)]


def data(words: Words, answer: Answer) -> dict[str, object]:
    """The entries as they are, each with its sentence and its free text."""
    words = knowing(words, answer.definitions)
    return {"entries": [_data(words, line) for line in answer.lines]}


def _below(words: Words, line: Line, width: int) -> list[str]:
    """What stands under an entry's row: the text it was about, in short, and the reason given."""
    text = line.entry.get("att")
    told = wrapped(words.say("ui.text", {"att": text}), width, "    ") if text else []
    if line.entry["type"] == EntryType.HISTORY_IMPORTED:
        told += pasthistory.of_entry(words, line.entry, width)
        return [*told, *(f"    {row}" for row in (line.note or "").splitlines())]  # word for word
    note = wrapped(f"”{line.note}”", width, "    ") if line.note else []
    moved = (text for said in later.of_entry(words, line.entry) for text in wrapped(said, width, "    "))
    return [*told, *_joint(words, line, width), *moved, *note]


def _joint(words: Words, line: Line, width: int) -> list[str]:
    """That a decision depends on others', or what has become of a joint plan."""
    entry = line.entry
    if entry.get("joint") and entry.get("outcome") in AGREED:
        return wrapped(words.say("ui.joint.condition", entry), width, "    ")
    if _follows(entry):
        return wrapped(sentence(words, entry), width, "    ")
    return []


def _follows(entry: Fields) -> bool:
    """Whether it says what became of a joint plan: its outcome is that of another document's decision."""
    return str(entry["type"]).startswith("joint.")


def _data(words: Words, line: Line) -> dict[str, object]:
    entry = plain.plain(line.entry)
    assert isinstance(entry, dict)
    return {**entry, "message": sentence(words, line.entry), "note": line.note}


def _row(words: Words, line: Line, single: bool) -> list[str]:
    entry = line.entry
    late = entry.get("late")
    outcome = entry.get("outcome")
    return [
        _instant(words, entry) if single else line.on.isoformat(),
        "" if single else str(entry.get("doc") or ""),
        _what(words, entry),
        words.kind(str(outcome)) if outcome and not _follows(entry) else _value(words, entry),
        words.person(str(entry["actor"])),
        _meeting(entry),
        words.say("ui.late", {"days": late}) if isinstance(late, int) and late > 0 else "",
    ]


def _what(words: Words, entry: Fields) -> str:
    """The step's name; the measure, or the sort of entry, where no step was taken."""
    if entry.get("trigger"):
        return words.step(str(entry.get("doc") or ""), str(entry["trigger"]))
    return str(entry.get("measure") or words.say(f"ui.entry-type.{entry['type']}"))


def _value(words: Words, entry: Fields) -> str:
    """What was recorded of a measure; free text stands below, as every note does."""
    value = entry.get("value")
    return measured(words, str(value), str(entry["kind"])) if value is not None else ""


def _instant(words: Words, entry: Fields) -> str:
    local = words.local(datetime.fromisoformat(str(entry["at"]).replace("Z", "+00:00")))
    return (
        f"{local.date().isoformat()} {local:%H.%M}" if words.language == "sv" else f"{local:%Y-%m-%d %H:%M}"
    )


def _meeting(entry: Fields) -> str:
    meeting, paragraph = entry.get("meeting"), entry.get("ref")
    return f"{meeting or ''}{f' § {paragraph}' if paragraph else ''}".strip()
