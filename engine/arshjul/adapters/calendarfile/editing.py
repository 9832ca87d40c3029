"""One text, cut at the places of its meetings."""

import re
from collections.abc import Mapping, Sequence

from arshjul.adapters.calendarfile.places import Span, spans, values
from arshjul.adapters.calendarfile.rows import pairs_of, row_of
from arshjul.domain.kalendarium import Meeting
from arshjul.domain.meetingplans.merging import Change, Merged
from arshjul.errors import UsageError

_LIST = re.compile(r"^[ \t]*meetings[ \t]*=[ \t]*\[", re.MULTILINE)


def rows_in(text: str) -> list[Span]:
    """Where each row stands; none when there is no list of them."""
    found = _LIST.search(text)
    return list(spans(text, found.end()))[:-1] if found else []


class Editing:
    """One text, cut at the places of its rows."""

    def __init__(self, text: str, names: Mapping[str, str], file: str) -> None:
        self.text, self.names = text, names
        self.newline = "\r\n" if "\r\n" in text else "\n"
        found = _LIST.search(text)
        places = list(spans(text, found.end())) if found else []
        if found is None or not places:
            raise UsageError("calendar-not-editable", file=file)
        *self.items, self.whole = places
        """Where each row stands, and where the list ends."""
        self.cuts: list[tuple[int, int, str]] = []
        """From, to, and what stands there instead."""

    def done(self, rows: Sequence[Merged]) -> str:
        known = [row for row in rows if row.before is not None]
        if len(known) != len(self.items):
            raise UsageError("calendar-not-editable", file="")
        for span, row in zip(self.items, known, strict=True):
            if row.change is not Change.SAME:
                self.cuts.append((span.start, span.end, edited(self.text[span.start : span.end], row)))
        self._insert(
            [row.after for row in rows if row.before is None], [row.before for row in known if row.before]
        )
        text = self.text
        for start, end, instead in sorted(self.cuts, key=lambda cut: (cut[0], cut[2] != ","), reverse=True):
            text = text[:start] + instead + text[end:]
        return text

    def _insert(self, fresh: list[Meeting], known: list[Meeting]) -> None:
        """New rows: behind the body's earlier ones, else at the end under a heading of their own."""
        width = max((len(meeting.body) for meeting in (*fresh, *known)), default=0)
        places: dict[int, list[str]] = {}
        for meeting in sorted(fresh, key=lambda m: m.date):
            before = [
                i
                for i, other in enumerate(known)
                if other.body == meeting.body and other.date <= meeting.date
            ]
            later = [i for i, other in enumerate(known) if other.body == meeting.body]
            row = f"  {row_of(meeting, width)},{self.newline}"
            if before:
                places.setdefault(self._behind(before[-1]), []).append(row)
            elif later:
                places.setdefault(self._line_of(self.items[later[0]].start), []).append(row)
            else:
                places.setdefault(-1, []).append(row)
        for position, rows in places.items():
            if position >= 0:
                self.cuts.append((position, position, "".join(rows)))
        self._append([m for m in fresh if not any(other.body == m.body for other in known)], width)

    def _append(self, fresh: list[Meeting], width: int) -> None:
        text = ""
        for body in dict.fromkeys(meeting.body for meeting in fresh):
            name = self.names.get(body, body)
            text += f"  # {body}: {name}{self.newline}" if name != body else f"  # {body}{self.newline}"
            mine = sorted((m for m in fresh if m.body == body), key=lambda m: m.date)
            text += "".join(f"  {row_of(meeting, width)},{self.newline}" for meeting in mine)
        if not text:
            return
        position = self._behind(len(self.items) - 1) if self.items else self._line_of(self.whole.start)
        lone = self.text[max(0, position - 1)] != "\n"
        self.cuts.append((position, position, self.newline * lone + text))

    def _behind(self, index: int) -> int:
        """Right behind a row's line; a comma is put after a last row that has none."""
        end = self.items[index].end
        after = re.compile(r"[ \t]*(,)?[ \t\r]*(?:#[^\n]*)?(\n)?").match(self.text, end)
        assert after is not None
        if not after[1]:
            self._comma(end)
        if after[2]:
            return after.end()
        return after.end(1) if after[1] else end

    def _comma(self, end: int) -> None:
        if (end, end, ",") not in self.cuts and not re.compile(r"(?:\s|#[^\n]*\n)*,").match(self.text, end):
            self.cuts.append((end, end, ","))

    def _line_of(self, position: int) -> int:
        """Where the line begins, unless something else stands before on it."""
        start = self.text.rfind("\n", 0, position) + 1
        return start if not self.text[start:position].strip() else position


def edited(row: str, merged: Merged) -> str:
    """The row with only those values changed that are different."""
    assert merged.before is not None
    was, now = dict(pairs_of(merged.before)), dict(pairs_of(merged.after))
    for key in (*was, *(key for key in now if key not in was)):
        if was.get(key) != now.get(key):
            row = with_value(row, key, now.get(key, '"ordinary"' if key == "status" else None))
    return row


def with_value(row: str, key: str, value: str | None) -> str:
    """The row with another value for a key, or without the key."""
    places = {name: (start, end) for name, start, end in values(row)}
    if key in places:
        start, end = places[key]
        if value is not None:
            return row[:start] + value + row[end:]
        begin = row.rfind(",", 0, row.rfind(key, 0, start))
        return row[:begin] + row[end:]
    last = max(end for _, end in places.values())
    return row if value is None else f"{row[:last]}, {key} = {value}{row[last:]}"
